"""Tells where the machine itself was unsure of its English.

In: the mean log-probability of an answer's tokens. Out: a doubt where it is low. Says nothing of
engines that do not tell.
"""

from __future__ import annotations

from sitegen.model import Doubt

# The answer's tokens had a probability of 0.30 each in the (geometric) middle: exp(-1.2). No scores
# of Argos on known texts exist to measure this on, so it is set by what such a model can reach.
# Trained with a label smoothing of 0.1, it gives its surest tokens 0.9, a score of -0.1, and models
# of this kind find the words of an independent human translation, which they did not choose, at
# about -1.5. An answer is the likeliest that the model could find; when that is nearly as unlikely
# as somebody else's, the model had nothing of its own to say. Low on purpose: a few sentences in a
# hundred at most should fall below it.
LOW_SCORE = -1.2


def score_doubts(score: float | None) -> tuple[Doubt, ...]:
    """Return a doubt where a score is low; a score that is no number is none."""
    return (Doubt("score"),) if score is not None and score < LOW_SCORE else ()
