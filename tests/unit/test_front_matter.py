from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.errors import ArticleError, Problem
from sitegen.ingest.front_matter import FrontMatter, read_front_matter, write_front_matter
from sitegen.model import (
    Bilingual,
    DateOverride,
    EditorSummary,
    Licence,
    MentionOverride,
    Origin,
    Overrides,
    Proposal,
    QuoteOverride,
    Removed,
    Rights,
    Withdrawal,
)

PATH = Path("content/articles/x.md")
EVERYTHING = """
title: 'بوتين: كذا'
title_en: Putin says so
date: 2022-01-10
outlet: rt
agency: sputnik
url: https://example.org/2022/01/10/
author: فلان
status: draft
summary:
  ar: ملخص
  en: Summary
origin:
  file: seeds/x.txt
  sha256: "0000000000000000000000000000000000000000000000000000000000000000"
  proposed:
    title: {value: بوتين, evidence: opening words of the lead}
removed:
  - text: -اعلان-
    reason: advertisement
overrides:
  mentions:
    - {text: الرئيس, actor: vladimir-putin}
  quotes:
    - {text: هراء, speaker: maria-zakharova}
  dates:
    - {text: أمس, first: 2022-01-09}
    - {text: روسيا اليوم, first: , last: }
    - {text: منذ ذلك اليوم, first: 2022-01-02, last: }
"""
ALL_READ = FrontMatter(
    title="بوتين: كذا",
    title_en="Putin says so",
    date=date(2022, 1, 10),
    outlet="rt",
    agency="sputnik",
    url="https://example.org/2022/01/10/",
    author="فلان",
    status="draft",
    summary=EditorSummary("ملخص", "Summary"),
    origin=Origin(
        "seeds/x.txt", "0" * 64, {"title": Proposal("بوتين", "opening words of the lead")}
    ),
    removed=(Removed("-اعلان-", "advertisement"),),
    overrides=Overrides(
        mentions=(MentionOverride("الرئيس", "vladimir-putin"),),
        quotes=(QuoteOverride("هراء", "maria-zakharova"),),
        dates=(
            DateOverride("أمس", date(2022, 1, 9), date(2022, 1, 9)),
            DateOverride("روسيا اليوم"),
            DateOverride("منذ ذلك اليوم", date(2022, 1, 2), None),
        ),
    ),
)


def read(yaml: str) -> FrontMatter:
    front, body = read_front_matter(f"---\n{yaml}\n---\nنص\n", PATH)
    assert front is not None
    assert body == "نص\n"
    return front


def problems_of(yaml: str) -> tuple[Problem, ...]:
    with pytest.raises(ArticleError) as caught:
        read(yaml)
    assert all(problem.path == PATH for problem in caught.value.problems)
    return caught.value.problems


def test_a_file_without_front_matter_is_all_body() -> None:
    assert read_front_matter("نص\n---\n", PATH) == (None, "نص\n---\n")


def test_empty_front_matter_says_nothing() -> None:
    assert read("") == FrontMatter()
    assert read("date:\noutlet:\nsummary:\nremoved:\noverrides:") == FrontMatter()


def test_everything_that_can_be_said_is_read() -> None:
    assert read(EVERYTHING) == ALL_READ


@pytest.mark.parametrize("value", ["NO", "0012", "1.10", "yes", "on", "null", "~", "2022-01-06"])
def test_values_stay_what_was_typed(value: str) -> None:
    assert read(f"title: {value}").title == value


