"""Finds people whom the tagger missed by the office that introduces them.

In go a text's tokens with what names cover them; out come persons: the words behind an office that
is told in full ("المتحدثة باسم وزارة الخارجية، ماريا زاخاروفا"), each much like part of a name.
Where one might be an ordinary word nothing is told.
"""

from __future__ import annotations

from sitegen.analyse.naming.offices import Surroundings, office_end
from sitegen.analyse.naming.titles import is_title_word
from sitegen.arabic.tokens import ARTICLE, Token
from sitegen.model import Mention
from sitegen.tagging.lexicon import Facts, facts

_COMMAS = frozenset({"\u060c", ","})
# One word alone is too often an ordinary one; longer rows are lists.
_FEWEST, _MOST = 2, 4
# A word counts where lists of names have it so often (0 to 5), or where its letters are so much a
# name's (-4 to 4).
_KNOWN, _SOUNDS = 2, 2
# A word this rare (see Facts) counts too, beside one that lists of names have and before a mark:
# رمطان لعمامرة. Adverbs, which end on an alef, are rare as well.
_RARE = 4
_ACCUSATIVE = "ا"
# Lists of ordinary words that a name may look like: إن is a given name elsewhere.
_ORDINARY = frozenset({"stop", "verb", "participle", "body", "measure"})
# As sure as the tagger is on average of what it tells: a pattern is right less often than a list.
_SURE = 0.8


def find_introduced(around: Surroundings) -> tuple[Mention, ...]:
    """Return the persons behind offices in a text, who are covered by no name so far."""
    found: list[Mention] = []
    at = 0
    while at < len(around.tokens):
        end = office_end(around, at)
        if end is None:
            at += 1
            continue
        first = _after_marks(around, end)
        last = _name_end(around, first)
        if last - first >= _FEWEST:
            start, stop = around.tokens[first].start, around.tokens[last - 1].end
            words = around.text[start:stop]
            found.append(Mention(start, stop, words, "person", "name", sure=_SURE))
        at = max(end, last)
    return tuple(found)


def _after_marks(around: Surroundings, at: int) -> int:
    """Step over a comma and the ranks and titles before a name."""
    tokens = around.tokens
    if at < len(tokens) and tokens[at].form in _COMMAS:
        at += 1
    while at < len(tokens) and is_title_word(tokens[at].form):
        at += 1
    return at


def _name_end(around: Surroundings, first: int) -> int:
    """Return where a row of words that are parts of names ends; `first` itself where none is."""
    at = first
    while at < len(around.tokens) and not around.cover[at]:
        if not _may_be_part(around.tokens[at], is_first=at == first):
            break
        at += 1
    if at - first > _MOST or not (at == len(around.tokens) or _ends_name(around, at)):
        return first
    row = [facts(token.form) for token in around.tokens[first:at]]
    if all(map(_is_name_part, row)):
        return at
    before_mark = at == len(around.tokens) or around.tokens[at].kind != "word"
    return at if before_mark and any(part.person >= 0 for part in row) else first


def _ends_name(around: Surroundings, at: int) -> bool:
    """Tell whether what follows a name is a mark or a word that no name goes on with."""
    token = around.tokens[at]
    if token.kind != "word" or around.cover[at]:
        return token.kind != "word"
    return not _ORDINARY.isdisjoint(facts(token.form).kinds)


def _may_be_part(token: Token, *, is_first: bool) -> bool:
    """Tell whether a word is much like a part of a name, or at least hardly ever another word."""
    if token.kind != "word" or (is_first and token.form.startswith(ARTICLE)):
        return False
    known = facts(token.form)
    if known.clitic or not _ORDINARY.isdisjoint(known.kinds):
        return False
    is_rare = known.common <= _RARE and not token.form.endswith(_ACCUSATIVE)
    return _is_name_part(known) or is_rare


def _is_name_part(known: Facts) -> bool:
    return known.person >= _KNOWN or known.sound >= _SOUNDS
