"""Days that articles do not have from the editor: what could be proposed, and proposals taken.

In: a Config, and the slugs that are meant. Out: what is proposed with its evidence; or, where it is
to be taken, articles whose date is the editor's from then on. Proposes what a build of today would,
from the articles that are public; asks no engine, and needs no built site.
"""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from sitegen.cache import Cache
from sitegen.compose.publication import published
from sitegen.compose.undated.propose import propose_dates
from sitegen.config import Config
from sitegen.derived import Derived
from sitegen.errors import ArticleError, Problem, Severity, SitegenError
from sitegen.ingest.accepting import BY_HAND, accept_day, confirm_date
from sitegen.ingest.articles import list_articles
from sitegen.loading import (
    analyse_all,
    gazetteer_of,
    identify_all,
    load_content,
    load_editorial,
    whole_stories,
)
from sitegen.lock import alone
from sitegen.model import Article, DateProposal, Proposal
from sitegen.report import Reporter


@dataclass(frozen=True, slots=True)
class Stated:
    """An article whose day ingest read in the article itself, and no editor confirmed."""

    article: Article
    day: date
    evidence: str


@dataclass(frozen=True, slots=True)
class Proposed:
    """An article without a date, and the day that the program proposes for it."""

    article: Article
    proposal: DateProposal


