"""The code generator: a checked form's tree becomes a Python function that writes its part as bytes.

Static XML stands in the code as ready bytes; a value is escaped and encoded once, where it stands. Only the
syntax of the allow-list is known here, so this is a wall of its own: for anything else there is no code, and
the reference path fills the part. Undefined names, odd values and every error go there too: the function
either writes exactly what the reference would, or stops.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count

from jinja2 import nodes

from docgen.template.environment import CHART_FILTER, GROUPED, LIST, PICTURE
from docgen.template.escape import escape
from docgen.template.layout import Layout
from docgen.template.put import OTHER, TEXT
from docgen.template.tables import HOLDER_END

_MARK = re.compile(r"<w:tbl>|<w:tbl |</w:tbl>|<\?(?:may|end)\?>")
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


@dataclass(frozen=True)
class Generated:
    """The source of the function of one part, and what it names: filters and tests."""

    source: str
    words: tuple[str, ...]
    filters: tuple[str, ...]
    tests: tuple[str, ...]


def generate(tree: nodes.Template, layout: Layout) -> Generated:
    """The code of a part. Raises NotGenerated where only the reference path will do."""
    writer = _Writer(layout)
    writer.template(tree)
    source = "\n".join(writer.lines) + "\n"
    return Generated(source, tuple(writer.words), tuple(writer.filters), tuple(writer.tests))


@dataclass
class _Loop:
    """A loop being written: its Python names, and what of it the body uses."""

    number: int
    depth: int
    line: int = 0

    @property
    def names(self) -> dict[str, str]:
        return {letter: f"{letter}{self.number}" for letter in "iln"}


@dataclass
class _Scope:
    """Names of a form and the Python variables that hold them; a loop's turn is a scope of its own."""

    names: dict[str, str]
    loop: _Loop | None = None
    views: dict[str, int] = field(default_factory=dict)


