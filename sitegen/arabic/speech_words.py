"""Words that report speech, for telling a sentence from a line that names or labels.

Out come folded forms of the packaged list; who speaks is not looked for here.
"""

from __future__ import annotations

from functools import cache
from importlib import resources

from sitegen.arabic.letters import fold_text


def speech_words() -> frozenset[str]:
    """Return the folded verbs of speech: what begins with one is a sentence."""
    return _reporting("verb")


def speech_participles() -> frozenset[str]:
    """Return the folded participles of speech: "pointing out", "stressing"."""
    return _reporting("participle")


@cache
def _reporting(kind: str) -> frozenset[str]:
    source = resources.files("sitegen.data").joinpath("reporting_verbs.txt")
    lines = source.read_text(encoding="utf-8").splitlines()
    listed = (line.partition(":")[2] for line in lines if line.startswith(f"{kind}:"))
    return frozenset(fold_text(form) for line in listed for form in line.split())
