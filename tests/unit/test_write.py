from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from sitegen.errors import OutputError, Severity
from sitegen.render.write import MANIFEST, SiteFolder, clean_output, read_manifest, strangers


def build(folder: Path, files: dict[str, bytes]) -> tuple[int, int, int]:
    """Write these files as a build does; return what was written, unchanged, removed."""
    with SiteFolder(folder, files) as site:
        for path, data in files.items():
            site.put(path, data)
        removed = site.finish()
    return site.written, site.unchanged, removed


def content(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != MANIFEST
    }


def test_only_what_changed_is_written_and_stale_files_go(tmp_path: Path) -> None:
    site = tmp_path / "site"
    assert build(site, {"a.html": b"1", "b/c/index.html": b"2"}) == (2, 0, 0)
    assert build(site, {"a.html": b"1", "b/c/index.html": b"3"}) == (1, 1, 0)
    assert build(site, {"a.html": b"1"}) == (0, 1, 1)
    assert content(site) == {"a.html": b"1"}
    assert not (site / "b").exists()


def test_a_page_changed_by_hand_is_restored(tmp_path: Path) -> None:
    build(tmp_path, {"a.html": b"1"})
    (tmp_path / "a.html").write_bytes(b"by hand")
    assert build(tmp_path, {"a.html": b"1"}) == (1, 0, 0)


def test_files_of_others_are_never_removed(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "mine.txt").write_bytes(b"mine")
    (tmp_path / ".gitkeep").write_bytes(b"")
    build(tmp_path, {"en/index.html": b"1"})
    build(tmp_path, {"index.html": b"1"})
    assert content(tmp_path) == {"en/mine.txt": b"mine", ".gitkeep": b"", "index.html": b"1"}


def test_files_of_others_are_never_overwritten(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_bytes(b"mine")
    (tmp_path / "404.html").symlink_to("nowhere")
    with pytest.raises(OutputError) as caught:
        SiteFolder(tmp_path, ["index.html", "404.html", "en/index.html"])
    (problem,) = caught.value.problems
    assert problem.path == tmp_path
    assert "2 files that sitegen has no record of (such as 404.html)" in problem.message
    assert (tmp_path / "index.html").read_bytes() == b"mine"
    assert not (tmp_path / MANIFEST).exists()


def test_a_build_that_was_killed_can_be_taken_up(tmp_path: Path) -> None:
    build(tmp_path, {"old.html": b"1"})
    killed = SiteFolder(tmp_path, ["new/index.html", "other.html"])
    killed.put("new/index.html", b"2")
    (tmp_path / "new" / ".sitegen-tmp-abc").write_bytes(b"half")
    assert build(tmp_path, {"other.html": b"3"}) == (1, 0, 1)
    assert content(tmp_path) == {"other.html": b"3"}
    assert not (tmp_path / "new").exists()


def test_a_build_killed_while_files_are_moved_can_be_taken_up(tmp_path: Path) -> None:
    build(tmp_path, {"old.html": b"1"})
    killed = SiteFolder(tmp_path, ["a.html", "z/index.html"])
    killed.put("a.html", b"2")
    killed.put("z/index.html", b"2")
    (tmp_path / "z" / ".sitegen-tmp-index.html").unlink()
    with pytest.raises(OutputError):
        killed.finish()
    assert (tmp_path / "a.html").exists()
    assert build(tmp_path, {"z/index.html": b"3"}) == (1, 0, 2)
    assert content(tmp_path) == {"z/index.html": b"3"}


def test_a_build_that_fails_leaves_the_site_as_it_was(tmp_path: Path) -> None:
    build(tmp_path, {"a.html": b"1"})
    before = (tmp_path / MANIFEST).read_bytes()
    with pytest.raises(ValueError, match="a template"), SiteFolder(tmp_path, ["b/c.html"]) as site:
        site.put("b/c.html", b"2")
        raise ValueError("a template")
    assert content(tmp_path) == {"a.html": b"1"}
    assert (tmp_path / MANIFEST).read_bytes() == before
    assert not (tmp_path / "b").exists()


def test_nothing_is_written_through_a_link_out_of_the_folder(tmp_path: Path) -> None:
    site, outside = tmp_path / "site", tmp_path / "seeds"
    outside.mkdir()
    site.mkdir()
    (site / "en").symlink_to(outside)
    with pytest.raises(OutputError) as caught:
        SiteFolder(site, ["en/about/index.html"])
    assert caught.value.problems[0].path == site / "en/about"
    assert list(outside.iterdir()) == []


def test_an_output_folder_that_is_a_link_itself_is_followed(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "site").symlink_to(tmp_path / "real")
    build(tmp_path / "site", {"en/index.html": b"1"})
    assert (tmp_path / "real/en/index.html").read_bytes() == b"1"


def test_the_manifest_lists_our_files_sorted(tmp_path: Path) -> None:
    build(tmp_path, {"b.html": b"1", "a.html": b"2"})
    data = json.loads((tmp_path / MANIFEST).read_bytes())
    assert list(data["files"]) == ["a.html", "b.html"]
    assert all(len(sha256) == 64 for sha256 in data["files"].values())


def test_a_damaged_manifest_stops_the_build(tmp_path: Path) -> None:
    for damage in (b"{", b"[]", b'{"files": 3}', b"\xff"):
        (tmp_path / MANIFEST).write_bytes(damage)
        with pytest.raises(OutputError):
            read_manifest(tmp_path)


def test_a_manifest_cannot_reach_out_of_the_folder(tmp_path: Path) -> None:
    site, outside = tmp_path / "site", tmp_path / "outside"
    outside.mkdir()
    (outside / "precious").write_bytes(b"1")
    site.mkdir()
    (site / "link").symlink_to(outside)
    names = ["../outside/precious", str(outside / "precious"), "link/precious"]
    files = dict.fromkeys(names, "")
    (site / MANIFEST).write_text(json.dumps({"version": 1, "files": files}))
    assert clean_output(site) == 0
    assert (outside / "precious").exists()


@pytest.mark.parametrize("path", ["../x.html", "/x.html", MANIFEST, "en/../../x.html"])
def test_addresses_that_lead_astray_are_refused(tmp_path: Path, path: str) -> None:
    with pytest.raises(OutputError):
        SiteFolder(tmp_path / "site", [path])
    assert not (tmp_path / "x.html").exists()


def test_something_else_in_the_place_of_a_folder_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "en").write_bytes(b"a file")
    site = SiteFolder(tmp_path, ["en/index.html"])
    with pytest.raises(OutputError):
        site.put("en/index.html", b"1")


