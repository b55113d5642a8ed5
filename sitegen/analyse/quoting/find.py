"""Finds direct quotes in quotation marks, with the reporting verb and the speaker.

In go text, sentences and mentions; out come quotes in text order. Words in marks that nobody is
reported to say (names, scare quotes, one odd word) are no quotes and are left out. Two or three
words are a quote where a reporting verb leads to them through "that" (قال إن الوضع «خطير جدا»).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from sitegen.analyse.quoting.marks import MARKS, Quoted, find_quoted
from sitegen.analyse.quoting.reports import Report, find_reports
from sitegen.analyse.quoting.speaker_names import actor_of
from sitegen.arabic.letters import fold_text
from sitegen.arabic.reporting_words import report_words
from sitegen.arabic.tokens import ARTICLE, tokenise
from sitegen.model import Mention, Quote, Sentence

# Fewer words are a name or an odd word, unless a verb leads straight to them.
_FEWEST_WORDS = 4
# In what somebody is reported to say, or to want or fear, two words are theirs; one is an odd word
# or a name. After other verbs two are often a name.
_FEWEST_WORDS_OF_ALL = 2
_FEWEST_WORDS_AFTER_VERB = 3
# More words are a statement wherever they stand.
_MOST_WORDS_OF_NONE = 3
# What follows where a sentence, or what is told in it, ends with a quote; "" is the text's end.
_STATEMENT_END = ("", "\n", ".", ",", "\u060c", "\u061b", "!", "?", "\u061f", "\u2026")
# A longer stretch after a name's head (حركة, كتاب) is speech all the same.
_LONGEST_NAME = 8
# Words that may stand between "what he called" and the mark.
_GOVERNED_WITHIN = 2
# Characters between a quote and a verb after it: the mark, punctuation, a word like هكذا.
_VERB_WITHIN = 12
# Characters before a quote in which the words stand that lead to it.
_LEAD_WITHIN = 150
_COLON = ":"
_IN = fold_text("في")
_MARKS = "".join(sorted(MARKS))
# What stands between the colon and the words.
_LEAD_END = " \u00a0" + _MARKS
# A sentence that ends so is told on in the next one.
_LEADS_ON = (_COLON, "..", ". .", "\u2026")
# What may follow a quote that is a whole sentence.
_SENTENCE_END = " \u00a0.!?\u061f\u2026" + _MARKS


@dataclass(frozen=True, slots=True)
class _Page:
    """A text with all that quotes are judged by, in text order."""

    text: str
    sentences: Sequence[Sentence]
    mentions: Sequence[Mention]
    quoted: Sequence[Quoted]
    reports: Sequence[Report]
    leading: Sequence[Report]
    breaks: Sequence[int]


def find_quotes(
    text: str, sentences: Sequence[Sentence], mentions: Sequence[Mention]
) -> tuple[Quote, ...]:
    """Find the direct quotes of NFC text; spans are the words inside the marks.

    `speaker` is an actor's id where the subject of the verb is a known mention, else the
    subject's words, else None. Offsets are code points into `text`.
    """
    ordered = sorted(mentions, key=lambda mention: mention.start)
    quoted = find_quoted(text)
    found = find_reports(text, sentences, ordered, quoted)
    reports = [report for report in found if report.kind != "break"]
    breaks = [report.start for report in found if report.kind == "break"]
    leading = [report for report in reports if report.kind != "trailing"]
    page = _Page(text, sentences, ordered, quoted, reports, leading, breaks)
    quotes: list[Quote] = []
    for index, stretch in enumerate(quoted):
        is_said = bool(quotes) and quotes[-1].start == quoted[index - 1].start
        if is_said and _goes_on(text, quoted[index - 1], stretch):
            quotes.append(_quote(text, stretch, quotes[-1].speaker, quotes[-1].verb))
            continue
        report = _report(page, index)
        if report is None:
            named = _named_before(page, stretch)
            if named is not None:
                quotes.append(_quote(text, stretch, named, None))
            continue
        if index and not is_said and _is_list_of_names(text, quoted[index - 1], stretch):
            continue
        speaker = None if _is_broken(breaks, report.end, stretch.start) else report.speaker
        quote = _quote(text, stretch, speaker, text[report.start : report.end])
        quotes.append(replace(quote, is_statement=_is_statement(text, stretch, report)))
    return tuple(quotes)


def _quote(text: str, stretch: Quoted, speaker: str | None, verb: str | None) -> Quote:
    return Quote(stretch.start, stretch.end, text[stretch.start : stretch.end], speaker, verb)


def _report(page: _Page, index: int) -> Report | None:
    """Return the verb that reports a stretch as speech; None where none does, or it is a name.

    It stands before in the sentence, else right after, else in the sentence before.
    """
    stretch = page.quoted[index]
    if any(
        mention.start <= stretch.start and stretch.end <= mention.end
        for mention in _mentions_at(page, stretch)
    ):
        return None
    begin = _sentence_start(page.text, page.sentences, stretch.start)
    at = bisect_right(page.leading, stretch.start, key=_report_start) - 1
    last = page.leading[at] if at >= 0 else None
    following = bisect_right(page.reports, stretch.start, key=_report_start)
    after = _after(page.text, page.reports, following, page.quoted[index : index + 2])
    if last is not None and last.start >= begin:
        is_better = last.speaker is None and after is not None and after.speaker is not None
        nearest = after if is_better and after is not None else last
        return nearest if _is_speech(page.text, stretch, nearest) else None
    if after is not None:
        return after if _is_speech(page.text, stretch, after) else None
    return last if last is not None and _is_from_before(page, stretch, begin, last) else None


def _report_start(report: Report) -> int:
    return report.start


def _mentions_at(page: _Page, stretch: Quoted) -> Sequence[Mention]:
    """Return the mentions that may hold the first words of a stretch."""
    at = bisect_right(page.mentions, stretch.start + 1, key=lambda mention: mention.start)
    return page.mentions[max(at - 1, 0) : at]


def _is_from_before(page: _Page, stretch: Quoted, begin: int, last: Report) -> bool:
    """Tell whether a quote is told by the verb in the sentence before its own.

    It is where it opens its sentence and that one ends on a colon or dots; and where the quote is
    its whole sentence, or too long for a name, and nobody else may have begun to speak.
    """
    text = page.text
    before = bisect_left(page.sentences, begin, key=lambda sentence: sentence.start) - 1
    words = len(_words(text[stretch.start : stretch.end]))
    if before < 0 or last.start < page.sentences[before].start or words < _FEWEST_WORDS:
        return False
    is_first = not text[begin : stretch.start].strip(_LEAD_END)
    if is_first and text[last.end : begin].rstrip().endswith(_LEADS_ON):
        return True
    rest = text[stretch.end + 1 : stretch.end + 1 + _VERB_WITHIN].split("\n", 1)[0]
    is_whole = is_first and not rest.strip(_SENTENCE_END)
    is_told = stretch.closed and (is_whole or words > _LONGEST_NAME)
    is_verb = last.kind in {"verb", "participle"} and last.speaker is not None
    return is_told and is_verb and not _is_broken(page.breaks, last.end, stretch.start)


def _goes_on(text: str, previous: Quoted, stretch: Quoted) -> bool:
    """Tell whether a paragraph in marks goes on with a quote that the one before left open."""
    between = text[previous.end : stretch.start]
    return not previous.closed and "\n" in between and not between.strip(_LEAD_END + "\n")


def _named_before(page: _Page, stretch: Quoted) -> str | None:
    """Tell who is named alone before a colon and a quote, as in a heading: بوتين: «…»."""
    text = page.text
    begin = _sentence_start(text, page.sentences, stretch.start)
    lead = text[begin : stretch.start].rstrip(_LEAD_END)
    if not lead.endswith(_COLON) or len(_words(text[stretch.start : stretch.end])) < _FEWEST_WORDS:
        return None
    end = begin + len(lead.rstrip(_COLON + " "))
    at = bisect_left(page.mentions, begin, key=lambda mention: mention.start)
    if at >= len(page.mentions):
        return None
    mention = page.mentions[at]
    is_alone = mention.start == begin and mention.end == end and mention.type != "place"
    return actor_of(mention) if is_alone else None


def _is_broken(breaks: Sequence[int], verb_end: int, start: int) -> bool:
    """Tell whether another voice may begin between a verb and the quote after it."""
    return bisect_left(breaks, verb_end) < bisect_left(breaks, start)


def _sentence_start(text: str, sentences: Sequence[Sentence], offset: int) -> int:
    """Return where the sentence around an offset begins, else the paragraph."""
    at = bisect_right(sentences, offset, key=lambda sentence: sentence.start) - 1
    if at >= 0 and offset < sentences[at].end:
        return sentences[at].start
    return text.rfind("\n", 0, offset) + 1


def _after(
    text: str, reports: Sequence[Report], at: int, quoted: Sequence[Quoted]
) -> Report | None:
    """Return the verb that follows the first of `quoted` closely (…، قال بوتين).

    "And he said" opens a quote of its own; so does a verb beyond another quote.
    """
    stretch = quoted[0]
    if at >= len(reports) or not stretch.closed or not _plain(reports[at]):
        return None
    report = reports[at]
    if not stretch.end <= report.start <= stretch.end + _VERB_WITHIN:
        return None
    between = text[stretch.end : report.start]
    is_free = len(quoted) == 1 or quoted[1].start > report.start
    is_other = not report_words()["contrast"].isdisjoint(_words(between))
    return report if is_free and not is_other and "\n" not in between else None


def _plain(report: Report) -> bool:
    return report.kind in {"verb", "trailing"} and not report.has_conjunction


def _is_speech(text: str, stretch: Quoted, report: Report) -> bool:
    """Tell speech from names and scare quotes by length and by what leads to it."""
    words = _words(text[stretch.start : stretch.end])
    if report.start > stretch.start:
        return len(words) >= _FEWEST_WORDS
    lead = text[max(report.end, stretch.start - _LEAD_WITHIN) : stretch.start].rstrip(_LEAD_END)
    lead_words = _words(lead, _name_heads())
    if report.kind == "naming" and len(lead_words) <= _GOVERNED_WITHIN:
        return True
    if lead.endswith(_COLON):
        return True
    is_name = not _name_heads().isdisjoint(lead_words[-1:])
    if is_name and len(words) <= _LONGEST_NAME:
        return False
    if len(words) >= _FEWEST_WORDS:
        return True
    is_told = any(
        word in report_words()["that"] and before not in report_words()["until"]
        for before, word in pairwise(["", *lead_words])
    )
    # Words with the article alone are a name (الاتحاد الأوروبي): they say nothing.
    is_definite = all(word.startswith(ARTICLE) for word in words)
    is_towards = fold_text(text[report.start : report.end]) in report_words()["towards"]
    # "In" leads to a name (في "مؤسسة المعارض"), and so does what it names (المشروع "سيتي لايف").
    is_name = any(word == _IN or word.startswith(ARTICLE) for word in lead_words[-1:])
    fewest = _FEWEST_WORDS_OF_ALL if is_told or is_towards else _FEWEST_WORDS_AFTER_VERB
    return len(words) >= fewest and not is_definite and (is_told or not is_name)


def _is_statement(text: str, stretch: Quoted, report: Report) -> bool:
    """Tell a statement from a word or a few that stand in the article's own sentence.

    Those are a statement where the verb, its subject or "that" leads straight to them, and their
    sentence ends with them.
    """
    if len(_words(text[stretch.start : stretch.end])) > _MOST_WORDS_OF_NONE:
        return True
    rest = text[stretch.end :].lstrip(_LEAD_END)[:1]
    if report.start > stretch.start or report.kind == "naming" or rest not in _STATEMENT_END:
        return report.start > stretch.start
    lead = text[report.end : stretch.start].rstrip(_LEAD_END)
    words = _words(lead)
    that = [at for at, word in enumerate(words) if word in report_words()["that"]]
    if lead.endswith(_COLON) or that:
        return lead.endswith(_COLON) or that[-1] == len(words) - 1
    return fold_text(text[report.start : report.end]) not in report_words()["towards"]


@cache
def _name_heads() -> frozenset[str]:
    """Return the words that stand before a name in marks, without and with the article."""
    heads = report_words()["name_head"]
    return heads | {ARTICLE + head for head in heads}


def _is_list_of_names(text: str, previous: Quoted, stretch: Quoted) -> bool:
    """Tell names in a row ("أ" و"ب") from speech that goes on after a break."""
    between = text[previous.end + 1 : stretch.start - 1].strip()
    short = len(_words(text[stretch.start : stretch.end])) <= _FEWEST_WORDS
    return between in {"و", "أو", "\u060c"} and short


def _words(text: str, known: frozenset[str] = frozenset()) -> list[str]:
    """Return the folded words, particles cut off where the rest is known."""
    return [token.form for token in tokenise(text, known) if token.kind == "word"]
