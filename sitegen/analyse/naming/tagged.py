"""The names that the tagger sees in one article, before any list or the editor has a say.

In: an article; out: its tagged names, of title and text apart. They hang on the words alone, so
that an edit of the editor's lists needs no second tagging.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sitegen.analyse.naming.clitics import cuts
from sitegen.analyse.naming.name_edges import mended
from sitegen.analyse.naming.parties import name_words
from sitegen.analyse.naming.titles import office_words, title_size
from sitegen.arabic.letters import INVISIBLE, fold_text, is_letter
from sitegen.arabic.sentences import split_sentences
from sitegen.arabic.words import stop_words, words
from sitegen.model import Article, Mention, Sentence
from sitegen.tagging.tagger import TaggedName, tag_names

_ARTICLE = "ال"
_UNSEEN = dict.fromkeys(map(ord, INVISIBLE))


@dataclass(frozen=True, slots=True)
class TaggedNames:
    """What the tagger saw; offsets into the title and into the text."""

    title: tuple[TaggedName, ...] = ()
    text: tuple[TaggedName, ...] = ()


def tag_article(article: Article) -> TaggedNames:
    """Tag an article's title and text."""
    title = (Sentence(0, len(article.title), article.title),) if article.title else ()
    sentences = split_sentences(article.text, article.blocks)
    return TaggedNames(tag_names(article.title, title), tag_names(article.text, sentences))


def as_mentions(text: str, names: Sequence[TaggedName]) -> tuple[Mention, ...]:
    """Return tagged names as mentions of nobody yet.

    A name begins and ends with a letter or a digit. The words of a title are taken off the front
    of a person's, a particle off a body's; words that only link others (stop words) are no name.
    """
    found = []
    people = [(name.start, name.end) for name in names if name.type == "person"]
    spans = dict(zip(people, mended(text, people), strict=True))
    for name in names:
        begin, end = spans.get((name.start, name.end), (name.start, name.end))
        inside = [
            (begin + word.start, begin + word.end, word.text) for word in words(text[begin:end])
        ]
        if name.type == "person":
            del inside[: title_size([word for _, _, word in inside])]
        if name.type == "organisation" and inside:
            first, stop, word = inside[0]
            inside[0] = (first + _attached(word), stop, word)
        if not inside or all(word in stop_words() for _, _, word in inside):
            continue
        start, end = inside[0][0], inside[-1][1]
        if not name_words(text[start:end]):
            continue
        found.append(
            Mention(start, end, text[start:end], name.type, "name", sure=round(name.sure, 3))
        )
    return tuple(found)


def _attached(word: str) -> int:
    """Return how many letters before a body's first word are none of it (ل in لحزب الله)."""
    form = fold_text(word)
    if len(form) != len(word):
        return 0
    found = (cut for cut in cuts(form) if cut.word in office_words().bodies)
    return next((cut.outside for cut in found), 0)


def spelt_name(text: str, start: int, end: int) -> str:
    """Return a name's words as they are without particles: behind ل the article has no alef.

    Signs that nobody sees are left out: a name is shown, compared and pasted by itself.
    """
    name = text[start:end].translate(_UNSEEN)
    if start and text[start - 1] == "ل" and name.startswith("ل"):
        return "ا" + name
    if text[max(start - 2, 0) : start] == "لل" and not _is_inside_word(text, start - 2):
        return _ARTICLE + name
    return name


def _is_inside_word(text: str, at: int) -> bool:
    """Tell whether more than a conjunction stands before this place in the same word."""
    before = text[max(at - 2, 0) : at]
    return bool(before) and is_letter(before[-1]) and fold_text(before[-1]) not in "وف"
