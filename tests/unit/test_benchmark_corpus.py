"""The articles to try with: whole, readable, dated, the same each time, a site that builds."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.corpus import (
    DAYS,
    EXPECTED_FILE,
    FIRST_DAY,
    MOST,
    RESERVED,
    Story,
    chosen,
    cut_news,
    main,
    natural,
    paragraphs,
    parted,
    read_news,
    read_summaries,
    told_again,
    told_once,
    write_site,
)
from benchmarks.retelling import Report, Reports, retell, with_boilerplate
from sitegen.config import load_config
from sitegen.errors import OutputError
from sitegen.ingest.articles import load_article
from sitegen.ingest.editorial import load_outlets

WORDS = ("المدينة", "البلدة", "القرية", "النهر", "الجبل", "السهل")


def running(topic: int, count: int) -> list[str]:
    """Return sentences that all speak of one thing, and of nothing that other topics speak of."""
    word = WORDS[topic]
    return [f"{word} تشبه{topic} {word} في {number}." for number in range(count)]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Make a small folder of data in the form of the real one."""
    folder = tmp_path / "data"
    folder.mkdir()
    sentences = [sentence for topic in range(4) for sentence in running(topic, 7)]
    blocks = ["\n".join(f"{word}\tO" for word in one[:-1].split()) + "\n.\tO" for one in sentences]
    (folder / "anercorp_train.conll").write_text("\n\n".join(blocks) + "\n", "utf-8")
    rows = [{"topic": topic, "sentences": running(topic + 4, 3)} for topic in range(2)]
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    (folder / "easc_dev.jsonl").write_text(lines, "utf-8")
    return folder


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("قال : نعم ، غدا .", "قال: نعم، غدا."),
        ('قال " نعم " ( غدا ) .', 'قال "نعم" (غدا).'),
        ("زار « دمشق » أمس", "زار «دمشق» أمس"),
    ],
)
def test_words_and_marks_are_joined_as_they_are_printed(words: str, text: str) -> None:
    assert natural(words.split()) == text


def test_a_sentence_that_stood_before_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "words.conll"
    path.write_text("نعم\tO\n.\tO\n\nلا\tO\n.\tO\n\nنعم\tO\n.\tO\n", "utf-8")
    assert read_news(path) == ["نعم.", "لا."]


def test_articles_end_where_the_talk_turns_to_something_else() -> None:
    stories = list(cut_news([*running(0, 7), *running(1, 9)]))
    assert [story.sentences for story in stories] == [tuple(running(0, 7)), tuple(running(1, 9))]


def test_a_dateline_begins_an_article() -> None:
    report = ["بيروت - رويترز - زار الوفد المدينة أمس.", *running(0, 3)]
    stories = list(cut_news([*running(0, 4), *report]))
    assert [len(story.sentences) for story in stories] == [4, 4]


def test_an_article_that_never_turns_ends_all_the_same() -> None:
    stories = list(cut_news([f"وزار الوفد المدينة {number}." for number in range(3 * MOST)]))
    assert [len(story.sentences) for story in stories] == [MOST] * 3


def test_a_sentence_without_its_end_ends_the_paragraph() -> None:
    assert paragraphs(["أ.", "ب.", "ج", "د.", "هـ؟"]) == ["أ. ب.", "ج", "د. هـ؟"]


def test_as_many_are_chosen_as_asked_for_of_both_kinds(data: Path) -> None:
    news = list(cut_news(read_news(data / "anercorp_train.conll")))
    topics = list(read_summaries(data / "easc_dev.jsonl"))
    assert (len(news), len(topics)) == (4, 2)
    assert len(chosen(news, topics, 100)) == 6
    three = [story.slug for story in chosen(news, topics, 3)]
    assert len(set(three)) == 3
    assert {slug.partition("-")[0] for slug in three} == {"news", "topic"}


def test_the_site_is_whole_and_the_same_each_time(data: Path, tmp_path: Path) -> None:
    news = list(cut_news(read_news(data / "anercorp_train.conll")))
    stories = chosen(news, list(read_summaries(data / "easc_dev.jsonl")), 6)
    sites = [tmp_path / "one", tmp_path / "two"]
    for site in sites:
        write_site(site, told_once(stories, DAYS))
    contents = [
        {path.relative_to(site): path.read_bytes() for path in site.rglob("*") if path.is_file()}
        for site in sites
    ]
    assert contents[0] == contents[1]
    config = load_config(sites[0])
    outlets = {outlet.id for outlet in load_outlets(config.content / "outlets.toml")}
    articles = [load_article(path, sites[0]) for path in sorted(config.articles.glob("*.md"))]
    assert {article.slug for article in articles} == {story.slug for story in stories}
    for article, story in zip(articles, sorted(stories, key=lambda one: one.slug), strict=True):
        assert article.title
        assert article.outlet in outlets
        assert article.date is not None
        assert article.date.year == FIRST_DAY.year
        assert " ".join(article.text.split()) == " ".join(story.sentences)


