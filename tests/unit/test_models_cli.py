import json
import os
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from filelock import FileLock

from sitegen import lock
from sitegen.packages.records import KNOWN
from sitegen.packages.stock import read_stock
from tests.conftest import Site
from tests.unit.model_server import (
    FOLDER,
    Handler,
    Server,
    body,
    empty_site,
    index,
    listing,
    model_files,
    offer,
    packages_of,
    parts,
    real_archive,
    save,
    serving,
    zipped,
)
from tests.unit.test_installed import make_package

# How long a process may take to get somewhere on a busy machine.
PATIENCE_SECONDS = 60


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return real_archive(tmp_path_factory.mktemp("real"))


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return empty_site(tmp_path / "site")


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as found:
        found.routes["/index.json"] = body(index(offer(found.url("/m"))))
        found.routes["/m"] = parts(zipped(model_files(filling=2_000_000)))
        yield found


def test_install_list_verify_remove(site: Site, real: Path) -> None:
    assert "sitegen models install" in site.run("models", "list")
    assert "installed ar-en 1.0" in site.run("models", "install", "--from", str(real))
    assert "is installed already" in site.run("models", "install", "--from", str(real))
    said = site.run("models", "list")
    assert "ar-en 1.0" in said
    assert "builds use this one" in said
    assert "ar-en 1.0: whole, 6 files" in site.run("models", "verify")
    assert "removed ar-en 1.0" in site.run("models", "remove", "ar-en 1.0")
    assert [p.name for p in packages_of(site).iterdir()] == [KNOWN]
    assert "no model is installed" in site.run("models", "remove", "all")


def test_the_list_as_data(site: Site, real: Path) -> None:
    site.run("models", "install", "--from", str(real))
    (packages_of(site) / "broken").mkdir()
    found = json.loads(site.run("models", "list", "--json"))
    [model] = found["models"]
    assert model["model"] == "ar-en 1.0"
    assert model["folder"] == str(packages_of(site) / FOLDER)
    assert model["used"] is True
    assert model["source"] == real.name
    assert len(model["sha256"]) == 64
    [problem] = found["problems"]
    assert "metadata.json is missing" in problem["message"]


def test_install_from_the_list_and_from_another(site: Site, server: Server) -> None:
    said = site.run("models", "install", "--index", server.url("/index.json"))
    assert "installed ar-en 1.0: 2.0 MB" in said
    assert server.url("/m") in said


def test_two_versions_are_explained(site: Site, tmp_path: Path) -> None:
    for version in ("1.0", "1.1"):
        path = save(tmp_path, zipped(model_files(version)))
        said = site.run("models", "install", "--from", str(path))
    assert "builds use ar-en 1.1 from now on" in said
    assert 'sitegen models remove "ar-en 1.0"' in said
    site.run("models", "remove", "ar-en 1.0")
    path = save(tmp_path, zipped(model_files("1.0")))
    assert "builds use ar-en 1.1 as before" in site.run("models", "install", "--from", str(path))
    site.run("models", "remove", "ar-en 1.0")
    assert "ar-en 1.0" not in site.run("models", "list")


def test_a_site_with_another_engine_is_told_that_the_model_is_not_used(
    site: Site, real: Path
) -> None:
    (site.root / "sitegen.toml").write_text('[translation]\nengine = "none"\n')
    assert 'the engine "none"' in site.run("models", "install", "--from", str(real))
    assert "builds use this one" not in site.run("models", "list")


def test_wrong_use(site: Site, real: Path) -> None:
    site.run("models", "install", "--from", "nowhere.argosmodel", code=2)
    site.run("models", "install", "--from", str(real), "--index", "https://x.org/", code=2)
    said = site.run("models", "install", "--from", str(real), "--sha256", "abc", code=2)
    assert "64 digits" in said
    assert "--index needs" in site.run("models", "install", "--index", "", code=2)
    assert not packages_of(site).exists()


def test_a_hash_is_forgotten_only_if_asked(site: Site, tmp_path: Path) -> None:
    def install(filling: int, code: int = 0) -> str:
        path = save(tmp_path, zipped(model_files(filling=filling)))
        return site.run("models", "install", "--from", str(path), code=code)

    install(1)
    site.run("models", "remove", "ar-en 1.0")
    assert "models remove" in install(2, code=1)
    assert "forgot the hash of ar-en 1.0" in site.run("models", "remove", "ar-en 1.0", "--forget")
    assert "installed ar-en 1.0" in install(2)
    said = site.run("models", "remove", "all", "--forget")
    assert "removed ar-en 1.0" in said
    assert "forgot the hash of ar-en 1.0" in said
    site.run("models", "remove", "ar-en 1.0", "--forget", code=1)


