"""Certificates of many as a batch: only of those an order has rewarded, and all in one file to print."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import schools
from batch_house import add_school, items, open_house, start
from papers import CATALOG
from pypdf import PdfReader

from registry import journal
from registry.journal import Record
from service.access import Actor
from service.jobs.at_once import JobsAtOnce
from service.operations.issue_document import Request, issue_document
from service.operations.print_papers import print_papers
from service.operations.several_papers import batch_papers
from service.parts import Parts

TYPE = "award_certificate"
DATED = schools.DAY


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Parts]:
    parts = replace(open_house(tmp_path), catalog=CATALOG)
    yield parts
    parts.close()


def rewarded(house: Parts, actor: Actor, people: list[int]) -> Record:
    """An order on awards that names these people."""
    inputs = {
        "поощряемые": " ".join(map(str, people)),
        "протокол": "педагогического совета от 29.08.2025 № 1",
    }
    return issue_document(
        house, actor, Request("order_awards", (actor.organisation_id,), DATED, inputs), schools.AT
    )


def told(order: Record) -> dict[str, str]:
    return {"вид": "благодарность", "номер_приказа": order.number, "дата_приказа": f"{DATED:%d.%m.%Y}"}


def school(house: Parts, people: int) -> tuple[Actor, list[int]]:
    actor, found = add_school(house, people, role="director")
    with house.writing(actor, schools.AT) as uow:
        journals = (("personnel", "Приказы по личному составу"), ("certificates", "Грамоты"))
        for code, title in journals:
            journal.open_series(uow, actor.organisation_id, code, title, "{n}")
        uow.commit()
    return actor, found


class TestCertificates:
    def test_of_everybody_rewarded_come_as_one_file(self, house: Parts) -> None:
        actor, people = school(house, 3)
        order = rewarded(house, actor, people)
        batch_id = start(house, actor, JobsAtOnce(house), people, type_id=TYPE, inputs=told(order))
        assert [item.status for item in items(house, batch_id)] == ["done"] * 3

        file = print_papers(house, actor, batch_papers(house, actor, batch_id, schools.AT), schools.AT)
        pages = [page for page in PdfReader(io.BytesIO(file.content)).pages if page.extract_text().strip()]
        assert len(pages) == 3
        assert all("Ивановой Марии Петровне" in page.extract_text() for page in pages)
        assert all(page.images for page in pages)

    def test_are_not_made_of_whom_no_order_names(self, house: Parts) -> None:
        actor, people = school(house, 2)
        order = rewarded(house, actor, people[:1])
        batch_id = start(house, actor, JobsAtOnce(house), people, type_id=TYPE, inputs=told(order))

        assert sorted(item.status for item in items(house, batch_id)) == ["done", "refused"]
