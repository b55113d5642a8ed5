from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.analyse.article import AnalyseOptions, analyse
from sitegen.analyse.naming.listed import build_gazetteer, known_actors
from sitegen.analyse.naming.tagged import TaggedNames, spelt_name
from sitegen.model import (
    Actor,
    Analysis,
    Article,
    Block,
    Mention,
    MentionOverride,
    Overrides,
    QuoteOverride,
    local_id,
)
from sitegen.tagging.tagger import TaggedName

CASES = Path(__file__).parents[1] / "cases" / "article_names.txt"
EDITOR = (
    Actor("putin", "person", "فلاديمير بوتين", "Vladimir Putin", short=("بوتين",)),
    Actor("ministry", "organisation", "وزارة الدفاع الروسية", "Russian Ministry of Defence"),
    Actor("un", "organisation", "الأمم المتحدة", "United Nations"),
    Actor("nato", "organisation", "حلف شمال الأطلسي", "NATO", short=("ناتو",)),
    Actor("rt", "organisation", "روسيا اليوم", "RT"),
)
GAZETTEER = build_gazetteer(known_actors(EDITOR))
KEYS = ("title", "text", "in-title", "is", "office", "found")
TAGGED = re.compile(r"\[([^|\]]+)\|(person|organisation|place)(?:\|([0-9.]+))?\]")
SURE = 0.9
PIECES = (
    "بوتين", "فلاديمير", "وزارة الدفاع الروسية", "الرئيس", "رئيس", "روسيا", "لل", "ال", "و", "علي",
    "حسن", "الكوري", "الجنوبي", "المتحدث باسم", "قال", "\u064b", "\u200f", "\u0640", " ", " ", " ",
    "\u060c", ".", "\n", "(", "\u201c", "\u201d", "-", "7", "x",
)  # fmt: skip


@dataclass(frozen=True)
class Case:
    title: str = ""
    text: str = ""
    told: dict[str, list[tuple[str, ...]]] = field(default_factory=dict)


def read_cases() -> list[Case]:
    cases = []
    for group in CASES.read_text(encoding="utf-8").split("\n\n"):
        lines = [line for line in group.splitlines() if line and not line.startswith("#")]
        if not lines:
            continue
        case = Case()
        for line in lines:
            key, _, value = line.partition(": ")
            assert key in KEYS, f"malformed line: {line}"
            if key in ("title", "text"):
                case = replace(case, **{key: value.replace("¶", "\n")})
            else:
                case.told.setdefault(key, []).append(tuple(value.split(" | ")))
        assert case.text, f"a case without a text: {lines}"
        cases.append(case)
    return cases


def parted(marked: str) -> tuple[str, tuple[TaggedName, ...]]:
    """Return a text without its marks, and the names that they tell."""
    text, names, done = "", [], 0
    for match in TAGGED.finditer(marked):
        text += marked[done : match.start()]
        end = len(text) + len(match[1])
        sure = float(match[3] or SURE)
        names.append(TaggedName(len(text), end, match[2], sure))  # type: ignore[arg-type]
        text += match[1]
        done = match.end()
    return text + marked[done:], tuple(names)


def analysed(
    marked: str,
    title: str = "",
    overrides: Overrides | None = None,
    ignored: Sequence[str] = (),
) -> Analysis:
    text, in_text = parted(marked)
    title, in_title = parted(title)
    article = Article(
        slug="a",
        path=Path("content/articles/a.md"),
        title=title,
        text=text,
        blocks=(Block(0, len(text)),),
        overrides=overrides or Overrides(),
    )
    gazetteer = build_gazetteer(known_actors(EDITOR), (), ignored) if ignored else GAZETTEER
    return analyse(article, gazetteer, AnalyseOptions(), TaggedNames(in_title, in_text))


def told(mentions: Sequence[Mention]) -> list[tuple[str, ...]]:
    return [(one.text, one.actor or "-", one.kind) for one in mentions]


@pytest.mark.parametrize("case", read_cases(), ids=lambda case: case.text[:40])
def test_cases(case: Case) -> None:
    found = analysed(case.text, case.title)
    assert told(found.title_mentions) == case.told.get("in-title", [])
    assert told(found.mentions) == case.told.get("is", [])
    if "office" in case.told:
        assert [(one.text, one.actor) for one in found.offices] == case.told["office"]
    assert [
        (local_id(at), actor.type, actor.name, "full" if actor.full else "part")
        for at, actor in enumerate(found.found)
    ] == case.told.get("found", [])


@pytest.mark.parametrize("case", read_cases(), ids=lambda case: case.text[:40])
def test_spans_hold_their_words_and_never_overlap(case: Case) -> None:
    found = analysed(case.text, case.title)
    text, _ = parted(case.text)
    ends = [0, *(mention.end for mention in found.mentions)]
    for mention, before in zip(found.mentions, ends, strict=False):
        assert text[mention.start : mention.end] == mention.text
        assert mention.start >= before
    assert all(spelt_name(text, one.start, one.end) == one.text for one in found.offices)


