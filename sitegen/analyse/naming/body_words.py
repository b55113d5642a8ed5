"""The words that a state's bodies are named by, from the packaged list, folded, and their English.

Out come ministries' fields and other bodies' names; `bodies.toml` explains each table. Nothing here
reads a text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import msgspec

from sitegen.arabic.letters import fold_text
from sitegen.arabic.word_lists import read_list

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """What a ministry is in charge of: as news writes it, and in English."""

    name: str
    english: str


@dataclass(frozen=True, slots=True)
class StateBody:
    """Another body: its name, its English, and the folded words that make it something else."""

    name: str
    english: str
    feminine: bool
    not_behind: frozenset[str]
    not_before: frozenset[str]


@dataclass(frozen=True, slots=True)
class BodyWords:
    """Fields and bodies by their folded words; `alone` are fields that mean the ministry.

    `not_behind` are words behind which such a field is part of something else; `with_the` are
    codes of countries whose English name takes an article.
    """

    fields: Mapping[Words, Field]
    alone: frozenset[Words]
    not_behind: frozenset[str]
    bodies: Mapping[Words, StateBody]
    with_the: frozenset[str]


class _Alone(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    fields: tuple[str, ...]
    not_behind: tuple[str, ...]


class _Body(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    ar: str
    en: str
    feminine: bool = False
    not_behind: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The packaged list, where each table is explained."""

    with_the: tuple[str, ...]
    fields: dict[str, str]
    same: dict[str, tuple[str, ...]]
    alone: _Alone
    body: tuple[_Body, ...]


@cache
def body_words() -> BodyWords:
    """Load the packaged list."""
    file = msgspec.convert(read_list("bodies"), _File)
    usual = {other: name for name, others in file.same.items() for other in others}
    return BodyWords(
        fields={
            _folded(name): Field(usual.get(name, name), file.fields[usual.get(name, name)])
            for name in file.fields
        },
        alone=frozenset(map(_folded, file.alone.fields)),
        not_behind=frozenset(map(fold_text, file.alone.not_behind)),
        bodies={
            _folded(body.ar): StateBody(
                body.ar,
                body.en,
                body.feminine,
                frozenset(map(fold_text, body.not_behind)),
                frozenset(map(fold_text, body.not_before)),
            )
            for body in file.body
        },
        with_the=frozenset(file.with_the),
    )


def _folded(name: str) -> Words:
    return tuple(fold_text(name).split())
