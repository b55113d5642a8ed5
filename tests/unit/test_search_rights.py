"""What readers may not see is in no byte of the search index; and every build makes the same."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from sitegen.arabic.search_words import core, forms
from tests.conftest import Site

DAY = "2024-03-06"
CONFIG = """
[site]
title_ar = "موجز"
title_en = "Digest"
url = "https://example.org/"

[translation]
engine = "none"
"""
OUTLETS = """
[[outlet]]
id = "open"
name_ar = "المفتوحة"
name_en = "The Open"

[[outlet]]
id = "careful"
name_ar = "الحذرة"
name_en = "The Careful"
display = "excerpt"

[[outlet]]
id = "closed"
name_ar = "المغلقة"
name_en = "The Closed"
display = "link"
"""
ACTORS = """
[[actor]]
id = "dughmi"
type = "person"
name_ar = "هالة الدغمي"
name_en = "Hala Dughmi"
variants = ["ام السنابل"]

[[actor]]
id = "hidden"
type = "person"
name_ar = "سمعان البرقوقي"
name_en = "Simon Barquqi"
variants = ["ابو الزنبق"]
noindex = true
"""
# Each article has words that no other has, to be looked for: in its title, its first sentence, its
# last. What stands in front says how it may be shown.
ARTICLES = {
    "open": ("outlet: open", "قرنفلة تفتحت", "رأت هالة الدغمي غزالا. ولعبت سلحفاة."),
    "draft": ("outlet: open\nstatus: draft", "ياقوت مدفون", "دفن سنجاب بندقا. ونام قنفذ."),
    "stone": (
        "outlet: open\nstatus: withdrawn\ntombstone: true\nwithdrawn: 2024-03-06",
        "زمرد مكسور",
        "كسر طاووس مرآة. وهرب نعامة.",
    ),
    "silent": ("outlet: open\nstatus: withdrawn", "عقيق ضائع", "ضاع بطريق هنا. وغرق دلفين."),
    "excerpt": (
        "outlet: careful",
        "مرجان ظاهر",
        "ظهر فيل أمس. وشرب زرافة ماء. وقال سمعان البرقوقي شيئا.\n\n"
        "وقفز كنغر بعيدا. واختبأ تمساح. وعاد خفاش ليلا.",
    ),
    "link": ("outlet: closed", "لؤلؤ بعيد", "سبح حوت شمالا. وطار نسر."),
    "later": ("outlet: open", "فيروز آت", "سيأتي ببغاء غدا."),
}
# Words of each article that nobody may find: of some everything, of others what is beyond.
SECRET = {
    "draft": "ياقوت مدفون سنجاب بندقا قنفذ",
    "stone": "زمرد مكسور طاووس نعامه",
    "silent": "عقيق ضائع بطريق دلفين",
    "excerpt": "كنغر تمساح خفاش",
    "link": "حوت نسر",
    "later": "فيروز ببغاء",
    "hidden": "زنبق barquqi",
}
OPEN = "قرنفله غزالا سلحفاه مرجان فيل زرافه لؤلؤ سنابل dughmi"


def write(site: Site, slug: str, front: str, title: str, body: str) -> None:
    day = "2024-04-01" if slug == "later" else "2024-03-01"
    text = f"---\ntitle: {title}\ndate: {day}\nurl: https://example.com/{slug}\n{front}\n---\n"
    path = site.root / "content" / "articles" / f"{slug}.md"
    path.write_text(f"{text}\n{body}\n", "utf-8")


def make_site(folder: Path) -> Site:
    made = Site(folder)
    (made.root / "content" / "articles").mkdir(parents=True)
    (made.root / "sitegen.toml").write_text(CONFIG, "utf-8")
    (made.root / "content" / "outlets.toml").write_text(OUTLETS, "utf-8")
    (made.root / "content" / "actors.toml").write_text(ACTORS, "utf-8")
    for slug, (front, title, body) in ARTICLES.items():
        write(made, slug, front, title, body)
    return made


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return make_site(tmp_path / "site")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site that tests do not change."""
    made = make_site(tmp_path_factory.mktemp("rights") / "site")
    made.run("build", "--date", DAY)
    return made


def index(site: Site) -> dict[str, bytes]:
    """Return the files of the index by their path; their names say words, too."""
    pages = site.pages()
    return {path: data for path, data in pages.items() if path.startswith("search/")}


def spelled(word: str) -> set[bytes]:
    """Return every way in which the index could write a word: as it is, folded, as a core."""
    [form] = forms(word)
    return {one.encode() for one in (word, form, core(form))}


def found(site: Site, words: str) -> set[str]:
    """Return the words that stand in a file of the index, or in a file's name."""
    files = index(site)
    everything = b"\n".join((*files.values(), *(path.encode() for path in files)))
    return {word for word in words.split() if any(one in everything for one in spelled(word))}


def test_what_may_be_found_is_found(built: Site) -> None:
    """The tests below would pass with nothing in the index."""
    assert found(built, OPEN) == set(OPEN.split())


@pytest.mark.parametrize("kind", SECRET)
def test_no_byte_of_the_index_holds_what_may_not_be_seen(built: Site, kind: str) -> None:
    assert found(built, SECRET[kind]) == set()
    text = b"".join(index(built).values()).decode()
    assert not re.search(r'"(draft|stone|silent|later)"|hidden', text)


def test_a_preview_finds_drafts_and_nothing_else_that_is_kept_back(site: Site) -> None:
    site.run("build", "--date", DAY, "--drafts")
    assert found(site, SECRET["draft"]) == set(SECRET["draft"].split())
    for kind in ("stone", "excerpt", "link", "hidden"):
        assert found(site, SECRET[kind]) == set(), kind
    site.run("build", "--date", DAY)
    assert found(site, SECRET["draft"]) == set()


def edit(site: Site, name: str, old: str, new: str) -> None:
    """Replace words in a content file."""
    path = site.root / "content" / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def rename(site: Site, old: str, new: str) -> None:
    folder = site.root / "content" / "articles"
    (folder / f"{old}.md").rename(folder / f"{new}.md")


STEPS: dict[str, tuple[Callable[[Site], None], str, str]] = {
    # What is done, words that are found after it, and words that are not.
    "edited": (lambda site: edit(site, "articles/open.md", "سلحفاة", "ضفدع"), "ضفدع", "سلحفاه"),
    "renamed": (lambda site: rename(site, "open", "opened"), "opened ضفدع", ""),
    "renamed actor": (lambda site: edit(site, "actors.toml", "السنابل", "الدراق"), "دراق", "سنابل"),
    "narrowed": (
        lambda site: edit(site, "outlets.toml", 'name_en = "The Open"',
                          'name_en = "The Open"\ndisplay = "link"'),
        "قرنفله", "ضفدع غزالا",
    ),
    "withdrawn": (
        lambda site: edit(site, "articles/opened.md", "outlet: open",
                          "outlet: open\nstatus: withdrawn\ntombstone: true"),
        "مرجان", "قرنفله ضفدع dughmi opened",
    ),
    "deleted": (
        lambda site: (site.root / "content/articles/excerpt.md").unlink(), "لؤلؤ", "مرجان فيل"
    ),
}  # fmt: skip


def test_after_every_change_the_index_is_that_of_a_clean_build(site: Site, tmp_path: Path) -> None:
    site.run("build", "--date", DAY)
    for number, (name, (act, there, gone)) in enumerate(STEPS.items()):
        act(site)
        site.run("build", "--date", DAY)
        assert found(site, f"{there} {gone}") == set(there.split()), name
        clean = Site(tmp_path / f"clean{number}")
        shutil.copytree(site.root, clean.root, ignore=shutil.ignore_patterns("site", ".sitegen"))
        clean.run("build", "--date", DAY)
        assert index(site) == index(clean), name
