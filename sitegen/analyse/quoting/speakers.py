"""Tells who the subject of a reporting verb is.

In go the verb and what is known around it; out comes an actor's id where the subject is a known
mention, else the subject's words, else None: no speaker is better than a wrong one.
"""

from __future__ import annotations

import re

from sitegen.analyse.quoting.described import is_this_thing
from sitegen.analyse.quoting.marks import MARKS
from sitegen.analyse.quoting.speaker_names import (
    COMMAS,
    UNNAMED,
    Context,
    actor_of,
    is_definite,
    named_in,
)
from sitegen.arabic.letters import fold_text
from sitegen.arabic.reporting_words import report_words
from sitegen.arabic.tokens import ARTICLE
from sitegen.model import Mention

# A subject is named within this many words of its verb, its title within as many of its name.
_REACH = 14
_TITLE_REACH = 9
# More words in marks after a name's head (صحيفة) are speech.
_LONGEST_NAME = 4
# Words between the preposition in an office and its holder (في الشؤون الروسية فلان).
_OFFICE_REACH = 9
# A subject before its verb stands at most this many tokens away (بوتين، الذي قال).
_BEFORE_REACH = 2
# An accusative is no subject: متمنياً, or without its mark a participle like متمنيا.
_ADVERBIAL = re.compile(
    "\\w+(?:\u0627\u064b|\u064b\u0627)$|\u0645[^\u0627\u0648\u064a]\\w{2,}\u0627$"
)
# After an indefinite object a clause about it begins (التقى بوتين وفدا قال).
_ACCUSATIVE = re.compile("\\w{2,}\u0627\u064b?$")
_AFTER_AGENCY = "):-\u2013\u2014\u0640"
_TO_THE = fold_text("لل")
_AND = fold_text("و")


def subject(context: Context, at: int) -> str | None:
    """Tell who the subject of the verb at a token is: named after it, or right before it.

    UNNAMED is a subject that can be nobody who speaks; None is none at all.

    A name before it counts for more than words after it that are no name. What follows a verb like
    "informed" inside its clause is its object.
    """
    words = report_words()
    token = context.tokens[at]
    sentence_start, sentence_end = context.sentence(token.start)
    has_object = token.form in words["object"] and not stands_as_verb(context, at)
    stretch = None if has_object else _words_after(context, at, sentence_end)
    if stretch is None:
        return _before(context, at, sentence_start)
    if context.first_person(*stretch) is None:
        holder = _holder_beyond(context, stretch, sentence_end)
        if holder is not None:
            return actor_of(holder)
        if next(context.between(*stretch), None) is None:
            before = _named_before(context, at, sentence_start)
            if before is not None:
                return actor_of(before)
    named = named_in(context, *stretch)
    if named is None and _is_this_person(context, stretch[0]):
        return None
    return named or UNNAMED


def _is_this_person(context: Context, start: int) -> bool:
    """Tell whether a subject is "this" with a person: the last speaker in other words."""
    at = context.token_at(start)
    forms = [token.form for token in context.tokens[at : at + 2]]
    return forms[0] in report_words()["this"] and len(forms) > 1 and not is_this_thing(forms)


def stands_as_verb(context: Context, at: int) -> bool:
    """Tell whether a word stands where a verb does that begins a clause."""
    words = report_words()
    before = context.tokens[at - 1] if at else None
    starts = words["opening"] | words["contrast"] | words["for_its_part"]
    return before is None or before.kind == "mark" or before.form in starts


def _words_after(context: Context, at: int, sentence_end: int) -> tuple[int, int] | None:
    """Return the span of the words after a verb that name its subject, None if it has none."""
    words = report_words()
    boundaries = words["boundary"] | words["that"] | words["verb"] | words["participle"]
    boundaries |= words["naming"] | words["saying"]
    first, last = -1, -1
    for token in context.tokens[at + 1 : at + 1 + _REACH]:
        if token.start >= sentence_end:
            break
        is_name = context.mention_at(token) is not None
        is_to = token.form in words["listener"] or token.form.startswith(_TO_THE)
        if first < 0 and is_to and not is_name:
            continue
        is_adverbial = first < 0 and _ADVERBIAL.match(context.text, token.start, token.end)
        if not is_name and (is_adverbial or token.form in boundaries):
            break
        if token.kind == "mark" and token.form not in COMMAS:
            # A title's one letter has a full stop: د. فلان.
            is_title = token.form == "." and last - first == 1
            if is_title or token.form in {"-", "("}:
                continue
            break
        if token.kind == "word":
            first = token.start if first < 0 else first
            last = token.end
    return (first, _with_quoted_name(context, last)) if first >= 0 else None


def _with_quoted_name(context: Context, end: int) -> int:
    """Return where a subject ends that ends on a name in marks (صحيفة «بابل»), else its own end."""
    words = report_words()
    at = context.token_at(end)
    head = context.tokens[at - 1].form.removeprefix(ARTICLE)
    if head not in words["name_head"] or at >= len(context.tokens):
        return end
    mark = context.tokens[at]
    if context.text[mark.start] not in MARKS:
        return end
    begin = mark.end
    while begin < len(context.text) and context.text[begin].isspace():
        begin += 1
    name = context.quoted_at(begin)
    is_name = name and len(context.text[name.start : name.end].split()) <= _LONGEST_NAME
    if name is None or not is_name:
        return end
    closing = name.end
    while closing < len(context.text) and context.text[closing].isspace():
        closing += 1
    return closing + 1 if context.text[closing : closing + 1] in MARKS else name.end


