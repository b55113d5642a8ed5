"""An entry of the translation memory: a segment, its English, and whose word that is.

In: what a PO file holds, or a machine's answer. Out: frozen entries and their state. An entry that
a person wrote or touched is never replaced by what is made here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from math import isfinite

from sitegen.files import sha256_hex
from sitegen.memory.characters import seen
from sitegen.model import Hypothesis, Translation, TranslationState

TITLE = "title"
FUZZY = "fuzzy"
# Where a draft came from, as the entry's comment and the translation's note say it.
SIMILAR = "similar sentence"
REALIGNED = "realigned"
REALIGNED_WHOLE = "realigned, covers the sentences after it too"
EDITED = "machine draft, edited"

# Lines of the extracted comment (`#.`) that are sitegen's own.
MACHINE_KEY = "machine"
SCORE_KEY = "score"
TEXT_KEY = "text"
FROM_KEY = "from"
# Enough to tell an edited draft from an untouched one; not a secret, so it may be short.
FINGERPRINT_LENGTH = 8
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

    def note(self, key: str) -> str:
        """Return what a `key: value` line of the extracted comment says; "" without one."""
        prefix = f"{key}: "
        for line in self.notes:
            if line.startswith(prefix):
                return line.removeprefix(prefix).strip()
        return ""

    def wants_machine(self, engine_id: str) -> bool:
        """Tell whether this engine may write the English.

        It may where there is none, or an untouched draft of another engine or version.
        """
        if self.obsolete:
            return False
        if self.state == "machine":
            return bool(self.note(TEXT_KEY)) and self.machine != engine_id
        return self.state == "untranslated"

    def drafted_by_machine(self, engine_id: str, hypothesis: Hypothesis) -> Entry:
        """Return the entry with a machine's answer, already cleaned, as a marked draft."""
        english = hypothesis.text
        own = (MACHINE_KEY, SCORE_KEY, TEXT_KEY, FROM_KEY)
        kept = tuple(
            line for line in self.notes if not line.startswith(tuple(f"{k}:" for k in own))
        )
        score = _shown(hypothesis.score)
        notes = (
            f"{MACHINE_KEY}: {engine_id}",
            *((f"{SCORE_KEY}: {score}",) if score else ()),
            f"{TEXT_KEY}: {fingerprint(english)}",
        )
        return replace(self, english=english, flags=_with_fuzzy(self.flags), notes=kept + notes)

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

    def translation(self, header_translator: str) -> Translation:
        """Return what the entry says of its segment, as the site shows it."""
        state = self.state
        if state == "untranslated":
            return Translation(self.source, "", state)
        english = seen(self.english)
        if state == "machine":
            engine, _, model = self.machine.partition(" ")
            score = _number(self.note(SCORE_KEY))
            return Translation(self.source, english, state, engine, model, score)
        translator = ", ".join(self.translators) or header_translator
        note = ""
        if state == "drafted":
            note = self.note(FROM_KEY) or (EDITED if self.machine else "")
        return Translation(self.source, english, state, translator=translator, note=note)

    def _edited(self) -> bool:
        said = self.note(TEXT_KEY)
        return bool(said) and said != fingerprint(self.english)


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


def fingerprint(text: str) -> str:
    """Return a short hash that tells whether a text was touched."""
    return sha256_hex(text.encode())[:FINGERPRINT_LENGTH]


def _with_fuzzy(flags: tuple[str, ...]) -> tuple[str, ...]:
    return flags if FUZZY in flags else (FUZZY, *flags)


def _shown(score: float | None) -> str:
    """Write a score down; "" where there is none."""
    if score is None or not isfinite(score):
        return ""
    # Adding zero turns -0.0 into 0.0.
    return f"{round(score, 3) + 0.0:.3f}"


def _number(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if isfinite(number) else None
