"""A TOML file that is made of lists of tables, as an editor writes it.

In: the file. Out: its entries, read key by key. Gathers every problem with its line, so that all
of them are reported at once; a missing file is empty.
"""

from __future__ import annotations

import difflib
import re
import tomllib
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

from sitegen.errors import ArticleError, EditorialError, Problem
from sitegen.files import read_text
from sitegen.ingest.characters import one_name, paragraphs, plain_characters

T = TypeVar("T")
ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
# What an entry is called by in messages, the first of these that it has.
NAMING = ("id", "name_en", "name_ar", "en", "ar")
_BLANK_LINES = re.compile(r"\n\s*\n")
_LINE_IN_MESSAGE = re.compile(r"\(at line (\d+)")

# File systems take names of 255 bytes; an address should still be readable.
LONGEST_ID = 100


class TomlFile:
    """A TOML file that is made of lists of tables; gathers its problems.

    `more` are the further tables that it may hold beside `table`, `texts` the keys above them all
    that are lists of texts.
    """

    def __init__(
        self, path: Path, table: str, *, more: tuple[str, ...] = (), texts: tuple[str, ...] = ()
    ) -> None:
        self.problems: list[Problem] = []
        self._path = path
        self._tables = (table, *more)
        self._keys = texts
        self._lines: list[str] = []
        self._ids: dict[str, int] = {}
        self._data: dict[str, Any] | None = None

    def entries(self, table: str = "") -> list[Entry]:
        """Return the entries of a table, of the main one if none is named.

        Raises EditorialError for what is no TOML.
        """
        name = table or self._tables[0]
        listed = self._read().get(name, [])
        if not isinstance(listed, list) or not all(isinstance(item, dict) for item in listed):
            hint = f"begin each entry with [[{name}]], in double brackets"
            self.problem(f"{name} is no list of tables", self._line_of(name, 0), hint)
            return []
        return [Entry(self, item, line) for item, line in self._with_lines(name, listed)]

    def top_texts(self, key: str) -> tuple[tuple[str, int | None], ...]:
        """Return the texts of a key above all tables, each with the line it stands on."""
        listed = self._read().get(key, [])
        if not isinstance(listed, list) or not all(isinstance(item, str) for item in listed):
            self.problem(
                f"{key} must be a list of texts",
                self._line_of(key, 0),
                f'write {key} = ["…", "…"]',
            )
            return ()
        first = self._line_of(key, 0)
        return tuple((one_name(text), self._line_holding(text, first)) for text in listed)

    def _read(self) -> dict[str, Any]:
        """Parse the file, once; note what is not known in it."""
        if self._data is None:
            self._data = self._parsed()
            for key in self._data:
                if key not in self._tables and key not in self._keys:
                    begins = " or ".join(f"[[{table}]]" for table in self._tables)
                    near = f"each entry begins with {begins}"
                    self.problem(f"{key} is not known here", self._line_of(key, 0), near)
        return self._data

    def _parsed(self) -> dict[str, Any]:
        if not self._path.exists():
            return {}
        text = ""
        try:
            text = read_text(self._path)
            data = tomllib.loads(text)
        except ArticleError as error:
            raise EditorialError.of(error.problems) from error
        except (tomllib.TOMLDecodeError, RecursionError) as error:
            raise self._broken(error, text) from error
        self._lines = text.split("\n")
        return data

    def finish(self) -> None:
        """Raise EditorialError if anything was wrong."""
        if self.problems:
            raise EditorialError.of(sorted(self.problems, key=lambda problem: problem.line or 0))

    def problem(self, message: str, line: int | None, hint: str) -> None:
        """Note a problem of this file."""
        self.problems.append(Problem(message, self._path, line, hint))

    def key_line(self, key: str, first: int | None) -> int | None:
        """Return the line of a key in the entry that begins on this line."""
        return None if first is None else self._line_of(key, first) or first

    def claim(self, name: str, line: int | None) -> None:
        """Note that an id is taken; report it where it was taken before."""
        if name in self._ids:
            self.problem(
                f"the id {name} stands twice, first on line {self._ids[name]}",
                line,
                "give one of the two entries another id, or join them",
            )
        self._ids.setdefault(name, line or 0)

    def _with_lines(
        self, table: str, listed: list[dict[str, Any]]
    ) -> list[tuple[dict[str, Any], int | None]]:
        """Pair each table with the line of its header, None where the file is written otherwise."""
        header = re.compile(rf"\s*\[\[\s*{table}\s*\]\]")
        lines = [number for number, line in enumerate(self._lines, 1) if header.match(line)]
        if len(lines) != len(listed):
            return [(item, None) for item in listed]
        return list(zip(listed, lines, strict=True))

    def _line_of(self, key: str, first: int) -> int | None:
        """Return the line of a key below the line `first`, before the next table begins."""
        wanted = re.compile(rf"\s*(?:\[+\s*)?[\"']?{re.escape(key)}[\"']?\s*[\].=]")
        for number, line in enumerate(self._lines[first:], first + 1):
            if wanted.match(line):
                return number
            if first and line.lstrip().startswith("[["):
                break
        return None

    def _line_holding(self, text: str, first: int | None) -> int | None:
        """Return the first line from this one on that holds a text in quotation marks."""
        if first is None:
            return None
        for number, line in enumerate(self._lines[first - 1 :], first):
            if f'"{text}"' in line or f"'{text}'" in line:
                return number
        return first

    def _broken(self, error: Exception, text: str) -> EditorialError:
        found = _LINE_IN_MESSAGE.search(str(error))
        last = text.rstrip().count("\n") + 1
        return EditorialError(
            f"has broken TOML: {error}",
            path=self._path,
            line=int(found[1]) if found else last,
            hint='texts stand between double quotes: name_ar = "…"; lists between brackets',
        )


