"""What pages say of a story and of its reports in a line: titles, outlets, days, figures.

In: a story of the digest. Out: pieces of views. Says nothing of the words that reports share.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from sitegen.model import ComposedArticle, Story
from sitegen.render import urls
from sitegen.render.cards import (
    arabic_title,
    date_line,
    english_title,
    outlet_name,
    page_title,
    status_label,
    title_provenance,
)
from sitegen.render.edition import Place, text_in
from sitegen.render.story_views import StoryFacts, StorySource
from sitegen.render.views import DateLine, Language, Provenance, ReportLine, Text
from sitegen.render.wording import iso_stretch

# As many names as fit a line or two; an agency's text can stand in a hundred outlets.
NAMED_SOURCES = 6


@dataclass(frozen=True, slots=True)
class Titles:
    """A story's title in the page's language, in the other where there is one, and whose it is."""

    title: Text
    other: Text | None
    provenance: Provenance | None


def report_line(place: Place, composed: ComposedArticle, sentence: int | None = None) -> ReportLine:
    """Return a report in a line that leads to it, or to one of its sentences by index."""
    article = composed.article
    return ReportLine(
        href=place.article(article.slug, sentence),
        outlet=reported_by(place, composed),
        title=page_title(composed, place.lang),
        provenance=title_provenance(place, composed),
        day=short_day(place, composed),
        status=status_label(place, article),
    )


def reported_by(place: Place, composed: ComposedArticle) -> Text | None:
    """Name the outlet of an article, its agency where that is all that is known."""
    article = composed.article
    outlet = outlet_name(composed.outlet, article.outlet, place.lang)
    return outlet or outlet_name(composed.agency, article.agency, place.lang)


def reporter_label(place: Place, composed: ComposedArticle) -> str:
    """Say in words who published an article: its outlet, its agency as such, or nobody known."""
    name = reported_by(place, composed)
    if name is None:
        return place.wording.gettext("Outlet unknown")
    if composed.article.outlet:
        return name.text
    return place.wording.gettext("Agency: %(name)s") % {"name": name.text}


def short_day(place: Place, composed: ComposedArticle) -> DateLine | None:
    """Return an article's day without its weekday: it stands in a line with other things."""
    day = composed.article.date
    line = date_line(place, day)
    return replace(line, label=place.wording.day(day)) if line and day else None


def story_days(place: Place, story: Story) -> DateLine | None:
    """Return the days from a story's first report to its last, as far as they are dated."""
    known = place.edition.days
    days = sorted(known[slug] for slug in story.slugs if slug in known)
    if not days:
        return None
    first, last = days[0], days[-1]
    return DateLine(iso_stretch(first, last), place.wording.stretch(first, last), "")


def editor_title(story: Story, lang: Language) -> Text | None:
    """Return the title that the editor gave a story, in the other language where this has none."""
    texts: dict[Language, str] = {"ar": story.title_ar, "en": story.title_en}
    for candidate in (lang, urls.other(lang)):
        if texts[candidate]:
            return text_in(candidate, texts[candidate])
    return None


def story_titles(place: Place, story: Story) -> Titles:
    """Return the editor's titles of a story, else those of the article that stands for it."""
    title = editor_title(story, place.lang)
    if title:
        other = editor_title(story, urls.other(place.lang))
        return Titles(title, other if other and other.lang != title.lang else None, None)
    lead = place.digest.articles[story.lead]
    arabic, english = arabic_title(lead), english_title(lead)
    whose = title_provenance(place, lead)
    if place.lang == "en" and english:
        return Titles(english, arabic, whose)
    return Titles(arabic, english, whose)


def story_facts(place: Place, story: Story) -> StoryFacts:
    """Count the reports of a story, and name those who published them."""
    articles = [place.digest.articles[slug] for slug in story.slugs]
    sources: dict[str, StorySource] = {}
    for composed in articles:
        name = reported_by(place, composed)
        if name:
            source = StorySource(name, is_agency=not composed.article.outlet)
            sources.setdefault(story_reporter(composed), source)
    shown = tuple(sources.values())[:NAMED_SOURCES]
    return StoryFacts(
        reports=len(articles),
        sources=shown,
        more=len(sources) - len(shown),
        unknown=sum(not story_reporter(composed) for composed in articles),
        days=story_days(place, story),
        joined_by=story.joined_by,
    )


def story_reporter(composed: ComposedArticle) -> str:
    """Return the id of an article's outlet, else of its agency, else nothing."""
    return composed.article.outlet or composed.article.agency
