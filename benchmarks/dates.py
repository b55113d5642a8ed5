"""How well time expressions are found in Arabic and read as days, and how fast.

Reads `un_dates_dev.tsv` in the folder SITEGEN_EVAL_DATA: Arabic, English and the days of
sentences of United Nations documents; and sentences labelled by hand in tests/quality/dates_*.txt.
Usage: python -m benchmarks.dates [--part dev|test] [--gold FILE] [--un FILE] [--list]
"""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path

from benchmarks.english_days import Day, english_days
from sitegen.analyse.dating.find import find_dates
from sitegen.arabic.calendar import resolve
from sitegen.model import ResolvedDate

DATA = "SITEGEN_EVAL_DATA"
UN_FILE = "un_dates_dev.tsv"
NEWS_FILE = "anercorp_train.conll"
LABELS = Path(__file__).parents[1] / "tests" / "quality"
PARTS = ("dev", "test")
# Years that the text leaves unsaid are taken near this day; only their month and day are compared.
ANCHOR = date(2010, 6, 15)
_UNKNOWN_YEAR = "XXXX"
# Of a case: the days that a label may leave out.
_NONE = "-"
_FIELDS = (5, 6)
# Enough sentences for a steady figure, few enough to wait for.
_TIMED = 3000


@dataclass(frozen=True)
class Row:
    """A sentence of the United Nations, its English, and the days it speaks of."""

    arabic: str
    english: str
    days: tuple[Day, ...]


@dataclass
class UnResult:
    """Counts of sentences: with full days, all found; with days without year; with a day extra."""

    rows: int = 0
    full: int = 0
    full_found: int = 0
    yearless: int = 0
    yearless_found: int = 0
    extra: int = 0


@dataclass(frozen=True)
class Labelled:
    """A time expression as a person sees it: words, days, kind, precision, calendar."""

    words: str
    first: str
    last: str
    kind: str
    precision: str
    calendar: str = "gregorian"


@dataclass(frozen=True)
class Case:
    """A sentence with its day of publication and its time expressions in order."""

    day: date | None
    text: str
    labels: tuple[Labelled, ...]


@dataclass
class GoldResult:
    """Counts of expressions: right by their words, their days too, and all that is said of them."""

    labelled: int = 0
    found: int = 0
    span: int = 0
    value: int = 0
    everything: int = 0

    def add(self, other: GoldResult) -> None:
        """Add another sentence's counts to these."""
        for count in fields(self):
            setattr(self, count.name, getattr(self, count.name) + getattr(other, count.name))

    def f1(self, count: str) -> float:
        """Return the harmonic mean of precision and recall, 0 to 1, for one of the counts."""
        right: int = getattr(self, count)
        return 2 * right / (self.found + self.labelled) if right else 0.0


def read_un(path: Path) -> list[Row]:
    """Read sentences with their days; ValueError where a line has other fields."""
    rows = []
    for line in path.read_text(encoding="utf-8").splitlines():
        arabic, english, days = line.split("\t")
        rows.append(Row(arabic, english, tuple(_day(iso) for iso in days.split(";") if iso)))
    return rows


def _day(iso: str) -> Day:
    year, month, day = iso.strip().split("-")
    return (None if year == _UNKNOWN_YEAR else int(year), int(month), int(day))


def found_days(text: str) -> tuple[tuple[ResolvedDate, bool], ...]:
    """Find the expressions that name a day, and tell of each whether it says the year too."""
    found = []
    for expression in find_dates(text):
        resolved = resolve(expression, ANCHOR)
        if expression.precision == "day" and resolved.first and expression.kind == "explicit":
            found.append((resolved, resolve(expression, None).first is not None))
    return tuple(found)


def is_found(day: Day, found: Iterable[tuple[ResolvedDate, bool]]) -> bool:
    """Tell whether a day is that of an expression, or lies in its range; any year where unsaid."""
    year, month, number = day
    for one, says_year in found:
        first, last = one.first, one.last or one.first
        if first is None or last is None or (year is not None and not says_year):
            continue
        years = range(first.year, last.year + 1) if year is None else (year,)
        for candidate in years:
            try:
                if first <= date(candidate, month, number) <= last:
                    return True
            except ValueError:
                continue
    return False


def extra_days(row: Row, found: Iterable[tuple[ResolvedDate, bool]]) -> tuple[str, ...]:
    """Return the expressions with an end that is a day of neither language."""
    known = {*row.days, *english_days(row.english)}
    in_any_year = {(month, day) for _, month, day in known}
    yearless = {(month, day) for year, month, day in known if year is None}
    extra = []
    for one, says_year in found:
        for end in filter(None, (one.first, one.last)):
            month_day = (end.month, end.day)
            if says_year:
                is_known = (end.year, *month_day) in known or month_day in yearless
            else:
                is_known = month_day in in_any_year
            if not is_known:
                extra.append(one.text)
    return tuple(extra)


def measure_un(rows: Sequence[Row], *, show: bool = False) -> UnResult:
    """Count the sentences whose days are found; `show` prints those that miss or add one."""
    result = UnResult(rows=len(rows))
    for row in rows:
        found = found_days(row.arabic)
        full = [day for day in row.days if day[0] is not None]
        yearless = [day for day in row.days if day[0] is None]
        missed = [day for day in row.days if not is_found(day, found)]
        extra = extra_days(row, found)
        result.full += bool(full)
        result.full_found += bool(full) and not any(day in missed for day in full)
        result.yearless += bool(yearless)
        result.yearless_found += bool(yearless) and not any(day in missed for day in yearless)
        result.extra += bool(extra)
        if show and (missed or extra):
            words = [one.text for one, _ in found]
            print(f"missed {missed}, extra {extra}, found {words}\n  {row.arabic}\n  {row.english}")
    return result


