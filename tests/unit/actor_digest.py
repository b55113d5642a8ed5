"""Digests with many actors for the tests of their pages, filled as the compose stage fills them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path

from sitegen.model import (
    Actor,
    ActorEntry,
    ActorMention,
    Analysis,
    Article,
    ArticleTranslation,
    Block,
    ComposedArticle,
    Digest,
    HeldOffice,
    Mention,
    Quote,
    QuotePlace,
    Related,
    Sentence,
    Translation,
)
from tests.unit.digest_factory import digest_of

FIRST_DAY = date(2022, 1, 6)
# Of an article: who speaks, who is spoken of, and who else is named in the second sentence.
NAMED = 5
ARABIC_FIRST = "قال {0} إن «{1} وافق على الاقتراح» أمس."
ARABIC_SECOND = "وحضر اللقاء {0}."
MOST_RELATED = 12
ARABIC = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
LATIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def person(number: int, name_ar: str = "", name_en: str = "", **more: object) -> Actor:
    """An actor with names made of its number where none are given."""
    arabic = name_ar or f"{ARABIC[number % len(ARABIC)]}امر سالم {number}"
    latin = name_en or f"{LATIN[number % len(LATIN)]}amer Salem {number}"
    made = Actor(f"actor-{number}", "person", arabic, latin)
    return replace(made, **more)  # type: ignore[arg-type]


def naming(slug: str, day: date | None, actors: Sequence[Actor], english: bool) -> ComposedArticle:
    """An article in which the first speaks of the second while the others are there."""
    names = [actor.name_ar for actor in actors]
    first = ARABIC_FIRST.format(names[0], names[1])
    text = f"{first}\n{ARABIC_SECOND.format(' و'.join(names[2:]))}"
    sentences = (
        Sentence(0, len(first), first, 0),
        Sentence(len(first) + 1, len(text), text[len(first) + 1 :], 1),
    )
    quoted = f"{names[1]} وافق على الاقتراح"
    begin = text.index(quoted)
    title = f"{names[0]} يتحدث"
    return ComposedArticle(
        article=Article(
            slug=slug,
            path=Path(f"content/articles/{slug}.md"),
            title=title,
            text=text,
            blocks=(Block(0, len(first)), Block(len(first) + 1, len(text))),
            date=day,
        ),
        analysis=Analysis(
            sentences=sentences,
            scores=(2.0, 1.0),
            summary=(0,),
            mentions=tuple(_in_order(text, actors)),
            title_mentions=(
                Mention(0, len(names[0]), names[0], actors[0].type, "name", actors[0].id),
            ),
            quotes=(Quote(begin, begin + len(quoted), quoted, speaker=actors[0].id, verb="قال"),),
            dates=(),
            numbers=(),
        ),
        translation=_translation(title, sentences, actors, english),
        dates=(),
    )


def _translation(
    title: str, sentences: Sequence[Sentence], actors: Sequence[Actor], english: bool
) -> ArticleTranslation:
    """The machine's English of all, or none."""
    first, second, *others = (actor.name_en for actor in actors)
    written = (
        f"{first} said yesterday that {second} had agreed to the proposal.",
        f"The meeting was attended by {', '.join(others)}.",
    )
    state = "machine" if english else "untranslated"
    return ArticleTranslation(
        title=Translation(title, f"{first} speaks" if english else "", state),
        sentences=tuple(
            Translation(sentence.text, words if english else "", state)
            for sentence, words in zip(sentences, written, strict=True)
        ),
    )


def _in_order(text: str, actors: Sequence[Actor]) -> Iterator[Mention]:
    """Find each actor's name behind that of the one before."""
    start = 0
    for actor in actors:
        name = actor.name_ar
        start = text.index(name, start)
        yield Mention(start, start + len(name), name, actor.type, "name", actor.id)


def crowd(actors: Sequence[Actor], articles: int, days: int = 1) -> Digest:
    """A digest in which every actor is named, the first ones more often, `days` days apart."""
    made = []
    for number in range(articles):
        # Now the few whom everybody writes of, then those whose turn it is.
        often = [actors[number % min(7, len(actors))], actors[number % min(11, len(actors))]]
        turn = [actors[(number * NAMED + step) % len(actors)] for step in range(NAMED)]
        named = list({actor.id: actor for actor in (*often, *turn)}.values())
        day = FIRST_DAY + timedelta(days=number * days) if number % 9 else None
        made.append(naming(f"a{number:04}", day, named, number % 4 > 0))
    digest = digest_of(made, {})
    return replace(
        digest,
        actors=entries(digest, {actor.id: actor for actor in actors}),
        known={actor.id: actor for actor in actors},
    )


def entries(digest: Digest, known: dict[str, Actor]) -> dict[str, ActorEntry]:
    """Index the actors of a digest with their quotes, offices and those named beside them."""
    places: defaultdict[str, list[ActorMention]] = defaultdict(list)
    said: defaultdict[str, list[QuotePlace]] = defaultdict(list)
    about: defaultdict[str, list[QuotePlace]] = defaultdict(list)
    beside: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for slug, composed in digest.articles.items():
        analysis = composed.analysis
        for actor, place in _named_at(analysis):
            places[actor].append(ActorMention(slug, place))
        for index, quote in enumerate(analysis.quotes):
            if quote.speaker:
                said[quote.speaker].append(QuotePlace(slug, index))
            for mention in analysis.mentions:
                inside = quote.start <= mention.start < quote.end
                if inside and mention.actor and mention.actor != quote.speaker:
                    about[mention.actor].append(QuotePlace(slug, index))
        named = sorted({str(mention.actor) for mention in analysis.mentions})
        for one, two in combinations(named, 2):
            beside[one, two].append(slug)
            beside[two, one].append(slug)
    return {
        actor: ActorEntry(
            actor=known[actor],
            slugs=tuple(dict.fromkeys(place.slug for place in found)),
            mentions=tuple(dict.fromkeys(found)),
            offices=_offices(known[actor], found),
            quotes_by=tuple(said[actor]),
            quotes_about=tuple(dict.fromkeys(about[actor])),
            related=_related(actor, beside),
        )
        for actor, found in sorted(places.items())
        if actor in known
    }


def _named_at(analysis: Analysis) -> Iterator[tuple[str, int | None]]:
    """Yield who is named, and in which sentence; None for the title."""
    for mention in analysis.title_mentions:
        yield str(mention.actor), None
    for mention in analysis.mentions:
        starts = (sentence.start for sentence in analysis.sentences)
        yield str(mention.actor), sum(start <= mention.start for start in starts) - 1


def _offices(actor: Actor, found: Sequence[ActorMention]) -> tuple[HeldOffice, ...]:
    slugs = tuple(dict.fromkeys(place.slug for place in found))
    return (HeldOffice("وزير الخارجية", slugs),) if actor.type == "person" else ()


def _related(actor: str, beside: dict[tuple[str, str], list[str]]) -> tuple[Related, ...]:
    counts = Counter({pair[1]: len(slugs) for pair, slugs in beside.items() if pair[0] == actor})
    strongest = sorted(counts, key=lambda other: (-counts[other], other))[:MOST_RELATED]
    return tuple(Related(other, tuple(beside[actor, other]), counts[other]) for other in strongest)
