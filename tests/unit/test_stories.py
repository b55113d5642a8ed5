"""Which articles are one story: those of the sample, and cases made for each rule."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise, permutations
from pathlib import Path

import pytest

from sitegen.analyse.article import AnalyseOptions, analyse
from sitegen.analyse.naming.listed import build_gazetteer, known_actors
from sitegen.arabic.sentences import split_sentences
from sitegen.compose.stories.find import Stories, find_stories
from sitegen.ingest.articles import load_article
from sitegen.ingest.editorial import load_actors
from sitegen.model import (
    Analysis,
    Article,
    ArticleTranslation,
    Block,
    ComposedArticle,
    JoinedStory,
    Mention,
    Quote,
    StoryDecisions,
)
from tests.conftest import SAMPLE

DAY = date(2022, 5, 2)
FLOOD = (
    "أدت الفيضانات التي ضربت الساحل الشرقي إلى إجلاء ثلاثة آلاف من سكان القرى الواقعة قرب النهر.",
    "وغمرت المياه عشرات المنازل والمحال التجارية وانقطع التيار الكهربائي عن معظم أحياء المدينة.",
    'وقال رئيس البلدية "لم نشهد منسوبا كهذا منذ خمسين عاما وسنحتاج أسابيع لإصلاح ما خربته المياه".',
    "ونصبت فرق الإغاثة خياما في ملعب المدينة ووزعت أغطية ومياها صالحة للشرب على العائلات النازحة.",
)
VOTE = (
    "بدأ الناخبون الإدلاء بأصواتهم لاختيار أعضاء المجلس المحلي وسط إقبال ضعيف في ساعات الصباح.",
    "ويتنافس على المقاعد مئة مرشح بينهم عشرون امرأة فيما تراقب الاقتراع منظمات محلية وأخرى أجنبية.",
    "ومن المنتظر إعلان النتائج الأولية مساء غد بعد فرز الصناديق في جميع الدوائر الانتخابية.",
)
BACKGROUND = (
    "وتشهد البلاد منذ سنوات أزمة اقتصادية حادة دفعت كثيرا من الشبان إلى الهجرة بحثا عن عمل أفضل.",
    "وكانت الحكومة رفعت أسعار الوقود مرتين خلال العام الماضي استجابة لشروط المقرضين الدوليين.",
)
OTHERS = (
    "افتتح وزير الثقافة معرض الكتاب السنوي بمشاركة مئتي دار نشر من عشرين بلدا في قاعة المؤتمرات.",
    "خسر المنتخب مباراته الودية بهدفين مقابل هدف وحيد سجله اللاعب البديل في الدقيقة الأخيرة.",
    "أعلنت شركة الاتصالات أرباحها الفصلية وقالت إنها ستوسع شبكة الألياف لتشمل المناطق الريفية.",
    "كشف باحثون في الجامعة عن نقوش قديمة داخل كهف جبلي يرجح أنها تعود إلى العصر البرونزي.",
    "حذرت هيئة الأرصاد من موجة حر ستبلغ ذروتها نهاية الأسبوع ودعت المزارعين إلى حماية محاصيلهم.",
)


def told(
    slug: str, sentences: Sequence[str], day: date | None = DAY, title: str = ""
) -> tuple[Article, Analysis]:
    """An article of these sentences, with its quotes, and with nobody named."""
    text = "\n".join(sentences)
    ends = [found.start() for found in re.finditer("\n", text)] + [len(text)]
    starts = [0, *(end + 1 for end in ends[:-1])]
    blocks = tuple(Block(start, end) for start, end in zip(starts, ends, strict=True))
    quotes = tuple(
        Quote(found.start(1), found.end(1), found[1]) for found in re.finditer('"([^"]+)"', text)
    )
    analysis = Analysis(split_sentences(text, blocks), (), (), (), (), quotes, (), ())
    return Article(slug, Path(f"{slug}.md"), title, text, blocks, date=day), analysis


def naming(made: tuple[Article, Analysis], *actors: str) -> tuple[Article, Analysis]:
    """The same article with actors named in its title."""
    article, analysis = made
    mentions = tuple(Mention(0, 1, "م", "person", "name", actor) for actor in actors)
    return article, replace(analysis, title_mentions=mentions)


def find(
    made: Sequence[tuple[Article, Analysis]], decisions: StoryDecisions | None = None
) -> Stories:
    analyses = {article.slug: analysis for article, analysis in made}
    shown = {
        article.slug: ComposedArticle(article, analysis, ArticleTranslation(None, ()), ())
        for article, analysis in made
    }
    return find_stories(
        [article for article, _ in made], analyses, shown, decisions or StoryDecisions()
    )


def slugs(
    made: Sequence[tuple[Article, Analysis]], decisions: StoryDecisions | None = None
) -> list[tuple[str, ...]]:
    return sorted(story.slugs for story in find(made, decisions).stories.values())


def later(days: int) -> date:
    return DAY + timedelta(days=days)


@pytest.fixture(scope="module")
def seeds() -> list[tuple[Article, Analysis]]:
    actors, _ = load_actors(SAMPLE / "content" / "actors.toml", known_actors, frozenset)
    gazetteer = build_gazetteer(known_actors(actors))
    paths = sorted((SAMPLE / "content" / "articles").glob("*.md"))
    articles = [load_article(path, SAMPLE) for path in paths]
    return [(article, analyse(article, gazetteer, AnalyseOptions())) for article in articles]


def test_the_seeds_hold_one_story_of_three_reports(seeds: list[tuple[Article, Analysis]]) -> None:
    """001 reports that the peacekeepers arrived; 000 and 004 of the next day what Blinken said.

    000 quotes him and the secretary-general of 001 in the same words as the other two, so that the
    three are one thread. 002 (the mission ends, four days on) and 003 (Putin at a summit) name the
    same actors and share with them not one sentence: they are other news of the same crisis.
    """
    found = find(seeds)
    [story] = found.stories.values()
    assert [slug[:3] for slug in story.slugs] == ["001", "000", "004"]
    assert story.id == story.slugs[0]
    assert story.lead.startswith("000")
    shared = {
        (slug[:3], one.slug[:3]) for slug, passages in found.passages.items() for one in passages
    }
    assert shared == {("000", "001"), ("001", "000"), ("000", "004"), ("004", "000")}


def test_passages_of_the_seeds_are_the_same_words_in_both(
    seeds: list[tuple[Article, Analysis]],
) -> None:
    texts = {article.slug: article.text for article, _ in seeds}
    passages = find(seeds).passages
    found = [(slug, one) for slug in passages for one in passages[slug]]
    words = [texts[slug][one.start : one.end] for slug, one in found]
    assert all(len(said.split()) >= 10 for said in words)
    assert any(
        "طريقة تحترم حقوق المتظاهرين مع الحفاظ على القانون والنظام" in said for said in words
    )
    for slug, one in found:
        assert (slug, one.start, one.end) in [
            (back.slug, back.other_start, back.other_end) for back in passages[one.slug]
        ]
        for text, start, end in (
            (texts[slug], one.start, one.end),
            (texts[one.slug], one.other_start, one.other_end),
        ):
            assert text[start].isalnum() or (text[start], text[end - 1]) == ('"', '"')
            assert text[end - 1].isalnum() or text[end - 1] == '"'
            assert not text[start - 1 : start].isalnum()
            assert not text[end : end + 1].isalnum()
    assert {one.kind for _, one in found} == {"quote"}


def test_two_quotes_with_other_words_between_them_are_two_passages(
    seeds: list[tuple[Article, Analysis]],
) -> None:
    """000 and 004 quote Blinken alike; where and to whom he spoke they say in their own words."""
    texts = {article.slug: article.text for article, _ in seeds}
    ours, theirs = (
        next(slug for slug in texts if slug.startswith(name)) for name in ("000", "004")
    )
    found = [one for one in find(seeds).passages[theirs] if one.slug == ours]
    said = [texts[theirs][one.start : one.end] for one in found]
    assert [(words.split()[0], words.split()[-1]) for words in said] == [
        ("يبدو", "والنظام"),
        ("لذلك", "معرفته"),
    ]
    own = texts[ours][found[0].other_start : found[0].other_end]
    assert own.startswith('"يبدو')
    assert own.endswith('والنظام"')


def test_the_same_report_shortened_and_reordered_is_one_story() -> None:
    short = ("نقلت وكالات أن الساحل غرق.", FLOOD[3], FLOOD[0])
    found = find([told("a", FLOOD), told("b", short, later(1)), told("c", VOTE)])
    [story] = found.stories.values()
    assert story.slugs == ("a", "b")
    assert [one.kind for one in found.passages["a"]] == ["sentence", "sentence"]
    assert [one.start for one in found.passages["a"]] == sorted(
        one.start for one in found.passages["a"]
    )
    assert "c" not in found.passages


def test_a_long_quote_alone_makes_two_reports_one_story() -> None:
    one = told("a", (*VOTE, FLOOD[2]))
    other = told("b", (OTHERS[0], FLOOD[2], OTHERS[1]))
    assert slugs([naming(one, "mayor"), naming(other, "mayor")]) == [("a", "b")]


def test_the_same_background_makes_no_story() -> None:
    articles = [
        told(f"a{number}", (OTHERS[number], OTHERS[number - 1][::-1], *BACKGROUND), later(number))
        for number in range(len(OTHERS))
    ]
    assert slugs(articles) == []


def test_background_that_only_two_share_makes_no_story_either() -> None:
    two = [told(f"a{number}", (*OTHERS[2 * number :][:2], *BACKGROUND)) for number in range(2)]
    assert slugs([naming(two[0], "minister"), naming(two[1], "coach")]) == []


def test_the_same_actors_and_title_without_shared_words_make_no_story() -> None:
    one, other = (
        told(slug, text, title="فيضان في الساحل الشرقي")
        for slug, text in (("a", FLOOD), ("b", VOTE))
    )
    assert slugs([naming(one, "mayor", "relief"), naming(other, "mayor", "relief")]) == []


def test_the_same_words_long_after_are_another_story() -> None:
    assert slugs([told("a", FLOOD), told("b", FLOOD, later(300))]) == []


def test_an_article_without_a_day_joins_by_its_wording() -> None:
    found = find([told("a", FLOOD[:3], None), told("b", FLOOD), told("c", VOTE, None)])
    assert [story.slugs for story in found.stories.values()] == [("b", "a")]


def test_a_thread_goes_on_over_days_but_does_not_swallow_a_month() -> None:
    news = [*FLOOD, *VOTE, *OTHERS, *BACKGROUND]
    # Each day's report repeats two sentences of the one before it and has two new ones.
    thread = [told(f"day{at}", news[2 * at : 2 * at + 4], later(at)) for at in range(6)]
    found = slugs(thread)
    assert all(len(story) < len(thread) for story in found)
    assert len(slugs(thread[:3])) == 1


def test_the_order_of_the_articles_has_no_say() -> None:
    articles = [
        told("a", FLOOD), told("b", FLOOD[1:], later(1)), told("c", VOTE), told("d", VOTE, None),
    ]  # fmt: skip
    expected = find(articles)
    assert len(expected.stories) == 2
    for order in permutations(articles):
        assert find(order) == expected


def test_the_newest_story_stands_first() -> None:
    articles = [told(f"{name}{day}", text, later(day))
                for name, text, days in (("flood", FLOOD, (0, 1)), ("vote", VOTE, (5, 6)))
                for day in days]  # fmt: skip
    assert list(find(articles).stories) == ["vote5", "flood0"]


def test_of_those_that_share_nearly_as_much_the_oldest_leads() -> None:
    found = find([told("z", FLOOD[:3]), told("b", (*FLOOD[:3], *OTHERS[:2]), later(1))])
    assert found.stories["z"].lead == "z"
    # Who tells clearly more of what the others tell stands for all.
    flash, full, cut = (
        told("a", FLOOD[:1]),
        told("b", FLOOD, later(1)),
        told("c", FLOOD[1:], later(1)),
    )
    [story] = find([flash, full, cut]).stories.values()
    assert (story.id, story.lead) == ("a", "b")


def test_of_one_day_the_report_that_comes_to_it_at_once_leads() -> None:
    opening = "في تطور جديد تناقلته الوكالات اليوم،"
    padded = told("a", (f"{opening} {FLOOD[0]}", *FLOOD[1:3], *OTHERS[:2]))
    plain, short = told("b", FLOOD[:3]), told("c", FLOOD[:2])
    assert find([padded, plain]).stories["a"].lead == "b"
    # Two that begin alike: the fuller one.
    fuller = told("d", (*FLOOD[:2], OTHERS[0]))
    assert find([short, fuller]).stories["c"].lead == "d"


FOUR = (
    told("a", FLOOD), told("b", FLOOD[:3]), told("c", FLOOD[1:], later(1)), told("d", VOTE),
)  # fmt: skip


def test_the_editor_joins_what_shares_nothing() -> None:
    joined = JoinedStory(("a", "d"), "flood", "فيضان", "The flood")
    found = find(FOUR, StoryDecisions((joined,)))
    story = found.stories["flood"]
    assert (story.joined_by, story.title_ar, story.title_en) == ("both", "فيضان", "The flood")
    # What belongs to one of them still joins.
    assert set(story.slugs) == {"a", "b", "c", "d"}


def test_a_story_is_the_editors_alone_where_the_editor_names_all_of_it() -> None:
    every = JoinedStory(("a", "b", "c", "d", "draft"), "flood")
    assert find(FOUR, StoryDecisions((every,))).stories["flood"].joined_by == "editor"
    # Of one article that is public the program makes the story.
    begun = JoinedStory(("a", "draft"), "flood")
    assert find(FOUR, StoryDecisions((begun,))).stories["flood"].joined_by == "both"
    assert [one.joined_by for one in find(FOUR).stories.values()] == ["program"]


def test_what_the_editor_keeps_apart_no_third_article_joins() -> None:
    found = slugs(FOUR, StoryDecisions(apart=(("a", "c"),)))
    assert not any({"a", "c"} <= set(story) for story in found)
    assert len(found) == 1
    assert slugs(FOUR, StoryDecisions(apart=(("a", "b", "c"),))) == []


def test_two_stories_of_the_editor_stay_two() -> None:
    decisions = StoryDecisions((JoinedStory(("a", "d")), JoinedStory(("b", "c"))))
    assert slugs(FOUR, decisions) == [("a", "d"), ("b", "c")]


def test_a_decision_about_articles_that_are_not_public_leaves_no_trace() -> None:
    decisions = StoryDecisions((JoinedStory(("d", "draft"), "secret"),), (("a", "draft"),))
    assert list(find(FOUR, decisions).stories) == ["a"]


def test_passages_hold_no_word_that_readers_do_not_see() -> None:
    made = [told("a", FLOOD), told("b", FLOOD)]
    analyses = {article.slug: analysis for article, analysis in made}
    shown = {
        article.slug: ComposedArticle(article, analysis, ArticleTranslation(None, ()), ())
        for article, analysis in made
    }
    article, analysis = told("a", FLOOD[:1])
    shown["a"] = replace(shown["a"], article=article, analysis=analysis, display="excerpt")
    found = find_stories([article for article, _ in made], analyses, shown)
    assert [story.slugs for story in found.stories.values()] == [("a", "b")]
    assert all(one.end <= len(article.text) for one in found.passages["a"])
    assert all(one.other_end <= len(article.text) for one in found.passages["b"])
    assert found.passages["a"]


def test_nothing_is_no_story() -> None:
    assert find([]) == Stories()
    assert find([told("a", ("كلمة",)), told("b", ())]) == Stories()


def copies(count: int, changed: int | None = None) -> list[tuple[Article, Analysis]]:
    """One text as so many outlets print it, in one of them with another word."""
    return [
        told(
            f"copy{number:02}",
            [text.replace("النهر", "البحر") if number == changed else text for text in FLOOD],
        )
        for number in range(count)
    ]


def test_of_a_text_that_very_many_print_each_names_a_few_and_counts_the_others() -> None:
    count = 60
    found = find(copies(count))
    (story,) = found.stories.values()
    assert len(story.slugs) == count
    named = {slug: {one.slug for one in some} for slug, some in found.passages.items()}
    # The oldest, of which all are copies, has them all.
    assert len(named.pop("copy00")) == count - 1
    assert max(map(len, named.values())) <= 12
    for slug, others in named.items():
        others_in_all = {len(others) + one.more for one in found.passages[slug] if one.more}
        assert others_in_all == {count - 1}, slug


def test_a_word_changed_in_one_of_very_many_reaches_few_of_them() -> None:
    before, after = find(copies(60)).passages, find(copies(60, changed=30)).passages
    reached = {slug for slug in before if before[slug] != after[slug]}
    assert reached <= {"copy00", *(f"copy{number}" for number in range(27, 34))}


def test_a_thread_that_is_too_long_for_one_story_goes_on_in_the_next() -> None:
    pool = [*FLOOD, *VOTE, *BACKGROUND, *OTHERS]
    thread = [
        told(f"day{day:02}", [*pool[day : day + 3], *pool[day + 3 : day + 5]], later(day))
        for day in range(10)
    ]
    found = find(thread)
    ordered = sorted(found.stories.values(), key=lambda story: story.slugs[0])
    assert len(ordered) > 1
    for story, after in pairwise(ordered):
        assert after.id in story.continued
        assert story.id in after.continues
    last, first = ordered[0].slugs[-1], ordered[1].slugs[0]
    assert first in {one.slug for one in found.all_passages[last]}
    # A story itself knows only its own reports.
    assert first not in {one.slug for one in found.passages[last]}
    parted = StoryDecisions(apart=((last, first),))
    assert first not in {one.slug for one in find(thread, parted).all_passages.get(last, ())}
