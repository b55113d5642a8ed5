"""Ctrl-C while a real model decodes: it ends soon, and what was translated is kept."""

import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from sitegen.cache import FILE_NAME
from tests.conftest import Site
from tests.fixtures import trained

# Nothing in here takes that long on a machine that does anything at all.
PATIENCE = 120.0
# More than the model decodes while the test looks away, even on a fast machine.
SENTENCES = 3000


def many_sentences() -> str:
    """Return paragraphs of sentences that are all different, of words that the model knows."""
    known = [arabic for arabic, _ in trained.pairs()]
    lines = [f"{known[at % len(known)].rstrip('.؟!')} رقم {at}." for at in range(SENTENCES)]
    return "\n\n".join(lines)


def drafts_in(cache: Path) -> int:
    """Count the machine's answers that are remembered; none before there is a cache."""
    try:
        with closing(sqlite3.connect(f"file:{cache}?mode=ro", uri=True)) as db:
            query = "select count(*) from derived where kind like 'machine:%'"
            return int(db.execute(query).fetchone()[0])
    except (sqlite3.Error, ValueError):
        return 0


@pytest.mark.timeout(300)
def test_an_interrupted_build_ends_soon_and_keeps_what_was_translated(tmp_path: Path) -> None:
    site = Site(tmp_path)
    (tmp_path / "content" / "articles").mkdir(parents=True)
    (tmp_path / "sitegen.toml").write_text("", "utf-8")
    article = tmp_path / "content" / "articles" / "long.md"
    article.write_text(f"---\ntitle: عنوان\n---\n\n{many_sentences()}\n", "utf-8")
    site.run("models", "install", "--from", str(trained.archive()))
    process = subprocess.Popen(
        [sys.executable, "-m", "sitegen", "build"],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        # Where the tests run in the background of a shell, Ctrl-C is not heard otherwise.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    with process:
        end = time.monotonic() + PATIENCE
        cache = tmp_path / ".sitegen" / FILE_NAME
        while not drafts_in(cache) and time.monotonic() < end and process.poll() is None:
            time.sleep(0.05)
        assert process.poll() is None, "it was done before it could be interrupted"
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=PATIENCE)
    assert process.returncode == 130
    assert "what was finished is kept" in said
    kept = (tmp_path / "content" / "translations" / "en" / "long.po").read_text("utf-8")
    drafted = kept.count("#. machine: ")
    assert 0 < drafted < SENTENCES
    assert not (tmp_path / "site").exists()
