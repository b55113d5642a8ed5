"""docs/theming.md lists what templates see as the code has it, and its examples hold."""

from __future__ import annotations

import re
from pathlib import Path

import polib
import pytest

from sitegen.errors import Severity
from sitegen.render.environment import open_theme, packaged_theme
from sitegen.render.theming.check import check_theme
from tests import messages
from tests.theming import DOCUMENT, attributes, made_anew, meanings, views
from tests.unit.digest_factory import options

TEXT = DOCUMENT.read_text("utf-8")
ADVICE = "run `make theming`, then write the meanings that are missing"


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", TEXT, re.DOTALL | re.MULTILINE)


def test_every_view_is_listed_with_its_names_and_types() -> None:
    assert made_anew(TEXT) == TEXT, ADVICE


def test_everything_listed_has_a_meaning() -> None:
    listed = meanings(TEXT)
    assert set(listed) == {(cls.__name__, name) for cls in views() for name in attributes(cls)}
    assert [place for place, meaning in listed.items() if not meaning] == [], ADVICE


def test_a_name_that_is_gone_or_of_another_type_would_be_seen() -> None:
    without = TEXT.replace("| `titel_en` |", "").replace("| `title_en` | [Text]", "| `titel` | [T]")
    assert made_anew(without) != without
    other = TEXT.replace("| `total` | number |", "| `total` | text |", 1)
    assert made_anew(other) != other


def test_every_block_of_the_base_is_listed() -> None:
    base = (packaged_theme() / "base.html").read_text("utf-8")
    listed = re.findall(r"^\| `(\w+)` \| [^|]*\|$", TEXT.split("blocks of `base.html`")[1], re.M)
    blocks_of_base = re.findall(r"{% block (\w+) %}", base)
    assert blocks_of_base
    assert listed[: len(blocks_of_base)] == blocks_of_base


def test_every_colour_of_the_style_sheet_is_listed() -> None:
    style = (packaged_theme() / "assets" / "style.css").read_text("utf-8")
    first = re.search(r":root \{(.*?)\}", style, re.DOTALL)
    assert first
    for name in re.findall(r"(--\w+): #", first[1]):
        assert f"`{name}`" in TEXT, name
    for name in re.findall(r"--\w+", "".join(blocks("css"))):
        assert f"{name}:" in style, name


def test_the_templates_shown_pass_the_check(tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    base, article = blocks("jinja")
    (own / "base.html").write_text(base, "utf-8")
    (own / "article.html").write_text(article, "utf-8")
    theme = open_theme(options(tmp_path, theme=packaged_theme(), overrides=own))
    [untranslated] = check_theme(theme)
    assert untranslated.severity == Severity.WARNING
    assert "Found a mistake?" in untranslated.message


def test_the_catalogue_shown_fits_the_interface(tmp_path: Path) -> None:
    [catalogue] = blocks("po")
    path = tmp_path / "own" / "locale" / "en.po"
    path.parent.mkdir(parents=True)
    path.write_text(catalogue, "utf-8")
    theme = open_theme(options(tmp_path, theme=packaged_theme(), overrides=tmp_path / "own"))
    assert check_theme(theme) == ()


@pytest.fixture
def catalogue(tmp_path: Path) -> Path:
    path = tmp_path / "ar.po"
    path.write_text(
        'msgid ""\nmsgstr ""\n"Plural-Forms: nplurals=6; plural=0;\\n"\n\n'
        '#: templates/a.html\nmsgid "kept"\nmsgstr "بقي"\n\n'
        '#: templates/a.html\nmsgid "gone"\nmsgstr "ذهب"\n\n'
        '#: templates/b.html\nmsgid "last"\nmsgstr "آخر"\n',
        "utf-8",
    )
    return path


def test_merging_messages_keeps_words_and_brings_new_ones_in_their_place(catalogue: Path) -> None:
    said: dict[messages.Key, str] = {
        (None, "kept"): "templates/a.html",
        (None, ("one", "many")): "templates/a.html",
        ("here", "new"): "templates/c.html",
        (None, "last"): "templates/b.html",
    }
    assert messages.merge(catalogue, said) == (2, 1)
    entries = list(polib.pofile(str(catalogue)))
    assert [one.msgid for one in entries] == ["kept", "one", "last", "new"]
    assert [one.msgstr for one in entries] == ["بقي", "", "آخر", ""]
    assert len(entries[1].msgstr_plural) == 6
    assert entries[3].msgctxt == "here"
    before = catalogue.read_bytes()
    assert messages.merge(catalogue, said) == (0, 0)
    assert catalogue.read_bytes() == before
