"""The house: imports go down only."""

from pathlib import Path

import pytest
from importlinter.cli import lint_imports


def test_imports_go_down_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(Path(__file__).parents[1])
    assert lint_imports() == 0, "run lint-imports to see which import climbs"
