import sys
from dataclasses import replace
from pathlib import Path

import polib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.errors import MemoryFileError
from sitegen.memory.drafts import (
    MemoryFile,
    new_memory,
    read_memory,
    render_memory,
    with_entries,
    write_memory,
)
from sitegen.memory.entries import Entry, Segment, new_entry
from sitegen.model import Draft

ENGINE = "argos ar-en 1.0"
HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'


def written(tmp_path: Path, body: str, header: str = HEADER) -> Path:
    path = tmp_path / "a.po"
    path.write_bytes((header + "\n" + body).encode())
    return path


def read(path: Path) -> MemoryFile:
    memory = read_memory(path)
    assert memory is not None
    return memory


def machine_entry(text: str = "خبر", english: str = "News", score: float | None = -0.4123) -> Entry:
    return new_entry(Segment(text)).drafted_by_machine(ENGINE, Draft(english, score))


def test_a_missing_file_is_no_memory(tmp_path: Path) -> None:
    assert read_memory(tmp_path / "a.po") is None
    (tmp_path / "file").write_text("x")
    assert read_memory(tmp_path / "file" / "a.po") is None


@pytest.mark.parametrize("text", ["", "\n\n", "# Only a comment.\n"])
def test_an_emptied_file_is_refused_and_left_alone(tmp_path: Path, text: str) -> None:
    path = tmp_path / "x.po"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(MemoryFileError, match="is empty") as caught:
        read_memory(path)
    assert "git" in caught.value.problems[0].hint
    assert path.read_text("utf-8") == text


def test_a_new_file_looks_as_translation_tools_expect(tmp_path: Path) -> None:
    title = new_entry(Segment("عنوان", is_title=True))
    memory = with_entries(new_memory("a-slug"), (title, machine_entry()))
    assert render_memory(memory, "a-slug").decode() == (
        '# English of the article "a-slug".\n'
        "# Entries marked fuzzy are drafts, most of them by a machine: correct the English and\n"
        "# take the mark off, and it counts as reviewed. Builds never change what a person wrote.\n"
        'msgid ""\n'
        'msgstr ""\n'
        '"Project-Id-Version: a-slug\\n"\n'
        '"Language: en\\n"\n'
        '"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=UTF-8\\n"\n'
        '"Content-Transfer-Encoding: 8bit\\n"\n'
        '"X-Source-Language: ar\\n"\n'
        "\n"
        'msgctxt "title"\n'
        'msgid "عنوان"\n'
        'msgstr ""\n'
        "\n"
        "#. machine: argos ar-en 1.0\n"
        "#. score: -0.412\n"
        "#. text: " + machine_entry().note("text") + "\n"
        "#, fuzzy\n"
        'msgid "خبر"\n'
        'msgstr "News"\n'
    )


def test_what_is_written_reads_back_and_writes_the_same(tmp_path: Path) -> None:
    entries = (
        new_entry(Segment("عنوان", is_title=True)),
        machine_entry(),
        replace(machine_entry("كلمة " * 60, "word " * 60), previous="قديم " * 40),
        Entry("سابق", "Former", flags=("fuzzy",), comment="translator: Amal", obsolete=True),
        Entry("\u200fسابق\n", 'A "quote"\\n', context="title", obsolete=True),
    )
    path = tmp_path / "deep" / "a.po"
    memory = with_entries(new_memory("a"), entries)
    write_memory(path, memory)
    again = read(path)
    assert again == memory
    assert render_memory(again, "a") == path.read_bytes()


ANY_TEXT = st.text(max_size=300) | st.text(alphabet='a"\\ \n\t\r-.\u2028\x85\u202bش', max_size=200)


@given(source=ANY_TEXT.filter(bool), english=ANY_TEXT, previous=ANY_TEXT)
def test_every_text_survives_the_round_trip(
    tmp_path_factory: pytest.TempPathFactory, source: str, english: str, previous: str
) -> None:
    path = tmp_path_factory.getbasetemp() / "round-trip.po"
    entries = (
        Entry(source, english),
        Entry(source, english, context="title", flags=("fuzzy",), previous=previous),
        Entry(source, english, obsolete=True),
    )
    memory = with_entries(new_memory("round-trip"), entries)
    write_memory(path, memory)
    assert read(path) == memory


