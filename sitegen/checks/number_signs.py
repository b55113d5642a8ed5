"""Per cent and minus signs that the English has lost or added: 5% and 5, 5 degrees below zero.

In go a sentence in both languages and its amounts; out come pairs. A sign is lost only where the
English has none at all: one may stand for several numbers (5 to 6 percent).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from sitegen.amounts.amount import Amount
from sitegen.checks.number_order import Pair

# So far before a number its sign is looked for: ناقص, negative.
_REACH = 10
_WHOLE = 100


@dataclass(frozen=True, slots=True)
class _Sign:
    """How one language writes a sign: behind a number, or before it where a unit is behind it.

    `anywhere`: a sentence with this has the sign, or says it in a way that is not compared.
    """

    behind: re.Pattern[str]
    before: re.Pattern[str]
    unit: re.Pattern[str]
    anywhere: re.Pattern[str]


_PERCENT_AR = _Sign(
    behind=re.compile(r"\s?(?:[%٪]|(?:في\s|ب)الم(?:ئ|ائ)ة)"),
    before=re.compile(r"(?P<sign>[%٪])\Z"),
    unit=re.compile(""),
    anywhere=re.compile(r"[%٪]|م(?:ئ|ائ)ة|مئوي|نسب|معدل|فائدة|\sكل\s"),
)
_PERCENT_EN = _Sign(
    behind=re.compile(r"[\s\-]?(?:%|per\s?cents?\b|percentage|pct\b)", re.IGNORECASE),
    before=re.compile(r"(?!)(?P<sign>)"),
    unit=re.compile(""),
    anywhere=re.compile(
        r"%|per\s?cent|\bpct\b|\bpc\b|\bpoints?\b|\bhundred|\bout of\b|\brates?\b|\bratio"
        r"|\bproportion",
        re.IGNORECASE,
    ),
)
_DEGREES_AR = r"\s?(?:درج(?:ة|ات)|مئوية|°)"
_DEGREES_EN = r"[\s\-]?(?:degrees?\b|°|[CF]\b|[Cc]elsius\b)"
_MINUS_AR = _Sign(
    behind=re.compile(
        rf"-{_DEGREES_AR}|(?:{_DEGREES_AR})?(?:\sمئوية)?\s(?:تحت|دون)\s(?:درجة\s)?الصفر"
    ),
    before=re.compile(r"(?:\A|[\s(])(?P<sign>[\-\u2212]|(?:ناقص|سالب)\s)\Z"),
    unit=re.compile(_DEGREES_AR),
    anywhere=re.compile(r"[\-\u2212\u2013]\s?\d|\d-|ناقص|سالب|تحت|دون|[اأ]قل|صفر"),
)
_MINUS_EN = _Sign(
    behind=re.compile(rf"(?:{_DEGREES_EN})?(?:\s[Cc]elsius)?\sbelow\s(?:zero|freezing)"),
    before=re.compile(r"(?:\A|[\s(])(?P<sign>[\-\u2212]|(?:[Mm]inus|[Nn]egative)\s)\Z"),
    unit=re.compile(_DEGREES_EN),
    anywhere=re.compile(
        r"[\-\u2212\u2013]\s?\d|\bminus\b|\bnegative|\bbelow\b|\bunder\b|\bsub-?zero|\bfreezing",
        re.IGNORECASE,
    ),
)


def changed_signs(
    source: str, english: str, needed: Sequence[Amount], offered: Sequence[Amount]
) -> tuple[Pair, ...]:
    """Return numbers that both languages say, in one of them with a sign the other never has."""
    found: list[Pair] = []
    for arabic, said in ((_PERCENT_AR, _PERCENT_EN), (_MINUS_AR, _MINUS_EN)):
        if not said.anywhere.search(english):
            signed = _signed(source, needed, arabic)
            found += (Pair(amount, same) for amount, same in _same(signed, offered))
        if not arabic.anywhere.search(source):
            signed = _signed(english, offered, said)
            found += (Pair(same, amount) for amount, same in _same(signed, needed))
    return tuple(found)


def _signed(text: str, amounts: Sequence[Amount], sign: _Sign) -> list[Amount]:
    """List the numbers with the sign, which they then include."""
    signed: list[Amount] = []
    for amount in amounts:
        behind = sign.behind.match(text, amount.end)
        first = max(amount.start - _REACH, 0)
        before = sign.before.search(text[first : amount.start])
        if behind:
            signed.append(replace(amount, end=behind.end()))
        elif before and sign.unit.match(text, amount.end):
            signed.append(replace(amount, start=first + before.start("sign")))
    return signed


def _same(signed: Sequence[Amount], others: Sequence[Amount]) -> list[tuple[Amount, Amount]]:
    """Pair signed numbers with one that says the same; a half is no 50 that lost its sign."""
    by_value = {value: other for other in reversed(others) for value in other.values}
    pairs: list[tuple[Amount, Amount]] = []
    for amount in signed:
        numbers = {value for value in amount.values if isinstance(value, Fraction)}
        wholes = sorted(value for value in numbers if value * _WHOLE not in numbers)
        said = [by_value[value] for value in wholes if value in by_value]
        pairs += [(amount, other) for other in said[:1]]
    return pairs
