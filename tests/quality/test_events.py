"""How often two sentences of a day are rightly taken for one event, or for two.

Cases are in tests/cases/events.txt, half of them set aside. The floors are what was reached; they
only rise while the cases stay the same.
"""

from __future__ import annotations

import json
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from sitegen.cli import cli

CASES = Path(__file__).parents[1] / "cases" / "events.txt"
KINDS, PARTS = ("same", "apart"), ("dev", "test")
# So far apart that no case can have to do with the next.
DAYS_BETWEEN = 5
FIRST_DAY = date(2022, 1, 1)
MONTHS = (
    "يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو",
    "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر",
)  # fmt: skip
# Of the pairs that tell the same, how many are joined; of those apart, how many wrongly.
FLOORS = {"dev": (9, 0), "test": (9, 0)}

Case = tuple[str, str, str, str]


def read_cases() -> list[Case]:
    """Kind, part, and the two sentences; a malformed case fails."""
    cases = []
    for block in CASES.read_text("utf-8").split("\n\n"):
        lines = [line for line in block.splitlines() if line and not line.startswith("#")]
        if not lines:
            continue
        head, first, second = lines
        kind, part = head.split()
        assert kind in KINDS
        assert part in PARTS
        assert first.count("{day}") == second.count("{day}") == 1, head
        cases.append((kind, part, first, second))
    return cases


def write_site(root: Path, cases: list[Case]) -> None:
    articles = root / "content" / "articles"
    articles.mkdir(parents=True)
    settings = '[site]\ntitle_ar = "أ"\ntitle_en = "A"\n\n[translation]\nengine = "none"\n'
    (root / "sitegen.toml").write_text(settings, "utf-8")
    for number, (_, _, *sentences) in enumerate(cases):
        day = FIRST_DAY + timedelta(days=DAYS_BETWEEN * number)
        spelt = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
        for name, sentence in zip("ab", sentences, strict=True):
            text = sentence.replace("{day}", spelt)
            head = f"---\ntitle: عنوان {number}\ndate: {day + timedelta(days=1)}\n---\n\n"
            (articles / f"case-{number}-{name}.md").write_text(f"{head}{text}\n", "utf-8")


@pytest.fixture(scope="module")
def joined(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Counter[str]]:
    """How many pairs were joined, by part and kind."""
    cases, root = read_cases(), tmp_path_factory.mktemp("events")
    write_site(root, cases)
    built = CliRunner().invoke(cli, ["--site", str(root), "build", "--date", "2024-01-01"])
    assert built.exit_code == 0, built.output
    lines = (root / "site" / "data" / "events.jsonl").read_text("utf-8").splitlines()
    told = [{one["article"] for one in json.loads(line)["tellings"]} for line in lines]
    counts = {part: Counter[str]() for part in PARTS}
    for number, (kind, part, _, _) in enumerate(cases):
        pair = {f"case-{number}-a", f"case-{number}-b"}
        # A case in which no day is found at all would count as rightly apart.
        assert pair <= set().union(*told), f"no event in case {number}"
        counts[part][kind] += any(pair <= slugs for slugs in told)
    return counts


@pytest.mark.parametrize("part", PARTS)
def test_events_are_joined_where_they_are_the_same(
    joined: dict[str, Counter[str]], part: str
) -> None:
    same, apart = FLOORS[part]
    assert joined[part]["same"] >= same
    assert joined[part]["apart"] <= apart
