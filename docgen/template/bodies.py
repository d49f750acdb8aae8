"""What a block of a form holds, as far as its code depends on it: words set, loops, nothing but XML."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jinja2 import nodes


def assigned(body: Sequence[nodes.Node]) -> Iterator[str]:
    """The words set in a scope, those of inner loops not: a turn of a loop is a scope of its own."""
    for node in body:
        if isinstance(node, nodes.Assign) and isinstance(node.target, nodes.Name):
            yield node.target.name
        elif isinstance(node, nodes.If):
            for branch in (node.body, *(part.body for part in node.elif_), node.else_):
                yield from assigned(branch)


def mentions_loop(node: nodes.Node) -> bool:
    """Whether «loop» is used where Jinja2 has special rules for it."""
    return any(name.name == "loop" for name in node.find_all(nodes.Name)) or (
        isinstance(node, nodes.Name) and node.name == "loop"
    )


def only_data(body: Sequence[nodes.Node]) -> str | None:
    """The text of a block that holds nothing but static XML, else None."""
    pieces = [piece for node in body if isinstance(node, nodes.Output) for piece in node.nodes]
    if any(not isinstance(node, nodes.Output) for node in body):
        return None
    if any(not isinstance(piece, nodes.TemplateData) for piece in pieces):
        return None
    return "".join(piece.data for piece in pieces if isinstance(piece, nodes.TemplateData))
