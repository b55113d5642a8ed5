"""Renders the whole site: plans every page, then writes those whose inputs changed.

In: the composed digest and options. Out: files, and what there is to know of them. The bytes are
the same whether pages are remembered from earlier builds or not.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Protocol

from sitegen.errors import OutputError, Problem, Severity
from sitegen.model import Digest
from sitegen.render import urls
from sitegen.render.actors.plans import plan_actor_feeds
from sitegen.render.actors_data import actors_jsonl
from sitegen.render.data import plan_articles
from sitegen.render.days_data import days_jsonl
from sitegen.render.editions import make_edition
from sitegen.render.environment import Theme, open_theme
from sitegen.render.events_data import events_jsonl
from sitegen.render.feeds import atom, corrections_atom, robots, sitemap
from sitegen.render.inputs import PageInputs
from sitegen.render.options import RenderOptions
from sitegen.render.pages import plan_pages
from sitegen.render.plans import FeedPlan, PagePlan
from sitegen.render.stories_data import stories_jsonl
from sitegen.render.timeline.ical import plan_calendar
from sitegen.render.write import SiteFolder

__all__ = ["PageMemory", "PageRecord", "RenderOptions", "RenderResult", "render_site"]


# What pages say with absolute addresses.
LINKS_WITH_ADDRESS = ("canonical and hreflang links", f"the links of {urls.NOT_FOUND}")

Progress = Callable[[int, int], None]


def silent(done: int, total: int) -> None:
    """Say nothing of `done` pages of `total`."""
    del done, total


@dataclass(frozen=True, slots=True)
class PageRecord:
    """What a page was made from: all that its view may draw on, the view, and its bytes.

    A feed has no view.
    """

    input_key: str
    view_key: str
    sha256: str


class PageMemory(Protocol):
    """What pages were made from in the last build."""

    def get(self, path: str) -> PageRecord | None:
        """Return what is remembered of a page."""
        ...

    def replace(self, pages: Mapping[str, PageRecord]) -> None:
        """Remember these pages instead of the last build's."""
        ...


@dataclass(frozen=True, slots=True)
class RenderResult:
    """How many pages were written, stood there unchanged, were removed; and the problems."""

    written: int
    unchanged: int
    removed: int
    problems: tuple[Problem, ...]


def render_site(
    digest: Digest, options: RenderOptions, memory: PageMemory, progress: Progress = silent
) -> RenderResult:
    """Write the site. Raises TemplateError and OutputError."""
    editions = {lang: make_edition(digest, options, lang) for lang in urls.LANGUAGES}
    theme = open_theme(options)
    plans = plan_pages(editions)
    inputs = PageInputs(digest, options, theme.fingerprint)
    files: dict[str, Callable[[], bytes]] = {
        address: partial(_asset, path) for address, path in theme.assets().items()
    }
    files[urls.ROBOTS] = partial(robots, options)
    files[urls.ACTORS_DATA] = partial(actors_jsonl, digest)
    files[urls.STORIES_DATA] = partial(stories_jsonl, digest)
    files[urls.DAYS_DATA] = partial(days_jsonl, digest)
    files[urls.EVENTS_DATA] = partial(events_jsonl, digest)
    if options.site_url:
        files[urls.SITEMAP] = partial(sitemap, plans)
        files |= {urls.feed(lang): partial(atom, edition) for lang, edition in editions.items()}
        if digest.corrections:
            files |= {
                urls.corrections_feed(lang): partial(corrections_atom, edition)
                for lang, edition in editions.items()
            }
    feeds = [feed for edition in editions.values() for feed in plan_actor_feeds(edition)]
    feeds += [file for edition in editions.values() for file in plan_calendar(edition)]
    feeds.append(plan_articles(editions[urls.LANGUAGES[0]]))
    planned = [*files, *(plan.file for plan in plans), *(feed.file for feed in feeds)]
    with SiteFolder(options.output, planned) as folder:
        pages = _write_pages(plans, inputs, theme, folder, memory, progress)
        pages |= _write_feeds(feeds, inputs, folder, memory)
        for address, make in sorted(files.items()):
            folder.put(address, make())
        removed = folder.finish()
    memory.replace(pages)
    return RenderResult(folder.written, folder.unchanged, removed, _left_out(digest, options))


def _write_pages(
    plans: Sequence[PagePlan],
    inputs: PageInputs,
    theme: Theme,
    folder: SiteFolder,
    memory: PageMemory,
    progress: Progress,
) -> dict[str, PageRecord]:
    """Write pages whose inputs or files changed; return what each was made from."""
    pages: dict[str, PageRecord] = {}
    for number, plan in enumerate(plans, start=1):
        progress(number, len(plans))
        input_key = inputs.key(plan)
        known = memory.get(plan.file)
        if known and not folder.holds(plan.file, known.sha256):
            known = None
        if known and known.input_key == input_key:
            folder.keep(plan.file, known.sha256)
            pages[plan.file] = known
            continue
        page, view = plan.build()
        view_key = theme.key(plan.template, page, view)
        if known and known.view_key == view_key:
            folder.keep(plan.file, known.sha256)
            sha256 = known.sha256
        else:
            sha256 = folder.put(plan.file, theme.render(plan.template, page, view))
        pages[plan.file] = PageRecord(input_key, view_key, sha256)
    return pages


def _write_feeds(
    feeds: Sequence[FeedPlan], inputs: PageInputs, folder: SiteFolder, memory: PageMemory
) -> dict[str, PageRecord]:
    """Write feeds and data whose inputs or files changed; an archive has thousands of feeds."""
    made: dict[str, PageRecord] = {}
    for feed in feeds:
        input_key = inputs.feed_key(feed)
        known = memory.get(feed.file)
        if known and known.input_key == input_key and folder.holds(feed.file, known.sha256):
            folder.keep(feed.file, known.sha256)
            made[feed.file] = known
        else:
            made[feed.file] = PageRecord(input_key, "", folder.put(feed.file, feed.write()))
    return made


def _asset(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise OutputError(
            f"cannot be read: {error.strerror}", path=path, hint="check the file's permissions"
        ) from error


def _left_out(digest: Digest, options: RenderOptions) -> tuple[Problem, ...]:
    """Say what needs the site's URL; a site to be read from a folder has none."""
    if options.site_url or not options.directory_urls:
        return ()
    feeds = [urls.feed(lang) for lang in urls.LANGUAGES]
    feeds += [urls.corrections_feed(lang) for lang in urls.LANGUAGES] if digest.corrections else []
    of_actors = ["the feeds of actors"] if digest.actors else []
    missing = [*feeds, urls.SITEMAP, *of_actors, *LINKS_WITH_ADDRESS]
    return (
        Problem(
            f"left out because they need the site's address: {', '.join(missing)}",
            hint='set url = "https://…" under [site] in sitegen.toml',
            severity=Severity.WARNING,
        ),
    )
