"""Tells lines that are no part of an article: advertisements, credits, shares, ornaments.

In: one line or sentence. Out: the code of why it is no part of an article, or nothing. A line that
could be prose is never one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from sitegen.arabic.letters import fold_text
from sitegen.arabic.reporting_words import report_words
from sitegen.arabic.word_lists import read_list
from sitegen.arabic.words import stop_words, word_spans

AGENCY_CREDIT = "agency-credit"
PHOTO_CREDIT = "photo-credit"
ORNAMENT = "ornament"
# The longest rule takes 30 words; a longer line is prose.
MAX_LINE = 400
# What stands between a label and what it labels.
SEPARATED = re.compile(r"\s*[:|\uff5c/\u2013\u2014\-»>]+\s*")

# The sentences of a few articles: each is asked about several times, one after the other.
_REMEMBERED = 4096
_FIRST_WORD = re.compile(r"[^\W_]+")
_WORDLIKE = re.compile(r"[^\W_]")
# Ends of sentences and quotation marks, which no list of names has.
_PROSE = re.compile(r"[.!؟?:؛](?:\s|$)|[\"“”«»\d]")
_BETWEEN_NAMES = re.compile(r"\s*[/|+&،,()\u2013\u2014-]+\s*")
_BRACKETS = re.compile(r"^[(\s]+|[)\s]+$")
# Folded it is the preposition, too.
_ALI = "علي"
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
    rest: str


@dataclass(frozen=True, slots=True)
class _Boilerplate:
    """All rules; `beginnings` and `first_words`: how a line begins that any of them takes.

    `generic` are sources that name nobody, `pictures` those of pictures.
    """

    rules: tuple[_Rule, ...]
    generic: frozenset[str]
    pictures: frozenset[str]
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
            return _is_labelled(rule, rest[separator.end() :])
    if any(_opens(bare, opening) for opening in rule.opening):
        return True
    found = [bare[start:end] for start, end in word_spans(bare)] if rule.only else []
    return len(found) > 1 and all(word in rule.only for word in found)


def _is_labelled(rule: _Rule, rest: str) -> bool:
    """Tell whether what follows a label of a rule is what the label announces."""
    if rule.reason == AGENCY_CREDIT:
        return _is_credit(rest)
    if not rule.rest:
        return True
    if _PROSE.search(rest):
        return False
    *names, last = _BETWEEN_NAMES.split(_BRACKETS.sub("", rest))
    is_known = last in _boilerplate().pictures
    if rule.rest == "source" and not is_known:
        return False
    return all(map(_may_be_name, names if is_known else (*names, last)))


def _opens(bare: str, opening: str) -> bool:
    return bare.startswith(opening) and not bare[len(opening) : len(opening) + 1].isalnum()


def _is_credit(rest: str) -> bool:
    """Tell whether what follows "source:" names sources: no sentence goes on in it."""
    if re.search(r"[.!؟?:]\s", rest) or re.search(r"[\"“”«»]", rest):
        return False
    first = rest.split()[0]
    return first not in report_words()["verb"]


def _may_be_name(words: str) -> bool:
    """Tell whether folded words could be a name."""
    found = [words[start:end] for start, end in word_spans(words)]
    return bool(found) and _no_names().isdisjoint(found)


@cache
def _no_names() -> frozenset[str]:
    """Return folded words that stand in no name."""
    return (report_words()["verb"] | frozenset(map(fold_text, stop_words()))) - {_ALI}


@cache
def _boilerplate() -> _Boilerplate:
    data = read_list("boilerplate")
    rules = tuple(
        _Rule(
            reason=rule["reason"],
            max_words=rule.get("max_words", 0),
            whole=frozenset(map(_bare, rule.get("whole", ()))),
            # The longest first, so that what follows it is not taken for its rest.
            label=tuple(sorted(map(_bare, rule.get("label", ())), key=len, reverse=True)),
            opening=tuple(map(_bare, rule.get("opening", ()))),
            only=frozenset(map(_bare, rule.get("only", ()))),
            rest=rule.get("rest", ""),
        )
        for rule in data["rule"]
    )
    beginnings = [part for rule in rules for part in (*rule.whole, *rule.label, *rule.opening)]
    return _Boilerplate(
        rules,
        frozenset(map(_bare, data["credits"]["generic"])),
        frozenset(map(_bare, data["credits"]["pictures"])) | _agencies(),
        tuple(beginnings),
        frozenset(word for rule in rules for word in rule.only),
    )


def _agencies() -> frozenset[str]:
    lines = resources.files("sitegen.data").joinpath("agencies.txt").read_text("utf-8").splitlines()
    return frozenset(_bare(line) for line in lines if line and not line.startswith("#"))


def _bare(phrase: str) -> str:
    return _EDGES.sub("", fold_text(phrase).casefold())
