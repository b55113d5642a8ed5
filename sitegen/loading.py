"""What the editor owns, read and looked into: the first half of a build.

In: a Config. Out: the editor's lists, the articles that can be used with what is wrong with the
others, their analyses. Writes nothing; what was found before is remembered by Derived.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Literal, TypeVar

from sitegen.analyse.article import AnalyseOptions
from sitegen.analyse.naming.countries import country_actors
from sitegen.analyse.naming.listed import Gazetteer, build_gazetteer, known_actors
from sitegen.compose.consistency import check_actors, check_overrides, check_reach, check_terms
from sitegen.compose.identity.decided_names import check_decisions
from sitegen.compose.identity.identities import Identified, identify
from sitegen.compose.rights import check_rights
from sitegen.compose.stories.find import Stories, find_stories
from sitegen.compose.undated.at_odds import check_own_days
from sitegen.config import Config
from sitegen.derived import Derived
from sitegen.errors import ContentError, EditorialError, Problem, Severity
from sitegen.ingest.articles import check_articles, line_of, list_articles
from sitegen.ingest.editorial import load_actors, load_glossary, load_outlets
from sitegen.ingest.lines import line_at
from sitegen.ingest.seeds import changed_seeds
from sitegen.ingest.story_decisions import FILE_NAME as STORIES_FILE
from sitegen.ingest.story_decisions import load_stories
from sitegen.ingest.summary_checks import story_summary_problems
from sitegen.model import (
    Actor,
    ActorDecisions,
    Analysis,
    Article,
    ArticleTranslation,
    ComposedArticle,
    MentionOverride,
    Outlet,
    SplitOff,
    StoryDecisions,
    Term,
)
from sitegen.report import Reporter
from sitegen.terms.actors import actor_terms
from sitegen.translate.service import TranslateJob

Read = TypeVar("Read")


@dataclass(frozen=True, slots=True)
class Editorial:
    """What the editor says of the world beyond single articles.

    `known` are the editor's actors and the countries that they leave, `decisions` which names are
    joined, kept apart, or nobody's; `stories` which articles are one story or never are.
    """

    actors: tuple[Actor, ...]
    known: tuple[Actor, ...]
    outlets: tuple[Outlet, ...]
    glossary: tuple[Term, ...]
    decisions: ActorDecisions
    stories: StoryDecisions = field(default_factory=StoryDecisions)

    @property
    def terms(self) -> tuple[Term, ...]:
        """The names and terms whose English is decided; of two the first counts."""
        return (*self.glossary, *actor_terms(self.actors))

    @property
    def other_names(self) -> tuple[str, ...]:
        """Arabic names of the glossary: no actor is meant by a part of one."""
        return tuple(spelling for term in self.glossary for spelling in term.arabic)


@dataclass(frozen=True, slots=True)
class Content:
    """The articles that can be used, what is wrong with the others, and the slugs of all."""

    articles: tuple[Article, ...]
    problems: tuple[Problem, ...]
    slugs: tuple[str, ...]

    @property
    def unusable(self) -> frozenset[str]:
        """The slugs of articles that have errors."""
        return frozenset(self.slugs) - {article.slug for article in self.articles}


def load_editorial(config: Config) -> Editorial:
    """Read the editor's TOML files. Raises EditorialError with the problems of all of them."""
    editorial, problems = read_editorial(config)
    if editorial is None or problems:
        raise EditorialError.of(problems)
    return editorial


def read_editorial(config: Config) -> tuple[Editorial | None, tuple[Problem, ...]]:
    """Read what can be read of the editor's TOML files, and say what is wrong with the others.

    Where only stories.toml cannot be used, it decides nothing. Without names, outlets or terms no
    article can be looked into, so there is no Editorial then.
    """

    def slugs() -> frozenset[str]:
        return frozenset(path.stem for path in list_articles(config.articles))

    folder, problems = config.content, list[Problem]()
    names = _try(lambda: load_actors(folder / "actors.toml", known_actors, slugs), problems)
    outlets = _try(lambda: load_outlets(folder / "outlets.toml"), problems)
    glossary = _try(lambda: load_glossary(folder / "glossary.toml"), problems)
    stories = _try(lambda: load_stories(folder / STORIES_FILE, slugs), problems)
    if names is None or outlets is None or glossary is None:
        return None, tuple(problems)
    actors, decisions = names
    return Editorial(
        actors=actors,
        known=known_actors(actors),
        outlets=outlets,
        glossary=glossary,
        decisions=decisions,
        stories=stories or StoryDecisions(),
    ), tuple(problems)


def _try(load: Callable[[], Read], problems: list[Problem]) -> Read | None:
    """Read one file; what is wrong with it joins the problems."""
    try:
        return load()
    except EditorialError as error:
        problems += error.problems
        return None


def load_content(
    config: Config, editorial: Editorial, derived: Derived, reporter: Reporter
) -> Content:
    """Read all articles; one that cannot be used becomes a problem and is left out."""
    articles, problems, paths = read_articles(config, derived, reporter)
    problems += _check(articles, editorial, config)
    broken = {problem.path for problem in problems if problem.severity is Severity.ERROR}
    return Content(
        articles=tuple(article for article in articles if article.path not in broken),
        problems=tuple(problems),
        slugs=tuple(path.stem for path in paths),
    )


