"""Cuts an article down to an excerpt, or to its title, with all that was found in the rest of it.

In: a composed article. Out: the same without a word of what is not shown, in either language; who
is named there and which days it speaks of are kept as an index. Never shows a whole article.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from sitegen.model import (
    Analysis,
    Article,
    ArticleTranslation,
    ComposedArticle,
    Doubt,
    Overrides,
    Quote,
    ResolvedDate,
    Sentence,
    Translation,
    Unshown,
)

# Enough to know what an article is about, and within what is commonly let pass as a quotation.
EXCERPT_SENTENCES = 2
EXCERPT_WORDS = 60
ELLIPSIS = " \N{HORIZONTAL ELLIPSIS}"
# As ingest notes it: such a title is a piece of the text, often its whole first sentence.
TITLE_FROM_TEXT = "opening words of the lead"
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class _Excerpt:
    """The sentences that are shown; `end` is where they end in the text of the whole article.

    `share` is below 1 where the only sentence is longer than an excerpt: so much of it is shown.
    """

    sentences: tuple[Sentence, ...] = ()
    end: int = 0
    share: float = 1.0


def cut(composed: ComposedArticle) -> ComposedArticle:
    """Keep an excerpt of an article, or with display "link" nothing but title and names."""
    whole, article = composed.analysis, composed.article
    is_excerpt = composed.display == "excerpt"
    excerpt = _excerpt(whole.sentences) if is_excerpt else _Excerpt()
    keeps_title = bool(excerpt.sentences) or has_own_title(article)
    analysis = _analysis(whole, article.text, excerpt, keeps_title=keeps_title)
    beyond = (found for found in composed.dates if found.end > excerpt.end)
    return replace(
        composed,
        article=_article(article, excerpt, keeps_title=keeps_title),
        analysis=analysis,
        translation=_translation(composed.translation, excerpt, keeps_title=keeps_title),
        dates=tuple(found for found in composed.dates if found.end <= excerpt.end),
        unshown=Unshown(
            sentences=len(whole.sentences) - len(excerpt.sentences),
            actors=dict(sorted((_mentions(whole) - _mentions(analysis)).items())),
            dates=_wordless(beyond) if is_excerpt else (),
        ),
    )


def has_own_title(article: Article) -> bool:
    """Tell whether the title is the outlet's or the editor's, not a piece of the text."""
    proposed = article.origin.proposed.get("title") if article.origin else None
    from_text = proposed is not None and _rule(proposed.evidence) == TITLE_FROM_TEXT
    return bool(article.title) and not (from_text and article.is_proposed("title"))


def is_cut(composed: ComposedArticle, index: int) -> bool:
    """Tell whether only the beginning of a sentence is shown."""
    text = composed.analysis.sentences[index].text
    return composed.display == "excerpt" and text.endswith(ELLIPSIS)


def _excerpt(sentences: tuple[Sentence, ...]) -> _Excerpt:
    """Choose the first sentences; at least one is always left out."""
    chosen: list[Sentence] = []
    words = 0
    for sentence in sentences[: min(EXCERPT_SENTENCES, len(sentences) - 1)]:
        words += len(_WORD.findall(sentence.text))
        if words > EXCERPT_WORDS:
            break
        chosen.append(sentence)
    if chosen:
        return _Excerpt(tuple(chosen), chosen[-1].end)
    return _beginning(sentences[0]) if len(sentences) > 1 else _Excerpt()


def _beginning(sentence: Sentence) -> _Excerpt:
    """Cut a sentence that is longer than an excerpt."""
    words = list(_WORD.finditer(sentence.text))
    length = words[EXCERPT_WORDS - 1].end()
    text = sentence.text[:length] + ELLIPSIS
    shown = replace(sentence, text=text, end=sentence.start + len(text))
    return _Excerpt((shown,), sentence.start + length, EXCERPT_WORDS / len(words))


def _article(article: Article, excerpt: _Excerpt, *, keeps_title: bool) -> Article:
    text = article.text[: excerpt.end] + (ELLIPSIS if excerpt.share < 1 else "")
    return replace(
        article,
        title=article.title if keeps_title else "",
        text=text,
        blocks=tuple(
            replace(block, end=block.end if block.end < excerpt.end else len(text))
            for block in article.blocks
            if block.start < excerpt.end
        ),
        markup=tuple(
            replace(mark, end=min(mark.end, excerpt.end))
            for mark in article.markup
            if mark.start < excerpt.end
        ),
        origin=article.origin
        and replace(
            article.origin,
            proposed={
                name: replace(proposal, evidence=_rule(proposal.evidence))
                for name, proposal in article.origin.proposed.items()
            },
        ),
        removed=(),
        overrides=Overrides(),
    )


def _analysis(whole: Analysis, text: str, excerpt: _Excerpt, *, keeps_title: bool) -> Analysis:
    count, end = len(excerpt.sentences), excerpt.end
    return Analysis(
        sentences=excerpt.sentences,
        scores=whole.scores[:count],
        # Lists and feeds show the excerpt itself: sentences chosen from the rest are not shown.
        summary=tuple(range(count)),
        mentions=tuple(found for found in whole.mentions if found.end <= end),
        title_mentions=whole.title_mentions if keeps_title else (),
        quotes=tuple(
            _said_in(quote, text[:end], text) for quote in whole.quotes if quote.end <= end
        ),
        dates=tuple(found for found in whole.dates if found.end <= end),
        numbers=tuple(found for found in whole.numbers if found.end <= end),
        offices=tuple(office for office in whole.offices if office.end <= end),
        repeats=tuple(found for found in whole.repeats if found.end <= end),
        leans=tuple(lean for lean in whole.leans if lean.sentence < count),
    )


def _said_in(quote: Quote, shown: str, whole: str) -> Quote:
    """Leave out a speaker and a verb whose words stand only where nothing is shown."""

    def kept(words: str | None) -> str | None:
        return None if words and words in whole and words not in shown else words

    return replace(quote, speaker=kept(quote.speaker), verb=kept(quote.verb))


def _translation(
    whole: ArticleTranslation, excerpt: _Excerpt, *, keeps_title: bool
) -> ArticleTranslation:
    kept = whole.sentences[: len(excerpt.sentences)]
    if excerpt.share < 1:
        kept = (_cut_english(kept[0], excerpt),)
    return ArticleTranslation(title=whole.title if keeps_title else None, sentences=kept)


def _cut_english(translation: Translation, excerpt: _Excerpt) -> Translation:
    """Keep as large a part of a sentence's English as is shown of its Arabic."""
    words = translation.text.split()
    length = min(int(len(words) * excerpt.share), EXCERPT_WORDS)
    text = " ".join(words[:length])
    return replace(
        translation,
        source=excerpt.sentences[0].text,
        text=text and text + ELLIPSIS,
        note="",
        repairs=tuple(repair for repair in translation.repairs if repair.written in text),
        # Their details may quote what is not shown.
        doubts=tuple(dict.fromkeys(Doubt(doubt.kind) for doubt in translation.doubts)),
    )


def _mentions(analysis: Analysis) -> Counter[str]:
    """Count the mentions of each actor, those in the title too."""
    mentions = (*analysis.title_mentions, *analysis.mentions)
    return Counter(mention.actor for mention in mentions if mention.actor)


def _wordless(dates: Iterable[ResolvedDate]) -> tuple[ResolvedDate, ...]:
    """Return what dates mean, without their words and places; each meaning once."""
    return tuple(dict.fromkeys(replace(found, start=0, end=0, text="") for found in dates))


def _rule(evidence: str) -> str:
    """Return the rule of a proposal's evidence without the article's words after it."""
    return evidence.partition(": ")[0]
