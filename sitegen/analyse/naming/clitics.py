"""Parts a folded word from what may be attached in front of it: and, in, to, the article.

In goes a folded word; out come all ways to part it. Which of them is right only the caller's list
of words can tell.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from sitegen.arabic.letters import fold

# The letters attached, and how many of them stand outside the word with its article; after ل the
# article has no alef.
_ATTACHED = (
    ("", 0), ("ال", 0), ("بال", 1), ("كال", 1), ("لل", 1), ("ب", 1), ("ك", 1), ("ل", 1),
)  # fmt: skip
_WITH_ARTICLE = ("ال", "لل")
_CONJUNCTIONS = "وف"
# Words kept with what is left of them; a newspaper's daily vocabulary.
_KEPT = 1 << 16


@dataclass(frozen=True, slots=True)
class Cut:
    """A word parted from what is attached; `outside` counts the letters before its article."""

    attached: str
    outside: int
    word: str

    @property
    def has_article(self) -> bool:
        """Tell whether the article is attached."""
        return self.attached.endswith(_WITH_ARTICLE)

    @property
    def has_conjunction(self) -> bool:
        """Tell whether "and" or "then" is attached."""
        return self.attached[:1] in _CONJUNCTIONS if self.attached else False

    def begins(self, word: str) -> int:
        """Return where it begins in the word as written, whose marks the folded one lacks."""
        return fold(word).span(self.outside, self.outside + 1)[0] if self.outside else 0


def cuts(form: str) -> Iterator[Cut]:
    """Yield the ways to part a folded word, the whole word first."""
    for conjunction in ("", form[:1]) if form[:1] in _CONJUNCTIONS else ("",):
        rest = form[len(conjunction) :]
        for attached, outside in _ATTACHED:
            if rest.startswith(attached):
                size = len(attached)
                yield Cut(conjunction + attached, len(conjunction) + outside, rest[size:])


@lru_cache(maxsize=_KEPT)
def bare_form(form: str) -> str:
    """Take conjunction and article off a folded word; one without an article stays whole."""
    return next((cut.word for cut in cuts(form) if cut.has_article), form)
