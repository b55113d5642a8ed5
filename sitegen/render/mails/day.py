"""A day of the digest as an e-mail: what of it has room.

In: a day of an edition whose site has an address. Out: the view of its mail, the same for HTML and
for plain text, whose lines mail programs break, each for its own width. Gmail cuts a message
off behind 102 KB, without a word of what is missing; so as much is left out as needed, and counted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from html import escape

from sitegen.model import ComposedArticle, Day
from sitegen.render import urls
from sitegen.render.cards import outlet_name, page_title, title_provenance
from sitegen.render.edition import Place, absolute_links
from sitegen.render.frame import twin_links, without_controls
from sitegen.render.joint_views import JointSummary
from sitegen.render.mail_views import MailArticle, MailSentence, MailView
from sitegen.render.stories.joint import day_summary
from sitegen.render.stories.lines import editor_title
from sitegen.render.summaries.lines import worded_line
from sitegen.render.views import Provenance, Text

# What the two files may take, in bytes, below what Gmail shows.
MOST_BYTES = 100 * 1024
# What the template takes around the words: once, for each sentence, for each article. Measured on
# the default theme and rounded up; templates of a site's own may take more, and the check says so.
AROUND_ALL, AROUND_SENTENCE, AROUND_ARTICLE = 4000, 600, 800
# A day is summed up in a few sentences; this much of the mail is theirs at most.
MOST_SENTENCES = 20


def mail_view(here: Place, day: Day) -> MailView:
    """Build the mail of a day; `here` is where it stands."""
    place = absolute_links(here)
    tree, wording = place.tree, place.wording
    summed = day_summary(place, day.summary, noted=False)
    summary = _sentences(summed, wording.gettext("Editor’s summary"))
    found = tuple(_articles(place, day))
    lines = _with_room(found, AROUND_ALL + sum(map(_sentence_bytes, summary)))
    return MailView(
        heading=wording.weekday_and_day(day.day),
        articles=len(day.slugs),
        summary=summary,
        chosen=_chosen(place, summed),
        lines=lines,
        more=len(found) - len(lines),
        day=place.href(urls.day_page(tree, day.day)),
        home=place.href(urls.home(tree)),
        twins=twin_links(place),
    )


def _sentences(summed: JointSummary | None, by_editor: str) -> tuple[MailSentence, ...]:
    parts = summed.parts if summed else ()
    found = tuple(
        MailSentence(
            text=_in_a_line(one.text),
            href=one.href,
            whose=by_editor if one.by_editor else _whose(one.text, one.provenance),
            source=_in_a_line(outlet) if outlet else None,
        )
        for part in parts
        for one in part.sentences
        for outlet in (part.source.outlet if part.source else None,)
    )
    return found[:MOST_SENTENCES]


def _articles(place: Place, day: Day) -> Iterator[MailArticle]:
    """Yield the articles of a day in its order, of a story the first that is its lead, or else."""
    articles, story_of = place.digest.articles, place.edition.story_of
    seen: set[str] = set()
    for slug in day.slugs:
        story = story_of.get(slug)
        if story is None:
            yield _article(place, articles[slug])
        elif story.id not in seen:
            seen.add(story.id)
            told = story.lead if story.lead in day.slugs else slug
            yield _article(place, articles[told])


def _article(place: Place, composed: ComposedArticle) -> MailArticle:
    article, lang = composed.article, place.lang
    story = place.edition.story_of.get(article.slug)
    title, line = page_title(composed, lang), worded_line(place, composed)
    story_title = editor_title(story, lang) if story else None
    outlet = outlet_name(composed.outlet, article.outlet, lang) or outlet_name(
        composed.agency, article.agency, lang
    )
    return MailArticle(
        href=place.article(article.slug),
        title=_in_a_line(title),
        whose=_whose(title, title_provenance(place, composed)),
        outlet=_in_a_line(outlet).text if outlet else "",
        line=_in_a_line(line) if line else None,
        reports=len(story.slugs) if story else 0,
        story=place.href(urls.story(place.tree, story.id)) if story else "",
        story_title=_in_a_line(story_title) if story_title else None,
    )


def _in_a_line(text: Text) -> Text:
    """Return a text as one line, whose direction nothing in it turns around."""
    return replace(text, text=without_controls(" ".join(text.text.split())))


def _whose(text: Text, provenance: Provenance | None) -> str:
    """Say whose English words are; nothing of Arabic, the editor's words and reviewed English."""
    if text.lang == "ar" or provenance is None or provenance.state == "reviewed":
        return ""
    return provenance.label


def _chosen(place: Place, summed: JointSummary | None) -> str:
    """Say whose choice the sentences of the summary are."""
    if summed is None:
        return ""
    gettext = place.wording.gettext
    if summed.chosen_by == "program":
        return gettext("Sentences taken from these articles, chosen by a program.")
    if summed.chosen_by == "editor":
        return gettext("Written by the editors, as summaries of these articles.")
    return gettext("Written by the editors, or taken from these articles by a program.")


def _with_room(found: Sequence[MailArticle], taken: int) -> tuple[MailArticle, ...]:
    """Return as many articles, from the first on, as the mail has room for."""
    kept = []
    for one in found:
        taken += _article_bytes(one)
        if taken > MOST_BYTES:
            break
        kept.append(one)
    return tuple(kept)


def _sentence_bytes(one: MailSentence) -> int:
    words = (one.text.text, one.href, one.whose, one.source.text if one.source else "")
    return AROUND_SENTENCE + _bytes(words)


def _article_bytes(one: MailArticle) -> int:
    texts = [one.title, *filter(None, (one.line, one.story_title))]
    words = (one.href, one.whose, one.outlet, one.story, *(text.text for text in texts))
    return AROUND_ARTICLE + _bytes(words)


def _bytes(words: Sequence[str]) -> int:
    return sum(len(escape(text).encode()) for text in words)