def test_what_a_person_wrote_is_kept(tmp_path: Path) -> None:
    body = (
        "# checked against the agency's text\n"
        "# translator: Amal\n"
        "#: desk:3\n"
        "#, no-wrap\n"
        'msgid "أ"\nmsgstr "A"\n\n'
        'msgid "ب"\nmsgid_plural "بب"\nmsgstr[0] "B"\nmsgstr[1] "Bs"\n\n'
        "# a thought\n"
        '#~ msgid "ج"\n#~ msgstr "C"\n\n'
        "# the end\n"
    )
    header = (
        "# our desk's file\n"
        'msgid ""\nmsgstr ""\n'
        '"Last-Translator: Amal <amal@desk.example>\\n"\n'
        '"X-Poedit-Basepath: .\\n"\n'
        '"Content-Type: text/plain; charset=UTF-8\\n"\n'
    )
    path = written(tmp_path, body, header)
    memory = read(path)
    assert memory.translator == "Amal"
    text = render_memory(memory, "a").decode()
    for line in (header + body).splitlines():
        assert line in text.splitlines()
    path.write_text(text, encoding="utf-8")
    assert read(path) == replace(memory, fields=read(path).fields)
    assert render_memory(read(path), "a").decode() == text


@pytest.mark.parametrize(
    ("body", "state", "translator", "note"),
    [
        ('msgid "أ"\nmsgstr ""\n', "untranslated", "", ""),
        ('msgid "أ"\nmsgstr " \\n"\n', "untranslated", "", ""),
        ('msgid "أ"\nmsgstr "A"\n', "reviewed", "Amal", ""),
        ('# translator: Basil\nmsgid "أ"\nmsgstr "A"\n', "reviewed", "Basil", ""),
        ('#, fuzzy\nmsgid "أ"\nmsgstr "A"\n', "drafted", "Amal", ""),
        (
            '#. from: similar sentence\n#, fuzzy\nmsgid "أ"\nmsgstr "A"\n',
            "drafted",
            "Amal",
            "similar sentence",
        ),
        ('#. machine: argos ar-en 1.0\n#, fuzzy\nmsgid "أ"\nmsgstr "A"\n', "machine", "", ""),
        (
            '#. machine: argos ar-en 1.0\n#. text: 559aead0\n#, fuzzy\nmsgid "أ"\nmsgstr "A"\n',
            "machine",
            "",
            "",
        ),
        (
            '#. machine: argos ar-en 1.0\n#. text: 559aead0\n#, fuzzy\nmsgid "أ"\nmsgstr "B"\n',
            "drafted",
            "Amal",
            "machine draft, edited",
        ),
        (
            '#. machine: argos ar-en 1.0\n#. text: 559aead0\nmsgid "أ"\nmsgstr "A"\n',
            "reviewed",
            "Amal",
            "",
        ),
    ],
)
def test_states(tmp_path: Path, body: str, state: str, translator: str, note: str) -> None:
    header = HEADER + '"Last-Translator: Amal <a@b.example>\\n"\n'
    memory = read(written(tmp_path, body, header))
    found = memory.entries[0].translation(memory.translator)
    assert (found.state, found.translator, found.note) == (state, translator, note)
    if state == "machine":
        assert (found.engine, found.model) == ("argos", "ar-en 1.0")


def test_the_template_of_a_name_is_no_name(tmp_path: Path) -> None:
    header = HEADER + '"Last-Translator: FULL NAME <EMAIL@ADDRESS>\\n"\n'
    assert read(written(tmp_path, "", header)).translator == ""
    assert new_memory("a").translator == ""


@pytest.mark.parametrize("name", ["root", "r.haddad", "rima_h2", "ROOT", "~root", "root,", "_1"])
@pytest.mark.parametrize("address", ["", " <rima@desk.example>"])
def test_the_computers_user_is_no_translator(tmp_path: Path, name: str, address: str) -> None:
    header = HEADER + f'"Last-Translator: {name}{address}\\n"\n'
    assert read(written(tmp_path, "", header)).translator == ""


@pytest.mark.parametrize("score", [float("nan"), float("-inf"), None])
def test_a_score_that_is_unknown_or_no_number_is_left_out(score: float | None) -> None:
    entry = machine_entry(score=score)
    assert "score" not in "".join(entry.notes)
    assert entry.translation("").score is None


