"""A further language of the interface: declared, laid out for translators, and spoken."""

from __future__ import annotations

import json
from pathlib import Path

import polib
import pytest

from sitegen.config import parse_config
from sitegen.errors import ConfigError
from tests.conftest import Site, copy_sample

FRENCH = '\n[languages.fr]\ntitle = "Le Digest"\ndescription = "Les nouvelles"\n'
PERSIAN = '\n[languages.fa]\ntitle = "خبرنامه"\nreads = "ar"\n'


def declare(site: Site, words: str) -> None:
    with (site.root / "sitegen.toml").open("a", encoding="utf-8") as file:
        file.write(words)


def catalogue(site: Site, code: str) -> Path:
    return site.root / "templates" / "locale" / f"{code}.po"


def translate(path: Path, mark: str) -> None:
    """Give every message words: the English with a mark before it."""
    entries = polib.pofile(str(path))
    for entry in entries:
        if entry.msgid_plural:
            forms = entry.msgstr_plural
            entry.msgstr_plural = dict.fromkeys(forms, mark + entry.msgid_plural)
        else:
            entry.msgstr = mark + entry.msgid
    entries.save(str(path))


@pytest.fixture(scope="module")
def spoken(tmp_path_factory: pytest.TempPathFactory) -> Site:
    site = copy_sample(tmp_path_factory.mktemp("spoken"))
    site.run("language", "fr")
    site.run("language", "fa")
    translate(catalogue(site, "fr"), "§ ")
    translate(catalogue(site, "fa"), "¶ ")
    declare(site, FRENCH + PERSIAN)
    site.build()
    return site


def page(site: Site, address: str) -> str:
    return (site.output / address / "index.html").read_text("utf-8")


def test_every_page_stands_in_every_tree(spoken: Site) -> None:
    trees = [
        {path.relative_to(spoken.output / tree) for path in (spoken.output / tree).rglob("*.html")}
        for tree in ("ar", "en", "fr", "fa")
    ]
    assert all(tree == trees[0] for tree in trees)


def test_the_pages_speak_the_language_and_keep_their_texts(spoken: Site) -> None:
    french, persian = page(spoken, "fr/actors"), page(spoken, "fa/actors")
    assert '<html lang="fr" dir="ltr">' in french
    assert "§ Actors" in french
    assert "Le Digest" in french
    assert '<bdi lang="en" dir="ltr">Kazakhstan</bdi>' in french, "as readers of English know it"
    assert '<html lang="fa" dir="rtl">' in persian
    assert '<bdi lang="ar" dir="rtl">كازاخستان</bdi>' in persian, "reads = ar"


def test_days_and_numbers_are_written_as_the_language_does(spoken: Site) -> None:
    assert "jeudi 6 janvier 2022" in page(spoken, "fr/digest/2022/01/06")


def test_a_page_links_its_twins_in_their_own_names(spoken: Site) -> None:
    html = page(spoken, "fr/actors")
    for tree, name in (("ar", "العربية"), ("en", "English"), ("fa", "فارسی")):
        assert f'href="../../{tree}/actors/" hreflang="{tree}"' in html
        assert f">{name}</a>" in html
        assert f'hreflang="{tree}" href="https://example.org/digest/{tree}/actors/"' in html


def test_the_root_and_the_missing_page_speak_all(spoken: Site) -> None:
    root = (spoken.output / "index.html").read_text("utf-8")
    missing = (spoken.output / "404.html").read_text("utf-8")
    assert '<section lang="fr" dir="ltr">' in root
    assert "Les nouvelles" in root
    assert "§ There is no page at this address" in missing
    assert "¶ There is no page at this address" in missing


def test_feeds_are_named_after_their_tree(spoken: Site) -> None:
    feed = (spoken.output / "fr" / "feed.xml").read_text("utf-8")
    assert 'xml:lang="fr"' in feed
    assert "<title>Le Digest</title>" in feed
    assert "<id>https://example.org/digest/fr/</id>" in feed


def test_the_check_knows_the_trees(spoken: Site) -> None:
    assert json.loads(spoken.run("check", "--json"))["problems"] == []
    target = spoken.output / "fr" / "actors" / "index.html"
    before = target.read_text("utf-8")
    target.write_text(before.replace("/fa/actors/", "/en/actors/"), "utf-8")
    said = spoken.run("check", code=1)
    target.write_text(before, "utf-8")
    assert "does not link to its twin fa/actors/index.html" in said


def test_words_that_are_missing_are_counted_and_english_stands_in(sample: Site) -> None:
    declare(sample, FRENCH)
    said = sample.build()
    assert "messages of the pages have no words in fr" in said
    assert ">Actors<" in page(sample, "fr/actors")


def test_a_language_that_is_taken_away_takes_its_pages_along(sample: Site) -> None:
    sample.build()
    before = sample.pages()
    text = (sample.root / "sitegen.toml").read_text("utf-8")
    declare(sample, FRENCH)
    sample.build()
    assert (sample.output / "fr").is_dir()
    (sample.root / "sitegen.toml").write_text(text, "utf-8")
    sample.build()
    assert sample.pages() == before


