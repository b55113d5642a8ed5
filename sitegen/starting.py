"""A site of one's own: the files of a new site, and the file of a new article.

In: a folder, or a title with what else is known of the article. Out: files. Never writes over
anything: a folder that is in use stays as it is, an article whose name is taken gets another.
"""

from __future__ import annotations

import contextlib
import difflib
import os
import secrets
import shutil
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from pathlib import Path

from sitegen.config import FILE_NAME, find_site
from sitegen.errors import ArticleError, OutputError, Problem, Severity
from sitegen.files import MAX_SLUG, TEMP_PREFIX, slugify, write_atomic
from sitegen.ingest.articles import PLACEHOLDER, SUFFIX, list_articles
from sitegen.ingest.characters import one_line
from sitegen.ingest.front_matter import FrontMatter, write_front_matter
from sitegen.model import Outlet
from sitegen.romanising.romanise import romanise

# A name that begins with a dot would leave this file out of the clone that packages it.
GIT_IGNORE = "gitignore"
# The paragraph is needed: an article without text is an error.
BODY = f"""
<!-- Write the article here, in Arabic, with an empty line between paragraphs.
     Delete this note and the line below it. No page shows the note. -->

{PLACEHOLDER}
"""


@dataclass(frozen=True, slots=True)
class Draft:
    """What is known of a new article; `slug` and `outlet` are empty where nothing was said."""

    title: str
    day: date
    slug: str = ""
    outlet: str = ""


def start_site(folder: Path) -> tuple[Problem, ...]:
    """Make a complete small site in a folder that is new, or holds nothing but hidden files.

    All of it comes to stand there or nothing; sitegen.toml, which makes a folder a site, comes
    last. Returns a warning for a hidden file of the folder's own that was kept in place of ours,
    and where the folder lies inside another site. Raises OutputError.
    """
    _refuse_unwritable_name(folder)
    _refuse_in_way(folder)
    exists = folder.is_dir()
    everything = _contents()
    contents = {name: data for name, data in everything.items() if not _stands(folder / name)}
    stage = (folder if exists else folder.parent) / f"{TEMP_PREFIX}{secrets.token_hex(8)}"
    moved: list[Path] = []
    try:
        for name, data in contents.items():
            write_atomic(stage / name, data)
        if exists:
            _move(stage, folder, moved)
        else:
            stage.rename(folder)
    except BaseException as error:
        for path in (stage, *moved):
            _remove(path)
        if isinstance(error, OutputError):
            raise OutputError(
                error.problems[0].message, path=folder, hint=error.problems[0].hint
            ) from error
        if isinstance(error, OSError):
            raise OutputError(
                f"cannot be written: {error.strerror or error}",
                path=folder,
                hint="check the folder's permissions, and that nothing else works in it",
            ) from error
        raise
    kept = [_kept(folder / name) for name in everything if name not in contents]
    return (*kept, *_inside_another(folder))


def start_article(draft: Draft, articles: Path, outlets: Sequence[Outlet]) -> Path:
    """Write the file of a new article, marked as a draft, and return its path.

    The slug comes from the title where none is given: its letters in Latin, or the day where it
    has no letters. A title without an Arabic letter is taken for the English one. Raises
    ArticleError for a title without text, a slug that is none or is taken, an outlet that is not
    listed, a folder that cannot be read; and OutputError.
    """
    title = one_line(draft.title)
    if not title:
        raise ArticleError("the title is empty", hint='write it in quotes: sitegen new "title"')
    _refuse_unknown(draft.outlet, outlets)
    arabic = any(unicodedata.name(letter, "").startswith("ARABIC LETTER") for letter in title)
    front = FrontMatter(
        title=title if arabic else "",
        title_en="" if arabic else title,
        date=draft.day,
        outlet=draft.outlet,
        status="draft",
    )
    taken = {path.stem for path in list_articles(articles)}
    slug = _given_slug(draft.slug, taken) if draft.slug else _free_slug(title, draft.day, taken)
    path = articles / f"{slug}{SUFFIX}"
    write_atomic(path, f"{write_front_matter(front)}{BODY}".encode())
    return path


def _contents() -> dict[str, bytes]:
    """Return the files of a new site by their path in it, sitegen.toml last."""
    base = Path(str(files("sitegen"))) / "starter"
    found = {
        path.relative_to(base).as_posix(): path.read_bytes()
        for path in sorted(base.rglob("*"))
        if path.is_file()
    }
    found[f".{GIT_IGNORE}"] = found.pop(GIT_IGNORE)
    found[FILE_NAME] = found.pop(FILE_NAME)
    return found


