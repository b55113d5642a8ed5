"""What searching costs: files, bytes, and the time to make the index and to bring it up to date.

Makes an archive of invented sentences in memory, without analysing or rendering anything else, and
writes its index to a folder of its own. With --first only the first build is made, and the memory
of the whole process told. With --memory all builds are made under Python's own account of memory,
which makes them slower, so that no times are told. With --answers nothing of this is done:
questions are asked in a real Chromium (search_answers.py).
Usage: python -m benchmarks.search [ARTICLES] [--first | --memory | --answers]
"""

from __future__ import annotations

import argparse
import random
import resource
import tempfile
import time
import tracemalloc
import zlib
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from benchmarks.search_answers import measure_answers
from sitegen.cache import Cache
from sitegen.derived import SearchTable
from sitegen.model import (
    Actor,
    ActorEntry,
    Analysis,
    Article,
    ArticleTranslation,
    Block,
    ComposedArticle,
    Day,
    Digest,
    Mention,
    Sentence,
    Translation,
)
from sitegen.render import trees
from sitegen.render.editions import make_editions
from sitegen.render.environment import packaged_theme
from sitegen.render.inputs import PageInputs
from sitegen.render.options import RenderOptions, SiteTree
from sitegen.render.search.index import SearchIndex, make_index

ARTICLES = 1000
SEED = 8
# Invented words in both scripts: few are common and many are rare, as in news.
VOCABULARY = 40_000
WORDS, SENTENCES, NAMED = 22, 10, 8
# So that the commonest word stands in a third of all articles: what says less is not indexed.
COMMON = 500
ARABIC, LATIN = "ابتثجحخدذرزسشصضطعغفقكلمنهوي", "abcdefghijklmnoprstuvwy"
FIRST_DAY = date(2015, 1, 1)
DAYS = 3600
REPEATS = 3
MEGABYTE = 1e6
# What the system counts a process's memory in.
KIBIBYTE = 1024


def word(number: int, letters: str) -> str:
    """Return an invented word, the same for the same number."""
    chosen = random.Random(number)
    return "".join(chosen.choices(letters, k=chosen.randint(3, 8)))


def make_digest(count: int) -> Digest:
    """Make so many articles of ten sentences with English, and as many actors."""
    chosen = random.Random(SEED)
    known = [tuple(word(one, letters) for one in range(VOCABULARY)) for letters in (ARABIC, LATIN)]

    def place() -> int:
        return min(int(COMMON * chosen.paretovariate(0.9)) - COMMON, VOCABULARY - 1)

    names = [(place(), at) for at in range(count)]
    arabic, latin = (
        [f"{some[one]} {some[-two % VOCABULARY]}" for one, two in names] for some in known
    )
    actors = {f"p{at}": Actor(f"p{at}", "person", arabic[at], latin[at]) for at in range(count)}
    articles: dict[str, ComposedArticle] = {}
    slugs: dict[str, list[str]] = {name: [] for name in actors}
    for at in range(count):
        named = [
            actors[f"p{min(int(chosen.paretovariate(0.6)) - 1, count - 1)}"] for _ in range(NAMED)
        ]
        rows = [[place() for _ in range(WORDS)] for _ in range(SENTENCES)]
        pairs = [[" ".join(some[one] for one in row) for some in known] for row in rows]
        for actor in named:
            pairs[chosen.randrange(SENTENCES)][0] += f" {actor.name_ar}"
            slugs[actor.id].append(f"a{at:06}")
        day = FIRST_DAY + timedelta(days=chosen.randrange(DAYS))
        articles[f"a{at:06}"] = _article(f"a{at:06}", day, pairs, named)
    return _digest(articles, actors, slugs)


def _article(slug: str, day: date, pairs: list[list[str]], named: list[Actor]) -> ComposedArticle:
    arabic = [f"{one}." for one, _ in pairs]
    text, sentences, start = "\n".join(arabic), [], 0
    for number, words in enumerate(arabic):
        sentences.append(Sentence(start, start + len(words), words, number))
        start += len(words) + 1
    found = sorted({(text.index(one.name_ar), one.name_ar, one.id) for one in named})
    mentions = tuple(
        Mention(at, at + len(name), name, "person", "name", ident) for at, name, ident in found
    )
    title = " ".join(arabic[0].split()[:9])
    return ComposedArticle(
        Article(
            slug=slug,
            path=Path(f"{slug}.md"),
            title=title,
            text=text,
            blocks=tuple(Block(one.start, one.end) for one in sentences),
            date=day,
        ),
        Analysis(tuple(sentences), (1.0,) * len(sentences), (0,), mentions, (), (), (), ()),
        ArticleTranslation(
            Translation(title, " ".join(pairs[0][1].split()[:9]), "machine"),
            tuple(Translation(one, two, "machine") for one, two in pairs),
        ),
        (),
    )


