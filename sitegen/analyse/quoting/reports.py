"""Finds the reporting verbs of a text, with their speakers.

In go text, sentences, mentions and the quoted stretches (which are passed over); out come reports
in text order. A verb without a subject goes on with the last speaker where it plainly can, else
with whom the sentence before is about, else with nobody.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from sitegen.analyse.quoting.far_subjects import described_topic, far_subject
from sitegen.analyse.quoting.marks import MARKS, Quoted
from sitegen.analyse.quoting.reporting_words import Gender, can_agree, gender
from sitegen.analyse.quoting.sources import (
    according_to,
    issuer_before,
    paper_of,
    source_after,
    source_before,
    topic_before,
    topic_within,
)
from sitegen.analyse.quoting.speaker_names import Context, last_named, read_context
from sitegen.analyse.quoting.speakers import stands_as_verb, subject
from sitegen.analyse.quoting.voices import Clause, is_new_clause, is_other_voice
from sitegen.arabic.letters import fold_text
from sitegen.arabic.reporting_words import report_words
from sitegen.arabic.tokens import ARTICLE, Token, tokenise
from sitegen.model import Mention, Sentence

ReportKind = Literal["verb", "participle", "naming", "saying", "trailing", "break"]

_AND = fold_text("و")
_IN = fold_text("في")
# "So" joins a verb to a subject before it (أما زيلينسكي فقال).
_SO = fold_text("ف")
_T_MARBUTA = "\u0629"
_T_MARBUTA_FOLDED = fold_text(_T_MARBUTA)
# Words before a verb that opens its sentence: "and", "then", "has", with the marks among them.
_OPENING_REACH = 5
# Words between "according to" and the marks: a title and a name.
_SOURCE_REACH = 12
# More words in marks are speech; what goes on behind them goes on from them.
_LONGEST_NAME = 4
# Characters between a quote and "according to": the mark and a comma.
_BEHIND_WITHIN = 5
# Words before a "what he called" in which another voice may have begun with "while".
_VOICE_REACH = 40


@dataclass(frozen=True, slots=True)
class Report:
    """A reporting verb: its span, its kind, and its speaker.

    A "break" is no verb: what is quoted after it may be somebody else's than the verb's before.
    A "trailing" one reports only the quote right before it (بحسب فلان).
    An aside tells what somebody had said (وكان فلان قال): who speaks in the next sentence is open.
    """

    start: int
    end: int
    kind: ReportKind
    speaker: str | None
    has_conjunction: bool
    gender: Gender | None = None
    is_aside: bool = False


def find_reports(
    text: str,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    quoted: Sequence[Quoted],
) -> tuple[Report, ...]:
    """Find the reporting verbs outside quotes with their speakers; offsets in code points."""
    known = frozenset(form for forms in report_words().values() for form in forms)
    tokens = _outside(tokenise(text, known), quoted)
    context = read_context(text, tokens, sentences, mentions, quoted)
    reports: list[Report] = []
    last: Report | None = None
    previous: Report | None = None
    clause = Clause()
    for at, token in enumerate(tokens):
        clause = clause.after(token)
        report = _report(context, at, last) if token.kind == "word" else None
        if report is None:
            speaker = last.speaker if last else None
            is_other = is_other_voice(context, at, speaker, clause)
            if is_other or is_new_clause(context, at, speaker, clause):
                reports.append(Report(token.start, token.end, "break", None, False))
            last = None if is_other else last
            continue
        # Where nobody else has spoken before, nothing is told aside.
        is_other = previous is not None and previous.speaker != report.speaker
        reports.append(replace(report, is_aside=report.is_aside and is_other))
        previous = reports[-1]
        if report.kind not in {"naming", "trailing"}:
            last = previous
        _, sentence_end = context.sentence(token.start)
        clause = Clause(sentence_end)
    return tuple(reports)


def _outside(tokens: Sequence[Token], quoted: Sequence[Quoted]) -> list[Token]:
    """Leave out the tokens inside quotes."""
    starts = [stretch.start for stretch in quoted]
    kept: list[Token] = []
    for token in tokens:
        at = bisect_right(starts, token.start) - 1
        if at < 0 or token.start >= quoted[at].end:
            kept.append(token)
    return kept


def _report(context: Context, at: int, last: Report | None) -> Report | None:
    """Return the report that a word makes, None where it makes none."""
    words = report_words()
    token = context.tokens[at]
    has_conjunction = at > 0 and token.glued and context.tokens[at - 1].end == token.start
    found = Report(token.start, token.end, "verb", None, has_conjunction, _gender(context, at))
    if token.form in words["verb"]:
        speaker = _verb_speaker(context, at, last)
        return replace(found, speaker=speaker, is_aside=_is_aside(context, at))
    if token.form in words["participle"]:
        return replace(found, kind="participle", speaker=_participle_speaker(context, at, last))
    if token.form in words["naming"] and not _is_noun(context, token):
        return replace(found, kind="naming", speaker=_naming_speaker(context, at, last))
    if token.form in words["saying"]:
        source = source_before(context, at)
        return None if source is None else replace(found, kind="saying", speaker=source or None)
    if token.form in words["document"] and _form_at(context, at + 1) in words["therein"]:
        return replace(found, speaker=issuer_before(context, at), gender=None)
    if token.form in words["according"]:
        return _according(context, at, found)
    return _placed_report(context, at, found, last) if stands_as_verb(context, at) else None


def _placed_report(context: Context, at: int, found: Report, last: Report | None) -> Report | None:
    """Return the report made by a word that stands as a verb, and is a noun elsewhere."""
    words = report_words()
    token = context.tokens[at]
    following = _form_at(context, at + 1)
    # Neither whose document it is nor whose words are passed on agrees with the verb.
    ungendered = replace(found, gender=None)
    if token.form in words["document"] and following == _IN:
        paper = paper_of(context, at + 2)
        begin = token.start - (token.form in words["own_waw"] and found.has_conjunction)
        return replace(ungendered, start=begin, speaker=paper) if paper else None
    if token.form in words["relay"]:
        source = source_after(context, at)
        return None if source is None else replace(ungendered, speaker=source or None)
    if token.form in words["placed"] and following not in words["this"]:
        return replace(found, speaker=_verb_speaker(context, at, last))
    return None


def _according(context: Context, at: int, found: Report) -> Report | None:
    """Return the report that "according to" makes at the head of a sentence or behind a quote."""
    source = according_to(context, at)
    if source is None:
        return None
    sentence_start, _ = context.sentence(found.start)
    if _opens_sentence(context, at, sentence_start):
        return replace(found, speaker=source, gender=None)
    index = bisect_right(context.quoted, found.start, key=lambda stretch: stretch.end) - 1
    if _leads_to_quote(context, at):
        return replace(found, speaker=source, gender=None)
    is_behind = index >= 0 and found.start - context.quoted[index].end <= _BEHIND_WITHIN
    return replace(found, kind="trailing", speaker=source) if is_behind else None


def _leads_to_quote(context: Context, at: int) -> bool:
    """Tell whether only a name stands between a word and the marks after it (بحسب فلان "…")."""
    ahead = context.tokens[at + 1 : at + 2 + _SOURCE_REACH]
    mark = next((token for token in ahead if token.kind == "mark"), None)
    if mark is None or context.text[mark.start] not in MARKS:
        return False
    words = report_words()
    ends = words["that"] | words["verb"] | words["boundary"]
    return not any(context.is_plain(token, ends) for token in ahead if token.start < mark.start)


def _gender(context: Context, at: int) -> Gender | None:
    """Tell the gender of a verb's subject, None where the noun after the verb has another.

    Texts write "said" in the feminine before "the spokesman".
    """
    of_verb = gender(context.tokens[at].form)
    following = context.tokens[at + 1] if at + 1 < len(context.tokens) else None
    if following is None or not following.form.startswith(ARTICLE):
        return of_verb
    of_noun = "feminine" if context.text[following.end - 1] == _T_MARBUTA else "masculine"
    return of_verb if of_verb == of_noun else None


def _form_at(context: Context, at: int) -> str:
    return context.tokens[at].form if at < len(context.tokens) else ""


def _is_noun(context: Context, token: Token) -> bool:
    """Tell تسمية, which folds like تسميه, from the verb."""
    is_alike = token.form.endswith(_T_MARBUTA_FOLDED)
    return is_alike and context.text[token.end - 1] == _T_MARBUTA


def _is_aside(context: Context, at: int) -> bool:
    """Tell whether "had" opens the verb's sentence."""
    start, _ = context.sentence(context.tokens[at].start)
    first = context.token_at(start)
    if first < at and context.tokens[first].form == _AND:
        first += 1
    return first < at and context.tokens[first].form in report_words()["was"]


