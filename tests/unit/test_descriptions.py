"""What the heads of pages say that they are about: one sound line, or nothing; never twice."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

from sitegen.model import (
    Actor,
    ActorEntry,
    ActorMention,
    ComposedArticle,
    Digest,
    EditorSummary,
    Lean,
    TakenSentence,
)
from sitegen.render.pages import plan_pages
from sitegen.render.summaries.items import editors_text
from sitegen.render.summaries.lead_line import LONGEST
from sitegen.render.trees import PACKAGED
from tests.unit.digest_factory import (
    ACTORS,
    ENGLISH,
    SENTENCES,
    TOKAYEV,
    TREES,
    article,
    by_editor,
    digest_of,
    edition,
    sample,
    trees,
    with_story,
)
from tests.unit.test_render_site import render
from tests.unit.test_views_joint import summed

SILENT = {"trees": tuple(replace(one, description="") for one in TREES)}
DAY = date(2022, 1, 6)


def described(digest: Digest, **changes: object) -> dict[str, str]:
    """Return the descriptions of all pages by address."""
    made = {lang: edition(digest, Path("nowhere"), lang, **changes) for lang in PACKAGED}
    return {plan.place.address: plan.build()[0].description for plan in plan_pages(made)}


def said(slug: str, day: date | None, words: str) -> ComposedArticle:
    """An article whose first sentence is these words, without English."""
    made = article(slug, day, states=("untranslated",) * 3)
    first, *rest = made.analysis.sentences
    sentences = (replace(first, text=words), *rest)
    return replace(made, analysis=replace(made.analysis, sentences=sentences))


def test_the_front_page_has_the_editors_words_on_the_site_else_the_news() -> None:
    digest = digest_of([article("x", DAY, states=("machine",) * 3)])
    assert described(digest)["en/"] == "News"
    found = described(digest, **SILENT)
    assert found["en/"] == f"Machine translation: {ENGLISH[0]}"
    assert found["ar/"] == SENTENCES[0]
    long = described(digest, trees=trees("en", description="News from the coast, " * 20))["en/"]
    assert 0 < len(long) <= LONGEST


def test_pages_on_which_nothing_is_told_have_no_description() -> None:
    found = described(sample())
    assert found["en/digest/"] == found["en/digest/2022/"] == found["en/actors/"] == ""
    assert found["en/about/"] == "News"


def test_a_day_is_described_by_what_sums_it_up() -> None:
    day = "en/digest/2022/01/06/"
    assert described(sample())[day] == ENGLISH[0], "its first article"
    digest = summed(sample(), TakenSentence("beta", 1), TakenSentence("alpha", 2))
    assert described(digest)[day] == f"Machine translation: {ENGLISH[1]}"
    beta = digest.articles["beta"]
    leaning = replace(beta.analysis, leans=(Lean(1, 0, "speaker", ""),))
    articles = {**digest.articles, "beta": replace(beta, analysis=leaning)}
    assert described(replace(digest, articles=articles))[day] == ENGLISH[2]


def test_the_editors_summary_that_stands_for_an_article_describes_its_day() -> None:
    made = digest_of([by_editor("edited", DAY, ar="بكلماتي"), article("other", DAY)])
    found = described(summed(made, TakenSentence("edited", None), TakenSentence("other", 0)))
    assert found["en/digest/2022/01/06/"] == "ملخص بقلم المحررين: بكلماتي"


def test_a_story_is_described_by_its_summary_and_by_the_editors_first() -> None:
    digest = with_story(sample(), "alpha", "beta", summary=(TakenSentence("beta", 1),))
    assert described(digest)["en/stories/alpha/"] == f"Machine translation: {ENGLISH[1]}"
    assert described(digest)["en/stories/"] == f"Machine translation: {ENGLISH[1]}"
    own = with_story(sample(), "alpha", "beta", editor_summary=EditorSummary("قصة", "A story"))
    assert described(own)["en/stories/alpha/"] == "Editor’s summary: A story"
    assert described(own)["ar/stories/alpha/"] == "ملخص بقلم المحررين: قصة"


def test_an_actor_is_described_by_the_editor_else_by_a_sentence_that_names_it_first() -> None:
    found = described(digest_of([article("x", DAY, states=("machine",) * 3)]))
    csto = "Collective Security Treaty Organization: A military alliance"
    assert found["en/actors/csto/"] == found["ar/actors/csto/"] == csto
    assert found["en/actors/tokayev/"] == f"Machine translation: {ENGLISH[0]}"
    assert found["ar/actors/tokayev/"] == SENTENCES[0]
    # The first sentence names two; it is the first one's.
    assert found["ar/actors/kz/"] != SENTENCES[0]


def test_an_actor_whose_name_a_line_has_lost_is_not_described_by_it() -> None:
    made = article("x", DAY)
    words = "وصل إلى العاصمة أمس وفد كبير من المراقبين الدوليين، " * 4 + SENTENCES[0]
    first, *rest = made.analysis.sentences
    shifted = [
        replace(one, start=one.start, end=one.end)
        for one in made.analysis.mentions
        if one.start < first.end
    ]
    sentences = (replace(first, text=words), *rest)
    analysis = replace(made.analysis, sentences=sentences, mentions=tuple(shifted))
    found = described(digest_of([replace(made, analysis=analysis)]))
    assert found["ar/actors/tokayev/"] == ""


def test_no_sentence_describes_an_actor_where_the_editor_summed_the_article_up() -> None:
    found = described(digest_of([by_editor("x", DAY, ar="كلام المحرر.")]))
    assert found["ar/actors/tokayev/"] == ""


def test_an_english_summary_in_the_place_of_the_arabic_one_is_english() -> None:
    assert editors_text("ar", "Oil is dear.").dir == "ltr"
    assert editors_text("ar", "ارتفع سعر خام WTI.").dir == "rtl"
    assert (editors_text("ar", "2024").lang, editors_text("en", "Oil").lang) == ("ar", "en")


def test_two_actors_of_the_same_words_have_not_the_same_description() -> None:
    players = {
        ident: Actor(ident, "person", name, name, description_ar="لاعب كرة قدم")
        for ident, name in (("one", "سامي"), ("two", "رامي"))
    }
    entries = {
        ident: ActorEntry(actor, ("alpha",), (ActorMention("alpha", None),))
        for ident, actor in players.items()
    }
    digest = replace(sample(), actors=entries, known={**ACTORS, **players})
    found = described(digest)
    assert found["ar/actors/one/"] == "سامي: لاعب كرة قدم"
    assert found["ar/actors/two/"] == "رامي: لاعب كرة قدم"


def test_no_two_pages_of_a_list_have_the_same_description() -> None:
    articles = [
        said("a", DAY, "انهار جسر المدينة القديم فجر الاثنين."),
        said("b", DAY, "انهار جسر المدينة القديم فجر الاثنين."),
        said("c", DAY, "خفض البنك المركزي سعر الفائدة نصف نقطة."),
        said("d", date(2022, 1, 5), "انهار جسر المدينة القديم فجر الاثنين."),
        said("e", date(2022, 1, 5), "فازت لينا سعد بالميدالية الذهبية في السباحة."),
    ]
    digest = with_story(digest_of(articles), "a", "b", "d", summary=(TakenSentence("a", 0),))
    digest = summed(digest, TakenSentence("b", 0), TakenSentence("c", 0), day=DAY)
    digest = summed(digest, TakenSentence("d", 0), TakenSentence("e", 0), day=date(2022, 1, 5))
    found = described(digest, page_size=1, **SILENT)
    for first in (
        "ar/",
        "ar/digest/2022/01/",
        "ar/digest/2022/01/06/",
    ):
        pages = [
            words
            for address, words in found.items()
            if re.fullmatch(rf"{first}(?:page/\d+/)?", address) and words
        ]
        assert pages and max(Counter(pages).values()) == 1, first
    days = [found[f"ar/digest/2022/01/0{number}/"] for number in (5, 6)]
    assert days[0] != days[1]


def test_a_further_page_of_an_actor_tells_nothing_of_a_story_on_another_page() -> None:
    digest = with_story(digest_of([article(slug, DAY) for slug in "ab"]), "a", "b")
    found = described(digest, page_size=1)
    assert found["ar/actors/tokayev/"] == SENTENCES[0]
    assert found["ar/actors/tokayev/page/2/"] == ""


def test_a_sentence_of_an_earlier_day_does_not_describe_a_later_one() -> None:
    digest = with_story(
        digest_of([article("old", date(2022, 1, 5)), article("new", DAY)]), "old", "new"
    )
    digest = summed(digest, TakenSentence("new", 0), TakenSentence("new", 2), day=DAY)
    assert described(digest)["ar/digest/2022/01/06/"] == SENTENCES[2]


def test_a_description_is_for_link_previews_too(tmp_path: Path) -> None:
    render(tmp_path, digest_of([said("x", DAY, 'قال "نعم" وأعلن <الفوز> في السباق الكبير.')]))
    html = (tmp_path / "site/ar/articles/x/index.html").read_text("utf-8")
    words = "قال &#34;نعم&#34; وأعلن &lt;الفوز&gt; في السباق الكبير."
    assert f'<meta name="description" content="{words}">' in html
    assert f'<meta property="og:description" content="{words}">' in html
    archive = (tmp_path / "site/ar/digest/index.html").read_text("utf-8")
    assert "description" not in archive.split("</head>")[0]


def test_every_description_is_short() -> None:
    long = "وأعلنت الوزارة في بيان طويل نشرته صباح اليوم أن الطريق مغلق، " * 8
    actors = {TOKAYEV.id: replace(TOKAYEV, description_ar=long)}
    found = described(digest_of([article("x", DAY)], actors), trees=trees("ar", description=long))
    assert found["ar/"] and found["ar/actors/tokayev/"]
    assert all(len(words) <= LONGEST for words in found.values())
