"""Expressions of a form as Python: the half of the code generator that knows words, filters and tests.

Every expression is made of the allow-list; for anything else there is no code. Knows nothing of XML.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count

from jinja2 import nodes

from docgen.template.environment import GROUPED, LIST

_COMPARE = {
    "eq": "==",
    "ne": "!=",
    "lt": "<",
    "lteq": "<=",
    "gt": ">",
    "gteq": ">=",
    "in": "in",
    "notin": "not in",
}
_LOOP = {
    "index": "({i}+1)", "index0": "{i}", "revindex": "({n}-{i})", "revindex0": "({n}-{i}-1)",
    "first": "({i}==0)", "last": "({i}=={n}-1)", "length": "{n}", "previtem": "before({l},{i})",
    "nextitem": "after({l},{i})",
}  # fmt: skip
_NUMBERS = frozenset({"index", "index0", "revindex", "revindex0", "length"})
LOOKED_AT = frozenset({"defined", "undefined"})


class NotGenerated(Exception):
    """The form uses something the generator does not know; the reference path does."""


@dataclass
class Loop:
    """A loop being written: its Python names, and what of it the body uses."""

    number: int
    depth: int
    line: int = 0
    is_counted: bool = False

    @property
    def names(self) -> dict[str, str]:
        """The Python names of its index, its list and its length."""
        return {letter: f"{letter}{self.number}" for letter in "iln"}


@dataclass
class Scope:
    """Names of a form and the Python variables that hold them; a loop's turn is a scope of its own."""

    names: dict[str, str]
    loop: Loop | None = None
    views: dict[str, int] = field(default_factory=dict)


@dataclass
class Expressions:
    """A function being written: its lines, what it names, and the scopes its words are found in."""

    lines: list[str] = field(default_factory=list, init=False)
    filters: dict[str, str] = field(default_factory=dict, init=False)
    tests: dict[str, str] = field(default_factory=dict, init=False)
    words: dict[str, str] = field(default_factory=dict, init=False)
    _scopes: list[Scope] = field(default_factory=lambda: [Scope({})], init=False)
    _numbers: Iterator[int] = field(default_factory=lambda: count(1), init=False)
    _viewed: set[str] = field(default_factory=set, init=False)

    def _expression(self, node: nodes.Node | None) -> str:
        if type(node) not in _EXPRESSIONS:
            raise NotGenerated(type(node).__name__)
        return _EXPRESSIONS[type(node)](self, node)

    def _name(self, name: str) -> str:
        if name == "loop" and any(scope.loop for scope in self._scopes):
            raise NotGenerated("loop as a value")
        for scope in reversed(self._scopes):
            if name in scope.names:
                return scope.names[name]
        return self.words.setdefault(name, f"c{len(self.words)}")

    def _getattr(self, node: nodes.Getattr) -> str:
        return self._loop_word(node) or self._member(node.node, node.attr)

    def _loop_word(self, node: nodes.Getattr) -> str:
        loop = next((scope.loop for scope in reversed(self._scopes) if scope.loop), None)
        if not (isinstance(node.node, nodes.Name) and node.node.name == "loop") or loop is None:
            return ""
        if node.attr in ("depth", "depth0"):
            return str(loop.depth + (node.attr == "depth"))
        if node.attr not in _LOOP:
            raise NotGenerated(node.attr)
        loop.is_counted |= "{i}" in _LOOP[node.attr]
        return _LOOP[node.attr].format(**loop.names)

    def _member(self, owner: nodes.Expr, name: str) -> str:
        if name.startswith("_"):
            raise NotGenerated(name)
        value = self._expression(owner)
        if self._is_viewed(value):
            return f"w{value}[{name!r}]"
        if value.isidentifier():
            return f"({value}[{name!r}] if type({value}) is dict else attribute({value},{name!r}))"
        held = f"v{next(self._numbers)}"
        return f"({held}[{name!r}] if type({held}:={value}) is dict else attribute({held},{name!r}))"

    def _is_viewed(self, variable: str) -> bool:
        """Whether a word's own view is there to be asked: made once a turn, or once a document."""
        if variable in self.words.values():
            self._viewed.add(variable)
            return True
        for scope in self._scopes:
            if variable in scope.views:
                line = scope.views[variable]
                if view(variable) not in self.lines[line]:
                    # The view is made first of all in the turn; the line there is a condition of its own.
                    self.lines[line] = f"{_indent_of(self.lines[line])}{view(variable)}\n{self.lines[line]}"
                return True
        return False

    def _getitem(self, node: nodes.Getitem) -> str:
        if not isinstance(node.arg, nodes.Const):
            raise NotGenerated("subscript")
        if isinstance(node.arg.value, str):
            return self._member(node.node, node.arg.value)
        return f"item({self._expression(node.node)},{node.arg.value!r})"

    def _filter(self, node: nodes.Filter) -> str:
        if node.name == LIST and isinstance(node.node, nodes.Const):
            return f"R.new_list({node.node.value!r})"
        if node.name == GROUPED:
            values, *rest = (self._expression(part) for part in (node.node, *node.args))
            return f"begins_group(R,{values},{','.join(rest)})"
        if node.name.startswith("_") or node.dyn_args or node.dyn_kwargs:
            raise NotGenerated(node.name)
        function = self.filters.setdefault(node.name, f"F{len(self.filters)}")
        named = [f"{pair.key}={self._expression(pair.value)}" for pair in node.kwargs]
        given = [self._expression(argument) for argument in (node.node, *node.args)]
        return f"{function}({','.join([*given, *named])})"

    def _test(self, node: nodes.Test) -> str:
        if node.name in LOOKED_AT:
            found = self._looked_at(node.node)
            return f"(type({found}) is {'not ' if node.name == 'defined' else ''}U)"
        function = self.tests.setdefault(node.name, f"T{len(self.tests)}")
        given = [self._expression(argument) for argument in (node.node, *node.args)]
        return f"{function}({','.join(given)})"

    def _looked_at(self, node: nodes.Expr) -> str:
        """An expression whose last word may be unknown, for «is defined»."""
        if isinstance(node, nodes.Getattr) and not self._loop_word(node):
            return f"find({self._expression(node.node)},{node.attr!r})"
        if isinstance(node, nodes.Name):
            return self._expression(node)
        raise NotGenerated("defined")

    def _call(self, node: nodes.Call) -> str:
        target = node.node
        loop = next((scope.loop for scope in reversed(self._scopes) if scope.loop), None)
        is_loop = isinstance(target, nodes.Getattr) and isinstance(target.node, nodes.Name)
        if not (is_loop and loop and target.node.name == "loop") or node.kwargs or not node.args:  # type: ignore[attr-defined]
            raise NotGenerated("call")
        given = ",".join(self._expression(argument) for argument in node.args)
        if target.attr == "cycle":  # type: ignore[attr-defined]
            loop.is_counted = True
            return f"({given},)[{loop.names['i']}%{len(node.args)}]"
        if target.attr == "changed":  # type: ignore[attr-defined]
            # The turns of one loop share a memory of the last value, made where the loop begins.
            memory = f"h{loop.number}"
            if not self.lines[loop.line].endswith(memory + "=[None]"):
                self.lines[loop.line] += f";{memory}=[None]"
            return f"changed({memory},({given},))"
        raise NotGenerated("call")

    def _compare(self, node: nodes.Compare) -> str:
        rest = "".join(f" {_COMPARE[part.op]} {self._expression(part.expr)}" for part in node.ops)
        return f"({self._expression(node.expr)}{rest})"

    def _condition(self, node: nodes.CondExpr) -> str:
        yes, test, no = (self._expression(part) for part in (node.expr1, node.test, node.expr2))
        return f"({yes} if {test} else {no})"

    def _concat(self, node: nodes.Concat) -> str:
        return f"concat(({','.join(self._expression(part) for part in node.nodes)},))"

    def _list(self, node: nodes.List | nodes.Tuple) -> str:
        inside = ",".join(self._expression(item) for item in node.items)
        return f"[{inside}]" if isinstance(node, nodes.List) else f"({inside}{',' if node.items else ''})"

    def _const(self, node: nodes.Const) -> str:
        if type(node.value) not in (str, int, float, bool, type(None)):
            raise NotGenerated("constant")
        return f"({node.value!r})"


