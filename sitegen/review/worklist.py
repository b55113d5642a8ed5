"""What there is to review: the segments of articles with their English and what is doubtful in it.

In: an article's entries as they fit its segments now. Out: one item per segment, in text order, and
the keys by which it is known again when a colleague's file comes back. Changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from sitegen.files import sha256_hex
from sitegen.memory.characters import on_one_line
from sitegen.memory.entries import TITLE, Entry, Key
from sitegen.model import Doubt, TranslationState

Only = Literal["doubtful", "machine", "untranslated", "all"]
UNREVIEWED: Final[tuple[TranslationState, ...]] = ("machine", "drafted")
# 64 bits: ample to tell the sentences of one article apart.
KEY_LENGTH = 16

Look = Callable[[Sequence[Entry]], Sequence[tuple[Doubt, ...]]]
# Told how many items of how many are done.
Progress = Callable[[int, int], None]


def quietly(done: int, total: int) -> None:
    """Tell nobody how far it is."""
    del done, total


@dataclass(frozen=True, slots=True)
class Item:
    """A segment of an article; `number` counts sentences from 1, the title has 0.

    `doubts` of reviewed English mean no more than that it is worth another look.
    """

    slug: str
    number: int
    entry: Entry
    doubts: tuple[Doubt, ...]

    @property
    def is_doubtful(self) -> bool:
        """Tell whether English that nobody reviewed has doubts."""
        return bool(self.doubts) and self.entry.state in UNREVIEWED


@dataclass(frozen=True, slots=True)
class Work:
    """An article's items in text order; `path` is its PO file, `obsolete` counts kept entries."""

    slug: str
    path: Path
    items: tuple[Item, ...]
    obsolete: int


def work_of(slug: str, path: Path, entries: Sequence[Entry], look: Look) -> Work:
    """List an article's items; `entries` are fitted to its segments, `look` finds their doubts."""
    items: list[Item] = []
    sentences = 0
    counting = tuple(current(entries).values())
    for entry, doubts in zip(counting, look(counting), strict=True):
        sentences += entry.context != TITLE
        number = 0 if entry.context == TITLE else sentences
        items.append(Item(slug, number, entry, tuple(doubts)))
    return Work(slug, path, tuple(items), sum(entry.obsolete for entry in entries))


def current(entries: Iterable[Entry]) -> dict[Key, Entry]:
    """Return the entries that count, by key: the first of each that is not obsolete."""
    found: dict[Key, Entry] = {}
    for entry in entries:
        if not entry.obsolete:
            found.setdefault(entry.key, entry)
    return found


def chosen(work: Work, only: Only) -> tuple[Item, ...]:
    """Return the items of this kind; "machine" is all English that waits for its review."""
    wanted: dict[Only, Callable[[Item], bool]] = {
        "doubtful": lambda item: item.is_doubtful,
        "machine": lambda item: item.entry.state in UNREVIEWED,
        "untranslated": lambda item: item.entry.state == "untranslated",
        "all": lambda _: True,
    }
    return tuple(item for item in work.items if wanted[only](item))


def same(one: str, other: str) -> bool:
    """Tell whether two texts say the same, white space and what nobody sees aside."""
    return on_one_line(one) == on_one_line(other)


def text_key(text: str) -> str:
    """Return a short hash of Arabic or English, the same for whatever `same` finds the same."""
    return sha256_hex(on_one_line(text).encode())[:KEY_LENGTH]
