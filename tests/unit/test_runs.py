from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from sitegen.model import Actor, ComposedArticle, Markup, Mention
from sitegen.render import trees
from sitegen.render.article_index import index_article
from sitegen.render.runs import LinkToActor, Span, english_runs, mention_spans, runs_of, spans_of
from sitegen.render.views import Run, TranslationShare
from sitegen.render.wording import load_wording
from tests.unit.digest_factory import ACTORS, CSTO, KAZAKHSTAN, TOKAYEV, article

TEXT = "0123456789"
NO_SHARE = TranslationShare("untranslated", "", 0, 0, 0, 0, 0)


def spelled(runs: tuple[Run, ...]) -> str:
    return "".join(run.text + spelled(run.children) for run in runs)


def shape(runs: tuple[Run, ...]) -> str:
    """Write runs as text: kinds in brackets around what they hold."""
    marks = {"plain": "", "actor": "a", "date": "d", "quote": "q", "link": "l"}
    marks |= {"emphasis": "e", "strong": "s"}
    return "".join(
        run.text if run.kind == "plain" else f"{marks[run.kind]}({run.text}{shape(run.children)})"
        for run in runs
    )


def test_without_spans_a_sentence_is_one_plain_run() -> None:
    assert runs_of(TEXT, 2, 5, ()) == (Run("plain", "234"),)


def test_an_empty_sentence_has_no_runs() -> None:
    assert runs_of(TEXT, 3, 3, (Span(0, 9, "quote"),)) == ()


def test_a_name_inside_a_quote_is_its_child() -> None:
    spans = (Span(3, 5, "actor", href="x"), Span(2, 8, "quote"))
    assert shape(runs_of(TEXT, 0, 10, spans)) == "01q(2a(34)567)89"


def test_crossing_spans_are_split_so_that_elements_nest() -> None:
    spans = (Span(1, 5, "actor", href="x"), Span(3, 8, "quote"))
    assert shape(runs_of(TEXT, 0, 10, spans)) == "0a(12)q(a(34)567)89"


def test_a_link_of_the_editor_keeps_names_inside_it_plain() -> None:
    spans = (Span(2, 4, "actor", href="x"), Span(1, 6, "link", href="https://y"))
    assert shape(runs_of(TEXT, 0, 10, spans)) == "0l(12345)6789"


def test_of_two_names_over_the_same_words_the_first_stays() -> None:
    spans = (Span(2, 6, "actor", href="b"), Span(1, 4, "actor", href="a"))
    runs = runs_of(TEXT, 0, 10, spans)
    assert [(run.text, run.href) for run in runs if run.href] == [("123", "a"), ("45", "b")]


def test_spans_are_cut_at_the_ends_of_the_sentence() -> None:
    assert shape(runs_of(TEXT, 4, 7, (Span(0, 5, "quote"), Span(6, 10, "strong")))) == "q(4)5s(6)"


kinds = st.sampled_from(["quote", "strong", "emphasis", "link", "actor", "date"])
spans = st.lists(
    st.builds(
        lambda start, length, kind: Span(start, start + length, kind, href=f"h{start}"),
        st.integers(0, 9),
        st.integers(0, 6),
        kinds,
    ),
    max_size=12,
)


@given(spans=spans, start=st.integers(0, 10), length=st.integers(0, 10))
def test_runs_spell_the_sentence_exactly_and_no_link_holds_a_link(
    spans: list[Span], start: int, length: int
) -> None:
    end = min(start + length, len(TEXT))
    runs = runs_of(TEXT, start, end, spans)
    assert spelled(runs) == TEXT[start:end]
    assert not any(nested_link(run, inside=False) for run in runs)
    assert runs == runs_of(TEXT, start, end, list(reversed(spans)))


def nested_link(run: Run, *, inside: bool) -> bool:
    here = run.kind in ("link", "actor")
    return (here and inside) or any(nested_link(c, inside=inside or here) for c in run.children)


def test_spans_of_an_article_go_to_their_sentences() -> None:
    composed = article("x", date(2022, 1, 6))
    by_sentence = spans_by_sentence(composed, link)
    assert [[span.kind for span in found] for found in by_sentence] == [
        ["actor", "actor"],
        ["actor", "quote", "date"],
        ["actor"],
    ]
    (day,) = (span for span in by_sentence[1] if span.kind == "date")
    assert (day.datetime, day.title) == ("2022-01-05", "5 January 2022")


def test_unresolved_dates_and_actors_without_a_page_stay_plain() -> None:
    composed = article("x", None)
    by_sentence = spans_by_sentence(composed, lambda actor: "")
    assert [[span.kind for span in found] for found in by_sentence] == [[], ["quote"], []]


