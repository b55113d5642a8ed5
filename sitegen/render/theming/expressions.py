"""Reads the expressions of templates: what each value is, and what is asked of it in vain.

In: nodes of Jinja's syntax tree and the names at that place. Out: kinds; faults go to Findings.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import chain

import jinja2
from jinja2 import nodes

from sitegen.render.theming.findings import Findings, suggestion
from sitegen.render.theming.kinds import (
    NOTHING,
    NUMBER,
    TEXT,
    TRUTH,
    UNKNOWN,
    Callee,
    Items,
    Kind,
    Named,
    at,
    attribute,
    either,
    elements,
    items_of,
    names_in,
    of_value,
    spelled,
    words_of,
)
from sitegen.render.theming.results import (
    BY_ATTRIBUTE,
    CAREFUL,
    COUNTED,
    MESSAGES,
    message_fault,
    of_filter,
    of_function,
    path_missing,
)
from sitegen.render.theming.sources import ASKING, Scope, spelling

DOCUMENTED = "docs/theming.md lists what templates see"
# What templates are given; an imported one is given it only if the tag says so.
SURROUNDINGS = frozenset({"page", "view"})

Call = Callable[[Callee, nodes.Call, Scope], None]
Handler = Callable[..., Kind]


class Expressions:
    """Reads expressions; `call` is told of every call of a macro, `said` gathers messages."""

    def __init__(self, environment: jinja2.Environment, findings: Findings, call: Call) -> None:
        self._environment = environment
        self._findings = findings
        self._call = call
        self.said: list[tuple[Scope, nodes.Call, str]] = []
        self._handlers: dict[type[nodes.Node], Handler] = {
            nodes.Name: self._name,
            nodes.Getattr: self._getattr,
            nodes.Getitem: self._getitem,
            nodes.Call: self._called,
            nodes.Filter: self._filter,
            nodes.Test: self._test,
            nodes.Compare: self._compare,
            nodes.Const: self._const,
            nodes.CondExpr: self._either,
            nodes.And: self._either,
            nodes.Or: self._either,
            nodes.Tuple: self._listed,
            nodes.List: self._listed,
            nodes.Concat: self._concat,
            nodes.Not: self._truth,
        }

    def kind(self, node: nodes.Node | None, scope: Scope) -> Kind:
        """Return the kind of an expression, and look through all of it."""
        if node is None:
            return NOTHING
        handler = self._handlers.get(type(node))
        if handler:
            return handler(node, scope)
        self._look(node.iter_child_nodes(), scope)
        return UNKNOWN

    def _look(self, several: Iterable[nodes.Node | None], scope: Scope) -> None:
        for node in several:
            self.kind(node, scope)

    def wrong(self, node: nodes.Node, scope: Scope, message: str, hint: str, what: str) -> Kind:
        """Note a fault; the value is unknown then."""
        self._findings.wrong(node, what, scope.source.path, message, hint)
        return UNKNOWN

    def _name(self, node: nodes.Name, scope: Scope) -> Kind:
        found = scope.find(node.name)
        bare = scope.bare() if found is None and node.name in SURROUNDINGS else None
        if bare and node.name not in scope.source.excused:
            message = f"{scope.source.name} needs {node.name}, and is not given it"
            hint = "write `with context` at the end of this tag"
            self._findings.wrong(bare.node, node.name, bare.path, message, hint)
            return UNKNOWN
        if found is None and node.name not in scope.source.excused:
            hint = suggestion(node.name, set(scope.names()), DOCUMENTED)
            return self.wrong(node, scope, f"there is no {node.name} here", hint, node.name)
        self._findings.fine(node, node.name)
        return UNKNOWN if found is None else found

    def _getattr(self, node: nodes.Getattr, scope: Scope) -> Kind:
        return self._has(node, node.attr, self.kind(node.node, scope), scope)

    def _has(self, node: nodes.Getattr | nodes.Getitem, name: str, of: Kind, scope: Scope) -> Kind:
        found = attribute(of, name)
        if found is None and spelling(node) not in scope.source.excused:
            where = spelling(node.node)
            owner = f"{where} ({spelled(of)})" if where else f"this {spelled(of)}"
            owner = where if where == spelled(of) else owner
            hint = suggestion(name, names_in(of), _where_to_look(of))
            return self.wrong(node, scope, f"{owner} has no {name}", hint, name)
        if of - NOTHING and UNKNOWN.isdisjoint(of):
            self._findings.fine(node, name)
        return UNKNOWN if found is None else found

    def _getitem(self, node: nodes.Getitem, scope: Scope) -> Kind:
        of = self.kind(node.node, scope)
        self.kind(node.arg, scope)
        if isinstance(node.arg, nodes.Slice):
            return frozenset({Items(elements(of))}) if of != TEXT else TEXT
        if not isinstance(node.arg, nodes.Const):
            return elements(of)
        key = node.arg.value
        if isinstance(key, str):
            return self._has(node, key, of, scope) if names_in(of) else UNKNOWN
        return at(of, key) if isinstance(key, int) else UNKNOWN

    def _const(self, node: nodes.Const, scope: Scope) -> Kind:
        del scope
        return of_value(node.value)

    def _either(self, node: nodes.CondExpr | nodes.And | nodes.Or, scope: Scope) -> Kind:
        if isinstance(node, nodes.CondExpr):
            self.kind(node.test, scope)
            return either((self.kind(node.expr1, scope), self.kind(node.expr2, scope)))
        return either((self.kind(node.left, scope), self.kind(node.right, scope)))

    def _listed(self, node: nodes.Tuple | nodes.List, scope: Scope) -> Kind:
        return items_of(self.kind(one, scope) for one in node.items)

    def _concat(self, node: nodes.Concat, scope: Scope) -> Kind:
        self._look(node.nodes, scope)
        return TEXT

    def _truth(self, node: nodes.Node, scope: Scope) -> Kind:
        self._look(node.iter_child_nodes(), scope)
        return TRUTH

    def _compare(self, node: nodes.Compare, scope: Scope) -> Kind:
        left, before = node.expr, self.kind(node.expr, scope)
        for operand in node.ops:
            right, after = operand.expr, self.kind(operand.expr, scope)
            if operand.op in ("eq", "ne"):
                self._among(left, before, [right], scope)
                self._among(right, after, [left], scope)
            elif operand.op in ("in", "notin") and isinstance(right, nodes.Tuple | nodes.List):
                self._among(left, before, right.items, scope)
            left, before = right, after
        return TRUTH

    def _among(
        self, asked: nodes.Expr, kind: Kind, others: Sequence[nodes.Expr], scope: Scope
    ) -> None:
        """Hold words that a value is compared with against the words it can be."""
        known = words_of(kind)
        for other in others if known else ():
            word = other.value if isinstance(other, nodes.Const) else None
            if not known or not isinstance(word, str):
                continue
            if word in known:
                self._findings.fine(other, word)
                continue
            name = spelling(asked) or "this"
            every = "it can be " + ", ".join(sorted(known))
            hint = suggestion(word, known, every)
            self.wrong(other, scope, f'{name} is never "{word}"', hint, word)

    def _test(self, node: nodes.Test, scope: Scope) -> Kind:
        if node.name not in self._environment.tests:
            hint = suggestion(node.name, self._environment.tests, DOCUMENTED)
            self.wrong(node, scope, f"there is no test {node.name}", hint, f"is {node.name}")
        if node.name not in ASKING:
            self.kind(node.node, scope)
        self._look((*node.args, *node.kwargs), scope)
        return TRUTH

    def _filter(self, node: nodes.Filter, scope: Scope) -> Kind:
        given = self._careful(node, scope)
        arguments = [self.kind(one, scope) for one in node.args]
        self._look((one.value for one in node.kwargs), scope)
        function = self._environment.filters.get(node.name)
        if function is None:
            hint = suggestion(node.name, self._environment.filters, DOCUMENTED)
            what = f"|{node.name}"
            return self.wrong(node, scope, f"there is no filter {node.name}", hint, what)
        if node.name == "attr" and node.args and isinstance(node.args[0], nodes.Const):
            return attribute(given, str(node.args[0].value)) or UNKNOWN
        self._attributes(node, given, scope)
        return of_filter(node.name, function, given, arguments)

    def _careful(self, node: nodes.Filter, scope: Scope) -> Kind:
        """Read what is filtered; where a value stands in for it, it need not be there."""
        if node.name not in CAREFUL or not spelling(node.node or node):
            return self.kind(node.node, scope) if node.node else TEXT
        if isinstance(node.node, nodes.Getattr):
            return attribute(self.kind(node.node.node, scope), node.node.attr) or UNKNOWN
        return UNKNOWN

    def _attributes(self, node: nodes.Filter, given: Kind, scope: Scope) -> None:
        """Check the attributes that a filter is told by name."""
        named = [one.value for one in node.kwargs if one.key == "attribute"]
        named += node.args[:1] if node.name in BY_ATTRIBUTE else []
        for one in named:
            if not isinstance(one, nodes.Const) or not isinstance(one.value, str):
                continue
            for path in one.value.split(","):
                missing = path_missing(elements(given), path)
                if missing:
                    of, name = missing
                    hint = suggestion(name, names_in(of), DOCUMENTED)
                    self.wrong(one, scope, f"{spelled(of)} has no {name}", hint, name)
                else:
                    self._findings.fine(one, path.rpartition(".")[2])

    def _called(self, node: nodes.Call, scope: Scope) -> Kind:
        name = node.node.name if isinstance(node.node, nodes.Name) else ""
        if name in MESSAGES and scope.find(name) == UNKNOWN:
            self._message(node, name, scope)
        callee = self.kind(node.node, scope)
        macros = [option for option in callee if isinstance(option, Callee)]
        for macro in macros:
            self._call(macro, node, scope)
        if macros:
            return TEXT
        keywords = (one.value for one in node.kwargs)
        self._look(chain(node.args, keywords, (node.dyn_args, node.dyn_kwargs)), scope)
        if name == "range":
            return frozenset({Items(NUMBER)})
        function = self._environment.globals.get(name)
        return of_function(function) if callable(function) and scope.find(name) else UNKNOWN

    def _message(self, node: nodes.Call, name: str, scope: Scope) -> None:
        given = [one.key for one in node.kwargs]
        for place in MESSAGES[name]:
            argument = node.args[place] if place < len(node.args) else None
            if not isinstance(argument, nodes.Const) or not isinstance(argument.value, str):
                continue
            fault = message_fault(argument.value, given, counted=name in COUNTED)
            if fault and node.dyn_kwargs is None:
                hint = 'write for example _("%(count)s left", count=3)'
                self.wrong(argument, scope, fault, hint, "message")
        if len(node.args) > max(MESSAGES[name]):
            self.said.append((scope, node, name))


def _where_to_look(of: Kind) -> str:
    """Say where what a value has is written down."""
    modules = [option.title for option in of if isinstance(option, Named)]
    return f"define it in {modules[0]}, or correct the name" if modules else DOCUMENTED
