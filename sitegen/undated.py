"""Days that articles do not have from the editor: what could be proposed, and proposals taken.

In: a Config, and the slugs that are meant. Out: what is proposed with its evidence; or, where it is
to be taken, articles whose date is the editor's from then on. Reads the other articles only where
one has no date, asks no engine, and needs no built site.
"""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from sitegen.analyse.naming.listed import build_gazetteer
from sitegen.cache import Cache
from sitegen.compose.stories.find import find_stories
from sitegen.compose.undated.propose import propose_dates
from sitegen.config import Config
from sitegen.derived import Derived
from sitegen.errors import ArticleError, Problem, SitegenError
from sitegen.ingest.accepting import accept_day, confirm_date
from sitegen.ingest.articles import list_articles
from sitegen.loading import analyse_all, identify_all, load_editorial
from sitegen.lock import alone
from sitegen.model import Article, ArticleTranslation, ComposedArticle, DateProposal, Proposal
from sitegen.report import Reporter

_NO_ENGLISH = ArticleTranslation(None, ())


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

    `unknown` are the articles without a date for which nothing can be proposed, `decided` the slugs
    of the others; `days` are those of dated articles, which evidence may name. Where the editor's
    lists cannot be read, `problems` say why.
    """

    stated: tuple[Stated, ...] = ()
    proposed: tuple[Proposed, ...] = ()
    unknown: tuple[Article, ...] = ()
    decided: tuple[str, ...] = ()
    days: Mapping[str, date] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    @property
    def missing(self) -> int:
        """How many articles have no date."""
        return len(self.proposed) + len(self.unknown)


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of proposals: those taken, the slugs that needed nothing, and what went wrong."""

    stated: tuple[Stated, ...]
    proposed: tuple[Proposed, ...]
    decided: tuple[str, ...]
    days: Mapping[str, date]
    problems: tuple[Problem, ...]


def find_undated(config: Config, reporter: Reporter) -> Undated:
    """Find what can be proposed for articles without a date; changes nothing but the cache.

    Where the editor's lists cannot be read, nothing is proposed and `problems` tell of them.
    """
    with alone(config, reporter.notice):
        return _find(config, reporter)


def accept_dates(config: Config, slugs: Sequence[str], reporter: Reporter) -> Taken:
    """Take proposed days into the front matter of these articles, of all without `slugs`.

    One article that cannot be changed stops no other. Raises ArticleError for a slug that no
    article has, before anything is written, and OutputError.
    """
    with alone(config, reporter.notice):
        _refuse_unknown(slugs, [path.stem for path in list_articles(config.articles)])
        found = _find(config, reporter)
        meant = frozenset(slugs)
        problems = list(found.problems)
        stated = [one for one in found.stated if _is_meant(one.article, meant)]
        proposed = [one for one in found.proposed if _is_meant(one.article, meant)]
        taken = [one for one in stated if _took(one, problems)]
        dated = [one for one in proposed if _took(one, problems)]
        problems += _hopeless(found, meant)
    decided = tuple(slug for slug in found.decided if slug in meant)
    return Taken(tuple(taken), tuple(dated), decided, found.days, tuple(problems))


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


def _find(config: Config, reporter: Reporter) -> Undated:
    with Cache(config.state) as cache:
        derived = Derived(cache)
        articles = _articles(config, derived)
        undated = [one for one in articles if one.date is None]
        stated = tuple(_stated(articles))
        known = {one.article.slug for one in stated} | {one.slug for one in undated}
        decided = tuple(one.slug for one in articles if one.slug not in known)
        if not undated:
            return Undated(stated, decided=decided)
        days = {one.slug: one.date for one in articles if one.date is not None}
        try:
            proposals = _proposals(articles, config, derived, reporter)
        except SitegenError as error:
            return Undated(stated, (), tuple(undated), decided, days, error.problems)
    return Undated(
        stated,
        tuple(Proposed(one, proposals[one.slug]) for one in undated if one.slug in proposals),
        tuple(one for one in undated if one.slug not in proposals),
        decided,
        days,
    )


def _articles(config: Config, derived: Derived) -> list[Article]:
    """Return the articles that can be read and were not withdrawn; a build tells of the others."""
    found: dict[str, Article] = {}
    for path in list_articles(config.articles):
        try:
            article = derived.article(path, config.root)
        except ArticleError:
            continue
        if article.status != "withdrawn":
            found.setdefault(article.slug, article)
    return [found[slug] for slug in sorted(found)]


def _stated(articles: Sequence[Article]) -> Iterator[Stated]:
    for article in articles:
        noted = _noted(article)
        if noted is not None and article.date is not None and article.is_proposed("date"):
            yield Stated(article, article.date, noted.evidence)


def _noted(article: Article) -> Proposal | None:
    return article.origin.proposed.get("date") if article.origin else None


def _proposals(
    articles: Sequence[Article], config: Config, derived: Derived, reporter: Reporter
) -> dict[str, DateProposal]:
    """Propose from the whole texts of all articles, as a build would; raises EditorialError."""
    editorial = load_editorial(config)
    gazetteer = build_gazetteer(editorial.known, editorial.other_names, editorial.decisions.ignored)
    split_off = editorial.decisions.split_off
    analysed = analyse_all(articles, gazetteer, config, derived, reporter, split_off)
    analyses = identify_all(analysed, editorial, config, derived).analyses
    whole = {
        one.slug: ComposedArticle(one, analyses[one.slug], _NO_ENGLISH, ()) for one in articles
    }
    told = find_stories(articles, analyses, whole, editorial.stories)
    return propose_dates(articles, analyses, told.stories.values(), told.passages)


def _is_meant(article: Article, slugs: Collection[str]) -> bool:
    return not slugs or article.slug in slugs


def _refuse_unknown(slugs: Sequence[str], known: Sequence[str]) -> None:
    problems = []
    for slug in slugs:
        if slug not in known:
            near = difflib.get_close_matches(slug, known, n=1)
            hint = f"did you mean {near[0]}?" if near else "name it as its file in content/articles"
            problems.append(Problem(f"there is no such article: {slug}", hint=hint))
    if problems:
        raise ArticleError.of(problems)


def _hopeless(found: Undated, slugs: Collection[str]) -> Iterator[Problem]:
    """Yield a problem for each article that was named and has no date and no proposal."""
    for article in found.unknown:
        if article.slug in slugs and not found.problems:
            yield Problem(
                "no day can be proposed: too little in it speaks of one",
                article.path,
                hint="write it by hand: `date: YYYY-MM-DD`",
            )
