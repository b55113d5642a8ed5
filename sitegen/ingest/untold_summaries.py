"""Says which summaries of stories readers see nowhere, for their story is not there any more.

In: what stories.toml decides, the stories of the digest. Out: a warning for each, with its line. A
story is gone where fewer than two of its articles are public and nothing joined the one that is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path

from sitegen.errors import Problem, Severity, SitegenError
from sitegen.ingest.story_decisions import open_stories
from sitegen.model import JoinedStory, Story


def untold_summaries(
    joined: Sequence[JoinedStory],
    stories: Iterable[Story],
    public: Collection[str],
    path: Path,
) -> Iterator[Problem]:
    """Warn of the summaries in the stories.toml at `path` whose story the digest does not have.

    `public` are the slugs of the articles that readers see.
    """
    shown = {slug for story in stories for slug in story.slugs}
    for number, story in enumerate(joined):
        if not (story.summary.ar or story.summary.en) or not shown.isdisjoint(story.slugs):
            continue
        seen = [slug for slug in story.slugs if slug in public]
        which = f"only {seen[0]} is" if seen else "none is"
        yield Problem(
            f"the summary of this story is shown nowhere: of its articles {which} public",
            path,
            _line(path, number),
            "publish another one, or write the words as the `summary` of the article that is left"
            if seen
            else "publish two of them, or take the entry out",
            Severity.WARNING,
        )


def _line(path: Path, number: int) -> int | None:
    """Return the line of an entry; None where the file changed meanwhile."""
    try:
        entries = open_stories(path).entries()
    except (SitegenError, OSError):
        return None
    return entries[number].line if number < len(entries) else None
