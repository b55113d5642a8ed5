"""The whole summary of an article as HTML for feed readers, which know none of the site's styles.

In: a page's place and a composed article. Out: the sentences as a list, each with the link to its
place, or the editor's words; whose they are stands beside them in words.
"""

from __future__ import annotations

from html import escape

from sitegen.model import ComposedArticle
from sitegen.render import urls
from sitegen.render.edition import Place
from sitegen.render.summaries.items import (
    editor_summary,
    editor_summary_beside,
    in_lists,
    paragraphs,
    summary_indices,
    summary_item,
)
from sitegen.render.views import Text


def summary_html(place: Place, composed: ComposedArticle) -> str:
    """Return the summary; English that nobody reviewed is labelled sentence by sentence."""
    lang, gettext = place.lang, place.wording.gettext
    written = editor_summary(composed, lang)
    if written:
        beside = editor_summary_beside(composed, lang)
        texts = (written, beside) if beside else (written,)
        shown = "".join(_written(text) for text in texts)
        only = "" if written.lang == lang else f"<p>{escape(_only_in(written, place))}</p>"
        return f"<p>{escape(gettext('Editor’s summary'))}</p>{shown}{only}"
    lines = "".join(_line(place, composed, index) for index in summary_indices(composed))
    how = (
        gettext("Sentences taken from the article, chosen by a program.")
        if composed.display == "full"
        else gettext("The beginning of the article.")
    )
    return f"<ul>{lines}</ul><p>{escape(how)}</p>"


def _line(place: Place, composed: ComposedArticle, index: int) -> str:
    item = summary_item(place, composed, index)
    page = place.edition.spelling.absolute(urls.article(place.tree, composed.article.slug))
    href = escape(f"{page}#{urls.sentence_anchor(index)}")
    whose = ""
    if item.text.lang == "en" and item.provenance.state != "reviewed":
        whose = f" ({escape(item.provenance.label)})"
    return f'<li{_language(item.text)}><a href="{href}">{escape(item.text.text)}</a>{whose}</li>'


def _written(text: Text) -> str:
    """Return the editor's words, of a long summary the beginning: the entry links to the rest."""
    shown = in_lists(text) or text
    lines = (f"<p{_language(text)}>{escape(words)}</p>" for words in paragraphs(shown.text))
    return "".join(lines)


def _only_in(text: Text, place: Place) -> str:
    """Say that the editor wrote in the other language alone."""
    gettext = place.wording.gettext
    if text.lang == "ar":
        return gettext("Written by the editors, in Arabic only.")
    return gettext("Written by the editors, in English only.")


def _language(text: Text) -> str:
    return f' lang="{text.lang}" dir="{text.dir}"'
