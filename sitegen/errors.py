"""Everything that can go wrong, as one tree; each error can say where and what to do.

SitegenError
├── ConfigError           sitegen.toml cannot be used (all its problems at once)      exit 2
├── ContentError          something the editor owns cannot be used
│   ├── ArticleError      an article or a seed
│   ├── EditorialError    actors.toml, outlets.toml, glossary.toml, stories.toml
│   └── MemoryFileError   a PO file of the translation memory
├── ModelError            a translation model cannot be fetched, read or installed
├── EngineError           a translation engine cannot be loaded or fails
├── TemplateError         a template is missing, broken or asks for what is not there
└── OutputError           the site cannot be written
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Severity(StrEnum):
    """How bad a problem is: an error makes the exit code 1, a warning does so under --strict."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing a user should know: what was found, where, and what to do about it.

    `line` is 1-based. `hint` is a sentence that says what to do.
    """

    message: str
    path: Path | None = None
    line: int | None = None
    hint: str = ""
    severity: Severity = Severity.ERROR


class SitegenError(Exception):
    """An error that a user can act on; carries one or more problems."""

    def __init__(
        self,
        message: str,
        *,
        path: Path | None = None,
        line: int | None = None,
        hint: str = "",
    ) -> None:
        super().__init__(message)
        self.problems: tuple[Problem, ...] = (Problem(message, path, line, hint),)

    @classmethod
    def of(cls, problems: Iterable[Problem]) -> SitegenError:
        """Make one error of several problems (at least one)."""
        found = tuple(problems)
        error = cls(found[0].message)
        error.problems = found
        return error


class ConfigError(SitegenError):
    """sitegen.toml, or the place it points to, cannot be used."""


class ContentError(SitegenError):
    """A file the editor owns cannot be used."""


class ArticleError(ContentError):
    """An article or a seed cannot be read or understood."""


class EditorialError(ContentError):
    """actors.toml, outlets.toml, glossary.toml or stories.toml cannot be used."""


class MemoryFileError(ContentError):
    """A PO file of the translation memory cannot be used."""


class ModelError(SitegenError):
    """A translation model cannot be fetched, is not what it should be, or cannot be installed."""


class EngineError(SitegenError):
    """A translation engine cannot be loaded, or fails while it works."""


class TemplateError(SitegenError):
    """A template is missing, broken, or names something its view does not have."""


class OutputError(SitegenError):
    """The site's folder cannot be written."""
