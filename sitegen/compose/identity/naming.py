"""Writes actors' ids into an analysis in place of its local ones.

In: one article's analysis, and whom each local id and each split-off name means there. Out: the
same analysis without a local id: what means nobody known keeps its words alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from sitegen.compose.identity.name_keys import name_key
from sitegen.model import Actor, ActorType, Analysis, Mention, Office, Quote, local_index


@dataclass(frozen=True, slots=True)
class Meant:
    """Whom a name means, None where nobody has an entry; and what type of thing it is."""

    actor: Actor | None
    type: ActorType


@dataclass(frozen=True, slots=True)
class Reading:
    """Whom a local id means: `main`, or another for spellings (plain keys) that are `apart`.

    `name` is what the article calls it.
    """

    name: str
    main: Meant
    apart: Mapping[str, Meant] = field(default_factory=dict)


def rename(
    analysis: Analysis, readings: Mapping[int, Reading], split_off: Mapping[str, Actor]
) -> Analysis:
    """Return the analysis with actors' ids alone; `split_off` (by plain key) wins over all.

    A local id that has no reading means nobody. The editor's corrections of mentions stand.
    """
    if not analysis.found and not split_off:
        return analysis
    names = _Names(analysis, readings, split_off)
    return replace(
        analysis,
        mentions=tuple(map(names.mention, analysis.mentions)),
        title_mentions=tuple(map(names.mention, analysis.title_mentions)),
        quotes=tuple(map(names.quote, analysis.quotes)),
        offices=tuple(
            held for office in analysis.offices if (held := names.office(office)) is not None
        ),
        found=(),
    )


class _Names:
    """Whom the local ids of one article mean."""

    def __init__(
        self, analysis: Analysis, readings: Mapping[int, Reading], split_off: Mapping[str, Actor]
    ) -> None:
        self._readings = readings
        self._split_off = split_off
        self._found = analysis.found
        self._moved = _moved(analysis, split_off) if split_off else {}

    def mention(self, mention: Mention) -> Mention:
        """Return a mention with the id of its actor."""
        if mention.by_editor and local_index(mention.actor) is None:
            return mention
        moved = self._moved.get(mention.actor or "")
        actor = self._split(mention) or (None if mention.by_editor else moved)
        if actor is not None:
            return _of(mention, Meant(actor, actor.type))
        index = local_index(mention.actor)
        if index is None:
            return mention
        reading = self._readings.get(index)
        if reading is None:
            return replace(mention, actor=None, name_en=None)
        apart = reading.apart.get(name_key(mention.text).plain) if reading.apart else None
        return _of(mention, apart or reading.main)

    def quote(self, quote: Quote) -> Quote:
        """Return a quote with its speaker's id, or the words the article names the speaker by."""
        moved = self._moved.get(quote.speaker or "")
        if moved and not quote.by_editor:
            return replace(quote, speaker=moved.id)
        index = local_index(quote.speaker)
        if index is None:
            return quote
        reading = self._readings.get(index)
        actor = reading.main.actor if reading else None
        return replace(quote, speaker=actor.id if actor else self._found[index].name)

    def office(self, office: Office) -> Office | None:
        """Return an office with its holder's id; None where the holder has no entry."""
        moved = self._moved.get(office.actor)
        if moved:
            return replace(office, actor=moved.id)
        index = local_index(office.actor)
        if index is None:
            return office
        reading = self._readings.get(index)
        actor = reading.main.actor if reading else None
        return replace(office, actor=actor.id) if actor else None

    def _split(self, mention: Mention) -> Actor | None:
        if mention.by_editor or not self._split_off:
            return None
        return self._split_off.get(name_key(mention.text).plain)


def _moved(analysis: Analysis, split_off: Mapping[str, Actor]) -> Mapping[str, Actor]:
    """Return who is another in all of the article: whom it never calls but by a split-off name.

    What such a one says and which office he holds moves along.
    """
    called: defaultdict[str, set[str]] = defaultdict(set)
    mentions = (*analysis.mentions, *analysis.title_mentions)
    # Whom a correction names stays who he is, whatever words it is about.
    corrected = {mention.actor for mention in mentions if mention.by_editor}
    for mention in mentions:
        if mention.actor and mention.actor not in corrected and mention.kind in ("name", "short"):
            called[mention.actor].add(name_key(mention.text).plain)
    return {
        actor: split_off[min(plains)]
        for actor, plains in called.items()
        if plains <= split_off.keys() and len({split_off[plain].id for plain in plains}) == 1
    }


def _of(mention: Mention, meant: Meant) -> Mention:
    actor = meant.actor
    return replace(
        mention,
        actor=actor.id if actor else None,
        name_en=actor.name_en if actor else None,
        type=meant.type,
    )
