"""A list of pairs and groups: people found in the registry, everything wrong told, nothing doubled."""

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import pytest
from schools import make_person, make_record, make_school
from workbooks import xlsx

from registry import pair_changes, pairs, programmes, reading, reference
from registry.errors import Conflict, InvalidFact
from registry.importing.matching import PeopleIndex
from registry.importing.pairs import PairsReport, read
from registry.importing.saving_pairs import save
from registry.importing.saving_people import Outcome
from registry.models import Person
from registry.pair_changes import Change
from registry.snapshot import Pair, Terms
from registry.unit_of_work import UnitOfWork

ON = date(2026, 9, 1)
HEADER = ["№", "Форма наставничества", "Наставник", "Должность наставника", "Наставляемый",
          "Класс наставляемого", "Куратор", "Период", "Часов в месяц", "Выплата, руб.", "Запрос"]  # fmt: skip


@pytest.fixture
def school(uow: UnitOfWork) -> int:
    """Two teachers, namesakes of two posts, a deputy and three pupils."""
    school = make_school(uow)
    reference.load(uow)
    make_person(uow, school, "Орлова Анна Ильинична", title="учитель физики", department="Кафедра физики")
    make_person(uow, school, "Ким Виктор", gender="m", title="учитель химии")
    make_person(uow, school, "Иванова Мария Петровна", title="учитель музыки")
    make_person(uow, school, "Иванова Мария Петровна", title="методист")
    make_person(uow, school, "Шевчук Олег Петрович", gender="m", title="заместитель директора по УВР")
    for name, label in (
        ("Ли Пётр Ильич", "5 «А»"),
        ("Ли Ева Ильинична", "7 «Б»"),
        ("Зуев Олег Ильич", "7 «Б»"),
    ):
        make_person(uow, school, name, "pupil", class_label=label, birth_date=date(2013, 3, 5))
    return school


def pair(
    mentor: str = "Орлова Анна Ильинична",
    mentee: str = "Ким Виктор",
    *,
    number: object = 1,
    form: str = "учитель – учитель",
    place: str = "",
    mentee_place: str = "",
    curator: str = "Шевчук О. П.",
    period: object = "с 21.09.2026 по 29.05.2027",
    hours: object = 8,
    amount: object = 4000,
    request: str = "Уроки",
) -> list[object]:
    """A row that is right; a test names what is wrong in its own."""
    who = [number, form, mentor, place, mentee, mentee_place, curator]
    return [*who, period, hours, amount, request]


def told(
    uow: UnitOfWork,
    school: int,
    *rows: Sequence[object],
    header: Sequence[object] = HEADER,
    **options: object,
) -> PairsReport:
    source = xlsx(header, *rows, **options)  # type: ignore[arg-type]
    return read(source, "пары.xlsx", PeopleIndex.of(uow.session, school, ON))


def codes(report: PairsReport) -> list[str]:
    return [fault.code for fault in report.faults]


def take(uow: UnitOfWork, school: int, *rows: Sequence[object], header: Sequence[object] = HEADER) -> Outcome:
    report = told(uow, school, *rows, header=header)
    assert not report.faults
    outcome = save(uow, school, report.rows(), ON, may_edit_terms=True)
    uow.session.flush()
    return outcome


