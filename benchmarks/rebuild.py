"""How long a build takes: the first one, one without changes, and one after each kind of edit.

Makes an archive of articles out of the sample's paragraphs in a folder of its own, without a
translation engine, and runs the real command in it. Usage: python benchmarks/rebuild.py [ARTICLES]
"""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[1]
ARTICLES = 300
PARAGRAPHS = 5
# Shorter ones are datelines and captions.
PARAGRAPH_LENGTH = 60
FIRST_DAY = date(2022, 1, 1)
DAYS = 300
BUILD_DAY = "2023-01-01"
# Each edit is made and built this often; the middle one is shown.
REPEATS = 3
SEED = 1


def make_archive(root: Path, count: int) -> None:
    """Write a site of so many articles, the same each time."""
    chosen = random.Random(SEED)
    sample = ROOT / "content"
    paragraphs = [
        paragraph
        for path in sorted((sample / "articles").glob("*.md"))
        for paragraph in path.read_text("utf-8").split("---", 2)[2].strip().split("\n\n")
        if len(paragraph) > PARAGRAPH_LENGTH
    ]
    articles = root / "content" / "articles"
    articles.mkdir(parents=True)
    for name in ("actors.toml", "outlets.toml"):
        shutil.copy(sample / name, root / "content")
    (root / "sitegen.toml").write_text(
        '[site]\nurl = "https://example.org/"\n[translation]\nengine = "none"\n', "utf-8"
    )
    for number in range(count):
        body = "\n\n".join(
            f"{paragraph} رقم {number}." for paragraph in chosen.sample(paragraphs, PARAGRAPHS)
        )
        day = FIRST_DAY + timedelta(days=number % DAYS)
        front = f"---\ntitle: عنوان المقال رقم {number}\ndate: {day}\n---\n\n"
        (articles / f"a{number:05}.md").write_text(front + body + "\n", "utf-8")


def build(root: Path) -> dict[str, object]:
    """Build and return the command's own report."""
    command = [sys.executable, "-m", "sitegen", "--site", str(root), "build", "--json"]
    done = subprocess.run(
        [*command, "--date", BUILD_DAY], stdout=subprocess.PIPE, text=True, cwd=ROOT, check=False
    )
    if done.returncode:
        sys.exit(f"the build failed: {done.stdout}")
    report: dict[str, object] = json.loads(done.stdout)
    return report


def edits(root: Path) -> dict[str, Callable[[int], None]]:
    """Return what is measured: each function makes one edit; its argument makes it a new one."""
    article = root / "content" / "articles" / "a00000.md"
    memory = root / "content" / "translations" / "en" / "a00000.po"
    actors = root / "content" / "actors.toml"
    body, names = article.read_text("utf-8"), actors.read_text("utf-8")
    entries, empty = memory.read_text("utf-8"), 'msgstr ""\n\n'

    def correct_english(number: int) -> None:
        # The first empty entry is the title's, the next one that of a sentence.
        place = entries.index(empty, entries.index(empty) + 1)
        english = f'msgstr "Corrected {number} times."\n\n'
        _write(memory, entries[:place] + english + entries[place + len(empty) :])

    return {
        "nothing changed": lambda _: None,
        "a word of one article": lambda number: _write(article, f"{body.rstrip()} {number}\n"),
        "one sentence's English": correct_english,
        "a name that no article mentions": lambda number: _write(
            actors,
            f'{names}\n[[actor]]\nid = "new"\ntype = "person"\n'
            f'name_ar = "زيد {number}"\nname_en = "Zaid {number}"\n',
        ),
    }


def _write(path: Path, text: str) -> None:
    path.write_text(text, "utf-8")


def main() -> None:
    """Measure and print a table."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else ARTICLES
    with tempfile.TemporaryDirectory(prefix="sitegen-bench-") as folder:
        root = Path(folder)
        make_archive(root, count)
        first = build(root)
        pages = first["pages"]
        assert isinstance(pages, dict)
        print(f"{count} articles, {pages['written']} pages")
        print(f"{'build':<36}{'seconds':>8}{'pages written':>15}")
        print(f"{'the first':<36}{first['seconds']:>8.1f}{pages['written']:>15}")
        for what, edit in edits(root).items():
            reports = []
            for number in range(REPEATS):
                edit(number)
                reports.append(build(root))
            seconds = median(float(str(report["seconds"])) for report in reports)
            last = reports[-1]["pages"]
            assert isinstance(last, dict)
            print(f"{what:<36}{seconds:>8.1f}{last['written']:>15}")


if __name__ == "__main__":
    main()
