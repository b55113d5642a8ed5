from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pytest

from sitegen.errors import EngineError, Severity
from sitegen.model import Answer, Draft, Hypothesis
from sitegen.translate.asking import Progress
from sitegen.translate.service import TranslateJob, TranslateResult, check_memory, translate

BATCH = 4
TEXTS = ("وصل الوفد إلى العاصمة.", "والتقى الوفد رئيس الحكومة.")
JOB = TranslateJob("visit", "زيارة الوفد", "", TEXTS)


class Answers(dict[tuple[str, str, str], Draft]):
    """Remembered drafts, kept in a dictionary; the argument order of the stage's protocol."""

    def get(self, engine_id: str, sentence: str, terms: str) -> Draft | None:  # type: ignore[override]
        return super().get((engine_id, sentence, terms))

    def put(self, engine_id: str, items: Iterable[tuple[str, str, Draft]]) -> None:
        for sentence, terms, draft in items:
            self[engine_id, sentence, terms] = draft


class Machine:
    """An engine that answers with the sentence's length; stops as told."""

    name = "count"
    batch = BATCH

    def __init__(self, version: str = "1", *, stop_after: int = -1, error: BaseException) -> None:
        self.version = version
        self.asked: list[str] = []
        self._calls_left = stop_after
        self._error = error

    def stream(self, batches: Iterable[Sequence[str]]) -> Iterator[list[Answer]]:
        for sentences in batches:
            said = self.translate(list(sentences))
            yield [Answer((one,) if one.text else ()) for one in said]

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[float | None]:
        return [None] * len(pairs)

    def translate(self, sentences: list[str]) -> list[Hypothesis]:
        if self._calls_left == 0:
            raise self._error
        self._calls_left -= 1
        self.asked += sentences
        return [Hypothesis(f"{self.version}: {len(text)} letters", -0.25) for text in sentences]


def machine(version: str = "1") -> Machine:
    return Machine(version, error=AssertionError())


def silent(done: int, total: int, share: float | None = None) -> None:
    assert 0 <= done <= total


def counting(told: list[tuple[int, int]]) -> Progress:
    def progress(done: int, total: int, share: float | None = None) -> None:
        silent(done, total, share)
        told.append((done, total))

    return progress


def run(folder: Path, engine: Machine | None = None, *jobs: TranslateJob) -> TranslateResult:
    return translate(jobs or (JOB,), folder, engine, Answers(), silent)


def states(result: TranslateResult, slug: str = "visit") -> list[str]:
    found = result.by_slug[slug]
    return [part.state for part in ((found.title,) if found.title else ()) + found.sentences]


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_without_an_engine_there_is_a_file_to_translate_in(tmp_path: Path) -> None:
    result = run(tmp_path)
    assert result.problems == ()
    assert states(result) == ["untranslated"] * 3
    text = (tmp_path / "visit.po").read_text(encoding="utf-8")
    assert 'msgctxt "title"\nmsgid "زيارة الوفد"\nmsgstr ""' in text
    assert text.index(TEXTS[0]) < text.index(TEXTS[1])


def test_a_machines_answers_become_marked_drafts(tmp_path: Path) -> None:
    engine = machine()
    result = run(tmp_path, engine)
    assert states(result) == ["machine"] * 3
    first = result.by_slug["visit"].sentences[0]
    assert first.source == TEXTS[0]
    assert first.text == f"1: {len(TEXTS[0])} letters"
    assert (first.engine, first.model, first.score) == ("count", "1", -0.25)
    assert engine.asked == [TEXTS[1], TEXTS[0], "زيارة الوفد"], "the longest first"


def test_a_second_build_asks_nothing_and_writes_nothing(tmp_path: Path) -> None:
    first = run(tmp_path, machine())
    stamp = (tmp_path / "visit.po").stat()
    again = machine()
    second = run(tmp_path, again)
    assert second == first
    assert again.asked == []
    assert (tmp_path / "visit.po").stat() == stamp
    assert run(tmp_path, None).by_slug == first.by_slug


def test_a_file_saved_by_another_tool_is_not_rewritten(tmp_path: Path) -> None:
    run(tmp_path, machine())
    path = tmp_path / "visit.po"
    edit(path, f'msgid "{TEXTS[0]}"', f'msgid ""\n"{TEXTS[0][:5]}"\n"{TEXTS[0][5:]}"')
    saved = path.read_bytes()
    assert states(run(tmp_path, machine())) == ["machine"] * 3
    assert path.read_bytes() == saved


