from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from sitegen.model import EditorSummary, Number, Proposal, Status
from sitegen.render.articles import article_view
from sitegen.render.cards import article_card
from sitegen.render.views import Text
from tests.unit.digest_factory import article, by_editor, digest_of, place, sample, trees


def view_of(slug: str, lang: str = "en"):
    digest = sample()
    return article_view(place(digest, f"{lang}/articles/{slug}/"), digest.articles[slug])


def test_rows_stand_in_both_languages_with_their_provenance() -> None:
    view = view_of("gamma")
    assert [row.id for row in view.rows] == ["s1", "s2", "s3"]
    assert [row.starts_block for row in view.rows] == [True, False, True]
    assert [row.in_summary for row in view.rows] == [True, False, True]
    assert [row.provenance.state for row in view.rows] == ["machine", "reviewed", "drafted"]
    machine, reviewed, drafted = (row.provenance for row in view.rows)
    assert (machine.label, machine.detail) == ("Machine translation", "argos ar-en 1.0")
    assert machine.engine == "argos ar-en 1.0"
    assert (reviewed.label, reviewed.detail, reviewed.engine) == ("Reviewed", "sitegen sample", "")
    assert drafted.label == "Draft"


def test_the_share_says_what_the_whole_is() -> None:
    states = {slug: view_of(slug).share.state for slug in ("alpha", "beta", "gamma", "delta")}
    assert states == {
        "alpha": "reviewed",
        "beta": "partly",
        "gamma": "partly",
        "delta": "untranslated",
    }
    machine = article("m", None, states=("machine", "machine", "untranslated"), title="")
    digest = digest_of([machine])
    share = article_view(place(digest, "en/articles/m/"), machine).share
    assert (share.state, share.machine, share.untranslated, share.total) == ("machine", 2, 1, 3)


def test_missing_english_is_told_and_stays_arabic() -> None:
    view = view_of("beta")
    assert view.missing_english
    assert view.rows[2].english == ()
    assert view.summary[1].text.lang == "ar"
    assert view.summary[1].provenance.state == "untranslated"
    assert view.summary[0].text.lang == "en"
    assert view.summary[0].provenance.engine == "argos ar-en 1.0"
    assert not view.all_arabic
    assert not view_of("alpha").missing_english
    assert view_of("delta").all_arabic


def test_an_article_without_a_title_gets_its_first_words_marked() -> None:
    view = view_of("delta")
    assert view.title.text.startswith("أعلن قاسم")
    assert view.title_proposed == "the article’s first words"
    assert view.title_en is None
    assert view_of("alpha").title_proposed == ""


def test_an_article_without_a_sentence_still_has_a_page() -> None:
    empty = article("empty", None, title="")
    bare = replace(
        empty,
        article=replace(empty.article, text="", blocks=()),
        analysis=replace(
            empty.analysis,
            sentences=(),
            scores=(),
            summary=(),
            mentions=(),
            quotes=(),
            numbers=(),
        ),
        translation=replace(empty.translation, sentences=()),
        dates=(),
    )
    view = article_view(place(digest_of([bare]), "en/articles/empty/"), bare)
    assert view.title.text == "empty"
    assert view.rows == ()


def test_the_record_shows_what_a_proposed_value_rests_on() -> None:
    facts = {fact.label: fact for fact in view_of("alpha").record}
    assert facts["Outlet"].value.text == "Al-Masry Al-Youm"
    assert facts["Outlet"].evidence == "named in line 3"
    assert facts["Date"].evidence == ""
    assert facts["File"].value.text == "seeds/000.txt"
    assert facts["Original"].href == "https://example.org/original"
    assert facts["SHA-256"].value.text == "ab" * 8 + "…"
    assert facts["Original"].evidence == ""


def test_a_proposed_address_of_the_original_says_what_it_rests_on() -> None:
    composed = article("x", date(2022, 1, 6))
    origin = composed.article.origin
    assert origin
    proposed = {"url": Proposal(composed.article.url, "the page's own url")}
    read = replace(
        composed, article=replace(composed.article, origin=replace(origin, proposed=proposed))
    )
    view = article_view(place(digest_of([read]), "en/articles/x/"), read)
    (fact,) = (fact for fact in view.record if fact.label == "Original")
    assert fact.evidence == "the page’s own address"