def test_a_folder_in_use_is_left_alone(data: Path, tmp_path: Path) -> None:
    (tmp_path / "used").mkdir()
    (tmp_path / "used" / "mine.txt").write_text("mine", "utf-8")
    with pytest.raises(OutputError):
        topics = list(read_summaries(data / "easc_dev.jsonl"))
        write_site(tmp_path / "used", told_once(topics, DAYS))
    assert [path.name for path in (tmp_path / "used").iterdir()] == ["mine.txt"]


def test_the_command_makes_a_site(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SITEGEN_EVAL_DATA", str(data))
    folder = tmp_path / "site"
    monkeypatch.setattr("sys.argv", ["corpus", str(folder), "--articles", "2"])
    main()
    assert len(list((folder / "content" / "articles").glob("*.md"))) == 2
    assert "2 articles" in capsys.readouterr().out
    assert not (folder / EXPECTED_FILE).exists()


def test_the_command_says_which_articles_are_one_story(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SITEGEN_EVAL_DATA", str(data))
    folder = tmp_path / "site"
    arguments = ["--articles", "4", "--days", "20", "--retold", "1", "--seed", "5"]
    monkeypatch.setattr("sys.argv", ["corpus", str(folder), *arguments])
    main()
    [story] = json.loads((folder / EXPECTED_FILE).read_text("utf-8"))
    assert len(story) >= 2
    assert {path.stem for path in (folder / "content" / "articles").iterdir()} >= set(story)
    assert EXPECTED_FILE in capsys.readouterr().out


def test_stories_are_told_again_by_other_outlets_in_other_words() -> None:
    news = [Story(f"news-{at}", tuple(running(at % 6, 12))) for at in range(12)]
    topics = [Story(f"topic-{at}", tuple(running(at % 6, 4))) for at in range(RESERVED + 4)]
    told = told_again(news, topics, 24, 100, 4, seed=3)
    assert told == told_again(news, topics, 24, 100, 4, seed=3)
    assert told != told_again(news, topics, 24, 100, 4, seed=4)
    assert len(told.reports) == 24
    assert len({report.slug for report in told.reports}) == 24
    reports = {report.slug: report for report in told.reports}
    assert len(told.stories) == 4
    for original, *again in told.stories:
        assert 1 <= len(again) <= 3
        outlets = {reports[slug].outlet for slug in (original, *again)}
        assert len(outlets) == 1 + len(again)
        for slug in again:
            assert 0 <= reports[slug].day - reports[original].day <= 2
            assert reports[slug].sentences[0] != reports[original].sentences[0]


def test_quotes_are_kept_word_for_word() -> None:
    quote = '"قال لنا أمس إن المدينة تشبه القرية، وإن النهر يشبه الجبل"'
    report = Report("a", ("زار الوفد المدينة أمس.", f"وقال الوزير {quote}، ثم غادر."), 0, "alef")
    for seed in range(20):
        told = retell([report], [3], ["alef", "baa", "jeem", "daal"], seed)
        assert len(told.reports) == 4
        assert all(quote in " ".join(one.sentences) for one in told.reports)


def test_of_a_story_only_one_telling_gets_the_background() -> None:
    reports = tuple(Report(f"r{at}", ("نص أول.", "نص ثان."), at, "alef") for at in range(8))
    told = Reports(reports, (("r0", "r1", "r2"),))
    paragraph = ("خلفية أولى.", "خلفية ثانية.")
    given = [
        {one.slug for one in with_boilerplate(told, [paragraph], seed).reports
         if paragraph[0] in one.sentences}
        for seed in range(20)
    ]  # fmt: skip
    assert any(given)
    assert all(len(slugs & {"r0", "r1", "r2"}) <= 1 for slugs in given)


def test_longest_articles_are_cut_where_there_are_not_enough() -> None:
    stories = [Story("a", tuple(running(0, 12))), Story("b", tuple(running(1, 8)))]
    more = parted(stories, 4)
    assert [story.slug for story in more] == ["a", "b", "a-000", "b-001"]
    assert more[0].sentences + more[2].sentences == stories[0].sentences
    assert len(parted([Story("c", ("نعم.",))], 5)) == 1
