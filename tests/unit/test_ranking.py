from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from sitegen.analyse.summarising.features import Features, find_features
from sitegen.analyse.summarising.matter import Matter
from sitegen.analyse.summarising.order import in_order
from sitegen.analyse.summarising.rank import Weights, packaged_weights, rank
from sitegen.model import Mention, Sentence

FILLER = "هطلت الأمطار على سواحل المدينة القديمة طوال ساعات الليل"
LEAD = "أعلنت الحكومة انسحاب القوات الأجنبية من مطار العاصمة نهائيا"
VISIT = "وصل وزير خارجية كازاخستان صباحا لحضور مؤتمر دولي كبير"
NOTHING = Weights(Features(*[0.0] * len(Features._fields)), 0.0)


def sentences(*texts: str) -> tuple[Sentence, ...]:
    found: list[Sentence] = []
    start = 0
    for text in texts:
        found.append(Sentence(start, start + len(text), text))
        start += len(text) + 1
    return tuple(found)


def weighing(**features: float) -> Weights:
    return replace(NOTHING, features=NOTHING.features._replace(**features))


def test_of_like_sentences_the_earlier_ranks_higher() -> None:
    scores = rank(Matter(sentences(FILLER, FILLER, FILLER))).scores
    assert scores[0] > scores[1] > scores[2] > 0


def test_place_counts_sentences_and_words() -> None:
    rows = find_features(
        Matter(sentences("كلمة واحدة", "ثلاث كلمات هنا", "وخمس كلمات في آخر النص"))
    )
    assert [row.place for row in rows] == [0, 0.1, 0.2]
    assert [row.start for row in rows] == [0, 0.2, 0.5]


def test_the_title_and_actors_tell_for_a_sentence() -> None:
    texts = sentences(LEAD, FILLER, VISIT)
    start = texts[2].start + VISIT.index("كازاخستان")
    named = Mention(start, start + 9, "كازاخستان", "place", "name", "kazakhstan")
    by_title = rank(Matter(texts, "مؤتمر دولي في كازاخستان"), weighing(title=1.0))
    assert by_title.order[0] == 2
    assert rank(Matter(texts, mentions=(named,)), weighing(names=1.0)).order[0] == 2


def test_without_a_title_the_first_sentence_stands_for_it() -> None:
    rows = find_features(Matter(sentences(LEAD, FILLER, f"{LEAD} أمس")))
    assert rows[2].title > rows[1].title
    assert rows[0].title == rows[1].title


def test_the_features_of_a_sentence_are_measured_against_its_article() -> None:
    alike = find_features(Matter(sentences(LEAD, LEAD, LEAD)))
    assert {(row.length, row.centrality, row.names) for row in alike} == {(0.0, 0.0, 0.0)}
    unlike = find_features(Matter(sentences("قصيرة", LEAD, f"{LEAD} {FILLER}")))
    assert unlike[0].length < unlike[1].length < unlike[2].length
    assert abs(sum(row.length for row in unlike)) < 1e-9


def test_a_scrap_comes_behind_the_sentence_after_it() -> None:
    texts = ["صورة أرشيفية", LEAD, FILLER, VISIT, *[f"{VISIT} يوم {day}" for day in range(8)]]
    assert rank(Matter(sentences(*texts))).order[0] != 0


def test_what_is_set_aside_scores_nothing_and_gives_nothing_to_others() -> None:
    texts = sentences(LEAD, FILLER, VISIT)
    ranking = rank(Matter(texts, set_aside={1}))
    assert ranking.scores[1] == 0
    assert ranking.order == (0, 2)
    assert find_features(Matter(texts, set_aside={1}))[1].centrality == 0


def test_a_neighbour_of_what_was_taken_waits() -> None:
    scores = {0: 1.0, 1: 0.9, 2: 0.8, 3: 0.7}
    assert in_order(scores) == (0, 1, 2, 3)
    assert in_order(scores, 0.15) == (0, 2, 1, 3)
    # A sentence that was set aside stands between nobody.
    assert in_order({0: 1.0, 2: 0.9, 3: 0.8}, 0.15) == (0, 3, 2)


def test_reasons_add_up_to_the_order() -> None:
    ranking = rank(Matter(sentences(LEAD, FILLER, VISIT, "قال الخبراء: «نعم»", LEAD)))
    worth = {index: sum(reason) for index, reason in enumerate(ranking.reasons)}
    assert ranking.order == in_order(worth, packaged_weights().spacing)


@given(st.lists(st.text(max_size=30), max_size=8), st.text(max_size=20))
def test_any_text_is_ranked(texts: list[str], title: str) -> None:
    ranking = rank(Matter(sentences(*texts), title))
    assert sorted(ranking.order) == list(range(len(texts)))
    assert all(0 < score < 1 for score in ranking.scores)
