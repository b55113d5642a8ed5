"""Reads a sentence for where it can be cut: its words, what stands around them, what must hold.

In: a text on one line, in either language, and the names in it. Out: its words with their places,
and for each gap between two of them whether something that belongs together meets there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sitegen.arabic.letters import MARKS
from sitegen.arabic.words import comparable
from sitegen.render.summaries.clause_words import (
    ClauseWords,
    Found,
    amount_words,
    clause_words,
    key_of,
)
from sitegen.render.summaries.enclosures import Enclosure, enclosures
from sitegen.render.views import Language

COMMAS, SEMICOLONS, COLON, DASHES = ",\N{ARABIC COMMA}", ";\N{ARABIC SEMICOLON}", ":", "-–—"
STOPS = ".!?\N{ARABIC QUESTION MARK}"
# What may stand behind the last word that is kept, and goes with what is cut.
LOOSE = f" {COMMAS}{SEMICOLONS}{COLON}{DASHES}([{{«‹“„"
# Shorter words are initials and titles, whose full stop ends nothing.
SHORTEST_LAST = 3
# A speaker's office and name.
LONGEST_SPEAKER = 6
_WORD = re.compile(r"[^\s\u2014]+|\u2014")
_EDGES = re.compile(rf"^[^\w{MARKS}]+|[^\w{MARKS}]+$")
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
# What may stand between the capitals of one English name: Bank of England.
_IN_NAMES = frozenset(("of", "for", "and", "on", "the", "al", "bin", "ibn", "de", "van"))
# "In the hundred", as Arabic says per cent.
_PER_CENT = ("في", ("المئه", "المائه", "الميه"))
# "By the hundred" in one word.
_PER_CENT_WORDS = frozenset(("بالمئه", "بالمائه", "بالميه"))
_AND = "و"
_ARTICLE = ("ال", "لل", "بال", "وال", "كال", "فال")


@dataclass(frozen=True, slots=True)
class Token:
    """A word with the marks around it; `key` is the word alone as it is compared, "" for a dash."""

    start: int
    end: int
    text: str
    key: str
    trail: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A text with its words; `names` are spans that are never cut apart.

    By the places of words: `keys` are what they are compared by, `bare` the same without an Arabic
    "and", `joined` tells where an "and" is, `entries` and `denials` what the list says of them.
    """

    text: str
    lang: Language
    tokens: tuple[Token, ...]
    keys: tuple[str, ...]
    bare: tuple[str, ...]
    joined: tuple[bool, ...]
    pairs: tuple[Enclosure, ...]
    names: tuple[tuple[int, int], ...]
    words: ClauseWords
    entries: tuple[Found, ...]
    denials: tuple[bool, ...]

    def kept(self, at: int) -> str:
        """Return what is kept of the text where it is cut before the word at a place."""
        return self.text[: self.tokens[at - 1].end].rstrip(LOOSE)

    def around(self, at: int) -> tuple[Enclosure, ...]:
        """Return the pairs that a cut before the word at a place leaves open, innermost first."""
        end = len(self.kept(at))
        return tuple(pair for pair in self.pairs if pair.opens < end <= pair.closes)

    def follows(self, at: int, marks: str) -> bool:
        """Tell whether the word before a place is followed by one of these marks."""
        return any(mark in self.tokens[at - 1].trail for mark in marks)

    def ends_sentence(self, at: int) -> bool:
        """Tell whether the word before a place is the last of a sentence."""
        before, after = self.tokens[at - 1], self.tokens[at]
        if not any(mark in before.trail for mark in STOPS) or len(before.key) < SHORTEST_LAST:
            return False
        starts = after.text.lstrip("\"'([«“‘")[:1]
        in_english = starts.isupper() and before.key not in self.words.hanging
        return in_english if self.lang == "en" else True

    def announces(self, at: int) -> bool:
        """Tell whether a cut before a place keeps who speaks, but nothing of what is said."""
        for before in range(at - 1, max(at - 1 - LONGEST_SPEAKER, -1), -1):
            key = self.keys[before]
            if key in self.words.that:
                return False
            if key in self.words.saying or self.bare[before] in self.words.saying:
                return True
        return False

    def splits(self, at: int) -> bool:
        """Tell whether a cut before the word at a place parts a name, a number or a date."""
        before, after = self.tokens[at - 1], self.tokens[at]
        if any(start < after.start < end for start, end in self.names):
            return True
        if self.lang == "ar" and self._splits_amount(at):
            return True
        if after.key[:1].isdigit():
            # "6 January, 2022", "January 6, 2022", "15, 16 and 17 May"; but "in Mosul, 12 people".
            is_parted = self.follows(at, COMMAS + SEMICOLONS) and not _has_digit(before.text)
            return not is_parted or bool(_YEAR.fullmatch(after.key))
        if _has_digit(before.key) and not before.trail:
            return not self._goes_on(at)
        return self.lang == "en" and self._splits_capitals(at)

    def _splits_amount(self, at: int) -> bool:
        """Tell whether an Arabic amount goes on: 14 ألفا | و500, ثمانين | بالمئة, ست | سنوات."""
        counts, keys, before = amount_words(), self.keys, self.bare[at - 1]
        is_number = before in counts or _has_digit(before)
        if not is_number or self.tokens[at - 1].trail:
            return False
        if self.joined[at] or keys[at].startswith(_AND):
            rest = keys[at].removeprefix(_AND)
            return rest in counts or rest[:1].isdigit()
        if keys[at] in counts or keys[at] in _PER_CENT_WORDS:
            return True
        # What is counted, unless the number itself is it: "ثلاثة | في".
        return before in counts and not any(self.entries[at])

    def _goes_on(self, at: int) -> bool:
        """Tell whether the word after a number no longer belongs to it."""
        first, parts = _PER_CENT
        if self.keys[at] == first and "".join(self.keys[at + 1 : at + 2]) in parts:
            return False
        found = self.entries[at]
        return bool(found.clause or found.scoped or found.phrase) or self.joined[at]

    def _splits_capitals(self, at: int) -> bool:
        before, after = self.tokens[at - 1], self.tokens[at]
        if not _is_capital(before) or before.trail.strip(STOPS):
            return False
        then = at
        while then < len(self.tokens) and self.keys[then] in _IN_NAMES:
            then += 1
        return _is_capital(after) or (then > at and _is_capital(self.tokens[min(then, _end(self))]))

    def binds(self, at: int) -> bool:
        """Tell whether a word before the Arabic article needs what follows: وزير الخارجية."""
        before, after = self.keys[at - 1], self.keys[at]
        is_bare = not before.startswith(_ARTICLE) and not self.tokens[at - 1].trail
        return self.lang == "ar" and is_bare and after.startswith("ال")


