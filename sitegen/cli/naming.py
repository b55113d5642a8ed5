"""Names in Latin letters: romanise."""

from __future__ import annotations

import codecs
import os
import sys
from collections.abc import Iterable, Iterator, Sequence

import click

from sitegen.cli.frame import Command
from sitegen.errors import SitegenError
from sitegen.report import Reporter
from sitegen.romanising.romanise import romanise as romanised

# Names: a second's work or two, so that a long list is seen to move.
_TOGETHER = 1_000


@click.command(cls=Command)
@click.argument("names", nargs=-1, metavar="[NAME]...")
def romanise(names: Sequence[str]) -> None:
    """Write names in Latin letters.

    One line for each NAME, in order; without any, one for each line of standard input. Places and
    common names have their usual English form, all others are guessed. No site is needed.
    """
    reporter = Reporter()
    # A person who types sees each answer at once; many names together take less time.
    size = 1 if not names and sys.stdin.isatty() else _TOGETHER
    try:
        for batch in _batches(_arguments(names) if names else _lines(reporter), size):
            for latin in romanised(batch):
                reporter.line(latin.text)
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader has seen enough, as `head` does. Python would try to write once more at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _batches(names: Iterable[str], size: int) -> Iterator[list[str]]:
    """Yield the names, so many at a time; those before an error too, and then the error."""
    batch: list[str] = []
    try:
        for name in names:
            batch.append(name)
            if len(batch) == size:
                yield batch
                batch = []
    except SitegenError:
        yield batch
        raise
    yield batch


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
