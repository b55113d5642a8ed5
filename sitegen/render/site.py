"""Renders the whole site: plans every page, then writes those whose inputs changed.

In: the composed digest and options. Out: files, and what there is to know of them. The bytes are
the same whether pages are remembered from earlier builds or not.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Protocol

from sitegen.cardimages.maker import CardMaker, open_maker
from sitegen.errors import OutputError, Problem, Severity
from sitegen.model import Digest
from sitegen.render import urls
from sitegen.render.card_plans import CardPlan, plan_cards
from sitegen.render.editions import make_editions
from sitegen.render.environment import Theme, open_theme
from sitegen.render.inputs import PageInputs
from sitegen.render.machine_files import (
    files_for_machines,
    needing_address,
    plan_for_machines,
)
from sitegen.render.options import RenderOptions
from sitegen.render.pages import plan_pages
from sitegen.render.plans import FeedPlan, PagePlan
from sitegen.render.search.index import IndexFile, make_index
from sitegen.render.search.memory import NoMemory, SearchMemory
from sitegen.render.search.plans import opensearch
from sitegen.render.theming.check import unsaid, usable
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
    digest: Digest,
    options: RenderOptions,
    memory: PageMemory,
    progress: Progress = silent,
    search_memory: SearchMemory | None = None,
) -> RenderResult:
    """Write the site. Raises TemplateError and OutputError."""
    maker, problems = _open_maker(options)
    if options.site_url and maker is None:
        options = replace(options, cards=0)
    editions = make_editions(digest, options)
    theme = open_theme(options)
    problems = (*problems, *usable(theme), *unsaid(theme.words, options.overrides))
    plans = plan_pages(editions)
    inputs = PageInputs(digest, options, theme.fingerprint)
    files: dict[str, Callable[[], bytes]] = {
        address: partial(_asset, path) for address, path in theme.assets().items()
    }
    files |= files_for_machines(editions, plans, options)
    if options.site_url:
        files |= {urls.opensearch(tree): partial(opensearch, one) for tree, one in editions.items()}
    feeds = list(plan_for_machines(editions))
    cards = plan_cards(editions.values())
    planned = [*files, *(plan.file for plan in plans), *(file.file for file in feeds)]
    planned += [card.file for card in cards]
    index = make_index(editions, inputs, search_memory or NoMemory())
    planned += [file.path for file in index.files]
    with SiteFolder(options.output, planned) as folder:
        step = partial(_step, progress, len(plans) + len(cards))
        pages = _write_pages(plans, inputs, theme, folder, memory, step)
        pages |= _write_feeds(feeds, inputs, folder, memory)
        pages |= _write_index(index.files, folder, memory)
        if maker:
            pages |= _write_cards(cards, maker, folder, memory, partial(step, before=len(plans)))
        for address, make in sorted(files.items()):
            folder.put(address, make())
        removed = folder.finish()
    index.table.remember()
    memory.replace(pages)
    problems += _left_out(digest, options)
    return RenderResult(folder.written, folder.unchanged, removed, problems)


def _open_maker(options: RenderOptions) -> tuple[CardMaker | None, tuple[Problem, ...]]:
    """Open what makes card images, where the site is to have them."""
    if not (options.site_url and options.cards):
        return None, ()
    return open_maker(options.card_font)


def _step(progress: Progress, total: int, number: int, before: int = 0) -> None:
    """Report the page or card `number` of its kind, after so many of another."""
    progress(before + number, total)


def _write_pages(
    plans: Sequence[PagePlan],
    inputs: PageInputs,
    theme: Theme,
    folder: SiteFolder,
    memory: PageMemory,
    step: Callable[[int], None],
) -> dict[str, PageRecord]:
    """Write pages whose inputs or files changed; return what each was made from."""
    pages: dict[str, PageRecord] = {}
    for number, plan in enumerate(plans, start=1):
        step(number)
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


def _write_cards(
    plans: Sequence[CardPlan],
    maker: CardMaker,
    folder: SiteFolder,
    memory: PageMemory,
    step: Callable[[int], None],
) -> dict[str, PageRecord]:
    """Write the cards whose words or files changed: to draw one takes longer than a page."""
    made: dict[str, PageRecord] = {}
    for number, plan in enumerate(plans, start=1):
        step(number)
        recipe = maker.recipe(plan.texts)
        known = memory.get(plan.file)
        if known and known.input_key == recipe and folder.holds(plan.file, known.sha256):
            folder.keep(plan.file, known.sha256)
            made[plan.file] = known
        else:
            made[plan.file] = PageRecord(recipe, "", folder.put(plan.file, maker.make(plan.texts)))
    return made


def _write_index(
    files: Sequence[IndexFile], folder: SiteFolder, memory: PageMemory
) -> dict[str, PageRecord]:
    """Write the files of the search index that changed."""
    made: dict[str, PageRecord] = {}
    for file in files:
        known = memory.get(file.path)
        if known and known.input_key == file.key and folder.holds(file.path, known.sha256):
            folder.keep(file.path, known.sha256)
            made[file.path] = known
        else:
            made[file.path] = PageRecord(file.key, "", folder.put(file.path, file.write()))
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
    cards = ("the card images",) if options.cards else ()
    missing = (*needing_address(digest, options), *cards, *LINKS_WITH_ADDRESS)
    return (
        Problem(
            f"left out because they need the site's address: {', '.join(missing)}",
            hint='set url = "https://…" under [site] in sitegen.toml',
            severity=Severity.WARNING,
        ),
    )
