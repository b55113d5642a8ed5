"""Finds the words beside a person's name that say which office they hold.

In go a text and the mentions in it; out come the offices as they are written, without the name:
"وزير الخارجية الأميركي" before it, "المتحدثة باسم وزارة الخارجية" behind it and a comma. Every word
between the first and the name must plainly belong, or nothing is told.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sitegen.analyse.naming.clitics import Cut, cuts
from sitegen.analyse.naming.demonyms import is_demonym
from sitegen.analyse.naming.tagged import spelt_name
from sitegen.analyse.naming.titles import bare_holder, office_words
from sitegen.arabic.tokens import ARTICLE, Token
from sitegen.model import Mention, Office

_COMMAS = frozenset({"\u060c", ","})
_BEHIND = _COMMAS | {"-", "(", "\u2013"}
# Offices of more words are sentences.
_LONGEST = 14
_TO_THE = "لل"
_TO = "ل"
# "In the name of" goes on to whoever is spoken for: the office is the speaker's.
_NAME_OF = "باسم"
_IN = "في"
# What a token is covered by.
_PERSON, _OTHER = 1, 2


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A text's tokens, with what mentions cover them and where each mention begins and ends."""

    text: str
    tokens: Sequence[Token]
    cover: Sequence[int]


def surround(text: str, tokens: Sequence[Token], mentions: Sequence[Mention]) -> Surroundings:
    """Note for each token whether it is part of a person's name or of another mention."""
    cover = [0] * len(tokens)
    at = 0
    for mention in mentions:
        while at < len(tokens) and tokens[at].end <= mention.start:
            at += 1
        covering = at
        while covering < len(tokens) and tokens[covering].start < mention.end:
            cover[covering] = _PERSON if mention.type == "person" else _OTHER
            covering += 1
    return Surroundings(text, tokens, cover)


def find_offices(around: Surroundings, mentions: Sequence[Mention]) -> tuple[Office, ...]:
    """Return the offices of the persons among the mentions, sorted, none overlapping."""
    found: list[Office] = []
    done = 0
    at = 0
    for mention in mentions:
        while at < len(around.tokens) and around.tokens[at].end <= mention.start:
            at += 1
        if mention.type != "person" or mention.actor is None or mention.kind == "nominal":
            continue
        end = at
        while end < len(around.tokens) and around.tokens[end].start < mention.end:
            end += 1
        # A particle on the name parts it from an office before it.
        is_whole = at < len(around.tokens) and around.tokens[at].start == mention.start
        for span in (_before(around, at) if is_whole else None, _behind(around, end)):
            if span is not None and span[0] >= done:
                words = spelt_name(around.text, *span)
                found.append(Office(span[0], span[1], words, mention.actor))
                done = span[1]
    return tuple(sorted(found, key=lambda office: office.start))


def telling(offices: Sequence[Office]) -> tuple[Office, ...]:
    """Return the offices that say more than a title: "the president" alone says not whose."""
    return tuple(office for office in offices if " " in " ".join(office.text.split()))


def office_end(around: Surroundings, head: int) -> int | None:
    """Return where the office that begins at this token ends; None where none is told in full.

    It is told in full by a nationality, a body or a place in it, or by whom it speaks for.
    """
    if _holder(around, head) is None:
        return None
    end = head + 1
    while end < min(head + _LONGEST, len(around.tokens)):
        if not (_holder(around, end) or _belongs(around, end)) or around.tokens[end].form == _IN:
            break
        end += 1
    inside = range(head + 1, end)
    is_full = any(
        around.cover[at] == _OTHER or form == _NAME_OF or is_demonym(form)
        for at, form in ((at, around.tokens[at].form) for at in inside)
    )
    return end if is_full else None


def _before(around: Surroundings, name: int) -> tuple[int, int] | None:
    """Return the span of an office that ends right before the token `name`, ranks between."""
    last, has_comma = _without_ranks(around, name - 1)
    head: int | None = None
    for at in range(last, max(last - _LONGEST, -1), -1):
        cut = _holder(around, at)
        if cut is not None and (
            head is None or _goes_on(around, at, head, last, has_comma=has_comma)
        ):
            head = at
        if cut is None and not _belongs(around, at):
            break
        if cut is not None and cut.attached and not (cut.has_article or _hangs(cut)):
            break
    if head is None or _is_of_another(around, head):
        return None
    return _span(around, head, last)


