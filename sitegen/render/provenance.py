"""Whose word each piece of English is, and how much of an article is in which state."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Literal

from sitegen.model import ArticleTranslation, Translation, TranslationState
from sitegen.render.views import Provenance, TranslationShare
from sitegen.render.wording import Wording

ShareState = Literal["reviewed", "partly", "machine", "untranslated"]


def provenance(translation: Translation, wording: Wording) -> Provenance:
    """Name the state of a translation and the person or the engine behind it."""
    labels: dict[TranslationState, str] = {
        "reviewed": wording.gettext("Reviewed"),
        "drafted": wording.gettext("Draft"),
        "machine": wording.gettext("Machine translation"),
        "untranslated": wording.gettext("Not translated"),
    }
    state = translation.state if translation.text else "untranslated"
    engine = " ".join(filter(None, (translation.engine, translation.model)))
    person = translation.translator if state in ("reviewed", "drafted") else ""
    return Provenance(
        state=state,
        label=labels[state],
        detail=engine if state == "machine" else person,
        engine=engine if state == "machine" else "",
    )


def article_share(translation: ArticleTranslation, wording: Wording) -> TranslationShare:
    """Count an article's segments, its title among them, by state."""
    title = (translation.title,) if translation.title else ()
    return share((*title, *translation.sentences), wording)


def share(translations: Iterable[Translation], wording: Wording) -> TranslationShare:
    """Count segments by state and name the state of the whole."""
    states = Counter(
        translation.state if translation.text else "untranslated" for translation in translations
    )
    labels: dict[ShareState, str] = {
        "reviewed": wording.gettext("Reviewed translation"),
        "partly": wording.gettext("Partly reviewed translation"),
        "machine": wording.gettext("Machine translation, not reviewed"),
        "untranslated": wording.gettext("Not translated"),
    }
    state = _whole(states)
    return TranslationShare(
        state=state,
        label=labels[state],
        reviewed=states["reviewed"],
        drafted=states["drafted"],
        machine=states["machine"],
        untranslated=states["untranslated"],
        total=states.total(),
    )


def _whole(states: Counter[TranslationState]) -> ShareState:
    total = states.total()
    if states["untranslated"] == total:
        return "untranslated"
    if states["reviewed"] == total:
        return "reviewed"
    return "partly" if states["reviewed"] else "machine"