@pytest.mark.parametrize(
    ("yaml", "line", "message", "hint"),
    [
        ("titel: x", 2, "titel is no key", "did you mean title?"),
        ("lang: ar\ndate: 2022-13-40", 3, "no such day", "01 to 12"),
        ("date: 2024-02-30", 2, "2024-02-30, but there is no such day", "day of the month"),
        ("date: 2022-01-06T10:00:00Z", 2, "no date", "YYYY-MM-DD"),
        ("date: 7/1/2022", 2, "no date: 7/1/2022", "YYYY-MM-DD"),
        ("date: 20220107", 2, "no date", "YYYY-MM-DD"),
        ("date: 2024-3-5", 2, "no date: 2024-3-5", "write 2024-03-05"),
        ("date: ٢٠٢٤/٣/٥", 2, "no date: 2024/3/5", "write 2024-03-05"),
        ("date: 2024-2-30", 2, "no date: 2024-2-30", "YYYY-MM-DD"),
        (
            "date: 1445-02-30",
            2,
            "no such day",
            "Hijri calendar? In the Gregorian one it is 2023-09-15",
        ),
        ("status: publishd", 2, "status is publishd", "did you mean published?"),
        ("lang: fr", 2, "lang is fr", "lang: ar"),
        ("url: javascript:alert(1)", 2, "no web address", "https://"),
        ("url: 'http://[x'", 2, "no web address", "https://"),
        ("title: [a, b]", 2, "title must be text", "one line"),
        ("title: a\ntitle: b", 3, "title stands twice, first on line 2", "keep one"),
        ("title: 'a\n", 2, "opens here and does not close", "quotes"),
        ("lang: ar\ntitle: 'a\nauthor: 'b'\nstatus: x", 3, "opens here", "quotes"),
        ('title: "a \\\\" b\nauthor: "b"\nstatus: x', 2, "broken YAML", "quotes"),
        ('lang: ar\ntitle: "a\\ud800b"', 3, "half a character: U+D800", "delete"),
        ("title: 'it''s'\nauthor: a: b", 3, "broken YAML: mapping", "quotes"),
        ("lang: ar\ntitle: بوتين: كذا", 3, "broken YAML", "single quotes"),
        ("title: &a b\nauthor: *a", 2, "references", "quotes"),
        ("removed: text", 2, "removed must be a list", "dash"),
        ("removed:\n  - {txt: a}", 3, "txt is no key", "did you mean text?"),
        ("summary: {fr: a}", 2, "fr is no key", "the keys are ar, en"),
        ("origin: {file: a}", 2, "origin needs file and sha256", "ingest"),
        ("overrides: {mentions: [{text: a}]}", 2, "whom these words mean", 'actor: ""'),
        ("overrides: {quotes: [{text: a}]}", 2, "who says this", 'speaker: ""'),
        ("overrides: {mentions: [{actor: a}]}", 2, "needs the words", "copy them"),
        ("overrides:\n  dates:\n    - {text: a, last: 2022-01-01}", 4, "before first", "in order"),
        ("- a", 2, "must be a table", "key: value"),
        ("نص فقط", 2, "must be a table", "key: value"),
        ("? [a]\n: b", 2, "a key must be a word", "key: value"),
        ("title: a\nauthor: \x01", 3, "U+0001", "delete"),
        ("title: " + "[" * 5_000, 2, "nested too deep", "quotes"),
    ],
)
def test_a_problem_says_where_and_what_to_do(yaml: str, line: int, message: str, hint: str) -> None:
    (problem,) = problems_of(yaml)
    assert problem.line == line
    assert message in problem.message
    assert hint in problem.hint


def test_a_day_may_be_typed_in_arabic_digits() -> None:
    assert read("date: ٢٠٢٦-١١-٢٢").date == date(2026, 11, 22)
    assert read("date: ۲۰۲۶-۱۱-۲۲").date == date(2026, 11, 22)


def test_a_tab_is_called_a_tab() -> None:
    [problem] = problems_of("title: x\n\tdate: 2022-01-06")
    assert "a tab stands where only spaces may" in problem.message
    assert problem.line == 3
    assert "spaces" in problem.hint


def test_all_problems_of_a_file_come_at_once() -> None:
    found = problems_of("titel: x\ndate: soon\nstatus: gone\nlang: fr\nurl: nowhere")
    assert [problem.line for problem in found] == [2, 3, 4, 5, 6]


def test_front_matter_must_end() -> None:
    with pytest.raises(ArticleError, match="does not end"):
        read_front_matter("---\ntitle: x\nنص", PATH)


def test_what_the_editor_has_to_fill_in_stands_empty() -> None:
    written = write_front_matter(FrontMatter(title="عنوان", date=date(2022, 1, 6)))
    assert written.splitlines() == [
        "---",
        "title: عنوان",
        "title_en:",
        "date: 2022-01-06",
        "outlet:",
        "agency:",
        "url:",
        "author:",
        "lang: ar",
        "status: published",
        "summary:",
        "---",
    ]


