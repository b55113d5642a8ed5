"""What an article has in common with other reports, and what it says twice, sentence by sentence.

In: an article and the digest's passages. Out: spans to mark, and for each sentence who else has its
words and where. Passages are of what readers see, so that nothing else is reached from here.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sitegen.model import ComposedArticle, Passage, Repeat, Sentence, Story
from sitegen.model.coverage import has_nearly_all
from sitegen.render import urls
from sitegen.render.cards import page_title, title_provenance
from sitegen.render.edition import Edition, Place
from sitegen.render.joint_views import Elsewhere, SentenceNotes, SharedNote
from sitegen.render.runs import Span, Stretch, by_sentence, sentence_at
from sitegen.render.stories.lines import (
    editor_title,
    report_line,
    reported_by,
    story_reporter,
)
from sitegen.render.story_views import (
    AlsoReport,
    AlsoReported,
)
from sitegen.render.trees import direction
from sitegen.render.views import Link, Run, RunKind

# What an article shares, by the slug of the other.
BySlug = Mapping[str, Sequence[Passage]]
# An agency's text can stand in a hundred outlets: of each sentence so many are listed.
LISTED = 12
# As many reports as are read through; of more, those that share words with the article are listed.
ALL_LISTED = 24


@dataclass(frozen=True, slots=True)
class SentenceMarks:
    """What is marked in a sentence: spans of its Arabic, `whole` the kinds that have all of it."""

    spans: tuple[Span, ...]
    whole: tuple[RunKind, ...]
    notes: SentenceNotes


def shown_beside(edition: Edition, slug: str) -> tuple[str, ...]:
    """Return the slugs of the articles that an article's page names for what they share."""
    passages = edition.digest.passages.get(slug, ())
    found = (*_listed_beside(edition, slug), *(passage.slug for passage in passages))
    return tuple(other for other in dict.fromkeys(found) if other != slug)


def matter_of(edition: Edition, slug: str) -> tuple[Story | None, tuple[Passage, ...]]:
    """Return what an article's page draws on beyond articles: its story, and what it shares."""
    return edition.story_of.get(slug), edition.digest.passages.get(slug, ())


def _listed_beside(edition: Edition, slug: str) -> tuple[str, ...]:
    """Return the other reports of an article's story that its page lists, in the story's order."""
    story = edition.story_of.get(slug)
    others = tuple(other for other in story.slugs if other != slug) if story else ()
    if len(others) <= ALL_LISTED:
        return others
    sharing = {passage.slug for passage in edition.digest.passages.get(slug, ())}
    return tuple(other for other in others if other in sharing or not sharing)[:LISTED]


def sentence_marks(place: Place, composed: ComposedArticle) -> Mapping[int, SentenceMarks]:
    """Return what is to be marked in an article, by the index of the sentence."""
    sentences, slug = composed.analysis.sentences, composed.article.slug
    shared = by_sentence(place.digest.passages.get(slug, ()), sentences)
    repeats = by_sentence(composed.analysis.repeats, sentences)
    return {
        index: _marks(place, composed, sentence, shared[index], repeats[index])
        for index, sentence in enumerate(sentences)
        if shared[index] or repeats[index]
    }


def also_reported(place: Place, composed: ComposedArticle) -> AlsoReported | None:
    """Return the other reports of an article's story; None where it is in none."""
    slug = composed.article.slug
    story = place.edition.story_of.get(slug)
    if story is None:
        return None
    passages = place.digest.passages.get(slug, ())
    listed = _listed_beside(place.edition, slug)
    return AlsoReported(
        href=place.href(urls.story(place.tree, story.id)),
        title=editor_title(story, place.lang),
        reports=tuple(
            _also(place, other, [one for one in passages if one.slug == other]) for other in listed
        ),
        more=len(story.slugs) - 1 - len(listed),
    )


def elsewhere(place: Place, found: Mapping[str, int]) -> tuple[Elsewhere, ...]:
    """Name the first articles that have words, each with the link to where they stand.

    `found` are offsets of the words into the article's text, by its slug.
    """
    articles = place.digest.articles
    shown = list(found.items())[:LISTED]
    names = Counter(story_reporter(articles[slug]) for slug, _ in shown)
    lines = []
    for slug, offset in shown:
        other = articles[slug]
        reporter = reported_by(place, other)
        by_name = reporter is not None and names[story_reporter(other)] == 1
        lines.append(
            Elsewhere(
                href=place.article(slug, sentence_of(other, offset)),
                name=reporter if reporter and by_name else page_title(other, place.lang),
                provenance=None if by_name else title_provenance(place, other),
            )
        )
    return tuple(lines)


