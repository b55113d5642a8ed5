"""Writes what changed since the last build: pages by what they show, other files by a key.

In: plans, and the memory of the last build. Out: files in the site's folder, and what each was made
from. The bytes are the same whether anything is remembered or not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from sitegen.render.environment import Theme
from sitegen.render.inputs import PageInputs
from sitegen.render.plans import PagePlan
from sitegen.render.write import SiteFolder


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
class KeptFile:
    """A file other than a page: where, a key over all that it is made from, and what writes it.

    What is long is written in pieces.
    """

    file: str
    key: str
    write: Callable[[], bytes | Iterable[bytes]]


def write_kept(
    files: Iterable[KeptFile], folder: SiteFolder, memory: PageMemory
) -> dict[str, PageRecord]:
    """Write the files whose keys or bytes changed; return what each was made from."""
    made: dict[str, PageRecord] = {}
    for one in files:
        known = memory.get(one.file)
        if known and known.input_key == one.key and folder.holds(one.file, known.sha256):
            folder.keep(one.file, known.sha256)
            made[one.file] = known
        else:
            made[one.file] = PageRecord(one.key, "", folder.put(one.file, one.write()))
    return made


def write_pages(
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
