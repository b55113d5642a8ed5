"""What an Arabic sentence says in numbers: digits, words, ordinals, fractions, decades, times.

In goes NFC text; out come amounts in text order, weak words (واحد, أول, نصف, duals) marked as such.
Vague words (آلاف) are amounts of their own kind. Nothing is judged here.
"""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from sitegen.amounts.amount import (
    Amount,
    Read,
    Value,
    all_amounts,
    decade_values,
    hijri_value,
    month_value,
    vague_value,
)
from sitegen.amounts.arabic_lines import ArabicLine, read_line
from sitegen.amounts.arabic_times import timed
from sitegen.amounts.arabic_value_words import arabic_value_words
from sitegen.amounts.digit_runs import as_thousands
from sitegen.amounts.joined import joined
from sitegen.amounts.other_words import with_other_words
from sitegen.arabic.calendar import month_at, month_end, month_names
from sitegen.arabic.digits import plain_digits
from sitegen.arabic.letters import fold_text
from sitegen.arabic.number_words import (
    AND,
    number_words,
    read_cardinal,
    read_ordinal,
    read_scale,
)
from sitegen.arabic.tokens import ARTICLE

_SMALL = 2
_TEN = 10
_CENTURY = 100
_THOUSAND = 1000
_PRESENT_CENTURY = 21
_SHADDA = "\u0651"
_ITEM_MARKS = frozenset({"-", ".", ")"})
# A decimal ends in no zeros, so 1.500 is a thousand and a half, and so is 3,250 a whole number.
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:\.\d00|,\d\d0)")
_COVID = frozenset(map(fold_text, ("كوفيد", "كوفد")))


def arabic_amounts(text: str) -> tuple[Amount, ...]:
    """Read the numbers of an Arabic text, in text order; offsets are code points into it."""
    plain = plain_digits(text)
    line = read_line(text, plain)
    openings = arabic_value_words().openings
    reads: list[Read] = []
    at = 0
    while at < len(line.forms):
        is_opening = line.forms[at] in openings or at in line.digits
        read = _read(line, at) if is_opening else None
        if read is not None:
            reads.append(read)
        at = read.end if read else at + 1
    said = all_amounts(plain, reads, arabic_value_words().connectors)
    return joined(plain, with_other_words(plain, said, "ar"))


def _read(line: ArabicLine, at: int) -> Read | None:
    """Read the number that begins at a token, if any does."""
    if at in line.digits:
        return _in_digits(line, at)
    words = arabic_value_words()
    form = line.form(at)
    month = month_end(line.forms, at)
    if month is not None:
        named = month_at(line.forms, at)
        name = tuple(line.forms[at:month])
        value = month_value(named[0]) if named else hijri_value(month_names().hijri[name])
        return Read((line.amount(at, month, (value,), must=False),), month)
    if form in words.hundred and line.form(at - 1) in words.before_hundred:
        return Read((), at + 1)
    return _ordinal(line, at) or _fraction(line, at) or _cardinal(line, at) or _single(line, at)


def _in_digits(line: ArabicLine, at: int) -> Read:
    """Read digits with the scale behind them (2.5 مليون), or as a time of day."""
    *others, last = line.digits[at]
    end = at + 1
    while end < len(line.tokens) and line.tokens[end].start < last.end:
        end += 1
    scale = 1
    read = read_scale(line.bare, end)
    if read is not None:
        scale, end = read
        values = {value * scale for value in last.values if isinstance(value, Fraction)}
        last = Amount(last.start, line.tokens[end - 1].end, frozenset(values))
    elif _is_covid(line, at):
        last = replace(last, must=False)
    else:
        last = as_thousands(line.plain, last, _THOUSANDS)
        last = _with_fraction(line, timed(line, last, at, end), end)
        others = [as_thousands(line.plain, other, _THOUSANDS) for other in others]
    return Read((*others, last), end, scale)


def _is_covid(line: ArabicLine, at: int) -> bool:
    """Tell the 19 of the disease, which its English name may lack."""
    return line.form(at - 1) in _COVID or (line.form(at - 1) == "-" and line.form(at - 2) in _COVID)


def _with_fraction(line: ArabicLine, amount: Amount, end: int) -> Amount:
    """Add the half that may follow what is counted: ثلاث سنوات ونصف."""
    words = arabic_value_words()
    for place in (end, end + 1):
        parts = words.fractions.get(line.form(place + 1))
        after = line.form(place + 2).removeprefix(ARTICLE)
        own = line.form(place + 1) in words.cardinals or after in number_words().scales
        if line.form(place) == AND and parts and not own:
            part = line.amount(place + 1, place + 2, parts, must=False)
            whole = {
                value + fraction
                for value in amount.values
                for fraction in parts
                if isinstance(value, Fraction) and fraction < 1
            }
            return replace(amount, values=frozenset(whole), parts=(amount, part))
    return amount


def _ordinal(line: ArabicLine, at: int) -> Read | None:
    """Read الخامس عشر and ثالث; the first two are weak."""
    words = arabic_value_words()
    read = read_ordinal(line.forms, at)
    if read is None:
        number = words.ordinals.get(line.form(at))
        if number is None:
            return None
        is_teen = line.form(at + 1) in number_words().teen
        read = (number + _TEN, at + 2) if is_teen else (number, at + 1)
    number, end = read
    if line.form(end) in words.after_ordinal and line.form(end + 1) in words.hundred:
        number, end = number + _CENTURY, end + 2
    amount = line.amount(at, end, (Fraction(number),), number > _SMALL)
    return Read((timed(line, amount, at, end),), end)


