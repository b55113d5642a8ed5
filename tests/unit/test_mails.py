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
from sitegen.render.mails.plans import plan_mail_texts, plan_mails
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


def mail(digest: Digest, lang: str = "en", folder: Path | None = None, **changes: object) -> str:
    """The HTML of the only day."""
    changes = {"site_url": URL, "theme": packaged_theme(), **changes}
    where = folder or Path("nowhere")
    (plan,) = plan_mails(edition(digest, where, lang, **changes))
    page, view = plan.build()
    return open_theme(options(where, **changes)).render(plan.template, page, view).decode()


def text(digest: Digest, lang: str = "en") -> str:
    (plan,) = plan_mail_texts(edition(digest, Path("nowhere"), lang, site_url=URL))
    data = plan.write()
    assert isinstance(data, bytes)
    return data.decode()


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
    assert [*plan_mails(made), *plan_mail_texts(made)] == []


def test_a_site_may_have_a_mail_of_its_own(tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "mail.html").write_text("<p>{{ view.heading }} {{ view.lines|length }}</p>", "utf-8")
    assert mail(day(), folder=tmp_path, overrides=own).startswith("<p>Thursday, 6 January 2022 2")
