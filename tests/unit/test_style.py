"""The style sheet and scripts of the theme: both directions alike, nothing spare, small."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sitegen.render.assets import asset
from sitegen.render.environment import packaged_theme

THEME = packaged_theme()
STYLE = re.sub(r"/\*.*?\*/", "", (THEME / "assets/style.css").read_text("utf-8"), flags=re.S)
SCRIPTS = sorted((THEME / "assets").glob("*.js"))
TEMPLATES = sorted(THEME.rglob("*.html"))

# Bytes as readers load them. Scripts: beside the search page's own, with the lines that fetch
# these ahead.
MOST_STYLE, MOST_SCRIPT, MOST_OF_ALL = 34_000, 6_000, 60_000
READERS_SCRIPTS = ("site.js", "actors.js", "reading.js")

# Words for a side of the screen. "x" and "y" scroll alike in both directions.
PHYSICAL = re.compile(
    r"(?<![\w-])((?:margin|padding|border|inset|scroll-margin|scroll-padding)-"
    r"(?:left|right|top|bottom)[\w-]*|(?:left|right|top|bottom|float|clear)(?=\s*:)"
    r"|border-(?:top|bottom)-(?:left|right)-radius|text-align\s*:\s*(?:left|right))"
)
CLASS_IN_STYLE = re.compile(r"\.([a-zA-Z][\w-]*)")
CLASS_ATTRIBUTE = re.compile(r'class="((?:[^"{]|\{\{.*?\}\}|\{%.*?%\})*)"')
EXPRESSION = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")
# Classes that a template puts together from a view's word.
BUILT = ("density-", "event-", "heat-", "mark-")
# Words that only say what a part is: to who writes a theme, to tests, to programs that read pages.
NAMES_ALONE = {"article", "centuries", "glance", "notes-check", "text", "ties-table"}


def classes_of_style() -> set[str]:
    selectors = re.sub(r"\{[^{}]*\}", "{}", STYLE)
    return set(CLASS_IN_STYLE.findall(selectors))


def words_of_templates() -> str:
    return "\n".join(path.read_text("utf-8") for path in (*TEMPLATES, *SCRIPTS))


def classes_of_templates() -> set[str]:
    found: set[str] = set()
    for path in TEMPLATES:
        for value in CLASS_ATTRIBUTE.findall(path.read_text("utf-8")):
            plain = EXPRESSION.sub("\0", value)
            found |= {word for word in plain.split() if "\0" not in word}
            for before, expression in re.findall(rf"(\S?)({EXPRESSION.pattern})", value):
                chosen = re.findall(r'(?<!= )"([\w -]*)"', expression)
                # What goes on from a word is a part of it: "mark-" and a state.
                found |= {one.strip() for one in chosen if not before or one.startswith(" ")}
    return found


def test_no_side_of_the_screen_is_named() -> None:
    assert PHYSICAL.findall(STYLE) == []


@pytest.mark.parametrize("line", ["margin-left: 0", " left: 0", "text-align: right"])
def test_a_side_would_be_found(line: str) -> None:
    assert PHYSICAL.search(line)


def test_every_class_of_the_sheet_is_on_a_page() -> None:
    words = words_of_templates()
    spare = {
        name
        for name in classes_of_style()
        if not name.startswith(BUILT) and not re.search(rf"(?<![\w-]){name}(?![\w-])", words)
    }
    assert spare == set()


def test_every_class_of_a_template_has_a_rule_or_serves_a_script() -> None:
    scripts = "\n".join(path.read_text("utf-8") for path in SCRIPTS)
    known = classes_of_style() | NAMES_ALONE
    unused = {
        name
        for name in classes_of_templates() - known
        if not name.startswith(BUILT) and not re.search(rf"\.{name}(?![\w-])", scripts)
    }
    assert unused == set()


def loaded(path: Path) -> int:
    """Count the bytes of an asset as the site has it."""
    return len(asset(path, is_packaged=True))


def test_the_sheet_and_the_scripts_stay_small() -> None:
    assert loaded(THEME / "assets/style.css") <= MOST_STYLE
    own = sum(loaded(THEME / "assets" / name) for name in READERS_SCRIPTS)
    assert own <= MOST_SCRIPT
    everything = sum(map(loaded, (*SCRIPTS, THEME / "assets/style.css")))
    assert everything <= MOST_OF_ALL


def test_arabic_is_never_spaced_out() -> None:
    assert "letter-spacing" not in STYLE
