"""An event makes its whole set of papers, in the lawful order, at once or not at all."""

from __future__ import annotations

import package_house
import pytest
from package_house import SIGNED, Ready
from served import Served

from registry import document_links, journal, packages
from registry.errors import Conflict
from service.errors import Refused


@pytest.fixture
def ready(served: Served) -> Ready:
    return package_house.make_ready(served)


class TestFixingAPair:
    def test_makes_its_papers_in_the_lawful_order(self, ready: Ready) -> None:
        issued = ready.issue("fix_pair", **SIGNED)

        assert [one.type_id for one in issued.records][:5] == [
            "mentor_consent", "mentee_consent", "labour_addendum", "order_pairing", "personal_program",
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
        consent, _, addendum, order, programme, *_ = ready.issue("fix_pair", **SIGNED).records

        with ready.served.uow() as uow:
            chain = document_links.chain(uow.session, order.id)
        assert {(one.kind, one.document_id) for one in chain.does} == {
            ("based_on", consent.id), ("based_on", addendum.id),
        }  # fmt: skip
        assert [(one.kind, one.document_id) for one in chain.suffers] == [("based_on", programme.id)]

    def test_without_signatures_makes_the_blanks_alone_and_waits(self, ready: Ready) -> None:
        first = ready.issue("fix_pair")

        assert [one.type_id for one in first.records] == ["mentor_consent", "mentee_consent"]
        assert ready.pair().status == "draft"
        shown = ready.preview("fix_pair")
        assert not shown.may_be_issued
        assert "Ждёт подписи" in shown.blocks[0].message

        rest = ready.issue("fix_pair", **SIGNED)

        assert rest.package_id == first.package_id
        assert [one.type_id for one in rest.records][:3] == [
            "labour_addendum", "order_pairing", "personal_program",
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
        plan = package_house.preview_as(ready, "hr", "fix_pair").plan

        states = {one.rule.type: one.state for one in plan.papers}
        assert states["labour_addendum"] == "make"
        assert states["order_pairing"] == "other_role"
        assert states["personal_program"] == "other_role"


class TestAnEventThatMayNotHappen:
    def test_is_told_by_the_name_of_the_form_it_lacks(self, ready: Ready) -> None:
        with pytest.raises(Conflict, match="пока недоступно|не относится"):
            ready.issue("refuse")
