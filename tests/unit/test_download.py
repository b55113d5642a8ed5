import json
import shutil
from collections import namedtuple
from collections.abc import Iterator
from pathlib import Path

import pytest

from sitegen.errors import ModelError
from sitegen.network.connection import Limits, Network, PassingError
from sitegen.packages import download as module
from sitegen.packages.download import download, forget, part_of
from tests.unit.model_server import Handler, Server, body, in_turn, parts, serving, status

FAST = Limits(connect=10.0, read=10.0, attempts=3, pause=0.0)
ONCE = Limits(connect=10.0, read=10.0, attempts=1)
DATA = bytes(i * 7 % 256 for i in range(300_000))


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as found:
        yield found


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / ".sitegen-download-x"


def fetch(server: Server, target: Path, limits: Limits = FAST) -> list[tuple[int, int]]:
    """Fetch /m, demand that it arrived whole, and return what progress was told."""
    told: list[tuple[int, int]] = []
    download(
        Network(limits),
        server.url("/m"),
        target,
        lambda line: None,
        lambda done, total: told.append((done, total)),
    )
    assert target.read_bytes() == DATA
    return told


def test_a_file_is_fetched_and_its_progress_told_in_bytes(server: Server, target: Path) -> None:
    server.routes["/m"] = body(DATA)
    told = fetch(server, target)
    assert told[-1] == (len(DATA), len(DATA))
    assert told == sorted(told)


def test_a_broken_download_is_gone_on_with_in_the_same_run(server: Server, target: Path) -> None:
    server.routes["/m"] = parts(DATA, breaks_after=100_000)
    fetch(server, target)
    assert server.ranges("/m") == ["", "bytes=100000-", "bytes=200000-"]


def test_a_broken_download_is_gone_on_with_in_the_next_run(server: Server, target: Path) -> None:
    server.routes["/m"] = in_turn(parts(DATA, breaks_after=100_000), parts(DATA))
    with pytest.raises(PassingError, match="broke off"):
        fetch(server, target, ONCE)
    assert target.stat().st_size == 100_000
    fetch(server, target)
    assert server.ranges("/m") == ["", "bytes=100000-"]


def test_what_is_here_as_a_whole_is_not_asked_for_again(server: Server, target: Path) -> None:
    server.routes["/m"] = parts(DATA)
    fetch(server, target)
    fetch(server, target)
    assert len(server.asked) == 1


def test_a_file_that_changed_meanwhile_is_fetched_anew(server: Server, target: Path) -> None:
    older = parts(bytes(300_000), tag='"v0"', breaks_after=100_000)
    server.routes["/m"] = in_turn(older, parts(DATA, tag='"v1"'))
    fetch(server, target)


@pytest.mark.parametrize(
    "headers",
    [
        {"Content_Range": "bytes 99999-299999/300000"},
        {"Content_Range": "bytes 100000-299999/300001"},
        {"Content_Range": "bytes 100000-299999/*"},
        {"Content_Range": "nonsense"},
        {},
        {"Content_Range": "bytes 100000-299999/300000", "ETag": '"v2"'},
    ],
)
def test_a_part_that_does_not_fit_is_not_joined(
    server: Server, target: Path, headers: dict[str, str]
) -> None:
    def wrong(handler: Handler) -> None:
        handler.begin(206, Content_Length=200_000, **headers)
        handler.wfile.write(bytes(200_000))

    server.routes["/m"] = in_turn(parts(DATA, breaks_after=100_000), wrong, body(DATA))
    fetch(server, target)
    assert server.ranges("/m") == ["", "bytes=100000-", ""]


def test_a_server_that_ignores_ranges_starts_again(server: Server, target: Path) -> None:
    broken = parts(DATA, breaks_after=100_000)
    server.routes["/m"] = in_turn(broken, body(DATA))
    fetch(server, target)
    assert server.ranges("/m") == ["", "bytes=100000-"]


def test_a_range_that_is_refused_starts_again(server: Server, target: Path) -> None:
    server.routes["/m"] = in_turn(parts(DATA, breaks_after=100_000), status(416), body(DATA))
    fetch(server, target)
    assert server.ranges("/m") == ["", "bytes=100000-", ""]


def test_without_a_mark_of_its_version_a_part_is_not_gone_on_with(
    server: Server, target: Path
) -> None:
    def short(handler: Handler) -> None:
        handler.begin(200, Content_Length=len(DATA), ETag='W/"weak"')
        handler.wfile.write(DATA[:1000])

    server.routes["/m"] = in_turn(short, body(DATA))
    fetch(server, target)
    assert server.ranges("/m") == ["", ""]


