"""What colleagues decided, taken into the entries of one article.

In: returned rows of an article, its entries as they fit its segments now. Out: the entries with
what could be taken, and of the rest why not. A reviewed entry is never given other English.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, Literal

from sitegen.checks.no_english import is_arabic, is_copied, is_far_longer
from sitegen.errors import Problem, Severity
from sitegen.memory.characters import on_one_line
from sitegen.memory.decisions import REMARK, drafted, remarked, reviewed
from sitegen.memory.entries import TITLE, Entry
from sitegen.review.misfits import AGAIN, is_jumbled, is_wholesale, jumbled, lost, rewritten
from sitegen.review.returned import Origin, Returned
from sitegen.review.worklist import current, same, text_key

Outcome = Literal["reviewed", "drafts", "conflicts", "refused", "unchanged"]
OUTCOMES: Final[tuple[Outcome, ...]] = (
    "reviewed", "drafts", "conflicts", "refused", "unchanged",
)  # fmt: skip
NOT_RIGHT = "not right"
# Two pages: what is longer was not meant for an editor.
MAX_NOTE = 5000
EARLIER = re.compile(rf"^{REMARK}({NOT_RIGHT}\b.*)$", re.MULTILINE)

Place = tuple[bool, str]


@dataclass(frozen=True, slots=True)
class Merged:
    """An article's entries after its rows went in; how many rows came to what; what was not taken.

    A row with nothing but a note counts as unchanged. `unnamed` are rows that were not taken
    because nobody is named who decided; `confirmed` those that left the English as it was and made
    it reviewed, each with its entry.
    """

    entries: tuple[Entry, ...]
    outcomes: Mapping[Outcome, int]
    problems: tuple[Problem, ...]
    unnamed: tuple[int, ...] = ()
    confirmed: tuple[tuple[int, Entry], ...] = ()


@dataclass(frozen=True, slots=True)
class _Taken:
    """What became of a row: the entry after it, or the reason why it was not taken."""

    outcome: Outcome
    entry: Entry | None = None
    message: str = ""
    hint: str = ""


UNCHANGED = _Taken("unchanged")
UNNAMED = _Taken("refused")


def merge(rows: Sequence[Returned], entries: Sequence[Entry], day: date, origin: Origin) -> Merged:
    """Take the rows of one article into its entries, with this day where they are reviewed."""
    places = _places(entries)
    asking = [row for row in rows if row.asks]
    misfits = [row for row in asking if row.link == "torn" or _find(row, places) is None]
    wholesale = is_wholesale(misfits, len(asking))
    if wholesale and is_jumbled(misfits):
        problem = jumbled(misfits, len(asking), origin)
        return Merged(tuple(entries), untaken(rows), (problem,))
    problems = [rewritten(misfits, len(asking), origin)] if wholesale else []
    # By themselves, not by their numbers: a translator's program may write all units in one line.
    passed_over = {id(row) for row in misfits}
    clashing = _clashes(row for row in asking if id(row) not in passed_over)
    problems += [_clash(found, origin) for found in clashing]
    passed_over |= {id(row) for found in clashing for row in found}
    after = list(entries)
    outcomes: Counter[Outcome] = Counter()
    unnamed: list[int] = []
    confirmed: list[tuple[int, Entry]] = []
    for row in rows:
        at = _find(row, places)
        if id(row) in passed_over:
            taken = _Taken("refused")
        elif not row.asks or at is None:
            taken = UNCHANGED
        else:
            before = after[at]
            taken = _decided(row, before, day)
            after[at] = taken.entry or before
            problems += _said_of(taken, row, origin)
            if taken.outcome == "reviewed" and same(after[at].english, before.english):
                confirmed.append((row.row, after[at]))
                problems += _overridden(row, before, origin)
        outcomes[taken.outcome] += 1
        unnamed += [row.row] if taken is UNNAMED else []
    problems += () if wholesale else [lost(row, origin) for row in misfits]
    problems.sort(key=lambda problem: problem.line or 0)
    return Merged(tuple(after), outcomes, tuple(problems), tuple(unnamed), tuple(confirmed))


def untaken(rows: Iterable[Returned]) -> Mapping[Outcome, int]:
    """Count the rows of an article of which nothing is taken."""
    return Counter[Outcome]("refused" if row.asks else "unchanged" for row in rows)


def with_names(rows: Iterable[Returned], reviewer: str) -> tuple[Returned, ...]:
    """Return the rows with a name in each, as far as there is one.

    That of the row; else the only one that stands in the file; else `reviewer`.
    """
    rows = tuple(rows)
    names = {row.name for row in rows if row.name}
    other = names.pop() if len(names) == 1 else reviewer
    return tuple(row if row.name else replace(row, name=other) for row in rows)


def _places(entries: Sequence[Entry]) -> dict[Place, int]:
    """Index the entries that count by their segments."""
    counting = {id(entry) for entry in current(entries).values()}
    places: dict[Place, int] = {}
    for at, entry in enumerate(entries):
        if id(entry) in counting:
            places.setdefault((entry.context == TITLE, text_key(entry.source)), at)
    return places


def _find(row: Returned, places: Mapping[Place, int]) -> int | None:
    """Return where the entry of a row's segment stands; None where the article has none such."""
    kinds = (False, True) if row.is_title is None else (row.is_title,)
    found = (places.get((kind, row.key)) for kind in kinds)
    return next((at for at in found if at is not None), None)