class Entry:
    """One table of the file, read key by key."""

    def __init__(self, file: TomlFile, data: Mapping[str, Any], line: int | None) -> None:
        self._file = file
        self._data = data
        self._line = line
        named = (data.get(key) for key in NAMING)
        self._name = next((name for name in named if name and isinstance(name, str)), "an entry")

    @property
    def line(self) -> int | None:
        """Where the entry begins, 1-based; None where the file is written otherwise."""
        return self._line

    def known_keys(self, known: tuple[str, ...], *, required: tuple[str, ...]) -> None:
        """Report unknown keys with the nearest known one, and missing or empty required ones."""
        for key in self._data:
            if key not in known:
                # One of a key for each language: title for title_ar and title_en.
                near = [one for one in known if one.startswith(f"{key}_")]
                near = near or difflib.get_close_matches(key, known, n=1)
                meant = f"did you mean {' or '.join(near)}?"
                hint = meant if near else f"the keys are {', '.join(known)}"
                self.problem(key, f"{key} is no key known here", hint)
        for key in required:
            value = self._data.get(key, "")
            empty = not one_name(value) if isinstance(value, str) else value == []
            if empty:
                self.problem(key, f"{key} is missing or empty", f'write {key} = "…"')

    def id(self, example: str) -> str:
        """Return the entry's id; report one that is missing, malformed or taken.

        `example` is one as this kind of entry has it.
        """
        value = self.text("id")
        if len(value) > LONGEST_ID:
            hint = f"write at most {LONGEST_ID} letters: it becomes the name of a folder"
            self.problem("id", "the id is too long", hint)
        elif ID.fullmatch(value):
            self._file.claim(value, self._file.key_line("id", self._line))
        elif isinstance(self._data.get("id", ""), str):
            message = f"the id is {value}" if value else "the id is missing"
            self.problem("id", message, f"write it with a-z, 0-9 and single hyphens: {example}")
        return value

    def has(self, key: str) -> bool:
        """Tell whether the entry has this key at all."""
        return key in self._data

    def flag(self, key: str) -> bool:
        """Return yes or no, no where the key is missing."""
        value = self._data.get(key, False)
        if isinstance(value, bool):
            return value
        self.problem(key, f"{key} must be true or false", f"write {key} = true")
        return False

    def text(self, key: str) -> str:
        """Return a text, empty where the key is missing."""
        return one_name(self._written(key))

    def passage(self, key: str) -> str:
        """Return a text in paragraphs, which blank lines part: other ends of lines are spaces.

        Empty where the key is missing, or nothing can be seen.
        """
        written = paragraphs(plain_characters(unicodedata.normalize("NFC", self._written(key))))
        parts = (" ".join(part.split()) for part in _BLANK_LINES.split(written))
        return "\n\n".join(filter(None, parts))

    def is_unseen(self, key: str) -> bool:
        """Tell whether something is written that nobody can see."""
        value = self._data.get(key)
        return isinstance(value, str) and bool(value.strip()) and not self.passage(key)

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts, each once, without empty ones."""
        value = self._data.get(key, [])
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            return tuple(dict.fromkeys(filter(None, map(one_name, value))))
        self.problem(key, f"{key} must be a list of texts", f'write {key} = ["…", "…"]')
        return ()

    def one_or_more(self, key: str) -> tuple[str, ...]:
        """Return a text, or a list of texts, as a list."""
        return self.texts(key) if isinstance(self._data.get(key), list) else self._alone(key)

    def _written(self, key: str) -> str:
        value = self._data.get(key, "")
        if isinstance(value, str):
            return value
        self.problem(key, f"{key} must be text", f'write {key} = "…"')
        return ""

    def _alone(self, key: str) -> tuple[str, ...]:
        return tuple(filter(None, (self.text(key),)))

    def choice(self, key: str, allowed: Mapping[str, T], default: T | None) -> T | None:
        """Return one of the allowed values; None and a problem for any other."""
        value = self._data.get(key)
        if value is None and default is not None:
            return default
        if isinstance(value, str) and value in allowed:
            return allowed[value]
        found = f"{key} is {value}" if value is not None else f"{key} is missing"
        self.problem(key, found, f"write one of {', '.join(allowed)}")
        return None

    def match(self, key: str, value: str, pattern: re.Pattern[str], hint: str) -> None:
        """Report a value that is given but not of this form."""
        if value and not pattern.fullmatch(value):
            self.problem(key, f"{key} is {value}", hint)

    def web_address(self, key: str, value: str) -> None:
        """Report an address that is not http or https."""
        try:
            good = not value or urlsplit(value).scheme in ("http", "https")
        except ValueError:
            good = False
        if not good:
            self.problem(key, f"{key} is no web address: {value}", "begin it with https://")

    def problem(self, key: str, message: str, hint: str) -> None:
        """Note a problem of this entry, with the line of the key."""
        line = self._file.key_line(key, self._line)
        self._file.problem(f"{self._name}: {message}", line, hint)
