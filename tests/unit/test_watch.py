import errno
import shutil
import socket
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from sitegen.errors import Severity
from sitegen.files import write_atomic
from sitegen.watch import loop, notices
from sitegen.watch.loop import Outcome
from tests.conftest import Site
from tests.watching import (
    TODAY,
    after_start,
    change,
    clean_build,
    holds,
    names,
    small_site,
    watched,
)

ARTICLE = "content/articles/port-reopens.md"
ACTORS = "content/actors.toml"

# Each test builds several times; the machine may be busy with other tests.
pytestmark = pytest.mark.timeout(300)


@pytest.fixture
def site(tmp_path: Path) -> Site:
    (tmp_path / "site-of-one").mkdir()
    return small_site(tmp_path / "site-of-one")


def is_good_news(outcome: Outcome) -> bool:
    return outcome.is_news and outcome.report is not None


def test_the_first_build_takes_in_seeds_and_a_saved_article_leads_to_the_next(site: Site) -> None:
    with watched(site) as watch:
        first = after_start(watch)
        assert first.report is not None
        assert [path.name for path in first.created] == ["harbour.md"]
        assert first.changed == ()
        page = site.output / "ar" / "articles" / "port-reopens" / "index.html"
        assert "الميناء يعود" not in page.read_text("utf-8")
        change(site.root / ARTICLE, "الميناء يستأنف العمل", "الميناء يعود")
        outcome = watch.news()
        assert names(outcome) == {"port-reopens.md"}
        assert outcome.is_news
        assert outcome.site_changed
        assert "الميناء يعود" in page.read_text("utf-8")


def test_what_a_build_writes_itself_leads_to_one_silent_build_and_no_more(site: Site) -> None:
    with watched(site) as watch:
        after_start(watch)
        (site.root / "content" / "articles" / "new.md").write_text(
            "---\ntitle: خبر\ndate: 2024-03-05\n---\n\nوصل الوفد إلى بيروت.\n", "utf-8"
        )
        watch.news()
        assert (site.root / "content" / "translations" / "en" / "new.po").is_file()
        late = watch.rest()
        assert len(late) <= 1
        assert [one for one in late if one.is_news or one.site_changed] == []


@dataclass(frozen=True)
class Edit:
    """What a person does; what is waited for before the site is compared, unless it `breaks`."""

    make: Callable[[], object]
    awaited: Callable[[Outcome], bool] | None = None
    breaks: bool = False


def edits(root: Path) -> list[Edit]:
    """Return edits of every kind of source, each made after the one before."""
    articles, theme = root / "content" / "articles", root / "templates"
    memory = root / "content" / "translations" / "en" / "port-reopens.po"

    def add_asset() -> None:
        (theme / "assets").mkdir()
        (theme / "assets" / "logo.svg").write_text("<svg/>", "utf-8")

    def write(path: Path, text: str) -> Callable[[], object]:
        return lambda: path.write_text(text, "utf-8")

    def edit(path: Path, old: str, new: str) -> Callable[[], object]:
        return lambda: change(path, old, new)

    actors = root / ACTORS
    return [
        Edit(edit(root / ARTICLE, "بعد ثلاثة أشهر", "بعد أربعة أشهر")),
        Edit(lambda: (articles / "no-date.md").rename(articles / "cyprus-visit.md")),
        Edit((articles / "storm-warning.md").unlink),
        Edit(edit(memory, "Harbour resumes work", "The harbour is back")),
        Edit(edit(actors, 'name_en = "Layla Mansour"', 'name_en = "Leila Mansour"')),
        Edit(write(theme / "about.html", '{% extends "base.html" %}')),
        Edit(add_asset),
        Edit(edit(root / "sitegen.toml", "Harbour Digest", "Port Digest")),
        Edit((theme / "about.html").unlink),
        Edit(write(root / "seeds" / "late.txt", "أبحرت السفينة من صور.\n"), has_created),
        Edit(edit(actors, 'type = "person"', 'type = "persona"'), has_failed, breaks=True),
        Edit(edit(actors, 'type = "persona"', 'type = "person"')),
        Edit(lambda: shutil.rmtree(theme / "assets")),
    ]


def has_created(outcome: Outcome) -> bool:
    return bool(outcome.created)


def has_failed(outcome: Outcome) -> bool:
    return outcome.report is None


