"""Seeds that wait to become articles, and what is wrong with those that could not.

In: which seeds are new or changed. Out: the new articles. Never ingests others: an article that was
deleted during the watch does not come back with the next seed.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from pathlib import Path

from sitegen.errors import Problem
from sitegen.ingest.seeds import IngestResult

Ingest = Callable[[frozenset[Path]], IngestResult]


class Seeds:
    """The seeds that wait; `problems` are told again until their seeds are mended or gone."""

    def __init__(self) -> None:
        self._waiting: set[Path] = set()
        self._began = False
        self.problems: tuple[Problem, ...] = ()

    def expect(self, folder: Path, changed: Iterable[Path], present: Collection[Path]) -> None:
        """Let the seeds among the changed files wait, at first all that are `present`.

        What is wrong with seeds that changed or went is forgotten.
        """
        new = changed if self._began else present
        self._began = True
        candidates = {path for path in new if path.is_relative_to(folder)} | self._waiting
        self._waiting = {path for path in candidates if path in present}
        self.problems = tuple(
            problem
            for problem in self.problems
            if problem.path in present and problem.path not in self._waiting
        )

    def take(self, ingest: Ingest) -> tuple[tuple[Path, ...], tuple[Problem, ...]]:
        """Ingest what waits; return the new articles, and the problems that are told once.

        What `ingest` raises leaves all of them waiting.
        """
        if not self._waiting:
            return (), ()
        result = ingest(frozenset(self._waiting))
        self.problems += tuple(one for one in result.problems if one.path in self._waiting)
        self._waiting.clear()
        once = tuple(one for one in result.problems if one not in self.problems)
        return tuple(new.article for new in result.created), once
