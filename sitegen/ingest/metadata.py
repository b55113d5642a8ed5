"""Proposes what is known of an article from its own words, each value with its evidence.

In: a raw text, what cleaning found in it, and the outlets the editor listed. Out: proposals for
title, date, outlet, agency, url and author; what cannot be known stays out, nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from sitegen.errors import Problem, Severity
from sitegen.ingest.agencies import is_agency, source_key
from sitegen.ingest.clean import Cleaned
from sitegen.ingest.datelines import dateline_sources, is_dateline
from sitegen.ingest.editorial import outlet_entry
from sitegen.ingest.headlines import propose_title
from sitegen.ingest.raw import RawText
from sitegen.ingest.stated_dates import date_in_address, stated_date
from sitegen.model import Outlet, Proposal

# The dateline may have a line of its own above the lead, and the date another.
DATELINES = 3


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
    site = stated.get("sitename")
    outlet = _listed(site, names)
    if site and not outlet:
        problems += (_unlisted_site(site.value, address.value if address else "", path),)
    found = {
        "title": stated.get("title") or _title(cleaned.paragraphs),
        "date": _date(raw, address),
        "outlet": outlet,
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
    in_datelines = _dateline_sources(cleaned.paragraphs)
    for where, sources in (("credit line", cleaned.credits), ("dateline", in_datelines)):
        for name in sources:
            if source_key(name) in names:
                return Proposal(names[source_key(name)], f"the {where}: {name}"), ()
    unlisted = cleaned.credits or tuple(filter(is_agency, in_datelines))
    return None, tuple(_unlisted(name, path) for name in unlisted[:1])


def _dateline_sources(paragraphs: Sequence[str]) -> tuple[str, ...]:
    """Return what the datelines above the lead, and the one in it, name beside a place."""
    found: list[str] = []
    for paragraph in paragraphs[:DATELINES]:
        found += dateline_sources(paragraph)
        if not is_dateline(paragraph):
            break
    return tuple(found)


def _listed(name: Proposal | None, names: Mapping[str, str]) -> Proposal | None:
    """Return a name as the id of the outlet that has it, None where no outlet is so called."""
    if name is None or source_key(name.value) not in names:
        return None
    return Proposal(names[source_key(name.value)], f"{name.evidence}: {name.value}")


def _unlisted(name: str, path: Path) -> Problem:
    return Problem(
        f"credits a source that is not in outlets.toml: {name}",
        path,
        hint="if it is an agency, add it to content/outlets.toml and name it after `agency:`\n"
        + outlet_entry(name, kind="agency"),
        severity=Severity.WARNING,
    )


def _unlisted_site(name: str, address: str, path: Path) -> Problem:
    return Problem(
        f"comes from a site that is not in outlets.toml: {name}",
        path,
        hint="add it to content/outlets.toml and name its id after `outlet:`\n"
        + outlet_entry(name, home=_home(address)),
        severity=Severity.WARNING,
    )


def _home(address: str) -> str:
    """Return the address of a page's site, "" where it has none."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return f"{parts.scheme}://{parts.netloc}/" if parts.scheme in ("http", "https") else ""


def _names(outlets: Sequence[Outlet]) -> dict[str, str]:
    """Return ids by every name of the outlets, folded."""
    return {
        source_key(name): outlet.id
        for outlet in outlets
        for name in (outlet.id, outlet.name_ar, outlet.name_en, *outlet.variants)
    }
