"""XLIFF 1.2 for translators: one file element per article, one unit per segment.

In: items. Out: the bytes of an .xlf file that OmegaT, memoQ, Poedit and their kind open. A unit's
id carries the hashes by which it is known again, since every program keeps ids.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import groupby
from typing import Final
from xml.etree.ElementTree import Element, ElementTree, SubElement, indent, register_namespace

from sitegen.checks.reasons import in_words
from sitegen.memory.characters import on_one_line
from sitegen.memory.entries import TITLE
from sitegen.model import TranslationState
from sitegen.review.columns import repaired
from sitegen.review.worklist import Item, text_key

NAMESPACE: Final = "urn:oasis:names:tc:xliff:document:1.2"
VERSION: Final = "1.2"
TOOL: Final = "sitegen"
SOURCE_LANGUAGE, TARGET_LANGUAGE = "ar", "en"
# What XLIFF calls the states of a target.
TARGET_STATES: Final[dict[TranslationState, str]] = {
    "reviewed": "final",
    "drafted": "needs-review-translation",
    "machine": "needs-review-translation",
    "untranslated": "needs-translation",
}


def xliff(items: Sequence[Item], version: str) -> bytes:
    """Return the XLIFF file for these items, which stand article by article.

    `version` is sitegen's own.
    """
    register_namespace("", NAMESPACE)
    root = Element(_name("xliff"), {"version": VERSION})
    for slug, group in groupby(items, key=lambda item: item.slug):
        file = SubElement(
            root,
            _name("file"),
            {
                "original": slug,
                "source-language": SOURCE_LANGUAGE,
                "target-language": TARGET_LANGUAGE,
                "datatype": "plaintext",
                "tool-id": TOOL,
            },
        )
        header = SubElement(file, _name("header"))
        tool = {"tool-id": TOOL, "tool-name": TOOL, "tool-version": version}
        SubElement(header, _name("tool"), tool)
        body = SubElement(file, _name("body"))
        for item in group:
            _add_unit(body, item)
    indent(root)
    data = BytesIO()
    ElementTree(root).write(data, encoding="UTF-8", xml_declaration=True)
    return data.getvalue() + b"\n"


def unit_id(item: Item) -> str:
    """Return a unit's id: which segment, its state, the hashes of both texts."""
    place = TITLE if item.entry.context == TITLE else f"s{item.number}"
    parts = (place, item.entry.state, text_key(item.entry.source), text_key(item.entry.english))
    return "-".join(parts)


def _add_unit(body: Element, item: Item) -> None:
    entry = item.entry
    is_reviewed = entry.state == "reviewed"
    attributes = {"id": unit_id(item), "approved": "yes" if is_reviewed else "no"}
    unit = SubElement(body, _name("trans-unit"), attributes)
    SubElement(unit, _name("source")).text = on_one_line(entry.source)
    target = SubElement(unit, _name("target"), {"state": TARGET_STATES[entry.state]})
    if entry.state == "machine":
        target.set("state-qualifier", "mt-suggestion")
    target.text = on_one_line(entry.english) or None
    for note in _notes(item):
        SubElement(unit, _name("note"), {"from": TOOL, "annotates": "target"}).text = note


def _notes(item: Item) -> Iterator[str]:
    """Yield what a reviewer should know: whose English it is, its doubts, what others noted."""
    entry = item.entry
    said = entry.translation("")
    if entry.state == "machine":
        yield f"machine translation: {entry.machine}"
    if said.note:
        yield f"draft: {said.note}"
    yield from (repaired(repair) for repair in said.repairs)
    yield from (f"look at: {in_words(doubt)}" for doubt in item.doubts)
    yield from (on_one_line(line) for line in entry.comment.split("\n") if on_one_line(line))


def _name(tag: str) -> str:
    return f"{{{NAMESPACE}}}{tag}"
