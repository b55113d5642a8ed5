"""The files of the index: words, names, actors, articles, and the root that names them.

In: the digest, through one edition of it, and what was kept of the last build. Out: files to be
written, each with a key over all that is in it. One index serves both languages: an article is
found by its words in either. Only what readers see is in it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import groupby

from sitegen.cache import code_digest
from sitegen.model import ActorEntry, ComposedArticle, Digest, Mention
from sitegen.render.cards import outlet_name, type_label
from sitegen.render.edition import Edition
from sitegen.render.inputs import PageInputs
from sitegen.render.search.memory import SearchMemory
from sitegen.render.search.shards import (
    ROOT,
    as_json,
    cut,
    data_script,
    entry,
    file_name,
    path_of,
    script,
)
from sitegen.render.search.shown import line_data, shown
from sitegen.render.search.table import Table, Unit, make_table
from sitegen.render.search.terms import (
    OF_ACTOR,
    OF_ARTICLE,
    actor_terms,
    article_terms,
    by_first_letter,
    in_base_36,
    telling_words,
    unsearched,
    words_for,
)
from sitegen.render.views import Tree

# What stands between a day and an outlet.
BETWEEN = " \N{MIDDLE DOT} "
# Letters of a day in an article's id: days since the year 1 up to the last that a date can hold.
DAY_WIDTH = 4
# Of names. "US" is no other word than "us" when nobody minds capitals.
MARKED_LETTERS = 3
# The kinds of files, and their folders.
WORDS, NAMES, ARTICLES, ACTORS = "words", "names", "articles", "actors"


@dataclass(frozen=True, slots=True, eq=False)
class IndexFile:
    """A file of the index: where, a key over its content, and what writes it."""

    path: str
    key: str
    write: Callable[[], bytes]


@dataclass(frozen=True, slots=True, eq=False)
class SearchIndex:
    """The index of one build; it is to be remembered when all files are in their places."""

    files: tuple[IndexFile, ...]
    table: Table


def make_index(
    editions: Mapping[Tree, Edition], inputs: PageInputs, memory: SearchMemory
) -> SearchIndex:
    """Bring the index up to date for the editions, by the folder of each."""
    every = tuple(editions.values())
    digest = every[0].digest
    idents = article_idents(digest.articles.values())
    named = {entry.actor.id: words_for(entry.actor) for entry in digest.actors.values()}
    units = [_article_unit(digest, inputs, slug, ident, named) for slug, ident in idents.items()]
    units += [
        Unit(actor + OF_ACTOR, _key(actor, *names), partial(actor_terms, actor, names))
        for actor, names in named.items()
    ]
    table = make_table(units, memory)
    words = cut(table.sizes)
    files = [_words(table, prefix, cores) for prefix, cores in words.items()]
    known = {ident: _actor(one, named[ident], every) for ident, one in digest.actors.items()}
    actors, of_actors = _records(ACTORS, known)
    names = by_first_letter(name for some in named.values() for name in some)
    root = {
        "articles": len(idents),
        "trees": list(editions),
        "files": {WORDS: list(words), NAMES: list(names), ACTORS: actors},
        "unsearched": sorted(unsearched()),
    }
    files += of_actors
    files += [
        _written(name, data_script(name, some))
        for letter, some in names.items()
        for name in (file_name(NAMES, letter),)
    ]
    same = told_alike(digest, idents)
    files += [
        _article(digest.articles[slug], ident, inputs.article(slug), same.get(slug, ()), every)
        for slug, ident in idents.items()
    ]
    files.append(_written(ROOT, data_script(ROOT, root)))
    return SearchIndex(tuple(files), table)


def article_idents(articles: Iterable[ComposedArticle]) -> dict[str, str]:
    """Return a short id for every article by its slug: its day, and its place among the day's.

    Sorted they are in the order of days, the undated first; no id changes with another day's
    articles.
    """
    known = sorted((_day(one.article.date), one.article.slug) for one in articles)
    return {
        slug: day + in_base_36(place)
        for day, group in groupby(known, lambda pair: pair[0])
        for place, (_, slug) in enumerate(group)
    }


def told_alike(digest: Digest, idents: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Return by slug the ids of the other articles of the story that an article is in."""
    found: dict[str, tuple[str, ...]] = {}
    for story in digest.stories.values():
        known = {slug: idents[slug] for slug in story.slugs}
        for slug, own in known.items():
            found[slug] = tuple(sorted(ident for ident in known.values() if ident != own))
    return found


