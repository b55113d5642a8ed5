"""Releasing: what is published now is put on record."""

from __future__ import annotations

from datetime import date

import click

from sitegen import releasing
from sitegen.cli.frame import Command, Day, Place, build_date
from sitegen.report import Reporter, plural, shown_path


@click.command(cls=Command)
@click.option(
    "--date", "day", type=Day(), help="Day of the release, not one to come (default: today)."
)
@click.option("--note", default="", metavar="TEXT", help="A note for the record; not published.")
@click.pass_obj
def release(place: Place, day: date | None, note: str) -> None:
    """Put on record what is published now.

    Writes content/releases/DATE.json with the English of every public article. From then on builds
    list what changes in it on the corrections page. Build first: what the built site does not show
    is not recorded.
    """
    reporter = Reporter()
    config = place.config()
    today = build_date(config)
    done = releasing.release(config, day or today, note, reporter, today=today)
    reporter.problems(done.problems)
    if done.path is None:
        reporter.say(
            f"nothing changed since the release of {done.last}; nothing was written"
            if done.last
            else "nothing is published yet; nothing was written"
        )
        return
    what = f"{plural(done.articles, 'article')}, {done.segments} titles and sentences"
    reporter.say(f"recorded {what} in {shown_path(done.path)}")
    if done.last is None:
        reporter.say("From now on builds list what changes in it on the corrections page.")
    elif done.corrections:
        dated = plural(done.corrections, "correction")
        reporter.say(f"{dated} since the last release; sitegen build shows the day beside each")
