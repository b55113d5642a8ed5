from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from sitegen.cli.renderings import as_data, as_lines
from sitegen.compose.renderings import NameRenderings, Rendered, collect_renderings
from sitegen.model import (
    Actor,
    Analysis,
    Article,
    ArticleTranslation,
    ComposedArticle,
    Mention,
    Sentence,
    Term,
    Translation,
)
from sitegen.terms.listing import build_terms
from tests.conftest import Site

LISTED = Actor("maria-zakharova", "person", "ماريا زاخاروفا", "Maria Zakharova")
FOUND = replace(LISTED, name_en="Maria Zakharofa", listed_by="found")
SOMALIA = Actor("somalia", "place", "الصومال", "Somalia", country="SO", listed_by="cldr")
PERSON = "قالت ماريا زاخاروفا نعم."
PLACE = "الحكومة في الصومال قالت نعم."


def article(slug: str, actor: Actor, *pairs: tuple[str, str]) -> ComposedArticle:
    """An article of these sentences with their English, each of which names the actor in Arabic."""
    sentences: list[Sentence] = []
    mentions: list[Mention] = []
    at = 0
    for source, _ in pairs:
        sentences.append(Sentence(at, at + len(source), source))
        start = at + source.index(actor.name_ar)
        end = start + len(actor.name_ar)
        mentions.append(Mention(start, end, actor.name_ar, actor.type, "name", actor.id))
        at += len(source) + 1
    english = tuple(
        Translation(source, text, "machine" if text else "untranslated") for source, text in pairs
    )
    return ComposedArticle(
        article=Article(slug, Path(f"{slug}.md"), "", " ".join(one.text for one in sentences), ()),
        analysis=Analysis(tuple(sentences), (), (), tuple(mentions), (), (), (), ()),
        translation=ArticleTranslation(None, english),
        dates=(),
    )


def collect(
    *articles: ComposedArticle, actors: tuple[Actor, ...] = (LISTED,), terms: tuple[Term, ...] = ()
) -> tuple[NameRenderings, ...]:
    """Return the names of these articles with their wordings."""
    by_slug = {one.article.slug: one for one in articles}
    known = {actor.id: actor for actor in actors}
    return collect_renderings(by_slug, known, build_terms(terms), lambda *_: None)


def test_every_wording_is_counted_with_one_place_and_wrong_ones_are_told() -> None:
    newest = article(
        "newest", LISTED, (PERSON, "She said yes."), (PERSON, "Maria Zaharova said yes.")
    )
    older = article(
        "older",
        LISTED,
        (PERSON, "Zakharova said yes."),
        (PERSON, "Maria Zakharova said yes."),
        (PERSON, "Maria Zaharova said yes."),
        (PERSON, "Zakharova said: yes!"),
        (PERSON, ""),
    )
    [name] = collect(newest, older)
    assert (name.name, name.actor, name.english) == (LISTED.name_ar, LISTED.id, "Maria Zakharova")
    assert name.wordings == (
        Rendered("Zakharova", 2, False, "older", 0),
        Rendered("Maria Zakharova", 1, False, "older", 1),
        Rendered("Maria Zaharova", 2, True, "newest", 1),
    )
    assert (name.off, name.lacking, name.named) == (2, 1, 6)


def test_of_a_name_nobody_decided_the_most_frequent_wording_is_the_one_to_follow() -> None:
    made = article(
        "a",
        FOUND,
        (PERSON, "Maria Zaharova said yes."),
        (PERSON, "Zaharova said yes."),
        (PERSON, "Maria Sakharova said yes."),
    )
    [name] = collect(made, actors=(FOUND,))
    assert name.english == ""
    assert {one.text: one.off for one in name.wordings} == {
        "Maria Zaharova": False,
        "Zaharova": False,
        "Maria Sakharova": True,
    }


def test_a_name_twice_in_a_sentence_counts_once() -> None:
    source = "قالت ماريا زاخاروفا نعم، وقالت زاخاروفا لا."
    made = article("a", LISTED, (source, "Maria Zakharova said yes, and Zakharova said no."))
    start = source.rindex("زاخاروفا")
    short = Mention(start, start + 8, "زاخاروفا", "person", "short", LISTED.id)
    analysis = replace(made.analysis, mentions=(*made.analysis.mentions, short))
    [name] = collect(replace(made, analysis=analysis))
    assert name.wordings == (Rendered("Maria Zakharova", 1, False, "a", 0),)


