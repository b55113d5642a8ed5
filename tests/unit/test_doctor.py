import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from sitegen.cli import cli
from sitegen.doctor import SENTENCE
from tests.conftest import Site
from tests.unit.model_server import FOLDER, empty_site, packages_of, real_archive
from tests.unit.test_installed import make_package


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return real_archive(tmp_path_factory.mktemp("real"))


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return empty_site(tmp_path / "site")


def config(site: Site, translation: str) -> None:
    (site.root / "sitegen.toml").write_text(f"[translation]\n{translation}\n", "utf-8")


def test_without_a_model_a_build_can_run_and_the_doctor_says_what_is_missing(site: Site) -> None:
    said = site.run("doctor")
    assert "none: get one with sitegen models install" in said
    assert "network off? yes, but no model is installed, so what has no English" in said
    assert not packages_of(site).exists()


def test_a_model_is_tried_and_verified(site: Site, real: Path) -> None:
    site.run("models", "install", "--from", str(real))
    said = site.run("doctor")
    assert "ar-en 1.0: 461 kB, whole, SHA-256" in said
    assert f"{SENTENCE} → " in said
    assert "network off? yes, the model lies on this machine and answers" in said
    found = json.loads(site.run("doctor", "--json"))
    assert found["models"][0]["state"] == "whole"
    assert found["trial"]["arabic"] == SENTENCE
    assert found["trial"]["english"]
    assert found["can_build_without_network"] is True
    assert found["site"] == str(site.root)


def test_a_model_that_changed_has_to_be_mended(site: Site, real: Path) -> None:
    site.run("models", "install", "--from", str(real))
    (packages_of(site) / FOLDER / "README.md").write_text("changed")
    said = site.run("doctor", code=1)
    assert "not as it was installed" in said
    assert "README.md: has changed" in said
    assert "network off? no, something has to be mended" in said
    assert " → " in said
    assert SENTENCE not in said


def test_a_model_that_does_not_load_has_to_be_mended(site: Site) -> None:
    make_package(packages_of(site), FOLDER)
    said = site.run("doctor", code=1)
    assert "cannot be loaded" in said
    assert json.loads(site.run("doctor", "--json", code=1))["can_build_without_network"] is False


def test_versions_side_by_side_are_mentioned(site: Site, real: Path) -> None:
    make_package(packages_of(site), "older", package_version="0.9")
    site.run("models", "install", "--from", str(real))
    assert "ar-en 1.0, the newest of 2 side by side" in site.run("doctor")


@pytest.mark.parametrize(
    ("translation", "answer"),
    [
        ('engine = "none"', "yes, no machine translates"),
        (
            'engine = "libretranslate"\nurl = "https://translate.example.org"',
            "yes, but a server translates",
        ),
        ('engine = "ctranslate2"\nmodel = "nowhere"', "yes, but the model cannot be used"),
    ],
)
def test_other_engines(site: Site, translation: str, answer: str) -> None:
    config(site, translation)
    assert f"network off? {answer}" in site.run("doctor")


def test_a_server_is_not_asked(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    def connected(*_: object, **__: object) -> None:
        raise AssertionError("a connection was opened")

    config(site, 'engine = "libretranslate"\nurl = "http://127.0.0.1:9"')
    monkeypatch.setattr(socket, "create_connection", connected)
    monkeypatch.setattr(socket, "getaddrinfo", connected)
    assert "network off?" in site.run("doctor")


def test_whether_the_network_is_forbidden(site: Site) -> None:
    assert "network  allowed" in site.run("doctor")
    assert "network  forbidden" in site.run("--offline", "doctor")


def test_outside_a_site(tmp_path: Path) -> None:
    here = Path.cwd()
    os.chdir(tmp_path)
    try:
        result = CliRunner().invoke(cli, ["doctor"])
    finally:
        os.chdir(here)
    assert result.exit_code == 1
    assert "none here" in result.output
    assert "sitegen init" in result.output


def test_a_broken_configuration_is_named(site: Site) -> None:
    config(site, "beam = 4")
    said = site.run("doctor", code=1)
    assert "sitegen.toml cannot be used" in said
    assert "mode" in said


def test_looking_changes_nothing(site: Site, real: Path) -> None:
    site.run("models", "install", "--from", str(real))
    before = sorted(site.root.rglob("*"))
    site.run("doctor")
    assert sorted(site.root.rglob("*")) == before


def broken(site: Site, what: str) -> None:
    content, output = site.root / "content", site.root / "site"
    if what == "actors":
        (content / "actors.toml").write_text("[[")
    elif what == "articles":
        (content / "articles").rmdir()
        (content / "articles").write_text("x")
    elif what == "article":
        (content / "articles" / "a.md").write_text("---\n: :\n")
    elif what == "memory":
        (content / "translations" / "en").mkdir(parents=True)
        (content / "articles" / "a.md").write_text("خبر")
        (content / "translations" / "en" / "a.po").write_text('msgid "')
    elif what == "template":
        (site.root / "templates").mkdir()
        (site.root / "templates" / "base.html").write_text("{% if")
    elif what == "output":
        output.write_text("x")
    else:
        output.symlink_to(site.root / "gone" / "x")


@pytest.mark.parametrize(
    "what", ["actors", "articles", "article", "memory", "template", "output", "dangling"]
)
def test_where_a_build_fails_the_doctor_does_not_say_all_is_well(site: Site, what: str) -> None:
    broken(site, what)
    before = sorted(site.root.rglob("*"))
    said = site.run("doctor", code=1)
    assert sorted(site.root.rglob("*")) == before
    site.build(code=1)
    if what in ("actors", "articles", "article", "memory"):
        assert "content  1 error, " in said
        assert "; sitegen check names them" in said
    else:
        assert ("theme" if what == "template" else "output") in said
        assert "cannot be" in said
    verdict = "yes, but what has errors is left out" if what in ("article", "memory") else "no, "
    assert f"network off? {verdict}" in said


def test_models_that_builds_do_not_use_keep_none_from_running(site: Site, real: Path) -> None:
    site.run("models", "install", "--from", str(real))
    (packages_of(site) / FOLDER / "README.md").write_text("changed")
    config(site, 'engine = "none"')
    said = site.run("doctor")
    assert "warning" in said
    assert "README.md: has changed" in said
    assert "network off? yes, no machine translates" in said


def test_a_file_in_the_place_of_the_models_is_not_writable(site: Site) -> None:
    packages_of(site).parent.mkdir()
    packages_of(site).write_text("x")
    assert "packages: not writable" in site.run("doctor").replace("\n", "")
