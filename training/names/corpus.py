"""Reads the corpus of tagged names and cuts it the way sitegen cuts articles.

In: `anercorp_train.conll` in a folder, a token, a tab and its tag a line, blank lines between
sentences. Out: sentences as text, with the names in them and a tag per piece. The corpus is split
by stretches, because sentences side by side come from one article.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sitegen.tagging.cutting import Piece, cut

FILE = "anercorp_train.conll"
# The last tenth is for measuring: the shipped model never saw it.
_DEVELOPMENT_SHARE = 0.1
# The corpus tags a fourth kind, of all else that has a name; it is trained, and not scored.
SCORED = ("PERS", "LOC", "ORG")
Name = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of the corpus: its tokens, each with a tag like B-PERS, I-PERS or O."""

    tokens: tuple[tuple[str, str], ...]

    @property
    def text(self) -> str:
        """Return the tokens joined by blanks."""
        return " ".join(token for token, _ in self.tokens)

    def spans(self) -> list[tuple[int, int]]:
        """Return where in the text each token stands."""
        spans, at = [], 0
        for token, _ in self.tokens:
            spans.append((at, at + len(token)))
            at += len(token) + 1
        return spans

    def names(self) -> set[Name]:
        """Return the scored names: first token, token after the last, kind."""
        found: set[Name] = set()
        tags = _mended([tag for _, tag in self.tokens])
        for at, tag in enumerate(tags):
            if tag.startswith("B-") and tag[2:] in SCORED:
                end = at + 1
                while end < len(tags) and tags[end] == f"I-{tag[2:]}":
                    end += 1
                found.add((at, end, tag[2:]))
        return found

    def pieces(self) -> tuple[list[Piece], list[str]]:
        """Return the sentence as sitegen cuts it, and a tag for each piece."""
        pieces, spans = cut(self.text), self.spans()
        tags: list[str] = []
        token = last = 0
        for number, piece in enumerate(pieces):
            while spans[token][1] <= piece.start:
                token += 1
            tag = self.tokens[token][1]
            goes_on = number > 0 and token == last and tag.startswith("B-")
            tags.append(f"I-{tag[2:]}" if goes_on else tag)
            last = token
        return pieces, _mended(tags)


def read_corpus(folder: Path) -> list[Line]:
    """Read all sentences, in the order of the corpus."""
    lines: list[Line] = []
    for block in (folder / FILE).read_text(encoding="utf-8").split("\n\n"):
        rows = [row.split("\t") for row in block.split("\n") if row.strip()]
        if rows:
            lines.append(Line(tuple((token, tag) for token, tag in rows)))
    return lines


def split(lines: Sequence[Line]) -> tuple[Sequence[Line], Sequence[Line]]:
    """Return the part to train on and the part to measure on."""
    first = round(len(lines) * (1 - _DEVELOPMENT_SHARE))
    return lines[:first], lines[first:]


def _mended(tags: Sequence[str]) -> list[str]:
    """Begin a name where one goes on that nothing began."""
    mended: list[str] = []
    for tag in tags:
        before = mended[-1] if mended else "O"
        mended.append(f"B-{tag[2:]}" if tag.startswith("I-") and before[1:] != tag[1:] else tag)
    return mended