def test_reviewed_and_edited_english_wins_over_any_machine(tmp_path: Path) -> None:
    run(tmp_path, machine())
    path = tmp_path / "visit.po"
    edit(path, f'#, fuzzy\nmsgid "{TEXTS[0]}"', f'msgid "{TEXTS[0]}"')
    english = f'msgstr "1: {len(TEXTS[1])} letters"'
    edit(path, english, 'msgstr "The delegation met the prime minister."')
    saved = path.read_bytes()
    engine = machine("2")
    result = run(tmp_path, engine)
    assert states(result) == ["machine", "reviewed", "drafted"]
    assert engine.asked == ["زيارة الوفد"]
    assert result.by_slug["visit"].title is not None
    assert result.by_slug["visit"].title.model == "2"
    after = path.read_text(encoding="utf-8")
    assert f'msgstr "1: {len(TEXTS[0])} letters"' in after
    assert 'msgstr "The delegation met the prime minister."' in after
    assert saved != path.read_bytes()


def test_a_sentence_of_many_articles_is_asked_once(tmp_path: Path) -> None:
    engine = machine()
    other = TranslateJob("other", "", "", (TEXTS[1], TEXTS[1]))
    result = run(tmp_path, engine, JOB, other)
    assert engine.asked.count(TEXTS[1]) == 1
    assert states(result, "other") == ["machine", "machine"]
    assert result.by_slug["other"].title is None


def test_what_is_remembered_is_not_decoded_again(tmp_path: Path) -> None:
    answers = Answers()
    first = translate([JOB], tmp_path, machine(), answers, silent)
    (tmp_path / "visit.po").unlink()
    engine = machine()
    told: list[tuple[int, int]] = []
    second = translate([JOB], tmp_path, engine, answers, counting(told))
    assert engine.asked == []
    assert second == first
    assert told == [(3, 3)]


def test_progress_counts_the_machines_sentences(tmp_path: Path) -> None:
    sentences = tuple(f"جملة {number}" for number in range(BATCH + 1))
    told: list[tuple[int, int]] = []
    job = TranslateJob("long", "", "", sentences)
    translate(
        [job],
        tmp_path,
        machine(),
        Answers(),
        counting(told),
    )
    assert told == [(0, BATCH + 1), (BATCH, BATCH + 1), (BATCH + 1, BATCH + 1)]


def test_an_interruption_keeps_what_was_translated(tmp_path: Path) -> None:
    sentences = tuple(f"جملة {number}" for number in range(BATCH + 5))
    job = TranslateJob("long", "", "", sentences)
    answers = Answers()
    engine = Machine(stop_after=1, error=KeyboardInterrupt())
    with pytest.raises(KeyboardInterrupt):
        translate([job], tmp_path, engine, answers, silent)
    assert len(answers) == BATCH
    result = run(tmp_path, None, job)
    assert states(result, "long").count("machine") == BATCH
    rest = machine()
    run(tmp_path, rest, job)
    assert rest.asked == list(sentences[BATCH:])


def test_a_failure_in_the_middle_keeps_what_was_answered(tmp_path: Path) -> None:
    sentences = tuple(f"جملة {number}" for number in range(BATCH + 5))
    job = TranslateJob("long", "", "", sentences)
    engine = Machine(stop_after=1, error=EngineError("the server went away"))
    answers = Answers()
    result = translate([job], tmp_path, engine, answers, silent)
    assert [problem.message for problem in result.problems] == ["the server went away"]
    assert states(result, "long") == ["machine"] * BATCH + ["untranslated"] * 5
    assert len(answers) == BATCH
    assert states(run(tmp_path, None, job), "long").count("machine") == BATCH


def test_a_machine_that_tells_no_score_gets_none(tmp_path: Path) -> None:
    class Unsure(Machine):
        def translate(self, sentences: list[str]) -> list[Hypothesis]:
            return [Hypothesis(answer.text, None) for answer in super().translate(sentences)]

    result = run(tmp_path, Unsure(error=AssertionError()))
    assert states(result) == ["machine"] * 3
    assert result.by_slug["visit"].sentences[0].score is None
    assert "score" not in (tmp_path / "visit.po").read_text("utf-8")


