"""What an editor should mend before the next build, and what may be good to know.

In: a Config. Out: problems of all that the editor owns, templates too, and of the site as built,
and notes on the editor's stories. Writes nothing but the cache.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from sitegen.cache import Cache
from sitegen.compose.publication import published
from sitegen.compose.stories.odd import odd_joins
from sitegen.config import Config
from sitegen.derived import Derived
from sitegen.errors import Problem
from sitegen.ingest.lines import STORY, line_at
from sitegen.ingest.story_decisions import FILE_NAME as STORIES_FILE
from sitegen.loading import (
    Editorial,
    analyse_all,
    check_words,
    gazetteer_of,
    identify_all,
    load_content,
    read_articles,
    read_editorial,
    whole_stories,
)
from sitegen.model import Analysis, Article
from sitegen.render.check import check_site
from sitegen.render.theming.check import check_overrides
from sitegen.render.views import Tree
from sitegen.report import Reporter
from sitegen.translate.service import check_memory


@dataclass(frozen=True, slots=True)
class Note:
    """Something that an editor may want to know, and that nothing need be done about."""

    message: str
    path: Path
    line: int | None


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found: problems to mend, and notes.

    `whole` is False where a list of the editor's cannot be used: what depends on it was not looked
    into.
    """

    problems: tuple[Problem, ...]
    notes: tuple[Note, ...] = ()
    whole: bool = True


def check(config: Config, today: date, reporter: Reporter) -> Checked:
    """Check what the editor owns and the site as it was last built.

    Drafts and articles of days after `today` are looked into, too, before readers see them. Where
    the editor's lists cannot be used, the articles are checked as far as that goes without them.
    """
    editorial, unusable = read_editorial(config)
    theme = check_overrides(config.templates, map(Tree, config.codes))
    with Cache(config.state) as cache:
        derived = Derived(cache)
        releases = derived.history(config.releases).problems
        if editorial is None:
            _, problems, paths = read_articles(config, derived, reporter)
            memory = check_memory(config.memory, {path.stem for path in paths})
            site = (*theme, *check_site(config.output))
            found = (*config.warnings, *unusable, *problems, *memory, *releases, *site)
            return Checked(found, whole=False)
        content = load_content(config, editorial, derived, reporter)
        live = [article for article in content.articles if article.status != "withdrawn"]
        gazetteer, split_off = gazetteer_of(editorial), editorial.decisions.split_off
        analysed = analyse_all(live, gazetteer, config, derived, reporter, split_off)
        public = published(content.articles, today)
        notes = _notes_on_stories(public, analysed, editorial, config, derived)
    memory = check_memory(config.memory, set(content.slugs))
    words = check_words(live, analysed)
    site = (*theme, *check_site(config.output))
    found = (*config.warnings, *unusable, *content.problems, *words, *memory, *releases, *site)
    return Checked(found, notes, whole=not unusable)


def _notes_on_stories(
    public: Sequence[Article],
    analysed: Mapping[str, Analysis],
    editorial: Editorial,
    config: Config,
    derived: Derived,
) -> tuple[Note, ...]:
    """Return what is odd about the stories that the editor put together."""
    decisions, path = editorial.stories, config.content / STORIES_FILE
    if not decisions.joined:
        return ()
    seen = {article.slug: analysed[article.slug] for article in public}
    analyses = identify_all(seen, editorial, config, derived).analyses
    found = whole_stories(public, analyses, decisions, derived)
    left = whole_stories(public, analyses, replace(decisions, joined=()), derived)
    return tuple(
        Note(f"[[story]]: {odd}", path, line_at(path, STORY, place))
        for place, odd in odd_joins(decisions, found, left)
    )
