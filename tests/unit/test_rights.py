"""What outlets do not allow, and what was withdrawn, is nowhere in the built site."""

from __future__ import annotations

import html
import json
import re
import shutil
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import polib
import pytest

from sitegen.arabic.letters import fold_text
from tests.conftest import Site

CONTENT = Path(__file__).parents[1] / "sites" / "rights"
DAY = "2024-03-06"
WORD = re.compile(r"\w+")
# Three words in a row say something; a name has two.
SHINGLE = 3
# What readers may see of each article that is not shown in full: its first sentences, or nothing.
SHOWN = {
    "excerpt": 2,
    "link": 0,
    "by-the-wire": 2,
    "no-address": 0,
    "taken-from-the-text": 0,
    "withdrawn": 0,
    "withdrawn-silently": 0,
}
GONE = ("withdrawn", "withdrawn-silently", "taken-from-the-text")


@pytest.fixture
def site(tmp_path: Path) -> Site:
    shutil.copytree(CONTENT, tmp_path / "copy", ignore=shutil.ignore_patterns("expected"))
    return Site(tmp_path / "copy")


class _Words(HTMLParser):
    """The words of a page without its markup, and those of its attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del tag
        self.words += [f" {value} " for _, value in attrs if value]

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def words_of(text: str) -> list[str]:
    """The words of a text however they are written, in order."""
    return WORD.findall(fold_text(text).casefold())


def shingles(text: str, length: int = SHINGLE) -> set[str]:
    found = words_of(text)
    return {" ".join(found[at : at + length]) for at in range(len(found) - length + 1)}


def everything(site: Site) -> Iterator[tuple[str, str]]:
    """The words of every file: as it is, with the escapes of JSON undone, and without markup."""
    for name, data in site.pages().items():
        # Pictures are not read.
        raw = data.decode("utf-8", "replace")
        yield name, raw
        yield name, re.sub(r"\\(?:u([0-9a-f]{4})|.)", _unescaped, raw)
        parser = _Words()
        parser.feed(raw)
        yield name, "".join(parser.words)
        yield name, html.unescape(re.sub(r"<[^>]*>", "", raw))


def _unescaped(found: re.Match[str]) -> str:
    return chr(int(found[1], 16)) if found[1] else " "


def leaks(site: Site, secrets: set[str]) -> set[tuple[str, str]]:
    """The secrets that stand in a file; none of them is shorter than a whole word."""
    found = set()
    for name, text in everything(site):
        flat = f" {' '.join(words_of(text))} "
        found |= {(name, secret) for secret in secrets if f" {secret} " in flat}
    return found


def texts(slug: str) -> tuple[list[str], list[str], list[str]]:
    """The titles, and the sentences in Arabic and in English, that an article's files hold."""
    path = CONTENT / "content" / "translations" / "en" / f"{slug}.po"
    _, front, body = (
        (CONTENT / "content" / "articles" / f"{slug}.md").read_text("utf-8").split("---\n")
    )
    titles = re.findall("^title: (.*)$", front, re.MULTILINE)
    body = re.sub(r"\]\([^)]*\)", "", body)
    arabic = [part for part in re.split(r"(?<=[.])\s+", body.strip()) if part]
    entries = list(polib.pofile(str(path))) if path.exists() else []
    titles += [entry.msgstr for entry in entries if entry.msgctxt]
    return titles, arabic, [entry.msgstr for entry in entries if not entry.msgctxt]


def secrets_of(slug: str) -> set[str]:
    """Every three words in a row that readers must not see."""
    titles, arabic, english = texts(slug)
    shown = SHOWN[slug]
    hidden = [*arabic[shown:], *english[shown:], *(titles if slug in GONE else ())]
    allowed = [*arabic[:shown], *english[:shown], *(() if slug in GONE else titles)]
    found = set().union(*map(shingles, hidden))
    return found - set().union(set(), *map(shingles, allowed))


ALL_SECRETS = set().union(*map(secrets_of, SHOWN))


