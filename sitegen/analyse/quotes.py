"""Finds direct quotes in quotation marks, with the reporting verb and the speaker.

In go text, sentences and mentions; out come quotes in text order. Words in marks that nobody is
reported to say (names, scare quotes, one odd word) are no quotes and are left out. Two or three
words are a quote where a reporting verb leads to them through "that" (قال إن الوضع «خطير جدا»).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache

from sitegen.analyse.quote_marks import MARKS, Quoted, find_quoted
from sitegen.analyse.speakers import Report, find_reports, report_words
from sitegen.arabic.tokens import ARTICLE, tokenise
from sitegen.model import Mention, Quote, Sentence

# Fewer words are a name or an odd word, unless a verb leads straight to them.
_FEWEST_WORDS = 4
# In what somebody is reported to say, two words are theirs; one is an odd word or a name.
_FEWEST_WORDS_AFTER_THAT = 2
# A longer stretch after a name's head (حركة, كتاب) is speech all the same.
_LONGEST_NAME = 8
# Words that may stand between "what he called" and the mark.
_GOVERNED_WITHIN = 2
# Characters between a quote and a verb after it: the mark, punctuation, a word like هكذا.
_VERB_WITHIN = 12
# Characters before a quote in which the words stand that lead to it.
_LEAD_WITHIN = 150
_COLON = ":"
# What stands between the colon and the words.
_LEAD_END = " \u00a0" + "".join(sorted(MARKS))


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
    starts = [report.start for report in reports]
    quotes: list[Quote] = []
    for index, stretch in enumerate(quoted):
        begin = _sentence_start(text, sentences, stretch.start)
        at = bisect_right(starts, stretch.start) - 1
        before = reports[at] if at >= 0 and reports[at].start >= begin else None
        report = (
            before
            if before is not None
            else _after(text, reports, at + 1, quoted[index : index + 2])
        )
        if report is None or not _is_speech(text, stretch, report):
            continue
        is_said = bool(quotes) and quotes[-1].start == quoted[index - 1].start
        if index and not is_said and _is_list_of_names(text, quoted[index - 1], stretch):
            continue
        quotes.append(
            Quote(
                stretch.start,
                stretch.end,
                text[stretch.start : stretch.end],
                None if _is_broken(breaks, report.end, stretch.start) else report.speaker,
                text[report.start : report.end],
            )
        )
    return tuple(quotes)


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
    is_free = len(quoted) == 1 or quoted[1].start > report.start
    return report if is_free and "\n" not in text[stretch.end : report.start] else None


def _plain(report: Report) -> bool:
    return report.kind == "verb" and not report.has_conjunction


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
    is_told = not report_words()["that"].isdisjoint(lead_words)
    # Words with the article alone are a name (الاتحاد الأوروبي): they say nothing.
    is_definite = all(word.startswith(ARTICLE) for word in words)
    return is_told and len(words) >= _FEWEST_WORDS_AFTER_THAT and not is_definite


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
