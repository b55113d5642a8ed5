"""Proposes what is known of an article from its own words, each value with its evidence.

In: a raw text, what cleaning found in it, and the outlets the editor listed. Out: proposals for
title, date, outlet, agency, url and author; what cannot be known stays out, nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sitegen.arabic.letters import fold_text
from sitegen.errors import Problem, Severity
from sitegen.files import slugify
from sitegen.ingest.clean import MAX_LINE, Cleaned
from sitegen.ingest.datelines import date_in_address, is_dateline, stated_date
from sitegen.ingest.headlines import propose_title
from sitegen.ingest.raw import RawText
from sitegen.model import Outlet, Proposal

# "موسكو (رويترز) - قال", "موسكو - سبوتنيك - قال": who a lead says it comes from.
_IN_BRACKETS = re.compile(r"\s*[^()\n]{0,60}?\(([^()\n]{2,40})\)\s*[-\u2013\u2014:]")
_DASH = r"\s*[-\u2013\u2014/]\s*"
_BETWEEN_DASHES = re.compile(
    rf"\s*[^\W\d_]+(?: [^\W\d_]+){{0,2}}{_DASH}([^-\u2013\u2014/\n]{{2,40}}?){_DASH}"
)
_NOT_LETTERS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Proposed:
    """Proposals by the name of the article's field, and what a person should know about them."""

    values: Mapping[str, Proposal]
    problems: tuple[Problem, ...] = ()


def propose(raw: RawText, cleaned: Cleaned, outlets: Sequence[Outlet], path: Path) -> Proposed:
    """Return what can be known of an article; `path` is the file that problems are about."""
    names = _names(outlets)
    stated = raw.stated
    agency, problems = _agency(cleaned, names, path)
    address = stated.get("url")
    found = {
        "title": stated.get("title") or _title(cleaned.paragraphs),
        "date": _date(raw, address),
        "outlet": _listed(stated.get("sitename"), names),
        "agency": agency,
        "url": address if address and address.value.startswith(("http://", "https://")) else None,
        "author": stated.get("author"),
    }
    return Proposed({name: value for name, value in found.items() if value}, problems)


def _title(paragraphs: Sequence[str]) -> Proposal | None:
    lead = next((line for line in paragraphs if not is_dateline(line)), "")
    return propose_title(lead)


def _date(raw: RawText, address: Proposal | None) -> Proposal | None:
    """Return the day the page states, else a dateline's, else the address's."""
    page = raw.stated.get("date")
    return (
        page or stated_date(raw.paragraphs) or (date_in_address(address.value) if address else None)
    )


def _agency(
    cleaned: Cleaned, names: Mapping[str, str], path: Path
) -> tuple[Proposal | None, tuple[Problem, ...]]:
    """Return the first credited source that is listed, or a warning with the entry to add."""
    for name in cleaned.credits:
        if _key(name) in names:
            return Proposal(names[_key(name)], f"the credit line: {name}"), ()
    lead = cleaned.paragraphs[0][:MAX_LINE] if cleaned.paragraphs else ""
    for pattern in (_IN_BRACKETS, _BETWEEN_DASHES):
        match = pattern.match(lead)
        if match and _key(match[1]) in names:
            return Proposal(names[_key(match[1])], f"the dateline: {match[1]}"), ()
    return None, tuple(_unlisted(name, path) for name in cleaned.credits[:1])


def _listed(name: Proposal | None, names: Mapping[str, str]) -> Proposal | None:
    """Return a name as the id of the outlet that has it, None where no outlet is so called."""
    if name is None or _key(name.value) not in names:
        return None
    return Proposal(names[_key(name.value)], f"{name.evidence}: {name.value}")


def _unlisted(name: str, path: Path) -> Problem:
    slug = slugify(name) or "name-in-latin-letters"
    return Problem(
        f"credits a source that is not in outlets.toml: {name}",
        path,
        hint="if it is an agency, add it to content/outlets.toml and name it after `agency:`\n"
        f'[[outlet]]\nid = "{slug}"\nname_ar = "{name}"\nname_en = "…"\nkind = "agency"',
        severity=Severity.WARNING,
    )


def _names(outlets: Sequence[Outlet]) -> dict[str, str]:
    """Return ids by every name of the outlets, folded."""
    return {
        _key(name): outlet.id
        for outlet in outlets
        for name in (outlet.id, outlet.name_ar, outlet.name_en, *outlet.variants)
    }


def _key(name: str) -> str:
    return _NOT_LETTERS.sub(" ", fold_text(name).casefold()).strip()