def test_after_any_edit_the_site_is_what_a_build_from_scratch_makes(
    site: Site, tmp_path: Path
) -> None:
    with watched(site) as watch:
        after_start(watch)
        for number, edit in enumerate(edits(site.root)):
            edit.make()
            if edit.awaited:
                watch.until(edit.awaited)
            if edit.breaks:
                continue
            scratch = tmp_path / f"scratch-{number}"
            scratch.mkdir()
            wanted = clean_build(site, scratch)
            while not holds(site, wanted):
                watch.next()  # comes, or fails the test


def test_a_failure_keeps_the_pages_and_is_told_at_every_save(site: Site) -> None:
    with watched(site) as watch:
        after_start(watch)
        before = site.pages()
        template = site.root / "templates" / "article.html"
        for _ in range(2):
            template.write_text("{% if %}", "utf-8")
            outcome = watch.news()
            assert outcome.report is None
            assert outcome.problems[0].path == template
            assert outcome.problems[0].line == 1
            assert watch.rest() == []
        assert site.pages() == before
        template.unlink()
        outcome = watch.news()
        assert outcome.report is not None


def test_a_translation_server_that_is_not_there_holds_no_save_up(
    site: Site, caplog: pytest.LogCaptureFixture
) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    config = site.root / "sitegen.toml"
    engine = f'engine = "libretranslate"\nurl = "http://127.0.0.1:{port}"'
    change(config, 'engine = "none"', engine)
    with watched(site) as watch:
        outcomes = [after_start(watch)]
        change(site.root / ARTICLE, "الميناء يستأنف العمل", "الميناء يعود")
        outcomes.append(watch.news())
    for outcome in outcomes:
        assert outcome.report is not None
        assert any("takes no connection" in problem.message for problem in outcome.problems)
    assert "asking again" not in caplog.text


def test_a_broken_configuration_is_told_and_the_mended_one_taken(site: Site) -> None:
    change(site.root / "sitegen.toml", "page_size = 2", "page_size = two")
    with watched(site) as watch:
        outcome = watch.news()
        assert outcome.report is None
        assert outcome.config is None
        assert outcome.problems[0].path == site.root / "sitegen.toml"
        change(site.root / "sitegen.toml", "page_size = two", "page_size = 3")
        outcome = watch.news()
        assert outcome.report is not None
        assert [path.name for path in outcome.created] == ["harbour.md"]
        change(site.root / "sitegen.toml", "page_size = 3", "page_sizes = 3")
        outcome = watch.until(lambda one: one.report is None)
        assert outcome.config is not None


def test_folders_that_go_come_and_move_are_followed(site: Site) -> None:
    with watched(site) as watch:
        after_start(watch)
        content, away = site.root / "content", site.root / "content-away"
        content.rename(away)
        outcome = watch.until(lambda one: one.report is None)
        assert "content" in outcome.problems[0].message
        shutil.copytree(away, content)
        watch.until(is_good_news)
        watch.rest()
        change(site.root / ARTICLE, "الميناء يستأنف العمل", "الميناء يعود")
        watch.until(lambda one: names(one) == {"port-reopens.md"})
        # Nobody watches the folder that was moved away any more.
        change(away / "articles" / "port-reopens.md", "الميناء يستأنف العمل", "لا أحد يقرأ")
        shutil.move(away, site.root / "editor")
        change(site.root / "sitegen.toml", "[site]", '[paths]\ncontent = "editor"\n[site]')
        watch.until(is_good_news)
        watch.rest()
        (site.root / "editor" / "articles" / "no-date.md").unlink()
        watch.until(lambda one: names(one) == {"no-date.md"})


def test_a_seed_is_taken_when_it_is_whole(site: Site) -> None:
    paragraphs = [f"وصلت السفينة رقم {number} إلى المرفأ صباح اليوم." for number in range(1, 7)]
    with watched(site) as watch:
        after_start(watch)

        def copy_slowly() -> None:
            with (site.root / "seeds" / "slow.txt").open("w", encoding="utf-8") as file:
                for paragraph in paragraphs:
                    file.write(paragraph + "\n\n")
                    file.flush()
                    time.sleep(0.4)

        copying = threading.Thread(target=copy_slowly)
        copying.start()
        outcome = watch.until(lambda one: bool(one.created))
        copying.join()
        assert [path.name for path in outcome.created] == ["slow.md"]
        article = outcome.created[0].read_text("utf-8")
        assert all(paragraph in article for paragraph in paragraphs)
        assert [one for one in watch.rest() if one.created] == []


