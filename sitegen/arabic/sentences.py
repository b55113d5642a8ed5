"""Splits an article's text into sentences, block by block, losing no character but white space.

sentencex proposes the boundaries on text whose quotation marks and brackets are blanked; this
module takes back those that fall behind an abbreviation, behind the two dots that news uses as a
pause, or inside quoted speech that closes soon. It never joins two blocks.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import accumulate

from sentencex import segment

from sitegen.arabic.letters import INVISIBLE, MARKS, TATWEEL, is_letter
from sitegen.model import Block, Sentence

# Quoted speech of several sentences stays whole up to this length; beyond it a reader loses the
# thread, and translation engines start to cut.
_MAX_WORDS_QUOTED = 120
# `..` as a pause joins up to this length; some outlets end every sentence with two dots.
_MAX_WORDS_PAUSED = 60

# Every mark of a family opens or closes by where it stands: Arabic text mixes up which of the two
# curly or angled marks comes first. Brackets do not suffer from that.
_FAMILIES = ('"“”„‟', "«»", "()", "[]")
_QUOTES = frozenset(_FAMILIES[0] + _FAMILIES[1])
_CLOSABLE = "".join(_FAMILIES) + " "
# sentencex looks for pairs of these as well, in time that grows with the square of their number.
_OTHER_QUOTES = "`'‘’‚‛‹›"
_BLANK = str.maketrans(dict.fromkeys("".join(_FAMILIES) + _OTHER_QUOTES + INVISIBLE, " "))
_BEFORE_OPENING = frozenset("([{:،,؛;-–—/")
_AFTER_CLOSING = frozenset(")]}.،,؛;:؟?!…-–—/")

_WORD = re.compile(r"[^\W_]")
_PAUSE = re.compile(r"(?<!\.)\.\.$")
_ERA = re.compile(rf"\d[\s{INVISIBLE}]*[^\W\d_][{MARKS}{TATWEEL}]*\.$")
_LAST_TOKEN = re.compile(rf"([^\W\d_][^\W\d_{MARKS}{TATWEEL}.]*)[{MARKS}{TATWEEL}]*\.$")
_LONE_NUMBER = re.compile(r"\s*\d{1,3}\.$")
_VISIBLE = re.compile(r"\S")
# Long enough for any abbreviation; keeps the look back short whatever the text.
_LOOK_BACK = 40
# A sentence that follows a quoted question opens with one of these; its frame does not.
_CONJUNCTIONS = "وف"
_GOES_ON = frozenset("،,؛;:.؟?!")


def split_sentences(text: str, blocks: Sequence[Block]) -> tuple[Sentence, ...]:
    """Split each block into sentences, in order, with offsets into `text`.

    The spans never overlap, begin and end with a visible character, and together hold every
    character of the blocks that is not white space.
    """
    return tuple(
        Sentence(start, end, text[start:end], index)
        for index, block in enumerate(blocks)
        for start, end in _spans(text, block)
    )


@dataclass(frozen=True, slots=True)
class _Enclosure:
    """The marks of one family in a paragraph: where they stand, and which of them open."""

    positions: tuple[int, ...]
    opens: tuple[bool, ...]

    def closing_after(self, boundary: int) -> int:
        """Return where the pair that holds the boundary closes, -1 where none does.

        An opening mark that is followed by another opening one was never closed, so it holds
        nothing: that bounds the damage of a forgotten mark.
        """
        after = bisect_left(self.positions, boundary)
        if 0 < after < len(self.positions) and self.opens[after - 1] and not self.opens[after]:
            return self.positions[after]
        return -1


def _spans(text: str, block: Block) -> Iterator[tuple[int, int]]:
    paragraph = text[block.start : block.end]
    for start, end in _joined(paragraph):
        piece = paragraph[start:end]
        begin = block.start + start + len(piece) - len(piece.lstrip())
        finish = begin + len(piece.strip())
        if finish > begin:
            yield begin, finish


def _joined(paragraph: str) -> Iterator[tuple[int, int]]:
    """Yield the sentences of a paragraph as spans that touch each other."""
    enclosures = [_enclosure(paragraph, family) for family in _FAMILIES]
    cuts = _cuts(paragraph, enclosures)
    pieces = list(zip([0, *cuts], [*cuts, len(paragraph)], strict=True))
    counts = [len(paragraph[start:end].split()) for start, end in pieces]
    words_before = [0, *accumulate(counts)]
    first = 0
    index = 0
    while index < len(pieces):
        last = index
        if index + 1 < len(pieces):
            last = _last_joined(paragraph, pieces, words_before, enclosures, first, index)
        if last == index:
            yield pieces[first][0], pieces[index][1]
            first = index = index + 1
        else:
            index = last


def _last_joined(
    paragraph: str,
    pieces: Sequence[tuple[int, int]],
    words_before: Sequence[int],
    enclosures: Sequence[_Enclosure],
    first: int,
    index: int,
) -> int:
    """Return the last piece that belongs to the sentence from `first`, at least to `index`."""
    end = pieces[index][1]
    closing = max(enclosure.closing_after(end) for enclosure in enclosures)
    if closing >= 0:
        last = bisect_left(pieces, closing, key=lambda piece: piece[1] - 1)
        if words_before[last + 1] - words_before[first] <= _MAX_WORDS_QUOTED:
            return last
    head = paragraph[pieces[index][0] : end].rstrip()
    tail = paragraph[end : pieces[index + 1][1]]
    if _is_abbreviated(head) or not _WORD.search(head) or not _WORD.search(tail):
        return index + 1
    words = words_before[index + 2] - words_before[first]
    if _PAUSE.search(head.rstrip(_CLOSABLE)[-3:]) and words <= _MAX_WORDS_PAUSED:
        return index + 1
    return index


def _is_abbreviated(head: str) -> bool:
    """Tell whether the full stop at the end of this piece belongs to its last word."""
    if _LONE_NUMBER.match(head):
        return True
    head = head[-_LOOK_BACK:]
    token = _LAST_TOKEN.search(head)
    if token is None or _ERA.search(head):
        return False
    bare = token[1][1:] if token[1].startswith("و") and len(token[1]) > 1 else token[1]
    if len(bare) == 1 or len(token[1]) == 1:
        before = head[: token.start()]
        return not (before and is_letter(before[-1]))
    return bare in _abbreviations() or token[1] in _abbreviations()


@cache
def _abbreviations() -> frozenset[str]:
    source = resources.files("sitegen.data").joinpath("abbreviations.txt")
    lines = source.read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip() for line in lines if line.strip() and line[0] != "#")


def _enclosure(paragraph: str, family: str) -> _Enclosure:
    positions = tuple(match.start() for match in re.finditer(f"[{re.escape(family)}]", paragraph))
    opens: list[bool] = []
    for position in positions:
        if paragraph[position] in _QUOTES:
            is_open = bool(opens) and opens[-1]
            opens.append(_opens(paragraph, position, is_open=is_open))
        else:
            opens.append(paragraph[position] == family[0])
    return _Enclosure(positions, tuple(opens))


def _opens(paragraph: str, position: int, *, is_open: bool) -> bool:
    """Tell whether a quotation mark opens, by its neighbours; in doubt it changes the state."""
    before = paragraph[position - 1] if position else " "
    after = paragraph[position + 1] if position + 1 < len(paragraph) else " "
    free_before = before.isspace() or before in _BEFORE_OPENING
    free_after = after.isspace() or after in _AFTER_CLOSING
    if free_before == free_after:
        return not is_open
    return free_before


def _cuts(paragraph: str, enclosures: Sequence[_Enclosure]) -> list[int]:
    """Return sentencex's boundaries, each moved behind the marks that close there."""
    closing = {
        position
        for enclosure in enclosures
        for position, opens in zip(enclosure.positions, enclosure.opens, strict=True)
        if not opens
    }
    blanked = paragraph.translate(_BLANK)
    cuts: list[int] = []
    proposed = 0
    for piece in segment("ar", blanked):
        proposed += len(piece)
        cut = proposed - (len(piece) - len(piece.rstrip()))
        stop = cut - 1
        cut = _behind_closing(paragraph, cut, closing)
        following = _VISIBLE.search(paragraph, cut)
        if following is None or (cuts and cut <= cuts[-1]):
            continue
        if following[0] in _GOES_ON or (
            _asks(paragraph, stop, cut) and following[0] not in _CONJUNCTIONS
        ):
            continue
        cuts.append(cut)
    return cuts


def _behind_closing(paragraph: str, cut: int, closing: set[int]) -> int:
    """Move a boundary behind the closing marks that follow it, over white space between them."""
    ahead = cut
    while ahead < len(paragraph) and (ahead in closing or paragraph[ahead].isspace()):
        ahead += 1
        if ahead - 1 in closing:
            cut = ahead
    return cut


def _asks(paragraph: str, stop: int, cut: int) -> bool:
    """Tell whether a quoted question or exclamation ends here, which the sentence may frame."""
    return cut > stop + 1 and paragraph[stop] in "؟?!"
