"""News agencies by the names under which reports credit them.

In: a name. Out: whether it is an agency's. Knows a list and the form of an acronym; refuses to take
any other words in brackets for a source.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

from sitegen.arabic.letters import fold_text

# أ ف ب, د.ب.أ: two to four letters that stand apart.
_ACRONYM = re.compile(r"[^\W\d_](?:[\s.]+[^\W\d_]){1,3}\.?")
_NAMED_AGENCY = re.compile(r"(?:وكاله|وكالات)(?: (?:انباء|الانباء))?\s+")
_NOT_LETTERS = re.compile(r"[\W_]+")


def source_key(name: str) -> str:
    """Return a name in the form in which sources are compared."""
    return _NOT_LETTERS.sub(" ", fold_text(name).casefold()).strip()


def is_agency(name: str) -> bool:
    """Tell whether this is the name of a news agency, or an acronym as agencies sign with."""
    key = source_key(name)
    bare = _NAMED_AGENCY.sub("", key, count=1)
    return bare in _agencies() or _ACRONYM.fullmatch(key) is not None


@cache
def _agencies() -> frozenset[str]:
    source = resources.files("sitegen.data").joinpath("agencies.txt")
    lines = source.read_text(encoding="utf-8").splitlines()
    return frozenset(source_key(line) for line in lines if line and not line.startswith("#"))
