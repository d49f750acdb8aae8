"""A list of people as a school keeps it: what is mended, what is refused, what is neither."""

import json
from datetime import date

import pytest
from workbooks import HEADER, ON, codes, csv_bytes, people_of, person, xlsx

from registry.errors import InvalidFact
from registry.importing.people import PeopleReport, read
from registry.importing.rows import PersonRow


def only(report: PeopleReport) -> PersonRow:
    (row,) = report.rows()
    return row


def note_codes(report: PeopleReport) -> set[str]:
    return {note.code for note in report.notes}


class TestReport:
    def test_counts_rows_and_names_the_place_of_every_fault(self) -> None:
        report = people_of(
            person(), person("Петр0в Иван Ильич", email="нет-собаки"), person("Орлов Олег Ильич")
        )
        found = json.loads(json.dumps(report.to_json(), ensure_ascii=False))
        assert (found["accepted"], found["rejected"]) == (2, 1)
        assert [
            (fault["sheet"], fault["row"], fault["column"], fault["code"]) for fault in found["faults"]
        ] == [
            ("Лист1", 3, "ФИО", "name_has_digits"),
            ("Лист1", 3, "Эл. почта", "email_broken"),
        ]
        assert set(found["faults"][0]) == {"sheet", "row", "column", "code", "message"}

    def test_rows_bear_the_numbers_of_the_sheet_below_title_rows(self) -> None:
        source = xlsx(
            ["МБОУ «Школа»"], [], ["Список"], HEADER, person(), person("Орлов Олег", birth="31.02.1990")
        )
        report = read(source, "a.xlsx", on=ON)
        assert [(fault.row, fault.code) for fault in report.faults] == [(6, "date_impossible")]
        assert only(report).row == 5

    def test_a_hundred_faults_come_together(self) -> None:
        report = people_of(*[person(f"Иванов{n} Иван Ильич") for n in range(100)])
        assert (report.accepted, report.rejected, len(report.faults)) == (0, 100, 100)

    def test_remarks_are_told_by_row_the_faults_first(self) -> None:
        report = people_of(person("иванов пётр ильич", email="@"))
        (texts,) = report.remarks()["Лист1"].values()
        assert [text.split()[0] for text in texts] == ["Ошибка", "Примечание"]

    def test_notes_beyond_the_bound_are_only_counted(self) -> None:
        days = [date.fromordinal(715_000 + n) for n in range(1_200)]
        rows = [person(birth=f"{day:%d.%m.%Y}", hired=date(2015, 9, 1), years=1) for day in days]
        report = people_of(*rows)
        assert report.accepted == 1_200
        assert report.note_counts["date_from_text"] == 1_200
        assert len(report.notes) == 1_000


