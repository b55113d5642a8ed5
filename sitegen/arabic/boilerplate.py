"""Tells lines that are no part of an article: advertisements, credits, shares, ornaments.

In: one line or sentence. Out: the code of why it is no part of an article, or nothing. A line that
could be prose is never one.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from sitegen.arabic.letters import fold_text
from sitegen.arabic.reporting_words import report_words
from sitegen.arabic.words import word_spans

AGENCY_CREDIT = "agency-credit"
ORNAMENT = "ornament"
# The longest rule takes 30 words; a longer line is prose.
MAX_LINE = 400
# What stands between a label and what it labels.
SEPARATED = re.compile(r"\s*[:|\uff5c/\u2013\u2014\-»>]+\s*")

# The sentences of a few articles: each is asked about several times, one after the other.
_REMEMBERED = 4096
_FIRST_WORD = re.compile(r"[^\W_]+")
_WORDLIKE = re.compile(r"[^\W_]")
_EDGES = re.compile(r"^[\W\d_]+|[\W\d_]+$")


@dataclass(frozen=True, slots=True)
class _Rule:
    """A rule of boilerplate.toml, folded."""

    reason: str
    max_words: int
    whole: frozenset[str]
    label: tuple[str, ...]
    opening: tuple[str, ...]
    only: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Boilerplate:
    """All rules; `beginnings` and `first_words`: how a line begins that any of them takes."""

    rules: tuple[_Rule, ...]
    generic: frozenset[str]
    beginnings: tuple[str, ...]
    first_words: frozenset[str]

    def may_match(self, bare: str) -> bool:
        """Tell, fast, whether a line may be taken by any rule: nearly all are prose."""
        first = _FIRST_WORD.match(bare)
        return bare.startswith(self.beginnings) or (
            first is not None and first[0] in self.first_words
        )


def generic_credits() -> frozenset[str]:
    """Return the folded words in credit lines that name nobody, like "agencies"."""
    return _boilerplate().generic


@lru_cache(maxsize=_REMEMBERED)
def reason_for(paragraph: str) -> str:
    """Return the code of why this line is no part of an article, "" where it may be."""
    if len(paragraph) > MAX_LINE:
        return ""
    folded = fold_text(paragraph).casefold().strip()
    if not _WORDLIKE.search(folded):
        return ORNAMENT if folded else ""
    if all(word.startswith("#") for word in folded.split()):
        return ""
    bare = _EDGES.sub("", folded)
    if not _boilerplate().may_match(bare):
        return ""
    count = len(word_spans(bare))
    for rule in _boilerplate().rules:
        if bare in rule.whole:
            return rule.reason
        if count <= rule.max_words and _matches(rule, bare):
            return rule.reason
    return ""


def _matches(rule: _Rule, bare: str) -> bool:
    """Tell whether a folded line, its edges bared, begins as the rule says or is made of it."""
    for label in rule.label:
        rest = bare[len(label) :] if bare.startswith(label) else ""
        separator = SEPARATED.match(rest)
        if separator and separator.end() < len(rest):
            return rule.reason != AGENCY_CREDIT or _is_credit(rest[separator.end() :])
    if any(_opens(bare, opening) for opening in rule.opening):
        return True
    found = [bare[start:end] for start, end in word_spans(bare)] if rule.only else []
    return len(found) > 1 and all(word in rule.only for word in found)


def _opens(bare: str, opening: str) -> bool:
    return bare.startswith(opening) and not bare[len(opening) : len(opening) + 1].isalnum()


def _is_credit(rest: str) -> bool:
    """Tell whether what follows "source:" names sources: no sentence goes on in it."""
    if re.search(r"[.!؟?:]\s", rest) or re.search(r"[\"“”«»]", rest):
        return False
    first = rest.split()[0]
    return first not in report_words()["verb"]


@cache
def _boilerplate() -> _Boilerplate:
    source = resources.files("sitegen.data").joinpath("boilerplate.toml")
    data = tomllib.loads(source.read_text(encoding="utf-8"))
    rules = tuple(
        _Rule(
            reason=rule["reason"],
            max_words=rule.get("max_words", 0),
            whole=frozenset(map(_bare, rule.get("whole", ()))),
            # The longest first, so that what follows it is not taken for its rest.
            label=tuple(sorted(map(_bare, rule.get("label", ())), key=len, reverse=True)),
            opening=tuple(map(_bare, rule.get("opening", ()))),
            only=frozenset(map(_bare, rule.get("only", ()))),
        )
        for rule in data["rule"]
    )
    beginnings = [part for rule in rules for part in (*rule.whole, *rule.label, *rule.opening)]
    return _Boilerplate(
        rules,
        frozenset(map(_bare, data["credits"]["generic"])),
        tuple(beginnings),
        frozenset(word for rule in rules for word in rule.only),
    )


def _bare(phrase: str) -> str:
    return _EDGES.sub("", fold_text(phrase).casefold())
