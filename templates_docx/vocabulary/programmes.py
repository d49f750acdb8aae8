"""The words of a personal programme and of its plan."""

from __future__ import annotations

from itertools import groupby

from registry.snapshot import Activity, Programme
from templates_docx.vocabulary.word import Request, Word, phrase, read_words, text

_PLAN = "персонализированная программа пары"


def _sections(programme: Programme, request: Request) -> list[dict[str, object]]:
    ordered = sorted(programme.activities, key=lambda activity: activity.ordinal)
    return [
        read_words(SECTION, tuple(rows), request)
        for _, rows in groupby(ordered, key=lambda activity: activity.section)
    ]


def _tasks(programme: Programme, _: Request) -> list[str | None]:
    return [phrase(task) for task in programme.tasks if task.strip()]


def _row_number(row: Activity, request: Request) -> int:
    """The row's place in the whole plan: the numbers do not begin anew under every heading."""
    plans = [pair.programme.activities for pair in request.subject.pairs if pair.programme]
    plan = next(rows for rows in plans if row in rows)
    return sorted(plan, key=lambda activity: activity.ordinal).index(row) + 1


ACTIVITY: tuple[Word[Activity], ...] = (
    Word("номер", "Номер мероприятия по порядку во всём плане", "1", _row_number),
    Word("название", "Мероприятие плана", "посещение уроков наставника", lambda row, _: text(row.title)),
    Word("форма", "Форма проведения", "взаимопосещение", lambda row, _: text(row.kind)),
    Word("срок", "Срок, как в плане", "октябрь 2026 г.", lambda row, _: text(row.term)),
    Word("ответственный", "Кто отвечает", "наставник", lambda row, _: text(row.responsible)),
    Word(
        "планируемый_результат",
        "Что должно получиться",
        "лист анализа урока",
        lambda row, _: text(row.planned_result),
    ),
    Word(
        "фактический_результат",
        "Что получилось",
        "проанализировано 4 урока",
        lambda row, _: text(row.actual_result),
    ),
)

SECTION: tuple[Word[tuple[Activity, ...]], ...] = (
    Word(
        "название", "Название раздела плана", "Вхождение в должность", lambda rows, _: text(rows[0].section)
    ),
    Word(
        "мероприятия",
        "Мероприятия раздела",
        "мероприятие.название",
        lambda rows, request: [read_words(ACTIVITY, row, request) for row in rows],
        of=ACTIVITY,
    ),
)

PROGRAMME: tuple[Word[Programme], ...] = (
    Word(
        "запрос",
        "Затруднение или пожелание, на которое отвечает программа",
        "работа с мотивацией класса",
        lambda programme, _: phrase(programme.request),
        f"запрос наставляемого ({_PLAN})",
    ),
    Word(
        "цель",
        "Цель, без точки на конце",
        "освоить приёмы смыслового чтения на уроке",
        lambda programme, _: phrase(programme.goal),
        f"цель программы ({_PLAN})",
    ),
    Word(
        "задачи",
        "Список задач, каждая без точки на конце",
        "изучить …; провести …",
        _tasks,
        f"задачи программы ({_PLAN})",
    ),
    Word(
        "ожидаемый_результат",
        "Ожидаемый результат, без точки на конце",
        "не менее 4 открытых уроков",
        lambda programme, _: phrase(programme.expected_result),
        f"ожидаемый результат программы ({_PLAN})",
    ),
    Word(
        "встречи",
        "Расписание встреч, без точки на конце",
        "еженедельно по средам, 14.30–15.15",
        lambda programme, _: phrase(programme.meetings),
        f"расписание встреч ({_PLAN})",
    ),
    Word(
        "разделы",
        "Список разделов плана: раздел.название и раздел.мероприятия",
        "Вхождение в должность",
        _sections,
        f"план мероприятий ({_PLAN})",
        of=SECTION,
    ),
    Word(
        "мероприятия",
        "Список всех мероприятий плана подряд",
        "посещение уроков; …",
        lambda programme, request: [read_words(ACTIVITY, row, request) for row in programme.activities],
        of=ACTIVITY,
    ),
)