class TestMended:
    @pytest.mark.parametrize(
        ("typed", "code"),
        [
            ("  Иванова   Мария Петровна ", "spaces"),
            ("Иванова\u00a0Мария Петровна", "spaces"),
            ("ИВАНОВА МАРИЯ ПЕТРОВНА", "capitals"),
            ("иванова мария петровна", "capitals"),
            ("Ивaнова Mария Петровна", "alphabet"),
            ("Мария Петровна Иванова", "name_order"),
            ("Иванова (Сидорова) Мария Петровна", "name_brackets"),
        ],
    )
    def test_a_name_is_mended_and_said(self, typed: str, code: str) -> None:
        report = people_of(person(typed))
        assert only(report).full_name == "Иванова Мария Петровна"
        assert code in note_codes(report)
        assert not report.faults

    @pytest.mark.parametrize(
        ("typed", "parts", "gender"),
        [
            ("Римская-Соловьёва Ольга Дмитриевна", ("Римская-Соловьёва", "Ольга", "Дмитриевна"), "f"),
            ("Петрова Водкина Анна Ильинична", ("Петрова Водкина", "Анна", "Ильинична"), "f"),
            ("Ким Виктор", ("Ким", "Виктор", ""), "m"),
            ("Ли Любовь -", ("Ли", "Любовь", ""), "f"),
            ("Шевчук Анна Петровна", ("Шевчук", "Анна", "Петровна"), "f"),
            ("Гриценко Никита Ильич", ("Гриценко", "Никита", "Ильич"), "m"),
            ("Алиев Руслан Вагиф оглы", ("Алиев", "Руслан", "Вагиф оглы"), "m"),
            ("МАМЕДОВА ЛЕЙЛА РАШИД КЫЗЫ", ("Мамедова", "Лейла", "Рашид кызы"), "f"),
            ("Иванова Саша", ("Иванова", "Саша", ""), "f"),
        ],
    )
    def test_names_of_every_kind(self, typed: str, parts: tuple[str, str, str], gender: str) -> None:
        row = only(people_of(person(typed)))
        assert (row.surname, row.first_name, row.patronymic, row.gender) == (*parts, gender)

    def test_dates_and_numbers_kept_as_text(self) -> None:
        report = people_of(person(birth="12 апреля 1985 г.", hired="25.08.10", years="12 лет"))
        row = only(report)
        assert (row.birth_date, row.hired_on, row.experience_years) == (
            date(1985, 4, 12),
            date(2010, 8, 25),
            12,
        )
        assert note_codes(report) == {"date_from_text", "number_from_text"}

    def test_a_date_that_lost_its_format(self) -> None:
        report = people_of(person(birth=31149))
        assert only(report).birth_date == date(1985, 4, 12)
        assert note_codes(report) == {"date_from_number"}

    @pytest.mark.parametrize(
        ("typed", "kept"),
        [
            ("УЧИТЕЛЬ МАТЕМАТИКИ", "учитель математики"),
            ("и.о. директора", "и. о. директора"),
            ("И. О. зам. директора по УВР", "и. о. заместителя директора по УВР"),
            ("Зам. директора по ВР", "заместитель директора по ВР"),
            ("ЗАМЕСТИТЕЛЬ ДИРЕКТОРА ПО УВР", "заместитель директора по УВР"),
        ],
    )
    def test_posts(self, typed: str, kept: str) -> None:
        assert only(people_of(person(post=typed))).position == kept

    @pytest.mark.parametrize(
        ("typed", "kept"),
        [
            ("ivanovа@school.example", "ivanova@school.example"),
            (" a@b.example; c@d.example", "a@b.example"),
            ("mailto:a@b.example", "a@b.example"),
            ("-", ""),
        ],
    )
    def test_addresses_of_mail(self, typed: str, kept: str) -> None:
        assert only(people_of(person(email=typed))).email == kept

    def test_a_formula_is_read_as_its_value_and_said(self) -> None:
        report = people_of(person(years="=2026-2014 -> 12"))
        assert only(report).experience_years == 12
        assert [(note.code, note.row, note.column) for note in report.notes] == [("formula", 2, "Стаж")]

    def test_a_formula_never_becomes_one_again(self) -> None:
        report = people_of(person(post='=HYPERLINK("http://x.example") -> '))
        assert only(report).position == '=HYPERLINK("http://x.example")'
        assert "formula" in note_codes(report)


class TestRefused:
    @pytest.mark.parametrize(
        ("row", "code"),
        [
            (person("Петр0в Иван Ильич"), "name_has_digits"),
            (person("Иванова"), "name_incomplete"),
            (person("Иванова М. П."), "name_incomplete"),
            (person("Иванова Мария@Петровна"), "name_has_signs"),
            (person("Иванов Иван и Петрова Анна"), "name_unclear"),
            (person("г-н Иванов Иван"), "name_unclear"),
            (person("Ivanova Maria Petrovna"), "name_latin"),
            (person("Иванова Мария Петровна Анна Ольга"), "name_unclear"),
            (person(""), "name_missing"),
            (person("Ли Саша"), "gender_unknown"),
            (person(birth="30.02.1985"), "date_impossible"),
            (person(birth=date(2031, 1, 1)), "date_future"),
            (person(hired="01.10.2026"), "date_future"),
            (person(birth="давно"), "date_unreadable"),
            (person(birth=5), "date_unreadable"),
            (person(birth="01.01.1899"), "date_impossible"),
            (person(birth=date(1905, 1, 1), years=1), "date_impossible"),
            (person(birth=date(2011, 1, 1), years=0), "birth_after_hired"),
            (person(birth=date(1996, 1, 1), years=0), "hired_too_young"),
            (person(years=40), "experience_exceeds_age"),
            (person(years="много"), "experience_unreadable"),
            (person(years=-1), "experience_impossible"),
            (person(email="ivanova(at)school"), "email_broken"),
            (person(email="ivanova@school"), "email_broken"),
            (person(email="@school.example"), "email_broken"),
            (person(post="очень " * 2_000), "cell_too_long"),
        ],
    )
    def test_each_with_its_own_code_and_a_russian_sentence(self, row: list[object], code: str) -> None:
        report = people_of(row)
        assert codes(report) == [code]
        assert (report.accepted, report.rejected) == (0, 1)
        assert report.faults[0].message[0].isupper()
        assert report.faults[0].message.endswith(".")

    @pytest.mark.parametrize(
        ("title", "value", "code"),
        [
            ("Дата увольнения", date(2009, 1, 1), "dismissed_before_hired"),
            ("Телефон", "позвоните соседям", "phone_broken"),
            ("Трудовой договор", "утерян", "contract_unreadable"),
            ("Пол", "?", "gender_unreadable"),
            ("Пол", "м", "gender_contradicts"),
            ("Класс", "пятый", "class_unreadable"),
        ],
    )
    def test_in_other_columns(self, title: str, value: object, code: str) -> None:
        report = people_of([*person(), value], header=[*HEADER, title])
        assert [(fault.code, fault.column) for fault in report.faults] == [(code, title)]

    def test_a_cell_of_ten_thousand_characters_is_quoted_short(self) -> None:
        report = people_of(person("я" * 10_000))
        assert codes(report) == ["cell_too_long"]
        assert len(report.faults[0].message) < 200


