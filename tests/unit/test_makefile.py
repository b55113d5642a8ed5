"""What `make site` does about the translation model, with a sitegen that only writes down."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FAKE = (
    '#!/bin/sh\necho "$*" >> asked\ncase "$1" in models) exit {models};; *) exit {others};; esac\n'
)

pytestmark = pytest.mark.skipif(shutil.which("make") is None, reason="there is no make here")


def checkout(folder: Path, *, models: int = 1, others: int = 0) -> Path:
    """Lay out a checkout in which everything is installed; its sitegen ends with these codes."""
    shutil.copy(ROOT / "Makefile", folder)
    binaries = folder / ".venv" / "bin"
    binaries.mkdir(parents=True)
    for path in (folder / "pyproject.toml", folder / "constraints.txt", binaries / "python"):
        path.touch()
    (binaries / "sitegen").write_text(FAKE.format(models=models, others=others))
    (binaries / "sitegen").chmod(0o755)
    (folder / ".venv" / ".runtime").touch()
    return folder


def make_site(folder: Path, code: int = 0, **variables: str) -> list[str]:
    """Run `make site`, demand its exit code, and return what sitegen was asked since the last."""
    kept = {name: value for name, value in os.environ.items() if name != "SITEGEN_OFFLINE"}
    command = ["make", "--no-print-directory", "-C", str(folder), "site"]
    ended = subprocess.run(
        command, env={**kept, **variables}, check=False, capture_output=True, text=True
    )
    assert ended.returncode == code, ended.stdout + ended.stderr
    asked = (folder / "asked").read_text().splitlines()
    (folder / "asked").unlink()
    return asked


def test_the_model_is_tried_for_once_and_the_site_is_built_without_it(tmp_path: Path) -> None:
    folder = checkout(tmp_path)
    assert make_site(folder) == ["models install --once", "ingest", "build"]
    assert make_site(folder) == ["ingest", "build"]


def test_the_exit_code_is_that_of_the_site(tmp_path: Path) -> None:
    assert len(make_site(checkout(tmp_path, models=0, others=1), code=2)) == 3


@pytest.mark.parametrize("value", ["1", "true", "yes"])
def test_offline_nothing_is_tried(tmp_path: Path, value: str) -> None:
    folder = checkout(tmp_path)
    assert make_site(folder, SITEGEN_OFFLINE=value) == ["ingest", "build"]
    assert len(make_site(folder, SITEGEN_OFFLINE="0")) == 3


def test_with_a_model_nothing_is_tried(tmp_path: Path) -> None:
    folder = checkout(tmp_path)
    model = folder / ".sitegen" / "packages" / "translate-ar_en-1_0"
    model.mkdir(parents=True)
    (model / "metadata.json").touch()
    assert make_site(folder) == ["ingest", "build"]
