from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from sitegen.model import DateEvidence, DateProposal
from sitegen.render import urls
from sitegen.render.articles import article_view
from sitegen.render.cards import article_card
from tests.conftest import Site
from tests.unit.digest_factory import article, digest_of, place

TODAY = "أعلن الناطق اليوم الجمعة 7 يناير 2022 أن القوات انسحبت. ولم يعط تفاصيل أخرى."
SILENT = "أعلن الناطق أن القوات انسحبت من المدينة. ولم يعط تفاصيل أخرى."


def site(folder: Path, **articles: str) -> Site:
    content = folder / "content" / "articles"
    content.mkdir(parents=True)
    (folder / "seeds").mkdir()
    (folder / "sitegen.toml").write_text('[translation]\nengine = "none"\n', "utf-8")
    for slug, text in articles.items():
        (content / f"{slug}.md").write_text(f"---\ntitle: خبر\ndate:\n---\n\n{text}\n", "utf-8")
    return Site(folder)


def test_ingest_ends_with_what_it_could_propose_and_changes_nothing(tmp_path: Path) -> None:
    made = site(tmp_path, told=TODAY, silent=SILENT)
    before = {path: path.read_bytes() for path in (tmp_path / "content").rglob("*.md")}
    said = made.run("ingest")
    assert "2 articles have no date" in said
    assert "told: Friday 7 January 2022, rather sure: “اليوم الجمعة 7 يناير 2022”" in said
    assert "nothing to propose for 1: silent" in said
    assert "sitegen ingest --accept-dates" in said
    assert {path: path.read_bytes() for path in before} == before


def test_ingest_says_nothing_of_dates_where_all_are_there(sample: Site) -> None:
    said = sample.run("ingest")
    assert "no date" not in said
    assert "--accept-dates" not in said


def test_accepted_days_are_written_once(tmp_path: Path) -> None:
    made = site(tmp_path, told=TODAY, silent=SILENT)
    assert "told: Friday 7 January 2022" in made.run("ingest", "--accept-dates")
    path = tmp_path / "content" / "articles" / "told.md"
    text = path.read_text("utf-8")
    assert text == f"---\ntitle: خبر\ndate: 2022-01-07\n---\n\n{TODAY}\n"
    assert "0 dates taken" in made.run("ingest", "--accept-dates")
    assert "its date is decided already" in made.run("ingest", "--accept-dates", "told")
    assert path.read_text("utf-8") == text


def test_only_the_articles_that_are_named_change(tmp_path: Path) -> None:
    made = site(tmp_path, one=TODAY, two=TODAY.replace("7 يناير 2022", "14 يناير 2022"))
    made.run("ingest", "--accept-dates", "two")
    folder = tmp_path / "content" / "articles"
    assert "date:\n" in (folder / "one.md").read_text("utf-8")
    assert "date: 2022-01-14" in (folder / "two.md").read_text("utf-8")


def test_a_name_that_no_article_has_stops_before_anything_is_written(tmp_path: Path) -> None:
    made = site(tmp_path, told=TODAY)
    said = made.run("ingest", "--accept-dates", "told", "tolt", code=1)
    assert "did you mean told?" in said
    assert "date:\n" in (tmp_path / "content" / "articles" / "told.md").read_text("utf-8")
    made.run("ingest", "told", code=2)


def test_an_article_that_was_named_and_has_no_proposal_is_a_problem(tmp_path: Path) -> None:
    made = site(tmp_path, silent=SILENT)
    assert "no day can be proposed" in made.run("ingest", "--accept-dates", "silent", code=1)
    made.run("ingest", "--accept-dates")


def write(made: Site, slug: str, front: str, text: str = TODAY) -> None:
    path = made.root / "content" / "articles" / f"{slug}.md"
    path.write_text(f"---\ntitle: خبر\n{front}\n---\n\n{text}\n", "utf-8")


def test_of_a_file_that_cannot_be_read_the_error_is_told(tmp_path: Path) -> None:
    made = site(tmp_path, told=TODAY)
    write(made, "broken", "titel: x")
    write(made, "stray", "date:\noutlet: nobody")
    for slug, line, error in (("broken", 3, "titel is no key"), ("stray", 4, "nobody")):
        said = made.run("ingest", "--accept-dates", slug, code=1)
        assert f"{slug}.md:{line}: " in said
        assert error in said
        assert "0 dates taken" in said
    # One that cannot be read stops no other.
    said = made.run("ingest", "--accept-dates", code=1)
    assert "titel is no key" in said
    assert "1 date taken" in said


def test_articles_that_readers_do_not_see_are_told_as_what_they_are(tmp_path: Path) -> None:
    made = site(tmp_path)
    write(made, "gone", "status: withdrawn\ndate:")
    write(made, "draft", "status: draft\ndate: 2022-01-07")
    write(made, "started", "status: draft\ndate:")
    write(made, "decided", "date: 2022-01-07")
    names = ("gone", "draft", "started", "decided")
    said = made.run("ingest", "--accept-dates", *names)
    assert "gone: withdrawn; nothing was taken" in said
    assert "draft: a draft; its date is decided already: Friday 7 January 2022" in said
    assert "\ndecided: its date is decided already: Friday 7 January 2022" in said
    assert "started: a draft; days are proposed only for what readers see" in said
    assert "error" not in said
    assert "no date" not in made.run("ingest")


def test_a_path_is_told_the_name_it_holds(tmp_path: Path) -> None:
    made = site(tmp_path, told=TODAY)
    said = made.run("ingest", "--accept-dates", "content/articles/told.md", code=1)
    assert "did you mean told?" in said


