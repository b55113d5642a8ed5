"""Files of a site's `templates/` whose names nothing asks for: most likely misspelt.

In: the two folders, and the templates that pages are made of. Out: warnings, each with the name
that was probably meant.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from sitegen.errors import Problem, Severity
from sitegen.render.catalogues import LOCALE
from sitegen.render.theming.findings import nearest
from sitegen.render.urls import ASSETS

TEMPLATE = ".html"
# Assets that the packaged theme has no file for, and loads where a site has one.
WELCOME_ASSETS = ("custom.css", "favicon.png", "favicon.ico")
# A note for people may lie beside the templates.
NOTE = "readme"
# Files that can name others.
NAMING = frozenset({".css", ".html", ".js", ".svg"})


def unused_templates(own: Path, default: Path, used: Collection[Path]) -> Iterator[Problem]:
    """Warn of templates that no page is made of and none of the packaged theme is replaced by."""
    known = {path.relative_to(default).as_posix() for path in default.rglob(f"*{TEMPLATE}")}
    for path in sorted(own.rglob(f"*{TEMPLATE}")):
        name = path.relative_to(own).as_posix()
        if path in used or name in known or name.startswith(ASSETS) or _is_hidden(path, own):
            continue
        # Without the ending, which makes all names alike.
        near = nearest(name.removesuffix(TEMPLATE), [one.removesuffix(TEMPLATE) for one in known])
        yield Problem(
            "no page is made of this template, and no other template asks for it",
            path,
            hint=f"did you mean {near}{TEMPLATE}?"
            if near
            else "include it where it belongs, or remove it",
            severity=Severity.WARNING,
        )


def unused_assets(own: Path, default: Path, assets: Mapping[str, Path]) -> Iterator[Problem]:
    """Warn of assets that nothing names and that are nearly called as one that is needed.

    `assets` are all that the site will have. One of a name of its own may be what an article or the
    about page shows.
    """
    base = default / ASSETS
    known = {
        *(path.relative_to(base).as_posix() for path in base.rglob("*") if path.is_file()),
        *WELCOME_ASSETS,
    }
    folder = own / ASSETS
    for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
        name = path.relative_to(folder).as_posix()
        near = nearest(name, known - {name}) if path.is_file() and name not in known else ""
        if near and not _is_hidden(path, own) and not _is_named(path.name, assets, own, default):
            yield Problem(
                "no page asks for this file",
                path,
                hint=f"did you mean {ASSETS}{near}?",
                severity=Severity.WARNING,
            )


def misplaced(own: Path, default: Path) -> Iterator[Problem]:
    """Warn of files that are neither template, asset nor catalogue where they lie."""
    for path in sorted(own.rglob("*")):
        inside = path.relative_to(own)
        is_elsewhere = f"{inside.parts[0]}/" in (ASSETS, f"{LOCALE}/") or _is_hidden(path, own)
        is_template = path.suffix == TEMPLATE or (default / inside).is_file()
        is_note = path.stem.lower() == NOTE
        if not path.is_file() or is_elsewhere or is_template or is_note:
            continue
        folder = f"{LOCALE}/" if path.suffix == ".po" else ASSETS
        yield Problem(
            "is not used where it lies",
            path,
            hint=f"move it to {folder}{path.name} in {own.name}/, or out of that folder",
            severity=Severity.WARNING,
        )


def _is_named(name: str, assets: Mapping[str, Path], own: Path, default: Path) -> bool:
    """Tell whether a template, a style sheet or a script names a file."""
    files = {*assets.values(), *own.rglob(f"*{TEMPLATE}"), *default.rglob(f"*{TEMPLATE}")}
    return any(
        name in path.read_text("utf-8", errors="replace")
        for path in sorted(files)
        if path.suffix in NAMING and path.name != name
    )


def _is_hidden(path: Path, base: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(base).parts)
