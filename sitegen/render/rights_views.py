"""What templates see of rights: how much of an article is shown, whose it is, what was withdrawn.

Plain frozen values as in views.py.
"""

from __future__ import annotations

from dataclasses import dataclass

from sitegen.model import Display
from sitegen.render.views import DateLine, Text


@dataclass(frozen=True, slots=True)
class LicenceLine:
    """A licence by its name; `href` leads to its terms, empty where no address is given."""

    name: Text
    href: str


@dataclass(frozen=True, slots=True)
class RightsView:
    """How much of an article its page shows, and what must be said beside it.

    Where `display` is not "full", `source_url` leads to the whole text (empty where no address is
    known) at `outlet` (None where no outlet is known).
    """

    display: Display
    source_url: str
    outlet: Text | None
    credits: tuple[Text, ...]
    licences: tuple[LicenceLine, ...]


@dataclass(frozen=True, slots=True)
class TombstoneView:
    """The page at the address of an article that was withdrawn; nothing of its content."""

    withdrawn: DateLine | None
    published: DateLine | None
    outlet: Text | None
    reason: Text | None