def test_a_value_the_editor_changed_shows_no_evidence() -> None:
    composed = article("x", date(2022, 1, 6))
    origin = composed.article.origin
    assert origin
    changed = replace(
        composed,
        article=replace(
            composed.article,
            origin=replace(origin, proposed={"date": Proposal("2022-01-05", "dateline")}),
        ),
    )
    view = article_view(place(digest_of([changed]), "en/articles/x/"), changed)
    assert {fact.evidence for fact in view.record} == {""}


def test_what_is_unknown_says_so() -> None:
    facts = {fact.label: fact for fact in view_of("zeta").record}
    assert facts["Date"].value.text == "Unknown"


def test_reasons_of_removal_are_worded_and_unknown_codes_kept() -> None:
    assert [cut.reason for cut in view_of("alpha").removed] == [
        "Advertisement marker",
        "some-new-code",
    ]
    assert view_of("alpha", "ar").removed[0].reason != "Advertisement marker"


def test_dates_and_numbers_stand_once_in_digits() -> None:
    view = view_of("alpha")
    (day,) = view.dates
    assert (day.phrase, day.iso, day.label, day.href) == (
        "أمس",
        "2022-01-05",
        "5 January 2022",
        "#s2",
    )
    (number,) = view.numbers
    assert (number.value, number.phrase, number.href) == ("2,500", "2500 جندي", "#s3")
    assert view_of("zeta").dates == ()


def test_a_number_without_end_is_left_out() -> None:
    composed = article("x", None)
    endless = (Number(0, 1, "ما لا نهاية", float("inf")),)
    odd = replace(composed, analysis=replace(composed.analysis, numbers=endless))
    assert article_view(place(digest_of([odd]), "en/articles/x/"), odd).numbers == ()


def test_quotes_name_their_speaker_in_the_pages_language() -> None:
    (quote,) = view_of("alpha").quotes
    assert quote.href == "#s2"
    (said,) = quote.said
    assert said.speaker == Text("Kassym-Jomart Tokayev", "en", "ltr")
    assert said.speaker_href == "../../actors/tokayev/"
    (quote,) = view_of("alpha", "ar").quotes
    assert quote.said[0].speaker == Text("قاسم جومارت توكاييف", "ar", "rtl")


def test_a_quote_comes_with_the_english_of_its_sentence_and_whose_it_is() -> None:
    (quote,) = view_of("beta").quotes
    (english,) = quote.english
    assert english.text.startswith("He said that")
    assert english.provenance.state == "machine"
    (quote,) = view_of("delta").quotes
    assert quote.english == ()


def test_quotes_of_one_sentence_stand_together_and_long_ones_have_all_their_english() -> None:
    composed = article("x", None, states=("reviewed", "reviewed", "untranslated"))
    (known,) = composed.analysis.quotes
    words = (
        replace(known, start=0, end=4, text="أعلن"),
        replace(known, start=10, end=16, text="جومارت"),
        replace(known, start=20, end=26, text="توكاييف", speaker=None),
        replace(known, end=len(composed.article.text)),
    )
    said = replace(composed, analysis=replace(composed.analysis, quotes=words))
    first, second = article_view(place(digest_of([said]), "en/articles/x/"), said).quotes
    assert [line.texts for line in first.said] == [("أعلن", "جومارت"), ("توكاييف",)]
    assert first.said[1].speaker is None
    assert [english.text for english in first.english] == [composed.translation.sentences[0].text]
    assert [english.provenance.state for english in second.english] == ["reviewed", "untranslated"]


def test_a_speaker_whom_no_article_mentions_still_has_a_name() -> None:
    composed = article("x", None)
    silent = replace(composed, analysis=replace(composed.analysis, mentions=(), title_mentions=()))
    for lang, name in (("en", "Kassym-Jomart Tokayev"), ("ar", "قاسم جومارت توكاييف")):
        view = article_view(place(digest_of([silent]), f"{lang}/articles/x/"), silent)
        (said,) = view.quotes[0].said
        assert (said.speaker and said.speaker.text, said.speaker_href) == (name, "")


