"""Every page of all sites is valid for html-validate and for the Nu checker."""

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


@pytest.fixture(scope="module")
def bad(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A bad page, which each checker gets among the good ones: to start one takes seconds."""
    path = tmp_path_factory.mktemp("markup") / "bad.html"
    path.write_text(BAD, "utf-8")
    return path


@pytest.fixture(scope="module", params=[False, True], ids=["pages", "letters"])
def by_html_validate(
    every_page: EveryKind, bad: Path, request: pytest.FixtureRequest
) -> markup.Complaints:
    folder, pages = every_page
    files = {folder / page.file for page in pages if (page.template in LETTERS) == request.param}
    return markup.by_html_validate([*sorted(files), bad], letters=request.param)


@pytest.fixture(scope="module")
def by_nu(every_page: EveryKind, bad: Path) -> markup.Complaints:
    folder, pages = every_page
    sites = sorted({folder / page.site / "site" for page in pages})
    return markup.by_nu([*sites, bad.parent])


def without(bad: Path, complaints: markup.Complaints) -> markup.Complaints:
    """Leave out what was said of the bad page."""
    good = {
        said: [place for place in places if bad.name not in place]
        for said, places in complaints.items()
    }
    return {said: places for said, places in good.items() if places}


def test_html_validate_finds_nothing(by_html_validate: markup.Complaints, bad: Path) -> None:
    assert without(bad, by_html_validate) == {}


def test_the_nu_checker_finds_nothing(by_nu: markup.Complaints, bad: Path) -> None:
    assert without(bad, by_nu) == {}


def test_html_validate_finds_what_is_wrong(by_html_validate: markup.Complaints) -> None:
    said = " ".join(by_html_validate)
    for rule in ("heading-level", "no-dup-id", "wcag/h37"):
        assert rule in said


def test_the_nu_checker_finds_what_is_wrong(by_nu: markup.Complaints) -> None:
    said = " ".join(by_nu)
    for words in ("Duplicate ID", "must have an “alt” attribute", "Duplicate “dt”"):
        assert words in said