def by_slug(place: Place, story: Story | None, parts: Iterable[Passage]) -> BySlug:
    """Gather passages under the other article; the story's first, in its order."""
    found: defaultdict[str, list[Passage]] = defaultdict(list)
    for part in parts:
        found[part.slug].append(part)
    of_story = {slug: number for number, slug in enumerate(story.slugs if story else ())}
    last, position = len(of_story), place.edition.position

    def rank(slug: str) -> tuple[int, int]:
        return of_story.get(slug, last), position[slug]

    return {slug: tuple(found[slug]) for slug in sorted(found, key=rank)}


def marked(runs: tuple[Run, ...], kinds: Iterable[RunKind]) -> tuple[Run, ...]:
    """Mark all of some running text, the first kind outermost."""
    for kind in reversed(tuple(kinds)):
        runs = (Run(kind, "", children=runs),) if runs else ()
    return runs


def mark_spans(kind: RunKind, parts: Iterable[Passage | Repeat]) -> tuple[Span, ...]:
    """Return spans of one kind; stretches that touch or overlap are one."""
    spans: list[Span] = []
    for part in sorted(parts, key=lambda part: (part.start, part.end)):
        if spans and part.start <= spans[-1].end:
            spans[-1] = replace(spans[-1], end=max(spans[-1].end, part.end))
        else:
            spans.append(Span(part.start, part.end, kind))
    return tuple(spans)


def _marks(
    place: Place,
    composed: ComposedArticle,
    sentence: Sentence,
    shared: Sequence[Passage],
    repeats: Sequence[Repeat],
) -> SentenceMarks:
    """Return what is to be marked in a sentence that shares words or repeats them."""
    others = by_slug(place, place.edition.story_of.get(composed.article.slug), shared)
    is_whole = any(has_nearly_all(sentence, parts) for parts in others.values())
    whole: list[RunKind] = ["shared"] if is_whole else []
    if has_nearly_all(sentence, repeats):
        whole.append("repeated")
    places = first_places(others, sentence.start)
    return SentenceMarks(
        spans=(*mark_spans("shared", shared), *mark_spans("repeated", repeats)),
        whole=tuple(whole),
        notes=SentenceNotes(
            shared=SharedNote(len(places) + more_of(shared), is_whole, elsewhere(place, places))
            if places
            else None,
            before=_before(place, composed, sentence, repeats),
        ),
    )


def more_of(parts: Iterable[Passage]) -> int:
    """Return how many have words of a sentence and are named by none of its passages."""
    return max((part.more for part in parts), default=0)


def first_places(others: BySlug, start: int) -> dict[str, int]:
    """Return where the first words from an offset on stand in each of the other articles."""
    return {
        slug: _same_place(parts[0], start, parts[0].other_start, parts[0].other_end)
        for slug, parts in others.items()
    }


def _before(
    place: Place, composed: ComposedArticle, sentence: Sentence, repeats: Sequence[Repeat]
) -> tuple[Link, ...]:
    """Return links to where the article said the same before, each once; it may be here."""
    sentences, slug, wording = composed.analysis.sentences, composed.article.slug, place.wording
    found = {
        sentence_at(sentences, _same_place(repeat, sentence.start, *_earlier(repeat)))
        for repeat in repeats
    }
    links = []
    for index in sorted(found):
        number = {"number": wording.number(index + 1)}
        label = wording.gettext("Sentence %(number)s") % number
        if sentences[index] == sentence:
            label = wording.gettext("in this sentence")
        links.append(Link(place.article(slug, index), label, place.tree, direction(place.tree)))
    return tuple(links)


def _earlier(repeat: Repeat) -> tuple[int, int]:
    return repeat.first_start, repeat.first_end


def _same_place(part: Stretch, offset: int, start: int, end: int) -> int:
    """Return the place between `start` and `end` that corresponds to an offset in a part.

    The words of both are almost the same, so that lengths go together.
    """
    inside = max(offset - part.start, 0) * (end - start) // max(part.end - part.start, 1)
    return min(start + inside, max(end - 1, start))


def _also(place: Place, slug: str, shared: Sequence[Passage]) -> AlsoReport:
    """Return another report with the link to the first of the words that both have."""
    other = place.digest.articles[slug]
    first = sentence_of(other, shared[0].other_start) if shared else None
    return AlsoReport(report_line(place, other, first), len(shared))


def sentence_of(composed: ComposedArticle, offset: int) -> int | None:
    """Return the index of the sentence at an offset; None where no sentence is shown."""
    sentences = composed.analysis.sentences
    return sentence_at(sentences, offset) if sentences else None
