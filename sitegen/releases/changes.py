"""What changed between releases, and since the last one: pure comparison.

In: the history of releases, and what readers see now. Out: corrections, changed Arabic, and
articles that went, each dated by the first release in which it shows. No word of a sentence that
is not shown now comes out, unless it was changed but a little.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import date

from sitegen.model import ArabicChange, Change, Correction, Corrections, Departure, Digest
from sitegen.releases.history import History, advanced, following_renamed
from sitegen.releases.snapshot import ReleasedArticle, record_of, snapshot


def find_corrections(
    history: History, digest: Digest, unusable: Collection[str]
) -> Corrections | None:
    """Return what changed in what had been published; None where nothing was ever released.

    `unusable` are slugs of articles whose files have errors: they did not go, they wait.
    """
    latest = history.latest
    if latest is None:
        return None
    now = snapshot(digest)
    now = _sketched_where_changed(following_renamed(history, now), now, digest)
    complete = advanced(history, now, None)
    corrections = _corrections(complete, now, digest, latest)
    texts = (
        change
        for change in complete.arabic
        if change.slug in digest.articles and digest.articles[change.slug].display == "full"
    )
    changes: list[Change] = [*corrections, *texts, *_departures(complete, digest, unusable)]
    order = {slug: place for place, slug in enumerate(digest.articles)}
    # The sort keeps the order of what ranks the same: sentences as they stand, newest word first.
    changes.sort(key=lambda change: _rank(change, order))
    return Corrections(latest, tuple(changes))


def _sketched_where_changed(
    history: History, now: Sequence[ReleasedArticle], digest: Digest
) -> tuple[ReleasedArticle, ...]:
    """Return the records with sketches of the Arabic where an article reads otherwise now."""
    known = history.articles
    return tuple(
        record_of(digest.articles[article.slug], sketched=True)
        if article.slug in known and known[article.slug].article != article
        else article
        for article in now
    )


def _corrections(
    history: History, now: Sequence[ReleasedArticle], digest: Digest, latest: date
) -> list[Correction]:
    """Return the corrections of sentences that readers see now, in the order of the text."""
    concerned = {one.slug for one in history.reworded}
    shown = {article.slug: _places(article) for article in now if article.slug in concerned}
    named = Counter[str]()
    found = []
    for one in history.reworded:
        # A second one of the same words is told apart by a number, whether or not both are shown.
        named[one.name] += 1
        if one.key not in shown.get(one.slug, {}):
            continue
        sentence = shown[one.slug][one.key]
        found.append(
            Correction(
                id=f"c-{one.name}" if named[one.name] == 1 else f"c-{one.name}-{named[one.name]}",
                slug=one.slug,
                sentence=sentence,
                before=one.before.english,
                after=one.after.english,
                was=one.before.state,
                now=one.after.state,
                day=one.day,
                reviewed_on=None if one.day else _reviewed_on(digest, one.slug, sentence, latest),
                with_arabic=one.with_arabic,
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