def test_a_link_covers_the_letters_that_cannot_be_parted_from_a_name() -> None:
    text = "قال الأمين العام للمنظمة ذلك"
    start = text.index("لمنظمة")
    name = Mention(start, start + 6, "لمنظمة", "organisation", "nominal", "csto", before=1)
    spans = mention_spans([name], link, load_wording("en"))
    [linked] = [run for run in runs_of(text, 0, len(text), spans) if run.kind == "actor"]
    assert linked.text == "للمنظمة"


def test_markup_over_two_sentences_is_in_both() -> None:
    composed = article("x", None)
    text = composed.article.text

    marked = replace(
        composed, article=replace(composed.article, markup=(Markup(0, len(text), "strong"),))
    )
    by_sentence = spans_by_sentence(marked, lambda actor: "")
    assert all(any(span.kind == "strong" for span in found) for found in by_sentence)


def link(actor: str) -> str:
    return f"@{actor}"


def spans_by_sentence(composed: ComposedArticle, to: LinkToActor) -> list[tuple[Span, ...]]:
    index = index_article(composed, {}, NO_SHARE)
    return [spans_of(found, to, load_wording(trees.ENGLISH)) for found in index.found]


def test_english_names_of_mentioned_actors_are_linked() -> None:
    runs = english_runs("In Kazakhstan's capital, the CSTO met.", (KAZAKHSTAN, CSTO), link)
    assert [(run.text, run.href) for run in runs if run.href] == [
        ("Kazakhstan", "@kz"),
        ("CSTO", "@csto"),
    ]
    assert spelled(runs) == "In Kazakhstan's capital, the CSTO met."


def test_english_names_are_whole_words_and_the_longest_wins() -> None:
    niger = ACTORS["kz"].__class__("ne", "place", "النيجر", "Niger")
    delta = ACTORS["kz"].__class__("nd", "place", "دلتا النيجر", "Niger Delta")
    runs = english_runs("Nigeria and the Niger Delta", (niger, delta), link)
    assert [(run.text, run.href) for run in runs if run.href] == [("Niger Delta", "@nd")]


def test_english_that_names_nobody_is_plain() -> None:
    assert english_runs("He spoke.", (TOKAYEV,), link) == (Run("plain", "He spoke."),)
    assert english_runs("", (TOKAYEV,), link) == ()
    assert english_runs("Kazakhstan", (KAZAKHSTAN,), lambda _: "") == (Run("plain", "Kazakhstan"),)


def test_a_persons_last_name_is_linked_unless_two_share_it() -> None:
    one = Actor("anna-berg", "person", "آنا بيرغ", "Anna Berg")
    two = Actor("olaf-berg", "person", "أولاف بيرغ", "Olaf Berg")
    place = Actor("north-berg", "place", "بيرغ الشمالية", "North Berg")

    def linked(*actors: Actor) -> list[tuple[str, str]]:
        runs = english_runs("Then Berg met Olaf Berg.", actors, lambda actor: f"/{actor}/")
        return [(run.text, run.href) for run in runs if run.kind == "actor"]

    assert linked(one) == [("Berg", "/anna-berg/"), ("Berg", "/anna-berg/")]
    assert linked(one, two) == [("Olaf Berg", "/olaf-berg/")]
    assert linked(place) == []


def test_a_name_with_an_article_is_linked_where_it_begins_a_sentence() -> None:
    salma = Actor("salma", "person", "سلمى القاضي", "Salma al-Qadi")
    runs = english_runs("Al-Qadi said so; so al-Qadi did.", (salma,), link)
    assert [run.text for run in runs if run.href] == ["Al-Qadi", "al-Qadi"]


def test_a_date_inside_a_link_stays_a_date_and_leads_nowhere() -> None:
    spans = (
        Span(0, 12, "link", href="https://example.org/"),
        Span(7, 12, "date", href="#e-1", datetime="2022-01-06", title="6 January 2022"),
    )
    [anchor] = runs_of("يوم في اليوم", 0, 12, spans)
    assert anchor.kind == "link"
    day = anchor.children[-1]
    assert (day.kind, day.href, day.title) == ("date", "", "6 January 2022")
    assert spelled((anchor,)) == "يوم في اليوم"


def test_the_people_of_a_country_lead_to_it() -> None:
    runs = english_runs("Kazakh troops, Kazakhstani flags; the kazakh.", (KAZAKHSTAN,), link)
    assert [run.text for run in runs if run.href] == ["Kazakh", "Kazakhstani"]
