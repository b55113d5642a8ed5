"""Asking an engine: in one stream by length, nothing twice, without harm from what it answers.

In: the sentences that want its English, and what it answered before. Out: drafts as they come,
held to the names and terms that they require. Raises EngineError for whatever goes wrong in the
engine; what was answered until then is kept.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Protocol

from sitegen.arabic.digits import normalise_digits
from sitegen.checks.no_english import is_arabic
from sitegen.engines.engine import Engine, engine_id
from sitegen.errors import EngineError, Problem, Severity, SitegenError
from sitegen.model import Answer, Draft, Hypothesis
from sitegen.terms.rendering import missing
from sitegen.translate.answers import cleaned, usable
from sitegen.translate.holding import Wanted, held

log = logging.getLogger(__name__)


class Progress(Protocol):
    """How far a stage has come."""

    def __call__(self, done: int, total: int, share: float | None = None) -> None:
        """Tell that `done` of `total` items are done, which is this `share` of the work."""
        ...


class MachineMemory(Protocol):
    """What engines answered before; it only spares decoding the same sentence twice."""

    def get(self, engine_id: str, sentence: str, terms: str) -> Draft | None:
        """Return this engine's draft of the sentence with these terms held; "" for none."""
        ...

    def put(self, engine_id: str, items: Iterable[tuple[str, str, Draft]]) -> None:
        """Remember drafts, each with its sentence and the key of the terms held."""
        ...


def ask(
    engine: Engine,
    wanted: Sequence[Wanted],
    remember: MachineMemory,
    progress: Progress,
    drafts: dict[str, Draft],
) -> None:
    """Fill `drafts` with what is remembered and what the engine says; raises EngineError.

    It is filled as the answers come, so that an interruption loses only the last batches.
    """
    if not wanted:
        return
    name = engine_id(engine)
    for one in wanted:
        remembered = _remembered(name, one, remember)
        if remembered is not None:
            drafts[one.text] = remembered
    # The longest first: neighbours in length decode together without waste, and the cores come to
    # their ends together. Characters tell how much work is left; sentences would not.
    new = sorted((one for one in wanted if one.text not in drafts), key=lambda one: -len(one.text))
    size = sum(len(one.text) for one in new)
    left = size
    progress(len(drafts), len(wanted), 1.0 if not new else 0.0)
    if not new:
        # Even an empty question would make the engine load its model.
        return
    batches = [new[start : start + engine.batch] for start in range(0, len(new), engine.batch)]
    for batch, answers in zip(batches, _answers(engine, batches), strict=True):
        found = held(engine, batch, answers)
        drafts.update((one.text, draft) for one, draft in zip(batch, found, strict=True))
        remember.put(name, _to_remember(batch, answers, found))
        left -= sum(len(one.text) for one in batch)
        progress(len(drafts), len(wanted), 1 - left / size)


def _remembered(name: str, one: Wanted, remember: MachineMemory) -> Draft | None:
    """Return a draft made before in which nothing is missing, or everything was tried."""
    if one.key:
        held_before = remember.get(name, one.text, one.key)
        if held_before is not None:
            return held_before
    # Maybe by an older sitegen, which kept it as it came.
    plain = remember.get(name, one.text, "")
    if plain is None:
        return None
    text = cleaned(one.text, Hypothesis(plain.text, plain.score)).text
    if is_arabic(text):
        text = ""
    return None if text and missing(text, one.required) else replace(plain, text=text)


def _to_remember(
    batch: Sequence[Wanted], answers: Sequence[Answer], drafts: Sequence[Draft]
) -> Iterator[tuple[str, str, Draft]]:
    """Yield the machine's own answers, and what was made of them where a name was missing."""
    for one, answer, draft in zip(batch, answers, drafts, strict=True):
        best = answer.hypotheses[0] if answer.hypotheses else None
        plain = Draft(best.text, best.score, pieces=answer.pieces) if best else Draft()
        yield one.text, "", plain
        if draft != plain or (one.key and missing(draft.text, one.required)):
            yield one.text, one.key, draft


def _answers(engine: Engine, batches: Sequence[Sequence[Wanted]]) -> Iterator[list[Answer]]:
    """Ask batch after batch, and clean what comes. Raises EngineError for whatever goes wrong."""
    name = engine_id(engine)
    asked = ([normalise_digits(one.text) for one in batch] for batch in batches)
    try:
        answered = engine.stream(asked)
        for batch in batches:
            answers = next(answered, None)
            if answers is None or len(answers) != len(batch):
                raise EngineError(
                    f"{name} gave {len(answers or ())} answers for {len(batch)} sentences",
                    hint="this is a fault of the engine: nothing of these answers was used",
                )
            yield [usable(one.text, answer) for one, answer in zip(batch, answers, strict=True)]
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


def without_answer(number: int, engine: Engine | None) -> list[Problem]:
    """Warn of so many sentences to which the machine has no answer of use."""
    if engine is None or not number:
        return []
    what = "a sentence" if number == 1 else f"{number} sentences"
    return [
        Problem(
            f"{engine_id(engine)} has no English for {what}: what came back was Arabic, or no end",
            hint="use another engine or model, or translate what is left by hand",
            severity=Severity.WARNING,
        )
    ]
