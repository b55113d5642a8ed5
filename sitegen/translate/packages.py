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

METADATA = "metadata.json"
MODEL = Path("model") / "model.bin"
VOCABULARY = "*vocabulary*"
TOKENIZERS = ("sentencepiece.model", "bpe.model")
# The languages that sitegen translates from and to.
PAIR = ("ar", "en")
REINSTALL = "delete this folder and install the package again"


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
    codes = metadata.get("from_code"), metadata.get("to_code")
    if not (isinstance(codes[0], str) and isinstance(codes[1], str) and all(codes)):
        return _problem("does not say which languages it translates", path / METADATA)
    missing = _missing_files(path)
    if missing:
        return _problem(f"the translation model is not whole: {missing} is missing", path)
    version = metadata.get("package_version", "")
    return InstalledPackage(path, codes[0], codes[1], str(version).strip())


def _read_metadata(path: Path) -> dict[str, object] | Problem:
    file = path / METADATA
    try:
        metadata = json.loads(file.read_bytes())
    except FileNotFoundError:
        inner = _package_inside(path)
        if inner:
            hint = f"move {inner} one folder up, out of {path.name}, and delete what is left"
            return _problem(f"is unpacked one folder too deep: the model is in {inner}", path, hint)
        return _problem(f"is no translation model: {METADATA} is missing", path)
    except OSError as error:
        return _problem(f"cannot be read: {error.strerror}", file)
    except (ValueError, RecursionError):
        hint = f"the download was probably an error page; {REINSTALL}"
        return _problem("is not JSON", file, hint)
    if not isinstance(metadata, dict):
        return _problem("does not describe a translation model", file)
    return metadata


def _package_inside(path: Path) -> str:
    """Name the folder in this one that holds a model; "" if there is none."""
    try:
        found = sorted(inner.parent.name for inner in path.glob(f"*/{METADATA}"))
    except OSError:
        return ""
    return next((name for name in found if (path / name / MODEL).is_file()), "")


def _missing_files(path: Path) -> str:
    """Name the first thing a translating package needs and this one lacks; "" if it is whole."""
    model = path / MODEL
    if not model.is_file() or not model.stat().st_size:
        return MODEL.as_posix()
    if not any(model.parent.glob(VOCABULARY)):
        return "the model's vocabulary"
    if not any((path / name).is_file() for name in TOKENIZERS):
        return " or ".join(TOKENIZERS)
    return ""


def _problem(message: str, path: Path, hint: str = REINSTALL) -> Problem:
    # The build goes on, with another package or with people's translations alone.
    return Problem(message, path, hint=hint, severity=Severity.WARNING)
