"""Calls the command line: `python -m sitegen` and the installed `sitegen` are the same."""

from __future__ import annotations

import sys

INTERRUPTED = 130


def main() -> None:
    """Run the command line."""
    try:
        # Here, because it takes most of a second: Ctrl-C in that time ends as quietly as later.
        from sitegen.cli import cli
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    cli(prog_name="sitegen")


if __name__ == "__main__":
    main()
