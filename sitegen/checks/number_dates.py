"""Months, weekdays and halves of the day that the English has put in the place of others.

In go a sentence in both languages and its amounts; out come pairs. A month counts beside a day or a
year alone, a weekday where it is certainly one, and am or pm at an hour that both languages say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache

from sitegen.amounts.amount import Amount, hijri_value
from sitegen.arabic.letters import fold, fold_text
from sitegen.arabic.word_lists import read_list
from sitegen.checks.exchanged import exchanged
from sitegen.checks.number_order import Pair

_MONTH = ("month ", "hijri ")
_LAST_DAY = 31
# Apostrophes and the letters for ع and ء, as Hijri months are written in English.
_EACH_MARK = "['\u2018\u2019\u02bb\u02bc\u02be\u02bf`]"
_YEARS = range(1000, 3000)
_HALF_DAY = 12
# Of a name in two systems (أيلول/سبتمبر), the second is as near to the day as the first.
_STEPS = 2
_ARABIC_GAP = re.compile(r"[\s/،,.()\-]{0,3}(?:من\s)?(?:شهر\s)?(?:(?:ال)?عام\s|سنة\s)?")
_ENGLISH_GAP = re.compile(
    r"(?:st|nd|rd|th)?[\s/,.()\-]{0,3}(?:(?:of|in)\s)?(?:the\s)?(?:month of\s|year\s)?"
)


@dataclass(frozen=True, slots=True)
class _DateWords:
    """Weekdays by their name, folded, and what finds them; the groups of `hijri` tell the month.

    In Arabic a weekday may be a number or a group where no word before it makes it `certain`, and
    means the day before behind an `eve`.
    """

    hijri: re.Pattern[str]
    weekdays: Mapping[str, str]
    arabic: re.Pattern[str]
    english: re.Pattern[str]


def changed_dates(
    source: str, english: str, needed: Sequence[Amount], offered: Sequence[Amount]
) -> tuple[Pair, ...]:
    """Return what the English says in the place of another month, weekday or half of the day."""
    offered = sorted((*offered, *_hijri_months(english)), key=_start)
    months = _dated(source, needed, _ARABIC_GAP), _dated(english, offered, _ENGLISH_GAP)
    changed = [
        pair
        for calendar in _MONTH
        for pair in exchanged(*(_of_calendar(side, calendar) for side in months))
    ]
    changed += exchanged(_arabic_weekdays(source), _english_weekdays(english))
    return (*changed, *_changed_halves(needed, offered))


def _of_calendar(amounts: Sequence[Amount], calendar: str) -> list[Amount]:
    return [
        amount
        for amount in amounts
        if any(isinstance(value, str) and value.startswith(calendar) for value in amount.values)
    ]


def _dated(text: str, amounts: Sequence[Amount], gap: re.Pattern[str]) -> list[Amount]:
    """List the months; those must be said that stand by name beside a day or a year."""
    dated: list[Amount] = []
    # Words for years and months that count nothing may stand between: سبتمبر من عام 2020.
    amounts = [amount for amount in amounts if _is_month(amount) or _numbers(amount)]
    for at, amount in enumerate(amounts):
        if _is_month(amount):
            beside = _is_beside(text, amounts, at, 1, gap) or _is_beside(text, amounts, at, -1, gap)
            dated.append(replace(amount, must=beside))
        else:
            dated.append(replace(amount, must=False))
    return dated


def _is_beside(
    text: str, amounts: Sequence[Amount], at: int, step: int, gap: re.Pattern[str]
) -> bool:
    for place in range(at + step, at + step * (_STEPS + 1), step):
        if not 0 <= place < len(amounts):
            return False
        first, second = sorted((amounts[place - step], amounts[place]), key=_start)
        if not gap.fullmatch(text, first.end, max(first.end, second.start)):
            return False
        if not _is_month(amounts[place]):
            return _is_day_or_year(amounts[place])
    return False


def _is_month(amount: Amount) -> bool:
    return bool(amount.values) and all(
        isinstance(value, str) and value.startswith(_MONTH) for value in amount.values
    )


def _is_day_or_year(amount: Amount) -> bool:
    return any(1 <= number <= _LAST_DAY or number in _YEARS for number in _numbers(amount))


def _numbers(amount: Amount) -> list[int]:
    return [
        int(value)
        for value in amount.values
        if isinstance(value, Fraction) and value.denominator == 1
    ]


def _hijri_months(english: str) -> Iterator[Amount]:
    for match in _date_words().hijri.finditer(english):
        month = int((match.lastgroup or "").removeprefix("m"))
        yield Amount(*match.span(), frozenset({hijri_value(month)}), must=False)


def _arabic_weekdays(text: str) -> list[Amount]:
    """List the weekdays; those behind يوم and the like must be said, the others may be numbers."""
    words = _date_words()
    folded = fold(text)
    found: list[Amount] = []
    for match in words.arabic.finditer(folded.text):
        if match["eve"]:
            return []
        values = frozenset({words.weekdays[match["day"]]})
        found.append(Amount(*folded.span(*match.span("day")), values, match["certain"] is not None))
    return found


def _english_weekdays(text: str) -> list[Amount]:
    words = _date_words()
    return [
        Amount(*match.span(), frozenset({words.weekdays[match["day"]]}))
        for match in words.english.finditer(text)
    ]


def _changed_halves(needed: Sequence[Amount], offered: Sequence[Amount]) -> Iterator[Pair]:
    """Pair hours with the other half of the day; at twelve, languages and people differ."""
    mine, theirs = _halves(needed), _halves(offered)
    hours = {hour for hour, _ in mine} & {hour for hour, _ in theirs}
    for hour in sorted(hours):
        sides = (
            [
                replace(amount, values=frozenset({amount.half}), must=True)
                for at, amount in side
                if at == hour
            ]
            for side in (mine, theirs)
        )
        yield from exchanged(*sides)


def _halves(amounts: Sequence[Amount]) -> list[tuple[int, Amount]]:
    return [
        (hour, amount)
        for amount in amounts
        if amount.half
        for hour in _numbers(amount)
        if 0 < hour < _HALF_DAY
    ]


def _start(amount: Amount) -> int:
    return amount.start


@cache
def _date_words() -> _DateWords:
    """Load the packaged names."""
    data = read_list("named_days")
    named = "|".join(f"(?P<m{month}>{pattern})" for month, pattern in data["hijri"].items())
    hijri = named.replace("'", _EACH_MARK)
    arabic = {
        fold_text(form): day for day, names in data["weekdays"].items() for form in names["ar"]
    }
    english = {names["en"]: day for day, names in data["weekdays"].items()}
    certain, eve = ("|".join(map(fold_text, data["before"][name])) for name in ("certain", "eve"))
    return _DateWords(
        hijri=re.compile(rf"\b(?:{hijri})(?!\w)", re.IGNORECASE),
        weekdays=arabic | english,
        arabic=re.compile(
            rf"(?<![^\W_])(?:[وف]?[بلك]?(?:(?P<certain>{certain})|(?P<eve>{eve})) )?"
            rf"[وف]?[بلك]?(?P<day>{'|'.join(arabic)})(?![^\W_])"
        ),
        english=re.compile(rf"\b(?P<day>{'|'.join(english)})s?\b"),
    )
