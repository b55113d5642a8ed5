import json
import os
import shutil
import subprocess
import sys
from collections import namedtuple
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from sitegen.errors import ModelError, SitegenError
from sitegen.files import sha256_hex
from sitegen.network.connection import Limits
from sitegen.packages import install as module
from sitegen.packages.install import (
    Installation,
    InstallOptions,
    Tell,
    install_file,
    install_newest,
)
from sitegen.packages.installed import newest, read_packages
from sitegen.packages.records import KNOWN, check, known_hashes, read_record
from sitegen.packages.stock import forget_models, read_stock
from tests.unit.model_server import (
    Server,
    body,
    hang,
    in_turn,
    index,
    listing,
    model_files,
    offer,
    parts,
    save,
    serving,
    status,
    zipped,
)
from tests.unit.test_installed import make_package

FAST = Limits(connect=10.0, read=10.0, attempts=2, pause=0.0)
MODEL = zipped(model_files(filling=200_000))
LABEL = "ar-en 1.0"
FOLDER = "translate-ar_en-1_0"


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as found:
        found.routes["/index.json"] = body(index(offer(found.url("/m"))))
        found.routes["/m"] = parts(MODEL)
        yield found


class Heard:
    """What a user heard."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.stages: list[str] = []

    @contextmanager
    def stage(self, label: str) -> Iterator[object]:
        self.stages.append(label)
        yield lambda done, total: None

    @property
    def tell(self) -> Tell:
        return Tell(self.lines.append, self.stage)  # type: ignore[arg-type]


def options(tmp_path: Path, server: Server | None = None, **more: object) -> InstallOptions:
    address = server.url("/index.json") if server else "https://models.example.org/index.json"
    given = {"packages": tmp_path / "packages", "index": address, "limits": FAST, **more}
    return InstallOptions(**given)  # type: ignore[arg-type]


def from_index(tmp_path: Path, server: Server, **more: object) -> Installation:
    return install_newest(options(tmp_path, server, **more), Heard().tell)


def from_file(tmp_path: Path, data: bytes = MODEL, **more: object) -> Installation:
    path = save(tmp_path, data)
    return install_file(path, options(tmp_path, **more), Heard().tell)


def hidden(tmp_path: Path) -> list[str]:
    return sorted(p.name for p in (tmp_path / "packages").iterdir() if p.name.startswith("."))


def refusal(error: SitegenError) -> str:
    return " / ".join(problem.message for problem in error.problems)


def test_a_model_from_the_list_is_installed_with_its_record(tmp_path: Path, server: Server) -> None:
    done = from_index(tmp_path, server)
    folder = tmp_path / "packages" / FOLDER
    assert (done.fresh, done.others) == (True, ())
    assert (done.model.package.path, done.model.package.label) == (folder, LABEL)
    assert done.model.used
    record = read_record(folder)
    assert record is not None
    assert (record.label, record.source) == (LABEL, server.url("/m"))
    assert (record.sha256, record.size) == (sha256_hex(MODEL), len(MODEL))
    assert set(record.files) == set(model_files())
    assert check(folder) == ()
    assert known_hashes(tmp_path / "packages") == {LABEL: sha256_hex(MODEL)}
    assert hidden(tmp_path) == []


def test_a_model_from_a_file_is_installed_without_any_address(tmp_path: Path) -> None:
    done = from_file(tmp_path, offline=True)
    assert done.fresh
    assert done.model.record is not None
    assert done.model.record.source == "model.argosmodel"
    assert (tmp_path / "model.argosmodel").read_bytes() == MODEL


def test_the_user_hears_where_it_comes_from(tmp_path: Path, server: Server) -> None:
    heard = Heard()
    install_newest(options(tmp_path, server), heard.tell)
    assert heard.lines == [
        "asking 127.0.0.1 which models there are",
        "downloading ar-en 1.0 from 127.0.0.1",
    ]
    assert heard.stages == ["downloading", "checking", "unpacking"]


def test_offline_forbids_the_list(tmp_path: Path, server: Server) -> None:
    with pytest.raises(ModelError, match="SITEGEN_OFFLINE") as caught:
        from_index(tmp_path, server, offline=True)
    assert "--from FILE" in caught.value.problems[0].hint
    assert server.asked == []
    assert not (tmp_path / "packages").exists()


def test_what_is_installed_and_whole_is_not_fetched_again(tmp_path: Path, server: Server) -> None:
    from_index(tmp_path, server)
    before = listing(tmp_path / "packages")
    done = from_index(tmp_path, server)
    assert (done.fresh, done.model.package.label) == (False, LABEL)
    assert len(server.ranges("/m")) == 1
    assert not from_file(tmp_path).fresh
    assert listing(tmp_path / "packages") == before


@pytest.mark.parametrize("damage", ["changed", "missing", "extra", "no metadata"])
def test_what_is_installed_and_not_whole_is_replaced(
    tmp_path: Path, server: Server, damage: str
) -> None:
    from_index(tmp_path, server)
    folder = tmp_path / "packages" / FOLDER
    if damage == "changed":
        (folder / "sentencepiece.model").write_bytes(b"Pieces")
    elif damage == "missing":
        (folder / "sentencepiece.model").unlink()
    elif damage == "extra":
        (folder / "bpe.model").write_bytes(b"x")
    else:
        (folder / "metadata.json").unlink()
    assert from_index(tmp_path, server).fresh
    assert check(folder) == ()
    assert not (folder / "bpe.model").exists()
    assert {p.name for p in (tmp_path / "packages").iterdir()} == {FOLDER, KNOWN}


def test_a_model_unpacked_by_hand_is_replaced_by_one_with_a_record(tmp_path: Path) -> None:
    folder = make_package(tmp_path / "packages", FOLDER)
    assert from_file(tmp_path).fresh
    assert read_record(folder) is not None


def test_two_versions_lie_side_by_side_and_the_newer_is_used(tmp_path: Path) -> None:
    newer = zipped(model_files("1.10"))
    from_file(tmp_path)
    done = from_file(tmp_path, newer)
    assert (done.model.package.label, done.model.used) == ("ar-en 1.10", True)
    assert [(m.package.label, m.used) for m in done.others] == [(LABEL, False)]
    older = from_file(tmp_path, zipped(model_files("1.9")))
    assert not older.model.used
    assert {m.package.label: m.used for m in older.others} == {LABEL: False, "ar-en 1.10": True}


def test_another_address_is_tried_where_one_fails(tmp_path: Path, server: Server) -> None:
    links = ["/500", "/html", "/circle", "/cut", "/m"]
    server.routes |= {
        "/500": status(500),
        "/html": body(b"<html>Log in</html>", Content_Type="text/html"),
        "/circle": status(302, Location="/circle"),
        "/cut": body(MODEL[:5000]),
        "/index.json": body(index(offer("ipfs://Qm", *map(server.url, links)))),
    }
    done = from_index(tmp_path, server)
    assert done.model.record is not None
    assert done.model.record.source == server.url("/m")
    assert hidden(tmp_path) == []


def test_where_every_address_fails_each_is_named(tmp_path: Path, server: Server) -> None:
    server.routes |= {
        "/html": body(b"<html>Log in</html>"),
        "/index.json": body(index(offer(server.url("/404"), server.url("/html")))),
    }
    with pytest.raises(SitegenError) as caught:
        from_index(tmp_path, server)
    assert "answered 404" in refusal(caught.value)
    assert "is a web page, not a model" in refusal(caught.value)
    assert read_stock(tmp_path / "packages") == read_stock(tmp_path / "none")


def test_a_broken_download_is_kept_and_gone_on_with(tmp_path: Path, server: Server) -> None:
    other = server.url("/other")
    server.routes["/index.json"] = body(index(offer(other, server.url("/m"))))
    server.routes["/m"] = parts(MODEL, breaks_after=50_000)
    once = Limits(connect=10.0, read=10.0, attempts=1)
    with pytest.raises(SitegenError):
        from_index(tmp_path, server, limits=once)
    assert read_stock(tmp_path / "packages").unfinished > 50_000
    server.routes["/m"] = parts(MODEL)
    heard = Heard()
    install_newest(options(tmp_path, server), heard.tell)
    assert "50 kB of ar-en 1.0 are here already; going on" in heard.lines
    assert server.ranges("/m") == ["", "bytes=50000-"]
    assert len(server.ranges("/other")) == 1
    assert hidden(tmp_path) == []


def test_a_download_that_is_no_model_is_not_gone_on_with(tmp_path: Path, server: Server) -> None:
    server.routes["/m"] = in_turn(body(b"<html>Log in</html>"), parts(MODEL))
    with pytest.raises(SitegenError, match="web page"):
        from_index(tmp_path, server)
    assert hidden(tmp_path) == []
    assert from_index(tmp_path, server).fresh


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        (b"<html>Log in</html>", "web page"),
        (b"[" * 100_000, "not JSON"),
        (b"[]", "offers no model"),
        (b"x" * 10_000_001, "more than 10 MB"),
    ],
)
def test_a_list_that_is_none_is_refused(
    tmp_path: Path, server: Server, answer: bytes, message: str
) -> None:
    server.routes["/index.json"] = body(answer)
    with pytest.raises(ModelError, match=message):
        from_index(tmp_path, server)


def test_a_list_that_fails_once_is_asked_for_again(tmp_path: Path, server: Server) -> None:
    server.routes["/index.json"] = in_turn(status(502), body(index(offer(server.url("/m")))))
    assert from_index(tmp_path, server).fresh


def test_where_nothing_answers_the_longest_wait_holds(tmp_path: Path, server: Server) -> None:
    server.routes["/index.json"] = hang
    limits = Limits(connect=60.0, read=60.0, attempts=1, whole=0.2)
    with pytest.raises(ModelError, match=r"127\.0\.0\.1 does not answer"):
        from_index(tmp_path, server, limits=limits)


def test_when_the_longest_wait_is_over_no_other_address_is_asked(
    tmp_path: Path, server: Server
) -> None:
    links = [server.url(path) for path in ("/a", "/b", "/c")]
    server.routes["/index.json"] = body(index(offer(*links)))
    server.routes |= dict.fromkeys(("/a", "/b", "/c"), hang)
    limits = Limits(connect=60.0, read=60.0, attempts=1, whole=2.0)
    with pytest.raises(SitegenError) as caught:
        from_index(tmp_path, server, limits=limits)
    assert len(caught.value.problems) == 1
    assert [path for _, path, _ in server.asked] == ["/index.json", "/a"]


def test_a_hash_that_is_demanded_is_the_only_one_taken(tmp_path: Path, server: Server) -> None:
    with pytest.raises(ModelError, match=sha256_hex(MODEL)):
        from_file(tmp_path, sha256="0" * 64)
    with pytest.raises(SitegenError, match="0" * 64):
        from_index(tmp_path, server, sha256="0" * 64)
    assert read_stock(tmp_path / "packages").models == ()
    assert from_file(tmp_path, sha256=sha256_hex(MODEL)).fresh


def test_another_file_under_a_known_name_is_refused_also_after_removal(tmp_path: Path) -> None:
    from_file(tmp_path)
    packages = tmp_path / "packages"
    shutil.rmtree(packages / FOLDER)
    forged = zipped(model_files(filling=10))
    with pytest.raises(ModelError) as caught:
        from_file(tmp_path, forged)
    [problem] = caught.value.problems
    assert sha256_hex(MODEL) in problem.message
    assert sha256_hex(forged) in problem.message
    assert 'sitegen models remove "ar-en 1.0" --forget' in problem.hint
    assert read_stock(packages).models == ()
    assert forget_models(packages, LABEL) == ((), (LABEL,))
    assert from_file(tmp_path, forged).fresh


def test_a_publishers_new_file_replaces_the_old_once_the_editor_agrees(
    tmp_path: Path, server: Server
) -> None:
    from_index(tmp_path, server)
    changed = zipped(model_files(filling=10))
    server.routes["/m"] = parts(changed, tag='"v2"')
    (tmp_path / "packages" / KNOWN).write_text(
        json.dumps({"format": 1, "models": {LABEL: sha256_hex(changed)}})
    )
    done = from_index(tmp_path, server)
    assert done.fresh
    assert done.model.record is not None
    assert done.model.record.sha256 == sha256_hex(changed)


@pytest.mark.parametrize(
    ("files", "message"),
    [
        (model_files(from_code="de"), "translates from de to en; sitegen needs"),
        (model_files(from_code="d\x1b[2J"), "which languages"),
        (model_files(type="sbd"), "none that translates"),
        (model_files(""), "has no version"),
        (model_files("../1"), "no version that can be used"),
        ({**model_files(), "metadata.json": b"<html>"}, "not JSON"),
        ({**model_files(), "metadata.json": b"[1]"}, "does not describe"),
        ({**model_files(), "model/model.bin": b""}, "model.bin is missing"),
        ({"metadata.json": model_files()["metadata.json"]}, "model.bin is missing"),
    ],
)
def test_an_archive_that_holds_no_usable_model_is_refused(
    tmp_path: Path, files: dict[str, bytes], message: str
) -> None:
    with pytest.raises(ModelError, match=message) as caught:
        from_file(tmp_path, zipped(files))
    assert caught.value.problems[0].path == tmp_path / "model.argosmodel"
    assert list((tmp_path / "packages").iterdir()) == []


def test_a_full_disk_is_said_and_the_download_kept(
    tmp_path: Path, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = namedtuple("usage", "total used free")
    free = [10**9, 1000]
    monkeypatch.setattr(
        shutil, "disk_usage", lambda path: usage(10**9, 0, free.pop(0) if free else 1000)
    )
    with pytest.raises(ModelError, match="too little room") as caught:
        from_index(tmp_path, server)
    assert "make room" in caught.value.problems[0].hint
    monkeypatch.undo()
    assert from_index(tmp_path, server).fresh
    assert len(server.ranges("/m")) == 1


def test_a_list_of_hashes_that_cannot_be_read_stops_the_installation(tmp_path: Path) -> None:
    (tmp_path / "packages").mkdir()
    (tmp_path / "packages" / KNOWN).write_text("broken")
    with pytest.raises(ModelError) as caught:
        from_file(tmp_path)
    assert caught.value.problems[0].path == tmp_path / "packages" / KNOWN


# Runs an installation that dies, as by kill -9, at the step of a given number: just before or just
# after something is renamed or deleted, or a file is begun.
DIES = """
import os, shutil, sys
from contextlib import contextmanager
from pathlib import Path
from sitegen.packages.install import InstallOptions, Tell, install_file

