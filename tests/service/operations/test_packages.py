"""An event makes its whole set of papers, in the lawful order, at once or not at all."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
import schools
from package_house import SIGNED, Ready

from docgen.catalog import Catalog
from registry import document_links, journal, packages
from registry.errors import Conflict, InvalidFact
from service.errors import Refused
from service.operations.void_document import void_document


class TestFixingAPair:
    def test_makes_its_papers_in_the_lawful_order(self, ready: Ready) -> None:
        issued = ready.issue("fix_pair", **SIGNED)

        assert [one.type_id for one in issued.records] == [
            "mentor_consent", "mentee_consent", "labour_addendum", "order_pairing", "order_mentoring_payment",
            "personal_program",
        ]  # fmt: skip
        pair = ready.pair()
        assert pair.status == "active"
        assert pair.order is not None
        assert pair.order.document_id == issued.records[3].id

    def test_notes_the_consent_as_signed_on_the_day_told(self, ready: Ready) -> None:
        ready.issue("fix_pair", **SIGNED)

        shown = ready.preview("fix_pair")
        assert not shown.plan.unsigned

    def test_links_what_rests_on_what(self, ready: Ready) -> None:
        consent, _, addendum, order, payment, programme = ready.issue("fix_pair", **SIGNED).records

        with ready.served.uow() as uow:
            chain = document_links.chain(uow.session, order.id)
        assert {(one.kind, one.document_id) for one in chain.does} == {
            ("based_on", consent.id), ("based_on", addendum.id),
        }  # fmt: skip
        resting = [("based_on", payment.id), ("based_on", programme.id)]
        assert [(one.kind, one.document_id) for one in chain.suffers] == resting

    def test_without_signatures_makes_the_blanks_alone_and_waits(self, ready: Ready) -> None:
        first = ready.issue("fix_pair")

        assert [one.type_id for one in first.records] == ["mentor_consent", "mentee_consent"]
        assert ready.pair().status == "draft"
        shown = ready.preview("fix_pair")
        assert not shown.may_be_issued
        assert "Ждёт подписи" in shown.blocks[0].message

        rest = ready.issue("fix_pair", **SIGNED)

        assert rest.package_id == first.package_id
        assert [one.type_id for one in rest.records] == [
            "labour_addendum", "order_pairing", "order_mentoring_payment", "personal_program",
        ]  # fmt: skip

    def test_pressed_again_finds_what_the_first_made(self, ready: Ready) -> None:
        first = ready.issue("fix_pair", **SIGNED)

        second = ready.issue("fix_pair", **SIGNED)

        assert second.was_made
        assert [one.id for one in second.records] == [one.id for one in first.records]

    def test_refuses_days_out_of_order_and_tells_them_all(self, ready: Ready) -> None:
        with pytest.raises(Refused) as refused:
            ready.issue("fix_pair", **SIGNED, дата_соглашения="02.09.2025", дата_приказа="01.09.2025")

        rules = {one.rule for one in refused.value.findings}
        assert {"V-04", "V-43"} <= rules
        assert ready.pair().status == "draft"

    def test_leaves_nothing_when_one_paper_is_refused(self, ready: Ready) -> None:
        with ready.served.uow() as uow:
            before = journal.search(uow.session, ready.served.told.school, journal.Query()).total

        with pytest.raises(Refused):
            ready.issue("fix_pair", согласия_подписаны="01.09.2025", дата_программы="01.08.2025")

        with ready.served.uow() as uow:
            after = journal.search(uow.session, ready.served.told.school, journal.Query()).total
            assert packages.of_pair(uow.session, ready.pair_id) == []
        assert after == before

    def test_shows_every_paper_with_its_text_before_a_number_is_taken(self, ready: Ready) -> None:
        shown = ready.preview("fix_pair", **SIGNED)

        assert shown.may_be_issued
        texts = {card.paper.rule.type: " ".join(card.lines) for card in shown.to_issue}
        assert "ПРИКАЗЫВАЮ" in texts["order_pairing"]
        assert "б/н" in texts["order_pairing"]
        with ready.served.uow() as uow:
            assert packages.of_pair(uow.session, ready.pair_id) == []

    def test_gives_each_role_its_own_papers(self, ready: Ready) -> None:
        plan = ready.preview_as("hr", "fix_pair").plan

        states = {one.rule.type: one.state for one in plan.papers}
        assert states["labour_addendum"] == "make"
        assert states["order_pairing"] == "other_role"
        assert states["personal_program"] == "other_role"


class TestAnEventThatMayNotHappen:
    def test_is_told_by_the_name_of_the_form_it_lacks(self, ready: Ready) -> None:
        left = [one for one in ready.parts.catalog.values() if one.id != "order_pairing_change"]
        bare = replace(ready, parts=replace(ready.parts, catalog=Catalog(left)))

        with pytest.raises(Conflict, match="нет формы «Приказ о замене"):
            bare.issue("refuse")

    def test_of_a_pair_not_fixed_yet_is_refused(self, ready: Ready) -> None:
        with pytest.raises(Conflict, match="сейчас не относится"):
            ready.issue("refuse")


class TestARefusal:
    def test_ends_the_pair_by_another_order_and_undoes_the_rest(self, fixed: Ready) -> None:
        order = fixed.pair().order
        assert order is not None

        issued = fixed.issue("refuse", последний_день="05.12.2025")

        assert {one.type_id for one in issued.records} == {
            "mentor_refusal_statement", "order_pairing_change", "labour_addendum_termination",
            "order_mentoring_payment", "mentor_report",
        }  # fmt: skip
        pair = fixed.pair()
        assert (pair.status, pair.ends_on) == ("closed", date(2025, 12, 5))
        with fixed.served.uow() as uow:
            changes = document_links.chain(uow.session, order.document_id).changes
            left = {one.type_id for one in journal.in_force_of_pair(uow.session, fixed.pair_id)}
        assert [(one.kind, one.pair_id, one.type_id) for one in changes] == [
            ("revokes", fixed.pair_id, "order_pairing_change")
        ]
        assert "labour_addendum" not in left
        assert "order_pairing" not in left

    def test_in_haste_is_only_told(self, fixed: Ready) -> None:
        shown = fixed.preview("refuse", последний_день="02.12.2025")

        assert shown.may_be_issued
        assert any(one.rule == "V-38-NOTICE" for card in shown.cards for one in card.warnings)

    def test_pressed_again_finds_the_first(self, fixed: Ready) -> None:
        first = fixed.issue("refuse")

        second = fixed.issue("refuse")

        assert second.was_made
        assert second.package_id == first.package_id


class TestACancellation:
    def test_in_haste_is_refused(self, fixed: Ready) -> None:
        before = fixed.count_papers()

        with pytest.raises(Refused) as refused:
            fixed.issue("cancel", последний_день="03.12.2025", дата_приказа="03.12.2025")

        assert [one.rule for one in refused.value.findings] == ["V-39"]
        assert "04.12.2025" in refused.value.findings[0].message
        assert fixed.count_papers() == before
        assert fixed.pair().status == "active"

    def test_offers_the_first_lawful_day(self, fixed: Ready) -> None:
        issued = fixed.issue("cancel")

        assert issued.records[0].type_id == "mentor_cancellation_notice"
        assert fixed.pair().ends_on == date(2025, 12, 4)


class TestAnotherMentor:
    def successor(self, fixed: Ready) -> int:
        with fixed.served.uow() as uow:
            mentor = schools.make_person(
                uow, fixed.served.told.school, "Фёдорова Ольга Ивановна",
                contract_number="3/10", contract_date=date(2010, 8, 25),
            )  # fmt: skip
            uow.commit()
        return fixed.successor(mentor, date(2025, 12, 8))

    def test_takes_the_work_over_by_one_order(self, fixed: Ready) -> None:
        successor_id = self.successor(fixed)

        issued = fixed.issue("change_mentor", согласия_подписаны="01.12.2025")

        old, new = fixed.pair(), fixed.pair(successor_id)
        order = next(one for one in issued.records if one.type_id == "order_pairing_change")
        assert (old.status, old.ends_on) == ("closed", date(2025, 12, 7))
        assert (new.status, new.starts_on) == ("active", date(2025, 12, 8))
        assert new.order is not None
        assert new.order.document_id == order.id
        assert new.programme is not None
        made = [one.type_id for one in issued.records]
        assert made.index("mentor_consent") < made.index("order_pairing_change")
        assert made.index("order_pairing_change") < made.index("personal_program")

    def test_is_chosen_first(self, fixed: Ready) -> None:
        shown = fixed.preview("change_mentor")

        assert any("выберите нового наставника" in one.why for one in shown.plan.papers)

    def test_may_not_be_the_same(self, fixed: Ready) -> None:
        with pytest.raises(InvalidFact, match="прежний наставник"):
            fixed.successor(fixed.served.told.teacher, date(2025, 12, 8))


class TestTheEnd:
    def test_closes_the_pair_with_a_report(self, fixed: Ready) -> None:
        issued = fixed.issue("finish", последний_день="29.05.2026", дата_приказа="29.05.2026")

        assert issued.records[0].type_id == "mentor_report"
        assert (fixed.pair().status, fixed.pair().ends_on) == ("closed", date(2026, 5, 29))

    def test_outside_the_period_is_refused(self, fixed: Ready) -> None:
        with pytest.raises(Refused) as refused:
            fixed.issue("finish", последний_день="30.06.2026")

        assert "V-38-PERIOD" in {one.rule for one in refused.value.findings}


class TestVoiding:
    def test_of_the_order_that_ended_a_pair_lets_it_work_on(self, fixed: Ready) -> None:
        issued = fixed.issue("refuse", последний_день="05.12.2025")
        order = next(one for one in issued.records if one.type_id == "order_pairing_change")

        void(fixed, order.id)

        assert (fixed.pair().status, fixed.pair().ends_on) == ("active", date(2026, 5, 31))
        with fixed.served.uow() as uow:
            left = {one.type_id for one in journal.in_force_of_pair(uow.session, fixed.pair_id)}
        assert "order_pairing" in left

    def test_of_a_changed_paper_is_refused(self, fixed: Ready) -> None:
        order = fixed.pair().order
        assert order is not None
        fixed.issue("refuse")

        with pytest.raises(Conflict, match="Сначала аннулируйте"):
            void(fixed, order.document_id)


def void(ready: Ready, document_id: int) -> None:
    void_document(
        ready.parts, ready.actor, document_id, reason="ошибка", on=ready.served.at.date(), at=ready.served.at
    )
