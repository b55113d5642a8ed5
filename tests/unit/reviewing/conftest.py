"""A site to review, made once, and where a colleague's workbook lies."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conftest import Site
from tests.unit import review_site as review


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site as it is before anybody reviewed; tests get copies."""
    return review.make(tmp_path_factory.mktemp("built"))


@pytest.fixture
def site(built: Site, tmp_path: Path) -> Site:
    return Site(Path(shutil.copytree(built.root, tmp_path / "site")))


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return tmp_path / "review.xlsx"
