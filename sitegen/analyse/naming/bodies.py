"""Finds the bodies of a state that are named by what and whose they are: وزارة الخارجية الروسية.

In go a text, its nationality words and the countries in it; out come organisations, each with the
name that all its spellings share, and its English from lists. What has no country is left alone.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sitegen.analyse.naming.ambiguous import ambiguous_names
from sitegen.analyse.naming.body_words import Words, body_words
from sitegen.analyse.naming.clitics import Cut, cuts
from sitegen.analyse.naming.demonyms import nationality
from sitegen.analyse.naming.listed import Gazetteer
from sitegen.analyse.naming.tagged import spelt_name
from sitegen.arabic.letters import fold_text
from sitegen.arabic.tokens import ARTICLE, Token
from sitegen.model import Actor, Mention, MentionKind

_MINISTRY = "وزارة"
_FOLDED_MINISTRY = fold_text(_MINISTRY)
_AND = "و"
_FEMININE_NISBA = fold_text("ية")
# Words of a ministry's field: "التعليم العالي والبحث العلمي" has the most.
_LONGEST_FIELD = 4
# Rules are wrong about as seldom as the tagger is where it is surest.
_SURE = 0.95
# A tagged body that holds such a name is another one from this sureness on, as around listed names.
_SURE_AROUND = 0.5


@dataclass(frozen=True, slots=True)
class Body:
    """A body that words name by rule, and the name that all spellings of it share."""

    mention: Mention
    name: str


@dataclass(frozen=True, slots=True)
class _Land:
    """A nationality word with the article, or a country's name, where it ends."""

    country: Actor
    end: int
    is_adjective: bool
    is_feminine: bool


def find_bodies(
    text: str,
    tokens: Sequence[Token],
    demonyms: Iterable[Mention],
    listed: Iterable[Mention],
    gazetteer: Gazetteer,
) -> tuple[Body, ...]:
    """Find the bodies in NFC text, in order; `tokens` are the text's, cut with no word known."""
    lands = dict(_lands((*listed, *demonyms), gazetteer))
    if not lands:
        return ()
    read = _Reader(text, tokens, lands, gazetteer)
    found: list[Body] = []
    for at, token in enumerate(tokens):
        if token.kind != "word" or (found and found[-1].mention.end > token.start):
            continue
        body = next(filter(None, (read.body(at, cut) for cut in cuts(token.form))), None)
        found += [body] if body and fold_text(body.name) not in gazetteer.ignored else []
    return tuple(found)


def with_bodies(tagged: Sequence[Mention], bodies: Sequence[Body]) -> tuple[Mention, ...]:
    """Return the tagged names with the bodies in the place of those that they touch.

    A body inside a longer one that the tagger sees is part of its name (الجيش السوري الحر).
    """
    kept = [
        body.mention
        for body in bodies
        if not any(_is_around(name, body.mention) for name in tagged)
    ]
    free = (
        name
        for name in tagged
        if all(name.end <= one.start or one.end <= name.start for one in kept)
    )
    return tuple(sorted((*free, *kept), key=lambda mention: mention.start))


def _is_around(name: Mention, body: Mention) -> bool:
    if name.type != body.type or name.sure < _SURE_AROUND:
        return False
    size = name.end - name.start
    return name.start <= body.start and body.end <= name.end and size > body.end - body.start


