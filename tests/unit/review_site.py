"""A small site with something to review: a machine's drafts, one reviewed, one without English."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from sitegen.memory.drafts import MemoryFile, read_memory, with_entries, write_memory
from sitegen.memory.entries import Entry
from sitegen.model import Draft
from tests.conftest import Site

MACHINE = "argos ar-en 1.0"
CONFIG = '[site]\ntitle_ar = "موجز"\ntitle_en = "Digest"\n\n[translation]\nengine = "none"\n'
SENTENCES = (
    "وصل الوفد إلى العاصمة يوم الأحد.",
    "والتقى الوفد 12 وزيرا في مقر الحكومة.",
    "وقال الوزير إن المحادثات كانت مفيدة.",
    "ويعود الوفد إلى بلاده يوم الثلاثاء.",
)
TITLE = "زيارة الوفد إلى العاصمة"
ENGLISH = {
    TITLE: "The delegation's visit to the capital",
    SENTENCES[0]: "The delegation arrived in the capital on Sunday.",
    SENTENCES[1]: "The delegation met 21 ministers at the government's seat.",
    SENTENCES[2]: "The minister said the talks were useful.",
}
# Left without English.
OPEN = SENTENCES[3]
REVIEWED = SENTENCES[0]
DOUBTFUL = SENTENCES[1]


def make(root: Path, *slugs: str) -> Site:
    """Make a site with these articles, all alike, built once."""
    site = Site(root)
    (root / "content" / "articles").mkdir(parents=True)
    (root / "sitegen.toml").write_text(CONFIG, "utf-8")
    for slug in slugs or ("visit",):
        text = f"---\ntitle: {TITLE}\ndate: 2022-01-07\n---\n\n" + "\n\n".join(SENTENCES) + "\n"
        (root / "content" / "articles" / f"{slug}.md").write_text(text, "utf-8")
    site.build()
    for slug in slugs or ("visit",):
        change_all(site, slug)
    return site


def po(site: Site, slug: str = "visit") -> Path:
    return site.root / "content" / "translations" / "en" / f"{slug}.po"


def memory(site: Site, slug: str = "visit") -> MemoryFile:
    found = read_memory(po(site, slug))
    assert found is not None
    return found


def entry(site: Site, source: str, slug: str = "visit") -> Entry:
    [found] = [one for one in memory(site, slug).entries if one.source == source]
    return found


def put(site: Site, new: Entry, slug: str = "visit") -> None:
    """Put an entry in the place of the one of its segment, as an editor by hand."""
    before = memory(site, slug)
    entries = [new if one.key == new.key else one for one in before.entries]
    write_memory(po(site, slug), with_entries(before, entries))


def change_all(site: Site, slug: str) -> None:
    """Draft what has English above, and have the first sentence reviewed."""
    for source, english in ENGLISH.items():
        drafted = entry(site, source, slug).drafted_by_machine(MACHINE, Draft(english, -0.2))
        if source == REVIEWED:
            drafted = replace(drafted, flags=(), comment="translator: Leila Haddad")
        put(site, drafted, slug)


def snapshot(root: Path) -> dict[str, tuple[bytes, int]]:
    """Return every file with its bytes and the time of its last change."""
    return {
        str(path.relative_to(root)): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }
