from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from sitegen.model import Digest, Doubt
from sitegen.render.datasets.files import articles_jsonl
from sitegen.render.edition import Place
from sitegen.render.feeds.elements import FEED_ARTICLES
from sitegen.render.feeds.lists import atom
from sitegen.render.feeds.sitemap import listed_pages, robots, sitemap
from sitegen.render.options import Naming
from sitegen.render.pages import plan_pages
from sitegen.render.summaries import descriptions
from sitegen.render.summaries.items import LONGEST_IN_LISTS
from tests.unit.digest_factory import (
    ENGLISH,
    SENTENCES,
    article,
    by_editor,
    digest_of,
    doubtful,
    edition,
    options,
    reviewed,
    sample,
    with_english,
)

URL = "https://example.org/d/"
NAMES = {"a": "http://www.w3.org/2005/Atom", "s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
XHTML = "{http://www.w3.org/1999/xhtml}link"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def lines_of(digest: Digest, naming: Naming) -> bytes:
    return b"".join(articles_jsonl(digest, naming))


def feed(digest: Digest, lang: str = "en") -> ET.Element:
    return ET.fromstring(atom(edition(digest, Path("nowhere"), lang, site_url=URL)))


def text(element: ET.Element, path: str) -> str:
    return element.findtext(path, namespaces=NAMES) or ""


def test_the_feed_lists_dated_articles_newest_first() -> None:
    root = feed(sample())
    entries = root.findall("a:entry", NAMES)
    assert [text(entry, "a:id") for entry in entries] == [
        f"{URL}en/articles/{slug}/" for slug in ("delta", "gamma", "alpha", "beta", "epsilon")
    ]
    assert text(root, "a:updated") == text(entries[0], "a:updated") == "2022-02-01T00:00:00Z"


def test_the_feed_says_which_language_and_whose_translation() -> None:
    delta, gamma, alpha, *_ = feed(sample()).findall("a:entry", NAMES)
    for entry, lang, term in (
        (delta, "ar", "translation-untranslated"),
        (gamma, "en", "translation-partly"),
        (alpha, "en", "translation-reviewed"),
    ):
        summary = entry.find("a:summary", NAMES)
        category = entry.find("a:category", NAMES)
        assert summary is not None and summary.get(LANG) == lang
        assert category is not None and category.get("term") == term
    assert text(gamma, "a:summary").startswith("Machine translation: Kassym-Jomart")
    assert text(alpha, "a:summary").startswith("Kassym-Jomart")


def test_the_feed_holds_the_whole_summary_with_links_and_whose_english_it_is() -> None:
    _, gamma, alpha, *_ = feed(sample()).findall("a:entry", NAMES)
    content = text(gamma, "a:content")
    first, second = f"{URL}en/articles/gamma/#s1", f"{URL}en/articles/gamma/#s3"
    assert content.index(f'href="{first}"') < content.index(f'href="{second}"')
    assert content.index("(Machine translation)") < content.index(second)
    assert content.endswith("chosen by a program.</p>")
    assert "(Draft)" in content
    assert "(Machine" not in text(alpha, "a:content")


def test_the_feed_holds_the_editors_words_in_every_language_they_were_written_in() -> None:
    digest = digest_of([by_editor(ar="بقلمي <أنا>", en="In my words")])
    (entry,) = feed(digest).findall("a:entry", NAMES)
    assert text(entry, "a:summary") == "Editor’s summary: In my words"
    content = text(entry, "a:content")
    assert content.startswith("<p>Editor’s summary</p>")
    assert "only" not in content
    (alone,) = feed(digest_of([by_editor(ar="بقلمي")])).findall("a:entry", NAMES)
    assert text(alone, "a:content").endswith("<p>Written by the editors, in Arabic only.</p>")
    assert content.index('<p lang="en" dir="ltr">In my words</p>') < content.index('lang="ar"')
    assert "بقلمي &lt;أنا&gt;" in content


def test_the_feed_says_of_an_excerpt_that_it_is_one() -> None:
    shown = replace(article("x", date(2022, 1, 6)), display="excerpt")
    (entry,) = feed(digest_of([shown])).findall("a:entry", NAMES)
    assert text(entry, "a:content").endswith("<p>The beginning of the article.</p>")


@pytest.mark.parametrize(
    ("reviewer", "lang", "label"),
    [
        ("name", "en", "Reviewed translation by Rima Haddad on 1 March 2026"),
        ("initials", "en", "Reviewed translation by R. H. on 1 March 2026"),
        ("hidden", "en", "Reviewed translation on 1 March 2026"),
        ("name", "ar", "ترجمة مُراجَعة على يد Rima Haddad في 1 مارس 2026"),
    ],
)
def test_the_feed_says_who_reviewed_as_far_as_the_site_allows(
    reviewer: str, lang: str, label: str
) -> None:
    digest = digest_of([reviewed("x", date(2022, 1, 6))])
    root = ET.fromstring(
        atom(edition(digest, Path("nowhere"), lang, site_url=URL, reviewer=reviewer))
    )
    category = root.find("a:entry/a:category", NAMES)
    assert category is not None
    assert (category.get("term"), category.get("label")) == ("translation-reviewed", label)


def test_the_feed_ends_after_its_newest_articles() -> None:
    many = [article(f"a{n}", date(2022, 1, 1) + timedelta(n)) for n in range(FEED_ARTICLES + 3)]
    assert len(feed(digest_of(many)).findall("a:entry", NAMES)) == FEED_ARTICLES


def test_a_feed_without_articles_is_valid() -> None:
    assert text(feed(digest_of([])), "a:updated") == "1970-01-01T00:00:00Z"


def test_characters_that_xml_cannot_hold_are_left_out() -> None:
    odd = article("x", date(2022, 1, 6), title="عنوان\x0b\x00 <b> & \ufffe")
    assert text(feed(digest_of([odd]), "ar"), "a:entry/a:title") == "عنوان <b> & "


def test_the_sitemap_lists_every_page_with_its_alternates() -> None:
    editions = {
        lang: edition(sample(), Path("nowhere"), lang, site_url=URL) for lang in ("ar", "en")
    }
    plans = plan_pages(editions)
    root = ET.fromstring(sitemap(listed_pages(plans)))
    places = [text(url, "s:loc") for url in root]
    hidden = [plan for plan in plans if not plan.listed]
    assert sum(plan.file.endswith("mail.html") for plan in hidden) == 8
    assert len(places) == len(plans) - 1 - len(hidden)
    assert f"{URL}404.html" not in places
    for url in root:
        links = {link.get("hreflang"): link.get("href") for link in url.findall(XHTML)}
        assert set(links) == {"ar", "en", "x-default"}
        assert set(links.values()) <= set(places)


def test_robots_sends_search_engines_away_from_a_preview() -> None:
    folder = Path("nowhere")
    assert robots(options(folder)) == b"User-agent: *\nAllow: /\n"
    assert b"Disallow: /\n" in robots(options(folder, preview=True))
    assert b"Sitemap: https://example.org/d/sitemap.xml" in robots(options(folder, site_url=URL))


def test_the_data_hold_one_article_a_line_oldest_first() -> None:
    lines = lines_of(sample(), "name").decode().splitlines()
    articles = [json.loads(line) for line in lines]
    assert [entry["slug"] for entry in articles] == [
        "epsilon",
        "alpha",
        "beta",
        "gamma",
        "delta",
        "zeta",
    ]
    gamma = articles[3]
    assert gamma["title_en"] == "Tokayev: order is back"
    assert gamma["summary"] == [0, 2]
    assert [sentence["state"] for sentence in gamma["sentences"]] == [
        "machine",
        "reviewed",
        "drafted",
    ]
    assert gamma["translation"]["state"] == "partly"
    assert gamma["proposed"] == ["outlet"]
    for span in (*gamma["mentions"], *gamma["quotes"], *gamma["dates"]):
        assert gamma["text"][span["start"] : span["end"]] == span["text"]
    assert articles[5]["date"] is None


def test_a_feed_has_the_beginning_of_a_long_summary_by_the_editor_in_paragraphs() -> None:
    digest = digest_of([by_editor(en="First.\n\nSecond\nline.\n\n" + "More words. " * 10_000)])
    (entry,) = feed(digest).findall("a:entry", NAMES)
    content = text(entry, "a:content")
    assert '<p lang="en" dir="ltr">First.</p><p lang="en" dir="ltr">Second line.</p>' in content
    assert content.count("More words.") > 10
    assert len(content) < 2 * LONGEST_IN_LISTS


def test_the_data_hold_the_line_of_lists_and_whose_summary_it_is() -> None:
    digest = digest_of(
        [
            article("m", date(2022, 1, 1), states=("machine", "machine", "machine")),
            article("n", date(2022, 1, 2), states=("untranslated",) * 3),
            by_editor("o", date(2022, 1, 3), en="In my words"),
        ]
    )
    lines = lines_of(digest, "name").decode().splitlines()
    machine, arabic, editor = map(json.loads, lines)
    assert machine["summary_by"] == "program"
    assert machine["lead_line"] == {"ar": SENTENCES[0], "en": ENGLISH[0], "en_state": "machine"}
    assert arabic["lead_line"] == {"ar": SENTENCES[0], "en": "", "en_state": None}
    assert editor["summary_by"] == "editor"
    excerpt = replace(article("e", None), display="excerpt")
    assert json.loads(lines_of(digest_of([excerpt]), "name"))["summary_by"] == "excerpt"
    assert editor["lead_line"] == {"ar": "", "en": "In my words", "en_state": None}


def test_the_data_tell_what_is_doubtful_and_what_was_put_right() -> None:
    (line,) = lines_of(digest_of([doubtful()]), "name").decode().splitlines()
    repaired, parts, changed = json.loads(line)["sentences"]
    assert repaired["repairs"][0] == {
        "kind": "edit",
        "term": "توكاييف",
        "written": "Tokayev",
        "replaced": "Tukaev",
    }
    assert (repaired["doubts"], repaired["parts"], parts["parts"]) == ([], 1, 3)
    assert [doubt["kind"] for doubt in parts["doubts"]] == ["negation", "score"]
    assert changed["doubts"] == [{"kind": "number", "detail": "٢٥٠٠ → 2,050"}]


def test_doubts_beyond_the_first_are_a_count_in_the_data() -> None:
    found = tuple(Doubt("number", str(number)) for number in range(3))
    made = with_english(doubtful(), 0, state="machine", doubts=(*found, Doubt("number", more=33)))
    (line,) = lines_of(digest_of([made]), "name").decode().splitlines()
    *listed, last = json.loads(line)["sentences"][0]["doubts"]
    assert [doubt["detail"] for doubt in listed] == ["0", "1", "2"]
    assert last == {"kind": "number", "detail": "", "more": 33}


@pytest.mark.parametrize(
    ("reviewer", "name"), [("name", "Rima Haddad"), ("initials", "R. H."), ("hidden", "")]
)
def test_the_data_name_reviewers_as_the_site_does(reviewer: Naming, name: str) -> None:
    (line,) = lines_of(digest_of([reviewed("x", None)]), reviewer).decode().splitlines()
    first = json.loads(line)["sentences"][0]
    assert (first["translator"], first["reviewed_on"]) == (name, "2026-03-01")


def test_a_line_of_data_is_a_line_to_every_reader() -> None:
    odd = article("x", None, title="أ\u2028ب\u0085ج\u2029د")
    source = lines_of(digest_of([odd]), "name").decode()
    (line,) = source.splitlines()
    assert json.loads(line)["title_ar"] == "أ\u2028ب\u0085ج\u2029د"


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_a_sites_own_word_for_a_summary_stands_before_the_editors_words(
    tmp_path: Path, lang: str
) -> None:
    catalogue = tmp_path / "locale" / "ar.po"
    catalogue.parent.mkdir()
    catalogue.write_text('msgid "Editor’s summary"\nmsgstr "خلاصة التحرير"\n', "utf-8")
    # English readers get the Arabic words of an editor who wrote none in English.
    digest = digest_of([by_editor(ar="عاد النظام إلى كازاخستان بعد أيام من الاضطرابات.")])
    made = edition(digest, tmp_path, lang, site_url=URL, overrides=tmp_path)
    root = ET.fromstring(atom(made))
    assert text(root, "a:entry/a:summary").startswith("خلاصة التحرير: عاد النظام")
    place = Place(made, f"{lang}/articles/edited/")
    assert descriptions.of_article(place, digest.articles["edited"]).startswith("خلاصة التحرير: ")
