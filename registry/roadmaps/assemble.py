"""The rows of a road map's table become stages and items, whatever of the three families the table is of.

Where activities stand in lists inside a row (stage | content | terms), every line of the list is an item;
where every row is an activity, rows numbered «1» above «1.1» are stages. A row that goes on over a page
break lengthens what stands above it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from registry.errors import UnreadableRoadMap
from registry.plan_facts import Entry, NewPlan
from registry.plan_responsible import read_responsible
from registry.plan_terms import term_parts
from registry.reference.plan_profiles import profile_of
from registry.roadmaps.columns import Columns, read_header
from registry.roadmaps.drafts import ItemDraft, StageDraft
from registry.roadmaps.entries import read_entries
from registry.roadmaps.heading import read_heading
from registry.roadmaps.remarks import Remark
from registry.roadmaps.source import Cell, Line, Row, Source

_NUMBERED = re.compile(r"^\d{1,3}(?:\.\d{1,3})*\.?$")
_MARKED_NUMBER = re.compile(r"^\d{1,2}[.)]\s")


@dataclass(frozen=True, slots=True)
class Assembled:
    """The plan, the place in the file of every item (by stage and item ordinals), and what was unclear."""

    plan: NewPlan
    places: dict[tuple[int, int], str]
    remarks: tuple[Remark, ...]


@dataclass
class _Work:
    """What is being put together, row by row."""

    columns: Columns
    stages: list[StageDraft] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    parents: frozenset[str] = frozenset()

    @property
    def last_item(self) -> ItemDraft | None:
        return self.stages[-1].items[-1] if self.stages and self.stages[-1].items else None


def assemble(source: Source) -> Assembled:
    """Raises UnreadableRoadMap when the file has no table of a road map."""
    above, columns, rows, below = _parted(source)
    work = _Work(columns, parents=_parents(columns, rows))
    read = _read_grouped if columns.group is not None else _read_flat
    for row in rows:
        if read_header(row) is None:
            read(work, row)
    if not any(stage.items for stage in work.stages):
        raise UnreadableRoadMap("В таблице нет ни одного мероприятия.", place=source.name)
    heading = read_heading(above)
    stages = tuple(stage.finished(n) for n, stage in enumerate(work.stages, start=1))
    plan = NewPlan(
        profile=profile_of((stage.title for stage in stages), heading.text),
        title=heading.title or "Дорожная карта",
        starts_on=heading.starts_on,
        ends_on=heading.ends_on,
        approval=heading.approval,
        heading=heading.heading,
        preamble=(*heading.preamble, *(line.text for line in below)),
        columns=columns.titles,
        stages=stages,
        source_name=source.name,
    )
    return Assembled(plan, dict(_places(work)), tuple(dict.fromkeys(work.remarks)))


def _parted(source: Source) -> tuple[list[Line], Columns, list[Row], list[Line]]:
    """What stands above the table, its columns, its rows, and the lines among and below them.

    A table above it without such a heading is a frame for the mark of approval: its cells are lines.
    """
    above: list[Line] = []
    blocks = iter(source.blocks)
    for block in blocks:
        if isinstance(block, Line):
            above.append(block)
        elif (columns := read_header(block)) is not None:
            rest = list(blocks)
            rows = [one for one in rest if isinstance(one, Row) and any(one.cells)]
            return above, columns, rows, [one for one in rest if isinstance(one, Line)]
        else:
            above += _lines_of(block)
    raise UnreadableRoadMap(
        "В файле нет таблицы дорожной карты: нужна строка заголовков, где есть «Мероприятие» или «Этап» и "
        "«Сроки» или «Ответственные».",
        place=source.name,
    )


def _lines_of(row: Row) -> Iterator[Line]:
    for cell in row.cells:
        yield from (Line(text, row.place, joined=n > 0) for n, text in enumerate(cell))


def _places(work: _Work) -> Iterator[tuple[tuple[int, int], str]]:
    for stage_ordinal, stage in enumerate(work.stages, start=1):
        yield (stage_ordinal, 0), stage.place
        for ordinal, item in enumerate(stage.items, start=1):
            yield (stage_ordinal, ordinal), item.place


# Tables whose rows hold lists of activities.


def _read_grouped(work: _Work, row: Row) -> None:
    columns = work.columns
    goes_on = not row.text(columns.group) and not row.text(columns.of("number"))
    if goes_on and not work.stages:
        work.stages.append(StageDraft("", row.place))
    elif not goes_on:
        number = row.text(columns.of("number"))
        work.stages.append(StageDraft(row.text(columns.group), row.place, number))
    stage = work.stages[-1]
    _keep_cells(stage, row, columns)
    entries = read_entries(row.paragraphs(columns.body))
    if goes_on and entries and stage.items and _is_tail(entries[0].text):
        stage.items[-1].lengthen(entries[0].text, "", "", "")
        entries = entries[1:]
    if not entries and not goes_on:
        entries = (Entry(stage.words),)
    _add_items(work, stage, row, entries, goes_on=goes_on)


def _keep_cells(stage: StageDraft, row: Row, columns: Columns) -> None:
    """The stage keeps the words of its rows' cells as they stand."""
    for meaning, kept in (
        ("term", stage.terms),
        ("responsible", stage.responsible),
        ("result", stage.results),
    ):
        if text := row.text(columns.of(meaning)):
            kept.append(text)


def _is_tail(text: str) -> bool:
    """A line that begins in lower case goes on what was broken off by a page."""
    return text[:1].islower()


