"""XLIFF out to translators' programs and back, also from hands that mean no good."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from sitegen.errors import SitegenError
from sitegen.memory.entries import TITLE, Entry
from sitegen.model import Doubt, Draft
from sitegen.review import xliff_reader
from sitegen.review.opening import open_returned
from sitegen.review.returned import Returned
from sitegen.review.worklist import Item
from sitegen.review.xliff import NAMESPACE, xliff
from sitegen.review.xliff_reader import read_xliff

PATH = Path("review.xlf")
NS = {"x": NAMESPACE}
# What the specification of XLIFF 1.2 allows as a target's state.
STATES = {
    "final", "needs-adaptation", "needs-l10n", "needs-review-adaptation", "needs-review-l10n",
    "needs-review-translation", "needs-translation", "new", "signed-off", "translated",
}  # fmt: skip
MACHINE = Entry("وصل الوفد <b> & «غدا».").drafted_by_machine(
    "argos ar-en 1.0", Draft('It "arrived" <b> & left.', -0.2)
)
ITEMS = (
    Item("a", 0, Entry("زيارة", "Visit", context=TITLE), ()),
    Item("a", 1, MACHINE, (Doubt("number", "٣ → 4"),)),
    Item("a", 2, Entry("ثم عاد."), ()),
    Item("b", 1, Entry("نعم.", "Yes", flags=("fuzzy",), comment="ask\tagain"), ()),
)
BOMB = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE xliff SYSTEM "http://127.0.0.1:9/xliff.dtd">'
STEALING = '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>'


def text() -> str:
    return xliff(ITEMS, "1.0").decode()


def read(changed: str, encoding: str = "utf-8") -> Sequence[Returned]:
    return read_xliff(changed.encode(encoding), PATH).rows


def test_every_article_is_a_file_with_a_unit_for_each_segment() -> None:
    root = ElementTree.fromstring(text())
    assert (root.tag, root.get("version")) == (f"{{{NAMESPACE}}}xliff", "1.2")
    files = root.findall("x:file", NS)
    assert [file.get("original") for file in files] == ["a", "b"]
    for file in files:
        assert (file.get("source-language"), file.get("target-language")) == ("ar", "en")
        assert file.get("datatype") == "plaintext"
        assert [child.tag.partition("}")[2] for child in file] == ["header", "body"]
        units = file.findall("x:body/x:trans-unit", NS)
        assert len({unit.get("id") for unit in units}) == len(units) > 0
        for unit in units:
            tags = [child.tag.partition("}")[2] for child in unit]
            assert tags == ["source", "target"] + ["note"] * (len(tags) - 2)
            target = unit.find("x:target", NS)
            assert target is not None
            assert target.get("state") in STATES
            assert (unit.get("approved") == "yes") == (target.get("state") == "final")


def test_texts_and_doubts_are_all_there() -> None:
    root = ElementTree.fromstring(text())
    units = root.findall(".//x:trans-unit", NS)
    sources = [unit.findtext("x:source", "", NS) for unit in units]
    assert sources == [item.entry.source for item in ITEMS]
    targets = [unit.findtext("x:target", "", NS) for unit in units]
    assert targets == [item.entry.english for item in ITEMS]
    notes = [note.text for note in units[1].findall("x:note", NS)]
    assert "machine translation: argos ar-en 1.0" in notes
    assert any(note and "٣ → 4" in note for note in notes)


def test_a_file_that_comes_back_as_it_went_asks_for_nothing() -> None:
    rows = read(text())
    assert [row.slug for row in rows] == ["a", "a", "a", "b"]
    assert not any(row.asks for row in rows)
    assert [row.is_title for row in rows] == [True, False, False, False]
    lines = text().splitlines()
    assert all("<trans-unit" in lines[row.row - 1] for row in rows)


@pytest.mark.parametrize("state", ["final", "signed-off"])
def test_a_state_that_ends_the_work_makes_it_reviewed(state: str) -> None:
    same = text().replace('state="needs-review-translation" state-q', f'state="{state}" state-q')
    assert read(same)[1].verdict == "confirmed"
    changed = read(same.replace('It "arrived"', "It came"))[1]
    assert (changed.verdict, changed.english) == ("reviewed", "It came <b> & left.")


def test_approved_makes_it_reviewed_whatever_the_state() -> None:
    row = read(text().replace('approved="no"', 'approved="yes"', 1))[1]
    assert row.verdict == "confirmed"


def test_changed_english_without_such_a_state_is_a_draft() -> None:
    changed = text().replace(
        'state="needs-review-translation" state-q', 'state="translated" state-q'
    )
    assert read(changed)[1].verdict == "none"
    assert read(changed.replace("left.", "went."))[1].verdict == "drafted"
    filled = text().replace(
        '<target state="needs-translation" />', "<target>Then it left.</target>"
    )
    row = read(filled)[2]
    assert (row.verdict, row.english) == ("drafted", "Then it left.")


def test_english_that_was_taken_out_deletes_nothing() -> None:
    emptied = text().replace(">Visit</target>", "></target>")
    assert read(emptied)[0].verdict == "none"


def test_arabic_that_a_program_put_for_what_nobody_translated_asks_for_nothing() -> None:
    copied = text().replace('<target state="needs-translation" />', "<target>ثم عاد.</target>")
    assert read(copied)[2].verdict == "none"
    assert read(copied.replace('approved="no"', 'approved="yes"'))[2].verdict == "reviewed"


def test_very_many_units_are_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xliff_reader, "MAX_ELEMENTS", 20)
    with pytest.raises(SitegenError, match="holds more than any review"):
        read(text())


def test_what_programs_put_into_a_target_is_read_through() -> None:
    marked = text().replace(
        ">Yes</target>",
        '><mrk mtype="seg" mid="1">Yes, <g id="1">of</g>\n course</mrk></target>'
        "<alt-trans><target>Not this</target></alt-trans><note>From whom?</note>"
        '<note from="Rana">Ask</note>',
    )
    row = read(marked)[3]
    assert (row.verdict, row.english, row.note) == ("drafted", "Yes, of course", "From whom? / Ask")


def test_a_program_with_ids_of_its_own_is_understood_by_the_arabic() -> None:
    unit_id = ElementTree.fromstring(text()).findall(".//x:trans-unit", NS)[3].get("id")
    assert unit_id
    changed = text().replace(unit_id, "42").replace(">Yes<", ">Yes.<")
    row = read(changed)[3]
    assert (row.verdict, row.is_title, row.sent) == ("drafted", None, "")
    assert row.key == read(text())[3].key


def test_utf_16_is_read() -> None:
    changed = text().replace("UTF-8", "UTF-16")
    assert len(read(changed, "utf-16")) == len(ITEMS)


@pytest.mark.parametrize("doctype", [BOMB, OUTSIDE, STEALING])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_document_type_is_refused_before_anything_is_made_of_it(
    doctype: str, encoding: str
) -> None:
    head, rest = text().split("\n", 1)
    head = head.replace("UTF-8", encoding.upper())
    with pytest.raises(SitegenError, match="document type") as caught:
        read(f"{head}\n{doctype}\n{rest.replace('Yes', '&f;&b;')}", encoding)
    assert caught.value.problems[0].line == 2


@pytest.mark.parametrize(
    ("changed", "what"),
    [
        (text()[:-30], "is not whole"),
        (text().replace('version="1.2"', 'version="2.0"', 1), "is XLIFF 2.0, not 1.2"),
        ("<html><body>Sign in</body></html>", "is XML, but no XLIFF file"),
        (text().replace("UTF-8", "KLINGON"), "is not whole|not known"),
        (text().replace("Yes", "<g>" * 5000 + "Yes" + "</g>" * 5000), "nested deeper"),
    ],
)
def test_what_is_no_xliff_says_so(changed: str, what: str) -> None:
    with pytest.raises(SitegenError, match=what):
        read(changed)


def test_the_kind_of_file_is_told_by_its_content(tmp_path: Path) -> None:
    path = tmp_path / "review.xlsx"
    path.write_bytes(b"\xef\xbb\xbf" + text().encode())
    assert open_returned(path)[0] == "xliff"
    path.write_bytes(text().replace("UTF-8", "UTF-16").encode("utf-16"))
    assert open_returned(path)[0] == "xliff"


def test_characters_that_xml_cannot_hold_are_left_out() -> None:
    odd = replace(ITEMS[3].entry, english="Y\x00e\x1bs\ufffe")
    data = xliff((replace(ITEMS[3], entry=odd),), "1.0")
    [unit] = ElementTree.fromstring(data).findall(".//x:trans-unit", NS)
    assert unit.findtext("x:target", "", NS) == "Yes"
    assert not read_xliff(data, PATH).rows[0].asks
