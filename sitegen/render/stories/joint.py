"""The summaries of stories and days for readers: each sentence with its article and its place.

In: the sentences that compose took, or the editor's words. Out: views, and what a page that shows
them draws on. What is no longer shown of an article is in no summary: compose saw to that.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from sitegen.model import EditorSummary, Story, TakenSentence
from sitegen.model.chronology import editors_words
from sitegen.model.coverage import covered, has_nearly_all
from sitegen.render import urls
from sitegen.render.edition import Edition, Place, text_in
from sitegen.render.joint_views import (
    JointPart,
    JointSentence,
    JointSummary,
    SentenceNotes,
    SharedNote,
    StoryLink,
)
from sitegen.render.stories.lines import report_line
from sitegen.render.stories.sharing import by_slug, elsewhere, first_places, more_of
from sitegen.render.summaries.items import in_lists, summary_item
from sitegen.render.views import Language, Text

# What stands behind a title that is the beginning of a sentence.
CUT = " \N{HORIZONTAL ELLIPSIS}."
# Who has less of a sentence than this, by its length, tells something else with the same words.
MOST = 0.5


def story_summary(place: Place, story: Story, *, noted: bool) -> JointSummary | None:
    """Return a story's summary: the editor's, else sentences of its reports; None without any.

    Where it is `noted`, each sentence says which other reports of the story have it.
    """
    written = both_languages(story.editor_summary, place.lang)
    if written:
        return JointSummary((), 0, written)
    others = frozenset(story.slugs) if noted else frozenset[str]()
    return _summary(place, story.summary, others)


def day_summary(
    place: Place, taken: Sequence[TakenSentence], *, noted: bool
) -> JointSummary | None:
    """Return the summary of a day, None for an empty one; `noted` as with stories.

    Of what belongs to a story it is said how many reports that has. Where the editor summed the
    story up, and not the article, those words stand there, and the story is their source.
    """
    others = who_shares(place.edition, taken) if noted else frozenset[str]()
    return _summary(place, taken, others, of_day=True)


def _summary(
    place: Place,
    taken: Sequence[TakenSentence],
    others: frozenset[str],
    *,
    of_day: bool = False,
) -> JointSummary | None:
    """Return a summary of several articles, None for an empty one.

    Of each sentence it is said which of the `others`, articles by their slugs, have it too.
    """
    if not taken:
        return None
    parts = []
    for slug, group in groupby(taken, lambda one: one.slug):
        sentences = tuple(_sentence(place, one, others) for one in group)
        story = place.edition.story_of.get(slug) if of_day else None
        parts.append(_part(place, slug, sentences, story))
    by_program = all(one.index is not None for one in taken)
    return JointSummary(tuple(parts), len(taken) if by_program else 0)


def both_languages(summary: EditorSummary, lang: Language) -> tuple[Text, ...]:
    """Return the editor's words in the languages they are in, this one first."""
    texts: dict[Language, str] = {"ar": summary.ar, "en": summary.en}
    return tuple(text_in(one, texts[one]) for one in (lang, urls.other(lang)) if texts[one])


def who_shares(edition: Edition, taken: Iterable[TakenSentence]) -> frozenset[str]:
    """Return the slugs of all articles that have words of the articles of a summary."""
    passages = edition.digest.passages
    return frozenset(part.slug for one in taken for part in passages.get(one.slug, ()))


def matter_of(edition: Edition, taken: Sequence[TakenSentence]) -> object:
    """Return what a page draws on, beyond articles, that shows a summary with its notes."""
    passages = edition.digest.passages
    slugs = dict.fromkeys(one.slug for one in taken)
    stories = tuple(edition.story_of.get(slug) for slug in slugs)
    return taken, stories, tuple(passages.get(slug, ()) for slug in slugs)


def _part(
    place: Place, slug: str, sentences: tuple[JointSentence, ...], story: Story | None
) -> JointPart:
    composed = place.digest.articles[slug]
    source = report_line(place, composed)
    opening = source.title.text.rstrip(CUT)
    is_storys = sentences[0].by_editor and not both_languages(composed.article.summary, place.lang)
    return JointPart(
        sentences=sentences,
        source=None if is_storys else source,
        is_titled=not any(one.text.text.startswith(opening) for one in sentences),
        story=StoryLink(place.href(urls.story(place.tree, story.id)), len(story.slugs))
        if story
        else None,
    )


def _sentence(place: Place, one: TakenSentence, others: frozenset[str]) -> JointSentence:
    composed = place.digest.articles[one.slug]
    if one.index is None:
        written = editors_words(composed.article.summary, place.edition.story_of.get(one.slug))
        words = both_languages(written, place.lang)[0]
        shown = in_lists(words) or words
        return JointSentence(place.article(one.slug), shown, None, by_editor=True, notes=None)
    item = summary_item(place, composed, one.index)
    return JointSentence(
        href=item.href,
        text=item.text,
        provenance=item.provenance,
        by_editor=False,
        notes=_notes(place, one.slug, one.index, others),
    )


def _notes(place: Place, slug: str, index: int, others: frozenset[str]) -> SentenceNotes | None:
    """Say which of the others have nearly all of a sentence, where none has who has most of it."""
    sentence = place.digest.articles[slug].analysis.sentences[index]
    parts = [
        part
        for part in place.digest.passages.get(slug, ())
        if part.slug in others and part.start < sentence.end and sentence.start < part.end
    ]
    having = by_slug(place, place.edition.story_of.get(slug), parts)
    whole = {other: found for other, found in having.items() if has_nearly_all(sentence, found)}
    told = whole or {
        other: found
        for other, found in having.items()
        if covered(sentence.start, sentence.end, found) >= MOST * (sentence.end - sentence.start)
    }
    if not told:
        return None
    places = first_places(told, sentence.start)
    count = len(places) + more_of(part for found in told.values() for part in found)
    return SentenceNotes(SharedNote(count, bool(whole), elsewhere(place, places)), before=())
