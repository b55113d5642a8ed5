"""Derived results by what they were derived from, kept in the cache between builds.

In: an article's file, an article, a sentence, a page. Out: the parsed article, its analysis, the
machine's English, what the page was made from: from the cache where nothing they rest on changed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import msgspec

from sitegen.analyse.article import AnalyseOptions, analyse
from sitegen.analyse.naming.listed import Gazetteer
from sitegen.analyse.naming.tagged import TaggedNames, tag_article
from sitegen.cache import FILE_NAME, Cache, code_digest
from sitegen.compose.identity.found_actors import Policy
from sitegen.compose.identity.identities import Decided, decide
from sitegen.compose.identity.joining import Found
from sitegen.compose.stories.words import StoryWords, story_words
from sitegen.compose.summaries.joint import sum_up_story
from sitegen.compose.summaries.same import Articles, Passages
from sitegen.errors import ArticleError, ContentError, Problem
from sitegen.files import check_name
from sitegen.ingest.articles import load_article
from sitegen.model import (
    Actor,
    ActorDecisions,
    Analysis,
    Article,
    Doubt,
    Draft,
    Story,
    SummaryLength,
    TakenSentence,
)
from sitegen.packages.stock import ALL, remove_models
from sitegen.releases.history import History, history_of
from sitegen.releases.record import list_releases, read_release
from sitegen.render.site import PageRecord
from sitegen.romanising.romanise import Latin, romanise
from sitegen.tagging.tagger import tagger_digest
from sitegen.translate.judging import Judged, judge

T = TypeVar("T")

ARTICLES = "article"
ANALYSES = "analysis"
TAGGED = "tagged"
DOUBTS = "doubts"
RELEASES = "releases"
LATIN = "latin"
DECIDED = "decided"
STORY_WORDS = "story-words"
STORY_SUMMARIES = "story-summaries"
# Followed by the output folder: one with drafts may stand beside the one that is published.
PAGES = "page:"
# Followed by the output folder: how far the search index has come, its cores, its articles.
STAND, BUCKETS, UNITS = "search:", "search-core:", "search-unit:"
# Followed by the engine's name and version: each machine remembers its own answers.
MACHINE = "machine:"


class Derived:
    """Parsed articles and their analyses, made anew only where what they rest on changed."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache
        self.answers = MachineAnswers(cache)
        self._used: dict[str, set[str]] = {
            kind: set()
            for kind in (
                ARTICLES, ANALYSES, TAGGED, LATIN, DECIDED, STORY_WORDS, STORY_SUMMARIES, DOUBTS,
                RELEASES,
            )
        }  # fmt: skip

    def article(self, path: Path, root: Path) -> Article:
        """Return the article in this file, parsed anew only if the file changed."""
        check_name(path)
        try:
            content = self._cache.content_hash(path)
        except OSError as error:
            raise ArticleError(
                f"cannot be read: {error.strerror}", path=path, hint="check the file's permissions"
            ) from error
        key = self._key(ARTICLES, str(path), content)
        known = self._cache.get(ARTICLES, key)
        if known is not None:
            return _decode(known, Article)
        article = load_article(path, root)
        self._cache.put(ARTICLES, [(key, _encode(article))])
        return article

    def analysis(self, article: Article, gazetteer: Gazetteer, options: AnalyseOptions) -> Analysis:
        """Return the article's analysis, made anew only if it or the known names changed."""
        words = _digest((article.title, article.text, article.blocks))
        tagged_key = self._key(TAGGED, tagger_digest(), words)
        rest = _digest((article.overrides, options))
        key = self._key(ANALYSES, gazetteer.digest, tagged_key, rest)
        known = self._cache.get(ANALYSES, key)
        if known is not None:
            return _decode(known, Analysis)
        analysis = analyse(article, gazetteer, options, self._tagged(article, tagged_key))
        self._cache.put(ANALYSES, [(key, _encode(analysis))])
        return analysis

    def _tagged(self, article: Article, key: str) -> TaggedNames:
        """Return what the tagger sees in an article, whatever the editor's lists say."""
        known = self._cache.get(TAGGED, key)
        if known is not None:
            return _decode(known, TaggedNames)
        tagged = tag_article(article)
        self._cache.put(TAGGED, [(key, _encode(tagged))])
        return tagged

    def doubts(self, subjects: tuple[Judged, ...]) -> tuple[tuple[Doubt, ...], ...]:
        """Return the doubts about an article's English, looked for anew only where it changed."""
        key = self._key(DOUBTS, _digest(subjects))
        known = self._cache.get(DOUBTS, key)
        if known is not None:
            return _decode(known, tuple[tuple[Doubt, ...], ...])
        found = judge(subjects)
        self._cache.put(DOUBTS, [(key, _encode(found))])
        return found

    def latin(self, names: Sequence[str]) -> tuple[Latin, ...]:
        """Return the Latin forms of names, romanised anew only where one was not asked for yet."""
        if not names:
            return ()
        known = self._cache.all(LATIN)
        keys = {name: self._key(LATIN, name) for name in names}
        forms = {name: _decode(known[key], Latin) for name, key in keys.items() if key in known}
        new = tuple(name for name in keys if name not in forms)
        forms |= dict(zip(new, romanise(new), strict=True))
        self._cache.put(LATIN, [(keys[name], _encode(forms[name])) for name in new])
        return tuple(forms[name] for name in names)

    def decided(
        self,
        found: Sequence[Found],
        listed: Sequence[Actor],
        decisions: ActorDecisions,
        *,
        policy: Policy,
    ) -> Decided:
        """Return who is who, looked for anew only if an article, a list or the policy changed."""
        key = self._key(DECIDED, _digest((found, listed, decisions, policy)))
        known = self._cache.get(DECIDED, key)
        if known is not None:
            return _decode(known, Decided)
        decided = decide(found, listed, decisions, romanise=self.latin, policy=policy)
        self._cache.put(DECIDED, [(key, _encode(decided))])
        return decided

    def story_words(self, article: Article, analysis: Analysis) -> StoryWords:
        """Return an article's words as stories are looked for, cut anew only where it changed."""
        named = (analysis.mentions, analysis.title_mentions, analysis.quotes, analysis.sentences)
        told = (article.slug, article.date, article.title, article.text)
        key = self._key(STORY_WORDS, _digest((told, named)))
        known = self._cache.get(STORY_WORDS, key)
        if known is not None:
            return _decode(known, StoryWords)
        words = story_words(article, analysis)
        self._cache.put(STORY_WORDS, [(key, _encode(words))])
        return words

    def story_summary(
        self, story: Story, articles: Articles, passages: Passages, length: SummaryLength
    ) -> tuple[TakenSentence, ...]:
        """Return what sums a story up, chosen anew only where it or a report of it changed."""
        reports = [articles[slug] for slug in story.slugs]
        # Their English decides nothing, and changes often.
        told = [(one.article, one.analysis, one.display) for one in reports]
        shared = [passages.get(slug, ()) for slug in story.slugs]
        key = self._key(STORY_SUMMARIES, _digest((story, told, shared, length)))
        known = self._cache.get(STORY_SUMMARIES, key)
        if known is not None:
            return _decode(known, tuple[TakenSentence, ...])
        taken = sum_up_story(story, articles, passages, length)
        self._cache.put(STORY_SUMMARIES, [(key, _encode(taken))])
        return taken

    def history(self, folder: Path) -> History:
        """Return what the releases in this folder say together, read anew only if one changed.

        A release that cannot be read is among the problems; the others count.
        """
        files, problems = list_releases(folder)
        try:
            stand = [f"{file.path.name} {self._cache.content_hash(file.path)}" for file in files]
        except OSError:
            stand = []
        key = self._key(RELEASES, *stand)
        known = self._cache.get(RELEASES, key) if stand else None
        if known is not None:
            return replace(_decode(known, History), problems=problems)
        releases, failures = [], list[Problem]()
        for file in files:
            try:
                releases.append(read_release(file))
            except ContentError as error:
                failures += error.problems
        history = history_of(releases)
        if stand and not failures:
            self._cache.put(RELEASES, [(key, _encode(history))])
        return replace(history, problems=(*problems, *failures))

    def forget_unused(self) -> None:
        """Drop articles and analyses that this build had no use for: their sources are gone."""
        for kind, keys in self._used.items():
            self._cache.keep(kind, keys)

    def _key(self, kind: str, *parts: str) -> str:
        """Make a key that also changes with sitegen's own code, and note that it was used."""
        key = hashlib.sha256("\0".join((code_digest(), *parts)).encode()).hexdigest()
        self._used[kind].add(key)
        return key


