"""Two sites that have every kind of page between them, and the pages to look at.

Put together from the sample, two sites of tests/sites/ and the articles that the small trained
model knows, published and then changed so that corrections and news exist: once with the machine
for the English, once without. Nobody lists the kinds: a kind is a template and a form of address.
A third, small site speaks two languages more, one written from each side.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import quote

import pytest

from sitegen.render.environment import Theme, packaged_theme
from sitegen.render.views import Page as Frame
from tests.conftest import Site, copy_sample
from tests.fixtures import trained
from tests.unit.test_speaking import FRENCH, PERSIAN, catalogue, declare, translate

SITES = Path(__file__).parents[1] / "sites"
# Whatever of the theme is made into a file of its own; the others are parts of these.
WHOLE = {
    path.name: path.read_text("utf-8")
    for path in sorted(packaged_theme().glob("*.html"))
    if not path.name.startswith("_") and path.name != "base.html"
}
# Pages have the frame of all pages; what has not is a letter, read without style sheet and script.
TEMPLATES = tuple(name for name, source in WHOLE.items() if '{% extends "base.html" %}' in source)
LETTERS = tuple(name for name in WHOLE if name not in TEMPLATES)
# The sites: with a machine for the English, without, and with further languages of the interface.
WITH, WITHOUT, SPEAKING = "machine", "plain", "speaking"
# The languages of the interface, each with questions for the search: one that names and articles
# answer though a word of it is misspelt, one that nothing answers.
QUESTIONS = {
    "ar": ("توكاييف زاخاروفا كازاخستان", "ظظظظ"),
    "en": ("Tokayev Zakharowa Kazakhstan", "qqqq"),
    "fr": ("harbour",),
    "fa": ("الميناء",),
}
SEARCH = "search.html"
# After every article of the sources but one, which arrives later.
RELEASED, ARRIVED = "2024-04-01", "2024-03-07"
LATE = f"---\ntitle: خبر لاحق\ndate: {ARRIVED}\n---\n\nوصلت ليلى منصور إلى بيروت.\n"
# What may look different: elements by their classes, roles and states.
ELEMENT = re.compile(r"<([a-z][a-z0-9]*)((?:\s[^<>]*)?)>")
STATE = re.compile(r'(?:class|role|data-state|aria-current|aria-pressed)="[^"]*"')


@dataclass(frozen=True, slots=True)
class Page:
    """A page of one of the sites: its address within that, and what made it."""

    site: str
    address: str
    template: str

    @property
    def file(self) -> Path:
        """The page's file, within the folder of both sites."""
        path = Path(self.site, "site", self.address.partition("?")[0])
        return path if path.suffix == ".html" else path / "index.html"

    @property
    def lang(self) -> str:
        """The language tree the page stands in; none for those that speak both."""
        tree = self.address.partition("/")[0]
        return tree if tree in QUESTIONS else ""

    @property
    def kind(self) -> tuple[str, str]:
        """The template, and the address without names and numbers; each question is one."""
        path, _, question = self.address.partition("?")
        section, *rest = path.removeprefix(f"{self.lang}/").split("/")
        form = [re.sub(r"^\d+$", "9", section)]
        form += ["9" if one.isdigit() else "*" if one not in ("", "page") else one for one in rest]
        return self.template, "/".join((*form, question))


def make(folder: Path, name: str) -> list[Page]:
    """Build one of the sites in a new folder; return its pages."""
    folder.mkdir()
    site = _speaking(folder) if name == SPEAKING else _whole(folder, name)
    with _templates_noted() as made_by:
        if name == SPEAKING:
            site.build()
        else:
            _publish(site)
    bodies = {path: body for path, body in site.pages().items() if path.endswith(".html")}
    pages = [
        Page(name, path.removesuffix("index.html"), made_by[hashlib.sha256(body).digest()])
        for path, body in bodies.items()
    ]
    asked = [
        replace(page, address=f"{page.address}?q={quote(question)}")
        for page in pages
        if page.template == SEARCH
        for question in QUESTIONS[page.lang]
    ]
    return pages + asked


