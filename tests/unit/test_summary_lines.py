from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from sitegen.model import ComposedArticle, Lean
from sitegen.render.cards import article_card
from sitegen.render.pages import plan_pages
from sitegen.render.summaries.lead_line import ELLIPSIS, LONGEST
from sitegen.render.summaries.lines import worded_line
from sitegen.render.views import ArticleCard, LeadLine
from tests.unit.digest_factory import (
    ENGLISH,
    SENTENCES,
    article,
    by_editor,
    digest_of,
    edition,
    place,
    with_english,
)

LONG = "The forces that came from five countries have begun to guard " + "the airport " * 20


def card_of(composed: ComposedArticle, lang: str = "en") -> ArticleCard:
    return article_card(place(digest_of([composed]), f"{lang}/"), composed)


def line_of(composed: ComposedArticle, lang: str = "en") -> LeadLine:
    line = card_of(composed, lang).line
    assert line
    return line


def worded(composed: ComposedArticle, lang: str = "en") -> str:
    line = worded_line(place(digest_of([composed]), f"{lang}/"), composed)
    return line.text if line else ""


def said_first(composed: ComposedArticle, words: str) -> ComposedArticle:
    first, *others = composed.analysis.sentences
    sentences = (replace(first, text=words), *others)
    return replace(composed, analysis=replace(composed.analysis, sentences=sentences))


def with_leans(composed: ComposedArticle, *sentences: int) -> ComposedArticle:
    leans = tuple(Lean(one, None, "pronoun", "") for one in sentences)
    return replace(composed, analysis=replace(composed.analysis, leans=leans))


def test_a_card_has_the_first_sentence_of_the_summary_and_leads_to_it() -> None:
    line = line_of(article("x", None, states=("machine", "machine", "machine")))
    assert (line.text.text, line.href) == (ENGLISH[0], "articles/x/#s1")
    assert line.provenance and line.provenance.state == "machine"
    assert not line.is_all
    assert line_of(article("x", None), "ar").text.text == SENTENCES[0]


def test_a_sentence_that_leans_on_another_is_no_line() -> None:
    composed = article("x", None)
    assert line_of(with_leans(composed, 0)).href.endswith("#s3")
    bare = card_of(with_leans(composed, 0, 2))
    assert (bare.line, bare.has_more) == (None, True)


def test_a_sentence_may_lean_on_what_the_title_tells() -> None:
    composed = article("x", None, title=SENTENCES[0].rstrip("."))
    analysis = replace(composed.analysis, leans=(Lean(2, 0, "joint", ""),))
    assert line_of(replace(composed, analysis=analysis), "ar").text.text == SENTENCES[2]
    elsewhere = replace(analysis, leans=(Lean(2, 1, "joint", ""),))
    assert card_of(replace(composed, analysis=elsewhere), "ar").line is None
    # The title must name whom a sentence speaks of.
    nameless = replace(analysis, title_mentions=(), leans=(Lean(2, 0, "speaker", ""),))
    assert card_of(replace(composed, analysis=nameless), "ar").line is None


def test_a_cut_that_would_mislead_is_no_line_and_the_next_sentence_is() -> None:
    held = LONG.removesuffix(" ") + ", if the parliament agrees to it in time"
    composed = with_english(article("x", None), 0, text=held)
    assert line_of(composed).text.text == ENGLISH[2]
    only = replace(composed, analysis=replace(composed.analysis, summary=(0,)))
    assert (card_of(only).line, card_of(only).has_more) == (None, True)
    assert worded(only) == ""


def test_a_question_or_a_bare_quotation_comes_after_what_tells_something() -> None:
    for words in ("هل تعود الحرب؟", "«لن نستسلم أبدا»."):
        composed = said_first(article("x", None), words)
        assert line_of(composed, "ar").text.text == SENTENCES[2]
        only = replace(composed, analysis=replace(composed.analysis, summary=(0,)))
        assert line_of(only, "ar").text.text == words


def test_a_short_sentence_that_only_goes_on_is_no_line_for_one_that_cannot_be_cut() -> None:
    held = "أعلنت الوزارة " + "في بيان طويل " * 12 + "إغلاق الطريق، لكن البلدية نفت ذلك كله."
    composed = said_first(article("x", None), held)
    analysis = composed.analysis
    then = replace(analysis.sentences[2], text="وصفق الحضور.")
    short = replace(analysis, sentences=(*analysis.sentences[:2], then))
    assert card_of(replace(composed, analysis=short), "ar").line is None
    assert line_of(composed, "ar").text.text == SENTENCES[2]


