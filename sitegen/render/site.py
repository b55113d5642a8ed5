"""Renders the whole site: plans every page, then writes those whose inputs changed.

In: the composed digest and options. Out: files, and what there is to know of them. The bytes are
the same whether pages are remembered from earlier builds or not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from sitegen.cardimages.maker import CardMaker, open_maker
from sitegen.errors import Problem, Severity
from sitegen.model import Digest
from sitegen.render import urls
from sitegen.render.assets import asset
from sitegen.render.card_plans import CardPlan, plan_cards
from sitegen.render.editions import make_editions
from sitegen.render.environment import Theme, open_theme
from sitegen.render.inputs import PageInputs
from sitegen.render.kept import KeptFile, PageMemory, PageRecord, write_kept, write_pages
from sitegen.render.machine_files import (
    files_for_machines,
    needing_address,
    plan_for_machines,
)
from sitegen.render.options import RenderOptions
from sitegen.render.pages import plan_pages
from sitegen.render.plans import FeedPlan, PagePlan
from sitegen.render.search.index import SearchIndex, make_index
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
class RenderResult:
    """How many pages were written, stood there unchanged, were removed; and the problems.

    `unaddressed` names what was left out because the site has no address, where that is nothing to
    mend: a site that is read from a folder needs none.
    """

    written: int
    unchanged: int
    removed: int
    problems: tuple[Problem, ...]
    unaddressed: tuple[str, ...] = ()


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
    theme = open_theme(options)
    problems = (*problems, *usable(theme), *unsaid(theme.words, options.overrides))
    inputs = PageInputs(digest, options, theme.fingerprint)
    plan = _plan(digest, options, theme, inputs, search_memory or NoMemory())
    with SiteFolder(options.output, plan.names()) as folder:
        step = partial(_step, progress, len(plan.pages) + len(plan.cards))
        pages = write_pages(plan.pages, inputs, theme, folder, memory, step)
        pages |= write_kept(_feeds(plan.feeds, inputs), folder, memory)
        pages |= write_kept(_index(plan.index), folder, memory)
        if maker:
            step = partial(step, before=len(plan.pages))
            pages |= write_kept(_cards(plan.cards, maker, step), folder, memory)
        for address, make in sorted(plan.files.items()):
            folder.put(address, make())
        removed = folder.finish()
    plan.index.table.remember()
    memory.replace(pages)
    unaddressed = () if options.site_url else _needing_address(digest, options)
    if unaddressed and options.directory_urls:
        problems, unaddressed = (*problems, _left_out(unaddressed)), ()
    return RenderResult(folder.written, folder.unchanged, removed, problems, unaddressed)


@dataclass(frozen=True, slots=True, eq=False)
class _Plan:
    """All files of a site: those in `files` are made in every build, the others as they change."""

    pages: tuple[PagePlan, ...]
    feeds: tuple[FeedPlan, ...]
    cards: tuple[CardPlan, ...]
    index: SearchIndex
    files: Mapping[str, Callable[[], bytes]]

    def names(self) -> Iterator[str]:
        """Yield every file, relative to the site's folder."""
        yield from self.files
        for kind in (self.pages, self.feeds, self.cards):
            yield from (one.file for one in kind)
        yield from (one.path for one in self.index.files)


def _plan(
    digest: Digest,
    options: RenderOptions,
    theme: Theme,
    inputs: PageInputs,
    search_memory: SearchMemory,
) -> _Plan:
    editions = make_editions(digest, options)
    pages = plan_pages(editions)
    files: dict[str, Callable[[], bytes]] = {
        address: partial(asset, path, is_packaged=path.is_relative_to(theme.folders[-1]))
        for address, path in theme.assets().items()
    }
    files |= files_for_machines(editions, pages, options)
    if options.site_url:
        files |= {urls.opensearch(tree): partial(opensearch, one) for tree, one in editions.items()}
    return _Plan(
        pages=pages,
        feeds=tuple(plan_for_machines(editions)),
        cards=plan_cards(editions.values()),
        index=make_index(editions, inputs, search_memory),
        files=files,
    )


def _feeds(plans: Iterable[FeedPlan], inputs: PageInputs) -> Iterator[KeptFile]:
    """Yield feeds and data; an archive has thousands of feeds."""
    for plan in plans:
        yield KeptFile(plan.file, inputs.feed_key(plan), plan.write)


def _cards(
    plans: Sequence[CardPlan], maker: CardMaker, step: Callable[[int], None]
) -> Iterator[KeptFile]:
    """Yield the card images: to draw one takes longer than a page."""
    for number, plan in enumerate(plans, start=1):
        step(number)
        yield KeptFile(plan.file, maker.recipe(plan.texts), partial(maker.make, plan.texts))


def _index(index: SearchIndex) -> Iterator[KeptFile]:
    for one in index.files:
        yield KeptFile(one.path, one.key, one.write)


def _open_maker(options: RenderOptions) -> tuple[CardMaker | None, tuple[Problem, ...]]:
    """Open what makes card images, where the site is to have them."""
    if not (options.site_url and options.cards):
        return None, ()
    return open_maker(options.card_font)


def _step(progress: Progress, total: int, number: int, before: int = 0) -> None:
    """Report the page or card `number` of its kind, after so many of another."""
    progress(before + number, total)


def _needing_address(digest: Digest, options: RenderOptions) -> tuple[str, ...]:
    """Name all that a site has only where its address is known."""
    cards = ("the card images",) if options.cards else ()
    return (*needing_address(digest, options), *cards, *LINKS_WITH_ADDRESS)


def _left_out(missing: Sequence[str]) -> Problem:
    """Warn of what a site on the web lacks without its address."""
    return Problem(
        f"left out because they need the site's address: {', '.join(missing)}",
        hint='set url = "https://…" under [site] in sitegen.toml',
        severity=Severity.WARNING,
    )
