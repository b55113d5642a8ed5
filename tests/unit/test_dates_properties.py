from __future__ import annotations

import random
import unicodedata
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.analyse.dating.find import find_dates
from sitegen.arabic.calendar import month_names, resolve
from sitegen.arabic.hijri import hijri_span
from sitegen.arabic.letters import MARKS, TATWEEL

EASTERN = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
# Written for each month as newspapers write it; the packaged list has them folded.
MONTHS = {
    1: ["يناير", "كانون الثاني", "جانفي", "كانون الثاني/يناير"],
    2: ["فبراير", "شباط", "فيفري", "شباط (فبراير)"],
    3: ["مارس", "آذار", "آذار/مارس"],
    4: ["أبريل", "نيسان", "أفريل", "نيسان/أبريل"],
    5: ["مايو", "أيار", "ماي", "أيار/مايو"],
    6: ["يونيو", "حزيران", "جوان", "حزيران/يونيه"],
    7: ["يوليو", "تموز", "جويلية", "يوليوز", "تموز/يوليو"],
    8: ["أغسطس", "آب", "غشت", "أوت", "آب/أغسطس"],
    9: ["سبتمبر", "أيلول", "شتنبر", "أيلول/سبتمبر"],
    10: ["أكتوبر", "تشرين الأول", "تشرين الأول/أكتوبر"],
    11: ["نوفمبر", "تشرين الثاني", "نونبر", "تشرين الثاني/نوفمبر"],
    12: ["ديسمبر", "كانون الأول", "دجنبر", "كانون الأول (ديسمبر)"],
}
HIJRI = {
    1: ["محرم", "محرم الحرام"], 2: ["صفر"], 3: ["ربيع الأول", "ربيع الاول"],
    4: ["ربيع الآخر", "ربيع الثاني"], 5: ["جمادى الأولى"], 6: ["جمادى الآخرة", "جمادى الثانية"],
    7: ["رجب"], 8: ["شعبان"], 9: ["رمضان", "رمضان المبارك"], 10: ["شوال"],
    11: ["ذو القعدة", "ذي القعدة"], 12: ["ذو الحجة", "ذي الحجة"],
}  # fmt: skip
WEEKDAYS = ["الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"]
UNITS = [
    "",
    "الأول",
    "الثاني",
    "الثالث",
    "الرابع",
    "الخامس",
    "السادس",
    "السابع",
    "الثامن",
    "التاسع",
]
TENS = {1: "عشر", 2: "العشرين", 3: "الثلاثين"}

DAYS = st.dates(date(1950, 1, 1), date(2080, 12, 31))
SEEDS = st.integers(0, 2**32)


def ordinal(number: int) -> str:
    tens, unit = divmod(number, 10)
    if number == 10:
        return "العاشر"
    if tens == 1:
        return f"{'الحادي' if unit == 1 else UNITS[unit]} عشر"
    if unit == 0:
        return TENS[tens]
    return f"{'الحادي' if unit == 1 else UNITS[unit]} و{TENS[tens]}" if tens else UNITS[unit]


def day_forms(day: date) -> list[str]:
    forms = [
        f"{day.day}/{day.month}/{day.year}",
        f"{day.day:02}-{day.month:02}-{day.year}",
        f"{day.day}.{day.month}.{day.year}",
        day.isoformat(),
    ]
    for month in MONTHS[day.month]:
        forms += [
            f"{day.day} {month} {day.year}",
            f"{ordinal(day.day)} من {month} {day.year}",
            f"{day.day} {month} عام {day.year}",
            f"يوم {day.day} من شهر {month} سنة {day.year}م",
            f"{WEEKDAYS[day.weekday()]} {day.day} {month} {day.year}",
            f"يوم {WEEKDAYS[day.weekday()]} الموافق {day.day} {month} {day.year}",
        ]
    return forms


def spans(text: str, anchor: date | None) -> list[tuple[str, date | None, date | None]]:
    dates = [resolve(expression, anchor) for expression in find_dates(text)]
    return [(one.text, one.first, one.last) for one in dates]


def noisy(text: str, seed: int) -> str:
    """Write marks, tatweel and the other digits into a text, as typists do."""
    chance = random.Random(seed)
    marks = [mark for mark in MARKS if "\u064b" <= mark <= "\u0652"]
    written = []
    for letter in text:
        written.append(letter)
        if "ء" <= letter <= "ي" and chance.random() < 0.3:
            written.append(chance.choice([TATWEEL, *marks]))
    noise = "".join(written)
    noise = noise.translate(EASTERN) if chance.random() < 0.5 else noise
    return unicodedata.normalize("NFC", noise)


@given(DAYS, SEEDS)
def test_a_day_written_in_any_form_is_found_with_its_value(day: date, seed: int) -> None:
    for form in day_forms(day):
        assert spans(form, None) == [(form, day, day)]
        sentence = f"وأعلن الوزير في {form}، عن القرار"
        assert spans(sentence, None) == [(form, day, day)]
        [(text, first, last)] = spans(noisy(sentence, seed), None)
        assert (first, last) == (day, day), text