def _day(day: date | None) -> str:
    return in_base_36(day.toordinal() if day else 0, DAY_WIDTH)


def _article_unit(
    digest: Digest,
    inputs: PageInputs,
    slug: str,
    ident: str,
    named: Mapping[str, tuple[str, ...]],
) -> Unit:
    composed = digest.articles[slug]
    analysis = composed.analysis
    in_title = _names_in(analysis.title_mentions, named)
    names = _names_in((*analysis.title_mentions, *analysis.mentions), named)
    key = _key(inputs.article(slug).hex(), ident, *in_title, *names)
    return Unit(
        ident + OF_ARTICLE, key, lambda: article_terms(ident, shown(composed), in_title, names)
    )


def _names_in(mentions: Iterable[Mention], named: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return everything that mentioned actors are called, of those that readers may see."""
    actors = {one.actor for one in mentions if one.actor}
    return tuple(name for one in sorted(actors & named.keys()) for name in named[one])


def _words(table: Table, prefix: str, cores: tuple[str, ...]) -> IndexFile:
    name = file_name(WORDS, prefix)
    return IndexFile(
        path_of(name), _key(name, table.key(cores)), lambda: script(name, table.entries(cores))
    )


def _article(
    composed: ComposedArticle,
    ident: str,
    known: bytes,
    same: tuple[str, ...],
    editions: Sequence[Edition],
) -> IndexFile:
    name = f"{ARTICLES}/{ident}"
    return IndexFile(
        path_of(name),
        _key(name, known.hex(), *same, *(f"{one.tree}:{one.lang}" for one in editions)),
        lambda: data_script(name, [*_article_data(composed, editions), same]),
    )


def _records(
    kind: str, records: Mapping[str, list[object]]
) -> tuple[list[str], tuple[IndexFile, ...]]:
    """Cut records into files; return the beginnings of keys that name these, and the files."""
    entries = {key: entry(key, data) for key, data in records.items()}
    parts = cut({key: len(line) for key, line in entries.items()})
    files = (
        _written(name, script(name, (entries[key] for key in keys)))
        for prefix, keys in parts.items()
        for name in (file_name(kind, prefix),)
    )
    return list(parts), tuple(files)


def _written(name: str, data: bytes) -> IndexFile:
    return IndexFile(path_of(name), hashlib.sha256(data).hexdigest(), lambda: data)


def _article_data(composed: ComposedArticle, editions: Sequence[Edition]) -> list[object]:
    """Return what results show: slug, titles, whether the English is raw, day and outlet, lines.

    Titles are a pair, Arabic and English; of days with outlets there is one for each edition.
    """
    article, words = composed.article, shown(composed)
    source = article.outlet or article.agency
    publisher = composed.outlet if article.outlet else composed.agency
    meta = []
    for edition in editions:
        outlet = outlet_name(publisher, source, edition.lang)
        day = edition.wording.day(article.date) if article.date else ""
        meta.append(BETWEEN.join(filter(None, (day, outlet.text if outlet else ""))))
    *titles, is_raw = line_data(words.title)
    return [article.slug, titles, is_raw, meta, [line_data(line) for line in words.lines]]


def _actor(entry: ActorEntry, names: Sequence[str], editions: Sequence[Edition]) -> list[object]:
    """Return what results say of an actor: names, kind and count, whether found, all its words."""
    actor, count = entry.actor, len(entry.slugs)
    meta = []
    for wording in (edition.wording for edition in editions):
        articles = wording.ngettext("%(count)s article", "%(count)s articles", count)
        counted = articles % {"count": wording.number(count)}
        meta.append(BETWEEN.join((type_label(actor.type, wording), counted)))
    is_found = int(actor.listed_by == "found")
    return [[actor.name_ar, actor.name_en], meta, is_found, _marked(names)]


def _marked(names: Iterable[str]) -> list[str]:
    """Return the words of names that are marked where an article says them."""
    return [word for word in telling_words(names) if len(word) >= MARKED_LETTERS]


def _key(*parts: str) -> str:
    return hashlib.sha256(as_json([code_digest(), *parts]).encode()).hexdigest()