class TestAPair:
    def test_is_read_with_its_people_terms_and_period(self, uow: UnitOfWork, school: int) -> None:
        report = told(uow, school, pair(amount="4 000,00 руб."))
        (row,) = report.rows()
        assert (report.accepted, report.rejected, codes(report)) == (1, 0, [])
        assert (row.form_code, row.kind, row.department) == (
            "teacher_teacher",
            "традиционное",
            "Кафедра физики",
        )
        assert (row.starts_on, row.ends_on) == (date(2026, 9, 21), date(2027, 5, 29))
        assert (row.terms.amount, row.terms.hours_per_month, row.terms.mode) == (Decimal(4000), 8, "очно")
        assert row.curator_id is not None

    @pytest.mark.parametrize(
        "mentee", ["Ким Виктор", "КИМ ВИКТОР", "Ким В.", "Ким Виктор, учитель химии", "Ким  Bиктор"]
    )
    def test_names_people_as_a_school_does(self, uow: UnitOfWork, school: int, mentee: str) -> None:
        assert codes(told(uow, school, pair(mentee=mentee))) == []

    def test_a_namesake_is_told_by_post(self, uow: UnitOfWork, school: int) -> None:
        name = "Иванова Мария Петровна"
        assert codes(told(uow, school, pair(name))) == ["person_ambiguous"]
        assert codes(told(uow, school, pair(name, place="методист"))) == []
        assert codes(told(uow, school, pair(f"{name} (методист)"))) == []

    def test_a_pupil_is_told_by_class_or_a_missing_patronymic(self, uow: UnitOfWork, school: int) -> None:
        rows = [pair(form="Учитель-ученик", mentee="Ли Ева", mentee_place="7Б", amount="")]
        assert codes(told(uow, school, *rows)) == []

    def test_a_post_that_differs_is_said(self, uow: UnitOfWork, school: int) -> None:
        report = told(uow, school, pair(place="учитель биологии"))
        assert [note.code for note in report.notes] == ["place_differs"]

    def test_without_a_payment_between_employees_it_is_said(self, uow: UnitOfWork, school: int) -> None:
        report = told(uow, school, pair(amount=""))
        assert [note.code for note in report.notes] == ["amount_missing"]

    def test_a_form_that_would_tell_of_health_prints_as_the_ordinary_one(
        self, uow: UnitOfWork, school: int
    ) -> None:
        report = told(uow, school, pair(form="учитель – ученик с ОВЗ", mentee="Ли Пётр Ильич", amount=""))
        (row,) = report.rows()
        assert (row.form_code, [note.code for note in report.notes]) == (
            "teacher_pupil_support",
            ["not_printed"],
        )
        titles = [form.title for form in reference.forms()]
        assert not any("ОВЗ" in title for title in titles)


class TestAGroup:
    def test_in_one_cell_or_in_rows_merged_downwards(self, uow: UnitOfWork, school: int) -> None:
        names = "1. Ли Пётр Ильич\n2. Ли Ева Ильинична (7Б)"
        in_cell = told(uow, school, pair(form="учитель-ученик", mentee=names, amount=""))
        rows = [
            pair(form="учитель-ученик", mentee="Ли Пётр Ильич", amount=""),
            ["", "", "", "", "Ли Ева Ильинична", "7Б", "", "", "", "", ""],
        ]
        in_rows = told(uow, school, *rows, ["Итого:", "1 группа"])
        for report in (in_cell, in_rows):
            (row,) = report.rows()
            assert (len(row.mentee_ids), row.kind, report.accepted) == (2, "групповое", 1)

    def test_a_mentee_named_twice(self, uow: UnitOfWork, school: int) -> None:
        names = "Ли Пётр Ильич; Ли Пётр Ильич"
        assert codes(told(uow, school, pair(form="учитель-ученик", mentee=names))) == ["mentee_repeated"]