def test_the_secrets_are_what_they_should_be() -> None:
    """The test below would pass with nothing to look for."""
    assert "half of the" in ALL_SECRETS
    assert "old bridge collapsed" in ALL_SECRETS
    assert "tale of the" in ALL_SECRETS
    assert len(ALL_SECRETS) > 60


def test_no_hidden_words_stand_anywhere(site: Site) -> None:
    said = site.run("build", "--date", DAY)
    assert "2 withdrawn" in said
    assert leaks(site, ALL_SECRETS) == set()
    assert leaks(site, shingles("تابعونا على صفحتنا")) == set()
    assert leaks(site, shingles("في الخامس من")) == set()
    shown = leaks(site, {"flour has become", "by permission of"})
    assert {name for name, _ in shown} >= {"en/articles/excerpt/index.html", "data/articles.jsonl"}


def test_a_leak_would_be_found(site: Site) -> None:
    """With the outlets' word taken away the same search finds everything that is not withdrawn."""
    outlets = site.root / "content" / "outlets.toml"
    outlets.write_text(re.sub("display = .*", "", outlets.read_text("utf-8")), "utf-8")
    site.run("build", "--date", DAY)
    found = {secret for _, secret in leaks(site, ALL_SECRETS)}
    assert found == set().union(*(secrets_of(slug) for slug in SHOWN if "withdrawn" not in slug))


def test_narrowing_takes_back_what_was_shown_and_equals_a_clean_build(site: Site) -> None:
    outlets = site.root / "content" / "outlets.toml"
    narrow = outlets.read_text("utf-8")
    outlets.write_text(re.sub("display = .*", "", narrow), "utf-8")
    withdrawn = site.root / "content" / "articles" / "withdrawn.md"
    gone = withdrawn.read_text("utf-8")
    withdrawn.write_text(re.sub("(?s)status:.*?---", "---", gone), "utf-8")
    site.run("build", "--date", DAY)
    assert leaks(site, secrets_of("withdrawn")) and leaks(site, secrets_of("link"))

    outlets.write_text(narrow, "utf-8")
    withdrawn.write_text(gone, "utf-8")
    site.run("build", "--date", DAY)
    assert leaks(site, ALL_SECRETS) == set()
    incremental = site.pages()
    site.run("clean")
    site.run("build", "--date", DAY)
    assert site.pages() == incremental


def test_drafts_show_a_tombstone_and_not_what_lies_under_it(site: Site) -> None:
    site.run("build", "--date", DAY, "--drafts")
    assert leaks(site, secrets_of("withdrawn")) == set()
    assert leaks(site, secrets_of("withdrawn-silently"))


def test_the_memory_of_such_articles_is_whole(site: Site) -> None:
    memory = site.root / "content" / "translations" / "en"
    before = {path.name: path.read_bytes() for path in memory.iterdir()}
    site.run("build", "--date", DAY)
    after = {path.name: path.read_bytes() for path in memory.iterdir()}
    assert {name: after[name] for name in before} == before
    assert "ولم يحضر نصف الأعضاء" in (memory / "link.po").read_text("utf-8")


def page(site: Site, slug: str, lang: str = "en") -> str:
    return site.pages()[f"{lang}/articles/{slug}/index.html"].decode()


def test_pages_say_how_much_they_show_and_lead_to_the_rest(site: Site) -> None:
    site.run("build", "--date", DAY)
    excerpt, link = page(site, "excerpt"), page(site, "link")
    assert "Read the whole article at The Careful Paper" in excerpt
    assert 'href="https://example.com/careful/1"' in excerpt
    assert "© The Careful Paper" in excerpt and "© The Careful Paper" in page(site, "excerpt", "ar")
    assert "اقرأ المقال كاملًا لدى الصحيفة الحذرة" in page(site, "excerpt", "ar")
    assert "Read the whole article at The Closed Paper" in link
    assert "City budget before the council" in link
    assert 'class="parallel' not in link
    # The index of the whole: who is named, and the days without their words.
    for text in (excerpt, link):
        assert "Sami Haddad" in text
    assert 'data-days="2024-04-10/"' in excerpt and "نيسان" not in excerpt
    assert "Read the whole article at The Open Paper" in page(site, "by-the-wire")


