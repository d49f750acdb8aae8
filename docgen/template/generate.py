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

from docgen.template.bodies import assigned, mentions_loop, only_data
from docgen.template.environment import CHART_FILTER, PICTURE
from docgen.template.escape import escape
from docgen.template.express import Expressions, Loop, NotGenerated, Scope, is_number, view
from docgen.template.layout import Layout, Place
from docgen.template.pieces import Pieces
from docgen.template.put import BLOCK, INLINE, OTHER, TEXT
from docgen.template.tables import HOLDER_END

_MARK = re.compile(r"<w:tbl>|<w:tbl |</w:tbl>|<\?(?:may|end)\?>")
_TAKES = "(C,R,E=E,put=put,type=type,str=str,int=int,dict=dict,len=len)"
_PLAIN = "E({0}).encode() if type({1}) is str and {0}.isprintable() else b'%d'%{0} if type({0}) is int else "
# How many pieces may be put out between two looks at the budget, and how many bytes, whatever the form is.
_PIECES_BETWEEN_LOOKS = 4096
_BYTES_BETWEEN_LOOKS = 25_000_000


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
class _Writer(Expressions):
    layout: Layout
    _batch: Pieces = field(default_factory=Pieces)
    _indent: int = 1
    _values: Iterator[int] = field(default_factory=count)
    _tables: Iterator[int] = field(default_factory=count)
    _open: list[str] = field(default_factory=list)
    _printed: set[str] = field(default_factory=set)

    def template(self, tree: nodes.Template) -> None:
        self._declare(tree.body)
        self._body(tree.body)
        self._flush()
        every = max(1, min(_PIECES_BETWEEN_LOOKS, _BYTES_BETWEEN_LOOKS // max(1, self._batch.largest)))
        begun = [f"def fill{_TAKES}:", " O=[]", f" limit=every={every}", " turns=0"]
        begun += [f" {line}" for line in self._words_taken()]
        self.lines = [*begun, *self.lines, " R.add_turns(turns)", " return O"]

    def _words_taken(self) -> Iterator[str]:
        """The words of the document, taken once; those that are printed are made ready once too."""
        for word, variable in self.words.items():
            yield f"{variable}=C({word!r},u{variable})"
            if variable in self._printed:
                yield f"b{variable}={_PLAIN.format(variable, variable)}b''"
            if variable in self._viewed:
                yield view(variable)

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
        if not self._batch.end_ready and HOLDER_END.match(text):
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
            self._line(f"O[{name}:]=[{function}(b''.join(O[{name}:]))];limit=R.weigh_last(O)+every")
        return bool(name)

    def _add(self, text: str) -> None:
        if text:
            self._batch.ready(text.encode())

    def _flush(self) -> None:
        if line := self._batch.line():
            self._line(line)

    def _value(self, node: nodes.Expr) -> None:
        place = self.layout.places[next(self._values)]
        if isinstance(node, nodes.Filter) and node.name == PICTURE:
            self._batch.later("b'%d'%R.next_picture()")
            return
        if isinstance(node, nodes.Filter) and node.name == CHART_FILTER:
            node = node.node or node
        if isinstance(node, nodes.Const) and isinstance(node.value, str) and place.kind in (TEXT, OTHER):
            constant = node.value
            if constant.isprintable():
                self._add(escape(constant))
                return
        self._batch.later(self._printed_value(node, place))

    def _printed_value(self, node: nodes.Expr, place: Place) -> str:
        """The bytes of a value: plain text and whole numbers are written here, the rest by ``put``."""
        expression = self._expression(node)
        if is_number(node):
            return f"b'%d'%{expression}"
        looks = f"{place.kind},R,{place.run!r},{place.paragraph!r}"
        if place.kind in (INLINE, BLOCK) or place.kind > OTHER:
            return f"put({expression},{looks})"
        if expression in self.words.values():
            self._printed.add(expression)
            return f"b{expression} or put({expression},{looks})"
        if expression.isidentifier():
            return f"{_PLAIN.format(expression, expression)}put({expression},{looks})"
        held = f"v{next(self._numbers)}"
        return f"{_PLAIN.format(held, f'({held}:={expression})')}put({held},{looks})"

    def _if(self, node: nodes.If) -> None:
        if self._is_folded(node):
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

    def _is_folded(self, node: nodes.If) -> bool:
        """Whether it was a choice between ready bytes: those are written among their neighbours."""
        yes, no = only_data(node.body), only_data(node.else_)
        if node.elif_ or yes is None or no is None or _MARK.search(yes + no) or HOLDER_END.match(yes + no):
            return False
        self._batch.choice(self._expression(node.test), yes.encode(), no.encode())
        return True

    def _block(self, body: Sequence[nodes.Node]) -> None:
        self._indent += 1
        written = len(self.lines)
        self._body(body)
        self._flush()
        if len(self.lines) == written:
            self._line("pass")
        self._indent -= 1

    def _for(self, node: nodes.For) -> None:
        if node.recursive or any(mentions_loop(part) for part in (node.test, *node.else_) if part):
            raise NotGenerated("loop")
        self._flush()
        loop = Loop(next(self._numbers), sum(scope.loop is not None for scope in self._scopes))
        scope = Scope({}, loop)
        target = self._target(node.target, scope)
        self._turns(node, loop, target, scope)
        items, begun = loop.names["l"], len(self.lines)
        self._line("for")
        self._turn(node, scope, target)
        # Only now it is known whether anything in the loop asks for the number of the turn.
        each = (
            f"{loop.names['i']},{target} in enumerate({items})" if loop.is_counted else f"{target} in {items}"
        )
        self.lines[begun] += f" {each}:"
        if node.else_:
            self._line(f"if not {items}:")
            self._scopes.append(Scope({}))
            self._indent += 1
            self._declare(node.else_)
            self._indent -= 1
            self._block(node.else_)
            self._scopes.pop()

    def _turns(self, node: nodes.For, loop: Loop, target: str, scope: Scope) -> None:
        """What a loop goes over, filtered and counted."""
        items, n = loop.names["l"], loop.names["n"]
        self._line(f"{items}=items({self._expression(node.iter)})")
        if node.test is not None:
            self._line(f"turns+=len({items})")
            self._scopes.append(Scope(scope.names))
            self._line(f"{items}=[{target} for {target} in {items} if {self._expression(node.test)}]")
            self._scopes.pop()
        self._line(f"{n}=len({items})" + (f";turns+={n}" if node.test is None else ""))
        loop.line = len(self.lines) - 1
        self._line("if turns>999:turns=R.add_turns(turns)")

    def _turn(self, node: nodes.For, scope: Scope, target: str) -> None:
        """What a loop does in one turn."""
        self._scopes.append(scope)
        self._indent += 1
        self._line("if len(O)>limit:limit=R.weigh(O)+every")
        if isinstance(node.target, nodes.Name):
            scope.views[target] = len(self.lines) - 1
        self._declare(node.body, scope)
        self._indent -= 1
        self._block(node.body)
        self._scopes.pop()

    def _target(self, node: nodes.Node, scope: Scope) -> str:
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
            self._line(view(variable))

    def _declare(self, body: Sequence[nodes.Node], scope: Scope | None = None) -> None:
        """Give the words set in a scope their variables; until they are set they mean the outer word."""
        scope = scope or self._scopes[-1]
        for name in dict.fromkeys(assigned(body)):
            if name not in scope.names:
                outer = self._name(name)
                scope.names[name] = f"s{next(self._numbers)}"
                self._line(f"{scope.names[name]}={outer}")


_STATEMENTS: dict[type, Callable[..., None]] = {
    nodes.Output: _Writer._output,
    nodes.If: _Writer._if,
    nodes.For: _Writer._for,
    nodes.Assign: _Writer._assign,
}
