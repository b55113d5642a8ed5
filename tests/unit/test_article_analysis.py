from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from sitegen.analyse.article import AnalyseOptions, analyse
from sitegen.analyse.naming.listed import build_gazetteer, known_actors
from sitegen.model import (
    Actor,
    Analysis,
    Article,
    Block,
    MentionOverride,
    Overrides,
    QuoteOverride,
    SummaryLength,
    local_id,
    local_index,
)

EDITOR = (
    Actor("putin", "person", "فلاديمير بوتين", "Vladimir Putin", short=("بوتين",)),
    Actor("csto", "organisation", "منظمة معاهدة الأمن الجماعي", "CSTO", short=("المنظمة",)),
    Actor("rt", "organisation", "روسيا اليوم", "RT"),
)
GAZETTEER = build_gazetteer(known_actors(EDITOR))

PARAGRAPHS = (
    "قال الرئيس الروسي فلاديمير بوتين إن روسيا أرسلت قوات حفظ السلام إلى كازاخستان.",
    "تفاصيل الاجتماع",
    "وأضاف بوتين أن “القوات ستبقى هناك 30 يوما فقط”. ونقلت قناة روسيا اليوم كلام الرئيس.",
    "وعقدت منظمة معاهدة الأمن الجماعي جلسة في 10 يناير 2022، وشكر الرئيس للمنظمة دورها.",
)
TEXT = "\n".join(PARAGRAPHS)


