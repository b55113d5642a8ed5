"""Finds again, all through an article, the names that were surely found in one place of it.

In go an article's names; out come further mentions of the same words: full names that no list has,
the surname of a person named in full, a body's name without its nationality (وزارة الدفاع). The
tagger reads one sentence at a time; this lends it the memory of the whole article.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sitegen.analyse.clitics import cuts
from sitegen.analyse.demonyms import is_demonym
from sitegen.analyse.names import Gazetteer
from sitegen.analyse.parties import FULL, Words, grouped, name_words
from sitegen.analyse.settling import free
from sitegen.arabic.letters import fold_text, is_letter
from sitegen.arabic.matcher import Match, Matcher
from sitegen.arabic.words import stop_words
from sitegen.model import ActorType, Mention

# A name found less surely than this is not looked for elsewhere: one error would become many.
_SURE = 0.8
# Shorter surnames are too often another word.
_SHORTEST_SURNAME = 4
_ARTICLES = ("ال", "لل")
# A surname of two words that is no other thing; "servant of God" may be one.
_SONS = frozenset({"بن", "ابن"})
# The word after a body's short name is looked for within so many characters.
_LOOK_AHEAD = 40


class Echoes:
    """The names of one article that are worth looking for once more."""

    __slots__ = ("_matcher",)

    def __init__(self, mentions: Iterable[Mention], gazetteer: Gazetteer) -> None:
        """`mentions` are those of title and text, nobody joined yet."""
        phrases: dict[str, ActorType | None] = dict(_phrases(mentions, gazetteer))
        if phrases:
            # The longer phrase counts: no name is found again inside words of no name.
            phrases |= dict.fromkeys(sorted(gazetteer.ignored))
        self._matcher = Matcher(phrases.items())

    def added(self, text: str, mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
        """Return a part's mentions with the names found again, which touch none of them."""
        found = (
            _mention(text, match, match.payload)
            for match in self._matcher.find(text)
            if match.payload is not None and _is_plain(text, match)
        )
        added = free(mentions, tuple(found))
        return tuple(sorted((*mentions, *added), key=lambda mention: mention.start))


def _phrases(mentions: Iterable[Mention], gazetteer: Gazetteer) -> Iterator[tuple[str, ActorType]]:
    """Yield the folded words to look for, with the type of what they name."""
    for mention in mentions:
        if mention.kind != "name" or mention.sure < _SURE:
            continue
        parts = grouped(name_words(mention.text)) if mention.type == "person" else ()
        if mention.actor is None and (mention.type != "person" or len(parts) >= FULL):
            yield fold_text(mention.text), mention.type
        if len(parts) >= FULL and _is_surname(parts[-1]):
            yield " ".join(parts[-1]), "person"
        actor = gazetteer.actors.get(mention.actor or "")
        if actor and actor.type == "organisation":
            for name in (actor.name_ar, *actor.variants):
                yield from _without_nationality(name)
        elif mention.type == "organisation":
            yield from _without_nationality(mention.text)


def _without_nationality(name: str) -> Iterator[tuple[str, ActorType]]:
    words = fold_text(name).split()
    if len(words) > FULL and is_demonym(words[-1]):
        yield " ".join(words[:-1]), "organisation"


def _is_surname(part: Words) -> bool:
    """Tell whether a name's last part is hardly anything else than the end of a person's name."""
    *before, word = part
    return (
        all(one in _SONS for one in before)
        and len(word) >= _SHORTEST_SURNAME
        and not word.startswith(_ARTICLES)
        and not any(cut.word in stop_words() for cut in cuts(word))
        and not is_demonym(word)
    )


def _is_plain(text: str, match: Match[ActorType | None]) -> bool:
    """Tell whether the words stand there as the name: no article more, no other nationality."""
    if match.proclitic.endswith(_ARTICLES):
        return False
    following = text[match.end : match.end + _LOOK_AHEAD].split(" ")
    if len(following) < FULL or following[0] or match.payload != "organisation":
        return True
    word = "".join(filter(is_letter, fold_text(following[1])))
    return not is_demonym(word)


def _mention(text: str, match: Match[ActorType | None], kind: ActorType) -> Mention:
    words = text[match.start : match.end]
    return Mention(match.start, match.end, words, kind, "name", sure=_SURE)
