"""Counts of what came in, as pages show them: sums, years with their months, bars."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from sitegen.model import Intake
from sitegen.render import urls
from sitegen.render.edition import Place
from sitegen.render.outlet_views import Bar, Counts, IntakeRow, IntakeYear


def counts_of(rows: Iterable[Intake]) -> Counts:
    """Add up what was received."""
    found = tuple(rows)
    return Counts(
        received=sum(row.received for row in found),
        shown=sum(row.shown for row in found),
        drafts=sum(row.drafts for row in found),
        withdrawn=sum(row.withdrawn for row in found),
    )


def bar_of(counts: Counts, most: int) -> Bar:
    """Draw what was received, where the longest bar stands for `most` articles."""
    shown = round(100 * counts.shown / most) if most else 0
    whole = round(100 * counts.received / most) if most else 0
    return Bar(shown, whole - shown)


def by_years(place: Place, rows: Sequence[Intake]) -> tuple[IntakeYear, ...]:
    """Gather months into years, the newest first; what has no date comes last.

    The bars of years are measured by the fullest of them, those of months by the fullest month.
    """
    years: dict[date | None, list[Intake]] = {}
    for row in sorted(rows, key=_newest_first):
        years.setdefault(row.month and row.month.replace(month=1), []).append(row)
    counts = {year: counts_of(of_year) for year, of_year in years.items()}
    most_of_year = max((found.received for found in counts.values()), default=0)
    most_of_month = max((row.received for row in rows if row.month), default=0)
    return tuple(
        IntakeYear(
            row=_row(*_year(place, year), counts[year], most_of_year),
            months=tuple(
                _row(*_month(place, row.month), counts_of((row,)), most_of_month)
                for row in of_year
                if row.month
            ),
        )
        for year, of_year in years.items()
    )


def _newest_first(row: Intake) -> int:
    return -row.month.toordinal() if row.month else 0


def _year(place: Place, year: date | None) -> tuple[str, str]:
    """Return the name and the link of a year, or of what has no date."""
    if year is None:
        return place.wording.gettext("Without a date"), place.href(urls.undated(place.tree))
    return place.wording.year(year), place.href(urls.year(place.tree, year))


def _month(place: Place, month: date) -> tuple[str, str]:
    """Return the name and the link of a month; it stands below its year."""
    return place.wording.month_alone(month), place.href(urls.month(place.tree, month))


def _row(label: str, href: str, counts: Counts, most: int) -> IntakeRow:
    """Return a row; the archive has a page for it only where something is shown."""
    return IntakeRow(
        label=label,
        href=href if counts.shown else "",
        counts=counts,
        bar=bar_of(counts, most),
    )
