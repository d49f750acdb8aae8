"""The own words of the minutes that sum the year up: who was there, what is counted, what was decided."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.errors import Fault
from registry.snapshot import Person, Subject
from templates_docx.vocabulary.acquainted import chosen_as
from templates_docx.vocabulary.outsiders import typed
from templates_docx.vocabulary.own_words import OwnWords
from templates_docx.vocabulary.people import PERSON, full_forms, join_forms
from templates_docx.vocabulary.schools import COUNTS
from templates_docx.vocabulary.typed_lines import lines
from templates_docx.vocabulary.word import Request, Word, in_print, read_words

JURY = "жюри"
LED = ("председатель", "секретарь")

REQUIRED = (
    "организация.город",
    "ввод.председатель.должность",
    "ввод.секретарь.должность",
    "ввод.докладчик.должность",
)


def check(request: Request) -> Iterator[Fault]:
    """More than half are there, nobody votes who is not, more vote for than not."""
    named, present, votes = len(_named(request)), _present(request), _votes(request)
    if present < named:
        message = f"присутствуют {present}, а названо {named}"
        yield Fault("fewer_than_named", message, place="ввод.число_присутствующих")
    whole = request.inputs.get("всего_членов")
    if whole is not None and 2 * present <= whole:
        message = f"кворума нет: присутствуют {present} из {whole}"
        yield Fault("no_quorum", message, place="ввод.всего_членов")
    if sum(votes) != present:
        yield Fault("votes", f"голосов {sum(votes)}, а присутствуют {present}", place="ввод.за")
    if 2 * votes[0] <= present:
        yield Fault("not_carried", "решение не принято: «за» не больше половины голосов", place="ввод.за")
    if request.inputs.get("вид") == JURY and not chosen_as(request, "победители"):
        yield Fault("no_winners", "победители: жюри определяет их", place="ввод.победители")


def _named(request: Request) -> tuple[Person, ...]:
    people = (one for name in (*LED, "присутствовали") for one in chosen_as(request, name))
    return tuple({one.id: one for one in people}.values())


def _present(request: Request) -> int:
    told: int | None = request.inputs.get("число_присутствующих")
    return len(_named(request)) if told is None else told


def _votes(request: Request) -> tuple[int, int, int]:
    """For, against, abstained; nobody asked is everybody for."""
    against, abstained = (request.inputs.get(name) or 0 for name in ("против", "воздержались"))
    given = request.inputs.get("за")
    return (_present(request) - against - abstained if given is None else given, against, abstained)


def _whose(_: Subject, request: Request) -> str:
    kind = request.inputs["вид"]
    event = typed(request, "мероприятие")
    named = f" «{event}»" if event else ""
    if kind == JURY:
        return in_print(f"заседания жюри итогового мероприятия{named}")
    return in_print(f"итогового мероприятия{named}") if kind == "мероприятие" else "педагогического совета"


def _jury(_: Subject, request: Request) -> list[dict[str, object]]:
    members = chosen_as(request, "присутствовали") if request.inputs["вид"] == JURY else ()
    return [read_words(PERSON, one, request) for one in members]


def _others(_: Subject, request: Request) -> str:
    """Everybody named, with their posts."""
    return join_forms([full_forms(one) for one in _named(request)], "; ").nominative


WORDS: dict[str, tuple[Word[Subject], ...]] = {
    "протокол": (
        Word("чего", "Чего протокол, в родительном падеже", "педагогического совета", _whose),
        Word("присутствовали", "Названные с должностями, через точку с запятой", "…", _others),
        Word("число_присутствующих", "Сколько человек присутствует", "5", lambda _, one: _present(one)),
        Word("за", "Сколько голосов «за»", "5", lambda _, request: _votes(request)[0]),
        Word("выступили", "Строки выступлений", "…", lambda _, request: lines(request, "выступили")),
        Word("решения", "Другие решения", "…", lambda _, request: lines(request, "решения")),
        Word("члены_жюри", "Члены жюри, для подписей", "член.фио", _jury, of=PERSON),
        *COUNTS,
    ),
}

extend = OwnWords(WORDS, required=REQUIRED, check=check)
