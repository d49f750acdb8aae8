"""The own words of the order on the final event: its programme line by line, and who learns of the order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from docgen.errors import Fault
from registry.snapshot import Subject
from templates_docx.vocabulary.acquainted import by_choice, by_post, chosen_as
from templates_docx.vocabulary.own_words import OwnWords
from templates_docx.vocabulary.people import PERSON
from templates_docx.vocabulary.word import Request, Word, read_words, text

NAMED = ("оргкомитет", "председатель_жюри", "жюри", "ответственный", "визируют")

REQUIRED = ("организация.город", "ввод.оргкомитет.должность", "ввод.ответственный.должность")

ROW: tuple[Word[tuple[str, str, str]], ...] = (
    Word("время", "Когда, если указано", "14.00", lambda row, _: text(row[0])),
    Word("содержание", "Что будет", "Открытие", lambda row, _: text(row[1])),
    Word("ответственный", "Кто отвечает, если указано", "директор", lambda row, _: text(row[2])),
)


def check(request: Request) -> Iterator[Fault]:
    """The event is not before the order about it, and registration not after the event."""
    event: date | None = request.inputs.get("дата_мероприятия")
    if event is None:
        return
    if event < request.registration.date:
        message = f"мероприятие ({event:%d.%m.%Y}) раньше даты приказа"
        yield Fault("event_before_order", message, place="ввод.дата_мероприятия")
    until: date | None = request.inputs.get("срок_регистрации")
    if until and until > event:
        message = f"регистрация ({until:%d.%m.%Y}) кончается позже мероприятия"
        yield Fault("registration_after_event", message, place="ввод.срок_регистрации")


def _heading(subject: Subject, _: Request) -> str:
    whose = " педагогических работников" if _is_of_teachers(subject) else ""
    system = "реализации системы (целевой модели) наставничества"
    return f"О проведении итогового мероприятия в рамках {system}{whose}"


def _is_of_teachers(subject: Subject) -> bool:
    return bool(subject.pairs) and all(pair.is_between_employees for pair in subject.pairs)


def _programme(_: Subject, request: Request) -> list[dict[str, object]]:
    lines = str(request.inputs.get("программа") or "").splitlines()
    rows = (_row(line) for line in lines if line.strip())
    return [{word.name: word.read(row, request) for word in ROW} for row in rows]


def _row(line: str) -> tuple[str, str, str]:
    """«14.00; Открытие; директор»; a line without marks is what will be done."""
    parts = [part.strip() for part in line.split(";", 2)]
    if len(parts) == 1:
        return "", parts[0], ""
    return parts[0], parts[1], parts[2] if parts[2:] else ""


def _panel(chair: str, members: str) -> Callable[[Subject, Request], list[dict[str, object]]]:
    """The chair first, then the others, nobody twice."""

    def read(_: Subject, request: Request) -> list[dict[str, object]]:
        people = (*chosen_as(request, chair), *chosen_as(request, members))
        return [read_words(PERSON, one, request) for one in {one.id: one for one in people}.values()]

    return read


def _charged_by_post(_: Subject, __: Request) -> list[str]:
    return ["ответственный за ведение официального сайта", "ответственный за делопроизводство"]


WORDS: dict[str, tuple[Word[Subject], ...]] = {
    "приказ": (
        Word("заголовок", "Заголовок к тексту", "О проведении итогового мероприятия …", _heading),
        Word(
            "педагоги",
            "Условие: все пары школы – работники с работниками",
            "да",
            lambda subject, _: _is_of_teachers(subject),
        ),
        Word(
            "оргкомитет",
            "Оргкомитет: председатель – ответственный за мероприятие – первым",
            "человек.фио_должность",
            _panel("ответственный", "оргкомитет"),
            of=PERSON,
        ),
        Word(
            "жюри",
            "Жюри, председатель первым; пусто, когда жюри нет",
            "человек.фио_должность",
            _panel("председатель_жюри", "жюри"),
            of=PERSON,
        ),
        Word("программа", "Строки программы мероприятия", "строка.содержание", _programme, of=ROW),
        by_choice(NAMED),
        by_post(_charged_by_post),
    ),
}

extend = OwnWords(WORDS, required=REQUIRED, check=check)
