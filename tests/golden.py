"""Whole small sites as tests: what is built, what is written back to content/, what is said.

Each folder of tests/sites/ is a site with a `commands.txt` (one command line of sitegen a line) and
an `expected/` folder: `terminal.txt` and the files under site/ and content/ as they come out.
`make golden` writes the expected files anew; look at the difference before you commit it.
"""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from sitegen.render import urls

SITES = Path(__file__).parent / "sites"
EXPECTED = "expected"
COMMANDS = "commands.txt"
# The theme's own files are tested in the browser; here they would only repeat themselves.
LEFT_OUT = ("site/assets/", "site/.sitegen-manifest.json")
# Other releases of what draws and packs a card image may give other bytes: that it is there counts.
CARD_SHOWN = "a card image\n"


def site_names() -> list[str]:
    """Name every site of tests/sites/."""
    return sorted(folder.name for folder in SITES.iterdir() if (folder / COMMANDS).is_file())


def run(name: str) -> dict[str, str]:
    """Run a site's commands in a copy of it; return the files that come out, by path."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder).resolve() / name
        shutil.copytree(SITES / name, root, ignore=shutil.ignore_patterns(EXPECTED))
        before = _files(root)
        lines = (root / COMMANDS).read_text("utf-8").splitlines()
        terminal = "".join(_command(line, root) for line in lines if line)
        after = {
            path: CARD_SHOWN if path.endswith(f"/{urls.CARD}") else text
            for path, text in _files(root).items()
            if before.get(path) != text and not path.startswith((".sitegen/", *LEFT_OUT))
        }
    return {"terminal.txt": terminal, **after}


def expected(name: str) -> dict[str, str]:
    """Return the expected files of a site, by path."""
    return _files(SITES / name / EXPECTED)


def _command(line: str, root: Path) -> str:
    """Run one command line and return it with its exit code and everything it said."""
    done = subprocess.run(
        [sys.executable, "-m", "sitegen", *shlex.split(line)],
        cwd=root,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    said = (done.stdout + done.stderr).replace(str(root), "ROOT")
    said = re.sub(r"\(\d+\.\d s\)", "(… s)", said)
    said = re.sub(r'"seconds": [\d.]+', '"seconds": …', said)
    return f"$ sitegen {line}\n{said}[exit {done.returncode}]\n\n"


def _files(root: Path) -> dict[str, str]:
    found = (path for path in sorted(root.rglob("*")) if path.is_file())
    return {
        path.relative_to(root).as_posix(): path.read_bytes().decode("utf-8", "backslashreplace")
        for path in found
    }


def main() -> None:
    """Write the expected output of every site anew."""
    for name in sys.argv[1:] or site_names():
        folder = SITES / name / EXPECTED
        shutil.rmtree(folder, ignore_errors=True)
        for path, text in run(name).items():
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8", newline="")
        sys.stdout.write(f"{name}: {len(expected(name))} files\n")


if __name__ == "__main__":
    main()
