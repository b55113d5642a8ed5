"""Tells who is meant by words of the text that name a speaker.

In go the text with its tokens outside quotes, sentences, mentions and quoted stretches; out comes
an actor's id where a known mention stands there, else the words. A person who is only described is
looked up among the people described so before.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sitegen.analyse.naming.demonyms import is_demonym
from sitegen.analyse.naming.parties import FULL
from sitegen.analyse.naming.titles import office_words
from sitegen.analyse.quoting.described import speaker_words
from sitegen.analyse.quoting.marks import Quoted
from sitegen.arabic.letters import fold_text
from sitegen.arabic.reporting_words import report_words
from sitegen.arabic.tokens import ARTICLE, Token, tokenise
from sitegen.model import Mention, Sentence

# What stands where a speaker is named, but is nobody.
UNNAMED = ""
COMMAS = frozenset({"\u060c", ","})
# A title stands within this many words of its name.
_TITLE_REACH = 9
# Characters before a description in which the person it describes is looked for: an article's.
_DESCRIBED_WITHIN = 5000
# A ruler's title stands within this many words of his name (رئيس الوزراء العراقي).
_RULER_REACH = 4
# Characters in which a title's words stand, so that a sentence without an end is not read whole.
_TITLE_WITHIN = 200
# Shorter words carry no title (في, لا).
_SHORTEST_WORD = 3
# A subject's own words end before another name for it: هوانغ (Huang), بوتين، الذي.
_APPOSITION = re.compile("[()\\[\\]\u060c,]")
_TO = "ل"
_AND = fold_text("و")
# The ends of a plural: it describes nobody alone (موقعو النداء).
_MANY = tuple(map(fold_text, ("ون", "و")))
_CLITICS = tuple(map(fold_text, ("لل", "ال", "ل", "ب")))


@dataclass(frozen=True, slots=True)
class Context:
    """What is known around a verb; mentions in text order, titles by where their name begins."""

    text: str
    tokens: Sequence[Token]
    sentences: Sequence[Sentence]
    mentions: Sequence[Mention]
    titles: Mapping[int, frozenset[str]]
    quoted: Sequence[Quoted]

    def between(self, start: int, end: int) -> Iterator[Mention]:
        """Yield the people and organisations that begin between two offsets, the last one first."""
        at = bisect_left(self.mentions, end, key=_mention_start)
        while at and self.mentions[at - 1].start >= start:
            at -= 1
            if self.mentions[at].type != "place":
                yield self.mentions[at]

    def people(self, start: int, end: int) -> Iterator[Mention]:
        """Yield the people alone, the last one first."""
        return (mention for mention in self.between(start, end) if mention.type == "person")

    def first_person(self, start: int, end: int) -> Mention | None:
        """Return the first of the people who are named between two offsets."""
        return min(self.people(start, end), key=_mention_start, default=None)

    def quoted_at(self, offset: int) -> Quoted | None:
        """Return the stretch in marks that begins at an offset."""
        at = bisect_left(self.quoted, offset, key=lambda stretch: stretch.start)
        found = self.quoted[at] if at < len(self.quoted) else None
        return found if found and found.start == offset else None

    def place_at(self, start: int) -> Mention | None:
        """Return the place whose name begins here, or after the article here."""
        at = bisect_left(self.mentions, start, key=_mention_start)
        found = self.mentions[at] if at < len(self.mentions) else None
        is_here = found and found.type == "place" and found.start <= start + len(ARTICLE)
        return found if is_here else None

    def mention_at(self, token: Token) -> Mention | None:
        """Return the mention that a token belongs to."""
        at = bisect_right(self.mentions, token.start, key=_mention_start) - 1
        return self.mentions[at] if at >= 0 and token.end <= self.mentions[at].end else None

    def is_plain(self, token: Token, forms: Container[str]) -> bool:
        """Tell whether a word is one of these, and no part of a name: علي folds like على."""
        return token.form in forms and self.mention_at(token) is None

    def sentence(self, offset: int) -> tuple[int, int]:
        """Return the span of the sentence around an offset, else of the whole text."""
        at = self.sentence_index(offset)
        return (0, len(self.text)) if at is None else self._span(at)

    def sentence_index(self, offset: int) -> int | None:
        """Return the place of the sentence around an offset, None outside of all."""
        at = bisect_right(self.sentences, offset, key=lambda sentence: sentence.start) - 1
        return at if at >= 0 and offset < self.sentences[at].end else None

    def _span(self, at: int) -> tuple[int, int]:
        return self.sentences[at].start, self.sentences[at].end

    def token_at(self, offset: int) -> int:
        """Return the place of the first token that begins at an offset or after it."""
        return bisect_left(self.tokens, offset, key=lambda token: token.start)


def read_context(
    text: str,
    tokens: Sequence[Token],
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    quoted: Sequence[Quoted],
) -> Context:
    """Put together what `subject` looks at; tokens and mentions in text order."""
    bare = Context(text, tokens, sentences, mentions, {}, quoted)
    titles = {
        mention.start: _title_before(bare, mention)
        for mention in mentions
        if mention.type == "person"
    }
    return Context(text, tokens, sentences, mentions, titles, quoted)


def actor_of(mention: Mention) -> str:
    """Return the id of the actor that a mention means, else its words."""
    return mention.actor or mention.text


def last_named(context: Context, start: int, end: int) -> str | None:
    """Return the person named last between two offsets, no further back than an article."""
    begin = max(start, end - _DESCRIBED_WITHIN)
    return next(map(actor_of, context.people(begin, end)), None)


def is_definite(context: Context, token: Token) -> bool:
    """Tell whether a word has the article, or belongs to a name."""
    return token.form.startswith(ARTICLE) or context.mention_at(token) is not None


def named_in(context: Context, start: int, end: int) -> str | None:
    """Tell who is named in a subject: a person, else an organisation, else the words.

    The organisation opens the subject, or stands in it in marks (صحيفة «بابل»). Words that can be
    nobody who speaks are None.
    """
    person = context.first_person(start, end)
    if person is not None:
        owned = is_owned(context, start, person)
        return _owned_words(context, start, person) if owned else actor_of(person)
    first = min(context.between(start, end), key=_mention_start, default=None)
    if first is not None and (
        first.start <= start + len(ARTICLE) or context.quoted_at(first.start) is not None
    ):
        return actor_of(first)
    place = context.place_at(start)
    if place is not None:
        return actor_of(place)
    words = _APPOSITION.split(context.text[start:end])[0].strip()
    return _described_before(context, start, words) or speaker_words(words)


def _owned_words(context: Context, start: int, owner: Mention) -> str | None:
    """Return the words for somebody of a named person's (المتحدث باسم فلان), None for a thing."""
    lead = context.text[start : owner.start].strip()
    words = speaker_words(lead)
    return context.text[start : owner.end] if words == lead else words


