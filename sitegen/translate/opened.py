"""The articles of one run with their translation memory: read, looked at again, written.

In: jobs and the folder of PO files. Out: articles whose memory fits their segments; files written
where their entries changed. A file that cannot be read, or no longer, is left alone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sitegen.errors import MemoryFileError, OutputError, Problem
from sitegen.memory.adopt import adopt, adopted, orphaned, renamed
from sitegen.memory.drafts import MemoryFile, new_memory, read_memory, with_entries, write_memory
from sitegen.memory.entries import Entry, Segment
from sitegen.memory.fit import fit


@dataclass(frozen=True, slots=True)
class TranslateJob:
    """An article to translate; `title` and `title_en` are empty where there is none.

    `title_en` is the editor's own English title; it wins over every other.
    """

    slug: str
    title: str
    title_en: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OpenArticle:
    """An article with its memory: `before` as read (None where there was no file), and `after`."""

    job: TranslateJob
    path: Path
    before: MemoryFile | None
    after: MemoryFile

    @property
    def is_changed(self) -> bool:
        """Tell whether the entries are others than in the file."""
        return self.after.entries != (self.before.entries if self.before else ())

    def with_entries(self, entries: Iterable[Entry]) -> OpenArticle:
        """Return the article with these entries instead."""
        return replace(self, after=with_entries(self.after, entries))


def open_articles(
    jobs: Sequence[TranslateJob], folder: Path, without_article: Sequence[Path]
) -> tuple[list[OpenArticle], list[TranslateJob], list[Problem]]:
    """Read each article's memory; one that cannot be read leaves its article in Arabic only."""
    articles: list[OpenArticle] = []
    unreadable: list[TranslateJob] = []
    problems: list[Problem] = []
    for job in _first_of_each_slug(jobs):
        path = folder / f"{job.slug}.po"
        try:
            before = read_memory(path)
        except MemoryFileError as error:
            problems += error.problems
            unreadable.append(job)
            continue
        memory = before or new_memory(job.slug)
        if before is None:
            old, found = adopt(job.sentences, without_article)
            if old and found:
                memory = renamed(found, old.stem, job.slug)
                without_article = [file for file in without_article if file != old]
                problems.append(adopted(old, path))
        problems += memory.problems
        entries = fit(memory.entries, segments(job, memory))
        articles.append(OpenArticle(job, path, before, with_entries(memory, entries)))
    problems += orphaned(without_article)
    return articles, unreadable, problems


def _first_of_each_slug(jobs: Iterable[TranslateJob]) -> Iterable[TranslateJob]:
    """Pass over later articles of the same slug: they must not fight over one file.

    That there are two is for the check of the articles to report.
    """
    first: dict[str, TranslateJob] = {}
    for job in jobs:
        first.setdefault(job.slug, job)
    return first.values()


def segments(job: TranslateJob, memory: MemoryFile) -> list[Segment]:
    """List an article's segments; a title the editor gave in English has an entry only if it had.

    Then nobody is asked to translate it again, and nothing in the file is lost.
    """
    title = Segment(job.title, is_title=True)
    has_entry = any(entry.key == title.key and not entry.obsolete for entry in memory.entries)
    titles = [title] if job.title and (has_entry or not job.title_en) else []
    return titles + [Segment(sentence) for sentence in job.sentences]


def as_it_is_now(article: OpenArticle, drafted: Collection[str]) -> OpenArticle:
    """Fit an article's memory anew if somebody changed its file while the machine worked.

    Only what is about to be written is looked at: `drafted` are the sentences that got English.
    """
    answered = any(entry.key[1] in drafted for entry in article.after.entries)
    if not article.is_changed and not answered:
        return article
    try:
        now = read_memory(article.path)
    except MemoryFileError:
        kept = article.before or article.after
        return replace(article, before=kept, after=kept)
    if now is None or now == article.before:
        return article
    entries = fit(now.entries, segments(article.job, now))
    return replace(article, before=now, after=with_entries(now, entries))


def write_changed(articles: Iterable[OpenArticle]) -> list[Problem]:
    """Write the PO files whose entries changed; the site is built from memory if that fails."""
    failures: list[Problem] = []
    for article in articles:
        if not article.is_changed:
            continue
        try:
            write_memory(article.path, article.after)
        except OutputError as error:
            failures += error.problems
    if len(failures) <= 1:
        return failures
    first, more = failures[0], len(failures) - 1
    message = f"{first.message}; neither can {more} more files of the translation memory"
    return [replace(first, message=message)]