def read(text: str, lang: Language, names: Iterable[str], until: int) -> Reading:
    """Read the first `until` code points of a text; pairs are looked for in all of it."""
    tokens = tuple(_token(match) for match in _WORD.finditer(text[:until]))
    words, keys = clause_words(lang), tuple(token.key for token in tokens)
    joined = tuple(_is_joined(key, lang) for key in keys)
    spans = [match.span() for name in names if name for match in re.finditer(re.escape(name), text)]
    return Reading(
        text=text,
        lang=lang,
        tokens=tokens,
        keys=keys,
        bare=tuple(
            key[1:] if is_joined and lang == "ar" else key
            for key, is_joined in zip(keys, joined, strict=True)
        ),
        joined=joined,
        pairs=tuple(sorted(enclosures(text), key=lambda pair: -pair.opens)),
        names=tuple(spans),
        words=words,
        entries=tuple(words.match(keys, at) for at in range(len(keys))),
        denials=tuple(_is_denial(words, keys, at) for at in range(len(keys))),
    )


def _is_joined(key: str, lang: Language) -> bool:
    """Tell whether a word is "and"; Arabic writes it together with the next word."""
    if lang == "en":
        return key == "and"
    return key.startswith(_AND) and len(key) > 1 and not comparable(key).startswith(_AND)


def _is_denial(words: ClauseWords, keys: Sequence[str], at: int) -> bool:
    """Tell whether the word at a place denies what follows it; "still" (لا يزال) does not."""
    key = keys[at]
    if key not in words.denials:
        return key.endswith("n't")
    idioms, then = words.idioms.get(key, ()), "".join(keys[at + 1 : at + 2])
    return not any(idiom.matches(then) for idiom in idioms)


def _token(match: re.Match[str]) -> Token:
    word = match[0]
    bare = _EDGES.sub("", word)
    trail = word[word.rfind(bare) + len(bare) :] if bare else word
    return Token(match.start(), match.end(), word, key_of(bare), trail)


def _has_digit(text: str) -> bool:
    return any(character.isdigit() for character in text)


def _is_capital(token: Token) -> bool:
    """Tell whether a word is written with a capital, behind whatever stands before it."""
    return _EDGES.sub("", token.text)[:1].isupper()


def _end(reading: Reading) -> int:
    return len(reading.tokens) - 1
