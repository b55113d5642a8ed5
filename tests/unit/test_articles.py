from datetime import date
from pathlib import Path

import pytest

from sitegen.errors import ArticleError, Severity
from sitegen.ingest.articles import check_articles, list_articles, load_article
from sitegen.model import Article, Outlet

SPUTNIK = Outlet("sputnik", "سبوتنيك", "Sputnik", "agency")


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def article(folder: Path, name: str, front: str) -> Article:
    return load_article(write(folder, name, f"---\n{front}\n---\nنص\n"), folder)


def test_an_article_is_its_front_matter_and_its_projected_body(tmp_path: Path) -> None:
    path = write(
        tmp_path, "a-1.md", "---\ntitle: عنوان\ndate: 2022-01-06\n---\n\nقال *كذا*.\n\nوأضاف.\n"
    )
    loaded = load_article(path, tmp_path)
    assert (loaded.slug, loaded.path, loaded.title) == ("a-1", path, "عنوان")
    assert loaded.date == date(2022, 1, 6)
    assert loaded.text == "قال كذا.\nوأضاف."
    assert len(loaded.blocks) == 2
    assert loaded.markup[0].kind == "emphasis"


def test_an_article_needs_no_front_matter(tmp_path: Path) -> None:
    loaded = load_article(write(tmp_path, "a.md", "نص فقط"), tmp_path)
    assert (loaded.title, loaded.text, loaded.status) == ("", "نص فقط", "published")


@pytest.mark.parametrize("body", ["", "\n\n", "<script>x</script>", "![صورة](x.png)"])
def test_an_article_needs_text(tmp_path: Path, body: str) -> None:
    path = write(tmp_path, "a.md", f"---\ntitle: عنوان\n---\n{body}")
    with pytest.raises(ArticleError, match="has no text"):
        load_article(path, tmp_path)


@pytest.mark.parametrize(
    ("name", "better"), [("خبر.md", "a-name-in-latin-letters.md"), ("My News.md", "my-news.md")]
)
def test_a_name_that_is_no_address_is_refused(tmp_path: Path, name: str, better: str) -> None:
    with pytest.raises(ArticleError) as caught:
        load_article(write(tmp_path, name, "نص"), tmp_path)
    assert better in caught.value.problems[0].hint


def test_a_summary_too_long_for_lists_is_warned_of_with_its_line(tmp_path: Path) -> None:
    fits = article(tmp_path, "a.md", f"date: 2022-01-06\nsummary: {'ملخص ' * 199}نهاية")
    assert check_articles([fits], ()) == ()
    long = article(tmp_path, "b.md", f"date: 2022-01-06\nsummary: {'ملخص ' * 201}")
    (problem,) = check_articles([long], ())
    assert (problem.line, problem.severity) == (3, Severity.WARNING)
    assert "1004 characters" in problem.message


@pytest.mark.parametrize("unseen", [r'"\u200b\u200f"', r'{ar: "\u202e", en: Seen.}'])
def test_a_summary_that_nobody_can_see_is_none_and_warned_of(tmp_path: Path, unseen: str) -> None:
    loaded = article(tmp_path, "a.md", f"date: 2022-01-06\nsummary: {unseen}")
    assert loaded.summary.ar == ""
    (problem,) = check_articles([loaded], ())
    assert (problem.line, problem.severity) == (3, Severity.WARNING)
    assert "nobody can see" in problem.message


@pytest.mark.parametrize(
    ("summary", "line", "says"),
    [
        ("summary: The airport opened.", 3, "hardly any Arabic"),
        ("summary:\n  ar: افتتح المطار.\n  en: افتتح المطار.", 5, "hardly any English"),
        ("summary: 5", 3, "no word in it"),
    ],
)
def test_a_summary_in_the_wrong_language_is_warned_of_with_its_line(
    tmp_path: Path, summary: str, line: int, says: str
) -> None:
    (problem,) = check_articles([article(tmp_path, "a.md", f"date: 2022-01-06\n{summary}")], ())
    assert (problem.line, problem.severity) == (line, Severity.WARNING)
    assert says in problem.message


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("summary: [a, b]", "`ar:` and `en:` beneath it"),
        ("summary_en: The bridge opened.", "write `en:` beneath `summary:`"),
    ],
)
def test_a_summary_written_otherwise_is_told_how(tmp_path: Path, written: str, says: str) -> None:
    with pytest.raises(ArticleError) as caught:
        article(tmp_path, "a.md", f"date: 2022-01-06\n{written}")
    (problem,) = caught.value.problems
    assert problem.line == 3
    assert says in problem.hint