LONG = (
    "أدت الفيضانات التي ضربت الساحل الشرقي إلى إجلاء ثلاثة آلاف من سكان القرى الواقعة قرب النهر. "
    "وغمرت المياه عشرات المنازل والمحال التجارية وانقطع التيار الكهربائي عن معظم أحياء المدينة."
)


@pytest.mark.parametrize("front", ["status: draft\ndate: 2022-01-07", "date: 2023-01-07"])
def test_only_what_readers_see_speaks_for_a_day_as_in_a_build(
    tmp_path: Path, front: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1643673600")  # 2022-02-01 00:00 UTC
    made = site(tmp_path, told=f"قال الوالي اليوم الجمعة إن المياه ترتفع. {LONG}")
    write(made, "dated", "date: 2022-01-07", LONG)
    assert "told: Friday 7 January 2022" in made.run("ingest")
    write(made, "dated", front, LONG)
    assert "nothing to propose for 1: told" in made.run("ingest")


def test_what_ingest_read_in_a_new_seed_can_be_confirmed(tmp_path: Path) -> None:
    made = site(tmp_path)
    (tmp_path / "seeds" / "news.txt").write_text(f"موسكو، 7 يناير 2022\n{SILENT}\n", "utf-8")
    made.run("ingest")
    path = tmp_path / "content" / "articles" / "news.md"
    before = path.read_text("utf-8")
    assert "the dateline" in before
    said = made.run("ingest", "--accept-dates")
    assert "news: Friday 7 January 2022; the dateline: موسكو، 7 يناير 2022" in said
    after = path.read_text("utf-8")
    assert "the dateline" not in after
    kept = [line for line in before.split("\n") if line in after.split("\n")]
    assert kept == after.split("\n")


def test_lists_that_cannot_be_read_are_told_and_stop_no_ingest(tmp_path: Path) -> None:
    made = site(tmp_path, told=TODAY)
    (tmp_path / "content" / "actors.toml").write_text("[[actor", "utf-8")
    said = made.run("ingest")
    assert "actors.toml" in said
    assert "before the file below is mended" in said
    said = made.run("ingest", "--accept-dates", "told", code=1)
    assert "told: its day cannot be told before the file below is mended" in said
    (tmp_path / "content" / "stories.toml").write_text("[[stor", "utf-8")
    said = made.run("ingest", "--accept-dates", code=1)
    assert "told: its day cannot be told before the files below are mended" in said
    assert "actors.toml" in said
    assert "stories.toml" in said


def test_programs_get_the_same(tmp_path: Path) -> None:
    made = site(tmp_path, told=TODAY, silent=SILENT)
    data = json.loads(made.run("ingest", "--json"))["dates"]
    assert data["unknown"] == ["silent"]
    [told] = data["proposed"]
    assert (told["slug"], told["day"], told["confidence"]) == ("told", "2022-01-07", "high")
    assert told["evidence"] == [{"kind": "text", "text": "اليوم الجمعة 7 يناير 2022", "slug": ""}]
    [taken] = json.loads(made.run("ingest", "--accept-dates", "--json"))["accepted"]
    assert taken == told


def test_the_pages_propose_a_day_and_state_none(tmp_path: Path) -> None:
    made = site(tmp_path, told=TODAY)
    made.build()
    page = made.pages()["en/articles/told/index.html"].decode()
    assert "Date not stated; probably" in page
    assert '<time datetime="2022-01-07">Friday, 7 January 2022</time>' in page
    assert "Why this day?" in page
    assert "اليوم الجمعة 7 يناير 2022" in page.split("Why this day?")[1].split("</details>")[0]
    structured = page.split("application/ld+json")[1].split("</script>")[0]
    assert "datePublished" not in structured
    assert "2022-01-07" not in structured
    listed = made.pages()["ar/digest/undated/index.html"].decode()
    assert "التاريخ غير مذكور" in listed
    [line] = made.pages()["data/articles.jsonl"].decode().splitlines()
    data = json.loads(line)
    assert data["date"] is None
    assert data["proposed_date"] == {
        "day": "2022-01-07",
        "confidence": "high",
        "evidence": [{"kind": "text", "text": "اليوم الجمعة 7 يناير 2022", "slug": ""}],
    }


def test_what_readers_do_not_see_speaks_for_no_day_on_the_pages(tmp_path: Path) -> None:
    made = site(tmp_path, told=f"{SILENT}\n\n{TODAY}")
    path = tmp_path / "content" / "articles" / "told.md"
    path.write_text(path.read_text("utf-8").replace("date:\n", "date:\ndisplay: link\n"), "utf-8")
    made.build()
    page = made.pages()["en/articles/told/index.html"].decode()
    assert "Without a date" in page
    assert "probably" not in page


def test_a_day_from_another_report_leads_to_it() -> None:
    digest = digest_of((article("dated", date(2022, 1, 7)), article("zeta", None)))
    evidence = (DateEvidence("text", "اليوم الجمعة"), DateEvidence("story", "كلمات", "dated"))
    digest = replace(
        digest, proposed_dates={"zeta": DateProposal(date(2022, 1, 7), "fair", evidence)}
    )
    here = place(digest, urls.article("en", "zeta"))
    day = article_view(here, digest.articles["zeta"]).probable_day
    assert day is not None
    assert (day.iso, day.label) == ("2022-01-07", "Friday, 7 January 2022")
    own, other = day.reasons
    assert (own.words, own.href) == ("اليوم الجمعة", "")
    assert (other.href, other.label) == ("../dated/", "Friday, 7 January 2022")
    assert "not sure" in day.sure
    card = article_card(here, digest.articles["zeta"])
    assert card.probable_day == day
    assert card.date is None
    assert article_card(here, digest.articles["dated"]).probable_day is None