def test_an_engine_that_fails_leaves_the_rest_in_arabic(tmp_path: Path) -> None:
    result = run(tmp_path, Machine(stop_after=0, error=EngineError("no memory", hint="buy some")))
    assert [problem.message for problem in result.problems] == ["no memory"]
    assert states(result) == ["untranslated"] * 3
    assert (tmp_path / "visit.po").is_file()


def test_an_engine_that_loses_count_is_not_believed(tmp_path: Path) -> None:
    class Short(Machine):
        def translate(self, sentences: list[str]) -> list[Hypothesis]:
            return super().translate(sentences)[1:]

    result = run(tmp_path, Short(error=AssertionError()))
    assert states(result) == ["untranslated"] * 3
    assert "2 answers for 3 sentences" in result.problems[0].message


def test_an_empty_answer_is_no_translation(tmp_path: Path) -> None:
    class Mute(Machine):
        def translate(self, sentences: list[str]) -> list[Hypothesis]:
            return [Hypothesis(" ", None) for _ in sentences]

    assert states(run(tmp_path, Mute(error=AssertionError()))) == ["untranslated"] * 3


def test_the_editors_title_wins_and_needs_no_entry(tmp_path: Path) -> None:
    engine = machine()
    result = run(tmp_path, engine, TranslateJob("visit", "زيارة الوفد", "A visit", TEXTS))
    title = result.by_slug["visit"].title
    assert title is not None
    assert (title.text, title.state, title.translator) == ("A visit", "reviewed", "editor")
    assert sorted(engine.asked) == sorted(TEXTS)
    assert "title" not in (tmp_path / "visit.po").read_text(encoding="utf-8")


def test_a_title_entry_that_exists_stays(tmp_path: Path) -> None:
    run(tmp_path)
    before = (tmp_path / "visit.po").read_bytes()
    engine = machine()
    with_title = TranslateJob("visit", "زيارة الوفد", "A visit", TEXTS)
    run(tmp_path, None, with_title)
    assert (tmp_path / "visit.po").read_bytes() == before
    run(tmp_path, engine, with_title)
    assert "زيارة الوفد" not in engine.asked
    assert 'msgctxt "title"' in (tmp_path / "visit.po").read_text(encoding="utf-8")


def test_a_broken_file_costs_only_its_own_article(tmp_path: Path) -> None:
    path = tmp_path / "visit.po"
    path.write_text('msgid "x\n', encoding="utf-8")
    other = TranslateJob("other", "", "", TEXTS)
    result = run(tmp_path, machine(), JOB, other)
    assert states(result) == ["untranslated"] * 3
    assert states(result, "other") == ["machine"] * 2
    [problem] = result.problems
    assert (problem.path, problem.line) == (path, 1)
    assert path.read_text(encoding="utf-8") == 'msgid "x\n'


def test_a_file_without_an_article_is_named_and_kept(tmp_path: Path) -> None:
    for name in ("gone", "draft"):
        (tmp_path / f"{name}.po").write_text('msgid ""\nmsgstr ""\n', encoding="utf-8")
    result = translate([JOB], tmp_path, None, Answers(), silent, known={"draft"})
    [problem] = result.problems
    assert "gone.po" in problem.message
    assert "draft.po" not in problem.message
    assert problem.severity is Severity.WARNING
    assert (tmp_path / "gone.po").is_file()


def test_a_folder_that_cannot_be_written_does_not_stop_the_build(tmp_path: Path) -> None:
    blocked = tmp_path / "translations"
    blocked.write_text("a file where the folder should be")
    other = TranslateJob("other", "", "", TEXTS)
    result = run(blocked, machine(), JOB, other)
    assert states(result) == ["machine"] * 3
    [problem] = result.problems
    assert problem.path == blocked / "visit.po"
    assert "1 more" in problem.message


def test_articles_without_words_have_no_file(tmp_path: Path) -> None:
    result = run(tmp_path, machine(), TranslateJob("empty", "", "", ()))
    assert result.by_slug["empty"].title is None
    assert result.by_slug["empty"].sentences == ()
    assert list(tmp_path.iterdir()) == []


def test_two_articles_of_one_slug_do_not_fight(tmp_path: Path) -> None:
    twin = TranslateJob("visit", "", "", ("نص آخر.",))
    run(tmp_path, None, JOB, twin)
    first = (tmp_path / "visit.po").read_bytes()
    run(tmp_path, None, JOB, twin)
    assert (tmp_path / "visit.po").read_bytes() == first
    assert TEXTS[0].encode() in first