def test_a_found_actor_keeps_all_its_forms_and_its_best_sureness() -> None:
    text = "[محمد حسني مبارك|person|0.5] و[حسني مبارك|person|0.7] و[مبارك|person|0.6]"
    (actor,) = analysed(text).found
    assert actor.name == "محمد حسني مبارك"
    assert actor.forms == ("محمد حسني مبارك", "حسني مبارك")
    assert (actor.short, actor.sure) == (("مبارك",), 0.7)


def test_a_name_behind_the_shortened_article_is_found_with_it() -> None:
    (actor,) = analysed("قال ل[لجامعة الإسلامية|organisation] ذلك").found
    assert actor.name == "الجامعة الإسلامية"


def test_a_name_has_the_type_it_is_most_surely_of() -> None:
    text = "[سبوتنيك|organisation] ثم [سبوتنيك|place|0.4] ثم [سبوتنيك|organisation]"
    assert {mention.type for mention in analysed(text).mentions} == {"organisation"}


def test_ignored_words_are_no_name() -> None:
    text = "قال [الربيع العربي|organisation] و[الربيع|organisation]"
    assert told(analysed(text, ignored=["الربيع العربى"]).mentions) == [("الربيع", "?0", "name")]


def override(text: str, actor: str) -> Overrides:
    return Overrides(mentions=(MentionOverride(text, actor),))


def test_an_override_joins_a_word_to_one_whom_no_list_has() -> None:
    text = "قال [علي حسن|person] ثم سافر الرجل."
    found = analysed(text, overrides=override("الرجل", "علي حسن"))
    assert told(found.mentions) == [("علي حسن", "?0", "name"), ("الرجل", "?0", "nominal")]
    assert len(found.found) == 1


def test_an_override_parts_one_name_from_another() -> None:
    text = "قال [علي حسن|person] ثم قال [حسن|person]."
    found = analysed(text, overrides=override("حسن", "سمير حسن"))
    assert told(found.mentions) == [("علي حسن", "?0", "name"), ("حسن", "?1", "short")]
    assert [actor.name for actor in found.found] == ["علي حسن", "سمير حسن"]


def test_an_override_by_a_listed_name_means_the_listed_one() -> None:
    found = analysed("قال الرجل ذلك", overrides=override("الرجل", "فلاديمير بوتين"))
    assert told(found.mentions) == [("الرجل", "putin", "nominal")]


def test_an_override_may_take_in_more_than_the_name() -> None:
    text = "قال الدكتور [علي حسن|person] ذلك"
    found = analysed(text, overrides=override("الدكتور علي حسن", "سمير عيسى"))
    assert told(found.mentions) == [("الدكتور علي حسن", "?0", "nominal")]
    assert [actor.name for actor in found.found] == ["سمير عيسى"]


def test_words_that_an_override_says_mean_nobody_are_no_demonym_either() -> None:
    found = analysed("قال الروسي ذلك", overrides=override("الروسي", ""))
    assert found.mentions == ()


def test_a_quotes_speaker_may_be_told_by_an_arabic_name() -> None:
    text = "قال [علي حسن|person] إن “الأمر انتهى تماما اليوم”. وأضاف “لا شيء بعد هذا كله”."
    overrides = Overrides(
        quotes=(
            QuoteOverride("الأمر انتهى", "فلاديمير بوتين"),
            QuoteOverride("لا شيء بعد", "سمير عيسى"),
        )
    )
    found = analysed(text, overrides=overrides)
    assert [quote.speaker for quote in found.quotes] == ["putin", "?1"]
    assert [actor.name for actor in found.found] == ["علي حسن", "سمير عيسى"]
    again = Overrides(quotes=(QuoteOverride("الأمر انتهى", "علي حسن"),))
    assert analysed(text, overrides=again).quotes[0].speaker == "?0"


def test_a_speaker_whom_no_list_has_is_told_by_the_local_id() -> None:
    (quote,) = analysed("وقال [سمير حسن|person] إن “الأمر انتهى تماما اليوم”.").quotes
    assert quote.speaker == "?0"


@given(st.lists(st.sampled_from(PIECES), max_size=12), st.data())
def test_any_text_and_any_tagged_spans_give_mentions_in_order(
    pieces: list[str], data: st.DataObject
) -> None:
    text = "".join(pieces)
    names = []
    at = 0
    while at < len(text):
        end = data.draw(st.integers(at, len(text)))
        kind = data.draw(st.sampled_from(("person", "organisation", "place")))
        if end > at:
            names.append(TaggedName(at, end, kind, 0.9))  # type: ignore[arg-type]
        at = end + 1
    article = Article("a", Path("a.md"), "", text, (Block(0, len(text)),) if text.strip() else ())
    found = analyse(article, GAZETTEER, AnalyseOptions(), TaggedNames((), tuple(names)))
    done = 0
    for mention in found.mentions:
        assert text[mention.start : mention.end] == mention.text
        assert mention.start >= done
        done = mention.end
    ids = {local_id(index) for index in range(len(found.found))} | set(GAZETTEER.actors)
    assert {mention.actor for mention in found.mentions} <= ids | {None}
    assert {office.actor for office in found.offices} <= ids
