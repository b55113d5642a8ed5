import io
import os
import stat
import struct
import warnings
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from sitegen.errors import ModelError
from sitegen.packages import archive as module
from sitegen.packages.archive import open_archive
from tests.unit.model_server import model_files, save, zipped


def unpack(path: Path, target: Path) -> dict[str, int]:
    """Unpack an archive; return the sizes by path."""
    with open_archive(path) as archive:
        files = archive.unpack(target, lambda done, total: None)
    return {name: file.size for name, file in files.items()}


def refused(path: Path, tmp_path: Path) -> str:
    """Return why an archive is refused; nothing may land anywhere but in the folder for it."""
    target = tmp_path / "outside" / "inner" / "packages"
    target.parent.mkdir(parents=True)
    with pytest.raises(ModelError) as caught:
        unpack(path, target)
    found = [p for p in tmp_path.rglob("*") if target not in (p, *p.parents)]
    assert sorted(found) == sorted([path, target.parent.parent, target.parent])
    [problem] = caught.value.problems
    assert problem.path == path
    return problem.message


def entries(*names: str | zipfile.ZipInfo, data: bytes = b"x") -> bytes:
    """Pack a good model with these entries beside it."""
    packed = io.BytesIO(zipped(model_files(), "m/"))
    with warnings.catch_warnings(), zipfile.ZipFile(packed, "a") as archive:
        warnings.simplefilter("ignore")  # zipfile warns of double names, which are the point
        for name in names:
            archive.writestr(name, data)
    return packed.getvalue()


def linked(kind: int) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo("m/link")
    info.external_attr = (kind | 0o777) << 16
    return info


@pytest.mark.parametrize("root", ["", "translate-ar_en-1_0/", "any name/"])
def test_a_model_at_the_top_or_one_folder_deep_is_unpacked(tmp_path: Path, root: str) -> None:
    files = model_files(filling=3_000_000)
    sizes = unpack(save(tmp_path, zipped(files, root)), tmp_path / "out")
    assert sizes == {name: len(data) for name, data in files.items()}
    for name, data in files.items():
        assert (tmp_path / "out" / name).read_bytes() == data


def test_what_lies_beside_the_model_stays_in_the_archive(tmp_path: Path) -> None:
    path = save(tmp_path, entries("__MACOSX/m/._metadata.json", "notes.txt"))
    assert set(unpack(path, tmp_path / "out")) == set(model_files())
    assert {p.name for p in (tmp_path / "out").iterdir()} == {
        "metadata.json",
        "model",
        "sentencepiece.model",
    }


def test_permissions_in_the_archive_mean_nothing(tmp_path: Path) -> None:
    info = zipfile.ZipInfo("m/run.sh")
    info.external_attr = (stat.S_IFREG | stat.S_ISUID | 0o777) << 16
    unpack(save(tmp_path, entries(info)), tmp_path / "out")
    mode = (tmp_path / "out" / "run.sh").stat().st_mode
    assert not mode & (stat.S_ISUID | stat.S_IXUSR | stat.S_IXOTH)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is empty"),
        (b"<!doctype html><title>404</title>", "is a web page, not a model"),
        (b"\xef\xbb\xbf \n<html>", "is a web page"),
        (b"\x1f\x8b\x08" + bytes(100), "is not an .argosmodel"),
        (b'{"error": "not found"}', "is not an .argosmodel"),
        (zipped(model_files(filling=5000))[:-1000], "is cut short"),
        (zipped(model_files(filling=5000))[:100], "is cut short"),
        (zipped(model_files())[:-1], "is cut short"),
        (zipped({}), "no metadata.json"),
        (zipped(model_files(), "deep/deeper/"), "no metadata.json"),
        (zipped({"a/metadata.json": b"{}", "b/metadata.json": b"{}"}, ""), "several models"),
    ],
)
def test_what_is_no_model_is_refused_in_plain_words(
    tmp_path: Path, data: bytes, message: str
) -> None:
    assert message in refused(save(tmp_path, data), tmp_path)


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("/etc/passwd", "leads elsewhere"),
        ("../outside", "leads elsewhere"),
        ("m/../../outside", "leads elsewhere"),
        ("m/..", "leads elsewhere"),
        ("C:/windows", "leads elsewhere"),
        ("m/C:evil", "leads elsewhere"),
        ("m\\..\\outside", "leads elsewhere"),
        ("m//x", "does not fit"),
        ("m/./x", "does not fit"),
        ("m/name.", "does not fit"),
        ("m/name /x", "does not fit"),
        ("m/a\x1b[2Jb", "control characters"),
        ("m/a\nb", "control characters"),
        ("m/a\u202eb", "control characters"),
        ("m/" + "ن" * 200, "too long"),
        ("m/sitegen-record.json", "own record"),
        ("m/model/SITEGEN-RECORD.JSON", "own record"),
        ("m/CON", "does not fit"),
        ("m/aux.txt", "does not fit"),
        ("m/" + "d/" * 1000 + "f", "too many folders deep"),
        (linked(stat.S_IFLNK), "link or a device"),
        (linked(stat.S_IFBLK), "link or a device"),
        (linked(stat.S_IFIFO), "link or a device"),
    ],
)
def test_stray_entries_are_refused(tmp_path: Path, name: str | zipfile.ZipInfo, why: str) -> None:
    message = refused(save(tmp_path, entries(name)), tmp_path)
    assert why in message
    assert message.isprintable()


