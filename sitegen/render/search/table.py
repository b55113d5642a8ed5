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
from operator import attrgetter

import msgspec

from sitegen.arabic.search_words import core
from sitegen.cache import code_digest
from sitegen.render.search.memory import SearchMemory
from sitegen.render.search.shards import entry
from sitegen.render.search.terms import IN_NAME, IN_TITLE, OF_ACTOR, OF_ARTICLE

# Postings kept of one form: nobody reads so many results, and the commonest words of an archive of
# a hundred thousand articles would each fill a file of a megabyte.
MOST_POSTINGS = 2_000
# Bytes of a hash: enough that no two entries of an archive share one by chance.
HASH_SIZE = 12
# Between postings.
BLANK = " "


@dataclass(frozen=True, slots=True)
class Unit:
    """An article or an actor: how its postings begin, a key over its words, what finds them."""

    begin: str
    key: str
    terms: Callable[[], Mapping[str, str]]


class Bucket(msgspec.Struct):
    """All postings of a core, by form: one text each, the newest article first.

    An archive has millions of postings: one by one they take several times the room in memory.
    """

    forms: dict[str, str] = {}

    def change(self, gone: Iterable[str], new: Mapping[str, str]) -> None:
        """Take out the postings with these beginnings, then add new ones by form."""
        leaving = tuple(gone)
        for form, text in list(self.forms.items()) if leaving else ():
            spaced = BLANK + text
            if any(BLANK + begin in spaced for begin in leaving):
                left = (one for one in text.split(BLANK) if not one.startswith(leaving))
                self._put(form, BLANK.join(left))
        for form, text in new.items():
            known = self.forms.get(form)
            both = f"{known} {text}".split(BLANK) if known else ()
            self._put(form, BLANK.join(sorted(both, reverse=True)) if both else text)

    def line(self, name: str) -> str:
        """Write the entry of the core; empty where nothing is left of it."""
        if not self.forms:
            return ""
        return entry(name, {form: _capped(text) for form, text in sorted(self.forms.items())})

    def _put(self, form: str, text: str) -> None:
        if text:
            self.forms[form] = text
        else:
            del self.forms[form]


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
        kept = self.memory.buckets(name for name in cores if name not in self.changed)
        return [_bucket(self.changed.get(name) or kept[name]).line(name) for name in cores]

    def remember(self) -> None:
        """Keep the table for the next build."""
        if self.afresh or self.changed or self.units:
            stand = msgspec.msgpack.encode(self.stand)
            self.memory.keep(stand, self.changed, self.units, afresh=self.afresh)

    def put(self, name: str, bucket: Bucket) -> None:
        """Take in a core that changed."""
        line = bucket.line(name)
        if line:
            digest = hashlib.sha256(line.encode()).digest()[:HASH_SIZE]
            self.changed[name] = msgspec.msgpack.encode(bucket)
            self.stand.cores[name] = (len(line), digest)
        else:
            self.changed[name] = None
            self.stand.cores.pop(name, None)


def make_table(units: Sequence[Unit], memory: SearchMemory) -> Table:
    """Bring the table up to date: take out what is gone or changed, add what is new or changed."""
    known = _stand(memory.stand())
    afresh = known.code != code_digest()
    old = {} if afresh else known.units
    new = {unit.begin: unit.key for unit in units}
    stale = [begin for begin, key in old.items() if new.get(begin) != key]
    fresh = [unit for unit in units if old.get(unit.begin) != unit.key]
    table = Table(memory, Stand(code_digest(), new, {} if afresh else dict(known.cores)), afresh)
    gone: defaultdict[str, list[str]] = defaultdict(list)
    for begin, data in memory.units(stale).items():
        table.units[begin] = None
        for one in zlib.decompress(data).decode().split():
            gone[one].append(begin)
    added = _added(fresh, table)
    touched = sorted(gone.keys() | added.keys())
    kept = {} if afresh else memory.buckets(touched)
    for name in touched:
        bucket = _bucket(kept[name]) if name in kept else Bucket({})
        texts = added.pop(name, {})
        bucket.change(gone.get(name, ()), {form: text.decode() for form, text in texts.items()})
        table.put(name, bucket)
    return table


def _added(units: Iterable[Unit], table: Table) -> dict[str, dict[str, bytearray]]:
    """Return the postings of units by core and form, the newest first; note their cores."""
    added: dict[str, dict[str, bytearray]] = {}
    for unit in sorted(units, key=attrgetter("begin"), reverse=True):
        cores = set()
        for form, posting in unit.terms().items():
            name = core(form)
            cores.add(name)
            by_form = added.setdefault(name, {})
            if form in by_form:
                by_form[form] += f"{BLANK}{posting}".encode()
            else:
                by_form[form] = bytearray(posting.encode())
        table.units[unit.begin] = zlib.compress(BLANK.join(sorted(cores)).encode())
    return added


def _bucket(data: bytes) -> Bucket:
    return msgspec.msgpack.decode(data, type=Bucket)


def _stand(data: bytes | None) -> Stand:
    """Read what was kept; another version of the program may have kept it in another shape."""
    try:
        return msgspec.msgpack.decode(data, type=Stand) if data else Stand()
    except msgspec.DecodeError:
        return Stand()


def _capped(text: str) -> str:
    """Keep the articles that say most, and behind them how many were left out.

    Titles count most, then names; among equals the newest.
    """
    if text.count(BLANK) < MOST_POSTINGS:
        return text
    postings = text.split(BLANK)
    articles = [one for one in postings if OF_ARTICLE in one]
    actors = [one for one in postings if OF_ACTOR in one]
    over = len(articles) - MOST_POSTINGS
    if over <= 0:
        return text
    titles = [one for one in articles if IN_TITLE in one]
    names = [one for one in articles if IN_NAME in one]
    best = list(dict.fromkeys((*titles, *names, *articles)))[:MOST_POSTINGS]
    return BLANK.join((*sorted((*best, *actors), reverse=True), f"+{over}"))
