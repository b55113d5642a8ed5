"""Loads the words that report speech: verbs, participles and what stands around them.

Out come the folded forms of the packaged list, by kind; what the kinds are stands at its head.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from sitegen.arabic.letters import fold_text


@cache
def report_words() -> Mapping[str, frozenset[str]]:
    """Load the packaged list: folded forms by kind."""
    source = files("sitegen.data").joinpath("reporting_verbs.txt").read_text("utf-8")
    words: dict[str, set[str]] = {}
    for line in source.splitlines():
        if line.strip() and not line.startswith("#"):
            kind, _, forms = line.partition(":")
            words.setdefault(kind.strip(), set()).update(map(fold_text, forms.split()))
    return {kind: frozenset(forms) for kind, forms in words.items()}