def test_a_name_cut_at_a_null_is_refused(tmp_path: Path) -> None:
    data = entries("m/abcdef").replace(b"m/abcdef", b"m/abc\0ef")
    assert "control characters" in refused(save(tmp_path, data), tmp_path)


@pytest.mark.parametrize(
    "names",
    [
        ("m/metadata.json",),
        ("m/Model/other.bin",),
        ("m/METADATA.JSON",),
        ("m/caf\u00e9", "m/cafe\u0301"),
        ("m/sentencepiece.model/inner",),
        ("m/x/y", "m/x"),
    ],
)
def test_names_that_clash_are_refused(tmp_path: Path, names: tuple[str, ...]) -> None:
    message = refused(save(tmp_path, entries(*names)), tmp_path)
    assert "two files of one name" in message or "several models" in message


def test_a_damaged_file_is_noticed(tmp_path: Path) -> None:
    data = zipped(model_files(filling=5000)).replace(b"weights", b"wrights")
    assert "damaged: translate-ar_en/model/model.bin" in refused(save(tmp_path, data), tmp_path)


def test_a_damaged_table_of_contents_is_noticed(tmp_path: Path) -> None:
    data = bytearray(zipped(model_files()))
    place = data.index(b"PK\x01\x02")
    data[place : place + 4] = b"XXXX"
    assert "damaged" in refused(save(tmp_path, bytes(data)), tmp_path)


def _flag(data: bytearray, local: int, central: int) -> None:
    """Mark the first file as encrypted."""
    data[local + 6] |= 1
    data[central + 8] |= 1


def _method(data: bytearray, local: int, central: int) -> None:
    """Claim that the first file is packed with LZMA, whose dictionary may fill the memory."""
    data[local + 8 : local + 10] = data[central + 10 : central + 12] = struct.pack("<H", 14)


@pytest.mark.parametrize(("change", "why"), [(_flag, "encrypted"), (_method, "unusual way")])
def test_unusual_packing_is_refused(
    tmp_path: Path, change: Callable[[bytearray, int, int], None], why: str
) -> None:
    data = bytearray(zipped(model_files()))
    change(data, 0, data.index(b"PK\x01\x02"))
    assert why in refused(save(tmp_path, bytes(data)), tmp_path)