def is_number(node: nodes.Expr) -> bool:
    """Whether an expression is a number of the loop's own, which is printed without being looked at."""
    if not isinstance(node, nodes.Getattr) or not isinstance(node.node, nodes.Name):
        return False
    return node.node.name == "loop" and node.attr in _NUMBERS


def view(variable: str) -> str:
    """A word whose words are asked by [ ]: a dict is so by itself, anything else through ``View``."""
    return f"w{variable}={variable} if type({variable}) is dict else View({variable})"


def _indent_of(line: str) -> str:
    return line[: len(line) - len(line.lstrip(" "))]


def _two(pattern: str) -> Callable[[Expressions, nodes.BinExpr], str]:
    return lambda writer, node: pattern.format(writer._expression(node.left), writer._expression(node.right))


def _one(pattern: str) -> Callable[[Expressions, nodes.UnaryExpr], str]:
    return lambda writer, node: pattern.format(writer._expression(node.node))


_EXPRESSIONS: dict[type, Callable[..., str]] = {
    nodes.Name: lambda writer, node: writer._name(node.name),
    nodes.Getattr: Expressions._getattr,
    nodes.Getitem: Expressions._getitem,
    nodes.Filter: Expressions._filter,
    nodes.Test: Expressions._test,
    nodes.Call: Expressions._call,
    nodes.Compare: Expressions._compare,
    nodes.CondExpr: Expressions._condition,
    nodes.Concat: Expressions._concat,
    nodes.List: Expressions._list,
    nodes.Tuple: Expressions._list,
    nodes.Const: Expressions._const,
    nodes.And: _two("({} and {})"),
    nodes.Or: _two("({} or {})"),
    nodes.Add: _two("(number({})+number({}))"),
    nodes.Sub: _two("(number({})-number({}))"),
    nodes.Mul: _two("({}*{})"),
    nodes.Not: _one("(not {})"),
    nodes.Neg: _one("(-number({}))"),
    nodes.Pos: _one("(+number({}))"),
}
