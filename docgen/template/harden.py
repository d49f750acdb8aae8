"""The reference path's tree: loops with a budget, texts checked where they join, values at their places."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from jinja2 import nodes

from docgen.template.environment import CONCAT, PUT, TURNS
from docgen.template.layout import Place, iterate_values


def harden(tree: nodes.Template, places: Sequence[Place] | None = None) -> nodes.Template:
    """Put the budget of turns into every loop, the text check into every joining and every value through
    ``put`` at its place (as in an attribute when the places are not given); to be compiled next."""
    for loop in tree.find_all(nodes.For):
        loop.iter = _filtered(loop.iter, TURNS)
    for joining in tree.find_all(nodes.Concat):
        joined = nodes.List(joining.nodes, lineno=joining.lineno)
        joining.nodes = [_filtered(joined, CONCAT)]
    for number, (output, index) in enumerate(iterate_values(tree.body)):
        kind = places[number].kind if places is not None else 3
        kind_node = nodes.Const(kind, lineno=output.lineno)
        output.nodes[index] = _filtered(output.nodes[index], PUT, kind_node)
    return tree


def _filtered(node: nodes.Node, name: str, *arguments: nodes.Expr) -> nodes.Filter:
    return nodes.Filter(cast(nodes.Expr, node), name, list(arguments), [], None, None, lineno=node.lineno)