def bomb(declared: int) -> bytes:
    """Pack ten million zeros and declare another size for them."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("m/metadata.json", b"{}")
        archive.writestr("m/zeros", bytes(10_000_000))
    data = bytearray(packed.getvalue())
    place = data.rindex(b"PK\x01\x02")
    assert struct.unpack("<L", data[place + 24 : place + 28]) == (10_000_000,)
    data[place + 24 : place + 28] = struct.pack("<L", declared)
    return bytes(data)


def test_a_bomb_that_says_its_size_is_refused_before_anything_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MAX_UNPACKED", 9_000_000)
    path = save(tmp_path, bomb(10_000_000))
    assert path.stat().st_size < 20_000
    with pytest.raises(ModelError, match="would unpack to more than 9"):
        unpack(path, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_bomb_that_hides_its_size_writes_no_more_than_it_said(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="damaged"):
        unpack(save(tmp_path, bomb(1000)), tmp_path / "out")
    assert (tmp_path / "out" / "zeros").stat().st_size <= 1000


def test_too_many_files_are_refused_without_reading_their_list(tmp_path: Path) -> None:
    many = {f"f{number}": b"" for number in range(module.MAX_ENTRIES + 1)}
    assert "more than 5000 files" in refused(save(tmp_path, zipped(many)), tmp_path)


def test_a_long_list_of_files_is_refused_without_reading_it(tmp_path: Path) -> None:
    data = bytearray(zipped(model_files()))
    end = data.rindex(b"PK\x05\x06")
    data[end + 12 : end + 16] = struct.pack("<L", 2**31)
    assert "more than 5000 files" in refused(save(tmp_path, bytes(data)), tmp_path)


def test_an_archive_of_the_large_kind_is_refused(tmp_path: Path) -> None:
    data = zipped(model_files())
    end = data.rindex(b"PK\x05\x06")
    pointer = b"PK\x06\x07" + bytes(16)
    assert "5000 files" in refused(save(tmp_path, data[:end] + pointer + data[end:]), tmp_path)


def test_a_file_beyond_the_limit_is_refused_by_its_size(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MAX_PACKED", 100)
    assert "is too large" in refused(save(tmp_path, zipped(model_files())), tmp_path)


def test_bytes_that_do_not_unpack_are_damage(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("m/metadata.json", b"{}" * 1000)
    data = bytearray(packed.getvalue())
    start = 30 + len("m/metadata.json")
    data[start : start + 4] = b"\xff" * 4
    with pytest.raises(zlib.error):
        zlib.decompress(bytes(data[start:]), -15)
    assert "damaged" in refused(save(tmp_path, bytes(data)), tmp_path)


def renamed(name: str, other: str) -> zipfile.ZipInfo:
    """Name a file twice: newer Pythons take the name from this extra field (Unicode path)."""
    info = zipfile.ZipInfo(name)
    value = b"\x01" + struct.pack("<L", zlib.crc32(name.encode())) + other.encode()
    info.extra = struct.pack("<HH", 0x7075, len(value)) + value
    return info


@pytest.mark.parametrize("other", ["m/../../../outside", "/outside", "m/sitegen-record.json"])
def test_a_name_in_an_extra_field_leads_nowhere(tmp_path: Path, other: str) -> None:
    path = save(tmp_path, entries(renamed("m/harmless", other)))
    target = tmp_path / "a" / "b" / "packages"
    target.parent.mkdir(parents=True)
    try:
        names = set(unpack(path, target))
    except ModelError as error:  # the field is read from Python 3.12 on
        assert "two names" in str(error)
    else:
        assert names == {*model_files(), "harmless"}
    inside = [p for p in tmp_path.rglob("*") if p.is_file() and target not in p.parents]
    assert inside == [path]
    assert not Path("/outside").exists()


def test_the_name_that_is_used_is_the_one_that_is_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def decoded(info: zipfile.ZipInfo, *_: object) -> None:
        if info.filename == "m/harmless":
            info.filename = "m/other"

    monkeypatch.setattr(zipfile.ZipInfo, "_decodeExtra", decoded)
    assert "two names" in refused(save(tmp_path, entries("m/harmless")), tmp_path)


def test_nothing_lands_outside_whatever_the_check_of_names_lets_through(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_fault", lambda info: "")
    path = save(tmp_path, entries("m/../../outside"))
    assert "would land elsewhere" in refused(path, tmp_path)


@pytest.mark.parametrize("what", ["pipe", "device", "folder"])
def test_what_has_no_end_is_refused_before_it_is_read(tmp_path: Path, what: str) -> None:
    path = tmp_path / "model.argosmodel"
    if what == "pipe":
        os.mkfifo(path)
    elif what == "device":
        path.symlink_to("/dev/zero")
    else:
        path.mkdir()
    with pytest.raises(ModelError, match="no ordinary file"), open_archive(path):
        pass


def test_a_link_has_the_size_of_what_it_leads_to(tmp_path: Path) -> None:
    real = save(tmp_path, zipped(model_files()))
    (tmp_path / "link").symlink_to(real)
    assert module.checked_size(tmp_path / "link") == real.stat().st_size
