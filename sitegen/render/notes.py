"""What a reader should know of a sentence's English: doubts, repairs, in how many parts it came.

In: a translation. Out: notes in the page's language, None where there is nothing to say. What a
person has reviewed is never doubted here.
"""

from __future__ import annotations

from sitegen.checks.reasons import concerned, what, why
from sitegen.model import Doubt, Repair, RepairKind, Translation
from sitegen.render.article_views import DoubtNote, RepairNote, SegmentNotes
from sitegen.render.edition import text_as_written
from sitegen.render.wording import Wording

# On a narrow screen a mark of more characters would run over several lines.
BRIEF_LENGTH = 32


def doubts_of(translation: Translation) -> tuple[Doubt, ...]:
    """Return what is doubtful about English that no person has confirmed."""
    unconfirmed = translation.text and translation.state in ("machine", "drafted")
    return translation.doubts if unconfirmed else ()


def doubtful(translation: Translation, wording: Wording) -> str:
    """Say in one phrase what is to be checked; empty where nothing is."""
    kinds = dict.fromkeys(doubt.kind for doubt in doubts_of(translation))
    if not kinds:
        return ""
    names = wording.listed(what(kind, wording.catalogue) for kind in kinds)
    return wording.gettext("Check: %(what)s") % {"what": names}


def segment_notes(translation: Translation, wording: Wording) -> SegmentNotes | None:
    """Return what is to be said of a segment's English beyond whose word it is."""
    doubts = tuple(_doubt_note(doubt, wording) for doubt in doubts_of(translation))
    is_machine = bool(translation.text) and translation.state == "machine"
    repairs = translation.repairs if is_machine else ()
    parts = translation.pieces if is_machine else 1
    if not (doubts or repairs or parts > 1):
        return None
    return SegmentNotes(
        doubtful=doubtful(translation, wording),
        brief=doubts[0] if len(doubts) == 1 and _is_brief(doubts[0]) else None,
        doubts=doubts,
        repairs=tuple(_repair_note(repair, wording) for repair in repairs),
        parts=_parts(parts, wording),
    )


def _doubt_note(doubt: Doubt, wording: Wording) -> DoubtNote:
    return DoubtNote(
        kind=doubt.kind,
        what=what(doubt.kind, wording.catalogue),
        words=tuple(text_as_written(words) for words in concerned(doubt)),
        reason=why(doubt, wording.catalogue),
    )


def _is_brief(note: DoubtNote) -> bool:
    return 0 < sum(len(words.text) for words in note.words) <= BRIEF_LENGTH


def _repair_note(repair: Repair, wording: Wording) -> RepairNote:
    how: dict[RepairKind, str] = {
        "hypothesis": wording.gettext(
            "Another answer of the program, which has the name, was taken in place of its first."
        ),
        "latin": wording.gettext(
            "The program was asked again with the name in Latin letters, and that answer was taken."
        ),
        "edit": wording.gettext("The words were replaced automatically, which can go wrong."),
    }
    return RepairNote(
        kind=repair.kind,
        term=text_as_written(repair.term),
        written=repair.written,
        replaced=repair.replaced,
        how=how[repair.kind],
    )


def _parts(count: int, wording: Wording) -> str:
    if count < 2:
        return ""
    words = wording.ngettext("Translated in %(count)s part", "Translated in %(count)s parts", count)
    return words % {"count": wording.number(count)}
