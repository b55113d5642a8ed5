"""Tells where, after a reporting verb, somebody else may begin to speak.

In go the words behind the verb and its speaker; out comes whether what is quoted later may be
another's: no speaker is better than a wrong one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from sitegen.analyse.quoting.speaker_names import COMMAS, Context, actor_of
from sitegen.analyse.quoting.speakers import opens_clause, stands_as_verb
from sitegen.arabic.letters import fold_text
from sitegen.arabic.reporting_words import report_words
from sitegen.arabic.tokens import Token

_CLAUSE_MARKS = COMMAS | {"\u061b", ";"}
_AND = fold_text("و")
_THEN = fold_text("ثم")


@dataclass(frozen=True, slots=True)
class Clause:
    """How far the words after a verb have come: to what is told, then past a comma in it."""

    sentence_end: int = 0
    is_told: bool = False
    is_parted: bool = False

    def after(self, token: Token) -> Clause:
        """Return where the clause stands with one more token read."""
        if not self.is_told and (token.form == ":" or token.form in report_words()["that"]):
            return replace(self, is_told=True)
        if self.is_told and not self.is_parted and token.form in _CLAUSE_MARKS:
            return replace(self, is_parted=True)
        return self


def is_other_voice(context: Context, at: int, speaker: str | None, clause: Clause) -> bool:
    """Tell whether somebody else may speak from here: no later verb goes on with the speaker.

    So do "and Blinken asked", "while" after what was told, and another person's name after a
    comma there or in a later sentence.
    """
    words = report_words()
    token = context.tokens[at]
    if token.form in words["frame"]:
        following = context.tokens[at + 1].form if at + 1 < len(context.tokens) else ""
        return stands_as_verb(context, at) and following not in words["this"]
    if token.form in words["contrast"]:
        return clause.is_told
    if not clause.is_parted and token.start < clause.sentence_end:
        return False
    start, _ = context.sentence(token.start)
    return any(
        actor_of(person) != speaker and opens_clause(context, person, start)
        for person in context.people(token.start, token.end)
    )


def is_new_clause(context: Context, at: int, speaker: str | None, clause: Clause) -> bool:
    """Tell whether, after a comma in what is told, a clause with "and", "then" or a name begins."""
    if not clause.is_parted:
        return False
    words = report_words()
    token = context.tokens[at]
    if any(actor_of(other) != speaker for other in context.between(token.start, token.end)):
        return True
    if token.form == _THEN:
        return context.tokens[at - 1].form in _CLAUSE_MARKS
    if not token.form.startswith(_AND) or context.tokens[at - 1].form not in _CLAUSE_MARKS:
        return False
    following = context.tokens[at + 1] if at + 1 < len(context.tokens) else None
    if token.form != _AND or following is None:
        return token.form != _AND
    goes_on = words["that"] | words["verb"] | words["participle"] | words["naming"]
    return following.kind == "word" and following.form not in goes_on
