from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from sitegen.model import Actor, Digest, QuotePlace
from sitegen.render.actor_views import ActorsView, ActorView
from sitegen.render.actors.index import PAGE_NAMES, actors_view, make_index
from sitegen.render.actors.page import SOURCES, actor_view
from sitegen.render.actors.plans import plan_actors
from sitegen.render.articles import article_view
from sitegen.render.pages import plan_pages
from sitegen.render.paging import Part
from tests.unit.actor_digest import crowd, person
from tests.unit.digest_factory import article, digest_of, edition, place, sample

FOUND = person(1, "سعيد بدر", "Saeed Badr", listed_by="found")


def index(digest: Digest, address: str, number: int = 1) -> ActorsView:
    here = place(digest, address)
    made = make_index(here.edition)
    return actors_view(here, made, made.parts[number - 1])


def page(digest: Digest, actor_id: str, part: Part | None = None, lang: str = "en") -> ActorView:
    entry = digest.actors[actor_id]
    here = place(digest, f"{lang}/actors/{actor_id}/", site_url="https://example.org/")
    return actor_view(here, entry, part or Part(entry.slugs, 1, 1))


def few(**changes: object) -> Digest:
    """Six actors, one of them found by the program."""
    actors = [person(number) for number in range(6)]
    actors[1] = replace(FOUND, **changes)  # type: ignore[arg-type]
    return crowd(actors, 12)


def test_a_page_tells_who_says_that_this_is_an_actor() -> None:
    known = {"type": "place", "listed_by": "cldr"}
    origins = [
        page(few(**changes), FOUND.id).origin
        for changes in (
            {"listed_by": "editor"},
            {**known, "country": "OM"},
            known,
            {"listed_by": "packaged"},
            {},
        )
    ]
    assert origins == [
        "From the editors’ list",
        "From the country list of Unicode CLDR",
        "From the city list of Unicode CLDR",
        "From the list that comes with sitegen",
        "Found by the program, not confirmed by an editor",
    ]


def test_the_index_groups_actors_and_leaves_empty_groups_out() -> None:
    digest = sample()
    view = index(digest, "en/actors/")
    assert [group.label for group in view.groups] == ["People", "Organisations", "Places"]
    ((letter,),) = (group.letters for group in view.groups if group.type == "place")
    (row,) = letter.actors
    assert letter.letter.text == "K"
    assert (row.name.text, row.name_other and row.name_other.text) == ("Kazakhstan", "كازاخستان")
    assert (row.href, row.articles, row.also) == ("kz/", 6, "قازاخستان")
    empty = index(digest_of([]), "en/actors/")
    assert (empty.groups, empty.total, empty.network) == ((), 0, "")


def test_actors_stand_in_the_alphabetical_order_of_the_pages_language() -> None:
    names = (("a", "أرمينيا", "Armenia"), ("o", "النمسا", "Österreich"), ("z", "زيورخ", "Zurich"))
    actors = {key: Actor(key, "place", arabic, english) for key, arabic, english in names}
    digest = digest_of([article("x", None)])
    entry = digest.actors["kz"]
    mixed = replace(
        digest, actors={key: replace(entry, actor=actor) for key, actor in actors.items()}
    )

    def letters(address: str) -> list[tuple[str, str]]:
        (group,) = index(mixed, address).groups
        return [(each.letter.text, row.name.text) for each in group.letters for row in each.actors]

    assert letters("en/actors/") == [("A", "Armenia"), ("O", "Österreich"), ("Z", "Zurich")]
    assert letters("ar/actors/") == [("ا", "أرمينيا"), ("ز", "زيورخ"), ("ن", "النمسا")]


def test_a_long_index_runs_over_pages_and_every_letter_leads_to_where_it_begins() -> None:
    digest = crowd([person(number) for number in range(PAGE_NAMES + 20)], 80)
    first, second = index(digest, "en/actors/"), index(digest, "en/actors/page/2/", 2)
    shown = [
        sum(len(letter.actors) for group in view.groups for letter in group.letters)
        for view in (first, second)
    ]
    assert shown == [PAGE_NAMES, 20]
    assert first.total == second.total == PAGE_NAMES + 20
    (group,) = first.groups
    assert len(group.bar) == 26
    assert group.bar[0].href == "#person-61"
    assert group.bar[-1].href == "page/2/#person-7a"
    assert {letter.id for each in second.groups for letter in each.letters} >= {"person-7a"}
    assert [link.href for link in second.pages] == ["../../", "./"]
    assert [link.current for link in second.pages] == [False, True]
    assert second.groups[0].bar[-1].href == "#person-7a"