def _lands(mentions: Iterable[Mention], gazetteer: Gazetteer) -> Iterator[tuple[int, _Land]]:
    """Yield what tells the country, by where it starts; of two at one place the adjective wins."""
    for mention in mentions:
        country = gazetteer.actors.get(mention.actor or "")
        if country is None or not country.country:
            continue
        is_adjective = mention.kind == "demonym"
        words = fold_text(mention.text).split()
        if is_adjective and not words[0].startswith(ARTICLE):
            continue
        is_feminine = words[0].endswith(_FEMININE_NISBA)
        yield mention.start, _Land(country, mention.end, is_adjective, is_feminine)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads a body at a place of a text."""

    text: str
    tokens: Sequence[Token]
    lands: Mapping[int, _Land]
    gazetteer: Gazetteer

    def body(self, at: int, cut: Cut) -> Body | None:
        """Return the body that begins with this token, so cut; None where none does."""
        if cut.word == _FOLDED_MINISTRY and not cut.has_article:
            return self._ministry(at, cut)
        if not cut.has_article:
            return None
        return self._ministry_alone(at, cut) or self._other(at, cut)

    def _ministry(self, at: int, cut: Cut) -> Body | None:
        words: Words = ()
        for following in range(at + 1, min(at + 2 + _LONGEST_FIELD, len(self.tokens))):
            token = self.tokens[following]
            land = self.lands.get(token.start)
            if words and land and land.is_adjective and land.is_feminine:
                return self._made(at, cut, land, *self._in_charge(words, at, following, land))
            is_construct = len(words) == 1 and (ARTICLE + words[0],) in body_words().fields
            if is_construct and land and not land.is_adjective:
                field = (ARTICLE + words[0],)
                return self._made(at, cut, land, *self._in_charge(field, at, following, land))
            if token.kind != "word" or not (_is_definite(token.form) or not words):
                return None
            words = (*words, token.form)
        return None

    def _ministry_alone(self, at: int, cut: Cut) -> Body | None:
        words = (ARTICLE + cut.word,)
        land = self._adjective(at + 1)
        if words not in body_words().alone or land is None or not land.is_feminine:
            return None
        before = self.tokens[at - 1] if at else None
        if before is not None and before.kind == "word" and _takes_adjectives(before.form):
            return None
        return self._made(at, cut, land, *self._in_charge(words, at, at + 1, land))

    def _other(self, at: int, cut: Cut) -> Body | None:
        for size in (2, 1):
            following = tuple(token.form for token in self.tokens[at + 1 : at + size])
            body = body_words().bodies.get((ARTICLE + cut.word, *following))
            land = self._adjective(at + size)
            if body is None or land is None or land.is_feminine != body.feminine:
                continue
            if not body.not_behind.isdisjoint(self._bare(at - 1)):
                return None
            if self._after(land) in body.not_before:
                return None
            name = f"{body.name} {_whose(land.country, feminine=body.feminine)}"
            english = f"{body.english} of {_in_sentence(land.country)}"
            # "The Iraqi government" describes what it means; a ministry bears its name.
            return self._made(at, cut, land, name, english, kind="nominal")
        return None

    def _in_charge(self, words: Words, at: int, end: int, land: _Land) -> tuple[str, str]:
        """Return a ministry's name and English by its field (folded), which ends before a token."""
        field = body_words().fields.get(words)
        whose = _whose(land.country, feminine=True)
        if field is None:
            spelt = self.text[self.tokens[at + 1].start : self.tokens[end - 1].end]
            return f"{_MINISTRY} {spelt} {whose}", ""
        is_construct = whose == land.country.name_ar
        name = field.name.removeprefix(ARTICLE) if is_construct else field.name
        return (
            f"{_MINISTRY} {name} {whose}",
            f"Ministry of {field.english} ({land.country.name_en})",
        )

    def _made(
        self,
        at: int,
        cut: Cut,
        land: _Land,
        name: str,
        english: str,
        *,
        kind: MentionKind = "name",
    ) -> Body:
        """Make the body: listed where its name is, and as written where that says it all."""
        token = self.tokens[at]
        start = token.start + cut.begins(self.text[token.start : token.end])
        words = self.text[start : land.end]
        mention = Mention(start, land.end, words, "organisation", kind, sure=_SURE)
        spelt = spelt_name(self.text, start, land.end)
        shown = spelt if fold_text(spelt) == fold_text(name) else name
        listed = _listed(name, self.gazetteer)
        if listed is not None:
            return Body(replace(mention, actor=listed.id, name_en=listed.name_en, sure=1.0), shown)
        return Body(replace(mention, name_en=english or None), shown)

    def _adjective(self, at: int) -> _Land | None:
        land = self.lands.get(self.tokens[at].start) if at < len(self.tokens) else None
        return land if land and land.is_adjective else None

    def _bare(self, at: int) -> frozenset[str]:
        """Return a word in all ways without what is attached to it; nothing before the text."""
        return frozenset(cut.word for cut in cuts(self.tokens[at].form)) if at >= 0 else frozenset()

    def _after(self, land: _Land) -> str:
        """Return the folded word behind a nationality."""
        at = bisect_left(self.tokens, land.end, key=lambda token: token.start)
        return self.tokens[at].form if at < len(self.tokens) else ""


def _whose(country: Actor, *, feminine: bool) -> str:
    """Return the country's adjective, its name where none is listed."""
    return nationality(country.country, feminine=feminine) or country.name_ar


def _is_definite(form: str) -> bool:
    return form.removeprefix(_AND).startswith(ARTICLE)


def _takes_adjectives(form: str) -> bool:
    """Tell whether what follows a word may be its adjective: السياسة الخارجية, وزيرة الخارجية."""
    if form in ambiguous_names().without_article:
        return False
    return any(cut.has_article or cut.word in body_words().not_behind for cut in cuts(form))


def _in_sentence(country: Actor) -> str:
    is_with_the = country.country in body_words().with_the
    return f"the {country.name_en}" if is_with_the else country.name_en


def _listed(name: str, gazetteer: Gazetteer) -> Actor | None:
    """Return the listed organisation that has exactly this full name."""
    for match in gazetteer.matcher.find(name):
        actor = next(iter(match.payload.actors), None)
        is_whole = (match.start, match.end) == (0, len(name))
        if actor and is_whole and match.payload.kind == "name" and actor.type == "organisation":
            return actor
    return None
