"""What readers see of each article at one moment, as a release keeps it.

In: the composed digest. Out: frozen records: hashes of the Arabic, the English and its state. No
Arabic goes in, no person's name, and nothing that a page does not show.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from sitegen.files import sha256_hex
from sitegen.memory.characters import on_one_line
from sitegen.model import ComposedArticle, Digest, Display, Translation, TranslationState
from sitegen.releases.nearness import sketch

# 64 bits: ample to tell a newsroom's sentences apart.
HASH_LENGTH = 16
# A title may read like a sentence of its article; their English is not the same thing.
TITLE_MARK = "title "


@dataclass(frozen=True, slots=True)
class Segment:
    """A title or a sentence: a hash of its Arabic, its English ("" without), whose word that is.

    `near` is a sketch of the Arabic, to know it again when it was changed a little; "" unknown.
    """

    source: str
    state: TranslationState
    english: str
    near: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class ReleasedArticle:
    """What readers see of an article; `text` is a hash of its Arabic, "" where none is shown."""

    slug: str
    display: Display
    text: str
    title: Segment | None
    sentences: tuple[Segment, ...]

    def segments(self) -> Iterator[tuple[str, Segment]]:
        """Yield the title and the sentences, each with the key it is known by in its article."""
        if self.title:
            yield TITLE_MARK + self.title.source, self.title
        for sentence in self.sentences:
            yield sentence.source, sentence


@dataclass(frozen=True, slots=True)
class Release:
    """What was published on a day, the article's records by slug; `number` counts from 1.

    `note` is the editor's, for the record alone.
    """

    day: date
    number: int
    articles: tuple[ReleasedArticle, ...]
    note: str = ""


def snapshot(digest: Digest, *, sketched: bool = False) -> tuple[ReleasedArticle, ...]:
    """Return what readers see now, by slug; sketches take time, so only where they are wanted."""
    articles = digest.articles
    return tuple(record_of(articles[slug], sketched=sketched) for slug in sorted(articles))


def record_of(composed: ComposedArticle, *, sketched: bool) -> ReleasedArticle:
    """Return what readers see of an article."""
    title, article = composed.translation.title, composed.article
    pairs = zip(composed.analysis.sentences, composed.translation.sentences, strict=True)
    return ReleasedArticle(
        slug=article.slug,
        display=composed.display,
        text=text_hash(article.text) if article.text.strip() else "",
        title=_segment(article.title, title, sketched) if title else None,
        sentences=tuple(_segment(sentence.text, english, sketched) for sentence, english in pairs),
    )


def text_hash(text: str) -> str:
    """Return a short hash of a text, the same however its white space lies."""
    return sha256_hex(on_one_line(text).encode())[:HASH_LENGTH]


def _segment(arabic: str, translation: Translation, sketched: bool) -> Segment:
    english = on_one_line(translation.text)
    return Segment(
        source=text_hash(arabic),
        state=translation.state if english else "untranslated",
        english=english,
        near=sketch(on_one_line(arabic)) if sketched else "",
    )
