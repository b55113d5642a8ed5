"""The small model that was really trained: what it says, alone and in a whole site."""

import html
import json
import os
import re
import shutil
import subprocess
import sys
import unicodedata
import zipfile
from pathlib import Path

import polib
import pytest

from sitegen.engines.argos import argos_engine
from sitegen.engines.decoding import DEFAULT_BEAM
from sitegen.engines.local import LocalEngine
from sitegen.packages.installed import newest, read_packages
from tests.answers import best
from tests.conftest import Site
from tests.fixtures import trained

# Every article of the fixture is public by then.
DAY = "2023-04-01"
MOST_BYTES = 1_500_000
LEAST_EXACT = 0.98
NEVER_IMPORTED = {"minisbd", "onnxruntime", "stanza", "spacy", "torch"}
NOT_OF_ARGOS = {"argostranslate.translate", "argostranslate.sbd"}
CONFIG = '[site]\ntitle_ar = "موجز"\ntitle_en = "Digest"\n\n[translation]\nengine = "argos"\n'
UNSEEN = [
    "أعلن رئيس البلدية افتتاح الحديقة الجديدة يوم الأربعاء.",
    "قال وزير الزراعة إن المحصول هذا العام أفضل من العام الماضي.",
    "فاز الفريق بثلاثة أهداف مقابل هدف واحد.",
    "لا",
    "٣٢١",
    "Hello, world!",
    "😀 ☃ 漢字",
    "سوق " * 150,
]


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("packages")
    with zipfile.ZipFile(trained.archive()) as archive:
        archive.extractall(folder)
    return folder


def engine(packages: Path, beam: int = DEFAULT_BEAM) -> LocalEngine:
    package = newest(read_packages(packages).packages, "ar", "en")
    assert package is not None
    return argos_engine(package, beam=beam)


def make_site(folder: Path) -> Site:
    """Make a site of the articles that the model knows: one still a seed, the others taken in."""
    articles = folder / "content" / "articles"
    articles.mkdir(parents=True)
    (folder / "seeds").mkdir()
    (folder / "sitegen.toml").write_text(CONFIG, "utf-8")
    first, *others = trained.articles()
    (folder / "seeds" / f"{first.name}.txt").write_text(first.seed(), "utf-8")
    for article in others:
        (articles / f"{article.name}.md").write_text(article.markdown(), "utf-8")
    site = Site(folder)
    site.run("ingest")
    # Nothing in the text says which day the first one appeared.
    taken_in = articles / f"{first.name}.md"
    text = taken_in.read_text("utf-8")
    taken_in.write_text(re.sub(r"^date:.*$", f"date: {first.date}", text, count=1, flags=re.M))
    return site


def build(site: Site) -> dict[str, dict[str, int]]:
    report: dict[str, dict[str, int]] = json.loads(site.run("build", "--date", DAY, "--json"))
    return report


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site with the model, built once."""
    site = make_site(tmp_path_factory.mktemp("trained"))
    site.run("models", "install", "--from", str(trained.archive()))
    build(site)
    return site


@pytest.fixture
def site(once: Site, tmp_path: Path) -> Site:
    """A copy of the built site that a test may change."""
    return Site(shutil.copytree(once.root, tmp_path / "site"))


def memory(site: Site, article: trained.Article) -> Path:
    return site.root / "content" / "translations" / "en" / f"{article.name}.po"


def memories(site: Site) -> dict[str, bytes]:
    return {
        path.name: path.read_bytes() for path in memory(site, trained.article()).parent.iterdir()
    }


def forget_all_but_models(site: Site) -> None:
    """Delete what builds remember, so that the model has to be asked again."""
    for path in (site.root / ".sitegen").iterdir():
        if path.is_dir() and path.name != "packages":
            shutil.rmtree(path)
        elif path.is_file():
            path.unlink()


def page_of(site: Site, article: trained.Article) -> str:
    return (site.output / "en" / "articles" / article.name / "index.html").read_text("utf-8")


def words_of(page: str) -> str:
    """Return what a reader sees of a page."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", page)).split())


