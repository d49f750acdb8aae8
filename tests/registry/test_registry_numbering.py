"""Numbers held, put in between, given up and counted on from paper; the registers that show them all."""

from __future__ import annotations

from datetime import date

import pytest
from alembic import command
from schools import DAY, OpenUnit, make_pair, make_person, make_record, make_school
from sqlalchemy import text

from registry import journal, numbering, registers
from registry.database import Database
from registry.errors import Conflict, InvalidFact, NotFound
from registry.reference.series import all_series, series_of
from registry.unit_of_work import UnitOfWork

NEXT_YEAR = date(2026, 1, 12)


def numbers(uow: UnitOfWork, school: int, code: str = "od") -> list[str]:
    query = journal.Query(series_code=code)
    return [line.number for line in registers.lines(uow.session, school, query, DAY)]


class TestTheTableOfSeries:
    def test_names_every_journal_once_with_a_pattern_and_a_term(self) -> None:
        codes = [one.code for one in all_series()]
        assert len(codes) == len(set(codes))
        assert {"od", "personnel", "addenda", "contracts", "incoming", "outgoing", "consents"} <= {*codes}
        for one in all_series():
            assert one.pattern.count("{n}") == 1
            assert one.retention
            assert one.basis

    def test_opens_a_journal_with_its_first_number(self, uow: UnitOfWork) -> None:
        school = make_school(uow)
        assert numbering.next_number(uow.session, school, "certificates", DAY) == "1-Г"
        assert journal.reserve(uow, school, "certificates", DAY).number == "1-Г"
        known = series_of("certificates")
        assert known is not None
        assert ("certificates", known.title, known.pattern) in journal.series(uow.session, school)

    def test_is_all_there_is_besides_what_a_school_opens(self, uow: UnitOfWork) -> None:
        with pytest.raises(NotFound, match="не заведён журнал «secret»"):
            journal.reserve(uow, make_school(uow), "secret", DAY)


class TestPatterns:
    @pytest.mark.parametrize(
        ("pattern", "number"), [("{n}-ОД", "1-ОД"), ("{n}/{гг}", "1/25"), ("{год}-{n}", "2025-1")]
    )
    def test_hold_the_ordinal_and_the_year(self, uow: UnitOfWork, pattern: str, number: str) -> None:
        school = make_school(uow)
        journal.open_series(uow, school, "od", "Приказы", pattern)
        assert journal.reserve(uow, school, "od", DAY).number == number

    @pytest.mark.parametrize("pattern", ["ОД", "{n}{n}", "{n}-{месяц}", "{n", "{n}}"])
    def test_hold_nothing_else(self, uow: UnitOfWork, pattern: str) -> None:
        with pytest.raises(InvalidFact):
            journal.open_series(uow, make_school(uow), "od", "Приказы", pattern)


class TestHeldNumbers:
    def test_are_passed_by_the_count_and_taken_by_their_paper(self, uow: UnitOfWork) -> None:
        school = make_school(uow)
        make_record(uow, school)
        held = numbering.hold(uow, school, "od", DAY, "приказ о поощрении")
        make_record(uow, school)
        assert numbers(uow, school) == ["1-ОД", "2-ОД", "3-ОД"]

        reserved = numbering.take_held(uow, held, DAY)
        assert (reserved.number, reserved.ordinal) == ("2-ОД", 2)
        assert numbering.held(uow.session, school) == []
        with pytest.raises(Conflict, match="уже использован"):
            numbering.take_held(uow, held, DAY)

    def test_stay_in_their_year(self, uow: UnitOfWork) -> None:
        school = make_school(uow)
        held = numbering.hold(uow, school, "od", DAY, "приказ")
        with pytest.raises(Conflict, match="на 2025 год"):
            numbering.take_held(uow, held, NEXT_YEAR)
        assert numbering.next_number(uow.session, school, "od", NEXT_YEAR) == "1-ОД"

    def test_given_up_stay_visible_with_the_reason(self, uow: UnitOfWork) -> None:
        school = make_school(uow)
        held = numbering.hold(uow, school, "od", DAY, "приказ")
        with pytest.raises(InvalidFact):
            numbering.void_held(uow, held, "  ")
        numbering.void_held(uow, held, "мероприятие отменено")

        (line,) = registers.lines(uow.session, school, journal.Query(), DAY)
        assert (line.number, line.state, line.note) == ("1-ОД", "unused", "мероприятие отменено")
        assert journal.reserve(uow, school, "od", DAY).number == "2-ОД"
        with pytest.raises(Conflict):
            numbering.take_held(uow, held, DAY)

    def test_put_in_between_bear_the_number_before_them(self, uow: UnitOfWork) -> None:
        school = make_school(uow)
        for _ in range(3):
            make_record(uow, school)
        for purpose in ("забытый приказ", "ещё один"):
            numbering.hold_between(uow, school, "od", DAY, 2, purpose)

        assert numbers(uow, school) == ["1-ОД", "2-ОД", "2/1-ОД", "2/2-ОД", "3-ОД"]
        assert journal.reserve(uow, school, "od", DAY).number == "4-ОД"
        with pytest.raises(Conflict, match="ещё не выдан"):
            numbering.hold_between(uow, school, "od", DAY, 9, "приказ")

    def test_need_a_purpose(self, uow: UnitOfWork) -> None:
        with pytest.raises(InvalidFact):
            numbering.hold(uow, make_school(uow), "od", DAY, " ")


