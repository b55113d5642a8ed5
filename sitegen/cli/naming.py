"""Names in Latin letters: romanise."""

from __future__ import annotations

import codecs
import os
import sys
from collections.abc import Iterator, Sequence

import click

from sitegen.arabic.romanise import romanise as romanised
from sitegen.cli.frame import Command
from sitegen.errors import SitegenError
from sitegen.report import Reporter


@click.command(cls=Command)
@click.argument("names", nargs=-1, metavar="[NAME]...")
def romanise(names: Sequence[str]) -> None:
    """Write names in Latin letters.

    One line for each NAME, in order; without any, one for each line of standard input. Places and
    common names have their usual English form, all others go by letter rules. No site is needed.
    """
    reporter = Reporter()
    try:
        for name in _arguments(names) if names else _lines(reporter):
            reporter.line(romanised(name))
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader has seen enough, as `head` does. Python would try to write once more at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _arguments(names: Sequence[str]) -> Iterator[str]:
    """Yield the names, each on one line."""
    for number, name in enumerate(names, start=1):
        try:
            name.encode()
        except UnicodeEncodeError as error:
            raise SitegenError(
                f"name {number} is not UTF-8", hint="set the terminal to UTF-8"
            ) from error
        yield " ".join(name.splitlines())


def _lines(reporter: Reporter) -> Iterator[str]:
    """Yield the lines of standard input, without their ends."""
    if sys.stdin.isatty():
        reporter.notice("type a name on each line; end with Ctrl-D")
    for number, line in enumerate(sys.stdin.buffer, start=1):
        data = line.removeprefix(codecs.BOM_UTF8) if number == 1 else line
        try:
            yield data.decode("utf-8").rstrip("\r\n")
        except UnicodeDecodeError as error:
            raise SitegenError(
                f"line {number} of standard input is not UTF-8",
                hint="convert the file first: iconv -f WINDOWS-1256 -t UTF-8 OLD > NEW",
            ) from error
