"""Holds a machine's answers to the names and terms that their sentences require.

In: sentences with what is required of each, and the engine's answers, already cleaned. Out: a draft
for each, with the repairs that were made. Tries another hypothesis first, then the Latin name in
the source, then an edit of the English; where nothing serves, the answer stays as it was.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sitegen.arabic.digits import normalise_digits
from sitegen.arabic.letters import is_letter
from sitegen.checks.sentence import doubts
from sitegen.engines.engine import Engine, answers_to
from sitegen.model import Answer, Draft, Hypothesis, Repair, RepairKind
from sitegen.terms.edits import SURE, candidate_edits, repaired
from sitegen.terms.listing import Required
from sitegen.terms.rendering import has_rendering, missing
from sitegen.translate.answers import usable

# The engine may choose between edits that are as sure as this; ours is better founded otherwise.
AS_SURE = 0.1


@dataclass(frozen=True, slots=True)
class Wanted:
    """A sentence that wants the machine's English, what is required of it, and the key of that."""

    text: str
    required: tuple[Required, ...] = ()
    key: str = ""


def held(engine: Engine, batch: Sequence[Wanted], answers: Sequence[Answer]) -> list[Draft]:
    """Return the drafts of a batch, in order. Raises EngineError."""
    drafts = [_best(one, answer) for one, answer in zip(batch, answers, strict=True)]
    for step in (_asked_in_latin, _edited):
        places = [
            place
            for place, (one, draft) in enumerate(zip(batch, drafts, strict=True))
            if draft.text and missing(draft.text, one.required)
        ]
        if not places:
            break
        better = step(engine, [batch[place] for place in places], [drafts[p] for p in places])
        for place, draft in zip(places, better, strict=True):
            drafts[place] = draft
    return drafts


def _best(one: Wanted, answer: Answer) -> Draft:
    """Return the likeliest hypothesis; where names are missing, a later one that has more."""
    if not answer.hypotheses:
        return Draft(pieces=answer.pieces)
    first = answer.hypotheses[0]
    draft = Draft(first.text, first.score, pieces=answer.pieces)
    return _with_more(one, draft, answer.hypotheses[1:], "hypothesis")


def _asked_in_latin(
    engine: Engine, batch: Sequence[Wanted], drafts: Sequence[Draft]
) -> list[Draft]:
    """Ask for these sentences again with the Latin names in place of the missing Arabic ones."""
    sources = [
        in_latin(one.text, missing(draft.text, one.required))
        for one, draft in zip(batch, drafts, strict=True)
    ]
    answers = answers_to(engine, [normalise_digits(source) for source in sources])
    return [
        _with_more(one, draft, usable(one.text, answer).hypotheses, "latin")
        for one, draft, answer in zip(batch, drafts, answers, strict=True)
    ]


def in_latin(source: str, names: Iterable[Required]) -> str:
    """Return a sentence with the English of these names in their places, apart from particles."""
    for one in sorted(names, key=lambda name: -name.start):
        attached = one.start > 0 and is_letter(source[one.start - 1])
        before = source[: one.start] + (" " if attached else "")
        source = before + one.term.english[0] + source[one.end :]
    return source


def _with_more(
    one: Wanted, draft: Draft, hypotheses: Iterable[Hypothesis], kind: RepairKind
) -> Draft:
    """Take the first hypothesis that has more of the names and is no more doubtful than before."""
    absent = missing(draft.text, one.required)
    if not absent:
        return draft
    allowed = _other_doubts(one.text, draft.text)
    for hypothesis in hypotheses:
        still = missing(hypothesis.text, one.required)
        if len(still) < len(absent) and _other_doubts(one.text, hypothesis.text) <= allowed:
            gained = [name for name in absent if name not in still]
            repairs = tuple(_repair(kind, name, hypothesis.text) for name in gained)
            return replace(
                draft,
                text=hypothesis.text,
                score=hypothesis.score,
                repairs=draft.repairs + repairs,
            )
    return draft


def _other_doubts(source: str, english: str) -> int:
    """Count what is doubtful beside the names: a repair must not cost a number or a negation."""
    return len(doubts(source, english))


def _repair(kind: RepairKind, name: Required, english: str) -> Repair:
    accepted = name.term.english
    written = next((one for one in accepted if has_rendering(english, (one,))), accepted[0])
    return Repair(kind, name.written, written)


def _edited(engine: Engine, batch: Sequence[Wanted], drafts: Sequence[Draft]) -> list[Draft]:
    """Put missing names in the place of the words that stand for them, where that is sure.

    Of several sure places for one name the engine tells which it finds likeliest, if it can tell.
    """
    options = [_options(one, draft) for one, draft in zip(batch, drafts, strict=True)]
    pairs = [
        (normalise_digits(one.text), option.text)
        for one, several in zip(batch, options, strict=True)
        for option in several
        if len(several) > 1
    ]
    scores = iter(engine.score(pairs) if pairs else ())
    return [
        _likeliest([(option, next(scores)) for option in several])
        if len(several) > 1
        else several[0]
        for several in options
    ]


def _options(one: Wanted, draft: Draft) -> list[Draft]:
    """Return the draft with its names mended, our own choice first; alone if nothing is sure.

    Other choices are as sure, and in another place. None is more doubtful than the draft was.
    """
    text, repairs, _ = repaired(one.text, draft.text, one.required)
    options = [replace(draft, text=text, repairs=draft.repairs + repairs)]
    absent = missing(draft.text, one.required)
    if len(absent) == 1 and len(repairs) == 1:
        [name], [ours] = absent, repairs
        others = [other for other in one.required if other.term is not name.term]
        edits = candidate_edits(one.text, draft.text, name, others)
        for edit in edits:
            is_elsewhere = edit.replaced not in ours.replaced and ours.replaced not in edit.replaced
            if edit.confidence >= max(SURE, edits[0].confidence - AS_SURE) and is_elsewhere:
                repair = Repair("edit", name.written, edit.written, edit.replaced)
                options.append(replace(draft, text=edit.text, repairs=(*draft.repairs, repair)))
    allowed = _other_doubts(one.text, draft.text)
    good = [option for option in options if _other_doubts(one.text, option.text) <= allowed]
    return good or [draft]


def _likeliest(scored: Sequence[tuple[Draft, float | None]]) -> Draft:
    """Return the draft that the engine finds likeliest; the first, ours, where it cannot tell."""
    draft, score = scored[0]
    for other, likelihood in scored[1:]:
        if likelihood is not None and score is not None and likelihood > score:
            draft, score = other, likelihood
    return draft
