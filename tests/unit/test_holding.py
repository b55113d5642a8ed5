"""Names and terms held: what happens where a machine renders a name otherwise than decided."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import pytest

from sitegen.model import Answer, Draft, Hypothesis, Repair, Term
from sitegen.terms.listing import TermList, build_terms, term_key
from sitegen.translate.holding import Wanted, held, in_latin
from sitegen.translate.service import TranslateJob, TranslateResult, translate
from tests.unit.test_service import Answers, silent

CHANNEL = Term(("الجزيرة",), ("Al Jazeera", "Aljazeera"))
SPOKESWOMAN = Term(("ماريا زاخاروفا",), ("Maria Zakharova",))
TERMS = build_terms((CHANNEL, SPOKESWOMAN))
REPORT = "وذكرت قناة الجزيرة أن 12 شخصا قتلوا."
STATEMENT = "قالت ماريا زاخاروفا ذلك يوم الجمعة."


class Scripted:
    """An engine that says what it was told to say to each sentence, best first."""

    name = "scripted"
    version = "1"
    batch = 2

    def __init__(
        self,
        said: Mapping[str, Sequence[str]],
        *,
        scores: Callable[[str], float | None] = lambda english: None,
    ) -> None:
        self.said = said
        self.scores = scores
        self.asked: list[str] = []

    def stream(self, batches: Iterable[Sequence[str]]) -> Iterator[list[Answer]]:
        for sentences in batches:
            self.asked += sentences
            yield [
                Answer(tuple(Hypothesis(text, -0.5) for text in self.said.get(one, ["Nothing."])))
                for one in sentences
            ]

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[float | None]:
        return [self.scores(english) for _, english in pairs]


def draft_of(engine: Scripted, text: str, terms: TermList = TERMS) -> Draft:
    """Hold the engine's answer to one sentence."""
    required = terms.find(text)
    [answers] = engine.stream([[text]])
    [draft] = held(engine, [Wanted(text, required, term_key(required))], answers)
    return draft


def test_a_right_answer_is_left_alone() -> None:
    engine = Scripted({REPORT: ["Aljazeera reported that 12 people were killed."]})
    draft = draft_of(engine, REPORT)
    assert draft == Draft("Aljazeera reported that 12 people were killed.", -0.5)
    assert engine.asked == [REPORT]


def test_another_hypothesis_with_the_name_is_taken() -> None:
    said = [
        "The island said that 12 people were killed.",
        "The Gazira said that 12 people were killed.",
        "Al Jazeera said that 12 people were killed.",
    ]
    engine = Scripted({REPORT: said})
    draft = draft_of(engine, REPORT)
    assert draft.text == said[2]
    assert draft.repairs == (Repair("hypothesis", "الجزيرة", "Al Jazeera"),)
    assert engine.asked == [REPORT]


def test_a_hypothesis_that_loses_a_number_is_not_taken() -> None:
    said = ["The island said that 12 people were killed.", "Al Jazeera said people were killed."]
    assert draft_of(Scripted({REPORT: said}), REPORT).text != said[1]


def test_a_name_may_be_asked_for_in_latin_letters() -> None:
    engine = Scripted(
        {
            REPORT: ["The island said that 12 people were killed."],
            REPORT.replace("الجزيرة", "Al Jazeera"): [
                "Al Jazeera TV said that 12 people were killed."
            ],
        }
    )
    draft = draft_of(engine, REPORT)
    assert draft.text == "Al Jazeera TV said that 12 people were killed."
    assert draft.repairs == (Repair("latin", "الجزيرة", "Al Jazeera"),)


def test_particles_stay_beside_a_latin_name() -> None:
    for source, latin in (
        ("وقال للجزيرة نعم", "وقال ل Al Jazeera نعم"),
        ("بالجزيرة والجزيرة", "ب Al Jazeera و Al Jazeera"),
    ):
        assert in_latin(source, TERMS.find(source)) == latin