class TestTheSamePerson:
    def test_of_two_rows_the_second_is_the_fault(self) -> None:
        report = people_of(person(), person("Орлов Олег Ильич"), person("ИВАНОВА МАРИЯ ПЕТРОВНА"))
        assert [(fault.row, fault.code) for fault in report.faults] == [(4, "person_repeated")]
        assert "в строке 2" in report.faults[0].message

    def test_yo_and_ye_are_one_letter(self) -> None:
        report = people_of(person("Королёва Анна Ильинична"), person("Королева Анна Ильинична"))
        assert codes(report) == ["person_repeated"]

    def test_a_namesake_with_another_birth_date_is_another_person(self) -> None:
        report = people_of(person(), person(birth=date(1990, 1, 1), years=3))
        assert (report.accepted, report.rejected) == (2, 0)

    def test_without_birth_dates_the_class_tells_namesakes_apart(self) -> None:
        header = ["ФИО", "Класс"]
        report = people_of(["Ким Анна", "5А"], ["Ким Анна", "5Б"], ["Ким Анна", "5 а"], header=header)
        assert [fault.row for fault in report.faults] == [4]

    def test_on_another_sheet_the_sheet_is_named(self) -> None:
        source = xlsx(sheets={"Первый": [HEADER, person()], "Второй": [HEADER, person()]})
        report = read(source, "a.xlsx", on=ON)
        assert [(fault.sheet, "«Первый» в строке 2" in fault.message) for fault in report.faults] == [
            ("Второй", True)
        ]

    def test_one_personnel_number_for_two_people(self) -> None:
        header = [*HEADER, "Таб. №"]
        report = people_of([*person(), "0012"], [*person("Орлов Олег Ильич"), "0012"], header=header)
        assert codes(report) == ["personnel_number_repeated"]


