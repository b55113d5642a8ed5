from __future__ import annotations

import tomllib
from collections import Counter
from importlib import resources

from sitegen.compose.identity.name_families import FILE, families, read_families
from sitegen.compose.identity.name_words import name_words

TABLES = ("names", "words")


def test_a_spelling_is_in_one_family_and_a_family_has_several() -> None:
    text = resources.files("sitegen.data").joinpath(FILE).read_text(encoding="utf-8")
    tables = tomllib.loads(text)
    assert tuple(tables) == TABLES
    for table in TABLES:
        spelt = [["".join(name_words(spelling)) for spelling in one] for one in tables[table]]
        assert [one for one in spelt if len(set(one)) < 2] == []
        every = Counter(spelling for one in spelt for spelling in one)
        assert [spelling for spelling, times in every.items() if times > 1] == []


def test_whole_names_and_words_stand_for_the_first_of_their_family() -> None:
    made = read_families(
        'names = [["ألماتي", "ألما آتا"], ["بكين", "بيجين"]]\nwords = [["عنان", "أنان"]]'
    )
    assert made.whole(name_words("ألما-آتا")) == name_words("ألماتي")
    assert made.whole(name_words("جامعة بيجين")) == name_words("جامعة بكين")
    assert made.whole(name_words("كوفي أنان")) == name_words("كوفي عنان")
    assert made.word("مجهول") == "مجهول"


def test_the_article_hides_no_family() -> None:
    assert families().word("البرزاني") == families().word("بارزاني")
