"""Who works and learns in the sample school. Nobody here lives; numbers of papers and telephones belong to no one.

The lists are typed as a school types them: what a careful clerk would have mended is left as it is, on purpose.
"""

# ruff: noqa: E501 — Rows of tables read best as rows.
from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from itertools import count
from typing import Any

N = "\u00a0"  # A no-break space, which comes with text copied from a web page.

_STAFF = """
Администрация
Громова Елена Викторовна;12.04.1972;Директор;29;высшая;25.08.1998
Шевчук Анна Петровна;03.11.1978;Зам. директора по УВР;24;Высшая;01.09.2004
Гриценко Олег Иванович;19.06.1981;Заместитель директора по ВР;20;первая;15.08.2011
Седых Марина Львовна;30.01.1969;и.о. заместителя директора по АХЧ;31;;10.01.2012
Сидорчук Наталья Павловна;08.08.1988;Секретарь;12;;02.02.2015
Дурново Ирина Сергеевна;21.05.1984;Специалист по кадрам;17;;11.03.2013
МО учителей начальных классов
Иванова Анна Петровна;05.03.1980;учитель начальных классов;23;высшая;01.09.2003
Мамедова Лейла Рашид кызы;14.07.2001;учитель начальных классов;2;;26.08.2024
Тарасова Людмила Яковлевна;17.09.1965;учитель начальных классов;40;высшая;20.08.1987
Королёва Светлана Юрьевна;11.12.1975;учитель начальных классов;27;первая;25.08.2000
Фёдорова Алёна Игоревна;02.06.1990;учитель начальных классов;13;первая;27.08.2013
ПАВЛЮК ОКСАНА ТАРАСОВНА;23.04.1983;УЧИТЕЛЬ НАЧАЛЬНЫХ КЛАССОВ;19;сзд;24.08.2009
Белоусова Мария Геннадьевна;29.10.1994;учитель начальных классов;8;соответствие;29.08.2018
Чернышёва Полина Олеговна;15.02.1997;учитель начальных классов;6;;31.08.2020
Осипенко Валентина Григорьевна;07.01.1971;учитель начальных классов;33;высшая;21.08.1995
Юсупова Гузель Маратовна;18.03.1987;учитель начальных классов;15;первая;26.08.2011
МО УЧИТЕЛЕЙ РУССКОГО ЯЗЫКА И ЛИТЕРАТУРЫ
Живаго Татьяна Борисовна;26.08.1970;учитель русского языка и литературы;33;высшая;22.08.1994
Ким Виктория;09.09.2000;учитель русского языка и литературы;3;;28.08.2023
Смирнова Ирина Алексеевна;13.05.1977;учитель русского языка и литературы;26;высшая;28.08.2001
Кравец Софья Леонидовна;01.12.1986;учитель русского языка и литературы;16;первая;25.08.2010
Ларина Елизавета Дмитриевна;20.07.1992;учитель русского языка и литературы;11;первая;31.08.2015
Нестеренко Галина Ивановна;04.04.1968;учитель русского языка и литературы;36;высшая;23.08.1990
Захарова Вероника Павловна;16.11.1995;учитель русского языка и литературы;8;;27.08.2018
Мельник Раиса Осиповна;27.02.1979;учитель русского языка и литературы;22;первая;30.08.2004
МО учителей математики и информатики
Римская-Соловьёва Ольга Дмитриевна;30.09.1973;учитель математики;30;высшая;26.08.1996
Кузнецова Дарья Игоревна;22.05.2002;учитель математики;1;;25.08.2025
Соколов Артём Денисович;17.10.2000;учитель информатики;3;;28.08.2023
Козлова Валерия Максимовна;06.06.1985;учитель математики;18;высшая;25.08.2008
Егоров Никита Андреевич;25.12.1993;учитель информатики;9;первая;28.08.2017
Панченко Лидия Фёдоровна;12.01.1967;учитель математики;37;высшая;24.08.1989
Ли Сергей;03.03.1989;учитель математики;14;первая;27.08.2012
Абдуллаев Тимур Эльдар оглы;19.08.1982;учитель математики;20;первая;29.08.2006
Гончар Ульяна Вадимовна;28.06.1998;учитель информатики;5;;30.08.2021
МО учителей естественно-научного цикла
Алиев Руслан Вагиф оглы;11.02.1976;учитель физики;26;высшая;28.08.2000
Белых Надежда Ильинична;24.10.1974;учитель биологии;28;высшая;25.08.1998
Попова Людмила Семёновна;15.04.1966;учитель географии;38;высшая;22.08.1988
Гайдай Роман Витальевич;05.05.1987;учитель химии;15;первая;29.08.2011
Дорошенко Инна Валерьевна;31.07.1980;учитель физики;22;первая;27.08.2004
Ковальчук Степан Богданович;08.09.1991;учитель географии;11;;31.08.2015
Саенко Яна Эдуардовна;13.03.1996;учитель химии;7;;26.08.2019
МО учителей иностранных языков
Гердт Инна Марковна;20.01.1971;учитель английского языка;32;высшая;25.08.1994
Шевченко Юлия Андреевна;18.12.2001;учитель английского языка;1;;25.08.2025
Иванова Анна Петровна;20.11.1991;учитель английского языка;11;первая;31.08.2015
Вайс Эдуард Карлович;02.02.1978;учитель немецкого языка;24;высшая;26.08.2002
Петрова-Водкина Кира Антоновна;07.07.1993;учитель английского языка;10;первая;29.08.2016
Громыко Ксения Романовна;29.04.1999;учитель английского языка;4;;29.08.2022
МО учителей истории и обществознания
Орлов Пётр Николаевич;10.10.1969;учитель истории и обществознания;34;высшая;24.08.1992
Бережная Жанна Аркадьевна;03.06.1981;учитель истории и обществознания;22;первая;28.08.2004
Хачатурян Армен Суренович;16.09.1990;учитель истории и обществознания;13;первая;27.08.2013
Зуева Таисия Викторовна;22.02.1998;учитель истории и обществознания;5;;30.08.2021
Щукин Леонид Матвеевич;14.11.1963;учитель истории и обществознания;41;высшая;20.08.1985
МО учителей технологии, искусства и физической культуры
Васильева Нина Степановна;09.03.1975;методист;29;высшая;26.08.1997
Морозов Илья Кириллович;27.07.2003;учитель физической культуры;0;;24.08.2026
Тимофеева Анна Сергеевна;30.05.2002;учитель музыки;1;;25.08.2025
Руденко Максим Олегович;04.12.1984;учитель технологии;17;первая;28.08.2009
Цой Марина Викторовна;21.08.1977;учитель изобразительного искусства;25;высшая;27.08.2001
Служба сопровождения
Дымза Вера Романовна;26.01.1983;педагог-психолог;20;высшая;01.10.2006
Лысенко Анастасия Павловна;12.09.1995;учитель-логопед;8;первая;27.08.2018
Бойко Денис Юрьевич;06.10.1992;социальный педагог;10;;29.08.2016
Рыбак Злата Ильдаровна;17.05.2000;педагог-организатор;3;;28.08.2023
"""

