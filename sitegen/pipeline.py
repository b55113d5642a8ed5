"""The stages in order: reads like a table of contents.

In: a Config and what the command asked for. Out: a report. Gathers everything first and writes
last: a problem in the content never leaves half a site.
"""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import get_args

from sitegen import __version__
from sitegen.cache import Cache
from sitegen.compose.digest import ComposeOptions, compose
from sitegen.compose.intake import count_intake
from sitegen.compose.publication import held_back, published, tombstones
from sitegen.compose.renderings import NameRenderings, collect_renderings
from sitegen.config import Config
from sitegen.derived import Derived, PageKeys, SearchTable, forget
from sitegen.engines.engine import Engine, EngineOptions
from sitegen.errors import ContentError, Problem, Severity, SitegenError
from sitegen.files import read_text
from sitegen.ingest.editorial import load_outlets
from sitegen.ingest.seeds import IngestOptions, IngestResult, ingest_seeds
from sitegen.ingest.story_decisions import FILE_NAME as STORIES_FILE
from sitegen.ingest.untold_summaries import untold_summaries
from sitegen.loading import (
    Content,
    Editorial,
    analyse_all,
    check_words,
    gazetteer_of,
    identify_all,
    jobs_of,
    load_content,
    load_editorial,
)
from sitegen.lock import alone, models_alone
from sitegen.model import (
    Analysis,
    Article,
    ArticleTranslation,
    Digest,
    TranslationState,
)
from sitegen.releases.changes import find_corrections
from sitegen.releases.history import History
from sitegen.releases.news import find_news
from sitegen.render.environment import open_theme, packaged_theme
from sitegen.render.options import RenderOptions, SiteTree
from sitegen.render.site import RenderResult, render_site
from sitegen.render.theming.check import all_faults
from sitegen.render.trees import ARABIC, ENGLISH
from sitegen.render.views import Tree
from sitegen.render.write import check_folder, clean_output, strangers
from sitegen.report import BuildReport, Rehearsal, Reporter, count
from sitegen.sections import BEAMS, WEEK_STARTS
from sitegen.terms.listing import build_terms
from sitegen.translate.service import (
    TranslateResult,
    check_memory,
    make_engine,
    translate,
)

HELD_BACK = ("draft", "withdrawn", "future")
STOPPED = Problem("--strict: stopped before anything was written")


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """What the command line says of one build; `today` decides what is already public.

    `offline` forbids an engine that is reached over a connection; where `hasty`, somebody waits for
    the pages, and a server that cannot be reached is not asked again.
    """

    today: date
    drafts: bool = False
    strict: bool = False
    offline: bool = False
    hasty: bool = False


@dataclass(frozen=True, slots=True)
class Gathered:
    """All that a build knows before it renders; `problems` are those besides the content's."""

    editorial: Editorial
    content: Content
    translations: Mapping[str, ArticleTranslation]
    digest: Digest
    problems: tuple[Problem, ...]


def ingest(
    config: Config, reporter: Reporter, only: Collection[Path] | None = None
) -> IngestResult:
    """Turn new seeds into articles, all or `only` these; nothing that exists is touched."""
    options = IngestOptions(config.root, config.seeds, config.articles, only)
    with alone(config, reporter.notice):
        return ingest_seeds(options, load_outlets(config.content / "outlets.toml"))


def build(config: Config, options: BuildOptions, reporter: Reporter) -> BuildReport:
    """Build the site. Raises SitegenError for what stops it; the rest is in the report."""
    began = time.monotonic()
    with alone(config, reporter.notice), Cache(config.state) as cache:
        derived = Derived(cache)
        engine, engine_problems = make_engine(
            engine_options(config, offline=options.offline, hasty=options.hasty)
        )
        gathered = gather(config, options, engine, derived, reporter)
        content, digest = gathered.content, gathered.digest
        with reporter.progress("writing pages") as progress:
            rendered = render_site(
                digest,
                render_options(config, options, engine),
                PageKeys(cache, config.output),
                progress,
                SearchTable(cache, config.output),
            )
        derived.forget_unused()
    left_out = _left_out(content, options)
    found = (*config.warnings, *content.problems, *engine_problems)
    found += (*gathered.problems, *rendered.problems)
    return _report(config, digest, left_out, rendered, found, time.monotonic() - began)


