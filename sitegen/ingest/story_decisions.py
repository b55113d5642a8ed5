"""What stories.toml decides: articles that are one story, and articles that never are.

In: the file, the slugs of the articles. Out: StoryDecisions. Reports articles that do not exist,
and decisions that contradict each other, each with its line; a missing file decides nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from difflib import get_close_matches
from itertools import combinations
from pathlib import Path

from sitegen.ingest.toml_file import Entry, TomlFile
from sitegen.model import EditorSummary, JoinedStory, StoryDecisions

FILE_NAME = "stories.toml"
STORY_KEYS = ("articles", "id", "title_ar", "title_en", "summary_ar", "summary_en")
APART_KEYS = ("articles",)
# Of a slug: closer than this is more likely a slip than another one.
NEAR = 0.6
# What is joined or kept apart are two articles or more.
_FEWEST = 2

Slugs = Collection[str]


def load_stories(path: Path, slugs: Callable[[], Slugs]) -> StoryDecisions:
    """Return the decisions. Raises EditorialError with all problems of the file.

    `slugs` is asked for the articles' slugs only if the file decides something.
    """
    file = open_stories(path)
    stories, aparts = file.entries("story"), file.entries("apart")
    known = slugs() if stories or aparts else ()
    owners: dict[str, Entry] = {}
    joined = tuple(_story(entry, known, owners) for entry in stories)
    apart = tuple(_apart(entry, known, owners) for entry in aparts)
    for entry, story in zip(stories, joined, strict=True):
        _check_id(entry, story, known)
    file.finish()
    return StoryDecisions(joined, apart)


def open_stories(path: Path) -> TomlFile:
    """Open a stories.toml, with all the tables that it may hold."""
    return TomlFile(path, "story", more=("apart",))


def _story(entry: Entry, known: Slugs, owners: dict[str, Entry]) -> JoinedStory:
    entry.known_keys(STORY_KEYS, required=("articles",))
    articles = _articles(entry, known, "one article alone is no story", "name two or more")
    for slug in articles:
        if slug in owners:
            message = f"{slug} is in two stories, first in the entry on line {owners[slug].line}"
            entry.problem("articles", message, "join the two entries, or take the article out")
        owners.setdefault(slug, entry)
    return JoinedStory(
        slugs=articles,
        id=entry.id("flood-on-the-coast") if entry.has("id") else "",
        title_ar=entry.text("title_ar"),
        title_en=entry.text("title_en"),
        summary=_summary(entry),
    )


def _summary(entry: Entry) -> EditorSummary:
    keys = ("summary_ar", "summary_en")
    arabic, english = map(entry.passage, keys)
    return EditorSummary(arabic, english, any(map(entry.is_unseen, keys)))


def _apart(entry: Entry, known: Slugs, owners: Mapping[str, Entry]) -> tuple[str, ...]:
    entry.known_keys(APART_KEYS, required=("articles",))
    hint = "name two or more that are not one story"
    articles = _articles(entry, known, "one article alone cannot be kept apart", hint)
    for first, second in combinations(articles, 2):
        if first in owners and owners[first] is owners.get(second):
            message = f"the [[story]] on line {owners[first].line} has both {first} and {second}"
            entry.problem("articles", message, "take one of them out there, or this [[apart]] away")
    return articles


def _articles(entry: Entry, known: Slugs, too_few: str, hint: str) -> tuple[str, ...]:
    """Read the slugs of an entry; report those that no article has."""
    articles = entry.texts("articles")
    if articles and len(articles) < _FEWEST:
        entry.problem("articles", too_few, hint)
    for slug in articles:
        if slug not in known:
            near = get_close_matches(slug, known, n=1, cutoff=NEAR)
            advice = "write the name of its file, without .md"
            entry.problem(
                "articles",
                f"there is no article {slug}",
                f"did you mean {near[0]}?" if near else advice,
            )
    return articles


def _check_id(entry: Entry, story: JoinedStory, known: Slugs) -> None:
    """Report an id that another story may get: that of an article which is not in this one."""
    if story.id in known and story.id not in story.slugs:
        message = f"the id {story.id} is the name of an article that is not in this story"
        entry.problem("id", message, "give the story another id")
