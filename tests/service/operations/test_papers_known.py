"""What the journal knows of earlier papers when another is asked for, and on whose pages it lists them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import batch_house
import pytest
import schools
from batch_house import CARD, SHEET

from registry import journal, reading
from registry.unit_of_work import UnitOfWork
from service.access import Actor
from service.errors import Refused
from service.operations.issue_document import Request, check_document, issue_document, preview_document
from service.operations.void_document import void_document
from service.parts import Parts


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Parts]:
    batch_house.write_types(tmp_path / "types")
    manifest = tmp_path / "types" / CARD / "manifest.toml"
    manifest.write_text(manifest.read_text("utf-8").replace('"CURATOR"', '"ONLY-PAPER"'), "utf-8")
    parts = batch_house.open_house(tmp_path)
    parts.database.migrate()
    yield parts
    parts.database.close()


@pytest.fixture
def school(house: Parts) -> tuple[Actor, int]:
    """Who works there, and a teacher."""
    actor, (person,) = batch_house.add_school(house, 1)
    return actor, person


def card(house: Parts, actor: Actor) -> Request:
    with house.writing(actor, schools.AT) as uow:
        pair = schools.make_pair(uow, actor.organisation_id)
        uow.commit()
    return Request(CARD, (pair,), schools.DAY, {"основание": "приказ"})


class TestTheSamePaperAgain:
    def test_is_told_of_before_it_is_issued(self, house: Parts, school: tuple[Actor, int]) -> None:
        actor, person = school
        sheet = Request(SHEET, (person,), schools.DAY)
        assert check_document(house, actor, sheet, schools.AT) == ()
        first = issue_document(house, actor, sheet, schools.AT)

        (finding,) = check_document(house, actor, sheet, schools.AT)
        assert (finding.rule, finding.severity) == ("DUPLICATE-PAPER", "warn")
        assert f"№ {first.number} от 01.09.2025" in finding.message
        assert preview_document(house, actor, sheet, schools.AT).findings == (finding,)
        assert issue_document(house, actor, sheet, schools.AT).id != first.id

    def test_of_another_person_is_not_the_same(self, house: Parts, school: tuple[Actor, int]) -> None:
        actor, person = school
        issue_document(house, actor, Request(SHEET, (person,), schools.DAY), schools.AT)
        with house.writing(actor, schools.AT) as uow:
            other = schools.make_person(uow, actor.organisation_id)
            uow.commit()

        assert check_document(house, actor, Request(SHEET, (other,), schools.DAY), schools.AT) == ()

    def test_is_refused_where_two_would_bind_twice_till_the_first_is_void(
        self, house: Parts, school: tuple[Actor, int]
    ) -> None:
        actor, _ = school
        asked = card(house, actor)
        first = issue_document(house, actor, asked, schools.AT)

        with pytest.raises(Refused, match=f"Такой документ уже действует: № {first.number}"):
            issue_document(house, actor, asked, schools.AT)
        void_document(house, actor, first.id, reason="ошибка", on=schools.DAY, at=schools.AT)
        assert issue_document(house, actor, asked, schools.AT).id != first.id


class TestAPaperAboutAPair:
    def test_is_listed_with_everybody_in_it(self, house: Parts, school: tuple[Actor, int]) -> None:
        actor, _ = school
        asked = card(house, actor)

        paper = issue_document(house, actor, asked, schools.AT)

        with UnitOfWork(house.database, actor="", at=schools.AT, read_only=True) as uow:
            pair = reading.pair(uow, asked.subject_ids[0], schools.DAY)
            for person in (pair.mentor, *pair.mentees):
                assert [one.id for one in journal.of_person(uow.session, person.id)] == [paper.id]
            assert journal.subjects_of(uow.session, [paper.id]) == {paper.id: [("pair", pair.id)]}
