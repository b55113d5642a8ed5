from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from sitegen.errors import OutputError, Severity, TemplateError
from sitegen.model import Digest
from sitegen.render.check import check_site
from sitegen.render.environment import packaged_theme
from sitegen.render.site import RenderResult, render_site
from sitegen.render.write import MANIFEST
from tests.unit.digest_factory import (
    Memory,
    article,
    by_editor,
    digest_of,
    doubtful,
    options,
    reviewed,
    sample,
    with_english,
)


def render(
    folder: Path, digest: Digest, memory: Memory | None = None, **changes: object
) -> RenderResult:
    made = options(folder, **{"theme": packaged_theme(), "page_size": 2, **changes})
    return render_site(digest, made, memory or Memory())


def content(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.mark.parametrize("site_url", ["", "https://example.org/", "https://example.org/sub/"])
@pytest.mark.parametrize("directory_urls", [True, False])
def test_the_whole_site_checks_out(tmp_path: Path, site_url: str, directory_urls: bool) -> None:
    render(tmp_path, sample(), site_url=site_url, directory_urls=directory_urls)
    assert check_site(tmp_path / "site") == ()


@pytest.mark.parametrize("digest", [digest_of([]), digest_of([article("only", None)])])
def test_a_site_of_next_to_nothing_checks_out(tmp_path: Path, digest: Digest) -> None:
    render(tmp_path, digest)
    assert check_site(tmp_path / "site") == ()


@pytest.mark.parametrize(
    ("reviewer", "shown", "unseen"),
    [
        ("name", [b"Rima Haddad", b"Sami Khoury"], [b"R. H."]),
        ("initials", [b"R. H.", b"S. K."], [b"Rima", b"Haddad", b"Khoury"]),
        ("hidden", [], [b"Rima", b"Haddad", b"R. H.", b"Khoury", b"S. K."]),
    ],
)
def test_persons_are_named_nowhere_beyond_what_the_site_allows(
    tmp_path: Path, reviewer: str, shown: list[bytes], unseen: list[bytes]
) -> None:
    drafted = with_english(
        article("drafted", date(2022, 1, 7)), 1, state="drafted", translator="Sami Khoury, /home/sk"
    )
    digest = digest_of([reviewed("reviewed", date(2022, 1, 6)), drafted])
    render(tmp_path, digest, site_url="https://example.org/", reviewer=reviewer)
    files = content(tmp_path / "site")
    pages = [data for path, data in files.items() if "articles/" in path]
    for words in shown:
        assert any(words in data for data in pages)
        assert words in files["data/articles.jsonl"]
    for words in (*unseen, b"rima@", b"desk.example", b"/home/sk"):
        assert not [path for path, data in files.items() if words in data]
    assert b'<time datetime="2026-03-01">' in files["en/articles/reviewed/index.html"]


def test_doubts_are_marked_in_words_and_can_be_opened_without_a_script(tmp_path: Path) -> None:
    render(tmp_path, digest_of([doubtful()]))
    assert check_site(tmp_path / "site") == ()
    page = content(tmp_path / "site")["en/articles/doubtful/index.html"].decode()
    assert '<a href="#s2">2 sentences to check</a>' in page
    row = page[page.index('id="s3"') : page.index('id="named"')]
    assert '<details class="notes notes-check"' in row
    assert "Check: number (" in row
    assert "seems to read otherwise" in row
    arabic = content(tmp_path / "site")["ar/articles/doubtful/index.html"].decode()
    assert "تحقَّق: الرقم (" in arabic
    assert "2,050</bdi>)" in arabic
    assert "←" in arabic
    assert "→" not in arabic, "the arrow points from the Arabic to the English"


def test_a_card_has_one_line_and_folds_the_summary_behind_it(tmp_path: Path) -> None:
    machine = article("x", date(2022, 1, 6), states=("machine",) * 3)
    render(tmp_path, digest_of([machine]))
    page = (tmp_path / "site/en/index.html").read_text("utf-8")
    line = page[page.index('<p class="line"') : page.index("</p>", page.index('class="line"'))]
    assert 'data-translation="machine"' in line
    assert 'href="articles/x/#s1"' in line
    assert ">MT</span>" in line
    folded = page[page.index('<details class="fold') : page.index("</details>")]
    assert "<summary>Summary: 2 sentences</summary>" in folded
    assert 'href="articles/x/#s3"' in folded


def test_the_editors_summary_is_labelled_and_in_its_own_language(tmp_path: Path) -> None:
    both = by_editor("both", date(2022, 1, 6), ar="بكلماتي", en="In my words")
    render(tmp_path, digest_of([both, by_editor("arabic", date(2022, 1, 7), ar="بالعربية")]))
    front = (tmp_path / "site/en/index.html").read_text("utf-8")
    assert '<p class="line"><bdi>In my words</bdi> <span class="mark mark-editor"' in front
    assert (
        '<p class="line" lang="ar" dir="rtl"><bdi>بالعربية</bdi> <span class="mark mark-editor"'
        in front
    )
    month = (tmp_path / "site/en/digest/2022/01/index.html").read_text("utf-8")
    assert "The editor’s summary in both languages" in month
    page = (tmp_path / "site/en/articles/both/index.html").read_text("utf-8")
    own, other = page.index("<p>In my words</p>"), page.index('lang="ar" dir="rtl">بكلماتي</p>')
    assert own < other < page.index("Written by the editors.")
    only = (tmp_path / "site/en/articles/arabic/index.html").read_text("utf-8")
    assert "Written by the editors, in Arabic only." in only
    assert "chosen by a program" not in only


def test_no_link_to_a_folder_is_left_for_reading_from_disk(tmp_path: Path) -> None:
    render(tmp_path, sample(), directory_urls=False)
    pages = [path.read_text("utf-8") for path in (tmp_path / "site").rglob("*.html")]
    hrefs = [part.split('"')[0] for page in pages for part in page.split('href="')[1:]]
    inside = [href for href in hrefs if not href.startswith("http")]
    assert inside
    assert not [href for href in inside if href.split("#")[0].endswith("/")]


def test_without_the_sites_url_one_warning_names_what_was_left_out(tmp_path: Path) -> None:
    result = render(tmp_path, sample())
    (problem,) = result.problems
    assert problem.severity is Severity.WARNING
    assert "ar/feed.xml, en/feed.xml, sitemap.xml" in problem.message
    assert "the feeds of actors" in problem.message
    assert "canonical" in problem.message
    assert "url" in problem.hint
    names = content(tmp_path / "site").keys()
    assert not {"ar/feed.xml", "sitemap.xml"} & names
    assert {"robots.txt", "data/articles.jsonl", "index.html", "404.html"} <= names
    assert render(tmp_path, sample(), site_url="https://example.org/").problems == ()
    assert render(tmp_path, sample(), directory_urls=False).problems == ()


def test_remembered_pages_are_not_written_again(tmp_path: Path) -> None:
    memory = Memory()
    first = render(tmp_path, sample(), memory)
    assert (first.unchanged, first.removed) == (0, 0)
    second = render(tmp_path, sample(), memory)
    assert (second.written, second.unchanged) == (0, first.written)


def test_incremental_is_clean(tmp_path: Path) -> None:
    """The same bytes come out with a full memory, an empty one, and in a new folder."""
    memory = Memory()
    render(tmp_path, sample(), memory)
    changed = digest_of([article("alpha", date(2022, 1, 8)), article("new", date(2022, 1, 6))])
    result = render(tmp_path, changed, memory)
    assert result.removed > 0
    incremental = content(tmp_path / "site")
    render(tmp_path, changed)
    assert content(tmp_path / "site") == incremental
    shutil.rmtree(tmp_path / "site")
    render(tmp_path, changed)
    assert content(tmp_path / "site") == incremental


def test_pages_damaged_on_disk_are_mended(tmp_path: Path) -> None:
    memory = Memory()
    render(tmp_path, sample(), memory)
    good = content(tmp_path / "site")
    (tmp_path / "site/en/index.html").write_bytes(b"")
    (tmp_path / "site/ar/index.html").unlink()
    assert render(tmp_path, sample(), memory).written == 2
    assert content(tmp_path / "site") == good


def test_a_changed_template_changes_pages_in_spite_of_memory(tmp_path: Path) -> None:
    memory = Memory()
    own = tmp_path / "own"
    own.mkdir()
    render(tmp_path, sample(), memory, overrides=own)
    (own / "about.html").write_text("{{ page.path }}", encoding="utf-8")
    assert render(tmp_path, sample(), memory, overrides=own).written == 2
    assert (tmp_path / "site/en/about/index.html").read_bytes() == b"en/about/"


def test_a_broken_template_leaves_the_site_as_it_was(tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    render(tmp_path, digest_of([article("alpha", None)]))
    before = content(tmp_path / "site")
    (own / "actor.html").write_text("{{ view.nothing }}", encoding="utf-8")
    with pytest.raises(TemplateError):
        render(tmp_path, sample(), overrides=own)
    assert content(tmp_path / "site") == before
    render(tmp_path, sample())
    assert check_site(tmp_path / "site") == ()


def test_a_withdrawn_article_leaves_no_trace(tmp_path: Path) -> None:
    secret = article("secret", date(2022, 1, 6), title="سر", title_en="A secret title")
    memory = Memory()
    render(tmp_path, digest_of([secret, article("x", None)]), memory, site_url="https://e.org/")
    render(tmp_path, digest_of([article("x", None)]), memory, site_url="https://e.org/")
    found = content(tmp_path / "site")
    assert not any("secret" in name or b"secret" in data for name, data in found.items())


def test_a_slug_that_leads_out_of_the_site_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OutputError):
        render(tmp_path, digest_of([article("../../../x", None)]))


def test_markup_in_articles_is_shown_not_obeyed(tmp_path: Path) -> None:
    title = "<script>alert(1)</script> & \"quotes\" 'too'"
    render(tmp_path, digest_of([article("x", None, title=title, title_en=title)]))
    for path in (tmp_path / "site").rglob("*.html"):
        assert "<script>alert" not in path.read_text("utf-8")


def test_drafts_keep_search_engines_away(tmp_path: Path) -> None:
    composed = article("x", None)
    draft = replace(composed, article=replace(composed.article, status="draft"))
    render(tmp_path, digest_of([draft]), preview=True)
    assert b"noindex" in (tmp_path / "site/en/articles/x/index.html").read_bytes()
    assert b"Disallow: /" in (tmp_path / "site/robots.txt").read_bytes()


def test_an_article_without_english_says_so_once(tmp_path: Path) -> None:
    render(tmp_path, sample())
    for name in ("articles/delta", "articles/beta"):
        page = (tmp_path / f"site/en/{name}/index.html").read_text("utf-8")
        rows = page.partition('class="parallel')[2]
        assert (">Not translated<" in rows) == (name == "articles/beta")
        assert "docs/models.md" in page
    assert "This article has no English yet." in (
        tmp_path / "site/en/articles/delta/index.html"
    ).read_text("utf-8")


def test_check_leaves_files_of_others_alone_and_misses_ours(tmp_path: Path) -> None:
    render(tmp_path, sample())
    (tmp_path / "site/verification.html").write_text("token", encoding="utf-8")
    assert check_site(tmp_path / "site") == ()
    (tmp_path / "site/robots.txt").unlink()
    (problem,) = check_site(tmp_path / "site")
    assert (problem.message, problem.path) == ("is missing", tmp_path / "site/robots.txt")
    (tmp_path / "site" / MANIFEST).write_text("{", encoding="utf-8")
    (problem,) = check_site(tmp_path / "site")
    assert "damaged" in problem.message
