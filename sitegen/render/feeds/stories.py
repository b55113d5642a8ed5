"""The feed of a story: its summary, and every report of it, the newest first.

In: an edition and a story. Out: an Atom feed. A new report is a new entry. So is a summary that
says something else: its name holds a mark of what it says, as nobody knows on which day an editor
or the program changed it. A review of its English changes the entry, not its name.
"""

from __future__ import annotations

import hashlib
from html import escape
from xml.etree import ElementTree as ET

from sitegen.model import Story
from sitegen.render import urls
from sitegen.render.edition import Edition, Place, absolute_links
from sitegen.render.feeds.elements import add, begin_feed, timestamp, xml_bytes
from sitegen.render.feeds.entries import add_article, latest_change
from sitegen.render.feeds.lists import newest_dated
from sitegen.render.joint_views import JointPart, JointSentence, JointSummary
from sitegen.render.stories.joint import story_summary
from sitegen.render.stories.lines import story_titles
from sitegen.render.summaries.items import paragraphs
from sitegen.render.views import Text

# Enough digits of a SHA-256 that no two summaries of one story ever share them.
MARK_DIGITS = 12


def story_atom(edition: Edition, story: Story) -> bytes:
    """Write the feed of a story of dated reports."""
    tree = edition.tree
    address, own = urls.story(tree, story.id), urls.story_feed(tree, story.id)
    title = story_titles(Place(edition, address), story).title
    heading = f"{edition.own.title}: {title.text}"
    updated = latest_change(edition, story.slugs)
    feed = begin_feed(edition, address, own, updated, heading)
    summary = story_summary(absolute_links(Place(edition, address)), story, noted=False)
    if summary:
        _add_summary(feed, edition, story, title, summary)
    for slug in story_feed_slugs(edition, story):
        add_article(feed, edition, edition.digest.articles[slug])
    return xml_bytes(feed)


def story_feed_slugs(edition: Edition, story: Story) -> tuple[str, ...]:
    """Return the reports of a story's feed: the newest of those that have a day."""
    newest = sorted(story.slugs, key=lambda slug: edition.position[slug])
    return newest_dated(edition, newest)


def has_story_feed(edition: Edition, story: Story) -> bool:
    """Tell whether a story has a feed: it needs the site's address, and a dated report."""
    return bool(edition.options.site_url) and any(slug in edition.days for slug in story.slugs)


def _add_summary(
    feed: ET.Element, edition: Edition, story: Story, title: Text, summary: JointSummary
) -> None:
    tree, spelling, gettext = edition.tree, edition.spelling, edition.wording.gettext
    address = urls.story(tree, story.id)
    words = gettext("The story in brief: %(title)s") % {"title": title.text}
    entry = add(feed, "entry")
    add(entry, "id", f"{spelling.identity(address)}#summary-{_mark(edition, story)}")
    add(entry, "title", words, {"type": "text", "xml:lang": title.lang})
    add(entry, "updated", timestamp(latest_change(edition, story.slugs)))
    add(entry, "link", rel="alternate", hreflang=tree, href=spelling.absolute(address))
    add(entry, "content", _summary_html(summary, edition), type="html")


def _mark(edition: Edition, story: Story) -> str:
    """Return a mark of what the summary says, in the words of its source: no English counts."""
    written = story.editor_summary
    said = [written.ar, written.en]
    for taken in story.summary:
        composed = edition.digest.articles[taken.slug]
        if taken.index is None:
            said += [composed.article.summary.ar, composed.article.summary.en]
        else:
            said.append(composed.analysis.sentences[taken.index].text)
    return hashlib.sha256("\0".join(said).encode()).hexdigest()[:MARK_DIGITS]


def _summary_html(summary: JointSummary, edition: Edition) -> str:
    gettext = edition.wording.gettext
    if summary.written:
        label = f"<p>{escape(gettext('Editor’s summary'))}</p>"
        return label + "".join(_paragraphs(text) for text in summary.written)
    lines = "".join(_line(one, part) for part in summary.parts for one in part.sentences)
    how = gettext("Sentences taken from these articles, chosen by a program.")
    by_program = summary.chosen_by == "program"
    return f"<ul>{lines}</ul>" + (f"<p>{escape(how)}</p>" if by_program else "")


def _line(one: JointSentence, part: JointPart) -> str:
    """Return a sentence with the link to its place, whose English it is, and whose report."""
    whose = one.provenance
    is_marked = whose and one.text.lang == "en" and whose.state != "reviewed"
    label = f" ({escape(whose.label)})" if whose and is_marked else ""
    outlet = part.source.outlet if part.source else None
    by = f" \N{EM DASH} <bdi>{escape(outlet.text)}</bdi>" if outlet else ""
    link = f'<a href="{escape(one.href)}">{escape(one.text.text)}</a>'
    return f"<li{_language(one.text)}>{link}{label}{by}</li>"


def _paragraphs(text: Text) -> str:
    return "".join(f"<p{_language(text)}>{escape(words)}</p>" for words in paragraphs(text.text))


def _language(text: Text) -> str:
    return f' lang="{text.lang}" dir="{text.dir}"'
