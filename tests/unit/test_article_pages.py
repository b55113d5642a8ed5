"""Article pages of the sample as they are written: their size, and both columns told alike."""

from __future__ import annotations

import re
from pathlib import Path

import polib
import pytest

from tests.conftest import SAMPLE, Site, copy_sample

# For an article of so many words a page may take so many bytes.
WORDS, BYTES = 400, 40 * 1024
LONGEST = "001-6000a56a302bf043"
ROW = re.compile(r'<div class="row[^>]*id="(s\d+)".*?\n</div>\n', re.DOTALL)
DATE = re.compile(r'<a class="date" href="([^"]+)"')


def words_of_longest() -> int:
    """Count the words of the article's text, without its front matter."""
    [path] = (SAMPLE / "content" / "articles").glob(f"{LONGEST}.md")
    return len(path.read_text("utf-8").split("---\n", 2)[2].split())


def page(site: Site, tree: str) -> Path:
    return site.output / tree / "articles" / LONGEST / "index.html"


@pytest.fixture(scope="module")
def drafted(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The sample with no sentence reviewed: each is marked."""
    site = copy_sample(tmp_path_factory.mktemp("drafted"))
    for path in (site.root / "content" / "translations" / "en").glob("*.po"):
        entries = polib.pofile(str(path))
        for entry in entries:
            entry.flags = ["fuzzy"]
        entries.save()
    site.build()
    return site


@pytest.mark.parametrize("tree", ["ar", "en"])
def test_an_article_of_400_words_is_a_page_of_40_kib(
    built_sample: Site, drafted: Site, tree: str
) -> None:
    allowed = BYTES * max(1, words_of_longest() / WORDS)
    assert words_of_longest() > 0.95 * WORDS
    assert page(built_sample, tree).stat().st_size <= allowed
    assert 'data-state="drafted"' in page(drafted, tree).read_text("utf-8")
    assert page(drafted, tree).stat().st_size <= allowed


@pytest.mark.parametrize("tree", ["ar", "en"])
def test_dates_lead_to_the_same_event_from_both_columns(built_sample: Site, tree: str) -> None:
    html = page(built_sample, tree).read_text("utf-8")
    dated = [found[0] for found in ROW.finditer(html) if DATE.search(found[0])]
    assert len(dated) == 3
    for row in dated:
        arabic, english = sorted(row.split("<p class=")[1:])
        assert DATE.findall(arabic) == DATE.findall(english) != []


@pytest.mark.parametrize("tree", ["ar", "en"])
def test_a_linked_date_leads_to_its_event(built_sample: Site, tree: str) -> None:
    html = page(built_sample, tree)
    for href in set(DATE.findall(html.read_text("utf-8"))):
        address, _, anchor = href.partition("#")
        target = (html.parent / address / "index.html").read_text("utf-8")
        assert f'id="{anchor}"' in target


def test_pages_are_written_without_the_indents_of_templates(built_sample: Site) -> None:
    for path in built_sample.output.rglob("*.html"):
        assert "\n " not in path.read_text("utf-8"), path
