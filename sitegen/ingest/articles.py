"""Articles as the editor owns them: content/articles/*.md to Article values.

In: the folder and its files. Out: articles, and what is wrong between them (the same slug twice,
an outlet nobody listed). Refuses files without text and names that cannot be addresses.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from sitegen.errors import ArticleError, Problem, Severity
from sitegen.files import list_files, read_text, slugify
from sitegen.ingest.editorial import outlet_entry
from sitegen.ingest.front_matter import FrontMatter, read_front_matter
from sitegen.ingest.front_matter_reader import as_hijri
from sitegen.ingest.markdown import project
from sitegen.ingest.stated_dates import FIRST_YEAR
from sitegen.ingest.summary_checks import article_summary_problems
from sitegen.ingest.toml_file import ID
from sitegen.model import Article, Outlet
from sitegen.report import shown_path

SUFFIX = ".md"
# What stands in a new article in place of its text.
PLACEHOLDER = "اكتب نص الخبر هنا."
# An Arabic article may quote whole paragraphs in another script, but not most of it.
MIN_ARABIC = 0.3
_SLUG = re.compile(r"[a-z0-9-]+")


def list_articles(folder: Path) -> tuple[Path, ...]:
    """Return the article files in a folder and the folders inside it, sorted.

    What begins with "." or "_", and what lies in such a folder, is not an article. A folder that
    does not exist holds none. Raises ArticleError for a folder that cannot be read.
    """
    return tuple(
        path for path in list_files(folder, hidden=(".", "_")) if path.name.endswith(SUFFIX)
    )


def load_article(path: Path, root: Path) -> Article:
    """Read one article; a relative path is looked for under the site's root.

    Raises ArticleError with every problem found in the file.
    """
    text = read_text(root / path)
    front, body = read_front_matter(text, path)
    return make_article(slug_of(path), path, front or FrontMatter(), body)


def slug_of(path: Path) -> str:
    """Return the slug that a file's name gives. Raises ArticleError where it gives none."""
    if _SLUG.fullmatch(path.stem):
        return path.stem
    near = slugify(path.stem) or "a-name-in-latin-letters"
    raise ArticleError(
        f"its name cannot be an address: {path.stem}",
        path=path,
        hint=f"rename it to {near}{SUFFIX}: only a-z, 0-9 and - are allowed",
    )


def make_article(slug: str, path: Path, front: FrontMatter, body: str) -> Article:
    """Join front matter and body. Raises ArticleError where the body has no text.

    Of an article that was taken down for good the text may be gone.
    """
    projection = project(body)
    is_gone = front.status == "withdrawn" and front.withdrawal.tombstone
    if not projection.text and not is_gone:
        raise ArticleError(
            "has no text",
            path=path,
            hint="write the article below the front matter, or delete the file",
        )
    return Article(
        slug=slug,
        path=path,
        title=front.title,
        text=projection.text,
        blocks=projection.blocks,
        title_en=front.title_en,
        date=front.date,
        outlet=front.outlet,
        agency=front.agency,
        url=front.url,
        author=front.author,
        lang=front.lang,
        status=front.status,
        summary=front.summary,
        origin=front.origin,
        removed=front.removed,
        overrides=front.overrides,
        markup=projection.markup,
        rights=front.rights,
        withdrawal=front.withdrawal,
    )


def check_articles(articles: Sequence[Article], outlets: Sequence[Outlet]) -> tuple[Problem, ...]:
    """Return what is wrong between articles, or between them and the outlets.

    Of articles with the same slug, all but the first by path are the wrong ones.
    """
    first: dict[str, Path] = {}
    problems: list[Problem] = []
    for article in sorted(articles, key=lambda article: article.path):
        if article.slug in first:
            problems.append(_duplicate(article, first[article.slug]))
        first.setdefault(article.slug, article.path)
        problems += _unknown_publishers(article, outlets)
        if article.date is None and article.status == "published":
            problems.append(_undated(article))
        if article.date is not None and article.date.year < FIRST_YEAR:
            problems.append(_too_old(article, article.date))
        if PLACEHOLDER in article.text and article.status == "published":
            problems.append(_unwritten(article))
        problems += article_summary_problems(article.summary, article.path)
        if _arabic_share(article.text) < MIN_ARABIC:
            problems.append(_foreign(article))
    return tuple(problems)


def line_of(path: Path, key: str) -> int | None:
    """Return the 1-based line of a top-level key in a file's front matter, None where unseen."""
    try:
        lines = read_text(path).split("\n")
    except ArticleError:
        return None
    matching = (number for number, line in enumerate(lines, 1) if line.startswith(f"{key}:"))
    return next(matching, None)


def _unwritten(article: Article) -> Problem:
    return Problem(
        f"is to be published, but still says “{PLACEHOLDER}”",
        article.path,
        hint="write the article and delete that line, or put back `status: draft`",
    )


def _duplicate(article: Article, first: Path) -> Problem:
    return Problem(
        f"has the same slug as {shown_path(first)}: {article.slug}",
        article.path,
        hint="rename one of the two files; its name is its address on the site",
    )


def _unknown_publishers(article: Article, outlets: Sequence[Outlet]) -> list[Problem]:
    known = {outlet.id for outlet in outlets}
    return [
        Problem(
            f"{key} is not in outlets.toml: {value}",
            article.path,
            line_of(article.path, key),
            _publisher_hint(key, value, outlets),
        )
        for key, value in (("outlet", article.outlet), ("agency", article.agency))
        if value and value not in known
    ]


def _publisher_hint(key: str, value: str, outlets: Sequence[Outlet]) -> str:
    """Say how an outlet is named: by its id, not by its name."""
    named = next(
        (item for item in outlets if value in (item.name_ar, item.name_en, *item.variants)), None
    )
    if named:
        return f"write its id: `{key}: {named.id}`"
    near = difflib.get_close_matches(value, sorted(outlet.id for outlet in outlets), n=1)
    meant = f"did you mean {near[0]}? Otherwise " if near else ""
    if ID.fullmatch(value):
        return f'{meant}add [[outlet]] with id = "{value}" to content/outlets.toml'
    return (
        f"{meant}add it to content/outlets.toml and write its id, in small Latin letters, "
        f"after `{key}:`\n{outlet_entry(value, kind=key)}"
    )


def _undated(article: Article) -> Problem:
    return Problem(
        "has no date: the article stands under “undated”, and its relative dates stay open",
        article.path,
        line_of(article.path, "date"),
        "fill in `date: YYYY-MM-DD`",
        Severity.WARNING,
    )


def _too_old(article: Article, day: date) -> Problem:
    """Warn of a day on which no news article appeared; it may be of the Hijri calendar."""
    return Problem(
        f"date is {day}: the article stands in the archive of the year {day.year}",
        article.path,
        line_of(article.path, "date"),
        as_hijri(day.year, day.month, day.day)
        or "check the year; days are those of the Gregorian calendar",
        Severity.WARNING,
    )


def _arabic_share(text: str) -> float:
    """Return which share of the letters is Arabic; 1 for a text without letters."""
    letters = [character for character in text if character.isalpha()]
    arabic = sum(unicodedata.name(letter, "").startswith("ARABIC") for letter in letters)
    return arabic / len(letters) if letters else 1.0


def _foreign(article: Article) -> Problem:
    return Problem(
        "has hardly any Arabic: names, dates and summary are looked for in Arabic alone",
        article.path,
        hint="check that this is the Arabic text, and that nothing spoilt its letters",
        severity=Severity.WARNING,
    )
