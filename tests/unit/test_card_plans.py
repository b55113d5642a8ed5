"""Which articles have card images, what is on them, and what pages say of them."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from datetime import date
from html import unescape
from pathlib import Path

import pytest

from sitegen.cardimages.maker import open_maker
from sitegen.cardimages.texts import HEIGHT, WIDTH, Words, png_size
from sitegen.config import parse_config
from sitegen.errors import ConfigError, Severity
from sitegen.model import Digest
from sitegen.pipeline import BuildOptions, render_options
from sitegen.render.card_plans import article_texts, plan_cards
from sitegen.render.check import check_site
from sitegen.render.environment import packaged_theme
from sitegen.render.site import RenderResult, render_site
from tests.unit.digest_factory import (
    Memory,
    article,
    digest_of,
    edition,
    options,
    place,
    sample,
    with_english,
)

URL = "https://example.org/digest/"
DAYS = [date(2022, 1, day) for day in (5, 6, 7)]
ALL = 10
META = re.compile(r'<meta (?:property|name)="((?:og|twitter|article):[^"]+)" content="([^"]*)">')


def render(
    folder: Path, digest: Digest, memory: Memory | None = None, **changes: object
) -> RenderResult:
    chosen = {"theme": packaged_theme(), "site_url": URL, "cards": ALL, **changes}
    return render_site(digest, options(folder, **chosen), memory or Memory())


def three() -> Digest:
    return digest_of([article(f"of-{day.day}", day) for day in DAYS])


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the site of three articles; tests must not change it."""
    folder = tmp_path_factory.mktemp("built")
    assert render(folder, three()).problems == ()
    return folder


def cards(folder: Path) -> list[str]:
    site = folder / "site"
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("card.png"))


def told(folder: Path, page: str) -> dict[str, str]:
    html = (folder / "site" / page).read_text("utf-8")
    found = META.findall(html.split("</head>")[0])
    assert len({name for name, _ in found}) == len(found), "each is told once"
    return {name: unescape(value) for name, value in found}


def test_a_card_has_both_titles_and_says_where_it_is_from() -> None:
    digest = digest_of([article("one", DAYS[1])])
    [composed] = digest.articles.values()
    arabic = article_texts(place(digest, "ar/articles/one/"), composed)
    english = article_texts(place(digest, "en/articles/one/"), composed)
    assert (arabic.rtl, english.rtl) == (True, False)
    assert arabic.title == english.other_title == Words("توكاييف: عاد النظام", True)
    assert english.title == arabic.other_title == Words("Tokayev: order is back", False)
    assert (arabic.outlet, arabic.day) == ("المصري اليوم", "6 يناير 2022")
    assert (english.outlet, english.day) == ("Al-Masry Al-Youm", "6 January 2022")
    assert (arabic.site, english.site) == ("الموجز", "The Digest")


@pytest.mark.parametrize(
    ("state", "arabic", "english"),
    [
        ("reviewed", "", ""),
        ("machine", "الإنجليزية: ترجمة آلية", "Machine translation"),
        ("drafted", "الإنجليزية: مسودة", "Draft"),
    ],
)
def test_a_card_says_whose_word_its_english_is(state: str, arabic: str, english: str) -> None:
    composed = with_english(article("one", DAYS[0]), None, state=state)
    digest = digest_of([composed])
    for lang, note in (("ar", arabic), ("en", english)):
        assert article_texts(place(digest, f"{lang}/articles/one/"), composed).note == note


def test_a_card_without_english_says_so_where_english_is_read() -> None:
    composed = article("one", DAYS[0], title_en="")
    digest = digest_of([composed])
    arabic = article_texts(place(digest, "ar/articles/one/"), composed)
    english = article_texts(place(digest, "en/articles/one/"), composed)
    assert (arabic.note, english.note) == ("", "Not translated")
    assert arabic.title == english.title
    assert arabic.other_title is english.other_title is None


def test_an_article_without_a_title_or_a_day_has_a_card(tmp_path: Path) -> None:
    bare = article("bare", None, title="", title_en="")
    bare = replace(bare, article=replace(bare.article, outlet=""), outlet=None)
    digest = digest_of([bare])
    texts = article_texts(place(digest, "ar/articles/bare/"), bare)
    assert texts.title.text.startswith("أعلن قاسم جومارت توكاييف")
    assert (texts.outlet, texts.day, texts.note) == ("", "", "")
    render(tmp_path, digest)
    assert "ar/articles/bare/card.png" in cards(tmp_path)


