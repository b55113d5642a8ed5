import http.client
import json
import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from sitegen.errors import Problem, Severity, SitegenError
from sitegen.preview.pages import Shown, with_client
from sitegen.preview.server import MOST_PROBLEMS, News, Preview, news_of
from sitegen.render.write import write_manifest

# A server on loopback that has not answered after this many seconds will not.
PATIENCE = 30
PAGE = b"<!doctype html>\n<html><body>\n<p>\xd9\x86\xd8\xb5</p>\n</body></html>\n"
NOT_FOUND = (
    '<!doctype html><html><head><link rel="stylesheet" href="/digest/assets/style.css">'
    '<script src="assets/site.js"></script></head>'
    '<body><a href="/digest/en/">home</a> <a href="https://example.org/">away</a> '
    '<a href="#top">top</a></body></html>'
)
FILES = {
    "index.html": PAGE,
    "404.html": NOT_FOUND.encode(),
    "en/index.html": PAGE,
    "en/feed.xml": b"<feed/>",
    "assets/style.css": b"p { color: red }",
    "assets/site.js": b"'use strict';",
    "assets/font.woff2": b"font",
    "data/articles.jsonl": b"{}\n",
    "strange.unknown": b"?",
    "ar/مقال/index.html": PAGE,
    ".hidden/secret.txt": b"secret",
}
SHOWN_URL = "https://example.org/digest/"


def write_site(folder: Path, files: dict[str, bytes]) -> None:
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    write_manifest(folder, {name: str(hash(data)) for name, data in files.items()})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    write_site(folder, FILES)
    (tmp_path / "private.txt").write_text("private")
    (folder / "link.txt").symlink_to(tmp_path / "private.txt")
    (folder / "led").mkdir()
    (folder / "led" / "index.html").symlink_to(tmp_path / "private.txt")
    os.mkfifo(folder / "pipe")
    return folder


@pytest.fixture
def preview() -> Iterator[Preview]:
    preview = Preview(0)
    preview.start()
    yield preview
    preview.stop()


@pytest.fixture
def serving(preview: Preview, folder: Path) -> Preview:
    preview.show(Shown(folder, SHOWN_URL), News("good"))
    return preview


class Reply:
    def __init__(self, preview: Preview, path: str, method: str = "GET", **headers: str) -> None:
        connection = http.client.HTTPConnection(preview.address[7:-1], timeout=PATIENCE)
        connection.request(method, path, headers=headers)
        response = connection.getresponse()
        self.status, self.headers, self.body = response.status, response.headers, response.read()
        connection.close()


class Events:
    """An open page's stream of events."""

    def __init__(self, preview: Preview) -> None:
        self._connection = http.client.HTTPConnection(preview.address[7:-1], timeout=PATIENCE)
        self._connection.request("GET", "/__sitegen/events")
        self._response = self._connection.getresponse()
        assert self._response.headers["Content-Type"].startswith("text/event-stream")

    def next(self) -> dict[str, object]:
        while line := self._response.readline():
            if line.startswith(b"data: "):
                return dict(json.loads(line.removeprefix(b"data: ")))
        raise EOFError

    def close(self) -> None:
        self._response.close()
        self._connection.close()


def test_pages_get_the_script_on_the_way_out_only(serving: Preview, folder: Path) -> None:
    reply = Reply(serving, "/en/")
    assert reply.status == 200
    assert reply.headers["Content-Type"] == "text/html; charset=utf-8"
    assert reply.headers["Cache-Control"] == "no-store"
    text = reply.body.decode()
    assert "نص" in text
    assert text.index("client.js") < text.index("</body>")
    assert (folder / "en" / "index.html").read_bytes() == PAGE


def test_a_page_without_an_end_gets_the_script_too() -> None:
    assert with_client(b"<p>x", "1").startswith(b'<p>x<script src="/__sitegen/client.js')
    assert b"</BODY>" in with_client(b"<p>x</BODY>", "1").split(b"</script>")[1]


@pytest.mark.parametrize(
    ("path", "type_"),
    [
        ("/en/feed.xml", "application/xml; charset=utf-8"),
        ("/assets/style.css", "text/css; charset=utf-8"),
        ("/assets/site.js", "text/javascript; charset=utf-8"),
        ("/assets/font.woff2", "font/woff2"),
        ("/data/articles.jsonl", "application/jsonl; charset=utf-8"),
        ("/strange.unknown", "application/octet-stream"),
        ("/__sitegen/client.js", "text/javascript; charset=utf-8"),
        ("/__sitegen/client.css", "text/css; charset=utf-8"),
    ],
)
def test_files_come_as_they_are_with_their_type(serving: Preview, path: str, type_: str) -> None:
    reply = Reply(serving, path)
    assert reply.status == 200
    assert reply.headers["Content-Type"] == type_
    if path[1:] in FILES:
        assert reply.body == FILES[path[1:]]


