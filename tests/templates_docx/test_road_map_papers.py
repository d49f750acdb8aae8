"""Road maps printed again: item by item the paper says what the source says, in columns of its own family.

The five real ones lie beside the project, not in it: where they are not, their tests are skipped with a word
about it. The samples of the same shapes are held to the same everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path

import factories
import pytest
from docx.table import Table
from papers import Paper, make_paper

from registry.plan_facts import Plan, PlanItem, PlanStage
from registry.roadmaps.assemble import assemble
from registry.roadmaps.source import read_text

PROJECT = Path(__file__).parents[2]
REAL = PROJECT.parent / "shared" / "seeds"
REAL_NAMES = (
    "000_e00419799f39d2a3.txt", "001_33ff5025feb62b67.txt", "002_419a6d8e3813a93f.txt",
    "003_37f660dc48794423.txt", "004_95e128b3ede6e454.txt",
)  # fmt: skip
SOURCES = [*(REAL / name for name in REAL_NAMES), *sorted((PROJECT / "samples" / "roadmaps").glob("*.txt"))]


@pytest.fixture(params=SOURCES, ids=lambda path: path.name)
def plan(request: pytest.FixtureRequest) -> Plan:
    path: Path = request.param
    if not path.is_file():
        pytest.skip(f"настоящих дорожных карт рядом с проектом нет: {path.name}")
    read = assemble(read_text(path.read_bytes(), path.name)).plan
    return Plan(**{one.name: getattr(read, one.name) for one in fields(read)})


def printed(plan: Plan) -> Paper:
    return make_paper("roadmap_org", replace(factories.make_school_subject(), plan=plan))


def words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text)).casefold()


def rows_of(table: Table) -> Iterator[list[str]]:
    """Every row as its reader sees it: a cell merged downwards speaks in each of its rows."""
    for row in table.rows:
        yield [words(cell.text) for cell in row.cells]


def items_of(plan: Plan) -> list[tuple[PlanStage, PlanItem]]:
    return [(stage, item) for stage in plan.stages for item in stage.items]


class TestRoadMap:
    def test_prints_every_item_with_its_term_responsible_and_result(self, plan: Plan) -> None:
        rows = list(rows_of(printed(plan).document.tables[0]))
        for stage, item in items_of(plan):
            asked = words(" ".join([item.title, *(line for one in item.content for line in one.lines)]))
            row = next(found for found in rows if any(asked in cell for cell in found))
            assert words(item.term_words or stage.term_words) in " | ".join(row)
            assert words(item.responsible_words or stage.responsible_words) in " | ".join(row)
            assert words(item.result) in " | ".join(row)

    def test_prints_the_items_in_their_order(self, plan: Plan) -> None:
        text = words("\n".join(" ".join(row) for row in rows_of(printed(plan).document.tables[0])))
        found = [text.index(words(item.title)) for _, item in items_of(plan)]
        assert len(found) > 10
        assert found[0] < found[-1]

    def test_has_the_columns_of_its_source(self, plan: Plan) -> None:
        head = next(rows_of(printed(plan).document.tables[0]))
        assert head == [words(title) for title in plan.columns]

    def test_says_every_stage(self, plan: Plan) -> None:
        text = words(printed(plan).text)
        for stage in plan.stages:
            assert words(stage.title) in text
            assert words(stage.task) in text
            assert words(stage.result) in text


class TestApproval:
    def test_names_the_act_where_the_plan_has_one_and_a_signature_where_it_has_none(self) -> None:
        approved = make_paper(
            "roadmap_org", factories.make_school_subject(), номер_приказа="87-ОД", дата_приказа="31.08.2026"
        )
        assert "УТВЕРЖДЕНА\nприказом" in approved.text
        assert "УТВЕРЖДАЮ" in make_paper("roadmap_org", factories.make_school_subject()).text

    def test_agrees_with_a_plan(self) -> None:
        school = factories.make_school_subject()
        subject = replace(school, plan=factories.make_plan(title="План мероприятий на 2026 год"))
        paper = make_paper("roadmap_org", subject, номер_приказа="87-ОД", дата_приказа="31.08.2026")
        assert "УТВЕРЖДЁН\nприказом" in paper.text