def gather(
    config: Config,
    options: BuildOptions,
    engine: Engine | None,
    derived: Derived,
    reporter: Reporter,
    *,
    keep: bool = True,
) -> Gathered:
    """Read, analyse, translate and compose, up to the digest; without `keep` no PO file changes."""
    editorial = load_editorial(config)
    content = load_content(config, editorial, derived, reporter)
    history = derived.history(config.releases)
    _stop_where_strict(options, (*content.problems, *history.problems))
    public = published(content.articles, options.today, drafts=options.drafts)
    gazetteer = gazetteer_of(editorial)
    split_off = editorial.decisions.split_off
    analysed = analyse_all(public, gazetteer, config, derived, reporter, split_off)
    identified = identify_all(analysed, editorial, config, derived)
    analyses = identified.analyses
    translated = translate_all(
        public, analyses, engine, config, derived, content, editorial, reporter, keep=keep
    )
    digest = compose(
        public,
        analyses,
        translated.by_slug,
        (*gazetteer.actors.values(), *identified.actors),
        editorial.outlets,
        tombstones(content.articles),
        count_intake(content.articles, options.today),
        _compose_options(config, editorial, derived),
    )
    doubtful = (*check_words(public, analyses), *_untold(config, editorial, digest))
    problems = (*doubtful, *translated.problems, *history.problems)
    digest = _with_history(digest, history, content)
    return Gathered(editorial, content, translated.by_slug, digest, problems)


def _stop_where_strict(options: BuildOptions, problems: tuple[Problem, ...]) -> None:
    """Raise ContentError if the content has errors and the command asked to stop at one."""
    if options.strict and count(problems, Severity.ERROR):
        raise ContentError.of((*problems, STOPPED))


def _untold(config: Config, editorial: Editorial, digest: Digest) -> Iterator[Problem]:
    """Yield a warning for each summary by the editor that no page can show."""
    stories, path = digest.stories.values(), config.content / STORIES_FILE
    return untold_summaries(editorial.stories.joined, stories, digest.articles, path)


def _compose_options(config: Config, editorial: Editorial, derived: Derived) -> ComposeOptions:
    """Pick what composing needs; what it made before is remembered."""
    return ComposeOptions(
        editorial.stories,
        WEEK_STARTS[config.dates.week_start],
        config.summary.length,
        words_of=derived.story_words,
        sum_up=derived.story_summary,
    )


def _with_history(digest: Digest, history: History, content: Content) -> Digest:
    """Add what changed since the releases."""
    return replace(
        digest,
        corrections=find_corrections(history, digest, content.unusable),
        news=find_news(history, digest),
    )


def renderings(
    config: Config, options: BuildOptions, reporter: Reporter
) -> tuple[NameRenderings, ...]:
    """Return how every name stands in the English that a build would show; changes no PO file."""
    with Cache(config.state) as cache:
        gathered = gather(config, options, None, Derived(cache), reporter, keep=False)
    digest, terms = gathered.digest, build_terms(gathered.editorial.glossary)
    with reporter.progress("comparing names") as progress:
        return collect_renderings(digest.articles, digest.known, terms, progress)


def rehearse(config: Config, options: BuildOptions, reporter: Reporter) -> Rehearsal:
    """Find what would stop or spoil a build; writes nothing, not even the cache."""
    content: tuple[Problem, ...] = ()
    theme: tuple[Problem, ...] = ()
    runs = True
    try:
        with TemporaryDirectory(prefix="sitegen-") as folder, Cache(Path(folder)) as cache:
            found = load_content(config, load_editorial(config), Derived(cache), reporter)
        content = (*found.problems, *check_memory(config.memory, set(found.slugs)))
    except SitegenError as error:
        content, runs = error.problems, False
    try:
        rendering = render_options(config, options, None)
        theme = all_faults(open_theme(rendering), rendering.overrides)
    except SitegenError as error:
        theme = error.problems
    return Rehearsal(content, theme, check_folder(config.output), runs)


def clean(
    config: Config, reporter: Reporter, *, models: bool = False
) -> tuple[int, tuple[Problem, ...]]:
    """Remove what builds made: the site, the copy with drafts, the cache; models only if asked.

    Return how many files went, and a warning where nothing tells whose the site's files are.
    """
    with (models_alone if models else alone)(config, reporter.notice):
        unknown = strangers(config.output)
        removed = 0
        for folder in (config.output, config.preview):
            removed += clean_output(folder) if folder.is_dir() else 0
        removed += forget(config.state, config.packages if models else None)
    return removed, unknown


