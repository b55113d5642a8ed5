"""Dates in front matter that the article's own words contradict: "today, Thursday 21 March".

In: dated articles and their analyses. Out: a warning for each whose words name another day as their
own. Only words that say day and month of it count; where they allow the date once, it stands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from pathlib import Path

from sitegen.compose.undated.own_day import Said, day_statements
from sitegen.errors import Problem, Severity
from sitegen.model import Analysis, Article

# Tells on which line of an article's file its date stands.
LineOf = Callable[[Path], int | None]

# An agency's report is printed on its day or soon after; what calls a day "today" is of that day.
_PRINTED_WITHIN = timedelta(days=2)
# Within so many years, before or after, every day but 29 February falls on each weekday.
_YEARS_AROUND = 6
# Nearer than this no other year is meant where none is said.
_HALF_A_YEAR = timedelta(days=183)


def check_own_days(
    articles: Iterable[Article], analyses: Mapping[str, Analysis], line_of: LineOf
) -> tuple[Problem, ...]:
    """Return a warning for each date that the article's own words contradict.

    `analyses` are by slug. What the editor says of a phrase under `overrides.dates` takes it out.
    """
    problems = []
    for article in articles:
        if article.date is None:
            continue
        found = _contradiction(article, article.date, analyses[article.slug])
        if found is not None:
            said, own = found
            words = " ".join(said.text.split())
            problems.append(
                Problem(
                    f"date is {article.date}, but by its own words “{words}” the article is of "
                    f"{_written(said, own, article.date)}",
                    article.path,
                    line_of(article.path),
                    "correct the date; if it is right, say under overrides.dates what these words "
                    "mean",
                    Severity.WARNING,
                )
            )
    return tuple(problems)


def _contradiction(article: Article, day: date, analysis: Analysis) -> tuple[Said, date] | None:
    """Return the words that contradict an article's date, and the day that they mean."""
    own: dict[date, Said] = {}
    for said in day_statements(article.text, analysis):
        meant = _meant(said, day) if said.is_dated and not _is_decided(said, article) else None
        if meant is None:
            continue
        if _allows(said, meant, day):
            return None
        own.setdefault(meant, said)
    # Words that contradict each other tell nothing of the date.
    return next(((said, meant) for meant, said in own.items()), None) if len(own) == 1 else None


def _written(said: Said, own: date, day: date) -> str:
    """Write the day that words mean; the year only where they say it, or none other is near."""
    is_sure = said.year is not None or abs(own - day) < _HALF_A_YEAR
    return f"{own:%A} {own.day} {own:%B} " + (f"{own:%Y}" if is_sure else "of another year")


def _allows(said: Said, meant: date, day: date) -> bool:
    """Tell whether an article with these words can be of this day."""
    late = _PRINTED_WITHIN if said.kind == "line" else timedelta()
    return meant <= day <= meant + late


def _meant(said: Said, day: date) -> date | None:
    """Return the article's own day by these words; of an unsaid year the nearest that fits.

    None where there is no such day, or it is not the weekday that is said with it.
    """
    around = range(day.year - _YEARS_AROUND, day.year + _YEARS_AROUND + 1)
    years = around if said.year is None else (said.year,)
    own = [found for year in years if (found := said.own_day(year)) and said.fits(found)]
    return min(own, key=lambda found: abs(found - day), default=None)


def _is_decided(said: Said, article: Article) -> bool:
    """Tell whether the editor says what these words mean."""
    return any(one.text in said.text for one in article.overrides.dates)
