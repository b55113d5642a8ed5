"""Calls the command line: `python -m sitegen` and the installed `sitegen` are the same."""

from __future__ import annotations

import contextlib
import os
import sys

INTERRUPTED = 130


def main() -> None:
    """Run the command line."""
    try:
        # Here, because it takes most of a second: Ctrl-C in that time ends as quietly as later.
        from sitegen.cli import cli
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    try:
        cli(prog_name="sitegen")
    except SystemExit as end:
        if end.code == INTERRUPTED:
            # A decoder would first work off what it was given, and Python wait for its threads.
            for stream in (sys.stdout, sys.stderr):
                with contextlib.suppress(OSError, ValueError):
                    stream.flush()
            os._exit(INTERRUPTED)
        raise


if __name__ == "__main__":
    main()
