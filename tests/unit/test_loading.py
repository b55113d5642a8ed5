"""Who is who over several articles of a site whose editor has listed nobody."""

from __future__ import annotations

from pathlib import Path

from sitegen.analyse.naming.listed import build_gazetteer
from sitegen.cache import Cache
from sitegen.compose.identity.identities import Identified
from sitegen.config import load_config
from sitegen.derived import DECIDED, Derived
from sitegen.loading import (
    analyse_all,
    identify_all,
    load_content,
    load_editorial,
    with_split_off,
)
from sitegen.model import Article, MentionOverride, Overrides, SplitOff
from sitegen.report import Reporter

ARTICLES = (
    "زار الرئيس الكازاخستاني قاسم جومارت توكاييف مدينة ألماتي. "
    "وقال توكاييف في ألماتي إن بلاده تنمو.",
    "وصل الرئيس الكازاخستاني قاسم جومارت توكايف إلى ألما آتا. "
    "وأفادت وكالة سبوتنيك بأنه عاد من ألما آتا.",
    'نقلت وكالة "سبوتنيك" عن مسؤول في مدينة ألما-آتا أن الوضع هادئ. '
    'وذكرت "سبوتنيك" أن ألما-آتا هادئة.',
    "التقى جورج بوش في واشنطن المستشار. وقال جورج بوش إن اللقاء كان مفيدا.",
    "زار جيب بوش ولاية فلوريدا. وقال جيب بوش إن الولاية بخير.",
)


def identified(folder: Path, *articles: str) -> Identified:
    path = folder / "content" / "articles"
    path.mkdir(parents=True, exist_ok=True)
    (folder / "sitegen.toml").write_text('[translation]\nengine = "none"\n', "utf-8")
    for number, text in enumerate(articles):
        page = f"---\ntitle: خبر\ndate: 2022-01-0{number + 1}\n---\n\n{text}\n"
        (path / f"news-{number}.md").write_text(page, "utf-8")
    config = load_config(folder)
    with Cache(config.state) as cache:
        derived, editorial = Derived(cache), load_editorial(config)
        content = load_content(config, editorial, derived, Reporter())
        gazetteer = build_gazetteer(editorial.known, editorial.other_names)
        split_off = editorial.decisions.split_off
        analysed = analyse_all(content.articles, gazetteer, config, derived, Reporter(), split_off)
        found = identify_all(analysed, editorial, config, derived)
        assert len(cache.all(DECIDED)) == 1
        assert identify_all(analysed, editorial, config, derived) == found
        assert len(cache.all(DECIDED)) == 1
        derived.forget_unused()
    return found


def meant(found: Identified, text: str) -> set[str | None]:
    """Return whom the mentions with this text mean."""
    return {
        mention.actor
        for analysis in found.analyses.values()
        for mention in analysis.mentions
        if mention.text.strip('"') == text
    }


def test_spellings_over_articles_are_one_and_people_of_one_surname_are_two(tmp_path: Path) -> None:
    found = identified(tmp_path, *ARTICLES)
    for spellings in (
        ("قاسم جومارت توكاييف", "قاسم جومارت توكايف"),
        ("ألماتي", "ألما آتا", "ألما-آتا"),
        ("سبوتنيك",),
    ):
        one = set.union(*(meant(found, spelling) for spelling in spellings))
        assert len(one) == 1, spellings
        assert None not in one, spellings
    bushes = meant(found, "جورج بوش") | meant(found, "جيب بوش")
    assert len(bushes) == 2
    assert None not in bushes


ACTORS = """[[actor]]
id = "{id}"
type = "person"
name_ar = "نديم {surname}"
name_en = "Nadim"
[[split]]
name = "{surname}"
articles = ["{slug}"]
actor = "{id}"
"""


def test_a_name_split_off_takes_words_that_the_analysis_left_as_nobodys(tmp_path: Path) -> None:
    listed = tmp_path / "content" / "actors.toml"
    listed.parent.mkdir(parents=True)
    text = "وصل الوفد مساء. وقال الجميل: «لن نشارك في هذه الجلسة غدا». وصفق الحاضرون."
    listed.write_text(ACTORS.format(id="nadim", surname="الجميل", slug="news-0"), "utf-8")
    found = identified(tmp_path, text, text)
    assert meant(found, "الجميل") == {"nadim"}
    first, second = (found.analyses[f"news-{number}"] for number in (0, 1))
    assert [quote.speaker for quote in first.quotes] == ["nadim"]
    assert "nadim" not in {one.actor for one in second.mentions}
    assert "nadim" not in {quote.speaker for quote in second.quotes}


def test_an_article_s_own_correction_goes_before_a_split() -> None:
    own = MentionOverride("بوش", "")
    article = Article("a", Path("a.md"), "", "بوش", (), overrides=Overrides(mentions=(own,)))
    [one] = with_split_off([article], [SplitOff("بوش", ("a",), "george-bush")])
    assert one.overrides.mentions == (own, MentionOverride("بوش", "george-bush"))
    assert with_split_off([article], [SplitOff("بوش", ("b",), "george-bush")]) == (article,)
