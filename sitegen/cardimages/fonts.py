"""Where the letters of card images come from: a named file, an installed package, the system.

In: perhaps a path. Out: a chain of faces, each asked for what the one before it lacks. Nothing is
downloaded, and no font travels with the sources.
"""

from __future__ import annotations

import hashlib
import os
import sys
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import uharfbuzz as hb

# A package that carries Amiri (OFL-1.1), regular and bold, with both scripts drawn for each other.
PACKAGE = "fontpkg-amiri"
PACKAGED = {"bold": "Amiri-Bold.ttf", "regular": "Amiri-Regular.ttf"}
# File names as systems install them, best first; in any case of letters.
SYSTEM = {
    "bold": (
        "Amiri-Bold.ttf",
        "NotoNaskhArabic-Bold.ttf",
        "majallab.ttf",
        "GeezaPro.ttc",
        "Times New Roman Bold.ttf",
        "timesbd.ttf",
        "segoeuib.ttf",
        "tahomabd.ttf",
        "NotoSansArabic-Bold.ttf",
        "DejaVuSans-Bold.ttf",
    ),
    "regular": (
        "Amiri-Regular.ttf",
        "NotoNaskhArabic-Regular.ttf",
        "majalla.ttf",
        "GeezaPro.ttc",
        "Times New Roman.ttf",
        "times.ttf",
        "segoeui.ttf",
        "tahoma.ttf",
        "NotoSansArabic-Regular.ttf",
        "DejaVuSans.ttf",
    ),
}
# For letters that the first face lacks: Latin, Cyrillic, signs.
OTHERS = {
    "bold": (
        "NotoSerif-Bold.ttf",
        "Georgia Bold.ttf",
        "georgiab.ttf",
        "Times New Roman Bold.ttf",
        "timesbd.ttf",
        "DejaVuSerif-Bold.ttf",
        "DejaVuSans-Bold.ttf",
        "segoeuib.ttf",
        "Arial Bold.ttf",
        "Arial Unicode.ttf",
    ),
    "regular": (
        "NotoSerif-Regular.ttf",
        "Georgia.ttf",
        "georgia.ttf",
        "Times New Roman.ttf",
        "times.ttf",
        "DejaVuSerif.ttf",
        "DejaVuSans.ttf",
        "segoeui.ttf",
        "Arial.ttf",
        "Arial Unicode.ttf",
    ),
}
# What a face must hold to set an Arabic headline: the letters, hamza's seats, lam-alef's parts,
# the Persian letters in names, the marks, comma, question mark.
ARABIC = frozenset(
    [chr(code) for code in (*range(0x621, 0x63B), *range(0x641, 0x653))] + list("پچژگ،؛؟")
)
# Bold, on the weight axis of a variable font.
BOLD = 700


@dataclass(frozen=True, slots=True)
class Face:
    """One font file, ready to shape and to draw; `unicodes` are the letters it holds."""

    path: Path
    digest: str
    font: hb.Font = field(repr=False, compare=False)
    unicodes: frozenset[str] = field(repr=False, compare=False)
    upem: int
    x_height: float


@dataclass(frozen=True, slots=True)
class Chain:
    """Faces in the order they are asked."""

    faces: tuple[Face, ...]

    def led_by(self, letter: str) -> Chain:
        """Return the chain with the first face that holds a letter before all others."""
        lead = next((face for face in self.faces if letter in face.unicodes), self.faces[0])
        return Chain((lead, *(face for face in self.faces if face is not lead)))

    def face(self, cluster: str) -> Face | None:
        """Return the first face that holds all letters of a cluster, or of its composed form."""
        wanted = {c for c in cluster if not _is_unseen(c)}
        for face in self.faces:
            if wanted <= face.unicodes:
                return face
        composed = set(unicodedata.normalize("NFC", cluster))
        return next((face for face in self.faces if composed <= face.unicodes), None)