class TestRefused:
    @pytest.mark.parametrize(
        ("row", "code"),
        [
            (pair(form="дружба"), "form_unknown"),
            (pair(form=""), "form_missing"),
            (pair(form="ученик – ученик"), "form_mismatch"),
            (pair("Петров Олег Ильич"), "person_unknown"),
            (pair("Орлова 2"), "person_unknown"),
            (pair(mentee=""), "mentee_missing"),
            (pair(mentee="Орлова Анна Ильинична"), "mentor_is_mentee"),
            (pair(curator="Ли Пётр Ильич"), "curator_not_staff"),
            (pair(period="с 29.05.2027 по 21.09.2026"), "period_impossible"),
            (pair(period="весь год"), "period_unreadable"),
            (pair(period="с 31.09.2026 по 29.05.2027"), "date_impossible"),
            (pair(period=""), "period_missing"),
            (pair(hours="много"), "hours_broken"),
            (pair(amount="договорная"), "amount_broken"),
            (pair(amount=-5), "amount_broken"),
            (pair(request="я" * 10_000), "cell_too_long"),
        ],
    )
    def test_each_with_its_own_code(self, uow: UnitOfWork, school: int, row: list[object], code: str) -> None:
        report = told(uow, school, row)
        assert codes(report) == [code]
        assert (report.accepted, report.rejected) == (0, 1)

    def test_a_missing_mentor_in_a_row_that_begins_a_pair(self, uow: UnitOfWork, school: int) -> None:
        assert codes(told(uow, school, pair(""))) == ["mentor_missing"]

    def test_a_kind_nobody_knows(self, uow: UnitOfWork, school: int) -> None:
        report = told(uow, school, [*pair(), "космическое"], header=[*HEADER, "Вид"])
        assert codes(report) == ["kind_unknown"]

    @pytest.mark.parametrize(("name", "code"), [("Орлова", "mentor_dismissed"), ("Ким", "mentee_dismissed")])
    def test_somebody_already_dismissed(self, uow: UnitOfWork, school: int, name: str, code: str) -> None:
        (known,) = PeopleIndex.of(uow.session, school, ON).by_surname(name)
        person = uow.session.get(Person, known.id)
        assert person is not None
        person.dismissed_on = date(2026, 9, 15)
        uow.session.flush()
        assert codes(told(uow, school, pair())) == [code]

    def test_the_second_of_two_rows_for_one_pair(self, uow: UnitOfWork, school: int) -> None:
        report = told(uow, school, pair(), pair(number=2))
        assert [(fault.row, fault.code) for fault in report.faults] == [(3, "pair_repeated")]

    def test_an_unknown_name_is_answered_with_the_nearest(self, uow: UnitOfWork, school: int) -> None:
        report = told(uow, school, pair("Орлова Анна Ильинишна"))
        assert "возможно, это «Орлова Анна Ильинична»" in report.faults[0].message

    def test_a_file_without_pairs(self, uow: UnitOfWork, school: int) -> None:
        index = PeopleIndex.of(uow.session, school, ON)
        assert codes(read(xlsx(["a", "b"], [1, 2]), "a.xlsx", index)) == ["header_not_found"]
        assert codes(read(xlsx([]), "a.xlsx", index)) == ["file_empty"]
        with pytest.raises(InvalidFact):
            read(xlsx(HEADER), "a.xlsx", index, mapping={"Лист1": {"Форма": "форма"}})

    def test_columns_of_two_dates(self, uow: UnitOfWork, school: int) -> None:
        header = [*HEADER[:7], "Дата начала", "Дата окончания"]
        row = [*pair()[:7], date(2026, 10, 1), "30 апреля 2027 г."]
        (found,) = told(uow, school, row, header=header).rows()
        assert (found.starts_on, found.ends_on) == (date(2026, 10, 1), date(2027, 4, 30))

    def test_a_formula_is_said(self, uow: UnitOfWork, school: int) -> None:
        report = told(uow, school, pair(amount="=2000*2 -> 4000"))
        assert [(note.code, note.column) for note in report.notes] == [("formula", "Выплата, руб.")]


