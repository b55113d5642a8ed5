"""Asking an engine: in batches, nothing twice, and without harm from whatever it answers.

In: the texts that want its English, and what it answered before. Out: cleaned answers, as they
come. Raises EngineError for whatever goes wrong in the engine.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

from sitegen.engines.engine import Engine, engine_id
from sitegen.errors import EngineError, Problem, Severity, SitegenError
from sitegen.model import Hypothesis
from sitegen.translate.answers import cleaned

Progress = Callable[[int, int], None]

log = logging.getLogger(__name__)


class MachineMemory(Protocol):
    """What engines answered before; it only spares decoding the same sentence twice."""

    def get(self, engine_id: str, sentence: str) -> Hypothesis | None:
        """Return what this engine answered for this sentence."""
        ...

    def put(self, engine_id: str, items: Iterable[tuple[str, Hypothesis]]) -> None:
        """Remember an engine's answers."""
        ...


def ask(
    engine: Engine,
    texts: Sequence[str],
    remember: MachineMemory,
    progress: Progress,
    answers: dict[str, Hypothesis],
) -> None:
    """Fill `answers` with what is remembered and what the engine says; raises EngineError.

    It is filled as the answers come, so that an interruption loses only the last batch.
    """
    if not texts:
        return
    name = engine_id(engine)
    for text in texts:
        remembered = remember.get(name, text)
        if remembered is not None:
            # Maybe by an older sitegen, as it came.
            answers[text] = cleaned(text, remembered)
    new = [text for text in texts if text not in answers]
    progress(len(answers), len(texts))
    for start in range(0, len(new), engine.batch):
        batch = new[start : start + engine.batch]
        items = _answers(engine, batch)
        answers.update(items)
        remember.put(name, items)
        progress(len(answers), len(texts))


def _answers(engine: Engine, batch: list[str]) -> list[tuple[str, Hypothesis]]:
    """Ask once, and clean what comes. Raises EngineError, whatever goes wrong in the engine."""
    name = engine_id(engine)
    try:
        hypotheses = engine.translate(batch)
    except SitegenError:
        raise
    except Exception as error:
        # Models and servers fail in more ways than anybody foresees; none may cost the build.
        log.debug("%s failed", name, exc_info=True)
        raise EngineError(
            f"{name} failed in a way that sitegen was not prepared for: "
            f"{type(error).__name__}: {error}",
            hint="report this; the build went on without it, and what it answered before is kept",
        ) from error
    if len(hypotheses) != len(batch):
        raise EngineError(
            f"{name} gave {len(hypotheses)} answers for {len(batch)} sentences",
            hint="this is a fault of the engine: nothing of these answers was used",
        )
    pairs = zip(batch, hypotheses, strict=True)
    return [(text, cleaned(text, answer)) for text, answer in pairs]


def still_arabic(number: int, engine: Engine | None) -> list[Problem]:
    """Warn of so many answers that were no English."""
    if engine is None or not number:
        return []
    what = "a sentence" if number == 1 else f"{number} sentences"
    return [
        Problem(
            f"{engine_id(engine)} gave back {what} in Arabic: not used",
            hint="use another engine or model, or translate what is left by hand",
            severity=Severity.WARNING,
        )
    ]
