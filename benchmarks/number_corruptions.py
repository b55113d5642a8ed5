"""Wrong numbers seeded into right English, to measure what the number check finds.

In goes a sentence and a chosen chance; out comes the sentence with one number wrong, or None where
that kind of error cannot be made of it. Knows nothing of the check and shares no code with it.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable, Mapping

Corruption = Callable[[str, random.Random], str | None]

_CARDINALS = (
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
    "thirty",
    "forty",
    "fifty",
    "sixty",
    "seventy",
    "eighty",
    "ninety",
)
_ORDINALS = (
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
)
_SCALES = {
    "hundred": "thousand", "thousand": "million", "million": "billion", "billion": "million",
    "hundreds": "thousands", "thousands": "millions", "millions": "billions",
    "billions": "millions", "trillion": "billion", "dozens": "hundreds",
}  # fmt: skip
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_DIGITS_WITH_TAIL = re.compile(
    r"[$\u20ac\u00a3]?\d+(?:[.,:]\d+)*(?:st|nd|rd|th|s)?\b%?(?: (?:million|billion|thousand))?"
)


def _listed(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE)


_WORD = _listed((*_CARDINALS, *_ORDINALS))
_SCALE = _listed(_SCALES)


def _replaced(text: str, match: re.Match[str], new: str) -> str:
    return text[: match.start()] + new + text[match.end() :]


def _as_cased(old: str, new: str) -> str:
    return new.capitalize() if old[0].isupper() else new


def change_digit(text: str, chance: random.Random) -> str | None:
    """Write another digit in the place of one."""
    places = list(re.finditer(r"\d", text))
    if not places:
        return None
    place = chance.choice(places)
    begins = not re.search(r"[\d.,:]\Z", text[: place.start()])
    others = [digit for digit in "0123456789" if digit != place[0] and (digit != "0" or not begins)]
    return _replaced(text, place, chance.choice(others))


def drop(text: str, chance: random.Random) -> str | None:
    """Leave a number out, in digits with their scale or in words."""
    places = [*_DIGITS_WITH_TAIL.finditer(text), *_WORD.finditer(text)]
    if not places:
        return None
    shortened = _replaced(text, chance.choice(places), "")
    return re.sub(r" {2,}", " ", shortened).replace("()", "").strip()


def swap(text: str, chance: random.Random) -> str | None:
    """Exchange two neighbouring digits, or two numbers of the sentence."""
    makers = [_swap_digits, _swap_numbers]
    chance.shuffle(makers)
    return makers[0](text, chance) or makers[1](text, chance)


def _swap_digits(text: str, chance: random.Random) -> str | None:
    places = [
        place
        for place in range(len(text) - 1)
        if re.fullmatch(r"\d\d", text[place : place + 2], re.ASCII)
        and text[place] != text[place + 1]
        and not (text[place + 1] == "0" and not text[place - 1 : place].isdigit())
    ]
    if not places:
        return None
    place = chance.choice(places)
    return text[:place] + text[place + 1] + text[place] + text[place + 2 :]


def _swap_numbers(text: str, chance: random.Random) -> str | None:
    places = sorted([*_DIGITS.finditer(text), *_WORD.finditer(text)], key=lambda m: m.start())
    pairs = [
        (first, second)
        for at, first in enumerate(places)
        for second in places[at + 1 :]
        if first[0].lower() != second[0].lower()
    ]
    if not pairs:
        return None
    first, second = chance.choice(pairs)
    return _replaced(_replaced(text, second, first[0]), first, second[0])


def change_magnitude(text: str, chance: random.Random) -> str | None:
    """Make a number ten times as large, or its scale another one."""
    scales = list(_SCALE.finditer(text))
    numbers = [
        match
        for match in _DIGITS.finditer(text)
        if not re.match(r"[:\d]", text[match.end() : match.end() + 1])
        and not re.search(r"[:.,]\Z", text[: match.start()])
    ]
    if scales and (not numbers or chance.random() < 1 / 2):
        place = chance.choice(scales)
        return _replaced(text, place, _as_cased(place[0], _SCALES[place[0].lower()]))
    if not numbers:
        return None
    place = chance.choice(numbers)
    return _replaced(text, place, _tenfold(place[0]))


def _tenfold(number: str) -> str:
    whole, point, decimals = number.partition(".")
    if point and not decimals.startswith("0"):
        return f"{whole}{decimals[0]}.{decimals[1:] or '0'}"
    large = int(whole.replace(",", "") + "0")
    return f"{large:,}" if "," in number else str(large)


def change_word(text: str, chance: random.Random) -> str | None:
    """Write another number word in the place of one: three, five; fourth, sixth."""
    places = list(_WORD.finditer(text))
    if not places:
        return None
    place = chance.choice(places)
    old = place[0].lower()
    words = _CARDINALS if old in _CARDINALS else _ORDINALS
    # Tens for tens and units for units, so that twenty-one stays a number.
    tens = old.endswith("ty")
    others = [word for word in words if word != old and word.endswith("ty") == tens]
    return _replaced(text, place, _as_cased(place[0], chance.choice(others)))


KINDS: Mapping[str, Corruption] = {
    "digit changed": change_digit,
    "number dropped": drop,
    "swapped": swap,
    "magnitude": change_magnitude,
    "number word changed": change_word,
}