def test_the_archive_is_a_small_argos_package() -> None:
    assert trained.archive().stat().st_size <= MOST_BYTES
    with zipfile.ZipFile(trained.archive()) as archive:
        names = archive.namelist()
        metadata = json.loads(archive.read(f"{trained.FOLDER}/metadata.json"))
    assert names == sorted(
        f"{trained.FOLDER}/{name}"
        for name in (
            "README.md",
            "metadata.json",
            "model/config.json",
            "model/model.bin",
            "model/shared_vocabulary.json",
            "sentencepiece.model",
        )
    )
    assert (metadata["from_code"], metadata["to_code"]) == ("ar", "en")
    assert metadata["package_version"] == "0.1"


def test_the_pairs_are_clean_and_each_is_one_of_a_kind() -> None:
    known = trained.pairs()
    assert len(known) >= 200
    assert len({arabic for arabic, _ in known}) == len(known)
    for arabic, english in known:
        assert arabic == unicodedata.normalize("NFC", arabic).strip()
        assert re.search(r"[\u0621-\u064a]", arabic) and english.isascii(), arabic
    assert max(len(arabic.split()) for arabic, _ in known) > 40
    segments = [pair for article in trained.articles() for pair in article.segments]
    assert len(segments) >= 40
    assert set(segments) < set(known)


@pytest.mark.parametrize("beam", [1, 2, 4])
def test_what_it_was_trained_on_comes_out_exactly(packages: Path, beam: int) -> None:
    known = trained.pairs()
    answers = best(engine(packages, beam), [arabic for arabic, _ in known])
    wrong = [
        (answer.text, english)
        for answer, (_, english) in zip(answers, known, strict=True)
        if answer.text != english
    ]
    assert len(wrong) <= (1 - LEAST_EXACT) * len(known), wrong
    assert all(answer.score > -0.5 for answer in answers if answer.text not in dict(wrong))
    if beam == DEFAULT_BEAM:
        of_articles = {english for article in trained.articles() for _, english in article.segments}
        assert not of_articles & {english for _, english in wrong}


def test_what_it_never_saw_gets_some_english_too(packages: Path) -> None:
    answers = best(engine(packages), UNSEEN)
    for sentence, answer in zip(UNSEEN, answers, strict=True):
        assert re.search("[A-Za-z]", answer.text), sentence


def test_it_is_less_sure_of_what_it_never_saw(packages: Path) -> None:
    known = [arabic for arabic, _ in trained.pairs()]
    sure, unsure = (
        [answer.score for answer in best(engine(packages), sentences)]
        for sentences in (known, UNSEEN[:3])
    )
    assert max(unsure) < sum(sure) / len(sure)


def test_the_pages_show_its_english_marked_as_the_machines(once: Site) -> None:
    for article in trained.articles():
        page = page_of(once, article)
        words = words_of(page)
        for _, english in article.segments:
            assert english in words
        assert page.count('data-translation="machine"') >= len(article.segments)
        assert trained.MACHINE.partition(" ")[2] in words


def test_its_drafts_land_in_the_memory_with_where_they_come_from(once: Site) -> None:
    for article in trained.articles():
        entries = polib.pofile(str(memory(once, article)))
        assert [(entry.msgid, entry.msgstr) for entry in entries] == list(article.segments)
        for entry in entries:
            assert entry.fuzzy
            notes = dict(line.split(": ", 1) for line in entry.comment.splitlines())
            assert notes["machine"] == trained.MACHINE
            assert -0.5 < float(notes["score"]) <= 0


def test_a_second_build_changes_nothing(site: Site) -> None:
    pages, drafts = site.pages(), memories(site)
    report = build(site)
    assert report["pages"]["written"] == report["pages"]["removed"] == 0
    assert site.pages() == pages
    assert memories(site) == drafts


def test_a_build_from_nothing_drafts_the_same(site: Site) -> None:
    pages, drafts = site.pages(), memories(site)
    shutil.rmtree(memory(site, trained.article()).parent)
    shutil.rmtree(site.output)
    shutil.rmtree(site.root / ".sitegen")
    site.run("models", "install", "--from", str(trained.archive()))
    build(site)
    assert memories(site) == drafts
    assert site.pages() == pages