def test_a_shared_folder_of_models_has_a_lock_of_its_own(
    site: Site, real: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    (site.root / "sitegen.toml").write_text(f'[translation]\npackages = "{shared}"\n')
    monkeypatch.setattr(lock, "WAIT_SECONDS", 0)
    with FileLock(shared / lock.MODELS_NAME):
        said = site.run("models", "install", "--from", str(real), code=1)
    assert "still at work in this folder of models" in said
    site.run("models", "install", "--from", str(real))
    site.run("clean", "--models")
    assert {p.name for p in shared.iterdir()} == {KNOWN, lock.MODELS_NAME}


def test_a_hash_may_be_given_in_capitals(site: Site, real: Path) -> None:
    wrong = site.run("models", "install", "--from", str(real), "--sha256", "0" * 64, code=1)
    digest = wrong.split("demanded: ")[1].split()[0]
    site.run("models", "install", "--from", str(real), "--sha256", digest.upper())


def test_offline_needs_a_file(site: Site, real: Path) -> None:
    said = site.run("--offline", "models", "install", code=1)
    assert "--offline" in said
    assert "--from FILE.argosmodel" in said
    site.run("--offline", "models", "install", "--from", str(real))


def test_one_try_without_a_network_says_what_to_do(site: Site) -> None:
    said = site.run("models", "install", "--once", code=1)
    assert "no translation model was installed: 127.0.0.1 takes no connection" in said
    assert "later: sitegen models install" in said
    assert "error" not in said
    assert len(said.splitlines()) == 3


def test_verify_finds_what_changed_and_a_build_does_not_use_it(sample: Site, real: Path) -> None:
    sample.run("models", "install", "--from", str(real))
    model = packages_of(sample) / FOLDER / "model" / "model.bin"
    model.write_bytes(model.read_bytes()[:-1] + b"!")
    said = sample.run("models", "verify", code=1)
    assert "model.bin: has changed since the model was installed" in said
    said = sample.build(code=1)
    assert "ar-en 1.0 is not what was installed" in said
    assert "19 untranslated" in said
    sample.run("models", "install", "--from", str(real))
    sample.run("models", "verify")
    assert "19 untranslated" not in sample.build()


def test_a_model_unpacked_by_hand_is_used_and_said_to_have_no_record(
    sample: Site, real: Path
) -> None:
    packages_of(sample).mkdir(parents=True)
    with zipfile.ZipFile(real) as archive:
        archive.extractall(packages_of(sample))
    assert "unpacked by hand, no record" in sample.run("models", "list")
    said = sample.run("models", "verify")
    assert "warning" in said
    assert "unpacked by hand" in said
    assert "unpacked by hand, no record" in sample.run("doctor")
    assert "19 untranslated" not in sample.build()


def test_a_model_unpacked_one_folder_too_deep_is_explained(site: Site) -> None:
    make_package(packages_of(site) / "ar-en", FOLDER)
    said = site.run("models", "list")
    assert "one folder too deep" in said
    assert f"move {FOLDER} one folder up" in said
    site.run("models", "remove", "ar-en")
    assert list(packages_of(site).iterdir()) == []


def test_clean_removes_models_only_if_asked(site: Site, real: Path) -> None:
    site.run("models", "install", "--from", str(real))
    (packages_of(site) / ".sitegen-download-x.argosmodel").write_bytes(b"part")
    (packages_of(site) / "mine.txt").write_text("mine")
    site.run("clean")
    assert read_stock(packages_of(site)).models
    site.run("clean", "--models")
    assert {p.name for p in packages_of(site).iterdir()} == {KNOWN, "mine.txt"}


def environment(tmp_path: Path) -> tuple[dict[str, str], list[Path]]:
    """Return an environment whose folders are watched, and these folders."""
    folders = [tmp_path / name for name in ("home", "temporary", "elsewhere")]
    for folder in folders:
        folder.mkdir(exist_ok=True)
    folders[0].chmod(0o555)
    proxies = ("_proxy", "_PROXY")
    kept = {name: value for name, value in os.environ.items() if not name.endswith(proxies)}
    return {**kept, "HOME": str(folders[0]), "TMPDIR": str(folders[1])}, folders


def start(site: Site, server: Server, env: dict[str, str], cwd: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "sitegen", "--site", str(site.root), "models", "install"]
    command += ["--index", server.url("/index.json")]
    quiet = subprocess.DEVNULL
    return subprocess.Popen(command, env=env, cwd=cwd, stdout=quiet, stderr=quiet)


def test_nothing_is_written_outside_the_folder_of_models(
    site: Site, server: Server, tmp_path: Path
) -> None:
    env, folders = environment(tmp_path)
    before = listing(*folders, site.root)
    with start(site, server, env, folders[2]) as process:
        assert process.wait(PATIENCE_SECONDS) == 0
    allowed = str(site.root / ".sitegen")
    after = [line for line in listing(*folders, site.root) if not line.startswith(allowed)]
    assert after == before
    assert {p.name for p in (site.root / ".sitegen").iterdir()} == {"lock", "packages"}


def test_a_download_that_is_killed_is_gone_on_with(
    site: Site, server: Server, tmp_path: Path
) -> None:
    data = zipped(model_files(filling=2_000_000))

    def stops_halfway(handler: Handler) -> None:
        handler.begin(200, Content_Length=len(data), ETag='"v1"')
        handler.wfile.write(data[:1_000_000])
        handler.server.closing.wait(PATIENCE_SECONDS)

    server.routes["/m"] = stops_halfway
    env, folders = environment(tmp_path)
    with start(site, server, env, folders[2]) as process:
        end = time.monotonic() + PATIENCE_SECONDS
        while read_stock(packages_of(site)).unfinished < 500_000 and time.monotonic() < end:
            time.sleep(0.05)
        process.send_signal(signal.SIGKILL)
        assert process.wait(PATIENCE_SECONDS) == -signal.SIGKILL
    assert read_stock(packages_of(site)).models == ()
    assert "a download broke off after" in site.run("models", "list")
    server.routes["/m"] = parts(data)
    with start(site, server, env, folders[2]) as process:
        assert process.wait(PATIENCE_SECONDS) == 0
    [first, second] = server.ranges("/m")
    assert first == ""
    assert second.startswith("bytes=") and second != "bytes=0-"
    assert "whole" in site.run("models", "verify")
    assert [p.name for p in packages_of(site).iterdir() if p.name.startswith(".")] == []
