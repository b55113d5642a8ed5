"""Whether the English of a name stands in a sentence."""

from __future__ import annotations

import pytest

from sitegen.model import Term
from sitegen.terms.listing import build_terms
from sitegen.terms.rendering import has_rendering, missing


@pytest.mark.parametrize(
    ("english", "rendering"),
    [
        ("He left for moscow today.", "Moscow"),
        ("A mayor of Sao Paulo spoke.", "São Paulo"),
        ("A mayor of São Paulo spoke.", "Sao Paulo"),
        ("The Trans Alaska line", "Trans-Alaska"),
        ("The Trans\u2013Alaska line", "Trans Alaska"),
        ("The team of O\u2019Brien", "O'Brien"),
        ("Italy &apos; s plans", "Italy"),
        ("Branson's group", "Branson"),
        ("Branson\u2019s group", "Branson"),
        ("It was in Onion.", "The Onion"),
        ("It was in the Onion.", "The Onion"),
        ("the U.S. army", "US"),
        ("the US army", "U.S."),
        ("J.K. Rowling wrote it", "JK Rowling"),
        ("the &quot;Kursk&quot; sank", "Kursk"),
        ("COVID-19 spreads", "Covid 19"),
    ],
)
def test_small_differences_do_not_matter(english: str, rendering: str) -> None:
    assert has_rendering(english, [rendering])


@pytest.mark.parametrize(
    ("english", "rendering"),
    [
        ("The Iranian team", "Iran"),
        ("They told us so.", "US"),
        ("Who said that?", "WHO"),
        ("World War II began", "World War I"),
        ("San Diego and Francisco", "San Francisco"),
        ("", "Iran"),
        ("Iran", "\u2014"),
    ],
)
def test_what_is_not_there_is_not_found(english: str, rendering: str) -> None:
    assert not has_rendering(english, [rendering])


def test_any_accepted_rendering_will_do() -> None:
    assert has_rendering("Talks in Kiev", ["Kyiv", "Kiev"])


def test_missing_names_come_once_and_in_order() -> None:
    terms = build_terms([
        Term(("موسكو",), ("Moscow",)), Term(("كييف",), ("Kyiv",)), Term(("روما",), ("Rome",)),
    ])  # fmt: skip
    required = terms.find("قالت كييف إن موسكو تخطئ، وردت موسكو على كييف من روما.")
    assert [one.written for one in missing("Rome was calm.", required)] == ["كييف", "موسكو"]
    assert missing("Kyiv said that Moscow was wrong; it answered from Rome.", required) == ()
    assert missing("", ()) == ()