class TestLinesThatAreNobody:
    def test_headings_totals_and_empty_rows_are_neither_accepted_nor_faults(self) -> None:
        report = people_of(
            ["1", "2", "3", "4", "5", "6"],
            ["МО учителей физики"],
            person(),
            [],
            ["АДМИНИСТРАЦИЯ"],
            person("Орлов Олег Ильич"),
            HEADER,
            person("Зуев Антон Ильич"),
            ["Итого: 3 человека", "", "", "", 3],
            ["Всего", 3],
            ["Директор ____________ Громова Е. В."],
            ["Исполнитель: Сидорчук, тел. 2-34-56"],
        )
        assert (report.accepted, report.rejected) == (3, 0)
        departments = [row.department for row in report.rows()]
        assert departments == ["МО учителей физики", "Администрация", "Администрация"]

    def test_a_long_note_on_a_line_of_its_own_names_no_department(self) -> None:
        report = people_of(
            ["Кафедра физики"], person(), ["Сверено с личными делами. " * 20], person("Зуев Олег Ильич")
        )
        assert (report.accepted, report.rejected) == (2, 0)
        assert {row.department for row in report.rows()} == {"Кафедра физики"}

    def test_a_heading_merged_across_the_sheet(self) -> None:
        header = ["№", *HEADER]
        rows = [["", ""], header, ["Кафедра Физики", *[""] * 6], [1, *person()], ["Итого", "", 1]]
        report = read(xlsx(*rows, merged=[(2, 0, 2, 6)]), "a.xlsx", on=ON)
        assert (only(report).department, report.rejected) == ("Кафедра Физики", 0)

    def test_a_class_heading_gives_the_class_to_the_rows_below(self) -> None:
        header = ["№", "ФИО ученика", "Дата рождения", "Мать"]
        pupil = [1, "Ким Анна Ильинична", date(2015, 2, 3), "Ким Ольга Петровна"]
        other = [1, "Ли Пётр Ильич", date(2013, 2, 3), ""]
        report = people_of(["5 А класс"], pupil, ["Класс 7 «Б» (кл. рук. Орлова)"], other, header=header)
        assert [(row.kind, row.class_label) for row in report.rows()] == [
            ("pupil", "5 «А»"),
            ("pupil", "7 «Б»"),
        ]

    def test_a_row_without_a_name_is_not_a_heading(self) -> None:
        report = people_of(["", "", "учитель химии"], person())
        assert [(fault.row, fault.code) for fault in report.faults] == [(2, "name_missing")]
        assert only(report).department == ""

    def test_what_is_merged_downwards_belongs_to_every_row(self) -> None:
        rows = [[*HEADER, "МО"], [*person(), "МО физиков"], [*person("Орлов Олег Ильич"), ""]]
        report = read(xlsx(*rows, merged=[(1, 6, 2, 6)]), "a.xlsx", on=ON)
        assert [row.department for row in report.rows()] == ["МО физиков", "МО физиков"]

    def test_partners_under_their_heading(self) -> None:
        report = people_of(person(), ["Социальные партнёры"], person("Орлов Олег Ильич"))
        assert [row.kind for row in report.rows()] == ["staff", "partner"]


class TestHeaders:
    @pytest.mark.parametrize(
        "header",
        [
            ["Ф.И.О. (полностью)", "Дата рожд.", "Занимаемая\nдолжность"],
            ["Фамилия, имя, отчество", "д/р", "ДОЛЖНОСТЬ"],
            [
                "Фамилия Имя Отчесво работника",
                "Число, месяц, год рождения",
                "Должность по штатному расписанию",
            ],
            ["ФИО", "Дата рож-\nдения", "Дoлжность"],
        ],
    )
    def test_are_understood_by_meaning(self, header: list[object]) -> None:
        row = only(people_of(person()[:3], header=header))
        assert (row.full_name, row.birth_date, row.position) == (
            "Иванова Мария Петровна", date(1985, 4, 12), "учитель физики",
        )  # fmt: skip

    def test_a_name_in_three_columns(self) -> None:
        header = ["Фамилия", "Имя", "Отчество", "Дата рождения"]
        report = people_of(["Салтыков Щедрин", " Михаил", "Евграфович", date(1980, 1, 1)], ["", "", "", ""],
                           ["Иван0в", "Олег", "", date(1980, 1, 2)], header=header)  # fmt: skip
        row = only(report)
        assert (row.surname, row.first_name, row.patronymic) == ("Салтыков Щедрин", "Михаил", "Евграфович")
        assert [(fault.row, fault.column) for fault in report.faults] == [(4, "Фамилия")]

    def test_of_two_rows_are_read_together(self) -> None:
        rows = [
            ["№", "ФИО обучающегося", "Класс", "Мать", "", "Отец", ""],
            ["", "", "", "ФИО", "телефон", "ФИО", "телефон"],
            [1, "Ким Анна Ильинична", "5А", "Ким Ольга Петровна", "89005550101", "Ким Илья Олегович", ""],
        ]
        report = read(xlsx(*rows, merged=[(0, 3, 0, 4), (0, 5, 0, 6)]), "a.xlsx", on=ON)
        mother, father = only(report).representatives
        assert (mother.surname, mother.relation, mother.private.phone) == (
            "Ким",
            "мать",
            "+7 (900) 555-01-01",
        )
        assert (father.first_name, father.gender, father.relation) == ("Илья", "m", "отец")

    def test_the_mapping_is_shown_and_an_unknown_column_said(self) -> None:
        report = people_of([*person(), "синий"], header=[*HEADER, "Любимый цвет"])
        shown = {column.column: (column.field, column.how) for column in report.mapping}
        assert shown["ФИО"] == ("full_name", "exact")
        assert shown["Любимый цвет"] == ("", "unknown")
        assert [(note.code, note.row) for note in report.notes] == [("column_unknown", 1)]

    def test_the_mapping_can_be_changed(self) -> None:
        source = xlsx(["Кто", "Что делает", "Должность"], ["Ким Анна", "учитель", "не та"])
        given = {"Лист1": {"Кто": "full_name", "Что делает": "position", "Должность": ""}}
        assert only(read(source, "a.xlsx", on=ON, mapping=given)).position == "учитель"

    def test_a_field_the_import_does_not_know(self) -> None:
        with pytest.raises(InvalidFact, match="любимый"):
            read(xlsx(HEADER), "a.xlsx", on=ON, mapping={"Лист1": {"ФИО": "любимый"}})

    def test_a_second_column_of_one_meaning_is_said(self) -> None:
        report = people_of([*person(), "другая"], header=[*HEADER, "Занимаемая должность"])
        assert note_codes(report) == {"column_repeated"}

    def test_a_file_without_a_header_is_one_clear_fault(self) -> None:
        report = read(xlsx(["a", "b"], [1, 2]), "a.xlsx", on=ON)
        assert [(fault.code, fault.row) for fault in report.faults] == [("header_not_found", 1)]

    def test_an_empty_workbook_is_a_fault_too(self) -> None:
        assert codes(read(xlsx([]), "a.xlsx", on=ON)) == ["file_empty"]

    def test_hidden_sheets_are_left_and_said(self) -> None:
        source = xlsx(sheets={"Список": [HEADER, person()], "Старый": [HEADER, person()]}, hidden=["Старый"])
        report = read(source, "a.xlsx", on=ON)
        assert (report.accepted, note_codes(report)) == (1, {"sheet_hidden"})


