"""Of a long sentence the timeline shows the clause that says when."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sitegen.render.timeline.clipping import ENOUGH, LONGEST, LONGEST_ENGLISH, part_around
from sitegen.render.timeline.entries import entries
from tests.unit.digest_factory import place
from tests.unit.event_articles import eventful, on, telling

CLAUSE = "وزار الوفد الكبير عددا من المدن والقرى البعيدة في شمال البلاد وجنوبها"
WHEN = "عام 1934"
LONG = (
    f"{'، '.join([CLAUSE] * 4)}، وبني المتحف الكبير {WHEN} في المدينة، {'، '.join([CLAUSE] * 4)}."
)


def shown(text: str, words: str = WHEN) -> str:
    at = text.index(words)
    start, end = part_around(text, (0, len(text)), (at, at + len(words)))
    return text[start:end]


def test_a_sentence_that_is_not_long_is_whole() -> None:
    text = f"{CLAUSE}، {WHEN}."
    assert shown(text) == text


def test_of_a_long_one_the_clause_stays_with_what_stands_before_it() -> None:
    part = shown(LONG)
    assert ENOUGH <= len(part) <= LONGEST
    assert part.endswith(f"{WHEN} في المدينة،")
    assert part.startswith(CLAUSE)


def test_at_the_beginning_and_the_end_the_other_side_is_taken() -> None:
    rest = "، ".join([CLAUSE] * 6)
    first, last = shown(f"بني {WHEN}، {rest}."), shown(f"{rest}، وبني {WHEN}.")
    assert first.startswith(f"بني {WHEN}، {CLAUSE}")
    assert last.endswith(f"{CLAUSE}، وبني {WHEN}.")
    assert max(len(first), len(last)) <= LONGEST


def test_a_clause_without_end_is_cut_between_words() -> None:
    words = [f"كلمة{number}" for number in range(80)]
    text = f"{' '.join(words)} {WHEN} {' '.join(words)}."
    part = shown(text)
    assert WHEN in part
    assert LONGEST / 2 < len(part) <= LONGEST
    assert set(part.split()) <= {*words, *WHEN.split()}


def test_a_mark_within_the_words_that_say_when_cuts_nothing() -> None:
    words = "الخميس، 6 يناير"
    part = shown(f"{'، '.join([CLAUSE] * 4)}، عاد {words}، {CLAUSE}.", words)
    assert words in part


def test_entries_show_a_part_in_arabic_and_the_whole_beside_english() -> None:
    day = on(WHEN, date(1934, 1, 1))
    english = "The museum was built. " * 30
    article = telling("a", [LONG], [day])
    arabic = eventful(article)
    (entry,) = entries(place(arabic, "ar/timeline/1934/"), arabic.events)
    said = "".join(run.text for run in entry.arabic)
    assert said.startswith("… وزار")
    assert said.endswith(f"{WHEN} في المدينة، …")
    (untranslated,) = entries(place(arabic, "en/timeline/1934/"), arabic.events)
    assert "".join(run.text for run in untranslated.arabic) == said
    whole = eventful(
        replace(article, translation=telling("a", [LONG], [day], english=[english]).translation)
    )
    (entry,) = entries(place(whole, "en/timeline/1934/"), whole.events)
    assert "".join(run.text for run in entry.english) == english
    assert "".join(run.text for run in entry.arabic) == LONG


def test_very_long_english_is_cut_and_the_arabic_beside_it_to_its_clause() -> None:
    english = "The delegation visited many towns in the north of the country. " * 50
    digest = eventful(telling("a", [LONG], [on(WHEN, date(1934, 1, 1))], english=[english]))
    (entry,) = entries(place(digest, "en/timeline/"), digest.events)
    (run,) = entry.english
    assert run.text.endswith(" …")
    assert english.startswith(run.text.removesuffix(" …"))
    assert len(run.text) <= LONGEST_ENGLISH + 2
    assert sum(len(one.text) for one in entry.arabic) < len(LONG)
