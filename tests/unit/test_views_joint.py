"""What readers see of the summaries of stories and days, and which pages these reach."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from sitegen.model import ComposedArticle, Day, Digest, EditorSummary, Passage, TakenSentence
from sitegen.model.summaries import LONGEST_IN_LISTS
from sitegen.render.front import front_view
from sitegen.render.joint_views import JointSummary
from sitegen.render.paging import Part
from sitegen.render.periods import day_groups, day_view
from sitegen.render.stories.joint import day_summary, story_summary
from tests.unit.digest_factory import SENTENCES, article, digest_of, place, sample, with_story
from tests.unit.test_inputs import changed_pages
from tests.unit.test_render_site import content, render

DAY = date(2022, 1, 6)


def summed(digest: Digest, *taken: TakenSentence, day: date = DAY) -> Digest:
    """The same digest with a summary of a day."""
    days = tuple(replace(one, summary=taken) if one.day == day else one for one in digest.days)
    return replace(digest, days=days)


def written(digest: Digest, slug: str, summary: EditorSummary) -> Digest:
    """The same digest with the editor's summary of an article."""
    composed = digest.articles[slug]
    changed = replace(composed, article=replace(composed.article, summary=summary))
    return replace(digest, articles={**digest.articles, slug: changed})


def of_story(digest: Digest, lang: str = "en", *, noted: bool = True) -> JointSummary:
    at = place(digest, f"{lang}/stories/alpha/")
    found = story_summary(at, digest.stories["alpha"], noted=noted)
    assert found
    return found


def of_day(digest: Digest, lang: str = "en") -> JointSummary:
    at = place(digest, f"{lang}/digest/2022/01/06/")
    found = day_summary(at, digest.days[-2].summary, noted=True)
    assert found
    return found


FIRST_OF_BOTH = (TakenSentence("alpha", 0), TakenSentence("alpha", 2), TakenSentence("beta", 1))
STORY = with_story(sample(), "alpha", "beta", summary=FIRST_OF_BOTH)


def test_each_sentence_has_its_source_its_place_and_whose_english_it_is() -> None:
    summary = of_story(STORY)
    assert summary.count == 3
    first, second = summary.parts
    assert [one.href for one in first.sentences] == [
        "../../articles/alpha/#s1",
        "../../articles/alpha/#s3",
    ], "what follows from one report stands together"
    assert (first.source.href, second.source.href) == (
        "../../articles/alpha/",
        "../../articles/beta/",
    )
    assert first.source.outlet and first.source.outlet.text == "Al-Masry Al-Youm"
    (machine,) = second.sentences
    assert machine.text.lang == "en"
    assert machine.provenance and machine.provenance.state == "machine"


def test_the_sentences_are_the_same_in_both_languages_and_arabic_without_english() -> None:
    english, arabic = of_story(STORY), of_story(STORY, "ar")
    assert [[one.href for one in part.sentences] for part in english.parts] == [
        [one.href for one in part.sentences] for part in arabic.parts
    ]
    assert {one.text.lang for part in arabic.parts for one in part.sentences} == {"ar"}
    silent = with_story(sample(), "alpha", "beta", summary=(TakenSentence("beta", 2),))
    (part,) = of_story(silent).parts
    assert part.sentences[0].text.lang == "ar"


def test_a_sentence_says_in_which_other_reports_it_stands() -> None:
    first, other, _ = (one for part in of_story(STORY).parts for one in part.sentences)
    assert first.notes and first.notes.shared
    assert (first.notes.shared.count, first.notes.shared.is_whole) == (1, True)
    assert [one.href for one in first.notes.shared.reports] == ["../../articles/beta/#s1"]
    assert other.notes is None, "nobody else has it"
    told = of_story(STORY, noted=False)
    assert all(one.notes is None for part in told.parts for one in part.sentences)


def test_where_nobody_has_all_of_a_sentence_it_says_who_has_most_of_it() -> None:
    end = len(SENTENCES[0])
    for share, told in ((0.7, [("../../articles/beta/#s1", False)]), (0.3, [])):
        part = Passage(0, int(share * end), "beta", 0, int(share * end), "words")
        (first, *_), _ = (
            one.sentences for one in of_story(replace(STORY, passages={"alpha": (part,)})).parts
        )
        shared = first.notes.shared if first.notes else None
        found = [(one.href, shared.is_whole) for one in shared.reports] if shared else []
        assert found == told


def test_a_title_that_is_the_sentence_is_not_written_twice() -> None:
    digest = with_story(
        digest_of([article(slug, DAY, title="", title_en="") for slug in "ab"]), *"ab"
    )
    taken = (TakenSentence("a", 0), TakenSentence("b", 2))
    story = replace(digest.stories["a"], summary=taken)
    found = story_summary(place(digest, "ar/stories/a/"), story, noted=False)
    assert found
    assert [part.is_titled for part in found.parts] == [False, True]


