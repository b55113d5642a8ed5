"""Writes the site's folder: atomically, only what changed, and never over another's work.

Files are made beside their places and moved there at the end, so that a build that fails leaves
the site as it was. A manifest in the folder lists our files: the old and the new ones before the
first is moved and exactly the new ones after the last, so that a build killed at any moment can
be taken up by the next. Files that are not in it are never overwritten and never removed.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path, PurePosixPath

from sitegen.errors import OutputError, Problem, Severity
from sitegen.files import TEMP_PREFIX, sha256_hex, write_atomic

MANIFEST = ".sitegen-manifest.json"
MANIFEST_VERSION = 1
# What keeps an empty output folder in a repository; ours to overlook, not to touch.
PLACEHOLDER = ".gitkeep"


class SiteFolder:
    """The output folder during one build; files are named relative to it, with slashes.

    Nothing is in its place before `finish`; an exception inside the `with` takes back all of it.

    `written` and `unchanged` count pages; feeds, data and assets travel with them uncounted.
    """

    def __init__(self, folder: Path, planned: Iterable[str]) -> None:
        """Prepare the folder. Raises OutputError where a file that is not ours is in the way."""
        self._folder = folder
        self._planned = tuple(sorted(planned))
        self._owned = read_manifest(folder)
        self._hashes: dict[str, str] = {}
        self._staged: list[str] = []
        self.written = 0
        self.unchanged = 0
        _refuse_unsafe(folder, self._planned)
        self._refuse_foreign()
        _remove_leftovers(folder)

    def __enter__(self) -> SiteFolder:
        """Begin the build."""
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        """Take back what a build that failed has made."""
        if kind is not None:
            _remove_leftovers(self._folder)

    def holds(self, path: str, sha256: str) -> bool:
        """Tell whether the file stands there with these bytes."""
        return self._sha256_on_disk(path) == sha256

    def keep(self, path: str, sha256: str) -> None:
        """Count a file as standing there already."""
        self._hashes[path] = sha256
        self.unchanged += _is_page(path)

    def put(self, path: str, data: bytes | Iterable[bytes]) -> str:
        """Make a file unless it stands there with the same bytes; return their SHA-256.

        What comes in pieces never stands in memory as a whole.
        """
        if not isinstance(data, bytes):
            return self._put_pieces(path, data)
        sha256 = sha256_hex(data)
        if self.holds(path, sha256):
            self.keep(path, sha256)
        else:
            write_atomic(_staged(self._folder / path), data)
            self._staged.append(path)
            self._hashes[path] = sha256
            self.written += _is_page(path)
        return sha256

    def _put_pieces(self, path: str, pieces: Iterable[bytes]) -> str:
        staged, digest = _staged(self._folder / path), hashlib.sha256()
        try:
            staged.parent.mkdir(parents=True, exist_ok=True)
            with staged.open("wb") as file:
                for piece in pieces:
                    digest.update(piece)
                    file.write(piece)
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise OutputError(
                f"cannot be written: {error.strerror}",
                path=self._folder / path,
                hint="check the folder's permissions, and that the disk is not full",
            ) from error
        sha256 = digest.hexdigest()
        if self.holds(path, sha256):
            _unlink(staged)
            self.keep(path, sha256)
        else:
            self._staged.append(path)
            self._hashes[path] = sha256
            self.written += _is_page(path)
        return sha256

    def finish(self) -> int:
        """Move files to their places, remove ours of earlier builds; count the pages removed."""
        write_manifest(self._folder, dict.fromkeys(self._planned, "") | self._owned)
        for path in self._staged:
            _move(_staged(self._folder / path), self._folder / path)
        stale = sorted(self._owned.keys() - self._hashes.keys())
        removed = sum(_is_page(path) for path in _remove(self._folder, stale))
        write_manifest(self._folder, self._hashes)
        return removed

    def _sha256_on_disk(self, path: str) -> str:
        try:
            with (self._folder / path).open("rb") as file:
                return hashlib.file_digest(file, "sha256").hexdigest()
        except OSError:
            return ""

    def _refuse_foreign(self) -> None:
        foreign = [
            path
            for path in self._planned
            if path not in self._owned and os.path.lexists(self._folder / path)
        ]
        if foreign:
            raise OutputError(
                f"{_unrecorded(foreign)}, which would be overwritten",
                path=self._folder,
                hint="if an earlier build left them, delete the folder’s content and build again; "
                "if not, move them away or name another output folder in sitegen.toml",
            )


def check_folder(folder: Path) -> tuple[Problem, ...]:
    """Say why the site could not be written there; changes nothing."""
    place = next(place for place in (folder, *folder.parents) if os.path.lexists(place))
    if not place.is_dir():
        message, hint = "is no folder, so no site can be written", "move it away"
    elif not os.access(place, os.W_OK | os.X_OK):
        message, hint = "no site can be written here", "check that it is yours to write"
    else:
        try:
            read_manifest(folder)
        except OutputError as error:
            return error.problems
        return ()
    other = "or name another output folder in sitegen.toml"
    return (Problem(message, place, hint=f"{hint}, {other}"),)


def clean_output(folder: Path) -> int:
    """Remove the files of the last build from the output folder; return their number."""
    owned = read_manifest(folder)
    removed = len(_remove(folder, sorted(owned)))
    _remove_leftovers(folder)
    _unlink(folder / MANIFEST)
    return removed


def read_manifest(folder: Path) -> dict[str, str]:
    """Return our files in the folder with their SHA-256. Raises OutputError."""
    path = folder / MANIFEST
    try:
        data = json.loads(path.read_bytes())
        return {str(name): str(sha256) for name, sha256 in data["files"].items()}
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise OutputError(
            f"cannot be read: {error.strerror}", path=path, hint="check the folder's permissions"
        ) from error
    except (ValueError, TypeError, LookupError, AttributeError) as error:
        raise OutputError(
            "is damaged, so that nobody can tell which files here are sitegen's",
            path=path,
            hint="empty the output folder yourself, then build again",
        ) from error


def site_stamp(folder: Path) -> str:
    """Return a value that differs whenever a file of the site does; empty where none was built."""
    try:
        return sha256_hex((folder / MANIFEST).read_bytes())
    except OSError:
        return ""


def strangers(folder: Path) -> tuple[Problem, ...]:
    """Warn of files in a folder without a manifest: a build leaves one."""
    if not folder.is_dir() or (folder / MANIFEST).exists():
        return ()
    names = sorted(
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and path.name != PLACEHOLDER and not path.name.startswith(TEMP_PREFIX)
    )
    if not names:
        return ()
    return (
        Problem(
            f"{_unrecorded(names)}; nothing of it was removed",
            folder,
            hint="if an earlier build left them, delete the folder’s content yourself",
            severity=Severity.WARNING,
        ),
    )


def _unrecorded(names: Sequence[str]) -> str:
    files = "1 file" if len(names) == 1 else f"{len(names)} files"
    return f"holds {files} that sitegen has no record of (such as {names[0]})"


def write_manifest(folder: Path, hashes: Mapping[str, str]) -> None:
    """Write the list of our files."""
    data = {"version": MANIFEST_VERSION, "files": dict(sorted(hashes.items()))}
    text = json.dumps(data, ensure_ascii=False, indent=1) + "\n"
    write_atomic(folder / MANIFEST, text.encode())


def _staged(path: Path) -> Path:
    """Return where a file waits until all others are made."""
    return path.with_name(TEMP_PREFIX + path.name)


def _move(source: Path, target: Path) -> None:
    try:
        source.replace(target)
    except OSError as error:
        raise OutputError(
            f"cannot be written: {error.strerror}",
            path=target,
            hint="check the folder's permissions, and that nothing else stands in its place",
        ) from error


def _refuse_unsafe(folder: Path, planned: Iterable[str]) -> None:
    for path in planned:
        if not _is_inside(path) or PurePosixPath(path).name in (MANIFEST, PLACEHOLDER):
            raise OutputError(
                f"no page can be written to {path!r}",
                path=folder,
                hint="correct the slug or the id that this address is made of",
            )
    root = folder.resolve()
    for parent in sorted({(folder / path).parent for path in planned}):
        if not parent.resolve().is_relative_to(root):
            raise OutputError(
                "leads out of the output folder",
                path=parent,
                hint="remove the link, or the folder above it that is one",
            )


def _is_inside(path: str) -> bool:
    pure = PurePosixPath(path)
    return bool(pure.parts) and not pure.is_absolute() and ".." not in pure.parts


def _is_page(path: str) -> bool:
    return path.endswith(".html")


def _remove(folder: Path, paths: Iterable[str]) -> list[str]:
    """Remove files and the folders that they leave empty; return those that were there."""
    removed = []
    root = folder.resolve()
    for path in paths:
        target = folder / path
        if not _is_inside(path) or not target.parent.resolve().is_relative_to(root):
            continue
        if _unlink(target):
            removed.append(path)
        _remove_empty(target.parent, folder)
    return removed


def _unlink(path: Path) -> bool:
    """Remove a file; tell whether it was there."""
    try:
        path.unlink()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as error:
        raise OutputError(
            f"cannot be removed: {error.strerror}",
            path=path,
            hint="check the folder's permissions, and that nothing else stands in its place",
        ) from error
    return True


def _remove_empty(start: Path, stop: Path) -> None:
    for parent in (start, *start.parents):
        if parent == stop:
            return
        try:
            parent.rmdir()
        except FileNotFoundError:
            continue
        except OSError:
            return


def _remove_leftovers(folder: Path) -> None:
    """Remove the temporary files of a build that was killed."""
    for place, _, names in os.walk(folder):
        for name in names:
            if name.startswith(TEMP_PREFIX):
                _unlink(Path(place, name))
                _remove_empty(Path(place), folder)
