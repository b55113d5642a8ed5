"""Finds nationality words, which mean their country: الروسية, الأميركي, الكازاخستانيون.

In go a text and the countries that its article names; out come mentions whose spans keep the
article and leave the particles out. A word that may mean something else is left alone.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import msgspec

from sitegen.analyse.naming.clitics import Cut, bare_form, cuts
from sitegen.analyse.naming.listed import Gazetteer
from sitegen.arabic.letters import TANWEEN, fold_text
from sitegen.arabic.nationalities import ENDINGS, FEMININE, inflected
from sitegen.arabic.tokens import Token
from sitegen.arabic.word_lists import read_list
from sitegen.model import Actor, Mention

# The accusative of an indefinite one: أميركيا. With tanween only where it is a country's name.
_ACCUSATIVE = "ا"
_ARTICLE = "ال"
# "In Russian": the language, where nothing that the adjective could belong to stands before.
_IN_LANGUAGE = "بال"
_LANGUAGE_ENDING = fold_text("ية")
# Words of the longest phrase that means something else.
_LONGEST_OTHER = 3
# Words kept with whether they are one; a newspaper's daily vocabulary.
_KEPT = 1 << 16


@dataclass(frozen=True, slots=True)
class _Form:
    """What a form may mean: codes of countries; conditions on how it must be written."""

    codes: tuple[str, ...]
    base: str
    is_feminine: bool
    is_named: bool = False
    needs_article: bool = False
    needs_tanween: bool = False


@dataclass(frozen=True, slots=True)
class _Words:
    forms: Mapping[tuple[str, ...], _Form]
    firsts: frozenset[str]
    other: frozenset[tuple[str, ...]]
    languages: frozenset[str]
    never: frozenset[str]
    surnames: frozenset[str]
    adjectives: Mapping[str, str]


class _Besides(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The table `_` of the packaged list, where each key is explained."""

    other: tuple[str, ...]
    languages: tuple[str, ...]
    never: tuple[str, ...]
    definite: tuple[str, ...]
    surnames: tuple[str, ...]
    named: dict[str, tuple[str, ...]]


class _Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One country's words."""

    adjective: tuple[str, ...]
    also: tuple[str, ...] = ()


def find_demonyms(
    text: str, tokens: Sequence[Token], gazetteer: Gazetteer, named: Collection[str]
) -> tuple[Mention, ...]:
    """Find the nationality words of NFC text; `named` are the ids that its article names.

    `tokens` are the text's, cut with no word known.
    """
    countries = {actor.country: actor for actor in gazetteer.actors.values() if actor.country}
    lists = _words()
    found: list[Mention] = []
    is_language = False
    for at, token in enumerate(tokens):
        is_language = _speaks_of_languages(tokens, at, is_language, lists)
        if is_language or token.kind != "word" or (found and found[-1].end > token.start):
            continue
        cut = _nationality(token.form)
        mention = _mention(text, tokens, at, cut, countries, named, lists) if cut else None
        found += [mention] if mention else []
    return tuple(found)


@lru_cache(maxsize=_KEPT)
def _nationality(form: str) -> Cut | None:
    """Return a folded word without what is attached, where a nationality may begin with it."""
    return next((cut for cut in cuts(form) if cut.word in _words().firsts), None)


@lru_cache(maxsize=_KEPT)
def is_demonym(word: str) -> bool:
    """Tell whether a folded word, with or without the article, may be a nationality."""
    forms = _words().forms
    return any((cut.word,) in forms for cut in cuts(word))


def begins_demonym(word: str) -> bool:
    """Tell whether a nationality's words may begin with this folded one, nothing attached to it."""
    return word in _words().firsts


def nationality(code: str, *, feminine: bool) -> str:
    """Return the adjective of a country (ISO code) with the article; empty where none is listed."""
    base = _words().adjectives.get(code, "")
    ending = FEMININE if feminine else ""
    return " ".join(_ARTICLE + word for word in inflected(base, ending))


def is_surname(word: str) -> bool:
    """Tell whether a folded word with the article is a family's name as well as a nationality."""
    return word in _words().surnames


