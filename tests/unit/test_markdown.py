import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.ingest.characters import plain_characters
from sitegen.ingest.markdown import project, write_paragraphs

# Letters, spaces and every character that Markdown or HTML could take for markup.
MARKED = st.text(alphabet="ابج دa1 \t*_[]()<>&;#!\\`-+.=~:/\"'{}|\u064b\u00a0", max_size=60)
HOSTILE = st.text(
    alphabet="<>/abpscritd *_[]()!&;#\\\n\u0627\u0653\x00\x02\x03\u2028", max_size=120
)


@pytest.mark.parametrize(
    "prose",
    [
        "6. كانون الثاني هو اليوم",
        "1) أولا",
        "- قال الوزير",
        "+ زيادة",
        "#كازاخستان_اليوم وسم",
        "****",
        "---",
        "snake_case_word and 5 * 3 * 2",
        "[١]: حاشية",
        "[1]: http://example.org",
        "`كلمة`",
        "قال  الوزير\tكلمتين",
        "AT&T و 3 < 5 > 2",
        "<رويترز> نقلت",
    ],
)
def test_prose_stays_as_it_is(prose: str) -> None:
    projection = project(prose)
    assert projection.text == prose
    assert [block.kind for block in projection.blocks] == ["paragraph"]
    assert projection.markup == ()


def test_indented_lines_and_underlines_are_prose() -> None:
    assert (
        project("    قال الوزير\n\nعنوان\n===\n\nسطر\n---").text == "قال الوزير\nعنوان ===\nسطر ---"
    )


def test_blocks_and_markup_point_into_the_text() -> None:
    body = (
        "## عنوان فرعي\n\nقال **الوزير** إنه *سعيد* "
        "[هنا](https://example.org/a_b).\n\n> اقتباس\n> طويل\n\n<ul><li>واحد</li></ul>"
    )
    projection = project(body)
    assert projection.text.split("\n") == [
        "عنوان فرعي",
        "قال الوزير إنه سعيد هنا.",
        "اقتباس طويل",
        "واحد",
    ]
    kinds = [block.kind for block in projection.blocks]
    assert kinds == ["heading", "paragraph", "quotation", "item"]
    assert [
        (span.kind, projection.text[span.start : span.end], span.href) for span in projection.markup
    ] == [
        ("strong", "الوزير", ""),
        ("emphasis", "سعيد", ""),
        ("link", "هنا", "https://example.org/a_b"),
    ]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("قبل <script>alert(1)</script>بعد", "قبل بعد"),
        ("قبل\n\n<script>\n\nalert(1)\n\n</script>\n\nبعد", "قبل\nبعد"),
        ("<style>p {}</style>نص", "نص"),
        ("<SCRIPT SRC=x>نص بعده", "نص بعده"),
        ('<b onclick="x()">نص</b>', "نص"),
        ("[نص](javascript:alert(1))", "نص"),
        ("[نص](data:text/html,x)", "نص"),
        ("<!-- سر\n\nكبير -->نص", "نص"),
        ("نص ![صورة](https://example.org/x.png)", "نص"),
        ("<plaintext>نص\n\nآخر", "نص\nآخر"),
        ("سطر<br>\nآخر", "سطر آخر"),
        ("&#1;نص&#0;", "نص\ufffd"),
    ],
)
def test_what_is_no_text_is_gone(body: str, text: str) -> None:
    projection = project(body)
    assert projection.text == text
    assert not [span for span in projection.markup if span.kind == "link"]


def test_addresses_of_links_are_only_of_the_web_or_mail() -> None:
    body = "[أ](http://a.org) [ب](mailto:a@b.org) [ج](/local) [د](ftp://x) <https://e.org/x>"
    assert [span.href for span in project(body).markup] == [
        "http://a.org",
        "mailto:a@b.org",
        "https://e.org/x",
    ]


@pytest.mark.parametrize(
    "body",
    [
        "*" * 200_000,
        "> " * 20_000,
        ">" * 5_000,
        "<b>" * 20_000,
        "[" * 100_000,
        "<div>" * 5_000 + "نص",
        "<script>" * 50_000,
        "![](" * 10_000,
        "a\x00b\x02\x03" * 1_000,
        "<" * 100_000,
        "\n" * 100_000,
        "",
        "***",
        "\ufeff",
    ],
)
def test_hostile_bodies_are_read_without_harm(body: str) -> None:
    _assert_whole(body)


@given(HOSTILE)
def test_any_body_has_blocks_that_tile_its_text(body: str) -> None:
    _assert_whole(body)


def _assert_whole(body: str) -> None:
    projection = project(body)
    text = projection.text
    assert "\n".join(text[block.start : block.end] for block in projection.blocks) == text
    assert unicodedata.is_normalized("NFC", text)
    assert text == plain_characters(text)
    for block in projection.blocks:
        words = text[block.start : block.end]
        assert words
        assert words == words.strip()
        assert "\n" not in words
    for span in projection.markup:
        assert 0 <= span.start < span.end <= len(text)


@given(st.lists(MARKED, max_size=4))
@settings(max_examples=400)
def test_paragraphs_come_back_as_they_were_written(paragraphs: list[str]) -> None:
    kept = [unicodedata.normalize("NFC", paragraph.strip()) for paragraph in paragraphs]
    assert project(write_paragraphs(kept)).text == "\n".join(filter(None, kept))


def test_written_paragraphs_stay_readable() -> None:
    paragraphs = ['قال: "نعم" - ثم (لا)، في 5.6% و snake_case.', "#وسم 1. أولا"]
    assert write_paragraphs(paragraphs) == "\n\n".join(paragraphs) + "\n"