def article(**changes: object) -> Article:
    blocks: list[Block] = []
    start = 0
    for paragraph in PARAGRAPHS:
        kind = "heading" if paragraph == PARAGRAPHS[1] else "paragraph"
        blocks.append(Block(start, start + len(paragraph), kind))  # type: ignore[arg-type]
        start += len(paragraph) + 1
    plain = Article(
        slug="csto-session",
        path=Path("content/articles/csto-session.md"),
        title="بوتين: قواتنا في كازاخستان",
        text=TEXT,
        blocks=tuple(blocks),
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


NO_OVERRIDES = Overrides()
DEFAULTS = AnalyseOptions()


def analysed(overrides: Overrides = NO_OVERRIDES, options: AnalyseOptions = DEFAULTS) -> Analysis:
    return analyse(article(overrides=overrides), GAZETTEER, options)


def named(overrides: Overrides) -> list[tuple[str, str | None, str, bool]]:
    return [
        (mention.text, mention.actor, mention.kind, mention.by_editor)
        for mention in analysed(overrides).mentions
    ]


def test_everything_found_can_be_traced_to_its_span() -> None:
    analysis = analysed()
    for found in (analysis.sentences, analysis.mentions, analysis.quotes, analysis.dates):
        assert found
        for one in found:
            assert TEXT[one.start : one.end] == one.text
    assert analysis.numbers
    assert len(analysis.scores) == len(analysis.sentences) == 5
    assert all(0 <= index < 5 for index in analysis.summary)


def test_title_mentions_have_offsets_in_the_title() -> None:
    mentions = analysed().title_mentions
    assert [(one.start, one.end, one.actor) for one in mentions] == [
        (0, 5, "putin"),
        (17, 26, "kazakhstan"),
    ]


def test_the_summary_follows_the_options_and_holds_no_heading() -> None:
    assert len(analysed(options=AnalyseOptions(SummaryLength("sentences", 2))).summary) == 2
    assert len(analysed(options=AnalyseOptions(SummaryLength("share", 0.9))).summary) > 2
    assert 1 not in analysed().summary


def test_the_same_article_is_analysed_the_same() -> None:
    assert analysed() == analysed()


def test_an_override_names_an_actor_everywhere_its_words_stand() -> None:
    found = named(Overrides(mentions=(MentionOverride("الرئيس", "putin"),)))
    assert found.count(("الرئيس", "putin", "nominal", True)) == 3
    assert ("فلاديمير بوتين", "putin", "name", False) in found


def test_an_override_finds_its_words_behind_a_particle() -> None:
    found = named(Overrides(mentions=(MentionOverride("المنظمة", "csto"),)))
    assert ("لمنظمة", "csto", "short", True) in found


def test_an_override_with_another_spelling_is_another_word() -> None:
    assert not any(entry[3] for entry in named(Overrides((MentionOverride("الرئىس", "putin"),))))


def test_an_empty_override_takes_a_mention_away_but_not_a_longer_name() -> None:
    found = named(Overrides(mentions=(MentionOverride("روسيا", ""),)))
    assert "روسيا" not in [entry[0] for entry in found]
    assert ("روسيا اليوم", "rt", "name", False) in found


def test_an_override_replaces_what_it_overlaps() -> None:
    override = MentionOverride("الرئيس الروسي فلاديمير بوتين", "putin")
    found = named(Overrides(mentions=(override,)))
    assert found[0] == ("الرئيس الروسي فلاديمير بوتين", "putin", "nominal", True)
    assert ("فلاديمير بوتين", "putin", "name", False) not in found


def test_an_override_with_an_unknown_actor_changes_nothing() -> None:
    override = MentionOverride("بوتين", "nobody")
    assert analysed(Overrides(mentions=(override,))) == analysed()


def test_an_override_applies_to_the_title() -> None:
    override = MentionOverride("قواتنا", "csto")
    titles = analysed(Overrides(mentions=(override,))).title_mentions
    assert [one.actor for one in titles] == ["putin", "csto", "kazakhstan"]


def test_the_editor_names_a_quotes_speaker() -> None:
    override = QuoteOverride("القوات ستبقى", "csto")
    (quote,) = analysed(Overrides(quotes=(override,))).quotes
    assert (quote.speaker, quote.by_editor) == ("csto", True)
    (quote,) = analysed(Overrides(quotes=(QuoteOverride("ستبقى هناك", ""),))).quotes
    assert (quote.speaker, quote.by_editor) == (None, True)


@pytest.mark.parametrize("words", ["?", "\u061f", "?0", "?\u0660", "\u061f\u0660", " ", "\u2014"])
def test_a_speaker_without_a_letter_is_nobody(words: str) -> None:
    override = QuoteOverride("القوات ستبقى", words)
    found = analysed(Overrides(quotes=(override,), mentions=(MentionOverride("قوات", "علي حسن"),)))
    assert [one.name for one in found.found] == ["علي حسن"]
    assert [(one.speaker, one.by_editor) for one in found.quotes] == [(None, True)]


def test_words_behind_a_question_mark_stay_the_editors_words() -> None:
    override = QuoteOverride("القوات ستبقى", "?someone")
    (quote,) = analysed(Overrides(quotes=(override,))).quotes
    assert quote.speaker == "?someone"
    assert local_index(quote.speaker) is None


@pytest.mark.parametrize("words", ["?0", "\u061f", "\u061f\u0660"])
def test_a_mention_of_an_actor_without_a_letter_changes_nothing(words: str) -> None:
    assert analysed(Overrides(mentions=(MentionOverride("الرئيس", words),))) == analysed()


@pytest.mark.parametrize("written", ["?", "?\u0660", "?\u00b2", "?-1", "??0", "? 0", "0", "", None])
def test_only_a_place_behind_the_sign_is_a_local_id(written: str | None) -> None:
    assert local_index(written) is None
    assert local_index(local_id(12)) == 12


def test_the_editor_makes_a_quote_of_words_that_are_in_none() -> None:
    override = QuoteOverride("«كلام الرئيس»", "putin")
    found, made = analysed(Overrides(quotes=(override,))).quotes
    assert not found.by_editor
    assert (made.text, made.speaker, made.verb, made.by_editor) == (
        "كلام الرئيس",
        "putin",
        None,
        True,
    )
    assert TEXT[made.start : made.end] == made.text


def test_an_editors_quote_stands_in_for_those_it_overlaps() -> None:
    override = QuoteOverride("أن “القوات ستبقى هناك 30 يوما فقط”", "csto")
    (made,) = analysed(Overrides(quotes=(override,))).quotes
    assert (made.text, made.speaker) == (override.text, "csto")


@pytest.mark.parametrize("words", ["", "«»", "كلام ليس في النص"])
def test_an_editors_quote_that_is_not_in_the_text_changes_nothing(words: str) -> None:
    assert analysed(Overrides(quotes=(QuoteOverride(words, "csto"),))) == analysed()


def test_numbers_leave_the_dates_alone() -> None:
    assert [number.text for number in analysed().numbers] == ["30"]
    text = "سيصل 500 جندي بحلول نهاية 2024 خلال السنوات الـ3 المقبلة"
    blocks = (Block(0, len(text)),)
    numbers = analyse(article(text=text, blocks=blocks), GAZETTEER, DEFAULTS).numbers
    assert [number.text for number in numbers] == ["500"]


def test_an_empty_article_has_an_empty_analysis() -> None:
    empty = article(title="", text="", blocks=())
    analysis = analyse(empty, GAZETTEER, AnalyseOptions())
    assert analysis.sentences == analysis.summary == analysis.mentions == analysis.quotes == ()


def test_no_summary_has_an_advertisement_that_stands_in_a_paragraph() -> None:
    text = (
        "أعلنت الحكومة اليوم خطة جديدة للإسكان في ثلاث محافظات. اقرأ أيضا: نجم الهلال يعتزل. "
        "وتبلغ كلفة الخطة ملياري دينار على خمس سنوات. تابعونا على فيسبوك وتويتر."
    )
    advertised = replace(article(), text=text, blocks=(Block(0, len(text)),))
    found = analyse(advertised, GAZETTEER, AnalyseOptions(SummaryLength("share", 1)))
    assert found.summary == (0, 2)
    assert (found.scores[1], found.scores[3]) == (0, 0)
