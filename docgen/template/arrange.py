"""Step 4, arrange: what a form means beyond docxtpl's dialect, written into its source before it is compiled.

Lists begin anew with each turn of a loop, grouped rows merge, conditions leave no empty paragraph, drawings
are numbered, charts meet their numbers. Every change keeps the lines, so a tag still names its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from docgen.template.environment import CHART_FILTER, GROUPED, LIST, PICTURE
from docgen.template.patch import Source
from docgen.template.seen import END, MAY
from docgen.template.tables import NO_PARAGRAPH, mend_table
from docgen.template.tags import Tag, read_tag, tag_spans

_PARAGRAPH = re.compile(r"<w:p(?: [^<>]*[^/<>])?>(?:(?!<w:p[ >]).)*?</w:p>", re.DOTALL)
_TEXT = re.compile(r"<w:t(?: [^<>]*)?>(.*?)</w:t>", re.DOTALL)
_PROPERTIES = re.compile(r"<w:pPr>.*?</w:pPr>", re.DOTALL)
_OBJECT = re.compile(
    r"<w:(?:drawing|pict|object|br|cr|tab|fldChar|fldSimple|sym|ptab|footnoteReference|endnoteReference|"
    r"bookmarkStart|sdt|noBreakHyphen)[ />]|<m:"
)
_ALONE = frozenset({"if", "elif", "else", "endif", "for", "endfor"})
_PICTURE = re.compile(r'(<wp:docPr\b[^>]*?\bid=")\d+(?=")')
_DRAWING = re.compile(r"<w:drawing>.*?</w:drawing>", re.DOTALL)
_CHART = re.compile(r'<c:chart\b[^<>]*?\br:id="([^"]+)"')
_VALUE = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
_TABLE = re.compile(r"<w:tbl>(?:(?!<w:tbl[ >]).)*?</w:tbl>", re.DOTALL)
_CELL = re.compile(r"<w:tc[ >](?:(?!<w:tc[ >]).)*?</w:tc>", re.DOTALL)
GROUP = re.compile(r"\{%[-+]?\s*vm\s+(.+?)\s*[-+]?%\}", re.DOTALL)
_CELL_TEXT = re.compile(r"<w:t(?: [^<>]*)?>((?:(?!</w:t>).)*?)</w:t>", re.DOTALL)
_LISTED = re.compile(
    r'(?:<w:ilvl w:val="(?P<level>\d+)"/>)?<w:numId w:val="(?P<number>\d+)"/>'
    r'|<w:pStyle w:val="(?P<style>[^"]+)"/>'
    r"(?P<after>(?:<w:(?:keepNext|keepLines|pageBreakBefore|widowControl)\b[^<>]*/>)*)(?P<own><w:numPr>)?"
)


@dataclass(frozen=True)
class Means:
    """What of the package a story's arrangement needs.

    ``lists`` are the numbered lists that may begin anew, ``styles`` the lists of paragraph styles with their
    levels, ``charts`` the number of the chart behind a relationship.
    """

    is_body: bool = False
    lists: frozenset[int] = frozenset()
    styles: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    charts: Mapping[str, int] = field(default_factory=dict)


def arrange(source: Source, means: Means) -> Source:
    """A checked source with the engine's own tags in it; its lines are those of the form still."""
    text = (GROUP.search(source.text) and _grouped(source.text)) or source.text
    text = _conditions(_alone(text))
    text = _lists(text, means) if means.lists else text
    if means.is_body:
        text = _PICTURE.sub(rf"\g<1>{{{{ 0|{PICTURE} }}}}", _charts(text, means.charts))
    return replace(source, text=_static_repairs(text))


def lines_left_ungrouped(text: str) -> list[int]:
    """The lines of «vm» tags that no cell takes: outside a cell, or the second one in a cell."""
    rest = _grouped(text) if GROUP.search(text) else ""
    return [rest.count("\n", 0, found.end()) + 1 for found in GROUP.finditer(rest)]


def checkable(text: str) -> str:
    """The source with groups as calls of the loop: what the syntax check reads."""
    return GROUP.sub(lambda found: "{{" + _lines_of(found[0]) + f"loop.changed({found[1]}) }}}}", text)


def _lines_of(tag: str) -> str:
    return "\n" * tag.count("\n")


def _grouped(text: str) -> str:
    """«{% vm п.этап %}»: the cell merges with the one above while the value stays what it was."""
    numbers = iter(range(1, text.count("vm") + 2))
    return _CELL.sub(lambda cell: _grouped_cell(cell[0], numbers), text)


