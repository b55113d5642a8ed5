import errno
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.errors import ArticleError, OutputError
from sitegen.files import TEMP_PREFIX, decode, read_text, sha256_hex, slugify, write_atomic

PATH = Path("seeds/x.txt")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_encodings_are_read_alike(encoding: str) -> None:
    assert decode("خبر\r\nعاجل\rالآن\n".encode(encoding), PATH) == "خبر\nعاجل\nالآن\n"


def test_text_comes_out_in_nfc() -> None:
    assert decode("ا\u0653لاف".encode(), PATH) == "آلاف"


def test_windows_1256_is_refused_with_line_and_command() -> None:
    with pytest.raises(ArticleError) as caught:
        decode(b"first\n" + "خبر".encode("windows-1256"), PATH)
    problem = caught.value.problems[0]
    assert problem.path == PATH
    assert problem.line == 2
    command = "iconv -f WINDOWS-1256 -t UTF-8 {0} > {0}.utf8 && mv {0}.utf8 {0}"
    assert problem.hint.endswith(command.format(PATH))


def test_utf16_without_a_mark_is_not_taken_for_text() -> None:
    with pytest.raises(ArticleError, match="control characters"):
        decode("خبر عاجل".encode("utf-16-le"), PATH)


def test_broken_utf16_names_its_line() -> None:
    with pytest.raises(ArticleError) as caught:
        decode("سطر\nآخر".encode("utf-16") + b"\x00", PATH)
    assert caught.value.problems[0].line == 2


@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_an_article_error(data: bytes) -> None:
    try:
        text = decode(data, PATH)
    except ArticleError:
        return
    assert "\r" not in text


def test_a_missing_file_is_an_article_error(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match="cannot be read"):
        read_text(tmp_path / "none.md")


def test_writing_makes_folders_and_leaves_no_temporary_file(tmp_path: Path) -> None:
    target = tmp_path / "a" / "b.html"
    write_atomic(target, b"one")
    write_atomic(target, b"two")
    assert target.read_bytes() == b"two"
    assert [path.name for path in target.parent.iterdir()] == ["b.html"]


def test_a_file_in_the_place_of_a_folder_is_an_output_error(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("in the way")
    with pytest.raises(OutputError, match="cannot be written"):
        write_atomic(tmp_path / "a" / "b.html", b"x")


def test_a_full_disk_is_said_plainly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    (tmp_path / "kept.html").write_bytes(b"old")
    monkeypatch.setattr("sitegen.files.os.fsync", full)
    with pytest.raises(OutputError, match="the disk is full"):
        write_atomic(tmp_path / "kept.html", b"new")
    assert (tmp_path / "kept.html").read_bytes() == b"old"
    assert not list(tmp_path.glob(f"{TEMP_PREFIX}*"))


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("001_6000a56a302bf043", "001-6000a56a302bf043"),
        ("Café à Genève!", "cafe-a-geneve"),
        ("خبر عاجل", ""),
        ("خبر 12", "12"),
        ("--", ""),
    ],
)
def test_slugs_are_plain_ascii(text: str, slug: str) -> None:
    assert slugify(text) == slug


@given(st.text(max_size=300))
def test_slugs_hold_nothing_but_what_addresses_take(text: str) -> None:
    slug = slugify(text)
    assert set(slug) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert slug == slug.strip("-")
    assert slugify(slug) == slug


def test_hashes_are_sha256() -> None:
    assert sha256_hex(b"").startswith("e3b0c442")