def read_gold(path: Path) -> list[Case]:
    """Read labelled sentences; ValueError names a case that is malformed."""
    cases = []
    for group in path.read_text(encoding="utf-8").split("\n\n"):
        lines = [line for line in group.splitlines() if line.strip() and not line.startswith("#")]
        if not lines:
            continue
        keys = [line.partition(": ")[0] for line in lines]
        values = [line.partition(": ")[2] for line in lines]
        if keys != ["on", "text", *["is"] * (len(lines) - 2)]:
            raise ValueError(f"malformed case: {lines}")
        labels = tuple(_label(value) for value in values[2:])
        day = None if values[0] == _NONE else date.fromisoformat(values[0])
        cases.append(Case(day, values[1], labels))
    return cases


def _label(value: str) -> Labelled:
    parts = [part.strip() for part in value.split(" | ")]
    if len(parts) not in _FIELDS:
        raise ValueError(f"malformed label: {value}")
    return Labelled(*parts)


def labels_found(case: Case) -> tuple[tuple[int, Labelled], ...]:
    """Find the expressions of a sentence, in the terms of the labels, with their offsets."""
    found = []
    for expression in find_dates(case.text):
        one = resolve(expression, case.day)
        first, last = (str(end) if end else _NONE for end in (one.first, one.last))
        label = Labelled(one.text, first, last, one.kind, one.precision, one.calendar)
        found.append((one.start, label))
    return tuple(found)


def _placed(case: Case) -> tuple[tuple[int, Labelled], ...]:
    """Tell where the labelled words stand; ValueError where they do not, in this order."""
    placed, at = [], 0
    for label in case.labels:
        start = case.text.find(label.words, at)
        if start < 0:
            raise ValueError(f"not in the text, or not in order: {label.words} in {case.text}")
        placed.append((start, label))
        at = start + len(label.words)
    return tuple(placed)


def compare(case: Case) -> GoldResult:
    """Count what is right in one sentence."""
    wanted, found = _placed(case), labels_found(case)
    result = GoldResult(len(wanted), len(found))
    by_place = {(start, label.words): label for start, label in found}
    for start, label in wanted:
        one = by_place.get((start, label.words))
        if one is None:
            continue
        result.span += 1
        result.value += (one.first, one.last) == (label.first, label.last)
        result.everything += one == label
    return result


def measure_gold(cases: Iterable[Case], *, show: bool = False) -> GoldResult:
    """Count what is right in all sentences; `show` prints where something is not."""
    result = GoldResult()
    for case in cases:
        result.add(compare(case))
        wanted, found = _placed(case), labels_found(case)
        if show and wanted != found:
            print(f"on {case.day}: {case.text}")
            for sign, one, other in (("-", wanted, found), ("+", found, wanted)):
                for entry in one:
                    if entry not in other:
                        print(f"  {sign} {entry[1]}")
    return result


def sentences(folder: Path) -> Iterator[str]:
    """Yield sentences of documents and of news, the words of the latter joined by blanks."""
    for row in read_un(folder / UN_FILE):
        yield row.arabic
    for group in (folder / NEWS_FILE).read_text(encoding="utf-8").split("\n\n"):
        yield " ".join(line.split()[0] for line in group.splitlines() if line.strip())


def sentences_per_second(texts: Sequence[str]) -> float:
    """Find and resolve the dates of every sentence; return how many a second, on one core."""
    find_dates(texts[0])
    began = time.perf_counter()
    for text in texts:
        for expression in find_dates(text):
            resolve(expression, ANCHOR)
    return len(texts) / (time.perf_counter() - began)


def show_un(result: UnResult) -> None:
    """Print the shares of sentences."""
    rows = (
        ("sentences with full days, all found", result.full_found, result.full),
        ("sentences with days without year, all found", result.yearless_found, result.yearless),
        ("sentences with a day that is in neither language", result.extra, result.rows),
    )
    for words, part, whole in rows:
        print(f"{words:50} {part:4}/{whole:4} = {part / max(whole, 1):.4f}")


def show_gold(result: GoldResult) -> None:
    """Print precision, recall and their mean for span, span and days, and everything."""
    print(f"{result.labelled} expressions labelled, {result.found} found")
    for words, count in (("span", "span"), ("span and days", "value"), ("all", "everything")):
        right: int = getattr(result, count)
        precision, recall = right / max(result.found, 1), right / max(result.labelled, 1)
        print(f"{words:14} P {precision:.3f} R {recall:.3f} F1 {result.f1(count):.3f}")


def main() -> None:
    """Read the arguments, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--part", choices=PARTS, default="dev")
    parser.add_argument("--gold", type=Path, help="labelled sentences instead of those of the part")
    parser.add_argument("--un", type=Path, help="another file in the format of the UN sentences")
    parser.add_argument("--list", action="store_true", help="what is wrong; not for the test part")
    arguments = parser.parse_args()
    folder = os.environ.get(DATA)
    if folder or arguments.un:
        un_file = arguments.un or Path(str(folder)) / UN_FILE
        show_un(measure_un(read_un(un_file), show=arguments.list))
    else:
        print(f"the sentences of the United Nations: not measured, {DATA} is not set")
    gold = arguments.gold or LABELS / f"dates_{arguments.part}.txt"
    if gold.is_file():
        is_shown = arguments.list and (arguments.gold is not None or arguments.part == "dev")
        show_gold(measure_gold(read_gold(gold), show=is_shown))
    else:
        print(f"labelled sentences: not measured, there is no file {gold}")
    if folder:
        texts = list(sentences(Path(folder)))[:_TIMED]
        print(f"{sentences_per_second(texts):.0f} sentences a second, on one core")


if __name__ == "__main__":
    main()
