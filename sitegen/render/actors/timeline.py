"""How often an actor is named over time, counted by the days, months or years that suit the span.

In: the days of articles. Out: stretches of equal length with their counts, a bar chart of them in
one line, and rows of a list. Articles without a date are counted apart, never placed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from sitegen.render import urls
from sitegen.render.actor_views import Spark, TimelineRow
from sitegen.render.edition import Place
from sitegen.render.wording import Wording

Unit = Literal["day", "month", "year"]

# A list of more rows is no longer taken in at a glance: two weeks of days, two years of months.
LIST_DAYS, LIST_MONTHS = 14, 24
# In a line beside a name a bar may be as thin as a stroke: a month of days, five years of months.
SPARK_DAYS, SPARK_MONTHS = 31, 60
# The bar chart's box: as wide as a word, as high as its letters.
SPARK_WIDTH, SPARK_HEIGHT = 60, 14
# Between two bars, as a part of the room that each has.
GAP = 0.25
MONTHS = 12


@dataclass(frozen=True, slots=True)
class Span:
    """Stretches of one unit from the first to the last, each by its first day."""

    unit: Unit
    starts: tuple[date, ...]

    def start_of(self, day: date) -> date:
        """Return the first day of the stretch that holds a day."""
        return _start(day, self.unit)


def spark_span(days: Iterable[date]) -> Span | None:
    """Return the span that all bar charts of an index share; None where nothing is dated."""
    return _span(days, SPARK_DAYS, SPARK_MONTHS)


def spark(days: Sequence[date], span: Span | None, wording: Wording) -> Spark | None:
    """Draw the articles of some days over a span; None where there is nothing to compare."""
    if span is None or len(span.starts) < 2 or not days:
        return None
    counts = Counter(span.start_of(day) for day in days)
    most, step = max(counts.values()), SPARK_WIDTH / len(span.starts)
    bars = []
    for place, start in enumerate(span.starts):
        if counts[start]:
            height = max(1, round(SPARK_HEIGHT * counts[start] / most))
            left, width = _short(place * step), _short(step * (1 - GAP))
            bars.append(f"M{left} {SPARK_HEIGHT}v-{height}h{width}v{height}z")
    label = _by_unit(span.unit, wording) % {
        "first": _label(span.starts[0], span.unit, wording),
        "last": _label(span.starts[-1], span.unit, wording),
        "counts": wording.listed(wording.number(counts[start]) for start in span.starts),
    }
    return Spark("".join(bars), label)


def timeline(place: Place, days: Iterable[date | None]) -> tuple[TimelineRow, ...]:
    """List how many articles name an actor in each stretch, oldest first, the undated last."""
    every = list(days)
    dated = [day for day in every if day]
    span = _span(dated, LIST_DAYS, LIST_MONTHS)
    counts = Counter(span.start_of(day) for day in dated) if span else Counter[date]()
    undated = len(every) - len(dated)
    most = max([*counts.values(), undated], default=0)
    rows = [
        TimelineRow(
            label=_label(start, span.unit, place.wording),
            href=place.href(_address(start, span.unit, place)) if counts[start] else "",
            articles=counts[start],
            percent=round(100 * counts[start] / most),
        )
        for start in (span.starts if span else ())
        if span
    ]
    if undated:
        label, address = place.wording.gettext("Without a date"), urls.undated(place.tree)
        rows.append(TimelineRow(label, place.href(address), undated, round(100 * undated / most)))
    return tuple(rows)


def _span(days: Iterable[date], most_days: int, most_months: int) -> Span | None:
    found = sorted(set(days))
    if not found:
        return None
    first, last = found[0], found[-1]
    months = (last.year - first.year) * MONTHS + last.month - first.month + 1
    length = (last - first).days + 1
    unit: Unit = "day" if length <= most_days else "month" if months <= most_months else "year"
    starts = [_start(first, unit)]
    while starts[-1] < _start(last, unit):
        starts.append(_next(starts[-1], unit))
    return Span(unit, tuple(starts))


def _start(day: date, unit: Unit) -> date:
    if unit == "day":
        return day
    return day.replace(day=1) if unit == "month" else day.replace(month=1, day=1)


def _next(start: date, unit: Unit) -> date:
    if unit == "day":
        return start + timedelta(days=1)
    if unit == "year":
        return start.replace(year=start.year + 1)
    year, month = divmod(start.month, MONTHS)
    return start.replace(year=start.year + year, month=month + 1)


def _label(start: date, unit: Unit, wording: Wording) -> str:
    if unit == "day":
        return wording.day(start)
    return wording.month(start) if unit == "month" else wording.year(start)


def _address(start: date, unit: Unit, place: Place) -> str:
    if unit == "day":
        return urls.day_page(place.tree, start)
    return urls.month(place.tree, start) if unit == "month" else urls.year(place.tree, start)


def _by_unit(unit: Unit, wording: Wording) -> str:
    if unit == "day":
        return wording.gettext("Articles by day, %(first)s to %(last)s: %(counts)s")
    if unit == "month":
        return wording.gettext("Articles by month, %(first)s to %(last)s: %(counts)s")
    return wording.gettext("Articles by year, %(first)s to %(last)s: %(counts)s")


def _short(number: float) -> str:
    """Write a length with no more places than a screen can show."""
    return f"{number:.1f}".removesuffix(".0")