@dataclass(frozen=True, slots=True)
class Undated:
    """What is known of the dates that no editor decided, each list by slug.

    `unknown` are the public articles without a date for which nothing can be proposed, `others`
    those that need nothing or that readers do not see; `days` are those of dated articles, which
    evidence may name. `broken` are the errors of articles that a build leaves out, by slug. Where
    the editor's lists cannot be read, `problems` say why.
    """

    stated: tuple[Stated, ...] = ()
    proposed: tuple[Proposed, ...] = ()
    unknown: tuple[Article, ...] = ()
    others: tuple[Article, ...] = ()
    days: Mapping[str, date] = field(default_factory=dict)
    broken: Mapping[str, tuple[Problem, ...]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    @property
    def missing(self) -> int:
        """How many articles have no date."""
        return len(self.proposed) + len(self.unknown)

    @property
    def to_mend(self) -> int:
        """How many files keep proposals from being found."""
        return len({one.path for one in self.problems})


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of proposals: those taken, the articles left alone, and what went wrong.

    `untold` are those whose day cannot be told before `to_mend` files are mended.
    """

    stated: tuple[Stated, ...]
    proposed: tuple[Proposed, ...]
    others: tuple[Article, ...]
    days: Mapping[str, date]
    problems: tuple[Problem, ...]
    untold: tuple[Article, ...] = ()
    to_mend: int = 0


def find_undated(config: Config, today: date, reporter: Reporter) -> Undated:
    """Find what can be proposed for articles without a date; changes nothing but the cache.

    `today` decides which articles are public. Where the editor's lists cannot be read, nothing is
    proposed and `problems` tell of them.
    """
    with alone(config, reporter.notice):
        return _find(config, today, reporter)


def accept_dates(config: Config, slugs: Sequence[str], today: date, reporter: Reporter) -> Taken:
    """Take proposed days into the front matter of these articles, of all without `slugs`.

    One article that cannot be changed stops no other. Raises ArticleError for a slug that no
    article has, before anything is written, and OutputError.
    """
    with alone(config, reporter.notice):
        _refuse_unknown(slugs, [path.stem for path in list_articles(config.articles)])
        found = _find(config, today, reporter)
        meant = frozenset(slugs)
        problems = list(found.problems)
        stated = [one for one in found.stated if _is_meant(one.article, meant)]
        proposed = [one for one in found.proposed if _is_meant(one.article, meant)]
        taken = [one for one in stated if _took(one, problems)]
        dated = [one for one in proposed if _took(one, problems)]
        problems += _hopeless(found, meant)
    others = tuple(one for one in found.others if one.slug in meant)
    untold = [one for one in found.unknown if found.problems and _is_meant(one, meant)]
    return Taken(
        tuple(taken),
        tuple(dated),
        others,
        found.days,
        tuple(problems),
        tuple(untold),
        found.to_mend,
    )


def _took(one: Stated | Proposed, problems: list[Problem]) -> bool:
    """Write one decision; tell whether the file needed it. What stops it joins the problems."""
    path = one.article.path
    try:
        if isinstance(one, Stated):
            return confirm_date(path)
        return accept_day(path, one.proposal.day)
    except ArticleError as error:
        problems += error.problems
        return False


def _find(config: Config, today: date, reporter: Reporter) -> Undated:
    with Cache(config.state) as cache:
        derived = Derived(cache)
        articles, broken = _read(config, derived)
        stated = tuple(_stated(articles))
        undated = [one for one in articles if one.date is None and one.status == "published"]
        known = {one.article.slug for one in stated} | {one.slug for one in undated}
        others = tuple(one for one in articles if one.slug not in known)
        if not undated:
            return Undated(stated, others=others, broken=broken)
        days = {one.slug: one.date for one in articles if one.date is not None}
        try:
            proposals, unusable = _proposals(config, today, derived, reporter)
        except SitegenError as error:
            return Undated(stated, (), tuple(undated), others, days, broken, error.problems)
    broken |= {one.slug: unusable[one.path] for one in undated if one.path in unusable}
    return Undated(
        stated,
        tuple(Proposed(one, proposals[one.slug]) for one in undated if one.slug in proposals),
        tuple(one for one in undated if one.slug not in proposals and one.slug not in broken),
        others,
        days,
        broken,
    )


def _read(config: Config, derived: Derived) -> tuple[list[Article], dict[str, tuple[Problem, ...]]]:
    """Return the articles that can be read, and by slug the errors of the others."""
    found: dict[str, Article] = {}
    broken: dict[str, tuple[Problem, ...]] = {}
    for path in list_articles(config.articles):
        try:
            article = derived.article(path, config.root)
        except ArticleError as error:
            broken[path.stem] = error.problems
        else:
            found.setdefault(article.slug, article)
    return [found[slug] for slug in sorted(found)], broken


def _stated(articles: Sequence[Article]) -> Iterator[Stated]:
    for article in articles:
        noted = _noted(article) if article.status != "withdrawn" else None
        if noted is not None and article.date is not None and article.is_proposed("date"):
            yield Stated(article, article.date, noted.evidence)


def _noted(article: Article) -> Proposal | None:
    return article.origin.proposed.get("date") if article.origin else None


def _proposals(
    config: Config, today: date, derived: Derived, reporter: Reporter
) -> tuple[dict[str, DateProposal], dict[Path, tuple[Problem, ...]]]:
    """Propose from the whole texts of the articles that are public, by slug.

    With it come the errors of articles that a build leaves out, by path. Raises EditorialError.
    """
    editorial = load_editorial(config)
    content = load_content(config, editorial, derived, reporter)
    unusable: dict[Path, tuple[Problem, ...]] = {}
    for one in content.problems:
        if one.path is not None and one.severity is Severity.ERROR:
            unusable[one.path] = (*unusable.get(one.path, ()), one)
    public, split_off = published(content.articles, today), editorial.decisions.split_off
    gazetteer = gazetteer_of(editorial)
    analysed = analyse_all(public, gazetteer, config, derived, reporter, split_off)
    analyses = identify_all(analysed, editorial, config, derived).analyses
    told = whole_stories(public, analyses, editorial.stories, derived)
    return propose_dates(public, analyses, told.stories.values(), told.passages), unusable


def _is_meant(article: Article, slugs: Collection[str]) -> bool:
    return not slugs or article.slug in slugs


def _refuse_unknown(slugs: Sequence[str], known: Sequence[str]) -> None:
    problems = []
    for slug in slugs:
        if slug not in known:
            # Who lets the shell complete the name of the file gives a path.
            stem = Path(slug).stem
            near = [stem] if stem in known else difflib.get_close_matches(stem, known, n=1)
            hint = f"did you mean {near[0]}?" if near else "name it as its file in content/articles"
            problems.append(Problem(f"there is no such article: {slug}", hint=hint))
    if problems:
        raise ArticleError.of(problems)


def _hopeless(found: Undated, slugs: Collection[str]) -> Iterator[Problem]:
    """Yield what kept articles that were meant from getting a day.

    Of an article that was named, also that it has no date and no proposal.
    """
    for slug, problems in sorted(found.broken.items()):
        if not slugs or slug in slugs:
            yield from problems
    for article in found.unknown:
        if article.slug in slugs and not found.problems:
            message = "no day can be proposed: too little in it speaks of one"
            yield Problem(message, article.path, hint=BY_HAND)
