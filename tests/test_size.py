"""No function is longer than a reader can hold, and no module does more than its one job."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PLACES = ("sitegen", "tests", "benchmarks", "training")
# Lines from "def" to the end, docstring and all. What outgrows them is parted by what it means.
MOST_OF_A_FUNCTION = 40
# Lines of a module; tests of one thing may be more.
MOST_OF_A_MODULE = 400
MODULES_OF = ("sitegen", "benchmarks", "training")


def long_functions(source: str) -> Iterator[tuple[str, int]]:
    """Yield the name and the lines of each function that is too long."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert node.end_lineno
            lines = node.end_lineno - node.lineno + 1
            if lines > MOST_OF_A_FUNCTION:
                yield node.name, lines


def modules(*places: str) -> Iterator[Path]:
    for place in places:
        yield from sorted((ROOT / place).rglob("*.py"))


def test_functions_are_short() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {name} has {lines} lines"
        for path in modules(*PLACES)
        for name, lines in long_functions(path.read_text("utf-8"))
    ]
    assert not found, "\n".join(found)


def test_modules_are_short() -> None:
    found = [
        f"{path.relative_to(ROOT)} has {lines} lines"
        for path in modules(*MODULES_OF)
        if (lines := len(path.read_text("utf-8").splitlines())) > MOST_OF_A_MODULE
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("head", ["def one() -> None:", "async def one() -> None:"])
def test_a_line_too_many_is_seen(head: str) -> None:
    source = f'{head}\n    """It tells."""\n' + "    print()\n" * (MOST_OF_A_FUNCTION - 2)
    assert not list(long_functions(source))
    assert list(long_functions(f"{source}    print()\n")) == [("one", MOST_OF_A_FUNCTION + 1)]
    inside = "class Two:\n" + "".join(f"    {line}\n" for line in source.splitlines())
    assert list(long_functions(f"{inside}        print()\n")) == [("one", MOST_OF_A_FUNCTION + 1)]


def test_there_is_something_to_measure() -> None:
    assert all(any(modules(place)) for place in PLACES)
