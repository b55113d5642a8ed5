"""Settles which words are names: the listed ones and those the tagger saw, in one row.

In go mentions of both kinds; out come mentions that never overlap. A listed name wins, but for a
longer name around it that is plainly another's (جامعة القاهرة, لودميلا بوتين).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from sitegen.analyse.naming.demonyms import is_demonym
from sitegen.analyse.naming.known_organisations import is_another_body, is_packaged
from sitegen.analyse.naming.listed import is_known_place
from sitegen.analyse.naming.parties import Words, is_form_of, name_words, person_parts
from sitegen.analyse.naming.titles import office_words
from sitegen.arabic.letters import fold_text
from sitegen.model import Actor, Mention

# A longer name around a listed one counts from this sureness on: measured on ANERcorp's
# development stretch, where lists hurt below it (python -m benchmarks.names_found).
_SURE_AROUND = 0.5
# Around somebody's full name more is asked: it is rarer that another name holds all of it.
_SURE_AROUND_FULL = 0.8
# A listed name may lack the article that it has in the text: ناتو in الناتو.
_ARTICLE = "ال"


def settle(
    listed: Sequence[Mention],
    tagged: Sequence[Mention],
    actors: Mapping[str, Actor],
    ignored: Collection[str],
) -> tuple[Mention, ...]:
    """Return the mentions in order, none overlapping; `ignored` are folded words of no name.

    `listed` and `tagged` must be sorted by start, and free of overlaps among themselves.
    """
    taken: dict[int, Mention] = dict(enumerate(listed))
    added: list[Mention] = []
    starts = [mention.start for mention in listed]
    for name in tagged:
        if fold_text(name.text) in ignored:
            continue
        first = bisect_left(starts, name.start)
        first -= first > 0 and listed[first - 1].end > name.start
        last = bisect_left(starts, name.end)
        if all(_stands_for(name, mention, actors) for mention in listed[first:last]):
            for at in range(first, last):
                taken.pop(at, None)
            added.append(_owned(name, listed[first:last], actors))
        elif last - first == 1 and _is_core(name, listed[first], actors):
            whole = listed[first]
            taken[first] = replace(whole, start=name.start, end=name.end, text=name.text)
    return tuple(sorted((*taken.values(), *added), key=lambda mention: mention.start))


def _owned(name: Mention, under: Sequence[Mention], actors: Mapping[str, Actor]) -> Mention:
    """Give a name to the listed one under it, where it says the same in more words."""
    for mention in under:
        actor = actors.get(mention.actor or "")
        if actor is None or name.type != actor.type:
            continue
        names = (actor.name_ar, *actor.variants)
        if name.type == "person":
            is_same = any(is_form_of(person_parts(name.text), person_parts(own)) for own in names)
        else:
            beside = _words_beside(name, mention)
            is_same = (
                is_packaged(actor)
                and _only_describe(*beside)
                and not any(is_another_body(actor.id, word) for word in beside[1])
            )
        if is_same:
            return replace(name, actor=actor.id, name_en=actor.name_en)
    return name


def _words_beside(outer: Mention, inner: Mention) -> tuple[Words, Words]:
    """Return the folded words of a name before and behind another one inside it."""
    before = outer.text[: inner.start - outer.start]
    return name_words(before), name_words(outer.text[inner.end - outer.start :])


def _only_describe(before: Words, behind: Words) -> bool:
    """Tell whether words beside a name say no more than what kind of body it is, of which land."""
    return all(word in office_words().bodies for word in before) and all(map(is_demonym, behind))


def _is_core(name: Mention, listed: Mention, actors: Mapping[str, Actor]) -> bool:
    """Tell whether a tagged name is the actor's own inside a longer one (دولة قطر، حركة حماس)."""
    actor = actors.get(listed.actor or "")
    if actor is None or name.type != listed.type:
        return False
    inside = listed.start <= name.start and name.end <= listed.end
    if not inside:
        return False
    own = (actor.name_ar, *actor.variants, *(actor.short if is_packaged(actor) else ()))
    if fold_text(name.text) not in map(fold_text, own):
        return False
    if is_packaged(actor):
        return _only_describe(*_words_beside(listed, name))
    return bool(actor.country) or is_known_place(actor)


def with_agreed(
    listed: Sequence[Mention], proposed: Sequence[Mention], tagged: Sequence[Mention]
) -> tuple[Mention, ...]:
    """Add to the listed names those of the proposed ones that the tagger sees as the same thing."""
    seen = {(name.start, name.end, name.type) for name in tagged}
    agreed = [one for one in proposed if (one.start, one.end, one.type) in seen]
    return tuple(sorted((*listed, *agreed), key=lambda mention: mention.start))


def part_joinable(
    tagged: Sequence[Mention],
    nobody: Sequence[tuple[int, int]],
    doubtful: Sequence[tuple[int, int]],
) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
    """Part the names that may be joined from those that must mean nobody in particular.

    The latter's very words could be several actors', or they end a longer name that lists know:
    the Niger in "the river Niger" is a name, and not the country. What begins or stands inside
    such a name (روسيا in روسيا اليوم) is none.
    """
    doubted = frozenset(doubtful)
    starts = [start for start, _ in nobody]
    joinable, nobodys = [], []
    for name in tagged:
        at = bisect_right(starts, name.start) - 1
        begin, end = nobody[at] if at >= 0 else (0, 0)
        if (name.start, name.end) in doubted or begin < name.start < name.end == end:
            nobodys.append(name)
        elif name.end > end or (begin, end) == (name.start, name.end):
            joinable.append(name)
    return tuple(joinable), tuple(nobodys)


def free(mentions: Sequence[Mention], others: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return those of `others` that touch none of the mentions; both sorted by start."""
    starts = [mention.start for mention in mentions]
    found = []
    for other in others:
        at = bisect_left(starts, other.end)
        if not at or mentions[at - 1].end <= other.start:
            found.append(other)
    return tuple(found)


def _stands_for(name: Mention, listed: Mention, actors: Mapping[str, Actor]) -> bool:
    """Tell whether a tagged name replaces the listed one that it overlaps.

    A city's name is its football club's too, and a quarter's or a woman's: the tagger knows better.
    """
    is_around = name.start <= listed.start and listed.end <= name.end
    if is_around and is_known_place(actors.get(listed.actor or "")):
        if (name.start, name.end) != (listed.start, listed.end):
            return name.type == "organisation" or name.sure >= _SURE_AROUND
        return name.type != listed.type and name.sure >= _SURE_AROUND
    if not is_around or listed.text in (name.text, name.text.removeprefix(_ARTICLE)):
        return False
    if name.type == "organisation":
        return listed.type != "organisation" or name.sure >= _SURE_AROUND
    if name.type == "person":
        is_full = listed.type == "person" and listed.kind == "name"
        return name.sure >= (_SURE_AROUND_FULL if is_full else _SURE_AROUND)
    return False