def _add_items(
    work: _Work, stage: StageDraft, row: Row, entries: tuple[Entry, ...], *, goes_on: bool
) -> None:
    numbered = _MARKED_NUMBER.match(row.text(work.columns.body)) is not None
    before = stage.items[-1] if stage.items else None
    terms = _shared_out(work, row, "term", len(entries), term_parts)
    responsible = _shared_out(work, row, "responsible", len(entries), None)
    for index, entry in enumerate(entries):
        item = ItemDraft(entry.text, row.place, content=entry.children)
        if numbered and stage.number:
            item.number = f"{stage.number.rstrip('.')}.{len(stage.items) + 1}"
        item.term_words, item.shared = terms.of(index)
        item.responsible_words, _ = responsible.of(index)
        if index == 0:
            item.content += tuple(Entry(text) for text in work.columns.extras(row))
        if goes_on and before is not None:
            _inherit(work, item, before)
        stage.items.append(item)


@dataclass(frozen=True, slots=True)
class _Shares:
    """The texts of a cell, one an item or all for every one."""

    texts: tuple[str, ...]
    is_shared: bool = False

    def of(self, index: int) -> tuple[str, bool]:
        if self.is_shared or len(self.texts) == 1:
            return " ".join(self.texts), self.is_shared
        return (self.texts[index], False) if self.texts else ("", False)


def _shared_out(
    work: _Work, row: Row, meaning: str, count: int, cut: Callable[[str], tuple[str, ...]] | None
) -> _Shares:
    """Paragraphs of a cell belong to the entries in order when there are as many of them.

    One text is for all entries; any other number is unclear: all of it then stands with every item.
    """
    cell: Cell = row.paragraphs(work.columns.of(meaning))
    if count <= 1 or not cell:
        return _Shares((" ".join(cell),))
    if len(cell) == count:
        return _Shares(cell)
    parts = cut(" ".join(cell)) if cut else _everybody(cell)
    if len(cell) == 1 and cut and len(parts) == count:
        return _Shares(parts)
    if len(set(parts)) == 1:
        return _Shares((" ".join(cell),))
    if not cut and len(cell) == 1 and _is_list(cell[0]):
        return _Shares(cell)  # «директор, заместитель директора»: they answer for all of it together.
    what = "срок" if meaning == "term" else "ответственный"
    work.remarks.append(
        Remark(
            f"UNCLEAR-{meaning.upper()}",
            "warn",
            f"Не понять, какой {what} к какому из {count} мероприятий относится: «{' '.join(cell)[:120]}». "
            "Уточните у каждого мероприятия.",
            row.place,
        )
    )
    return _Shares(cell, is_shared=True)


def _everybody(cell: Cell) -> tuple[str, ...]:
    return tuple(one.words for text in cell for one in read_responsible(text))


def _is_list(text: str) -> bool:
    return "," in text or ";" in text


def _inherit(work: _Work, item: ItemDraft, before: ItemDraft) -> None:
    """An empty cell of a row that goes on was merged with the one above, or torn from it by a page."""
    taken = []
    if not item.term_words and before.term_words:
        item.term_words, item.shared = before.term_words, before.shared
        taken.append("срок")
    if not item.responsible_words and before.responsible_words:
        item.responsible_words = before.responsible_words
        taken.append("ответственный")
    if taken:
        work.remarks.append(
            Remark(
                "TAKEN-FROM-ABOVE",
                "info",
                f"Пустая ячейка в продолжении строки: {' и '.join(taken)} – как у строки выше.",
                item.place,
            )
        )


# Tables whose every row is an activity.


def _parents(columns: Columns, rows: list[Row]) -> frozenset[str]:
    """The numbers under which others stand: «1» when there is a «1.1»."""
    numbers = (row.text(columns.of("number")).rstrip(".") for row in rows)
    return frozenset(number.rpartition(".")[0] for number in numbers if "." in number)


def _read_flat(work: _Work, row: Row) -> None:
    columns = work.columns
    number, body = row.text(columns.of("number")), row.text(columns.body)
    cells = [row.text(columns.of(meaning)) for meaning in ("term", "responsible", "result")]
    alone = sum(bool(cell) for cell in row.cells) == 1
    if number.rstrip(".") in work.parents and number:
        work.stages.append(StageDraft(body, row.place, number))
        _keep_cells(work.stages[-1], row, columns)
    elif alone and row.cells[0] and not _NUMBERED.match(row.text(0)) and len(row.cells) > 1:
        work.stages.append(StageDraft(row.text(0), row.place))
    elif not number and columns.of("number") is not None and work.last_item is not None:
        work.last_item.lengthen(body, *cells)
        work.last_item.content += tuple(Entry(text) for text in columns.extras(row))
    else:
        _add_activity(work, row, number, cells)


def _add_activity(work: _Work, row: Row, number: str, cells: list[str]) -> None:
    if not work.stages:
        work.stages.append(StageDraft("", row.place))
    entries = read_entries(row.paragraphs(work.columns.body)) or (Entry(""),)
    first, rest = entries[0], (*entries[1:], *(Entry(text) for text in work.columns.extras(row)))
    work.stages[-1].items.append(
        ItemDraft(
            first.text,
            row.place,
            number.rstrip("."),
            (*first.children, *rest),
            term_words=cells[0],
            responsible_words=cells[1],
            result=cells[2],
        )
    )