# How a few people's cells are really typed; the rest is as clean as above.
_TYPED: dict[str, dict[int, Any]] = {
    "Кузнецова Дарья Игоревна": {0: "Кузнецoва Дарья Игоревна"},  # The «o» is Latin.
    "Смирнова Ирина Алексеевна": {0: "Cмирнова Ирина Aлексеевна"},  # The «C» and the first «A» are Latin.
    "Королёва Светлана Юрьевна": {0: "Королева Светлана Юрьевна"},
    "Орлов Пётр Николаевич": {0: f"Орлов{N}Петр{N}Николаевич"},
    "Гриценко Олег Иванович": {0: "  Гриценко   Олег Иванович "},
    "Егоров Никита Андреевич": {0: "ЕГОРОВ НИКИТА АНДРЕЕВИЧ"},
    "Алиев Руслан Вагиф оглы": {0: "Алиев Руслан Вагиф Оглы"},
    "Дорошенко Инна Валерьевна": {0: "Дорошенко Инна Валерьевна (Петрова)"},
    "Панченко Лидия Фёдоровна": {3: "37 лет"},
    "Тарасова Людмила Яковлевна": {3: "=2026-1986 -> 40"},
    "Морозов Илья Кириллович": {3: "менее года"},
    "Бойко Денис Юрьевич": {7: "Boyko.Denis@school12.example ; boyko@mail.example"},
    "Ли Сергей": {8: 79005550032},
}

