"""Tells where a sentence, cut short, would claim more than the whole of it does.

In: a sentence as it is read. Out: for each place whether what is cut off denies what is kept, takes
something out of it, says within what it is the highest, or whose words it quotes. What says so is
known by lists; what only its sense denies is not seen.
"""

from __future__ import annotations

from sitegen.render.summaries.reading import COMMAS, SEMICOLONS, Reading

# So many words behind "but" say what.
HALF = 2
# "More than", "the day before yesterday": no superlatives.
_NO_SUPERLATIVE = {"ar": frozenset(("من", "امس")), "en": frozenset[str]()}
# "But also", "not only … but": nothing is taken back.
_ALSO = frozenset(("also",))
# "Nothing but": behind these "but" and "except" are the point of it.
_NOTHING = frozenset(("nothing", "anything", "all", "none", "nobody", "only"))


def overstated(reading: Reading) -> tuple[bool, ...]:
    """Tell for each place whether a cut before its word makes the sentence claim too much."""
    pairs = zip(_turned_later(reading), _highest(reading), _unsigned(reading), strict=True)
    return tuple(any(found) for found in pairs)


def _turned_later(reading: Reading) -> list[bool]:
    """Tell where the rest of the sentence denies something, or takes something out."""
    found, is_turned = _half_turned(reading), False
    for at in range(len(reading.tokens) - 1, 0, -1):
        is_turned = is_turned or _turns(reading, at)
        # What another sentence says is not said in this one.
        is_turned = is_turned and not reading.ends_sentence(at)
        found[at] = found[at] or is_turned
    return found


def _half_turned(reading: Reading) -> list[bool]:
    """Tell where "but" and hardly anything behind it would be kept: "but they | stressed that"."""
    found, since = list[bool](), HALF
    for at in range(len(reading.tokens)):
        is_end = at > 0 and (reading.follows(at, COMMAS + SEMICOLONS) or reading.ends_sentence(at))
        since = HALF if is_end else since
        found.append(since < HALF)
        since = 0 if at and _turns(reading, at) else since + 1
    return found


def _turns(reading: Reading, at: int) -> bool:
    length = reading.entries[at].reversal
    if not length or reading.keys[at - 1] in _NOTHING:
        return False
    return _ALSO.isdisjoint(reading.keys[at + length : at + length + 1])


def _highest(reading: Reading) -> list[bool]:
    """Tell where something is the most of all, and the clause may yet say of which."""
    found, is_open = list[bool](), False
    for at in range(len(reading.tokens)):
        entries = reading.entries[at]
        is_clause = entries.clause > 0 or (at > 0 and reading.follows(at, COMMAS + SEMICOLONS))
        is_new = (is_clause and not entries.scoped) or (at > 0 and reading.ends_sentence(at))
        is_open = is_open and not is_new
        found.append(is_open)
        then = "".join(reading.keys[at + entries.highest : at + entries.highest + 1])
        is_open = is_open or (entries.highest > 0 and then not in _NO_SUPERLATIVE[reading.lang])
    return found


def _unsigned(reading: Reading) -> list[bool]:
    """Tell where only words of a quotation are kept that opens the text, not whose they are."""
    pair = next((one for one in reading.pairs if one.opens == 0 and not one.is_bracket), None)
    if pair is None:
        return [False] * len(reading.tokens)
    behind = [at for at, token in enumerate(reading.tokens) if token.start > pair.closes]
    # The first word behind it says no more than that somebody speaks.
    until = behind[1] if len(behind) > 1 else len(reading.tokens)
    return [at <= until for at in range(len(reading.tokens))]
