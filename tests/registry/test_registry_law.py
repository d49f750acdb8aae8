"""A school's own acts, papers found by their acts, rules switched and set aside, findings kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import factories
import pytest
from schools import OpenUnit, make_record, make_school
from sqlalchemy import event, text

from registry import act_register, acts, document_acts, document_links, journal, rule_choices
from registry.act_register import NewAct
from registry.errors import InvalidFact, NotFound
from registry.models import Organisation
from registry.reading.law import law_of
from registry.rule_choices import Override, Setting
from registry.rules import Finding

NEW = NewAct("own", "положение", "5", date(2024, 1, 10), "О наставничестве")


class TestOwnActs:
    def test_lie_over_the_table(self, open_uow: OpenUnit) -> None:
        with open_uow() as uow:
            school = make_school(uow)
            act_id = act_register.add(uow, school, NEW)
            act_register.end(uow, school, "r-145", date(2026, 8, 31))
            own = act_register.own_acts(uow.session, school)
        register = acts.merged(own)
        assert register[act_id].brief == "положение от 10.01.2024 № 5"
        assert register["r-145"].in_force_to == date(2026, 8, 31)
        assert register["r-145"].title == acts.federal()["r-145"].title

    def test_of_the_municipality_are_the_school_s_unless_it_says_otherwise(self, open_uow: OpenUnit) -> None:
        with open_uow() as uow:
            school = make_school(uow)
            above = Organisation(kind="municipality")
            uow.session.add(above)
            uow.session.flush()
            uow.session.get_one(Organisation, school).parent_id = above.id
            act_id = act_register.add(uow, above.id, replace(NEW, level="municipal"))
            act_register.end(uow, school, act_id, date(2025, 1, 1))
            (of_school,) = act_register.own_acts(uow.session, school)
            (of_above,) = act_register.own_acts(uow.session, above.id)
        assert (of_school.id, of_school.title, of_school.level) == (act_id, NEW.title, "municipal")
        assert of_school.in_force_to == date(2025, 1, 1)
        assert of_above.in_force_to is None

    def test_read_by_somebody_are_certain(self, open_uow: OpenUnit) -> None:
        with open_uow() as uow:
            school = make_school(uow)
            act_register.confirm(uow, school, "r-145", date(2026, 9, 1))
            (own,) = act_register.own_acts(uow.session, school)
        assert (own.is_certain, own.in_force_to) == (True, None)

    def test_tell_everything_wrong_at_once(self, open_uow: OpenUnit) -> None:
        with open_uow() as uow, pytest.raises(InvalidFact) as refused:
            act_register.add(uow, make_school(uow), NewAct("чей-то", " ", "", date(2024, 1, 10), ""))
        assert refused.value.message.count(".") == 4

    def test_end_not_before_they_begin(self, open_uow: OpenUnit) -> None:
        with open_uow() as uow:
            school = make_school(uow)
            with pytest.raises(InvalidFact, match=r"25\.12\.2019"):
                act_register.end(uow, school, "r-145", date(2019, 1, 1))
            with pytest.raises(NotFound):
                act_register.end(uow, school, "own-999", date(2026, 1, 1))


class TestPapersOfAnAct:
    def test_are_those_in_force_the_newest_first(self, open_uow: OpenUnit) -> None:
        with open_uow() as uow:
            school = make_school(uow)
            papers = [make_record(uow, school) for _ in range(3)]
            for place, paper in enumerate(papers):
                document_acts.keep(uow, paper, school, date(2026, 9, 1 + place), ("tk:57", "tk:72", "r-145"))
            journal.void(uow, papers[1], reason="ошибка", on=date(2026, 9, 5))
            found = document_acts.live_papers(uow.session, "tk", [school])
            counted = document_acts.counts(uow.session, [school])
        assert [one.document_id for one in found.rows] == [papers[2], papers[0]]
        assert found.rows[0].references == ("tk:57", "tk:72")
        assert (found.total, counted) == (2, {"tk": 2, "r-145": 2})

    def test_replaced_are_not_told_until_what_replaced_them_is_void(self, open_uow: OpenUnit) -> None:
        with open_uow() as uow:
            school = make_school(uow)
            old, new = make_record(uow, school), make_record(uow, school)
            for paper in (old, new):
                document_acts.keep(uow, paper, school, date(2026, 9, 1), ("tk:57", "tk:72"))
            document_links.add(uow, new, old, "replaces")
            uow.session.flush()
            replaced = document_acts.live_papers(uow.session, "tk", [school])
            journal.void(uow, new, reason="ошибка", on=date(2026, 9, 5))
            again = document_acts.live_papers(uow.session, "tk", [school])
        assert [one.document_id for one in replaced.rows] == [new]
        assert [one.document_id for one in again.rows] == [old]

    def test_of_another_school_are_not_told(self, open_uow: OpenUnit) -> None:
        with open_uow() as uow:
            school, other = make_school(uow), make_school(uow)
            document_acts.keep(uow, make_record(uow, other), other, date(2026, 9, 1), ("tk",))
            assert document_acts.live_papers(uow.session, "tk", [school]).total == 0

    def test_are_found_by_the_index(self, open_uow: OpenUnit) -> None:
        with open_uow(read_only=True) as uow:
            if uow.session.get_bind().dialect.name != "sqlite":
                pytest.skip("the plan is asked of SQLite")
            asked: list[str] = []
            event.listen(uow.session.get_bind(), "before_cursor_execute", lambda *told: asked.append(told[2]))
            document_acts.live_papers(uow.session, "tk", [1])
            document_acts.counts(uow.session, [1])
            plans = [
                uow.session.execute(text("EXPLAIN QUERY PLAN " + one.replace("?", "1"))).all()
                for one in tuple(asked)
                if "FROM document_acts" in one and "act_ref" not in one
            ]
        assert len(plans) == 3
        assert all("ix_document_acts_leads" in str(plan) for plan in plans)


class TestChoices:
    SUBJECT = factories.make_subject()

    def test_leave_a_rule_out_only_where_that_may_be(self, open_uow: OpenUnit) -> None:
        with open_uow() as uow:
            school = make_school(uow)
            off = Setting(on=False)
            rule_choices.choose(uow, school, {"V-04": off, "V-32": off, "V-31": Setting(on=True)})
            rule_choices.choose(uow, school, {"V-36": Setting(on=True, value="7")})
            uow.session.flush()
            here = replace(self.SUBJECT, organisation=factories.make_organisation(id=school))
            law = law_of(uow.session, here, ("V-04", "V-31"))
        assert "V-04" in law.off
        assert not {"V-32", "V-31"} & set(law.off)
        assert law.limit_of("V-36") == 7

    def test_keep_findings_sealed_and_overrides_plain(self, open_uow: OpenUnit) -> None:
        found = Finding("V-36", "warn", "У наставника Ивановой наставляемых 6.", "положение")
        with open_uow() as uow:
            paper = make_record(uow, make_school(uow))
            override = Override("V-04", "Положение готовится", "director", uow.at)
            rule_choices.keep(uow, paper, [found], [override])
            kept = rule_choices.findings_of(uow, paper)
            raw = uow.session.execute(text("SELECT message_sealed FROM document_findings")).scalar_one()
            assert [one.message for one in kept] == [found.message]
            assert "Ивановой".encode() not in bytes(raw)
            assert rule_choices.overrides_of(uow.session, paper) == (override,)

    @pytest.mark.parametrize("reason", ["", "надо", "  так  "])
    def test_want_a_reason_that_says_something(self, reason: str) -> None:
        with pytest.raises(InvalidFact):
            rule_choices.required_reason(reason)