_DATE_STYLES = ("{:%d.%m.%Y}", "{:%d/%m/%Y}", "{:%Y-%m-%d}", "{:%d.%m.%Y} г.", "{0.day}.{0:%m}.{0:%y}")
_MONTHS = [
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
]
_STREETS = ("Речная", "Школьная", "Садовая", "Мира", "Заводская", "Набережная", "Лесная", "Молодёжная")


def _day(text: str) -> date:
    day, month, year = text.split(".")
    return date(int(year), int(month), int(day))


def _typed_date(day: date, ordinal: int) -> object:
    """Most dates are dates; every fourth is text, in one of the ways people type it."""
    if ordinal % 4:
        return day
    if ordinal % 12 == 0:
        return f"{day.day} {_MONTHS[day.month - 1]} {day.year} г."
    return _DATE_STYLES[ordinal // 4 % len(_DATE_STYLES)].format(day)


def _issuer(year: int) -> str:
    """Who gave out passports that year: the militia, the migration service, the police."""
    if year < 2007:
        return "ОВД г. Верхнереченска"
    return "ОУФМС России в г. Верхнереченске" if year < 2016 else "ОМВД России по г. Верхнереченску"


def _passport(birth: date, ordinal: int) -> str:
    age = 45 if birth.year < 1981 else 20 if birth.year < 2006 else 14
    issued = date(birth.year + age, birth.month, min(birth.day, 28)) + timedelta(days=20)
    return f"99 {issued:%y} № {100100 + ordinal * 37}, выдан {issued:%d.%m.%Y} {_issuer(issued.year)}"


def _address(ordinal: int) -> str:
    return f"г. Верхнереченск, ул. {_STREETS[ordinal % 8]}, д. {ordinal % 40 + 1}, кв. {ordinal * 7 % 90 + 1}"


def _phone(ordinal: int) -> str:
    number = f"{5550000 + ordinal:07d}"
    styles = ("+7 (900) {}-{}-{}", "8-900-{}-{}-{}", "8 900 {} {} {}", "+7900{}{}{}")
    return styles[ordinal % 4].format(number[:3], number[3:5], number[5:])


def _employee(line: str, ordinal: int) -> list[Any]:
    name, birth_text, position, experience, category, hired_text = line.split(";")
    birth, hired = _day(birth_text), _day(hired_text)
    contract = f"№ {hired.month * 10 + ordinal % 9}/{hired:%y} от {hired:%d.%m.%Y}"
    email = f"employee{ordinal:02d}@school12.example"
    cells: list[Any] = [
        name, _typed_date(birth, ordinal), position, int(experience), category, _typed_date(hired, ordinal + 3), contract,
        email, _phone(ordinal), _passport(birth, ordinal), _address(ordinal),
    ]  # fmt: skip
    for index, value in _TYPED.get(name, {}).items():
        cells[index] = value
    return [f"{ordinal:04d}", *cells]


def staff() -> list[Any]:
    """Group headings and employees, in the order of the sheet."""
    lines: list[Any] = []
    numbers = count(1)
    for line in _STAFF.strip().splitlines():
        lines.append(_employee(line, next(numbers)) if ";" in line else line)
        if line.startswith("Дурново"):
            lines.append([])  # Somebody left an empty row.
    return lines


def staff_with_faults() -> list[Any]:
    """A short list in which every row is wrong, each in its own way; the last one is right."""
    good = [line for line in staff() if isinstance(line, list) and line][6:22]
    wrong: list[tuple[int, Any]] = [
        (1, "Тарас0ва Людмила Яковлевна"),
        (1, "Мамедова"),
        (1, ""),
        (1, "Королёва С. Ю."),
        (1, "Fedorova Alyona Igorevna"),
        (2, "31.02.1983"),
        (2, date(2031, 10, 29)),
        (2, date(2021, 2, 15)),
        (2, "весной 1971 года"),
        (4, 39),
        (4, "много"),
        (8, "kim.viktoria(at)school12"),
        (9, "телефона нет дома"),
        (7, "договор утерян"),
        (3, "учитель " + "очень " * 1700 + "русского языка"),
    ]
    lines: list[Any] = ["МО учителей начальных классов"]
    for row, (index, value) in zip(good, wrong, strict=False):
        lines.append([*row[:index], value, *row[index + 1 :]])
    repeated = [line for line in staff() if isinstance(line, list) and line][30]
    return [
        *lines,
        "МО учителей математики и информатики",
        repeated,
        ["0999", *repeated[1:]],
        "Всего ошибок много",
    ]


def partners() -> list[Any]:
    """Outside partners: an employer's specialist and two students of the college."""
    college = 'ГБПОУ "Верхнереченский педагогический колледж"'
    return [
        ["Корнейчук Богдан Тарасович", "АО «Верхнереченский приборостроительный завод»", "Главный технолог",
         date(1974, 5, 16), "partner01@zavod.example", "+7 (900) 555-07-01", _passport(date(1974, 5, 16), 701), _address(71)],
        ["Тихомирова Дарья Олеговна", college, "студентка 3 курса", "04.03.2007", "partner02@college.example",
         "8-900-555-07-02", _passport(date(2007, 3, 4), 702), _address(72)],
        ["Гаврилюк Егор Максимович", college, "студент 4 курса", date(2006, 1, 22), "partner03@college.example",
         "89005550703", _passport(date(2006, 1, 22), 703), _address(73)],
    ]  # fmt: skip


_CLASSES = (("5 А класс", 5, 10), ("5 «Б» класс", 5, 8), ("7-В", 7, 8), ("8 А класс (кл. рук. Козлова В. М.)", 8, 10),
            ("9А", 9, 8), ("10 А класс", 10, 8), ("Класс 11 А", 11, 8))  # fmt: skip
_SURNAMES = [
    "Абрамов/а",
    "Бондаренко/",
    "Воронцов/а",
    "Гордеев/а",
    "Дьяченко/",
    "Ершов/а",
    "Жданов/а",
    "Зайцев/а",
    "Ильюшин/а",
    "Ткачук/",
    "Лаврентьев/а",
    "Маслов/а",
    "Никифоров/а",
    "Овчинников/а",
    "Пахомов/а",
    "Рябинин/а",
    "Савельев/а",
    "Черных/",
    "Уваров/а",
    "Филатов/а",
    "Хомяк/",
    "Царёв/а",
    "Шестаков/а",
    "Щербак/",
    "Южаков/а",
    "Яценко/",
    "Артемьев/а",
    "Блинов/а",
    "Вишняк/",
    "Герасимов/а",
]
_BOYS = [
    "Александр",
    "Богдан",
    "Вадим",
    "Глеб",
    "Данила",
    "Егор",
    "Захар",
    "Илья",
    "Кирилл",
    "Лев",
    "Матвей",
    "Назар",
    "Олег",
    "Платон",
    "Родион",
    "Савва",
]
_GIRLS = [
    "Алина",
    "Валерия",
    "Дарья",
    "Ева",
    "Злата",
    "Ирина",
    "Кира",
    "Любовь",
    "Милана",
    "Ника",
    "Ольга",
    "Полина",
    "Регина",
    "София",
    "Таисия",
    "Яна",
]
_FATHERS = {
    "Андрей": "Андреев", "Сергей": "Сергеев", "Дмитрий": "Дмитриев", "Павел": "Павлов", "Роман": "Романов",
    "Виктор": "Викторов", "Олег": "Олегов", "Максим": "Максимов", "Игорь": "Игорев", "Антон": "Антонов",
}  # fmt: skip
_MOTHERS = [
    "Марина",
    "Юлия",
    "Оксана",
    "Наталья",
    "Екатерина",
    "Светлана",
    "Анна",
    "Елена",
    "Виктория",
    "Татьяна",
]
_MOTHERS_PATRONYMICS = [
    "Ивановна",
    "Петровна",
    "Олеговна",
    "Юрьевна",
    "Львовна",
    "Игоревна",
    "Павловна",
    "Андреевна",
    "Борисовна",
]
_FATHERS_PATRONYMICS = [
    "Иванович",
    "Петрович",
    "Олегович",
    "Юрьевич",
    "Львович",
    "Игоревич",
    "Павлович",
    "Андреевич",
    "Борисович",
]


def _pupil(ordinal: int, year: int) -> list[Any]:
    stem, _, ending = _SURNAMES[ordinal % len(_SURNAMES)].partition("/")
    is_girl = ordinal % 2 == 1
    father = list(_FATHERS)[ordinal % len(_FATHERS)]
    first = (_GIRLS if is_girl else _BOYS)[ordinal // 2 % 16]
    patronymic = _FATHERS[father] + ("на" if is_girl else "ич")
    birth = date(2020 - year, ordinal % 12 + 1, ordinal * 5 % 28 + 1)
    name = f"{stem}{ending if is_girl else ''} {first} {patronymic}"
    is_of_age = (2026 - birth.year, 9, 1) >= (14, birth.month, birth.day)
    paper = _passport(birth, 300 + ordinal) if is_of_age else f"св-во о рождении IV-ВР № {500100 + ordinal}"
    mother = f"{stem}{ending} {_MOTHERS[ordinal % 10]} {_MOTHERS_PATRONYMICS[ordinal % 9]}"
    parents: list[Any] = [
        mother, _phone(1000 + ordinal), _passport(date(1985 - ordinal % 8, 3, 9), 400 + ordinal),
        f"{stem} {father} {_FATHERS_PATRONYMICS[ordinal % 9]}", _phone(2000 + ordinal),
        _passport(date(1983 - ordinal % 8, 8, 2), 500 + ordinal), "", "", "", "",
    ]  # fmt: skip
    if ordinal % 9 == 4:  # No father in the papers.
        parents[3:6] = ["", "-", ""]
    if ordinal == 17:  # A guardian instead of the parents.
        guardian = ["Ларионова Зинаида Матвеевна", "опекун", _phone(3017), _passport(date(1960, 2, 3), 617)]
        parents = ["", "", "", "", "", "", *guardian]
    basis = (
        f"свидетельство о рождении IV-ВР № {500100 + ordinal}"
        if ordinal != 17
        else "акт об опеке от 12.05.2021 № 48"
    )
    return [name, _typed_date(birth, ordinal), paper, _address(100 + ordinal), basis, *parents]


# How a few pupils' names are really typed.
_PUPILS_TYPED: dict[int, Callable[[str], str]] = {
    3: str.upper,
    8: lambda name: name.replace(" ", N) + " ",
    12: lambda name: name.replace(" ", "  ", 1),
    25: lambda name: name.replace("о", "o", 1),  # The second «o» is Latin, here and below.
    41: lambda name: name.replace("е", "e", 1),
}


def pupils() -> list[Any]:
    """Class headings and pupils, in the order of the sheet."""
    lines: list[Any] = []
    ordinal = 0
    for heading, year, size in _CLASSES:
        lines.append(heading)
        for _ in range(size):
            row = _pupil(ordinal, year)
            row[0] = _PUPILS_TYPED.get(ordinal, str)(row[0])
            lines.append(row)
            ordinal += 1
    return lines


def pupil(ordinal: int) -> tuple[str, str]:
    """Full name and class of a pupil, for the list of pairs."""
    place = 0
    for heading, year, size in _CLASSES:
        if place <= ordinal < place + size:
            letter = next(sign for sign in heading if sign in "АБВ")
            return str(_pupil(ordinal, year)[0]), f"{year} {letter}"
        place += size
    raise IndexError(ordinal)


def mother_of(ordinal: int) -> str:
    return str(_pupil(ordinal, 5)[5])