def test_every_language_and_article_has_a_card(built: Path) -> None:
    assert cards(built) == sorted(
        f"{lang}/{part}card.png"
        for lang in ("ar", "en")
        for part in ("", *(f"articles/of-{day.day}/" for day in DAYS))
    )
    for path in cards(built):
        assert png_size((built / "site" / path).read_bytes()) == (WIDTH, HEIGHT)
    assert check_site(built / "site") == ()


def test_only_the_newest_have_a_card_of_their_own(tmp_path: Path) -> None:
    memory = Memory()
    render(tmp_path, three(), memory, cards=1)
    assert cards(tmp_path) == [
        "ar/articles/of-7/card.png",
        "ar/card.png",
        "en/articles/of-7/card.png",
        "en/card.png",
    ]
    assert "/en/card.png?v=" in told(tmp_path, "en/articles/of-6/index.html")["og:image"]
    newer = digest_of([*three().articles.values(), article("newer", date(2022, 1, 9))])
    render(tmp_path, newer, memory, cards=1)
    assert "en/articles/of-7/card.png" not in cards(tmp_path)
    assert "/en/card.png?v=" in told(tmp_path, "en/articles/of-7/index.html")["og:image"]
    assert "of-7" not in " ".join(cards(tmp_path))
    assert check_site(tmp_path / "site") == ()


@pytest.mark.parametrize("changes", [{"cards": 0}, {"site_url": ""}])
def test_without_an_address_or_where_they_are_off_there_are_none(
    changes: dict[str, object], tmp_path: Path
) -> None:
    render(tmp_path, three())
    render(tmp_path, three(), **changes)
    assert cards(tmp_path) == []
    assert "og:image" not in told(tmp_path, "en/articles/of-6/index.html")
    assert "og:image" not in told(tmp_path, "en/index.html")
    assert check_site(tmp_path / "site") == ()


def test_a_site_without_an_address_is_told_what_that_leaves_out(tmp_path: Path) -> None:
    [problem] = render(tmp_path, three(), site_url="").problems
    assert "the card images" in problem.message


def test_a_card_is_drawn_again_only_when_its_words_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[str] = []

    def watched(named: Path | None) -> object:
        maker, problems = open_maker(named)
        assert maker

        def make(texts: object) -> bytes:
            drawn.append(texts.title.text)  # type: ignore[attr-defined]
            return maker.make(texts)  # type: ignore[arg-type]

        return replace(maker, make=make), problems

    monkeypatch.setattr("sitegen.render.site.open_maker", watched)
    memory = Memory()
    render(tmp_path, three(), memory)
    assert len(drawn) == 8
    drawn.clear()
    changed = with_english(three().articles["of-6"], 0, text="Another sentence.")
    digest = three()
    digest = replace(digest, articles={**digest.articles, "of-6": changed})
    render(tmp_path, digest, memory)
    assert drawn == []
    (tmp_path / "site/ar/card.png").write_bytes(b"spoilt")
    retitled = with_english(changed, None, text="Another title")
    render(tmp_path, replace(digest, articles={**digest.articles, "of-6": retitled}), memory)
    assert sorted(drawn) == ["Another title", "الموجز", "توكاييف: عاد النظام"]
    again, clean = tmp_path / "site", tmp_path / "clean"
    render(clean, replace(digest, articles={**digest.articles, "of-6": retitled}))
    for path in cards(tmp_path):
        assert (again / path).read_bytes() == (clean / "site" / path).read_bytes()


def test_a_card_goes_with_its_article(tmp_path: Path) -> None:
    memory = Memory()
    render(tmp_path, three(), memory)
    render(tmp_path, digest_of([article("of-5", DAYS[0])]), memory)
    assert [path for path in cards(tmp_path) if "of-" in path] == [
        "ar/articles/of-5/card.png",
        "en/articles/of-5/card.png",
    ]


def test_what_cannot_be_drawn_leaves_a_warning_and_the_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sitegen.cardimages.fonts.PACKAGE", "no-such-package")
    monkeypatch.setattr("sitegen.cardimages.fonts._installed", dict)
    result = render(tmp_path, three())
    [problem] = result.problems
    assert problem.severity is Severity.WARNING
    assert cards(tmp_path) == []
    assert told(tmp_path, "en/articles/of-6/index.html")["twitter:card"] == "summary"
    assert check_site(tmp_path / "site") == ()