def _without_ranks(around: Surroundings, last: int) -> tuple[int, bool]:
    """Step back over a comma and the ranks and titles that stand before a name."""
    has_comma = False
    while last >= 0:
        form = around.tokens[last].form
        is_rank = form in office_words().titles and not bare_holder(form)
        if not (is_rank or (form in _COMMAS and not has_comma)):
            break
        has_comma = has_comma or form in _COMMAS
        last -= 1
    return last, has_comma


def _goes_on(around: Surroundings, at: int, head: int, last: int, *, has_comma: bool) -> bool:
    """Tell whether an office begins earlier than at its nearest holder.

    "The adviser of the president Putin" may be either of them; with a comma he is the adviser, and
    so he is with a remit behind ("to Libya"). A deputy, or who speaks in somebody's name, is never
    the one spoken of.
    """
    between = [token.form for token in around.tokens[at + 1 : head]]
    cut, inner = _holder(around, at), _holder(around, head)
    if cut is None or inner is None:
        return False
    lists = office_words()
    if cut.word in lists.deputies and not between:
        return True
    if has_comma or _NAME_OF in between:
        return True
    if _hangs(inner):
        return cut.word in lists.envoys and _only_describes(cut, between)
    if not inner.has_article:
        return lists.inside.issuperset(between)
    behind = (token.form for token in around.tokens[head + 1 : last + 1])
    is_idafa = not cut.has_article and lists.inside.issuperset(between)
    return is_idafa and cut.word in lists.envoys and not lists.remits.isdisjoint(behind)


def _hangs(cut: Cut) -> bool:
    """Tell whether "to" is attached to an office's holder, with the article or without."""
    return cut.attached.endswith((_TO, _TO_THE)) and not cut.attached.endswith(ARTICLE)


def _only_describes(holder: Cut, between: Sequence[str]) -> bool:
    """Tell whether an envoy "to" somebody is one of his: "the special envoy of the president".

    "The visit of the French envoy to the president" is not.
    """
    if not holder.has_article:
        return not between
    adjectives = [form for form in between if form.startswith(ARTICLE) and not is_demonym(form)]
    return bool(between) and adjectives == between


def _is_of_another(around: Surroundings, head: int) -> bool:
    """Tell whether an office is that of somebody whose wife, lawyer or adviser is spoken of."""
    lists = office_words()
    at = head - 1
    while at >= 0 and around.tokens[at].form in lists.inside and not around.cover[at]:
        at -= 1
    if at < 0 or around.tokens[at].kind != "word" or around.cover[at]:
        return False
    nouns = lists.attached | lists.holders
    return any(cut.word in nouns and not cut.has_article for cut in cuts(around.tokens[at].form))


def _behind(around: Surroundings, first: int) -> tuple[int, int] | None:
    """Return the span of an office that begins at a mark right behind a name."""
    tokens = around.tokens
    if first + 1 >= len(tokens) or tokens[first].form not in _BEHIND:
        return None
    head = first + 1
    cut = _holder(around, head)
    if cut is None or cut.attached not in ("", ARTICLE):
        return None
    last = head
    for at in range(head + 1, min(head + _LONGEST, len(tokens))):
        is_holder = _holder(around, at) is not None
        if not (is_holder or _belongs(around, at)) or tokens[at].form == _IN:
            break
        last = at
    while tokens[last].form in office_words().links:
        last -= 1
    after = last + 1 + (last + 1 < len(tokens) and tokens[last + 1].form in _COMMAS)
    if after < len(tokens) and around.cover[after] == _PERSON:
        return None
    return _span(around, head, last)


def _span(around: Surroundings, head: int, last: int) -> tuple[int, int] | None:
    """Return an office's span; None for a holder without an article and without a word more."""
    cut = _holder(around, head)
    if cut is None or (head == last and not cut.has_article):
        return None
    token = around.tokens[head]
    begins = cut.begins(around.text[token.start : token.end])
    return token.start + begins, around.tokens[last].end


def _holder(around: Surroundings, at: int) -> Cut | None:
    """Return how the word at this place says who holds an office; None where it does not."""
    token = around.tokens[at]
    if token.kind != "word" or around.cover[at]:
        return None
    return next((cut for cut in cuts(token.form) if cut.word in office_words().holders), None)


def _belongs(around: Surroundings, at: int) -> bool:
    """Tell whether a word may stand inside an office."""
    token = around.tokens[at]
    if token.kind != "word" or around.cover[at] == _PERSON:
        return False
    if around.cover[at] == _OTHER:
        return True
    lists = office_words()
    return token.form.startswith((ARTICLE, _TO_THE)) or token.form in lists.inside | lists.links
