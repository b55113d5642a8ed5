"""Tells whom a reporting verb without a subject beside it goes on from, in its own sentence.

In go the verb and what is known around it; out comes the actor that its relative clause is about
(فلان الذي أعلن), or whose name stands before a description (فلان، عضو المجلس، قال), else None.
"""

from __future__ import annotations

from sitegen.analyse.quoting.described import is_human
from sitegen.analyse.quoting.reporting_words import Gender, gender
from sitegen.analyse.quoting.speaker_names import COMMAS, Context, actor_of, is_definite, named_in
from sitegen.analyse.quoting.speakers import opens_clause
from sitegen.arabic.letters import fold_text
from sitegen.arabic.reporting_words import report_words

_RELATIVES: dict[str, Gender] = {fold_text("الذي"): "masculine", fold_text("التي"): "feminine"}
_SO, _AS_FOR = fold_text("ف"), fold_text("أما")
# Words between "who" and the verb (الذي أدلى ببيان قصير حث فيه), between a name and its verb.
_CLAUSE_REACH, _DESCRIPTION_REACH = 8, 16
# Characters between a name and "who": a comma, a bracket, blanks.
_PAUSE = " \u00a0\u060c,)"
# Words of the clause's opening that may stand before its subject.
_LEAD_REACH = 5


def far_subject(context: Context, at: int) -> str | None:
    """Tell who is the subject of the verb at a token, from further back in its sentence."""
    start, _ = context.sentence(context.tokens[at].start)
    return (
        _antecedent(context, at, start)
        or _after_as_for(context, at, start)
        or _before_description(context, at, start)
    )


def _after_as_for(context: Context, at: int, sentence_start: int) -> str | None:
    """Tell whom a sentence with "as for" is about, at the verb with "so" (أما فلان، … فقال)."""
    before = context.tokens[at - 1]
    if not context.tokens[at].glued or before.form != _SO:
        return None
    ahead = context.tokens[context.token_at(sentence_start) :][:_LEAD_REACH]
    lead = next((token for token in ahead if token.form not in report_words()["opening"]), None)
    if lead is None or lead.form != _AS_FOR:
        return None
    person = context.first_person(lead.end, before.start)
    if person is None or not opens_clause(context, person, sentence_start):
        return None
    return actor_of(person)


def _antecedent(context: Context, at: int, sentence_start: int) -> str | None:
    """Tell whose name stands before the "who" in whose clause the verb stands, in its gender."""
    words = report_words()
    ends = words["that"] | words["contrast"] | words["verb"]
    for back in range(1, min(_CLAUSE_REACH + 1, at) + 1):
        token = context.tokens[at - back]
        if token.start < sentence_start or context.is_plain(token, ends):
            return None
        other = context.mention_at(token)
        if other is not None and other.type == "person":
            return None
        if token.form in _RELATIVES:
            if gender(context.tokens[at].form) not in {None, _RELATIVES[token.form]}:
                return None
            nearest = next(context.between(sentence_start, token.start), None)
            if nearest is None or context.text[nearest.end : token.start].strip(_PAUSE):
                return None
            return actor_of(nearest)
    return None


def _before_description(context: Context, at: int, sentence_start: int) -> str | None:
    """Tell who is named before a description that ends at the verb.

    It begins with a comma, an office or the like; the word before the verb is definite, for after
    an indefinite one a clause about that one begins (التقى وفدا قال).
    """
    words = report_words()
    token, before = context.tokens[at], context.tokens[at - 1]
    person = next(context.people(sentence_start, token.start), None)
    if person is None or token.glued or not opens_clause(context, person, sentence_start):
        return None
    between = context.tokens[context.token_at(person.end) : at]
    if not between or len(between) > _DESCRIPTION_REACH:
        return None
    ends = words["that"] | words["verb"] | words["participle"] | words["saying"] | words["contrast"]
    is_description = between[0].form in COMMAS or is_human(between[0].form)
    is_ended = before.kind == "mark" or is_definite(context, before)
    is_one = not any(context.is_plain(one, ends) for one in between)
    return actor_of(person) if is_description and is_ended and is_one else None


def described_topic(context: Context, start: int, end: int) -> str | None:
    """Tell who opens a sentence without a name: أحد الأطفال, or after a verb رفض السفير الأميركي.

    Only words for people and bodies are taken; None where a name stands right behind them.
    """
    words = report_words()
    skipped = words["opening"] | words["aside"]
    lead = list(context.tokens[context.token_at(start) : context.token_at(end)])[:_LEAD_REACH]
    while lead and (lead[0].form in skipped or lead[0].kind == "mark"):
        lead = lead[1:]
    if lead and not is_human(lead[0].form) and not context.is_plain(lead[0], words["boundary"]):
        lead = lead[1:]
    if not lead or not is_human(lead[0].form):
        return None
    last = lead[0]
    for token in lead[1:]:
        if token.kind != "word" or not is_definite(context, token):
            break
        last = token
    following = context.tokens[context.token_at(last.end) : context.token_at(end)]
    near = following[0].end if following else last.end
    if context.first_person(lead[0].start, near) is not None:
        return None
    return named_in(context, lead[0].start, last.end)
