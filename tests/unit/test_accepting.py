from __future__ import annotations

import codecs
from datetime import date
from pathlib import Path

import pytest

from sitegen.errors import ArticleError
from sitegen.ingest.accepting import accept_day, confirm_date

DAY = date(2022, 1, 10)
HASH = "0" * 64
STATED = f"""---
title: خبر  # remark
date: 2022-01-07
origin:
  file: seeds/a.txt
  sha256: {HASH}
  proposed:
    title:
      value: خبر
      evidence: 'first line: x'
    # about the date
    date:
      value: '2022-01-07'
      evidence: 'the dateline: موسكو، 7 يناير 2022'

    outlet:
      value: ria
      evidence: "the page's own sitename: ريا"
status: published
---

النص.
"""


def article(folder: Path, text: str | bytes) -> Path:
    path = folder / "a.md"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "---\ntitle: خ\ndate:\nurl:\n---\n\nنص\n",
            "---\ntitle: خ\ndate: 2022-01-10\nurl:\n---\n\nنص\n",
        ),
        ("---\ndate:   # ask\n---\nنص", "---\ndate: 2022-01-10   # ask\n---\nنص"),
        ("---\ndate: ''\n---\nنص", "---\ndate: 2022-01-10\n---\nنص"),
        ('---\r\ndate: ""\r\n---\r\nنص\r\n', "---\r\ndate: 2022-01-10\r\n---\r\nنص\r\n"),
        ("---\ntitle: خ\n---\nنص", "---\ntitle: خ\ndate: 2022-01-10\n---\nنص"),
        ("---\n---\nنص", "---\ndate: 2022-01-10\n---\nنص"),
        ("نص بلا شيء\r\n", "---\r\ndate: 2022-01-10\r\n---\r\nنص بلا شيء\r\n"),
        # The body may hold the same words, and lines may end inside a paragraph for some readers.
        (
            "---\ndate:\n---\nنص\u2028و\ndate:\n---\n",
            "---\ndate: 2022-01-10\n---\nنص\u2028و\ndate:\n---\n",
        ),
    ],
)
def test_a_day_is_written_and_every_other_byte_stays(
    tmp_path: Path, before: str, after: str
) -> None:
    path = article(tmp_path, before)
    assert accept_day(path, DAY)
    assert path.read_bytes() == after.encode()
    assert not accept_day(path, date(1999, 1, 1))
    assert path.read_bytes() == after.encode()


@pytest.mark.parametrize(
    ("mark", "encoding"), [(codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le")]
)
def test_the_encoding_stays(tmp_path: Path, mark: bytes, encoding: str) -> None:
    path = article(tmp_path, mark + "---\ndate:\n---\nنص".encode(encoding))
    assert accept_day(path, DAY)
    assert path.read_bytes() == mark + "---\ndate: 2022-01-10\n---\nنص".encode(encoding)


def test_letters_that_are_composed_otherwise_stay_as_they_are(tmp_path: Path) -> None:
    decomposed = "ا\u0655علان"
    path = article(tmp_path, f"---\ntitle: {decomposed}\ndate:\n---\n{decomposed}\n")
    assert accept_day(path, DAY)
    assert path.read_text("utf-8").count(decomposed) == 2


@pytest.mark.parametrize(
    "text",
    ["---\n{title: x, date: }\n---\nنص", "---\n  title: x\n---\nنص", "---\ndate: >\n---\nنص"],
)
def test_what_cannot_be_changed_safely_is_refused_and_left(tmp_path: Path, text: str) -> None:
    path = article(tmp_path, text)
    with pytest.raises(ArticleError) as caught:
        accept_day(path, DAY)
    assert "by hand" in caught.value.problems[0].hint
    assert path.read_text("utf-8") == text


def test_a_stated_date_becomes_the_editors(tmp_path: Path) -> None:
    path = article(tmp_path, STATED)
    assert confirm_date(path)
    gone = (
        "    date:\n      value: '2022-01-07'\n"
        "      evidence: 'the dateline: موسكو، 7 يناير 2022'\n"
    )
    assert gone in STATED
    assert path.read_text("utf-8") == STATED.replace(gone, "")
    assert not confirm_date(path)


def test_the_last_proposal_takes_its_list_with_it(tmp_path: Path) -> None:
    head = f"---\ndate: 2022-01-07\norigin:\n  file: seeds/a.txt\n  sha256: {HASH}\n"
    proposed = "  proposed:\n    date:\n      value: '2022-01-07'\n      evidence: |\n        x\n"
    path = article(tmp_path, f"{head}{proposed}lang: ar\n---\nنص\n")
    assert confirm_date(path)
    assert path.read_text("utf-8") == f"{head}lang: ar\n---\nنص\n"


def test_who_may_read_the_file_stays_and_a_link_stays_a_link(tmp_path: Path) -> None:
    path = article(tmp_path, "---\ndate:\n---\nنص\n")
    path.chmod(0o660)
    link = tmp_path / "link.md"
    link.symlink_to(path)
    assert accept_day(link, DAY)
    assert link.is_symlink()
    assert path.stat().st_mode & 0o777 == 0o660
    assert "date: 2022-01-10" in path.read_text("utf-8")