def test_words_that_stand_for_the_name_give_way_to_it() -> None:
    engine = Scripted({STATEMENT: ["Maria Zakharovova said so on Friday."]})
    draft = draft_of(engine, STATEMENT)
    assert draft.text == "Maria Zakharova said so on Friday."
    [repair] = draft.repairs
    assert (repair.kind, repair.term, repair.written) == (
        "edit", "ماريا زاخاروفا", "Maria Zakharova",
    )  # fmt: skip
    assert "Zakharovova" in repair.replaced


def test_what_cannot_be_repaired_is_kept_flagged_and_not_asked_for_again(tmp_path: Path) -> None:
    said = "It was said that 12 people were killed."
    engine = Scripted({REPORT: [said]})
    first = run(tmp_path, engine)
    second = run(tmp_path, engine)
    assert first == second
    [sentence] = [one for one in second.by_slug["news"].sentences if one.source == REPORT]
    assert sentence.text == said
    assert [(doubt.kind, doubt.detail) for doubt in sentence.doubts] == [
        ("name", "Al Jazeera (الجزيرة)")
    ]
    assert engine.asked.count(REPORT) == 1
    text = (tmp_path / "news.po").read_text("utf-8")
    assert "#. doubt: name: Al Jazeera (الجزيرة)" in text
    assert f"#. terms: {term_key(TERMS.find(REPORT))}" in text


JOB = TranslateJob("news", "", "", (REPORT, STATEMENT, "وصل الوفد إلى العاصمة.", "وانتهت الزيارة."))


def run(folder: Path, engine: Scripted, terms: TermList = TERMS) -> TranslateResult:
    return translate([JOB], folder, engine, Answers(), silent, terms=terms)


def test_adding_a_name_asks_only_for_the_sentences_that_lack_it(tmp_path: Path) -> None:
    said = {REPORT: ["The island said that 12 people were killed."],
            STATEMENT: ["Maria Zakharova said so on Friday."]}  # fmt: skip
    engine = Scripted(said)
    run(tmp_path, engine, build_terms(()))
    assert len(engine.asked) == len(JOB.sentences)
    engine = Scripted({REPORT: ["The island said it.", "Al Jazeera said 12 people were killed."]})
    result = run(tmp_path, engine)
    assert engine.asked == [REPORT]
    assert result.by_slug["news"].sentences[0].text == "Al Jazeera said 12 people were killed."
    assert "#. repair: another answer: الجزيرة → Al Jazeera" in (tmp_path / "news.po").read_text(
        "utf-8"
    )


def test_a_name_written_otherwise_is_put_right_everywhere(tmp_path: Path) -> None:
    engine = Scripted({STATEMENT: ["Maria Zakharova said so on Friday."]})
    run(tmp_path, engine)
    renamed = build_terms((Term(("ماريا زاخاروفا",), ("Mariya Zaharova",)),))
    result = run(tmp_path, Scripted({STATEMENT: ["Maria Zakharova said so on Friday."]}), renamed)
    sentence = result.by_slug["news"].sentences[1]
    assert sentence.text == "Mariya Zaharova said so on Friday."
    assert [repair.kind for repair in sentence.repairs] == ["edit"]


def test_what_a_person_wrote_is_not_repaired(tmp_path: Path) -> None:
    engine = Scripted({STATEMENT: ["Maria Zakharova said so on Friday."]})
    run(tmp_path, engine, build_terms(()))
    path = tmp_path / "news.po"
    text = path.read_text("utf-8")
    by_hand = "Ms Zakharova said so on Friday."
    text = text.replace(f'#, fuzzy\nmsgid "{STATEMENT}"', f'msgid "{STATEMENT}"')
    path.write_text(text.replace("Maria Zakharova said so on Friday.", by_hand), "utf-8")
    result = run(tmp_path, engine)
    assert result.by_slug["news"].sentences[1].text == by_hand
    assert result.by_slug["news"].sentences[1].doubts == ()


