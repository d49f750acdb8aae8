"""The journal: its series and numbers, the papers in it, what is void."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from schools import (
    AT,
    DAY,
    OpenUnit,
    forget,
    make_order,
    make_pair,
    make_person,
    make_record,
    make_school,
)  # fmt: skip
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from registry import journal
from registry.errors import Conflict, InvalidFact, NotFound
from registry.journal import NewRecord, Query, Reserved
from registry.unit_of_work import UnitOfWork


@pytest.fixture
def school(uow: UnitOfWork) -> int:
    return make_school(uow)


def number_of(uow: UnitOfWork, document: int) -> str:
    return journal.get(uow.session, document).number


class TestNumbers:
    def test_follow_one_another(self, uow: UnitOfWork, school: int) -> None:
        assert [number_of(uow, make_record(uow, school)) for _ in range(3)] == ["1-ОД", "2-ОД", "3-ОД"]

    def test_begin_anew_with_the_year(self, uow: UnitOfWork, school: int) -> None:
        days = (date(2025, 12, 31), date(2026, 1, 1), date(2025, 12, 31))

        assert [number_of(uow, make_record(uow, school, dated=day)) for day in days] == [
            "1-ОД",
            "1-ОД",
            "2-ОД",
        ]

    def test_of_one_series_do_not_move_another(self, uow: UnitOfWork, school: int) -> None:
        make_record(uow, school, series="od")

        assert number_of(uow, make_record(uow, school, series="ls")) == "1/к"

    def test_of_one_school_do_not_move_another(self, uow: UnitOfWork, school: int) -> None:
        make_record(uow, school)

        assert number_of(uow, make_record(uow, make_school(uow))) == "1-ОД"

    def test_are_foretold_without_being_taken(self, uow: UnitOfWork, school: int) -> None:
        foretold = [journal.next_number(uow.session, school, "od", DAY) for _ in range(2)]

        assert foretold == ["1-ОД", "1-ОД"]
        make_record(uow, school)
        assert journal.next_number(uow.session, school, "od", DAY) == "2-ОД"
        assert journal.next_number(uow.session, school, "od", date(2026, 1, 1)) == "1-ОД"

    def test_are_not_given_in_a_series_nobody_keeps(self, uow: UnitOfWork, school: int) -> None:
        message = r"^У организации не заведён журнал «xx»: добавьте его в настройках\.$"
        with pytest.raises(NotFound, match=message):
            journal.reserve(uow, school, "xx", DAY)
        with pytest.raises(NotFound, match=message):
            journal.next_number(uow.session, school, "xx", DAY)

    def test_reserved_by_work_that_failed_are_given_again(self, open_uow: OpenUnit) -> None:
        with open_uow() as uow:
            school = make_school(uow)
            uow.commit()
        with open_uow() as uow:
            assert journal.reserve(uow, school, "od", DAY).number == "1-ОД"

        with open_uow() as uow:
            assert journal.reserve(uow, school, "od", DAY).number == "1-ОД"

    def test_taken_once_are_refused_by_the_table_itself(self, uow: UnitOfWork, school: int) -> None:
        first = journal.get(uow.session, make_record(uow, school))
        series_id = uow.session.execute(text("SELECT series_id FROM issued_documents")).scalar_one()
        forged = Reserved(series_id, 2025, 1, first.number)
        new = NewRecord(school, DAY, "order_pairing", "", "", "pairs", b"{}", "1", "0" * 64, 1)

        with pytest.raises(IntegrityError, match="issued_documents"):
            journal.record(uow, forged, new)


class TestSeries:
    def test_are_listed_with_their_patterns(self, uow: UnitOfWork, school: int) -> None:
        assert journal.series(uow.session, school) == [
            ("od", "Приказы по основной деятельности", "{n}-ОД"),
            ("ls", "Дополнительные соглашения", "{n}/к"),
        ]

    def test_opened_again_take_the_new_pattern_and_keep_the_count(self, uow: UnitOfWork, school: int) -> None:
        old = make_record(uow, school)
        journal.open_series(uow, school, "od", "Приказы", "ОД-{n}")

        assert number_of(uow, make_record(uow, school)) == "ОД-2"
        assert number_of(uow, old) == "1-ОД"
        assert journal.series(uow.session, school)[0] == ("od", "Приказы", "ОД-{n}")

    @pytest.mark.parametrize("pattern", ["ОД", "{n}-{n}", "{n}-{year}", "{n}}", "{{n}", ""])
    def test_with_a_pattern_that_cannot_be_are_refused(
        self, uow: UnitOfWork, school: int, pattern: str
    ) -> None:
        with pytest.raises(InvalidFact) as caught:
            journal.open_series(uow, school, "od", "Приказы", pattern)
        assert caught.value.message == "В образце номера должно один раз стоять {n}, например «{n}-ОД»."


class TestAPaper:
    def test_is_read_back_as_recorded(self, uow: UnitOfWork, school: int) -> None:
        recorded = make_record(
            uow, school, sha256="a" * 64, size=2048, snapshot='{"кто": "Иванова"}'.encode()
        )
        forget(uow)

        read = journal.get(uow.session, recorded)
        assert (read.organisation_id, read.series_code, read.number) == (school, "od", "1-ОД")
        assert (read.dated, read.type_id, read.file_title) == (DAY, "order_pairing", "Приказ о закреплении")
        assert read.title == "Приказ о закреплении наставнических пар"
        assert (read.sha256, read.size, read.status) == ("a" * 64, 2048, "issued")
        assert (read.issued_at, read.issued_by) == (AT, "secretary")
        assert journal.snapshot(uow, recorded) == '{"кто": "Иванова"}'.encode()

    def test_keeps_its_facts_sealed(self, uow: UnitOfWork, school: int) -> None:
        make_record(uow, school, snapshot="Иванова".encode())

        sealed = uow.session.execute(text("SELECT snapshot_sealed FROM issued_documents")).scalar_one()
        assert "Иванова".encode() not in bytes(sealed)

    def test_unknown_is_not_found(self, uow: UnitOfWork) -> None:
        message = r"^Такого документа в журнале нет\.$"
        with pytest.raises(NotFound, match=message):
            journal.get(uow.session, 999_999)
        with pytest.raises(NotFound, match=message):
            journal.snapshot(uow, 999_999)
        with pytest.raises(NotFound, match=message):
            journal.void(uow, 999_999, reason="ошибка", on=DAY)


class TestAVoidPaper:
    def test_keeps_its_number_and_says_why(self, uow: UnitOfWork, school: int) -> None:
        paper = make_record(uow, school)
        journal.void(uow, paper, reason="  ошибка в дате ", on=DAY)
        forget(uow)

        read = journal.get(uow.session, paper)
        assert (read.status, read.void_reason, read.number) == ("void", "ошибка в дате", "1-ОД")
        assert number_of(uow, make_record(uow, school)) == "2-ОД"

    def test_is_not_voided_again(self, uow: UnitOfWork, school: int) -> None:
        paper = make_record(uow, school)
        journal.void(uow, paper, reason="ошибка", on=DAY)

        with pytest.raises(Conflict, match=r"^Документ уже аннулирован\.$"):
            journal.void(uow, paper, reason="ошибка", on=DAY)

    def test_needs_a_reason(self, uow: UnitOfWork, school: int) -> None:
        paper = make_record(uow, school)

        with pytest.raises(InvalidFact, match=r"^Укажите, почему документ аннулируется\.$"):
            journal.void(uow, paper, reason="  ", on=DAY)
        assert journal.get(uow.session, paper).status == "issued"


class TestTheListOfPapers:
    @pytest.fixture
    def listed(self, uow: UnitOfWork, school: int) -> list[int]:
        told = [
            make_record(uow, school, dated=date(2025, 1, 15)),
            make_record(uow, school, dated=date(2024, 9, 1), type_id="consent", series="ls"),
            make_record(uow, school, dated=date(2025, 9, 1)),
        ]
        journal.void(uow, told[0], reason="ошибка", on=DAY)
        make_record(uow, make_school(uow))
        return told

    @pytest.mark.parametrize(
        ("query", "found"),
        [
            ({}, [2, 0, 1]),
            ({"type_id": "consent"}, [1]),
            ({"series_code": "od"}, [2, 0]),
            ({"status": "void"}, [0]),
            ({"year": 2024}, [1]),
            ({"page": 2, "size": 2}, [1]),
            ({"page": -1, "size": 2}, [2, 0]),
        ],
    )
    def test_is_of_one_school_the_newest_first(
        self, uow: UnitOfWork, school: int, listed: list[int], query: dict[str, Any], found: list[int]
    ) -> None:
        page = journal.search(uow.session, school, Query(**query))

        assert [record.id for record in page.rows] == [listed[index] for index in found]

    def test_counts_all_that_answer(self, uow: UnitOfWork, school: int, listed: list[int]) -> None:
        page = journal.search(uow.session, school, Query(size=2))

        assert (page.total, page.last_number) == (3, 2)


class TestSubjectsOfPapers:
    def test_list_their_papers_the_oldest_first(self, uow: UnitOfWork, school: int) -> None:
        pair, person = make_pair(uow, school), make_person(uow, school)
        late = make_record(uow, school, pair_ids=(pair,))
        early = make_record(uow, school, dated=date(2025, 8, 1), pair_ids=(pair,), person_ids=(person,))

        assert [record.id for record in journal.of_pair(uow.session, pair)] == [early, late]
        assert [record.id for record in journal.of_person(uow.session, person)] == [early]

    def test_are_told_paper_by_paper(self, uow: UnitOfWork, school: int) -> None:
        pair, other, person = make_pair(uow, school), make_pair(uow, school), make_person(uow, school)
        one = make_record(uow, school, pair_ids=(pair, other))
        two = make_record(uow, school, person_ids=(person,))

        assert journal.subjects_of(uow.session, [one, two]) == {
            one: [("pair", pair), ("pair", other)],
            two: [("person", person)],
        }
        assert journal.subjects_of(uow.session, []) == {}

    def test_of_a_paper_about_pairs_are_the_pairs_though_their_people_list_it_too(
        self, uow: UnitOfWork, school: int
    ) -> None:
        pair, mentor = make_pair(uow, school), make_person(uow, school)
        paper = make_record(uow, school, pair_ids=(pair,), person_ids=(mentor,))

        assert journal.subjects_of(uow.session, [paper]) == {paper: [("pair", pair)]}
        assert [record.id for record in journal.of_person(uow.session, mentor)] == [paper]

    def test_have_a_live_paper_of_a_type_or_none(self, uow: UnitOfWork, school: int) -> None:
        pair, other, person = make_pair(uow, school), make_pair(uow, school), make_person(uow, school)
        order = make_order(uow, school, pair, other)
        consent = make_record(uow, school, type_id="consent", person_ids=(person,))
        live = journal.live_of_type

        assert live(uow.session, "order_pairing", pair_ids=[pair, other]) == {pair: order, other: order}
        assert live(uow.session, "consent", person_ids=[person]) == {person: consent}
        assert live(uow.session, "consent", pair_ids=[pair]) == {}
        assert live(uow.session, "consent") == {}
        journal.void(uow, order, reason="ошибка", on=DAY)
        assert live(uow.session, "order_pairing", pair_ids=[pair]) == {}
