"""Finds words that can only mean one actor named before: "the minister", "the organisation".

In go a text's mentions and offices; out come mentions of kind nominal. Precision before recall: a
word is left alone where a second one of its kind is named or only described before it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from sitegen.analyse.naming.clitics import Cut, bare_form, cuts
from sitegen.analyse.naming.offices import Surroundings
from sitegen.analyse.naming.titles import office_words
from sitegen.arabic.letters import fold_text
from sitegen.arabic.tokens import ARTICLE, Token
from sitegen.model import ActorType, Mention, Office

_TO_THE = "لل"
# Begins like the article and has none: "the organisation to ...".
_WITHOUT_ARTICLE = frozenset(map(fold_text, ("إلى", "اليوم", "الآن", "إلا")))
# Whose somebody is; the last of them is folded like a feminine ending.
_POSSESSIVES = ("هما", "هم", "ها", "ه")
# An office may be one in a place; a body in a place is the same body.
_IN = "في"


@dataclass(frozen=True, slots=True)
class _Bearer:
    """Who is said to be such a one, where, and by which next word (folded, bare)."""

    actor: str
    start: int
    end: int
    next_word: str


def find_nominals(
    around: Surroundings, mentions: Sequence[Mention], offices: Sequence[Office]
) -> tuple[Mention, ...]:
    """Return the words that mean the one actor who holds that office or is that kind of body."""
    bearers = _bearers(around, mentions, offices)
    types: dict[str, ActorType] = {m.actor: m.type for m in mentions if m.actor}
    latin = {m.actor: m.name_en for m in mentions if m.actor}
    spans = [(one.start, one.end) for among in bearers.values() for one in among]
    inside = {at for start, end in spans for at in range(start, end)}
    # Heads that are said of one whom the article does not name: by head, the words after it.
    others: dict[str, set[str]] = {}
    found: list[Mention] = []
    for at, token in enumerate(around.tokens):
        owned = _somebodys(around, token, bearers)
        if owned:
            # A word that no "the coach" has behind it: he is none of those told before.
            others.setdefault(owned, set()).add(token.form)
        cut = _head(token, bearers)
        if cut is None or around.cover[at]:
            continue
        start = token.start + cut.begins(around.text[token.start : token.end])
        if start in inside:
            continue
        if not _is_alone(around, at, cut):
            others.setdefault(cut.word, set()).add(_next_word(around.tokens, at))
            continue
        before = [one for one in bearers[cut.word] if one.end <= token.start]
        actors = {one.actor for one in before}
        told = {one.next_word for one in before}
        if len(actors) != 1 or not others.get(cut.word, set()) <= told:
            continue
        (actor,) = actors
        words = around.text[start : token.end]
        found.append(Mention(start, token.end, words, types[actor], "nominal", actor, latin[actor]))
    return tuple(found)


def _bearers(
    around: Surroundings, mentions: Sequence[Mention], offices: Sequence[Office]
) -> dict[str, list[_Bearer]]:
    """Return who bears each head: persons by their offices, bodies by their names' first word."""
    lists = office_words()
    alone = lists.holders - lists.never_alone
    bearers: dict[str, list[_Bearer]] = {}
    spans = [(one.start, one.end, one.actor, alone) for one in offices]
    spans += [
        (one.start, one.end, one.actor, lists.bodies)
        for one in mentions
        if one.type == "organisation" and one.actor and one.kind != "nominal"
    ]
    for start, end, actor, heads in sorted(spans):
        first = bisect_right(around.tokens, start, key=lambda token: token.end)
        cut = next((cut for cut in cuts(around.tokens[first].form) if cut.word in heads), None)
        if cut is not None:
            next_word = _next_word(around.tokens, first)
            bearers.setdefault(cut.word, []).append(_Bearer(actor, start, end, next_word))
    return bearers


def _head(token: Token, bearers: dict[str, list[_Bearer]]) -> Cut | None:
    if token.kind != "word":
        return None
    return next((cut for cut in cuts(token.form) if cut.word in bearers), None)


def _somebodys(around: Surroundings, token: Token, bearers: dict[str, list[_Bearer]]) -> str:
    """Return the head in "his coach", "their coach": another one than the coach; empty for none."""
    ending = next((one for one in _POSSESSIVES if token.form.endswith(one)), "")
    if token.kind != "word" or not ending or around.text[token.start : token.end].endswith("ة"):
        return ""
    stem = token.form[: -len(ending)]
    heads = office_words().holders - office_words().never_alone
    return next((cut.word for cut in cuts(stem) if cut.word in heads and cut.word in bearers), "")


def _is_alone(around: Surroundings, at: int, cut: Cut) -> bool:
    """Tell whether a head has the article and nothing beside it makes it another's."""
    if not cut.has_article:
        return False
    lists = office_words()
    before = around.tokens[at - 1].form if at else ""
    if before in lists.deputies | lists.bodies:
        return False
    if f"{before} {around.tokens[at].form}" in lists.never_nominal:
        return False
    if at + 1 >= len(around.tokens) or around.tokens[at + 1].kind != "word":
        return True
    following = around.tokens[at + 1].form
    has_article = following.startswith((ARTICLE, _TO_THE)) and following not in _WITHOUT_ARTICLE
    is_linked = following in lists.links and not (following == _IN and cut.word in lists.bodies)
    return not (has_article or is_linked or around.cover[at + 1])


def _next_word(tokens: Sequence[Token], at: int) -> str:
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    return bare_form(following.form) if following and following.kind == "word" else ""
