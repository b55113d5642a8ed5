"""The search index: what is in it, how it is cut, and that every build gives the same."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from sitegen.cache import Cache
from sitegen.derived import SearchTable
from sitegen.model import ComposedArticle, Digest, Story
from sitegen.render.check import check_site
from sitegen.render.edition import Edition
from sitegen.render.environment import packaged_theme
from sitegen.render.inputs import PageInputs
from sitegen.render.search.index import article_idents, make_index
from sitegen.render.search.memory import NoMemory, SearchMemory
from sitegen.render.search.plans import opensearch
from sitegen.render.search.shards import FULL, cut, file_name
from sitegen.render.search.shown import Line, Shown
from sitegen.render.search.table import MOST_POSTINGS, Bucket
from sitegen.render.search.terms import actor_terms, article_terms, unsearched
from sitegen.render.site import render_site
from sitegen.render.trees import PACKAGED
from sitegen.render.views import Tree
from tests.unit.digest_factory import (
    ACTORS,
    KAZAKHSTAN,
    article,
    by_editor,
    digest_of,
    edition,
    options,
    sample,
)


class Kept:
    """What a cache keeps, and what was asked of it."""

    def __init__(self) -> None:
        self.state: bytes | None = None
        self.parts: tuple[dict[str, bytes], dict[str, bytes]] = ({}, {})

    def stand(self) -> bytes | None:
        return self.state

    def buckets(self, cores: Iterable[str]) -> Mapping[str, bytes]:
        return {one: self.parts[0][one] for one in cores if one in self.parts[0]}

    def units(self, idents: Iterable[str]) -> Mapping[str, bytes]:
        return {one: self.parts[1][one] for one in idents if one in self.parts[1]}

    def keep(
        self,
        stand: bytes,
        buckets: Mapping[str, bytes | None],
        units: Mapping[str, bytes | None],
        *,
        afresh: bool,
    ) -> None:
        self.state = stand
        for known, changes in zip(self.parts, (buckets, units), strict=True):
            if afresh:
                known.clear()
            for name, value in changes.items():
                if value is None:
                    del known[name]
                else:
                    known[name] = value


def editions_of(digest: Digest) -> dict[Tree, Edition]:
    return {tree: edition(digest, Path("nowhere"), tree) for tree in PACKAGED}


def written(editions: Mapping[Tree, Edition], memory: SearchMemory | None = None) -> dict[str, str]:
    """Return every file of an index, and keep it."""
    digest = editions[PACKAGED[0]].digest
    inputs = PageInputs(digest, options(Path("nowhere")), b"theme")
    index = make_index(editions, inputs, memory or NoMemory())
    files = {file.path: file.write().decode() for file in index.files}
    index.table.remember()
    return files


def index_of(digest: Digest, memory: SearchMemory | None = None) -> dict[str, str]:
    """Return every file of the index of a digest, and keep it."""
    return written(editions_of(digest), memory)


def data(files: Mapping[str, str], name: str) -> Any:
    """Return what a file of the index holds."""
    text = files[f"search/{name}.js"]
    return json.loads(text[text.index(",") + 1 : text.rindex(")")])


def words(digest: Digest) -> dict[str, Any]:
    """Return the entries of all words by their core."""
    files = index_of(digest)
    names = [name[7:-3] for name in files if name.startswith("search/words/")]
    return {core: entry for name in names for core, entry in data(files, name).items()}


def postings(digest: Digest) -> dict[str, str]:
    """Return where every form stands."""
    return {form: found for entry in words(digest).values() for form, found in entry.items()}


def test_an_article_is_found_by_both_languages_and_every_name() -> None:
    found = postings(digest_of([article("one", date(2022, 1, 6))]))
    [ident] = article_idents([article("one", date(2022, 1, 6))]).values()
    assert f"{ident}:T" in found["توكايف"]
    assert f"{ident}:T" in found["tokayev"]
    # Short names, variants and nationality words stand in no sentence.
    assert found["قازاخستان"] == f"kz@1 {ident}:N"
    assert found["كازاخستانيه"] == f"kz@1 {ident}:N"
    assert found["2500"] == found["soldiers"] == f"{ident}:3"
    assert "the" not in found
    assert "في" not in found


def test_an_actor_is_found_by_names_and_by_every_form_of_the_nationality() -> None:
    found = postings(digest_of([article("one", None)]))
    for form, actor in (("kazakhstan", "kz@1"), ("كازاخستانين", "kz@1"), ("tokayev", "tokayev@3")):
        assert actor in found[form].split(" ")
    record = data(index_of(digest_of([article("one", None)])), "actors/all")["kz"]
    assert record[0] == ["كازاخستان", "Kazakhstan"]
    assert record[1][1] == "Place · 1 article"


def test_a_nationality_finds_its_country_in_latin_letters_too() -> None:
    found = postings(digest_of([article("one", None)]))
    for form in ("kazakh", "kazakhstani"):
        assert "kz@1" in found[form].split(" ")


def test_the_small_words_of_a_name_are_no_words_to_search_for() -> None:
    """In a name of nothing else they are, and no share of a name has them."""
    assert actor_terms("a", ("Salma al-Qadi",)) == {"salma": "a@2", "al": "a@3", "qadi": "a@2"}
    assert actor_terms("w", ("WHO",)) == {"who": "w@1"}
    shown = Shown(Line("", "Salma al-Qadi", is_raw=False), ())
    assert set(article_terms("0", shown, (), ())) == {"salma", "qadi"}
    assert {"al", "bin", "ال", "من"} <= unsearched()


def test_the_title_s_actors_are_in_it_by_all_their_names() -> None:
    empty = Line("", "", is_raw=False)
    found = article_terms("0", Shown(empty, ()), ("CSTO",), ("CSTO", "OSCE"))
    assert found == {"csto": "0:TN", "osce": "0:N"}


def test_slips_are_looked_for_among_the_names_with_one_first_letter() -> None:
    files = index_of(digest_of([article("one", None)]))
    assert set(data(files, "root")["files"]["names"]) >= {"ت", "t", "k"}
    assert {"tokayev"} <= set(data(files, "names/74"))
    assert "توكايف" in data(files, f"names/{ord('ت'):x}")
    every = [data(files, name[7:-3]) for name in files if name.startswith("search/names/")]
    assert all(len(word) > 3 and word[0] == some[0][0] for some in every for word in some)


def test_an_article_s_file_has_what_results_show() -> None:
    made = by_editor("one", date(2022, 1, 6), en="The editor's own words")
    machine = article("two", date(2022, 1, 7), states=("machine", "drafted", "untranslated"))
    files = index_of(digest_of([made, machine]))
    idents = article_idents([made, machine])
    slug, titles, is_raw, meta, lines, same = data(files, f"articles/{idents['one']}")
    assert (slug, titles[1], is_raw, same) == ("one", "Tokayev: order is back", 0, [])
    assert meta[1] == "6 January 2022 · Al-Masry Al-Youm"
    assert lines[0] == ["", "The editor's own words", 0]
    assert [line[2] for line in data(files, f"articles/{idents['two']}")[4]] == [0, 1, 1, 0]
    assert data(files, f"articles/{idents['two']}")[4][3][1] == ""


@pytest.mark.parametrize("hidden", [True, False])
def test_only_what_readers_see_is_in_the_index(hidden: bool) -> None:
    """Composing cuts an article to what is shown; actors without a page are not in the digest."""
    whole = digest_of([article("one", None)])
    shown = replace(whole, actors={"kz": whole.actors["kz"]}) if hidden else whole
    text = "".join(index_of(shown).values())
    assert ("csto@" in text) is not hidden
    assert ('"collective"' in text) is not hidden
    # Its Arabic name stands in the text that readers see; what it is called elsewhere does not.
    assert "معاهدة" in text


def test_ids_follow_the_days_of_any_year() -> None:
    made = [article("b", date(1931, 5, 1)), article("a", date(2031, 5, 1)), article("c", None)]
    made += [article("z", date(2031, 5, 1))]
    idents = article_idents(made)
    assert sorted(idents, key=idents.__getitem__) == ["c", "b", "a", "z"]
    assert len(set(idents.values())) == 4
    assert idents["c"] == "00000"


def test_files_are_cut_by_the_beginning_of_their_keys() -> None:
    assert cut({}) == {}
    assert cut({"a": 1, "b": FULL - 1}) == {"": ("a", "b")}
    sizes = {"ab": 1, "abc": FULL, "abd": FULL, "b": 1, "ba": FULL - 1}
    found = cut(sizes)
    assert found == {"ab": ("ab",), "abc": ("abc",), "abd": ("abd",), "b": ("b", "ba")}
    assert file_name("words", "") == "words/all"
    assert file_name("words", "كa") == "words/643-61"


def test_of_the_commonest_words_the_best_places_are_kept() -> None:
    bucket = Bucket({})
    number = MOST_POSTINGS + 3
    new = [f"{at:05}:{'T' if at == 1 else ''}1" for at in range(number)]
    bucket.change((), {"w": " ".join(["w@1", *reversed(new)])})
    line = json.loads("{" + bucket.line("w") + "}")["w"]["w"].split(" ")
    assert line[-1] == "+3"
    assert len(line) == MOST_POSTINGS + 2
    assert {"00001:T1", "w@1"} <= set(line)
    assert "00000:1" not in line
    bucket.change([f"{at:05}:" for at in range(3, 9)], {})
    assert "+" not in bucket.line("w")


def test_a_posting_says_title_name_and_every_number_without_doubt() -> None:
    """Sentences 23 and 29 are the numbers n and t."""
    line, empty = Line("قط", "", is_raw=False), Line("", "", is_raw=False)
    shown = Shown(empty, tuple(line if at in (23, 29) else empty for at in range(30)))
    assert article_terms("0", shown, (), ("كلب",)) == {"قط": "0:n.t", "كلب": "0:N"}


def test_reports_of_one_story_know_each_other_in_every_file() -> None:
    made = [article(name, date(2022, 1, 6)) for name in ("a", "b", "c")]
    together = digest_of(made)
    together = replace(together, stories={"a": Story("a", ("a", "c"), "a")})
    idents, files = article_idents(made), index_of(together)
    told = {slug: data(files, f"articles/{ident}")[5] for slug, ident in idents.items()}
    assert told == {"a": [idents["c"]], "b": [], "c": [idents["a"]]}


def test_a_third_tree_has_days_and_kinds_of_its_own() -> None:
    digest = digest_of([article("one", date(2022, 1, 6))])
    three = {**editions_of(digest), Tree("de"): edition(digest, Path("nowhere"), "en")}
    files = written(three)
    assert data(files, "root")["trees"] == ["ar", "en", "de"]
    [ident] = article_idents(digest.articles.values()).values()
    assert len(data(files, f"articles/{ident}")[3]) == 3
    assert len(data(files, "actors/all")["kz"][1]) == 3


def edited(composed: ComposedArticle) -> ComposedArticle:
    """The same article with another title and one name less."""
    analysis = replace(composed.analysis, mentions=composed.analysis.mentions[1:])
    changed = replace(composed.article, title="عنوان آخر تمامًا")
    return replace(composed, article=changed, analysis=analysis)


def test_after_every_edit_the_index_equals_one_made_from_nothing(tmp_path: Path) -> None:
    base = [article(name, date(2022, 1, 6)) for name in ("a", "b", "c")]
    base.append(article("d", date(2022, 1, 8)))
    other = ACTORS | {"kz": replace(KAZAKHSTAN, variants=("بلاد القازاق",))}
    steps = [
        digest_of(base),
        digest_of([edited(base[0]), *base[1:]]),
        digest_of(base[1:]),
        digest_of([*base, article("0", date(2022, 1, 6))]),
        digest_of(base, other),
        digest_of([]),
        digest_of(base),
    ]
    kept = Kept()
    with Cache(tmp_path) as cache:
        table = SearchTable(cache, tmp_path / "site")
        for step in steps:
            clean = index_of(step)
            assert index_of(step, kept) == clean
            assert index_of(step, table) == clean


def test_unchanged_articles_are_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    made = [article(f"n{number}", date(2022, 1, number)) for number in range(1, 9)]
    kept, read = Kept(), []
    index_of(digest_of(made), kept)
    from sitegen.render.search import index

    whole = index.article_terms

    def noted(ident: str, *rest: Any) -> Mapping[str, str]:
        read.append(ident)
        return whole(ident, *rest)

    monkeypatch.setattr(index, "article_terms", noted)
    index_of(digest_of(made), kept)
    assert read == []
    index_of(digest_of([edited(made[0]), *made[1:]]), kept)
    assert read == [article_idents(made)["n1"]]


def test_a_table_of_another_shape_is_made_anew() -> None:
    kept = Kept()
    kept.state = b"\xc1 not ours"
    digest = digest_of([article("one", None)])
    assert index_of(digest, kept) == index_of(digest)
    kept.state = b"\x80"
    assert index_of(digest, kept) == index_of(digest)


class Forgetful:
    """A build that remembers nothing."""

    def get(self, path: str) -> None:
        return None

    def replace(self, pages: object) -> None:
        return None


@pytest.mark.parametrize("directory_urls", [True, False])
def test_the_check_knows_the_index(tmp_path: Path, directory_urls: bool) -> None:
    made = options(tmp_path, theme=packaged_theme(), directory_urls=directory_urls)
    render_site(sample(), made, Forgetful())
    site = tmp_path / "site"
    assert check_site(site) == ()
    page = (site / "en" / "about" / "index.html").read_text("utf-8")
    assert f'action="../search/{"" if directory_urls else "index.html"}"' in page
    broken = next((site / "search" / "articles").iterdir())
    broken.write_text(broken.read_text("utf-8")[:-9], "utf-8")
    [problem] = check_site(site)
    assert problem.path == broken
    assert "no whole part of the search index" in problem.message
    broken.unlink()
    (site / "search" / "root.js").unlink()
    assert any("nothing can be found" in one.message for one in check_site(site))


def test_browsers_are_told_how_to_search() -> None:
    made = edition(sample(), Path("nowhere"), "en", site_url="https://example.org/sub/")
    text = opensearch(made).decode()
    assert 'template="https://example.org/sub/en/search/?q={searchTerms}"' in text
    assert "<ShortName>The Digest</ShortName>" in text


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("Kazakhstan Digest", "Kazakhstan"),
        ("The News of the Day", "The News of the"),
        ("Incomprehensibilities", "Incomprehensibil"),
    ],
)
def test_a_short_name_ends_with_a_word(title: str, short: str) -> None:
    made = edition(sample(), Path("nowhere"), "en", site_url="https://example.org/")
    made = replace(made, own=replace(made.own, title=title))
    assert f"<ShortName>{short}</ShortName>" in opensearch(made).decode()
