from __future__ import annotations

from pathlib import Path

from benchmarks.names_found import by_analysis, make_texts, read_sentences, score

CONLL = """\
وصل\tO
فلان\tB-PERS
الفلاني\tI-PERS
من\tO
روسيا\tB-LOC

قال\tO
ألمانيا\tB-LOC
فرنسا\tI-ORG
الشعر\tB-MISC
"""


def test_names_are_read_as_spans_of_tokens(tmp_path: Path) -> None:
    path = tmp_path / "some.conll"
    path.write_text(CONLL, "utf-8")
    sentences = read_sentences(path)
    first, second = make_texts(sentences, 1)
    assert first.article.text == "وصل فلان الفلاني من روسيا"
    assert first.names == {(1, 3, "person"), (4, 5, "place")}
    assert second.names == {(1, 2, "place"), (2, 3, "organisation")}
    (both,) = make_texts(sentences, 2)
    assert both.names == {
        (1, 3, "person"),
        (4, 5, "place"),
        (7, 8, "place"),
        (8, 9, "organisation"),
    }


def test_a_half_right_answer_scores_in_between(tmp_path: Path) -> None:
    path = tmp_path / "some.conll"
    path.write_text(CONLL, "utf-8")
    texts = make_texts(read_sentences(path), 1)
    right = [set(text.names) for text in texts]
    assert score(texts, right)["all"].f1 == 1
    half = score(texts, [{(1, 3, "person"), (0, 1, "place")}, set()])
    assert (half["all"].precision, half["all"].recall) == (0.5, 0.25)
    assert half["organisation"].f1 == 0


def test_the_analysis_is_mapped_to_tokens() -> None:
    texts = make_texts([[("وصل", "O"), ("لروسيا", "B-LOC"), (".", "O")]], 1)
    assert (1, 2, "place") in by_analysis(lists=True)(texts[0])
