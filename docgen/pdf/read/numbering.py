"""numbering.xml → list levels by list number, overrides applied."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from docgen.pdf.read.names import Element, W, child_value, is_on, local, value, whole
from docgen.pdf.read.paragraph_properties import read_paragraph_properties
from docgen.pdf.read.properties import ParagraphProps, RunProps
from docgen.pdf.read.run_properties import read_run_properties


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list."""

    start: int = 1
    kind: str = "decimal"
    text: str = ""
    suffix: str = "tab"
    align: str = "left"
    restart: int | None = None
    legal: bool = False
    picture: bool = False
    style: str = ""
    run: RunProps = field(default_factory=RunProps)
    paragraph: ParagraphProps = field(default_factory=ParagraphProps)


@dataclass(frozen=True, slots=True)
class ListKind:
    """A list of a document: whose counters it shares, its levels, the starts it gives anew."""

    shared: int
    levels: dict[int, Level]
    restarts: frozenset[int] = frozenset()


def read_numbering(root: Element | None) -> dict[int, ListKind]:
    """Lists by their number."""
    if root is None:
        return {}
    abstract = {whole(value(one, "abstractNumId"), -1): one for one in root.iterchildren(W + "abstractNum")}
    read = {number: _read_levels(one) for number, one in abstract.items()}
    linked = _linked(abstract)
    lists = {}
    for one in root.iterchildren(W + "num"):
        base = whole(child_value(one, "abstractNumId"), -1)
        base = linked.get(base, base)
        lists[whole(value(one, "numId"), -1)] = _overridden(one, base, read.get(base, {}))
    return lists


def _linked(abstract: dict[int, Element]) -> dict[int, int]:
    """A list that only names a numbering style counts as the list that defines it."""
    named = {child_value(one, "styleLink"): number for number, one in abstract.items()}
    links = {number: child_value(one, "numStyleLink") for number, one in abstract.items()}
    return {number: named[link] for number, link in links.items() if link and link in named}


def _read_levels(abstract: Element) -> dict[int, Level]:
    return {whole(value(one, "ilvl")): _read_level(one) for one in abstract.iterchildren(W + "lvl")}


def _read_level(element: Element) -> Level:
    restart, legal = child_value(element, "lvlRestart"), element.find(W + "isLgl")
    return Level(
        start=whole(child_value(element, "start"), 0),
        kind=_kind(element),
        text=child_value(element, "lvlText") or "",
        suffix=child_value(element, "suff") or "tab",
        align=child_value(element, "lvlJc") or "left",
        restart=None if restart is None else whole(restart),
        legal=legal is not None and is_on(legal),
        picture=element.find(W + "lvlPicBulletId") is not None,
        style=child_value(element, "pStyle") or "",
        run=read_run_properties(element.find(W + "rPr")),
        paragraph=read_paragraph_properties(element.find(W + "pPr")),
    )


def _kind(element: Element) -> str:
    """The kind of number; Word 2010 writes newer kinds beside an older one it can fall back to."""
    return next((value(one) or "decimal" for one in element.iter(W + "numFmt")), "decimal")


def _overridden(number: Element, base: int, levels: dict[int, Level]) -> ListKind:
    levels, restarts = dict(levels), set()
    for override in number.iterchildren(W + "lvlOverride"):
        at = whole(value(override, "ilvl"))
        for child in override:
            if local(child) == "lvl":
                levels[at] = _read_level(child)
            elif local(child) == "startOverride":
                levels[at] = replace(levels.get(at, Level()), start=whole(value(child), 1))
                restarts.add(at)
    return ListKind(base, levels, frozenset(restarts))
