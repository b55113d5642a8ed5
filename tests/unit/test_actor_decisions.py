from pathlib import Path

import pytest

from sitegen.errors import EditorialError
from sitegen.ingest.editorial import load_actors
from sitegen.model import Actor, ActorDecisions, Merge, Split, SplitOff

ENTRY = '[[actor]]\nid = "bush"\ntype = "person"\nname_ar = "جورج بوش"\nname_en = "George Bush"\n'
OTHER = ENTRY.replace("bush", "blair").replace("جورج بوش", "توني بلير")


def load(folder: Path, text: str) -> tuple[tuple[Actor, ...], ActorDecisions]:
    path = folder / "actors.toml"
    path.write_text(text, "utf-8")
    return load_actors(path, lambda actors: actors, lambda: {"war-1991"})


def problems(folder: Path, text: str) -> list[tuple[int | None, str]]:
    with pytest.raises(EditorialError) as caught:
        load(folder, text)
    assert all(problem.hint for problem in caught.value.problems)
    return [(problem.line, problem.message) for problem in caught.value.problems]


def test_decisions_are_read_beside_the_entries(tmp_path: Path) -> None:
    text = (
        'ignore = ["القرية العالمية"]\n'
        f"{ENTRY}noindex = true\n"
        '[[merge]]\nnames = ["بوش الابن"]\ninto = "bush"\n'
        '[[split]]\nnames = ["جورج بوش", "جيب بوش"]\n'
        '[[split]]\nname = "بوش"\narticles = ["war-1991"]\nactor = "bush"\n'
    )
    [actor], decisions = load(tmp_path, text)
    assert actor.noindex
    assert decisions == ActorDecisions(
        merges=(Merge(("بوش الابن",), "bush"),),
        splits=(Split(("جورج بوش", "جيب بوش")),),
        split_off=(SplitOff("بوش", ("war-1991",), "bush"),),
        ignored=("القرية العالمية",),
    )


def test_unknown_ids_slugs_and_keys_are_told_with_their_lines(tmp_path: Path) -> None:
    text = (
        f'{ENTRY}[[merge]]\nnames = ["أ ب"]\ninto = "buhs"\n'
        '[[split]]\nname = "بوش"\narticles = ["war-1919"]\nactor = "nobody"\nwhy = "x"\n'
    )
    assert problems(tmp_path, text) == [
        (8, "an entry: no actor has the id buhs"),
        (11, "an entry: there is no article war-1919"),
        (12, "an entry: no actor has the id nobody"),
        (13, "an entry: why is no key known here"),
    ]


def test_an_unknown_id_says_nothing_of_the_names(tmp_path: Path) -> None:
    [(line, said)] = problems(
        tmp_path, f'{ENTRY}[[merge]]\nnames = ["جورج بوش", "أ ب"]\ninto = "george"\n'
    )
    assert (line, said) == (8, "an entry: no actor has the id george")


def test_what_contradicts_itself_is_refused(tmp_path: Path) -> None:
    names = '["أ ب", "ج د"]'
    [(line, said)] = problems(tmp_path, f"[[merge]]\nnames = {names}\n[[split]]\nnames = {names}\n")
    assert (line, "says that these are one" in said) == (4, True)
    text = f'{ENTRY}variants = ["بوش الابن"]\n[[split]]\nnames = ["جورج بوش", "بوش الابن"]\n'
    [(line, said)] = problems(tmp_path, text)
    assert (line, "both names are listed as bush" in said) == (8, True)
    [(_, said)] = problems(
        tmp_path, f'{ENTRY}{OTHER}[[merge]]\nnames = ["جورج بوش", "توني بلير"]\n'
    )
    assert "several listed actors: blair, bush" in said
    [(line, said)] = problems(tmp_path, f'ignore = [\n"x",\n"جورج بوش",\n]\n{ENTRY}')
    assert (line, "is a name of bush" in said) == (3, True)


def test_ignore_below_an_entry_is_told_where_to_stand(tmp_path: Path) -> None:
    [(line, said)] = problems(tmp_path, f'{ENTRY}ignore = ["x"]\n')
    assert (line, said) == (6, "bush: ignore stands inside an entry")


def test_one_name_alone_decides_nothing(tmp_path: Path) -> None:
    said = problems(tmp_path, '[[merge]]\nnames = ["أ ب"]\n[[split]]\nnames = ["أ ب"]\n')
    assert [line for line, _ in said] == [2, 4]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        # One name in two merges is of two actors; so it is through a third name.
        ('[[merge]]\nnames = ["بوش الأب"]\ninto = "bush"\n'
         '[[merge]]\nnames = ["بوش الأب"]\ninto = "blair"\n', 14),
        ('[[merge]]\nnames = ["ا ب", "ج د"]\n[[merge]]\nnames = ["ا ب"]\ninto = "bush"\n'
         '[[merge]]\nnames = ["ج د"]\ninto = "blair"\n', 16),
        # A chain of merges, and a merge into an entry, make one of what is split.
        ('[[merge]]\nnames = ["ا ب", "ج د"]\n[[merge]]\nnames = ["ج د", "ه و"]\n'
         '[[split]]\nnames = ["ه و", "ا ب"]\n', 15),
        ('[[merge]]\nnames = ["ا ب"]\ninto = "bush"\n'
         '[[split]]\nnames = ["ا ب", "جورج بوش"]\n', 14),
        ('[[merge]]\nnames = ["", "ا ب"]\n', 11),
    ],
)  # fmt: skip
def test_merges_that_lead_to_each_other_are_followed(tmp_path: Path, text: str, line: int) -> None:
    [(found, _)] = problems(tmp_path, ENTRY + OTHER + text)
    assert found in (line, line + 1)


def test_merges_that_lead_to_one_actor_are_right(tmp_path: Path) -> None:
    text = '[[merge]]\nnames = ["ا ب", "ج د"]\n[[merge]]\nnames = ["ج د"]\ninto = "bush"\n'
    _, decisions = load(tmp_path, ENTRY + OTHER + text)
    assert len(decisions.merges) == 2