def test_the_index_has_the_same_pages_in_both_languages() -> None:
    digest = crowd([person(number) for number in range(PAGE_NAMES + 20)], 80)
    trees = [
        {
            plan.place.address.partition("/")[2]
            for plan in plan_actors(edition(digest, Path("nowhere"), lang))
        }
        for lang in ("ar", "en")
    ]
    assert trees[0] == trees[1]
    assert {"actors/", "actors/page/2/", "network/"} <= trees[0]


def test_what_the_program_found_is_marked_and_so_is_its_spelling() -> None:
    view = index(few(), "en/actors/")
    rows = [row for group in view.groups for letter in group.letters for row in letter.actors]
    marked = [(row.name.text, row.name.romanised) for row in rows if row.found]
    assert marked == [("Saeed Badr", True)]
    assert (view.found, view.romanised) == (1, True)
    assert not any(row.name.romanised for row in rows if not row.found)
    arabic = index(few(), "ar/actors/")
    found = [
        row
        for group in arabic.groups
        for letter in group.letters
        for row in letter.actors
        if row.found
    ]
    assert [(row.name.romanised, row.name_other and row.name_other.romanised) for row in found] == [
        (False, True)
    ]


def test_a_romanised_name_is_marked_on_the_pages_of_articles_too() -> None:
    digest = few()
    slug = digest.actors[FOUND.id].quotes_by[0].slug
    here = place(digest, f"en/articles/{slug}/")
    view = article_view(here, digest.articles[slug])
    assert [line.name.romanised for line in view.people if line.name.text == "Saeed Badr"] == [True]
    (quote,) = view.quotes
    assert quote.said[0].speaker
    assert quote.said[0].speaker.romanised
    pages = plan_pages({lang: edition(digest, Path("nowhere"), lang) for lang in ("ar", "en")})
    frame, _ = next(plan for plan in pages if plan.place.address == "en/").build()
    assert frame.romanises
    listed = plan_pages({lang: edition(sample(), Path("nowhere"), lang) for lang in ("ar", "en")})
    frame, _ = next(plan for plan in listed if plan.place.address == "en/").build()
    assert not frame.romanises


def test_an_actors_page_shows_every_sentence_that_names_it() -> None:
    digest = sample()
    view = page(digest, "tokayev", Part(("alpha",), 1, 1))
    (found,) = view.articles
    assert [row.href for row in found.rows] == ["../../articles/alpha/", "../../articles/alpha/#s1"]
    assert found.rows[0].english[0].text.startswith("Tokayev")
    assert view.origin == "From the editors’ list"
    assert view.mentions == len(digest.actors["tokayev"].mentions)


def test_a_page_says_who_lists_its_actor() -> None:
    country = page(sample(), "kz", Part((), 1, 1))
    assert "CLDR" in country.origin
    assert [variant.text for variant in country.variants] == ["قازاخستان"]
    found = page(few(), FOUND.id)
    assert found.origin == "Found by the program, not confirmed by an editor"
    assert (found.found, found.romanised, found.name.romanised) == (True, True, True)
    assert not page(few(name_en=""), FOUND.id).romanised


def test_quotes_stand_with_their_article_the_arabic_first() -> None:
    digest = few()
    speaker = next(iter(digest.actors.values())).quotes_by[0]
    entry = digest.actors["actor-0"]
    view = page(digest, "actor-0")
    assert len(view.quotes_by) == len(entry.quotes_by) > 1
    first = view.quotes_by[0]
    assert speaker.slug in first.source.href
    assert first.quote.href == f"../../articles/{speaker.slug}/#s1"
    assert "وافق على الاقتراح" in first.quote.said[0].texts[0]
    assert {line.quote.said[0].speaker.text for line in view.quotes_by} == {"Aamer Salem 0"}
    english = [sentence for line in view.quotes_by for sentence in line.quote.english]
    assert english
    assert all(sentence.provenance.state == "machine" for sentence in english)
    spoken_of = page(digest, FOUND.id).quotes_about
    assert len(spoken_of) == len(digest.actors[FOUND.id].quotes_about)
    assert all(line.quote.said[0].speaker.text != "Saeed Badr" for line in spoken_of)


