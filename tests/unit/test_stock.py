import errno
import shutil
from pathlib import Path

import pytest

from sitegen.errors import ModelError
from sitegen.files import TEMP_PREFIX
from sitegen.packages.installed import InstalledPackage, newest, package_at, read_packages
from sitegen.packages.records import KNOWN, RECORD
from sitegen.packages.stock import (
    DOWNLOAD_PREFIX,
    move_in,
    prepared,
    read_stock,
    remove_models,
    require_space,
)
from tests.unit.model_server import listing
from tests.unit.test_installed import deep_inside, make_package


def make_download(folder: Path) -> None:
    (folder / f"{DOWNLOAD_PREFIX}x.argosmodel").write_bytes(bytes(500))
    (folder / f"{DOWNLOAD_PREFIX}x.argosmodel.json").write_bytes(b"{}")


def test_the_stock_says_what_lies_there_and_which_is_used(tmp_path: Path) -> None:
    old, new = make_package(tmp_path, "a"), make_package(tmp_path, "b", package_version="1.1")
    (tmp_path / "broken").mkdir()
    make_download(tmp_path)
    stock = read_stock(tmp_path)
    assert [(m.package.path, m.used, m.record) for m in stock.models] == [
        (old, False, None),
        (new, True, None),
    ]
    assert stock.models[0].size == sum(p.stat().st_size for p in old.rglob("*") if p.is_file())
    assert [problem.path for problem in stock.problems] == [tmp_path / "broken"]
    assert stock.unfinished == 502


def test_no_folder_is_no_stock(tmp_path: Path) -> None:
    stock = read_stock(tmp_path / "none")
    assert (stock.models, stock.problems, stock.unfinished) == ((), (), 0)
    assert remove_models(tmp_path / "none", "all") == ()


def test_a_broken_record_is_reported(tmp_path: Path) -> None:
    path = make_package(tmp_path, "a")
    (path / RECORD).write_text("{")
    [problem] = read_stock(tmp_path).problems
    assert problem.path == path / RECORD


@pytest.mark.parametrize("name", ["ar-en 1.0", "some-folder"])
def test_a_model_is_removed_by_its_name_or_its_folders(tmp_path: Path, name: str) -> None:
    make_package(tmp_path, "some-folder")
    other = make_package(tmp_path, "other", package_version="2")
    assert remove_models(tmp_path, name) == ("ar-en 1.0",)
    assert list(tmp_path.iterdir()) == [other]


def test_trees_of_a_thousand_folders_are_measured_and_deleted(tmp_path: Path) -> None:
    left_over = make_package(tmp_path, f"{TEMP_PREFIX}1")
    with deep_inside(make_package(tmp_path, "a")), deep_inside(left_over):
        assert read_stock(tmp_path).models[0].size > 0
        with prepared(tmp_path):
            assert remove_models(tmp_path, "all") == ("ar-en 1.0",)
        assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("what", ["empty folder", "link to a stranger", "link to an empty folder"])
def test_what_does_not_look_like_a_model_is_left_alone(tmp_path: Path, what: str) -> None:
    packages, elsewhere = tmp_path / "packages", tmp_path / "elsewhere"
    packages.mkdir()
    elsewhere.mkdir()
    if what == "empty folder":
        (packages / "x").mkdir()
    else:
        (packages / "x").symlink_to(elsewhere, target_is_directory=True)
    if what == "link to a stranger":
        (elsewhere / "mine.txt").write_text("x")
    assert remove_models(packages, "all") == ()
    with pytest.raises(ModelError, match="left alone") as caught:
        remove_models(packages, "x")
    assert "delete" not in caught.value.problems[0].hint
    assert (packages / "x").exists()


def test_all_removes_models_and_what_is_left_over_and_nothing_else(tmp_path: Path) -> None:
    make_package(tmp_path, "a")
    make_package(tmp_path / "deep", "inner")
    broken = make_package(tmp_path, "b")
    (broken / "metadata.json").unlink()
    make_download(tmp_path)
    make_package(tmp_path, f"{TEMP_PREFIX}1")
    (tmp_path / KNOWN).write_text("{}")
    notes = tmp_path / "notes"
    notes.mkdir()
    (notes / "mine.txt").write_text("x")
    removed = remove_models(tmp_path, "all")
    assert set(removed) == {"ar-en 1.0", "b", "deep", "an unfinished download"}
    assert {p.name for p in tmp_path.iterdir()} == {KNOWN, "notes"}
    assert (notes / "mine.txt").exists()


def test_a_folder_that_is_no_model_is_never_removed(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "one.md").write_text("x")
    with pytest.raises(ModelError, match="left alone"):
        remove_models(tmp_path, "articles")
    assert (tmp_path / "articles" / "one.md").exists()


