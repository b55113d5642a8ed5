"""Reads Arabic number words: cardinals (ثمانية آلاف, مليون ونصف) and ordinals (الخامس والعشرون).

In go folded forms with clitics apart; out come values and where the words end. What is not a
well-formed number is not read; vague words (عشرات, آلاف alone) are none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from sitegen.arabic.letters import fold_text
from sitegen.arabic.tokens import ARTICLE
from sitegen.arabic.word_lists import read_list

AND = fold_text("و")
# Folded, "and one" (وأحد عشر) is the same as the number one itself.
_AND_ONE = fold_text("وأحد")
# Before tens a cardinal, as an ordinal: الواحد والعشرون.
_ONE = frozenset({fold_text("واحد"), fold_text("واحدة")})
_HUNDRED = 100
_THOUSAND = 1000
_TEN = 10
# Three to nine stand before a hundred written apart (ثلاث مئة).
_FEWEST_HUNDREDS = 3


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The word list, folded; values by form."""

    units: Mapping[str, int]
    tens: Mapping[str, int]
    hundreds: Mapping[str, int]
    scales: Mapping[str, int]
    plural_scales: Mapping[str, int]
    dual_scales: Mapping[str, int]
    fractions: Mapping[str, Fraction]
    ordinals: Mapping[str, int]
    teen: frozenset[str]
    whole: frozenset[str]
    labels: frozenset[str]
    spaced_labels: frozenset[str]
    eras: frozenset[str]
    partitive: frozenset[str]
    function_words: frozenset[str]
    percent: tuple[tuple[str, ...], ...]

    def forms(self) -> frozenset[str]:
        """List every form that a reader of numbers must see without clitics."""
        cardinals = (self.units, self.tens, self.hundreds, self.scales)
        others = (self.plural_scales, self.dual_scales, self.fractions)
        known = {form for table in (*cardinals, *others) for form in table}
        ordinals = {ARTICLE + form for form in (*self.ordinals, *self.tens, *self.teen)}
        return frozenset(known | ordinals | self.teen | self.whole | self.labels)


@cache
def number_words() -> NumberWords:
    """Load the packaged word list."""
    data = read_list("number_words")

    def table(name: str) -> dict[str, int]:
        return {fold_text(form): int(key) for key, forms in data[name].items() for form in forms}

    def listed(name: str) -> frozenset[str]:
        return frozenset(fold_text(form) for form in data[name])

    fractions = data["fractions"].items()
    return NumberWords(
        units=table("units"),
        tens=table("tens"),
        hundreds=table("hundreds"),
        scales=table("scales"),
        plural_scales=table("plural_scales"),
        dual_scales=table("dual_scales"),
        fractions={fold_text(form): Fraction(key) for key, forms in fractions for form in forms},
        ordinals=table("ordinals"),
        teen=listed("teen"),
        whole=listed("whole"),
        labels=listed("labels"),
        spaced_labels=listed("labels") | listed("spaced_labels"),
        eras=listed("eras"),
        partitive=listed("partitive"),
        function_words=listed("function_words"),
        percent=tuple(tuple(fold_text(phrase).split()) for phrase in data["percent"]),
    )


def read_cardinal(forms: Sequence[str], at: int) -> tuple[Fraction, int] | None:
    """Read the longest cardinal in words that begins at `at`; return its value and its end."""
    words = number_words()
    total = Fraction(0)
    last_scale = 0
    position = at
    while position <= len(forms):
        start = position
        if start > at:
            if (
                last_scale
                and _form(forms, start) == _AND_ONE
                and _form(forms, start + 1) in words.teen
            ):
                return total + 1 + _TEN, start + 2
            if not _is(forms, position, AND):
                break
            start += 1
        fraction = words.fractions.get(_form(forms, start))
        if fraction is not None and last_scale:
            # The scale may be said again, with the article: مليون ونصف المليون.
            again = _form(forms, start + 1).removeprefix(ARTICLE)
            said_again = words.scales.get(again) == last_scale
            return total + fraction * last_scale, start + 1 + said_again
        term = _term(forms, start)
        if term is None or (last_scale and term[1] >= last_scale):
            break
        value, scale, position = term
        total += value * scale
        last_scale = scale
        if scale == 1:
            break
    return (total, position) if position > at else None


