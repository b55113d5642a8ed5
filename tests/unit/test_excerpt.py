"""What is left of an article that may not be shown in full."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from sitegen.analyse.article import AnalyseOptions, analyse
from sitegen.analyse.naming.listed import build_gazetteer
from sitegen.compose.digest import compose
from sitegen.compose.excerpt import EXCERPT_WORDS, is_cut
from sitegen.compose.rights import check_rights, display_of
from sitegen.model import (
    Actor,
    Article,
    ArticleTranslation,
    Bilingual,
    Block,
    ComposedArticle,
    Display,
    Doubt,
    Licence,
    Markup,
    Outlet,
    Repair,
    Rights,
    Translation,
)

ZAS = Actor("zas", "person", "ستانيسلاف زاس", "Stanislav Zas", short=("زاس",))
LONG = " ".join(["كلمة"] * EXCERPT_WORDS)


def shown(
    text: str,
    display: Display,
    *,
    english: str = "English words.",
    title: str = "زاس في المدينة",
    markup: tuple[Markup, ...] = (),
) -> ComposedArticle:
    """The only article of a digest, as readers may see it."""
    article = Article(
        slug="a",
        path=Path("a.md"),
        title=title,
        text=text,
        blocks=(Block(0, len(text)),),
        date=date(2022, 1, 6),
        outlet="paper",
        markup=markup,
    )
    analysis = analyse(article, build_gazetteer([ZAS]), AnalyseOptions())
    translation = ArticleTranslation(
        Translation(title, "Zas in town", "machine"),
        tuple(
            Translation(
                sentence.text,
                english,
                "machine",
                repairs=(Repair("edit", "زاس", "Zas", "Zass"),),
                doubts=(Doubt("number", "5 → 6"),),
            )
            for sentence in analysis.sentences
        ),
    )
    outlet = Outlet("paper", "صحيفة", "Paper", rights=Rights(display))
    digest = compose([article], {"a": analysis}, {"a": translation}, [ZAS], [outlet])
    return digest.articles["a"]


def arabic(composed: ComposedArticle) -> list[str]:
    return [sentence.text for sentence in composed.analysis.sentences]


def test_an_excerpt_is_the_first_two_sentences() -> None:
    composed = shown("وصل زاس. ثم غادر أمس. وعاد زاس غدًا. وانتهى اليوم.", "excerpt")
    assert arabic(composed) == ["وصل زاس.", "ثم غادر أمس."]
    assert composed.article.text == "وصل زاس. ثم غادر أمس."
    assert composed.article.blocks == (Block(0, len(composed.article.text)),)
    assert len(composed.translation.sentences) == 2
    assert composed.analysis.summary == (0, 1)
    assert composed.unshown.sentences == 2
    assert composed.unshown.actors == {"zas": 1}
    assert [found.text for found in composed.dates] == ["أمس"]
    assert {found.text for found in composed.unshown.dates} == {""}
    assert date(2022, 1, 7) in {found.first for found in composed.unshown.dates}


def test_an_excerpt_keeps_what_leans_within_it() -> None:
    composed = shown("وصل زاس. وأضاف أنه سيبقى. وهو عائد غدًا. وأكد ذلك.", "excerpt")
    whole = shown("وصل زاس. وأضاف أنه سيبقى. وهو عائد غدًا. وأكد ذلك.", "full")
    leaning = [lean.sentence for lean in whole.analysis.leans]
    assert max(leaning) > 1, "nothing leans beyond the excerpt, so that nothing is left out"
    assert [lean.sentence for lean in composed.analysis.leans] == [
        index for index in leaning if index < 2
    ]


def test_of_an_excerpt_the_sentence_that_is_cut_off_is_told_from_whole_ones() -> None:
    long, short = shown(f"{LONG} زاس سر. وصل.", "excerpt"), shown("وصل زاس. سر. غادر.", "excerpt")
    assert (is_cut(long, 0), is_cut(short, 0)) == (True, False)
    assert not is_cut(shown("وصل زاس …", "full"), 0), "an article's own dots"


def test_an_excerpt_ends_before_the_sentence_that_makes_it_too_long() -> None:
    composed = shown(f"وصل زاس. {LONG}. ثم غادر.", "excerpt")
    assert arabic(composed) == ["وصل زاس."]


def test_an_excerpt_never_is_the_whole_article() -> None:
    assert arabic(shown("وصل زاس. ثم غادر.", "excerpt")) == ["وصل زاس."]
    alone = shown("وصل زاس.", "excerpt")
    assert arabic(alone) == [] and alone.article.text == ""
    assert alone.article.title and alone.unshown.sentences == 1


def test_of_a_sentence_longer_than_an_excerpt_a_part_is_shown_in_both_languages() -> None:
    english = " ".join(f"word{number}" for number in range(60)) + " Zas"
    text = f"{LONG} زاس سر. وصل."
    composed = shown(text, "excerpt", english=english)
    assert arabic(composed) == [f"{LONG} …"]
    assert composed.article.text == f"{LONG} …"
    sentence = composed.analysis.sentences[0]
    assert composed.article.text[sentence.start : sentence.end] == sentence.text
    (translation,) = composed.translation.sentences
    # 60 of 62 Arabic words are shown, so 59 of the 61 English ones.
    assert translation.text.split()[-2:] == ["word58", "…"]
    assert translation.source == sentence.text
    # It stays doubtful, without the words that may be hidden.
    assert translation.doubts == (Doubt("number"),) and translation.repairs == ()
    assert composed.analysis.mentions == () and composed.unshown.actors == {"zas": 1}


def test_markup_ends_with_the_excerpt() -> None:
    text = "وصل زاس. ثم غادر. وعاد."
    marks = (Markup(0, len(text), "strong"), Markup(18, 20, "link", "https://example.org/secret"))
    composed = shown(text, "excerpt", markup=marks)
    assert composed.article.markup == (Markup(0, len("وصل زاس. ثم غادر."), "strong"),)


def test_a_link_has_title_and_names_alone() -> None:
    composed = shown("وصل زاس أمس. ثم غادر.", "link")
    assert arabic(composed) == [] and composed.article.text == ""
    assert composed.translation.title and composed.translation.sentences == ()
    assert composed.dates == () and composed.unshown.dates == ()
    assert composed.unshown.actors == {"zas": 1}
    assert composed.article.title == "زاس في المدينة"


def test_a_speaker_named_only_where_nothing_is_shown_is_left_out() -> None:
    text = 'قال إن "الأمر انتهى تمامًا". وكان المتحدث خالد المنسي. وانتهى اليوم.'
    whole = shown(text, "full")
    assert whole.analysis.quotes
    quote = replace(whole.analysis.quotes[0], speaker="خالد المنسي")
    analysis = replace(whole.analysis, quotes=(quote,))
    article = replace(whole.article, rights=Rights("excerpt"), text=text)
    for kept, speaker in ((1, None), (2, "خالد المنسي")):
        sentences = analysis.sentences[: kept + 1]
        known = replace(analysis, sentences=sentences)
        english = ArticleTranslation(None, whole.translation.sentences[: kept + 1])
        digest = compose([article], {"a": known}, {"a": english}, [], [])
        assert [found.speaker for found in digest.articles["a"].analysis.quotes] == [speaker]


@pytest.mark.parametrize(
    ("own", "outlet", "agency", "display"),
    [
        (None, None, None, "full"),
        (None, "excerpt", None, "excerpt"),
        (None, "full", "link", "link"),
        (None, "link", "excerpt", "link"),
        ("full", "link", "link", "full"),
        ("link", "full", None, "link"),
    ],
)
def test_the_article_wins_and_of_its_publishers_the_narrowest(
    own: Display | None, outlet: Display | None, agency: Display | None, display: Display
) -> None:
    article = Article("a", Path("a.md"), "", "", (), rights=Rights(own))
    publishers = [
        Outlet("o", "", "", rights=Rights(outlet)),
        Outlet("g", "", "", "agency", rights=Rights(agency)),
        None,
    ]
    assert display_of(article, publishers) == display


def test_credit_and_licence_are_the_articles_own_or_those_of_its_publishers() -> None:
    theirs = Rights("full", Bilingual("ص", "P"), Licence("CC BY 4.0"))
    outlet = Outlet("paper", "صحيفة", "Paper", rights=theirs)
    agency = Outlet("wire", "سلك", "Wire", "agency", rights=replace(theirs, credit=Bilingual("س")))
    article = Article("a", Path("a.md"), "ع", "نص.", (Block(0, 3),), outlet="paper", agency="wire")

    def composed(one: Article) -> ComposedArticle:
        analysis = analyse(one, build_gazetteer([]), AnalyseOptions())
        english = ArticleTranslation(None, (Translation("نص.", "", "untranslated"),))
        return compose([one], {"a": analysis}, {"a": english}, [], [outlet, agency]).articles["a"]

    of_both = composed(article)
    assert of_both.credits == (Bilingual("ص", "P"), Bilingual("س"))
    assert of_both.licences == (Licence("CC BY 4.0"),)
    own = Rights(None, Bilingual("أنا", "I"))
    by_itself = composed(replace(article, rights=own))
    assert by_itself.credits == (own.credit,) and by_itself.licences == of_both.licences


def test_only_what_readers_could_not_follow_is_reported() -> None:
    paper = Outlet("paper", "صحيفة", "Paper", rights=Rights("excerpt"))
    article = Article("a", Path("a.md"), "ع", "نص.", (), outlet="paper")
    (problem,) = check_rights([article], [paper])
    assert "no url" in problem.message and problem.path == Path("a.md")
    assert check_rights([replace(article, url="https://example.org/")], [paper]) == ()
    assert check_rights([replace(article, status="withdrawn")], [paper]) == ()
    assert check_rights([replace(article, outlet="")], [paper]) == ()
