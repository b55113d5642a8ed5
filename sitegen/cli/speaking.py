"""The languages of the interface: the words of a further one, for whoever translates them."""

from __future__ import annotations

import click

from sitegen.cli.frame import Command, Place
from sitegen.lock import alone
from sitegen.report import Reporter, plural, shown_path
from sitegen.speaking import lay_out_words


@click.command(cls=Command)
@click.argument("code")
@click.pass_obj
def language(place: Place, code: str) -> None:
    """Lay out the words of the pages for a further language.

    Writes templates/locale/CODE.po with every message of the interface, to be translated in any
    editor for PO files. CODE is written as in HTML: fr, tr, fa, pt-BR. Run again after an update,
    it adds what came new and keeps what is translated.
    """
    reporter = Reporter()
    config = place.config()
    with alone(config, reporter.notice):
        words = lay_out_words(config, code)
    done = words.total - words.missing
    reporter.say(
        f"wrote {shown_path(words.path)}: {done} of {plural(words.total, 'message')} translated, "
        f"{words.added} new"
    )
    if code not in config.languages:
        reporter.say("")
        reporter.say("To have pages in this language, add to sitegen.toml:")
        reporter.say("")
        reporter.say(f"  [languages.{code}]")
        reporter.say('  title = "…"        # what the site is called in it')
        reporter.say('  description = "…"  # one line about it')
        reporter.say(
            '  reads = "en"       # whose titles and names its readers see first: "en" or "ar"'
        )
