"""Finds the reporting verbs of a text and who their subjects are.

In go text, sentences, mentions and the quoted stretches (which are passed over); out come reports
in text order. A subject that is only described is looked up among the people described so before;
one that is not said is the last speaker where the verb plainly goes on with them, else nobody:
no speaker is better than a wrong one.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Literal

from sitegen.analyse.quote_marks import Quoted
from sitegen.arabic.letters import fold_text
from sitegen.arabic.tokens import ARTICLE, Token, tokenise
from sitegen.model import Mention, Sentence

ReportKind = Literal["verb", "participle", "naming", "saying", "break"]

_REPORT_KINDS: tuple[ReportKind, ...] = ("verb", "participle", "naming", "saying")
_COMMAS = frozenset({"\u060c", ","})
_CLAUSE_MARKS = _COMMAS | {"\u061b", ";"}
_AND = fold_text("و")
# "On the authority of": whose name follows it is who said it (عن بوتين قوله).
_FROM = frozenset({"عن", "وعن"})
# A subject is named within this many words of its verb, a title within as many of its name.
_REACH = 14
_TITLE_REACH = 9
# Characters before a description in which the person it describes is looked for: an article's.
_DESCRIBED_WITHIN = 5000
# Characters in which a title's words stand, so that a sentence without an end is not read whole.
_TITLE_WITHIN = 200
# Words before a verb that opens its sentence: "and", "then", "has", with the marks among them.
_OPENING_REACH = 5
# A subject before its verb stands at most this many tokens away (بوتين، الذي قال).
_BEFORE_REACH = 2
# Shorter words carry no title (في, لا).
_SHORTEST_WORD = 3
# A subject's own words end before another name for it: هوانغ (Huang), بوتين، الذي.
_APPOSITION = re.compile("[()\\[\\]\u060c,]")
# An accusative is no subject: متمنياً, or without its mark a participle like متمنيا.
_ADVERBIAL = re.compile(
    "\\w+(?:\u0627\u064b|\u064b\u0627)$|\u0645[^\u0627\u0648\u064a]\\w{2,}\u0627$"
)
_TO_THE = fold_text("لل")
# "So" joins a verb to a subject before it (أما زيلينسكي فقال).
_SO = fold_text("ف")
_CLITICS = tuple(map(fold_text, ("لل", "ال", "ل", "ب")))


@dataclass(frozen=True, slots=True)
class Report:
    """A reporting verb: its span, its kind, and its speaker.

    A "break" is no verb: what is quoted after it may be somebody else's than the verb's before.
    """

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
    context = _Context(text, tokens, sentences, mentions, _titles(text, sentences, mentions))
    reports: list[Report] = []
    last: Report | None = None
    clause = _Clause()
    for at, token in enumerate(tokens):
        clause = clause.after(token)
        kind = next((kind for kind in _REPORT_KINDS if token.form in words[kind]), None)
        source = _source(context, at) if kind == "saying" else None
        if kind is None or token.kind != "word" or (kind == "saying" and source is None):
            is_other = _is_other_voice(context, at, last, clause)
            if is_other or _is_new_clause(context, at, last, clause):
                reports.append(Report(token.start, token.end, "break", None, False))
            last = None if is_other else last
            continue
        speaker = source or _speaker(context, at, kind, last)
        has_conjunction = at > 0 and token.glued and tokens[at - 1].end == token.start
        reports.append(Report(token.start, token.end, kind, speaker, has_conjunction))
        if kind != "naming":
            last = reports[-1]
        _, sentence_end = _sentence(text, sentences, token.start)
        clause = _Clause(sentence_end)
    return tuple(reports)


@dataclass(frozen=True, slots=True)
class _Clause:
    """How far the words after a verb have come: to what is told, then past a comma in it."""

    sentence_end: int = 0
    is_told: bool = False
    is_parted: bool = False

    def after(self, token: Token) -> _Clause:
        """Return where the clause stands with one more token read."""
        if not self.is_told and (token.form == ":" or token.form in report_words()["that"]):
            return replace(self, is_told=True)
        if self.is_told and not self.is_parted and token.form in _CLAUSE_MARKS:
            return replace(self, is_parted=True)
        return self


@dataclass(frozen=True, slots=True)
class _Context:
    text: str
    tokens: Sequence[Token]
    sentences: Sequence[Sentence]
    mentions: Sequence[Mention]
    titles: Mapping[int, frozenset[str]]

    def between(self, start: int, end: int) -> Iterator[Mention]:
        """Yield the people and organisations that begin between two offsets, the last one first."""
        at = bisect_left(self.mentions, end, key=_mention_start)
        while at and self.mentions[at - 1].start >= start:
            at -= 1
            if self.mentions[at].type != "place":
                yield self.mentions[at]

    def people(self, start: int, end: int) -> Iterator[Mention]:
        """Yield the people alone, the last one first."""
        return (mention for mention in self.between(start, end) if mention.type == "person")


def _sentence(text: str, sentences: Sequence[Sentence], offset: int) -> tuple[int, int]:
    """Return the span of the sentence around an offset, else of the whole text."""
    at = bisect_right(sentences, offset, key=lambda sentence: sentence.start) - 1
    if at >= 0 and offset < sentences[at].end:
        return sentences[at].start, sentences[at].end
    return 0, len(text)


def _titles(
    text: str, sentences: Sequence[Sentence], mentions: Sequence[Mention]
) -> dict[int, frozenset[str]]:
    """Return the words that may be the title of each person, by where the name begins."""
    titles: dict[int, frozenset[str]] = {}
    for mention in mentions:
        if mention.type == "person":
            sentence_start, _ = _sentence(text, sentences, mention.start)
            window = text[max(sentence_start, mention.start - _TITLE_WITHIN) : mention.start]
            titles[mention.start] = _title_words(" ".join(window.split()[-_TITLE_REACH:]))
    return titles


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


def _source(context: _Context, at: int) -> str | None:
    """Tell who is named between "from" and "his saying", nobody where more stands there."""
    token = context.tokens[at]
    earliest, _ = _sentence(context.text, context.sentences, token.start)
    name = next(context.between(earliest, token.start), None)
    if name is None or context.text[name.end : token.start].strip(" \u060c,"):
        return None
    at_name = bisect_left(context.tokens, name.start, key=_token_start)
    is_from = at_name > 0 and context.tokens[at_name - 1].form in _FROM
    return _name(name) if is_from else None


def _token_start(token: Token) -> int:
    return token.start


def _is_other_voice(context: _Context, at: int, last: Report | None, clause: _Clause) -> bool:
    """Tell whether somebody else may speak from here, so that no later verb goes on with `last`.

    So do "and Blinken replied", "while" after what was told, and another person's name after a
    comma there or in a later sentence.
    """
    words = report_words()
    token = context.tokens[at]
    if token.form in words["frame"]:
        before = context.tokens[at - 1] if at else None
        starts = words["opening"] | words["contrast"]
        is_verb = before is None or before.kind == "mark" or before.form in starts
        return is_verb and all(
            following.form not in words["this"] for following in context.tokens[at + 1 : at + 2]
        )
    if token.form in words["contrast"]:
        return clause.is_told
    if not clause.is_parted and token.start < clause.sentence_end:
        return False
    speaker = last.speaker if last else None
    return any(_name(person) != speaker for person in context.people(token.start, token.end))


def _is_new_clause(context: _Context, at: int, last: Report | None, clause: _Clause) -> bool:
    """Tell whether, after a comma in what is told, a clause with "and" or another's name begins."""
    if not clause.is_parted:
        return False
    words = report_words()
    token = context.tokens[at]
    speaker = last.speaker if last else None
    if any(_name(other) != speaker for other in context.between(token.start, token.end)):
        return True
    if not token.form.startswith(_AND) or context.tokens[at - 1].form not in _CLAUSE_MARKS:
        return False
    following = context.tokens[at + 1] if at + 1 < len(context.tokens) else None
    if token.form != _AND or following is None:
        return token.form != _AND
    goes_on = words["that"] | words["verb"] | words["participle"] | words["naming"]
    return following.kind == "word" and following.form not in goes_on