def test_clean_removes_only_what_builds_made(tmp_path: Path) -> None:
    build(tmp_path, {"a.html": b"1", "en/index.html": b"2"})
    (tmp_path / ".gitkeep").write_bytes(b"")
    (tmp_path / "CNAME").write_bytes(b"x")
    assert clean_output(tmp_path) == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == [".gitkeep", "CNAME"]
    assert clean_output(tmp_path) == 0


def test_files_that_no_manifest_lists_are_told(tmp_path: Path) -> None:
    assert strangers(tmp_path / "absent") == ()
    (tmp_path / ".gitkeep").write_bytes(b"")
    assert strangers(tmp_path) == ()
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "index.html").write_bytes(b"1")
    (problem,) = strangers(tmp_path)
    assert "1 file that sitegen has no record of (such as en/index.html)" in problem.message
    assert problem.severity is Severity.WARNING
    (tmp_path / MANIFEST).write_text('{"files": {}}')
    assert strangers(tmp_path) == ()


def test_what_comes_in_pieces_is_one_file_and_is_kept_where_it_is_the_same(tmp_path: Path) -> None:
    for written in (1, 0):
        with SiteFolder(tmp_path, ["data/a.html"]) as folder:
            sha256 = folder.put("data/a.html", iter([b"one ", b"two"]))
            assert folder.written == written
            folder.finish()
        assert (tmp_path / "data" / "a.html").read_bytes() == b"one two"
        assert sha256 == hashlib.sha256(b"one two").hexdigest()
    assert [path.name for path in (tmp_path / "data").iterdir()] == ["a.html"]


def test_pieces_that_end_in_an_error_leave_nothing(tmp_path: Path) -> None:
    def broken() -> Iterator[bytes]:
        yield b"one"
        raise ValueError

    with pytest.raises(ValueError), SiteFolder(tmp_path, ["data/a.csv"]) as folder:
        folder.put("data/a.csv", broken())
    assert not list(tmp_path.rglob("*.csv"))
