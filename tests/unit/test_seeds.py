from datetime import date
from pathlib import Path

import pytest

from sitegen.errors import Severity
from sitegen.files import sha256_hex
from sitegen.ingest.articles import list_articles, load_article
from sitegen.ingest.seeds import (
    Created,
    IngestOptions,
    IngestResult,
    changed_seeds,
    ingest_seeds,
)
from sitegen.model import Outlet, Proposal, Removed

SPUTNIK = Outlet("sputnik", "سبوتنيك", "Sputnik", "agency")
TEXT = "قال الوزير المصري إن *المحادثات* انتهت.\n-اعلان-\n1. وأضاف ذلك.\nالمصدر: سبوتنيك\n"


@pytest.fixture
def options(tmp_path: Path) -> IngestOptions:
    (tmp_path / "seeds").mkdir()
    return IngestOptions(tmp_path, tmp_path / "seeds", tmp_path / "content" / "articles")


def put(options: IngestOptions, name: str, text: str) -> Path:
    path = options.seeds / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def run(options: IngestOptions) -> IngestResult:
    return ingest_seeds(options, [SPUTNIK])


def test_a_seed_becomes_an_article_with_what_can_be_known(options: IngestOptions) -> None:
    seed = put(options, "001_Abc.txt", TEXT)
    result = run(options)
    path = options.articles / "001-abc.md"
    assert result.created == (Created(path, seed),)
    article = load_article(path, options.root)
    assert article.text == "قال الوزير المصري إن *المحادثات* انتهت.\n1. وأضاف ذلك."
    assert article.title == "قال الوزير المصري إن *المحادثات* انتهت"
    assert article.is_proposed("title")
    assert (article.date, article.outlet, article.agency) == (None, "", "sputnik")
    assert article.removed == (
        Removed("-اعلان-", "advertisement"),
        Removed("المصدر: سبوتنيك", "agency-credit"),
    )
    assert article.origin is not None
    assert article.origin.file == "seeds/001_Abc.txt"
    assert article.origin.sha256 == sha256_hex(seed.read_bytes())
    assert article.origin.proposed["agency"] == Proposal("sputnik", "the credit line: سبوتنيك")
    (problem,) = result.problems
    assert (problem.severity, problem.path) == (Severity.WARNING, path)
    assert "date, outlet" in problem.message
    assert "takes an id of content/outlets.toml" in problem.hint


def test_an_article_is_written_once_and_never_again(options: IngestOptions) -> None:
    put(options, "a.txt", TEXT)
    path = run(options).created[0].article
    path.write_text(path.read_text(encoding="utf-8").replace("ذلك", "هذا"), encoding="utf-8")
    edited = path.read_bytes()
    assert run(options) == IngestResult((), 1, ())
    assert path.read_bytes() == edited


def test_a_renamed_or_moved_article_is_known_by_its_origin(options: IngestOptions) -> None:
    put(options, "a.txt", TEXT)
    path = run(options).created[0].article
    (options.articles / "2022").mkdir()
    path.rename(options.articles / "2022" / "better-name.md")
    assert run(options).created == ()
    assert run(options).unchanged == 1


def test_an_article_with_broken_front_matter_is_not_made_again(options: IngestOptions) -> None:
    put(options, "a.txt", TEXT)
    path = run(options).created[0].article
    path.write_text(path.read_text(encoding="utf-8").replace("lang: ar", "lang: [ar"))
    assert run(options).created == ()


def test_a_changed_seed_is_reported_and_its_article_left_alone(options: IngestOptions) -> None:
    seed = put(options, "a.txt", TEXT)
    path = run(options).created[0].article
    before = path.read_bytes()
    assert changed_seeds([load_article(path, options.root)], options.root) == ()
    put(options, "a.txt", TEXT + "وأضاف.\n")
    (problem,) = run(options).problems
    assert (problem.path, problem.severity) == (seed, Severity.WARNING)
    assert "a.md was made from it" in problem.message
    assert path.read_bytes() == before
    assert changed_seeds([load_article(path, options.root)], options.root) == (problem,)
    seed.unlink()
    assert changed_seeds([load_article(path, options.root)], options.root) == ()