def _clashes(asking: Iterable[Returned]) -> list[list[Returned]]:
    """Return the groups of rows that decide differently about one and the same segment."""
    groups: defaultdict[tuple[bool | None, str], list[Returned]] = defaultdict(list)
    for row in asking:
        groups[row.is_title, row.key].append(row)
    return [
        group
        for group in groups.values()
        if len({(row.verdict, row.english, row.note) for row in group}) > 1
    ]


def _clash(rows: Sequence[Returned], origin: Origin) -> Problem:
    return Problem(
        f"{origin.listed([row.row for row in rows])} are about the same sentence and differ: none "
        "was taken",
        origin.path,
        rows[0].row,
        "keep one of them, and import again",
    )


def _said_of(taken: _Taken, row: Returned, origin: Origin) -> tuple[Problem, ...]:
    """Say why a row was not taken, where there is more to say than that nobody is named."""
    return (Problem(taken.message, origin.path, row.row, taken.hint),) if taken.message else ()


def _overridden(row: Returned, before: Entry, origin: Origin) -> tuple[Problem, ...]:
    """Say that somebody found English not right which is confirmed now."""
    earlier = EARLIER.findall(before.comment)
    if not earlier:
        return ()
    message = f"in the article {row.slug}: confirmed, although noted “{earlier[-1]}” earlier"
    hint = "the note stays in the PO file; if it is still true, correct the English there"
    return (Problem(message, origin.path, row.row, hint, Severity.WARNING),)


def _decided(row: Returned, entry: Entry, day: date) -> _Taken:
    """Return what a row makes of its entry."""
    if entry.plural and row.verdict != "none":
        return _Taken("refused", message="has plural forms", hint="review it in its PO file")
    if len(row.note) > MAX_NOTE:
        return _Taken(
            "refused",
            message=f"its note is longer than {MAX_NOTE} characters",
            hint="shorten it, and import again",
        )
    taken = UNCHANGED if row.verdict in ("none", "rejected") else _judged(row, entry, day)
    if taken.outcome in ("conflicts", "refused"):
        return taken
    noted = taken.entry or entry
    signature = f" ({row.name})" if row.name else ""
    if row.verdict == "rejected":
        noted = remarked(noted, NOT_RIGHT + signature)
    if row.note:
        noted = remarked(noted, row.note + signature)
    return replace(taken, entry=noted)


def _judged(row: Returned, entry: Entry, day: date) -> _Taken:
    """Return what a row's English makes of its entry: reviewed, a draft, or nothing, and why."""
    english, state = row.english, entry.state
    if row.verdict == "confirmed":
        if state == "untranslated":
            return _Taken(
                "refused",
                message="there is no English that could be OK",
                hint='write it in "Your English"',
            )
        if (row.sent or text_key(english)) == text_key(entry.english):
            english = entry.english
        elif state != "reviewed":
            return _Taken(
                "refused",
                message="its English is another than when the file was made, so that the OK was "
                f"for other words; now: “{on_one_line(entry.english)}”",
                hint=(f"OK was said of: “{english}”; " if english else "") + AGAIN,
            )
    no_english = _no_english(entry.source, english)
    if no_english and not (state == "reviewed" and same(english, entry.english)):
        return no_english
    if state == "reviewed" and not same(english, entry.english):
        return _conflict("is reviewed already with other English, which stays", entry, english)
    if row.verdict != "drafted":
        if state == "reviewed":
            return UNCHANGED
        made = reviewed(entry, english, row.name, day) if row.name else None
        return _Taken("reviewed", made) if made else UNNAMED
    if same(english, entry.english):
        return UNCHANGED
    if state == "drafted" and text_key(entry.english) != row.sent:
        return _conflict("has another draft since the file was made, which stays", entry, english)
    return _Taken("drafts", drafted(entry, english, row.name)) if row.name else UNNAMED


def _no_english(source: str, english: str) -> _Taken | None:
    """Say why a text cannot be the English of its Arabic; None where it can."""
    if is_copied(source, english):
        what = "where its English should stand, the Arabic stands again"
    elif is_arabic(english):
        what = "what stands for its English is Arabic"
    elif is_far_longer(source, english):
        what = f"its English is far too long: {len(english)} characters for {len(source)} in Arabic"
    else:
        return None
    hint = "write its English, and import again; its entry stays as it was"
    return _Taken("refused", message=f"{what}: not taken", hint=hint)


def _conflict(message: str, entry: Entry, english: str) -> _Taken:
    return _Taken(
        "conflicts",
        message=f"{message}: “{on_one_line(entry.english)}”",
        hint=f"the file has: “{english}”; to take it, write it into the PO file yourself",
    )
