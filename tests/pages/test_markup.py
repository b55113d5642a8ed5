"""Every page of both sites is valid for html-validate and for the Nu checker."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pages import markup
from tests.pages.conftest import EveryKind
from tests.pages.every_kind import LETTERS

pytestmark = [
    pytest.mark.timeout(2 * markup.PATIENCE_SECONDS),
    pytest.mark.skipif(bool(markup.missing()), reason=f"not installed: {markup.missing()}"),
]

BAD = """<!doctype html>
<html lang="en">
<head><title>A page</title></head>
<body><h1>One</h1><h3>Three</h3><p id="a">A</p><p id="a"><img src="a.png"></p>
<dl><dt>word</dt><dd>1</dd><dt>word</dt><dd>2</dd></dl></body>
</html>
"""


@pytest.mark.parametrize("letters", [False, True])
def test_html_validate_finds_nothing(every_page: EveryKind, letters: bool) -> None:
    folder, pages = every_page
    files = [folder / page.file for page in pages if (page.template in LETTERS) == letters]
    assert markup.by_html_validate(files, letters=letters) == {}


def test_the_nu_checker_finds_nothing(built: list[Path]) -> None:
    assert markup.by_nu(built) == {}


def test_both_find_what_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "bad.html").write_text(BAD, "utf-8")
    said = " ".join(markup.by_html_validate([tmp_path / "bad.html"]))
    for rule in ("heading-level", "no-dup-id", "wcag/h37"):
        assert rule in said
    said = " ".join(markup.by_nu([tmp_path]))
    for words in ("Duplicate ID", "must have an “alt” attribute", "Duplicate “dt”"):
        assert words in said