def _refuse_unwritable_name(folder: Path) -> None:
    """Raise OutputError for a path that no page or message of a build could write."""
    path = os.fspath(folder.absolute())
    try:
        path.encode()
    except UnicodeEncodeError as error:
        shown = os.fsencode(folder).decode("ascii", "backslashreplace")
        raise OutputError(
            f"the folder's path is not UTF-8; nothing was written: {shown}",
            hint="name a folder, in folders, whose names are UTF-8",
        ) from error


def _refuse_in_way(folder: Path) -> None:
    """Raise OutputError, naming them, where files stand that are not ours to touch."""
    if not _stands(folder):
        return
    if not folder.is_dir():
        raise OutputError(
            "is a file, not a folder", path=folder, hint="name a folder that does not exist yet"
        )
    try:
        in_way = sorted(path.name for path in folder.iterdir() if not path.name.startswith("."))
    except OSError as error:
        raise OutputError(
            f"cannot be read: {error.strerror or error}",
            path=folder,
            hint="check the folder's permissions",
        ) from error
    if in_way:
        raise OutputError(
            f"is in use; nothing was written. In the way: {_named(in_way)}",
            path=folder,
            hint="name a folder that does not exist yet, or move these away first",
        )


def _stands(path: Path) -> bool:
    """Tell whether anything has this name, a link that leads nowhere included."""
    return path.exists() or path.is_symlink()


def _kept(path: Path) -> Problem:
    return Problem(
        "was here before and is left as it is",
        path,
        hint="let it leave out what builds make: /site/ and /.sitegen/",
        severity=Severity.WARNING,
    )


def _named(names: Sequence[str]) -> str:
    """List names, not more than a person reads."""
    shown = 10
    more = f" and {len(names) - shown} more" if len(names) > shown else ""
    return ", ".join(names[:shown]) + more


def _move(stage: Path, folder: Path, moved: list[Path]) -> None:
    """Move what is ready into the folder, sitegen.toml last; `moved` grows as it goes."""
    names = sorted((path.name for path in stage.iterdir()), key=lambda name: name == FILE_NAME)
    for name in names:
        target = folder / name
        (stage / name).rename(target)
        moved.append(target)
    stage.rmdir()


def _remove(path: Path) -> None:
    """Take back what a start that failed has made."""
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)


def _inside_another(folder: Path) -> tuple[Problem, ...]:
    outer = find_site(folder.resolve().parent)
    if outer is None:
        return ()
    return (
        Problem(
            f"lies inside another site: {outer}",
            folder,
            hint="that works, but move it out if you did not mean it",
            severity=Severity.WARNING,
        ),
    )


def _refuse_unknown(outlet: str, outlets: Sequence[Outlet]) -> None:
    known = sorted(one.id for one in outlets)
    if outlet and outlet not in known:
        near = difflib.get_close_matches(outlet, known, n=1)
        listed = f"known: {', '.join(known)}" if known else "no outlet is listed there yet"
        raise ArticleError(
            f"there is no outlet {outlet} in outlets.toml",
            hint=f"did you mean {near[0]}?" if near else listed,
        )


def _given_slug(slug: str, taken: set[str]) -> str:
    """Return the slug that was asked for; it is an address, so no other will do."""
    if slugify(slug) != slug:
        near = slugify(_latin(slug)) or "a-name-in-latin-letters"
        raise ArticleError(
            f"this cannot be an address: {slug}",
            hint=f"write it with a-z, 0-9 and single hyphens, at most {MAX_SLUG} long: {near}",
        )
    if slug in taken:
        raise ArticleError(
            f"there is an article {slug} already", hint="choose another name for --slug"
        )
    return slug


def _free_slug(title: str, day: date, taken: set[str]) -> str:
    """Make a slug of the title that no article has yet."""
    long = slugify(_latin(title)[: MAX_SLUG * 2])
    # Cut between words where the limit would cut inside one.
    base = long if len(long) < MAX_SLUG else long.rpartition("-")[0] or long
    base = base or f"article-{day.isoformat()}"
    slug, number = base, 1
    while slug in taken:
        number += 1
        slug = f"{base}-{number}"
    return slug


def _latin(text: str) -> str:
    """Return a text in Latin letters."""
    return romanise([text])[0].text
