"""`sitegen watch` as a person starts and ends it."""

import signal
import socket
import sqlite3
import sys
import time
from pathlib import Path
from urllib.request import urlopen

import pytest
from filelock import FileLock

from tests.conftest import Site
from tests.fixtures import tiny_argos
from tests.watching import PATIENCE, TODAY, Process, change, small_site

ACTORS = Path("content") / "actors.toml"
# Some seconds of decoding, in articles short enough to be analysed in a moment.
ARTICLES, SENTENCES = 200, 60

# Each test builds several times; the machine may be busy with other tests.
pytestmark = pytest.mark.timeout(300)


@pytest.fixture
def site(tmp_path: Path) -> Site:
    (tmp_path / "one").mkdir()
    return small_site(tmp_path / "one")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_says_where_the_site_is_and_ends_at_once(site: Site, number: int) -> None:
    with Process(site) as watch:
        address = watch.address()
        watch.wait_for(r"\d\d:\d\d:\d\d  3 articles|\d articles, \d+ pages written")
        with urlopen(address + "en/", timeout=PATIENCE) as page:
            assert b"client.js" in page.read()
        assert watch.end(number) == 0
        assert watch.lines[-1] == "Stopped."
        assert "Traceback" not in watch.said
        assert "Ctrl-C" in watch.said
    port = int(address.rsplit(":", 1)[1].strip("/"))
    with socket.socket() as free:
        free.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        free.bind(("127.0.0.1", port))


def test_it_ends_at_once_while_a_model_decodes(site: Site) -> None:
    config = site.root / "sitegen.toml"
    config.write_text(config.read_text("utf-8").replace('"none"', '"argos"'), encoding="utf-8")
    tiny_argos.build(site.root / ".sitegen" / "packages")
    articles = site.root / "content" / "articles"
    for number in range(ARTICLES):
        body = "\n\n".join(
            f"قال المتحدث رقم {number}{index:02} إن المحادثات ستستأنف غدا في العاصمة."
            for index in range(SENTENCES)
        )
        (articles / f"long-{number}.md").write_text(
            f"---\ntitle: مقال {number}\ndate: 2024-03-05\n---\n\n{body}\n", "utf-8"
        )
    with Process(site) as watch:
        watch.address()
        wait_for_answers(site.root / ".sitegen" / "cache.db")
        assert watch.end() == 0, watch.said
        assert "pages written" not in watch.said
        assert watch.lines[-1].startswith("Stopped before the build was done")
        assert "terminate called" not in watch.said
        assert "Traceback" not in watch.said
    # The lock went with the process.
    for path in articles.glob("long-*.md"):
        path.unlink()
    site.run("build", "--date", TODAY)


def test_it_ends_at_once_while_another_command_is_at_work(site: Site) -> None:
    (site.root / ".sitegen").mkdir()
    with FileLock(site.root / ".sitegen" / "lock"), Process(site) as watch:
        watch.wait_for("another sitegen is at work")
        assert watch.end() == 0, watch.said
        assert watch.lines[-1].startswith("Stopped before the build was done")


def wait_for_answers(cache: Path) -> None:
    """Wait until the machine has answered some sentences, and so is at the next ones."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if cache.is_file():
            with sqlite3.connect(cache, timeout=PATIENCE) as db:
                try:
                    query = "SELECT count(*) FROM derived WHERE kind LIKE 'machine:%'"
                    [answers] = db.execute(query).fetchone()
                except sqlite3.OperationalError:
                    answers = 0
            db.close()
            if answers:
                return
        time.sleep(0.05)
    raise AssertionError("the model answered nothing")


def test_errors_are_told_at_every_save_and_old_warnings_counted(site: Site) -> None:
    actors = site.root / ACTORS
    good = actors.read_text("utf-8")
    with Process(site) as watch:
        watch.wait_for("pages written")
        watch.wait_for("no-date.md.*has no date")
        for _ in range(2):
            actors.write_text(good + "\nbroken", "utf-8")
            watch.wait_for(r"content/actors.toml: not built, 1 error")
            watch.wait_for(r"error: content/actors.toml:\d+: ")
            watch.wait_for("  → ")
        actors.write_text(good + "\n# mended\n", "utf-8")
        watch.wait_for("content/actors.toml: good again, no change")
        about = site.root / "content" / "about.en.md"
        about.write_text("About us.\n", "utf-8")
        watch.wait_for(r"content/about.en.md: 4 pages written")
        watch.wait_for(r"\d warnings? as before")
        assert watch.end() == 0, watch.said


def test_a_broken_configuration_at_the_start_is_waited_for(site: Site) -> None:
    config = site.root / "sitegen.toml"
    good = config.read_text("utf-8")
    config.write_text("[site", "utf-8")
    with Process(site) as watch:
        watch.wait_for("not built, 1 error")
        watch.wait_for("error: sitegen.toml: not valid TOML")
        config.write_text(good, "utf-8")
        watch.wait_for("sitegen.toml: good again, .* pages written")
        assert watch.end() == 0, watch.said


def test_what_readers_do_not_get_is_told_when_it_changes(site: Site) -> None:
    article = site.root / "content" / "articles" / "draft-article.md"
    with Process(site) as watch:
        watch.wait_for("not public: 1 draft, 1 withdrawn")
        watch.wait_for("new article")
        change(article, "status: draft", "status: withdrawn")
        watch.wait_for("not public: 2 withdrawn")
        article.unlink()
        watch.wait_for("not public: 1 withdrawn")
        assert watch.end() == 0, watch.said


def test_a_new_seed_is_announced_as_an_article(site: Site) -> None:
    with Process(site) as watch:
        watch.wait_for("new article content/articles/harbour.md")
        (site.root / "seeds" / "late.txt").write_text("أبحرت السفينة من صور.\n", "utf-8")
        watch.wait_for("new article content/articles/late.md")
        assert watch.end() == 0, watch.said


def test_drafts_are_shown_and_the_public_site_is_not_touched(site: Site) -> None:
    with Process(site, "--drafts") as watch:
        address = watch.address()
        watch.wait_for("Drafts are shown")
        watch.wait_for("pages written")
        with urlopen(f"{address}ar/articles/draft-article/", timeout=PATIENCE) as page:
            assert page.status == 200
        assert watch.end() == 0, watch.said
    assert not site.output.exists()


def test_the_browser_opens_after_the_first_build(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened, program = tmp_path / "opened.txt", tmp_path / "browser.py"
    program.write_text(
        f"import sys, pathlib\npathlib.Path({str(opened)!r}).write_text(sys.argv[1])"
    )
    monkeypatch.setenv("BROWSER", f"{sys.executable} {program} %s")
    with Process(site, "--open") as watch:
        address = watch.address()
        watch.wait_for("pages written")
        (site.root / "content" / "about.en.md").write_text("About us.\n", "utf-8")
        watch.wait_for("4 pages written")
        assert opened.read_text() == address
        assert watch.end() == 0, watch.said


def test_without_a_site_it_says_where_to_run(tmp_path: Path) -> None:
    said = Site(tmp_path).run("watch", "--port", "0", code=2)
    assert "no sitegen.toml here" in said


def test_a_taken_port_is_said_before_anything_is_built(site: Site) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        said = site.run("watch", "--port", str(port), code=1)
    assert f"port {port}" in said
    assert "--port" in said.split("→")[1]
    assert not site.output.exists()
