"""Import a road map from a text or a Word file: read it and say everything about it; save it when told to.

Reading touches no database. The Word file is read by docgen, what it says by the registry: they meet here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import PureWindowsPath

from docgen.blocks import Paragraph, TableRow, read_blocks
from docgen.errors import UnsafePackage
from registry import plans
from registry.errors import Conflict, UnreadableRoadMap
from registry.plan_facts import NewPlan
from registry.plan_people import with_people
from registry.roadmaps.assemble import assemble
from registry.roadmaps.findings import find
from registry.roadmaps.remarks import Remark
from registry.roadmaps.source import Line, Row, Source, read_text
from service.access import Actor
from service.parts import Parts

WORD_SIGNATURE = b"PK"
OLD_WORD_SIGNATURE = b"\xd0\xcf\x11\xe0"


@dataclass(frozen=True, slots=True)
class RoadMapReport:
    """What a file says: the plan as it would be saved, and everything there is to say of it."""

    plan: NewPlan
    remarks: tuple[Remark, ...]
    source: Source

    @property
    def item_count(self) -> int:
        return sum(1 for _ in self.plan.items)

    def to_json(self) -> dict[str, object]:
        """For programs: the plan's stages and items, and the remarks."""
        stages = [
            {
                "number": stage.number,
                "title": stage.title,
                "items": [
                    {
                        "number": item.number,
                        "title": item.title,
                        "content": [line for entry in item.content for line in entry.lines],
                        "term": item.term_words,
                        "responsible": item.responsible_words,
                        "result": item.result,
                    }
                    for item in stage.items
                ],
            }
            for stage in self.plan.stages
        ]
        remarks = [
            {"code": one.code, "severity": one.severity, "place": one.place, "message": one.message}
            for one in self.remarks
        ]
        return {
            "profile": self.plan.profile,
            "title": self.plan.title,
            "items": self.item_count,
            "stages": stages,
            "remarks": remarks,
        }


def read_road_map(content: bytes, file_name: str) -> RoadMapReport:
    """Raises UnreadableRoadMap with what to do."""
    source = _source(content, PureWindowsPath(file_name).name)
    assembled = assemble(source)
    return RoadMapReport(assembled.plan, find(assembled), source)


def save_road_map(
    parts: Parts, actor: Actor, report: RoadMapReport, at: datetime, *, known_as: str = ""
) -> int:
    """Keep the plan as a living one; returns its id. Raises Forbidden, Conflict when it is there already."""
    actor.require("edit_plans", actor.organisation_id)
    plan = replace(report.plan, source_name=known_as or report.plan.source_name)
    with parts.writing(actor, at) as uow:
        if plans.same_source(uow.session, actor.organisation_id, plan) is not None:
            raise Conflict("Эта дорожная карта уже загружена: откройте её в списке карт.")
        found = with_people(uow.session, actor.organisation_id, plan, at.date())
        plan_id = plans.add(uow, actor.organisation_id, found)
        uow.commit()
    return plan_id


def known_plan(parts: Parts, actor: Actor, report: RoadMapReport, at: datetime) -> int | None:
    """The plan saved from the same file before, to be opened instead."""
    with parts.reading(actor, at) as uow:
        return plans.same_source(uow.session, actor.organisation_id, report.plan)


def _source(content: bytes, name: str) -> Source:
    if content.startswith(OLD_WORD_SIGNATURE):
        raise UnreadableRoadMap(
            "Это файл старого Word (.doc): откройте его в Word и сохраните как .docx.", place=name
        )
    if not content.startswith(WORD_SIGNATURE):
        return read_text(content, name)
    try:
        blocks = read_blocks(content)
    except UnsafePackage as error:
        raise UnreadableRoadMap(error.message, place=name) from error
    return Source(tuple(_translated(blocks)), name)


def _translated(blocks: list[Paragraph | TableRow]) -> Iterator[Line | Row]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield Line(block.text, f"абзац {block.number}", block.follows)
        else:
            yield Row(block.cells, f"таблица {block.table}, строка {block.row}")
