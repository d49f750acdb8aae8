"""Local acts: who approved them, when, with which appendices and whose opinion (V-01…V-07).

Answers are known by their names: «номер_приказа» and «дата_приказа» are of the approving order; a day named
«дата_…» is of a ground of the paper, but for days that are still to come.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from registry.act_citations import plain
from registry.rules.finding import Breach, Paper, Remedy, Rule
from registry.snapshot import Subject

LAUNCH_ORDERS = ("order_program_launch", "order_curator_appointment")
GROUNDS = (
    "дата_протокола", "дата_решения", "дата_основания", "дата_положения", "дата_заявления",
    "дата_представления", "дата_согласия", "дата_соглашения", "дата_собеседования", "дата_акта",
    "дата_распоряжения", "дата_справки",
)  # fmt: skip
OPINIONS = ("мнени", "профсоюз", "согласован", "совет")
MENTOR_WORK_SINCE = date(2025, 3, 1)
SEPARATE_CONSENTS_SINCE = date(2025, 9, 1)

_TYPED_GROUND = re.compile(r"от (\d{2})\.(\d{2})\.(\d{4})")
_APPENDIX = re.compile(r"Приложение(?: № ?(\d+))?(?: к .+)?")
_NAMED_APPENDIX = re.compile(r"\b[Пп]риложени(?:е|я|ю|ем|и)\b(?: № ?(\d+))?")
_TEACHERS_NEED: Mapping[str, re.Pattern[str]] = {
    "порядок письменного согласия": re.compile(r"письменн\w+ согласи", re.I),
    "порядок досрочного отказа": re.compile(r"досрочн\w+ (?:отказ|отмен|прекращ)", re.I),
    "ссылка на статью 351.8 ТК РФ": re.compile(r"351\.8"),
    "отсылка к положению об оплате труда": re.compile(r"оплат\w+ труда|стимулирующ", re.I),
}


def approved_by_an_order(subject: Subject, paper: Paper) -> Iterator[Breach]:
    """Number and date of the approving order are there, and are those the order has (ГОСТ Р 7.0.97, гриф)."""
    number, day = paper.answer("номер_приказа"), paper.inputs.get("дата_приказа")
    if not number:
        yield "Не указан номер приказа, которым утверждается документ.", _input("номер_приказа")
    if not isinstance(day, date):
        yield "Не указана дата приказа, которым утверждается документ.", _input("дата_приказа")
        return
    for order in subject.law.of_type("order_program_launch"):
        if order.number == number and order.date != day:
            yield (
                f"В грифе приказ № {number} от {day:%d.%m.%Y}, а в журнале он от {order.date:%d.%m.%Y}.",
                _input("дата_приказа"),
            )


def appendices_are_approved(_: Subject, paper: Paper) -> Iterator[Breach]:
    """Every appendix is named by a point, every named one is there, the numbers run from one (ГОСТ, S0 1)."""
    lines = [plain(line).strip() for line in paper.lines or ()]
    headings = [match[1] for line in lines if (match := _APPENDIX.fullmatch(line))]
    named = {
        match[1]
        for line in lines
        if not _APPENDIX.fullmatch(line)
        for match in _NAMED_APPENDIX.finditer(line)
    }
    if not headings:
        return
    if len(headings) == 1:
        if headings[0] is not None:
            yield "Приложение одно: номер ему не ставят.", None
        if not named:
            yield "Ни один пункт не называет приложение.", None
        return
    numbers = [int(number or 0) for number in headings]
    if numbers != list(range(1, len(numbers) + 1)):
        told = ", ".join(f"№ {number}" if number else "без номера" for number in numbers)
        yield f"Приложения пронумерованы не подряд с 1: {told}.", None
    for number in sorted({one for one in headings if one} - named, key=str):
        yield f"Приложение № {number} не названо ни в одном пункте.", None
    for number in sorted({one for one in named if one} - set(headings), key=str):
        yield f"В пункте названо приложение № {number}, а самого приложения нет.", None


def curator_is_appointed(subject: Subject) -> Iterator[Breach]:
    """The curator is an employee at work, and an order appointed curators before (АЗ-1128/08)."""
    for pair in subject.pairs:
        curator = pair.curator
        if curator is None:
            continue
        gone = curator.dismissed_on is not None and curator.dismissed_on <= subject.on
        if not curator.is_employee or gone:
            message = f"Куратор – не действующий работник школы: {curator.name.full}."
            yield message, Remedy("pair", pair_id=pair.id)
    if not any(paper.date <= subject.on for paper in subject.law.of_type(*LAUNCH_ORDERS)):
        yield (
            "Куратор ещё не назначен приказом: приказа о внедрении наставничества на дату документа нет.",
            Remedy("paper", type_id="order_program_launch"),
        )


def grounds_came_first(_: Subject, paper: Paper) -> Iterator[Breach]:
    """The order is not earlier than what it rests on: protocol, decision, statement, consent."""
    for name in GROUNDS:
        day = paper.inputs.get(name)
        if isinstance(day, date) and day > paper.dated:
            yield (
                f"Основание от {day:%d.%m.%Y} позже самого документа ({paper.dated:%d.%m.%Y}).",
                _input(name),
            )
    for name, value in paper.inputs.items():
        for day in _days_in(value):
            if day > paper.dated:
                yield (
                    f"В ответе названо основание от {day:%d.%m.%Y}, позже самого документа "
                    f"({paper.dated:%d.%m.%Y}).",
                    _input(name),
                )


def opinion_is_heard(_: Subject, paper: Paper) -> Iterator[Breach]:
    """Where rights are touched, the union's or the councils' opinion is named."""
    asked = [name for name in paper.inputs if any(stem in name for stem in OPINIONS)]
    if not any(paper.answer(name) for name in asked):
        yield (
            "Не указано, что мнение профсоюза или советов учтено: впишите дату и номер протокола.",
            _input(asked[0]) if asked else None,
        )


def teachers_regulation_is_whole(_: Subject, paper: Paper) -> Iterator[Breach]:
    """A regulation about teachers tells of the written consent, the early refusal and the pay (ст. 351.8)."""
    text = plain("\n".join(paper.lines or ()))
    lacking = [what for what, pattern in _TEACHERS_NEED.items() if not pattern.search(text)]
    if lacking:
        yield f"В положении для педагогов нет: {'; '.join(lacking)}.", None


def regulation_is_up_to_date(subject: Subject, paper: Paper) -> Iterator[Breach]:
    """A regulation older than the law it rests on is to be renewed (381-ФЗ, 156-ФЗ)."""
    for name, value in paper.inputs.items():
        if name.startswith("положение"):
            for day in _days_in(value):
                yield from _old(day, _input(name))
    for act in subject.law.own_acts:
        about = "наставни" in act.title.lower()
        if act.level == "own" and about and act.in_force_on(subject.on):
            yield from _old(act.date, Remedy("act", act_id=act.id))


def _old(day: date, remedy: Remedy) -> Iterator[Breach]:
    if day < MENTOR_WORK_SINCE:
        why = "до 01.03.2025, когда появилась статья 351.8 ТК РФ"
    elif day < SEPARATE_CONSENTS_SINCE:
        why = "до 01.09.2025, с которого согласие на обработку данных – отдельный документ"
    else:
        return
    yield f"Положение о наставничестве от {day:%d.%m.%Y} принято {why}: требует обновления.", remedy


def _days_in(value: object) -> Iterator[date]:
    for day, month, year in _TYPED_GROUND.findall(plain(value)) if isinstance(value, str) else ():
        try:
            yield date(int(year), int(month), int(day))
        except ValueError:
            continue  # No such day: the question's own check tells of it.


def _input(name: str) -> Remedy:
    return Remedy("input", field=name)


RULES: tuple[Rule, ...] = (
    Rule(
        "V-01",
        "block",
        "ГОСТ Р 7.0.97-2025 (гриф утверждения)",
        "Номер и дата утверждающего приказа указаны и те же, что в самом приказе.",
        approved_by_an_order,
        acts=("gost-7-0-97-2025",),
        reads="paper",
        looks_at=("order_program_launch",),
    ),
    Rule(
        "V-02",
        "block",
        "ГОСТ Р 7.0.97-2025",
        "Каждое приложение названо пунктом, нумерация сплошная с 1, единственное приложение – без номера.",
        appendices_are_approved,
        certain=False,
        acts=("gost-7-0-97-2025",),
        reads="text",
    ),
    Rule(
        "V-03",
        "warn",
        "письмо № АЗ-1128/08",
        "Куратор – действующий работник и назначен приказом раньше документов о наставничестве.",
        curator_is_appointed,
        acts=("az-1128-08",),
        looks_at=LAUNCH_ORDERS,
    ),
    Rule(
        "V-04",
        "block",
        "инструкция по делопроизводству",
        "Документ датирован не раньше своих оснований: протокола, решения, заявления, согласия.",
        grounds_came_first,
        certain=False,
        acts=("rosarchive-44",),
        overridable=True,
        reads="paper",
    ),
    Rule(
        "V-05",
        "warn",
        "273-ФЗ, ст. 30; ТК РФ, ст. 8, 372",
        "Локальный акт, который затрагивает права, принят с учётом мнения профсоюза и советов.",
        opinion_is_heard,
        certain=False,
        acts=("fz-273:30", "tk:8", "tk:372"),
        reads="paper",
    ),
    Rule(
        "V-06",
        "warn",
        "ТК РФ, ст. 351.8",
        "В положении для педагогов есть согласие, досрочный отказ, статья 351.8 и отсылка к оплате.",
        teachers_regulation_is_whole,
        acts=("tk:351.8",),
        reads="text",
    ),
    Rule(
        "V-07",
        "warn",
        "381-ФЗ; 156-ФЗ",
        "Положение не старше норм, по которым работают: иначе требует обновления.",
        regulation_is_up_to_date,
        acts=("fz-381", "fz-156"),
        reads="paper",
    ),
)