def _grouped_cell(cell: str, numbers: Iterator[int]) -> str:
    found = GROUP.search(cell)
    if found is None:
        return cell
    name = f"_group{next(numbers)}"
    number = name.removeprefix("_group")
    known = "{% set " + _lines_of(found[0]) + f"{name} = [{found[1]}]|{GROUPED}({number}, loop.first) %}}"
    merge = f'<w:vMerge w:val="{{% if {name} %}}restart{{% else %}}continue{{% endif %}}"/>'
    cell = GROUP.sub("", cell, count=1)
    cell = _CELL_TEXT.sub(lambda run: _shown_once(run, name), cell)
    return known + _with_merge(cell, merge)


def _shown_once(run: re.Match[str], name: str) -> str:
    return run[0].replace(run[1], f"{{% if {name} %}}{run[1]}{{% endif %}}", 1) if run[1].strip() else run[0]


def _with_merge(cell: str, merge: str) -> str:
    if "<w:tcPr>" not in cell:
        return re.sub(
            r"^<w:tc(?: [^<>]*)?>", rf"\g<0><w:tcPr>{merge}</w:tcPr>", cell.replace("<w:tcPr/>", "")
        )
    # The schema wants the merge after the width and the span, before borders and shading.
    return re.sub(r"<w:tcPr>(?:<w:(?:cnfStyle|tcW|gridSpan)\b[^<>]*/>)*", rf"\g<0>{merge}", cell, count=1)


def _alone(text: str) -> str:
    """Statements that are all their paragraph says, when the whole block is so: their paragraphs go."""
    alone: dict[int, tuple[int, int, str]] = {}
    for paragraph in _PARAGRAPH.finditer(text):
        tags = list(tag_spans(paragraph[0]))
        if (
            len(tags) == 1
            and read_tag(tags[0][0]).keyword in {*_ALONE, "set"}
            and _says_only(paragraph[0], tags[0][0])
        ):
            alone[paragraph.start() + tags[0].start()] = (paragraph.start(), paragraph.end(), tags[0][0])
    pieces, position = [], 0
    for start, end, tag in sorted(alone[at] for at in _whole_blocks(text, alone)):
        pieces += [text[position:start], tag]
        position = end
    return "".join([*pieces, text[position:]])


def _says_only(paragraph: str, tag: str) -> bool:
    said = "".join(_TEXT.findall(paragraph)).strip()
    return said == tag and "<w:sectPr" not in paragraph and not _OBJECT.search(_PROPERTIES.sub("", paragraph))


def _whole_blocks(text: str, alone: Mapping[int, object]) -> list[int]:
    """The places of the lone tags whose block's every tag stands alone."""
    blocks: list[list[int]] = []
    whole: list[int] = []
    for found in tag_spans(text):
        keyword = read_tag(found[0]).keyword
        if keyword in ("if", "for"):
            blocks.append([found.start()])
        elif keyword == "set" and found.start() in alone:
            whole.append(found.start())
        elif keyword in _ALONE and blocks:
            blocks[-1].append(found.start())
            if keyword.startswith("end"):
                block = blocks.pop()
                whole += block if all(place in alone for place in block) else []
    return whole


def _conditions(text: str) -> str:
    """Marks around the paragraphs that say nothing outside a block: they may be left with nothing to see."""
    pieces, position = [], 0
    for paragraph in _PARAGRAPH.finditer(text):
        if _may_vanish(paragraph[0]) and not _must_stay(text, paragraph.start(), paragraph.end()):
            pieces += [text[position : paragraph.start()], MAY, paragraph[0], END]
            position = paragraph.end()
    return "".join([*pieces, text[position:]])


def _may_vanish(paragraph: str) -> bool:
    if "{%" not in paragraph or "<w:sectPr" in paragraph:
        return False
    depth, position, outside, blocks = 0, 0, [], 0
    for found in tag_spans(paragraph):
        tag = read_tag(found[0])
        outside += [paragraph[position : found.start()]] if depth == 0 else []
        position = found.end()
        if tag.kind == "{" and depth == 0:
            return False
        depth += {"if": 1, "for": 1, "endif": -1, "endfor": -1}.get(tag.keyword, 0)
        blocks += tag.keyword in ("if", "for")
        if depth < 0 or (depth == 0 and tag.keyword in ("elif", "else", "raw")):
            return False
    rest = _PROPERTIES.sub("", "".join([*outside, paragraph[position:]]))
    said = re.sub(r"<[^<>]*>", "", rest)
    return depth == 0 and blocks > 0 and not said.strip() and not _OBJECT.search(rest)