def test_a_seed_that_cannot_be_read_is_told_until_it_is_mended(site: Site) -> None:
    with watched(site) as watch:
        after_start(watch)
        seed = site.root / "seeds" / "old.txt"
        seed.write_bytes("وصل الوفد".encode("cp1256"))
        outcome = watch.news()
        assert [one.path for one in outcome.problems if one.severity is Severity.ERROR] == [seed]
        change(site.root / ARTICLE, "الميناء يستأنف العمل", "الميناء يعود")
        outcome = watch.news()
        assert seed in [one.path for one in outcome.problems]
        seed.write_text("وصل الوفد إلى بيروت.\n", "utf-8")
        outcome = watch.news()
        assert [path.name for path in outcome.created] == ["old.md"]
        assert seed not in [one.path for one in outcome.problems]


def test_a_deleted_article_does_not_come_back_with_the_next_seed(site: Site) -> None:
    with watched(site) as watch:
        after_start(watch)
        (site.root / "content" / "articles" / "harbour.md").unlink()
        assert watch.news().is_news
        (site.root / "seeds" / "other.txt").write_text("أبحرت السفينة من صور.\n", "utf-8")
        outcome = watch.until(lambda one: bool(one.created))
        assert [path.name for path in outcome.created] == ["other.md"]
        assert not (site.root / "content" / "articles" / "harbour.md").exists()


def test_a_save_by_renaming_and_one_during_a_build_are_both_seen(site: Site) -> None:
    page = site.output / "ar" / "articles" / "port-reopens" / "index.html"
    with watched(site) as watch:
        # Not waited for: the first build is under way.
        change(site.root / ARTICLE, "الميناء يستأنف العمل", "عنوان أثناء البناء")
        watch.until(lambda one: page.is_file() and "عنوان أثناء البناء" in page.read_text("utf-8"))
        watch.rest()
        source = (site.root / ARTICLE).read_text("utf-8")
        write_atomic(site.root / ARTICLE, source.replace("عنوان أثناء البناء", "آخر").encode())
        watch.until(lambda one: names(one) == {"port-reopens.md"})


def test_an_edit_in_a_folder_that_is_a_link_leads_to_a_build(site: Site, tmp_path: Path) -> None:
    shutil.move(site.root / "content" / "articles", tmp_path / "elsewhere")
    (site.root / "content" / "articles").symlink_to(tmp_path / "elsewhere")
    with watched(site) as watch:
        after_start(watch)
        change(tmp_path / "elsewhere" / "port-reopens.md", "الميناء يستأنف العمل", "الميناء يعود")
        outcome = watch.news()
        assert names(outcome) == {"port-reopens.md"}
        assert outcome.site_changed


def test_a_new_day_leads_to_a_build(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loop, "SAFETY_SECONDS", 0.1)
    monkeypatch.setattr(loop, "LOOKING_SHARE", 0)
    days = [date.fromisoformat(TODAY)]
    with watched(site, today=lambda config: days[-1]) as watch:
        after_start(watch)
        days.append(date(2031, 1, 2))
        outcome = watch.news()
        assert outcome.new_day
        assert outcome.site_changed
        assert (site.output / "ar" / "articles" / "future-article" / "index.html").is_file()
        assert [late for late in watch.rest() if late.new_day] == []


def test_without_the_systems_notices_it_looks_for_itself(
    site: Site, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def no_more(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "inotify watch limit reached")

    monkeypatch.setattr(notices.Observer, "schedule", no_more)
    with watched(site) as watch:
        after_start(watch)
        change(site.root / ARTICLE, "الميناء يستأنف العمل", "الميناء يعود")
        watch.until(lambda one: "port-reopens.md" in names(one))
    assert capsys.readouterr().err.count("inotify watch limit reached") == 1


def test_drafts_go_to_a_copy_and_leave_the_public_site_alone(site: Site) -> None:
    site.run("ingest")
    site.run("build", "--date", TODAY)
    public = site.pages()
    draft = "ar/articles/draft-article/index.html"
    with watched(site, drafts=True) as watch:
        first = after_start(watch)
        assert first.config is not None
        assert first.config.output == site.root.resolve() / ".sitegen" / "preview"
        assert (first.config.output / draft).is_file()
    assert site.pages() == public
    # The copy's pages are remembered beside the public ones, not in their stead.
    assert "pages  0 written" in site.run("build", "--date", TODAY)
    with watched(site, drafts=True) as watch:
        again = watch.news()
        assert again.report is not None
        assert again.report.pages["written"] == 0
    site.run("clean")
    assert not (site.root / ".sitegen" / "preview" / draft).exists()