def _digest(
    articles: Mapping[str, ComposedArticle],
    actors: Mapping[str, Actor],
    slugs: Mapping[str, list[str]],
) -> Digest:
    by_day: dict[date, list[str]] = {}
    for slug, one in articles.items():
        by_day.setdefault(one.article.date or FIRST_DAY, []).append(slug)
    days = tuple(Day(day, tuple(by_day[day])) for day in sorted(by_day, reverse=True))
    entries = {
        name: ActorEntry(actors[name], tuple(dict.fromkeys(some)), ())
        for name, some in slugs.items()
        if some
    }
    return Digest(articles=articles, actors=entries, days=days, undated=(), known=actors)


def build(digest: Digest, folder: Path, cache: Cache) -> tuple[float, int, SearchIndex]:
    """Make the index and write what changed; return seconds, files written, and the index."""
    options = RenderOptions(
        output=folder, theme=packaged_theme(), overrides=None, site_url="", directory_urls=True,
        page_size=20, trees=(SiteTree(trees.ARABIC, "ar", ""), SiteTree(trees.ENGLISH, "en", "")),
        engine_label="", preview=False, version="0",
    )  # fmt: skip
    editions = make_editions(digest, options)
    inputs = PageInputs(digest, options, b"")
    began, written = time.perf_counter(), 0
    index = make_index(editions, inputs, SearchTable(cache, folder))
    for file in index.files:
        path, mark = folder / file.path, folder / f"{file.path}.key"
        if mark.is_file() and mark.read_text() == file.key:
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.write())
        mark.write_text(file.key)
        written += 1
    index.table.remember()
    return time.perf_counter() - began, written, index


def changed(digest: Digest, number: int) -> Digest:
    """Give one article the English of another."""
    slugs = list(digest.articles)
    slug, other = slugs[number], digest.articles[slugs[number + 1]]
    article = replace(digest.articles[slug], translation=other.translation)
    return replace(digest, articles={**digest.articles, slug: article})


def print_files(index: SearchIndex, folder: Path) -> None:
    """Print how many files there are, and how large."""
    sizes = {file.path: (folder / file.path).stat().st_size for file in index.files}
    packed = sum(len(zlib.compress((folder / path).read_bytes())) for path in sizes)
    words = [size for path, size in sizes.items() if "/words/" in path]
    print(f"{len(sizes)} files, {sum(sizes.values()) / 1e6:.1f} MB, {packed / 1e6:.1f} packed")
    print(f"{len(words)} files of words, the largest {max(words) / 1e3:.0f} KB")
    names = [size for path, size in sizes.items() if "/names/" in path]
    print(f"{len(names)} files of names, the largest {max(names) / 1e3:.0f} KB")
    print(f"root {sizes['search/root.js'] / 1e3:.0f} KB")


def measure_times(digest: Digest, folder: Path, cache: Cache) -> None:
    """Print what the first build, one after an edit, and one after none take."""
    seconds, _, index = build(digest, folder, cache)
    print(f"index made in {seconds:.1f} s")
    print_files(index, folder)
    for repeat in range(REPEATS):
        digest = changed(digest, repeat * 7)
        seconds, written, _ = build(digest, folder, cache)
        print(f"one article changed: {seconds:.2f} s, {written} files")
    print(f"nothing changed: {build(digest, folder, cache)[0]:.2f} s")


def measure_first(digest: Digest, folder: Path, cache: Cache) -> None:
    """Print what the first build alone takes, and the most memory before it and with it."""
    before = _most_memory()
    seconds, _, index = build(digest, folder, cache)
    print(f"index made in {seconds:.1f} s")
    print(f"memory {before:.0f} MB with the articles alone, {_most_memory():.0f} MB at most")
    print_files(index, folder)


def _most_memory() -> float:
    """Return the most megabytes that this process has had."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * KIBIBYTE / MEGABYTE


def measure_memory(digest: Digest, folder: Path, cache: Cache) -> None:
    """Print the most memory that each of these builds takes beside the articles themselves."""
    edited = changed(digest, 0)
    builds = (("first build", digest), ("one article changed", edited), ("nothing changed", edited))
    for name, matter in builds:
        tracemalloc.start()
        build(matter, folder, cache)
        print(f"{name}: {tracemalloc.get_traced_memory()[1] / MEGABYTE:.0f} MB at most")
        tracemalloc.stop()


def main() -> None:
    """Measure, and print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", nargs="?", type=int, default=ARTICLES)
    parser.add_argument("--first", action="store_true")
    parser.add_argument("--memory", action="store_true")
    parser.add_argument("--answers", action="store_true")
    options = parser.parse_args()
    if options.answers:
        measure_answers()
        return
    digest = make_digest(options.articles)
    print(f"{options.articles} articles, {len(digest.actors)} actors")
    with tempfile.TemporaryDirectory() as name, Cache(Path(name)) as cache:
        first = measure_first if options.first else measure_times
        measure = measure_memory if options.memory else first
        measure(digest, Path(name) / "site", cache)


if __name__ == "__main__":
    main()
