"""The grammar a form may use: an allow-list of Jinja2's syntax nodes, checked before anything is compiled.

Listing what is allowed, not what is dangerous: engines that listed dangers were broken once in two years.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from jinja2 import nodes

from docgen.template.environment import ENVIRONMENT, LOOP_CALLS

_PLAIN = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.If, nodes.Compare, nodes.Operand,
    nodes.And, nodes.Or, nodes.Not, nodes.Concat, nodes.Add, nodes.Sub, nodes.Neg, nodes.Pos, nodes.Keyword,
)  # fmt: skip
_RESERVED = frozenset({"self", "super", "caller", "varargs", "kwargs"})
_NAMES = {
    nodes.Call: "вызов функции", nodes.Include: "include", nodes.Import: "import", nodes.FromImport: "import",
    nodes.Extends: "extends", nodes.Macro: "macro", nodes.CallBlock: "call", nodes.FilterBlock: "filter",
    nodes.Block: "block", nodes.With: "with", nodes.AssignBlock: "set без знака «=»", nodes.Slice: "срез",
    nodes.Pow: "степень", nodes.Div: "деление", nodes.Mod: "остаток от деления",
    nodes.FloorDiv: "деление нацело", nodes.Dict: "словарь", nodes.NSRef: "namespace",
}  # fmt: skip
_NO_TIMES = "в форме не разрешено: умножение"
MAX_SPAN = 100
MAX_WEIGHT = 200
MAX_NESTING = 50  # Beyond it Jinja2's own compiler, which recurses, would fail.


def nesting(tree: nodes.Node) -> int:
    """How deep the nodes of a tree stand one in another; counted without recursion, a form is untrusted."""
    depth, layer = 0, [tree]
    while layer:
        depth += 1
        layer = [child for node in layer for child in node.iter_child_nodes()]
    return depth


def syntax_faults(tree: nodes.Template) -> Iterator[tuple[int, str]]:
    """Line and Russian reason of everything in a parsed form that the allow-list does not name."""
    for node in tree.find_all(nodes.Node):
        reason = _reason(node)
        if reason:
            yield node.lineno or 0, reason
    yield from _growth_faults(tree)


def _reason(node: nodes.Node) -> str:
    if isinstance(node, _PLAIN):
        return ""
    rule = _RULES.get(type(node))
    if rule is None:
        return f"в форме не разрешено: {_NAMES.get(type(node), type(node).__name__)}"
    return rule(node)


def _name(node: nodes.Name) -> str:
    return _word(node.name)


def _word(name: str) -> str:
    if name.startswith("_") or name in _RESERVED:
        return f"слово «{name}» в форме не разрешено"
    return ""


def _filter(node: nodes.Filter) -> str:
    if node.name.startswith("_") or node.name not in ENVIRONMENT.filters:
        return f"фильтра «{node.name}» нет"
    return "в форме не разрешено: звёздочка в скобках" if node.dyn_args or node.dyn_kwargs else ""


def _test(node: nodes.Test) -> str:
    return "" if node.name in ENVIRONMENT.tests else f"проверки «is {node.name}» нет"


def _getitem(node: nodes.Getitem) -> str:
    if not isinstance(node.arg, nodes.Const) or not isinstance(node.arg.value, str | int):
        return "в квадратных скобках разрешены только число или слово в кавычках"
    return _word(node.arg.value) if isinstance(node.arg.value, str) else ""


def _call(node: nodes.Call) -> str:
    target = node.node
    if isinstance(target, nodes.Getattr) and target.attr in LOOP_CALLS:
        owner = target.node
        if isinstance(owner, nodes.Name) and owner.name == "loop" and not (node.dyn_args or node.dyn_kwargs):
            return ""
    return "в форме не разрешено: вызов функции (круглые скобки бывают только у фильтра)"


def _times(node: nodes.Mul) -> str:
    """docxtpl multiplies a cell's span by the turns of its loop, «2 * loop.length»; nothing else is so."""
    spans, turns = node.left, node.right
    is_span = isinstance(spans, nodes.Const) and isinstance(spans.value, int) and spans.value < MAX_SPAN
    is_length = isinstance(turns, nodes.Getattr) and turns.attr == "length"
    owner = turns.node if isinstance(turns, nodes.Getattr) else None
    return (
        "" if is_span and is_length and isinstance(owner, nodes.Name) and owner.name == "loop" else _NO_TIMES
    )


def _condition(node: nodes.CondExpr) -> str:
    return "" if node.expr2 is not None else "после «if» внутри {{ }} нужно «else»"


def _for(node: nodes.For) -> str:
    return "в форме не разрешено: recursive" if node.recursive else ""


def _items(node: nodes.List | nodes.Tuple) -> str:
    stored = isinstance(node, nodes.Tuple) and node.ctx == "store"
    if stored or all(isinstance(item, nodes.Const) for item in node.items):
        return ""
    return "в списке разрешены только слова в кавычках и числа"


_RULES: dict[type[nodes.Node], Callable[..., str]] = {
    nodes.Name: _name,
    nodes.Getattr: lambda node: _word(node.attr),
    nodes.Getitem: _getitem,
    nodes.Filter: _filter,
    nodes.Test: _test,
    nodes.Call: _call,
    nodes.CondExpr: _condition,
    nodes.For: _for,
    nodes.Assign: lambda node: (
        "" if isinstance(node.target, nodes.Name) else "в set слева может быть одно слово"
    ),
    nodes.Const: lambda node: "",
    nodes.Mul: _times,
    nodes.List: _items,
    nodes.Tuple: _items,
}


def _growth_faults(tree: nodes.Template) -> Iterator[tuple[int, str]]:
    """A chain of «set a = a ~ a» doubles a text with every line: 40 such lines would fill any memory."""
    weights: dict[str, int] = {}
    for assign in tree.find_all(nodes.Assign):
        weight = sum(weights.get(name.name, 1) for name in assign.node.find_all(nodes.Name))
        weight += weights.get(assign.node.name, 1) if isinstance(assign.node, nodes.Name) else 0
        if isinstance(assign.target, nodes.Name):
            weights[assign.target.name] = max(weight, weights.get(assign.target.name, 1))
        if weight > MAX_WEIGHT:
            yield assign.lineno or 0, "слова в set складываются слишком много раз"