class MachineAnswers:
    """What translation engines answered before, as the translate stage asks for it."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache

    def get(self, engine_id: str, sentence: str, terms: str) -> Draft | None:
        """Return this engine's draft of the sentence with these terms held."""
        known = self._cache.get(MACHINE + engine_id, _sentence_key(sentence, terms))
        return None if known is None else _decode_if_known(known, Draft)

    def put(self, engine_id: str, items: Iterable[tuple[str, str, Draft]]) -> None:
        """Remember drafts, each with its sentence and the key of the terms held."""
        rows = [(_sentence_key(text, terms), _encode(draft)) for text, terms, draft in items]
        self._cache.put(MACHINE + engine_id, rows)


class PageKeys:
    """What the last build's pages in a folder were made from, as the render stage asks for it."""

    def __init__(self, cache: Cache, output: Path) -> None:
        self._cache = cache
        self._kind = f"{PAGES}{output}"
        self._known = cache.all(self._kind)

    def get(self, path: str) -> PageRecord | None:
        """Return what is remembered of a page."""
        known = self._known.get(path)
        return None if known is None else _decode_if_known(known, PageRecord)

    def replace(self, pages: Mapping[str, PageRecord]) -> None:
        """Remember the pages of this build instead of the last one's."""
        self._cache.replace_all(self._kind, {path: _encode(value) for path, value in pages.items()})


