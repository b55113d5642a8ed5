"""Whether the names that actors.toml decides about occur at all, and says whose they are.

In: the decisions, the listed actors, the articles. Out: a warning for each name that no article
has, with its line: a slip in it would otherwise change nothing and say nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from sitegen.arabic.letters import fold_text
from sitegen.compose.consistency import LineAt
from sitegen.errors import Problem, Severity
from sitegen.model import Actor, ActorDecisions, Article

_NO_LETTERS = re.compile(r"[\W_]+")
_ARTICLE = "ال"


def check_decisions(
    decisions: ActorDecisions,
    listed: Iterable[Actor],
    articles: Sequence[Article],
    path: Path,
    line_at: LineAt,
) -> tuple[Problem, ...]:
    """Return a warning for each name of a merge or a split that occurs nowhere.

    A listed name may occur nowhere yet. A name that is split off must occur in each of the articles
    given. `path` is where the decisions are written. Words are looked for without their blanks and
    their article, so that no name is called missing that is written in another way.
    """
    if not (decisions.merges or decisions.splits or decisions.split_off):
        return ()
    texts = _Texts(articles)
    known = {_wanted(name) for actor in listed for name in (actor.name_ar, *actor.variants)}
    joined: Mapping[str, Sequence[tuple[str, ...]]] = {
        "merge": [merge.names for merge in decisions.merges],
        "split": [split.names for split in decisions.splits],
    }
    problems = [
        _problem(part, f"{name} occurs nowhere: no article has this name", path, at, line_at)
        for part, decided in joined.items()
        for at, names in enumerate(decided)
        for name in names
        if _wanted(name) not in known and not texts.hold(name)
    ]
    for at, split in enumerate(decisions.split_off):
        problems += [
            _problem(
                "split_off",
                f"{split.name} occurs nowhere in the article {slug}",
                path,
                at,
                line_at,
            )
            for slug in texts.lacking(split.name, split.articles)
        ]
    return tuple(problems)


class _Texts:
    """The articles' words, folded only where a name is not found as it is written."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self._written = {one.slug: f"{one.title}\n{one.text}" for one in articles}
        self._squeezed: dict[str, str] = {}

    def hold(self, name: str, slug: str = "") -> bool:
        """Tell whether any article has a name, or the one that is given."""
        slugs = (slug,) if slug else tuple(self._written)
        if any(name in self._written[one] for one in slugs):
            return True
        wanted = _wanted(name)
        return any(wanted in self._folded(one) for one in slugs)

    def lacking(self, name: str, slugs: Iterable[str]) -> Iterator[str]:
        """Yield the articles in which a name does not occur; unknown ones are told of elsewhere."""
        for slug in slugs:
            if slug in self._written and not self.hold(name, slug):
                yield slug

    def _folded(self, slug: str) -> str:
        if slug not in self._squeezed:
            self._squeezed[slug] = _squeezed(self._written[slug])
        return self._squeezed[slug]


def _wanted(name: str) -> str:
    """Return what of a name must stand in a text: behind "to" the article loses its alef."""
    return _squeezed(name).removeprefix(_ARTICLE)


def _squeezed(text: str) -> str:
    """Return the folded letters of a text alone; ابن and بن are one word."""
    return _NO_LETTERS.sub("", fold_text(text)).replace("ابن", "بن")


def _problem(part: str, message: str, path: Path, at: int, line_at: LineAt) -> Problem:
    table = part.partition("_")[0]
    return Problem(
        f"[[{table}]]: {message}",
        path,
        line_at(path, part, at),
        "copy the name from the article, or take it out",
        Severity.WARNING,
    )
