"""Tells who stands behind a report without being its verb's subject.

In go the text around a verb; out come whom a sentence is about, on whose authority something is
said, and whose a document is: an actor's id, or words of the text, or None.
"""

from __future__ import annotations

from sitegen.analyse.quoting.described import is_human
from sitegen.analyse.quoting.reporting_words import Gender
from sitegen.analyse.quoting.speaker_names import (
    UNNAMED,
    Context,
    actor_of,
    is_definite,
    is_owned,
    named_in,
)
from sitegen.arabic.letters import fold_text
from sitegen.arabic.reporting_words import report_words
from sitegen.arabic.tokens import ARTICLE

# "On the authority of": whose name follows it is who said it (عن بوتين قوله).
_FROM = frozenset({"عن", "وعن"})
_TOWARDS = frozenset(map(fold_text, ("إلى", "الي")))
# "On the way" and the like name nobody (نقل عن طريق).
_NOBODY_AFTER_FROM = frozenset(map(fold_text, ("طريق", "كثب", "ذلك", "هذا", "هذه")))
_FEMININE_PAST = fold_text("ت")
_TO = "ل"
# "So": the sentence goes on (بحسب الوزارة فإن).
_SO = fold_text("ف")
# No verb ends on it.
_T_MARBUTA = "\u0629"
# A source is named within so many words of "on the authority of", that within so many of its verb.
_SOURCE_REACH = 12
# A document's words: بيان صادر عن وزارة الدفاع.
_PAPER_REACH = 8
# Words between a sentence's verb and the name of whom it is about: a title.
_TOPIC_REACH = 9
# Characters of a longer stretch without an end are no sentence that is about one person.
_LONGEST_SENTENCE = 2000


def topic_before(context: Context, at: int, verb_gender: Gender | None) -> str | None:
    """Tell whom the sentence before a verb's is about, where it can be the verb's subject."""
    token = context.tokens[at]
    index = context.sentence_index(token.start)
    if not index:
        return None
    before = context.sentences[index - 1]
    return topic(context, before.start, before.end, verb_gender)


def topic(context: Context, start: int, end: int, verb_gender: Gender | None) -> str | None:
    """Tell whom a sentence is about: the one person named there, first or as its verb's subject.

    A verb before the name must agree in gender with the reporting verb.
    """
    people = {actor_of(person) for person in context.people(start, end)}
    return topic_within(context, start, end, verb_gender) if len(people) == 1 else None


def topic_within(context: Context, start: int, end: int, verb_gender: Gender | None) -> str | None:
    """Tell who opens a sentence, first or as its verb's subject, whoever else is named later.

    That one is the subject of another verb there, up to "while" (هاجم فلان الوزير، واعتبر أن).
    """
    words = report_words()
    person = context.first_person(start, end) if end - start <= _LONGEST_SENTENCE else None
    if person is None:
        return None
    at_name = context.token_at(person.start)
    rest = context.tokens[at_name : context.token_at(end)]
    if any(token.form in words["contrast"] for token in rest):
        return None
    skipped = words["opening"] | words["aside"] | words["contrast"]
    lead = list(context.tokens[context.token_at(start) : at_name])
    while lead and (lead[0].form in skipped or lead[0].kind == "mark"):
        lead = lead[1:]
    if not lead:
        return actor_of(person)
    verb, title = lead[0], lead[1:]
    is_noun = is_definite(context, verb) or context.text[verb.end - 1] == _T_MARBUTA
    is_verb = not is_noun and verb.form not in words["boundary"]
    is_title = len(title) <= _TOPIC_REACH and (
        not title or not is_owned(context, title[0].start, person)
    )
    is_plain = all(
        not context.is_plain(token, words["boundary"]) and token.kind == "word" for token in title
    )
    is_feminine = verb.form.endswith(_FEMININE_PAST)
    agrees = verb_gender == ("feminine" if is_feminine else "masculine")
    return actor_of(person) if is_verb and is_title and is_plain and agrees else None


def source_before(context: Context, at: int) -> str | None:
    """Tell who is named between "from" and "his saying": عن مصدر في الوزارة قوله."""
    token = context.tokens[at]
    earliest, _ = context.sentence(token.start)
    for back in range(1, min(_SOURCE_REACH, at) + 1):
        before = context.tokens[at - back]
        if before.start < earliest or before.form in report_words()["verb"]:
            return None
        is_ascribed = before.form in _TOWARDS and _is_ascribed(context, at - back, earliest)
        if before.form in _FROM or is_ascribed:
            return _source(context, at - back + 1, at)
    return None


