"""Takes out of an article what is not the article, and keeps what it took.

In: paragraphs as they arrived. Out: the article's own, what was removed with the reason, and the
sources that a credit line names. Works on whole lines only and refuses to cut inside one: a line
that could be prose stays.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import groupby

from sitegen.arabic.letters import fold_text
from sitegen.arabic.words import words
from sitegen.model import Removed

REPEATED_CAPTION = "repeated-caption"
AGENCY_CREDIT = "agency-credit"
ORNAMENT = "ornament"
# A caption names who or what is seen; a sentence said twice for emphasis is longer or has a stop.
MAX_CAPTION_WORDS = 15
# Once as the picture's description, once below it, at most once more; a refrain comes oftener.
CAPTION_REPEATS = range(2, 4)
# The longest rule takes 30 words; a longer line is prose.
MAX_LINE = 400
TERMINAL = ".!؟?…:؛،,;"

_WORDLIKE = re.compile(r"[^\W_]")
_EDGES = re.compile(r"^[\W\d_]+|[\W\d_]+$")
_EDGES_OF_NAME = re.compile(r"^[\W_]+|[\W_]+$")
_SEPARATED = re.compile(r"\s*[:|\uff5c/\u2013\u2014\-»>]+\s*")
_CREDIT_PARTS = re.compile(r"\s*[+،,/|&؛;\u2013\u2014-]\s*")


@dataclass(frozen=True, slots=True)
class Cleaned:
    """The article's own paragraphs, what went, and the names in its credit lines."""

    paragraphs: tuple[str, ...]
    removed: tuple[Removed, ...]
    credits: tuple[str, ...]
    kept: tuple[int, ...]  # the indices of `paragraphs` in what came in


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
    rules: tuple[_Rule, ...]
    generic: frozenset[str]


def clean(paragraphs: Sequence[str]) -> Cleaned:
    """Part paragraphs into the article's own and what is not part of it, both in text order."""
    captions = _repeated_captions(paragraphs)
    reasons = [
        REPEATED_CAPTION if number in captions else reason_for(paragraph)
        for number, paragraph in enumerate(paragraphs)
    ]
    pairs = list(zip(paragraphs, reasons, strict=True))
    kept = tuple(number for number, reason in enumerate(reasons) if not reason)
    return Cleaned(
        paragraphs=tuple(paragraphs[number] for number in kept),
        removed=tuple(Removed(text.strip(), reason) for text, reason in pairs if reason),
        credits=tuple(
            name for text, reason in pairs if reason == AGENCY_CREDIT for name in _credited(text)
        ),
        kept=kept,
    )


def untouched(paragraphs: Sequence[str]) -> Cleaned:
    """Return paragraphs of which nothing goes: they were cleaned before."""
    return Cleaned(tuple(paragraphs), (), (), tuple(range(len(paragraphs))))


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
    count = len(words(bare))
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
        separator = _SEPARATED.match(rest)
        if separator and separator.end() < len(rest):
            return rule.reason != AGENCY_CREDIT or _is_credit(rest[separator.end() :])
    if any(_opens(bare, opening) for opening in rule.opening):
        return True
    found = [word.text for word in words(bare)] if rule.only else []
    return len(found) > 1 and all(word in rule.only for word in found)


def _opens(bare: str, opening: str) -> bool:
    return bare.startswith(opening) and not bare[len(opening) : len(opening) + 1].isalnum()


def _is_credit(rest: str) -> bool:
    """Tell whether what follows "source:" names sources: no sentence goes on in it."""
    if re.search(r"[.!؟?:]\s", rest) or re.search(r"[\"“”«»]", rest):
        return False
    first = rest.split()[0]
    return first not in speech_words()


def _credited(line: str) -> list[str]:
    """Return the names in a credit line, without words like "agencies"."""
    match = _SEPARATED.search(line)
    listed = line[match.end() :] if match and line[: match.start()].strip() else ""
    generic = _boilerplate().generic
    names = (_EDGES_OF_NAME.sub("", part) for part in _CREDIT_PARTS.split(listed))
    return [name for name in names if name and fold_text(name).casefold() not in generic]


def _repeated_captions(paragraphs: Sequence[str]) -> set[int]:
    """Return the indices of short lines that stand twice or thrice, one right after the other."""
    found: set[int] = set()
    numbered = enumerate(paragraph.strip() for paragraph in paragraphs)
    for text, group in groupby(numbered, lambda pair: pair[1]):
        run = [number for number, _ in group]
        if len(run) in CAPTION_REPEATS and _may_be_caption(text):
            found.update(run)
    return found


def _may_be_caption(text: str) -> bool:
    ends_open = not text.rstrip("\"'”’»)").endswith(tuple(TERMINAL))
    return ends_open and len(text.split()) <= MAX_CAPTION_WORDS


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
    return _Boilerplate(rules, frozenset(map(_bare, data["credits"]["generic"])))


def _bare(phrase: str) -> str:
    return _EDGES.sub("", fold_text(phrase).casefold())


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
