"""Says what is wrong with the summaries that the editor wrote, of articles and of stories.

In: a summary and the file that it stands in. Out: warnings with their lines. A summary is never
changed or left out here; that nobody can see it or that it is too long for lists is told, too.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path

from sitegen.errors import Problem, Severity, SitegenError
from sitegen.files import read_text
from sitegen.ingest.front_matter import front_matter_tree
from sitegen.ingest.story_decisions import open_stories
from sitegen.ingest.yaml_tree import Table
from sitegen.model import EditorSummary, JoinedStory
from sitegen.model.summaries import LONGEST_IN_LISTS

# Names may stand in the other script, but not most of a summary.
MOST = 0.5
_SUMMARY = "summary"
_UNSEEN = "the summary has only characters that nobody can see: it counts as empty"
_NAMES = {"ar": "Arabic", "en": "English"}


def article_summary_problems(summary: EditorSummary, path: Path) -> Iterator[Problem]:
    """Warn of an article's summary that nobody can see, is too long, or in another language."""
    if summary.unseen:
        hint = "write the summary, or take the key out"
        yield _warning(_UNSEEN, path, _line_in_article(path, ""), hint)
    length = max(len(summary.ar), len(summary.en))
    if length > LONGEST_IN_LISTS:
        hint = f"sum the article up in {LONGEST_IN_LISTS} characters or fewer"
        message = f"the summary has {length} characters: lists and feeds show its beginning alone"
        yield _warning(message, path, _line_in_article(path, ""), hint)
    for lang in _swapped(summary):
        hint = f"write the {_NAMES[lang]} there, the other after `{_other(lang)}:` beneath summary"
        yield _warning(_says(lang, summary), path, _line_in_article(path, lang), hint)


def story_summary_problems(stories: Sequence[JoinedStory], path: Path) -> Iterator[Problem]:
    """Warn of the same in a stories.toml, of each language under its own key."""
    for index, story in enumerate(stories):
        swapped = tuple(_swapped(story.summary))
        for lang, words in (("ar", story.summary.ar), ("en", story.summary.en)):
            key = f"{_SUMMARY}_{lang}"
            if story.summary.unseen and _is_unseen(path, index, key):
                hint = "write the summary, or take the key out"
                yield _warning(f"{key}: {_UNSEEN}", path, _line_in_stories(path, index, key), hint)
            if len(words) > LONGEST_IN_LISTS:
                message = f"{key}: the summary has {len(words)} characters: the list of stories"
                message += " shows its beginning alone"
                hint = f"sum the story up in {LONGEST_IN_LISTS} characters or fewer"
                yield _warning(message, path, _line_in_stories(path, index, key), hint)
            if lang in swapped:
                hint = f"write the {_NAMES[lang]} there, the other after {_SUMMARY}_{_other(lang)}"
                message = f"{key}: {_says(lang, story.summary)}"
                yield _warning(message, path, _line_in_stories(path, index, key), hint)


def _warning(message: str, path: Path, line: int | None, hint: str) -> Problem:
    return Problem(message, path, line, hint, Severity.WARNING)


def _other(lang: str) -> str:
    return "en" if lang == "ar" else "ar"


def _says(lang: str, summary: EditorSummary) -> str:
    words = summary.ar if lang == "ar" else summary.en
    if not any(character.isalpha() for character in words):
        return f"the summary is “{words}”: there is no word in it"
    return f"the {_NAMES[lang]} summary has hardly any {_NAMES[lang]}"


def _swapped(summary: EditorSummary) -> Iterator[str]:
    """Find the languages whose summary is in another one, or in none."""
    for lang, words in (("ar", summary.ar), ("en", summary.en)):
        letters = [character for character in words if character.isalpha()]
        arabic = sum(unicodedata.name(letter, "").startswith("ARABIC") for letter in letters)
        own = arabic if lang == "ar" else len(letters) - arabic
        if words and own <= (1 - MOST) * len(letters):
            yield lang


def _line_in_article(path: Path, lang: str) -> int | None:
    """Return the line of the key `lang` beneath summary, else that of the summary itself."""
    try:
        tree = front_matter_tree(read_text(path), path)
    except (SitegenError, OSError):
        return None
    entry = tree.entries.get(_SUMMARY) if isinstance(tree, Table) else None
    if entry is None:
        return None
    inner = entry.node.entries.get(lang) if isinstance(entry.node, Table) else None
    return inner.line if inner else entry.line


def _line_in_stories(path: Path, index: int, key: str) -> int | None:
    try:
        file = open_stories(path)
        entries = file.entries()
    except (SitegenError, OSError):
        return None
    return file.key_line(key, entries[index].line) if index < len(entries) else None


def _is_unseen(path: Path, index: int, key: str) -> bool:
    try:
        return open_stories(path).entries()[index].is_unseen(key)
    except (SitegenError, OSError, IndexError):
        return False
