"""The wheel holds all of the command, and works outside the repository."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
# Building and installing read and write some hundred files; a busy machine takes its time.
PATIENCE_SECONDS = 100


@dataclass(frozen=True)
class Installed:
    """The wheel, unpacked into a folder of its own as pip does it."""

    folder: Path

    def python(self, *arguments: str, within: Path, given: str = "") -> str:
        """Run this Python with the wheel and its dependencies, but without the repository.

        -S leaves out the .pth files, through which an editable installation is found.
        """
        paths = (self.folder, sysconfig.get_path("purelib"), sysconfig.get_path("platlib"))
        environment = {
            name: value for name, value in os.environ.items() if not name.startswith("PYTHON")
        } | {
            "PYTHONPATH": os.pathsep.join(dict.fromkeys(map(str, paths))),
            "PYTHONDONTWRITEBYTECODE": "1",
            "PYTHONUTF8": "1",
        }
        return run([sys.executable, "-S", *arguments], within, environment, given)

    def sitegen(self, *arguments: str, within: Path, given: str = "") -> str:
        """Run the command."""
        return self.python("-m", "sitegen", *arguments, within=within, given=given)


def run(
    command: list[str], within: Path, environment: dict[str, str] | None = None, given: str = ""
) -> str:
    """Run a program, demand that it succeeds, return what it said."""
    done = subprocess.run(
        command,
        cwd=within,
        env=environment,
        input=given,
        capture_output=True,
        encoding="utf-8",
        timeout=PATIENCE_SECONDS,
        check=False,
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def build(kind: str, source: Path, into: Path) -> Path:
    """Build a wheel or an sdist of a source tree, without looking for anything elsewhere."""
    run([sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", str(into)], source)
    [built] = into.iterdir()
    return built


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build("wheel", ROOT, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    folder = tmp_path_factory.mktemp("installed")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    offline = ["--no-index", "--no-deps", "--no-compile", "--target", str(folder)]
    run([*pip, *offline, str(wheel)], folder)
    return Installed(folder)


def content(wheel: Path) -> dict[str, bytes]:
    """Return every file of a wheel by its name."""
    with zipfile.ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def source_files(folder: str) -> set[str]:
    """Return the files of a folder of the repository, as paths from the top."""
    return {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_the_wheel_holds_the_package_with_theme_and_starter_and_nothing_else(wheel: Path) -> None:
    package = source_files("sitegen")
    theme = {re.sub("^templates/", "sitegen/theme/", name) for name in source_files("templates")}
    assert {"sitegen/starter/gitignore", "sitegen/starter/seeds/.gitkeep"} <= package
    assert "sitegen/theme/base.html" in theme
    held = {name for name in content(wheel) if not re.match(r"sitegen-[^/]+\.dist-info/", name)}
    assert held == package | theme


def test_the_command_works_in_a_folder_of_its_own(installed: Installed, tmp_path: Path) -> None:
    where = installed.python("-c", "import sitegen; print(sitegen.__file__)", within=tmp_path)
    assert Path(where.strip()).is_relative_to(installed.folder)
    assert (installed.folder / "bin" / "sitegen").is_file() or sys.platform == "win32"
    installed.sitegen("init", "digest", within=tmp_path)
    digest = tmp_path / "digest"
    assert "0 errors, 0 warnings" in installed.sitegen("build", "--strict", within=digest)
    assert "nothing to mend" in installed.sitegen("check", "--strict", within=digest)
    assert "is a draft" in installed.sitegen("new", "خبر جديد", within=digest)
    assert "1 draft" in installed.sitegen("build", within=digest)
    page = (digest / "site" / "en" / "articles" / "example-library" / "index.html").read_text(
        "utf-8"
    )
    assert "Layla Haddad" in page
    assert (digest / "site" / "assets" / "style.css").is_file()


def test_names_are_romanised_without_a_site(installed: Installed, tmp_path: Path) -> None:
    said = installed.sitegen("romanise", within=tmp_path, given="محمد\n\nعبد الله\n")
    assert said == "Muhammad\n\nAbdullah\n"


def test_the_sdist_builds_the_same_wheel(wheel: Path, tmp_path: Path) -> None:
    sdist = build("sdist", ROOT, tmp_path / "sdist")
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path / "source", filter="data")
    [source] = (tmp_path / "source").iterdir()
    assert content(build("wheel", source, tmp_path / "again")) == content(wheel)
