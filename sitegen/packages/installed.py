"""Which Argos packages are installed: a folder each, with metadata, a model and a tokenizer.

In: the site's own folder of packages. Out: those that can be used, and a problem for each that
cannot. Reads only: never opens a connection, never writes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sitegen.errors import Problem, Severity
from sitegen.packages.records import RECORD, read_small, walk

METADATA = "metadata.json"
MODEL = Path("model") / "model.bin"
VOCABULARY = "*vocabulary*"
TOKENIZERS = ("sentencepiece.model", "bpe.model")
# The languages that sitegen translates from and to.
PAIR = ("ar", "en")
# A version becomes part of a folder's name; it and the languages go into PO files and onto screens.
VERSION = re.compile(r"[0-9]+(\.[0-9a-z]+){0,4}", re.ASCII)
MAX_VERSION = 20
LANGUAGE = re.compile(r"[A-Za-z0-9_-]{1,20}", re.ASCII)
# Each of these makes a folder a model, if perhaps a broken one.
MARKS = (RECORD, MODEL.as_posix(), *TOKENIZERS)
# Real ones have less than one kilobyte; a model has a few dozen files.
MAX_METADATA = 10**6
MAX_FILES = 5000
# As much of a faulty value goes into a message.
MAX_SHOWN = 40
REINSTALL = "delete this folder and install the package again"
ELSEWHERE = "move it elsewhere, or correct translation.packages in sitegen.toml"


@dataclass(frozen=True, slots=True)
class InstalledPackage:
    """A package that can translate from one language to another (ISO 639 codes)."""

    path: Path
    from_code: str
    to_code: str
    version: str

    @property
    def label(self) -> str:
        """The model as readers see it: "ar-en 1.0"."""
        return f"{self.from_code}-{self.to_code} {self.version}".rstrip()


@dataclass(frozen=True, slots=True)
class Installed:
    """What a folder of packages holds."""

    packages: tuple[InstalledPackage, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_packages(folder: Path) -> Installed:
    """List the packages in this folder by name; a missing folder holds none.

    Files and hidden folders (an installation under way) are passed over, and so are packages
    that do not translate.
    """
    try:
        folders = sorted(
            path for path in folder.iterdir() if path.is_dir() and not path.name.startswith(".")
        )
    except FileNotFoundError:
        return Installed()
    except OSError as error:
        message = f"the folder of translation models cannot be read: {error.strerror}"
        hint = "check that it is a folder and that you may read it"
        return Installed(problems=(_problem(message, folder, hint),))
    packages: list[InstalledPackage] = []
    problems: list[Problem] = []
    for path in folders:
        found = package_at(path)
        if isinstance(found, InstalledPackage):
            packages.append(found)
        elif found is not None:
            problems.append(found)
    return Installed(tuple(packages), tuple(problems))


def newest(
    packages: Sequence[InstalledPackage], from_code: str, to_code: str
) -> InstalledPackage | None:
    """Choose the package of the highest version for a pair; of equals the last by folder name."""
    fitting = [p for p in packages if (p.from_code, p.to_code) == (from_code, to_code)]
    return max(fitting, key=lambda p: (version_key(p.version), p.path.name), default=None)


def version_key(version: str) -> tuple[int, ...]:
    """Order versions by their numbers, so that 1.10 comes after 1.9."""
    return tuple(int(number) for number in re.findall(r"\d+", version))


def package_at(path: Path) -> InstalledPackage | Problem | None:
    """Read the package in this folder; None where it is whole but translates nothing."""
    metadata = _read_metadata(path)
    if isinstance(metadata, Problem):
        return metadata
    if metadata.get("type", "translate") != "translate":
        return None
    codes = [str(metadata.get(key, "")) for key in ("from_code", "to_code")]
    if not all(map(LANGUAGE.fullmatch, codes)) or not describes_a_model(metadata):
        message = "does not say which languages it translates"
        return _problem(message, path / METADATA, _hint_for(path))
    version = str(metadata.get("package_version", "")).strip()
    if version and not safe_version(version):
        shown = ascii(version)[:MAX_SHOWN]
        return _problem(f"has no version that can be used: {shown}", path / METADATA)
    try:
        fault = _strange_file(path) or _missing_file(path)
    except OSError as error:
        fault = f"it cannot be read: {error.strerror}"
    if fault:
        return _problem(f"the translation model is not whole: {fault}", path)
    return InstalledPackage(path, codes[0], codes[1], version)


def safe_version(version: str) -> bool:
    """Tell whether a version can be part of a folder's name."""
    return len(version) <= MAX_VERSION and VERSION.fullmatch(version) is not None


def describes_a_model(metadata: object) -> bool:
    """Tell a package's metadata from another program's, which may have a file of the same name."""
    codes = ("from_code", "to_code")
    return isinstance(metadata, dict) and all(isinstance(metadata.get(c), str) for c in codes)


def looks_like_a_model(path: Path) -> bool:
    """Tell a model, whole or broken, from a folder that has nothing to do with models."""
    try:
        inside = bool(_package_inside(path))
        if inside or any((path / mark).exists() for mark in MARKS):
            return True
        return describes_a_model(json.loads(read_small(path / METADATA, MAX_METADATA)))
    except (OSError, ValueError, RecursionError):
        return False


def _read_metadata(path: Path) -> dict[str, object] | Problem:
    file = path / METADATA
    try:
        metadata = json.loads(read_small(file, MAX_METADATA))
    except FileNotFoundError:
        inner = _package_inside(path)
        if inner:
            hint = f"move {inner} one folder up, out of {path.name}, and delete what is left"
            return _problem(f"is unpacked one folder too deep: the model is in {inner}", path, hint)
        return _problem(f"is no translation model: {METADATA} is missing", path, _hint_for(path))
    except OSError as error:
        return _problem(f"cannot be read: {error.strerror}", file, _hint_for(path))
    except (ValueError, RecursionError):
        return _problem("is not JSON", file, _hint_for(path))
    if not isinstance(metadata, dict):
        return _problem("does not describe a translation model", file, _hint_for(path))
    return metadata


def _hint_for(path: Path) -> str:
    """Say what to do about a folder; nobody is told to delete what may be no model at all."""
    return REINSTALL if looks_like_a_model(path) else ELSEWHERE


def _package_inside(path: Path) -> str:
    """Name the folder in this one that holds a model; "" if there is none."""
    try:
        found = sorted(inner.parent.name for inner in path.glob(f"*/{METADATA}"))
    except OSError:
        return ""
    return next((name for name in found if (path / name / MODEL).is_file()), "")


def _missing_file(path: Path) -> str:
    """Name the first thing a translating package needs and this one lacks; "" if it is whole."""
    model = path / MODEL
    if not model.is_file() or not model.stat().st_size:
        return f"{MODEL.as_posix()} is missing"
    if not any(model.parent.glob(VOCABULARY)):
        return "the model's vocabulary is missing"
    if not any((path / name).is_file() for name in TOKENIZERS):
        return f"{' or '.join(TOKENIZERS)} is missing"
    return ""


def _strange_file(path: Path) -> str:
    """Name a file that no model has, such as a pipe, which nobody would read to its end."""
    for number, found in enumerate(walk(path), start=1):
        if number > MAX_FILES:
            return f"more than {MAX_FILES} files are in it"
        if not (found.is_file() or found.is_dir()):
            return f"{found.relative_to(path).as_posix()} is no ordinary file"
    return ""


def _problem(message: str, path: Path, hint: str = REINSTALL) -> Problem:
    # The build goes on, with another package or with people's translations alone.
    return Problem(message, path, hint=hint, severity=Severity.WARNING)