def test_a_speaker_without_a_page_is_shown_as_written() -> None:
    composed = article("x", None)
    quotes = tuple(replace(quote, speaker="المتحدث") for quote in composed.analysis.quotes)
    odd = replace(composed, analysis=replace(composed.analysis, quotes=quotes))
    (quote,) = article_view(place(digest_of([odd]), "en/articles/x/"), odd).quotes
    (said,) = quote.said
    assert said.speaker == Text("المتحدث", "ar", "rtl")
    assert said.speaker_href == ""


def test_actors_are_grouped_and_counted_in_this_article() -> None:
    view = view_of("alpha")
    assert [(line.name.text, line.mentions, line.articles) for line in view.places] == [
        ("Kazakhstan", 2, 6)
    ]
    assert view.people[0].mentions == 2
    assert view.organisations[0].name_other.lang == "ar"


def test_neighbours_are_the_next_newer_and_older() -> None:
    view = view_of("gamma")
    assert view.newer and view.newer.href == "../delta/"
    assert view.older and view.older.href == "../alpha/"
    assert view_of("delta").newer is None
    assert view_of("epsilon").older is None, "an article without a date is not older"
    assert (view_of("zeta").newer, view_of("zeta").older) == (None, None)


def test_the_editors_summary_wins_in_either_language() -> None:
    composed = article("x", None)
    written = replace(
        composed, article=replace(composed.article, summary=EditorSummary(ar="بكلماتي"))
    )
    view = article_view(place(digest_of([written]), "en/articles/x/"), written)
    assert view.editor_summary == Text("بكلماتي", "ar", "rtl")
    assert view.editor_summary_beside is None
    assert view.summary == ()
    assert not any(row.in_summary for row in view.rows)


def test_the_editors_summary_stands_in_the_pages_language_first() -> None:
    written = by_editor(ar="بكلماتي", en="In my words")
    digest = digest_of([written])
    for lang, first, second in (("ar", "بكلماتي", "In my words"), ("en", "In my words", "بكلماتي")):
        view = article_view(place(digest, f"{lang}/articles/edited/"), written)
        assert view.editor_summary and view.editor_summary.text == first
        assert view.editor_summary_beside and view.editor_summary_beside.text == second


def test_the_summary_leads_to_how_it_is_made() -> None:
    digest = sample()
    address, alpha = "en/articles/alpha/", digest.articles["alpha"]
    view = article_view(place(digest, address), alpha)
    assert view.summaries_href == "../../about/#summaries"
    # An about page of the editor's own has no such part.
    view = article_view(
        place(digest, address, trees=trees("en", about="We chose these articles.")), alpha
    )
    assert view.summaries_href == "../../about/"


def test_cards_show_the_title_of_the_pages_language_first() -> None:
    digest = sample()
    card = article_card(place(digest, "en/"), digest.articles["alpha"])
    assert card.title.text == "Tokayev: order is back"
    assert card.title_other and card.title_other.lang == "ar"
    assert card.href == "articles/alpha/"
    assert card.date and card.date.href == "digest/2022/01/06/"
    assert card.summary[0].href == "articles/alpha/#s1"
    arabic = article_card(place(digest, "ar/"), digest.articles["alpha"])
    assert arabic.title.lang == "ar"
    assert arabic.title_other and arabic.title_other.lang == "en"
    untitled = article_card(place(digest, "en/"), digest.articles["epsilon"])
    assert (untitled.title.lang, untitled.title_other) == ("ar", None)


@pytest.mark.parametrize(
    ("status", "day", "label"),
    [
        ("published", date(2022, 1, 6), ""),
        ("published", date(2022, 1, 7), "Not yet public"),
        ("published", None, ""),
        ("draft", date(2022, 1, 7), "Draft article"),
        ("withdrawn", None, "Withdrawn"),
    ],
)
def test_what_readers_do_not_see_carries_a_label(
    status: Status, day: date | None, label: str
) -> None:
    composed = article("x", day)
    shown = replace(composed, article=replace(composed.article, status=status))
    where = place(digest_of([shown]), "en/", today=date(2022, 1, 6))
    assert article_card(where, shown).status == label
    assert article_view(where, shown).status == label
