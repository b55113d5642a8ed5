"""Comparing: what another engine, model or mode would change."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from sitegen.checks.changed_words import Piece, changed_words
from sitegen.checks.reasons import in_words
from sitegen.cli.frame import (
    INTERRUPTED,
    Command,
    Place,
    as_json,
    build_date,
    leave,
    leave_with,
)
from sitegen.comparing.asking import compare as ask_both
from sitegen.comparing.comparison import Choice, Compared, Comparison
from sitegen.model import Doubt
from sitegen.packages.installed import METADATA
from sitegen.report import Reporter, plural, problem_data
from sitegen.sections import BEAMS

ENGINES = ("argos", "ctranslate2", "libretranslate")
DEFAULT_LIMIT = 200


@click.command(cls=Command)
@click.argument("slugs", nargs=-1, metavar="[SLUG]...")
@click.option("--engine", type=click.Choice(ENGINES), help="Another engine.")
@click.option(
    "--model",
    type=click.Path(path_type=Path),
    help="Another model: the folder of a converted model, or of an unpacked Argos package.",
)
@click.option("--url", default="", metavar="URL", help="Another server that libretranslate asks.")
@click.option("--mode", type=click.Choice(list(BEAMS)), help="Another mode.")
@click.option(
    "--limit",
    type=click.IntRange(1),
    default=DEFAULT_LIMIT,
    show_default=True,
    help="Ask for at most so many sentences, spread evenly.",
)
@as_json
@click.pass_obj
def compare(
    place: Place,
    slugs: tuple[str, ...],
    engine: str | None,
    model: Path | None,
    url: str,
    mode: str | None,
    limit: int,
    as_json: bool,
) -> None:
    """Show what another engine, model or mode would change.

    Asks it for sentences that have machine English now, and shows both. Nothing in content/ or in
    the site changes. Where people reviewed English, it measures which machine comes nearer to it.
    """
    if model and engine == "libretranslate":
        raise click.UsageError("--model is a folder on this machine; a server chooses its own")
    if url and (model or engine not in (None, "libretranslate")):
        raise click.UsageError("--url is the address of a server: only libretranslate asks one")
    if url:
        engine = "libretranslate"
    if model and not engine:
        engine = "argos" if (model / METADATA).is_file() else "ctranslate2"
    reporter = Reporter(as_json=as_json)
    config = place.config()
    choice = Choice(engine or "", model, url, mode or "", limit)
    found = ask_both(config, choice, slugs, build_date(config), reporter, offline=place.offline)
    if as_json:
        problems = [problem_data(problem) for problem in found.problems]
        reporter.data({**found.as_data(), "problems": problems})
    else:
        for line in _lines(found):
            reporter.say(line)
        reporter.problems(found.problems)
    if found.interrupted:
        leave_with(INTERRUPTED)
    leave(found.problems)


def _lines(found: Comparison) -> Iterator[str]:
    """Yield the sentences that would read otherwise, then the counts."""
    for one in found.lines:
        if one.then != one.sentence.translation.text:
            yield from _sentence(one)
    if found.interrupted:
        yield f"stopped after {len(found.lines)} of {plural(found.asked, 'sentence')}"
    yield f"{found.now or 'no engine in use'} → {found.then}"
    yield "  ".join(f"{number} {what}" for what, number in found.counts.items())
    doubtful = [sum(map(bool, doubts)) for doubts in _doubts(found)]
    yield f"sentences to check: now {doubtful[0]}, then {doubtful[1]}"
    agreement = found.agreement
    if agreement is None:
        yield "no reviewed English to measure by"
        return
    people = f"{plural(agreement.sentences, 'sentence')} that people reviewed (chrF, 0 to 1)"
    now = "" if agreement.now is None else f"now {agreement.now:.3f}, "
    yield f"nearness to {people}: {now}then {agreement.then:.3f}"


def _doubts(found: Comparison) -> tuple[list[tuple[Doubt, ...]], list[tuple[Doubt, ...]]]:
    return [one.doubts_now for one in found.lines], [one.doubts_then for one in found.lines]


def _sentence(one: Compared) -> Iterator[str]:
    sentence = one.sentence
    before, after = changed_words(sentence.translation.text, one.then)
    yield f"{sentence.slug}, {f'sentence {sentence.number}' if sentence.number else 'title'}"
    yield f"  ar    {sentence.translation.source}"
    yield f"  now   {_marked(before, '[-', '-]')}"
    yield from (f"        check: {in_words(doubt)}" for doubt in one.doubts_now)
    yield f"  then  {_marked(after, '{+', '+}') if after else '(no answer)'}"
    yield from (f"        check: {in_words(doubt)}" for doubt in one.doubts_then)
    yield ""


def _marked(pieces: tuple[Piece, ...], start: str, end: str) -> str:
    """Return a text with its changed words between marks, which need no colour."""
    return "".join(f"{start}{one.text}{end}" if one.changed else one.text for one in pieces)
