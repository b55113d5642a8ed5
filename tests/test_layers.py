"""The house: imports go down only."""

import subprocess
import sys
from pathlib import Path

# In a process of its own: import-linter switches off the loggers of the one it runs in.
LINT = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports())"


def test_imports_go_down_only() -> None:
    done = subprocess.run(
        [sys.executable, "-c", LINT],
        cwd=Path(__file__).parents[1],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
