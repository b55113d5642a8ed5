"""The translate stage: every segment of every article gets the best English there is.

In: the articles' segments, the folder of PO files, an engine or none. Out: a translation of each
segment (reviewed > drafted > machine > untranslated), and PO files brought up to date. Never
replaces what a person wrote, and never deletes a PO file.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sitegen.engines.engine import Engine, engine_id, make_engine
from sitegen.errors import EngineError, MemoryFileError, OutputError, Problem
from sitegen.memory.adopt import adopt, adopted, orphaned, orphans, renamed
from sitegen.memory.drafts import MemoryFile, new_memory, read_memory, with_entries, write_memory
from sitegen.memory.entries import Entry, Key, Segment
from sitegen.memory.fit import fit
from sitegen.model import ArticleTranslation, Draft, Hypothesis, Translation
from sitegen.translate.answers import in_english
from sitegen.translate.asking import MachineMemory, Progress, ask, still_arabic

__all__ = [
    "MachineMemory",
    "TranslateJob",
    "TranslateResult",
    "check_memory",
    "make_engine",
    "translate",
]

EDITOR = "editor"


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
class TranslateResult:
    """The articles' translations by slug, and what went wrong on the way."""

    by_slug: Mapping[str, ArticleTranslation]
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class _Article:
    """An article with its memory: `before` as read (None where there was no file), and `after`."""

    job: TranslateJob
    path: Path
    before: MemoryFile | None
    after: MemoryFile


def translate(
    jobs: Sequence[TranslateJob],
    memory_folder: Path,
    engine: Engine | None,
    remember: MachineMemory,
    progress: Progress,
    *,
    known: Collection[str] = (),
) -> TranslateResult:
    """Translate these articles and bring their PO files up to date.

    `progress` is told how many of the sentences that need the machine are done, and of how many.
    `known` are slugs of further articles (drafts, withdrawn): their PO files are left alone.
    When interrupted, what was translated is remembered and written before the interruption goes on.
    """
    without_article = orphans(memory_folder, {job.slug for job in jobs} | set(known))
    articles, untranslated, problems = _open(jobs, memory_folder, without_article)
    answers: dict[str, Hypothesis] = {}
    try:
        if engine is not None:
            ask(engine, _wanted(articles, engine_id(engine)), remember, progress, answers)
    except EngineError as error:
        problems += error.problems
    finally:
        english = in_english(answers)
        articles = [_with_answers(_as_it_is_now(one, english), engine, english) for one in articles]
        problems += still_arabic(len(answers) - len(english), engine)
        problems += _write(articles)
    done = {article.job.slug: _translation(article.job, article.after) for article in articles}
    return TranslateResult(done | untranslated, tuple(problems))


def _open(
    jobs: Sequence[TranslateJob], folder: Path, without_article: Sequence[Path]
) -> tuple[list[_Article], dict[str, ArticleTranslation], list[Problem]]:
    """Read each article's memory; one that cannot be read leaves its article in Arabic only."""
    articles: list[_Article] = []
    untranslated: dict[str, ArticleTranslation] = {}
    problems: list[Problem] = []
    for job in _first_of_each_slug(jobs):
        path = folder / f"{job.slug}.po"
        try:
            before = read_memory(path)
        except MemoryFileError as error:
            problems += error.problems
            untranslated[job.slug] = _translation(job, new_memory(job.slug))
            continue
        memory = before or new_memory(job.slug)
        if before is None:
            old, found = adopt(job.sentences, without_article)
            if old and found:
                memory = renamed(found, old.stem, job.slug)
                without_article = [file for file in without_article if file != old]
                problems.append(adopted(old, path))
        problems += memory.problems
        entries = fit(memory.entries, _segments(job, memory))
        articles.append(_Article(job, path, before, with_entries(memory, entries)))
    problems += orphaned(without_article)
    return articles, untranslated, problems


def _first_of_each_slug(jobs: Iterable[TranslateJob]) -> Iterable[TranslateJob]:
    """Pass over later articles of the same slug: they must not fight over one file.

    That there are two is for the check of the articles to report.
    """
    first: dict[str, TranslateJob] = {}
    for job in jobs:
        first.setdefault(job.slug, job)
    return first.values()