@pytest.mark.parametrize(
    ("said", "pieces"),
    [("3", 3), ("99999999999", 1), ("1e300", 1), ("-4", 1), ("0", 1), ("nan", 1), ("many", 1)],
)
def test_a_number_of_parts_that_no_sentence_has_is_not_believed(said: str, pieces: int) -> None:
    draft = machine_entry()
    entry = replace(draft, notes=(*draft.notes, f"pieces: {said}"))
    assert entry.translation("").pieces == pieces


def test_only_untouched_drafts_of_another_machine_may_be_replaced() -> None:
    draft = machine_entry()
    assert not draft.wants_machine(ENGINE)
    assert draft.wants_machine("argos ar-en 1.1")
    assert not replace(draft, english="News!").wants_machine("argos ar-en 1.1")
    assert not replace(draft, flags=()).wants_machine("argos ar-en 1.1")
    unmarked = replace(draft, notes=draft.notes[:1])
    assert unmarked.state == "machine"
    assert not unmarked.wants_machine("argos ar-en 1.1")
    again = draft.drafted_by_machine("argos ar-en 1.1", Draft("Report", -0.0))
    assert again.notes[:2] == ("machine: argos ar-en 1.1", "score: 0.000")
    assert again.flags == ("fuzzy",)
    assert again.state == "machine"


@pytest.mark.parametrize(
    ("body", "line", "message"),
    [
        ('msgid "أ"\nmsgstr "A\n', 6, "quotation mark"),
        ('msgid "أ"\nmsgstr "A "B" C"\n', 6, "quotation mark"),
        ('<<<<<<< mine\nmsgid "أ"\nmsgstr "A"\n', 5, "merge conflict"),
        ('#translator: Amal\nmsgid "أ"\nmsgstr "A"\n', 5, "space after"),
        ("something else\n", 5, "not a line"),
        ('msgstr "A"\n', 5, "PO file"),
        ('msgid "أ"\nmsgid "ب"\nmsgstr "B"\n', 6, "PO file"),
    ],
)
def test_a_broken_file_is_refused_with_its_line(
    tmp_path: Path, body: str, line: int, message: str
) -> None:
    path = written(tmp_path, body)
    with pytest.raises(MemoryFileError, match=message) as caught:
        read_memory(path)
    problem = caught.value.problems[0]
    assert (problem.path, problem.line) == (path, line)
    assert problem.hint


def test_bytes_that_are_no_text_are_refused_with_their_line(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    path.write_bytes(HEADER.encode() + b'\nmsgid "\xd3\xe1\xc7\xe3"\nmsgstr ""\n')
    with pytest.raises(MemoryFileError, match="UTF-8") as caught:
        read_memory(path)
    assert caught.value.problems[0].line == 5


def test_a_folder_in_the_files_place_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.po").mkdir()
    with pytest.raises(MemoryFileError, match="cannot be read"):
        read_memory(tmp_path / "a.po")


def test_files_of_other_systems_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    path.write_bytes(
        ("\ufeff" + HEADER + '\nmsgid "أ"\nmsgstr "A"\n').replace("\n", "\r\n").encode()
    )
    assert [(e.source, e.english) for e in read(path).entries] == [("أ", "A")]
    declared = HEADER.replace("UTF-8", "windows-1256") + '\nmsgid "سلام"\nmsgstr "Peace"\n'
    path.write_bytes(declared.encode("windows-1256"))
    memory = read(path)
    assert memory.entries[0].source == "سلام"
    assert b"charset=UTF-8" in render_memory(memory, "a")


def test_of_two_entries_for_a_segment_the_second_is_reported(tmp_path: Path) -> None:
    body = 'msgid "أ"\nmsgstr "A"\n\nmsgid "أ"\nmsgstr "B"\n\n#~ msgid "أ"\n#~ msgstr "C"\n'
    memory = read(written(tmp_path, body))
    assert [entry.english for entry in memory.entries] == ["A", "B", "C"]
    [problem] = memory.problems
    assert problem.line == 8


def test_files_are_what_polib_makes_of_them() -> None:
    text = render_memory(with_entries(new_memory("a"), (machine_entry(),)), "a").decode()
    assert str(polib.pofile(text, wrapwidth=78)) == text
    assert "polib" in sys.modules
