"""The words a form uses, each with its full path, compared with the vocabulary.

A loop's own word stands for an element of its list: in «for п in пары» the word «п.номер» is «пары.номер».
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from jinja2 import nodes

from docgen.errors import Fault
from docgen.template.letters import has_mixed_letters, nearest_word
from docgen.template.patch import Source

# A form's own words and the outer paths they stand for; "" where that cannot be known.
Scope = Mapping[str, str]


def word_faults(tree: nodes.Template, source: Source, words: Collection[str]) -> Iterator[Fault]:
    """A fault for every word of the form that the vocabulary ``words`` (dotted paths) does not hold."""
    known = _with_outer(words)
    for path, line in _used(tree, {}):
        if path not in known:
            yield _fault(path, line, source, known)


def _with_outer(words: Collection[str]) -> frozenset[str]:
    parts = [word.split(".") for word in words]
    return frozenset(".".join(part[:length]) for part in parts for length in range(1, len(part) + 1))


def _fault(path: str, line: int, source: Source, known: Collection[str]) -> Fault:
    tag = source.tag_at(line)
    near = nearest_word(path, sorted(known))
    mixed = " (в нём перемешаны русские и латинские буквы)" if has_mixed_letters(path) else ""
    hint = f" Похоже, имелось в виду «{near}»." if near else ""
    message = f"Слова «{path}» нет среди слов формы{mixed}.{hint}"
    return Fault("unknown_word", message, tag.place if tag else "", tag.text if tag else "", near)


def _used(node: nodes.Node, scope: Scope) -> Iterator[tuple[str, int]]:
    """Every outer word used under ``node``; ``scope`` maps a form's own word to the path it stands for."""
    path = _path(node, scope)
    if isinstance(node, nodes.For):
        yield from _used_in_loop(node, scope)
    elif path is None:
        yield from _used_in_order(node.iter_child_nodes(), scope)
    elif path:
        yield path, node.lineno or 0


def _used_in_order(children: Iterable[nodes.Node], scope: Scope) -> Iterator[tuple[str, int]]:
    own = dict(scope)
    for child in children:
        if isinstance(child, nodes.Assign) and isinstance(child.target, nodes.Name):
            yield from _used(child.node, own)
            own[child.target.name] = _path(child.node, own) or ""
        else:
            yield from _used(child, own)


def _used_in_loop(loop: nodes.For, scope: Scope) -> Iterator[tuple[str, int]]:
    yield from _used(loop.iter, scope)
    inner = {**scope, "loop": ""}
    if isinstance(loop.target, nodes.Name):
        inner[loop.target.name] = _path(loop.iter, scope) or ""
    else:
        inner |= {name.name: "" for name in loop.target.find_all(nodes.Name)}
    yield from _used_in_order([*([loop.test] if loop.test else []), *loop.body], inner)
    yield from _used_in_order(loop.else_, scope)


def _path(node: nodes.Node, scope: Scope) -> str | None:
    """The dotted path a name or an attribute stands for; "" when it is the form's own; None for the rest."""
    if isinstance(node, nodes.Name):
        return scope.get(node.name, node.name)
    if isinstance(node, nodes.Getattr):
        outer = _path(node.node, scope)
        return f"{outer}.{node.attr}" if outer else outer
    if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
        outer = _path(node.node, scope)
        return f"{outer}.{node.arg.value}" if outer and isinstance(node.arg.value, str) else outer
    return None
