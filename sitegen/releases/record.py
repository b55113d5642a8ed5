"""The files of releases: content/releases/<date>.json, one segment a line, for people and git.

In: the folder, or a release to keep. Out: releases in order, or a file that is the whole one or not
there. A file that cannot be used is named with the line; the others count.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import msgspec

from sitegen.errors import ContentError, Problem, Severity
from sitegen.files import write_atomic
from sitegen.memory.characters import on_one_line
from sitegen.releases.snapshot import Release, ReleasedArticle, Segment

# Raised when the files change in a way that an older sitegen would misread.
FORMAT = 1
SUFFIX = ".json"
# 2026-11-22.json is the first release of its day, 2026-11-22-2.json the second.
NAME = re.compile(r"(\d{4}-\d{2}-\d{2})(?:-([1-9]\d*))?", re.ASCII)
PUT_BACK = "put back the file's last version from git or a copy"
# Where msgspec finds a mistake: the number of the article, and of the sentence in it.
PLACE = re.compile(r"\$\.articles\[(\d+)\](?:\.sentences\[(\d+)\])?")
BYTE = re.compile(r"\(byte (\d+)\)")


@dataclass(frozen=True, slots=True)
class ReleaseFile:
    """Where a release is kept, and which one its name says it is."""

    path: Path
    day: date
    number: int


@dataclass(frozen=True, slots=True)
class _Content:
    """What such a file holds."""

    format: int
    date: date
    articles: tuple[ReleasedArticle, ...]
    note: str = ""


def list_releases(folder: Path) -> tuple[tuple[ReleaseFile, ...], tuple[Problem, ...]]:
    """List the releases of a folder in their order, with a warning for what bears another name."""
    found: list[ReleaseFile] = []
    problems: list[Problem] = []
    for path in sorted(folder.glob(f"[!.]*{SUFFIX}")):
        file = _named(path)
        if file:
            found.append(file)
        else:
            hint = "a release is called after its day, such as 2026-11-22.json; rename the file"
            problems.append(Problem("is no release", path, None, hint, Severity.WARNING))
    return tuple(sorted(found, key=lambda file: (file.day, file.number))), tuple(problems)


def read_release(file: ReleaseFile) -> Release:
    """Read a release. Raises ContentError with the line of what cannot be used."""
    data = _read(file.path)
    try:
        content = msgspec.json.decode(data, type=_Content)
    except msgspec.ValidationError as error:
        raise ContentError(
            f"is no release that can be understood: {error}",
            path=file.path,
            line=_line_of_mistake(str(error), data),
            hint=PUT_BACK,
        ) from error
    except (msgspec.DecodeError, RecursionError) as error:
        place = BYTE.search(str(error))
        raise ContentError(
            f"is not JSON: {error}",
            path=file.path,
            line=data.count(b"\n", 0, int(place[1])) + 1 if place else None,
            hint=f"repair the line: a comma, a quotation mark; or {PUT_BACK}",
        ) from error
    if content.format != FORMAT:
        raise ContentError(
            f"was written by another version of sitegen: format {content.format}, not {FORMAT}",
            path=file.path,
            hint="use the sitegen that wrote it, or a newer one",
        )
    if content.date != file.day:
        raise ContentError(
            f"says it is of {content.date}, and its name says {file.day}",
            path=file.path,
            hint="correct one of the two",
        )
    articles = tuple(sorted(map(_tidied, content.articles), key=lambda article: article.slug))
    return Release(file.day, file.number, articles, content.note)


def next_file(folder: Path, day: date, known: Sequence[ReleaseFile]) -> ReleaseFile:
    """Return where the next release of a day is kept."""
    number = max((file.number for file in known if file.day == day), default=0) + 1
    name = f"{day.isoformat()}{f'-{number}' if number > 1 else ''}{SUFFIX}"
    return ReleaseFile(folder / name, day, number)


def write_release(path: Path, release: Release) -> None:
    """Write a release, whole or not at all. Raises OutputError."""
    write_atomic(path, render_release(release))


def render_release(release: Release) -> bytes:
    """Return the file of a release: the same bytes for the same release, one segment a line."""
    articles = ",\n".join(_article(article) for article in release.articles)
    return (
        "{\n"
        f'  "format": {FORMAT},\n'
        f'  "date": {_json(release.day.isoformat())},\n'
        f'  "note": {_json(release.note)},\n'
        f'  "articles": [\n{articles}\n  ]\n'
        "}\n"
    ).encode()


def _article(article: ReleasedArticle) -> str:
    lines = ",\n".join(f"        {_segment(sentence)}" for sentence in article.sentences)
    sentences = f"\n{lines}\n      " if lines else ""
    return (
        "    {\n"
        f'      "slug": {_json(article.slug)},\n'
        f'      "display": {_json(article.display)},\n'
        f'      "text": {_json(article.text)},\n'
        f'      "title": {_segment(article.title) if article.title else "null"},\n'
        f'      "sentences": [{sentences}]\n'
        "    }"
    )


def _segment(segment: Segment) -> str:
    return _json(
        {
            "source": segment.source,
            "near": segment.near,
            "state": segment.state,
            "english": segment.english,
        }
    )


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _named(path: Path) -> ReleaseFile | None:
    found = NAME.fullmatch(path.name.removesuffix(SUFFIX))
    try:
        return (
            ReleaseFile(path, date.fromisoformat(found[1]), int(found[2] or 1)) if found else None
        )
    except ValueError:
        return None


def _read(path: Path) -> bytes:
    try:
        data = path.read_bytes()
        text = data.decode("utf-8-sig")
    except OSError as error:
        raise ContentError(
            f"cannot be read: {error.strerror or error}",
            path=path,
            hint="check that you may read it",
        ) from error
    except UnicodeDecodeError as error:
        raise ContentError(
            "is not UTF-8",
            path=path,
            line=data.count(b"\n", 0, error.start) + 1,
            hint=f"save it as UTF-8, or {PUT_BACK}",
        ) from error
    return text.encode()


def _tidied(article: ReleasedArticle) -> ReleasedArticle:
    """Return a record with its English on one line, as builds compare it."""
    return replace(
        article,
        title=_tidy(article.title) if article.title else None,
        sentences=tuple(map(_tidy, article.sentences)),
    )


def _tidy(segment: Segment) -> Segment:
    english = on_one_line(segment.english)
    return segment if english == segment.english else replace(segment, english=english)


def _line_of_mistake(message: str, data: bytes) -> int | None:
    """Find the line of the article, or of the sentence, in which msgspec found a mistake."""
    place = PLACE.search(message)
    if place is None:
        return None
    start, inside = 0, data
    for key, number in (("articles", place[1]), ("sentences", place[2])):
        if number is not None:
            start, inside = _item(data, start, inside, key, int(number))
    return data.count(b"\n", 0, start) + 1


def _item(data: bytes, start: int, inside: bytes, key: str, number: int) -> tuple[int, bytes]:
    """Return where an item of a list begins, and its bytes; the object with it is at `start`."""
    listed = bytes(msgspec.json.decode(inside, type=dict[str, msgspec.Raw])[key])
    begin, item = data.index(listed, start), b""
    for raw in msgspec.json.decode(listed, type=list[msgspec.Raw])[: number + 1]:
        begin = data.index(bytes(raw), begin + len(item))
        item = bytes(raw)
    return begin, item
