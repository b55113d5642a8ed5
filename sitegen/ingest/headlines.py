"""Proposes a title for an article that came without one: the opening words of its lead.

In: the first paragraph. Out: its first sentence, whole or up to a natural boundary, as written.
Refuses to cut inside quotation marks, before what turns the meaning of what is kept (a condition,
an exception), or on a word that needs the next one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from sitegen.arabic.letters import MARKS, fold_text
from sitegen.arabic.reporting_words import report_words
from sitegen.arabic.sentences import split_sentences
from sitegen.arabic.word_lists import folded_forms, read_list
from sitegen.ingest.characters import one_line
from sitegen.ingest.datelines import without_dateline
from sitegen.model import Block, Proposal

# Three lines of a large heading on a phone.
MAX_TITLE = 130
# A sentence that must not be cut may run on a little.
MAX_UNCUT = 200
# A shorter cut mostly lacks what the sentence says of its subject.
MIN_CUT = 40
MIN_WORDS = 4
MIN_SENTENCE = 3
# So much of what is said belongs in a title that begins with who says it.
MIN_SAID = 4
# How far from the verb what is said may begin: office, name, and on what occasion it was said.
MAX_FRAME = 35
# Leads are read no further: the sentence that makes a title stands at the start.
MAX_LEAD = 2_000
OPENING_EVIDENCE = "opening words of the lead"

_MARKS = re.compile(r"^[^\w]+|[^\w]+$")
_THAT = re.compile(r"ب?ان(?:ه|ها|هم|هما|ني|نا)?")
_AND = "و"
_PAIRS = (("“", "”"), ("«", "»"), ("(", ")"), ("[", "]"))
_SPLIT_NUMBER = re.compile(r"\d[.,]\Z")


def propose_title(lead: str) -> Proposal | None:
    """Return a title from the lead, with how it was made; None where the lead has none to give."""
    text = without_dateline(one_line(lead[:MAX_LEAD]))
    words = _first_sentence(text).split()
    title = _whole(words, MAX_TITLE) or _cut(words) or _whole(words, MAX_UNCUT)
    title = title or _broken_off(words)
    return Proposal(title, OPENING_EVIDENCE) if title else None


def needs_next_word(text: str) -> bool:
    """Tell whether a text ends on a word that cannot be the last of a phrase."""
    words = text.split()
    return bool(words) and _bare(words[-1]) in _known()["dangling"]


def _first_sentence(text: str) -> str:
    """Return the first sentence; a number that is written apart (1. 8) ends none."""
    end = 0
    for sentence in split_sentences(text, (Block(0, len(text)),)) if text else ():
        end = sentence.end
        if not (_SPLIT_NUMBER.search(sentence.text) and text[end:].lstrip()[:1].isdigit()):
            break
    return text[:end]


def _whole(words: Sequence[str], longest: int) -> str:
    text = _joined(words)
    fits = len(words) >= MIN_SENTENCE and _length(text) <= longest and _is_balanced(text)
    return text if fits else ""


def _cut(words: Sequence[str]) -> str:
    """Return the words up to the strongest natural boundary, "" where there is none."""
    forms = [_bare(word) for word in words]
    best: tuple[int, int] = (0, 0)
    for at in range(_frame_length(words, forms) + MIN_WORDS, len(words)):
        text = _joined(words[:at])
        if _length(text) > MAX_TITLE:
            break
        if _length(text) >= MIN_CUT and _may_end(words, forms, at, text):
            best = max(best, (_strength(words, forms, at), at))
    strength, at = best
    return _joined(words[:at]) if strength else ""


def _broken_off(words: Sequence[str]) -> str:
    """Return the beginning of a sentence that has no good end, with an ellipsis for the rest.

    It ends before a phrase of its own where more than half a title stands before that.
    """
    forms = [_bare(word) for word in words]
    best: tuple[bool, str] = (False, "")
    for at in range(MIN_WORDS, len(words)):
        text = _joined(words[:at])
        if _length(text) >= MAX_TITLE:
            break
        if _may_end(words, forms, at, text):
            is_phrase = _strength(words, forms, at) > 0 and _length(text) > MAX_TITLE / 2
            best = max(best, (is_phrase, f"{text}…"), key=lambda found: (found[0], len(found[1])))
    return best[1]


def _may_end(words: Sequence[str], forms: Sequence[str], at: int, text: str) -> bool:
    """Tell whether a title may end before the word at this place without saying anything else."""
    last = forms[at - 1]
    needs_next = last in _known()["dangling"] or last.isdigit()
    if not _is_balanced(text) or needs_next:
        return False
    return words[at - 1].endswith((".", "؛", "!", "؟")) or not _turns(forms, at)


def _turns(forms: Sequence[str], at: int) -> bool:
    """Tell whether what follows takes back or limits what stands before this place."""
    known = _known()
    following = forms[at]
    if _one_of(following, known["contrasts"]):
        return True
    for place in range(at, len(forms)):
        pair = forms[place : place + 2]
        if _one_of(forms[place], report_words()["verb"] | report_words()["participle"]):
            return False  # another statement begins
        is_however = len(pair) > 1 and _THAT.fullmatch(pair[1]) and pair[0] in known["contrasts"]
        if not is_however and (
            _one_of(forms[place], known["conditions"]) or " ".join(pair) in known["conditions"]
        ):
            return True
    return False


def _frame_length(words: Sequence[str], forms: Sequence[str]) -> int:
    """Return how many words stand before what a verb of speech reports, 0 where it has none."""
    if not forms or forms[0] not in report_words()["verb"]:
        return 0
    for at, form in enumerate(forms[:MAX_FRAME]):
        if at and (_THAT.fullmatch(form) or words[at].endswith(":")):
            return at + 1 + MIN_SAID - MIN_WORDS
    return 0


def _strength(words: Sequence[str], forms: Sequence[str], at: int) -> int:
    """Return how natural a boundary stands before the word at this place, 0 for none."""
    known = _known()
    before = words[at - 1]
    if before.endswith(("؛", ".", "!", "؟")):
        return 4
    if _one_of(forms[at], known["clause_openers"] | report_words()["participle"]):
        return 3
    if forms[at].startswith(_AND) and forms[at][1:] in report_words()["verb"]:
        return 3
    commas = sum(word.endswith("،") for word in words[:at])
    if before.endswith("،") and commas % 2 == 0 and forms[0] not in known["prepositions"]:
        return 2  # the comma that ends an apposition, not the one that begins it
    return 1 if forms[at] in known["prepositions"] else 0


def _one_of(form: str, known: Iterable[str]) -> bool:
    return form in known or (form.startswith(_AND) and form[1:] in known)


def _is_balanced(text: str) -> bool:
    return text.count('"') % 2 == 0 and all(
        text.count(opening) == text.count(closing) for opening, closing in _PAIRS
    )


def _length(text: str) -> int:
    """Return how many characters a reader sees side by side: tashkeel takes no room."""
    return sum(character not in MARKS for character in text)


def _joined(words: Sequence[str]) -> str:
    """Join words and take the stop or comma off the end."""
    return " ".join(words).strip().rstrip(".،؛:, ").lstrip("،:- ")


def _bare(word: str) -> str:
    return fold_text(_MARKS.sub("", word))


@cache
def _known() -> Mapping[str, frozenset[str]]:
    data = read_list("headlines")
    return {name: folded_forms(forms) for name, forms in data.items()}
