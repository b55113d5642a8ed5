"""Reports whose sentences have given scores, for tests of what sums several of them up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from sitegen.model import (
    Analysis,
    Article,
    ArticleTranslation,
    Block,
    ComposedArticle,
    EditorSummary,
    Lean,
    Mention,
    Passage,
    Sentence,
    Translation,
)
from tests.unit.event_articles import paragraphs

FIRST, SECOND, THIRD = date(2022, 1, 6), date(2022, 1, 7), date(2022, 1, 8)
# No two of these tell the same.
FLOOD = "أدت الفيضانات في الساحل الشرقي إلى إجلاء ثلاثة آلاف من سكان القرى."
BUDGET = "وافق البرلمان على موازنة التعليم بعد جلسة طويلة في العاصمة."
MATCH = "فاز المنتخب على ضيفه في المباراة النهائية بهدفين مقابل هدف."
COURT = "أصدرت المحكمة حكما بسجن المدير السابق للمصرف خمس سنوات."
BRIDGE = "افتتح المهندسون الجسر الجديد فوق النهر قبل موعده بشهرين."
STRIKE = "بدأ عمال الميناء إضرابا مفتوحا للمطالبة برفع الأجور."
VACCINE = "تسلمت المستشفيات شحنة من اللقاحات تكفي مليون طفل."
OIL = "ارتفعت أسعار النفط إلى أعلى مستوى منذ عشرة أعوام."
# FLOOD in other words and another order.
FLOOD_AGAIN = "إجلاء ثلاثة آلاف من سكان القرى بعد الفيضانات في الساحل الشرقي."

Told = tuple[str, float]


def report(
    slug: str,
    day: date | None,
    *told: Told,
    leans: tuple[Lean, ...] = (),
    summary: EditorSummary | None = None,
    outlet: str = "",
    names: Mapping[int, Sequence[str]] | None = None,
) -> ComposedArticle:
    """An article of these sentences with their scores, and the actors that each of them names."""
    sentences = paragraphs([words for words, _ in told])
    return ComposedArticle(
        article=Article(
            slug=slug,
            path=Path(f"{slug}.md"),
            title="عنوان",
            text="\n".join(words for words, _ in told),
            blocks=tuple(Block(one.start, one.end) for one in sentences),
            date=day,
            outlet=outlet,
            summary=summary or EditorSummary(),
        ),
        analysis=Analysis(
            sentences=sentences,
            scores=tuple(score for _, score in told),
            summary=tuple(range(min(len(told), 2))),
            mentions=tuple(_mentions(sentences, names or {})),
            title_mentions=(),
            quotes=(),
            dates=(),
            numbers=(),
            leans=leans,
        ),
        translation=ArticleTranslation(
            None, tuple(Translation(words, "", "untranslated") for words, _ in told)
        ),
        dates=(),
    )


def _mentions(
    sentences: Sequence[Sentence], names: Mapping[int, Sequence[str]]
) -> Iterator[Mention]:
    for index, several in names.items():
        start = sentences[index].start
        yield from (Mention(start, start + 1, "", "place", "name", one) for one in several)


def by_slug(reports: Iterable[ComposedArticle]) -> dict[str, ComposedArticle]:
    return {one.article.slug: one for one in reports}


def shared(
    one: ComposedArticle, index: int, other: ComposedArticle, at: int
) -> dict[str, tuple[Passage, ...]]:
    """Say that a sentence of one article stands in another, as a passage of each."""
    here, there = one.analysis.sentences[index], other.analysis.sentences[at]
    slugs = one.article.slug, other.article.slug
    return {
        slugs[0]: (Passage(here.start, here.end, slugs[1], there.start, there.end, "sentence"),),
        slugs[1]: (Passage(there.start, there.end, slugs[0], here.start, here.end, "sentence"),),
    }
