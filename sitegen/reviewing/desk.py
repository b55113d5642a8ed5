"""A site's articles on the reviewer's desk: with their memory, and what is doubtful in it.

In: a Config and the slugs of some articles, or none for all. Out: the articles as a build would see
them. Needs no engine, and leaves the disk as it is.
"""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from tempfile import TemporaryDirectory

from sitegen.analyse.naming.listed import build_gazetteer
from sitegen.cache import FILE_NAME, Cache
from sitegen.config import Config
from sitegen.derived import Derived
from sitegen.errors import Problem, Severity
from sitegen.loading import analyse_all, jobs_of, load_content, load_editorial
from sitegen.memory.adopt import orphans
from sitegen.memory.entries import Entry
from sitegen.model import Doubt
from sitegen.report import Reporter
from sitegen.terms.listing import build_terms
from sitegen.translate.judging import judged
from sitegen.translate.machine import Requirements
from sitegen.translate.opened import OpenArticle, open_articles


@dataclass(frozen=True, slots=True)
class Desk:
    """Articles with their memory; `known` are the slugs of all, `problems` what cannot be used."""

    articles: tuple[OpenArticle, ...]
    known: tuple[str, ...]
    problems: tuple[Problem, ...]
    requirements: Requirements
    derived: Derived

    def article(self, slug: str) -> OpenArticle | None:
        """Return the article of this slug, if it could be opened."""
        return next((one for one in self.articles if one.job.slug == slug), None)

    def look(self, entries: Sequence[Entry]) -> Sequence[tuple[Doubt, ...]]:
        """Return what is doubtful about the English of these entries, as the site says it."""
        subjects = []
        for entry in entries:
            said = entry.translation("")
            source = entry.key[1]
            required = self.requirements.of(source)
            subjects.append(judged(source, said.text, said.score, required))
        return self.derived.doubts(tuple(subjects))


@contextmanager
def open_desk(config: Config, reporter: Reporter, slugs: Collection[str] = ()) -> Iterator[Desk]:
    """Open these articles, or all that are not withdrawn; unknown slugs are passed over.

    Warnings are left to `sitegen check`.
    """
    with _remembered(config) as derived:
        editorial = load_editorial(config)
        content = load_content(config, editorial, derived, reporter)
        articles = [
            article
            for article in sorted(content.articles, key=lambda article: article.slug)
            if (article.slug in slugs if slugs else article.status != "withdrawn")
        ]
        gazetteer = build_gazetteer(
            editorial.known, editorial.other_names, editorial.decisions.ignored
        )
        analyses = analyse_all(articles, gazetteer, config, derived, reporter)
        jobs = jobs_of(articles, analyses)
        opened, _, problems = open_articles(
            jobs, config.memory, orphans(config.memory, content.slugs)
        )
        concerning = [
            problem
            for problem in content.problems
            if not slugs or (problem.path is not None and problem.path.stem in slugs)
        ]
        yield Desk(
            articles=tuple(opened),
            known=content.slugs,
            problems=tuple(
                one for one in (*concerning, *problems) if one.severity is Severity.ERROR
            ),
            requirements=Requirements(build_terms(editorial.terms)),
            derived=derived,
        )


def advice(slug: str, known: Collection[str]) -> str:
    """Say what to do about a slug that no article has."""
    near = get_close_matches(slug, known, n=1)
    listing = "sitegen review status lists the articles"
    return f"did you mean {near[0]}? {listing}" if near else listing


@contextmanager
def _remembered(config: Config) -> Iterator[Derived]:
    """Give what builds remembered, in a copy: looking leaves nothing behind.

    While a build is at work, or one was killed, the file is not whole: then nothing is remembered.
    """
    with TemporaryDirectory(prefix="sitegen-") as folder:
        kept = config.state / FILE_NAME
        if not kept.with_name(f"{FILE_NAME}-wal").exists():
            with contextlib.suppress(OSError):
                shutil.copyfile(kept, Path(folder, FILE_NAME))
        with Cache(Path(folder)) as cache:
            yield Derived(cache)