# Every month of the tables has 28 days.
@given(st.integers(1343, 1500), st.integers(1, 12), st.integers(1, 28), SEEDS)
def test_a_hijri_day_is_found_with_its_value(year: int, month: int, day: int, seed: int) -> None:
    expected = hijri_span(year, month, day)
    forms = [f"{day}/{month}/{year}هـ", f"{year}/{month}/{day} هـ", f"{day}/{month}/{year}"]
    for name in HIJRI[month]:
        forms += [
            f"{day} {name} {year}هـ",
            f"{day} {name} {year} هـ",
            f"{ordinal(day)} من {name} {year}",
            f"يوم {day} من شهر {name} عام {year} هجرية",
        ]
    for form in forms:
        assert spans(form, None) == [(form, *expected)]
        [(text, first, last)] = spans(noisy(f"صدر في {form}.", seed), None)
        assert (first, last) == expected, text


@given(st.integers(1344, 1499), st.integers(1, 12))
def test_a_hijri_month_and_year_are_found(year: int, month: int) -> None:
    for name in HIJRI[month]:
        assert spans(f"شهر {name} {year}هـ", None) == [
            (f"شهر {name} {year}هـ", *hijri_span(year, month))
        ]
    assert spans(f"عام {year}هـ", None) == [(f"عام {year}هـ", *hijri_span(year))]


@given(DAYS, st.integers(-150, 150))
def test_a_day_without_a_year_is_the_nearest(day: date, apart: int) -> None:
    if (day.month, day.day) == (2, 29):
        return
    for month in MONTHS[day.month]:
        form = f"{day.day} {month}"
        assert spans(form, day + timedelta(days=apart)) == [(form, day, day)]


@given(DAYS, st.integers(1, 60))
def test_a_range_has_its_first_and_last_day(first: date, length: int) -> None:
    last = first + timedelta(days=length)
    begin, end = MONTHS[first.month][0], MONTHS[last.month][0]
    forms = [
        f"من {first.day} {begin} {first.year} إلى {last.day} {end} {last.year}",
        f"بين {first.day} {begin} {first.year} و{last.day} {end} {last.year}",
    ]
    if first.month == last.month:
        forms += [
            f"من {first.day} إلى {last.day} {end} {last.year}",
            f"{first.day}-{last.day} {end} {last.year}",
            f"أيام {first.day} و{last.day} {end} {last.year}",
        ]
    for form in forms:
        assert spans(f"خلص إلى أنه {form}، تم", None) == [(form, first, last)]


@given(DAYS)
def test_words_told_from_the_day_of_publication(day: date) -> None:
    week = day - timedelta(days=day.weekday())
    expected = {
        "أمس": -1, "أول من أمس": -2, "أمس الأول": -2, "اليوم": 0, "بعد غد": 2, "قبل ثلاثة أيام": -3,
        "قبل أسبوعين": -14, "بعد 5 أيام": 5, "الليلة الماضية": -1,
    }  # fmt: skip
    for form, apart in expected.items():
        moved = day + timedelta(days=apart)
        assert spans(form, day) == [(form, moved, moved)]
    assert spans("الأسبوع المقبل", day) == [
        ("الأسبوع المقبل", week + timedelta(days=7), week + timedelta(days=13))
    ]
    for number, name in enumerate(WEEKDAYS):
        [(_, first, last)] = spans(f"{name} الماضي", day)
        assert first is not None
        assert first == last
        assert first.weekday() == number
        assert 1 <= (day - first).days <= 7


@given(st.integers(1900, 2100))
def test_a_year_and_its_quarters(year: int) -> None:
    whole = (date(year, 1, 1), date(year, 12, 31))
    assert spans(f"عام {year}", None) == [(f"عام {year}", *whole)]
    assert spans(f"في {year}", None) == [(str(year), *whole)]
    [(_, first, last)] = spans(f"الربع الثاني من {year}", None)
    assert (first, last) == (date(year, 4, 1), date(year, 6, 30))


LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي ءأإآةى،؛.؟/-()«»0123456789٠١٢٣\u0640\u064b\u0651\u200f\n"


@given(st.one_of(st.text(max_size=200), st.text(LETTERS, max_size=200)), DAYS)
def test_any_text_is_survived_and_offsets_match(text: str, day: date) -> None:
    text = unicodedata.normalize("NFC", text)
    end = 0
    for expression in find_dates(text):
        assert end <= expression.start < expression.end <= len(text)
        assert text[expression.start : expression.end] == expression.text
        end = expression.end
        for anchor in (day, None, date.min, date.max):
            resolved = resolve(expression, anchor)
            assert resolved.calendar == expression.reading.calendar
            if resolved.first and resolved.last:
                assert resolved.first <= resolved.last


@pytest.mark.parametrize(("name", "number"), sorted(month_names().numbers.items()))
def test_every_listed_month_is_found(name: tuple[str, ...], number: int) -> None:
    form = f"5 {' '.join(name)} 2022"
    assert spans(form, None) == [(form, date(2022, number, 5), date(2022, number, 5))]


@pytest.mark.parametrize(("name", "number"), sorted(month_names().hijri.items()))
def test_every_listed_hijri_month_is_found(name: tuple[str, ...], number: int) -> None:
    form = f"5 {' '.join(name)} 1443هـ"
    assert spans(form, None) == [(form, *hijri_span(1443, number, 5))]