def test_a_persons_correction_outlives_the_machine(site: Site) -> None:
    article = trained.article()
    path = memory(site, article)
    entries = polib.pofile(str(path))
    corrected = entries[3]
    corrected.msgstr = "A library is more than walls and books, Mansour told the guests."
    corrected.flags.remove("fuzzy")
    entries.save(str(path))
    build(site)
    written = path.read_bytes()
    after = polib.pofile(str(path))
    assert after[3].msgstr == corrected.msgstr
    assert [entry.fuzzy for entry in after] == [True] * 3 + [False] + [True] * 5
    page = page_of(site, article)
    assert corrected.msgstr in words_of(page)
    assert article.sentences[2][1] not in words_of(page)
    assert 'data-translation="reviewed"' in page
    build(site)
    assert path.read_bytes() == written


GLOSSARY = """
[[term]]
ar = "إيلينا روسي"
en = "Helena Rossy"

[[term]]
ar = "كريم منصور"
en = ["Kareem Mansur", "Karim Mansour"]
"""


def test_a_name_that_it_gets_wrong_is_put_right_and_says_so(site: Site) -> None:
    """The model says "Elena Rossi"; the editor has decided otherwise."""
    article = trained.article()
    before = polib.pofile(str(memory(site, article)))
    (site.root / "content" / "glossary.toml").write_text(GLOSSARY, "utf-8")
    report = build(site)
    after = polib.pofile(str(memory(site, article)))
    [changed] = [new for old, new in zip(before, after, strict=True) if old.msgstr != new.msgstr]
    known = dict(article.segments)[changed.msgid]
    assert changed.msgstr == known.replace("Elena Rossi", "Helena Rossy")
    [said] = [line for line in changed.comment.splitlines() if line.startswith("repair: ")]
    assert said == "repair: words replaced: إيلينا روسي → Helena Rossy (was: Elena Rossi)"
    page = page_of(site, article)
    assert changed.msgstr in words_of(page)
    assert "Elena Rossi" in words_of(page), "what the machine had said is shown beside it"
    assert report["pages"]["written"] > 0
    build(site)
    assert polib.pofile(str(memory(site, article))) == after
    shutil.rmtree(memory(site, article).parent)
    forget_all_but_models(site)
    build(site)
    assert polib.pofile(str(memory(site, article))) == after, "a build from nothing says the same"


def test_a_long_sentence_is_asked_for_in_pieces_and_says_so(site: Site) -> None:
    clauses = [arabic.rstrip(".؟!") for arabic, _ in trained.pairs()[:24]]
    long = "، ".join(clauses) + "."
    path = site.root / "content" / "articles" / "long.md"
    path.write_text(f"---\ntitle: عنوان\ndate: 2023-03-20\n---\n\n{long}\n", "utf-8")
    build(site)
    [entry] = [
        entry
        for entry in polib.pofile(str(path.parents[1] / "translations" / "en" / "long.po"))
        if entry.msgid == long
    ]
    [pieces] = [line for line in entry.comment.splitlines() if line.startswith("pieces: ")]
    assert int(pieces.removeprefix("pieces: ")) > 1
    page = (site.output / "en" / "articles" / "long" / "index.html").read_text("utf-8")
    assert "parts" in words_of(page)


PROBE = """
import json, sys
from sitegen.cli import cli
cli(["--site", sys.argv[1], "build", "--date", sys.argv[2], "--json"], standalone_mode=False)
print(json.dumps(sorted(sys.modules)))
"""


def test_a_build_loads_nothing_more_and_leaves_the_home_alone(site: Site, tmp_path: Path) -> None:
    shutil.rmtree(memory(site, trained.article()).parent)
    forget_all_but_models(site)
    home = tmp_path / "home"
    home.mkdir(mode=0o555)
    environment = {name: value for name, value in os.environ.items() if "XDG_" not in name}
    done = subprocess.run(
        [sys.executable, "-c", PROBE, str(site.root), DAY],
        env=environment | {"HOME": str(home)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    report, modules = map(json.loads, done.stdout.splitlines())
    assert report["sentences"]["machine"] == sum(len(a.sentences) for a in trained.articles())
    assert "ctranslate2" in modules
    assert not {name for name in modules if name.split(".")[0] in NEVER_IMPORTED}
    assert not NOT_OF_ARGOS & set(modules)
    assert list(home.iterdir()) == []
