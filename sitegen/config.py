"""sitegen.toml becomes a frozen Config; every mistake in it is reported at once.

In: the site's folder. Out: a Config with absolute paths. Refuses unknown keys, wrong types,
folders that do not exist, and an output folder that would swallow the editor's work.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any, get_type_hints
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from sitegen.errors import ConfigError, Problem, Severity
from sitegen.sections import (
    LANGUAGES,
    PACKAGE_INDEX,
    SECTIONS,
    ActorsSection,
    CardsSection,
    DatesSection,
    LanguageSection,
    PathsSection,
    SiteSection,
    SummarySection,
    TranslationSection,
)
from sitegen.values import holds_controls, is_language, is_web_address, language_hint, mistake

FILE_NAME = "sitegen.toml"

# What keys of earlier versions are called now.
RETIRED = {("translation", "beam"): 'write mode = "fast", "balanced" or "best" instead'}
# The languages that the interface of every site speaks.
OWN_LANGUAGES = ("ar", "en")
# How a shell lets an environment variable be called.
VARIABLE = r"[A-Za-z_][A-Za-z0-9_]*"


@dataclass(frozen=True, slots=True)
class Config:
    """The whole configuration; `root` is the absolute folder that holds sitegen.toml.

    `languages` are those that the interface speaks besides Arabic and English, by their codes.
    `stated` are the keys, with their section, that the file itself has; `warnings` name idle ones.
    """

    root: Path
    site: SiteSection = field(default_factory=SiteSection)
    paths: PathsSection = field(default_factory=PathsSection)
    translation: TranslationSection = field(default_factory=TranslationSection)
    summary: SummarySection = field(default_factory=SummarySection)
    actors: ActorsSection = field(default_factory=ActorsSection)
    cards: CardsSection = field(default_factory=CardsSection)
    dates: DatesSection = field(default_factory=DatesSection)
    languages: Mapping[str, LanguageSection] = field(default_factory=dict)
    stated: frozenset[tuple[str, str]] = field(default=frozenset(), compare=False)
    warnings: tuple[Problem, ...] = field(default=(), compare=False)

    @property
    def codes(self) -> tuple[str, ...]:
        """The languages that the interface speaks, by their codes."""
        return (*OWN_LANGUAGES, *self.languages)

    @property
    def seeds(self) -> Path:
        """Folder of raw articles."""
        return self.root / self.paths.seeds

    @property
    def content(self) -> Path:
        """Folder of what the editor owns."""
        return self.root / self.paths.content

    @property
    def articles(self) -> Path:
        """Folder of the articles."""
        return self.content / "articles"

    @property
    def memory(self) -> Path:
        """Folder of the translation memory's PO files."""
        return self.content / "translations" / "en"

    @property
    def releases(self) -> Path:
        """Folder of the records of what was published."""
        return self.content / "releases"

    @property
    def templates(self) -> Path:
        """Folder of the site's own templates, laid over the packaged theme."""
        return self.root / self.paths.templates

    @property
    def output(self) -> Path:
        """Folder the site is written to."""
        return self.root / self.paths.output

    @property
    def state(self) -> Path:
        """Folder of the derived cache; deleting it loses nothing but time."""
        return self.root / self.paths.state

    @property
    def preview(self) -> Path:
        """Folder of the copy with drafts that `sitegen watch --drafts` shows."""
        return self.state / "preview"

    @property
    def packages(self) -> Path:
        """Folder of the installed translation models."""
        return self.root / self.translation.packages

    @property
    def card_font(self) -> Path | None:
        """File of the font that card images are to be set in, if named."""
        return self.root / self.cards.font if self.cards.font else None

    @property
    def model(self) -> Path | None:
        """Folder of the converted model that the engine "ctranslate2" decodes with, if named."""
        return self.root / self.translation.model if self.translation.model else None


def find_site(start: Path) -> Path | None:
    """Return the nearest folder, from `start` upwards, that holds a sitegen.toml."""
    for folder in (start.resolve(), *start.resolve().parents):
        if (folder / FILE_NAME).is_file():
            return folder
    return None


def load_config(folder: Path) -> Config:
    """Read `folder`/sitegen.toml. Raises ConfigError with every problem found."""
    path = folder / FILE_NAME
    try:
        source = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise ConfigError(
            f"no {FILE_NAME} here",
            path=folder,
            hint="run sitegen in your site's folder, or name the folder with --site",
        ) from None
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(
            f"cannot be read: {error}", path=path, hint="save it as plain UTF-8 text"
        ) from error
    return parse_config(source, path)


