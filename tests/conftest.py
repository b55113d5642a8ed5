"""The sample site, built once for all tests that look at it."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import settings

from sitegen.cli import cli

# The sample as it was when the tests were written: a user's own articles must not fail them.
SAMPLE = Path(__file__).parent / "sample"
BUILD_DAY = "2022-02-01"
# No test asks how long anything takes: another job may have the cores.
settings.register_profile("sitegen", parent=settings.default, deadline=None)
settings.load_profile("sitegen")


@dataclass(frozen=True)
class Site:
    """A copy of a site in a folder of its own, and the way to run commands in it."""

    root: Path

    @property
    def output(self) -> Path:
        return self.root / "site"

    def run(self, *arguments: str, code: int = 0) -> str:
        """Run a command, demand its exit code, return what it said."""
        result = CliRunner().invoke(cli, ["--site", str(self.root), *arguments])
        assert result.exit_code == code, result.output
        return result.output

    def build(self, *arguments: str, code: int = 0) -> str:
        return self.run("build", "--date", BUILD_DAY, *arguments, code=code)

    def pages(self) -> dict[str, bytes]:
        """Return every file of the built site by its path."""
        return {
            path.relative_to(self.output).as_posix(): path.read_bytes()
            for path in sorted(self.output.rglob("*"))
            if path.is_file()
        }


def copy_sample(folder: Path) -> Site:
    """Copy the sample site's sources into a folder."""
    for name in ("seeds", "content"):
        shutil.copytree(SAMPLE / name, folder / name)
    shutil.copy(SAMPLE / "sitegen.toml", folder)
    return Site(folder)


@pytest.fixture
def sample(tmp_path: Path) -> Site:
    """A fresh copy of the sample, not yet built."""
    return copy_sample(tmp_path)


@pytest.fixture(scope="session")
def built_sample(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The sample, built once; tests must not change it."""
    site = copy_sample(tmp_path_factory.mktemp("sample"))
    site.build()
    return site
