"""Whom the articles name and the editor has not decided about, as TOML for content/actors.toml.

In: a Config. Out: entries ready to paste, most frequent first, and unsure joins as comments.
Writes nothing but the cache, asks no engine, and needs no built site.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sitegen.analyse.naming.listed import build_gazetteer
from sitegen.cache import Cache
from sitegen.config import Config
from sitegen.derived import Derived
from sitegen.errors import Problem, Severity
from sitegen.loading import analyse_all, identify_all, load_content, load_editorial
from sitegen.lock import alone
from sitegen.model import (
    Actor,
    ActorType,
    Analysis,
    JoinProposal,
    JoinReason,
    Mention,
)
from sitegen.report import Reporter, plain, plural

# A sentence longer than this is cut around the name: enough to see who is meant.
SHOWN_AROUND = 90
# Offices and articles that are named in a comment; more would hide the rest.
MOST_SHOWN = 3
REASONS: Mapping[JoinReason, str] = {
    "spelling": "they are spelt almost alike",
    "sound": "they sound alike",
    "part": "one is a part of the other",
    "type": "one name, but once it seems to be of another type",
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which findings are asked for: named this often, of this type, at most so many."""

    least: int = 1
    type: ActorType | None = None
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class Undecided:
    """A found actor, how often and where it is named, and one place to see it by.

    `sentence` is cut where it is long; `slugs` are sorted, `slug` is the article of the sentence.
    """

    actor: Actor
    mentions: int
    slugs: tuple[str, ...]
    offices: tuple[str, ...]
    sentence: str
    slug: str


@dataclass(frozen=True, slots=True)
class Findings:
    """All that is not decided, most frequent first; `problems` are the content's errors."""

    actors: tuple[Undecided, ...]
    proposals: tuple[JoinProposal, ...]
    problems: tuple[Problem, ...]


def find_undecided(config: Config, reporter: Reporter) -> Findings:
    """Find whom the articles name that no list has; withdrawn articles name nobody.

    Raises EditorialError. Where the site shows no found actors, those that are sure are listed.
    """
    with alone(config, reporter.notice), Cache(config.state) as cache:
        derived = Derived(cache)
        editorial = load_editorial(config)
        content = load_content(config, editorial, derived, reporter)
        articles = [one for one in content.articles if one.status != "withdrawn"]
        gazetteer = build_gazetteer(
            editorial.known, editorial.other_names, editorial.decisions.ignored
        )
        split_off = editorial.decisions.split_off
        analysed = analyse_all(articles, gazetteer, config, derived, reporter, split_off)
        identified = identify_all(analysed, editorial, config, derived, at_least="sure")
    return Findings(
        actors=_ranked(identified.actors, identified.analyses),
        proposals=identified.proposals,
        problems=tuple(one for one in content.problems if one.severity is Severity.ERROR),
    )


def chosen(findings: Findings, wanted: Wanted) -> tuple[Undecided, ...]:
    """Return the findings that are asked for."""
    kept = [
        one
        for one in findings.actors
        if one.mentions >= wanted.least and wanted.type in (None, one.actor.type)
    ]
    return tuple(kept[: wanted.limit])


def as_toml(findings: Findings, shown: Sequence[Undecided]) -> Iterator[str]:
    """Yield the lines to paste: entries, then the unsure joins that concern one of them.

    Joins are commented out: nobody but the editor decides them.
    """
    for one in shown:
        yield from _entry(one)
    ids = {one.actor.id for one in shown}
    found = {one.actor.id for one in findings.actors}
    for proposal in findings.proposals:
        about = {proposal.first, proposal.second} & found
        if not about or about & ids:
            yield from _proposal(proposal)


def _ranked(actors: Sequence[Actor], analyses: Mapping[str, Analysis]) -> tuple[Undecided, ...]:
    by_id = {actor.id: actor for actor in actors}
    places: defaultdict[str, list[tuple[str, Mention | None]]] = defaultdict(list)
    offices: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for slug in sorted(analyses):
        analysis = analyses[slug]
        for mention in analysis.mentions:
            places[mention.actor or ""].append((slug, mention))
        for mention in analysis.title_mentions:
            places[mention.actor or ""].append((slug, None))
        for office in analysis.offices:
            offices[office.actor][plain(office.text)] += 1
    found = []
    for ident, actor in by_id.items():
        slug, sentence = _place(places[ident], analyses)
        found.append(
            Undecided(
                actor=actor,
                mentions=len(places[ident]),
                slugs=tuple(sorted({slug for slug, _ in places[ident]})),
                offices=tuple(text for text, _ in offices[ident].most_common(MOST_SHOWN)),
                sentence=sentence,
                slug=slug,
            )
        )
    return tuple(sorted(found, key=lambda one: (-one.mentions, -len(one.slugs), one.actor.id)))


def _place(
    places: Sequence[tuple[str, Mention | None]], analyses: Mapping[str, Analysis]
) -> tuple[str, str]:
    """Return one place that names an actor: in full rather than in short, in the text."""
    in_text = [(slug, mention) for slug, mention in places if mention is not None]
    if not in_text:
        return (places[0][0] if places else ""), ""
    slug, mention = min(in_text, key=lambda place: (place[1].kind != "name", place[0]))
    for sentence in analyses[slug].sentences:
        if sentence.start <= mention.start < sentence.end:
            at = mention.start - sentence.start
            first, last = max(0, at - SHOWN_AROUND), at + len(mention.text) + SHOWN_AROUND
            before = "… " if first else ""
            after = " …" if last < len(sentence.text) else ""
            # Cut between words: half a word would read as another name.
            words = sentence.text[first:last]
            words = words.partition(" ")[2] if first else words
            words = words.rpartition(" ")[0] if after else words
            return slug, f"{before}{words}{after}"
    return slug, ""


def _entry(one: Undecided) -> Iterator[str]:
    actor = one.actor
    yield f"# {plural(one.mentions, 'mention')} in {plural(len(one.slugs), 'article')}"
    if one.offices:
        yield f"# office: {'; '.join(one.offices)}"
    if one.sentence:
        yield f"# {one.slug}: {plain(one.sentence)}"
    yield "[[actor]]"
    yield f"id = {_text(actor.id)}"
    yield f"type = {_text(actor.type)}"
    yield f"name_ar = {_text(actor.name_ar)}"
    yield f"name_en = {_text(actor.name_en)}  # by the program: check it"
    for key, texts in (("variants", actor.variants), ("short", actor.short)):
        if texts:
            yield f"{key} = [{', '.join(map(_text, texts))}]"
    yield ""


def _proposal(proposal: JoinProposal) -> Iterator[str]:
    names = f"{_text(proposal.name_first)}, {_text(proposal.name_second)}"
    slugs = ", ".join(proposal.slugs[:MOST_SHOWN])
    more = " …" if len(proposal.slugs) > MOST_SHOWN else ""
    ids = " and ".join(filter(None, (proposal.first, proposal.second)))
    yield f"# One or two? {plain(names)}: {REASONS[proposal.reason]} ({ids}; {slugs}{more})"
    yield "# one: take the # from the next two lines, and leave out the entry of one of them"
    if proposal.reason == "part":
        yield "# (every article that says no more than the shorter name then means this one)"
    yield "# [[merge]]"
    yield f"# names = [{names}]"
    yield "# two: take the # from the next two lines"
    yield "# [[split]]"
    yield f"# names = [{names}]"
    yield ""


def _text(text: str) -> str:
    """Return a text as TOML has it: JSON's strings are TOML's, where all is on one line."""
    return json.dumps(plain(text), ensure_ascii=False)
