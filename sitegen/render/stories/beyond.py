"""What the reports of a story tell beyond its summary, each folded under its own report.

In: a story, its reports in the order in which a page shows them. Out: of each the sentences of its
own summary that the story's summary does not tell, in whatever words, and no report above it in the
same ones. A sentence that cannot stand alone comes with the one that it leans on, or not at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sitegen.arabic.retelling import Told, tells_again, told
from sitegen.arabic.sentences import split_sentences
from sitegen.arabic.told_twice import tell_other_toll, tell_the_same
from sitegen.model import Block, ComposedArticle, Passage, Sentence, Story, TakenSentence
from sitegen.model.coverage import has_nearly_all, named_in
from sitegen.render.edition import Place
from sitegen.render.stories.passages import of_story
from sitegen.render.summaries.items import summary_indices

# A sentence that has so much more to tell than one of the summary's adds something to it.
_LONGER = 1.25


@dataclass(frozen=True, slots=True)
class _Line:
    """A sentence of a report, and what it tells."""

    slug: str
    index: int
    sentence: Sentence
    told: Told


def beyond_summary(
    place: Place, story: Story, reports: Iterable[ComposedArticle]
) -> Mapping[str, tuple[int, ...]]:
    """Return the sentences to fold under each report by its slug, in text order."""
    summary = tuple(_summary_of(place, story))
    shown: list[_Line] = []
    found: dict[str, tuple[int, ...]] = {}
    for composed in reports:
        slug = composed.article.slug
        passages = of_story(place, story, slug)
        of_lead = [one for one in passages if one.slug == story.lead]
        lines = [
            _line(composed, index)
            for index in summary_indices(composed)
            if TakenSentence(slug, index) not in story.summary
        ]
        fresh = [
            line.index
            for line in lines
            if not has_nearly_all(line.sentence, of_lead)
            and not _is_told(line, summary)
            and not any(_is_copy(line, passages, one) for one in shown)
        ]
        found[slug] = _with_antecedents(composed, fresh)
        shown += (_line(composed, index) for index in found[slug])
    return found


def _line(composed: ComposedArticle, index: int) -> _Line:
    sentence = composed.analysis.sentences[index]
    names = named_in(sentence, composed.analysis.mentions)
    tells = told(sentence.text, names, composed.article.date)
    return _Line(composed.article.slug, index, sentence, tells)


def _with_antecedents(composed: ComposedArticle, indices: Sequence[int]) -> tuple[int, ...]:
    """Add what sentences lean on, down to one that stands alone; without that leave them out."""
    leaning = {lean.sentence: lean.on for lean in composed.analysis.leans}
    kept: set[int] = set()
    for index in indices:
        chain, on = {index}, leaning.get(index, index)
        while on is not None and on not in chain:
            chain.add(on)
            on = leaning.get(on, on)
        if on is not None:
            kept |= chain
    return tuple(sorted(kept))


def _is_copy(line: _Line, passages: Iterable[Passage], other: _Line) -> bool:
    """Tell whether a sentence has nearly all its words from one of another report.

    Of short sentences passages know nothing: there each must tell no more than the other.
    """
    there = other.sentence
    parts = [
        one
        for one in passages
        if one.slug == other.slug and one.other_start < there.end and there.start < one.other_end
    ]
    if has_nearly_all(line.sentence, parts):
        return True
    return tells_again(line.told, other.told) and tells_again(other.told, line.told)


def _is_told(line: _Line, summary: Iterable[tuple[str, Told]]) -> bool:
    """Tell whether the summary tells what a sentence tells, in other words or with another toll."""
    mine = line.told
    return any(
        tells_again(mine, one)
        or (line.slug != other and (tell_other_toll(mine, one) or _tell_no_more(mine, one)))
        for other, one in summary
    )


def _tell_no_more(mine: Told, one: Told) -> bool:
    return len(mine.words) <= _LONGER * len(one.words) and tell_the_same(mine, one)


def _summary_of(place: Place, story: Story) -> Iterator[tuple[str, Told]]:
    """Yield what the summary of a story tells, each sentence with its report, "" for the editor."""
    yield from (("", one) for one in _told_in(story.editor_summary.ar))
    for taken in story.summary:
        composed = place.digest.articles[taken.slug]
        if taken.index is None:
            yield from (("", one) for one in _told_in(composed.article.summary.ar))
        else:
            yield taken.slug, _line(composed, taken.index).told


def _told_in(words: str) -> Iterator[Told]:
    for sentence in split_sentences(words, (Block(0, len(words)),)) if words else ():
        yield told(sentence.text)
