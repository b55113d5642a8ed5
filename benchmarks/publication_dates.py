"""How often a proposed day of publication is right: dates of a site are hidden and looked for.

Reads the site in FOLDER and changes nothing there. The dated articles fall into N parts; the dates
of one part at a time are hidden, so that the others can speak for them. Prints how many days were
proposed and how many of them are right; with --list every proposal. Articles whose own words rule
out the date they have count apart: such are copied or, in a made site, were dated at random.
Usage: python -m benchmarks.publication_dates FOLDER [--parts N] [--list]
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from sitegen.analyse.naming.listed import build_gazetteer
from sitegen.cache import Cache
from sitegen.compose.stories.find import find_stories
from sitegen.compose.undated.own_day import statements
from sitegen.compose.undated.propose import propose_dates
from sitegen.config import load_config
from sitegen.derived import Derived
from sitegen.errors import SitegenError
from sitegen.loading import Editorial, analyse_all, identify_all, load_content, load_editorial
from sitegen.model import Analysis, Article, ArticleTranslation, ComposedArticle, DateProposal
from sitegen.report import Reporter

# Enough articles keep their dates for stories to have some.
PARTS = 5


@dataclass(frozen=True, slots=True)
class Hidden:
    """An article whose date was hidden, that date, and what was proposed; None: nothing.

    `at_odds`: its own words rule out that date.
    """

    slug: str
    day: date
    proposal: DateProposal | None
    at_odds: bool


def hide_and_look(
    articles: Sequence[Article],
    analyses: dict[str, Analysis],
    editorial: Editorial,
    parts: int,
) -> Iterator[Hidden]:
    """Hide the dates of one part of the articles after the other and propose days for them."""
    dated = sorted((one for one in articles if one.date is not None), key=lambda one: one.slug)
    for part in range(min(parts, len(dated))):
        days = {one.slug: one.date for one in dated[part::parts] if one.date is not None}
        rest = [replace(one, date=None) if one.slug in days else one for one in articles]
        none = ArticleTranslation(None, ())
        shown = {one.slug: ComposedArticle(one, analyses[one.slug], none, ()) for one in rest}
        told = find_stories(rest, analyses, shown, editorial.stories)
        found = propose_dates(rest, analyses, told.stories.values(), told.passages)
        for slug, day in sorted(days.items()):
            said = statements(shown[slug].article.text, analyses[slug])
            yield Hidden(slug, day, found.get(slug), not all(one.fits(day) for one in said))


def looked_at(folder: Path, parts: int) -> list[Hidden]:
    """Return what becomes of each dated article of a site. Raises SitegenError."""
    config, reporter = load_config(folder), Reporter()
    with tempfile.TemporaryDirectory() as state, Cache(Path(state)) as cache:
        derived = Derived(cache)
        editorial = load_editorial(config)
        content = load_content(config, editorial, derived, reporter)
        decisions = editorial.decisions
        gazetteer = build_gazetteer(editorial.known, editorial.other_names, decisions.ignored)
        analysed = analyse_all(content.articles, gazetteer, config, derived, reporter)
        analyses = identify_all(analysed, editorial, config, derived).analyses
    return list(hide_and_look(content.articles, dict(analyses), editorial, parts))


def figures(hidden: Sequence[Hidden]) -> Iterator[str]:
    """Yield lines of figures: for those whose words agree with their date, and for the others."""
    for label, at_odds in (("words agree with the date", False), ("words rule out the date", True)):
        part = [one for one in hidden if one.at_odds is at_odds]
        yield f"{label}: {len(part)} dates hidden"
        for sure in ("high", "fair"):
            made = [one for one in part if one.proposal and one.proposal.confidence == sure]
            right = sum(one.proposal is not None and one.proposal.day == one.day for one in made)
            share = f", precision {right / len(made):.3f}" if made else ""
            yield f"  {sure}  {len(made)} proposed, {right} right{share}"


def main() -> None:
    """Read the arguments, hide the dates, print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="the folder of a site")
    parser.add_argument("--parts", type=int, default=PARTS, metavar="N")
    parser.add_argument("--list", action="store_true", help="print every proposal")
    arguments = parser.parse_args()
    if arguments.parts < 1:
        sys.exit("--parts: at least 1")
    try:
        hidden = looked_at(arguments.folder, arguments.parts)
    except SitegenError as error:
        sys.exit(f"{arguments.folder}: {error}")
    if arguments.list:
        for one in hidden:
            if one.proposal:
                why = " + ".join(f"{piece.kind}: {piece.text}" for piece in one.proposal.evidence)
                day, sure = one.proposal.day, one.proposal.confidence
                print(f"{one.slug}: is {one.day}, proposed {day} ({sure}): {why}")
    for line in figures(hidden):
        print(line)


if __name__ == "__main__":
    main()