def _holder_beyond(context: Context, stretch: tuple[int, int], sentence_end: int) -> Mention | None:
    """Return the person whose office goes on over "in": رئيس المجلس في الصومال فلان.

    Between "in" and the name stand definite words, or words that end on an organisation's or a
    place's name; or the person's name stands between commas. After a definite office (المسؤول)
    other words may stand there as well.
    """
    words = report_words()
    at = context.token_at(stretch[1])
    if at >= len(context.tokens) or context.tokens[at].form not in words["title_in"]:
        return None
    begin = context.tokens[at].end
    ahead = context.tokens[at + 1 : at + 2 + _OFFICE_REACH]
    person = context.first_person(begin, min(ahead[-1].end, sentence_end) if ahead else begin)
    if person is None or not context.text[person.start - 1].isspace():
        return None
    between = [token for token in ahead if token.start < person.start]
    ends = words["that"] | words["verb"] | words["participle"]
    ends |= words["boundary"] - words["title_in"]
    if not between or any(context.is_plain(token, ends) for token in between):
        return None
    after = context.text[person.end : sentence_end].lstrip()[:1]
    if between[-1].form in COMMAS:
        return person if after in COMMAS else None
    if any(token.kind == "mark" for token in between) or between[-1].form in words["ruler"]:
        return None
    name = context.mention_at(between[-1])
    is_body = name is not None and name.type != "person"
    is_office = all(is_definite(context, token) for token in between)
    is_the_holder = fold_text(context.text[stretch[0] : stretch[1]]).startswith(ARTICLE)
    is_last_definite = is_definite(context, between[-1])
    return person if is_body or is_office or (is_the_holder and is_last_definite) else None


def _before(context: Context, at: int, sentence_start: int) -> str | None:
    """Tell who stands before a verb as its subject: بوتين قال, وكان الرئيس قال."""
    nearest = _named_before(context, at, sentence_start)
    if nearest is not None:
        return actor_of(nearest)
    return _after_was(context, _first_opening(context, at), sentence_start)


def _first_opening(context: Context, at: int) -> int:
    """Return the place of the first of the words like "has" and "so" right before a verb."""
    words = report_words()
    while at > 0 and context.tokens[at - 1].form in words["opening"] | words["was"]:
        at -= 1
    return at


def _named_before(context: Context, at: int, sentence_start: int) -> Mention | None:
    """Return who is named right before a verb, where the name, with its title, opens a clause.

    "And" before the verb parts it from that name (شكر زيلينسكي، وقال).
    """
    first = _first_opening(context, at)
    if context.tokens[at].glued and context.tokens[at - 1].form == _AND:
        return None
    earliest = context.tokens[max(first - _BEFORE_REACH, 0)].start
    nearest = next(context.between(sentence_start, context.tokens[at].start), None)
    if nearest is None or nearest.end <= earliest:
        return None
    between = context.tokens[context.token_at(nearest.end) : first]
    if any(_ACCUSATIVE.match(context.text, token.start, token.end) for token in between):
        return None
    # In brackets, or before a dash: an agency whose news this is.
    parting = ")" if nearest.type == "person" else _AFTER_AGENCY
    if not set(parting).isdisjoint(context.text[nearest.end : context.tokens[at].start]):
        return None
    return nearest if opens_clause(context, nearest, sentence_start) else None


def opens_clause(context: Context, mention: Mention, sentence_start: int) -> bool:
    """Tell whether a name, with a title before it, stands at the beginning of a clause."""
    words = report_words()
    starts = words["opening"] | words["contrast"] | words["was"] | words["that"] | words["aside"]
    ends = words["verb"] | words["participle"] | words["boundary"] - words["title_in"]
    at = context.token_at(mention.start)
    for back in range(1, _TITLE_REACH + 2):
        if at < back or context.tokens[at - back].start < sentence_start:
            return True
        token = context.tokens[at - back]
        if token.kind == "mark" or token.form in starts:
            return token.form != _AND or not _is_in_phrase(context, sentence_start, token.start)
        other = context.mention_at(token)
        if context.is_plain(token, ends) or (other is not None and other.type == "person"):
            return False
        if back == 1 and token.form in words["title_in"] | words["voice"]:
            return False
    return False


def _is_in_phrase(context: Context, sentence_start: int, end: int) -> bool:
    """Tell whether a sentence opens with "in" or the like, and goes on so up to an offset.

    What "and" joins there opens no clause (في مقارنة بين فلان وفلان).
    """
    lead = list(context.tokens[context.token_at(sentence_start) : context.token_at(end)])
    while lead and lead[0].form in report_words()["opening"]:
        lead = lead[1:]
    is_plain = all(token.kind == "word" for token in lead)
    return bool(lead) and is_plain and lead[0].form in report_words()["boundary"]


def _after_was(context: Context, at: int, sentence_start: int) -> str | None:
    """Tell whom the words between "had" and a verb name: وكان الرئيس الأميركي (قد) قال."""
    words = report_words()
    ends = words["boundary"] | words["that"] | words["verb"] | words["participle"]
    begin = at
    while begin > 0 and at - begin <= _TITLE_REACH:
        token = context.tokens[begin - 1]
        if token.start < sentence_start or token.kind != "word" or token.form in ends:
            return None
        if token.form in words["was"]:
            if begin == at:
                return None
            return named_in(context, context.tokens[begin].start, context.tokens[at - 1].end)
        begin -= 1
    return None
