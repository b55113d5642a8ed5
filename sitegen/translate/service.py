"""The translate stage: every segment of every article gets the best English there is.

In: the articles' segments, the folder of PO files, an engine or none, names and terms to hold. Out:
a translation of each segment (reviewed > drafted > machine > untranslated), with what is doubtful
about it, and PO files brought up to date. Never replaces what a person wrote, and never deletes a
PO file.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sitegen.engines.engine import Engine, make_engine
from sitegen.errors import EngineError, MemoryFileError, Problem
from sitegen.memory.adopt import orphaned, orphans
from sitegen.memory.drafts import MemoryFile, new_memory, read_memory
from sitegen.memory.entries import Entry, Key, Segment
from sitegen.model import ArticleTranslation, Translation
from sitegen.terms.listing import TermList, build_terms
from sitegen.translate.asking import MachineMemory, Progress, ask, without_answer
from sitegen.translate.judging import Judge, judge, judged
from sitegen.translate.machine import Machine, Requirements
from sitegen.translate.opened import TranslateJob, as_it_is_now, open_articles, write_changed

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
class TranslateResult:
    """The articles' translations by slug, and what went wrong on the way."""

    by_slug: Mapping[str, ArticleTranslation]
    problems: tuple[Problem, ...] = ()


def translate(
    jobs: Sequence[TranslateJob],
    memory_folder: Path,
    engine: Engine | None,
    remember: MachineMemory,
    progress: Progress,
    *,
    terms: TermList | None = None,
    known: Collection[str] = (),
    judge: Judge = judge,
    keep: bool = True,
) -> TranslateResult:
    """Translate these articles and bring their PO files up to date.

    `progress` is told how many of the sentences that need the machine are done, and of how many.
    `terms` are the names and terms that a machine's English is held to. `known` are slugs of
    further articles (drafts, withdrawn): their PO files are left alone. `judge` finds what is
    doubtful, or remembers it. Without `keep` no PO file is written. When interrupted, what was
    translated is remembered and written before the interruption goes on.
    """
    without_article = orphans(memory_folder, {job.slug for job in jobs} | set(known))
    articles, unreadable, problems = open_articles(jobs, memory_folder, without_article)
    requirements = Requirements(terms or build_terms(()))
    machine = Machine(engine, requirements) if engine else None
    try:
        if machine:
            ask(machine.engine, machine.wanted(articles), remember, progress, machine.drafts)
    except EngineError as error:
        problems += error.problems
    finally:
        drafts = machine.drafts if machine else {}
        articles = [as_it_is_now(article, drafts) for article in articles]
        if machine:
            articles = [machine.with_drafts(article) for article in articles]
        problems += without_answer(sum(not one.text for one in drafts.values()), engine)
        problems += write_changed(articles) if keep else ()
    memories = [(article.job, article.after) for article in articles]
    memories += [(job, new_memory(job.slug)) for job in unreadable]
    done = {job.slug: _translation(job, memory, requirements, judge) for job, memory in memories}
    return TranslateResult(done, tuple(problems))


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


def _translation(
    job: TranslateJob, memory: MemoryFile, requirements: Requirements, judge: Judge
) -> ArticleTranslation:
    """Return what the memory says of the article's title and sentences."""
    by_key: dict[Key, Entry] = {}
    for entry in memory.entries:
        if not entry.obsolete:
            by_key.setdefault(entry.key, entry)

    def of(segment: Segment) -> Translation:
        entry = by_key.get(segment.key)
        if entry is None:
            return Translation(segment.text, "", "untranslated")
        said = entry.translation(memory.translator, memory.revised_on)
        return replace(said, source=segment.text)

    has_own_title = bool(job.title and not job.title_en)
    titles = [of(Segment(job.title, is_title=True))] if has_own_title else []
    found = _with_doubts(
        [*titles, *(of(Segment(text)) for text in job.sentences)], requirements, judge
    )
    if job.title and job.title_en:
        title = Translation(job.title, job.title_en, "reviewed", translator=EDITOR)
        return ArticleTranslation(title, found)
    return ArticleTranslation(found[0] if has_own_title else None, found[len(titles) :])


def _with_doubts(
    translations: Sequence[Translation], requirements: Requirements, judge: Judge
) -> tuple[Translation, ...]:
    """Add what is doubtful about English that no person has confirmed."""
    doubtful = [one for one in translations if one.state in ("machine", "drafted")]
    subjects = tuple(
        judged(source, one.text, one.score, requirements.of(source))
        for one in doubtful
        for source in (unicodedata.normalize("NFC", one.source),)
    )
    found = iter(judge(subjects) if subjects else ())
    return tuple(
        replace(one, doubts=next(found)) if one.state in ("machine", "drafted") else one
        for one in translations
    )