def test_reviewed_work_outlives_a_new_cut_on_disk(tmp_path: Path) -> None:
    run(tmp_path)
    path = tmp_path / "visit.po"
    for text, english in zip(TEXTS, ("They arrived.", "They met."), strict=True):
        edit(path, f'msgid "{text}"\nmsgstr ""', f'msgid "{text}"\nmsgstr "{english}"')
    joined = TranslateJob("visit", "زيارة الوفد", "", (" ".join(TEXTS),))
    result = run(tmp_path, None, joined)
    assert states(result) == ["untranslated", "reviewed"]
    assert result.by_slug["visit"].sentences[0].text == "They arrived. They met."
    assert result == run(tmp_path, None, joined)
    assert states(run(tmp_path)) == ["untranslated", "reviewed", "reviewed"]


def test_a_renamed_article_keeps_its_english(tmp_path: Path) -> None:
    before = TranslateJob("old", "عنوان", "", ("جملة أولى.", "جملة ثانية.", "جملة ثالثة."))
    translate([before], tmp_path, None, Answers(), silent)
    po = tmp_path / "old.po"
    text = po.read_text("utf-8")
    po.write_text(
        text.replace('msgid "جملة ثانية."\nmsgstr ""', 'msgid "جملة ثانية."\nmsgstr "Second."'),
        "utf-8",
    )
    kept = po.read_bytes()
    after = TranslateJob("new", "عنوان", "", ("جملة أولى.", "جملة ثانية.", "جملة رابعة."))
    result = translate([after], tmp_path, None, Answers(), silent)
    assert [one.text for one in result.by_slug["new"].sentences] == ["", "Second.", ""]
    assert result.by_slug["new"].sentences[1].state == "reviewed"
    assert "old.po" in result.problems[0].message
    assert '"old"' not in (tmp_path / "new.po").read_text("utf-8")
    assert po.read_bytes() == kept
    other = TranslateJob("other", "", "", ("شيء آخر.", "وشيء ثالث.", "جملة ثانية."))
    result = translate([after, other], tmp_path, None, Answers(), silent)
    assert result.by_slug["other"].sentences[2].text == ""


def test_checking_the_memory_names_broken_and_orphaned_files(tmp_path: Path) -> None:
    (tmp_path / "a.po").write_text('msgid "x\n', "utf-8")
    (tmp_path / "gone.po").write_text("", "utf-8")
    broken, orphan = check_memory(tmp_path, {"a", "without-a-file"})
    assert (broken.path, broken.line) == (tmp_path / "a.po", 1)
    assert "gone.po" in orphan.message


def test_what_a_person_saves_while_the_machine_works_is_kept(tmp_path: Path) -> None:
    job = TranslateJob("a", "", "", ("جملة أولى.", "جملة ثانية."))
    translate([job], tmp_path, None, Answers(), silent)
    po = tmp_path / "a.po"

    class Interfered(Machine):
        def translate(self, sentences: list[str]) -> list[Hypothesis]:
            text = po.read_text("utf-8")
            assert 'msgid "جملة أولى."\nmsgstr ""' in text
            po.write_text(
                text.replace(
                    'msgid "جملة أولى."\nmsgstr ""', 'msgid "جملة أولى."\nmsgstr "By hand."'
                ),
                "utf-8",
            )
            return super().translate(sentences)

    result = translate([job], tmp_path, Interfered(error=AssertionError()), Answers(), silent)
    first, second = result.by_slug["a"].sentences
    assert (first.text, first.state) == ("By hand.", "reviewed")
    assert second.state == "machine"
    assert "By hand." in po.read_text("utf-8")


def test_a_comment_outlives_the_sentence_it_was_written_for(tmp_path: Path) -> None:
    job = TranslateJob("a", "", "", ("جملة أولى.",))
    translate([job], tmp_path, None, Answers(), silent)
    po = tmp_path / "a.po"
    text = po.read_text("utf-8")
    po.write_text(text.replace('msgid "جملة أولى."', '# ask the desk\nmsgid "جملة أولى."'), "utf-8")
    changed = TranslateJob("a", "", "", ("شيء آخر تماما.",))
    translate([changed], tmp_path, None, Answers(), silent)
    assert "# ask the desk" in po.read_text("utf-8")