def test_a_summary_keeps_its_lines_but_no_sign_that_turns_the_text(tmp_path: Path) -> None:
    loaded = article(tmp_path, "a.md", "date: 2022-01-06\nsummary: |\n  أ\u202eب\n\n  ج\n")
    assert loaded.summary.ar == "أب\n\nج"
    assert check_articles([loaded], ()) == ()


def test_articles_are_listed_in_order_without_hidden_ones(tmp_path: Path) -> None:
    for name in ("b.md", "a.md", "sub/c.md", ".hidden.md", "_draft.md", "_old/d.md", "x.txt"):
        write(tmp_path, name, "نص")
    names = [path.relative_to(tmp_path).as_posix() for path in list_articles(tmp_path)]
    assert names == ["a.md", "b.md", "sub/c.md"]
    assert list_articles(tmp_path / "none") == ()


def test_the_same_slug_twice_names_both_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    articles = [article(tmp_path, name, "date: 2022-01-06") for name in ("a.md", "sub/a.md")]
    (problem,) = check_articles(articles, ())
    assert problem.path == tmp_path / "sub" / "a.md"
    assert problem.message == "has the same slug as a.md: a"
    assert problem.severity is Severity.ERROR


def test_an_unknown_outlet_names_its_line_and_the_nearest_one(tmp_path: Path) -> None:
    wrong = article(tmp_path, "a.md", "date: 2022-01-06\nagency: sputnk")
    (problem,) = check_articles([wrong], [SPUTNIK])
    assert problem.line == 3
    assert "sputnk" in problem.message
    assert "did you mean sputnik?" in problem.hint


def test_a_missing_date_is_a_warning_unless_the_article_is_withdrawn(tmp_path: Path) -> None:
    undated = article(tmp_path, "a.md", "title: x\ndate:\nagency: sputnik")
    withdrawn = article(tmp_path, "b.md", "status: withdrawn")
    (problem,) = check_articles([undated, withdrawn], [SPUTNIK])
    assert (problem.severity, problem.line) == (Severity.WARNING, 3)
    assert "has no date" in problem.message


@pytest.mark.parametrize(
    ("day", "hint"),
    [
        ("1445-09-11", "a day of the Hijri calendar? In the Gregorian one it is 2024-03-21"),
        ("1024-03-21", "check the year"),
    ],
)
def test_a_day_before_there_was_news_is_a_warning(tmp_path: Path, day: str, hint: str) -> None:
    (problem,) = check_articles([article(tmp_path, "a.md", f"title: x\ndate: {day}")], ())
    assert (problem.severity, problem.line) == (Severity.WARNING, 3)
    assert day in problem.message
    assert hint in problem.hint


def test_the_oldest_news_is_no_warning(tmp_path: Path) -> None:
    assert check_articles([article(tmp_path, "a.md", "title: x\ndate: 1900-01-01")], ()) == ()


@pytest.mark.parametrize(
    ("outlet", "hint"),
    [
        ("الجزيرة", 'id = "name-in-latin-letters"\nname_ar = "الجزيرة"'),
        ("Al Jazeera", 'id = "al-jazeera"'),
        ("سبوتنيك", "write its id: `outlet: sputnik`"),
        ("al-jazeera", 'add [[outlet]] with id = "al-jazeera"'),
    ],
)
def test_an_outlet_is_named_by_an_id(tmp_path: Path, outlet: str, hint: str) -> None:
    wrong = article(tmp_path, "a.md", f"date: 2022-01-06\noutlet: {outlet}")
    (problem,) = check_articles([wrong], [SPUTNIK])
    assert hint in problem.hint


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("The talks have ended, said the minister.", 1),
        ("ÞÇá ÇáæÒíÑ Åä ÇáãÍÇÏËÇÊ ÇäÊåÊ", 1),
        ("قال Stéphane Dujarric إن المحادثات انتهت.", 0),
        ("2022", 0),
    ],
)
def test_hardly_any_arabic_is_a_warning(tmp_path: Path, body: str, expected: int) -> None:
    loaded = load_article(write(tmp_path, "a.md", f"---\ndate: 2022-01-06\n---\n{body}"), tmp_path)
    problems = check_articles([loaded], ())
    assert [problem.severity for problem in problems] == [Severity.WARNING] * expected
    assert all("hardly any Arabic" in problem.message for problem in problems)
