import os
import time
from pathlib import Path

import pytest

from sitegen.config import Config
from sitegen.watch.folders import Input, Plan, Rest, Stamp, difference, look, plan_for
from sitegen.watch.notices import Notices, places
from tests.watching import PATIENCE


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
    taken = {Path("seeds/old.txt"): Stamp(1, 1, 1, 1, 1)}

    def held(size: int) -> bool:
        found = {**taken, seed: Stamp(size, 1, 1, 2, 1)}
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


def test_an_edit_in_place_with_its_size_and_time_set_back_is_a_change(tmp_path: Path) -> None:
    plan, file = Plan((Input(tmp_path),)), tmp_path / "one.md"
    file.write_text("a")
    before, stat = look(plan, arriving=False), file.stat()
    time.sleep(0.05)  # past what the system's clock for files can tell apart
    file.write_text("b")
    os.utime(file, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert difference(before, look(plan, arriving=False)) == {file}


LINKED = ("content/articles", "content/translations", "content/translations/en", "templates/assets")


@pytest.mark.parametrize("link", LINKED)
def test_a_folder_that_is_a_link_is_looked_through_and_heard_of(tmp_path: Path, link: str) -> None:
    config, real = Config(tmp_path / "site"), tmp_path / "real"
    target = config.root / link
    target.parent.mkdir(parents=True)
    real.mkdir()
    target.symlink_to(real)
    inside = "en/one.po" if link.endswith("translations") else "one.svg"
    (real / inside).parent.mkdir(exist_ok=True)
    plan = plan_for(config, tmp_path / "theme")
    notices = Notices(lambda _: None)
    notices.start()
    try:
        notices.follow(plan)
        (real / inside).write_text("new")
        assert notices.wait(PATIENCE)
        notices.wait_for_quiet(0.1, 1.0)
        assert target / inside in notices.take()
    finally:
        notices.stop()
    assert target / inside in look(plan, arriving=False)


def test_folders_without_links_are_heard_of_once(tmp_path: Path) -> None:
    config = Config(tmp_path)
    for folder in (config.articles, config.memory, config.templates / "assets"):
        folder.mkdir(parents=True)
    deep = {folder for folder, deep in places(plan_for(config, config.templates)) if deep}
    assert deep == {config.content, config.templates}


def test_links_that_lead_in_a_circle_end(tmp_path: Path) -> None:
    config = Config(tmp_path)
    config.articles.mkdir(parents=True)
    (config.articles / "one.md").touch()
    (config.articles / "again").symlink_to(config.content)
    config.templates.mkdir()
    (config.templates / "assets").symlink_to(config.templates)
    found = look(plan_for(config, config.templates), arriving=False)
    assert list(found) == [config.articles / "one.md"]