class Parrot(Machine):
    """An engine that answers as told, by what it is asked."""

    def __init__(self, **answers: str) -> None:
        super().__init__(error=AssertionError())
        self.answers = answers

    def translate(self, sentences: list[str]) -> list[Hypothesis]:
        usual = super().translate(sentences)
        return [
            Hypothesis(self.answers.get(text, answer.text), None)
            for text, answer in zip(sentences, usual, strict=True)
        ]


def test_characters_that_nobody_sees_reach_no_file_and_no_page(tmp_path: Path) -> None:
    answers = Answers()
    engine = Parrot(**{TEXTS[0]: "\ud800The\x00 \u202edelegation\x1b[1m", TEXTS[1]: "\ud800"})
    result = translate([JOB], tmp_path, engine, answers, silent)
    assert ["no English for a sentence" in one.message for one in result.problems] == [True]
    assert result.by_slug["visit"].sentences[0].text == "The delegation[1m"
    assert states(result) == ["machine", "machine", "untranslated"]
    assert "The delegation[1m" in (tmp_path / "visit.po").read_text("utf-8")
    assert all(answer.text.encode().isascii() for answer in answers.values())


def test_what_an_older_version_remembered_is_cleaned_too(tmp_path: Path) -> None:
    answers = Answers()
    answers["count 1", TEXTS[0], ""] = Draft("The\x00 delegation")
    result = translate([JOB], tmp_path, machine(), answers, silent)
    assert result.by_slug["visit"].sentences[0].text == "The delegation"


def test_arabic_that_comes_back_is_counted_and_not_used(tmp_path: Path) -> None:
    answers = Answers()
    engine = Parrot(**{text: text for text in TEXTS})
    for _ in range(2):
        result = translate([JOB], tmp_path, engine, answers, silent)
        assert states(result) == ["machine", "untranslated", "untranslated"]
        [problem] = result.problems
        assert "count 1 has no English for 2 sentences" in problem.message
        assert problem.severity is Severity.WARNING
    assert len(engine.asked) == 3, "asked once, warned of each time"


@pytest.mark.parametrize("error", [OverflowError("too large"), IndexError(), MemoryError()])
def test_whatever_an_engine_raises_costs_neither_the_build_nor_the_drafts(
    tmp_path: Path, error: Exception
) -> None:
    sentences = tuple(f"جملة {number}" for number in range(BATCH + 5))
    job = TranslateJob("long", "", "", sentences)
    result = translate([job], tmp_path, Machine(stop_after=1, error=error), Answers(), silent)
    [problem] = result.problems
    assert f"not prepared for: {type(error).__name__}" in problem.message
    assert states(result, "long") == ["machine"] * BATCH + ["untranslated"] * 5
    assert states(run(tmp_path, None, job), "long").count("machine") == BATCH


def test_an_article_that_cannot_be_written_costs_no_other_its_drafts(tmp_path: Path) -> None:
    bad = TranslateJob("bad", "", "", ("وصل\ud800",))
    result = run(tmp_path, machine(), bad, JOB)
    [problem] = result.problems
    assert problem.path == tmp_path / "bad.po"
    assert "cannot be written" in problem.message
    assert (tmp_path / "visit.po").read_text("utf-8").count("machine: count 1") == 3
    assert not (tmp_path / "bad.po").exists()


def test_characters_that_a_person_pasted_are_named_and_left_off_the_pages(tmp_path: Path) -> None:
    run(tmp_path, machine())
    path = tmp_path / "visit.po"
    edit(path, f'#, fuzzy\nmsgid "{TEXTS[0]}"', f'msgid "{TEXTS[0]}"')
    edit(path, f'msgstr "1: {len(TEXTS[0])} letters"', 'msgstr "The\u202e \x1bdelegation"')
    saved = path.read_bytes()
    [problem] = check_memory(tmp_path, ["visit"])
    assert "characters that nobody sees: U+001B, U+202E" in problem.message
    assert problem.severity is Severity.WARNING
    assert problem.line
    result = run(tmp_path, machine())
    assert result.by_slug["visit"].sentences[0].text == "The delegation"
    assert result.problems == (problem,)
    assert path.read_bytes() == saved, "what a person wrote is theirs"
