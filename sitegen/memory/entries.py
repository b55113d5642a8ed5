"""An entry of the translation memory: a segment, its English, and whose word that is.

In: what a PO file holds, or a machine's answer. Out: frozen entries and their state. An entry that
a person wrote or touched is never replaced by what is made here.
"""

from __future__ import annotations

import contextlib
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from sitegen.memory.characters import seen
from sitegen.memory.notes import (
    FROM_KEY,
    MACHINE_KEY,
    SCORE_KEY,
    TERMS_KEY,
    TEXT_KEY,
    draft_notes,
    fingerprint,
    number,
    pieces,
    repairs,
    said,
    without_own,
)
from sitegen.model import Doubt, Draft, Repair, Translation, TranslationState

TITLE = "title"
FUZZY = "fuzzy"
# Where a draft came from, as the entry's comment and the translation's note say it.
SIMILAR = "similar sentence"
REALIGNED = "realigned"
REALIGNED_WHOLE = "realigned, covers the sentences after it too"
EDITED = "machine draft, edited"

REVIEWED_LINE = re.compile(
    r"^reviewed:\s*(\d{4}-\d{2}-\d{2})\s*$", re.ASCII | re.IGNORECASE | re.MULTILINE
)
TRANSLATOR_LINE = re.compile(r"^translator:\s*(\S.*?)\s*$", re.IGNORECASE | re.MULTILINE)

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Segment:
    """A title or a sentence of an article."""

    text: str
    is_title: bool = False

    @property
    def key(self) -> Key:
        """What an entry of this segment is found by."""
        return (TITLE if self.is_title else "", unicodedata.normalize("NFC", self.text))


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a PO file; what sitegen has no use for is carried along untouched.

    `notes` are the lines of the extracted comment (`#.`), `comment` the translator's own (`#`).
    `line` is where the entry stood in the file, 1-based, 0 for a new one.
    """

    source: str
    english: str = ""
    context: str | None = None
    flags: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    comment: str = ""
    previous: str | None = None
    previous_context: str | None = None
    previous_plural: str | None = None
    plural: str = ""
    plural_english: tuple[tuple[int, str], ...] = ()
    places: tuple[tuple[str, str], ...] = ()
    obsolete: bool = False
    line: int = field(default=0, compare=False)

    @property
    def key(self) -> Key:
        """What a segment finds its entry by."""
        return (self.context or "", unicodedata.normalize("NFC", self.source))

    @property
    def machine(self) -> str:
        """The engine whose draft this was: "argos ar-en 1.0"; "" if it was none's."""
        return self.note(MACHINE_KEY)

    @property
    def state(self) -> TranslationState:
        """Whose word the English is."""
        if not self.english.strip():
            return "untranslated"
        if FUZZY not in self.flags:
            return "reviewed"
        return "machine" if self.machine and not self._edited() else "drafted"

    @property
    def by_person(self) -> bool:
        """Tell whether a person wrote, corrected or confirmed the English."""
        return self.state in ("reviewed", "drafted")

    @property
    def translators(self) -> tuple[str, ...]:
        """Who is named as translator in the entry's own comment."""
        return tuple(TRANSLATOR_LINE.findall(self.comment))

    @property
    def reviewed_on(self) -> date | None:
        """The day that the entry's own comment gives for its review; None without one."""
        for day in REVIEWED_LINE.findall(self.comment):
            with contextlib.suppress(ValueError):
                return date.fromisoformat(day)
        return None

    @property
    def terms(self) -> str:
        """The key of the names and terms that were required of a machine's draft."""
        return self.note(TERMS_KEY)

    def note(self, key: str) -> str:
        """Return what a `key: value` line of the extracted comment says; "" without one."""
        return next(iter(said(self.notes, key)), "")

    def wants_machine(self, engine_id: str) -> bool:
        """Tell whether this engine may write the English.

        It may where there is none, or an untouched draft of another engine or version.
        """
        if self.is_untouched_draft:
            return self.machine != engine_id
        return not self.obsolete and self.state == "untranslated"

    @property
    def is_untouched_draft(self) -> bool:
        """Tell whether the English is a machine's, and known not to be touched since."""
        return not self.obsolete and self.state == "machine" and bool(self.note(TEXT_KEY))

    @property
    def repairs(self) -> tuple[Repair, ...]:
        """What was put in the place of the machine's own words."""
        return repairs(self.notes)

    def drafted_by_machine(
        self, engine_id: str, draft: Draft, terms: str = "", doubts: Iterable[Doubt] = ()
    ) -> Entry:
        """Return the entry with a machine's answer, already cleaned, as a marked draft.

        `terms` is the key of the names and terms that were required of it.
        """
        notes = draft_notes(engine_id, draft, terms, doubts)
        return replace(
            self,
            english=draft.text,
            flags=_with_fuzzy(self.flags),
            notes=without_own(self.notes) + notes,
        )

    def retired(self) -> Entry:
        """Return the entry as it is kept when its segment left the article.

        PO files keep no extracted comments for such entries, so none are carried.
        """
        return replace(
            self,
            obsolete=True,
            notes=(),
            places=(),
            previous=None,
            previous_context=None,
            previous_plural=None,
        )

    def translation(self, header_translator: str, header_day: date | None = None) -> Translation:
        """Return what the entry says of its segment; who and when may come from the file's header.

        Doubts are not among it: they are found anew.
        """
        state = self.state
        if state == "untranslated":
            return Translation(self.source, "", state)
        english = seen(self.english)
        if state == "machine":
            engine, _, model = self.machine.partition(" ")
            return Translation(
                self.source,
                english,
                state,
                engine,
                model,
                number(self.notes, SCORE_KEY),
                repairs=self.repairs,
                pieces=pieces(self.notes),
            )
        translator = ", ".join(self.translators) or header_translator
        note = ""
        if state == "drafted":
            note = self.note(FROM_KEY) or (EDITED if self.machine else "")
        day = self.reviewed_on or header_day if state == "reviewed" else None
        return Translation(
            self.source, english, state, translator=translator, note=note, reviewed_on=day
        )

    def _edited(self) -> bool:
        as_drafted = self.note(TEXT_KEY)
        return bool(as_drafted) and as_drafted != fingerprint(self.english)


def new_entry(segment: Segment) -> Entry:
    """Make the entry of a segment that has no English yet."""
    return Entry(segment.text, context=TITLE if segment.is_title else None)


def offered_entry(
    segment: Segment,
    english: str,
    origin: str,
    *,
    parents: Iterable[Entry],
    reviewed: bool = False,
) -> Entry:
    """Make the entry of a segment whose English comes from other entries, and say so.

    Unless it is `reviewed` word for word it is marked fuzzy, with the segment it was written for.
    """
    parents = tuple(parents)
    names = dict.fromkeys(name for parent in parents for name in parent.translators)
    return replace(
        new_entry(segment),
        english=english,
        notes=(f"{FROM_KEY}: {origin}",),
        comment="\n".join(f"translator: {name}" for name in names),
        flags=() if reviewed else (FUZZY,),
        previous=None if reviewed else " ".join(parent.source for parent in parents),
    )


def _with_fuzzy(flags: tuple[str, ...]) -> tuple[str, ...]:
    return flags if FUZZY in flags else (FUZZY, *flags)
