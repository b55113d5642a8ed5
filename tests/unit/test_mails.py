"""A day of the digest as an e-mail."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from sitegen.model import Digest, TakenSentence
from sitegen.render.environment import open_theme, packaged_theme
from sitegen.render.mails.day import MOST_BYTES
from sitegen.render.mails.plans import plan_mails
from sitegen.render.page_facts import read_page
from tests.unit.digest_factory import (
    article,
    digest_of,
    edition,
    options,
    with_english,
    with_story,
)

URL = "https://example.org/d/"
DAY = date(2022, 1, 6)


def day(*more: int) -> Digest:
    made = [
        article("one", DAY, states=("machine", "machine", "reviewed")),
        article("two", DAY),
        article("bare", DAY, title_en="", states=("untranslated",) * 3),
    ]
    made += [article(f"m{number:04}", DAY) for number in range(*more)] if more else []
    digest = with_story(digest_of(made), "one", "two")
    summary = (TakenSentence("one", 0), TakenSentence("two", 2), TakenSentence("bare", 1))
    return replace(digest, days=(replace(digest.days[0], summary=summary),))


def mail(
    digest: Digest,
    lang: str = "en",
    folder: Path | None = None,
    kind: str = ".html",
    **changes: object,
) -> str:
    """The mail of the only day, as HTML or plain text."""
    changes = {"site_url": URL, "theme": packaged_theme(), **changes}
    where = folder or Path("nowhere")
    plan = next(
        plan
        for plan in plan_mails(edition(digest, where, lang, **changes))
        if plan.file.endswith(kind)
    )
    page, view = plan.build()
    return open_theme(options(where, **changes)).render(plan.template, page, view).decode()


def text(digest: Digest, lang: str = "en") -> str:
    return mail(digest, lang, kind=".txt")


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_a_mail_fetches_nothing_and_links_with_whole_addresses(lang: str) -> None:
    source = mail(day(), lang)
    found = read_page(source).references
    assert found and all(one.purpose == "link" and one.url.startswith(URL) for one in found)
    assert not re.search(r"<(script|img|link|style)\b", source)
    assert source.count("<table") == 1
    assert f"{URL}{'ar' if lang == 'en' else 'en'}/digest/2022/01/06/mail.html" in source


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_every_block_of_a_mail_says_its_language_and_direction(lang: str) -> None:
    sides = {"ar": ("rtl", "right"), "en": ("ltr", "left")}
    blocks = re.findall(r"<(?:p|h[1-6])\b([^>]*)>", mail(day(), lang))
    assert len(blocks) > 8
    for attributes in blocks:
        found = re.search(r'lang="(\w+)" dir="(\w+)"', attributes)
        assert found, attributes
        assert sides[found[1]] == (found[2], re.findall(r"text-align:(\w+)", attributes)[-1])


def test_a_mail_says_whose_english_each_line_is() -> None:
    source = mail(day())
    assert source.count("<b>Machine translation</b>") == 1
    assert "Machine translation: Kassym-Jomart" in source
    assert "chosen by a program" in source
    assert ">2 reports</a>" in source
    said = text(day())
    assert "had returned to Kazakhstan. (Machine translation)\n" in said
    assert said.splitlines()[0] == "The Digest: Thursday, 6 January 2022"
    assert all(one in said for one in re.findall(r'href="([^"]+articles[^"]+)"', source))


def test_a_mail_ends_before_mail_programs_cut_it_and_says_what_is_missing() -> None:
    source = mail(day(600))
    assert MOST_BYTES / 2 < len(source.encode()) <= MOST_BYTES
    shown = source.count("<h3")
    assert f"and {602 - shown} more articles" in source
    assert len(text(day(600)).encode()) <= MOST_BYTES
    assert "more article" not in mail(day())


def test_a_mail_of_stories_in_machine_english_has_room_for_what_is_said_of_each() -> None:
    digest = day(300)
    machine = {
        slug: with_english(one, None, state="machine") for slug, one in digest.articles.items()
    }
    digest = replace(digest, articles=machine)
    for number in range(0, 298, 2):
        digest = with_story(digest, f"m{number:04}", f"m{number + 1:04}")
    for lang in ("ar", "en"):
        assert MOST_BYTES / 2 < len(mail(digest, lang).encode()) <= MOST_BYTES


def test_without_the_sites_address_there_are_no_mails() -> None:
    made = edition(day(), Path("nowhere"), "en", site_url="")
    assert [*plan_mails(made)] == []


def test_a_site_may_have_a_mail_of_its_own(tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "mail.html").write_text("<p>{{ view.heading }} {{ view.lines|length }}</p>", "utf-8")
    assert mail(day(), folder=tmp_path, overrides=own).startswith("<p>Thursday, 6 January 2022 2")


def titled(slugs: tuple[str, ...] = ("alpha", "other")) -> Digest:
    """A day with a report of a story that has a title of the editor's."""
    reports = [article("alpha", DAY), article("other", date(2022, 1, 5))]
    digest = with_story(digest_of(reports), *slugs, title_en="The flood & <what> came")
    return replace(digest, days=digest.days[:1])


def test_an_article_has_its_own_title_and_its_story_stands_below() -> None:
    source, said = mail(titled()), text(titled())
    heading = re.search(r"<h3[^>]*>(.*?)</h3>", source)
    assert heading and re.sub("<.*?>", "", heading[1]) == "Tokayev: order is back"
    assert f'href="{URL}en/articles/alpha/"' in heading[1]
    named = (
        r'href="{}en/stories/alpha/"[^>]*>2 reports</a>: <bdi lang="en">The flood &amp; &lt;what'
    )
    assert re.search(named.format(URL), source)
    assert f"2 reports: The flood & <what> came {URL}en/stories/alpha/\n" in said
    assert "\nTokayev: order is back\nAl-Masry Al-Youm\n" in said


def test_plain_text_has_a_template_that_a_site_may_replace(tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "mail.txt").write_text("{{ view.lines[0].story_title.text }} & more", "utf-8")
    found = mail(titled(), folder=tmp_path, kind=".txt", overrides=own)
    assert found == "The flood & <what> came & more"


def test_words_of_the_plain_text_are_those_of_its_language() -> None:
    said = text(day(600), "ar")
    assert not set(re.findall(r"[a-z]{3,}", re.sub(r"https?:\S+", "", said))) & {
        "and", "more", "all", "articles", "machine", "report", "reports", "brief",
    }  # fmt: skip
    lines = said.splitlines()
    assert lines[0].startswith("الموجز: ")
    assert lines[-1] == f"English: {URL}en/digest/2022/01/06/mail.txt"
    assert lines[2] == lines[4] == "" and all(lines[:2])
    assert "\n\n\n" not in said and said.endswith(".txt\n")


def test_a_long_word_does_not_widen_a_mail() -> None:
    cell = re.search('<td style="([^"]*)', mail(day()))
    assert cell and "overflow-wrap:anywhere;word-break:break-word" in cell[1]
    assert "table-layout:fixed" in mail(day())