@pytest.mark.parametrize("likelier", ["first", "second"])
def test_of_two_sure_places_the_engine_says_which(
    likelier: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sitegen.terms.edits import Edit
    from sitegen.translate import holding

    first, second = (
        Edit(f"Al Jazeera {one}.", one, "Al Jazeera", 0.9) for one in ("first", "second")
    )
    repair = Repair("edit", "الجزيرة", "Al Jazeera", "first")
    monkeypatch.setattr(holding, "repaired", lambda *_: (first.text, (repair,), ()))
    monkeypatch.setattr(holding, "candidate_edits", lambda *_: (first, second))
    engine = Scripted(
        {REPORT: ["The island."]}, scores=lambda english: -0.1 if likelier in english else -2.0
    )
    assert draft_of(engine, REPORT).text == f"Al Jazeera {likelier}."


def test_a_repair_whose_name_was_taken_back_is_undone(tmp_path: Path) -> None:
    said = {STATEMENT: ["Maria Zakharovova said so on Friday."]}
    run(tmp_path, Scripted(said))
    engine = Scripted(said)
    result = run(tmp_path, engine, build_terms((CHANNEL,)))
    assert engine.asked == [STATEMENT]
    sentence = result.by_slug["news"].sentences[1]
    assert (sentence.text, sentence.repairs) == ("Maria Zakharovova said so on Friday.", ())


def test_a_long_repair_is_read_back_as_it_was_written(tmp_path: Path) -> None:
    long = "Maria Vladimirovna Zakharova-O'Kilani of the Ministry of Foreign Affairs"
    terms = build_terms((Term(("ماريا زاخاروفا",), (long,)),))
    said = {STATEMENT: ["Maria Zakharova-Al-Khoury said so on Friday."]}
    first = run(tmp_path, Scripted(said), terms)
    text = (tmp_path / "news.po").read_text("utf-8")
    second = run(tmp_path, Scripted(said), terms)
    assert first == second
    assert first.by_slug["news"].sentences[1].repairs[0].written == long
    assert (tmp_path / "news.po").read_text("utf-8") == text


def test_a_short_name_that_is_a_word_too_replaces_no_other_word() -> None:
    retired = "اعتزلت بطلة التنس اللعب عن عمر 34 عاما."
    terms = build_terms((Term(("عمر",), ("Umar",), by_sound=True),))
    said = "The tennis champion retired at the age of 34."
    assert draft_of(Scripted({retired: [said]}), retired, terms).text == said
    spoke = "وقال عمر ذلك."
    engine = Scripted({spoke: ["And Omer said that."]})
    assert draft_of(engine, spoke, terms).text == "And Umar said that."


def test_an_engine_cannot_choose_an_edit_that_swallows_more(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from sitegen.terms.edits import Edit
    from sitegen.translate import holding

    ours = Edit("Al Jazeera on Friday.", "the Island", "Al Jazeera", 1.0)
    wider = Edit("Al Jazeera.", "the Island on Friday", "Al Jazeera", 0.95)
    unsure = Edit("The Al Jazeera.", "Friday", "Al Jazeera", 0.7)
    repair = Repair("edit", "الجزيرة", "Al Jazeera", "the Island")
    monkeypatch.setattr(holding, "repaired", lambda *_: (ours.text, (repair,), ()))
    monkeypatch.setattr(holding, "candidate_edits", lambda *_: (ours, wider, unsure))
    engine = Scripted({REPORT: ["x"]}, scores=lambda english: -float(len(english)))
    assert draft_of(engine, REPORT).text == ours.text


def test_an_edit_that_costs_a_number_is_not_made(monkeypatch: pytest.MonkeyPatch) -> None:
    from sitegen.translate import holding

    repair = Repair("edit", "الجزيرة", "Al Jazeera", "The island said 12")
    monkeypatch.setattr(
        holding, "repaired", lambda *_: ("Al Jazeera people were killed.", (repair,), ())
    )
    said = "The island said 12 people were killed."
    assert draft_of(Scripted({REPORT: [said]}), REPORT).text == said
