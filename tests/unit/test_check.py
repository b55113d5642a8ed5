from __future__ import annotations

from pathlib import Path

import pytest

from sitegen.render.check import check_site
from sitegen.render.write import write_manifest

EN = '<html lang="en" dir="ltr"><body><a href="../ar/{tail}">ar</a>{body}</body></html>'
AR = '<html lang="ar" dir="rtl"><body><a href="../en/{tail}">en</a></body></html>'


def write(folder: Path, name: str, text: str) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def site(folder: Path, body: str = "", tail: str = "") -> Path:
    """A site of two pages; `body` goes into the English one."""
    write(folder, "en/index.html", EN.format(tail=tail, body=body))
    write(folder, "ar/index.html", AR.format(tail=tail))
    return folder


def messages(folder: Path) -> list[str]:
    return [problem.message for problem in check_site(folder)]


@pytest.mark.parametrize("tail", ["", "index.html"])
def test_a_good_site_has_no_problems(tmp_path: Path, tail: str) -> None:
    body = (
        '<p id="a">x</p><a href="#a">a</a><a href="?q=1">q</a><a href="../en/#a">b</a>'
        '<a href="https://example.org/">off</a><a href="mailto:x@example.org">m</a>'
        '<img src="data:image/png;base64,AA==">'
    )
    assert messages(site(tmp_path, body, tail)) == []


def test_a_folder_without_a_site_says_so(tmp_path: Path) -> None:
    (problem,) = check_site(tmp_path)
    assert "no site" in problem.message


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ('<a href="gone/">x</a>', "gone/ leads nowhere"),
        ('<a href="../../out.html">x</a>', "../../out.html leads nowhere"),
        ('<a href="#nowhere">x</a>', "#nowhere: there is no #nowhere on that page"),
        ('<a href="../ar/#s9">x</a>', "../ar/#s9: there is no #s9 on that page"),
        ('<i id="a"></i><i id="a"></i>', 'the id "a" stands twice'),
        ('<img src="gone.png">', "gone.png leads nowhere"),
        (
            '<img src="https://cdn.example/x.png">',
            "loads https://cdn.example/x.png from another host",
        ),
        (
            '<script src="//cdn.example/x.js"></script>',
            "loads //cdn.example/x.js from another host",
        ),
        (
            '<link rel="stylesheet" href="http://cdn.example/x.css">',
            "loads http://cdn.example/x.css from another host",
        ),
        (
            '<p style="background: url(https://cdn.example/x.png)">',
            "loads https://cdn.example/x.png from another host",
        ),
        (
            "<style>@import 'https://cdn.example/x.css';</style>",
            "loads https://cdn.example/x.css from another host",
        ),
        (
            '<img srcset="https://cdn.example/x.png 2x">',
            "loads https://cdn.example/x.png from another host",
        ),
    ],
)
def test_what_is_wrong_on_a_page_is_found(tmp_path: Path, body: str, message: str) -> None:
    (problem,) = check_site(site(tmp_path, body))
    assert problem.message == message
    assert problem.path == tmp_path / "en/index.html"
    assert problem.line == 1


def test_links_to_one_missing_place_are_one_problem(tmp_path: Path) -> None:
    body = (
        '<a href="gone/">x</a>\n<a href="../en/gone/">x</a><a href="#no">x</a><a href="#no">x</a>'
    )
    found = check_site(site(tmp_path, body))
    assert [(problem.message, problem.line) for problem in found] == [
        ("gone/ leads nowhere (2 links do so; this is the first)", 1),
        ("#no: there is no #no on that page (2 links do so; this is the first)", 2),
    ]


def test_a_file_that_is_gone_is_one_problem_whatever_links_to_it(tmp_path: Path) -> None:
    site(tmp_path, '<a href="gone/">x</a><a href="gone/#s1">x</a>')
    files = ["en/index.html", "ar/index.html", "en/gone/index.html"]
    write_manifest(tmp_path, dict.fromkeys(files, ""))
    (problem,) = check_site(tmp_path)
    assert (problem.message, problem.path) == ("is missing", tmp_path / "en/gone/index.html")