class TestSaving:
    def test_a_new_pair_gets_the_programme_of_its_form_and_its_people_their_roles(
        self, uow: UnitOfWork, school: int
    ) -> None:
        assert take(uow, school, pair()) == Outcome(created=1)
        (pair_id,) = pairs.ids(uow.session, school)
        (found,) = reading.pairs(uow, [pair_id], date(2026, 9, 21))
        assert found.programme is not None
        assert len(found.programme.activities) >= 8
        assert found.programme.activities[0].term == "сентябрь 2026 г."
        assert (found.mentor.roles, found.mentees[0].roles) == (("mentor",), ("mentee",))
        assert found.curator is not None
        assert found.curator.roles == ("curator",)

    def test_the_same_again_changes_nothing(self, uow: UnitOfWork, school: int) -> None:
        take(uow, school, pair())
        assert take(uow, school, pair()) == Outcome(unchanged=1)
        assert len(pairs.ids(uow.session, school)) == 1

    @pytest.mark.parametrize(
        "row", [pair(amount=4500), pair(request="Дисциплина"), pair(period="с 21.09.2026 по 30.04.2027")]
    )
    def test_an_updated_file_updates(self, uow: UnitOfWork, school: int, row: list[object]) -> None:
        take(uow, school, pair())
        assert take(uow, school, row) == Outcome(updated=1)
        assert take(uow, school, row) == Outcome(unchanged=1)

    def test_a_cell_left_empty_takes_nothing_away(self, uow: UnitOfWork, school: int) -> None:
        terms = Terms(Decimal(3500), 12, "дистанционно", in_job_function=True, job_function_clause="п. 2.3")
        pair_id = self.known(uow, school, terms)

        silent = pair(hours="", amount="", curator="", request="")
        assert take(uow, school, silent) == Outcome(unchanged=1)
        assert self.read(uow, pair_id).terms == terms

    def test_a_file_without_the_columns_takes_nothing_away(self, uow: UnitOfWork, school: int) -> None:
        terms = Terms(Decimal(3500), 12, "дистанционно")
        pair_id = self.known(uow, school, terms)
        kept = self.read(uow, pair_id)

        assert take(uow, school, pair()[:-3], header=HEADER[:-3]) == Outcome(unchanged=1)
        assert self.read(uow, pair_id) == kept

    def test_a_kind_and_a_department_are_not_guessed_over_those_known(
        self, uow: UnitOfWork, school: int
    ) -> None:
        pair_id = self.known(uow, school, Terms())
        found = self.read(uow, pair_id)
        change = Change(
            found.curator.id if found.curator else None,
            "ситуационное",
            found.starts_on,
            found.ends_on,
            "Методический совет",
            found.request,
        )
        pair_changes.change(uow, pair_id, change)

        take(uow, school, pair(hours="", amount=""))
        assert (self.read(uow, pair_id).kind, self.read(uow, pair_id).department) == (
            "ситуационное",
            "Методический совет",
        )

    def test_each_cell_that_speaks_is_written(self, uow: UnitOfWork, school: int) -> None:
        pair_id = self.known(uow, school, Terms(Decimal(3500), 12, "дистанционно"))

        assert take(uow, school, pair(hours="", amount=4500)) == Outcome(updated=1)
        assert self.read(uow, pair_id).terms == Terms(Decimal(4500), 12, "дистанционно")
        assert take(uow, school, pair(hours=6, amount="без оплаты")) == Outcome(updated=1)
        assert self.read(uow, pair_id).terms == Terms(None, 6, "дистанционно")

    def test_terms_are_not_written_where_they_may_not_be(self, uow: UnitOfWork, school: int) -> None:
        terms = Terms(Decimal(3500), 12)
        pair_id = self.known(uow, school, terms)
        rows = [pair(amount=9000, hours=20), pair(mentee="Шевчук Олег Петрович", curator="", number=2)]

        report = told(uow, school, *rows)
        outcome = save(uow, school, report.rows(), ON, may_edit_terms=False)

        assert outcome == Outcome(created=1, unchanged=1)
        assert self.read(uow, pair_id).terms == terms
        (new,) = set(pairs.ids(uow.session, school)) - {pair_id}
        assert self.read(uow, new).terms == Terms()

    def test_terms_not_taken_are_said_once_a_column(self, uow: UnitOfWork, school: int) -> None:
        source = xlsx(HEADER, pair(), pair(mentee="Шевчук Олег Петрович", curator="", number=2))
        report = read(source, "пары.xlsx", PeopleIndex.of(uow.session, school, ON), takes_terms=False)

        said = [(note.column, note.message) for note in report.notes if note.code == "terms_not_taken"]
        assert [column for column, _ in said] == ["Выплата, руб.", "Часов в месяц"]
        assert "из файла не взяты" in said[0][1]
        assert "amount_missing" not in report.note_counts
        assert [(row.terms, row.told & {"amount", "hours"}) for row in report.rows()] == [
            (Terms(), set())
        ] * 2

    def known(self, uow: UnitOfWork, school: int, terms: Terms) -> int:
        """A pair of the list, whose terms were mended in the registry since."""
        take(uow, school, pair())
        (pair_id,) = pairs.ids(uow.session, school)
        pairs.set_terms(uow, pair_id, terms)
        uow.session.flush()
        return pair_id

    def read(self, uow: UnitOfWork, pair_id: int) -> Pair:
        uow.session.flush()
        uow.session.expire_all()
        return reading.pair(uow, pair_id, date(2026, 9, 21))

    def test_a_sheet_of_plans_outweighs_the_plan_of_the_form(self, uow: UnitOfWork, school: int) -> None:
        plan = [["№ пары", "Раздел", "Мероприятие", "Срок"], ["1", "Начало", "Встреча", "сентябрь"],
                ["", "Начало", "Урок", "октябрь"], ["", "", "", ""]]  # fmt: skip
        source = xlsx(sheets={"Пары": [HEADER, pair()], "Программы": plan})
        report = read(source, "a.xlsx", PeopleIndex.of(uow.session, school, ON))
        save(uow, school, report.rows(), ON, may_edit_terms=True)
        (found,) = reading.pairs(uow, pairs.ids(uow.session, school), date(2026, 9, 21))
        assert found.programme is not None
        assert [row.title for row in found.programme.activities] == ["Встреча", "Урок"]

    def test_a_plan_mended_in_the_registry_is_not_lost(self, uow: UnitOfWork, school: int) -> None:
        take(uow, school, pair())
        (pair_id,) = pairs.ids(uow.session, school)
        programmes.write(uow, pair_id, programmes.NewProgramme("Уроки", "Своя цель"))
        uow.session.expire_all()
        take(uow, school, pair())
        (found,) = reading.pairs(uow, [pair_id], date(2026, 9, 21))
        assert found.programme is not None
        assert found.programme.goal == "Своя цель"

    def test_what_an_order_has_fixed_the_file_cannot_change(self, uow: UnitOfWork, school: int) -> None:
        take(uow, school, pair())
        (pair_id,) = pairs.ids(uow.session, school)
        pairs.fix_by_order(uow, [pair_id], make_record(uow, school, dated=ON))
        with pytest.raises(Conflict, match="приказ"):
            take(uow, school, pair(period="с 21.09.2026 по 30.04.2027"))


