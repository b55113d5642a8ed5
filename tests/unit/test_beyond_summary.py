"""What is folded under each report of a story: what the summary above does not tell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from sitegen.model import (
    ComposedArticle,
    EditorSummary,
    Lean,
    Passage,
    Story,
    TakenSentence,
)
from sitegen.render.stories.beyond import beyond_summary
from tests.unit.digest_factory import digest_of, place
from tests.unit.joint_reports import (
    BUDGET,
    COURT,
    FIRST,
    FLOOD,
    FLOOD_AGAIN,
    MATCH,
    SECOND,
    report,
    shared,
)

ADDED = "وأضاف أن الجلسة كانت طويلة ومتعبة للجميع."


def folded(
    *reports: ComposedArticle,
    summary: tuple[TakenSentence, ...] = (TakenSentence("a", 0),),
    passages: Mapping[str, tuple[Passage, ...]] | None = None,
    editor: EditorSummary | None = None,
) -> dict[str, tuple[int, ...]]:
    """What is folded under these reports, shown in this order; the first is the lead."""
    digest = digest_of(reports)
    slugs = tuple(one.article.slug for one in reports)
    story = Story(slugs[0], slugs, slugs[0], summary=summary)
    if editor:
        story = Story(slugs[0], slugs, slugs[0], editor_summary=editor)
    told = replace(digest, stories={story.id: story}, passages=passages or {})
    return dict(beyond_summary(place(told, "en/stories/a/"), story, reports))


def test_a_sentence_brings_what_it_leans_on_even_if_that_stands_above() -> None:
    lead = report("a", FIRST, (FLOOD, 0.9), (MATCH, 0.5))
    leaning = report(
        "b", FIRST, (BUDGET, 0.9), (ADDED, 0.5), leans=(Lean(1, 0, "speaker", "أضاف"),)
    )
    told = (TakenSentence("a", 0), TakenSentence("b", 0))
    assert folded(lead, leaning, summary=told)["b"] == (0, 1)


def test_a_sentence_that_leans_on_nothing_that_stands_alone_is_left_out() -> None:
    lead = report("a", FIRST, (FLOOD, 0.9), (MATCH, 0.5))
    for leans in (
        (Lean(1, None, "speaker", "أضاف"),),
        (Lean(0, None, "pronoun", "وهو"), Lean(1, 0, "speaker", "أضاف")),
    ):
        leaning = report("b", FIRST, (COURT, 0.9), (ADDED, 0.5), leans=leans)
        assert 1 not in folded(lead, leaning)["b"]


def test_what_the_storys_summary_tells_in_other_words_is_not_folded() -> None:
    lead = report("a", FIRST, (FLOOD, 0.9), (MATCH, 0.5))
    other = report("b", FIRST, (FLOOD_AGAIN, 0.9), (BUDGET, 0.5))
    assert folded(lead, other) == {"a": (1,), "b": (1,)}
    # A toll that the summary has later is no second fact.
    before = report("c", FIRST, ("قتل 5 أشخاص في حريق شب في فندق بالمدينة القديمة.", 0.9))
    after = report("d", SECOND, ("حصيلة حريق الفندق في المدينة القديمة تبلغ 7 قتلى.", 0.9))
    assert folded(after, before, summary=(TakenSentence("d", 0),))["c"] == ()


def test_what_adds_to_the_summary_stays_folded() -> None:
    lead = report("a", FIRST, (FLOOD, 0.9))
    longer = (
        FLOOD_AGAIN.rstrip(".") + " وإغلاق المدارس والطرق والجسور أمام حركة السير حتى إشعار آخر."
    )
    assert folded(lead, report("b", FIRST, (longer, 0.9)))["b"] == (0,)


def test_the_editors_words_on_the_story_count_as_its_summary() -> None:
    lead = report("a", FIRST, (FLOOD, 0.9), (MATCH, 0.5))
    assert folded(lead, editor=EditorSummary(ar=FLOOD_AGAIN))["a"] == (1,)


def test_two_reports_fold_the_same_sentence_once() -> None:
    lead = report("a", FIRST, (FLOOD, 0.9))
    one = report("b", FIRST, (BUDGET, 0.9))
    copy = report("c", FIRST, (BUDGET, 0.9), (COURT, 0.4))
    passages = shared(one, 0, copy, 0)
    assert folded(lead, one, copy, passages=passages) == {"a": (), "b": (0,), "c": (1,)}
    # Of short sentences no passage tells.
    assert folded(lead, one, copy) == {"a": (), "b": (0,), "c": (1,)}
    other = report("c", FIRST, (BUDGET.replace("التعليم", "الدفاع"), 0.9))
    assert folded(lead, one, other)["c"] == (0,)