def parse_config(source: str, path: Path) -> Config:
    """Turn the text of a sitegen.toml that stands at `path` into a Config."""
    try:
        data = tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"line (\d+)", str(error))
        raise ConfigError(
            f"not valid TOML: {error}",
            path=path,
            line=int(place.group(1)) if place else None,
            hint="strings need quotes, sections stand in [brackets]",
        ) from error
    reader = _Reader(path, source)
    config = reader.read(data)
    if reader.problems:
        raise ConfigError.of(sorted(reader.problems, key=lambda problem: problem.line or 0))
    return replace(config, warnings=tuple(reader.idle(config.translation)))


class _Reader:
    """One pass over the parsed TOML, collecting problems instead of stopping at the first."""

    def __init__(self, path: Path, source: str) -> None:
        self.path = path
        self.lines = source.splitlines()
        self.problems: list[Problem] = []
        self.stated: set[tuple[str, str]] = set()

    def read(self, data: dict[str, Any]) -> Config:
        sections: dict[str, Any] = {}
        for name, values in data.items():
            if name == LANGUAGES and isinstance(values, dict):
                sections[name] = self._languages(values)
            elif name not in SECTIONS:
                known = (*SECTIONS, LANGUAGES)
                self._unknown(name, known, "section" if isinstance(values, dict) else "key", "")
            elif not isinstance(values, dict):
                self._add(
                    f"[{name}] must be a section", "", name, f"write [{name}] on its own line"
                )
            else:
                sections[name] = self._section(name, SECTIONS[name], values)
        stated = frozenset(self.stated)
        config = Config(root=self.path.parent.resolve(), **sections, stated=stated)
        self._check_site(config)
        self._check_translation(config)
        self._check_summary(config)
        self._check_folders(config)
        self._check_packages(config)
        return config

    def _languages(self, values: dict[str, Any]) -> dict[str, LanguageSection]:
        """Read the languages of the interface; each needs a code that is known, and a title."""
        found = {}
        for code, inside in values.items():
            name = f"{LANGUAGES}.{code}"
            if not isinstance(inside, dict):
                hint = f"write [{LANGUAGES}.fr] on its own line, and its keys below"
                self._add(f"{name} is no section", LANGUAGES, code, hint)
            elif code in OWN_LANGUAGES:
                hint = f"write site.title_{code} and site.description_{code} instead"
                self._add(f"the interface speaks {code} without [{name}]", "", name, hint)
            elif not is_language(code):
                hint = language_hint(code)
                self._add(f"[{name}] is no language that is known", "", name, hint)
            else:
                section = self._section(name, LanguageSection, inside)
                if not section.title.strip():
                    hint = 'write title = "…": what the site is called in this language'
                    self._add(f"{name}.title is missing", "", name, hint)
                found[code] = section
        return found

    def _section(self, name: str, kind: type, values: dict[str, Any]) -> Any:
        hints = get_type_hints(kind, include_extras=True)
        known = {f.name for f in fields(kind)}
        taken = {}
        for key, value in values.items():
            if key not in known:
                self._unknown(key, known, "key", name)
                continue
            try:
                good = msgspec.convert(value, hints[key])
            except msgspec.ValidationError:
                found, advice = mistake(value, hints[key])
                self._add(f"{name}.{key} {found}", name, key, advice)
                continue
            # What the site says of itself may have several lines; the name of a folder has one.
            if isinstance(value, str) and holds_controls(value, lines=_is_of_site(name)):
                found = "holds a character that nobody sees"
                self._add(f"{name}.{key} {found}", name, key, "type the value anew")
                continue
            self.stated.add((name, key))
            taken[key] = good
        return kind(**taken)

    def _check_site(self, config: Config) -> None:
        for key in ("url", "feed_id"):
            url = getattr(config.site, key)
            if url and not is_web_address(url):
                self._add(
                    f"site.{key} is not a web address: {url}",
                    "site",
                    key,
                    "write it like https://news.example.org/digest/",
                )
        try:
            ZoneInfo(config.site.timezone)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            self._add(
                f"site.timezone is not known: {config.site.timezone}",
                "site",
                "timezone",
                "write a name from the IANA list, such as Asia/Beirut or UTC",
            )

    def _check_translation(self, config: Config) -> None:
        translation = config.translation
        needed = {"ctranslate2": "model", "libretranslate": "url"}.get(translation.engine, "")
        if needed and not getattr(translation, needed):
            hints = {
                "model": "name the folder of the converted model, such as models/opus-mt-ar-en",
                "url": "write the server's address, such as http://127.0.0.1:5000",
            }
            self._add(
                f'translation.{needed} is missing: the engine "{translation.engine}" needs it',
                "translation",
                "engine",
                hints[needed],
            )
        for key, example in (("url", "http://127.0.0.1:5000"), ("index", PACKAGE_INDEX)):
            url = getattr(translation, key)
            if url and not is_web_address(url, with_query=key == "index"):
                # What stands there may hold a password: it is not repeated.
                self._add(
                    f"translation.{key} is not a plain web address",
                    "translation",
                    key,
                    f"write it like {example}, without a name or a password in it",
                )
        if not re.fullmatch(VARIABLE, translation.key_variable):
            # A key pasted in by mistake must not end up on the screen.
            self._add(
                "translation.key_variable is not the name of an environment variable",
                "translation",
                "key_variable",
                "write a name such as LIBRETRANSLATE_API_KEY; the key itself belongs into the "
                "environment, not into this file",
            )

    def idle(self, translation: TranslationSection) -> Iterator[Problem]:
        """Warn of what the engine does not use."""
        for key, message, hint in translation.idle():
            yield Problem(
                message, self.path, self._line("translation", key), hint, Severity.WARNING
            )

    def _check_summary(self, config: Config) -> None:
        """Refuse two lengths at once: nobody could say which of them counts."""
        stated = [f.name for f in fields(config.summary) if ("summary", f.name) in self.stated]
        keys = [key for key in stated if getattr(config.summary, key)]
        if len(keys) > 1:
            named = " and ".join(f"summary.{key}" for key in keys)
            self._add(
                f"{named} say two lengths of a summary",
                "summary",
                keys[-1],
                f"keep one of {', '.join(keys)} and delete the others",
            )

    def _check_folders(self, config: Config) -> None:
        for key in ("seeds", "content", "templates"):
            folder = getattr(config, key)
            if (key == "content" or ("paths", key) in self.stated) and not folder.is_dir():
                self._add(
                    f"paths.{key}: there is no folder {folder}",
                    "paths",
                    key,
                    "make the folder, or correct the path",
                )
        output = config.output.resolve()
        for key in ("root", "seeds", "content", "templates", "state", "packages", "model"):
            folder = getattr(config, key)
            if folder is None:
                continue
            owned = folder.resolve()
            if (
                output == owned
                or output in owned.parents
                or (key != "root" and owned in output.parents)
            ):
                self._add(
                    f"paths.output would write into or over {key} ({owned})",
                    "paths",
                    "output",
                    "give the site a folder of its own, such as site",
                )
                return

    def _check_packages(self, config: Config) -> None:
        """Refuse a folder of models in which an editor's work would pass for broken models."""
        packages = config.packages.resolve()
        for key in ("root", "seeds", "content", "templates"):
            owned = getattr(config, key).resolve()
            inside = key != "root" and owned in packages.parents
            if packages == owned or packages in owned.parents or inside:
                self._add(
                    f"translation.packages would keep models in or over {key} ({owned})",
                    "translation",
                    "packages",
                    "give the models a folder of their own, such as .sitegen/packages",
                )
                return

    def _unknown(self, key: str, known: Any, what: str, section: str) -> None:
        near = get_close_matches(key, list(known), n=1, cutoff=0.5)
        advice = f"did you mean {near[0]}?" if near else f"known: {', '.join(sorted(known))}"
        advice = RETIRED.get((section, key), advice)
        where = f" in [{section}]" if section else ""
        self._add(f"unknown {what} {key}{where}", section, key, advice)

    def _add(self, message: str, section: str, key: str, hint: str) -> None:
        self.problems.append(Problem(message, self.path, self._line(section, key), hint))

    def _line(self, section: str, key: str) -> int | None:
        """Find where a key (or a section, when `section` is empty) is written; 1-based."""
        inside = ""
        section_line = None
        for number, line in enumerate(self.lines, start=1):
            header = re.match(r"\s*\[\s*([^\]]+?)\s*\]", line)
            if header:
                inside = header.group(1)
                if inside == (section or key):
                    section_line = number
            elif inside == section and re.match(rf"\s*[\"']?{re.escape(key)}[\"']?\s*=", line):
                return number
        return section_line


def _is_of_site(section: str) -> bool:
    return section == "site" or section.startswith(f"{LANGUAGES}.")
