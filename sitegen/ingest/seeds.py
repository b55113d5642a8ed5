"""New seeds to articles, once; what the editor has in hand is never touched.

In: the seeds' folder, the articles' folder, the listed outlets. Out: new Markdown files, and what a
person should look at: what could not be known, seeds that changed, seeds that cannot be read.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from sitegen.errors import ArticleError, Problem, Severity
from sitegen.files import (
    check_name,
    list_files,
    read_bytes,
    read_text,
    sha256_hex,
    slugify,
    write_atomic,
)
from sitegen.ingest.articles import SUFFIX, list_articles
from sitegen.ingest.clean import clean
from sitegen.ingest.front_matter import FrontMatter, read_front_matter, write_front_matter
from sitegen.ingest.metadata import propose
from sitegen.ingest.raw import HTML_SUFFIXES, MARKDOWN_SUFFIXES, TEXT_SUFFIXES, read_raw
from sitegen.model import Article, Origin, Outlet, Proposal
from sitegen.report import shown_path

SUFFIXES = TEXT_SUFFIXES | MARKDOWN_SUFFIXES | HTML_SUFFIXES
# Enough of a hash to tell the seeds of one site apart.
SHORT_HASH = 8
# What an article should have before it is published, and ingest may not have found.
WANTED = ("title", "date", "outlet")

_log = logging.getLogger(__name__)
# Finds the origin of an article whose front matter is broken, so that it is not ingested again.
_ORIGIN_FILE = re.compile(
    r"^origin:\s*\n(?:[ \t].*\n)*?[ \t]+file:[ \t]*(.+?)[ \t]*$", re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class IngestOptions:
    """Folders: the site's root (origins are relative to it), its seeds and its articles.

    With `only` no other seeds than these are looked at.
    """

    root: Path
    seeds: Path
    articles: Path
    only: Collection[Path] | None = None


@dataclass(frozen=True, slots=True)
class Created:
    """A new article and the seed it was made from."""

    article: Path
    seed: Path


@dataclass(frozen=True, slots=True)
class IngestResult:
    """The articles that were written, how many seeds had one before, and what went wrong."""

    created: tuple[Created, ...]
    unchanged: int
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _Known:
    """Where an ingested seed went, and its hash then ("" where it cannot be told)."""

    article: Path
    sha256: str


def ingest_seeds(options: IngestOptions, outlets: Sequence[Outlet]) -> IngestResult:
    """Write an article for every seed that has none yet.

    One seed that cannot be used stops no other. Raises OutputError where nothing can be written,
    and ArticleError for a folder that cannot be read.
    """
    if not options.seeds.is_dir():
        problem = Problem(
            "there is no such folder",
            options.seeds,
            hint="make it and put raw articles (.txt, .md, .html) into it",
        )
        return IngestResult((), 0, (problem,))
    run = _Run(options, outlets)
    for seed in list_files(options.seeds):
        if options.only is not None and seed not in options.only:
            continue
        if seed.suffix.lower() not in SUFFIXES:
            run.problems.append(_unknown_kind(seed))
            continue
        try:
            run.take(seed)
        except ArticleError as error:
            run.problems += error.problems
    return IngestResult(tuple(run.created), run.unchanged, tuple(run.problems))


def changed_seeds(articles: Iterable[Article], root: Path) -> tuple[Problem, ...]:
    """Return a warning for each article whose seed is not the one it was made from any more.

    A seed that is gone is none of them: the article is the editor's now.
    """
    problems: list[Problem] = []
    for article in articles:
        seed = root / article.origin.file if article.origin else None
        if article.origin and seed and seed.is_file():
            entry = _Known(article.path, article.origin.sha256)
            problems += _changed(seed, sha256_hex(read_bytes(seed)), entry)
    return tuple(problems)


class _Run:
    """One run over the seeds: what is known of the articles, and what came of it so far."""

    def __init__(self, options: IngestOptions, outlets: Sequence[Outlet]) -> None:
        self.created: list[Created] = []
        self.problems: list[Problem] = []
        self.unchanged = 0
        self._options = options
        self._outlets = outlets
        self._known = _known_origins(options)
        self._by_hash = {
            entry.sha256: entry.article for entry in self._known.values() if entry.sha256
        }
        self._slugs = {path.stem for path in list_articles(options.articles)}

    def take(self, seed: Path) -> None:
        """Write the article of a seed that has none yet. Raises ArticleError."""
        check_name(seed)
        data = read_bytes(seed)
        name, digest = _relative(seed, self._options.root), sha256_hex(data)
        if name in self._known:
            self.unchanged += 1
            self.problems += _changed(seed, digest, self._known[name])
        elif digest in self._by_hash:
            self.problems.append(_duplicate(seed, self._by_hash[digest]))
        else:
            front, body, found = _read_seed(seed, data, Origin(name, digest), self._outlets)
            path = _free_path(self._options.articles, seed, digest, self._slugs)
            write_atomic(path, f"{write_front_matter(front)}\n{body}".encode())
            _log.info("ingested %s as %s", seed, path)
            self.created.append(Created(path, seed))
            self._by_hash[digest] = path
            self.problems += [replace(problem, path=problem.path or path) for problem in found]
            self.problems += _unfilled(path, front)


def _read_seed(
    seed: Path, data: bytes, origin: Origin, outlets: Sequence[Outlet]
) -> tuple[FrontMatter, str, tuple[Problem, ...]]:
    """Return a seed's front matter with what is proposed, its Markdown body, and warnings.

    A warning without a path is about the article that it becomes.
    """
    raw = read_raw(data, str(seed)).to_clean()
    cleaned = clean(raw.paragraphs)
    if not cleaned.paragraphs:
        raise ArticleError(
            "holds nothing but lines that are no article", path=seed, hint="look into the file"
        )
    front = raw.front or FrontMatter()
    proposed = propose(raw, cleaned, outlets, seed)
    values = {
        name: proposal for name, proposal in proposed.values.items() if not getattr(front, name)
    }
    front = replace(
        _filled(front, values),
        origin=replace(origin, proposed=values),
        removed=(*front.removed, *raw.outside, *cleaned.removed),
    )
    problems = () if raw.front and raw.front.agency else proposed.problems
    return (
        front,
        raw.body(cleaned.kept),
        (
            *raw.problems,
            *(replace(problem, path=None) for problem in problems),
        ),
    )


def _filled(front: FrontMatter, values: Mapping[str, Proposal]) -> FrontMatter:
    def text(name: str, own: str) -> str:
        return values[name].value if name in values else own

    return replace(
        front,
        title=text("title", front.title),
        date=date.fromisoformat(values["date"].value) if "date" in values else front.date,
        outlet=text("outlet", front.outlet),
        agency=text("agency", front.agency),
        url=text("url", front.url),
        author=text("author", front.author),
    )


def _known_origins(options: IngestOptions) -> dict[str, _Known]:
    """Return where each ingested seed went, by the seed's path relative to the root."""
    known: dict[str, _Known] = {}
    for path in list_articles(options.articles):
        try:
            text = read_text(path)
        except ArticleError:
            continue  # reported by every build; its slug is taken all the same
        try:
            front, _ = read_front_matter(text, path)
        except ArticleError:
            match = _ORIGIN_FILE.search(text)
            if match:
                known[match[1].strip("\"'")] = _Known(path, "")
            continue
        if front and front.origin:
            known[front.origin.file] = _Known(path, front.origin.sha256)
    return known