class SearchTable:
    """The search index of the last build into a folder, as the render stage asks for it."""

    def __init__(self, cache: Cache, output: Path) -> None:
        self._cache = cache
        self._kinds = tuple(f"{kind}{output}" for kind in (STAND, BUCKETS, UNITS))

    def stand(self) -> bytes | None:
        """Return what tells how far the parts have come."""
        return self._cache.get(self._kinds[0], "")

    def buckets(self, cores: Iterable[str]) -> dict[str, bytes]:
        """Return what is kept of these cores."""
        return self._cache.some(self._kinds[1], cores)

    def units(self, idents: Iterable[str]) -> dict[str, bytes]:
        """Return what is kept of these articles and actors."""
        return self._cache.some(self._kinds[2], idents)

    def keep(
        self,
        stand: bytes,
        buckets: Mapping[str, bytes | None],
        units: Mapping[str, bytes | None],
        *,
        afresh: bool,
    ) -> None:
        """Keep changed parts, all at once or none; `afresh` forgets every other."""
        parts: tuple[Mapping[str, bytes | None], ...] = ({"": stand}, buckets, units)
        self._cache.change(dict(zip(self._kinds, parts, strict=True)), afresh=afresh)


def _sentence_key(sentence: str, terms: str) -> str:
    return f"{sentence}\0{terms}" if terms else sentence


def forget(state: Path, packages: Path | None) -> int:
    """Delete the cache and, where their folder is named, the installed models; count what went.

    Nothing else in that folder is touched: not what an editor put there, nor the list of hashes.
    """
    removed = 0
    for suffix in ("", "-wal", "-shm"):
        path = state / (FILE_NAME + suffix)
        removed += path.is_file()
        path.unlink(missing_ok=True)
    if packages is not None:
        removed += len(remove_models(packages, ALL))
    return removed


def _encode(value: object) -> bytes:
    return msgspec.msgpack.encode(value, enc_hook=_path_to_str)


def _digest(value: object) -> str:
    return hashlib.sha256(_encode(value)).hexdigest()


def _decode(data: bytes, kind: type[T]) -> T:
    return msgspec.msgpack.decode(data, type=kind, dec_hook=_str_to_path)


def _decode_if_known(data: bytes, kind: type[T]) -> T | None:
    """Decode what another version of sitegen may have kept in another shape: then it is unknown."""
    try:
        return _decode(data, kind)
    except msgspec.ValidationError:
        return None


def _path_to_str(value: object) -> str:
    if isinstance(value, Path):
        return str(value)
    raise NotImplementedError(f"cannot keep {type(value)} in the cache")


def _str_to_path(kind: type, value: object) -> Path:
    if kind is Path and isinstance(value, str):
        return Path(value)
    raise NotImplementedError(f"cannot read {kind} from the cache")
