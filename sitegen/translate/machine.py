"""What one run asks of the engine: which sentences, what is required of each, what came of it.

In: an engine, the terms, the articles with their memory. Out: the sentences to ask for, each once;
entries with the machine's drafts. Never asks for what a person wrote or touched.
"""

from __future__ import annotations

from collections.abc import Iterable

from sitegen.engines.engine import Engine, engine_id
from sitegen.memory.entries import Entry
from sitegen.model import Draft, Repair
from sitegen.terms.listing import Required, TermList, term_key
from sitegen.terms.rendering import missing
from sitegen.translate.holding import Wanted
from sitegen.translate.judging import judge, judged
from sitegen.translate.opened import OpenArticle


class Requirements:
    """The names and terms that sentences hold, looked for once in each."""

    def __init__(self, terms: TermList) -> None:
        self._terms = terms
        self._found: dict[str, tuple[Required, ...]] = {}

    def of(self, text: str) -> tuple[Required, ...]:
        """Return the names and terms that a sentence holds, in text order."""
        if text not in self._found:
            self._found[text] = self._terms.find(text)
        return self._found[text]


class Machine:
    """An engine at work on the articles of one run; `drafts` are filled as its answers come."""

    def __init__(self, engine: Engine, requirements: Requirements) -> None:
        self.engine = engine
        self.name = engine_id(engine)
        self.drafts: dict[str, Draft] = {}
        self._requirements = requirements

    def wanted(self, articles: Iterable[OpenArticle]) -> list[Wanted]:
        """List the sentences that the engine may draft, each once, in order."""
        texts = {
            entry.key[1]: None
            for article in articles
            for entry in article.after.entries
            if self._may_draft(entry, has_title_en=bool(article.job.title_en))
        }
        required = {text: self._requirements.of(text) for text in texts}
        return [Wanted(text, names, term_key(names)) for text, names in required.items()]

    def with_drafts(self, article: OpenArticle) -> OpenArticle:
        """Return the article with the machine's drafts where they belong."""
        has_title_en = bool(article.job.title_en)
        return article.with_entries(
            self._drafted(entry) if self._may_draft(entry, has_title_en=has_title_en) else entry
            for entry in article.after.entries
        )

    def _may_draft(self, entry: Entry, *, has_title_en: bool) -> bool:
        """Tell whether the engine may write an entry's English.

        It may where there is none, or an untouched draft of another engine, or one that lacks a
        name which was not yet required of it, or holds one that is no longer required.
        """
        if entry.context and has_title_en:
            return False
        if entry.wants_machine(self.name):
            return True
        if not entry.is_untouched_draft:
            return False
        required = self._requirements.of(entry.key[1])
        if any(not _is_required(repair, required) for repair in entry.repairs):
            return True
        return bool(missing(entry.english, required)) and entry.terms != term_key(required)

    def _drafted(self, entry: Entry) -> Entry:
        text = entry.key[1]
        draft = self.drafts.get(text)
        if draft is None or not draft.text:
            return entry
        required = self._requirements.of(text)
        subject = judged(text, draft.text, draft.score, required)
        [found] = judge((subject,))
        # Kept only where it says that more was tried than the English shows.
        tried = term_key(required) if subject.lacking else ""
        return entry.drafted_by_machine(self.name, draft, tried, found)


def _is_required(repair: Repair, required: Iterable[Required]) -> bool:
    return any(
        one.written == repair.term and repair.written in one.term.english for one in required
    )
