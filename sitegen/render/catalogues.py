"""The words of the interface as gettext catalogues: the packaged one, a site's own laid over it.

In: `sitegen/locale/<lang>.po` and, of a site, `templates/locale/<lang>.po`. Out: translations. A
site's catalogue that is broken, unconfirmed or does not fit its messages is an error with its line.
"""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator
from gettext import GNUTranslations, NullTranslations
from importlib.resources import files
from io import BytesIO
from itertools import takewhile
from pathlib import Path

import polib
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.plurals import get_plural
from babel.messages.pofile import PoFileError, read_po

from sitegen.errors import Problem, TemplateError
from sitegen.render.trees import ENGLISH, PACKAGED, locale_of
from sitegen.render.views import Tree

# The folder of a site's own catalogues, in its `templates/`.
LOCALE = "locale"
# The header that says how many plural forms there are, and which number has which.
PLURAL_FORMS = "Plural-Forms"
# A line of a catalogue besides empty ones and comments; Babel reads over what is none.
LINE = re.compile(
    r'(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?)\s+)?"(?:[^"\\]|\\.)*"\s*|\s*(?:#.*)?'
)
NO_LINE = 'write msgid or msgstr and the words in quotes; \\" stands for a quote inside them'
PLACEHOLDER = re.compile(r"%\((\w+)\)")
# What only a script of the pages fills, and only where the code has put it.
BRACES = re.compile(r"\{\w+\}")


def packaged_words(tree: Tree) -> bytes:
    """Return the packaged catalogue of a language; empty for English, and where there is none."""
    # A variety of a packaged language, ar-EG, begins with its words.
    language = Tree(tree.partition("-")[0])
    if language not in PACKAGED or language == ENGLISH:
        return b""
    return files("sitegen").joinpath("locale", f"{language}.po").read_bytes()


def own_words(overrides: Path | None, tree: Tree) -> bytes:
    """Return a site's own catalogue of a language, empty without one. Raises TemplateError."""
    path = overrides / LOCALE / f"{tree}.po" if overrides else None
    if path is None or not path.is_file():
        return b""
    try:
        data = path.read_bytes().removeprefix(BOM_UTF8)
        problems = [*_broken_lines(data.decode("utf-8"), path)]
        if problems:
            raise TemplateError.of(problems)
        catalogue = read_po(BytesIO(data), locale=locale_of(tree), abort_invalid=True)
    except OSError as error:
        hint = "check the file's permissions"
        raise TemplateError(f"cannot be read: {error.strerror}", path=path, hint=hint) from error
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        hint = "save it as UTF-8"
        raise TemplateError("is not UTF-8", path=path, line=line, hint=hint) from error
    except PoFileError as error:
        message, line = f"is not a valid PO file: {error}", error.lineno + 1
        raise TemplateError(message, path=path, line=line, hint=NO_LINE) from error
    problems = [problem for message in catalogue for problem in _faults(message, path, tree)]
    problems += _doubled(data.decode("utf-8"), path)
    if problems:
        raise TemplateError.of(problems)
    return data


def own_messages(overrides: Path, tree: Tree) -> dict[str, int]:
    """Return the messages of a site's own catalogue with their lines. Raises TemplateError."""
    data = own_words(overrides, tree)
    catalogue = read_po(BytesIO(data), locale=locale_of(tree)) if data else Catalog()
    return {_first(message): message.lineno or 1 for message in catalogue if message.id}


def idle_catalogues(overrides: Path, trees: Iterable[Tree]) -> Iterator[Path]:
    """Find files among a site's catalogues that are for no language of the interface."""
    folder = overrides / LOCALE
    used = {f"{tree}.po" for tree in trees}
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if path.name not in used and not path.name.startswith("."):
            yield path