def test_pages_tell_what_links_to_them_show(tmp_path: Path) -> None:
    machine = with_english(article("one", DAYS[1]), None, state="machine")
    render(tmp_path, digest_of([machine]))
    page = told(tmp_path, "en/articles/one/index.html")
    image = page.pop("og:image")
    assert re.fullmatch(re.escape(f"{URL}en/articles/one/card.png") + r"\?v=[0-9a-f]{8}", image)
    alt = "Tokayev: order is back. Al-Masry Al-Youm, 6 January 2022. Machine translation."
    description = page.pop("og:description")
    assert description
    assert page == {
        "og:type": "article",
        "og:title": "Tokayev: order is back",
        "og:url": f"{URL}en/articles/one/",
        "og:site_name": "The Digest",
        "og:locale": "en_US",
        "og:locale:alternate": "ar_AR",
        "article:published_time": "2022-01-06",
        "og:image:type": "image/png",
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": alt,
        "twitter:card": "summary_large_image",
        "twitter:image:alt": alt,
    }
    arabic = told(tmp_path, "ar/articles/one/index.html")
    assert arabic["og:locale"] == "ar_AR"
    assert arabic["og:image:alt"] == (
        "توكاييف: عاد النظام. المصري اليوم، 6 يناير 2022. الإنجليزية: ترجمة آلية."
    )
    assert arabic["og:image"] != image


def test_other_pages_show_the_card_of_their_language(tmp_path: Path) -> None:
    render(tmp_path, sample())
    for page in ("index.html", "actors/index.html", "digest/2022/index.html", "about/index.html"):
        for lang, alt in (("ar", "الموجز. أخبار."), ("en", "The Digest. News.")):
            found = told(tmp_path, f"{lang}/{page}")
            assert found["og:image"].startswith(f"{URL}{lang}/card.png?v="), page
            assert (found["og:type"], found["og:image:alt"]) == ("website", alt)
    assert told(tmp_path, "index.html")["og:image"].startswith(f"{URL}ar/card.png?v=")
    assert told(tmp_path, "404.html") == {}


def test_what_sitegen_toml_says_of_cards_reaches_the_pages(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()

    def chosen(section: str) -> tuple[int, Path | None]:
        config = parse_config(f"[cards]\n{section}", tmp_path / "sitegen.toml")
        made = render_options(config, BuildOptions(DAYS[0]), None)
        return made.cards, made.card_font

    assert chosen("") == (500, None)
    assert chosen("make = false") == (0, None)
    assert chosen('newest = 7\nfont = "fonts/My.ttf"') == (7, tmp_path / "fonts" / "My.ttf")
    with pytest.raises(ConfigError):
        chosen("newest = 0")


def test_the_newest_come_first() -> None:
    digest = three()
    made = [edition(digest, Path("nowhere"), lang, site_url=URL, cards=2) for lang in ("ar", "en")]
    planned = plan_cards(made)
    assert [plan.file for plan in planned][:3] == [
        "ar/card.png",
        "ar/articles/of-7/card.png",
        "ar/articles/of-6/card.png",
    ]
    assert len(planned) == 6


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"<svg/>", "is not a PNG"),
        (
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x10\0\0\0\x20" + bytes(9),
            "is 16 × 32 pixels, and not 1200 × 630 pixels",
        ),
    ],
)
def test_a_card_that_is_none_is_found_by_a_check(
    content: bytes, message: str, built: Path, tmp_path: Path
) -> None:
    shutil.copytree(built, tmp_path, dirs_exist_ok=True)
    (tmp_path / "site/en/card.png").write_bytes(content)
    [problem] = check_site(tmp_path / "site")
    assert (problem.message, problem.path) == (message, tmp_path / "site/en/card.png")


def test_a_card_that_no_file_stands_for_is_found_by_a_check(built: Path, tmp_path: Path) -> None:
    shutil.copytree(built, tmp_path, dirs_exist_ok=True)
    page = tmp_path / "site/en/articles/of-6/index.html"
    html = page.read_text("utf-8").replace("of-6/card.png?v=", "of-6/gone.png?v=")
    page.write_text(html, encoding="utf-8")
    [problem] = check_site(tmp_path / "site")
    assert "of-6/gone.png" in problem.message
    assert problem.message.endswith("leads nowhere")