@dataclass(frozen=True, slots=True)
class Fonts:
    """The two weights of a card; `digest` changes with any file."""

    bold: Chain
    regular: Chain

    def digest(self, letters: str) -> str:
        """Name the files that these letters are drawn from, by content.

        Of texts that the first face holds, as most are, the others decide nothing.
        """
        seen = {c for c in unicodedata.normalize("NFC", letters) if not (c == " " or _is_unseen(c))}
        chains = (self.bold, self.regular)
        enough = all(seen <= chain.faces[0].unicodes for chain in chains)
        faces = [face for chain in chains for face in chain.faces[: 1 if enough else None]]
        return hashlib.sha256("".join(face.digest for face in faces).encode()).hexdigest()


def find_fonts(named: Path | None = None) -> Fonts | None:
    """Return the fonts to draw with, a `named` file first; None where no face holds Arabic.

    Where a bold file stands beside a named regular one, titles are set in it.
    """
    installed = _installed()
    chains = {}
    for weight in ("bold", "regular"):
        own = _of_weight(named, weight) if named else []
        firsts = [*own, *_packaged(weight), *_known(SYSTEM[weight], installed)]
        first = next((face for path in firsts if (face := _open(path, weight, ARABIC))), None)
        if first is None:
            return None
        others = _known(OTHERS[weight], installed)
        rest = [face for path in others if (face := _open(path, weight))]
        chains[weight] = Chain((first, *rest))
    return Fonts(chains["bold"], chains["regular"])


def holds_arabic(path: Path) -> bool:
    """Tell whether a file is a font that Arabic headlines can be set in."""
    return _open(path, "regular", ARABIC) is not None


def _of_weight(named: Path, weight: str) -> list[Path]:
    """Return the file of a weight beside the named one, if any, and the named one."""
    own, other = ("Bold", "Regular") if weight == "bold" else ("Regular", "Bold")
    beside = named.with_name(named.name.replace(other, own))
    return [beside, named]


def _is_unseen(letter: str) -> bool:
    return unicodedata.category(letter) in ("Cf", "Cc") or letter == "\N{NO-BREAK SPACE}"


def _packaged(weight: str) -> list[Path]:
    try:
        files = distribution(PACKAGE).files or ()
    except PackageNotFoundError:
        return []
    return [Path(str(file.locate())) for file in files if file.name == PACKAGED[weight]]


def _folders() -> list[Path]:
    home = Path.home()
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA", str(home))
        return [
            Path(os.environ.get("WINDIR", "C:/Windows"), "Fonts"),
            Path(local, "Microsoft/Windows/Fonts"),
        ]
    if sys.platform == "darwin":
        return [home / "Library/Fonts", Path("/Library/Fonts"), Path("/System/Library/Fonts")]
    return [home / ".local/share/fonts", Path("/usr/local/share/fonts"), Path("/usr/share/fonts")]


def _installed() -> dict[str, Path]:
    """Return the system's font files by name; of two with one name, the user's own."""
    found: dict[str, Path] = {}
    for folder in _folders():
        for place, folders, files in os.walk(folder):
            folders.sort()
            for name in sorted(files):
                found.setdefault(name.casefold(), Path(place, name))
    return found


def _known(names: tuple[str, ...], installed: Mapping[str, Path]) -> list[Path]:
    """Return the files of these names, in this order."""
    return [installed[name.casefold()] for name in names if name.casefold() in installed]


def _open(path: Path, weight: str, wanted: frozenset[str] = frozenset()) -> Face | None:
    try:
        data = path.read_bytes()
    except OSError:
        return None
    face = hb.Face(hb.Blob(data))
    unicodes = frozenset(map(chr, face.unicodes))
    if not unicodes or not wanted <= unicodes:
        return None
    font = hb.Font(face)
    if weight == "bold" and any(axis.tag == "wght" for axis in face.axis_infos):
        font.set_variations({"wght": BOLD})
    digest = hashlib.sha256(data).hexdigest()
    # Without an "x" the measure would be a guess.
    box = font.get_glyph_extents(font.get_nominal_glyph(ord("x"))) if "x" in unicodes else None
    x_height = box.y_bearing / face.upem if box else 0.0
    return Face(path, digest, font, unicodes, face.upem, x_height)
