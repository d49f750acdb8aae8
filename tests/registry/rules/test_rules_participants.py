"""Who may take part: clearance, interview, limits; invitations (V-14, V-15, V-31, V-36)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import factories
import pytest

from registry.law_facts import Law, Load, RelatedPaper
from registry.rules import RULES
from registry.snapshot import Contract, Form, Pair, Subject

DAY = factories.TODAY


def found(rule: str, *pairs: Pair, law: Law | None = None) -> list[str]:
    subject: Subject = replace(factories.make_pairs_subject(*pairs), law=law or Law())
    return [one.message for one in RULES[rule].findings(subject)]


class TestClearance:
    """V-14: a block for whoever has a contract, a warning for volunteers."""

    VOLUNTEER = factories.make_partner_pair()
    EMPLOYED = replace(
        VOLUNTEER, mentor=replace(VOLUNTEER.mentor, contract=Contract("1/26", date(2026, 9, 1)))
    )

    def paper(self, dated: date = DAY) -> Law:
        return Law(papers=(RelatedPaper(1, "clearance_check", "1", dated, (self.VOLUNTEER.mentor.id,)),))

    def test_is_asked_of_outsiders_with_minors(self) -> None:
        assert RULES["V-14"].severity == "block"
        assert len(found("V-14", self.EMPLOYED)) == 1
        assert found("V-14", self.VOLUNTEER) == []
        assert RULES["V-14-VOLUNTEER"].severity == "warn"
        assert len(found("V-14-VOLUNTEER", self.VOLUNTEER)) == 1
        assert found("V-14-VOLUNTEER", self.EMPLOYED) == []

    def test_is_there(self) -> None:
        assert found("V-14", self.EMPLOYED, law=self.paper()) == []
        assert found("V-14-VOLUNTEER", self.VOLUNTEER, law=self.paper()) == []
        assert len(found("V-14", self.EMPLOYED, law=self.paper(date(2026, 9, 16)))) == 1

    def test_is_not_asked_of_employees_nor_for_adults(self) -> None:
        of_adults = replace(self.VOLUNTEER, mentees=(factories.make_person(),))
        assert found("V-14-VOLUNTEER", factories.make_pupil_pair(), of_adults) == []


class TestInterview:
    """V-31."""

    def test_came_before_the_order(self) -> None:
        pair = factories.make_pair()
        sheet = RelatedPaper(1, "interview_sheet", "1", DAY, (pair.mentor.id,))
        assert found("V-31", pair, law=Law(papers=(sheet,))) == []
        assert len(found("V-31", pair)) == 1
        assert len(found("V-31", pair, law=Law(papers=(replace(sheet, date=date(2026, 9, 16)),)))) == 1

    def test_is_asked_only_where_a_school_wants_it(self) -> None:
        assert not RULES["V-31"].on_by_default


class TestInvitation:
    """V-15."""

    def test_follows_the_order(self) -> None:
        order = RelatedPaper(1, "order_final_event", "1", DAY)
        assert found("V-15", factories.make_pair(), law=Law(papers=(order,))) == []
        assert len(found("V-15", factories.make_pair())) == 1


class TestLimits:
    """V-36."""

    def test_of_mentees(self) -> None:
        pair = factories.make_pair()
        crowded = Law(loads=(Load(pair.mentor.id, 6),))
        assert found("V-36", pair, law=replace(crowded, loads=(Load(pair.mentor.id, 5),))) == []
        assert len(found("V-36", pair, law=crowded)) == 1
        assert found("V-36", pair, law=replace(crowded, limits=(("V-36", 6),))) == []

    @pytest.mark.parametrize(("born", "young"), [(date(2016, 9, 15), 0), (date(2016, 9, 16), 1)])
    def test_of_age(self, born: date, young: int) -> None:
        pupil = factories.make_pupil(birth_date=born)
        assert len(found("V-36", factories.make_pupil_pair(mentees=(pupil,)))) == young

    @pytest.mark.parametrize(("years", "old"), [(3, 0), (4, 1), (None, 0)])
    def test_of_a_novice_s_years(self, years: int | None, old: int) -> None:
        novice = factories.make_person(experience_years=years)
        form = Form("novice", "учитель – учитель", federal=True)
        assert len(found("V-36", factories.make_pair(form=form, mentees=(novice,)))) == old
        assert found("V-36", factories.make_pair(mentees=(novice,))) == []
