"""Which neighbours of a wrong name give way with it.

In go a place of a sentence and the rendering to be written there; out comes the stretch to replace:
words that the rendering brings along, and articles that belonged to the wrong words.
"""

from __future__ import annotations

from sitegen.terms.context import Context
from sitegen.terms.names import Name
from sitegen.terms.places import Place
from sitegen.terms.rendering import rendering_forms
from sitegen.terms.vocabulary import is_common, is_function_word

_PARTICIPLE = "ed"
# Prefixes of Arabic names as English writes them, and what a machine makes of them.
_ARTICLES = frozenset({"al", "el", "ad", "an", "ar", "as", "ash", "at", "az", "ul"})
_PREFIXES = (
    (_ARTICLES, frozenset[tuple[str, ...]]()),
    (frozenset({"bin", "ben", "ibn"}), frozenset({("son", "of"), ("son",)})),
    (frozenset({"abu", "abou", "abul"}), frozenset({("father", "of"), ("father",)})),
    (frozenset({"umm", "um", "oum"}), frozenset({("mother", "of"), ("mother",)})),
)


def widened(context: Context, place: Place, name: Name, rendering: str) -> tuple[int, int]:
    """Return the stretch of words to replace, end exclusive."""
    forms = rendering_forms(rendering)
    first, end = _without_repetition(context, place, forms)
    first = _with_prefix(context, first, name, forms)
    if first and _drops_article(context, first, end, name, rendering):
        first -= 1
    return first, end


def _without_repetition(context: Context, place: Place, forms: tuple[str, ...]) -> tuple[int, int]:
    """Take in neighbours that the rendering begins or ends with, so that nothing stands twice."""
    first, end = place.first, place.end
    found = [word.form for word in context.words]
    for size in range(len(forms) - 1, 0, -1):
        before = range(max(0, first - size), first)
        if tuple(found[at] for at in before) == forms[:size] and context.taken.isdisjoint(before):
            first -= size
            break
    for size in range(len(forms) - 1, 0, -1):
        behind = range(end, min(end + size, len(found)))
        if tuple(found[at] for at in behind) == forms[-size:] and context.taken.isdisjoint(behind):
            end += size
            break
    return first, end


def _with_prefix(context: Context, first: int, name: Name, forms: tuple[str, ...]) -> int:
    """Take in what stands for a prefix of the name: Al before Sisi, Son of before Salman."""
    opening = tuple(word.form for word in context.words[max(0, first - 2) : first])
    for prefixes, translations in _PREFIXES:
        if forms[0] not in prefixes and not (prefixes is _ARTICLES and name.has_article):
            continue
        for size in (2, 1):
            before = range(first - size, first)
            taken_in = opening[-size:] in translations or (
                size == 1 and opening[-1:] and opening[-1] in prefixes
            )
            if first >= size and taken_in and context.taken.isdisjoint(before):
                return first - size
    return first


def _drops_article(context: Context, first: int, end: int, name: Name, rendering: str) -> bool:
    """Tell whether the article before the stretch belonged to the words that give way.

    "The Island reported" becomes "Al Jazeera reported", "off the island of Granville" becomes "off
    Granville Island", "the Gores" becomes "Al Gore"; but "the Coman Foundation" keeps its article,
    as does every abbreviation and every rendering that begins or ends in a word such as Party.
    """
    article = context.words[first - 1].form
    if article not in ("a", "an", "the") or not context.joined(first - 1):
        return False
    forms = rendering_forms(rendering)
    stretch = [word.form for word in context.words[first:end]]
    if stretch[1:2] == ["of"] and is_common(stretch[0]) and "of" not in forms:
        return True
    if (
        rendering.isupper()
        or is_common(forms[0])
        or is_common(forms[-1])
        or _noun_follows(context, end)
    ):
        return False
    translated = any(form in word.meanings for form in stretch for word in name.arabic)
    plural = len(forms) > 1 and stretch[-1] == forms[-1] + "s"
    return translated or plural


def _noun_follows(context: Context, end: int) -> bool:
    """Tell whether the article may belong to a noun behind the name: the Coman Foundation."""
    if not context.joined(end - 1):
        return False
    following = context.words[end].form
    return not is_function_word(following) and not following.endswith(_PARTICIPLE)