def is_owned(context: Context, start: int, person: Mention) -> bool:
    """Tell whether the words before a name are somebody of that person's: an adviser, a spokesman.

    An office is definite before its holder's name: it has the article, or ends on another name.
    After "spokesman of the president" a name may be either's: it is taken for the president's,
    unless he is told in full ("of the Iraqi president").
    """
    lead = context.text[start : person.start].split()
    is_glued = lead and not context.text[person.start - 1].isspace()
    if is_glued and len(lead[-1]) == 1 and lead[-1] != _TO:
        # A particle of the name's own word; after "to" the name is the listener's.
        lead = lead[:-1]
    forms = [fold_text(word) for word in lead]
    words = report_words()
    if not lead or lead[-1].endswith("\u060c") or lead[-1] in COMMAS:
        return False
    is_for_ruler = any(
        first in words["voice"] and second in words["ruler"] for first, second in pairwise(forms)
    )
    if is_for_ruler and not _is_described_in_full(context, forms, person):
        return True
    if (
        forms[-1].removeprefix(_AND).startswith(ARTICLE)
        or forms[-1].rstrip(".") in words["honorific"]
        or forms[-1] in words["voice_his"]
    ):
        return False
    at = bisect_left(context.mentions, person.start, key=_mention_start)
    name_before = context.mentions[at - 1] if at else None
    return not (name_before and start <= name_before.start <= person.start - 1 <= name_before.end)


def _is_described_in_full(context: Context, forms: Sequence[str], person: Mention) -> bool:
    """Tell whether a name behind "spokesman of the prime minister of Iraq" can be his alone.

    The ruler is told in full, by his country, or what his man does is ("for security"); the name is
    a full one, and no title of a ruler stands before it elsewhere in the text.
    """
    speaks_for = not report_words()["voice_of"].isdisjoint(forms) and is_demonym(forms[-1])
    is_told = speaks_for or not office_words().remits.isdisjoint(forms)
    if not is_told or person.kind != "name" or len(person.text.split()) < FULL:
        return False
    rulers = report_words()["ruler"]
    for other in context.mentions:
        if other.start == person.start or actor_of(other) != actor_of(person):
            continue
        before = context.text[max(other.start - _TITLE_WITHIN, 0) : other.start].split()
        if any(fold_text(word) in rulers for word in before[-_RULER_REACH:]):
            return False
    return True


def _described_before(context: Context, start: int, words: str) -> str | None:
    """Find the last person before whose name stood with all the words of this description."""
    wanted = _title_words(words)
    head = next((token.form for token in tokenise(words) if token.kind == "word"), "")
    is_many = head.endswith(_MANY) and len(head) > _SHORTEST_WORD
    if not wanted or is_many or head in report_words()["body"]:
        return None
    earliest = max(start - _DESCRIBED_WITHIN, 0)
    for mention in context.people(earliest, start):
        if wanted <= context.titles[mention.start]:
            return actor_of(mention)
    return None


def _title_before(context: Context, mention: Mention) -> frozenset[str]:
    """Return the words that may be a person's title: those before the name in its own clause."""
    words = report_words()
    sentence_start, _ = context.sentence(mention.start)
    begin = max(sentence_start, mention.start - _TITLE_WITHIN)
    # What stands before somebody else's name is their title.
    other = next(context.people(begin, mention.start), None)
    begin = other.end if other else begin
    if is_owned(context, begin, mention):
        return frozenset()
    at = context.token_at(mention.start)
    ends = words["that"] | words["verb"] | words["participle"]
    ends |= words["boundary"] - words["title_in"]
    first = at
    while first > 0 and at - first < 2 * _TITLE_REACH:
        token = context.tokens[first - 1]
        if token.start < begin or context.is_plain(token, ends):
            break
        first -= 1
    window = context.text[context.tokens[first].start : mention.start] if first < at else ""
    return _title_words(" ".join(window.split()[-_TITLE_REACH:]))


def _title_words(words: str) -> frozenset[str]:
    """Fold the words of a title, without article and prepositions."""
    forms = (token.form for token in tokenise(words) if token.kind == "word")
    return frozenset(_bare(form) for form in forms if len(form) >= _SHORTEST_WORD)


def _bare(form: str) -> str:
    for clitic in _CLITICS:
        if form.startswith(clitic) and len(form) - len(clitic) >= _SHORTEST_WORD:
            return form[len(clitic) :]
    return form


def _mention_start(mention: Mention) -> int:
    return mention.start