def read_scale(forms: Sequence[str], at: int) -> tuple[int, int] | None:
    """Read a scale after digits (3 ملايين, 70 ألف, 445 ألف مليار); return its value and its end."""
    words = number_words()
    form = _form(forms, at)
    scale = words.scales.get(form) or words.plural_scales.get(form)
    return _raised(forms, scale, at + 1) if scale else None


def read_ordinal(forms: Sequence[str], at: int) -> tuple[int, int] | None:
    """Read a definite ordinal, 1 to 99, in words (الثاني, الحادي عشر, الخامس والعشرين)."""
    words = number_words()
    form = _form(forms, at)
    if not form.startswith(ARTICLE):
        return None
    stem = form[len(ARTICLE) :]
    if stem in words.tens:
        return words.tens[stem], at + 1
    following = _form(forms, at + 1)
    # "The one and twentieth" is said too; "the one" by itself is no ordinal.
    unit = 1 if stem in _ONE and following == AND else words.ordinals.get(stem)
    if unit is None:
        return None
    if unit < _TEN and following in words.teen:
        return unit + _TEN, at + 2
    if unit < _TEN and following == AND:
        tens = words.tens.get(_form(forms, at + 2).removeprefix(ARTICLE))
        if tens and _form(forms, at + 2).startswith(ARTICLE):
            return unit + tens, at + 3
    return None if stem in _ONE else (unit, at + 1)


def _term(forms: Sequence[str], at: int) -> tuple[int, int, int] | None:
    """Read a number below one thousand with its scale: value, scale (1 without one), end."""
    words = number_words()
    form = _form(forms, at)
    below = _below_thousand(forms, at)
    if below is not None:
        value, end = below
        return (value, *(read_scale(forms, end) or (1, end)))
    if form in words.scales:
        return (1, *_raised(forms, words.scales[form], at + 1))
    if form in words.dual_scales:
        return 2, words.dual_scales[form], at + 1
    return None


def _raised(forms: Sequence[str], scale: int, at: int) -> tuple[int, int]:
    """Multiply a scale by one no smaller after it (ألف مليار); return the product and its end."""
    larger = number_words().scales.get(_form(forms, at), 0)
    return (scale * larger, at + 1) if larger >= scale else (scale, at)


def _below_thousand(forms: Sequence[str], at: int) -> tuple[int, int] | None:
    """Read hundreds, then units, then tens, joined by "and"."""
    hundreds = _hundreds(forms, at)
    if hundreds is None:
        return _below_hundred(forms, at)
    value, end = hundreds
    if _is(forms, end, AND):
        rest = _below_hundred(forms, end + 1)
        if rest is not None and _form(forms, rest[1]) not in number_words().plural_scales:
            return value + rest[0], rest[1]
    return value, end


def _hundreds(forms: Sequence[str], at: int) -> tuple[int, int] | None:
    words = number_words()
    form = _form(forms, at)
    if form in words.hundreds:
        return words.hundreds[form], at + 1
    unit = words.units.get(form, 0)
    if _FEWEST_HUNDREDS <= unit < _TEN and words.hundreds.get(_form(forms, at + 1)) == _HUNDRED:
        return unit * _HUNDRED, at + 2
    return None


def _below_hundred(forms: Sequence[str], at: int) -> tuple[int, int] | None:
    words = number_words()
    form = _form(forms, at)
    if form in words.tens:
        return words.tens[form], at + 1
    unit = words.units.get(form)
    if unit is None:
        return None
    following = _form(forms, at + 1)
    if 0 < unit < _TEN and following in words.teen:
        return unit + _TEN, at + 2
    if 0 < unit < _TEN and following == AND and _form(forms, at + 2) in words.tens:
        return unit + words.tens[_form(forms, at + 2)], at + 3
    return unit, at + 1


def _form(forms: Sequence[str], at: int) -> str:
    return forms[at] if at < len(forms) else ""


def _is(forms: Sequence[str], at: int, form: str) -> bool:
    return _form(forms, at) == form