def test_an_agency_is_named_where_no_outlet_is_known() -> None:
    composed = article("x", None)
    wired = replace(composed.article, outlet="", agency="tass")
    card = card_of(replace(composed, article=wired, outlet=None, agency=None))
    assert card.outlet == "Agency: tass"


def test_an_english_line_has_english_where_the_summary_has_any() -> None:
    composed = article("x", None, states=("untranslated", "untranslated", "machine"))
    assert line_of(composed).text.text == ENGLISH[2]
    assert line_of(composed, "ar").text.text == SENTENCES[0]
    line = line_of(article("x", None, states=("untranslated",) * 3))
    assert (line.text.lang, line.text.text) == ("ar", SENTENCES[0])


def test_a_line_says_more_than_the_title_above_it() -> None:
    composed = article("x", None, title=SENTENCES[0].rstrip("."))
    assert line_of(composed, "ar").text.text == SENTENCES[2]
    # Where nothing does, there is none; a description stands without the title.
    only = replace(composed, analysis=replace(composed.analysis, summary=(0,)))
    card = card_of(only, "ar")
    assert (card.line, card.has_more) == (None, False)
    assert worded(only, "ar") == ""
    described = worded_line(place(digest_of([only]), "ar/"), only, below_title=False)
    assert described and described.text == SENTENCES[0]


def test_a_line_says_more_than_the_first_words_that_stand_for_a_title() -> None:
    untitled = article("x", None, title="")
    assert line_of(untitled, "ar").text.text == SENTENCES[2]
    only = replace(untitled, analysis=replace(untitled.analysis, summary=(0,)))
    card = card_of(only, "ar")
    assert (card.title.text, card.line) == (SENTENCES[0], None)


def test_a_summary_of_one_long_sentence_has_more_than_its_line() -> None:
    composed = with_english(article("x", None), 0, text=LONG)
    only = replace(composed, analysis=replace(composed.analysis, summary=(0,)))
    line = line_of(only)
    assert line.text.text.endswith(ELLIPSIS)
    assert not line.is_all
    assert line_of(only, "ar").is_all


def test_the_editors_words_are_the_line_and_never_the_programs_beside_them() -> None:
    line = line_of(by_editor(ar="بكلماتي"))
    assert (line.text.text, line.text.lang) == ("بكلماتي", "ar")
    assert (line.href, line.provenance, line.is_all) == ("", None, True)
    both = card_of(by_editor(ar="بكلماتي", en="In my words"))
    assert both.summary == ()
    assert both.line and (both.line.text.text, both.line.is_all) == ("In my words", False)
    assert both.editor_summary_beside and both.editor_summary_beside.text == "بكلماتي"
    assert not line_of(by_editor(en=LONG)).is_all


def test_an_article_without_a_summary_has_no_line() -> None:
    composed = article("x", None)
    bare = replace(composed, analysis=replace(composed.analysis, summary=()))
    assert card_of(bare).line is None
    assert worded(bare) == ""


def test_in_words_unreviewed_english_says_so_and_is_no_longer_for_it() -> None:
    composed = with_english(article("x", None, states=("machine",) * 3), 0, text=LONG)
    line = worded(composed)
    assert line.startswith("Machine translation: The forces")
    assert len(line) <= LONGEST
    assert worded(with_english(composed, 0, state="drafted")).startswith("Draft: ")
    assert worded(with_english(composed, 0, state="reviewed")).startswith("The forces")
    assert worded(composed, "ar") == SENTENCES[0]
    edited = worded(by_editor(en=LONG))
    assert edited.startswith("Editor’s summary: The forces") and len(edited) <= LONGEST
    assert worded(by_editor(ar="بكلماتي")) == "ملخص بقلم المحررين: بكلماتي"


def test_a_page_is_described_by_its_line() -> None:
    composed = article("x", date(2022, 1, 6), states=("machine",) * 3)
    digest = digest_of([composed])
    editions = {lang: edition(digest, Path("nowhere"), lang) for lang in ("ar", "en")}
    described = {
        plan.place.address: plan.build()[0].description
        for plan in plan_pages(editions)
        if plan.template == "article.html"
    }
    assert described == {
        "ar/articles/x/": SENTENCES[0],
        "en/articles/x/": f"Machine translation: {ENGLISH[0]}",
    }
