"""The words of a further language of the interface, laid out for whoever translates them.

In: a language's code. Out: `templates/locale/<code>.po` in the site's folder with every message of
the pages, those that are translated already as they are. Nothing that a person wrote is dropped.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import polib
from babel.messages.plurals import get_plural

from sitegen.config import Config
from sitegen.errors import ConfigError
from sitegen.files import write_atomic
from sitegen.render.catalogues import LOCALE, own_words, packaged_words
from sitegen.render.trees import ARABIC, PACKAGED, locale_of
from sitegen.render.views import Tree
from sitegen.values import is_language, language_hint

# Where lines of a catalogue are broken, in characters.
WIDTH = 100
# For translators: what holds of all messages.
NOTE = """The words of the pages in %s.
Write the words into msgstr, below the English in msgid. What stands in %%(…)s is filled in: write
it as it is there. An entry without words is shown in English.
Where there is msgstr[0], msgstr[1], … each is for other numbers: %s."""


@dataclass(frozen=True, slots=True)
class Words:
    """A catalogue as it was written: `added` messages came new, `missing` of `total` lack words."""

    path: Path
    added: int
    missing: int
    total: int


def lay_out_words(config: Config, code: str) -> Words:
    """Begin a site's own catalogue of a language, or bring it up to date.

    Raises ConfigError for what is no language, TemplateError for a catalogue that is broken.
    """
    if not is_language(code):
        raise ConfigError(f"{code} is no language that is known", hint=language_hint(code))
    if code in PACKAGED:
        hint = f"write the words that are to be others into templates/{LOCALE}/{code}.po yourself"
        raise ConfigError(f"the interface speaks {code} already", hint=hint)
    tree = Tree(code)
    path = config.templates / LOCALE / f"{code}.po"
    own = polib.pofile(own_words(config.templates, tree).decode())
    said = {_key(one): one for one in own if not one.obsolete}
    made = polib.POFile(wrapwidth=WIDTH)
    plural = get_plural(locale_of(tree))
    made.metadata = {
        "Language": code.replace("-", "_"),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": plural.plural_forms,
        **own.metadata,
    }
    note = NOTE % (locale_of(tree).get_display_name("en"), plural.plural_expr)
    made.header = own.header or note
    messages = list(_messages(plural.num_plurals))
    made += [said.get(_key(one), one) for one in messages]
    known = {_key(one) for one in messages}
    # The site's own templates may say more than the packaged ones.
    made += [one for key, one in said.items() if key not in known]
    total, missing = len(made), sum(not one.translated() for one in made)
    # What a translator has put aside stays, too.
    made += own.obsolete_entries()
    write_atomic(path, str(made).encode() + b"\n")
    return Words(path, len(known - said.keys()), missing, total)


def _messages(forms: int) -> Iterator[polib.POEntry]:
    """Yield every message of the interface without words; all stand in the Arabic catalogue."""
    for one in polib.pofile(packaged_words(ARABIC).decode()):
        plural = dict.fromkeys(range(forms), "") if one.msgid_plural else {}
        yield polib.POEntry(
            msgid=one.msgid,
            msgid_plural=one.msgid_plural,
            msgstr_plural=plural,
            msgctxt=one.msgctxt,
            occurrences=one.occurrences,
        )


def _key(entry: polib.POEntry) -> tuple[str | None, str]:
    return entry.msgctxt, entry.msgid