def _free_path(folder: Path, seed: Path, digest: str, slugs: set[str]) -> Path:
    """Return a path for a new article that no other article has, and take its slug."""
    base = slugify(seed.stem) or f"article-{digest[:SHORT_HASH]}"
    slug, number = base, 1
    while slug in slugs or (folder / f"{slug}{SUFFIX}").exists():
        number += 1
        slug = f"{base}-{number}"
    slugs.add(slug)
    return folder / f"{slug}{SUFFIX}"


def _relative(seed: Path, root: Path) -> str:
    """Return the seed's path from the root with forward slashes; as it is where it lies outside."""
    path = seed.resolve()
    base = root.resolve()
    return (path.relative_to(base) if path.is_relative_to(base) else path).as_posix()


def _changed(seed: Path, digest: str, entry: _Known) -> list[Problem]:
    if entry.sha256 in ("", digest):
        return []
    return [
        Problem(
            f"has changed since {shown_path(entry.article)} was made from it",
            seed,
            hint="carry over by hand what changed, then set origin.sha256 in "
            f"{shown_path(entry.article)} to {digest}",
            severity=Severity.WARNING,
        )
    ]


def _duplicate(seed: Path, article: Path) -> Problem:
    return Problem(
        f"holds the same bytes as the seed of {shown_path(article)}, so it was not ingested",
        seed,
        hint="delete one of the two seeds",
        severity=Severity.WARNING,
    )


def _unknown_kind(seed: Path) -> Problem:
    return Problem(
        f"is not read: only {', '.join(sorted(SUFFIXES))} are",
        seed,
        hint="save it as one of these, or move it out of the folder",
        severity=Severity.WARNING,
    )


def _unfilled(path: Path, front: FrontMatter) -> list[Problem]:
    """Return one warning that lists what ingest could not know of this article."""
    missing = [name for name in WANTED if not getattr(front, name)]
    if not missing:
        return []
    return [
        Problem(
            f"could not be known: {', '.join(missing)}",
            path,
            hint="fill in what you know after "
            + ", ".join(f"`{name}:`" for name in missing)
            + ("; `outlet:` takes an id of content/outlets.toml" if "outlet" in missing else ""),
            severity=Severity.WARNING,
        )
    ]
