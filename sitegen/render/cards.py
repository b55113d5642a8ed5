"""What lists and pages share: titles, dates, articles as cards, actors as lines."""

from __future__ import annotations

from datetime import date

from sitegen.model import Actor, ActorType, Article, ComposedArticle, Outlet
from sitegen.render import urls
from sitegen.render.edition import Place, actor_name, text_in
from sitegen.render.provenance import provenance
from sitegen.render.summaries.items import (
    editor_summary,
    editor_summary_beside,
    in_lists,
    summary_items,
)
from sitegen.render.summaries.lines import card_line, has_more
from sitegen.render.summaries.titles import title_words
from sitegen.render.undated import probable_day
from sitegen.render.views import (
    ActorLine,
    ArticleCard,
    DateLine,
    Language,
    Link,
    Provenance,
    Text,
)
from sitegen.render.wording import Wording

# A card names the actors that an article is about, not all that it mentions.
CARD_ACTORS = 6


def arabic_title(composed: ComposedArticle) -> Text:
    """Return the Arabic title: the editor's, or the first words of the first sentence."""
    words = title_words(composed)
    return text_in("ar", words) if words else text_in("en", composed.article.slug)


def english_title(composed: ComposedArticle) -> Text | None:
    """Return the English title if there is one."""
    translated = composed.translation.title
    words = (translated.text if translated else "") or composed.article.title_en
    return text_in("en", words) if words else None


def title_provenance(place: Place, composed: ComposedArticle) -> Provenance | None:
    """Say whose word the English title is; None where there is none."""
    translated = composed.translation.title
    if translated is None or not translated.text:
        return None
    return provenance(translated, place.wording, place.naming)


def page_title(composed: ComposedArticle, lang: Language) -> Text:
    """Return the title in a language, the Arabic one where there is no English."""
    return (english_title(composed) if lang == "en" else None) or arabic_title(composed)


def date_line(place: Place, day: date | None) -> DateLine | None:
    """Return a day with the page that holds it."""
    if day is None:
        return None
    return DateLine(
        iso=day.isoformat(),
        label=place.wording.weekday_and_day(day),
        href=place.href(urls.day_page(place.tree, day)),
    )


def outlet_name(outlet: Outlet | None, outlet_id: str, lang: Language) -> Text | None:
    """Return the name of an outlet; its id where outlets.toml does not list it."""
    if outlet is None:
        return text_in("en", outlet_id) if outlet_id else None
    name = outlet.name_ar if lang == "ar" else outlet.name_en
    if name:
        return text_in(lang, name)
    return text_in(urls.other(lang), outlet.name_en if lang == "ar" else outlet.name_ar)


def source_name(place: Place, composed: ComposedArticle) -> str:
    """Return the name of an article's outlet, or of the agency where that is all that is known."""
    article = composed.article
    if article.outlet:
        outlet = outlet_name(composed.outlet, article.outlet, place.lang)
        return outlet.text if outlet else ""
    agency = outlet_name(composed.agency, article.agency, place.lang)
    if agency is None:
        return ""
    return place.wording.gettext("Agency: %(name)s") % {"name": agency.text}


def status_label(place: Place, article: Article) -> str:
    """Return the label of an article that readers do not see, empty for the others."""
    wording, today = place.wording, place.edition.options.today
    if article.status == "draft":
        return wording.gettext("Draft article")
    if article.status == "withdrawn":
        return wording.gettext("Withdrawn")
    is_later = article.date is not None and today is not None and article.date > today
    return wording.gettext("Not yet public") if is_later else ""


def article_card(place: Place, composed: ComposedArticle) -> ArticleCard:
    """Return an article as it stands in lists."""
    article = composed.article
    arabic, english = arabic_title(composed), english_title(composed)
    in_english = place.lang == "en" and english is not None
    line = card_line(place, composed)
    written = editor_summary(composed, place.lang)
    beside = editor_summary_beside(composed, place.lang)
    return ArticleCard(
        href=place.article(article.slug),
        title=english if in_english and english else arabic,
        title_other=arabic if in_english else english,
        date=date_line(place, article.date),
        probable_day=probable_day(place, article.slug),
        outlet=source_name(place, composed),
        outlet_href=place.outlet(article.outlet or article.agency),
        summary=summary_items(place, composed),
        editor_summary=in_lists(written),
        actors=_card_actors(place, composed),
        share=place.index(composed).share,
        status=status_label(place, article),
        title_provenance=title_provenance(place, composed),
        display=composed.display,
        line=line,
        has_more=has_more(composed, line),
        editor_summary_beside=in_lists(beside),
        is_shortened=(in_lists(written), in_lists(beside)) != (written, beside),
    )


def actor_line(place: Place, actor: Actor, articles: int, mentions: int) -> ActorLine:
    """Return an actor as it stands in lists."""
    return ActorLine(
        href=place.actor(actor.id),
        name=actor_name(actor, place.lang),
        name_other=actor_name(actor, urls.other(place.lang)),
        type=actor.type,
        type_label=type_label(actor.type, place.wording),
        articles=articles,
        mentions=mentions,
    )


def type_label(kind: ActorType, wording: Wording) -> str:
    """Return what an actor is, in the singular."""
    labels: dict[ActorType, str] = {
        "person": wording.gettext("Person"),
        "organisation": wording.gettext("Organisation"),
        "place": wording.gettext("Place"),
    }
    return labels[kind]


def _card_actors(place: Place, composed: ComposedArticle) -> tuple[Link, ...]:
    counts = place.index(composed).counts[:CARD_ACTORS]
    return tuple(place.actor_link(actor) for actor, _ in counts)