class TestTheFirstNumber:
    def test_goes_on_from_the_journal_on_paper(self, uow: UnitOfWork) -> None:
        school = make_school(uow)
        numbering.begin_at(uow, school, "od", DAY.year, 57)
        assert journal.reserve(uow, school, "od", DAY).number == "57-ОД"
        assert journal.reserve(uow, school, "od", NEXT_YEAR).number == "1-ОД"

    def test_never_goes_back(self, uow: UnitOfWork) -> None:
        school = make_school(uow)
        make_record(uow, school)
        with pytest.raises(Conflict, match="больше, с 2"):
            numbering.begin_at(uow, school, "od", DAY.year, 1)


class TestRegisters:
    def test_name_pairs_and_people_in_few_words(self, uow: UnitOfWork) -> None:
        school = make_school(uow)
        person, pair = make_person(uow, school, "Белова Анна Ильинична"), make_pair(uow, school)
        make_record(uow, school, person_ids=(person,))
        make_record(uow, school, pair_ids=(pair,), person_ids=(person,))

        one, two = registers.lines(uow.session, school, journal.Query(), DAY)
        assert one.about == ("Белова Анна Ильинична",)
        assert two.about == ("Иванова Мария Петровна — Смирнов Олег Ильич",)

    def test_answer_the_same_questions_as_the_journal(self, uow: UnitOfWork) -> None:
        school, other = make_school(uow), make_school(uow)
        paper = make_record(uow, school)
        make_record(uow, school, dated=NEXT_YEAR)
        make_record(uow, other)
        numbering.hold(uow, school, "ls", DAY, "соглашение")
        journal.void(uow, paper, reason="ошибка", on=DAY)

        def states(**asked: object) -> list[str]:
            query = journal.Query(**asked)  # type: ignore[arg-type]
            return [line.state for line in registers.lines(uow.session, school, query, DAY)]

        assert states() == ["held", "void", "issued"]
        assert states(year=2026) == ["issued"]
        assert states(status="void") == ["void"]
        assert states(series_code="ls") == ["held"]
        assert states(type_id="order_pairing") == ["void", "issued"]


class TestTheStepThatBroughtThem:
    def test_names_the_journal_of_orders_anew_and_opens_those_there_were_none_of(
        self, database: Database, open_uow: OpenUnit
    ) -> None:
        with open_uow() as uow:
            school = make_school(uow)
            uow.commit()
        with database.writing.begin() as connection:
            command.downgrade(database.migration_settings(connection), "0007")
            connection.execute(text("UPDATE numbering_series SET code = 'orders' WHERE code = 'od'"))

        database.migrate()

        with open_uow(read_only=True) as uow:
            codes = [code for code, _, _ in journal.series(uow.session, school)]
            assert codes[0] == "od"
            assert {"personnel", "contracts", "outgoing", "certificates", "internal"} <= set(codes)