def test_an_adjective_of_a_country_is_right() -> None:
    made = article("a", SOMALIA, (PLACE, "The Somali government said yes."))
    assert [one.off for one in collect(made, actors=(SOMALIA,))] == [0]


def test_terms_of_the_glossary_are_looked_for_too_but_not_inside_an_actors_name() -> None:
    source = "قالت ماريا زاخاروفا إن بنك الرافدين فتح."
    made = article("a", LISTED, (source, "Maria Zakharova said that Rafidain Bank has opened."))
    terms = (Term(("بنك الرافدين",), ("Al-Rafidain Bank",)), Term(("ماريا",), ("Mary",)))
    names = collect(made, terms=terms)
    assert [one.name for one in names] == ["بنك الرافدين", LISTED.name_ar]
    assert (names[0].off, names[0].actor) == (1, "")


def test_the_title_counts() -> None:
    made = article("a", LISTED, (PERSON, "Zakharova said yes."))
    title = Mention(0, len(LISTED.name_ar), LISTED.name_ar, "person", "name", LISTED.id)
    made = replace(
        made,
        analysis=replace(made.analysis, title_mentions=(title,)),
        translation=replace(
            made.translation,
            title=Translation(f"{LISTED.name_ar}: نعم", "Maria Zaharova: yes", "reviewed"),
        ),
    )
    [name] = collect(made)
    assert Rendered("Maria Zaharova", 1, True, "a", None) in name.wordings
    assert "Maria Zaharova 1 (a#title)" in "\n".join(as_lines([name], whole=True))


WORST = NameRenderings("س", "s", "S", (Rendered("Z", 3, True, "a", 3),), 1)
FINE = NameRenderings("ش", "", "Sh", (Rendered("Sh", 2, False, "b", 0),), 0)


def test_the_worst_stand_first() -> None:
    bad = article("b", LISTED, (PERSON, "Maria Zaharova said yes."))
    good = article("a", SOMALIA, *[(PLACE, "The government in Somalia said yes.")] * 3)
    assert [one.off for one in collect(good, bad, actors=(LISTED, SOMALIA))] == [1, 0]


def test_one_line_tells_how_many_there_are_and_where_to_see_them() -> None:
    [line] = as_lines([WORST, FINE], whole=False)
    assert ": 1;" in line
    assert "sitegen check --names" in line
    assert list(as_lines([FINE], whole=False)) == []
    assert as_data([WORST, FINE], whole=False) == {"inconsistent_names": 1}


def test_the_whole_list_has_a_line_for_each_name() -> None:
    lines = list(as_lines([WORST, FINE], whole=True))
    assert "  س = S:  Z 3 (a#4) · not found 1" in lines
    assert "  ش = Sh:  Sh 2" in lines
    assert len(list(as_lines([], whole=True))) == 1


@pytest.mark.parametrize("arguments", [(), ("--names",)])
def test_check_counts_names_that_differ_and_is_good_all_the_same(
    sample: Site, arguments: tuple[str, ...]
) -> None:
    sample.build()
    before = json.loads(sample.run("check", "--json"))["inconsistent_names"]
    memory = sample.root / "content" / "translations" / "en" / "000-8e87f379acd1375b.po"
    text = memory.read_text("utf-8")
    assert text.count("Zakharova:") == 1
    memory.write_text(text.replace("Zakharova:", "Sakharowa:"), "utf-8")
    found = json.loads(sample.run("check", "--json", *arguments))
    assert found["inconsistent_names"] == before + 1
    assert ("names" in found) == bool(arguments)
    said = sample.run("check", *arguments)
    assert f"decided: {before + 1}" in said
    assert ("Sakharowa 1 (000-8e87f379acd1375b#title)" in said) == bool(arguments)
    assert memory.read_text("utf-8") == text.replace("Zakharova:", "Sakharowa:")
