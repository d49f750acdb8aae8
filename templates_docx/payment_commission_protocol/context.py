"""The own words of the minutes of the pay commission: who was there, and whether that is enough to decide."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.errors import Fault
from registry.snapshot import Person, Subject
from templates_docx.vocabulary.acquainted import chosen_as
from templates_docx.vocabulary.own_words import OwnWords
from templates_docx.vocabulary.people import full_forms, join_forms
from templates_docx.vocabulary.word import Request, Word

REQUIRED = (
    "организация.город",
    "пары.наставник.должность",
    "пары.наставляемые.должность",
    "пары.сумма",
    "ввод.председатель.должность",
    "ввод.секретарь.должность",
    "ввод.докладчик.должность",
)


def check(request: Request) -> Iterator[Fault]:
    """More than half are there, nobody votes who is not, more vote for than against."""
    present, votes = len(_present(request)), _votes(request)
    whole = request.inputs.get("всего_членов")
    if whole is not None and 2 * present <= whole:
        message = f"кворума нет: присутствуют {present} из {whole}"
        yield Fault("no_quorum", message, place="ввод.всего_членов")
    if sum(votes) != present:
        message = f"голосов {sum(votes)}, а присутствуют {present}"
        yield Fault("votes", message, place="ввод.за")
    if 2 * votes[0] <= present:
        yield Fault("not_carried", "решение не принято: «за» не больше половины голосов", place="ввод.за")


def _present(request: Request) -> tuple[Person, ...]:
    people = (one for name in ("председатель", "секретарь", "члены") for one in chosen_as(request, name))
    return tuple({one.id: one for one in people}.values())


def _votes(request: Request) -> tuple[int, int, int]:
    """For, against, abstained; nobody asked is everybody for."""
    against, abstained = (request.inputs.get(name) or 0 for name in ("против", "воздержались"))
    given = request.inputs.get("за")
    return (len(_present(request)) - against - abstained if given is None else given, against, abstained)


WORDS: dict[str, tuple[Word[Subject], ...]] = {
    "протокол": (
        Word(
            "присутствовали",
            "Все присутствующие с должностями, через точку с запятой",
            "Орлова Татьяна Николаевна, заместитель директора; …",
            lambda _, request: join_forms([full_forms(one) for one in _present(request)], "; ").nominative,
        ),
        Word(
            "число_присутствующих",
            "Сколько членов комиссии присутствует",
            "5",
            lambda _, request: len(_present(request)),
        ),
        Word("за", "Сколько голосов «за»", "5", lambda _, request: _votes(request)[0]),
    ),
}

extend = OwnWords(WORDS, required=REQUIRED, check=check)