class TestPupilsAndOthers:
    def test_a_guardian_with_a_column_of_kinship(self) -> None:
        header = [
            "ФИО ребенка",
            "ФИО обучающегося",
            "Класс",
            "Законный представитель",
            "Кем приходится",
            "Адрес",
        ]
        row = ["", "Ким Анна Ильинична", "5-а", "Ларина Зоя Петровна", "Опекун", "г. Ясный"]
        (told,) = only(people_of(row, header=header)).representatives
        assert (told.surname, told.relation, told.private.address) == ("Ларина", "опекун", "г. Ясный")

    def test_a_parent_whose_gender_is_not_told(self) -> None:
        report = people_of(["Ким Анна Ильинична", "5А", "Ли Саша"], header=["ФИО", "Класс", "Родитель"])
        assert [(fault.code, fault.column) for fault in report.faults] == [("gender_unknown", "Родитель")]

    def test_a_contract_in_one_column_or_two(self) -> None:
        both = only(
            people_of([*person(), "№ 15/к от 01.09.2010 г."], header=[*HEADER, "Трудовой договор (№, дата)"])
        )
        header = [*HEADER, "№ договора", "Дата договора"]
        apart = only(people_of([*person(), "15/к", date(2010, 9, 1)], header=header))
        for row in (both, apart):
            assert (row.contract_number, row.contract_date) == ("15/к", date(2010, 9, 1))

    def test_a_csv_of_another_encoding_says_which(self) -> None:
        source = csv_bytes(
            ["ФИО", "Должность"], *[["Ким Анна Петровна", "учитель математики"]], encoding="cp1251"
        )
        report = read(source, "список.csv", on=ON)
        assert only(report).position == "учитель математики"
        assert "encoding" in note_codes(report)

    def test_a_file_of_several_batches_remembers_its_group(self) -> None:
        people = [["Ким Анна Петровна", date.fromordinal(715_000 + n)] for n in range(5_000)]
        report = people_of(["Кафедра физики"], *people, header=["ФИО", "Дата рождения"])
        rows = list(report.rows())
        assert (len(rows), rows[-1].row, rows[-1].department) == (5_000, 5_002, "Кафедра физики")
