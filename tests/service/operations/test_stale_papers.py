"""A change is seen: papers in force that say the old, what they say, and what puts them right."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import schools
from package_house import LATER, Ready

from registry import document_links, journal, organisations, pairs, people, stale_papers, stated_facts
from registry.models import DocumentFact
from registry.organisations import Signing
from registry.snapshot import Terms
from service.operations import stale_report
from service.operations.stale_report import StalePaper

TODAY = LATER.date()


def stale(ready: Ready) -> tuple[StalePaper, ...]:
    with ready.served.uow() as uow:
        return stale_report.of_pair(uow, ready.parts, ready.pair_id, TODAY)


def rename_mentor(ready: Ready, since: date = date(2025, 11, 10)) -> None:
    with ready.served.uow() as uow:
        people.rename(uow, ready.served.told.teacher, "Петрова", "Мария", "Петровна", since=since)
        uow.commit()


def calling(ready: Ready) -> set[str]:
    with ready.served.uow() as uow:
        found = stale_papers.of_pair(uow.session, ready.pair_id, TODAY)
    return {one.type_id for one in found if one.calls_for_paper}


class TestAChange:
    def test_unmade_leaves_every_paper_true(self, fixed: Ready) -> None:
        assert stale(fixed) == ()

    def test_of_a_surname_is_told_in_the_words_of_the_paper(self, fixed: Ready) -> None:
        rename_mentor(fixed)

        told = {one.file_title: one for one in stale(fixed)}
        addendum = told["Дополнительное соглашение"]
        assert addendum.calls
        assert [(word.was, word.now, word.since) for word in addendum.words] == [
            ("Иванова Мария Петровна", "Петрова Мария Петровна", date(2025, 11, 10))
        ]
        assert "Замените новым" in addendum.proposal
        assert {"order_pairing", "labour_addendum", "personal_program"} <= calling(fixed)

    def test_to_come_is_told_from_its_day(self, fixed: Ready) -> None:
        rename_mentor(fixed, since=date(2026, 2, 1))

        assert stale(fixed) == ()
        with fixed.served.uow() as uow:
            later = stale_papers.of_pair(uow.session, fixed.pair_id, date(2026, 2, 1))
        assert later

    def test_taken_back_is_told_no_more(self, fixed: Ready) -> None:
        rename_mentor(fixed)
        with fixed.served.uow() as uow:
            mentor = fixed.served.told.teacher
            people.rename(uow, mentor, "Иванова", "Мария", "Петровна", since=date(2025, 11, 10))
            uow.commit()

        assert stale(fixed) == ()

    def test_of_the_pay_calls_for_an_addendum_and_an_order_of_pay(self, fixed: Ready) -> None:
        with fixed.served.uow() as uow:
            pairs.set_terms(uow, fixed.pair_id, Terms(Decimal(7000), 8, "очно"))
            uow.commit()

        assert calling(fixed) == {"labour_addendum", "order_mentoring_payment"}

    def test_of_the_director_leaves_papers_in_force(self, fixed: Ready) -> None:
        with fixed.served.uow() as uow:
            head = Signing("Котов", "Пётр", "Ильич", "m")
            organisations.change_signatory(uow, fixed.served.told.school, head, since=date(2025, 11, 1))
            uow.commit()

        assert calling(fixed) == set()
        assert any("Котов" in word.now for one in stale(fixed) for word in one.words)

    def test_of_the_schools_name_is_counted_for_the_first_page(self, fixed: Ready) -> None:
        school = fixed.served.told.school
        with fixed.served.uow() as uow:
            known = organisations.details_on(uow.session, school, TODAY)
            assert known is not None
            named = replace(known, full_name="муниципальная школа № 1", short_name="Школа № 1")
            organisations.change_details(uow, school, named, since=date(2025, 11, 1))
            uow.commit()

        with fixed.served.uow() as uow:
            assert stale_papers.count_calling(uow.session, school, TODAY) == 1
        assert "говорит старое" in fixed.served.client("administrator").get("/").text


class TestPuttingRight:
    def test_makes_new_papers_that_speak_to_the_old_ones(self, fixed: Ready) -> None:
        order = fixed.pair().order
        assert order is not None
        rename_mentor(fixed)

        issued = fixed.issue("amend")

        made = {one.type_id: one for one in issued.records}
        assert {"order_pairing_change", "labour_addendum", "personal_program"} <= set(made)
        with fixed.served.uow() as uow:
            changes = document_links.chain(uow.session, order.document_id).changes
            in_force = {one.id for one in journal.in_force_of_pair(uow.session, fixed.pair_id)}
        assert [(one.kind, one.document_id) for one in changes] == [
            ("amends", made["order_pairing_change"].id)
        ]
        assert order.document_id in in_force
        assert [one for one in stale(fixed) if one.calls] == []
        assert fixed.pair().status == "active"

    def test_an_issued_paper_is_never_rewritten(self, fixed: Ready) -> None:
        with fixed.served.uow() as uow:
            before = {one.id: one.sha256 for one in journal.of_pair(uow.session, fixed.pair_id)}
        rename_mentor(fixed)
        fixed.issue("amend")

        with fixed.served.uow() as uow:
            after = {one.id: one.sha256 for one in journal.of_pair(uow.session, fixed.pair_id)}
        assert {one: after[one] for one in before} == before


class TestTheIndex:
    def test_is_made_anew_from_the_journal_alone(self, fixed: Ready) -> None:
        rename_mentor(fixed)
        before = calling(fixed)
        with fixed.served.uow() as uow:
            uow.session.query(DocumentFact).delete()
            uow.session.flush()
            assert stated_facts.index_missing(uow) > 0
            uow.commit()

        assert calling(fixed) == before

    def test_holds_no_name(self, fixed: Ready) -> None:
        with fixed.served.uow() as uow:
            said = [row.said for row in uow.session.query(DocumentFact)]
        assert said
        assert all(schools.DIRECTOR.surname not in one and len(one) == 16 for one in said)
