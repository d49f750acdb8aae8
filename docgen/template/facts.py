"""What a form's package holds that its documents may have to change: lists, styles, pictures, charts, fields.

Read once, when the form is compiled. Knows the parts by their content types and relationships.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from lxml import etree

from docgen.archive import CONTENT_TYPES, relationships_name
from docgen.package import WORD, Package, parse_xml, serialise
from docgen.template.arrange import Means
from docgen.template.places import W
from docgen.template.rendering import Facts, StoryFacts

_OFFICE = "application/vnd.openxmlformats-officedocument."
_CHART_TYPE = f"{_OFFICE}drawingml.chart+xml"
_MAIN = f"{WORD}document.main+xml"
_IDENTIFIER = re.compile(rb'\bid="(\d+)"')
_STORY_KINDS = ("document.main+xml", "header+xml", "footer+xml", "footnotes+xml", "endnotes+xml")
# Fields whose result Word computes from the whole document; a page number Word computes by itself.
_REFRESHED = re.compile(r"\b(TOC|INDEX|TOA|REF|PAGEREF|NOTEREF|SEQ|STYLEREF|FORMULA)\b|^\s*=")


class _Named(Protocol):
    @property
    def facts(self) -> StoryFacts: ...


@dataclass(frozen=True)
class Known:
    """The package, ready to be packed, and everything known of it."""

    package: Package
    facts: Facts
    main: str
    styles: Mapping[str, tuple[int, int]]
    charts: Mapping[str, Mapping[str, int]]
    stories: Mapping[str, StoryFacts]

    def story(self, name: str) -> StoryFacts:
        """The facts of a part."""
        return self.stories.get(name, StoryFacts(name))

    def means(self, name: str) -> Means:
        """What the arrangement of a part needs."""
        return Means(name == self.main, frozenset(self.facts.lists), self.styles, self.charts.get(name, {}))

    @staticmethod
    def names(stories: Sequence[_Named]) -> frozenset[str]:
        """The members that are filled, not copied."""
        return frozenset(story.facts.name for story in stories)


def read_facts(package: Package) -> Known:
    """Everything about a cleaned package that a rendering or a later step needs."""
    package = _refreshing(package)
    main = next(iter(package.parts_of_type(_MAIN)), "")
    numbering = next(iter(package.parts_of_type(f"{WORD}numbering+xml")), "")
    lists = dict(_lists(package.members.get(numbering, b"")))
    charts = tuple(package.parts_of_type(_CHART_TYPE))
    stories = {name: _story_facts(package, name, main) for name in _story_names(package)}
    facts = Facts(
        lists=lists,
        next_list=max(lists, default=0) + 1,
        numbering=numbering,
        dynamic=_dynamic(package, numbering, charts),
        media=frozenset(name for name in package.members if name.startswith("word/media/")),
        charts=charts,
        main=main,
        main_relations=stories[main].relations if main in stories else frozenset(),
    )
    return Known(package, facts, main, _styles(package), {main: _chart_links(package, main, charts)}, stories)


def _story_names(package: Package) -> Iterator[str]:
    for kind in _STORY_KINDS:
        yield from package.parts_of_type(WORD + kind)


def _story_facts(package: Package, name: str, main: str) -> StoryFacts:
    links = package.members.get(relationships_name(name), b"<x/>")
    identifiers = frozenset(link.get("Id", "") for link in parse_xml(links))
    numbers = [int(found) for found in _IDENTIFIER.findall(package.members[name]) if len(found) < 10]
    return StoryFacts(name, identifiers, max(numbers, default=0) + 1, name == main)


def _lists(numbering: bytes) -> Iterator[tuple[int, str]]:
    """The lists of a form that count: what a w:num holds that begins the same list anew."""
    if not numbering:
        return
    root = parse_xml(numbering)
    starts = {
        abstract.get(f"{W}abstractNumId", ""): _starts(abstract) for abstract in root.iter(f"{W}abstractNum")
    }
    for number in root.iter(f"{W}num"):
        abstract = number.find(f"{W}abstractNumId")
        value = "" if abstract is None else abstract.get(f"{W}val", "")
        identifier = number.get(f"{W}numId", "")
        if starts.get(value) and identifier.isdigit() and len(identifier) < 6:
            overrides = "".join(
                f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/></w:lvlOverride>'
                for level, start in starts[value]
            )
            yield int(identifier), f'<w:abstractNumId w:val="{value}"/>{overrides}'


def _starts(abstract: etree._Element) -> list[tuple[str, str]]:
    """The levels of a list with their first numbers; none when the list has bullets only."""
    levels = []
    counted = False
    for level in abstract.iter(f"{W}lvl"):
        kind, start = level.find(f"{W}numFmt"), level.find(f"{W}start")
        counted |= kind is not None and kind.get(f"{W}val") not in ("bullet", "none")
        levels.append((level.get(f"{W}ilvl", "0"), "1" if start is None else start.get(f"{W}val", "1")))
    safe = all(level.isdigit() and start.isdigit() for level, start in levels)
    return levels if counted and safe else []


def _styles(package: Package) -> dict[str, tuple[int, int]]:
    """Paragraph styles that number, each with its list and level; a style may inherit them."""
    name = next(iter(package.parts_of_type(f"{WORD}styles+xml")), "")
    if not name:
        return {}
    root = parse_xml(package.members[name])
    own = {style.get(f"{W}styleId", ""): style for style in root.iter(f"{W}style")}
    found = {identifier: _style_list(own, identifier) for identifier in own}
    return {identifier: listed for identifier, listed in found.items() if listed}


def _style_list(styles: Mapping[str, etree._Element], identifier: str) -> tuple[int, int] | None:
    for _ in range(20):
        style = styles.get(identifier)
        if style is None:
            return None
        number = style.find(f"{W}pPr/{W}numPr/{W}numId")
        if number is not None:
            level = style.find(f"{W}pPr/{W}numPr/{W}ilvl")
            values = number.get(f"{W}val", ""), "0" if level is None else level.get(f"{W}val", "0")
            return (int(values[0]), int(values[1])) if all(value.isdigit() for value in values) else None
        parent = style.find(f"{W}basedOn")
        identifier = "" if parent is None else parent.get(f"{W}val", "")
    return None


def _chart_links(package: Package, main: str, charts: Sequence[str]) -> dict[str, int]:
    links = parse_xml(package.members.get(relationships_name(main), b"<x/>"))
    targets = {link.get("Id", ""): _target(main, link.get("Target", "")) for link in links}
    return {identifier: charts.index(target) for identifier, target in targets.items() if target in charts}


def _target(part: str, target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else f"{part.rpartition('/')[0]}/{target}"


def _dynamic(package: Package, numbering: str, charts: Sequence[str]) -> dict[str, bytes]:
    """The members additions change; those of charts hold the workbooks that Word edits them with."""
    names = [CONTENT_TYPES, numbering, *map(relationships_name, _story_names(package))]
    for chart in charts:
        names += [chart, relationships_name(chart)]
    names += [name for kind in ("styles+xml", "numbering+xml") for name in package.parts_of_type(WORD + kind)]
    return {name: package.members[name] for name in names if name in package.members}


def _refreshing(package: Package) -> Package:
    """The package told to renew its contents and references when it is opened, where it has any."""
    settings = next(iter(package.parts_of_type(f"{WORD}settings+xml")), "")
    if not settings or not any(_has_refreshed(package.members[name]) for name in _story_names(package)):
        return package
    root = parse_xml(package.members[settings])
    for old in list(root.iter(f"{W}updateFields")):
        root.remove(old)
    update = etree.Element(f"{W}updateFields", {f"{W}val": "true"})
    root.insert(_place_of_update(root), update)
    return package.replace({settings: serialise(root)})


# What the schema puts before w:updateFields, nearest first: Word is strict about the order of settings.
_BEFORE_UPDATE = (
    "alwaysMergeEmptyNamespace", "doNotIncludeSubdocsInStats", "characterSpacingControl", "defaultTabStop",
    "proofState", "zoom", "writeProtection",
)  # fmt: skip


def _place_of_update(root: etree._Element) -> int:
    for name in _BEFORE_UPDATE:
        found = root.find(f"{W}{name}")
        if found is not None:
            return root.index(found) + 1
    return 0


def _has_refreshed(part: bytes) -> bool:
    if b"instr" not in part:
        return False
    root = parse_xml(part)
    codes = [element.text or "" for element in root.iter(f"{W}instrText")]
    codes += [element.get(f"{W}instr", "") for element in root.iter(f"{W}fldSimple")]
    return any(_REFRESHED.search(code) for code in codes)
