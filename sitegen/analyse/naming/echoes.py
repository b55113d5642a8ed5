"""Finds again, all through an article, the names that were surely found in one place of it.

In go an article's names; out come further mentions of the same words: full names that no list has,
the surname of a person named in full, a body's name without its nationality (وزارة الدفاع). The
tagger reads one sentence at a time; this lends it the memory of the whole article.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sitegen.analyse.naming.clitics import cuts
from sitegen.analyse.naming.demonyms import is_demonym
from sitegen.analyse.naming.listed import Gazetteer
from sitegen.analyse.naming.parties import FULL, Words, grouped, name_words
from sitegen.analyse.naming.settling import free
from sitegen.analyse.naming.titles import bare_holder, is_title_word
from sitegen.arabic.letters import fold_text, is_letter
from sitegen.arabic.matcher import Match, Matcher
from sitegen.arabic.reporting_words import report_words
from sitegen.arabic.words import stop_words, words
from sitegen.model import ActorType, Mention
from sitegen.tagging.lexicon import facts

# A name found less surely than this is not looked for elsewhere: one error would become many.
_SURE = 0.8
# Shorter surnames are too often another word.
_SHORTEST_SURNAME = 4
# A surname of two words that is no other thing; "servant of God" may be one.
_SONS = frozenset({"بن", "ابن"})
# The word before or behind a short name is looked for within so many characters.
_LOOK_AHEAD = 40
_ARTICLE, _SHORTENED_ARTICLE = "ال", "لل"
_CONJUNCTIONS = ("و", "ف")
# Words of a newspaper that are at least this common (see Facts) say something else as well: سعيد.
_ORDINARY = 9
# Kinds of words after which somebody is named.
_SAYING = ("verb", "placed", "according")


@dataclass(frozen=True, slots=True)
class _Echo:
    """What a phrase names; `in_company`: it counts only where somebody speaks or has a title."""

    type: ActorType
    in_company: bool = False


class Echoes:
    """The names of one article that are worth looking for once more."""

    __slots__ = ("_matcher",)

    def __init__(self, mentions: Iterable[Mention], gazetteer: Gazetteer) -> None:
        """`mentions` are those of title and text, nobody joined yet."""
        phrases: dict[str, _Echo | None] = dict(_phrases(mentions, gazetteer))
        if phrases:
            # The longer phrase counts: no name is found again inside words of no name.
            phrases |= dict.fromkeys(sorted(gazetteer.ignored))
        self._matcher = Matcher(phrases.items())

    def added(self, text: str, mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
        """Return a part's mentions with the names found again, which touch none of them."""
        found = (
            _mention(text, match, match.payload.type)
            for match in self._matcher.find(text)
            if match.payload is not None and _is_plain(text, match, match.payload, mentions)
        )
        added = free(mentions, tuple(found))
        return tuple(sorted((*mentions, *added), key=lambda mention: mention.start))


def _phrases(mentions: Iterable[Mention], gazetteer: Gazetteer) -> Iterator[tuple[str, _Echo]]:
    """Yield the folded words to look for, with what they name."""
    for mention in mentions:
        if mention.kind != "name" or mention.sure < _SURE:
            continue
        parts = grouped(name_words(mention.text)) if mention.type == "person" else ()
        if mention.actor is None and (mention.type != "person" or len(parts) >= FULL):
            yield fold_text(mention.text), _Echo(mention.type)
        if len(parts) >= FULL and _is_surname(parts[-1]):
            yield " ".join(parts[-1]), _Echo("person", in_company=_is_ordinary(parts[-1]))
        actor = gazetteer.actors.get(mention.actor or "")
        if actor and actor.type == "organisation":
            for name in (actor.name_ar, *actor.variants):
                yield from _without_nationality(name)
        elif mention.type == "organisation":
            yield from _without_nationality(mention.text)


def _without_nationality(name: str) -> Iterator[tuple[str, _Echo]]:
    parts = fold_text(name).split()
    if len(parts) > FULL and is_demonym(parts[-1]):
        yield " ".join(parts[:-1]), _Echo("organisation")


def _is_surname(part: Words) -> bool:
    """Tell whether a name's last part is hardly anything else than the end of a person's name."""
    *before, word = part
    return (
        all(one in _SONS for one in before)
        and len(word) >= _SHORTEST_SURNAME
        and not word.startswith(_SHORTENED_ARTICLE)
        and not any(cut.word in stop_words() for cut in cuts(word))
        and not (bare_holder(word) or is_title_word(word))
        and (word.startswith(_ARTICLE) or not is_demonym(word))
    )


def _is_ordinary(part: Words) -> bool:
    """Tell whether a surname is an adjective or a noun as well: السوداني, الجميل, سعيد."""
    return part[-1].startswith(_ARTICLE) or facts(part[-1]).common >= _ORDINARY


def _is_plain(
    text: str, match: Match[_Echo | None], echo: _Echo, mentions: Sequence[Mention]
) -> bool:
    """Tell whether the words stand there as the name: no article more, no other nationality."""
    if match.proclitic.endswith((_ARTICLE, _SHORTENED_ARTICLE)):
        return False
    if echo.in_company:
        return not match.proclitic and _is_in_company(text, match, mentions)
    following = text[match.end : match.end + _LOOK_AHEAD].split(" ")
    if len(following) < FULL or following[0] or echo.type != "organisation":
        return True
    word = "".join(filter(is_letter, fold_text(following[1])))
    return not is_demonym(word)


def _is_in_company(text: str, match: Match[_Echo | None], mentions: Sequence[Mention]) -> bool:
    """Tell whether an ordinary word must be somebody: he says something, or has a title.

    So must it be behind another person's name, and with a colon where a line begins. Right before
    a person's name it is not: وقال المصري محمد صلاح.
    """
    at = bisect_left(mentions, match.start, key=lambda mention: mention.start)
    following = mentions[at] if at < len(mentions) else None
    if following and following.type == "person" and not text[match.end : following.start].strip():
        return False
    lead = text[max(match.start - _LOOK_AHEAD, 0) : match.start]
    line = lead.rpartition("\n")[2]
    if not line.strip() and len(line) < _LOOK_AHEAD:
        return text[match.end : match.end + 1] == ":"
    before = mentions[at - 1] if at else None
    if before and before.type == "person" and text[before.end : match.start] == " ":
        return True
    said = words(line)
    if not said or line[said[-1].end :].strip():
        return False
    word = fold_text(said[-1].text)
    bare = word[1:] if word.startswith(_CONJUNCTIONS) else word
    lists = report_words()
    if any(form in lists[kind] for form in (word, bare) for kind in _SAYING):
        return True
    # "The Sudanese minister" is not the minister Soudani.
    is_title = is_title_word(word) or is_title_word(bare)
    return is_title and not is_demonym(fold_text(text[match.start : match.end]))


def _mention(text: str, match: Match[_Echo | None], kind: ActorType) -> Mention:
    words = text[match.start : match.end]
    return Mention(match.start, match.end, words, kind, "name", sure=_SURE)