def _whole(folder: Path, name: str) -> Site:
    """Put the sources of a site with every kind of page together."""
    site = copy_sample(folder)
    for other in ("rights", "small-digest"):
        _take_over(SITES / other / "content", folder / "content")
    shutil.copy(SITES / "small-digest" / "seeds" / "harbour.txt", folder / "seeds")
    config = folder / "sitegen.toml"
    source = config.read_text("utf-8")
    assert "[site]" in source
    # Four to a page: lists run over several.
    config.write_text(source.replace("[site]", "[site]\npage_size = 4"), "utf-8")
    site.run("ingest")
    if name == WITH:
        for article in trained.articles():
            path = folder / "content" / "articles" / f"{article.name}.md"
            path.write_text(article.markdown(), "utf-8")
        site.run("models", "install", "--from", str(trained.archive()))
    return site


def _speaking(folder: Path) -> Site:
    """Let a small site speak two languages more, in words that nobody would take for English."""
    shutil.copytree(SITES / "small-digest", folder, dirs_exist_ok=True)
    site = Site(folder)
    for code, mark in (("fr", "§ "), ("fa", "¶ ")):
        site.run("language", code)
        translate(catalogue(site, code), mark)
    declare(site, FRENCH + PERSIAN)
    return site


def _publish(site: Site) -> None:
    """Build, release, change one sentence, add an article, build again."""
    site.run("build")
    site.run("release", "--date", RELEASED)
    [po] = (site.root / "content" / "translations" / "en").glob("004-*.po")
    english = po.read_text("utf-8")
    assert "deeply concerned" in english
    po.write_text(english.replace("deeply concerned", "very worried"), "utf-8")
    (site.root / "content" / "articles" / "late.md").write_text(LATE, "utf-8")
    site.run("build")


@contextmanager
def _templates_noted() -> Iterator[dict[bytes, str]]:
    """Note for the digest of every page that is rendered which template made it."""
    made_by: dict[bytes, str] = {}
    render = Theme.render

    def noted(theme: Theme, template: str, page: Frame, view: object) -> bytes:
        body = render(theme, template, page, view)
        made_by[hashlib.sha256(body).digest()] = template
        return body

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Theme, "render", noted)
        yield made_by


def _take_over(other: Path, content: Path) -> None:
    """Add another site's articles and translations, and outlets and actors that are new."""
    for path in (*other.glob("articles/*.md"), *other.glob("translations/en/*.po")):
        shutil.copy(path, content / path.relative_to(other))
    for name, key in (("outlets.toml", "outlet"), ("actors.toml", "actor")):
        known = {one["id"] for one in tomllib.loads((content / name).read_text("utf-8"))[key]}
        tables = re.split(rf"(?m)^(?=\[\[{key}\]\])", (other / name).read_text("utf-8"))
        new = [
            table
            for table in tables
            if table.startswith("[[") and tomllib.loads(table)[key][0]["id"] not in known
        ]
        with (content / name).open("a", encoding="utf-8") as file:
            file.write("\n" + "".join(new))


def to_look_at(pages: Mapping[Page, str]) -> Iterator[Page]:
    """Choose one page of each kind, the richest, then those that show what none before shows.

    `pages` gives the HTML of each page of a language.
    """
    parts = {page: _parts(html) for page, html in pages.items()}
    missing = frozenset[str]().union(*parts.values())
    for kind in sorted({page.kind for page in pages}):
        chosen = _richest((page for page in pages if page.kind == kind), parts, missing)
        missing -= parts[chosen]
        yield chosen
    while missing:
        chosen = _richest(pages, parts, missing)
        missing -= parts[chosen]
        yield chosen


def _richest(
    pages: Iterable[Page], parts: Mapping[Page, frozenset[str]], missing: frozenset[str]
) -> Page:
    return max(pages, key=lambda page: (len(parts[page] & missing), len(parts[page])))


def _parts(html: str) -> frozenset[str]:
    return frozenset(
        f"{tag} {' '.join(sorted(STATE.findall(rest)))}" for tag, rest in ELEMENT.findall(html)
    )
