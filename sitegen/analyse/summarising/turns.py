"""Tells who asks and who answers: interviews, and questions that the next sentence answers.

In: an article and its sentences. Out: the sentences that ask, and the answers that tell nothing
without their question. An article is an interview only where several questions are set apart.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from sitegen.analyse.summarising.fragments import begins_with_fragment
from sitegen.analyse.summarising.openings import Piece, opening, without_and
from sitegen.arabic.letters import fold_text
from sitegen.arabic.reporting_words import report_words
from sitegen.arabic.word_lists import folded_forms, folded_phrases, read_list
from sitegen.model import Article, Sentence

Phrases = frozenset[tuple[str, ...]]

_DASHES = "-\u2013\u2014\u2022*"
_DASH = re.compile(rf"[{_DASHES}]\s*")
# "Q 3:", "A -"; a name of a few words needs a colon.
_SHORT_LABEL = re.compile(rf"(?:[{_DASHES}]\s*)?([^\W\d_]+)\s*\d*\s*[:\uff1a/)\-\u2013\u2014]+\s*")
_NAME_LABEL = re.compile(rf"(?:[{_DASHES}]\s*)?([^\W\d_][^:\uff1a\d\u060c.\u061f?\n]*)[:\uff1a]\s+")
_LABEL_WORDS = 5
_CLOSING = " \u00a0\"'\u00bb\u201d)]"
_ASKING = ("\u061f", "?")
# Two questions in bold or behind a dash make an interview; as plain paragraphs, which opinions have
# now and then, three, and of a quarter of all paragraphs.
_SET_APART, _PLAIN, _PLAIN_SHARE = 2, 3, 0.25
# A name asks if so large a part of its turns are questions.
_ASKERS_SHARE = 0.5
# An answer of fewer words is a part of a sentence: "in Beirut", "in 1990".
_FEWEST_ANSWERING = 5
# A question of fewer words is understood only behind what was said before it: "why?".
_FEWEST_ASKING = 3
_WHOLE_LINE = 60


@dataclass(frozen=True, slots=True)
class Turns:
    """Who asks and who answers, by the indices of sentences.

    `asking` are all sentences of questions that are nothing without their answers. `needing` are
    the answers that cannot be understood alone, each with its question, None where that would not
    be understood alone either. `first` are the first sentences of answers with the same, `spoken`
    all sentences of answers. `labels` are how many characters say who speaks.
    """

    asking: frozenset[int] = frozenset()
    needing: Mapping[int, int | None] = field(default_factory=dict)
    first: Mapping[int, int | None] = field(default_factory=dict)
    spoken: frozenset[int] = frozenset()
    labels: Mapping[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Words:
    """The packaged list, folded; the replies are phrases, word by word."""

    asks: frozenset[str]
    answers: frozenset[str]
    replies: Phrases
    whole_replies: Phrases
    plain_replies: Phrases


@dataclass(frozen=True, slots=True)
class _Passage:
    """Sentences of one speaker, from `start` to before `stop`; `is_apart` by its print."""

    start: int
    stop: int
    label: str
    label_end: int
    asks: bool
    is_apart: bool
    is_whole: bool


def find_turns(
    article: Article,
    sentences: Sequence[Sentence],
    headings: Collection[int],
    named: Collection[int] = (),
) -> Turns:
    """Return who asks and who answers; nothing where no question is set apart or answered.

    `named` are the offsets at which names of people begin.
    """
    if not any(mark in article.text for mark in _ASKING):
        return Turns()
    passages = _passages(article, sentences)
    questions = _questions(passages)
    if not questions:
        return _answered_at_once(sentences, headings)
    return _turns(sentences, passages, questions, headings, named)


def _turns(
    sentences: Sequence[Sentence],
    passages: Sequence[_Passage],
    questions: Collection[int],
    headings: Collection[int],
    named: Collection[int],
) -> Turns:
    """Return the turns of an interview whose questions are known by their places."""
    cut = _labels_cut(passages, questions)
    asking = {
        index
        for at in questions
        for index in range(passages[at].start, passages[at].stop)
        if index not in headings
    }
    needing, first = dict[int, int | None](), dict[int, int | None]()
    spoken = set[int]()
    for at, passage in enumerate(passages):
        if at in questions or at < min(questions):
            continue
        spoken.update(range(passage.start, passage.stop))
        if at - 1 in questions:
            question = _question(sentences, passages[at - 1], headings)
            first[passage.start] = question
            if _needs_question(sentences[passage.start], cut.get(passage.start, 0), named):
                needing[passage.start] = question
    return Turns(frozenset(asking), needing, first, frozenset(spoken), cut)


def _labels_cut(passages: Sequence[_Passage], questions: Collection[int]) -> dict[int, int]:
    """Return, by sentence, where the words end that say who speaks: those that come again."""
    turns = Counter(passage.label for passage in passages)
    known = _words().asks | _words().answers
    return {
        passage.start: passage.label_end
        for at, passage in enumerate(passages)
        if passage.label
        and (passage.label in known or turns[passage.label] > 1 or at - 1 in questions)
    }


def _passages(article: Article, sentences: Sequence[Sentence]) -> list[_Passage]:
    """Part the sentences by who may speak: at paragraphs, labels, and where bold print ends."""
    strong = [(one.start, one.end) for one in article.markup if one.kind == "strong"]
    marks = _words().asks | _words().answers
    starts, bold = list[int](), list[bool]()
    for at, sentence in enumerate(sentences):
        # A mark behind bold words is often outside of it.
        last = sentence.start + len(sentence.text.rstrip(_CLOSING + "".join(_ASKING)))
        bold.append(any(start <= sentence.start and last <= end for start, end in strong))
        is_new = at == 0 or sentences[at - 1].block != sentence.block
        if is_new or bold[at] != bold[at - 1] or _label(sentence.text)[0] in marks:
            starts.append(at)
    found = []
    for start, stop in zip(starts, [*starts[1:], len(sentences)], strict=True):
        text = sentences[start].text
        label, end = _label(text)
        block = article.blocks[sentences[start].block]
        asks = sentences[stop - 1].text.rstrip(_CLOSING).endswith(_ASKING)
        is_apart = bold[start] or block.kind == "heading" or _DASH.match(text) is not None
        is_whole = stop - start == 1 and len(text.split()) <= _WHOLE_LINE
        found.append(_Passage(start, stop, label, end, asks, is_apart, is_whole))
    return found


def _label(text: str) -> tuple[str, int]:
    """Return who is said to speak at the front of a sentence, folded, and where that ends."""
    words = _words()
    short = _SHORT_LABEL.match(text)
    if short is not None:
        form = fold_text(short[1])
        if form in words.asks | words.answers:
            return form, short.end()
    name = _NAME_LABEL.match(text)
    if name is None or len(name[1].split()) > _LABEL_WORDS:
        return "", 0
    form = fold_text(" ".join(name[1].split()))
    verbs = report_words()["verb"]
    reports = any(without_and(word, verbs) in verbs for word in form.split())
    return ("", 0) if reports else (form, name.end())


def _questions(passages: Sequence[_Passage]) -> frozenset[int]:
    """Return the places of the passages that ask, nothing where the article is no interview."""
    words = _words()
    labelled = {at for at, one in enumerate(passages) if one.label in words.asks}
    turns = Counter(one.label for one in passages if one.label)
    asked = Counter(one.label for one in passages if one.label and one.asks)
    askers = {
        label
        for label, times in asked.items()
        if times >= max(_SET_APART, _ASKERS_SHARE * turns[label]) and label not in words.answers
    }
    named = {at for at, one in enumerate(passages) if one.label in askers}
    answered = [
        at
        for at, one in enumerate(passages[:-1])
        if one.asks and not passages[at + 1].asks and one.label not in words.answers
    ]
    apart = {at for at in answered if passages[at].is_apart}
    plain = {at for at in answered if passages[at].is_whole}
    found = labelled | named
    if found or len(apart) >= _SET_APART:
        found |= apart
    if len(plain) >= max(_PLAIN, _PLAIN_SHARE * len(passages)):
        found |= plain
    return frozenset(found)


def _question(
    sentences: Sequence[Sentence], passage: _Passage, headings: Collection[int]
) -> int | None:
    """Return the question of a passage, None where it is no one sentence that can be taken."""
    asked = sentences[passage.start].text[passage.label_end :]
    is_one = passage.stop - passage.start == 1 and passage.start not in headings
    return passage.start if is_one and len(asked.split()) >= _FEWEST_ASKING else None


def _needs_question(sentence: Sentence, skip: int, named: Collection[int]) -> bool:
    """Tell whether the first sentence of an answer is none by itself."""
    words = _words()
    answer = sentence.text[skip:]
    dash = _DASH.match(answer)
    skip += dash.end() if dash else 0
    pieces = opening(sentence.text[skip:])
    first = next((piece.start for piece in pieces if piece.is_word), 0)
    return (
        len(answer.split()) < _FEWEST_ANSWERING
        or _opens(pieces, words.replies) is not None
        or _opens(pieces, words.whole_replies, whole=True) is not None
        or begins_with_fragment(pieces, is_name=sentence.start + skip + first in named)
    )


def _answered_at_once(sentences: Sequence[Sentence], headings: Collection[int]) -> Turns:
    """Return the questions of a text that is no interview which the next sentence answers."""
    words = _words()
    needing = dict[int, int | None]()
    for at in range(1, len(sentences)):
        asked = sentences[at - 1].text
        if at in headings or at - 1 in headings or not asked.rstrip().endswith(_ASKING):
            continue
        pieces = opening(sentences[at].text)
        is_whole = _opens(pieces, words.plain_replies & words.whole_replies, whole=True) is not None
        if is_whole or _opens(pieces, words.plain_replies - words.whole_replies) is not None:
            needing[at] = at - 1 if len(asked.split()) >= _FEWEST_ASKING else None
    return Turns(frozenset(at - 1 for at in needing), needing)


def _opens(pieces: Sequence[Piece], phrases: Phrases, *, whole: bool = False) -> int | None:
    """Return behind how many pieces a phrase ends that opens a sentence, as its `whole` clause."""
    at = next((place for place, piece in enumerate(pieces) if piece.is_word), len(pieces))
    for phrase in phrases:
        end = at + len(phrase)
        forms = [piece.form for piece in pieces[at:end]]
        if not forms or (without_and(forms[0], {phrase[0]}), *forms[1:]) != phrase:
            continue
        if not whole or end >= len(pieces) or not pieces[end].is_word:
            return end
    return None


@cache
def _words() -> _Words:
    data = read_list("turns")
    asks, answers = (folded_forms(data[name]) for name in ("asks", "answers"))
    replies = (data[name] for name in ("replies", "whole_replies", "plain_replies"))
    return _Words(asks, answers, *map(folded_phrases, replies))
