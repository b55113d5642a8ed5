"""The words by which an article or an actor is found, as entries of the index.

In: what readers see of an article with the names of its actors; the names of an actor. Out: by form
of a word where it stands, in the short writing that the search page's script reads.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources
from itertools import groupby

from sitegen.arabic.nationalities import english_nationalities, nationality_words
from sitegen.arabic.search_words import forms
from sitegen.arabic.words import stop_words
from sitegen.model import Actor
from sitegen.render.search.shown import Shown

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
# Sentences remembered of a word in an article: they tell how often it is said, and near what.
KEPT_SENTENCES = 5
# No letters of a number: those are small.
IN_TITLE, IN_NAME = "T", "N"
# Small words inside names. Who looks for "Salma al-Qadi" does not ask for "al".
PARTICLES = ("ال", "بن", "al", "el", "ul", "bin", "ibn", "bint", "de", "la", "von")
# Of shorter words, as of Omar and Amor, too many differ in one letter.
SLIP_LETTERS = 4
# What stands in a posting behind the id of an article, or of an actor.
OF_ARTICLE, OF_ACTOR = ":", "@"


def in_base_36(number: int, width: int = 1) -> str:
    """Write a number of no less than 0 with digits and letters, at least `width` of them."""
    written = ""
    while number:
        number, digit = divmod(number, len(DIGITS))
        written = DIGITS[digit] + written
    return written.rjust(width, DIGITS[0])


@cache
def unsearched() -> frozenset[str]:
    """Return the forms that say too little to be searched for alone."""
    source = resources.files("sitegen.data").joinpath("stopwords_en.txt")
    lines = source.read_text(encoding="utf-8").splitlines()
    english = (line for line in lines if line and not line.startswith("#"))
    words = (*stop_words(), *english, *PARTICLES)
    return frozenset(form for word in words for form in forms(word))


def actor_names(actor: Actor) -> tuple[str, ...]:
    """Return everything that an actor is called, in both scripts, the two shown names first."""
    names = (actor.name_ar, actor.name_en, *actor.variants, *actor.variants_en, *actor.short)
    return tuple(dict.fromkeys(name for name in names if name))


def words_for(actor: Actor) -> tuple[str, ...]:
    """Return what an actor is found by: its names, and of a country the nationality in all forms.

    The forms let every one of them find what any of them names.
    """
    if actor.type != "place":
        return actor_names(actor)
    code = actor.country
    return (*actor_names(actor), *nationality_words(code), *english_nationalities(code))


def article_terms(
    ident: str, words: Shown, in_title: Iterable[str], names: Iterable[str]
) -> Mapping[str, str]:
    """Return an article's postings by form: its id, whether in title or a name, sentences.

    `in_title` are all names of the actors that the title names, however it calls them.
    """
    left_out = unsearched()
    flags: dict[str, str] = {}
    titles = (words.title.arabic, words.title.english, *in_title)
    for flag, texts in ((IN_TITLE, titles), (IN_NAME, names)):
        for form in (form for text in texts for form in forms(text)):
            if flag not in flags.setdefault(form, ""):
                flags[form] += flag
    places: dict[str, list[str]] = {}
    for number, line in enumerate(words.lines):
        place = in_base_36(number)
        for form in dict.fromkeys((*forms(line.arabic), *forms(line.english))):
            found = places.setdefault(form, [])
            if len(found) < KEPT_SENTENCES:
                found.append(place)
    return {
        form: f"{ident}{OF_ARTICLE}{flags.get(form, '')}{'.'.join(places.get(form, ()))}"
        for form in dict.fromkeys((*flags, *places))
        if form not in left_out
    }


def actor_terms(ident: str, names: Iterable[str]) -> Mapping[str, str]:
    """Return an actor's postings by form: its id, and of how many words the name is made.

    Words that are not searched for count only where a name has no others, as "WHO".
    """
    lengths: dict[str, int] = {}
    for name in names:
        found = forms(name)
        telling = [form for form in found if form not in unsearched()]
        for form in found:
            length = len(telling if form in telling else found)
            lengths[form] = min(length, lengths.get(form, length))
    return {form: f"{ident}{OF_ACTOR}{length}" for form, length in lengths.items()}


def telling_words(names: Iterable[str]) -> tuple[str, ...]:
    """Return the words of names that are searched for alone, each once."""
    words = dict.fromkeys(form for name in names for form in forms(name))
    return tuple(form for form in words if form not in unsearched())


def by_first_letter(names: Iterable[str]) -> Mapping[str, list[str]]:
    """Return the words of names that a slip is looked for among, by their first letter, sorted."""
    known = sorted(form for form in telling_words(names) if len(form) >= SLIP_LETTERS)
    return {letter: list(group) for letter, group in groupby(known, lambda form: form[0])}