def _must_stay(text: str, start: int, end: int) -> bool:
    """Whether Word needs the paragraph there: the only one of a cell, or one that parts two tables."""
    closes = text.startswith(("</w:tc>", "</w:hdr>", "</w:ftr>", "</w:txbxContent>"), end)
    if closes:
        return not text.endswith("</w:p>", 0, start)
    return text.startswith("<w:tbl", end) and text.endswith("</w:tbl>", 0, start)


@dataclass(frozen=True)
class _Item:
    """A numbered paragraph of the form: its list and level, and the loops around it."""

    number: int
    level: int
    loops: tuple[int, ...]
    found: re.Match[str]


def _lists(text: str, means: Means) -> str:
    """A list that lies wholly inside a loop's turn begins anew with each turn."""
    items, loops = _items(text, means)
    scopes = {number: _scope([item for item in items if item.number == number]) for number in means.lists}
    begun = {number: scope[-1] for number, scope in scopes.items() if scope}
    changes: list[tuple[int, int, str]] = []
    for number, loop in begun.items():
        at = loops[loop]
        changes.append((at, at, f"{{% set _list{number} = {number}|{LIST} %}}"))
        changes += [_renumbered(item) for item in items if item.number == number]
    pieces, position = [], 0
    for start, end, new in sorted(changes, key=lambda change: change[:2]):
        pieces += [text[position:start], new]
        position = end
    return "".join([*pieces, text[position:]])


def _items(text: str, means: Means) -> tuple[list[_Item], dict[int, int]]:
    events: list[tuple[int, re.Match[str] | Tag]] = [
        (found.end(), read_tag(found[0])) for found in tag_spans(text)
    ]
    events += [(found.start(), found) for found in _LISTED.finditer(text)]
    items: list[_Item] = []
    open_loops: list[int] = []
    begins: dict[int, int] = {}
    for at, event in sorted(events, key=lambda event: event[0]):
        if isinstance(event, Tag):
            if event.keyword == "for":
                begins[at] = at
                open_loops.append(at)
            elif event.keyword == "endfor" and open_loops:
                open_loops.pop()
        elif listed := _list_of(event, means):
            items.append(_Item(*listed, tuple(open_loops), event))
    return items, begins


def _list_of(found: re.Match[str], means: Means) -> tuple[int, int] | None:
    if found["number"]:
        listed = int(found["number"]), int(found["level"] or 0)
    elif found["own"] or found["style"] not in means.styles:
        return None
    else:
        listed = means.styles[found["style"]]
    return listed if listed[0] in means.lists else None


def _scope(items: list[_Item]) -> tuple[int, ...]:
    """The loops in whose turn the whole list lies.

    One numbered paragraph in a loop is an element of a list that goes on from turn to turn; several, or one
    in a loop inside a loop, are a list of their own in each turn. Lower levels belong to their upper one.
    """
    if not items:
        return ()
    top = min(item.level for item in items)
    upper = [item.loops for item in items if item.level == top]
    if len(upper) == 1:
        return upper[0][:-1]
    common = upper[0]
    for loops in upper[1:]:
        length = next((i for i, (a, b) in enumerate(zip(common, loops, strict=False)) if a != b), None)
        common = common[: min(len(common), len(loops))] if length is None else common[:length]
    return common


def _renumbered(item: _Item) -> tuple[int, int, str]:
    found, value = item.found, f"{{{{ _list{item.number} }}}}"
    if found["number"]:
        return found.start("number"), found.end("number"), value
    number = f'<w:numPr><w:ilvl w:val="{item.level}"/><w:numId w:val="{value}"/></w:numPr>'
    return found.end(), found.end(), number


def _charts(text: str, charts: Mapping[str, int]) -> str:
    """The word in a chart's description names its numbers."""
    return _DRAWING.sub(lambda drawing: _with_chart(drawing[0], charts), text) if charts else text


def _with_chart(drawing: str, charts: Mapping[str, int]) -> str:
    chart = _CHART.search(drawing)
    if chart is None or chart[1] not in charts:
        return drawing
    return _VALUE.sub(rf"{{{{\g<1>|{CHART_FILTER}({charts[chart[1]]}) }}}}", drawing, count=1)


def _static_repairs(text: str) -> str:
    """Repairs that no data can change, done once: tables without statements, cells without a paragraph."""
    text = _TABLE.sub(lambda table: _static_table(table[0]), text)
    return NO_PARAGRAPH.sub(rb"\1<w:p/>", text.encode()).decode()


def _static_table(table: str) -> str:
    if "{%" in table or 'w:gridSpan w:val="{{' in table:
        return table
    return mend_table(table.encode()).decode()
