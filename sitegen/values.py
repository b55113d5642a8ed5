"""What a value of sitegen.toml may be, and how to say that it is something else.

In: a value as written, and the kind that is wanted. Out: yes or no, or what is wrong and what to
write instead, in words for somebody who does not program.
"""

from __future__ import annotations

import pickle
import re
from pathlib import Path
from typing import Annotated, Any, Literal, get_args, get_origin
from urllib.parse import urlsplit

# No reader sees them; no file system, environment or page takes all of them.
CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f]")
# Those that lay a longer text out.
LAYOUT = str.maketrans("\t\n\r", "   ")
# A language's code as HTML writes it: "fr", "zh-Hant", "pt-BR".
LANGUAGE_CODE = re.compile("[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-[A-Z]{2})?")
# How a kind of value is called.
KINDS: dict[type, str] = {
    bool: "true or false",
    int: "a whole number",
    float: "a number with a point",
    str: "text",
    list: "a list",
    dict: "a section",
}


def is_web_address(url: str, *, with_query: bool = False) -> bool:
    """Tell whether this is a plain web address: a host, maybe a path, and nothing behind it."""
    try:
        parts = urlsplit(url)
        bare = parts.port != 0 and not (parts.fragment or "@" in parts.netloc)
    except ValueError:  # a port or a host that is none
        return False
    plain = url.isprintable() and " " not in url and (with_query or not parts.query)
    return plain and bare and parts.scheme in ("http", "https") and bool(parts.hostname)


def holds_controls(text: str, *, lines: bool) -> bool:
    """Tell whether a text holds control characters; with `lines`, line ends and tabs are none."""
    return CONTROLS.search(text.translate(LAYOUT) if lines else text) is not None


def mistake(value: object, wanted: Any) -> tuple[str, str]:
    """Say what is wrong with a value that is not of this type, and what to write instead."""
    if get_origin(wanted) is Literal:
        found = f"is not known: {value}" if isinstance(value, str) else _other_kind(value, str)
        return found, f"write one of {', '.join(map(str, get_args(wanted)))}"
    kind, *limits = get_args(wanted) if get_origin(wanted) is Annotated else (wanted,)
    found = f"is {value}" if type(value) is kind else _other_kind(value, kind)
    advice = "write text between quotation marks" if kind is str else f"write {KINDS[kind]}"
    return found, advice + "".join(f" from {limit.ge} to {limit.le}" for limit in limits)


def _other_kind(value: object, wanted: type) -> str:
    return f"should be {KINDS[wanted]}, is {KINDS.get(type(value), 'a date or a time')}"


def is_language(code: str) -> bool:
    """Tell whether days can be written in a language: CLDR has its names of weekdays.

    Babel knows some without, and forgets the names of all others when it is asked for theirs.
    """
    # Loaded for sites that speak a further language alone.
    from babel.core import get_global
    from babel.localedata import exists, resolve_locale_filename

    name = code.replace("-", "_")
    if not LANGUAGE_CODE.fullmatch(code) or not exists(name):
        return False
    language = name.partition("_")[0]
    if language in get_global("parent_exceptions"):
        return True
    # A language's own part of the data, which Babel does not give out without what it inherits.
    own = pickle.loads(Path(resolve_locale_filename(language)).read_bytes())
    return bool(own.get("days", {}).get("format", {}).get("wide"))


def language_hint(code: str) -> str:
    """Say what to write instead of a code that is no language: the one that was meant, or how."""
    first, *others = code.replace("_", "-").split("-")
    country, script = 2, 4
    cased = [
        part.upper() if len(part) == country else part.title() if len(part) == script else part
        for part in others
    ]
    meant = "-".join((first.lower(), *cased))
    if meant != code and is_language(meant):
        return f"did you mean {meant}?"
    return "write its code as in HTML, such as fr, tr, fa or pt-BR"
