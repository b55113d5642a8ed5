from pathlib import Path

import pytest

from sitegen.errors import EditorialError, Problem
from sitegen.ingest.editorial import load_actors, load_glossary, load_outlets
from sitegen.model import Actor, Bilingual, Licence, Outlet, Rights, Term


def actors(tmp_path: Path, toml: str) -> tuple[Actor, ...]:
    path = tmp_path / "actors.toml"
    path.write_text(toml, encoding="utf-8")
    return actors_in(path)


def actors_in(path: Path) -> tuple[Actor, ...]:
    read, _ = load_actors(path, lambda actors: actors, frozenset)
    return read


def problems_of(tmp_path: Path, toml: str) -> tuple[Problem, ...]:
    with pytest.raises(EditorialError) as caught:
        actors(tmp_path, toml)
    assert all(problem.path == tmp_path / "actors.toml" for problem in caught.value.problems)
    return caught.value.problems


PERSON = '[[actor]]\nid = "a-b"\ntype = "person"\nname_ar = "أ ب"\nname_en = "A B"\n'


def test_a_missing_or_empty_file_lists_nobody(tmp_path: Path) -> None:
    assert actors_in(tmp_path / "none.toml") == ()
    assert load_outlets(tmp_path / "none.toml") == ()
    assert actors(tmp_path, "# nobody yet\n") == ()


def test_an_actor_is_read_whole(tmp_path: Path) -> None:
    assert actors(
        tmp_path,
        """
[[actor]]
id = "maria-zakharova"
type = "person"
name_ar = "ماريا  زاخاروفا"
name_en = "Maria Zakharova"
variants = ["ماريّا زاخاروفا", ""]
variants_en = ["M. Zakharova"]
short = ["زاخاروفا", "زاخاروفا"]
description_ar = "متحدثة"
description_en = "Spokeswoman"
wikidata = "Q42"
country = "RU"
""",
    ) == (
        Actor(
            id="maria-zakharova",
            type="person",
            name_ar="ماريا زاخاروفا",
            name_en="Maria Zakharova",
            variants=("ماريّا زاخاروفا",),
            variants_en=("M. Zakharova",),
            short=("زاخاروفا",),
            description_ar="متحدثة",
            description_en="Spokeswoman",
            wikidata="Q42",
            country="RU",
        ),
    )


def test_an_outlet_is_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "outlets.toml"
    path.write_text(
        '[[outlet]]\nid = "rt"\nname_ar = "روسيا اليوم"\nname_en = "RT"\nvariants = ["آر تي"]\n'
        'url = "https://arabic.rt.com/"\n[[outlet]]\nid = "s"\nname_ar = "س"\nname_en = "S"\n'
        'kind = "agency"\n',
        encoding="utf-8",
    )
    assert load_outlets(path) == (
        Outlet("rt", "روسيا اليوم", "RT", "outlet", "https://arabic.rt.com/", ("آر تي",)),
        Outlet("s", "س", "S", "agency"),
    )


@pytest.mark.parametrize(
    ("toml", "line", "message", "hint"),
    [
        (PERSON + 'naem_en = "x"\n', 6, "a-b: naem_en is no key", "did you mean name_en?"),
        (PERSON.replace('"person"', '"persn"'), 3, "type is persn", "person, organisation, place"),
        (PERSON.replace('type = "person"\n', ""), 1, "type is missing", "person"),
        (PERSON.replace('"أ ب"', '" "'), 4, "name_ar is missing or empty", "name_ar"),
        (PERSON.replace('"أ ب"', "3"), 4, "name_ar must be text", "name_ar"),
        (PERSON + 'short = "x"\n', 6, "short must be a list", '["…", "…"]'),
        (PERSON + PERSON, 7, "the id a-b stands twice, first on line 2", "another id"),
        (PERSON.replace("a-b", "A b"), 2, "the id is A b", "a-z"),
        (PERSON.replace('id = "a-b"\n', ""), 1, "A B: the id is missing", "a-z"),
        (PERSON + 'wikidata = "42"\n', 6, "wikidata is 42", "Q42"),
        (PERSON + 'country = "Kazakhstan"\n', 6, "country is Kazakhstan", "KZ"),
        (PERSON.replace("[[actor]]", "[[actors]]"), 1, "actors is not known", "[[actor]]"),
        (PERSON.replace("[[actor]]", "[actor]"), 1, "no list of tables", "double brackets"),
        (PERSON + "short = [\n", 6, "broken TOML", "double quotes"),
    ],
)
def test_a_problem_says_where_and_what_to_do(
    tmp_path: Path, toml: str, line: int, message: str, hint: str
) -> None:
    (problem,) = problems_of(tmp_path, toml)
    assert message in problem.message
    assert problem.line == line
    assert hint in problem.hint