def translate_all(
    articles: Sequence[Article],
    analyses: Mapping[str, Analysis],
    engine: Engine | None,
    config: Config,
    derived: Derived,
    content: Content,
    editorial: Editorial,
    reporter: Reporter,
    *,
    keep: bool = True,
) -> TranslateResult:
    """Give every segment its English: reviewed, drafted or the machine's, held to the terms."""
    jobs = jobs_of(articles, analyses)
    with reporter.progress("translating") as progress:
        return translate(
            jobs,
            config.memory,
            engine,
            derived.answers,
            progress,
            terms=build_terms(editorial.terms),
            known=content.slugs,
            judge=derived.doubts,
            keep=keep,
        )


def engine_options(config: Config, *, offline: bool, hasty: bool = False) -> EngineOptions:
    """Pick from the configuration what finding an engine needs."""
    translation = config.translation
    is_named = ("translation", "key_variable") in config.stated
    return EngineOptions(
        name=translation.engine,
        packages=config.packages,
        beam=BEAMS[translation.mode],
        model=config.model,
        url=translation.url,
        key=os.environ.get(translation.key_variable, ""),
        key_variable=translation.key_variable if is_named else "",
        offline=offline,
        hasty=hasty,
    )


def render_options(config: Config, options: BuildOptions, engine: Engine | None) -> RenderOptions:
    """Pick from the configuration what rendering needs."""
    site = config.site
    return RenderOptions(
        output=config.output,
        theme=packaged_theme(),
        overrides=config.templates if config.templates.is_dir() else None,
        site_url=site.url.rstrip("/") + "/" if site.url else "",
        directory_urls=site.directory_urls,
        page_size=site.page_size,
        trees=_trees(config),
        engine_label=f"{engine.name} {engine.version}" if engine else "",
        preview=options.drafts,
        version=__version__,
        today=options.today,
        reviewer=config.translation.reviewer,
        week_start=config.dates.week_start,
        cards=config.cards.newest if config.cards.make else 0,
        card_font=config.card_font,
        feed_id=site.feed_id.rstrip("/") + "/" if site.feed_id else "",
    )


def _trees(config: Config) -> tuple[SiteTree, ...]:
    """Return the languages of the interface: the two that every site has, and those declared."""
    site = config.site
    own = (
        SiteTree(ARABIC, "ar", site.title_ar, site.description_ar),
        SiteTree(ENGLISH, "en", site.title_en, site.description_en),
    )
    further = (
        SiteTree(Tree(code), one.reads, one.title, one.description)
        for code, one in config.languages.items()
    )
    return tuple(
        replace(one, about=_page(config.content / f"about.{one.tree}.md"))
        for one in (*own, *further)
    )


def _page(path: Path) -> str:
    return read_text(path) if path.is_file() else ""


def _left_out(content: Content, options: BuildOptions) -> dict[str, int]:
    """Count the articles that this build does not show, by the reason."""
    held = Counter[str]() if options.drafts else held_back(content.articles, options.today)
    broken = len(content.slugs) - len(content.articles)
    return {"broken": broken, **{reason: held[reason] for reason in HELD_BACK}}


def _report(
    config: Config,
    digest: Digest,
    left_out: dict[str, int],
    rendered: RenderResult,
    problems: tuple[Problem, ...],
    seconds: float,
) -> BuildReport:
    shown = [
        sentence
        for article in digest.articles.values()
        for sentence in article.translation.sentences
    ]
    states = Counter(sentence.state for sentence in shown)
    return BuildReport(
        output=str(config.output),
        articles=len(digest.articles),
        left_out=left_out,
        sentences={state: states[state] for state in get_args(TranslationState)},
        doubtful=sum(bool(sentence.doubts) for sentence in shown),
        actors=len(digest.actors),
        found=sum(entry.actor.listed_by == "found" for entry in digest.actors.values()),
        events=len(digest.events),
        stories=len(digest.stories),
        pages={
            "written": rendered.written,
            "unchanged": rendered.unchanged,
            "removed": rendered.removed,
        },
        problems=problems,
        seconds=seconds,
        unaddressed=rendered.unaddressed,
    )
