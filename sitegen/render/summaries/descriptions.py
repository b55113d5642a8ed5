"""What the head of a page tells search engines and link previews of it: one line, or nothing.

In: what a page shows. Out: the editor's words where there are some, else the first sentence that
can stand there alone, whole or cut at a clause. Pages of one kind never have the same line: of
words that several articles have, the page of the oldest may tell.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import groupby

from sitegen.model import Actor, ActorEntry, ComposedArticle, Day, Story, TakenSentence
from sitegen.model.coverage import NAMING, has_nearly_all
from sitegen.render.edition import Edition, Place, actor_name
from sitegen.render.paging import Part
from sitegen.render.summaries.candidates import tells_little
from sitegen.render.summaries.items import editor_summary, editors_text, summary_indices
from sitegen.render.summaries.lead_line import lead_line
from sitegen.render.summaries.lines import (
    editors_line,
    worded_choice,
    worded_line,
    worded_sentence,
)
from sitegen.render.summed_days import summed_up
from sitegen.render.views import Language, Text

# So early in a sentence stands whom it tells of: behind a verb and an office, say. One named later,
# in any but the first sentence of an article, is named in passing.
NEAR_BEGINNING = 30


def of_site(place: Place) -> str:
    """Return what the editor wrote of the site, as one line; empty without that."""
    return lead_line(place.edition.own.description, place.tree)


def of_article(place: Place, composed: ComposedArticle) -> str:
    """Return the line of an article; one that repeats the title is whole."""
    return _words(worded_line(place, composed, below_title=False))


def of_days(place: Place, part: Part) -> str:
    """Return a line of a list of articles by days: of what sums up the newest, if that is here."""
    if part.number > 1:
        return of_list(place, part)
    days = summed_up(place.edition, part.slugs).values()
    # Another page of the list may tell of its other articles.
    taken = [one for day in days for one in day if one.slug in part.slugs]
    return _of_taken(place, taken) or of_list(place, part)


def of_day(place: Place, day: Day, part: Part) -> str:
    """Return the line of a day's page: of its summary, else of its articles.

    Where an earlier day has told it in the same words, it is that day's.
    """
    edition, articles = place.edition, place.digest.articles
    if part.number > 1:
        summed = {one.slug for one in day.summary}
        slugs = [slug for slug in apart(edition, part.slugs) if slug not in summed]
        return _of_articles(place, slugs)
    new = [one for one in day.summary if not _is_older(edition, one, day)]
    line = _of_taken(place, new)
    for slug in () if line or day.summary else part.slugs:
        choice = worded_choice(place, articles[slug], below_title=False)
        sentence = choice.source.sentence if choice.source else None
        if choice.line and not _is_older(edition, TakenSentence(slug, sentence), day):
            return choice.line.text
    return line


def day_matter(edition: Edition, day: Day, part: Part) -> object:
    """Return what else the line of a day's page draws on."""
    if part.number > 1:
        return tuple(one.slug for one in day.summary)
    articles = edition.digest.articles
    taken = day.summary or tuple(
        TakenSentence(slug, index)
        for slug in part.slugs
        for index in summary_indices(articles[slug])
    )
    return tuple(one for one in taken if _is_older(edition, one, day))


def of_story(place: Place, story: Story) -> str:
    """Return the line of a story: the editor's summary of it, else of its own sentences."""
    written = story.editor_summary
    texts: dict[Language, str] = {"ar": written.ar, "en": written.en}
    for lang in (place.lang, *texts):
        if texts[lang]:
            return _words(editors_line(place, editors_text(lang, texts[lang])))
    return _of_taken(place, story.summary)


def of_stories(place: Place, stories: Iterable[Story]) -> str:
    """Return the line of the first of some stories that has one."""
    return next(filter(None, (of_story(place, story) for story in stories)), "")


def of_list(place: Place, part: Part) -> str:
    """Return the line of the first article of a page that has one; empty where none does.

    Further pages of a list tell nothing of a story that other pages have reports of.
    """
    own = part.slugs if part.number == 1 else apart(place.edition, part.slugs)
    return _of_articles(place, own)


def of_outlet(place: Place, outlet: str, part: Part) -> str:
    """Return a line of what an outlet published itself and nobody else has."""
    articles = place.digest.articles
    own = [slug for slug in part.slugs if articles[slug].article.outlet == outlet]
    return _of_articles(place, apart(place.edition, own))