def _verb_speaker(context: Context, at: int, last: Report | None) -> str | None:
    named = subject(context, at)
    if named is None:
        named = far_subject(context, at)
    if named is not None:
        return named or None
    token = context.tokens[at]
    sentence_start, _ = context.sentence(token.start)
    is_more = token.form in report_words()["more"]
    if last and _goes_on(context, at, "verb", last, sentence_start):
        if last.is_aside and last.start < sentence_start and not is_more:
            return None
        return last.speaker if can_agree(last.gender, gender(token.form)) else None
    if is_more:
        return None
    if _opens_sentence(context, at, sentence_start):
        return topic_before(context, at, gender(token.form))
    is_joined = token.glued and context.tokens[at - 1].form == _AND
    is_first = last is None or last.start < sentence_start
    if not (is_joined and is_first):
        return None
    begin = _behind_quotes(context, sentence_start, token.start)
    within = topic_within(context, begin, token.start, gender(token.form))
    return within or described_topic(context, begin, token.start)


def _behind_quotes(context: Context, start: int, end: int) -> int:
    """Return where the words before an offset begin: behind speech in its sentence, or with it."""
    at = bisect_right(context.quoted, end, key=lambda stretch: stretch.end) - 1
    stretch = context.quoted[at] if at >= 0 else None
    if stretch is None or len(context.text[stretch.start : stretch.end].split()) <= _LONGEST_NAME:
        return start
    return max(start, stretch.end)


