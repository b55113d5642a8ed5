"""Applies the editor's corrections of one article to its names and quotes.

In go what was found and the overrides of the front matter; out come the same with the editor's
word in place. A correction that fits nothing changes nothing; telling of it is the checks' task.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sitegen.analyse.naming.parties import name_words
from sitegen.analyse.quoting.marks import MARKS
from sitegen.arabic.letters import fold_text, is_letter
from sitegen.arabic.matcher import Match, Matcher
from sitegen.model import (
    Actor,
    ActorType,
    Mention,
    MentionKind,
    MentionOverride,
    Quote,
    QuoteOverride,
)

# One whom only the editor names is most often a person: places and bodies are seldom missed.
_TYPE_BY_EDITOR: ActorType = "person"


@dataclass(frozen=True, slots=True)
class Corrected:
    """The mentions after the corrections, the names the editor gives by where they start.

    `nobody` are the spans of words that the editor says mention nobody.
    """

    mentions: tuple[Mention, ...]
    names: Mapping[int, str]
    nobody: tuple[tuple[int, int], ...]


class Corrections:
    """The corrections of an article's mentions, ready to be looked for in title and text."""

    __slots__ = ("_actors", "_by_name", "_matcher")

    def __init__(self, overrides: Iterable[MentionOverride], actors: Mapping[str, Actor]) -> None:
        """Those that fold alike are told apart where they are found."""
        alike: dict[str, tuple[MentionOverride, ...]] = {}
        for override in overrides:
            folded = fold_text(override.text)
            alike[folded] = (*alike.get(folded, ()), override)
        self._matcher = Matcher(alike.items())
        self._actors = actors
        self._by_name = listed_by_name(actors) if alike else {}

    def apply(self, text: str, mentions: Sequence[Mention]) -> Corrected:
        """Put the corrections in the place of the mentions they overlap.

        A longer name around a correction is left alone.
        """
        kept, names, nobody = list(mentions), dict[int, str](), list[tuple[int, int]]()
        for match in self._matcher.find(text):
            override = _meant(text, match)
            if override is None or not self._is_usable(override.actor):
                continue
            span = (match.start, match.end)
            if any(_holds((mention.start, mention.end), span) for mention in kept):
                continue
            under = [one for one in kept if one.end > span[0] and one.start < span[1]]
            kept = [one for one in kept if one not in under]
            if not override.actor:
                nobody.append(span)
                continue
            actor = self._actors.get(override.actor) or self._by_name.get(fold_text(override.actor))
            if actor is None:
                names[match.start] = override.actor
            kept.append(_by_editor(text, match, override, actor, under))
        kept.sort(key=lambda mention: mention.start)
        return Corrected(tuple(kept), names, tuple(nobody))

    def _is_usable(self, actor: str) -> bool:
        return not actor or actor in self._actors or is_arabic_name(actor)


def listed_by_name(actors: Mapping[str, Actor]) -> dict[str, Actor]:
    """Return the listed actors by their folded full names; of two with one name the first."""
    named: dict[str, Actor] = {}
    for actor in actors.values():
        for name in (actor.name_ar, *actor.variants):
            named.setdefault(fold_text(name), actor)
    return named


def is_arabic_name(actor: str) -> bool:
    """Tell an Arabic name from an actor's id, which is ASCII."""
    return not actor.isascii() and any(map(is_letter, actor)) and bool(name_words(actor))


def correct_quotes(
    text: str,
    found: Sequence[Quote],
    overrides: Sequence[QuoteOverride],
    speaker_of: Callable[[str], str | None],
) -> tuple[Quote, ...]:
    """Return the quotes with the speakers the editor gives; an empty one: nobody is named.

    Words of an override that are in no quote become one, in place of any that it overlaps.
    `speaker_of` turns what the editor wrote into an id, where there is one; None: it is no name.
    """
    quotes = list(found)
    for override in reversed(overrides):
        words = _without_marks(override.text.strip())
        inside = [quote for quote in quotes if words and words in quote.text]
        speaker = speaker_of(override.speaker) if override.speaker else None
        if inside:
            corrected = [
                replace(quote, speaker=speaker, by_editor=True, is_statement=True)
                for quote in inside
            ]
        else:
            start = text.find(words) if words else -1
            if start < 0:
                continue
            end = start + len(words)
            inside = [quote for quote in quotes if quote.start < end and start < quote.end]
            corrected = [Quote(start, end, words, speaker, by_editor=True)]
        quotes = [*(quote for quote in quotes if quote not in inside), *corrected]
    return tuple(sorted(quotes, key=lambda quote: quote.start))


def _holds(outer: tuple[int, int], inner: tuple[int, int]) -> bool:
    return outer != inner and outer[0] <= inner[0] and inner[1] <= outer[1]


def _meant(text: str, match: Match[tuple[MentionOverride, ...]]) -> MentionOverride | None:
    """Return the correction whose very words stand there; after ل a name loses its alef."""
    words = text[match.start : match.end]
    spellings = (words, "ا" + words) if match.proclitic.endswith("ل") else (words,)
    return next((override for override in match.payload if override.text in spellings), None)


def _by_editor(
    text: str,
    match: Match[tuple[MentionOverride, ...]],
    override: MentionOverride,
    actor: Actor | None,
    under: Sequence[Mention],
) -> Mention:
    """Make the mention a correction tells of; a name on no list has the type of what was there."""
    words = text[match.start : match.end]
    if actor is None:
        kind_of_actor = under[0].type if under else _TYPE_BY_EDITOR
        return Mention(match.start, match.end, words, kind_of_actor, "name", by_editor=True)
    folded = fold_text(override.text)
    kind: MentionKind = "nominal"
    if folded in map(fold_text, (actor.name_ar, *actor.variants)):
        kind = "name"
    elif folded in map(fold_text, actor.short):
        kind = "short"
    return Mention(
        match.start, match.end, words, actor.type, kind, actor.id, actor.name_en, by_editor=True
    )


def _without_marks(words: str) -> str:
    """Take off the quotation marks that the editor may have copied with the words."""
    is_marked = words[:1] in MARKS and words[-1:] in MARKS
    return words[1:-1] if is_marked else words
