"""Others change the built site beside the watch: it is mended once for each change, and no more."""

import os
from datetime import date
from pathlib import Path

import pytest

from sitegen.watch import loop
from sitegen.watch.written import MOST_MENDED, SiteState, Upkeep
from tests.conftest import Site
from tests.watching import after_start, holds, small_site, watched

LATER = "2031-01-02"
# Each of two watches builds at first, follows its own writes and the other's, and mends.
MOST_BUILDS = 2 * (3 + MOST_MENDED)
PAGE = Path("ar") / "articles" / "port-reopens" / "index.html"

# Each test builds several times; the machine may be busy with other tests.
pytestmark = pytest.mark.timeout(300)


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    monkeypatch.setattr(loop, "SAFETY_SECONDS", 0.1)
    monkeypatch.setattr(loop, "LOOKING_SHARE", 0)
    return small_site(tmp_path)


@pytest.mark.parametrize("command", [("clean",), ("build", "--date", LATER), ("build", "--drafts")])
def test_what_another_command_made_of_the_site_is_built_over_once(
    site: Site, command: tuple[str, ...]
) -> None:
    site.run(*command)  # what it drafts would lead to a build of its own
    with watched(site) as watch:
        after_start(watch)
        before = site.pages()
        site.run(*command)
        watch.until(lambda one: one.is_news and holds(site, before))
        assert [late for late in watch.rest() if late.is_news] == []
        assert site.pages() == before


def test_the_same_build_beside_the_watch_leads_to_nothing(site: Site) -> None:
    with watched(site) as watch:
        after_start(watch)
        before = site.pages()
        site.run("build", "--date", "2024-03-06")
        assert [late for late in watch.rest() if late.is_news] == []
        assert site.pages() == before


def test_a_page_that_was_edited_or_deleted_by_hand_comes_back(site: Site) -> None:
    with watched(site) as watch:
        after_start(watch)
        before, page = site.pages(), site.output / PAGE
        for damage in (page.unlink, lambda: page.write_text("by hand", "utf-8")):
            damage()
            watch.until(lambda one: one.mended and holds(site, before))
            assert watch.rest() == []


def test_a_time_set_on_a_page_is_no_news(site: Site) -> None:
    with watched(site) as watch:
        after_start(watch)
        os.utime(site.output / PAGE)
        assert [late for late in watch.rest() if late.is_news] == []


def test_two_watches_that_disagree_come_to_rest(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    with watched(site) as one, watched(site, today=lambda _: date.fromisoformat(LATER)) as other:
        builds, said = 0, ""
        while "something else keeps changing the built site" not in said:
            builds += len([*one.rest(), *other.rest()])
            assert builds <= MOST_BUILDS
            said += capsys.readouterr().err
        one.rest()
        other.rest()
        assert one.rest() == other.rest() == []


def test_a_site_given_up_on_is_left_alone_until_it_changes_or_there_is_other_work() -> None:
    said: list[str] = []
    upkeep = Upkeep(said.append)
    states = [SiteState(str(number)) for number in range(MOST_MENDED + 3)]
    upkeep.leave(states[0], mended=False)
    assert not upkeep.is_needed(states[0], alone=True)
    for foreign in states[1 : MOST_MENDED + 1]:
        assert upkeep.is_needed(foreign, alone=True)
        assert said == []
        upkeep.leave(states[0], mended=True)
    for _ in range(2):
        assert not upkeep.is_needed(states[-1], alone=True)
    assert len(said) == 1
    assert upkeep.is_needed(states[-1], alone=False)
    upkeep.leave(states[0], mended=False)
    assert upkeep.is_needed(states[-2], alone=True)
