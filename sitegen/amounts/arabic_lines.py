"""An Arabic sentence as the readers of its numbers need it: tokens, bare forms, runs of digits."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sitegen.amounts.amount import Amount, Value
from sitegen.amounts.arabic_value_words import arabic_value_words
from sitegen.amounts.digit_runs import read_digits
from sitegen.arabic.tokens import ARTICLE, Token, tokenise


@dataclass(frozen=True, slots=True)
class ArabicLine:
    """A sentence in tokens; `bare` are its forms, cardinals without their article.

    `plain` is the text with plain digits, of the same length; `digits` are the runs of
    digits by the token that they begin with.
    """

    text: str
    plain: str
    tokens: Sequence[Token]
    forms: Sequence[str]
    bare: Sequence[str]
    digits: Mapping[int, tuple[Amount, ...]]

    def form(self, at: int) -> str:
        """Return the form of a token, nothing beyond the sentence."""
        return self.forms[at] if 0 <= at < len(self.forms) else ""

    def amount(self, first: int, end: int, values: Iterable[Value], must: bool = True) -> Amount:
        """Make an amount of tokens, the last one not included."""
        span = self.tokens[first].start, self.tokens[end - 1].end
        return Amount(*span, frozenset(values), must)


def read_line(text: str, plain: str) -> ArabicLine:
    """Cut NFC text into a line; `plain` is the same with plain digits, of the same length."""
    words = arabic_value_words()
    tokens = tokenise(text, words.known)
    forms = [token.form for token in tokens]
    bare = [
        form[len(ARTICLE) :]
        if form.startswith(ARTICLE) and form[len(ARTICLE) :] in words.cardinals
        else form
        for form in forms
    ]
    starts = [token.start for token in tokens]
    digits = {bisect_left(starts, run[0].start): run for run in read_digits(plain)}
    return ArabicLine(text, plain, tokens, forms, bare, digits)
