"""What tests look at of an engine's answers: the best hypothesis of each."""

from __future__ import annotations

from collections.abc import Sequence

from sitegen.engines.engine import Engine, answers_to
from sitegen.model import Answer, Hypothesis


def best(engine: Engine, sentences: Sequence[str]) -> list[Hypothesis]:
    """Return the best hypothesis for each sentence; an empty one where there is none."""
    return [best_of(answer) for answer in answers_to(engine, sentences)]


def best_of(answer: Answer) -> Hypothesis:
    """Return the best hypothesis of an answer; an empty one where there is none."""
    return answer.hypotheses[0] if answer.hypotheses else Hypothesis("", None)
