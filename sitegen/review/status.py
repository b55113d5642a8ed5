"""How far the review of a site has come, article by article.

In: articles' items. Out: counts, the articles in the order in which to go on with them, and the
same as data and as lines. Changes nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sitegen.checks.reasons import doubt_data, in_words
from sitegen.memory.characters import on_one_line
from sitegen.report import shown_path
from sitegen.review.columns import TITLE_NUMBER
from sitegen.review.worklist import Item, Work

# Two lines of a terminal: enough to know a sentence; all of it stands in the file.
SHOWN = 160
LOOK_AGAIN = "reviewed; worth another look"
HEADINGS = ("reviewed", "draft", "machine", "untranslated", "obsolete", "doubtful")


@dataclass(frozen=True, slots=True)
class Counts:
    """Segments by whose word their English is; the title is one of them.

    `obsolete` are entries kept for segments that left the article. `doubtful` are among drafted and
    machine, `look_again` among reviewed.
    """

    reviewed: int = 0
    drafted: int = 0
    machine: int = 0
    untranslated: int = 0
    obsolete: int = 0
    doubtful: int = 0
    look_again: int = 0

    @property
    def left(self) -> int:
        """How many segments are not reviewed."""
        return self.drafted + self.machine + self.untranslated

    def as_data(self) -> dict[str, int]:
        """Return the counts as JSON-ready data."""
        return {
            "reviewed": self.reviewed,
            "drafted": self.drafted,
            "machine": self.machine,
            "untranslated": self.untranslated,
            "obsolete": self.obsolete,
            "doubtful": self.doubtful,
            "look_again": self.look_again,
        }


def counts_of(works: Iterable[Work]) -> Counts:
    """Count the segments of these articles."""
    found: Counter[str] = Counter()
    for work in works:
        found["obsolete"] += work.obsolete
        for item in work.items:
            found[item.entry.state] += 1
            found["doubtful"] += item.is_doubtful
            found["look_again"] += _looks_odd(item)
    return Counts(**found)


def ordered(works: Iterable[Work]) -> tuple[Work, ...]:
    """Sort articles: those with most doubtful sentences first, then those with most left to do."""

    def urgency(work: Work) -> tuple[int, int, str]:
        counts = counts_of((work,))
        return (-counts.doubtful, -counts.left, work.slug)

    return tuple(sorted(works, key=urgency))


def as_data(works: Sequence[Work], *, sentences: bool) -> dict[str, Any]:
    """Return the status as JSON-ready data, with the doubtful sentences if asked for."""
    articles = []
    for work in works:
        article: dict[str, Any] = {"slug": work.slug, **counts_of((work,)).as_data()}
        if sentences:
            article["sentences"] = [_sentence_data(work, item) for item in _odd(work)]
        articles.append(article)
    return {"articles": articles, "total": counts_of(works).as_data()}


def as_lines(works: Sequence[Work], *, sentences: bool) -> Iterator[str]:
    """Yield the status as lines for a terminal: a table, a line in all, then the sentences."""
    if not works:
        yield "no articles"
        return
    yield "  ".join((*HEADINGS, "article"))
    for work in works:
        yield _row(counts_of((work,)), work.slug)
    total = counts_of(works)
    yield _row(total, f"in all, {len(works)} {'article' if len(works) == 1 else 'articles'}")
    if total.look_again:
        yield f"{total.look_again} reviewed, but worth another look"
    if sentences:
        for work in works:
            for item in _odd(work):
                yield from _sentence_lines(work, item)
    elif total.doubtful or total.look_again:
        yield "which ones, and why: sitegen review status --sentences"


def _row(counts: Counts, label: str) -> str:
    numbers = (
        counts.reviewed, counts.drafted, counts.machine, counts.untranslated, counts.obsolete,
        counts.doubtful,
    )  # fmt: skip
    cells = (f"{number:>{len(name)}}" for number, name in zip(numbers, HEADINGS, strict=True))
    return "  ".join((*cells, label))


def _odd(work: Work) -> Iterator[Item]:
    """Yield the items with doubts, those that nobody reviewed first."""
    yield from (item for item in work.items if item.is_doubtful)
    yield from (item for item in work.items if _looks_odd(item))


def _looks_odd(item: Item) -> bool:
    return item.entry.state == "reviewed" and bool(item.doubts)


def _place(work: Work, item: Item) -> str:
    """Say where an entry stands, so that an editor can jump there; a new one has no line yet."""
    path = shown_path(work.path)
    return f"{path}:{item.entry.line}" if item.entry.line else path


def _sentence_lines(work: Work, item: Item) -> Iterator[str]:
    state = LOOK_AGAIN if item.entry.state == "reviewed" else item.entry.state
    name = f"sentence {item.number}" if item.number else TITLE_NUMBER
    yield ""
    yield f"{_place(work, item)}: {name}, {state}"
    yield from (f"  {in_words(doubt)}" for doubt in item.doubts)
    yield f"  {_short(item.entry.source)}"
    yield f"  {_short(item.entry.english)}"


def _short(text: str) -> str:
    line = on_one_line(text)
    return line if len(line) <= SHOWN else f"{line[: SHOWN - 1].rstrip()}…"


def _sentence_data(work: Work, item: Item) -> dict[str, Any]:
    return {
        "file": shown_path(work.path),
        "line": item.entry.line or None,
        "number": item.number,
        "state": item.entry.state,
        "doubts": [doubt_data(doubt) for doubt in item.doubts],
        "source": item.entry.source,
        "english": item.entry.english,
    }
