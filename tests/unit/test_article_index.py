"""What is worked out once for an article, and that pages of actors look no further."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sitegen.model import Mention, Unshown
from sitegen.render.article_index import index_article
from sitegen.render.segments import mention_rows, segment_rows
from sitegen.render.views import TranslationShare
from tests.unit.digest_factory import article, place, sample

NO_SHARE = TranslationShare("untranslated", "", 0, 0, 0, 0, 0)


def test_each_sentence_knows_whom_it_names_and_what_lies_over_it() -> None:
    index = index_article(article("x", date(2022, 1, 6)), {}, NO_SHARE)
    assert index.actors == ({"tokayev", "kz"}, {"kz"}, {"csto"})
    kinds = [[type(one).__name__ for one in found] for found in index.found]
    assert kinds == [["Mention", "Mention"], ["Mention", "Quote", "ResolvedDate"], ["Mention"]]


def test_counts_are_of_those_with_a_page_the_title_and_the_unshown_part_included() -> None:
    digest = sample()
    composed = article("x", None)
    unshown = replace(composed, unshown=Unshown(actors={"csto": 5, "nobody": 9}))
    counts = index_article(unshown, digest.actors, NO_SHARE).counts
    assert [(actor.id, count) for actor, count in counts] == [
        ("csto", 6),
        ("tokayev", 2),
        ("kz", 2),
    ]


def test_an_article_without_a_sentence_has_an_empty_index() -> None:
    composed = article("x", None)
    stray = Mention(0, 1, "x", "person", "name", "tokayev")
    empty = replace(
        composed, analysis=replace(composed.analysis, sentences=(), mentions=(stray,), quotes=())
    )
    index = index_article(empty, {}, NO_SHARE)
    assert (index.found, index.actors) == ((), ())


def test_rows_of_an_actors_page_are_those_of_the_article_and_search_no_mention() -> None:
    digest = sample()
    at = place(digest, "en/actors/kz/")
    composed = digest.articles["alpha"]
    unread = replace(composed, analysis=replace(composed.analysis, mentions=(), quotes=()))
    every = segment_rows(at, composed)
    for wanted in ([0], [1], [2], [0, 2]):
        rows = mention_rows(at, unread, wanted)
        assert [row.arabic for row in rows] == [every[index].arabic for index in wanted]
        assert [row.english for row in rows] == [every[index].english for index in wanted]