def test_the_editors_summary_of_a_story_stands_in_the_pages_language_first() -> None:
    both = with_story(sample(), "alpha", "beta", editor_summary=EditorSummary("قصة", "A story"))
    for lang, texts in (("en", ["A story", "قصة"]), ("ar", ["قصة", "A story"])):
        summary = of_story(both, lang)
        assert ([one.text for one in summary.written], summary.parts) == (texts, ())
    arabic = with_story(sample(), "alpha", "beta", editor_summary=EditorSummary("قصة"))
    (alone,) = of_story(arabic).written
    assert (alone.text, alone.lang, alone.dir) == ("قصة", "ar", "rtl")


def test_the_editors_summary_of_an_article_is_labelled_as_such() -> None:
    digest = written(sample(), "alpha", EditorSummary(ar="ملخص"))
    digest = with_story(digest, "alpha", "beta", summary=(TakenSentence("alpha", None),))
    summary = of_story(digest)
    assert summary.count == 0, "who knows how many sentences these are"
    (said,) = summary.parts[0].sentences
    assert (said.text.text, said.text.lang, said.by_editor, said.provenance) == (
        "ملخص", "ar", True, None,
    )  # fmt: skip
    assert said.href == "../../articles/alpha/"


def test_a_day_tells_how_many_reports_a_story_has() -> None:
    digest = summed(STORY, TakenSentence("beta", 0))
    (part,) = of_day(digest).parts
    assert part.story
    assert (part.story.href, part.story.reports) == ("../../../../stories/alpha/", 2)
    assert part.sentences[0].notes and part.sentences[0].notes.shared
    (alone,) = of_day(summed(sample(), TakenSentence("beta", 0))).parts
    assert (alone.story, alone.sentences[0].notes) == (None, None)


def test_a_day_is_summed_up_where_it_begins_and_nowhere_else() -> None:
    digest = summed(sample(), TakenSentence("beta", 0))
    whole = day_groups(place(digest, "en/"), ("gamma", "alpha", "beta"), summed=True)
    assert [bool(group.summary) for group in whole] == [False, True]
    (rest,) = day_groups(place(digest, "en/page/2/"), ("beta",), summed=True)
    assert rest.summary is None
    assert all(group.summary is None for group in day_groups(place(digest, "en/new/"), ("alpha",)))
    front = front_view(place(digest, "en/page/2/"), Part(("alpha", "beta"), 2, 2))
    assert front.days[0].summary
    (day,) = (one for one in digest.days if one.day == DAY)
    for number, is_there in ((1, True), (2, False)):
        view = day_view(
            place(digest, "en/digest/2022/01/06/"), day, (None, None), Part(day.slugs, number, 2)
        )
        assert (view.summary is not None) == is_there


def test_another_summary_of_a_day_reaches_the_pages_that_show_it_alone() -> None:
    before = summed(STORY, TakenSentence("alpha", 0))
    after = summed(STORY, TakenSentence("beta", 0))
    views, keys = changed_pages(before, after)
    day = "digest/2022/01/06"
    shown = {f"{day}/{name}" for name in ("index.html", "mail.html", "mail.txt")}
    shown |= {"digest/2022/01/index.html", "page/2/index.html"}
    assert views == keys == {f"{lang}/{path}" for lang in ("ar", "en") for path in shown}


def test_another_summary_of_a_story_reaches_no_page_without_the_story() -> None:
    after = with_story(sample(), "alpha", "beta", summary=FIRST_OF_BOTH[1:])
    views, keys = changed_pages(STORY, after)
    assert {"en/stories/index.html", "en/stories/alpha/index.html"} <= views <= keys
    assert not keys & {"en/articles/delta/index.html", "en/digest/2022/02/01/index.html"}


def test_a_changed_article_reaches_the_summary_that_shows_it_on_a_page_without_its_card() -> None:
    articles = [article(slug, DAY) for slug in "abcd"]
    digest = summed(digest_of(articles), TakenSentence("d", 0))
    changed = _renamed(digest, "d")
    views, keys = changed_pages(digest, changed)
    first = {"en/index.html", "en/digest/2022/01/06/index.html", "en/digest/2022/01/index.html"}
    assert first <= views <= keys
    assert (
        "en/index.html"
        not in changed_pages(digest_of(articles), _renamed(digest_of(articles), "d"))[0]
    )


def _renamed(digest: Digest, slug: str) -> Digest:
    composed: ComposedArticle = digest.articles[slug]
    title = composed.translation.title
    assert title
    translation = replace(composed.translation, title=replace(title, text="Another title"))
    changed = replace(composed, translation=translation)
    return replace(digest, articles={**digest.articles, slug: changed})


def test_pages_show_the_summaries(tmp_path: Path) -> None:
    digest = summed(STORY, TakenSentence("beta", 1), TakenSentence("gamma", 0))
    render(tmp_path, digest)
    pages = {path: bytes_.decode() for path, bytes_ in content(tmp_path / "site").items()
             if path.endswith(".html")}  # fmt: skip
    day = pages["en/digest/2022/01/06/index.html"]
    assert "The day in 2 sentences" in day
    assert (
        'data-translation="machine"'
        in day.split("The day in 2 sentences")[1].split("</section>")[0]
    )
    front = pages["en/page/2/index.html"]
    assert "<summary>The day in 2 sentences</summary>" in front
    assert "in-brief" not in pages["en/index.html"], "the day begins on the second page"
    assert "اليوم في جملتين" in pages["ar/page/2/index.html"]
    story = pages["en/stories/alpha/index.html"]
    assert "The story in 3 sentences" in story
    assert story.index("The story in 3 sentences") < story.index('class="told"')
    assert 'href="../articles/alpha/#s3"' in pages["en/stories/index.html"]
    assert "in-brief" not in pages["en/digest/2022/01/07/index.html"]