LINE = st.text(
    alphabet="ابجد NOyes012.:#-'\"[]{}|>&*!%@`,?~\\/\u200f\ufeff\U0001f600", max_size=90
).map(lambda text: " ".join(text.split()))
# White space at the edges is part of a removed passage.
PASSAGE = st.text(alphabet="ابج :#-'\"|>\t\n0", max_size=130)
DAY = st.none() | st.dates(min_value=date(1000, 1, 1))
FRONT = st.builds(
    FrontMatter,
    title=LINE,
    title_en=LINE,
    date=DAY,
    outlet=LINE,
    agency=LINE,
    author=LINE,
    status=st.sampled_from(["published", "draft", "withdrawn"]),
    summary=st.builds(EditorSummary, PASSAGE.map(str.strip), PASSAGE.map(str.strip)),
    origin=st.none()
    | st.builds(
        Origin,
        LINE.filter(bool),
        st.just("0a" * 32),
        st.dictionaries(
            st.sampled_from(["title", "date", "agency"]), st.builds(Proposal, LINE, LINE)
        ),
    ),
    removed=st.lists(st.builds(Removed, PASSAGE, LINE), max_size=3).map(tuple),
    overrides=st.builds(
        Overrides,
        mentions=st.lists(st.builds(MentionOverride, LINE.filter(bool), LINE), max_size=2).map(
            tuple
        ),
        quotes=st.lists(st.builds(QuoteOverride, LINE.filter(bool), LINE), max_size=2).map(tuple),
        dates=st.lists(st.builds(DateOverride, LINE.filter(bool), DAY), max_size=2).map(tuple),
    ),
)


@given(FRONT)
@settings(max_examples=300)
def test_what_is_written_is_read_back(front: FrontMatter) -> None:
    again, body = read_front_matter(f"{write_front_matter(front)}\nنص\n", PATH)
    assert again == front
    assert body == "\nنص\n"


@given(st.text(alphabet="abت:-[]{}|>&*!%@`,?#'\"\\ \n\t0\u2028", max_size=60))
@settings(max_examples=300)
def test_any_front_matter_is_read_or_refused(yaml: str) -> None:
    try:
        read_front_matter(f"---\n{yaml}\n---\n", PATH)
    except ArticleError as error:
        assert error.problems[0].hint


def test_a_field_cannot_turn_the_text_around_it() -> None:
    assert read('title: "a\\u202eb\\u2066c"').title == "abc"


def test_rights_and_a_withdrawal_are_read_and_written() -> None:
    front = read(
        """
status: withdrawn
tombstone: true
withdrawn: 2026-11-22
withdrawn_reason: {ar: بطلب, en: On request}
display: full
credit: © A
licence: CC BY 4.0
licence_url: https://example.org/by
"""
    )
    assert front.withdrawal == Withdrawal(True, date(2026, 11, 22), Bilingual("بطلب", "On request"))
    assert front.rights == Rights(
        "full", Bilingual("© A", "© A"), Licence("CC BY 4.0", "https://example.org/by")
    )
    again, _ = read_front_matter(write_front_matter(front), PATH)
    assert again == front


@pytest.mark.parametrize(
    ("yaml", "line", "message"),
    [
        # Who gives a day of withdrawal believes that the article is gone.
        ("status: published\nwithdrawn: 2026-11-22", 3, "but the article is not withdrawn"),
        ("tombstone: true", 2, "but the article is not withdrawn"),
        ("withdrawn_reason: {en: x}", 2, "but the article is not withdrawn"),
        ("status: withdrawn\ntombstone: maybe", 3, "tombstone is maybe"),
        ("status: withdrawn\nwithdrawn: yesterday", 3, "withdrawn is no date"),
        ("display: exerpt", 2, "display is exerpt"),
        ("credit: {fr: x}", 2, "fr is no key"),
        ("licence_url: https://example.org/", 2, "but no licence"),
        ("licence: x\nlicence_url: example.org", 3, "licence_url is no web address"),
    ],
)
def test_a_mistake_in_rights_or_withdrawal_is_reported(yaml: str, line: int, message: str) -> None:
    problem = problems_of(yaml)[0]
    assert message in problem.message
    assert problem.line == line


def test_a_key_of_a_withdrawal_that_says_nothing_is_no_mistake() -> None:
    assert read("tombstone: false\nwithdrawn:\nwithdrawn_reason:") == FrontMatter()
