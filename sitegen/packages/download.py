"""One large file from the network, gone on with where an earlier try broke off.

In: an address and a path. Out: the whole file at that path. Beside it lies a small file of notes
that says what the part is of, so that the next run can go on too. Refuses to join parts of two
different files, and what is too large.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec

from sitegen.errors import ModelError
from sitegen.files import write_atomic
from sitegen.network.addresses import host_of
from sitegen.network.connection import Answer, Network, PassingError, keep_trying
from sitegen.packages.archive import MAX_PACKED
from sitegen.packages.records import Progress
from sitegen.packages.stock import require_space
from sitegen.report import shown_size

NOTES_SUFFIX = ".json"
# Longer numbers are no sizes, and Python refuses to read very long ones.
NUMBER = r"[0-9]{1,18}"
RANGE = re.compile(rf"bytes ({NUMBER})-{NUMBER}/({NUMBER})")
OK, RANGE_REFUSED = 200, 416

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Notes:
    """What a part is a part of: `mark` is what the server knows this version of the file by.

    `size` is that of the whole in bytes, 0 where the server does not say it.
    """

    address: str
    mark: str = ""
    size: int = 0


def download(
    network: Network, address: str, target: Path, say: Callable[[str], None], progress: Progress
) -> None:
    """Fetch the file at `address` into `target`; on return it is whole.

    A broken connection is taken up again as often as the network's limits say, counted from the
    last try that got further. What arrived stays for the next run. Raises ModelError, OSError.
    """

    def reached() -> int:
        return target.stat().st_size if target.exists() else 0

    def attempt() -> None:
        _fetch(network, address, target, progress)

    keep_trying(attempt, network.limits, say, reached)


def part_of(target: Path) -> Notes | None:
    """Return what the file at `target` is a part of; None if nothing reliable lies there."""
    if not target.exists():
        return None
    try:
        return msgspec.json.decode(_notes_path(target).read_bytes(), type=Notes)
    except (OSError, msgspec.DecodeError):
        return None


def forget(target: Path) -> None:
    """Delete a downloaded file, whole or not, and its notes."""
    target.unlink(missing_ok=True)
    _notes_path(target).unlink(missing_ok=True)


def _fetch(network: Network, address: str, target: Path, progress: Progress) -> None:
    """Fetch what is missing in one try. Raises PassingError where it breaks off."""
    notes = part_of(target)
    have = target.stat().st_size if notes and notes.address == address else 0
    if notes and have and have == notes.size:
        return
    headers = {"Range": f"bytes={have}-", "If-Range": notes.mark} if notes and notes.mark else {}
    if not have:
        headers = {}
    with network.open(address, headers) as answer:
        start, size = _extent(answer, have, notes)
        if start is not None:
            _keep(answer, Notes(address, _mark(answer.headers), size), start, target, progress)
            return
    log.info("%s does not go on with the part we have; starting again", address)
    forget(target)
    _fetch(network, address, target, progress)


def _extent(answer: Answer, have: int, notes: Notes | None) -> tuple[int | None, int]:
    """Return where in the file an answer begins and the file's size; None: not where we stopped."""
    if answer.status == OK:
        declared = answer.headers.get("Content-Length", "")
        return 0, int(declared) if re.fullmatch(NUMBER, declared) else 0
    if answer.status == RANGE_REFUSED or notes is None:
        return None, 0
    found = RANGE.fullmatch(answer.headers.get("Content-Range", ""))
    mark = _mark(answer.headers)
    if not found or int(found[1]) != have or (mark and mark != notes.mark):
        return None, 0
    size = int(found[2])
    return (have if notes.size in (0, size) else None), size


def _keep(answer: Answer, notes: Notes, start: int, target: Path, progress: Progress) -> None:
    """Write an answer's body behind the first `start` bytes of the target."""
    if notes.size > MAX_PACKED:
        raise _too_large(notes.address)
    require_space(target.parent, notes.size - start)
    done = start
    with target.open("r+b" if start else "wb") as file:
        write_atomic(_notes_path(target), msgspec.json.encode(notes))
        file.seek(start)
        for chunk in answer.chunks():
            done += len(chunk)
            if done > MAX_PACKED:
                raise _too_large(notes.address)
            file.write(chunk)
            progress(done, notes.size)
    if notes.size and done != notes.size:
        raise PassingError(
            f"{host_of(notes.address)} broke off after {shown_size(done)} "
            f"of {shown_size(notes.size)}",
            hint="run the command again: it goes on where it stopped",
        )
    if not notes.size:
        whole = Notes(notes.address, notes.mark, done)
        write_atomic(_notes_path(target), msgspec.json.encode(whole))


def _mark(headers: Mapping[str, str]) -> str:
    """Return what If-Range may name: a strong ETag, else the time of the last change."""
    tag = headers.get("ETag", "")
    return tag if tag.startswith('"') else headers.get("Last-Modified", "")


def _too_large(address: str) -> ModelError:
    return ModelError(
        f"{host_of(address)} offers more than {shown_size(MAX_PACKED)}: no model is so large",
        hint="check translation.index in sitegen.toml",
    )


def _notes_path(target: Path) -> Path:
    return target.with_name(target.name + NOTES_SUFFIX)
