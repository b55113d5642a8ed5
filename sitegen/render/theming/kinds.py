"""What is known of a value that a template works with, from the type hints of the views.

In: hints and classes. Out: kinds, and what can be asked of one: an attribute, an element. What is
not known is Unknown, and allows everything: a check built on this never guesses.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields, is_dataclass
from functools import cache, reduce
from types import NoneType, UnionType
from typing import Literal, Union, get_args, get_origin, get_type_hints

from jinja2 import nodes
from jinja2.runtime import LoopContext


@dataclass(frozen=True, slots=True)
class Unknown:
    """Anything at all."""


@dataclass(frozen=True, slots=True)
class Nothing:
    """The value None."""


@dataclass(frozen=True, slots=True)
class Plain:
    """An object of a class: a view, or words, a number."""

    cls: type


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of these words."""

    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Items:
    """Several values of a kind; `places` says it of each place where their number is fixed."""

    each: Kind
    places: tuple[Kind, ...] = ()


@dataclass(frozen=True, slots=True)
class Loop:
    """What a template's `loop` is while it goes through values of a kind."""

    each: Kind


@dataclass(frozen=True, slots=True, eq=False)
class Named:
    """What a template defined under names: an imported template. `get` looks a name up."""

    title: str
    get: Callable[[str], Kind | None]
    names: Callable[[], Iterable[str]]


@dataclass(frozen=True, slots=True, eq=False)
class Callee:
    """A macro; `scope` are the names around it, for who runs it."""

    title: str
    node: nodes.Macro
    scope: object


Option = Unknown | Nothing | Plain | OneOf | Items | Loop | Named | Callee
# A value is of one of these.
Kind = frozenset[Option]

UNKNOWN: Kind = frozenset({Unknown()})
NOTHING: Kind = frozenset({Nothing()})
TEXT: Kind = frozenset({Plain(str)})
NUMBER: Kind = frozenset({Plain(int)})
TRUTH: Kind = frozenset({Plain(bool)})
SEQUENCES = (tuple, list, frozenset, set)


def either(kinds: Iterable[Kind]) -> Kind:
    """Return the kind of a value that is of one of these; Unknown where there are none."""
    return reduce(frozenset.union, kinds, frozenset()) or UNKNOWN


def items_of(kinds: Iterable[Kind]) -> Kind:
    """Return the kind of a list that was written out."""
    places = tuple(kinds)
    return frozenset({Items(either(places), places)})


@cache
def of_hint(hint: object) -> Kind:
    """Read a type hint."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return either(map(of_hint, arguments))
    if origin is Literal:
        words = frozenset(one for one in arguments if isinstance(one, str))
        return frozenset({OneOf(words)}) if len(words) == len(arguments) else UNKNOWN
    if hint is NoneType:
        return NOTHING
    if origin in SEQUENCES and arguments:
        if origin is tuple and arguments[-1] is not Ellipsis:
            return items_of(map(of_hint, arguments))
        return frozenset({Items(of_hint(arguments[0]))})
    if isinstance(hint, type) and (is_dataclass(hint) or hint in (str, int, float, bool)):
        return frozenset({Plain(hint)})
    return UNKNOWN


def of_value(value: object) -> Kind:
    """Return the kind of a value that is written out; a word is then no choice between words."""
    for kind in (NUMBER, TEXT, TRUTH):
        [option] = kind
        if isinstance(option, Plain) and type(value) is option.cls:
            return kind
    return NOTHING if value is None else UNKNOWN


@cache
def _attributes(cls: type) -> dict[str, Kind]:
    """Return what a view's objects have, by name."""
    hints = get_type_hints(cls)
    found = {field.name: of_hint(hints[field.name]) for field in fields(cls)}
    for name in dir(cls):
        member = getattr(cls, name)
        if isinstance(member, property) and not name.startswith("_"):
            found[name] = of_hint(get_type_hints(member.fget).get("return"))
    return found


def attribute(kind: Kind, name: str) -> Kind | None:
    """Return what a value has under a name; None where it certainly has nothing there."""
    known = kind - NOTHING
    found = [part for option in known if (part := _attribute(option, name)) is not None]
    return either(found) if found or not known else None


def _attribute(option: Option, name: str) -> Kind | None:
    if isinstance(option, Named):
        return option.get(name)
    if isinstance(option, Loop):
        if name in ("previtem", "nextitem"):
            return option.each
        return UNKNOWN if name in _of_loops() else None
    if isinstance(option, Plain) and is_dataclass(option.cls):
        return _attributes(option.cls).get(name)
    classes = _classes_of(option)
    return UNKNOWN if not classes or any(hasattr(cls, name) for cls in classes) else None


def _classes_of(option: Option) -> tuple[type, ...]:
    """Return the classes that a value can be of, none where nobody knows."""
    if isinstance(option, Plain):
        return (option.cls,)
    if isinstance(option, OneOf):
        return (str,)
    return (tuple, list) if isinstance(option, Items) else ()


@cache
def _of_loops() -> frozenset[str]:
    """Return what `loop` has; how deep it stands is no attribute of the class."""
    return frozenset(name for name in dir(LoopContext) if name[0] != "_") | {"depth0"}


def names_in(kind: Kind) -> set[str]:
    """Return the names that can be asked for, to suggest one of them."""
    found: set[str] = set()
    for option in kind:
        if isinstance(option, Named):
            found.update(option.names())
        elif isinstance(option, Loop):
            found |= _of_loops()
        elif isinstance(option, Plain) and is_dataclass(option.cls):
            found.update(_attributes(option.cls))
    return found


def elements(kind: Kind) -> Kind:
    """Return the kind of what a loop over the value gives."""
    found = []
    for option in kind - NOTHING:
        if isinstance(option, Items):
            found.append(option.each)
        elif isinstance(option, OneOf) or option == Plain(str):
            found.append(TEXT)
        else:
            return UNKNOWN
    return either(found)


def at(kind: Kind, index: int) -> Kind:
    """Return the kind of what stands at a place."""
    found = []
    for option in kind - NOTHING:
        places = option.places if isinstance(option, Items) else ()
        inside = -len(places) <= index < len(places)
        found.append(places[index] if inside else elements(frozenset({option})))
    return either(found)


def words_of(kind: Kind) -> frozenset[str] | None:
    """Return the words that a value can be; None where it can be anything else."""
    found: set[str] = set()
    for option in kind - NOTHING:
        if not isinstance(option, OneOf):
            return None
        found |= option.words
    return frozenset(found) or None


def spelled(kind: Kind) -> str:
    """Name a kind for a person: "DateLine or nothing"."""
    names = {
        option.cls.__name__
        if isinstance(option, Plain)
        else option.title
        if isinstance(option, Named | Callee)
        else "text"
        if isinstance(option, OneOf)
        else "loop"
        if isinstance(option, Loop)
        else "list"
        for option in kind - NOTHING
    }
    said = {"str": "text", "int": "number", "float": "number", "bool": "yes or no"}
    return " or ".join(sorted({said.get(name, name) for name in names}))