left = int(sys.argv[3])

def dying(function):
    def wrapped(*arguments, **more):
        global left
        left -= 1
        if left == 0:
            os._exit(9)
        result = function(*arguments, **more)
        left -= 1
        if left == 0:
            os._exit(9)
        return result
    return wrapped

os.rename, os.replace, os.mkdir, os.unlink, os.rmdir, os.fsync = map(
    dying, (os.rename, os.replace, os.mkdir, os.unlink, os.rmdir, os.fsync)
)

@contextmanager
def stage(label):
    yield lambda done, total: None

options = InstallOptions(Path(sys.argv[2]), "")
install_file(Path(sys.argv[1]), options, Tell(lambda line: None, stage))
"""


def die_at(step: int, archive: Path, packages: Path) -> bool:
    """Install and die at this step; return whether the installation got that far."""
    command = [sys.executable, "-c", DIES, str(archive), str(packages), str(step)]
    ended = subprocess.run(command, check=False)
    assert ended.returncode in (0, 9)
    return ended.returncode == 9


@pytest.mark.parametrize("before", ["nothing", "by hand", "broken"])
def test_a_kill_at_any_moment_leaves_the_old_or_the_whole_new(tmp_path: Path, before: str) -> None:
    archive = save(tmp_path, zipped(model_files()))
    killed = 0
    for step in range(1, 100, 3):
        packages = tmp_path / str(step)
        if before != "nothing":
            folder = make_package(packages, FOLDER)
            if before == "broken":
                (folder / "metadata.json").unlink()
        died = die_at(step, archive, packages)
        killed += died
        found = newest(read_packages(packages).packages, "ar", "en")
        if before == "by hand" or not died:
            assert found is not None, step
        if found is not None:
            assert check(found.path) == (), step
        done = install_file(archive, InstallOptions(packages, ""), Heard().tell)
        assert done.model.record is not None, step
        assert check(done.model.package.path) == (), step
        assert not [p for p in packages.iterdir() if p.name.startswith(".")], step
        if not died:
            break
    assert killed > 5


def test_the_record_of_the_installed_model_counts_where_the_list_of_hashes_is_gone(
    tmp_path: Path,
) -> None:
    from_file(tmp_path)
    packages = tmp_path / "packages"
    (packages / KNOWN).unlink()
    forged = zipped(model_files(filling=10))
    with pytest.raises(ModelError, match=sha256_hex(MODEL)):
        from_file(tmp_path, forged)
    assert check(packages / FOLDER) == ()
    assert forget_models(packages, LABEL) == ((LABEL,), ())
    assert from_file(tmp_path, forged).fresh


def test_a_hash_is_known_before_its_model_can_be_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object) -> Path:
        raise KeyboardInterrupt

    monkeypatch.setattr(module, "move_in", killed)
    with pytest.raises(KeyboardInterrupt):
        from_file(tmp_path)
    assert known_hashes(tmp_path / "packages") == {LABEL: sha256_hex(MODEL)}


def test_a_model_with_another_version_than_the_list_says_is_fetched_once(
    tmp_path: Path, server: Server
) -> None:
    server.routes["/index.json"] = body(index(offer(server.url("/m"), version="9.9")))
    heard = Heard()
    install_newest(options(tmp_path, server), heard.tell)
    assert "the list calls it ar-en 9.9, but the model itself says ar-en 1.0" in heard.lines
    assert not from_index(tmp_path, server).fresh
    assert len(server.ranges("/m")) == 1


def test_a_web_page_from_the_network_is_named_by_its_address(
    tmp_path: Path, server: Server
) -> None:
    server.routes["/m"] = body(b"<html>Log in</html>")
    with pytest.raises(SitegenError) as caught:
        from_index(tmp_path, server)
    [problem] = caught.value.problems
    assert problem.path is None
    assert problem.message == f"{server.url('/m')} is a web page, not a model"
    assert "in a browser" in problem.hint
    assert hidden(tmp_path) == []


def test_of_many_addresses_few_are_tried_and_none_twice(tmp_path: Path, server: Server) -> None:
    links = [server.url(f"/{number // 2}") for number in range(100)]
    server.routes["/index.json"] = body(index(offer(*links)))
    with pytest.raises(SitegenError):
        from_index(tmp_path, server)
    asked = [path for _, path, _ in server.asked]
    assert asked == ["/index.json", "/0", "/1", "/2", "/3", "/4"]


def test_a_pipe_is_no_model(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(ModelError, match="no ordinary file"):
        install_file(tmp_path / "pipe", options(tmp_path), Heard().tell)