def _fraction(line: ArabicLine, at: int) -> Read | None:
    """Read a part of one, with the scale behind it (نصف مليون); a number of its own stays one."""
    words = arabic_value_words()
    parts = words.fractions.get(line.form(at).removeprefix(ARTICLE))
    if parts is None or line.bare[at] in words.cardinals:
        return None
    scale = number_words().scales.get(line.form(at + 1).removeprefix(ARTICLE))
    if scale is not None:
        amount = line.amount(at, at + 2, {part * scale for part in parts})
        return Read((amount,), at + 2, scale)
    values = set(parts)
    if line.form(at - 1) == AND:
        # An hour and a half, two hours and a half.
        values |= {part + whole for part in parts for whole in (1, 2)}
    whole = words.wholes.get(line.form(at + 1).removeprefix(ARTICLE))
    values |= {part * whole for part in parts} if whole else set()
    must = not any(part.denominator in (2, 4) for part in parts)
    return Read((line.amount(at, at + 1, values, must),), at + 1)


def _cardinal(line: ArabicLine, at: int) -> Read | None:
    """Read a cardinal, with the fraction that may follow it (ثلاثة أرباع, ثلاثة ونصف)."""
    read = read_cardinal(line.bare, at)
    if read is None:
        return None
    value, end = read
    # The article makes two a Monday and nought a point (تحت الصفر); the letter alef and the verb
    # ألّف look like a thousand.
    is_named = value in (0, _SMALL) and line.forms[at] != line.bare[at]
    is_weak = value == 1 or is_named or (value == _THOUSAND and _is_no_thousand(line, at))
    values: set[Value] = {value}
    if end == at + 1:
        # One form, two readings: خمس is five or a fifth, ألفا a thousand or two.
        values |= arabic_value_words().fractions.get(line.bare[at], set())
        dual = number_words().dual_scales.get(line.bare[at])
        values |= {Fraction(_SMALL * dual)} if dual else set()
    amount = line.amount(at, end, values, not is_weak)
    parts = arabic_value_words().fractions.get(line.form(end))
    if parts is not None and line.form(end) not in arabic_value_words().cardinals:
        must = line.form(end) in arabic_value_words().plural_parts
        part = line.amount(end, end + 1, parts | {1 / each for each in parts}, must)
        wholes = arabic_value_words().wholes
        units = wholes.get(line.form(end + 1).removeprefix(ARTICLE), 1)
        whole = frozenset(value * each * unit for each in parts for unit in (1, units))
        amount = Amount(amount.start, part.end, whole, True, (amount, part))
        return Read((amount,), end + 1)
    scale = max((s for s in number_words().scales.values() if value % s == 0), default=1)
    return Read((_with_fraction(line, timed(line, amount, at, end), end),), end, scale)


def _is_no_thousand(line: ArabicLine, at: int) -> bool:
    """Tell the letter that numbers a list (ألف -) and a word with a doubled letter (ألّف)."""
    token = line.tokens[at]
    is_item = at == 0 and line.form(1) in _ITEM_MARKS
    return is_item or _SHADDA in line.text[token.start : token.end]


def _single(line: ArabicLine, at: int) -> Read | None:
    """Read a word that is a number by itself: vague, a decade, weak."""
    words = arabic_value_words()
    form = _named(line.form(at))
    if form in words.vague:
        return Read((line.amount(at, at + 1, (vague_value(words.vague[form]),)),), at + 1)
    if form in words.decades:
        return _decade(line, at, words.decades[form])
    if form in words.long_times:
        years = words.long_times[form]
        long_time = (Fraction(years), vague_value(years))
        return Read((line.amount(at, at + 1, long_time, must=False),), at + 1)
    if form in words.weak:
        return Read((line.amount(at, at + 1, words.weak[form], must=False),), at + 1)
    return None


def _named(form: str) -> str:
    """Cut the article off a form of the list; آلاف only seems to have one."""
    return form if form in arabic_value_words().named else form.removeprefix(ARTICLE)


def _decade(line: ArabicLine, at: int, tens: int) -> Read:
    """Read a decade with the century behind it: سبعينيات القرن العشرين."""
    words = arabic_value_words()
    if line.form(at + 1) not in words.century:
        return Read((line.amount(at, at + 1, decade_values(tens)),), at + 1)
    after = at + 2 + (line.form(at + 2) == ARTICLE)
    read = read_ordinal(line.forms, after)
    if after in line.digits:
        century = line.digits[after][0]
    elif read is not None:
        century = line.amount(after, read[1], (Fraction(read[0]),))
    else:
        century = line.amount(after - 1, after, (Fraction(_PRESENT_CENTURY - 1),))
    values: set[Value] = {Fraction(tens)}
    for number in century.values:
        if isinstance(number, Fraction):
            values.add((number - 1) * _CENTURY + tens)
    end = (
        read[1]
        if read
        else after + (after in line.digits or line.form(after) in words.last_century)
    )
    return Read((line.amount(at, at + 1, values), replace(century, must=False)), end)