def test_a_folder_without_its_slash_is_redirected_with_its_query(serving: Preview) -> None:
    reply = Reply(serving, "/en?q=1")
    assert (reply.status, reply.headers["Location"]) == (307, "/en/?q=1")
    arabic = "/ar/%D9%85%D9%82%D8%A7%D9%84"
    assert Reply(serving, arabic).headers["Location"] == arabic + "/"
    assert Reply(serving, arabic + "/").status == 200


def test_head_tells_the_length_and_sends_nothing(serving: Preview) -> None:
    reply, whole = Reply(serving, "/en/", "HEAD"), Reply(serving, "/en/")
    assert (reply.status, reply.body) == (200, b"")
    assert reply.headers["Content-Length"] == str(len(whole.body))
    assert Reply(serving, "/en/", "POST").status == 405


@pytest.mark.parametrize(
    "path",
    [
        "/../private.txt",
        "/%2e%2e/private.txt",
        "/..%2fprivate.txt",
        "/en/..%5c..%5cprivate.txt",
        "//etc/passwd",
        "/%2fetc/passwd",
        "/link.txt",
        "/.sitegen-manifest.json",
        "/.hidden/secret.txt",
        "/en/%00",
        "/" + "x" * 300,
        "/__sitegen/server.py",
        "/__sitegen/../sitegen.toml",
        "/led/",
        "/led/index.html",
        "/pipe",
        "/en/%0a",
        "/en%0d%0a/index.html",
    ],
)
def test_nothing_outside_the_site_and_nothing_hidden_is_served(serving: Preview, path: str) -> None:
    reply = Reply(serving, path)
    assert reply.status == 404
    assert b"private" not in reply.body
    assert b"root:" not in reply.body
    assert b"client.js" in reply.body
    assert reply.headers["Cache-Control"] == "no-store"


def test_a_404_page_that_leads_out_of_the_site_is_not_served(
    serving: Preview, folder: Path
) -> None:
    (folder / "404.html").unlink()
    (folder / "404.html").symlink_to(folder.parent / "private.txt")
    reply = Reply(serving, "/nowhere")
    assert reply.status == 404
    assert b"private" not in reply.body


def test_a_file_is_no_folder(serving: Preview) -> None:
    assert Reply(serving, "/en/index.html").status == 200
    assert Reply(serving, "/en/index.html/").status == 404


@pytest.mark.parametrize("path", ["/en/", "/__sitegen/events", "/nowhere"])
def test_pages_from_elsewhere_get_nothing_and_visitors_all(serving: Preview, path: str) -> None:
    for site in ("cross-site", "same-site"):
        for mode, goal in (("no-cors", "script"), ("cors", "empty"), ("navigate", "iframe")):
            sent = {"Sec-Fetch-Site": site, "Sec-Fetch-Mode": mode, "Sec-Fetch-Dest": goal}
            reply = Reply(serving, path, "HEAD", **sent)
            assert reply.status == 403
            assert reply.headers["Cross-Origin-Resource-Policy"] == "same-origin"
        visit = {"Sec-Fetch-Site": site, "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}
        assert Reply(serving, path, "HEAD", **visit).status in (200, 404)
    own = {"Sec-Fetch-Site": "same-origin", "Sec-Fetch-Mode": "cors", "Sec-Fetch-Dest": "empty"}
    assert Reply(serving, path, "HEAD", **own).status in (200, 404)


def test_no_answer_may_be_framed_from_elsewhere(serving: Preview) -> None:
    for path, method in (("/en/", "GET"), ("/en/", "POST"), ("/__sitegen/events", "HEAD")):
        reply = Reply(serving, path, method)
        assert reply.headers["X-Frame-Options"] == "SAMEORIGIN"
        assert reply.headers["Content-Security-Policy"] == "frame-ancestors 'self'"
        assert reply.headers.get_all("Cache-Control") == ["no-store"]


def test_head_on_the_events_ends(serving: Preview) -> None:
    reply = Reply(serving, "/__sitegen/events", "HEAD")
    assert reply.status == 200
    assert reply.headers["Content-Type"].startswith("text/event-stream")


def test_a_page_that_connects_is_told_of_the_site_as_it_is_by_then(
    serving: Preview, folder: Path
) -> None:
    # Another command builds the site; the watch has not told anybody yet.
    write_site(folder, {**FILES, "index.html": PAGE + b"<!-- another -->"})
    events, page = Events(serving), Reply(serving, "/en/").body.decode()
    assert f"?site={events.next()['site']}" in page
    events.close()


def test_the_sites_own_404_leads_to_this_server(serving: Preview) -> None:
    reply = Reply(serving, "/en/nowhere/at/all")
    assert reply.status == 404
    text = reply.body.decode()
    assert 'href="/assets/style.css"' in text
    assert 'src="/assets/site.js"' in text
    assert 'href="/en/"' in text
    assert 'href="https://example.org/"' in text
    assert 'href="#top"' in text
    assert "client.js" in text


def test_a_site_without_a_404_page_gets_a_plain_one(preview: Preview, tmp_path: Path) -> None:
    write_site(tmp_path / "bare", {"index.html": PAGE})
    preview.show(Shown(tmp_path / "bare"), News("good"))
    reply = Reply(preview, "/<script>")
    assert reply.status == 404
    assert b"no page at this address" in reply.body
    assert b'<a href="/">' in reply.body


def test_before_the_first_build_a_page_says_so(preview: Preview, tmp_path: Path) -> None:
    for shown in (None, Shown(), Shown(tmp_path / "not-built")):
        if shown is not None:
            preview.show(shown, News("failed", (Problem("is broken"),)))
        reply = Reply(preview, "/en/")
        assert reply.status == 503
        assert b"no site to show yet" in reply.body
        assert b"client.js" in reply.body


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "[::2]", ""])
def test_other_host_names_are_refused(serving: Preview, host: str) -> None:
    for path in ("/en/", "/__sitegen/events", "/__sitegen/client.js"):
        reply = Reply(serving, path, Host=host)
        assert reply.status == 400
        assert "نص" not in reply.body.decode()


