"""The words of the interface: gathered from templates and code, merged into the catalogues.

`make messages` brings every `sitegen/locale/*.po` up to date: what is new comes in without words,
after the last entry of the same file, what nobody says any more goes, all others stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import polib
from babel.messages.extract import extract_from_dir

ROOT = Path(__file__).parents[1]
LOCALE = ROOT / "sitegen" / "locale"
# Where lines of a catalogue are broken, in characters.
WIDTH = 100
# What code calls: the functions of Wording, and N_ for words that another module translates.
PYTHON_KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "gettext": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "N_": None,
}

MessageId = str | tuple[str, ...]
# The context of a message, None without one, and its English, in both forms where it counts.
Key = tuple[str | None, MessageId]


def said_by_templates() -> Iterator[tuple[str, Key]]:
    """Return the messages of the default theme, each with its file."""
    found = extract_from_dir(
        ROOT / "templates",
        method_map=[("**.html", "jinja2.ext:babel_extract"), ("*.txt", "jinja2.ext:babel_extract")],
        options_map={kind: {"trimmed": "true", "silent": "false"} for kind in ("**.html", "*.txt")},
    )
    for name, _line, message, _comments, context in found:
        yield f"templates/{name}", (context, message)


def said_by_code() -> Iterator[tuple[str, Key]]:
    """Return the messages of sitegen's code, each with its file."""
    found = extract_from_dir(
        ROOT / "sitegen", method_map=[("**.py", "python")], keywords=PYTHON_KEYWORDS
    )
    for name, _line, message, _comments, context in found:
        yield f"sitegen/{name}", (context, message)


def said() -> dict[Key, str]:
    """Return every message of the interface with a file that says it."""
    places: dict[Key, str] = {}
    for place, key in sorted((*said_by_code(), *said_by_templates()), key=lambda one: one[0]):
        places.setdefault(key, place)
    return places


def merge(path: Path, messages: dict[Key, str]) -> tuple[int, int]:
    """Bring a catalogue up to date; return how many entries came and how many went."""
    catalogue = polib.pofile(str(path), encoding="utf-8", wrapwidth=WIDTH)
    forms = int(catalogue.metadata["Plural-Forms"].partition("nplurals=")[2].partition(";")[0])
    kept = [entry for entry in catalogue if _key(entry) in messages and not entry.obsolete]
    gone = len(catalogue) - len(kept)
    known = {_key(entry) for entry in kept}
    new = [(key, place) for key, place in messages.items() if key not in known]
    for key, place in new:
        last = max((at for at, one in enumerate(kept) if _place(one) == place), default=len(kept))
        kept.insert(last + 1, _entry(key, place, forms))
    if new or gone:
        catalogue[:] = kept
        catalogue.save(str(path))
    return len(new), gone


def _entry(key: Key, place: str, forms: int) -> polib.POEntry:
    context, message = key
    entry = polib.POEntry(occurrences=[(place, "")], msgctxt=context)
    if isinstance(message, str):
        entry.msgid = message
    else:
        entry.msgid, entry.msgid_plural = message
        entry.msgstr_plural = dict.fromkeys(range(forms), "")
    return entry


def _key(entry: polib.POEntry) -> Key:
    plural = entry.msgid_plural
    return entry.msgctxt, (entry.msgid, plural) if plural else entry.msgid


def _place(entry: polib.POEntry) -> str:
    return entry.occurrences[0][0] if entry.occurrences else ""


def main() -> None:
    """Merge all catalogues and say what changed."""
    messages = said()
    for path in sorted(LOCALE.glob("*.po")):
        new, gone = merge(path, messages)
        print(f"{path.name}: {new} new without words, {gone} gone")


if __name__ == "__main__":
    main()