def _participle_speaker(context: Context, at: int, last: Report | None) -> str | None:
    token = context.tokens[at]
    sentence_start, _ = context.sentence(token.start)
    if last and _goes_on(context, at, "participle", last, sentence_start):
        return last.speaker if can_agree(last.gender, gender(token.form)) else None
    within = topic_within(context, sentence_start, token.start, gender(token.form))
    within = within or described_topic(context, sentence_start, token.start)
    if within or next(context.between(sentence_start, token.start), None) is not None:
        return within
    return topic_before(context, at, gender(token.form))


def _naming_speaker(context: Context, at: int, last: Report | None) -> str | None:
    token = context.tokens[at]
    sentence_start, _ = context.sentence(token.start)
    voices = context.tokens[max(at - _VOICE_REACH, 0) : at]
    others = [voice.end for voice in voices if voice.form in report_words()["contrast"]]
    begin = max([sentence_start, *others])
    named = last_named(context, begin, token.start)
    if (
        named is None
        and begin == sentence_start
        and last
        and _goes_on(context, at, "naming", last, sentence_start)
    ):
        return last.speaker
    return named


def _goes_on(
    context: Context, at: int, kind: ReportKind, last: Report, sentence_start: int
) -> bool:
    """Tell whether a report is the last speaker's: it opens its sentence, or shares theirs.

    In the same sentence a verb does so after "and" or the like, or right after the verb that it
    goes on with (ومضى يقول); a participle always.
    """
    if _opens_sentence(context, at, sentence_start):
        return True
    before = context.tokens[at - 1]
    if before.end == last.end:
        return True
    is_joined = kind != "verb" or before.form in report_words()["opening"]
    if before.form == _SO and next(context.between(last.end, before.start), None) is not None:
        return False
    return is_joined and last.start >= sentence_start


def _opens_sentence(context: Context, at: int, sentence_start: int) -> bool:
    opening = report_words()["opening"]
    before = context.tokens[max(at - _OPENING_REACH, 0) : at]
    inside = [token for token in before if token.start >= sentence_start]
    return len(inside) < _OPENING_REACH and all(
        token.kind == "mark" or token.form in opening for token in inside
    )
