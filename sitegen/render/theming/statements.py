"""Walks through templates as rendering would, but through every branch, with kinds for values.

In: a template's name and the kind of its view. Out: nothing; faults go to Findings.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import jinja2
from jinja2 import nodes

from sitegen.errors import Severity
from sitegen.render.environment import DEFAULT
from sitegen.render.theming.expressions import Expressions
from sitegen.render.theming.findings import Findings, suggestion
from sitegen.render.theming.kinds import (
    TEXT,
    UNKNOWN,
    Callee,
    Kind,
    Loop,
    Named,
    at,
    elements,
)
from sitegen.render.theming.sources import (
    Scope,
    Source,
    Sources,
    Tag,
    is_written_out,
    written_names,
)

# What a macro may use without naming it; who does so takes any arguments.
ANY_ARGUMENTS = frozenset({"varargs", "kwargs", "caller"})


class Walk:
    """Walks through templates; what one page reaches is read for that page's kinds of values."""

    def __init__(self, environment: jinja2.Environment, sources: Sources) -> None:
        self.findings = Findings()
        self.expressions = Expressions(environment, self.findings, self._call)
        self._environment = environment
        self._sources = sources
        self._seen: set[tuple[object, ...]] = set()
        self._macros: dict[int, Callee] = {}
        self._called: set[int] = set()
        self._takes_any: dict[int, bool] = {}
        self._chain: tuple[Source, ...] = ()
        self._including: tuple[str, ...] = ()
        self._modules: dict[Source, Scope] = {}

    def page(self, name: str, page: Kind, view: Kind) -> None:
        """Walk through a page's template and all that it builds on."""
        source = self._sources.get(name)
        if source:
            around = self._around(source)
            around.own.update(page=page, view=view)
            self._template(source, around)

    def uncalled(self) -> None:
        """Walk through macros that nobody calls, for what can be told without arguments."""
        for identifier, macro in list(self._macros.items()):
            if identifier not in self._called:
                self._run_macro(macro, {})

    def _around(self, source: Source, brought: Tag | None = None) -> Scope:
        names = (*self._environment.globals, "self", "super")
        return Scope(source, None, dict.fromkeys(names, UNKNOWN), brought)

    def _template(self, source: Source, around: Scope) -> Scope:
        """Run a template and those it extends; return the names of its own."""
        top = Scope(source, around)
        chain, names = [source], top
        parent = self._extended(source, top)
        if parent is None and source.parent:
            # Nobody can tell here what it extends: each block is read for itself.
            self._with_chain((source,), top)
            return names
        while parent:
            self._run(_not_shown(chain[-1].tree.body), top)
            if parent in chain:
                self._comes_round(chain[-1], top)
                break
            self._known_blocks(chain[-1], parent)
            chain.append(parent)
            top = Scope(parent, top)
            parent = self._extended(parent, top)
        self._with_chain(tuple(chain), top)
        return names

    def _with_chain(self, chain: tuple[Source, ...], scope: Scope) -> None:
        """Run the last of templates that extend one another, with the blocks of all."""
        before, self._chain = self._chain, chain
        self._run(chain[-1].tree.body, scope)
        self._chain = before

    def _comes_round(self, source: Source, scope: Scope) -> None:
        node = source.parent
        if node:
            hint = f'to build on the packaged one, write {{% extends "{DEFAULT}/{source.name}" %}}'
            self.expressions.wrong(node, scope, "extends itself", hint, "extends")

    def _extended(self, source: Source, scope: Scope) -> Source | None:
        node = source.parent
        if node and isinstance(node.template, nodes.Const):
            return self._named(node, node.template.value, scope)
        return None

    def _named(self, node: nodes.Node, name: str, scope: Scope) -> Source | None:
        source = self._sources.get(name)
        if source is None:
            self._absent(node, (name,), scope)
        return source

    def _absent(self, node: nodes.Node, names: Sequence[str], scope: Scope) -> None:
        """Note that none of these templates is there; a tag may say that it need not be."""
        known = self._environment.list_templates(extensions=["html"])
        hint = suggestion(names[0], known, "write it, or correct the name")
        message = f"there is no template {' or '.join(names)}"
        severity = Severity.ERROR
        if isinstance(node, nodes.Include) and node.ignore_missing:
            message, severity = f"{message}: nothing is shown here", Severity.WARNING
        self.findings.wrong(node, names[0], scope.source.path, message, hint, severity)

    def _known_blocks(self, source: Source, parent: Source) -> None:
        """Find blocks that no template further up shows."""
        known: set[str] = set()
        above: Source | None = parent
        seen = {source}
        while above and above not in seen:
            seen.add(above)
            known |= {block.name for block in above.blocks}
            target = above.parent.template if above.parent else None
            if target and not isinstance(target, nodes.Const):
                return
            above = self._sources.get(target.value) if isinstance(target, nodes.Const) else None
        for node in source.tree.body:
            if isinstance(node, nodes.Block) and node.name not in known:
                hint = suggestion(node.name, known, f"its blocks are {', '.join(sorted(known))}")
                self.findings.wrong(
                    node,
                    node.name,
                    source.path,
                    f"{parent.name} has no block {node.name}: this is never shown",
                    hint,
                    Severity.WARNING,
                )

    def _run(self, body: Iterable[nodes.Node], scope: Scope) -> None:
        for node in body:
            self._statement(node, scope)

    def _statement(self, node: nodes.Node, scope: Scope) -> None:
        kind = self.expressions.kind
        if isinstance(node, nodes.If):
            kind(node.test, scope)
            self._run((*node.body, *node.elif_, *node.else_), scope)
        elif isinstance(node, nodes.For):
            self._for(node, scope)
        elif isinstance(node, nodes.Assign):
            self._assign(node.target, kind(node.node, scope), scope)
        elif isinstance(node, nodes.AssignBlock):
            self._run(node.body, scope.inside())
            kind(node.filter, scope)
            self._assign(node.target, TEXT, scope)
        elif isinstance(node, nodes.With):
            inner = scope.inside()
            for target, value in zip(node.targets, node.values, strict=True):
                self._assign(target, kind(value, inner), inner)
            self._run(node.body, inner)
        elif isinstance(node, nodes.Macro):
            macro = Callee(f"macro {node.name}", node, scope)
            self._macros.setdefault(id(node), macro)
            scope.put(node.name, frozenset({macro}))
        elif isinstance(node, nodes.Block):
            self._block(node, scope)
        elif isinstance(node, nodes.Import | nodes.FromImport):
            self._import(node, scope)
        elif isinstance(node, nodes.Include):
            self._include(node, scope)
        elif isinstance(node, nodes.CallBlock):
            kind(node.call, scope)
            self._run(node.body, self._taking(node.args, scope, {}))
        elif isinstance(node, nodes.FilterBlock):
            kind(node.filter, scope)
            self._run(node.body, scope.inside())
        elif isinstance(node, nodes.Scope | nodes.ScopedEvalContextModifier):
            self._run(node.body, scope.inside())
        elif isinstance(node, nodes.Output | nodes.ExprStmt):
            for one in node.nodes if isinstance(node, nodes.Output) else [node.node]:
                kind(one, scope)

    def _for(self, node: nodes.For, scope: Scope) -> None:
        each = elements(self.expressions.kind(node.iter, scope))
        inner = scope.inside({"loop": frozenset({Loop(each)})})
        self._assign(node.target, each, inner)
        if node.test:
            self.expressions.kind(node.test, inner)
        self._run(node.body, inner)
        self._run(node.else_, scope.inside())

    def _assign(self, target: nodes.Node, kind: Kind, scope: Scope) -> None:
        if isinstance(target, nodes.Name):
            scope.put(target.name, kind)
        elif isinstance(target, nodes.Tuple):
            for place, one in enumerate(target.items):
                self._assign(one, at(kind, place), scope)

    def _block(self, node: nodes.Block, scope: Scope) -> None:
        """Run a block as all templates of the page have it, each with the names of its own."""
        found = [
            (source, block)
            for source in self._chain
            for block in source.blocks
            if block.name == node.name
        ]
        for source, block in found or [(scope.source, node)]:
            self._run(block.body, Scope(source, scope))

    def _import(self, node: nodes.Import | nodes.FromImport, scope: Scope) -> None:
        module = self._module(node, scope)
        if isinstance(node, nodes.Import):
            scope.put(node.target, module)
            return
        [option] = module
        for one in node.names:
            name, alias = (one, one) if isinstance(one, str) else one
            found = option.get(name) if isinstance(option, Named) else UNKNOWN
            if found is None and isinstance(option, Named):
                hint = suggestion(name, option.names(), f"{option.title} defines no such name")
                found = self.expressions.wrong(
                    node, scope, f"{option.title} has no {name}", hint, name
                )
            scope.put(alias, found or UNKNOWN)

    def _module(self, node: nodes.Import | nodes.FromImport, scope: Scope) -> Kind:
        if not isinstance(node.template, nodes.Const):
            return UNKNOWN
        source = self._named(node, node.template.value, scope)
        if source is None or source.name in self._including:
            return UNKNOWN
        names = self._names_of(node, source, scope)
        return frozenset({Named(source.name, names.own.get, names.own.keys)})

    def _names_of(
        self, node: nodes.Import | nodes.FromImport, source: Source, scope: Scope
    ) -> Scope:
        """Return the names of an imported template; one that is the same everywhere is read once.

        That is one that asks its surroundings for nothing but the page.
        """
        if not node.with_context or not self._is_closed(source):
            return self._within(node, source, scope)
        if source not in self._modules:
            self._modules[source] = self._within(node, source, scope)
        return self._modules[source]

    def _is_closed(self, source: Source, seen: tuple[Source, ...] = ()) -> bool:
        if source in seen:
            return True
        if source.parent or source.includes:
            return False
        if source.asked_for - {"page", *self._environment.globals}:
            return False
        for node in source.imports:
            target = node.template.value if isinstance(node.template, nodes.Const) else ""
            other = self._sources.get(target)
            if other is None or not self._is_closed(other, (*seen, source)):
                return False
        return True

    def _include(self, node: nodes.Include, scope: Scope) -> None:
        self.expressions.kind(node.template, scope)
        names = written_names(node.template)
        found = [source for name in names if (source := self._sources.get(name))]
        if not found and names and is_written_out(node.template):
            self._absent(node, names, scope)
        for source in found:
            if source.name not in self._including:
                self._within(node, source, scope)

    def _within(
        self, node: nodes.Include | nodes.Import | nodes.FromImport, source: Source, scope: Scope
    ) -> Scope:
        """Run a template within another; one that comes round to itself is not run again."""
        before, self._including = self._including, (*self._including, source.name)
        chain, self._chain = self._chain, ()
        brought = Tag(node, scope.source.path)
        around = Scope(source, scope) if node.with_context else self._around(source, brought)
        names = self._template(source, around)
        self._including, self._chain = before, chain
        return names

    def _call(self, macro: Callee, call: nodes.Call, scope: Scope) -> None:
        """Run a macro for the kinds of a call's arguments."""
        node = macro.node
        names = [argument.name for argument in node.args]
        given = dict(zip(names, self._kinds(call.args, scope), strict=False))
        given |= {one.key: self.expressions.kind(one.value, scope) for one in call.kwargs}
        for dynamic in (call.dyn_args, call.dyn_kwargs):
            if dynamic:
                self.expressions.kind(dynamic, scope)
                given = dict.fromkeys(names, UNKNOWN)
        if id(node) not in self._takes_any:
            any_name = (one.name in ANY_ARGUMENTS for one in node.find_all(nodes.Name))
            self._takes_any[id(node)] = any(any_name)
        if not self._takes_any[id(node)]:
            self._arguments(node, call, scope)
        self._run_macro(macro, {name: kind for name, kind in given.items() if name in names})

    def _kinds(self, several: Sequence[nodes.Expr], scope: Scope) -> list[Kind]:
        return [self.expressions.kind(one, scope) for one in several]

    def _arguments(self, macro: nodes.Macro, call: nodes.Call, scope: Scope) -> None:
        """Find arguments that a macro does not take."""
        names = [argument.name for argument in macro.args]
        title = f"macro {macro.name}"
        for one in call.kwargs:
            if one.key not in names:
                hint = suggestion(one.key, names, f"it takes {', '.join(names) or 'nothing'}")
                self.expressions.wrong(one, scope, f"{title} takes no {one.key}", hint, one.key)
        if len(call.args) > len(names):
            hint = f"it takes {', '.join(names) or 'nothing'}"
            message = f"{title} takes {len(names)} arguments and gets {len(call.args)}"
            self.expressions.wrong(call, scope, message, hint, "arguments")

    def _run_macro(self, macro: Callee, given: dict[str, Kind]) -> None:
        node, scope = macro.node, macro.scope
        if not isinstance(scope, Scope):
            return
        self._called.add(id(node))
        key = (macro, *sorted(given.items(), key=lambda one: one[0]))
        if key in self._seen:
            return
        self._seen.add(key)
        inner = self._taking(node.args, scope, given)
        late = node.args[len(node.args) - len(node.defaults) :]
        for argument, default in zip(late, node.defaults, strict=True):
            kind = self.expressions.kind(default, inner)
            if argument.name not in given:
                inner.own[argument.name] = kind
        inner.own.update(dict.fromkeys(ANY_ARGUMENTS, UNKNOWN))
        self._run(node.body, inner)

    def _taking(
        self, arguments: Sequence[nodes.Name], scope: Scope, given: dict[str, Kind]
    ) -> Scope:
        names = (argument.name for argument in arguments)
        return scope.inside({name: given.get(name, UNKNOWN) for name in names})


def _not_shown(body: Sequence[nodes.Node]) -> list[nodes.Node]:
    """Leave out what a template that extends another does not show by itself."""
    return [node for node in body if not isinstance(node, nodes.Block | nodes.Output)]