def test_the_time_of_the_last_change_marks_a_version_too(server: Server, target: Path) -> None:
    day = "Sat, 01 Jan 2022 00:00:00 GMT"

    def short(handler: Handler) -> None:
        handler.begin(200, Content_Length=len(DATA), Last_Modified=day)
        handler.wfile.write(DATA[:1000])

    def rest(handler: Handler) -> None:
        assert handler.headers["If-Range"] == day
        span = f"bytes 1000-{len(DATA) - 1}/{len(DATA)}"
        handler.begin(206, Content_Length=len(DATA) - 1000, Content_Range=span)
        handler.wfile.write(DATA[1000:])

    server.routes["/m"] = in_turn(short, rest)
    fetch(server, target)


def test_a_server_that_is_busy_is_asked_again(server: Server, target: Path) -> None:
    server.routes["/m"] = in_turn(status(503), status(500), body(DATA))
    fetch(server, target)


def test_tries_end(server: Server, target: Path) -> None:
    server.routes["/m"] = status(503)
    with pytest.raises(PassingError, match="503"):
        fetch(server, target)
    assert len(server.asked) == FAST.attempts


def test_a_download_that_always_breaks_at_the_same_place_ends(server: Server, target: Path) -> None:
    def short(handler: Handler) -> None:
        handler.begin(200, Content_Length=len(DATA))
        handler.wfile.write(DATA[:1000])

    server.routes["/m"] = short
    with pytest.raises(PassingError):
        fetch(server, target)
    assert len(server.asked) == FAST.attempts


def test_a_file_without_a_length_is_fetched_to_its_end(server: Server, target: Path) -> None:
    def unknown(handler: Handler) -> None:
        handler.begin(200)
        handler.wfile.write(DATA)

    server.routes["/m"] = unknown
    assert fetch(server, target)[-1] == (len(DATA), 0)
    fetch(server, target)
    assert len(server.asked) == 1


def test_a_part_of_another_address_is_not_gone_on_with(server: Server, target: Path) -> None:
    server.routes["/other"] = parts(bytes(300_000), breaks_after=1000)
    with pytest.raises(PassingError):
        download(Network(ONCE), server.url("/other"), target, lambda line: None, lambda *told: None)
    server.routes["/m"] = parts(DATA)
    fetch(server, target)
    assert server.ranges("/m") == [""]


@pytest.mark.parametrize("notes", [None, "", "[]", '{"address": 1}'])
def test_a_part_that_nothing_is_known_of_is_not_gone_on_with(
    server: Server, target: Path, notes: str | None
) -> None:
    target.write_bytes(b"remains")
    if notes is not None:
        target.with_name(target.name + ".json").write_text(notes)
    assert part_of(target) is None
    server.routes["/m"] = parts(DATA)
    fetch(server, target)


def test_a_length_beyond_the_limit_is_refused_before_anything_is_written(
    server: Server, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MAX_PACKED", 1000)
    server.routes["/m"] = body(DATA)
    with pytest.raises(ModelError, match="no model is so large"):
        fetch(server, target)
    assert not target.exists()


def test_what_goes_on_beyond_the_limit_is_cut_off(
    server: Server, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MAX_PACKED", 1000)

    def endless(handler: Handler) -> None:
        handler.begin(200)
        while not handler.server.closing.is_set():
            handler.wfile.write(bytes(1000))

    server.routes["/m"] = endless
    with pytest.raises(ModelError, match="no model is so large"):
        fetch(server, target)
    assert target.stat().st_size <= 1000


def test_a_disk_without_room_is_noticed_before_the_download(
    server: Server, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = namedtuple("usage", "total used free")(10**9, 10**9 - 1000, 1000)
    monkeypatch.setattr(shutil, "disk_usage", lambda path: full)
    server.routes["/m"] = body(DATA)
    with pytest.raises(OSError, match="too little room"):
        fetch(server, target)
    assert not target.exists()


def test_a_download_is_forgotten_with_its_notes(server: Server, target: Path) -> None:
    server.routes["/m"] = parts(DATA)
    fetch(server, target)
    notes = json.loads(target.with_name(target.name + ".json").read_text())
    assert notes == {"address": server.url("/m"), "mark": '"v1"', "size": len(DATA)}
    forget(target)
    assert list(target.parent.iterdir()) == []


@pytest.mark.parametrize("name", ["Content_Length", "Content_Range"])
def test_a_number_of_thousands_of_digits_is_no_size(
    server: Server, target: Path, name: str
) -> None:
    digits = "9" * 5000
    span = digits if name == "Content_Length" else f"bytes 100000-299999/{digits}"

    def strange(handler: Handler) -> None:
        handler.begin(200 if name == "Content_Length" else 206, **{name: span})
        handler.wfile.write(DATA if name == "Content_Length" else DATA[100_000:])

    first = parts(DATA, breaks_after=100_000)
    server.routes["/m"] = in_turn(*([first] if "Range" in name else []), strange, body(DATA))
    fetch(server, target)