def _speaker(context: _Context, at: int, kind: ReportKind, last: Report | None) -> str | None:
    token = context.tokens[at]
    sentence_start, sentence_end = _sentence(context.text, context.sentences, token.start)
    goes_on = last.speaker if last and _goes_on(context, at, kind, last, sentence_start) else None
    if kind == "naming":
        begin = max(sentence_start, token.start - _DESCRIBED_WITHIN)
        return next(map(_name, context.people(begin, token.start)), goes_on)
    if kind == "participle":
        return goes_on
    stretch = _subject(context, at, sentence_end)
    if stretch is not None:
        return _named_in(context, *stretch)
    return _before(context, at, sentence_start) or goes_on


def _goes_on(
    context: _Context, at: int, kind: ReportKind, last: Report, sentence_start: int
) -> bool:
    """Tell whether a report is the last speaker's: it opens its sentence, or shares theirs.

    In the same sentence a verb does so after "and" or the like only; a participle always.
    """
    opening = report_words()["opening"]
    before = context.tokens[max(at - _OPENING_REACH, 0) : at]
    inside = [token for token in before if token.start >= sentence_start]
    if len(inside) < _OPENING_REACH and all(
        token.kind == "mark" or token.form in opening for token in inside
    ):
        return True
    is_joined = kind != "verb" or (inside[-1].form in opening and inside[-1].form != _SO)
    return is_joined and last.start >= sentence_start


