"""Whose word each piece of English is, and how much of an article is in which state."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby
from typing import Literal

from sitegen.model import ArticleTranslation, Translation, TranslationState
from sitegen.render.article_views import KeyLine
from sitegen.render.notes import doubtful
from sitegen.render.options import Naming
from sitegen.render.persons import shown_names
from sitegen.render.views import DateLine, Provenance, TranslationShare
from sitegen.render.wording import Wording

ShareState = Literal["reviewed", "partly", "drafted", "machine", "untranslated"]


def provenance(translation: Translation, wording: Wording, naming: Naming) -> Provenance:
    """Name the state of a translation and the engine or, as far as allowed, the person behind."""
    labels: dict[TranslationState, str] = {
        "reviewed": wording.gettext("Reviewed"),
        "drafted": wording.gettext("Draft"),
        "machine": wording.gettext("Machine translation"),
        "untranslated": wording.gettext("Not translated"),
    }
    state = translation.state if translation.text else "untranslated"
    engine = " ".join(filter(None, (translation.engine, translation.model)))
    by_person = state in ("reviewed", "drafted")
    persons = shown_names(translation.translator, naming) if by_person else ()
    return Provenance(
        state=state,
        label=labels[state],
        detail=engine if state == "machine" else wording.listed(persons),
        engine=engine if state == "machine" else "",
        day=_line(translation.reviewed_on, wording) if state == "reviewed" else None,
        doubtful=doubtful(translation, wording),
    )


def article_share(
    translation: ArticleTranslation, wording: Wording, naming: Naming
) -> TranslationShare:
    """Count an article's segments, its title among them, by state.

    Where the title alone has English that is said, and whose word it is stands beside it.
    """
    title = (translation.title,) if translation.title else ()
    found = share((*title, *translation.sentences), wording, naming)
    # A title without any name may be the editor's own, from the front matter: no sign of others.
    signed = (one for one in title if one.translator)
    others = any(
        not shown_names(one.translator, naming) for one in (*signed, *translation.sentences)
    )
    has_english = any(one.text for one in translation.sentences)
    if translation.sentences and not has_english and found.state != "untranslated":
        label = wording.gettext("Only the title is translated")
        found = replace(found, label=label, reviewers=(), day=None)
    return replace(found, others=found.others and others)


def share(
    translations: Iterable[Translation], wording: Wording, naming: Naming
) -> TranslationShare:
    """Count segments by state and name the state of the whole, and who reviewed it if all is."""
    counted = tuple(translations)
    states = Counter(
        translation.state if translation.text else "untranslated" for translation in counted
    )
    labels: dict[ShareState, str] = {
        "reviewed": wording.gettext("Reviewed translation"),
        "partly": wording.gettext("Partly reviewed translation"),
        "drafted": wording.gettext("Draft translation, not reviewed"),
        "machine": wording.gettext("Machine translation, not reviewed"),
        "untranslated": wording.gettext("Not translated"),
    }
    state = _whole(states)
    reviewed = counted if state == "reviewed" else ()
    named = [shown_names(one.translator, naming) for one in reviewed]
    return TranslationShare(
        state=state,
        label=labels[state],
        reviewed=states["reviewed"],
        drafted=states["drafted"],
        machine=states["machine"],
        untranslated=states["untranslated"],
        total=states.total(),
        reviewers=tuple(dict.fromkeys(name for names in named for name in names)),
        others=any(named) and not all(named),
        day=_line(max(_days(reviewed), default=None), wording),
    )


def share_sentence(share: TranslationShare, wording: Wording) -> str:
    """Say the state of an article's English, with who reviewed it and when, in one line."""
    names, day = wording.listed(share.reviewers), share.day.label if share.day else ""
    if share.others:
        names = wording.gettext("%(names)s and others") % {"names": names}
    if names and day:
        by = wording.gettext("by %(names)s on %(day)s") % {"names": names, "day": day}
    elif names:
        by = wording.gettext("by %(names)s") % {"names": names}
    else:
        by = wording.gettext("on %(day)s") % {"day": day} if day else ""
    return f"{share.label} {by}".strip()


def key_lines(segments: Iterable[Provenance]) -> tuple[KeyLine, ...]:
    """Count segments by state and by the person or engine; reviews with their days."""

    def whose(one: Provenance) -> tuple[str, str]:
        return one.state, one.detail

    return tuple(
        _key_line(tuple(alike)) for _, alike in groupby(sorted(segments, key=whose), whose)
    )


def _key_line(alike: Sequence[Provenance]) -> KeyLine:
    days = sorted((one.day for one in alike if one.day), key=lambda day: day.iso)
    return KeyLine(alike[0], len(alike), days[0] if days else None, days[-1] if days else None)


def _days(reviewed: Iterable[Translation]) -> list[date]:
    return [one.reviewed_on for one in reviewed if one.reviewed_on]


def _line(day: date | None, wording: Wording) -> DateLine | None:
    """Return a day that no page of the archive stands for."""
    return DateLine(day.isoformat(), wording.day(day), "") if day else None


def _whole(states: Counter[TranslationState]) -> ShareState:
    total = states.total()
    if states["untranslated"] == total:
        return "untranslated"
    if states["reviewed"] == total:
        return "reviewed"
    if states["reviewed"]:
        return "partly"
    return "machine" if states["machine"] else "drafted"
