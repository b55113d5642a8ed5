"""What the editor says of the world beyond single articles: actors, outlets, and the glossary.

In: actors.toml, outlets.toml, glossary.toml. Out: Actor, Outlet and Term values. Reports every
problem of a file at once, with the entry and the line; an entry is used only if all of the file is
right. A missing file is empty.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Final, Literal

from sitegen.files import slugify
from sitegen.ingest.actor_decisions import Slugs, read_decisions
from sitegen.ingest.characters import one_line
from sitegen.ingest.toml_file import Entry, TomlFile
from sitegen.model import (
    Actor,
    ActorDecisions,
    ActorType,
    Bilingual,
    Display,
    Licence,
    Outlet,
    Rights,
    Term,
)

ACTOR_KEYS = ("id", "type", "name_ar", "name_en", "variants", "variants_en", "short",
              "description_ar", "description_en", "wikidata", "country", "noindex")  # fmt: skip
OUTLET_KEYS = ("id", "name_ar", "name_en", "kind", "url", "variants",
               "display", "credit", "credit_ar", "credit_en", "licence", "licence_url")  # fmt: skip
TERM_KEYS = ("ar", "en", "note")
NAMES = ("name_ar", "name_en")
ACTOR_TYPES: Final[Mapping[str, ActorType]] = {
    "person": "person",
    "organisation": "organisation",
    "place": "place",
}
OUTLET_KINDS: Final[Mapping[str, Literal["outlet", "agency"]]] = {
    "outlet": "outlet",
    "agency": "agency",
}
DISPLAYS: Final[Mapping[str, Display]] = {"full": "full", "excerpt": "excerpt", "link": "link"}
_WIKIDATA = re.compile(r"Q[1-9][0-9]*")
# With the letters of Persian and Urdu.
_ARABIC = re.compile("[\u0620-\u064a\u066e-\u06d3]")
# A single letter is a particle: and, in, to.
_SHORTEST = 2
_LATIN = re.compile(r"[A-Za-z]")
_COUNTRY = re.compile(r"[A-Z]{2}")


def load_actors(
    path: Path, known: Callable[[tuple[Actor, ...]], Iterable[Actor]], slugs: Callable[[], Slugs]
) -> tuple[tuple[Actor, ...], ActorDecisions]:
    """Return the actors and the decisions. Raises EditorialError with all problems of the file.

    `known` adds to the file's actors those that need no entry; `slugs`, those of all articles, is
    asked only if a decision is about single articles.
    """
    file = open_actors(path)
    actors = read_actors(file)
    decisions = read_decisions(file, tuple(known(actors)), slugs)
    file.finish()
    return actors, decisions


def open_actors(path: Path) -> TomlFile:
    """Open an actors.toml, with all the tables that it may hold."""
    return TomlFile(path, "actor", more=("merge", "split"), texts=("ignore",))


def read_actors(file: TomlFile) -> tuple[Actor, ...]:
    """Read the actors of an opened file, in its order."""
    actors = []
    for entry in file.entries():
        if entry.has("ignore"):
            hint = "move it above the first [[…]] of the file; below one it belongs to the entry"
            entry.problem("ignore", "ignore stands inside an entry", hint)
        entry.known_keys((*ACTOR_KEYS, "ignore"), required=NAMES)
        wikidata, country = entry.text("wikidata"), entry.text("country")
        entry.match("wikidata", wikidata, _WIKIDATA, "write the item's number: Q42")
        entry.match("country", country, _COUNTRY, "write two capital letters: KZ")
        actor = Actor(
            id=entry.id("maria-zakharova"),
            type=entry.choice("type", ACTOR_TYPES, None) or "person",
            name_ar=entry.text("name_ar"),
            name_en=entry.text("name_en"),
            variants=entry.texts("variants"),
            variants_en=entry.texts("variants_en"),
            short=entry.texts("short"),
            description_ar=entry.text("description_ar"),
            description_en=entry.text("description_en"),
            wikidata=wikidata,
            country=country,
            noindex=entry.flag("noindex"),
        )
        actors.append(actor)
    return tuple(actors)


def load_outlets(path: Path) -> tuple[Outlet, ...]:
    """Return the outlets in order of the file. Raises EditorialError with all problems found."""
    file = TomlFile(path, "outlet")
    outlets = []
    for entry in file.entries():
        entry.known_keys(OUTLET_KEYS, required=NAMES)
        url = entry.text("url")
        entry.web_address("url", url)
        outlet = Outlet(
            id=entry.id("al-masry-al-youm"),
            name_ar=entry.text("name_ar"),
            name_en=entry.text("name_en"),
            kind=entry.choice("kind", OUTLET_KINDS, "outlet") or "outlet",
            url=url,
            variants=entry.texts("variants"),
            rights=_rights(entry),
        )
        outlets.append(outlet)
    file.finish()
    return tuple(outlets)


def _rights(entry: Entry) -> Rights:
    """Read how much of an outlet's articles is shown, and what is said beside them."""
    credit, url = entry.text("credit"), entry.text("licence_url")
    licence = Licence(entry.text("licence"), url)
    entry.web_address("licence_url", url)
    if url and not licence.name:
        message = "licence_url is given, but no licence"
        entry.problem("licence_url", message, 'write its name too: licence = "CC BY 4.0"')
    return Rights(
        display=entry.choice("display", DISPLAYS, None) if entry.text("display") else None,
        credit=Bilingual(entry.text("credit_ar") or credit, entry.text("credit_en") or credit),
        licence=licence,
    )


def load_glossary(path: Path) -> tuple[Term, ...]:
    """Return the terms in order of the file. Raises EditorialError with all problems found."""
    file = TomlFile(path, "term")
    terms = []
    first: dict[str, int] = {}
    for entry in file.entries():
        entry.known_keys(TERM_KEYS, required=("ar", "en"))
        entry.text("note")
        arabic, english = entry.one_or_more("ar"), entry.one_or_more("en")
        if any(len(_ARABIC.findall(text)) < _SHORTEST for text in arabic):
            entry.problem("ar", "ar holds no Arabic word", 'write ar = "…" in Arabic letters')
        if any(not _LATIN.search(text) for text in english):
            entry.problem("en", "en holds no Latin letter", 'write en = "…" in Latin letters')
        for spelling in arabic:
            if spelling in first:
                message = f"{spelling} stands twice, first in the entry on line {first[spelling]}"
                entry.problem("ar", message, "write all its English in one entry")
            first.setdefault(spelling, entry.line or 0)
        terms.append(Term(arabic, english))
    file.finish()
    return tuple(terms)


def outlet_entry(name: str, *, kind: str = "outlet", home: str = "") -> str:
    """Return the entry to add to outlets.toml for a name that is not in it."""
    shown = one_line(name).replace("\\", "").replace('"', "'")
    url = f'\nurl = "{home}"' if home else ""
    ident = slugify(name) or "name-in-latin-letters"
    return f'[[outlet]]\nid = "{ident}"\nname_ar = "{shown}"\nname_en = "…"\nkind = "{kind}"{url}'