def of_actor(place: Place, entry: ActorEntry, part: Part) -> str:
    """Return the editor's words on an actor, else a sentence of a page that names it first.

    Of all actors in a sentence it is the first one's alone.
    """
    actor, lang = entry.actor, place.lang
    texts: dict[Language, str] = {"ar": actor.description_ar, "en": actor.description_en}
    for candidate in (lang, *texts):
        if texts[candidate] and part.number == 1:
            # Two actors may be described in the same words.
            name = actor_name(actor, candidate).text
            return lead_line(f"{name}: {texts[candidate]}", candidate)
    slugs = part.slugs if part.number == 1 else apart(place.edition, part.slugs)
    found = (_naming(place, actor, *one) for one in _named_first(place, entry, frozenset(slugs)))
    return next(filter(None, found), "")


def apart(edition: Edition, slugs: Sequence[str]) -> tuple[str, ...]:
    """Return those of some articles that share no story with others: what their page may tell.

    Where it is not among what else a page draws on, it is part of that for the description's sake.
    """
    here = frozenset(slugs)
    stories = edition.story_of
    return tuple(
        slug for slug in slugs if slug not in stories or here.issuperset(stories[slug].slugs)
    )


def _words(text: Text | None) -> str:
    return text.text if text else ""


def _of_taken(place: Place, taken: Sequence[TakenSentence]) -> str:
    """Return the line of the first sentence that has one; what asks, or only quotes, comes last."""
    articles = place.digest.articles

    def says_little(one: TakenSentence) -> bool:
        return one.index is not None and tells_little(articles[one.slug], one.index)

    found = (_of_one(place, one) for one in sorted(taken, key=says_little))
    return next(filter(None, found), "")


def _of_one(place: Place, one: TakenSentence) -> str:
    composed = place.digest.articles[one.slug]
    if one.index is not None:
        return _words(worded_sentence(place, composed, one.index))
    written = editor_summary(composed, place.lang)
    return _words(editors_line(place, written)) if written else ""


def _of_articles(place: Place, slugs: Iterable[str]) -> str:
    articles = place.digest.articles
    return next(filter(None, (of_article(place, articles[slug]) for slug in slugs)), "")


def _is_older(edition: Edition, one: TakenSentence, day: Day) -> bool:
    """Tell whether an earlier day has a sentence of a day's summary already."""
    if one.index is None:
        return False
    sentence = edition.digest.articles[one.slug].analysis.sentences[one.index]
    by_article = groupby(
        sorted(edition.digest.passages.get(one.slug, ()), key=lambda passage: passage.slug),
        lambda passage: passage.slug,
    )
    return any(
        slug in edition.days
        and edition.days[slug] < day.day
        and has_nearly_all(sentence, tuple(passages))
        for slug, passages in by_article
    )


def _named_first(
    place: Place, entry: ActorEntry, slugs: Collection[str]
) -> Iterator[tuple[ComposedArticle, int, str]]:
    """Find sentences of summaries that name an actor before all others, with the words of the name.

    What no summary has may be a dateline, or of no use to anybody who has not read on from above.
    """
    for mention in entry.mentions:
        if mention.slug not in slugs or mention.sentence is None:
            continue
        composed = place.digest.articles[mention.slug]
        # Of an article that the editor summed up the program chooses nothing.
        if mention.sentence not in summary_indices(composed):
            continue
        sentence = composed.analysis.sentences[mention.sentence]
        inside = [
            one
            for one in composed.analysis.mentions
            if one.actor and sentence.start <= one.start and one.end <= sentence.end
        ]
        first = min(inside, key=lambda one: one.start, default=None)
        if first is None or first.actor != entry.actor.id or first.kind not in NAMING:
            continue
        if mention.sentence == 0 or first.start - sentence.start <= NEAR_BEGINNING:
            yield composed, mention.sentence, first.text


def _naming(place: Place, actor: Actor, composed: ComposedArticle, index: int, words: str) -> str:
    """Return the line of a sentence if the actor is still named in it."""
    line = worded_sentence(place, composed, index)
    names = (words,) if line and line.lang == "ar" else (actor.name_en, *actor.variants_en)
    is_named = line and any(name and name.casefold() in line.text.casefold() for name in names)
    return line.text if line and is_named else ""
