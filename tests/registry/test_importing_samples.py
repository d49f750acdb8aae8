"""The sample school's own files: current, clean, and every fault of the faulty one told exactly."""

import sys
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from schools import make_school

from registry import pairs, reading, reference
from registry.importing import pairs as pairs_import
from registry.importing.matching import PeopleIndex
from registry.importing.people import read
from registry.importing.saving_pairs import save as save_pairs
from registry.importing.saving_people import Outcome
from registry.importing.saving_people import save as save_people
from registry.unit_of_work import UnitOfWork

SAMPLES = Path(__file__).parents[2] / "samples"
SCHOOL = SAMPLES / "school"
ON = date(2026, 9, 1)
START = date(2026, 9, 21)

sys.path.insert(0, str(SAMPLES))  # The builder of the samples is a script beside them, not a package.
import make_school as builder  # noqa: E402


def sample(name: str) -> bytes:
    return (SCHOOL / name).read_bytes()


class TestFiles:
    @pytest.mark.parametrize("name", sorted(builder.files()))
    def test_are_what_the_builder_makes(self, name: str) -> None:
        assert builder.files()[name] == sample(name), "run: python samples/make_school.py"


class TestStaff:
    def test_sixty_employees_and_three_partners_without_a_fault(self) -> None:
        report = read(sample("staff.xlsx"), "staff.xlsx", on=ON)
        kinds = Counter(row.kind for row in report.rows())
        assert (report.accepted, report.rejected, report.faults) == (63, 0, [])
        assert kinds == {"staff": 60, "partner": 3}

    def test_are_as_messy_as_a_real_list(self) -> None:
        report = read(sample("staff.xlsx"), "staff.xlsx", on=ON)
        mess = {"spaces", "alphabet", "capitals", "date_from_text", "number_from_text", "acting", "formula"}
        assert mess <= report.note_counts.keys()
        names = {row.full_name for row in report.rows()}
        assert {"Алиев Руслан Вагиф оглы", "Ким Виктория", "Римская-Соловьёва Ольга Дмитриевна"} <= names

    def test_every_employee_can_get_lawful_papers(self) -> None:
        for row in read(sample("staff.xlsx"), "staff.xlsx", on=ON).rows():
            assert all(
                (row.birth_date, row.position, row.private.passport, row.private.address, row.private.phone)
            )
            if row.kind == "staff":
                assert all((row.contract_number, row.contract_date, row.hired_on, row.department))
            else:
                assert row.employer

    def test_one_fault_of_each_kind_where_they_are_planted(self) -> None:
        report = read(sample("staff_with_faults.xlsx"), "staff_with_faults.xlsx", on=ON)
        assert (report.accepted, report.rejected) == (4, 16)
        assert [(fault.row, fault.column, fault.code) for fault in report.faults] == [
            (7, "Ф.И.О. (полностью)", "name_has_digits"),
            (8, "Ф.И.О. (полностью)", "name_incomplete"),
            (9, "Ф.И.О. (полностью)", "name_missing"),
            (10, "Ф.И.О. (полностью)", "name_incomplete"),
            (11, "Ф.И.О. (полностью)", "name_latin"),
            (12, "Дата рожд.", "date_impossible"),
            (13, "Дата рожд.", "date_future"),
            (14, "Дата рожд.", "birth_after_hired"),
            (14, "Стаж, лет", "experience_exceeds_age"),
            (15, "Дата рожд.", "date_unreadable"),
            (16, "Стаж, лет", "experience_exceeds_age"),
            (17, "Стаж, лет", "experience_unreadable"),
            (18, "E-mail", "email_broken"),
            (19, "Контактный телефон", "phone_broken"),
            (20, "Трудовой договор (№, дата)", "contract_unreadable"),
            (21, "Занимаемая должность", "cell_too_long"),
            (24, "Ф.И.О. (полностью)", "person_repeated"),
        ]
        assert report.to_json()["faults"][0] == {
            "sheet": "Сотрудники",
            "row": 7,
            "column": "Ф.И.О. (полностью)",
            "code": "name_has_digits",
            "message": "В имени есть цифры: «Тарас0ва Людмила Яковлевна»; исправьте ФИО.",
        }


class TestPupils:
    def test_sixty_with_a_representative_each(self) -> None:
        report = read(sample("pupils.xlsx"), "pupils.xlsx", on=ON)
        rows = list(report.rows())
        assert (report.accepted, report.faults) == (60, [])
        assert all(row.representatives and row.class_label for row in rows)
        relations = {told.relation for row in rows for told in row.representatives}
        assert relations == {"мать", "отец", "опекун"}
        for told in (told for row in rows for told in row.representatives):
            assert all((told.private.passport, told.private.address, told.private.phone, told.basis))

    def test_the_youngest_is_ten(self) -> None:
        births = [row.birth_date for row in read(sample("pupils.xlsx"), "pupils.xlsx", on=ON).rows()]
        assert max(birth for birth in births if birth) <= date(2016, 9, 21)


class TestTheWholeSchool:
    def test_is_imported_with_every_form_of_mentoring_and_again_without_a_change(
        self, uow: UnitOfWork
    ) -> None:
        school = make_school(uow)
        reference.load(uow)
        first = [self.take(uow, school), self.take(uow, school)]
        assert [outcome.created for outcome in first[0]] == [63, 172, 17]
        assert first[1] == (Outcome(unchanged=63), Outcome(unchanged=172), Outcome(unchanged=17))
        found = reading.pairs(uow, pairs.ids(uow.session, school), START)
        assert {pair.form.code for pair in found} == {form.code for form in reference.forms()}
        assert Counter(pair.is_group for pair in found) == {False: 14, True: 3}

    def test_its_mentors_have_what_their_papers_ask(self, uow: UnitOfWork) -> None:
        school = make_school(uow)
        reference.load(uow)
        self.take(uow, school)
        for pair in reading.pairs(uow, pairs.ids(uow.session, school), START):
            assert pair.curator is not None
            assert pair.programme is not None
            assert pair.programme.activities
            assert pair.request
            assert (pair.starts_on, pair.ends_on) == (START, date(2027, 5, 29))
            assert all((mentee.age_on(START) or 0) >= 10 for mentee in pair.mentees)
            if pair.is_between_employees:
                assert pair.mentor.contract is not None
                assert pair.terms.amount
                assert pair.terms.hours_per_month

    def take(self, uow: UnitOfWork, school: int) -> tuple[Outcome, Outcome, Outcome]:
        people = [
            save_people(uow, school, read(sample(name), name, on=ON).rows(), ON)
            for name in ("staff.xlsx", "pupils.xlsx")
        ]
        report = pairs_import.read(
            sample("pairs.xlsx"), "pairs.xlsx", PeopleIndex.of(uow.session, school, ON)
        )
        assert report.faults == []
        return people[0], people[1], save_pairs(uow, school, report.rows(), ON, may_edit_terms=True)
