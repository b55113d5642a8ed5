"""Templates as syntax trees, and the names that are defined at a place in one.

In: a Jinja environment, whose loader finds the templates. Out: trees, each read once. A template
that is no valid one is kept aside and stands as an empty one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

import jinja2
from jinja2 import nodes

from sitegen.render.environment import syntax
from sitegen.render.theming.kinds import Kind, either

# Templates of a theme, and as many of a site's own in several versions.
KEPT_TREES = 128
NO_NAMES: Mapping[str, Kind] = MappingProxyType({})
# The tests by which a template asks whether something is there at all.
ASKING = frozenset({"defined", "undefined"})


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """A template; `parent` is the tag that names the template it extends, None without one.

    `excused` are the values that it asks for with care ("view.feed is defined"), `asked_for` the
    names that it expects from around it. `imports` and `includes` are its tags of that kind.
    """

    name: str
    path: Path
    tree: nodes.Template
    parent: nodes.Extends | None
    blocks: tuple[nodes.Block, ...]
    imports: tuple[nodes.Import | nodes.FromImport, ...]
    includes: tuple[nodes.Include, ...]
    asked_for: frozenset[str]
    excused: frozenset[str]


class Sources:
    """The templates that were read, by name; `broken` are those that are none."""

    def __init__(self, environment: jinja2.Environment) -> None:
        self._environment = environment
        self._read: dict[str, Source | None] = {}
        self.broken: list[jinja2.TemplateSyntaxError] = []

    def get(self, name: str) -> Source | None:
        """Return a template, None where there is none of this name."""
        if name not in self._read:
            self._read[name] = self._load(name)
        return self._read[name]

    def choose(self) -> bool:
        """Tell whether a template is chosen by a value: any could be used then."""
        read = [one for one in self._read.values() if one]
        chosen = (tag for one in read for tag in (*one.imports, one.parent) if tag)
        return any(not isinstance(tag.template, nodes.Const) for tag in chosen) or any(
            not written_names(tag.template) for one in read for tag in one.includes
        )

    def paths(self) -> frozenset[Path]:
        """Return the files of all templates that were read."""
        return frozenset(source.path for source in self._read.values() if source)

    def _load(self, name: str) -> Source | None:
        loader = self._environment.loader
        if loader is None:
            return None
        try:
            text, file, _ = loader.get_source(self._environment, name)
        except jinja2.TemplateNotFound:
            return None
        try:
            return _parsed(text, name, file or name)
        except jinja2.TemplateSyntaxError as error:
            self.broken.append(error)
            return _looked_through(name, Path(file or name), nodes.Template([], lineno=1))


# While somebody edits a template, all others are the same from one check to the next.
@lru_cache(maxsize=KEPT_TREES)
def _parsed(text: str, name: str, file: str) -> Source:
    """Read a template. Raises TemplateSyntaxError."""
    return _looked_through(name, Path(file), syntax().parse(text, name, file))


def _looked_through(name: str, path: Path, tree: nodes.Template) -> Source:
    every = tuple(tree.find_all(nodes.Node))
    loaded = {one.name for one in every if isinstance(one, nodes.Name) and one.ctx == "load"}
    asked = (one.node for one in every if isinstance(one, nodes.Test) and one.name in ASKING)
    return Source(
        name,
        path,
        tree,
        next((one for one in every if isinstance(one, nodes.Extends)), None),
        tuple(one for one in every if isinstance(one, nodes.Block)),
        tuple(one for one in every if isinstance(one, nodes.Import | nodes.FromImport)),
        tuple(one for one in every if isinstance(one, nodes.Include)),
        frozenset(loaded - _defined(every)),
        frozenset(filter(None, map(spelling, asked))),
    )


def _defined(every: Iterable[nodes.Node]) -> set[str]:
    """Return the names that a template gives to anything, anywhere in it."""
    found = {"loop", "caller", "varargs", "kwargs"}
    for node in every:
        if (isinstance(node, nodes.Name) and node.ctx != "load") or isinstance(node, nodes.Macro):
            found.add(node.name)
        elif isinstance(node, nodes.Import):
            found.add(node.target)
        elif isinstance(node, nodes.FromImport):
            found.update(one if isinstance(one, str) else one[1] for one in node.names)
    return found


@dataclass(frozen=True, slots=True, eq=False)
class Tag:
    """A tag in a template, by its node and its file."""

    node: nodes.Node
    path: Path


@dataclass(frozen=True, slots=True, eq=False)
class Scope:
    """The names at a place in a template, and those around it.

    `brought` is the tag that brought the template in without telling it what is around.
    """

    source: Source
    around: Scope | None = None
    own: dict[str, Kind] = field(default_factory=dict)
    brought: Tag | None = None

    def bare(self) -> Tag | None:
        """Return the tag that brought this in without the names around it, None for a page."""
        return self.around.bare() if self.around else self.brought

    def find(self, name: str) -> Kind | None:
        """Return what a name stands for, None where it is not defined."""
        scope: Scope | None = self
        while scope:
            if name in scope.own:
                return scope.own[name]
            scope = scope.around
        return None

    def put(self, name: str, kind: Kind) -> None:
        """Define a name; one that is defined again, perhaps in a branch, can be either."""
        before = self.own.get(name)
        self.own[name] = either((before, kind)) if before else kind

    def names(self) -> Iterator[str]:
        """Return all names that are defined here."""
        yield from self.own
        if self.around:
            yield from self.around.names()

    def inside(self, own: Mapping[str, Kind] = NO_NAMES) -> Scope:
        """Return a scope within this one."""
        return Scope(self.source, self, dict(own))


def spelling(node: nodes.Node) -> str:
    """Write a chain of names as it stands: "view.date.label"; "" for anything else."""
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Getattr):
        before = spelling(node.node)
        return f"{before}.{node.attr}" if before else ""
    return ""


def written_names(node: nodes.Node) -> tuple[str, ...]:
    """Return the names of templates that a tag writes out, each it may choose."""
    if isinstance(node, nodes.Const):
        names = (node.value,) if isinstance(node.value, str) else node.value
        return tuple(one for one in names or () if isinstance(one, str))
    if isinstance(node, nodes.CondExpr):
        branches = (node.expr1, node.expr2)
        return tuple(name for one in branches if one for name in written_names(one))
    if isinstance(node, nodes.List | nodes.Tuple):
        return tuple(name for one in node.items for name in written_names(one))
    return ()


def is_written_out(node: nodes.Node) -> bool:
    """Tell whether the names that a tag writes out are all that it can come to."""
    items = node.items if isinstance(node, nodes.List | nodes.Tuple) else [node]
    return all(isinstance(one, nodes.Const) for one in items)