def test_a_name_that_nobody_can_see_is_none(tmp_path: Path) -> None:
    unseen = PERSON.replace("أ ب", "\\u200b\\u2060")
    [problem] = problems_of(tmp_path, unseen)
    assert "name_ar is missing" in problem.message
    [actor] = actors(tmp_path, PERSON.replace("أ ب", "أ\\u200bب"))
    assert actor.name_ar == "أب"


def test_an_id_that_no_folder_can_be_named_after_is_refused(tmp_path: Path) -> None:
    [problem] = problems_of(tmp_path, PERSON.replace("a-b", "a" * 300))
    assert problem.line == 2
    assert problem.message.endswith("the id is too long")


def test_all_problems_come_at_once_in_order(tmp_path: Path) -> None:
    found = problems_of(
        tmp_path,
        PERSON + 'x = 1\n[[actor]]\nid = "c"\ntype = "robot"\nname_ar = ""\nname_en = "C"\n',
    )
    assert [problem.line for problem in found] == [6, 9, 10]


def test_bytes_that_are_no_text_are_an_editorial_error(tmp_path: Path) -> None:
    path = tmp_path / "outlets.toml"
    path.write_bytes("# خبر".encode("windows-1256"))
    with pytest.raises(EditorialError, match="not UTF-8"):
        load_outlets(path)


def test_a_bad_address_of_an_outlet_is_a_problem(tmp_path: Path) -> None:
    path = tmp_path / "outlets.toml"
    path.write_text('[[outlet]]\nid = "a"\nname_ar = "أ"\nname_en = "A"\nurl = "ftp://a"\n')
    with pytest.raises(EditorialError, match="no web address"):
        load_outlets(path)


def test_a_glossary_gives_each_term_its_spellings_and_its_english(tmp_path: Path) -> None:
    path = tmp_path / "glossary.toml"
    assert load_glossary(path) == ()
    path.write_text(
        '[[term]]\nar = "الجزيرة"\nen = ["Al Jazeera", "Aljazeera"]\nnote = "the channel"\n'
        '[[term]]\nar = ["قسد", "قوات سوريا الديمقراطية"]\nen = "SDF"\n',
        "utf-8",
    )
    assert load_glossary(path) == (
        Term(("الجزيرة",), ("Al Jazeera", "Aljazeera")),
        Term(("قسد", "قوات سوريا الديمقراطية"), ("SDF",)),
    )


def test_every_mistake_of_a_glossary_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "glossary.toml"
    path.write_text(
        '[[term]]\nar = "الجزيرة"\nen = "..."\n[[term]]\nar = []\nen = "x"\nenglish = "y"\n'
        '[[term]]\nar = ["الجزيرة", "abc"]\nen = "Al Jazeera"\n',
        "utf-8",
    )
    with pytest.raises(EditorialError) as caught:
        load_glossary(path)
    found = [(problem.line, problem.message) for problem in caught.value.problems]
    assert [line for line, _ in found] == [3, 5, 7, 9, 9]
    text = " | ".join(message for _, message in found)
    for part in ("no Latin letter", "ar is missing or empty", "english is no key", "no Arabic word",
                 "الجزيرة stands twice, first in the entry on line 1"):  # fmt: skip
        assert part in text


PAPER = '[[outlet]]\nid = "a"\nname_ar = "أ"\nname_en = "A"\n'


def test_the_rights_of_an_outlet_are_read(tmp_path: Path) -> None:
    path = tmp_path / "outlets.toml"
    path.write_text(
        f'{PAPER}display = "excerpt"\ncredit = "© A"\ncredit_ar = "© أ"\nlicence = "CC BY 4.0"\n'
        'licence_url = "https://example.org/by"\n'
        + PAPER.replace('"a"', '"b"')
        + 'credit = "© B"\n',
        encoding="utf-8",
    )
    first, second = load_outlets(path)
    assert first.rights == Rights(
        "excerpt", Bilingual("© أ", "© A"), Licence("CC BY 4.0", "https://example.org/by")
    )
    assert second.rights == Rights(None, Bilingual("© B", "© B"))


@pytest.mark.parametrize(
    ("line", "message", "hint"),
    [
        ('display = "exerpt"', "display is exerpt", "full, excerpt, link"),
        ("display = true", "display must be text", "display"),
        ('licence_url = "example.org"', "licence_url is no web address", "https://"),
        ('licence_url = "https://example.org/"', "but no licence", "its name too"),
        ('license = "CC BY 4.0"', "license is no key", "did you mean licence?"),
    ],
)
def test_a_mistake_in_the_rights_of_an_outlet_is_reported(
    tmp_path: Path, line: str, message: str, hint: str
) -> None:
    path = tmp_path / "outlets.toml"
    path.write_text(f"{PAPER}{line}\n", encoding="utf-8")
    with pytest.raises(EditorialError) as caught:
        load_outlets(path)
    problem = caught.value.problems[0]
    assert message in problem.message and hint in problem.hint
    assert problem.line == 5
