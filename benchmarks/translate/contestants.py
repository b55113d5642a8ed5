"""One contestant's work, in a process of its own: load the model, then translate against the clock.

In: a task as JSON on the command line. Out: what was done, in how long, in how much memory, as JSON
on standard output. Loading is not counted. Opens no connection.
"""

from __future__ import annotations

import json
import resource
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.translate.corpus import BenchmarkArticle, make_articles

SITEGEN = "sitegen"
ARGOS = "argostranslate"
# Asked first, and not counted: models are loaded when they are first asked.
WARM_UP = "أعلن الرئيس اليوم أن الحكومة ستعقد اجتماعا."
# Linux tells the peak of memory in kilobytes, macOS in bytes.
MEMORY_UNIT = 1 if sys.platform == "darwin" else 1024


@dataclass(frozen=True, slots=True)
class Task:
    """Who translates how many articles with which packages, and for how long at most.

    An article that is begun is finished after `seconds`; 0 stands for no limit. `first` is the
    first article of those that are made; the last ones are followed by the first.
    """

    contestant: str
    packages: str
    articles: int
    beam: int
    first: int = 0
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was done: whole articles with their sentences, in seconds; bytes of memory at the peak.

    `processor` is the time of all cores together, in seconds: other programs change it less.
    `length` is how many characters the English has for each one of the Arabic: about the same for
    all, or they do not do the same work.
    """

    articles: int
    sentences: int
    seconds: float
    processor: float
    memory: int
    length: float


@dataclass(frozen=True, slots=True)
class _Work:
    """Seconds by the clock and of the processor; characters of English that each article got."""

    seconds: float
    processor: float
    english: Mapping[str, int]


def run(task: Task) -> Outcome:
    """Do a task in this process."""
    articles = make_articles(task.articles)
    turn = task.first % len(articles)
    articles = (*articles[turn:], *articles[:turn])
    work = _by_sitegen(task, articles) if task.contestant == SITEGEN else _by_argos(task, articles)
    done = [article for article in articles if article.slug in work.english]
    sentences = [sentence for article in done for sentence in article.sentences]
    return Outcome(
        articles=len(done),
        sentences=len(sentences),
        seconds=work.seconds,
        processor=work.processor,
        memory=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * MEMORY_UNIT,
        length=sum(work.english.values()) / sum(map(len, sentences)),
    )


def _by_sitegen(task: Task, articles: Sequence[BenchmarkArticle]) -> _Work:
    """Translate all articles as a build does: remembered answers, checks and PO files included."""
    # Each contestant loads what is its own: the memory of both is measured.
    from sitegen.cache import Cache
    from sitegen.derived import MachineAnswers
    from sitegen.engines.engine import EngineOptions, make_engine
    from sitegen.translate.service import TranslateJob, translate

    engine, problems = make_engine(EngineOptions("argos", Path(task.packages), task.beam))
    if engine is None:
        sys.exit(f"sitegen finds no model: {problems}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with Cache(folder / "state") as cache:
            remember = MachineAnswers(cache)
            warm_up = [TranslateJob("warm-up", "", "", (WARM_UP,))]
            translate(warm_up, folder / "warm-up", engine, remember, lambda *_: None)
            jobs = [TranslateJob(article.slug, "", "", article.sentences) for article in articles]
            start = _clocks()
            result = translate(jobs, folder / "memory", engine, remember, lambda *_: None)
            end = _clocks()
    if result.problems:
        sys.exit(f"sitegen could not translate everything: {result.problems}")
    english = {
        slug: sum(len(one.text) for one in article.sentences)
        for slug, article in result.by_slug.items()
    }
    return _Work(end[0] - start[0], end[1] - start[1], english)


class _Splitter:
    """Splits a paragraph as it was put together, at no cost.

    The splitter that argostranslate itself uses wants a download; its time would be counted.
    """

    def __init__(self, articles: Sequence[BenchmarkArticle]) -> None:
        paragraphs = [paragraph for article in articles for paragraph in article.paragraphs]
        self._sentences = {" ".join(paragraph): list(paragraph) for paragraph in paragraphs}
        self._sentences[WARM_UP] = [WARM_UP]

    def split_sentences(self, text: str) -> list[str]:
        """Return a paragraph's sentences."""
        return self._sentences[text]


def _by_argos(task: Task, articles: Sequence[BenchmarkArticle]) -> _Work:
    """Translate article by article with argostranslate's own function, until the time is over."""
    # It reads its settings from the environment when it is imported.
    from argostranslate import translate

    translate.get_translation_from_codes("ar", "en").underlying.sentencizer = _Splitter(articles)
    translate.translate(WARM_UP, "ar", "en")
    english: dict[str, int] = {}
    start = _clocks()
    for article in articles:
        text = "\n".join(" ".join(paragraph) for paragraph in article.paragraphs)
        english[article.slug] = len(translate.translate(text, "ar", "en"))
        if task.seconds and time.perf_counter() - start[0] > task.seconds:
            break
    end = _clocks()
    return _Work(end[0] - start[0], end[1] - start[1], english)


def _clocks() -> tuple[float, float]:
    """Read the clock on the wall and that of the processor, in seconds."""
    return time.perf_counter(), time.process_time()


if __name__ == "__main__":
    print(json.dumps(asdict(run(Task(**json.loads(sys.argv[1]))))))
