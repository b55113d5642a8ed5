"""Records a terminal session for the documentation: a new site, a model, a build, watch mode.

Runs the real commands in a pseudo-terminal and writes down what they print and when: as
docs/session.cast (asciicast version 2, for players) and as plain text in docs/session.md. The model
is the small one of the tests. Usage: make session
"""

from __future__ import annotations

import json
import os
import pty
import re
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[1]
MODEL = ROOT / "tests" / "fixtures" / "trained" / "translate-ar_en-0_1.argosmodel"
COLUMNS, ROWS = 96, 30
PROMPT = "$ "
# A person types about this fast; what the commands take is not touched.
SECONDS_PER_KEY = 0.03
SECONDS_TO_READ = 1.2
# A command that has printed nothing new for so long in all is stuck.
LONGEST_SECONDS = 60.0
# What moves about on the screen: the ends of lines, and the terminal's own commands.
CONTROLS = re.compile(r"(\r|\n|\x1b\[[0-9;?]*[A-Za-z])")
LINES_UP = re.compile(r"\x1b\[(\d+)A")
ERASE_LINE = "\x1b[2K"
NOTES = """\
Recorded by `make session`: real commands, and what they printed. The model is the small one of the
tests, which knows the example's sentences and hardly any other; the real one is fetched with
`sitegen models install`. While `watch` ran, the example article was saved with one sentence more,
then `content/actors.toml` with a misspelt key, then without it. Ctrl-C ended it.
[session.cast](session.cast) is the same with its timing, for a player of asciicasts.
"""


class Recording:
    """Events of a session; time runs on by what commands take and by what a person would."""

    def __init__(self) -> None:
        self._events: list[tuple[float, str]] = []
        self._now = 0.0

    def add(self, text: str, seconds: float) -> None:
        """Add output that came so long after what came before."""
        self._now += seconds
        self._events.append((round(self._now, 3), text))

    def type(self, line: str) -> None:
        """Add a command as it is typed."""
        self.add(PROMPT, SECONDS_TO_READ)
        for letter in line:
            self.add(letter, SECONDS_PER_KEY)
        self.add("\r\n", SECONDS_PER_KEY)

    def cast(self) -> str:
        """Return the session as an asciicast."""
        header = {"version": 2, "width": COLUMNS, "height": ROWS, "title": "sitegen"}
        lines = [header, *([moment, "o", text] for moment, text in self._events)]
        return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)

    def text(self) -> str:
        """Return what stood on the screen in the end: without colours, and what was erased."""
        lines, row, column = [""], 0, 0
        for part in CONTROLS.split("".join(text for _, text in self._events)):
            if part == "\n":
                row += 1
            elif part == "\r":
                column = 0
            elif part == ERASE_LINE:
                lines[row] = ""
            elif up := LINES_UP.fullmatch(part):
                row -= int(up[1])
            elif not CONTROLS.fullmatch(part):
                kept = lines[row].ljust(column)
                lines[row] = kept[:column] + part + kept[column + len(part) :]
                column += len(part)
            lines += [""] * (row + 1 - len(lines))
        return "\n".join(line.rstrip() for line in lines).rstrip()


class Terminal:
    """A command at work in a pseudo-terminal; what it prints goes to a recording."""

    def __init__(self, command: list[str], folder: Path, recording: Recording) -> None:
        self._recording = recording
        self._seen = ""
        self._last = time.monotonic()
        self._master, slave = pty.openpty()
        environment = {**os.environ, "COLUMNS": str(COLUMNS), "LINES": str(ROWS), "TERM": "xterm"}
        self.process = subprocess.Popen(
            command, cwd=folder, stdin=slave, stdout=slave, stderr=slave, env=environment
        )
        os.close(slave)

    def until(self, done: Callable[[str], bool]) -> None:
        """Read until what was printed since the last call is what is waited for."""
        self._seen = ""
        while not done(self._seen):
            if not select.select([self._master], [], [], LONGEST_SECONDS)[0]:
                sys.exit(f"nothing more came after: {self._seen}")
            try:
                text = os.read(self._master, 1 << 16).decode("utf-8", "replace")
            except OSError:  # Linux says so when the command has closed its terminal.
                return
            now = time.monotonic()
            self._recording.add(text, now - self._last)
            self._last, self._seen = now, self._seen + text

    def end(self) -> None:
        """Read the rest and wait for the end of the command."""
        self.until(lambda _: False)
        if self.process.wait(LONGEST_SECONDS):
            sys.exit(f"exit code {self.process.returncode}")
        os.close(self._master)


def record(recording: Recording, folder: Path) -> None:
    """Play the whole session in a folder."""
    model = folder / MODEL.name
    shutil.copy(MODEL, model)
    site = folder / "my-digest"

    def run(line: str, where: Path) -> None:
        recording.type(line)
        terminal = Terminal([sys.executable, "-m", *line.split()], where, recording)
        terminal.end()

    run("sitegen init my-digest", folder)
    recording.type("cd my-digest")
    run(f"sitegen models install --from ../{model.name}", site)
    run("sitegen build", site)
    _watch(recording, site)


def _watch(recording: Recording, site: Path) -> None:
    line = "sitegen watch --port 0"
    article = next((site / "content" / "articles").glob("*.md"))
    actors = site / "content" / "actors.toml"
    source, names = article.read_text("utf-8"), actors.read_text("utf-8")
    recording.type(line)
    terminal = Terminal([sys.executable, "-m", *line.split()], site, recording)
    terminal.until(lambda seen: " s)" in seen)
    steps: list[Callable[[], object]] = [
        lambda: article.write_text(f"{source.rstrip()}\n\nخبر جديد.\n", "utf-8"),
        lambda: actors.write_text(names.replace("type =", "tpye =", 1), "utf-8"),
        lambda: actors.write_text(names, "utf-8"),
    ]
    for step in steps:
        time.sleep(SECONDS_TO_READ)
        step()
        # Every build ends its line with the seconds it took.
        terminal.until(lambda seen: " s)" in seen)
    time.sleep(SECONDS_TO_READ)
    terminal.process.send_signal(signal.SIGINT)
    terminal.end()


def main() -> None:
    """Record the session into docs/."""
    recording = Recording()
    with tempfile.TemporaryDirectory(prefix="session-") as folder:
        record(recording, Path(folder))
        text = recording.text().replace(str(Path(folder).resolve()), "/home/me")
        cast = recording.cast().replace(str(Path(folder).resolve()), "/home/me")
    (ROOT / "docs" / "session.cast").write_text(cast, "utf-8")
    (ROOT / "docs" / "session.md").write_text(
        f"# A session\n\n{NOTES}\n```text\n{text}\n```\n", "utf-8"
    )


if __name__ == "__main__":
    main()
