"""The table of all words: brought up to date by what changed, the same as made from nothing.

In: every article and actor with a key over all that it is found by, and what was kept of the last
build. Out: for each core the size and hash of its entry, and the entries that files are made of.
Only articles and actors whose key changed are read.
"""

from __future__ import annotations

import hashlib
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import msgspec

from sitegen.arabic.search_words import core
from sitegen.cache import code_digest
from sitegen.render.search.memory import SearchMemory
from sitegen.render.search.shards import entry
from sitegen.render.search.terms import IN_NAME, IN_TITLE

# Postings kept of one form: nobody reads so many results, and the commonest words of an archive of
# a hundred thousand articles would each fill a file of a megabyte.
MOST_POSTINGS = 2_000
# Bytes of a hash: enough that no two entries of an archive share one by chance.
HASH_SIZE = 12
# So many units are looked for by the beginnings of their postings, which is quicker for a few.
FEW = 16
# Articles and actors have entries of their own beside each other.
ARTICLE, ACTOR = "d", "a"


@dataclass(frozen=True, slots=True)
class Unit:
    """An article or an actor: `ident` within its side, a key over its words, what finds them."""

    side: str
    ident: str
    key: str
    terms: Callable[[], Mapping[str, str]]

    @property
    def name(self) -> str:
        """Its name in the table."""
        return self.side + self.ident


class Bucket(msgspec.Struct):
    """All postings of a core: by side and form, newest first."""

    sides: dict[str, dict[str, list[str]]] = {}

    def change(self, gone: Iterable[str], new: Sequence[tuple[str, str, str]]) -> None:
        """Take out the postings of these units, then add new ones: side, form, posting."""
        leaving = frozenset(gone)
        begins = tuple(f"{name[1:]}:" for name in leaving) if len(leaving) <= FEW else ()
        for side, by_form in self.sides.items() if leaving else ():
            for form, postings in list(by_form.items()):
                some = [one for one in postings if one.startswith(begins)] if begins else postings
                out = {one for one in some if side + one.partition(":")[0] in leaving}
                left = [one for one in postings if one not in out] if out else postings
                if left:
                    by_form[form] = left
                else:
                    del by_form[form]
        added: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        for side, form, posting in new:
            added[side, form].append(posting)
        for (side, form), postings in added.items():
            known = self.sides.setdefault(side, {}).get(form, [])
            self.sides[side][form] = sorted((*known, *postings), reverse=True)

    def line(self, name: str) -> str:
        """Write the entry of the core; empty where nothing is left of it."""
        articles = {
            form: " ".join(_capped(postings))
            for form, postings in sorted(self.sides.get(ARTICLE, {}).items())
        }
        actors = {
            form: " ".join(sorted(postings))
            for form, postings in sorted(self.sides.get(ACTOR, {}).items())
        }
        if not articles and not actors:
            return ""
        return entry(name, [articles, actors] if actors else [articles])


class Stand(msgspec.Struct):
    """How far the table has come: by which code, the keys of units, sizes and hashes of cores."""

    code: str = ""
    units: dict[str, str] = {}
    cores: dict[str, tuple[int, bytes]] = {}


@dataclass(eq=False)
class Table:
    """The table as it is to be; nothing is kept before `remember`."""

    memory: SearchMemory
    stand: Stand
    afresh: bool
    changed: dict[str, bytes | None] = field(default_factory=dict)
    lines: dict[str, str] = field(default_factory=dict)
    units: dict[str, bytes | None] = field(default_factory=dict)

    @cached_property
    def sizes(self) -> dict[str, int]:
        """The characters of each core's entry."""
        return {name: size for name, (size, _) in self.stand.cores.items()}

    def key(self, cores: Iterable[str]) -> str:
        """Return a key over the entries of some cores."""
        digest = hashlib.sha256()
        for name in cores:
            digest.update(self.stand.cores[name][1])
        return digest.hexdigest()

    def entries(self, cores: Sequence[str]) -> list[str]:
        """Return the entries of some cores as they are written."""
        absent = [name for name in cores if name not in self.lines]
        kept = self.memory.buckets(absent)
        return [
            self.lines[name] if name in self.lines else _bucket(kept[name]).line(name)
            for name in cores
        ]

    def remember(self) -> None:
        """Keep the table for the next build."""
        if self.afresh or self.changed or self.units:
            stand = msgspec.msgpack.encode(self.stand)
            self.memory.keep(stand, self.changed, self.units, afresh=self.afresh)


def make_table(units: Sequence[Unit], memory: SearchMemory) -> Table:
    """Bring the table up to date: take out what is gone or changed, add what is new or changed."""
    known = _stand(memory.stand())
    afresh = known.code != code_digest()
    old = {} if afresh else known.units
    new = {unit.name: unit.key for unit in units}
    stale = [name for name, key in old.items() if new.get(name) != key]
    fresh = [unit for unit in units if old.get(unit.name) != unit.key]
    stand = Stand(code_digest(), new, {} if afresh else dict(known.cores))
    table = Table(memory, stand, afresh)
    gone: defaultdict[str, list[str]] = defaultdict(list)
    for name, data in memory.units(stale).items():
        table.units[name] = None
        for one in zlib.decompress(data).decode().split():
            gone[one].append(name)
    added: defaultdict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for unit in fresh:
        terms = unit.terms()
        cores = {form: core(form) for form in terms}
        for form, posting in terms.items():
            added[cores[form]].append((unit.side, form, posting))
        table.units[unit.name] = zlib.compress(" ".join(sorted(set(cores.values()))).encode())
    touched = sorted(gone.keys() | added.keys())
    kept = {} if afresh else memory.buckets(touched)
    for name in touched:
        bucket = _bucket(kept[name]) if name in kept else Bucket({})
        bucket.change(gone.get(name, ()), added.get(name, ()))
        _put(table, name, bucket)
    return table


def _put(table: Table, name: str, bucket: Bucket) -> None:
    line = bucket.line(name)
    if line:
        digest = hashlib.sha256(line.encode()).digest()[:HASH_SIZE]
        table.lines[name] = line
        table.changed[name] = msgspec.msgpack.encode(bucket)
        table.stand.cores[name] = (len(line), digest)
    else:
        table.changed[name] = None
        table.stand.cores.pop(name, None)


def _bucket(data: bytes) -> Bucket:
    return msgspec.msgpack.decode(data, type=Bucket)


def _stand(data: bytes | None) -> Stand:
    """Read what was kept; another version of the program may have kept it in another shape."""
    try:
        return msgspec.msgpack.decode(data, type=Stand) if data else Stand()
    except msgspec.DecodeError:
        return Stand()


def _capped(postings: Sequence[str]) -> Sequence[str]:
    """Keep the postings that say most, and behind them how many were left out.

    Titles count most, then names; among equals the newest.
    """
    if len(postings) <= MOST_POSTINGS:
        return postings
    titles = [one for one in postings if f":{IN_TITLE}" in one]
    names = [one for one in postings if f":{IN_NAME}" in one]
    best = list(dict.fromkeys((*titles, *names, *postings)))[:MOST_POSTINGS]
    return (*sorted(best, reverse=True), f"+{len(postings) - MOST_POSTINGS}")
