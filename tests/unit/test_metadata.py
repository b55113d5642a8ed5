from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.errors import Severity
from sitegen.ingest.clean import clean
from sitegen.ingest.datelines import is_dateline, without_dateline
from sitegen.ingest.headlines import MAX_UNCUT, propose_title
from sitegen.ingest.metadata import Proposed, propose
from sitegen.ingest.raw import RawText, read_raw
from sitegen.ingest.stated_dates import date_in_address, stated_date
from sitegen.model import Outlet, Proposal

CASES = Path(__file__).parents[1] / "cases" / "titles.txt"
SEED = Path("seeds/x.txt")
OUTLETS = (
    Outlet("sputnik", "سبوتنيك", "Sputnik", "agency", variants=("وكالة سبوتنيك",)),
    Outlet("afp", "وكالة فرانس برس", "AFP", "agency", variants=("أ ف ب", "فرانس برس")),
    Outlet("rt-arabic", "روسيا اليوم", "RT Arabic"),
)


def read_cases() -> list[tuple[str, str]]:
    cases = []
    for block in CASES.read_text(encoding="utf-8").split("\n\n"):
        lines = [line for line in block.splitlines() if line and not line.startswith("#")]
        if not lines:
            continue
        assert len(lines) == 2, f"malformed: {lines}"
        assert lines[0].startswith("lead: "), f"malformed: {lines}"
        assert lines[1].startswith("title: "), f"malformed: {lines}"
        cases.append((lines[0].removeprefix("lead: "), lines[1].removeprefix("title: ")))
    return cases


def proposed(text: str, stated: dict[str, Proposal] | None = None) -> Proposed:
    raw = read_raw(text.encode(), "x.txt")
    if stated:
        raw = RawText(raw.paragraphs, stated)
    return propose(raw, clean(raw.paragraphs), OUTLETS, SEED)


@pytest.mark.parametrize(("lead", "title"), read_cases())
def test_titles(lead: str, title: str) -> None:
    found = propose_title(lead)
    assert (found.value if found else "-") == title


@given(st.text(alphabet='قال إن الوزير،.؛:"“”() أن في و\n', max_size=300))
def test_a_proposed_title_is_short_whole_and_clean(lead: str) -> None:
    found = propose_title(lead)
    if found:
        assert 0 < len(found.value) <= MAX_UNCUT
        assert found.value == " ".join(found.value.split())
        assert found.value.count('"') % 2 == 0
        assert not found.value.endswith(("،", ":", "؛", " "))


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("موسكو، 7 يناير 2022", "2022-01-07"),
        ("موسكو، 7 يناير 2022 (سبوتنيك) - قال الرئيس ذلك.", "2022-01-07"),
        ("نشر في: 07/01/2022", "2022-01-07"),
        ("تاريخ النشر : ٧ كانون الثاني ٢٠٢٢", "2022-01-07"),
        ("الجمعة 7 كانون الثاني/يناير 2022 - 14:30", "2022-01-07"),
        ("2022-01-07", "2022-01-07"),
        ("07/01/2022", "2022-01-07"),
        ("نشر: 07/01/2022", "2022-01-07"),
        ("يوم الجمعة ٧ يناير ٢٠٢٢", "2022-01-07"),
        ("الأحد 9 ذو الحجة 1445هـ الموافق 16 يونيو 2024م", "2024-06-16"),
        ("الأحد، 16 يونيو 2024 م / 9 ذو الحجة 1445 هـ", "2024-06-16"),
        ("الرياض 09 ذو الحجة 1445 هـ الموافق 16 يونيو 2024 م واس", "2024-06-16"),
        ("Published: 2022-01-07 10:00", "2022-01-07"),
    ],
)
def test_stated_dates_are_found(line: str, day: str) -> None:
    found = stated_date([line, "قال الوزير ذلك."])
    assert found is not None
    assert found.value == day
    assert found.evidence.startswith("the dateline: ")
    assert found.evidence.removeprefix("the dateline: ") in line


@pytest.mark.parametrize(
    "line",
    [
        "في 7 يناير 2022، أعلن الرئيس ذلك.",
        "شهدت البلاد في 7 يناير 2022 احتجاجات.",
        "3 يناير 2022 - اندلعت احتجاجات في المدن الكبرى.",
        "موسكو، 7 يناير",
        "نشر في: 31/02/2022",
        "نشر في: 01/31/2022",
        "آخر تحديث: 07/01/2022",
        "2500 جندي",
        "الأحد 9 ذو الحجة 1445هـ",
        "قررت الحكومة يوم الأحد 9 ذو الحجة 1445هـ الموافق 16 يونيو 2024م تمديد المهلة.",
        "",
    ],
)
def test_other_dates_are_not_the_articles(line: str) -> None:
    assert stated_date([line]) is None