def _is_ascribed(context: Context, at: int, earliest: int) -> bool:
    """Tell whether "ascribed" stands before "to": نسبت الصحيفة إلى فلان قوله."""
    ascribed = report_words()["ascribed"]
    before = context.tokens[max(at - _SOURCE_REACH, 0) : at]
    return any(token.form in ascribed for token in before if token.start >= earliest)


def source_after(context: Context, at: int) -> str | None:
    """Tell who is named after "from" behind a verb: نقلت الوكالة عن مصدر في الوزارة أن."""
    words = report_words()
    _, sentence_end = context.sentence(context.tokens[at].start)
    reach = range(at + 1, min(at + 1 + _SOURCE_REACH, len(context.tokens)))
    start = next((n for n in reach if context.tokens[n].form in _FROM), None)
    if start is None or context.tokens[start].start >= sentence_end:
        return None
    ends = words["boundary"] | words["that"] | words["verb"] | words["saying"]
    end = start + 1
    while end < len(context.tokens) and end - start <= _SOURCE_REACH:
        token = context.tokens[end]
        if token.start >= sentence_end or token.kind != "word" or context.is_plain(token, ends):
            break
        end += 1
    return _source(context, start + 1, end)


def _source(context: Context, first: int, end: int) -> str | None:
    """Tell who is named by the tokens from one place up to another; UNNAMED is nobody we know."""
    while end > first and context.tokens[end - 1].kind == "mark":
        end -= 1
    if first >= end or context.tokens[first].form in _NOBODY_AFTER_FROM:
        return None
    start, stop = context.tokens[first].start, context.tokens[end - 1].end
    return named_in(context, start, stop) or UNNAMED


def paper_of(context: Context, at: int) -> str | None:
    """Tell whose the document is whose name begins at a token, else name the document."""
    words = report_words()
    if at >= len(context.tokens) or context.tokens[at].form not in words["paper"]:
        return None
    _, sentence_end = context.sentence(context.tokens[at].start)
    end = at + 1
    while end < len(context.tokens) and end - at <= _PAPER_REACH:
        token = context.tokens[end]
        is_end = context.is_plain(token, words["boundary"] - words["issued"])
        if token.start >= sentence_end or token.kind != "word" or is_end:
            break
        if token.form in words["that"] | words["verb"]:
            break
        owner = next(context.between(token.start, token.end), None)
        if owner is not None and _is_issuer(context, at, end):
            return actor_of(owner)
        end += 1
    return context.text[context.tokens[at].start : context.tokens[end - 1].end]


def issuer_before(context: Context, at: int) -> str | None:
    """Tell whose the document is in which words stand (أصدرت الوزارة بيانا جاء فيه).

    It is the one actor named before in the sentence, nobody where there are more.
    """
    start, _ = context.sentence(context.tokens[at].start)
    begin = max(start, context.tokens[at].start - _LONGEST_SENTENCE)
    named = {actor_of(mention) for mention in context.between(begin, context.tokens[at].start)}
    return named.pop() if len(named) == 1 else None


def according_to(context: Context, at: int) -> str | None:
    """Tell who is named after "according to", with a title: وفقا للرئيس فلان, بحسب الوزارة."""
    words = report_words()
    _, sentence_end = context.sentence(context.tokens[at].start)
    ends = words["boundary"] | words["that"] | words["verb"] | words["placed"]
    end = at + 1
    while end < len(context.tokens) and end - at <= _SOURCE_REACH:
        token = context.tokens[end]
        if (
            token.form == _SO
            or token.start >= sentence_end
            or token.kind != "word"
            or context.is_plain(token, ends)
        ):
            break
        end += 1
    if end == at + 1:
        return None
    start, stop = context.tokens[at + 1].start, context.tokens[end - 1].end
    if next(context.between(start, stop), None) is not None:
        return named_in(context, start + context.text.startswith(_TO, start), stop)
    # A noun with the article, or for a person, says who; "his words" and "what he said" do not.
    first = context.tokens[at + 1].form
    is_noun = first.startswith(ARTICLE) or is_human(first)
    return named_in(context, start, stop) if is_noun else None


def _is_issuer(context: Context, at: int, owner: int) -> bool:
    """Tell whether only words like "issued by" stand between a document and a name."""
    issued = report_words()["issued"]
    return all(token.form in issued for token in context.tokens[at + 1 : owner])