def read_articles(
    config: Config, derived: Derived, reporter: Reporter
) -> tuple[list[Article], list[Problem], Sequence[Path]]:
    """Read all articles by themselves: those that can be read, the errors of others, all files.

    Raises ContentError where the folder is gone though it has been translated.
    """
    articles: list[Article] = []
    problems: list[Problem] = []
    paths = list_articles(config.articles)
    if not config.articles.is_dir() and any(config.memory.glob("*.po")):
        raise ContentError(
            "there are translations, but no folder of articles",
            path=config.articles,
            hint="put the folder back; building without it would empty the site",
        )
    with reporter.progress("reading articles") as progress:
        for number, path in enumerate(paths, start=1):
            try:
                articles.append(derived.article(path, config.root))
            except ContentError as error:
                problems.extend(error.problems)
            progress(number, len(paths))
    return articles, problems, paths


def _check(articles: Sequence[Article], editorial: Editorial, config: Config) -> list[Problem]:
    """Return what is wrong between the articles and all else that the editor owns."""
    listed = config.content / "actors.toml"
    problems = [
        *check_articles(articles, editorial.outlets),
        *check_rights(articles, editorial.outlets),
        *story_summary_problems(editorial.stories.joined, config.content / STORIES_FILE),
        *changed_seeds(articles, config.root),
        *check_terms(editorial.glossary, editorial.actors, config.content / "glossary.toml"),
        *check_actors(editorial.actors, country_actors(), listed, line_at),
        *check_decisions(editorial.decisions, editorial.known, articles, listed, line_at),
    ]
    actors = {actor.id: actor for actor in editorial.known}
    for article in articles:
        problems += check_overrides(article, actors, line_at)
    return problems


def gazetteer_of(editorial: Editorial) -> Gazetteer:
    """Return the names to look for in articles."""
    return build_gazetteer(editorial.known, editorial.other_names, editorial.decisions.ignored)


def analyse_all(
    articles: Sequence[Article],
    gazetteer: Gazetteer,
    config: Config,
    derived: Derived,
    reporter: Reporter,
    split_off: Sequence[SplitOff] = (),
) -> dict[str, Analysis]:
    """Analyse every article, or remember what was found when neither it nor the names changed.

    What is `split_off` counts in its articles as if each of them corrected it itself.
    """
    options = AnalyseOptions(config.summary.length)
    analyses, corrected = {}, with_split_off(articles, split_off)
    with reporter.progress("analysing") as progress:
        for number, article in enumerate(corrected, start=1):
            analyses[article.slug] = derived.analysis(article, gazetteer, options)
            progress(number, len(articles))
    return analyses


def check_words(
    articles: Sequence[Article], analyses: Mapping[str, Analysis]
) -> tuple[Problem, ...]:
    """Warn of what the editor says of an article and its own words do not bear out."""
    return (
        *check_reach(articles, analyses, line_at),
        *check_own_days(articles, analyses, lambda path: line_of(path, "date")),
    )


def with_split_off(
    articles: Iterable[Article], split_off: Sequence[SplitOff]
) -> tuple[Article, ...]:
    """Return the articles with the editor's splits as corrections; their own ones go before."""
    named: dict[str, list[MentionOverride]] = {}
    for split in split_off:
        for slug in split.articles:
            named.setdefault(slug, []).append(MentionOverride(split.name, split.actor))
    return tuple(
        replace(
            article,
            overrides=replace(
                article.overrides,
                mentions=(*article.overrides.mentions, *named[article.slug]),
            ),
        )
        if article.slug in named
        else article
        for article in articles
    )


def identify_all(
    analyses: Mapping[str, Analysis],
    editorial: Editorial,
    config: Config,
    derived: Derived,
    *,
    at_least: Literal["sure", "none"] = "none",
) -> Identified:
    """Join whom the articles name, so that each actor has one id in all of them.

    Found actors have an entry by the site's configuration, with `at_least` "sure" in any case those
    that are sure.
    """
    found = config.actors.found
    policy = at_least if found == "none" else found
    return identify(
        analyses,
        editorial.known,
        editorial.decisions,
        partial(derived.decided, policy=policy),
    )


def whole_stories(
    articles: Sequence[Article],
    analyses: Mapping[str, Analysis],
    decisions: StoryDecisions,
    derived: Derived,
) -> Stories:
    """Find the stories of these articles, with all they share, whatever readers may see of it."""
    none = ArticleTranslation(None, ())
    whole = {one.slug: ComposedArticle(one, analyses[one.slug], none, ()) for one in articles}
    return find_stories(articles, analyses, whole, decisions, derived.story_words)


def jobs_of(
    articles: Iterable[Article], analyses: Mapping[str, Analysis]
) -> tuple[TranslateJob, ...]:
    """Return what there is to translate of these articles."""
    return tuple(
        TranslateJob(
            slug=article.slug,
            title=article.title,
            title_en=article.title_en,
            sentences=tuple(sentence.text for sentence in analyses[article.slug].sentences),
        )
        for article in articles
    )