def test_a_date_far_inside_the_text_is_not_looked_for() -> None:
    lines = ["قال الوزير ذلك."] * 4
    assert stated_date([*lines, "موسكو، 7 يناير 2022", *lines]) is None


def test_datelines_are_told_from_leads() -> None:
    assert is_dateline("موسكو، 7 يناير 2022")
    assert is_dateline("موسكو، 7 يناير 2022 (سبوتنيك)")
    assert not is_dateline("موسكو، 7 يناير 2022 - قال الرئيس إن المحادثات انتهت.")
    assert without_dateline("القاهرة (رويترز) - قال الوزير") == "قال الوزير"
    assert without_dateline("موسكو - سبوتنيك - قال الوزير") == "قال الوزير"
    assert without_dateline("قال الوزير (أمس) إن") == "قال الوزير (أمس) إن"


@pytest.mark.parametrize(
    "line",
    [
        "بوتين في موسكو (صور)",
        "روسيا - أوكرانيا",
        "السودان: هدنة جديدة",
        "الحرب في السودان - رويترز",
    ],
)
def test_headlines_are_no_datelines(line: str) -> None:
    assert not is_dateline(line)


@pytest.mark.parametrize(
    ("address", "day"),
    [
        ("https://example.org/2022/01/07/title", "2022-01-07"),
        ("https://example.org/news/2022-1-7.html", "2022-01-07"),
        ("https://example.org/2022/13/07/title", None),
        ("https://example.org/12345/2022", None),
    ],
)
def test_dates_in_addresses(address: str, day: str | None) -> None:
    found = date_in_address(address)
    assert (found.value if found else None) == day


@pytest.mark.parametrize(
    ("text", "agency", "evidence"),
    [
        ("قال الوزير ذلك.\nالمصدر: سبوتنيك", "sputnik", "the credit line: سبوتنيك"),
        ("قال الوزير ذلك.\nالمصدر: الجديد + أ ف ب", "afp", "the credit line: أ ف ب"),
        ("القاهرة (أ ف ب) - قال الوزير ذلك.", "afp", "the dateline: أ ف ب"),
        ("موسكو - سبوتنيك - قال الوزير ذلك.", "sputnik", "the dateline: سبوتنيك"),
        ("موسكو/ سبوتنيك/ قال الوزير ذلك.", "sputnik", "the dateline: سبوتنيك"),
        ("الخرطوم، السودان (أ ف ب)\n\nقال الوزير ذلك.", "afp", "the dateline: أ ف ب"),
        ("موسكو – سبوتنيك\n\nقال الوزير ذلك.", "sputnik", "the dateline: سبوتنيك"),
    ],
)
def test_agencies_are_proposed_by_their_listed_names(text: str, agency: str, evidence: str) -> None:
    found = proposed(text)
    assert found.values["agency"] == Proposal(agency, evidence)
    assert found.problems == ()


def test_a_source_nobody_listed_is_a_warning_with_the_entry_to_add() -> None:
    found = proposed("قال الوزير ذلك.\nالمصدر: الأناضول")
    assert "agency" not in found.values
    (problem,) = found.problems
    assert problem.severity is Severity.WARNING
    assert "[[outlet]]" in problem.hint
    assert 'name_ar = "الأناضول"' in problem.hint


def test_an_agency_nobody_listed_is_a_warning_too() -> None:
    found = proposed("مكة المكرمة – واس\n\nقال الوزير ذلك.")
    assert found.values["title"].value == "قال الوزير ذلك"
    assert 'name_ar = "واس"' in found.problems[0].hint


def test_a_site_nobody_listed_is_a_warning_with_the_entry_to_add() -> None:
    stated = {
        "sitename": Proposal("موقع", "the page's own sitename"),
        "url": Proposal("https://example.org/a/b", "the page's own url"),
    }
    (problem,) = proposed("قال الوزير ذلك.", stated).problems
    assert 'name_ar = "موقع"' in problem.hint
    assert 'url = "https://example.org/"' in problem.hint


def test_nothing_is_made_up() -> None:
    found = proposed("نقلت سبوتنيك أمس عن مصدر في روسيا اليوم قوله ذلك.")
    assert set(found.values) == {"title"}


def test_what_a_page_says_of_itself_is_taken_with_its_evidence() -> None:
    stated = {
        "title": Proposal("عنوان", "the page's own title"),
        "sitename": Proposal("روسيا اليوم", "the page's own sitename"),
        "url": Proposal("https://example.org/2022/01/07/x", "the page's own url"),
        "author": Proposal("فلان", "the page's own author"),
    }
    values = proposed("قال الوزير ذلك.", stated).values
    assert values["title"].value == "عنوان"
    assert values["outlet"] == Proposal("rt-arabic", "the page's own sitename: روسيا اليوم")
    assert date.fromisoformat(values["date"].value) == date(2022, 1, 7)
    assert values["url"].value.startswith("https://")
    assert values["author"].value == "فلان"
