"""What the render stage is told besides the digest: where to write, what the site is called.

Plain values only; nothing here reads a file or decides anything.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from sitegen.render.views import Language, Tree

# How the site names who reviewed or drafted English: as written, by initials, or not at all.
Naming = Literal["name", "initials", "hidden"]
# The day that a week begins with.
WeekStart = Literal["monday", "sunday", "saturday"]


@dataclass(frozen=True, slots=True)
class SiteTree:
    """A language that the interface speaks, and what the site is called and says in it.

    `reads` is the language that its readers follow the articles in, their names and titles.
    `about` is the Markdown of the about page, empty for the default text.
    """

    tree: Tree
    reads: Language
    title: str
    description: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class RenderOptions:
    """How the site is rendered.

    `theme` is the packaged default theme, `overrides` the site's own templates laid over it file
    by file (None: none). `site_url` is empty or ends with a slash. `page_size` counts articles.
    `trees` are the languages of the interface, Arabic and English first. `engine_label` names the
    translation engine, empty where there is none. With `preview` drafts are shown and search
    engines are sent away. `today` is the day of the build: what is dated later is marked (None:
    nothing is). `reviewer` is how the persons behind the English are named. Calendars begin their
    weeks with `week_start`.
    So many of the newest articles have a `cards` image of their own, with the site's address known;
    with 0 there is none at all. They are set in `card_font`, if any.
    `feed_id` is what entries of feeds are named after (empty: `site_url`); it ends with a slash.
    """

    output: Path
    theme: Path
    overrides: Path | None
    site_url: str
    directory_urls: bool
    page_size: int
    trees: tuple[SiteTree, ...]
    engine_label: str
    preview: bool
    version: str
    today: date | None = None
    reviewer: Naming = "name"
    week_start: WeekStart = "monday"
    cards: int = 0
    card_font: Path | None = None
    feed_id: str = ""