@pytest.mark.parametrize("name", ["ar-en 9", "..", "../packages/a", "", ".", "a/model"])
def test_what_is_not_there_is_not_removed(tmp_path: Path, name: str) -> None:
    packages = tmp_path / "packages"
    make_package(packages, "a")
    (packages / "notes").mkdir()
    (packages / "notes" / "mine.txt").write_text("x")
    before = listing(tmp_path)
    with pytest.raises(ModelError) as caught:
        remove_models(packages, name)
    assert caught.value.problems[0].hint == "installed: ar-en 1.0"
    assert listing(tmp_path) == before


def test_a_link_is_removed_and_not_what_it_leads_to(tmp_path: Path) -> None:
    real = make_package(tmp_path / "elsewhere", "real")
    packages = tmp_path / "packages"
    packages.mkdir()
    (packages / "linked").symlink_to(real, target_is_directory=True)
    (packages / "folder").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    before = listing(real)
    remove_models(packages, "all")
    assert list(packages.iterdir()) == []
    assert listing(real) == before


def new_model(packages: Path, version: str = "1.0") -> tuple[Path, InstalledPackage]:
    """Lay a model out where an installation unpacks it."""
    aside = make_package(packages, f"{TEMP_PREFIX}new", package_version=version)
    (aside / "new").write_text("x")
    package = package_at(aside)
    assert isinstance(package, InstalledPackage)
    return aside, package


def test_a_model_moves_into_a_folder_named_after_it(tmp_path: Path) -> None:
    assert move_in(*new_model(tmp_path, "1.10"), tmp_path) == tmp_path / "translate-ar_en-1_10"
    assert (tmp_path / "translate-ar_en-1_10" / "new").exists()


@pytest.mark.parametrize("damage", ["none", "broken", "empty", "link"])
def test_a_model_takes_the_place_of_what_it_was_before(tmp_path: Path, damage: str) -> None:
    old = make_package(tmp_path, "translate-ar_en-1_0")
    if damage == "broken":
        (old / "metadata.json").write_text("<html>")
    elif damage == "empty":
        shutil.rmtree(old)
        old.mkdir()
    elif damage == "link":
        elsewhere = old.rename(tmp_path.parent / f"{tmp_path.name}-elsewhere")
        old.symlink_to(elsewhere, target_is_directory=True)
    assert move_in(*new_model(tmp_path), tmp_path) == old
    assert (old / "new").exists()
    assert not old.is_symlink()
    assert list(tmp_path.iterdir()) == [old]


@pytest.mark.parametrize("what", ["file", "other model", "other folder"])
def test_what_is_something_else_stays_where_it_stands(tmp_path: Path, what: str) -> None:
    place = tmp_path / "translate-ar_en-1_0"
    if what == "file":
        place.write_text("mine")
    elif what == "other model":
        make_package(tmp_path, place.name, package_version="3")
    else:
        place.mkdir()
        (place / "mine.txt").write_text("mine")
    before = listing(tmp_path)
    with pytest.raises(ModelError, match="something else stands") as caught, prepared(tmp_path):
        move_in(*new_model(tmp_path), tmp_path)
    assert caught.value.problems[0].path == place
    assert "rename it" in caught.value.problems[0].hint
    with prepared(tmp_path):
        assert listing(tmp_path) == before


def test_preparing_makes_the_folder_and_sweeps_it(tmp_path: Path) -> None:
    packages = tmp_path / "a" / "b"
    with prepared(packages):
        make_package(packages, f"{TEMP_PREFIX}1")
        (packages / f"{TEMP_PREFIX}2").write_text("x")
        make_download(packages)
        kept = make_package(packages, "kept")
    with prepared(packages):
        left = [path for path in packages.iterdir() if not path.name.startswith(DOWNLOAD_PREFIX)]
        assert left == [kept]
        assert read_stock(packages).unfinished


def test_a_file_in_the_folders_place_is_a_plain_error(tmp_path: Path) -> None:
    (tmp_path / "packages").write_text("x")
    for place in (tmp_path / "packages", tmp_path / "packages" / "inner"):
        with pytest.raises(ModelError, match="no model can be installed") as caught:
            prepared(place).__enter__()
        assert "translation.packages" in caught.value.problems[0].hint


def test_where_the_disk_refuses_a_hidden_folder_the_folder_of_models_is_named(
    tmp_path: Path,
) -> None:
    hidden = tmp_path / f"{TEMP_PREFIX}0123" / "model.bin"
    with pytest.raises(ModelError) as caught, prepared(tmp_path):
        raise PermissionError(errno.EACCES, "Permission denied", str(hidden))
    assert caught.value.problems[0].path == tmp_path


def test_too_little_room_is_said_before_anything_is_written(tmp_path: Path) -> None:
    require_space(tmp_path, 0)
    more_than_there_is = shutil.disk_usage(tmp_path).total
    with pytest.raises(OSError, match="too little room") as caught:
        require_space(tmp_path, more_than_there_is)
    assert caught.value.errno == errno.ENOSPC


def test_a_link_that_leads_nowhere_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "dangling").symlink_to(tmp_path / "gone")
    assert read_stock(tmp_path).models == ()
    assert newest(read_packages(tmp_path).packages, "ar", "en") is None