def test_a_page_has_the_quotes_of_its_own_articles_and_the_first_those_of_no_page() -> None:
    digest = few()
    entry = digest.actors["actor-0"]
    elsewhere = next(slug for slug in digest.articles if slug not in entry.slugs)
    stray = replace(entry, quotes_by=(*entry.quotes_by, QuotePlace(elsewhere, 0)))
    digest = replace(digest, actors={**digest.actors, "actor-0": stray})
    parts = [Part(entry.slugs[:1], 1, 2), Part(entry.slugs[1:], 2, 2)]
    first, second = (page(digest, "actor-0", part) for part in parts)
    assert len(first.quotes_by) + len(second.quotes_by) == len(stray.quotes_by)
    assert any(elsewhere in line.source.href for line in first.quotes_by)
    assert not any(elsewhere in line.source.href for line in second.quotes_by)


def test_a_quote_that_is_not_shown_is_left_out() -> None:
    digest = few()
    entry = digest.actors["actor-0"]
    beyond = replace(entry, quotes_by=(QuotePlace(entry.slugs[0], 7),))
    shown = replace(digest, actors={**digest.actors, "actor-0": beyond})
    assert page(shown, "actor-0").quotes_by == ()


def test_only_the_first_page_tells_of_all_articles() -> None:
    digest = few()
    entry = digest.actors["actor-0"]
    first = page(digest, "actor-0", Part(entry.slugs[:2], 1, 2))
    second = page(digest, "actor-0", Part(entry.slugs[2:], 2, 2))
    assert first.offices
    assert first.timeline
    assert first.related
    assert first.drawing
    assert (second.offices, second.timeline, second.related, second.drawing) == ((), (), (), None)


def test_an_office_stands_as_written_with_the_articles_that_say_so() -> None:
    digest = few()
    (office,) = page(digest, "actor-0").offices
    assert (office.text.text, office.text.lang) == ("وزير الخارجية", "ar")
    assert len(office.sources) == SOURCES
    assert office.more == len(digest.actors["actor-0"].slugs) - SOURCES
    newest = digest.articles[digest.actors["actor-0"].slugs[0]].article
    assert office.sources[0].day
    assert office.sources[0].day.iso == str(newest.date)
    assert newest.slug in office.sources[0].href


def test_related_actors_come_with_the_articles_that_tie_them() -> None:
    digest = few()
    view = page(digest, "actor-0")
    counts = [line.articles for line in view.related]
    assert counts == sorted(counts, reverse=True)
    for line, related in zip(view.related, digest.actors["actor-0"].related, strict=True):
        assert line.actor.href == f"../{related.actor}/"
        assert len(line.sources) + line.more == line.articles == len(related.slugs)


def test_who_has_no_page_is_linked_nowhere() -> None:
    digest = few()
    kept = {key: entry for key, entry in digest.actors.items() if key != FOUND.id}
    hidden = replace(digest, actors=kept, known={**digest.known, FOUND.id: FOUND})
    made = {lang: edition(hidden, Path("nowhere"), lang) for lang in ("ar", "en")}
    plans = plan_pages(made)
    assert not any(FOUND.id in plan.place.address for plan in plans)
    for plan in plans:
        assert f"{FOUND.id}/" not in repr(plan.build()), plan.place.address


def test_a_page_is_made_anew_with_any_article_it_tells_of() -> None:
    digest = crowd([person(number) for number in range(12)], 40)
    made = edition(digest, Path("nowhere"), "en", page_size=2)
    plans = {plan.place.address: plan for plan in plan_actors(made)}
    plan = plans["en/actors/actor-0/"]
    _, view = plan.build()
    told = [source for office in view.offices for source in office.sources]
    told += [source for line in view.related for source in line.sources]
    told += [line.source for line in (*view.quotes_by, *view.quotes_about)]
    slugs = {source.href.split("/")[-2] for source in told}
    assert slugs <= set(plan.slugs)
    assert len(slugs) > 2
