import errno
import os
import shutil
import threading
import time
from datetime import date
from pathlib import Path

import pytest

from sitegen.config import Config
from sitegen.errors import Severity
from sitegen.files import write_atomic
from sitegen.watch import loop, notices
from sitegen.watch.folders import Input, Plan, Rest, difference, look, plan_for
from sitegen.watch.loop import Outcome
from tests.conftest import Site
from tests.watching import TODAY, Watch, clean_build, small_site, watched

ARTICLE = "content/articles/port-reopens.md"
ACTORS = "content/actors.toml"

# Each test builds several times; the machine may be busy with other tests.
pytestmark = pytest.mark.timeout(300)


@pytest.fixture
def site(tmp_path: Path) -> Site:
    (tmp_path / "site-of-one").mkdir()
    return small_site(tmp_path / "site-of-one")


def change(path: Path, old: str, new: str) -> None:
    source = path.read_text("utf-8")
    assert old in source
    path.write_text(source.replace(old, new), "utf-8")


def holds(site: Site, wanted: dict[str, bytes]) -> bool:
    """Tell whether the site is as wanted; it is not while a build moves its files."""
    try:
        return site.pages() == wanted
    except FileNotFoundError:
        return False


def names(outcome: Outcome) -> set[str]:
    return {path.name for path in outcome.changed}


def is_good_news(outcome: Outcome) -> bool:
    return outcome.is_news and outcome.report is not None


def after_start(watch: Watch) -> Outcome:
    """Return the first outcome, once the builds that follow its own writes are over."""
    first = watch.next()
    assert [late for late in watch.rest() if late.is_news] == []
    return first


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


def test_after_any_edit_the_site_is_what_a_build_from_scratch_makes(
    site: Site, tmp_path: Path
) -> None:
    root = site.root
    articles, theme = root / "content" / "articles", root / "templates"
    memory = root / "content" / "translations" / "en" / "port-reopens.po"

    def add_seed() -> None:
        (root / "seeds" / "late.txt").write_text("أبحرت السفينة من صور.\n", "utf-8")

    def break_it() -> None:
        change(root / ACTORS, 'type = "person"', 'type = "persona"')

    def mend_it() -> None:
        change(root / ACTORS, 'type = "persona"', 'type = "person"')

    def override() -> None:
        (theme / "about.html").write_text('{% extends "base.html" %}', "utf-8")

    def add_asset() -> None:
        (theme / "assets").mkdir()
        (theme / "assets" / "logo.svg").write_text("<svg/>", "utf-8")

    edits = [
        lambda: change(root / ARTICLE, "بعد ثلاثة أشهر", "بعد أربعة أشهر"),
        lambda: (articles / "no-date.md").rename(articles / "cyprus-visit.md"),
        lambda: (articles / "storm-warning.md").unlink(),
        lambda: change(memory, "Harbour resumes work", "The harbour is back"),
        lambda: change(root / ACTORS, 'name_en = "Layla Mansour"', 'name_en = "Leila Mansour"'),
        override,
        add_asset,
        lambda: change(root / "sitegen.toml", "Harbour Digest", "Port Digest"),
        lambda: (theme / "about.html").unlink(),
        add_seed,
        break_it,
        mend_it,
        lambda: shutil.rmtree(theme / "assets"),
    ]
    with watched(site) as watch:
        after_start(watch)
        for number, edit in enumerate(edits):
            edit()
            if edit is break_it:
                watch.until(lambda one: one.report is None)
                continue
            scratch = tmp_path / f"scratch-{number}"
            scratch.mkdir()
            if edit is add_seed:
                watch.until(lambda one: bool(one.created))
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


def test_a_broken_configuration_is_told_and_the_mended_one_taken(site: Site) -> None:
    change(site.root / "sitegen.toml", "page_size = 2", "page_size = two")
    with watched(site) as watch:
        outcome = watch.news()
        assert outcome.report is None
        assert outcome.config is None
        assert outcome.problems[0].path == site.root / "sitegen.toml"
        change(site.root / "sitegen.toml", "page_size = two", "page_size = 3")
        assert watch.news().report is not None
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


def test_pages_that_somebody_removed_are_built_again(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loop, "SAFETY_SECONDS", 0.1)
    monkeypatch.setattr(loop, "LOOKING_SHARE", 0)
    with watched(site) as watch:
        after_start(watch)
        before = site.pages()
        site.run("clean")
        watch.until(lambda one: holds(site, before))


@pytest.mark.parametrize(
    "name",
    [".port.md.swp", ".#port.md", "#port.md#", "port.md~", "4913", ".sitegen-tmp-1", ".git/HEAD"],
)
def test_passing_files_of_editors_are_passed_over(tmp_path: Path, name: str) -> None:
    plan = Plan((Input(tmp_path / "content"),))
    file = tmp_path / "content" / "articles" / name
    file.parent.mkdir(parents=True)
    file.touch()
    (tmp_path / "content" / "articles" / "port.md").touch()
    assert not plan.concerns(file)
    assert plan.concerns(tmp_path / "content" / "articles" / "port.md")
    assert [path.name for path in look(plan, arriving=False)] == ["port.md"]


def test_every_visible_asset_counts_because_a_build_copies_it(tmp_path: Path) -> None:
    plan = Plan((Input(tmp_path / "templates"),))
    backup = tmp_path / "templates" / "assets" / "style.css~"
    backup.parent.mkdir(parents=True)
    backup.touch()
    assert plan.concerns(backup)
    assert list(look(plan, arriving=False)) == [backup]


def test_what_builds_write_is_never_an_input_wherever_it_lies(tmp_path: Path) -> None:
    config = Config(tmp_path)
    plan = plan_for(config, tmp_path / "theme")
    assert not plan.concerns(config.output / "index.html")
    assert not plan.concerns(config.state / "cache.db")
    assert plan.concerns(config.packages / "ar_en" / "metadata.json")
    assert plan.concerns(config.content)
    assert plan.concerns(tmp_path / "sitegen.toml")
    assert not plan.concerns(tmp_path / "notes.txt")


def test_a_file_of_the_same_size_and_time_in_the_place_of_another_is_a_change(
    tmp_path: Path,
) -> None:
    plan = Plan((Input(tmp_path),))
    one, other = tmp_path / "one.md", tmp_path.parent / "other.md"
    one.write_text("a")
    other.write_text("b")
    os.utime(other, ns=(one.stat().st_atime_ns, one.stat().st_mtime_ns))
    before = look(plan, arriving=False)
    other.replace(one)
    assert difference(before, look(plan, arriving=False)) == {one}


def test_arriving_files_rest_before_they_count(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    seed, rest = Path("seeds/new.txt"), Rest()
    taken = {Path("seeds/old.txt"): (1, 1, 1, 1)}

    def held(size: int) -> bool:
        found = {**taken, seed: (size, 1, 2, 1)}
        settled = rest.hold(found, taken, first=False)
        assert settled.keys() >= taken.keys()
        return seed not in settled

    assert held(1)
    now[0] += 0.6
    assert held(2)
    assert rest.seconds_left == pytest.approx(1.0)
    now[0] += 0.6
    assert held(2)
    now[0] += 0.6
    assert not held(2)
    assert rest.seconds_left is None
