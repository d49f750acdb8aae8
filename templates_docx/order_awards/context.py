"""The own words of an order on awards: whom the labour code speaks of, whom not, and what each is given."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from docgen.errors import Fault
from registry.snapshot import Person, Subject
from templates_docx.vocabulary.acquainted import acquainted, chosen_as
from templates_docx.vocabulary.own_words import OwnWords
from templates_docx.vocabulary.people import PERSON
from templates_docx.vocabulary.word import Request, Word, read_words

AWARDED = "поощряемые"
BONUS = "премия"

REQUIRED = ("организация.город", "ввод.поощряемые.должность")


def check(request: Request) -> Iterator[Fault]:
    """A bonus has a sum and goes to employees alone (ТК РФ, ст. 191)."""
    if request.inputs.get("вид") != BONUS:
        return
    if request.inputs.get("сумма") is None:
        yield Fault("no_sum", "размер премии", place="ввод.сумма")
    outside = [one.name.full for one in chosen_as(request, AWARDED) if not one.is_employee]
    if outside:
        message = f"премию получают только работники школы, а не {', '.join(outside)}"
        yield Fault("bonus_outside", message, place=f"ввод.{AWARDED}")


def _those(kind: Callable[[Person], bool]) -> Callable[[Subject, Request], list[dict[str, object]]]:
    def read(_: Subject, request: Request) -> list[dict[str, object]]:
        return [read_words(PERSON, one, request) for one in chosen_as(request, AWARDED) if kind(one)]

    return read


def _heading(_: Subject, request: Request) -> str:
    one = len(chosen_as(request, AWARDED)) == 1
    return "О поощрении наставника" if one else "О поощрении наставников"


def _charged_by_post(_: Subject, request: Request) -> list[str]:
    staff = any(one.is_employee for one in chosen_as(request, AWARDED))
    post = "бухгалтер" if request.inputs.get("вид") == BONUS else "специалист по кадрам"
    return [post] if staff else []


WORDS: dict[str, tuple[Word[Subject], ...]] = {
    "приказ": (
        Word("заголовок", "Заголовок к тексту", "О поощрении наставников", _heading),
        Word(
            "работники",
            "Поощряемые работники школы: слова человека у каждого",
            "человек.фио",
            _those(lambda one: one.is_employee),
            of=PERSON,
        ),
        Word(
            "обучающиеся",
            "Поощряемые обучающиеся",
            "человек.фио",
            _those(lambda one: one.kind == "pupil"),
            of=PERSON,
        ),
        Word(
            "внешние",
            "Поощряемые партнёры и родители",
            "человек.фио",
            _those(lambda one: one.kind in {"partner", "parent"}),
            of=PERSON,
        ),
        Word(
            "ознакомляются",
            "Список работников для листа ознакомления, по алфавиту",
            "работник.фио",
            lambda subject, request: acquainted(
                (*chosen_as(request, AWARDED), *chosen_as(request, "визируют")), request
            ),
            of=PERSON,
        ),
        Word(
            "должности_ознакомления",
            "Должности тех, кто назван в приказе не по имени",
            "специалист по кадрам",
            _charged_by_post,
        ),
    ),
}

extend = OwnWords(WORDS, required=REQUIRED, check=check)
