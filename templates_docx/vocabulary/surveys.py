"""The words of what people answered: SWOT, means of questionnaires, marks before and after, as typed.

Nothing here is counted by the registry: these are a person's words and numbers, kept with the paper.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from docgen.errors import Fault
from registry.indicator_facts import ENOUGH
from registry.snapshot import Subject
from templates_docx.vocabulary.indicators import UNKNOWN, count_of, number
from templates_docx.vocabulary.typed_tables import Scale, mean, printed_lines, scale_faults, scales
from templates_docx.vocabulary.word import Request, Word, in_print, read_words

QUESTIONNAIRES, DYNAMICS = "средние_анкет", "динамика"
_NBSP = "\N{NO-BREAK SPACE}"
_SAMPLES = (("наставляемых", "анкет_наставляемых", "I8"), ("наставников", "анкет_наставников", "I8.1"))

SCALE: tuple[Word[Scale], ...] = (
    Word("название", "Шкала", "комфорт общения", lambda one, _: in_print(one.title)),
    Word("первый", "Первый балл: наставляемых или «до»", "7,2", lambda one, _: number(one.first)),
    Word("второй", "Второй балл: наставников или «после»", "8,4", lambda one, _: number(one.second)),
    Word("изменение", "Второй балл без первого", "+1,2", lambda one, _: signed(one)),
)


def signed(one: Scale) -> str:
    """«+1,2», «−0,3», «0»."""
    mark = "+" if one.change > 0 else "−" if one.change < 0 else ""
    return f"{mark}{number(abs(one.change))}"


def survey_faults(request: Request) -> Iterator[Fault]:
    """Lines of the typed tables that cannot be read."""
    yield from scale_faults(request, QUESTIONNAIRES)
    yield from scale_faults(request, DYNAMICS)


def _scales(name: str) -> Callable[[Subject, Request], list[dict[str, object]]]:
    return lambda _, request: [read_words(SCALE, one, request) for one in scales(request, name)]


def _mean_of(name: str, which: str) -> Callable[[Subject, Request], str]:
    def read(_: Subject, request: Request) -> str:
        value = mean([getattr(one, which) for one in scales(request, name)])
        return UNKNOWN if value is None else number(value)

    return read


def _samples(subject: Subject, request: Request) -> list[str]:
    return [_sample(subject, request, *one) for one in _SAMPLES]


def _sample(subject: Subject, request: Request, who: str, name: str, code: str) -> str:
    """«анкеты наставляемых – 9 из 19 (47 %, мало данных)»."""
    answered, asked = request.inputs.get(name), count_of(subject, request, code)
    if answered is None:
        return f"анкеты {who} – {UNKNOWN}"
    if not asked:
        return f"анкеты {who} – {answered}"
    percent = round(100 * answered / asked)
    few = ", мало данных" if 100 * answered < ENOUGH * asked else ""
    return in_print(f"анкеты {who} – {answered} из{_NBSP}{asked} ({percent}{_NBSP}%{few})")


def _changes(_: Subject, request: Request) -> list[str]:
    """«Выросли 3 шкалы из 4 …»: which scales have risen, stayed, fallen; no cause is named."""
    found = scales(request, DYNAMICS)
    told = (
        ("Баллы стали выше по шкалам", [one for one in found if one.change > 0]),
        ("Не изменились", [one for one in found if one.change == 0]),
        ("Баллы стали ниже по шкалам", [one for one in found if one.change < 0]),
    )
    return [in_print(f"{what}: {_listed(which)}.") for what, which in told if which]


def _listed(found: list[Scale]) -> str:
    return ", ".join(f"{one.title} ({signed(one)})" if one.change else one.title for one in found)


def _part(name: str) -> Callable[[Subject, Request], list[str]]:
    return lambda _, request: printed_lines(request, name)


SURVEY: tuple[Word[Subject], ...] = (
    Word("выборка", "Сколько анкет из скольких", "{% for строка in анкеты.выборка %}", _samples),
    Word(
        "средние", "Средние по шкалам", "{% for шкала in анкеты.средние %}", _scales(QUESTIONNAIRES), of=SCALE
    ),
    Word("среднее_наставляемых", "Среднее всех шкал", "8,4", _mean_of(QUESTIONNAIRES, "first")),
    Word("среднее_наставников", "Среднее всех шкал", "8,9", _mean_of(QUESTIONNAIRES, "second")),
    Word("динамика", "До и после", "{% for шкала in анкеты.динамика %}", _scales(DYNAMICS), of=SCALE),
    Word("среднее_до", "Среднее всех шкал до", "6,1", _mean_of(DYNAMICS, "first")),
    Word("среднее_после", "Среднее всех шкал после", "7,8", _mean_of(DYNAMICS, "second")),
    Word("изменения", "Что выросло, что снизилось", "{% for вывод in анкеты.изменения %}", _changes),
    Word("сильные", "Сильные стороны, по строке", "{% for строка in анкеты.сильные %}", _part("сильные")),
    Word("слабые", "Слабые стороны, по строке", "{% for строка in анкеты.слабые %}", _part("слабые")),
    Word(
        "возможности",
        "Возможности, по строке",
        "{% for строка in анкеты.возможности %}",
        _part("возможности"),
    ),
    Word("угрозы", "Риски, по строке", "{% for строка in анкеты.угрозы %}", _part("угрозы")),
)
"""What a report tells of the questionnaires; a type puts them under «анкеты»."""
