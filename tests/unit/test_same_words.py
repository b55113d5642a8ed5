"""What of two texts is the same, and where it ends."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from sitegen.arabic.shared_runs import shared_runs
from sitegen.arabic.word_keys import keyed_words
from sitegen.compose.stories.same_words import same_words, side, whole_span

FEWEST = 5
FLOOD = "أدت الفيضانات القوية إلى إجلاء آلاف السكان من القرى الساحلية"
RESCUE = "ونصبت فرق الإغاثة خياما كبيرة في ملعب المدينة الرئيسي"
# As a phrase of many articles weighs, and as one of a few.
COMMON, RARE = 0.01, 1.0


def same(one: str, other: str, weights: Sequence[float] = ()) -> list[tuple[str, str]]:
    """The words that two texts share, as they stand in each."""
    ours, theirs = side(one, keyed_words(one), weights), side(other, keyed_words(other))
    found = []
    for shared in shared_runs(ours.words, theirs.words, FEWEST):
        for run in same_words(shared, ours, theirs, FEWEST):
            start, end = whole_span(ours, run.start, run.end)
            there, behind = whole_span(theirs, run.other_start, run.other_end)
            found.append((run.start, one[start:end], other[there:behind]))
    return [(mine, yours) for _, mine, yours in sorted(found)]


@pytest.mark.parametrize(
    "changed",
    [
        FLOOD.replace("إلى إجلاء", "الى اجلاء"),
        FLOOD.replace("السكان", "من السكان"),
        FLOOD.replace("القوية ", ""),
        FLOOD.replace("القوية", "العارمة"),
    ],
)
def test_single_words_may_differ(changed: str) -> None:
    assert same(FLOOD, changed) == [(FLOOD, changed)]


def test_other_words_part_what_is_the_same() -> None:
    ours, theirs = f"{FLOOD} في بيان رسمي {RESCUE}", f"{FLOOD} خلال مؤتمر صحفي {RESCUE}"
    assert same(ours, theirs) == [(FLOOD, FLOOD), (RESCUE, RESCUE)]
    # Put in on one side alone.
    longer = f"{FLOOD} كما قال الوزير {RESCUE}"
    assert same(f"{FLOOD} {RESCUE}", longer) == [(FLOOD, FLOOD), (RESCUE, RESCUE)]
    # What is too short beside it is none.
    assert same(f"{FLOOD} في بيان رسمي ونصبت فرق", f"{FLOOD} خلال مؤتمر صحفي ونصبت فرق") == [
        (FLOOD, FLOOD)
    ]


def test_marks_go_with_the_words_they_stand_around() -> None:
    ours, theirs = f'قال الوزير: "{FLOOD}" أمس.', f"وأضاف، {FLOOD}."
    assert same(ours, theirs) == [(f'"{FLOOD}"', FLOOD)]
    assert same(f"({FLOOD}) أمس", f"({FLOOD})، ثم") == [(f"({FLOOD})", f"({FLOOD})")]


def test_a_quote_of_which_only_a_part_is_the_same_is_parted_from_what_stands_before_it() -> None:
    ours = f'{FLOOD} "{RESCUE} ثم غادرت".'
    assert same(ours, f"{FLOOD} {RESCUE}.") == [(FLOOD, FLOOD), (RESCUE, RESCUE)]
    # Nothing begins within a bracket and ends outside it.
    words = f"قتيبة) {FLOOD}"
    assert same(f"(سمير {words}", f"(ماجد {words}") == [(FLOOD, FLOOD)]


def test_a_bracket_that_never_closes_is_no_bracket() -> None:
    words = f"{FLOOD} ( {RESCUE}"
    assert same(words, words) == [(words, words)]


def test_words_torn_from_their_clause_are_left_out() -> None:
    ours, theirs = f"كتب عنه محمود العقاد، {FLOOD}، وبعد ذلك بسنوات", f"هو العقاد، {FLOOD}، وبعد"
    assert same(ours, theirs) == [(FLOOD, FLOOD)]
    # Not so where most of the clause is there.
    longer = f"عاد العقاد والمازني وشكري معا إلى هناك، {FLOOD}"
    mine, _ = same(f"ثم {longer}", f"وقد {longer}")[0]
    assert mine == longer


def test_the_opening_formula_of_many_reports_is_left_out() -> None:
    opening = "أفادت تقارير إعلامية بأن"
    words = f"{opening} {FLOOD}"
    count = len(words.split())
    assert same(words, words, [COMMON, *[RARE] * count]) == [(FLOOD, FLOOD)]
    assert same(words, words, [RARE] * count) == [(words, words)]
    # Of a text that only begins with what many say, something is left or nothing is the same.
    assert same(opening, opening, [COMMON] * 4) == []


def test_the_credit_of_an_agency_at_the_beginning_is_left_out() -> None:
    words = f"(وكالة الأنباء) {FLOOD}"
    assert same(words, words) == [(FLOOD, FLOOD)]
    within = f"قال {words}"
    assert same(within, within) == [(within, within)]