def _subject(context: _Context, at: int, sentence_end: int) -> tuple[int, int] | None:
    """Return the span of the words after a verb that name its subject, None if it has none."""
    words = report_words()
    boundaries = words["boundary"] | words["that"] | words["verb"] | words["participle"]
    first, last = -1, -1
    for token in context.tokens[at + 1 : at + 1 + _REACH]:
        if token.start >= sentence_end:
            break
        if first < 0 and (token.form in words["listener"] or token.form.startswith(_TO_THE)):
            continue
        is_adverbial = first < 0 and _ADVERBIAL.match(context.text, token.start, token.end)
        if is_adverbial or token.form in boundaries:
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
    person = min(context.people(start, end), key=_mention_start, default=None)
    if person is not None:
        owned = _is_owned(context, start, person)
        return context.text[start : person.end] if owned else _name(person)
    first = min(context.between(start, end), key=_mention_start, default=None)
    if first is not None and first.start <= start + len(ARTICLE):
        return _name(first)
    words = _APPOSITION.split(context.text[start:end])[0].strip()
    return _described_before(context, start, words) or words or None


def _is_owned(context: _Context, start: int, person: Mention) -> bool:
    """Tell whether the words before a name are somebody of that person's: an adviser, a spokesman.

    An office is definite before its holder's name: it has the article, or ends on another name.
    """
    lead = context.text[start : person.start].split()
    if not lead or lead[-1].endswith("\u060c") or fold_text(lead[-1]).startswith(ARTICLE):
        return False
    at = bisect_left(context.mentions, person.start, key=_mention_start)
    name_before = context.mentions[at - 1] if at else None
    return not (name_before and start <= name_before.start <= person.start - 1 <= name_before.end)


def _described_before(context: _Context, start: int, words: str) -> str | None:
    """Find the last person before whose name stood with all the words of this description."""
    wanted = _title_words(words)
    head = next((token.form for token in tokenise(words) if token.kind == "word"), "")
    if not wanted or head in report_words()["body"]:
        return None
    earliest = max(start - _DESCRIBED_WITHIN, 0)
    for mention in context.people(earliest, start):
        if wanted <= context.titles[mention.start]:
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
    token = context.tokens[at]
    earliest = context.tokens[max(at - _BEFORE_REACH, 0)].start
    nearest = next(context.between(sentence_start, token.start), None)
    return _name(nearest) if nearest is not None and nearest.end > earliest else None


def _name(mention: Mention) -> str:
    return mention.actor or mention.text
