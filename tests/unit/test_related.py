from dataclasses import replace
from pathlib import Path

from sitegen.compose.actors import index_actors
from sitegen.compose.related import MOST_PLACES, MOST_RELATED, relate
from sitegen.model import (
    Actor,
    Analysis,
    Article,
    ArticleTranslation,
    ComposedArticle,
    HeldOffice,
    Mention,
    MentionKind,
    Office,
    Quote,
    QuotePlace,
    Related,
    Sentence,
)

WIDTH = 10
KNOWN = {one: Actor(one, "person", one, one) for one in ("a", "b", "c")}


def analysis(*sentences: str, kind: MentionKind = "name") -> Analysis:
    """An analysis whose sentences name an actor by each letter; capitals are demonyms."""
    spans = tuple(
        Sentence(at * WIDTH, (at + 1) * WIDTH, words) for at, words in enumerate(sentences)
    )
    mentions = tuple(
        Mention(
            at * WIDTH + place,
            at * WIDTH + place + 1,
            letter,
            "person",
            "demonym" if letter.isupper() else kind,
            letter.lower(),
        )
        for at, words in enumerate(sentences)
        for place, letter in enumerate(words)
    )
    return Analysis(spans, (), (), mentions, (), (), (), ())


def composed(slug: str, found: Analysis) -> ComposedArticle:
    article = Article(slug, Path(f"{slug}.md"), "", "", ())
    return ComposedArticle(article, found, ArticleTranslation(None, ()), ())


def test_ties_count_articles_then_sentences() -> None:
    articles = {"new": analysis("ab", "ab", "ab", "c"), "old": analysis("ac", "c")}
    ties = relate(articles, {"a", "b", "c"})
    assert ties["a"] == (Related("c", ("new", "old"), 1), Related("b", ("new",), 3))
    assert ties["b"] == (Related("a", ("new",), 3), Related("c", ("new",), 0))


def test_an_adjective_of_nationality_ties_nobody() -> None:
    assert relate({"one": analysis("aB")}, {"a", "b"}) == {}
    assert relate({"one": analysis("ab")}, {"a"}) == {}


def test_only_the_strongest_ties_are_kept() -> None:
    many = "abcdefghijklmnop"
    ties = relate({"one": analysis(*(f"a{letter}" for letter in many[1:]))}, set(many))
    assert len(ties["a"]) == MOST_RELATED


def test_places_are_few_among_the_ties() -> None:
    many = "abcdefghijklmnop"
    named = {"one": analysis(many, many[:-1])}
    ties = relate(named, set(many), places=set(many[1:-1]))
    assert [tie.actor for tie in ties["a"]] == [*many[1 : 1 + MOST_PLACES], many[-1]]


def test_an_entry_tells_offices_and_quotes_that_readers_see() -> None:
    whole = replace(
        analysis("ab", "c"),
        offices=(Office(0, 1, "وزير", "a"), Office(10, 11, "رئيس", "c")),
        quotes=(Quote(0, 2, "ab", "a"), Quote(10, 11, "c", "b")),
    )
    seen = replace(whole, offices=whole.offices[:1], quotes=whole.quotes[:1])
    entries = index_actors({"one": composed("one", seen)}, {"one": whole}, KNOWN)
    assert entries["a"].offices == (HeldOffice("وزير", ("one",)),)
    assert entries["a"].quotes_by == (QuotePlace("one", 0),)
    assert entries["a"].quotes_about == ()
    assert entries["b"].quotes_about == (QuotePlace("one", 0),)


def test_a_few_words_in_the_articles_own_sentence_are_no_quote_by_anybody() -> None:
    words = replace(
        analysis("ab", "c"),
        quotes=(Quote(0, 1, "a", "b", is_statement=False), Quote(1, 2, "b", "b")),
    )
    entries = index_actors({"one": composed("one", words)}, {"one": words}, KNOWN)
    assert entries["b"].quotes_by == (QuotePlace("one", 1),)
    assert (entries["c"].offices, entries["c"].quotes_about) == ((), ())


def test_offices_are_told_once_latest_first() -> None:
    found = {
        "new": replace(analysis("a"), offices=(Office(0, 1, "رئيس", "a"),)),
        "mid": replace(analysis("a"), offices=(Office(0, 1, "وزير الخارجيه", "a"),)),
        "old": replace(analysis("a"), offices=(Office(0, 1, "وزير الخارجية", "a"),)),
    }
    articles = {slug: composed(slug, one) for slug, one in found.items()}
    assert index_actors(articles, found, KNOWN)["a"].offices == (
        HeldOffice("رئيس", ("new",)),
        HeldOffice("وزير الخارجيه", ("mid", "old")),
    )


def test_an_actor_without_a_page_is_in_nobodys_entry() -> None:
    hidden = {**KNOWN, "b": replace(KNOWN["b"], noindex=True)}
    whole = analysis("ab")
    entries = index_actors({"one": composed("one", whole)}, {"one": whole}, hidden)
    assert set(entries) == {"a"}
    assert entries["a"].related == ()