def translations(tree: Tree, *sources: bytes) -> tuple[NullTranslations, frozenset[str]]:
    """Compile catalogues, each laid over those before it; return what messages they have, too."""
    made, known = NullTranslations(), frozenset[str]()
    for source in filter(None, sources):
        catalogue = read_po(BytesIO(source), locale=locale_of(tree))
        if PLURAL_FORMS.encode() not in source:
            catalogue.mime_headers = [(PLURAL_FORMS, _rule(tree))]
        for message in list(catalogue):
            if message.id and not all(_forms(message)):
                catalogue.delete(message.id, message.context)
        known |= {_first(message) for message in catalogue if message.id}
        compiled = BytesIO()
        write_mo(compiled, catalogue)
        compiled.seek(0)
        upper = GNUTranslations(compiled)
        upper.add_fallback(made)
        made = upper
    return made, known


def _rule(tree: Tree) -> str:
    """Return the rule for plurals of a catalogue that states none: that of the packaged one."""
    packaged = packaged_words(tree)
    return read_po(BytesIO(packaged), locale=locale_of(tree)).plural_forms


def _broken_lines(text: str, path: Path) -> Iterator[Problem]:
    for number, line in enumerate(text.split("\n"), start=1):
        if not LINE.fullmatch(line.rstrip("\r")):
            message = "is no line of a PO file, or a quote is missing"
            yield Problem(message, path, number, NO_LINE)


def _doubled(text: str, path: Path) -> Iterator[Problem]:
    """Find messages that stand twice; of those Babel keeps the last and tells nobody."""
    lines = text.split("\n")
    stands: dict[tuple[str, str], int] = {}
    for entry in polib.pofile(text):
        if entry.obsolete:
            continue
        begins = entry.linenum or 1
        # Comments come before the message.
        above = takewhile(lambda line: not line.startswith("msgid"), lines[begins - 1 :])
        line = begins + sum(1 for _ in above)
        first = stands.setdefault((entry.msgctxt or "", entry.msgid), line)
        if first != line:
            message = f'"{entry.msgid}" stands here a second time'
            yield Problem(message, path, line, f"keep one of the two; the other is in line {first}")


def _faults(message: Message, path: Path, tree: Tree) -> Iterator[Problem]:
    """Find what is wrong with an entry; one without words is merely not translated."""
    if not message.id:
        return
    said = f'"{_first(message)}"'
    if message.fuzzy:
        hint = "read its words and remove the mark fuzzy"
        yield Problem(f"{said} is marked fuzzy: not confirmed", path, message.lineno, hint)
    forms = _forms(message)
    if not any(forms):
        return
    needed = get_plural(locale_of(tree))[0] if message.pluralizable else 1
    if len(forms) != needed or not all(forms):
        hint = f"write msgstr[0] to msgstr[{needed - 1}]"
        message_ = f"{said} needs {needed} forms for numbers in this language"
        yield Problem(message_, path, message.lineno, hint)
    for fault in dict.fromkeys(_misfit(message, form) for form in forms):
        if fault:
            hint = "write the names in %(…)s as the English has them, and %% for a percent"
            yield Problem(f"{said}: {fault}", path, message.lineno, hint)


def _misfit(message: Message, form: str) -> str:
    """Say how a translation's placeholders differ from those of its message."""
    ids = message.id if isinstance(message.id, list | tuple) else (message.id,)
    asked = {name for one in ids for name in PLACEHOLDER.findall(one)}
    named = set(PLACEHOLDER.findall(form))
    for name in sorted(named - asked):
        return f"there is no %({name})s to fill in"
    for braces in BRACES.findall(form):
        if not any(braces in one for one in ids):
            return f"there is no {braces} to fill in"
    if not message.pluralizable and asked - named:
        return f"%({min(asked - named)})s is left out"
    try:
        form % dict.fromkeys(named, 1)
    except (TypeError, ValueError):
        return "a % stands alone" if named or asked else ""
    return ""


def _first(message: Message) -> str:
    return message.id if isinstance(message.id, str) else str(message.id[0])


def _forms(message: Message) -> tuple[str, ...]:
    words = message.string
    return (words or "",) if isinstance(words, str | None) else tuple(words)