def test_pages_need_a_language_a_direction_and_a_twin(tmp_path: Path) -> None:
    site(tmp_path)
    write(tmp_path, "en/a/index.html", '<html lang="en" dir="rtl"></html>')
    write(tmp_path, "en/b/index.html", '<html lang="ar" dir="rtl"></html>')
    write(tmp_path, "ar/b/index.html", '<html lang="ar" dir="rtl"></html>')
    assert sorted(messages(tmp_path)) == [
        "does not link to its twin ar/b/index.html",
        "does not link to its twin en/b/index.html",
        "has no twin ar/a/index.html",
        'lang="ar" in the en tree',
        'lang="en" dir="rtl" do not go together',
    ]


def test_a_pages_own_absolute_addresses_are_followed(tmp_path: Path) -> None:
    body = (
        '<link rel="canonical" href="https://example.org/d/en/"><a href="/d/ar/">y</a>'
        '<meta property="og:url" content="https://example.org/d/ar/">'
        '<meta property="og:image" content="https://example.org/d/fr/">'
        '<link rel="stylesheet" href="/d/style.css"><a href="https://example.org/d/else/">z</a>'
    )
    write(tmp_path, "style.css", "")
    assert messages(site(tmp_path, body)) == ["https://example.org/d/fr/ leads nowhere"]


def test_style_sheets_are_checked(tmp_path: Path) -> None:
    site(tmp_path)
    write(
        tmp_path,
        "assets/style.css",
        "/* url(https://comment.example/) */\n"
        "a { background: url('font.woff2') }\n"
        "b { background: url(https://cdn.example/x.png) }",
    )
    assert [(problem.message, problem.line) for problem in check_site(tmp_path)] == [
        ("font.woff2 leads nowhere", 2),
        ("loads https://cdn.example/x.png from another host", 3),
    ]


def test_xml_and_data_must_parse(tmp_path: Path) -> None:
    site(tmp_path)
    write(tmp_path, "en/feed.xml", "<feed>")
    write(tmp_path, "data/articles.jsonl", '{"a": 1}\n{"a"\n')
    found = [(problem.message.partition(":")[0], problem.line) for problem in check_site(tmp_path)]
    assert found == [("is not valid JSON", 2), ("is not valid XML", 1)]


MAIL = '<html lang="{lang}" dir="{dir}"><body><a href="{url}{other}/digest/1/mail.html">x</a>{more}'
URL = "https://example.org/d/"


def with_mails(folder: Path, more: str = "") -> Path:
    """A site that knows its address, with a mail of a day in each language."""
    site(folder, f'<link rel="canonical" href="{URL}en/">')
    for lang, direction, other in (("ar", "rtl", "en"), ("en", "ltr", "ar")):
        words = more if lang == "en" else ""
        made = MAIL.format(lang=lang, dir=direction, url=URL, other=other, more=words)
        write(folder, f"{lang}/digest/1/mail.html", made)
    return folder


@pytest.mark.parametrize(
    ("more", "message"),
    [
        (f'<a href="{URL}en/">home</a>', ""),
        (f'<a href="{URL}en/gone/">x</a>', "leads nowhere"),
        ('<a href="../">x</a>', "leads nowhere in an e-mail"),
        ('<img src="data:image/png;base64,AA==">', ""),
        ('<img src="https://example.org/d/x.png">', "which mail programs do not"),
        ("x" * 110_000, "Gmail cuts off"),
    ],
)
def test_mails_link_with_whole_addresses_fetch_nothing_and_are_short(
    tmp_path: Path, more: str, message: str
) -> None:
    found = messages(with_mails(tmp_path, more))
    assert found == [] if not message else any(message in one for one in found)


def test_tables_are_checked_row_by_row(tmp_path: Path) -> None:
    site(tmp_path)
    write(tmp_path, "data/articles.csv", "\ufeffa,b\r\n1,'=2\r\n")
    assert messages(tmp_path) == []
    write(tmp_path, "data/articles.csv", "a,b\r\n1\r\n1,=2\r\n")
    first, second, third = messages(tmp_path)
    assert "byte order mark" in first
    assert "has 1 cells in a row, and not 2" in second
    assert "formula" in third
