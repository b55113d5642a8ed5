"""The list of packages that a publisher offers, as values.

In: the bytes of an index (a JSON list in the form of the Argos project's). Out: the newest package
for a pair of languages, with the addresses it can be fetched from. Refuses what is no such list;
passes over entries that sitegen has no use for.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from sitegen.errors import ModelError
from sitegen.network.addresses import checked_address
from sitegen.packages.installed import safe_version, version_key

# The real list has about 100 kB.
MAX_INDEX = 10 * 10**6
# Publishers name two or three addresses; each of more that fail would be waited for.
MAX_LINKS = 5
# As many faulty addresses, each of so many characters, go into a message.
SHOWN_LINKS, SHOWN = 3, 100
CHECK_SETTING = "check translation.index in sitegen.toml, or the address after --index"


@dataclass(frozen=True, slots=True)
class OfferedPackage:
    """A package that can be fetched from any of `links`."""

    from_code: str
    to_code: str
    version: str
    links: tuple[str, ...]

    @property
    def label(self) -> str:
        """The model as readers see it: "ar-en 1.0"."""
        return f"{self.from_code}-{self.to_code} {self.version}"


def choose_package(data: bytes, address: str, pair: tuple[str, str]) -> OfferedPackage:
    """Return the newest package for a pair in the index that came from `address`.

    Raises ModelError.
    """
    offered = [entry for entry in map(_offered, _parsed(data, address)) if entry]
    fitting = [entry for entry in offered if (entry.from_code, entry.to_code) == pair]
    if not fitting:
        raise ModelError(
            f"the list at {address} offers no model from {pair[0]} to {pair[1]}",
            hint=CHECK_SETTING,
        )
    best = max(fitting, key=lambda entry: version_key(entry.version))
    links = tuple(link for link in dict.fromkeys(best.links) if _usable(link))[:MAX_LINKS]
    if not links:
        shown = ", ".join(link[:SHOWN] for link in best.links[:SHOWN_LINKS]) or "none"
        raise ModelError(
            f"the list at {address} names no usable address for {best.label} (found: {shown})",
            hint="fetch the file with a browser, then: sitegen models install --from FILE",
        )
    return OfferedPackage(best.from_code, best.to_code, best.version, links)


def _parsed(data: bytes, address: str) -> list[object]:
    if data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"<":
        raise ModelError(
            f"{address} is a web page, not a list of models",
            hint=f"your network may ask for a log-in first; else {CHECK_SETTING}",
        )
    try:
        found = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise ModelError(f"the list at {address} is not JSON", hint=CHECK_SETTING) from error
    if not isinstance(found, list):
        raise ModelError(f"{address} is JSON, but no list of models", hint=CHECK_SETTING)
    return found


def _offered(entry: object) -> OfferedPackage | None:
    """Read one entry; None where it is no translating package, or says too little."""
    if not isinstance(entry, dict) or entry.get("type", "translate") != "translate":
        return None
    codes = entry.get("from_code"), entry.get("to_code")
    version = str(entry.get("package_version", "")).strip()
    if not isinstance(codes[0], str) or not isinstance(codes[1], str) or not safe_version(version):
        return None
    links = entry.get("links", [])
    found = [link for link in links if isinstance(link, str)] if isinstance(links, list) else []
    return OfferedPackage(codes[0], codes[1], version, tuple(found))


def _usable(link: str) -> bool:
    """Tell addresses we can open from others: the real list has ipfs:// ones too."""
    try:
        checked_address(link)
    except ModelError:
        return False
    return True
