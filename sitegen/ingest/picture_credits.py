"""Parts the credit of a picture from the paragraph that it was pasted to.

In: paragraphs, and the Markdown of each where they have one. Out: the same, with a sentence at the
beginning or end of a paragraph that says who took a picture as a paragraph of its own, which
cleaning then takes out as a whole. Where the Markdown does not part in the same way, nothing is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sitegen.arabic.boilerplate import PHOTO_CREDIT, reason_for
from sitegen.arabic.sentences import split_sentences
from sitegen.ingest.markdown import split_paragraphs
from sitegen.model import Block

# "Directed by: …": beside it, who held the camera is told of a film, not of a picture.
_LABELLED = re.compile(r"\W*\w+(?:\s\w+)?\s*:")


def credits_apart(
    paragraphs: Sequence[str], sources: Sequence[str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return paragraphs and their Markdown with credits of pictures apart.

    `sources` is empty where the paragraphs were not written in Markdown.
    """
    texts, written = list[str](), list[str]()
    for number, paragraph in enumerate(paragraphs):
        parts = tuple(_parts(paragraph))
        if not sources:
            texts += parts
            continue
        markdown = _markdown_of(parts, sources[number])
        texts += parts if markdown else (paragraph,)
        written += markdown or (sources[number],)
    return tuple(texts), tuple(written)


def _parts(paragraph: str) -> Iterator[str]:
    """Cut a paragraph behind a credit that opens it, and before one that ends it."""
    sentences = split_sentences(paragraph, (Block(0, len(paragraph)),))
    first, last = 0, len(paragraph)
    if len(sentences) > 1:
        if _is_credit(sentences[0].text, beside=sentences[1].text):
            first = sentences[1].start
        if _is_credit(sentences[-1].text, beside=sentences[-2].text):
            last = sentences[-1].start
    if first < last:
        yield from filter(None, (paragraph[:first], paragraph[first:last], paragraph[last:]))
    else:
        yield paragraph


def _is_credit(sentence: str, *, beside: str) -> bool:
    if reason_for(sentence) != PHOTO_CREDIT:
        return False
    return not _LABELLED.match(beside) or reason_for(beside) == PHOTO_CREDIT


def _markdown_of(parts: Sequence[str], source: str) -> tuple[str, ...]:
    """Return the Markdown of each part; nothing where it does not part there."""
    before, after = list[str](), list[str]()
    rest = source.strip()
    if len(parts) > 1 and reason_for(parts[0]) == PHOTO_CREDIT:
        before = [parts[0].strip()]
        rest = rest.removeprefix(before[0]).strip()
    if len(parts) > 1 and reason_for(parts[-1]) == PHOTO_CREDIT:
        after = [parts[-1].strip()]
        rest = rest.removesuffix(after[0]).strip()
    found = (*before, rest, *after)
    read = [[one.text.strip() for one in split_paragraphs(markdown)] for markdown in found]
    return found if read == [[part.strip()] for part in parts] else ()
