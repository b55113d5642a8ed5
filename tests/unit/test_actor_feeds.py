from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree as ET

from sitegen.model import Digest
from sitegen.render.actors.plans import plan_actor_feeds
from sitegen.render.environment import packaged_theme
from sitegen.render.feeds.elements import FEED_ARTICLES
from sitegen.render.page_facts import read_page
from sitegen.render.site import render_site
from tests.unit.actor_digest import crowd, person
from tests.unit.digest_factory import Memory, edition, options

ATOM = "{http://www.w3.org/2005/Atom}"
URL = "https://example.org/d/"


def few(articles: int = 12) -> Digest:
    actors = [person(number) for number in range(6)]
    actors[1] = person(1, "سعيد بدر", "Saeed Badr", listed_by="found")
    return crowd(actors, articles)


def feeds(digest: Digest, tmp_path, lang: str = "en", **changes: object) -> dict[str, ET.Element]:
    changes = {"site_url": URL, **changes}
    made = edition(digest, tmp_path, lang, **changes)
    return {plan.file: ET.fromstring(plan.write()) for plan in plan_actor_feeds(made)}


def test_a_feed_tells_of_the_dated_articles_that_name_an_actor(tmp_path) -> None:
    digest = few(80)
    feed = feeds(digest, tmp_path)["en/actors/actor-0/feed.xml"]
    entry = digest.actors["actor-0"]
    dated = [slug for slug in entry.slugs if digest.articles[slug].article.date]
    ids = [str(found.findtext(f"{ATOM}id")) for found in feed.iter(f"{ATOM}entry")]
    assert ids == [f"{URL}en/articles/{slug}/" for slug in dated[:FEED_ARTICLES]]
    assert len(dated) < len(entry.slugs)
    assert feed.findtext(f"{ATOM}id") == f"{URL}en/actors/actor-0/"
    assert feed.findtext(f"{ATOM}title") == "The Digest: Aamer Salem 0"
    newest = digest.articles[dated[0]].article.date
    assert feed.findtext(f"{ATOM}updated") == f"{newest}T00:00:00Z"
    assert {link.get("href") for link in feed.findall(f"{ATOM}link")} == {
        f"{URL}en/actors/actor-0/",
        f"{URL}en/actors/actor-0/feed.xml",
    }


def test_every_feed_has_a_name_of_its_own(tmp_path) -> None:
    ids = [
        feed.findtext(f"{ATOM}id")
        for lang in ("ar", "en")
        for feed in feeds(few(), tmp_path, lang).values()
    ]
    assert len(ids) == len(set(ids)) == 12


def test_what_the_program_found_says_so_and_needs_two_articles(tmp_path) -> None:
    digest = few()
    name = "en/actors/actor-1/feed.xml"
    assert "not confirmed" in str(feeds(digest, tmp_path)[name].findtext(f"{ATOM}subtitle"))
    entry = digest.actors["actor-1"]
    dated = [slug for slug in entry.slugs if digest.articles[slug].article.date]
    once = replace(entry, slugs=tuple(dated[:1]))
    digest = replace(digest, actors={**digest.actors, "actor-1": once})
    assert name not in feeds(digest, tmp_path)
    confirmed = replace(once, actor=replace(once.actor, listed_by="editor"))
    digest = replace(digest, actors={**digest.actors, "actor-1": confirmed})
    assert name in feeds(digest, tmp_path)


def test_without_the_sites_address_there_are_no_feeds(tmp_path) -> None:
    assert feeds(few(), tmp_path, site_url="") == {}


def test_feeds_are_kept_while_nothing_changes_and_go_with_their_actor(tmp_path) -> None:
    digest, memory = few(), Memory()
    made = options(tmp_path, theme=packaged_theme(), site_url=URL)
    render_site(digest, made, memory)
    feed = made.output / "en/actors/actor-1/feed.xml"
    before, written = feed.read_bytes(), feed.stat().st_mtime_ns
    render_site(digest, made, memory)
    assert feed.stat().st_mtime_ns == written
    feed.write_bytes(b"spoilt")
    render_site(digest, made, memory)
    assert feed.read_bytes() == before
    page = read_page((made.output / "en/actors/actor-1/index.html").read_text("utf-8"))
    assert "feed.xml" in {reference.url for reference in page.references}
    fewer = {key: entry for key, entry in digest.actors.items() if key != "actor-1"}
    render_site(replace(digest, actors=fewer), made, memory)
    assert not feed.parent.exists()
