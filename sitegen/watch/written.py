"""What builds wrote, and whether others have changed it since.

In: the files of the site and those among its sources that a build wrote itself. Out: whether the
site has to be built again because of others. Reads no page: how files stand on disk tells enough.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sitegen.errors import OutputError
from sitegen.render.write import read_manifest, site_stamp
from sitegen.watch.folders import Snapshot, Stamp, stamp_of

# Whoever changes the site again each time that it was mended is a program, perhaps a second watch
# with other options: after so many times it is left as it is.
MOST_MENDED = 3
# Times further apart than this are those of a person who runs a command now and then.
CALM_SECONDS = 600.0


@dataclass(frozen=True, slots=True)
class OwnWrites:
    """Files among the sources that a build wrote itself, and how they stood when it had ended."""

    files: Snapshot = field(default_factory=dict)

    def explain(self, path: Path, found: Snapshot) -> bool:
        """Tell whether a file in a snapshot stands as the build left it."""
        return path in self.files and self.files[path] == found.get(path)


@dataclass(frozen=True, slots=True)
class SiteState:
    """How the built site stands: its list of files (`stamp`, empty where there is none), and they.

    A file of the list that is gone stands as None.
    """

    stamp: str = ""
    files: Mapping[str, Stamp | None] = field(default_factory=dict)


def site_state(folder: Path) -> SiteState:
    """Return how the site in a folder stands."""
    stamp = site_stamp(folder)
    try:
        names = read_manifest(folder)
    except OutputError:  # the build says so
        names = {}
    return SiteState(stamp, {name: stamp_of(folder / name) for name in names})


class Upkeep:
    """Finds out that others changed the site, so that it is mended once for each change."""

    def __init__(self, say: Callable[[str], None]) -> None:
        self._say = say
        self._left = SiteState()
        self._given_up: SiteState | None = None
        self._mended = 0
        self._last = 0.0

    def leave(self, state: SiteState, *, mended: bool) -> None:
        """Note how a build left the site; `mended`: what others did was all that led to it."""
        now = time.monotonic()
        goes_on = mended and now - self._last < CALM_SECONDS
        self._mended = self._mended + 1 if goes_on else int(mended)
        self._left, self._given_up, self._last = state, None, now

    def is_needed(self, state: SiteState, *, alone: bool) -> bool:
        """Tell whether the site, as it stands now, has to be mended.

        `alone`: there is no other reason to build.
        """
        if not alone or state == self._left:
            return state != self._left
        if state == self._given_up:
            return False
        if self._mended < MOST_MENDED or time.monotonic() - self._last >= CALM_SECONDS:
            return True
        if self._given_up is None:
            self._say(
                "something else keeps changing the built site, perhaps a second watch with other "
                "options; it is left as it is until you next save"
            )
        self._given_up = state
        return False