def _segments(job: TranslateJob, memory: MemoryFile) -> list[Segment]:
    """List an article's segments; a title the editor gave in English has an entry only if it had.

    Then nobody is asked to translate it again, and nothing in the file is lost.
    """
    title = Segment(job.title, is_title=True)
    has_entry = any(entry.key == title.key and not entry.obsolete for entry in memory.entries)
    titles = [title] if job.title and (has_entry or not job.title_en) else []
    return titles + [Segment(sentence) for sentence in job.sentences]


def _wanted(articles: Iterable[_Article], engine: str) -> list[str]:
    """List the texts that this engine may draft, each once, in order."""
    texts = {
        entry.key[1]: None
        for article in articles
        for entry in article.after.entries
        if _is_for_machine(entry, article.job, engine)
    }
    return list(texts)


def _is_for_machine(entry: Entry, job: TranslateJob, engine: str) -> bool:
    has_editors_english = bool(entry.context and job.title_en)
    return entry.wants_machine(engine) and not has_editors_english


def _as_it_is_now(article: _Article, answers: Mapping[str, Hypothesis]) -> _Article:
    """Fit an article's memory anew if somebody changed its file while the machine worked.

    Only what is about to be written is looked at. A file that can no longer be read is left alone.
    """
    before = article.before.entries if article.before else ()
    answered = any(entry.key[1] in answers for entry in article.after.entries)
    if article.after.entries == before and not answered:
        return article
    try:
        now = read_memory(article.path)
    except MemoryFileError:
        kept = article.before or article.after
        return replace(article, before=kept, after=kept)
    if now is None or now == article.before:
        return article
    entries = fit(now.entries, _segments(article.job, now))
    return replace(article, before=now, after=with_entries(now, entries))


def _with_answers(
    article: _Article, engine: Engine | None, answers: Mapping[str, Hypothesis]
) -> _Article:
    """Return the article with the machine's answers as drafts where they belong."""
    if engine is None:
        return article
    entries: list[Entry] = []
    name = engine_id(engine)
    for entry in article.after.entries:
        answer = answers.get(entry.key[1])
        if answer and answer.text.strip() and _is_for_machine(entry, article.job, name):
            entries.append(entry.drafted_by_machine(name, Draft(answer.text, answer.score)))
        else:
            entries.append(entry)
    return replace(article, after=with_entries(article.after, entries))


def _write(articles: Iterable[_Article]) -> list[Problem]:
    """Write the PO files whose entries changed; the site is built from memory if that fails."""
    failures: list[Problem] = []
    for article in articles:
        before = article.before.entries if article.before else ()
        if article.after.entries == before:
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


def check_memory(folder: Path, slugs: Collection[str]) -> tuple[Problem, ...]:
    """Check every PO file of these articles, and name those that belong to none."""
    problems: list[Problem] = []
    for slug in sorted(slugs):
        try:
            memory = read_memory(folder / f"{slug}.po")
        except MemoryFileError as error:
            problems += error.problems
        else:
            problems += memory.problems if memory else ()
    return (*problems, *orphaned(orphans(folder, slugs)))


def _translation(job: TranslateJob, memory: MemoryFile) -> ArticleTranslation:
    """Return what the memory says of the article's title and sentences."""
    by_key: dict[Key, Entry] = {}
    for entry in memory.entries:
        if not entry.obsolete:
            by_key.setdefault(entry.key, entry)

    def of(segment: Segment) -> Translation:
        entry = by_key.get(segment.key)
        if entry is None:
            return Translation(segment.text, "", "untranslated")
        return replace(entry.translation(memory.translator, memory.revised_on), source=segment.text)

    title = None
    if job.title and job.title_en:
        title = Translation(job.title, job.title_en, "reviewed", translator=EDITOR)
    elif job.title:
        title = of(Segment(job.title, is_title=True))
    return ArticleTranslation(title, tuple(of(Segment(text)) for text in job.sentences))
