"""Names in running text: where they stand, what they are, what stays outside."""

from __future__ import annotations

from itertools import pairwise

import pytest

from sitegen.arabic.sentences import split_sentences
from sitegen.model import Block, Sentence
from sitegen.tagging.tagger import TaggedName, tag_names, tagger_digest


def tagged(text: str) -> list[tuple[str, str]]:
    """Return the names in a text of one paragraph a line, with their types."""
    return [(text[name.start : name.end], name.type) for name in names(text)]


def names(text: str) -> tuple[TaggedName, ...]:
    blocks, start = [], 0
    for line in text.split("\n"):
        blocks.append(Block(start, start + len(line)))
        start += len(line) + 1
    return tag_names(text, split_sentences(text, blocks))


def test_persons_places_and_organisations_are_told_apart() -> None:
    text = "وصل الرئيس الفرنسي جاك شيراك إلى القاهرة أمس، حيث التقى وفدا من الأمم المتحدة."
    assert tagged(text) == [
        ("جاك شيراك", "person"),
        ("القاهرة", "place"),
        ("الأمم المتحدة", "organisation"),
    ]


def test_a_name_that_no_list_has_is_found_by_what_stands_around_it() -> None:
    text = "وقال المتحدث باسم الوزارة، اللواء دمترو زاغوريتشنكوف، إن الوضع هادئ."
    assert ("دمترو زاغوريتشنكوف", "person") in tagged(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("وأعلنت إيران وسوريا ولبنان موقفها.", "سوريا"),
        ("عقد الاجتماع ببيروت أمس.", "بيروت"),
        ("سافر الوفد لموسكو أمس.", "موسكو"),
        ("وقال الرئيس الروسي فلاديمير بوتين أمس.", "فلاديمير بوتين"),
        ("أكد وليد المعلم وزير الخارجية السوري ذلك.", "وليد المعلم"),
    ],
)
def test_particles_stay_outside_and_letters_of_the_name_inside(text: str, name: str) -> None:
    assert name in [found for found, _ in tagged(text)]


def test_marks_on_a_particle_stay_outside_with_it() -> None:
    text = "وأعلنت إيران وَسوريا وَلبنان موقفها."
    assert ("لبنان", "place") in tagged(text)


@pytest.mark.parametrize("marks", ['""', "«»", "“”", "()"])
def test_quotation_marks_stay_outside(marks: str) -> None:
    text = f"ذكرت وكالة {marks[0]}رويترز{marks[1]} أن القوات انسحبت من العراق."
    assert tagged(text) == [("رويترز", "organisation"), ("العراق", "place")]


def test_names_come_in_order_and_never_overlap() -> None:
    text = (
        "أكد الأمين العام لمنظمة معاهدة الأمن الجماعي، ستانيسلاف زاس، أن القوات وصلت إلى "
        "كازاخستان.\nوقال زاس لسبوتنيك إن روسيا وبيلاروسيا وأرمينيا أرسلت قوات إلى ألماتي."
    )
    found = names(text)
    assert len(found) >= 6
    for before, after in pairwise(found):
        assert before.end <= after.start
    for name in found:
        assert 0 < name.sure <= 1
        assert text[name.start : name.end].strip() == text[name.start : name.end]


def test_the_article_s_other_sentences_help() -> None:
    surely = "التقى الرئيس الروسي فلاديمير بوتين نظيره البيلاروسي ألكسندر لوكاشنكو في موسكو."
    short = "لوكاشنكو غاب عن ذلك."
    together = names(f"{surely}\n{short}")
    last = [name for name in together if name.start > len(surely)]
    alone = {name.start: name.sure for name in names(short)}
    assert [name.type for name in last] == ["person"]
    assert last[0].sure > alone.get(0, 0.0)


def test_a_single_sentence_inside_a_text_has_offsets_into_the_text() -> None:
    text = "كلام لا يهم. زار كوفي أنان لبنان."
    start = text.index("زار")
    found = tag_names(text, [Sentence(start, len(text), text[start:])])
    assert [text[name.start : name.end] for name in found] == ["كوفي أنان", "لبنان"]


@pytest.mark.parametrize("text", ["", "   ", "…", "«»", "12", "\u200f", "ـ", "ــ ـ", "a"])
def test_text_without_names_has_none(text: str) -> None:
    assert tag_names(text, [Sentence(0, len(text), text)]) == ()
    assert tag_names(text, []) == ()


def test_invisible_signs_do_not_hide_a_name() -> None:
    assert tagged("زار الوفد \u200fلبنان\u200f أمس.") == [("لبنان", "place")]


def test_a_sentence_without_end_is_read() -> None:
    text = "زار كوفي أنان لبنان ثم عاد " * 300
    found = names(text)
    assert len([name for name in found if text[name.start : name.end] == "لبنان"]) > 250


def test_the_digest_is_steady_and_a_hash() -> None:
    assert tagger_digest() == tagger_digest()
    assert len(bytes.fromhex(tagger_digest())) == 32
