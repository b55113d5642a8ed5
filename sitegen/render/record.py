"""An article's record: what is known of where it came from, and what that knowledge rests on."""

from __future__ import annotations

from sitegen.model import Article, ComposedArticle
from sitegen.render.article_views import Fact, RemovedPassage
from sitegen.render.cards import arabic_title, outlet_name
from sitegen.render.edition import Place, text_as_written, text_in
from sitegen.render.views import Text
from sitegen.render.wording import Wording

# Enough digits of a SHA-256 to compare by eye; the whole one stands in the article's file.
HASH_DIGITS = 16


def record(place: Place, composed: ComposedArticle) -> tuple[Fact, ...]:
    """Return the lines of the record; what has to be known and is not says so."""
    article, wording = composed.article, place.wording
    unknown = place.said(wording.gettext("Unknown"))
    day = article.date and place.said(wording.weekday_and_day(article.date))
    outlet = outlet_name(composed.outlet, article.outlet, place.lang)
    agency = outlet_name(composed.agency, article.agency, place.lang)
    facts = [
        Fact(wording.gettext("Title"), arabic_title(composed), "", title_evidence(place, composed)),
        Fact(wording.gettext("Date"), day or unknown, "", evidence(article, "date", wording)),
        Fact(
            wording.gettext("Outlet"),
            outlet or unknown,
            composed.outlet.url if composed.outlet else "",
            evidence(article, "outlet", wording),
        ),
    ]
    if agency:
        url = composed.agency.url if composed.agency else ""
        shown = evidence(article, "agency", wording)
        facts.append(Fact(wording.gettext("Agency"), agency, url, shown))
    if article.author:
        shown = evidence(article, "author", wording)
        facts.append(Fact(wording.gettext("Author"), text_as_written(article.author), "", shown))
    return (*facts, *_origin_facts(article, wording))


def evidence(article: Article, name: str, wording: Wording) -> str:
    """Say what a proposed value rests on; empty for the editor's own word.

    Evidence is a rule, or a rule and the words it was applied to ("the dateline: 7 January"): the
    rule is worded in the page's language, the words stand as they are.
    """
    if article.origin is None or not article.is_proposed(name):
        return ""
    noted = article.origin.proposed[name].evidence
    if not noted:
        return wording.gettext("no evidence noted")
    rule, colon, words = noted.partition(": ")
    return _rules(wording).get(rule, rule) + colon + words


def _rules(wording: Wording) -> dict[str, str]:
    """Return the wording of the rules that ingest notes as evidence."""
    return {
        "first line of the file": wording.gettext("first line of the file"),
        "first heading of the file": wording.gettext("first heading of the file"),
        "opening words of the lead": wording.gettext("opening words of the lead"),
        "the credit line": wording.gettext("the credit line"),
        "the dateline": wording.gettext("the dateline"),
        "the address": wording.gettext("the address"),
        "the page's own title": wording.gettext("the page’s own title"),
        "the page's own date": wording.gettext("the page’s own date"),
        "the page's own author": wording.gettext("the page’s own author"),
        "the page's own url": wording.gettext("the page’s own address"),
        "the page's own sitename": wording.gettext("the page’s own site name"),
    }


def title_evidence(place: Place, composed: ComposedArticle) -> str:
    """Say that a title is inferred, and from what; empty for the editor's own."""
    if composed.article.title:
        return evidence(composed.article, "title", place.wording)
    if not composed.analysis.sentences:
        return ""
    return place.wording.gettext("the article’s first words")


def removed_passages(article: Article, wording: Wording) -> tuple[RemovedPassage, ...]:
    """Return what cleaning took out of the article, each with the reason in words."""
    return tuple(
        RemovedPassage(removed.text, reason(removed.reason, wording)) for removed in article.removed
    )


def reason(code: str, wording: Wording) -> str:
    """Return the words for a reason of removal; a code without words is shown as it is."""
    words = {
        "advertisement": wording.gettext("Advertisement marker"),
        "related-link": wording.gettext("Link to another article"),
        "repeated-caption": wording.gettext("Repeated caption"),
        "comment-form": wording.gettext("Text of a comment form"),
        "share-line": wording.gettext("Invitation to share or follow"),
        "agency-credit": wording.gettext("Credit line"),
        "outside-article": wording.gettext("Text of the web page outside the article"),
        "photo-credit": wording.gettext("Credit of a picture"),
        "end-mark": wording.gettext("Mark for the end of a report"),
        "ornament": wording.gettext("Line without words"),
    }
    return words.get(code, code)


def _origin_facts(article: Article, wording: Wording) -> list[Fact]:
    facts = []
    if article.url:
        shown = evidence(article, "url", wording)
        facts.append(Fact(wording.gettext("Original"), _code(article.url), article.url, shown))
    if article.origin:
        facts.append(Fact(wording.gettext("File"), _code(article.origin.file)))
        digest = article.origin.sha256[:HASH_DIGITS] + "\N{HORIZONTAL ELLIPSIS}"
        facts.append(Fact(wording.gettext("SHA-256"), _code(digest)))
    return facts


def _code(words: str) -> Text:
    """Addresses and hashes run left to right, whatever letters they hold."""
    return text_in("en", words)