YEAR = (date(2026, 9, 21), date(2027, 5, 29))


class TestPlans:
    def test_every_form_has_one_that_covers_the_year(self) -> None:
        for form in reference.forms():
            plan = reference.default_programme(form.code, date(2026, 9, 21), date(2027, 5, 29), "Запрос")
            terms = " ".join(row.term for row in plan.activities)
            assert "сентябрь" in terms
            assert "май 2027 г." in terms
            assert all((plan.goal, plan.tasks, plan.expected_result, plan.meetings, plan.request))
            assert all(row.title and row.responsible and row.planned_result for row in plan.activities)

    @pytest.mark.parametrize(
        ("mentees", "ending"),
        [("m", "(?:ый|ийся|удент)"), ("f", "(?:ая|аяся|удент)"), ("p", "(?:ые|иеся|уденты)")],
    )
    def test_every_form_is_worded_for_a_man_a_woman_and_a_group(self, mentees: str, ending: str) -> None:
        for form in reference.forms():
            plan = reference.default_programme(form.code, *YEAR, mentees=mentees)
            rows = (
                word for row in plan.activities for word in (row.title, row.responsible, row.planned_result)
            )
            words = " ".join((plan.goal, *plan.tasks, plan.expected_result, plan.meetings, *rows))
            assert not set("[]|") & set(words)
            named = re.findall(
                r"\b[Нн]аставляем(?:ый|ая|ые)\b|\b[Оо]бучающ(?:ийся|аяся|иеся)\b|тудент(?:ы)?\b", words
            )
            assert named
            assert [word for word in named if not re.search(f"{ending}$", word)] == []

    def test_a_reversive_pair_of_teachers_teaches_both_ways(self) -> None:
        plan = reference.default_programme("teacher_teacher", *YEAR, kind="реверсивное")
        assert "Взаимное" in plan.goal
        assert plan != reference.default_programme("teacher_teacher", *YEAR)
        pupils = reference.default_programme("pupil_pupil", *YEAR, kind="реверсивное")
        assert pupils == reference.default_programme("pupil_pupil", *YEAR)

    def test_terms_name_a_year_once(self) -> None:
        plan = reference.default_programme("teacher_teacher", date(2026, 9, 21), date(2027, 5, 29))
        assert [row.term for row in plan.activities][6] == "ноябрь 2026 г. – февраль 2027 г."

    def test_months_outside_the_period_become_the_whole_of_it(self) -> None:
        plan = reference.default_programme("pupil_pupil", date(2026, 10, 1), date(2026, 10, 31))
        assert plan.activities[0].term == "в течение периода программы"
        assert plan.activities[1].term == "октябрь 2026 г."
