"""How each name stands in the English of all articles: every wording, how often, and where.

In: articles as readers see them with their English, the actors, the glossary. Out: for each name
that occurs its wordings, the names with the most wrong ones first. Changes no English: which
wording is the right one, the editor says.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sitegen.model import Actor, ComposedArticle, Mention, Term, Translation
from sitegen.terms.confidence import is_adjective_of
from sitegen.terms.english import words
from sitegen.terms.listing import Required, TermList
from sitegen.terms.rendering import rendering_forms
from sitegen.terms.wording import Wording, actor_required, find_wording

# An article's sentence by its place, None for the title.
Place = tuple[str, int | None]
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Rendered:
    """One wording of a name: in how many sentences it stands, and one of them.

    `off`: it is not what the editor decided; of a name that nobody decided, it is another wording
    than the most frequent one. `slug` and `sentence` (from 0, None for the title) are of the newest
    article.
    """

    text: str
    count: int
    off: bool
    slug: str
    sentence: int | None


@dataclass(frozen=True, slots=True)
class NameRenderings:
    """A name with its wordings, right ones first; `lacking` sentences have none that was found.

    `name` is Arabic. `actor` is an actor's id, "" for a term of the glossary. `english` is what was
    decided, "" where nobody did.
    """

    name: str
    actor: str
    english: str
    wordings: tuple[Rendered, ...]
    lacking: int

    @property
    def off(self) -> int:
        """In how many sentences the English is another one than it should be."""
        return sum(one.count for one in self.wordings if one.off)

    @property
    def named(self) -> int:
        """How many sentences with English have the name in Arabic."""
        return sum(one.count for one in self.wordings) + self.lacking


@dataclass(frozen=True, slots=True)
class _Seen:
    """A name of one sentence with its wording, None where none was found."""

    subject: Actor | Term
    place: Place
    wording: Wording | None


def collect_renderings(
    articles: Mapping[str, ComposedArticle],
    actors: Mapping[str, Actor],
    glossary: TermList,
    progress: Progress,
) -> tuple[NameRenderings, ...]:
    """Return how the names of these articles (newest first) are rendered, the worst first.

    A sentence counts once for a name. Sentences without English do not count, nor do words that
    only mean an actor, such as "the ministry". `progress` is told how many articles are done.
    """
    seen: defaultdict[str, list[_Seen]] = defaultdict(list)
    for number, (slug, article) in enumerate(articles.items(), start=1):
        for one in _look_through(slug, article, actors, glossary):
            subject = one.subject
            key = f"actor {subject.id}" if isinstance(subject, Actor) else subject.arabic[0]
            seen[key].append(one)
        progress(number, len(articles))
    found = [_joined(ones) for ones in seen.values()]
    return tuple(sorted(found, key=lambda one: (-one.off, -one.named, one.name, one.actor)))


def _look_through(
    slug: str, article: ComposedArticle, actors: Mapping[str, Actor], glossary: TermList
) -> Iterator[_Seen]:
    """Yield the names of an article, sentence by sentence, each once in a sentence."""
    for place, start, said, mentions in _segments(slug, article):
        if not said.text:
            continue
        subjects: list[tuple[Actor | Term, Required]] = []
        for mention in mentions:
            actor = actors.get(mention.actor or "")
            required = actor and actor_required(actor, mention, start)
            if actor and required:
                subjects.append((actor, required))
        subjects += [
            (one.term, one)
            for one in glossary.find(said.source)
            if not any(other.start < one.end and one.start < other.end for _, other in subjects)
        ]
        others = [required for _, required in subjects]
        for subject, required in _fullest(subjects):
            yield _Seen(subject, place, find_wording(said.source, said.text, required, others))


def _segments(
    slug: str, article: ComposedArticle
) -> Iterator[tuple[Place, int, Translation, Sequence[Mention]]]:
    """Yield title and sentences: the place, where it begins, its English, its mentions."""
    analysis, translation = article.analysis, article.translation
    if translation.title:
        yield (slug, None), 0, translation.title, analysis.title_mentions
    starts = [sentence.start for sentence in analysis.sentences]
    inside: defaultdict[int, list[Mention]] = defaultdict(list)
    for mention in analysis.mentions:
        inside[bisect_right(starts, mention.start) - 1].append(mention)
    for number, said in enumerate(translation.sentences):
        yield (slug, number), starts[number], said, inside[number]


def _fullest(
    subjects: Iterable[tuple[Actor | Term, Required]],
) -> Iterable[tuple[Actor | Term, Required]]:
    """Return each subject once, with the longest of its names."""
    fullest: dict[Actor | Term, Required] = {}
    for subject, required in subjects:
        known = fullest.get(subject)
        if known is None or len(required.written) > len(known.written):
            fullest[subject] = required
    return fullest.items()


def _joined(ones: Sequence[_Seen]) -> NameRenderings:
    """Put together what was seen of one name, in the order of the articles."""
    subject = ones[0].subject
    grouped: defaultdict[tuple[str, ...], list[_Seen]] = defaultdict(list)
    for one in ones:
        if one.wording is not None:
            grouped[rendering_forms(one.wording.text)].append(one)
    right = _right(subject, grouped)
    wordings = [
        Rendered(_spelt(group), len(group), forms not in right, *group[0].place)
        for forms, group in grouped.items()
    ]
    wordings.sort(key=lambda one: (one.off, -one.count, one.text))
    lacking = len(ones) - sum(one.count for one in wordings)
    if isinstance(subject, Term):
        return NameRenderings(subject.arabic[0], "", subject.english[0], tuple(wordings), lacking)
    english = "" if subject.listed_by == "found" else subject.name_en
    return NameRenderings(subject.name_ar, subject.id, english, tuple(wordings), lacking)


def _right(
    subject: Actor | Term, grouped: Mapping[tuple[str, ...], Sequence[_Seen]]
) -> set[tuple[str, ...]]:
    """Return which wordings are as they should be.

    Of a name that nobody decided these are the most frequent one and what is a part of it, or it a
    part of that: Gottschalk, Bernd Gottschalk.
    """
    if isinstance(subject, Actor) and subject.listed_by == "found":
        related = {
            forms: {
                other for other in grouped if set(forms) <= set(other) or set(other) <= set(forms)
            }
            for forms in grouped
        }
        count = {
            forms: sum(len(grouped[other]) for other in others) for forms, others in related.items()
        }
        return related[min(count, key=lambda forms: (-count[forms], forms))] if count else set()
    right = {forms for forms, group in grouped.items() if _is_decided(group)}
    if isinstance(subject, Actor) and subject.country:
        names = [word.form for word in words(subject.name_en)]
        right |= {forms for forms in grouped if _has_adjective(forms, names)}
    return right


def _is_decided(group: Iterable[_Seen]) -> bool:
    return any(one.wording is not None and one.wording.decided for one in group)


def _has_adjective(forms: Iterable[str], names: Sequence[str]) -> bool:
    """Tell whether one of the words is an adjective of a place: of Somalia, Somali."""
    return any(is_adjective_of(form, name) for form in forms for name in names)


def _spelt(group: Iterable[_Seen]) -> str:
    """Return the most frequent spelling of one wording, the first of several."""
    counts = Counter(one.wording.text for one in group if one.wording is not None)
    return min(counts, key=lambda text: (-counts[text], text))
