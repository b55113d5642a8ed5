from __future__ import annotations

import pytest

from sitegen.romanising.graphones import PackedLevel, pack_graphones, packaged_model, read_graphones
from sitegen.romanising.transducer import MAX_LETTERS, Transducer


@pytest.fixture(scope="module")
def transducer() -> Transducer:
    return Transducer(packaged_model())


@pytest.mark.parametrize(
    ("arabic", "latin"),
    [("باتروفيتش", "patrovic"), ("كلارينسون", "clarenson"), ("شمخاني", "shamkhani")],
)
def test_the_likeliest_form_comes_first(transducer: Transducer, arabic: str, latin: str) -> None:
    found = transducer.spell(arabic)
    assert found[0].text == latin
    chances = [one.chance for one in found]
    assert chances == sorted(chances, reverse=True)
    assert len({one.text for one in found}) == len(found)


def test_one_word_is_spelt_alike_before_and_after_others() -> None:
    alone = Transducer(packaged_model()).spell("كوفاليفسكي")
    warm = Transducer(packaged_model())
    for word in ("كوفاليوف", "ليفسكي", "كوفاليفسكايا"):
        warm.spell(word)
    assert warm.spell("كوفاليفسكي") == alone


@pytest.mark.parametrize("word", ["", "چچ", "abc", "ب ب", "ب" * (MAX_LETTERS + 1)])
def test_what_is_no_known_word_is_not_spelt(transducer: Transducer, word: str) -> None:
    assert transducer.spell(word) == ()


def test_two_ways_to_the_same_letters_count_together() -> None:
    # "ab" is a + b or ab at once, each less likely than c + b alone.
    units = (("", "<"), ("", ">"), ("ا", "a"), ("ا", "c"), ("اي", "ab"), ("ي", "b"))
    own = [0.0, 0.2, 0.14, 0.2, 0.03, 0.3]
    levels = (PackedLevel([*range(6)], own, [1.0] * 6, [0] * 6), PackedLevel([], [], (), ()))
    found = Transducer(read_graphones(pack_graphones(units, levels))).spell("اي")
    assert [one.text for one in found] == ["ab", "cb"]
    assert found[0].chance == pytest.approx((0.14 * 0.3 + 0.03) * 0.2, rel=0.1)