@dataclass
class _Writer:
    layout: Layout
    lines: list[str] = field(default_factory=list)
    filters: dict[str, str] = field(default_factory=dict)
    tests: dict[str, str] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    _batch: list[str | bytes] = field(default_factory=list)
    _indent: int = 1
    _scopes: list[_Scope] = field(default_factory=lambda: [_Scope({})])
    _values: Iterator[int] = field(default_factory=count)
    _tables: Iterator[int] = field(default_factory=count)
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))
    _open: list[str] = field(default_factory=list)
    _viewed: set[str] = field(default_factory=set)

    # ---- statements

    def template(self, tree: nodes.Template) -> None:
        self._declare(tree.body)
        self._body(tree.body)
        self._flush()
        words = [f" {variable}=C({word!r},u{variable})" for word, variable in self.words.items()]
        views = [_view(variable) for variable in self.words.values() if variable in self._viewed]
        begun = ["def fill(C,R):", " O=[]", " limit=512", " turns=0", *words, *(f" {view}" for view in views)]
        self.lines = [*begun, *self.lines, " R.add_turns(turns)", " return O"]

    def _body(self, body: Sequence[nodes.Node]) -> None:
        for node in body:
            kind = type(node)
            if kind not in _STATEMENTS:
                raise NotGenerated(kind.__name__)
            _STATEMENTS[kind](self, node)

    def _line(self, text: str) -> None:
        self.lines.append(" " * self._indent + text)

    def _output(self, node: nodes.Output) -> None:
        for piece in node.nodes:
            if isinstance(piece, nodes.TemplateData):
                self._static(piece.data)
            else:
                self._value(piece)

    def _static(self, text: str) -> None:
        """Static XML; where a table or a paragraph must be looked at when it is filled, it is marked."""
        if not (self._batch and isinstance(self._batch[-1], bytes)) and HOLDER_END.match(text):
            self._flush()
            self._line("O.append(mend_end(O))")
        position = 0
        for mark in _MARK.finditer(text):
            at = mark.start()
            if mark[0] == "<?may?>":
                self._add(text[position:at])
                self._begin("p")
            elif mark[0] == "<?end?>":
                self._add(text[position:at])
                self._end("keep")
                self._after(text, mark.end())
            elif mark[0] == "</w:tbl>":
                self._add(text[position : mark.end()])
                if self._open and self._end("mend_table"):
                    self._after(text, mark.end())
            else:
                self._add(text[position:at])
                mended = self.layout.mended_tables[next(self._tables)]
                self._begin("t") if mended else self._open.append("")
            position = mark.end() if mark[0] != "<w:tbl>" and mark[0] != "<w:tbl " else at
        self._add(text[position:])

    def _after(self, text: str, position: int) -> None:
        if HOLDER_END.match(text, position):
            self._line("O.append(mend_end(O))")

    def _begin(self, letter: str) -> None:
        self._flush()
        name = f"{letter}{next(self._numbers)}"
        self._line(f"{name}=len(O)")
        self._open.append(name)

    def _end(self, function: str) -> bool:
        name = self._open.pop()
        if name:
            self._flush()
            self._line(f"O[{name}:]=[{function}(b''.join(O[{name}:]))]")
        return bool(name)

    def _add(self, text: str) -> None:
        if not text:
            return
        data = text.encode()
        if self._batch and isinstance(self._batch[-1], bytes):
            self._batch[-1] += data
        else:
            self._batch.append(data)

    def _flush(self) -> None:
        if self._batch:
            pieces = ",".join(piece if isinstance(piece, str) else repr(piece) for piece in self._batch)
            self._line(f"O+=({pieces},)")
            self._batch = []

    def _value(self, node: nodes.Expr) -> None:
        place = self.layout.places[next(self._values)]
        if isinstance(node, nodes.Filter) and node.name == PICTURE:
            self._batch.append("b'%d'%R.next_picture()")
            return
        if isinstance(node, nodes.Filter) and node.name == CHART_FILTER:
            node = node.node or node
        looks = f"{place.kind},R,{place.run!r},{place.paragraph!r}"
        if isinstance(node, nodes.Const) and isinstance(node.value, str) and place.kind in (TEXT, OTHER):
            constant = node.value
            if constant.isprintable():
                self._add(escape(constant))
                return
        expression = self._expression(node)
        if self._is_number(node):
            self._batch.append(f"b'%d'%{expression}")
        elif place.kind in range(1, 3) or place.kind > OTHER:
            self._batch.append(f"put({expression},{looks})")
        else:
            variable = f"v{next(self._numbers)}" if not expression.isidentifier() else expression
            bound = variable if variable == expression else f"({variable}:={expression})"
            self._batch.append(
                f"E({variable}).encode() if type({bound}) is str and {variable}.isprintable() else "
                f"b'%d'%{variable} if type({variable}) is int else put({variable},{looks})"
            )

    @staticmethod
    def _is_number(node: nodes.Expr) -> bool:
        owner = node.node if isinstance(node, nodes.Getattr) else None
        return (
            isinstance(node, nodes.Getattr)
            and isinstance(owner, nodes.Name)
            and owner.name == "loop"
            and node.attr in _NUMBERS
        )

    def _if(self, node: nodes.If) -> None:
        if folded := self._folded(node):
            self._batch.append(folded)
            return
        self._flush()
        self._line(f"if {self._expression(node.test)}:")
        self._block(node.body)
        branches = 0
        for branch in node.elif_:
            self._line("else:")
            self._indent += 1
            self._line(f"if {self._expression(branch.test)}:")
            self._block(branch.body)
            branches += 1
        if node.else_:
            self._line("else:")
            self._block(node.else_)
        self._indent -= branches

    def _folded(self, node: nodes.If) -> str:
        """A choice between ready bytes, as one expression among its static neighbours."""
        yes, no = _only_data(node.body), _only_data(node.else_)
        if node.elif_ or yes is None or no is None or _MARK.search(yes + no) or HOLDER_END.match(yes + no):
            return ""
        return f"({yes.encode()!r} if {self._expression(node.test)} else {no.encode()!r})"

    def _block(self, body: Sequence[nodes.Node]) -> None:
        self._indent += 1
        written = len(self.lines)
        self._body(body)
        self._flush()
        if len(self.lines) == written:
            self._line("pass")
        self._indent -= 1

    def _for(self, node: nodes.For) -> None:
        if node.recursive or any(_mentions_loop(part) for part in (node.test, *node.else_) if part):
            raise NotGenerated("loop")
        self._flush()
        loop = _Loop(next(self._numbers), sum(scope.loop is not None for scope in self._scopes))
        i, items, n = loop.names["i"], loop.names["l"], loop.names["n"]
        self._line(f"{items}=items({self._expression(node.iter)})")
        scope = _Scope({}, loop)
        target = self._target(node.target, scope)
        if node.test is not None:
            self._line(f"turns+=len({items})")
            self._scopes.append(_Scope(scope.names))
            self._line(f"{items}=[{target} for {target} in {items} if {self._expression(node.test)}]")
            self._scopes.pop()
        self._line(f"{n}=len({items})" + (f";turns+={n}" if node.test is None else ""))
        loop.line = len(self.lines) - 1
        self._line("if turns>999:turns=R.add_turns(turns)")
        self._line(f"for {i},{target} in enumerate({items}):")
        self._scopes.append(scope)
        self._indent += 1
        self._line("if len(O)>limit:limit=R.weigh(O)")
        if isinstance(node.target, nodes.Name):
            scope.views[target] = len(self.lines) - 1
        self._declare(node.body, scope)
        self._indent -= 1
        self._block(node.body)
        self._scopes.pop()
        if node.else_:
            self._line(f"if not {items}:")
            self._scopes.append(_Scope({}))
            self._indent += 1
            self._declare(node.else_)
            self._indent -= 1
            self._block(node.else_)
            self._scopes.pop()

    def _target(self, node: nodes.Node, scope: _Scope) -> str:
        if isinstance(node, nodes.Name):
            scope.names[node.name] = f"x{next(self._numbers)}"
            return scope.names[node.name]
        if isinstance(node, nodes.Tuple):
            return f"({','.join(self._target(item, scope) for item in node.items)},)"
        raise NotGenerated("target")

    def _assign(self, node: nodes.Assign) -> None:
        if not isinstance(node.target, nodes.Name):
            raise NotGenerated("set")
        value = self._expression(node.node)
        self._flush()
        variable = self._scopes[-1].names[node.target.name]
        self._line(f"{variable}={value}")
        if variable in self._scopes[-1].views:
            self._line(_view(variable))

    def _declare(self, body: Sequence[nodes.Node], scope: _Scope | None = None) -> None:
        """Give the words set in a scope their variables; until they are set they mean the outer word."""
        scope = scope or self._scopes[-1]
        for name in dict.fromkeys(_assigned(body)):
            if name not in scope.names:
                outer = self._name(name)
                scope.names[name] = f"s{next(self._numbers)}"
                self._line(f"{scope.names[name]}={outer}")

    # ---- expressions

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
                if _view(variable) not in self.lines[line]:
                    # The view is made first of all in the turn; the line there is a condition of its own.
                    self.lines[line] = f"{_indent_of(self.lines[line])}{_view(variable)}\n{self.lines[line]}"
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


