"""All names of one article: listed, tagged and by the editor, joined, with demonyms and offices.

In go an article, the gazetteer and what the tagger saw; out come mentions of title and text that
never overlap, the actors that no list has, and the offices. Reads like a table of contents.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sitegen.analyse.corrections import Corrected, Corrections
from sitegen.analyse.naming.bodies import find_bodies, with_bodies
from sitegen.analyse.naming.contractions import with_contractions
from sitegen.analyse.naming.demonyms import find_demonyms
from sitegen.analyse.naming.echoes import Echoes
from sitegen.analyse.naming.introduced import find_introduced
from sitegen.analyse.naming.joining import join
from sitegen.analyse.naming.listed import Gazetteer, find_listed
from sitegen.analyse.naming.naming import Naming
from sitegen.analyse.naming.nominals import find_nominals
from sitegen.analyse.naming.offices import find_offices, surround, telling
from sitegen.analyse.naming.pairs import Known, known_alone, parted
from sitegen.analyse.naming.settling import free, part_joinable, settle, with_agreed
from sitegen.analyse.naming.tagged import TaggedNames, as_mentions, spelt_name
from sitegen.arabic.letters import fold_text
from sitegen.arabic.tokens import tokenise
from sitegen.model import Article, FoundActor, Mention, Office, local_index

# The parts of an article in reading order.
_TITLE, _TEXT = 0, 1
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class ArticleNames:
    """What an article's names say; see Analysis for the fields."""

    mentions: tuple[Mention, ...]
    title_mentions: tuple[Mention, ...]
    found: tuple[FoundActor, ...]
    offices: tuple[Office, ...]


@dataclass(frozen=True, slots=True)
class _Part:
    """The names of title or text after the corrections; `nobodys` can be joined with nobody."""

    corrected: Corrected
    nobodys: tuple[Mention, ...]
    names: Mapping[Span, str]


def name_article(article: Article, gazetteer: Gazetteer, tagged: TaggedNames) -> ArticleNames:
    """Find and join the names of an article, the editor's corrections applied."""
    title, text = _parts(article, gazetteer, tagged)
    joined = join(
        (*_namings(_TITLE, article.title, title), *_namings(_TEXT, article.text, text)),
        gazetteer.actors,
    )
    in_title = [one.mention for one in joined.namings if one.part == _TITLE]
    in_text = [one.mention for one in joined.namings if one.part == _TEXT]
    named = {mention.actor for mention in (*in_title, *in_text) if mention.actor}
    tokens = tokenise(article.text)
    demonyms = find_demonyms(article.title, tokenise(article.title), gazetteer, named)
    in_title = _more(in_title, title, (*title.nobodys, *demonyms))
    demonyms = find_demonyms(article.text, tokens, gazetteer, named)
    in_text = _more(in_text, text, (*text.nobodys, *demonyms))
    around = surround(article.text, tokens, in_text)
    offices = find_offices(around, in_text)
    nominals = find_nominals(around, in_text, offices)
    in_text = _more(in_text, text, nominals)

    def names_of(mention: Mention) -> tuple[str, ...]:
        return _names_of(mention, gazetteer, joined.found)

    return ArticleNames(
        mentions=with_contractions(article.text, in_text, names_of),
        title_mentions=with_contractions(article.title, in_title, names_of),
        found=joined.found,
        offices=telling(offices),
    )


def _names_of(
    mention: Mention, gazetteer: Gazetteer, found: Sequence[FoundActor]
) -> tuple[str, ...]:
    """Return all names of whom a mention means; none where that is nobody."""
    actor = gazetteer.actors.get(mention.actor or "")
    if actor is not None:
        return (actor.name_ar, *actor.variants, *actor.short)
    index = local_index(mention.actor)
    one = found[index] if index is not None else None
    return (one.name, *one.forms, *one.short) if one else ()


def _parts(article: Article, gazetteer: Gazetteer, tagged: TaggedNames) -> tuple[_Part, _Part]:
    """Return the names of title and text after the corrections, nobody joined yet."""
    in_title = as_mentions(article.title, tagged.title)
    in_text = as_mentions(article.text, tagged.text)
    alone = known_alone((*in_title, *in_text))
    title = _settled(article.title, in_title, alone, gazetteer)
    text = _settled(article.text, in_text, alone, gazetteer)
    again = Echoes((*title.settled, *text.settled), gazetteer)
    corrections = Corrections(article.overrides.mentions, gazetteer.actors)
    return (
        _corrected(article.title, title, again, corrections),
        _corrected(article.text, text, again, corrections),
    )


@dataclass(frozen=True, slots=True)
class _Settled:
    """The names of one part of an article, none overlapping, and those that several may bear.

    `names` are what bodies that are named by rule are called, by their spans.
    """

    settled: tuple[Mention, ...]
    nobodys: tuple[Mention, ...]
    names: Mapping[Span, str]


def _settled(text: str, tagged: Sequence[Mention], alone: Known, gazetteer: Gazetteer) -> _Settled:
    listed = find_listed(text, gazetteer)
    seen = parted(tagged, (*listed.mentions, *listed.proposed), alone)
    names, nobodys = part_joinable(seen, listed.nobody, listed.doubtful)
    known = with_agreed(listed.mentions, listed.proposed, names)
    tokens = tokenise(text)
    told = {mention.actor for mention in known if mention.actor}
    demonyms = find_demonyms(text, tokens, gazetteer, told)
    bodies = find_bodies(text, tokens, demonyms, known, gazetteer)
    names = with_bodies(names, bodies)
    settled = settle(known, names, gazetteer.actors, gazetteer.ignored)
    nobodys = free(settled, nobodys)
    taken = tuple(sorted((*settled, *nobodys), key=lambda mention: mention.start))
    introduced = find_introduced(surround(text, tokens, taken))
    wanted = [one for one in introduced if fold_text(one.text) not in gazetteer.ignored]
    settled = tuple(sorted((*settled, *wanted), key=lambda mention: mention.start))
    called = {(body.mention.start, body.mention.end): body.name for body in bodies}
    return _Settled(settled, nobodys, called)


def _corrected(text: str, part: _Settled, again: Echoes, corrections: Corrections) -> _Part:
    mentions = again.added(text, part.settled)
    return _Part(corrections.apply(text, mentions), part.nobodys, part.names)


def _namings(number: int, text: str, part: _Part) -> list[Naming]:
    namings = []
    done = 0
    for mention in part.corrected.mentions:
        name = part.corrected.names.get(mention.start) or part.names.get(
            (mention.start, mention.end), spelt_name(text, mention.start, mention.end)
        )
        namings.append(Naming(number, mention, name, text[done : mention.start]))
        done = mention.end
    return namings


def _more(mentions: Sequence[Mention], part: _Part, further: Iterable[Mention]) -> list[Mention]:
    """Add what touches neither a mention nor words that the editor says mean nobody."""
    wanted = [
        mention
        for mention in further
        if all(mention.end <= start or mention.start >= end for start, end in part.corrected.nobody)
    ]
    return sorted((*mentions, *free(mentions, wanted)), key=lambda mention: mention.start)
