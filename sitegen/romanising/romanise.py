"""Arabic names in Latin letters, as a reader of English news would expect to meet them.

In: names of any number of words. Out: for each its Latin form, and whether lists know all of it.
Places have their English names, frequent names come from lists; every other form is a guess for
reading and for file names, not a proof of spelling, and says so.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from functools import cache
from importlib import resources
from pathlib import Path

import babel

from sitegen.romanising.graphones import MODEL_FILE
from sitegen.romanising.listing import PARTS_FILE
from sitegen.romanising.spelling import Latin, Source, spell_words
from sitegen.romanising.words import Word, join_name

__all__ = ["Latin", "romanise", "romaniser_digest"]

# What a Latin form depends on: these folders' modules, and these files of sitegen/data.
_CODE = ("arabic", "romanising")
_DATA = ("country_variants.toml", "romanise.toml", PARTS_FILE, MODEL_FILE)
_WEAKEST_FIRST: tuple[Source, ...] = ("rules", "model", "list")


def romanise(names: Sequence[str]) -> tuple[Latin, ...]:
    """Return the Latin form of each name, in order: "محمد الجزيري" becomes "Muhammad al-Jaziri".

    Every word begins with a capital, except "al-", "bin" and "ibn" inside the name. Tashkeel is
    used where it is written. Digits become Western ones, Arabic punctuation its Latin twin;
    everything that is not Arabic stays as it is (in NFC), spaces and hyphens too. Control
    characters are left out. Many names at once take far less time than one after the other.
    """
    asked = [_words_of(name) for name in names]
    spelt = spell_words(word for words in asked for word in words)
    return tuple(
        Latin(
            join_name(name, lambda word: spelt[word].text),
            _weakest(spelt[word].by for word in words),
        )
        for name, words in zip(names, asked, strict=True)
    )


@cache
def romaniser_digest() -> str:
    """Return a hash over the code and the lists: with another one, Latin forms may be others."""
    package = Path(str(resources.files("sitegen")))
    modules = [path for folder in _CODE for path in sorted((package / folder).glob("*.py"))]
    digest = hashlib.sha256(babel.__version__.encode())
    for path in (*modules, *(package / "data" / name for name in _DATA)):
        digest.update(b"\0" + path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def _words_of(name: str) -> list[Word]:
    """Return the words of a name that have to be spelt."""
    words: list[Word] = []

    def note(word: Word) -> str:
        words.append(word)
        return ""

    join_name(name, note)
    return words


def _weakest(sources: Iterable[Source]) -> Source:
    """Return the weakest of these; what asks for no spelling at all is known."""
    found = set(sources)
    return next((source for source in _WEAKEST_FIRST if source in found), "list")