def _two(pattern: str) -> Callable[[_Writer, nodes.BinExpr], str]:
    return lambda writer, node: pattern.format(writer._expression(node.left), writer._expression(node.right))


def _one(pattern: str) -> Callable[[_Writer, nodes.UnaryExpr], str]:
    return lambda writer, node: pattern.format(writer._expression(node.node))


_STATEMENTS: dict[type, Callable[..., None]] = {
    nodes.Output: _Writer._output,
    nodes.If: _Writer._if,
    nodes.For: _Writer._for,
    nodes.Assign: _Writer._assign,
}
_EXPRESSIONS: dict[type, Callable[..., str]] = {
    nodes.Name: lambda writer, node: writer._name(node.name),
    nodes.Getattr: _Writer._getattr,
    nodes.Getitem: _Writer._getitem,
    nodes.Filter: _Writer._filter,
    nodes.Test: _Writer._test,
    nodes.Call: _Writer._call,
    nodes.Compare: _Writer._compare,
    nodes.CondExpr: _Writer._condition,
    nodes.Concat: _Writer._concat,
    nodes.List: _Writer._list,
    nodes.Tuple: _Writer._list,
    nodes.Const: _Writer._const,
    nodes.And: _two("({} and {})"),
    nodes.Or: _two("({} or {})"),
    nodes.Add: _two("(number({})+number({}))"),
    nodes.Sub: _two("(number({})-number({}))"),
    nodes.Mul: _two("({}*{})"),
    nodes.Not: _one("(not {})"),
    nodes.Neg: _one("(-number({}))"),
    nodes.Pos: _one("(+number({}))"),
}


def _view(variable: str) -> str:
    """A word whose words are asked by [ ]: a dict is so by itself, anything else through ``View``."""
    return f"w{variable}={variable} if type({variable}) is dict else View({variable})"


def _indent_of(line: str) -> str:
    return line[: len(line) - len(line.lstrip(" "))]


def _assigned(body: Sequence[nodes.Node]) -> Iterator[str]:
    """The words set in a scope, those of inner loops not: a turn of a loop is a scope of its own."""
    for node in body:
        if isinstance(node, nodes.Assign) and isinstance(node.target, nodes.Name):
            yield node.target.name
        elif isinstance(node, nodes.If):
            for branch in (node.body, *(part.body for part in node.elif_), node.else_):
                yield from _assigned(branch)


def _mentions_loop(node: nodes.Node) -> bool:
    """Whether «loop» is used where Jinja2 has special rules for it."""
    return any(name.name == "loop" for name in node.find_all(nodes.Name)) or (
        isinstance(node, nodes.Name) and node.name == "loop"
    )


def _only_data(body: Sequence[nodes.Node]) -> str | None:
    """The text of a block that holds nothing but static XML, else None."""
    pieces = [piece for node in body if isinstance(node, nodes.Output) for piece in node.nodes]
    if any(not isinstance(node, nodes.Output) for node in body):
        return None
    if any(not isinstance(piece, nodes.TemplateData) for piece in pieces):
        return None
    return "".join(piece.data for piece in pieces if isinstance(piece, nodes.TemplateData))
