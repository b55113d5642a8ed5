"""What is found wrong with templates, each place once.

A place can be reached several times with values of several kinds: a macro, a part that many pages
include. What is right for one of them is no mistake of spelling, and is not reported.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path

from jinja2 import nodes

from sitegen.errors import Problem, Severity

# How alike two names must be for one to be offered for the other (1 is the same): "lable" for
# "label" is 0.8, "href" for "here" 0.75; "date" for "state" 0.67 would send people astray.
ALIKE = 0.7
# Of whole messages: they have many words in common that say little.
ALIKE_MESSAGES = 0.8


class Findings:
    """The faults found so far; a fault at a place counts unless the place was right once."""

    def __init__(self) -> None:
        self._wrong: dict[tuple[int, str], Problem] = {}
        self._fine: set[tuple[int, str]] = set()

    def fine(self, node: nodes.Node, what: str) -> None:
        """Note that a place is right for the values it was reached with."""
        self._fine.add((id(node), what))

    def wrong(
        self,
        node: nodes.Node,
        what: str,
        path: Path,
        message: str,
        hint: str,
        severity: Severity = Severity.ERROR,
    ) -> None:
        """Note what is wrong at a place; `what` tells faults of one place apart."""
        problem = Problem(message, path, node.lineno, hint, severity)
        self._wrong.setdefault((id(node), what), problem)

    def problems(self) -> tuple[Problem, ...]:
        """Return all that is wrong, by file and line, and nothing twice."""
        found = {problem: None for place, problem in self._wrong.items() if place not in self._fine}
        return tuple(sorted(found, key=lambda one: (str(one.path), one.line or 0, one.message)))


def nearest(name: str, known: Iterable[str], alike: float = ALIKE) -> str:
    """Return the known name that is most like this one, "" where none is like it."""
    folded = {one.lower(): one for one in sorted(known)}
    found = get_close_matches(name.lower(), folded, n=1, cutoff=alike)
    return folded[found[0]] if found else ""


def suggestion(name: str, known: Iterable[str], otherwise: str, alike: float = ALIKE) -> str:
    """Offer the nearest known name, or say something else."""
    near = nearest(name, known, alike)
    return f"did you mean {near}?" if near else otherwise