@pytest.mark.parametrize("host", ["localhost", "localhost:8000", "127.0.0.1:1", "[::1]:8000"])
def test_names_of_this_machine_are_accepted(serving: Preview, host: str) -> None:
    assert Reply(serving, "/en/", Host=host).status == 200


def test_an_open_page_is_told_how_things_stand_and_then_every_news(
    serving: Preview, folder: Path
) -> None:
    events, page = Events(serving), Reply(serving, "/en/").body.decode()
    first = events.next()
    assert first["state"] == "good"
    assert f"?site={first['site']}" in page
    hostile = Path("content/articles/<img src=x>\n.md")
    problem = Problem("is </script> broken\u2028here", hostile, 3, "mend it")
    warning = Problem("looks odd", severity=Severity.WARNING)
    serving.show(Shown(folder, SHOWN_URL), news_of((problem, warning), built=False))
    failed = events.next()
    assert failed["state"] == "failed"
    assert failed["site"] == first["site"]
    assert failed["id"] != first["id"]
    assert failed["problems"] == [
        {
            "severity": "error",
            "message": "is </script> broken\u2028here",
            "file": str(hostile),
            "line": 3,
            "hint": "mend it",
        }
    ]
    write_site(folder, {**FILES, "index.html": PAGE + b"<!-- new -->"})
    serving.show(Shown(folder, SHOWN_URL), news_of((warning,), built=True))
    good = events.next()
    assert good["state"] == "good"
    assert good["problems"] == []
    assert good["site"] != first["site"]
    events.close()
    late = Events(serving)
    assert late.next() == good
    late.close()


def test_a_page_is_spared_more_problems_than_anybody_reads(serving: Preview, folder: Path) -> None:
    problems = tuple(Problem(f"number {number}") for number in range(MOST_PROBLEMS + 3))
    serving.show(Shown(folder), news_of(problems, built=True))
    events = Events(serving)
    news = events.next()
    events.close()
    assert news["state"] == "incomplete"
    assert len(news["problems"]) == MOST_PROBLEMS
    assert news["more"] == 3


def test_a_taken_port_is_a_plain_error_with_a_way_out() -> None:
    first = Preview(0)
    port = int(first.address.rsplit(":", 1)[1].strip("/"))
    with pytest.raises(SitegenError) as caught:
        Preview(port)
    first.stop()
    [problem] = caught.value.problems
    assert str(port) in problem.message
    assert "--port" in problem.hint


def test_stopping_ends_open_streams_and_frees_the_port(folder: Path) -> None:
    preview = Preview(0)
    preview.start()
    preview.show(Shown(folder), News("good"))
    port = int(preview.address.rsplit(":", 1)[1].strip("/"))
    events = Events(preview)
    events.next()
    ended = threading.Event()

    def wait_for_the_end() -> None:
        with pytest.raises((EOFError, OSError)):
            events.next()
        ended.set()

    page = threading.Thread(target=wait_for_the_end)
    page.start()
    preview.stop()
    assert ended.wait(PATIENCE)
    page.join()
    events.close()
    assert [thread.name for thread in threading.enumerate() if thread.name == "preview"] == []
    Preview(port).stop()