def test_identical_seeds_make_one_article(options: IngestOptions) -> None:
    put(options, "a.txt", TEXT)
    put(options, "b.txt", TEXT)
    result = run(options)
    assert [new.article.name for new in result.created] == ["a.md"]
    duplicates = [problem for problem in result.problems if "same bytes" in problem.message]
    assert [problem.path for problem in duplicates] == [options.seeds / "b.txt"]


def test_names_never_collide(options: IngestOptions) -> None:
    put(options, "a b.txt", TEXT)
    put(options, "a_b.txt", TEXT + "وأضاف.\n")
    put(options, "خبر.txt", TEXT + "وتابع.\n")
    names = [new.article.name for new in run(options).created]
    assert names[:2] == ["a-b.md", "a-b-2.md"]
    assert names[2].startswith("article-")
    assert len(names[2]) == len("article-12345678.md")


def test_one_bad_seed_stops_no_other(options: IngestOptions) -> None:
    (options.seeds / "bad.txt").write_bytes("خبر".encode("windows-1256"))
    put(options, "empty.txt", "\n")
    put(options, "ads.txt", "إعلان\n")
    put(options, "notes.pdf", "x")
    put(options, ".hidden.txt", TEXT)
    put(options, "good.txt", TEXT)
    result = run(options)
    assert [new.article.name for new in result.created] == ["good.md"]
    named = {problem.path.name: problem for problem in result.problems if problem.path}
    assert set(named) == {"bad.txt", "empty.txt", "ads.txt", "notes.pdf", "good.md"}
    assert named["bad.txt"].severity is Severity.ERROR
    assert named["notes.pdf"].severity is Severity.WARNING
    assert all(problem.hint for problem in result.problems)


def test_a_markdown_seed_keeps_what_it_says_of_itself(options: IngestOptions) -> None:
    put(
        options,
        "a.md",
        "---\ntitle: عنوان\ndate: 2022-01-06\noutlet: sputnik\n---\n"
        "قال [الوزير](https://e.org) ذلك.\n",
    )
    result = run(options)
    assert result.problems == ()
    article = load_article(result.created[0].article, options.root)
    assert (article.title, article.date) == ("عنوان", date(2022, 1, 6))
    assert not article.is_proposed("title")
    assert article.markup[0].href == "https://e.org"


def test_a_markdown_seed_of_another_program_is_taken_with_a_warning(
    options: IngestOptions,
) -> None:
    front = "title: عنوان\ndate: 2022-01-06T10:00:00Z\noutlet: sputnik\ncategory: سياسة"
    seed = put(options, "a.md", f"---\n{front}\n---\n# عُنوان\n\nقال الوزير ذلك.\n")
    result = run(options)
    (problem,) = result.problems
    assert (problem.severity, problem.path, problem.line) == (Severity.WARNING, seed, 5)
    assert "category" in problem.message
    article = load_article(result.created[0].article, options.root)
    assert (article.title, article.date) == ("عنوان", date(2022, 1, 6))
    assert article.text == "قال الوزير ذلك."


def test_what_a_page_holds_beside_its_article_is_kept(options: IngestOptions) -> None:
    paragraph = "<p>التقى الرئيس الروسي نظيره في العاصمة موسكو، وبحث الجانبان العلاقات.</p>"
    page = f"<html><body><nav>الرئيسية</nav><article>{paragraph * 5}</article></body></html>"
    put(options, "a.html", page)
    article = load_article(run(options).created[0].article, options.root)
    assert article.removed == (Removed("الرئيسية", "outside-article"),)


def test_a_missing_folder_is_a_problem(options: IngestOptions) -> None:
    options.seeds.rmdir()
    result = run(options)
    assert result.created == ()
    assert "no such folder" in result.problems[0].message


def test_the_samples_articles_are_what_their_seeds_give() -> None:
    root = Path(__file__).parents[1] / "sample"
    articles = [load_article(path, root) for path in list_articles(root / "content" / "articles")]
    assert changed_seeds(articles, root) == ()
    assert all(article.date and article.title for article in articles)