def test_whose_choice_the_sentences_are_is_said_as_it_is(tmp_path: Path) -> None:
    edited = written(sample(), "alpha", EditorSummary(ar="ملخص"))
    editors, programs = TakenSentence("alpha", None), TakenSentence("beta", 1)
    for number, (taken, by, said, unsaid) in enumerate(
        [
            ((programs,), "program", ["chosen by a program. Each leads"], ["by the editors"]),
            ((editors,), "editor", ["Written by the editors, as summaries"], ["by a program"]),
            (
                (programs, editors),
                "both",
                ["was written by the editors. The other"],
                ["Each leads"],
            ),
        ]
    ):
        digest = summed(edited, *taken)
        assert of_day(digest).chosen_by == by
        render(tmp_path / str(number), digest)
        for page in ("digest/2022/01/06/index.html", "page/2/index.html"):
            html = (tmp_path / str(number) / "site" / "en" / page).read_text("utf-8")
            assert all(words in html for words in said), page
            assert not any(words in html for words in unsaid), page
    of_editor = with_story(sample(), "alpha", "beta", editor_summary=EditorSummary("قصة"))
    assert of_story(of_editor).chosen_by == "editor"


def test_an_editors_summary_of_a_story_has_its_paragraphs_and_is_bounded_in_the_list(
    tmp_path: Path,
) -> None:
    long = "The river rose by two metres. " * 40
    words = f"Three <b>villages</b> were flooded.\n\n{long.strip()}"
    digest = with_story(sample(), "alpha", "beta", editor_summary=EditorSummary(en=words))
    render(tmp_path, digest)
    story = (tmp_path / "site/en/stories/alpha/index.html").read_text("utf-8").split("<body>")[1]
    assert "Three &lt;b&gt;villages&lt;/b&gt; were flooded.</p>" in story
    assert story.count("The river rose by two metres.") == 40
    stories = (tmp_path / "site/en/stories/index.html").read_text("utf-8").split("<body>")[1]
    assert "Three &lt;b&gt;villages&lt;/b&gt; were flooded.</p>" in stories
    assert 0 < stories.count("The river rose by two metres.") <= LONGEST_IN_LISTS // 30
    assert "\N{HORIZONTAL ELLIPSIS}" in stories


def test_the_other_language_of_an_editors_summary_stands_below_as_on_an_articles_page(
    tmp_path: Path,
) -> None:
    both = EditorSummary("غمرت المياه ثلاث قرى.", "Three villages were flooded.")
    render(tmp_path, with_story(sample(), "alpha", "beta", editor_summary=both))
    story = (tmp_path / "site/en/stories/alpha/index.html").read_text("utf-8")
    assert '<p class="in-other" lang="ar" dir="rtl">غمرت المياه ثلاث قرى.</p>' in story


def test_a_day_without_a_summary_says_nothing_of_one() -> None:
    digest = sample()
    assert day_summary(place(digest, "en/"), Day(DAY, ("alpha",)).summary, noted=True) is None


def test_the_editors_words_on_a_story_have_the_story_for_a_source(tmp_path: Path) -> None:
    digest = with_story(sample(), "alpha", "beta", editor_summary=EditorSummary("قصة", "A story"))
    digest = summed(digest, TakenSentence("beta", None))
    (part,) = of_day(digest).parts
    assert part.source is None
    assert part.story
    assert part.story.href == "../../../../stories/alpha/"
    (said,) = part.sentences
    assert (said.text.text, said.by_editor) == ("A story", True)
    # The editor's words on the article itself are nearer to the day.
    both = written(digest, "beta", EditorSummary(en="A report"))
    (own,) = of_day(both).parts
    assert own.source
    assert own.sentences[0].text.text == "A report"
    render(tmp_path, digest)
    page = content(tmp_path / "site")["en/digest/2022/01/06/index.html"].decode()
    box = page.split('id="in-brief"')[1].split("</section>")[0]
    assert "A story" in box
    assert "Outlet unknown" not in box


def test_the_source_of_a_sentence_stands_before_who_else_has_it(tmp_path: Path) -> None:
    render(tmp_path, STORY)
    page = content(tmp_path / "site")["en/stories/alpha/index.html"].decode()
    items = page.split('id="in-brief"')[1].split("</ol>")[0].split("<li")[1:]
    noted = next(item for item in items if "Also in:" in item)
    assert noted.index('class="source small"') < noted.index("Also in:")
    # Every sentence has its source below it.
    assert noted.rindex('class="source small"') > noted.rindex('href="../../articles/alpha/#s3"')
