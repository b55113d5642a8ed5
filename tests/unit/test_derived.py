from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from sitegen import derived as derived_module
from sitegen.analyse.article import AnalyseOptions, analyse
from sitegen.analyse.naming.listed import build_gazetteer, known_actors
from sitegen.analyse.naming.tagged import TaggedNames, tag_article
from sitegen.cache import Cache
from sitegen.compose.stories.words import StoryWords, story_words
from sitegen.compose.summaries.joint import sum_up_story
from sitegen.compose.summaries.same import Articles, Passages
from sitegen.derived import Derived
from sitegen.model import (
    Actor,
    Analysis,
    Article,
    ArticleTranslation,
    Block,
    Story,
    SummaryLength,
    TakenSentence,
)
from tests.unit.joint_reports import BUDGET, COURT, FIRST, FLOOD, by_slug, report

TEXT = "قالت المتحدثة باسم وزارة الخارجية الروسية ماريا زاخاروفا ذلك."
ARTICLE = Article("a", Path("a.md"), "زاخاروفا ترد", TEXT, (Block(0, len(TEXT)),))
OPTIONS = AnalyseOptions()
ZAKHAROVA = Actor("zakharova", "person", "ماريا زاخاروفا", "Maria Zakharova", short=("زاخاروفا",))


def test_an_edit_of_the_actors_tags_nothing_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tagged: list[str] = []

    def counting(article: Article) -> TaggedNames:
        tagged.append(article.slug)
        return tag_article(article)

    monkeypatch.setattr(derived_module, "tag_article", counting)
    before, after = build_gazetteer(known_actors(())), build_gazetteer(known_actors((ZAKHAROVA,)))
    with Cache(tmp_path) as cache:
        first = Derived(cache)
        found = first.analysis(ARTICLE, before, OPTIONS)
        first.forget_unused()
    with Cache(tmp_path) as cache:
        second = Derived(cache)
        listed = second.analysis(ARTICLE, after, OPTIONS)
        assert second.analysis(ARTICLE, before, OPTIONS) == found
        second.forget_unused()
    assert tagged == ["a"]
    assert "zakharova" in {mention.actor for mention in listed.mentions}
    assert "zakharova" not in {mention.actor for mention in found.mentions}


def test_the_tagged_names_outlast_a_build_that_analyses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gazetteer = build_gazetteer(known_actors(()))
    for _ in range(2):
        with Cache(tmp_path) as cache:
            one = Derived(cache)
            one.analysis(ARTICLE, gazetteer, OPTIONS)
            one.forget_unused()
    monkeypatch.setattr(derived_module, "tag_article", None)
    with Cache(tmp_path) as cache:
        other = build_gazetteer(known_actors((ZAKHAROVA,)))
        assert Derived(cache).analysis(ARTICLE, other, OPTIONS).mentions


def test_the_words_of_stories_are_cut_again_only_for_what_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cut: list[str] = []

    def counting(article: Article, analysis: Analysis) -> StoryWords:
        cut.append(article.title)
        return story_words(article, analysis)

    monkeypatch.setattr(derived_module, "story_words", counting)
    analysis = analyse(ARTICLE, build_gazetteer(known_actors((ZAKHAROVA,))), OPTIONS)
    other = replace(ARTICLE, title="عنوان آخر")
    for one in (ARTICLE, ARTICLE, other, ARTICLE):
        with Cache(tmp_path) as cache:
            derived = Derived(cache)
            assert derived.story_words(one, analysis) == story_words(one, analysis)
    assert cut == [ARTICLE.title, other.title]


def test_a_story_is_summed_up_again_only_where_a_report_of_it_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    summed: list[Story] = []

    def counting(
        story: Story, articles: Articles, passages: Passages, length: SummaryLength
    ) -> tuple[TakenSentence, ...]:
        summed.append(story)
        return sum_up_story(story, articles, passages, length)

    monkeypatch.setattr(derived_module, "sum_up_story", counting)
    before = by_slug((report("a", FIRST, (FLOOD, 0.9)), report("b", FIRST, (COURT, 0.8))))
    other = {**before, "c": report("c", FIRST, (BUDGET, 0.9))}
    english = {**before, "b": replace(before["b"], translation=ArticleTranslation(None, ()))}
    after = {**before, "a": report("a", FIRST, (BUDGET, 0.9))}
    story = Story("a", ("a", "b"), "a")
    builds = [
        (before, SummaryLength(), 1),
        (other, SummaryLength(), 1),
        (english, SummaryLength(), 1),
        (after, SummaryLength(), 2),
        (before, SummaryLength("sentences", 1), 3),
    ]
    for articles, length, times in builds:
        with Cache(tmp_path) as cache:
            taken = Derived(cache).story_summary(story, articles, {}, length)
        assert taken == sum_up_story(story, articles, {}, length)
        assert len(summed) == times