def _mention(
    text: str,
    tokens: Sequence[Token],
    at: int,
    cut: Cut,
    countries: Mapping[str, Actor],
    named: Collection[str],
    lists: _Words,
) -> Mention | None:
    pair = (cut.word, bare_form(tokens[at + 1].form)) if at + 1 < len(tokens) else (cut.word,)
    size = len(pair) if pair in lists.forms else 1
    form = lists.forms.get(pair[:size])
    start = tokens[at].start + cut.begins(text[tokens[at].start : tokens[at].end])
    end = tokens[at + size - 1].end
    words = text[start:end]
    if form is None or not _is_plain(form, cut, words) or _is_other(tokens, at, cut, lists):
        return None
    meant = [countries[code] for code in form.codes if code in countries]
    if form.is_named:
        meant = [actor for actor in meant if actor.id in named]
    if len(meant) != 1 or words.removeprefix(_ARTICLE) in lists.never:
        return None
    actor = meant[0]
    return Mention(start, end, words, "place", "demonym", actor.id, actor.name_en)


def _is_plain(form: _Form, cut: Cut, words: str) -> bool:
    """Tell whether a form is written so that it can only be the nationality."""
    if form.needs_article and not cut.has_article:
        return False
    if form.needs_tanween and not any(mark in words for mark in TANWEEN):
        return False
    return not (form.is_feminine and cut.attached.endswith(_IN_LANGUAGE))


def _speaks_of_languages(tokens: Sequence[Token], at: int, before: bool, lists: _Words) -> bool:
    """Tell whether a word is a language: behind such a word, or behind one in a row with it."""
    previous = tokens[at - 1] if at else None
    if previous is None:
        return False
    if before and previous.kind == "mark":
        return previous.form in {"\u060c", ","}
    is_one = before and bare_form(previous.form).endswith(_LANGUAGE_ENDING)
    return is_one or bare_form(previous.form) in lists.languages


def _is_other(tokens: Sequence[Token], at: int, cut: Cut, lists: _Words) -> bool:
    """Tell whether a word is part of a phrase that means no country."""
    first = max(at - _LONGEST_OTHER + 1, 0)
    bare = [bare_form(token.form) for token in tokens[first : at + _LONGEST_OTHER]]
    own = at - first
    bare[own] = cut.word
    return any(
        tuple(bare[start:end]) in lists.other
        for start in range(own + 1)
        for end in range(own + 1, len(bare) + 1)
        if 1 < end - start <= _LONGEST_OTHER
    )


@cache
def _words() -> _Words:
    table = read_list("demonyms")
    besides = msgspec.convert(table.pop("_"), _Besides)
    entries = msgspec.convert(table, dict[str, _Entry])
    forms: dict[tuple[str, ...], _Form] = {}
    definite = frozenset(map(fold_text, besides.definite))
    for code, entry in entries.items():
        for base in entry.adjective:
            forms |= _forms_of(base, (code,), definite=fold_text(base) in definite)
        for word in entry.also:
            forms[(fold_text(word),)] = _Form((code,), word, is_feminine=False)
    for base, codes in besides.named.items():
        forms |= _forms_of(base, codes, named=True)
    return _Words(
        forms=forms,
        firsts=frozenset(words[0] for words in forms),
        other=frozenset(tuple(fold_text(phrase).split()) for phrase in besides.other),
        languages=frozenset(map(fold_text, besides.languages)),
        never=frozenset(besides.never),
        surnames=frozenset(fold_text(_ARTICLE + base) for base in besides.surnames),
        adjectives={code: entry.adjective[0] for code, entry in entries.items()},
    )


def _forms_of(
    base: str, codes: tuple[str, ...], *, definite: bool = False, named: bool = False
) -> dict[tuple[str, ...], _Form]:
    """Make all forms of a nationality's masculine singular; of two words each nisba is inflected.

    The accusative of one word counts with its tanween alone: روسيا is a country without.
    """
    forms = {}
    for ending in ENDINGS:
        words = tuple(map(fold_text, inflected(base, ending)))
        forms[words] = _Form(
            codes, base, ending == FEMININE, named, needs_article=definite and not ending
        )
    if len(base.split()) == 1:
        accusative = _Form(codes, base, is_feminine=False, is_named=named, needs_tanween=True)
        forms[(fold_text(base + _ACCUSATIVE),)] = accusative
    return forms
