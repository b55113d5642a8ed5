import errno
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.errors import ArticleError, OutputError
from sitegen.files import (
    MAX_BYTES,
    TEMP_PREFIX,
    decode,
    list_files,
    read_text,
    sha256_hex,
    slugify,
    write_atomic,
)

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


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"PK\x03\x04\x14", "zip archive or an office document"),
        (b"%PDF-1.7", "PDF document"),
        (b"\x89PNG\r\n", "PNG picture"),
    ],
)
def test_other_kinds_of_files_are_named(data: bytes, kind: str) -> None:
    with pytest.raises(ArticleError, match=kind):
        decode(data, PATH)


def test_a_file_too_long_for_an_article_is_refused() -> None:
    with pytest.raises(ArticleError, match="too long: 5 MB"):
        decode(b"a" * (MAX_BYTES + 1), PATH)


def test_files_are_listed_without_hidden_ones(tmp_path: Path) -> None:
    for name in ("b.md", "sub/a.md", ".git/c.md", ".d.md"):
        write_atomic(tmp_path / name, b"x")
    assert list_files(tmp_path) == (tmp_path / "b.md", tmp_path / "sub" / "a.md")
    assert list_files(tmp_path / "none") == ()


def test_what_is_no_folder_is_not_taken_for_an_empty_one(tmp_path: Path) -> None:
    (tmp_path / "articles").write_text("in the way")
    with pytest.raises(ArticleError, match="cannot be read"):
        list_files(tmp_path / "articles")
