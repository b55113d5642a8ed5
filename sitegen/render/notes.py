"""What a reader should know of a sentence's English: doubts, repairs, in how many parts it came.

In: a translation. Out: notes in the page's language, None where there is nothing to say. What a
person has reviewed is never doubted here.
"""

from __future__ import annotations

from sitegen.model import Doubt, DoubtKind, Repair, RepairKind, Translation
from sitegen.render.article_views import DoubtNote, RepairNote, SegmentNotes
from sitegen.render.edition import text_as_written
from sitegen.render.wording import Wording

# How a doubt's detail parts the words of the Arabic from those of the English.
ARROW = "\N{RIGHTWARDS ARROW}"
# On a narrow screen a mark of more characters would run over several lines.
BRIEF_LENGTH = 32


def doubts_of(translation: Translation) -> tuple[Doubt, ...]:
    """Return what is doubtful about English that no person has confirmed."""
    unconfirmed = translation.text and translation.state in ("machine", "drafted")
    return translation.doubts if unconfirmed else ()


def doubtful(translation: Translation, wording: Wording) -> str:
    """Say in one phrase what is to be checked; empty where nothing is."""
    names = _names(wording)
    kinds = dict.fromkeys(doubt.kind for doubt in doubts_of(translation))
    if not kinds:
        return ""
    what = wording.listed(names[kind] for kind in kinds)
    return wording.gettext("Check: %(what)s") % {"what": what}


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
    before, arrow, after = (side.strip() for side in doubt.detail.partition(ARROW))
    reason = _reasons(wording)[doubt.kind]
    if doubt.kind == "number" and doubt.detail:
        sides = (bool(before), bool(after)) if arrow else (True, False)
        reason = _number_reason(sides, wording)
    elif doubt.kind == "length" and before.isdecimal() and after.isdecimal():
        reason += " " + wording.gettext("The figures count the words of both.")
    return DoubtNote(
        kind=doubt.kind,
        what=_names(wording)[doubt.kind],
        words=tuple(text_as_written(side) for side in (before, after) if side),
        reason=reason,
    )


def _is_brief(note: DoubtNote) -> bool:
    return 0 < sum(len(words.text) for words in note.words) <= BRIEF_LENGTH


def _names(wording: Wording) -> dict[DoubtKind, str]:
    """Return what is to be checked, in a word or two."""
    return {
        "number": wording.pgettext("to check", "number"),
        "name": wording.pgettext("to check", "name"),
        "negation": wording.pgettext("to check", "negation"),
        "loop": wording.pgettext("to check", "repetition"),
        "untranslated": wording.pgettext("to check", "words left untranslated"),
        "length": wording.pgettext("to check", "length"),
        "truncated": wording.pgettext("to check", "missing end"),
        "score": wording.pgettext("to check", "uncertain wording"),
    }


def _reasons(wording: Wording) -> dict[DoubtKind, str]:
    """Return why it is to be checked, in a sentence."""
    return {
        "number": wording.gettext("A number may differ from the Arabic."),
        "name": wording.gettext("The English lacks this name as the editors spell it."),
        "negation": wording.gettext("One of the two languages says “not”, and the other may not."),
        "loop": wording.gettext("The English repeats words that the Arabic does not repeat."),
        "untranslated": wording.gettext("Part of the sentence was not put into English."),
        "length": wording.gettext("The English is far shorter or longer than is usual."),
        "truncated": wording.gettext("The English may end before the Arabic does."),
        "score": wording.gettext("The program was itself less sure of this sentence than of most."),
    }


def _number_reason(sides: tuple[bool, bool], wording: Wording) -> str:
    reasons = {
        (True, True): wording.gettext("A number of the Arabic seems to read otherwise in English."),
        (True, False): wording.gettext("The English seems to lack this number of the Arabic."),
        (False, True): wording.gettext("The Arabic seems to lack this number of the English."),
    }
    return reasons.get(sides, _reasons(wording)["number"])


def _repair_note(repair: Repair, wording: Wording) -> RepairNote:
    how: dict[RepairKind, str] = {
        "hypothesis": wording.gettext("Another answer of the program has it and was taken."),
        "latin": wording.gettext("The program was asked again with the name in Latin letters."),
        "edit": wording.gettext("These words of the program’s answer were replaced."),
    }
    return RepairNote(
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
