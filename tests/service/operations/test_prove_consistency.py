"""Finished papers of the sample school are proved to agree; every planted contradiction is found."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import sample_served
from papers import reworded
from sample_served import AT, Sample, all_pairs, sign_all
from served import Served
from sqlalchemy import text

from docgen.consistency import KINDS
from registry import organisations, pairs, people
from registry.errors import InvalidFact, NotFound
from registry.journal import Record
from registry.organisations import Details
from registry.snapshot import Pair
from registry.unit_of_work import UnitOfWork
from service.access import Actor, robot
from service.errors import Forbidden, Refused
from service.operations.issue_document import Request, issue_document
from service.operations.prove_consistency import (
    Proof,
    prove_documents,
    prove_pair,
    prove_within,
    require_consistent,
    sentence_of,
)
from service.operations.void_document import void_document

PLANTED = tomllib.loads(Path(__file__).with_name("planted_contradictions.toml").read_text("utf-8"))["planted"]
DAY = AT.date()
ASKED = {
    "surname", "post", "class", "period", "sum_words", "sum", "reference_number", "reference_date",
    "missing_person", "extra_person", "signer", "form", "organisation", "composition", "own_number",
}  # fmt: skip


class School:
    """The sample school with the papers of its pairs, as issued."""

    def __init__(self, served: Served) -> None:
        self.served = served
        self.actor: Actor = robot(served.told.school, "tests")
        self.papers = self._issue()

    def _issue(self) -> dict[str, Record]:
        pair = self.pair("Иванова")
        group = self.pair("Васильева")
        every = [one for one in all_pairs(self.served) if one.starts_on <= date(2026, 12, 1)]
        sign_all(self.served, *(one.id for one in every))
        return {
            "consent": self.issue("mentor_consent", pair.id),
            "addendum": self.issue("labour_addendum", pair.id),
            "group": self.issue("labour_addendum", group.id),
            "order": self.issue("order_pairing", *(one.id for one in every), dated=date(2026, 9, 15)),
            "programme": self.issue("personal_program", pair.id, dated=date(2026, 9, 25)),
        }

    def pair(self, mentor: str) -> Pair:
        return next(one for one in all_pairs(self.served) if one.mentor.name.surname == mentor)

    def issue(self, type_id: str, *subject_ids: int, dated: date = DAY) -> Record:
        request = Request(type_id, subject_ids, dated)
        return issue_document(self.served.parts, self.actor, request, self.served.at)

    def prove(self, *names: str) -> Proof:
        ids = [self.papers[name].id for name in names or self.papers]
        return prove_documents(self.served.parts, self.actor, ids, self.served.at)

    def put_file(self, record: Record, sha256: str) -> None:
        with self.served.parts.database.writing.begin() as connection:
            change = text("UPDATE issued_documents SET sha256 = :sha256 WHERE id = :id")
            connection.execute(change, {"sha256": sha256, "id": record.id})

    def replace(self, name: str, says: str, put: str, *, once: bool = False) -> None:
        """As if the file said otherwise than it was made: other words in its paragraphs."""
        record = self.papers[name]
        altered = reworded(self.served.parts.storage.get(record.sha256), says, put, once=once)
        self.put_file(record, self.served.parts.storage.put(altered))


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory) -> Iterator[School]:
    folder = tmp_path_factory.mktemp("proof") / "data"
    sample: Sample = sample_served.make_template(folder)
    served = Served(folder, sample)  # type: ignore[arg-type]
    served.at = datetime(2026, 9, 25, 10, 30, tzinfo=AT.tzinfo)
    with served.uow() as uow:
        former = Details("МБОУ «Средняя школа № 7»", "МБОУ «СОШ № 7»", city="г. Верхнереченск")
        current = organisations.details_on(uow.session, sample.school, date(2026, 9, 1))
        assert current is not None
        organisations.change_details(uow, sample.school, former)
        organisations.change_details(uow, sample.school, current, since=date(2024, 1, 1))
        uow.commit()
    yield School(served)
    served.close()


@pytest.fixture
def untouched(school: School) -> Iterator[School]:
    """The school, its files put back afterwards."""
    yield school
    for record in school.papers.values():
        school.put_file(record, record.sha256)


class TestTheSample:
    def test_agrees_in_every_paper(self, school: School) -> None:
        proof = school.prove()
        assert [sentence_of(one) for one in proof.contradictions] == []
        assert proof.holds
        assert {one.id for one in proof.papers} == {one.id for one in school.papers.values()}

    def test_agrees_for_every_pair(self, school: School) -> None:
        proof = prove_pair(school.served.parts, school.actor, school.pair("Иванова").id, school.served.at)
        assert proof.holds
        assert len(proof.papers) == 4


class TestPlantedContradictions:
    def test_are_of_all_the_kinds_there_are(self) -> None:
        assert {one["kind"] for one in PLANTED} == ASKED == set(KINDS)

    @pytest.mark.parametrize("planted", PLANTED, ids=[one["what"] for one in PLANTED])
    def test_are_found_in_their_paper(self, untouched: School, planted: dict[str, Any]) -> None:
        untouched.replace(planted["paper"], planted["says"], planted["put"], once=planted.get("once", False))
        proof = untouched.prove()

        record = untouched.papers[planted["paper"]]
        assert planted["kind"] in {one.kind for one in proof.of(record)}, proof.contradictions
        elsewhere = [one for one in proof.contradictions if one not in proof.of(record)]
        assert elsewhere == []


class TestRegistryAndPapers:
    """The file agrees with what it was made from; what it was made from, with the registry."""

    def test_differ_when_a_name_is_corrected_for_a_day_before(self, school: School) -> None:
        person = school.pair("Иванова").mentees[0]
        with school.served.uow() as uow:
            people.rename(uow, person.id, "Мамедова", "Лала", "Рашид кызы", since=date(2026, 9, 1))
            found = self._within(school, uow, "addendum")
        assert {one.kind for one in found.contradictions} == {"surname"}
        assert "в реестре на дату документа «Мамедова Лала" in found.contradictions[0].message

    def test_agree_when_a_name_changes_later(self, school: School) -> None:
        person = school.pair("Иванова").mentees[0]
        with school.served.uow() as uow:
            people.rename(uow, person.id, "Белова", "Лейла", "Рашид кызы", since=date(2026, 11, 1))
            assert self._within(school, uow, "addendum").holds

    def test_differ_when_the_post_is_corrected_for_a_day_before(self, school: School) -> None:
        person = school.pair("Иванова").mentor
        with school.served.uow() as uow:
            people.appoint(uow, person.id, title="учитель химии", since=date(2026, 9, 1))
            found = self._within(school, uow, "addendum", "programme")
        assert [one.kind for one in found.contradictions] == ["post", "post"]

    def test_differ_when_papers_of_a_pair_were_made_from_other_terms(self, school: School) -> None:
        pair = school.pair("Иванова")
        with school.served.uow() as uow:
            pairs.set_terms(uow, pair.id, replace(pair.terms, amount=Decimal(7000)))
            uow.commit()
        consent = school.issue("mentor_consent", pair.id)
        with school.served.uow() as uow:
            pairs.set_terms(uow, pair.id, pair.terms)
            uow.commit()
        ids = [school.papers["addendum"].id, consent.id]

        (found,) = prove_documents(school.served.parts, school.actor, ids, school.served.at).contradictions

        assert (found.kind, found.paper) == ("sum", f"Согласие наставника № {consent.number} от 14.09.2026")
        assert "7\N{NO-BREAK SPACE}000,00 руб." in found.message
        assert "4\N{NO-BREAK SPACE}000,00 руб." in found.message
        void_document(
            school.served.parts, school.actor, consent.id, reason="опечатка", on=school.served.at.date(),
            at=school.served.at,
        )  # fmt: skip
        assert prove_documents(school.served.parts, school.actor, ids, school.served.at).holds

    @staticmethod
    def _within(school: School, uow: UnitOfWork, *names: str) -> Proof:
        uow.session.flush()
        return prove_within(uow, school.served.parts, [school.papers[name].id for name in names])


class TestTheDoor:
    def test_refuses_a_release_and_names_paper_line_and_words(self, untouched: School) -> None:
        untouched.replace("addendum", "по 29 мая 2027 г.", "по 30 мая 2027 г.")
        with untouched.served.uow() as uow, pytest.raises(Refused) as refused:
            require_consistent(uow, untouched.served.parts, [untouched.papers["addendum"].id])

        (finding,) = refused.value.findings
        assert (finding.rule, finding.severity) == ("V-35", "block")
        assert finding.message == (
            "Дополнительное соглашение № 1/к от 14.09.2026, строка 14: в документе период с 21.09.2026 по "
            "30.05.2027, а должен быть с 21.09.2026 по 29.05.2027."
        )

    def test_names_a_lost_file(self, untouched: School) -> None:
        untouched.put_file(untouched.papers["addendum"], "0" * 64)
        proof = untouched.prove("addendum", "order")
        assert not proof.holds
        assert [one.number for one in proof.lost] == ["1/к"]

    def test_opens_no_paper_of_another_school_or_role(self, school: School) -> None:
        parts, at = school.served.parts, school.served.at
        stranger = robot(school.served.told.municipality, "stranger")
        methodist = replace(school.actor, role="methodist")
        with pytest.raises(NotFound):
            prove_documents(parts, stranger, [school.papers["order"].id], at)
        with pytest.raises(Forbidden):
            prove_documents(parts, methodist, [school.papers["addendum"].id], at)
        with pytest.raises(InvalidFact):
            prove_documents(parts, school.actor, [], at)