def test_laying_out_again_keeps_what_is_translated(sample: Site) -> None:
    sample.run("language", "fr")
    path = catalogue(sample, "fr")
    entries = polib.pofile(str(path))
    whole = len(entries)
    entries.find("Actors").msgstr = "Acteurs"
    entries.remove(entries.find("Timeline"))
    entries.append(polib.POEntry(msgid="Our own words", msgstr="Nos mots"))
    entries.save(str(path))
    assert f"2 of {whole + 1} messages translated, 1 new" in sample.run("language", "fr")
    again = polib.pofile(str(path))
    assert again.find("Actors").msgstr == "Acteurs"
    assert again.find("Our own words").msgstr == "Nos mots"
    assert again.find("Timeline").msgstr == ""
    before = path.read_bytes()
    sample.run("language", "fr")
    assert path.read_bytes() == before


def test_laying_out_again_keeps_what_translators_wrote_about_the_file(sample: Site) -> None:
    sample.run("language", "fr")
    path = catalogue(sample, "fr")
    entries = polib.pofile(str(path))
    entries.header = "Traduit par la redaction."
    entries.metadata["Last-Translator"] = "Claire"
    entries.append(polib.POEntry(msgid="Actors", msgstr="Personnes", obsolete=True))
    entries.save(str(path))
    sample.run("language", "fr")
    again = polib.pofile(str(path))
    assert again.header.strip() == "Traduit par la redaction."
    assert again.metadata["Last-Translator"] == "Claire"
    assert [one.msgstr for one in again.obsolete_entries()] == ["Personnes"]
    assert again.find("Actors").msgstr == ""
    before = path.read_bytes()
    sample.run("language", "fr")
    assert path.read_bytes() == before


def test_a_broken_catalogue_is_left_as_it_is(sample: Site) -> None:
    sample.run("language", "fr")
    path = catalogue(sample, "fr")
    path.write_text(path.read_text("utf-8") + "\nmsgid broken\n", "utf-8")
    before = path.read_bytes()
    assert "is no line of a PO file" in sample.run("language", "fr", code=1)
    assert path.read_bytes() == before


@pytest.mark.parametrize("code", ["xx", "ar", "en", "../fr", "FR", "ann"])
def test_what_is_no_further_language_is_refused(sample: Site, code: str) -> None:
    sample.run("language", code, code=2)
    assert not (sample.root / "templates").exists()


@pytest.mark.parametrize(
    ("code", "meant"),
    [("FR", "fr"), ("pt_BR", "pt-BR"), ("pt-br", "pt-BR"), ("zh_hant", "zh-Hant")],
)
def test_the_code_that_was_meant_is_named(sample: Site, code: str, meant: str) -> None:
    assert f"did you mean {meant}?" in sample.run("language", code, code=2)


@pytest.mark.parametrize(
    ("words", "line", "message"),
    [
        ("[languages.fr]\n", 1, "languages.fr.title is missing"),
        ('[languages.xx]\ntitle = "X"\n', 1, "[languages.xx] is no language"),
        ('[languages.en]\ntitle = "X"\n', 1, "the interface speaks en without"),
        ('[languages.fr]\ntitle = "X"\ntitel = "Y"\n', 3, "unknown key titel"),
        ('[languages.fr]\ntitle = "X"\nreads = "fr"\n', 3, "languages.fr.reads"),
        ('[languages]\nfr = "Le Digest"\n', 2, "languages.fr is no section"),
    ],
)
def test_mistakes_in_the_declaration_are_named(
    tmp_path: Path, words: str, line: int, message: str
) -> None:
    (tmp_path / "content").mkdir()
    with pytest.raises(ConfigError) as caught:
        parse_config(words, tmp_path / "sitegen.toml")
    [problem] = caught.value.problems
    assert message in problem.message
    assert problem.line == line


def test_a_percent_sign_is_one_wherever_nothing_is_filled_in(sample: Site) -> None:
    own = sample.root / "templates" / "locale"
    own.mkdir(parents=True)
    words = {"Reviewed": "100 % read", "Timeline": "Line 50 %", "In short": "5 % de tout"}
    lines = [f'msgid "{one}"\nmsgstr "{said}"\n' for one, said in words.items()]
    (own / "en.po").write_text("\n".join(lines), "utf-8")
    sample.build()
    pages = "".join(path.read_text("utf-8") for path in (sample.output / "en").rglob("*.html"))
    assert all(f">{said}<" in pages for said in words.values())
    assert "%%" not in pages


def test_english_that_stands_in_is_kept_together_where_lines_run_to_the_left(sample: Site) -> None:
    declare(sample, PERSIAN)
    sample.build()
    assert "\u2066Actors\u2069" in page(sample, "fa/actors")
    assert "\u2066" not in page(sample, "ar/actors")


def test_a_variety_of_arabic_begins_with_its_words(sample: Site) -> None:
    declare(sample, '\n[languages.ar-EG]\ntitle = "الموجز المصري"\nreads = "ar"\n')
    said = sample.build()
    assert "have no words in" not in said
    assert ">الأسماء<" in page(sample, "ar-EG/actors")
    html = page(sample, "ar-EG/actors")
    assert html.count("og:locale:alternate") == 2
