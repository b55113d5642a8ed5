"""What releases say together: what was published last, and what of it came to read otherwise.

In: releases, and what readers see now as one more. Out: a History. An article is followed when it
gets another slug, a sentence when its Arabic is changed a little.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from sitegen.errors import Problem
from sitegen.files import sha256_hex
from sitegen.model import ArabicChange
from sitegen.releases.nearness import pair
from sitegen.releases.snapshot import TITLE_MARK, Release, ReleasedArticle, Segment

# 48 bits: enough for the corrections of one site.
NAME_LENGTH = 12


@dataclass(frozen=True, slots=True)
class Published:
    """What was published of an article: its last record, and the last English of every sentence.

    `first` is the slug it had first. `is_gone` where later releases do not have it; `gone_on` is
    then the day of the first of these.
    """

    article: ReleasedArticle
    english: Mapping[str, Segment]
    first: str
    is_gone: bool = False
    gone_on: date | None = None


@dataclass(frozen=True, slots=True)
class Reworded:
    """English that read otherwise in an earlier release.

    `slug` and `key` are what the article and the segment are called last; `name` never changes.
    `with_arabic`: the Arabic was changed along with it.
    """

    slug: str
    key: str
    name: str
    before: Segment
    after: Segment
    day: date | None
    with_arabic: bool


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
        history = replace(advanced(history, release.articles, release.day), latest=release.day)
    return history


def advanced(history: History, articles: Sequence[ReleasedArticle], day: date | None) -> History:
    """Return the history with what was published next."""
    history = following_renamed(history, articles)
    known = dict(history.articles)
    reworded, arabic = list(history.reworded), list(history.arabic)
    for article in articles:
        before = known.get(article.slug)
        if before is None:
            known[article.slug] = Published(article, dict(article.segments()), article.slug)
            continue
        if before.article != article or before.is_gone:
            pairs = _pairs(before, article)
            reworded = [_following_changed(one, article.slug, pairs) for one in reworded]
            reworded += _reworded(before, article, pairs, day)
            arabic += _arabic(before.article, article, pairs, day)
            before = replace(before, english=_last_english(before, article, pairs))
        known[article.slug] = Published(article, before.english, before.first)
    for slug in known.keys() - {article.slug for article in articles}:
        if not known[slug].is_gone:
            known[slug] = replace(known[slug], is_gone=True, gone_on=day)
    return replace(history, articles=known, reworded=tuple(reworded), arabic=tuple(arabic))


def following_renamed(history: History, articles: Sequence[ReleasedArticle]) -> History:
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


def _pairs(before: Published, article: ReleasedArticle) -> dict[str, str]:
    """Return the old key of each segment whose Arabic was changed a little, by its key now."""
    old, new = dict(before.article.segments()), dict(article.segments())
    found: dict[str, str] = {}
    for of_titles in (True, False):
        if not of_titles and before.article.text == article.text:
            # Only cut into other sentences: no Arabic was changed.
            continue
        gone = {
            key: segment.near
            for key, segment in old.items()
            if key not in new and key.startswith(TITLE_MARK) == of_titles
        }
        come = {
            key: segment.near
            for key, segment in new.items()
            if key not in before.english and key.startswith(TITLE_MARK) == of_titles
        }
        found |= pair(gone, come)
    return found


def _following_changed(one: Reworded, slug: str, pairs: Mapping[str, str]) -> Reworded:
    """Carry a correction over to what its sentence became."""
    if one.slug != slug:
        return one
    became = next((new for new, old in pairs.items() if old == one.key), one.key)
    return one if became == one.key else replace(one, key=became)


def _reworded(
    before: Published, article: ReleasedArticle, pairs: Mapping[str, str], day: date | None
) -> Iterator[Reworded]:
    """Yield what reads otherwise under the same or nearly the same Arabic, each sentence once."""
    for key, segment in dict(article.segments()).items():
        known_as = pairs.get(key, key)
        old = before.english.get(known_as)
        if old and old.english and old.english != segment.english:
            # Nothing in the name may change later: neither the slug nor the Arabic as they are now.
            words = "\0".join((before.first, known_as, old.english, segment.english))
            name = sha256_hex(words.encode())[:NAME_LENGTH]
            yield Reworded(article.slug, key, name, old, segment, day, key in pairs)


def _arabic(
    before: ReleasedArticle, article: ReleasedArticle, pairs: Mapping[str, str], day: date | None
) -> list[ArabicChange]:
    """Tell of sentences with English that stand no more, unless less of the article is shown.

    The same text cut into other sentences is no change.
    """
    titles = [one.title.source if one.title else "" for one in (before, article)]
    if before.display != article.display or (
        before.text == article.text and titles[0] == titles[1]
    ):
        return []
    stand = {key for key, _ in article.segments()} | set(pairs.values())
    gone = {key for key, segment in before.segments() if segment.english and key not in stand}
    return [ArabicChange(article.slug, len(gone), day)] if gone else []


def _last_english(
    before: Published, article: ReleasedArticle, pairs: Mapping[str, str]
) -> dict[str, Segment]:
    """Return the last English of every sentence there was, by its Arabic as it was last."""
    kept = {key: old for key, old in before.english.items() if key not in set(pairs.values())}
    return {**kept, **dict(article.segments())}
