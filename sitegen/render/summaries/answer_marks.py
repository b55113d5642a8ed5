"""Takes off what marks a sentence as an answer of an interview, for lines that stand alone.

In: a sentence of either language. Out: the same without "ج:", "A:" or a dash before it. The name of
who answers is no such mark: it says whose words they are.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from sitegen.arabic.letters import fold_text

# As news agencies' interviews are translated.
_ENGLISH = ("a", "answer")
_LABEL = re.compile(r"\s*(?:[-\u2013\u2014\u2022]\s*)?(?P<word>[^\W\d_]+)\s*[:\uff1a]\s*(?=\S)")
# A dash before a number may be its minus.
_DASH = re.compile(r"\s*[-\u2013\u2014\u2022]+\s*(?=[^\W\d]|[\"'«“])")


def without_answer_mark(text: str) -> str:
    """Return a sentence without the mark of an answer at its beginning."""
    label = _LABEL.match(text)
    if label and fold_text(label["word"]).lower() in _answers():
        return text[label.end() :]
    dash = _DASH.match(text)
    return text[dash.end() :] if dash else text


@cache
def _answers() -> frozenset[str]:
    source = files("sitegen.data").joinpath("turns.toml").read_text(encoding="utf-8")
    listed: list[str] = tomllib.loads(source)["answers"]
    return frozenset((*map(fold_text, listed), *_ENGLISH))
