"""Proposes a title for an article that came without one, out of its lead's own words.

In: the first paragraph. Out: "speaker: statement" where the lead is plain reported speech, else its
opening words up to a natural boundary. Refuses to cut inside quotation marks or to end on a
preposition, and leaves alone verbs after which a colon would turn the meaning.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources

from sitegen.arabic.letters import fold_text
from sitegen.arabic.sentences import split_sentences
from sitegen.ingest.datelines import without_dateline
from sitegen.model import Block, Proposal

# A title that is cut should fit on two lines; one that is whole may be a little longer.
MAX_CUT = 110
MAX_WHOLE = 130
MIN_WORDS = 4
MIN_STATEMENT = 3
# How far from the verb the statement may begin: office, name, and on what occasion it was said.
MAX_FRAME = 35
# Office, country and name; what is longer holds more than a speaker.
MAX_SPEAKER = 16
NAME_LENGTHS = range(2, 5)
# Leads are read no further: the sentence that makes a title stands at the start.
MAX_LEAD = 2_000
STATEMENT_EVIDENCE = "who speaks in the lead, and what is said"
OPENING_EVIDENCE = "opening words of the lead"

_MARKS = re.compile(r"^[^\w]+|[^\w]+$")
_THAT = fold_text("أن")
_THAT_FORMS = frozenset(map(fold_text, ("أن", "بأن")))
_AND = "و"
_ARTICLE = fold_text("ال")
# A word that begins with one of these may be "to", "by", "like" or "and" something: no sure name.
_UNSURE_START = "لبكو"
_PAIRS = (("“", "”"), ("«", "»"), ("(", ")"), ("[", "]"))


def propose_title(lead: str) -> Proposal | None:
    """Return a title from the lead, with how it was made; None where the lead has none to give."""
    text = without_dateline(" ".join(lead[:MAX_LEAD].split()))
    sentences = split_sentences(text, (Block(0, len(text)),)) if text else ()
    if not sentences:
        return None
    words = sentences[0].text.split()
    statement = _statement(words)
    if statement:
        return Proposal(statement, STATEMENT_EVIDENCE)
    opening = _cut(words, MIN_WORDS + _frame_length(words), MAX_CUT, MAX_WHOLE)
    return Proposal(opening, OPENING_EVIDENCE) if opening else None


def _statement(words: Sequence[str]) -> str:
    """Return "speaker: statement" for a lead of the form verb, speaker, that, statement."""
    known = _known()
    forms = [_bare(word) for word in words]
    if not forms or forms[0] not in known["statement_verbs"]:
        return ""
    that = next((at for at, form in enumerate(forms[:MAX_FRAME]) if form in _THAT_FORMS), 0)
    between = forms[1:that]
    if not between or any(form in known["doubts"] | known["statement_verbs"] for form in between):
        return ""
    speaker = words[1 : 1 + _speaker_length(between)]
    statement = words[that + 1 :]
    if not 0 < len(speaker) <= MAX_SPEAKER or len(statement) < MIN_STATEMENT:
        return ""
    full, short = _joined(speaker), _name(speaker)
    for name, longest in ((full, MAX_CUT), (short, MAX_WHOLE), (full, MAX_WHOLE)):
        whole = f"{name}: {_joined(statement)}"
        if name and len(whole) <= longest and _is_balanced(whole):
            return whole
    name = short or full
    room = len(name) + 2
    cut = _cut(statement, MIN_STATEMENT, MAX_CUT - room, MAX_WHOLE - room)
    return f"{name}: {cut}" if cut else ""


def _speaker_length(forms: Sequence[str]) -> int:
    """Return how many of these words name the speaker, before time, place and occasion."""
    known = _known()
    end = len(forms)
    for at, form in enumerate(forms):
        follows = forms[at + 1] if at + 1 < len(forms) else ""
        is_occasion = form in known["prepositions"] and (
            follows in known["occasions"] or at + 1 == len(forms)
        )
        if is_occasion or form in known["circumstances"]:
            end = at
            break
    return end


def _name(speaker: Sequence[str]) -> str:
    """Return the name at the end of a speaker's office, "" where it is not sure to be one."""
    known = _known()
    forms = [_bare(word) for word in speaker]
    commas = [at for at, word in enumerate(speaker[:-1]) if word.endswith("،")]
    articles = [at for at, form in enumerate(forms) if form.startswith(_ARTICLE)]
    # What stands in apposition is the name; else what follows the last adjective of the office.
    start = (commas or articles or [len(forms)])[-1] + 1
    name = forms[start:]
    if len(name) not in NAME_LENGTHS or any(form in known["dangling"] for form in name):
        return ""
    if not commas and name[0].startswith(tuple(_UNSURE_START)):
        return ""
    return _joined(speaker[start:])


def _frame_length(words: Sequence[str]) -> int:
    """Return how many words stand before what a verb of speech reports, 0 where it has none."""
    forms = [_bare(word) for word in words[:MAX_FRAME]]
    if not forms or forms[0] not in _known()["statement_verbs"]:
        return 0
    return next((at for at, form in enumerate(forms) if form.lstrip("ب").startswith(_THAT)), 0)


def _cut(words: Sequence[str], shortest: int, longest: int, whole: int) -> str:
    """Return these words up to the best natural boundary, "" where there is none.

    `shortest` counts words, `longest` (for a cut) and `whole` (uncut) count characters.
    """
    uncut = _joined(words)
    if len(words) >= MIN_STATEMENT and len(uncut) <= whole and _is_balanced(uncut):
        return uncut
    best: tuple[int, int] = (0, 0)
    for at in range(shortest, len(words)):
        strength = _strength(words, at)
        text = _joined(words[:at])
        if len(text) > longest:
            break
        if strength and _is_balanced(text) and _bare(words[at - 1]) not in _known()["dangling"]:
            best = max(best, (strength, at))
    return _joined(words[: best[1]])


def _strength(words: Sequence[str], at: int) -> int:
    """Return how natural a boundary stands before the word at this place, 0 for none."""
    known = _known()
    before, following = words[at - 1], _bare(words[at])
    if before.endswith(("؛", ".", "!", "؟")):
        return 4
    openers = known["clause_openers"] | _participles()
    if following in openers or (following.startswith(_AND) and following[1:] in openers):
        return 3
    commas = sum(word.endswith("،") for word in words[:at])
    if before.endswith("،") and commas % 2 == 0:
        return 2  # the comma that ends an apposition, not the one that begins it
    return 1 if following in known["prepositions"] else 0


def _is_balanced(text: str) -> bool:
    return text.count('"') % 2 == 0 and all(
        text.count(opening) == text.count(closing) for opening, closing in _PAIRS
    )


def _joined(words: Sequence[str]) -> str:
    """Join words and take the stop or comma off the end."""
    return " ".join(words).strip().rstrip(".،؛:, ").lstrip("،:- ")


def _bare(word: str) -> str:
    return fold_text(_MARKS.sub("", word))


@cache
def _known() -> Mapping[str, frozenset[str]]:
    source = resources.files("sitegen.data").joinpath("headlines.toml")
    data = tomllib.loads(source.read_text(encoding="utf-8"))
    return {name: frozenset(map(fold_text, forms)) for name, forms in data.items()}


@cache
def _participles() -> frozenset[str]:
    """Return the folded participles of speech: "pointing out", "stressing"."""
    source = resources.files("sitegen.data").joinpath("reporting_verbs.txt")
    lines = source.read_text(encoding="utf-8").splitlines()
    listed = (line.partition(":")[2] for line in lines if line.startswith("participle:"))
    return frozenset(fold_text(form) for line in listed for form in line.split())
