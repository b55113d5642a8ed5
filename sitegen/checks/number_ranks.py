"""First for second, once for twice, World War I for II, and scores that are turned round.

In go a sentence in both languages and its amounts; out come pairs. Ordinals are compared where both
languages rank the same thing; else first and second may stand for much.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache
from itertools import pairwise

from sitegen.amounts.amount import Amount
from sitegen.arabic.letters import Folded, fold, fold_text
from sitegen.arabic.word_lists import read_list
from sitegen.checks.exchanged import exchanged
from sitegen.checks.number_order import Pair

_ORDERS = {
    "اول": 1, "اولي": 1, "ثاني": 2, "ثانيه": 2, "first": 1, "1st": 1, "second": 2, "2nd": 2,
}  # fmt: skip
_ORDER_AR = "اولي|اول|ثانيه|ثاني"
# Words begin and end here; the number is not eleventh, twelfth or twenty-first.
_OPENS, _CLOSES = r"(?<![^\W_])", r"(?![^\W_])"
_NO_MORE = rf"{_CLOSES}(?! عشره?{_CLOSES}| وال[^\W_]+[يو]ن{_CLOSES})"
_WAR_AR = re.compile(
    r"(?:ال)?حرب(?P<many>ين)? (?:ال)?عالمي(?:ه|تين) (?P<which>الاولي|الثانيه|الثالثه)"
    r"(?P<more> وال)?"
)
_WAR_EN = re.compile(
    r"\b(?:(?P<before>first|second|third) world war(?P<more>s)?"
    r"|world war(?P<many>s)? (?P<behind>iii|ii|i|one|two|three|[123])"
    r"|ww ?(?P<short>iii|ii|i|[123]))\b"
)
_WARS = {
    "الاولي": 1, "الثانيه": 2, "الثالثه": 3, "first": 1, "second": 2, "third": 3, "i": 1, "ii": 2,
    "iii": 3, "one": 1, "two": 2, "three": 3, "1": 1, "2": 2, "3": 3,
}  # fmt: skip
_FREQUENCY_AR = re.compile(rf"{_OPENS}[وف]?[بل]?(?:(?P<twice>مرت[يا]ن)|مره واحده){_CLOSES}")
_FREQUENCY_EN = re.compile(r"\b(?:(?P<twice>twice)|(?<!at )once(?! (?:again|more|upon)))\b")
_ONE, _TWO = Fraction(1), Fraction(2)
# A score in words, its second half a dual: ثلاثة أهداف مقابل هدفين.
_SECOND_HALF_AR = re.compile(
    rf" ?(?:(?:اهداف|نقاط|اشواط) )?(?:(?:مقابل|لقاء) |ل)(?:هدف|نقطت|شوط)[يا]ن{_CLOSES}"
)
# In code points: the longest second half, with marks.
_REACH = 40
_BETWEEN_EN = re.compile(r" (?:(?:goals|points|sets) )?(?:to|against) ")


@dataclass(frozen=True, slots=True)
class _RankWords:
    """Patterns of what is first or second; `things` tells both languages' names of one thing."""

    things: Mapping[str, str]
    arabic: tuple[re.Pattern[str], ...]
    english: re.Pattern[str]


def changed_ranks(
    source: str, english: str, needed: Sequence[Amount], offered: Sequence[Amount]
) -> tuple[Pair, ...]:
    """Return what the English says in the place of another rank, war, frequency or score."""
    folded, lowered = fold(source), Folded(english.lower())
    if len(lowered.text) != len(english):
        return ()
    return (
        *exchanged(_wars(folded, _WAR_AR), _wars(lowered, _WAR_EN)),
        *_changed_things(folded, lowered),
        *exchanged(
            _frequencies(folded, _FREQUENCY_AR, needed),
            _frequencies(lowered, _FREQUENCY_EN, offered),
        ),
        *_turned_scores(source, english, needed, offered),
    )


def _wars(text: Folded, pattern: re.Pattern[str]) -> list[Amount]:
    """List the World Wars; none where two are said at once, in whatever way."""
    wars: list[Amount] = []
    for match in pattern.finditer(text.text):
        said = match.groupdict()
        if said.pop("many") or said.pop("more"):
            return []
        (war,) = (_WARS[word] for word in said.values() if word in _WARS)
        wars.append(Amount(*text.span(*match.span()), frozenset({Fraction(war)})))
    return wars


def _changed_things(folded: Folded, lowered: Folded) -> list[Pair]:
    """Compare the ranks of each thing by itself."""
    words = _rank_words()
    needed = [rank for pattern in words.arabic for rank in _ranks(folded, pattern, words.things)]
    offered = _ranks(lowered, words.english, words.things)
    pairs: list[Pair] = []
    for thing in dict.fromkeys(thing for thing, _ in needed):
        sides = ([rank for name, rank in side if name == thing] for side in (needed, offered))
        pairs += exchanged(*sides)
    return pairs


def _ranks(
    text: Folded, pattern: re.Pattern[str], things: Mapping[str, str]
) -> list[tuple[str, Amount]]:
    return [
        (
            things[match["thing"]],
            Amount(*text.span(*match.span("rank")), frozenset({Fraction(_ORDERS[match["order"]])})),
        )
        for match in pattern.finditer(text.text)
    ]


def _frequencies(text: Folded, pattern: re.Pattern[str], amounts: Sequence[Amount]) -> list[Amount]:
    """List what says once or twice; any other one or two may be its source."""
    found = [
        Amount(*text.span(*match.span()), frozenset({_TWO if match["twice"] else _ONE}))
        for match in pattern.finditer(text.text)
    ]
    return found + [replace(amount, must=False) for amount in amounts]


def _turned_scores(
    source: str, english: str, needed: Sequence[Amount], offered: Sequence[Amount]
) -> list[Pair]:
    """Find "two goals to three": English has the larger number first, whoever won."""
    turned: list[Pair] = []
    for first, second in pairwise(offered):
        is_score = _BETWEEN_EN.fullmatch(english, first.end, max(first.end, second.start))
        if not is_score or _TWO not in first.values or not second.must:
            continue
        for amount in needed:
            half = _SECOND_HALF_AR.match(fold_text(source[amount.end : amount.end + _REACH]))
            if half and not amount.values.isdisjoint(second.values):
                turned.append(Pair(amount, replace(first, end=second.end)))
    return turned


@cache
def _rank_words() -> _RankWords:
    """Load the packaged word list."""
    data = read_list("ranked_things")
    arabic = {fold_text(form): name for name, forms in data.items() for form in forms["ar"]}
    english = {form: name for name, forms in data.items() for form in forms["en"]}
    things_ar, things_en = "|".join(arabic), "|".join(english)
    return _RankWords(
        things=arabic | english,
        arabic=(
            re.compile(
                rf"{_OPENS}[وف]?[بلك]?(?P<rank>(?:ال|ل)?(?P<thing>{things_ar}) "
                rf"ال(?P<order>{_ORDER_AR})){_NO_MORE}"
            ),
            re.compile(
                rf"{_OPENS}[وف]?[بلك]?(?P<rank>(?P<order>{_ORDER_AR}) (?P<thing>{things_ar}))"
                rf"{_CLOSES}"
            ),
        ),
        english=re.compile(
            rf"(?<![\w\-])(?P<rank>(?P<order>first|second|1st|2nd)[ \-](?:[a-z]+[ \-])?"
            rf"(?P<thing>{things_en}))s?\b"
        ),
    )
