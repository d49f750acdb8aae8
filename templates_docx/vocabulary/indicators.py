"""The words of a report: every indicator as it is printed, its parts, and sentences about what has changed.

Sentences come from rules and tell numbers alone: no cause is guessed, and what is not known is said to be so.
A share of a group under five is not printed, nor the numbers that would give it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from docgen import Chart
from registry.indicator_facts import Indicator, Measure
from registry.snapshot import Subject
from registry.suppression import LEAST
from templates_docx.vocabulary.word import Request, Word, in_print, read_words

UNKNOWN = "нет данных"
SMALL = "менее 5"
HIDDEN_SHARE = "скрыто"
NBSP = "\N{NO-BREAK SPACE}"
_ENDINGS = {"Доля": "а", "Число": "о", "Выполнение": "о"}
_GREW = {"": "вырос", "а": "выросла", "о": "выросло"}
_FELL = {"": "снизился", "а": "снизилась", "о": "снизилось"}


@dataclass(frozen=True, slots=True)
class _Part:
    title: str
    count: int | None


def number(value: Decimal | int) -> str:
    """62.0 → «62», 7.5 → «7,5»; thousands are set apart."""
    plain = f"{Decimal(value).normalize():f}"
    whole, _, rest = plain.partition(".")
    grouped = f"{int(whole):,}".replace(",", NBSP)
    return f"{grouped},{rest}" if rest else grouped


def _value(one: Indicator, measure: Measure, value: Decimal | None) -> str:
    if one.unit == "share" and one.people and measure.is_small:
        return HIDDEN_SHARE
    if value is None:
        return UNKNOWN
    return f"{number(value)}{NBSP}%" if one.unit == "share" else number(value)


def _of_whole(one: Indicator) -> str:
    """«12 из 40»; of a small group nothing, for two numbers are a share."""
    now = one.now
    if one.unit != "share":
        return "–"
    if one.is_hidden:
        return f"группа {SMALL}{NBSP}чел."
    if now.part is None or now.whole is None:
        return UNKNOWN if now.part is None else f"{number(now.part)} из{NBSP}…"
    return f"{number(now.part)} из{NBSP}{number(now.whole)}"


def _change(one: Indicator) -> str:
    now, before = one.value, one.value_before
    if now is None or before is None:
        return "–"
    delta = now - before
    sign = "+" if delta > 0 else "−" if delta < 0 else ""
    points = f"{NBSP}п.{NBSP}п." if one.unit == "share" else ""
    return f"{sign}{number(abs(delta))}{points}"


def _target(one: Indicator) -> str:
    if one.target is None:
        return "–"
    return f"{one.target}{NBSP}%{'*' if one.historical else ''}"


def sentence(one: Indicator) -> str:
    """«Доля … выросла с 62 до 71 %.»; empty where the number is not known or not to be told."""
    now, before = one.value, one.value_before
    if now is None:
        return ""
    percent = f"{NBSP}%" if one.unit == "share" else ""
    # «Доля программ, завершённых в срок, выросла»: what follows the comma is closed by another.
    title = f"{one.title}{',' if ',' in one.title else ''}"
    if before is None:
        return f"{title} – {number(now)}{percent}; данных за прошлый год для сравнения нет."
    end = _ENDINGS.get(one.title.split()[0], "")
    if now == before:
        return f"{title} – {number(now)}{percent}, как и год назад."
    verb = _GREW if now > before else _FELL
    return f"{title} {verb[end]} с {number(before)} до {number(now)}{percent}."


INDICATOR_PART: tuple[Word[_Part], ...] = (
    Word("название", "Часть целого", "педагог – педагог", lambda part, _: in_print(part.title)),
    Word(
        "число",
        "Сколько в этой части; малые группы не показываются",
        "7",
        lambda part, _: "*" if part.count is None else number(part.count),
    ),
)
INDICATOR: tuple[Word[Indicator], ...] = (
    Word("код", "Код показателя", "I1", lambda one, _: one.code),
    Word("название", "Показатель", "Доля обучающихся …", lambda one, _: in_print(one.title)),
    Word("формула", "Как считается", "часть / целое × 100", lambda one, _: in_print(one.formula)),
    Word("источник", "Откуда показатель", "реестр", lambda one, _: in_print(one.source)),
    Word("из_чего", "Числитель и знаменатель", "12 из 40", lambda one, _: _of_whole(one)),
    Word(
        "значение",
        "Значение на отчётную дату или «нет данных»",
        "71 %",
        lambda one, _: _value(one, one.now, one.value),
    ),
    Word(
        "год_назад",
        "Значение годом раньше или «нет данных»",
        "62 %",
        lambda one, _: _value(one, one.before, one.value_before),
    ),
    Word("изменение", "Насколько изменилось", "+9 п. п.", lambda one, _: _change(one)),
    Word("цель", "Целевое значение; звёздочка – срок цели истёк", "70 %*", lambda one, _: _target(one)),
    Word(
        "пояснение",
        "Кто не вошёл в подсчёт; может не быть",
        "не учтено …",
        lambda one, _: in_print(one.note) or None,
    ),
    Word(
        "по_чему", "По чему разделено; может не быть", "формы наставничества", lambda one, _: one.by or None
    ),
    Word("итог", "Сумма частей", "14", lambda one, _: number(sum(part.count for part in one.cuts))),
    Word(
        "части",
        "Части целого",
        "{% for часть in показатель.части %}",
        lambda one, request: [read_words(INDICATOR_PART, _Part(*part), request) for part in one.shown_cuts],
        of=INDICATOR_PART,
    ),
)


def told(subject: Subject, request: Request) -> tuple[Indicator, ...]:
    """The indicators of the subject with what was typed into the paper."""
    return subject.indicators.told(request.inputs).items if subject.indicators else ()


def count_of(subject: Subject, request: Request, code: str) -> int | None:
    """What an indicator counts; None when it is not known."""
    found = next((one for one in told(subject, request) if one.code == code), None)
    return int(found.now.part) if found and found.now.part is not None else None


def _words(subject: Subject, request: Request) -> list[dict[str, object]]:
    return [read_words(INDICATOR, one, request) for one in told(subject, request) if not one.cut_only]


def _cut_words(subject: Subject, request: Request) -> list[dict[str, object]]:
    return [read_words(INDICATOR, one, request) for one in told(subject, request) if one.cuts]


def _sentences(subject: Subject, request: Request) -> list[str]:
    return [in_print(said) for one in told(subject, request) if not one.cut_only and (said := sentence(one))]


def _unknown(subject: Subject, request: Request) -> Iterator[str]:
    for one in told(subject, request):
        if one.value is None and not one.is_hidden:
            yield in_print(one.title[0].lower() + one.title[1:])


def _chart(subject: Subject, request: Request) -> Chart:
    """The shares of the day beside those of the year before; an unknown one has no bar."""
    shown = [one for one in told(subject, request) if one.unit == "share" and one.value is not None]
    names = [one.short or one.code for one in shown] or [UNKNOWN]
    now = [one.value for one in shown] or [None]
    before = [one.value_before for one in shown] or [None]
    said = "; ".join(sentence(one) for one in shown) or UNKNOWN
    return Chart.of(names, {"Год назад": before, "Отчётная дата": now}, f"Показатели в процентах. {said}")


def _has_chart(subject: Subject, request: Request) -> bool:
    return any(one.unit == "share" and one.value is not None for one in told(subject, request))


def _has_hidden(subject: Subject, request: Request) -> bool:
    found = told(subject, request)
    parts = any(count is None for one in found for _, count in one.shown_cuts)
    return parts or any(one.is_hidden for one in found)


REPORT: tuple[Word[Subject], ...] = (
    Word(
        "на_дату",
        "Отчётная дата: на неё сосчитаны все числа",
        "20.05.2027",
        lambda subject, _: subject.indicators.on if subject.indicators else subject.on,
    ),
    Word(
        "год_назад",
        "С каким днём сравнивается",
        "20.05.2026",
        lambda subject, _: subject.indicators.before if subject.indicators else None,
    ),
    Word("показатели", "Все показатели", "{% for показатель in отчёт.показатели %}", _words, of=INDICATOR),
    Word(
        "разрезы",
        "Показатели, которые делятся на части",
        "{% for показатель in отчёт.разрезы %}",
        _cut_words,
        of=INDICATOR,
    ),
    Word("выводы", "Предложения о том, что изменилось", "{% for вывод in отчёт.выводы %}", _sentences),
    Word(
        "неизвестное",
        "Показатели, о которых данных нет",
        "{% for название in отчёт.неизвестное %}",
        lambda subject, request: list(_unknown(subject, request)),
    ),
    Word("есть_диаграмма", "Условие: есть доли для диаграммы", "да", _has_chart),
    Word("диаграмма", "Диаграмма долей", "в замещающем тексте диаграммы", _chart),
    Word("есть_скрытое", "Условие: малые группы скрыты", "да", _has_hidden),
    Word("порог_группы", "Меньше скольких человек группа не показывается", "5", lambda subject, _: LEAST),
)
"""What every report may tell; a type puts them under «отчёт» and adds its own."""