def test_credit_and_licence_stand_on_pages_in_feeds_and_in_data(site: Site) -> None:
    site.run("build", "--date", DAY)
    terms = "https://creativecommons.org/licenses/by/4.0/"
    assert f'<a href="{terms}" rel="license noopener noreferrer">CC BY 4.0</a>' in page(
        site, "in-full"
    )
    assert "© الصحيفة المفتوحة" in page(site, "in-full", "ar")
    allowed = page(site, "allowed")
    assert "By permission of The Closed Paper" in allowed and "All rights reserved" in allowed
    feed = site.pages()["en/feed.xml"].decode()
    assert f"<rights>© The Open Paper · CC BY 4.0 ({terms})</rights>" in feed
    assert f'<link rel="license" href="{terms}"' in feed
    assert '<link rel="via" href="https://example.com/closed/1"' in feed
    lines = site.pages()["data/articles.jsonl"].decode().splitlines()
    by_slug = {item["slug"]: item for item in map(json.loads, lines)}
    assert by_slug["in-full"]["licences"] == [{"name": "CC BY 4.0", "url": terms}]
    assert by_slug["link"]["display"] == "link" and by_slug["link"]["text"] == ""
    assert by_slug["link"]["unshown"] == {"sentences": 3, "actors": ["sami-haddad"]}
    # The article names both the outlet's credit and the agency's.
    assert [one["en"] for one in by_slug["by-the-wire"]["credits"]] == [
        "© The Open Paper",
        "The Wire",
    ]


def test_a_tombstone_says_that_when_and_why_and_is_listed_nowhere(site: Site) -> None:
    site.run("build", "--date", DAY)
    stone = page(site, "withdrawn")
    assert "withdrawn from this site on" in stone and 'datetime="2024-03-06"' in stone
    assert "Withdrawn at the publisher’s request." in stone and "The Open Paper" in stone
    assert '<meta name="robots" content="noindex">' in stone
    assert "سُحب بطلب من الناشر." in page(site, "withdrawn", "ar")
    twins = {"en/articles/withdrawn/index.html", "ar/articles/withdrawn/index.html"}
    naming = {name for name, data in site.pages().items() if b"articles/withdrawn/" in data} - {
        ".sitegen-manifest.json"
    }
    assert naming == twins
    assert not any("withdrawn-silently" in name for name in site.pages())
    assert "0 errors" in site.run("check")


def test_the_text_of_a_withdrawn_article_may_be_deleted_from_its_file(site: Site) -> None:
    path = site.root / "content" / "articles" / "withdrawn.md"
    front = path.read_text("utf-8").rpartition("---\n")[0]
    path.write_text(f"{front}---\n", "utf-8")
    site.run("build", "--date", DAY)
    assert "withdrawn from this site" in page(site, "withdrawn")


def test_an_actor_named_only_where_nothing_is_shown_still_has_a_page(site: Site) -> None:
    site.run("build", "--date", DAY)
    actor = site.pages()["en/actors/sami-haddad/index.html"].decode()
    assert "Named 2 times" in actor
    assert actor.count("Named in a part of the article that is not shown here.") == 2


def test_readers_who_could_not_follow_are_a_warning(site: Site) -> None:
    said = site.run("build", "--date", DAY)
    assert "no-address.md: display is link, but there is no url" in said
    assert "taken-from-the-text.md: display is link, but the title was taken from" in said
    assert "excerpt.md" not in said and "withdrawn.md" not in said
    site.run("build", "--date", DAY, "--strict", code=1)


def test_an_article_without_an_outlet_leads_to_where_it_was_published(site: Site) -> None:
    (site.root / "content" / "articles" / "alone.md").write_text(
        "---\ntitle: خبر\ndate: 2024-03-01\nurl: https://example.com/a\ndisplay: link\n"
        "credit: <b>me</b>\n---\n\nنص قصير.\n",
        "utf-8",
    )
    site.run("build", "--date", DAY)
    alone = page(site, "alone")
    assert "Read the whole article where it was published" in alone
    assert "&lt;b&gt;me&lt;/b&gt;" in alone and "<b>me</b>" not in alone
