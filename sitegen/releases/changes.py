"""What changed between releases, and since the last one: pure comparison.

In: releases in order, and what readers see now. Out: corrections, changed Arabic, and articles that
went, each dated by the first release in which it shows. No word of what is not shown now comes out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from sitegen.errors import Problem
from sitegen.files import sha256_hex
from sitegen.model import ArabicChange, Change, Correction, Corrections, Departure, Digest
from sitegen.releases.snapshot import Release, ReleasedArticle, Segment, snapshot

# Enough for the corrections of one site; a second one of the same words is told apart by a number.
ID_LENGTH = 12


@dataclass(frozen=True, slots=True)
class Published:
    """What was published of an article: its last record, and the last English of every sentence.

    `is_gone` where later releases do not have it; `gone_on` is then the day of the first of these.
    """

    article: ReleasedArticle
    english: Mapping[str, Segment]
    is_gone: bool = False
    gone_on: date | None = None


@dataclass(frozen=True, slots=True)
class Reworded:
    """English that read otherwise in an earlier release; `key` names the segment."""

    slug: str
    key: str
    before: Segment
    after: Segment
    day: date | None


@dataclass(frozen=True, slots=True)
class History:
    """All that the releases say together; `latest` is the last one's day, None without any.

    `problems` are those of files that could not be read: what only they said is missing.
    """

    latest: date | None = None
    articles: Mapping[str, Published] = field(default_factory=dict)
    reworded: tuple[Reworded, ...] = ()
    arabic: tuple[ArabicChange, ...] = ()
    problems: tuple[Problem, ...] = field(default=(), compare=False)


def history_of(releases: Sequence[Release]) -> History:
    """Put releases together, the earliest first."""
    history = History()
    for release in releases:
        history = replace(_advanced(history, release.articles, release.day), latest=release.day)
    return history


def find_corrections(
    history: History, digest: Digest, unusable: Collection[str]
) -> Corrections | None:
    """Return what changed in what had been published; None where nothing was ever released.

    `unusable` are slugs of articles whose files have errors: they did not go, they wait.
    """
    if history.latest is None:
        return None
    now = snapshot(digest)
    complete = _advanced(history, now, None)
    corrections = _corrections(complete, now, digest, history.latest)
    texts = (
        change
        for change in complete.arabic
        if change.slug in digest.articles and digest.articles[change.slug].display == "full"
    )
    changes: list[Change] = [*corrections, *texts, *_departures(complete, digest, unusable)]
    order = {slug: place for place, slug in enumerate(digest.articles)}
    # The sort keeps the order of what ranks the same: sentences as they stand, newest word first.
    changes.sort(key=lambda change: _rank(change, order))
    return Corrections(history.latest, tuple(changes))


def _advanced(history: History, articles: Sequence[ReleasedArticle], day: date | None) -> History:
    """Return the history with what was published next."""
    history = _following_renamed(history, articles)
    known = dict(history.articles)
    reworded, arabic = list(history.reworded), list(history.arabic)
    for article in articles:
        before = known.get(article.slug)
        if before and before.article == article and not before.is_gone:
            continue
        english = dict(article.segments())
        if before:
            reworded += _reworded(before, article, day)
            arabic += _arabic(before.article, article, day)
            english = {**before.english, **english}
        known[article.slug] = Published(article, english)
    for slug in known.keys() - {article.slug for article in articles}:
        if not known[slug].is_gone:
            known[slug] = replace(known[slug], is_gone=True, gone_on=day)
    return replace(history, articles=known, reworded=tuple(reworded), arabic=tuple(arabic))


def _following_renamed(history: History, articles: Sequence[ReleasedArticle]) -> History:
    """Carry over what is known of an article to the slug under which the same text stands now."""
    slugs = {article.slug for article in articles}
    lost = {
        known.article.text: slug
        for slug, known in sorted(history.articles.items())
        if slug not in slugs and known.article.text
    }
    renamed = {
        lost.pop(article.text): article.slug
        for article in articles
        if article.slug not in history.articles and article.text in lost
    }
    if not renamed:
        return history

    def now_called(slug: str) -> str:
        return renamed.get(slug, slug)

    return replace(
        history,
        articles={now_called(slug): known for slug, known in history.articles.items()},
        reworded=tuple(replace(one, slug=now_called(one.slug)) for one in history.reworded),
        arabic=tuple(replace(one, slug=now_called(one.slug)) for one in history.arabic),
    )


def _reworded(before: Published, article: ReleasedArticle, day: date | None) -> Iterator[Reworded]:
    """Yield what reads otherwise under the same Arabic, each sentence once."""
    for key, segment in dict(article.segments()).items():
        old = before.english.get(key)
        if old and old.english and old.english != segment.english:
            yield Reworded(article.slug, key, old, segment, day)


def _arabic(
    before: ReleasedArticle, article: ReleasedArticle, day: date | None
) -> list[ArabicChange]:
    """Tell of sentences with English that stand no more, unless less of the article is shown.

    The same text cut into other sentences is no change.
    """
    titles = [one.title.source if one.title else "" for one in (before, article)]
    if before.display != article.display or (
        before.text == article.text and titles[0] == titles[1]
    ):
        return []
    stand = {key for key, _ in article.segments()}
    gone = {key for key, segment in before.segments() if segment.english and key not in stand}
    return [ArabicChange(article.slug, len(gone), day)] if gone else []


def _corrections(
    history: History, now: Sequence[ReleasedArticle], digest: Digest, latest: date
) -> list[Correction]:
    """Return the corrections of sentences that readers see now, in the order of the text."""
    concerned = {one.slug for one in history.reworded}
    shown = {article.slug: _places(article) for article in now if article.slug in concerned}
    named = Counter[str]()
    found = []
    for one in history.reworded:
        if one.key not in shown.get(one.slug, {}):
            continue
        sentence = shown[one.slug][one.key]
        words = (one.slug, one.key, one.before.english, one.after.english)
        name = sha256_hex("\0".join(words).encode())[:ID_LENGTH]
        named[name] += 1
        found.append(
            Correction(
                id=f"c-{name}" if named[name] == 1 else f"c-{name}-{named[name]}",
                slug=one.slug,
                sentence=sentence,
                before=one.before.english,
                after=one.after.english,
                was=one.before.state,
                now=one.after.state,
                day=one.day,
                reviewed_on=None if one.day else _reviewed_on(digest, one.slug, sentence, latest),
            )
        )
    newest_first = reversed(found)
    return sorted(newest_first, key=lambda one: -1 if one.sentence is None else one.sentence)


def _places(article: ReleasedArticle) -> dict[str, int | None]:
    """Return where each segment stands first: the index of the sentence, None for the title."""
    places: dict[str, int | None] = {}
    for place, (key, _) in enumerate(article.segments(), start=-1 if article.title else 0):
        places.setdefault(key, None if place < 0 else place)
    return places


def _reviewed_on(digest: Digest, slug: str, sentence: int | None, latest: date) -> date | None:
    """Return the day of the review; none that lies before the release it is not in."""
    translation = digest.articles[slug].translation
    english = translation.title if sentence is None else translation.sentences[sentence]
    if english is None or english.state != "reviewed" or english.reviewed_on is None:
        return None
    return english.reviewed_on if english.reviewed_on >= latest else None


def _departures(history: History, digest: Digest, unusable: Collection[str]) -> list[Departure]:
    """Tell of articles that went; only a tombstone is named, the others leave no trace."""
    stones = {stone.slug for stone in digest.tombstones}
    return [
        Departure(known.gone_on, slug if slug in stones else "")
        for slug, known in sorted(history.articles.items())
        if known.is_gone and slug not in unusable
    ]


def _rank(change: Change, order: Mapping[str, int]) -> tuple[int, int, int, str]:
    """Rank what is in no release yet first, then by day; by article; what went comes last."""
    day = -change.day.toordinal() if change.day else -date.max.toordinal()
    if isinstance(change, Departure):
        return day, len(order), 0, change.slug
    return day, order[change.slug], int(isinstance(change, ArabicChange)), ""
