"""What is kept of the index between builds, as the render stage asks for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

# A value that is to be forgotten is None.
Values = Mapping[str, bytes | None]


class SearchMemory(Protocol):
    """The index of the last build, part by part."""

    def stand(self) -> bytes | None:
        """Return what tells how far the parts have come; None where nothing is kept."""
        ...

    def buckets(self, cores: Iterable[str]) -> Mapping[str, bytes]:
        """Return what is kept of these cores."""
        ...

    def units(self, idents: Iterable[str]) -> Mapping[str, bytes]:
        """Return what is kept of these articles and actors."""
        ...

    def keep(self, stand: bytes, buckets: Values, units: Values, *, afresh: bool) -> None:
        """Keep changed parts, all at once or none; `afresh` forgets every other."""
        ...


class NoMemory:
    """Remembers nothing: every build begins anew."""

    def stand(self) -> bytes | None:
        """Return nothing."""
        return None

    def buckets(self, cores: Iterable[str]) -> Mapping[str, bytes]:
        """Return nothing."""
        del cores
        return {}

    def units(self, idents: Iterable[str]) -> Mapping[str, bytes]:
        """Return nothing."""
        del idents
        return {}

    def keep(self, stand: bytes, buckets: Values, units: Values, *, afresh: bool) -> None:
        """Keep nothing."""
        del stand, buckets, units, afresh
