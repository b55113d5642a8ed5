"""Finds the reporting verbs of a text and who their subjects are.

In go text, sentences, mentions and the quoted stretches (which are passed over); out come reports
in text order. A subject that is only described is looked up among the people described so before;
one that is not said at all is the last speaker.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from sitegen.analyse.quote_marks import Quoted
from sitegen.arabic.letters import fold_text
from sitegen.arabic.tokens import ARTICLE, Token, tokenise
from sitegen.model import Mention, Sentence

ReportKind = Literal["verb", "participle", "naming"]

_REPORT_KINDS: tuple[ReportKind, ...] = ("verb", "participle", "naming")
_COMMAS = frozenset({"\u060c", ","})
# A subject is named within this many words of its verb, a title within as many of its name.
_REACH = 14
_TITLE_REACH = 9
# Characters before a description in which the person it describes is looked for: an article's.
_DESCRIBED_WITHIN = 5000
# A subject before its verb stands at most this many tokens away (بوتين، الذي قال).
_BEFORE_REACH = 2
# Shorter words carry no title (في, لا).
_SHORTEST_WORD = 3
_CLITICS = tuple(map(fold_text, ("لل", "ال", "ل", "ب")))


@dataclass(frozen=True, slots=True)
class Report:
    """A reporting verb: its span, its kind, the words it governs from, and its speaker."""

    start: int
    end: int
    kind: ReportKind
    speaker: str | None
    has_conjunction: bool


@cache
def report_words() -> Mapping[str, frozenset[str]]:
    """Load the packaged list: folded forms by kind."""
    source = files("sitegen.data").joinpath("reporting_verbs.txt").read_text("utf-8")
    words: dict[str, set[str]] = {}
    for line in source.splitlines():
        if line.strip() and not line.startswith("#"):
            kind, _, forms = line.partition(":")
            words.setdefault(kind.strip(), set()).update(map(fold_text, forms.split()))
    return {kind: frozenset(forms) for kind, forms in words.items()}


def find_reports(
    text: str,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    quoted: Sequence[Quoted],
) -> tuple[Report, ...]:
    """Find the reporting verbs outside quotes with their speakers; offsets in code points."""
    words = report_words()
    known = frozenset(form for forms in words.values() for form in forms)
    tokens = _outside(tokenise(text, known), quoted)
    context = _Context(text, tokens, tuple(sentences), tuple(mentions))
    reports: list[Report] = []
    last: str | None = None
    for at, token in enumerate(tokens):
        kind = next((kind for kind in _REPORT_KINDS if token.form in words[kind]), None)
        if kind is None or token.kind != "word":
            continue
        speaker = _speaker(context, at, kind, last)
        has_conjunction = at > 0 and token.glued and tokens[at - 1].end == token.start
        reports.append(Report(token.start, token.end, kind, speaker, has_conjunction))
        if kind != "naming" and speaker is not None:
            last = speaker
    return tuple(reports)


@dataclass(frozen=True, slots=True)
class _Context:
    text: str
    tokens: Sequence[Token]
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]

    def sentence(self, offset: int) -> tuple[int, int]:
        """Return the span of the sentence around an offset, else of the whole text."""
        at = bisect_right(self.sentences, offset, key=_sentence_start) - 1
        if at >= 0 and offset < self.sentences[at].end:
            return self.sentences[at].start, self.sentences[at].end
        return 0, len(self.text)

    def between(self, start: int, end: int) -> Sequence[Mention]:
        """Return the mentions of people and organisations that begin between two offsets."""
        first = bisect_left(self.mentions, start, key=_mention_start)
        last = bisect_left(self.mentions, end, key=_mention_start)
        return [mention for mention in self.mentions[first:last] if mention.type != "place"]


def _sentence_start(sentence: Sentence) -> int:
    return sentence.start


def _mention_start(mention: Mention) -> int:
    return mention.start


def _outside(tokens: Sequence[Token], quoted: Sequence[Quoted]) -> list[Token]:
    """Leave out the tokens inside quotes."""
    starts = [stretch.start for stretch in quoted]
    kept: list[Token] = []
    for token in tokens:
        at = bisect_right(starts, token.start) - 1
        if at < 0 or token.start >= quoted[at].end:
            kept.append(token)
    return kept


def _speaker(context: _Context, at: int, kind: ReportKind, last: str | None) -> str | None:
    token = context.tokens[at]
    sentence_start, sentence_end = context.sentence(token.start)
    if kind == "naming":
        people = context.between(sentence_start, token.start)
        people = [mention for mention in people if mention.type == "person"]
        return _name(people[-1]) if people else last
    if kind == "participle":
        return last
    stretch = _subject(context, at, sentence_end)
    if stretch is not None:
        return _named_in(context, *stretch)
    return _before(context, at, sentence_start) or last


def _subject(context: _Context, at: int, sentence_end: int) -> tuple[int, int] | None:
    """Return the span of the words after a verb that name its subject, None if it has none."""
    words = report_words()
    first, last = -1, -1
    for token in context.tokens[at + 1 : at + 1 + _REACH]:
        is_boundary = token.form in words["boundary"] or token.form in words["verb"]
        if token.start >= sentence_end or is_boundary or token.form in words["participle"]:
            break
        if token.kind == "mark" and token.form not in _COMMAS:
            if token.form in {"-", "("}:
                continue
            break
        if token.kind == "word":
            first = token.start if first < 0 else first
            last = token.end
    return (first, last) if first >= 0 else None


def _named_in(context: _Context, start: int, end: int) -> str | None:
    """Tell who is named in a subject: a person, an organisation that opens it, or its words."""
    inside = context.between(start, end)
    person = next((mention for mention in inside if mention.type == "person"), None)
    if person is not None:
        return _name(person)
    if inside and inside[0].start <= start + len(ARTICLE):
        return _name(inside[0])
    words = context.text[start:end].split("\u060c")[0].strip()
    return _described_before(context, start, words) or words or None


def _described_before(context: _Context, start: int, words: str) -> str | None:
    """Find the last person before whose name stood with all the words of this description."""
    wanted = _title_words(words)
    head = next((token.form for token in tokenise(words) if token.kind == "word"), "")
    if not wanted or head in report_words()["body"]:
        return None
    earliest = max(start - _DESCRIBED_WITHIN, 0)
    people = [m for m in context.between(earliest, start) if m.type == "person"]
    for mention in reversed(people):
        sentence_start, _ = context.sentence(mention.start)
        window = context.text[sentence_start : mention.start].split()[-_TITLE_REACH:]
        if wanted <= _title_words(" ".join(window)):
            return _name(mention)
    return None


def _title_words(words: str) -> frozenset[str]:
    """Fold the words of a title, without article and prepositions."""
    forms = (token.form for token in tokenise(words) if token.kind == "word")
    return frozenset(_bare(form) for form in forms if len(form) >= _SHORTEST_WORD)


def _bare(form: str) -> str:
    for clitic in _CLITICS:
        if form.startswith(clitic) and len(form) - len(clitic) >= _SHORTEST_WORD:
            return form[len(clitic) :]
    return form


def _before(context: _Context, at: int, sentence_start: int) -> str | None:
    """Tell who is named right before a verb."""
    first = max(at - _BEFORE_REACH, 0)
    earliest = context.tokens[first].start if first < len(context.tokens) else 0
    for mention in reversed(context.between(sentence_start, context.tokens[at].start)):
        if mention.end > earliest:
            return _name(mention)
    return None


def _name(mention: Mention) -> str:
    return mention.actor or mention.text
