"""The own words of a report on needs: typed counts as shares, small ones hidden."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.errors import Fault
from registry.snapshot import Subject
from templates_docx.vocabulary.own_words import OwnWords
from templates_docx.vocabulary.typed_lines import lines, rows
from templates_docx.vocabulary.word import Request, Word, text

FEWEST = 5
"""A smaller group would show who is meant."""
NEEDS = "запросы"
REQUIRED = ("организация.город", "основания.перечень", "ввод.составитель.должность")

ROW: tuple[Word[tuple[str, ...]], ...] = (
    Word("запрос", "Затруднение или запрос", "Работа с родителями", lambda row, _: text(row[0])),
    Word("число", "Сколько отметили; мало – «менее 5»", "8", lambda row, _: _shown(row[1])),
    Word("доля", "Доля участников", "33 %", lambda row, request: _share(row[1], request)),
)


def check(request: Request) -> Iterator[Fault]:
    """Nobody beyond the whole is asked, nothing is counted beyond those asked, the days run forward."""
    asked, whole = request.inputs.get("участников") or 0, request.inputs.get("всего") or 0
    if not FEWEST <= asked <= whole:
        message = f"участников от {FEWEST} до {whole}: справка о меньшем числе покажет, о ком речь"
        yield Fault("sample_size", message, place="ввод.участников")
    for row in rows(request, NEEDS, 2):
        if not row[1].isdecimal() or int(row[1]) > asked:
            message = f"«{row[0]}»: сколько человек отметили – число не больше {asked}"
            yield Fault("need_count", message, place=f"ввод.{NEEDS}")
    first, last = request.inputs.get("с"), request.inputs.get("по")
    if first is not None and last is not None and not first <= last <= request.registration.date:
        message = "диагностика начинается не позже окончания и кончается не позже справки"
        yield Fault("period", message, place="ввод.по")


def _shown(number: str) -> str:
    return number if int(number) >= FEWEST else f"менее {FEWEST}"


def _share(number: str, request: Request) -> str:
    if int(number) < FEWEST:
        return "не показывается"
    return f"{_percent(int(number), request.inputs['участников'])}\N{NO-BREAK SPACE}%"


def _percent(part: int, whole: int) -> int:
    return round(100 * part / whole)


def _needs(_: Subject, request: Request) -> list[dict[str, object]]:
    told = sorted(rows(request, NEEDS, 2), key=lambda row: -int(row[1]))
    return [{word.name: word.read(row, request) for word in ROW} for row in told]


def _took_part(_: Subject, request: Request) -> str:
    number: int = request.inputs["участников"]
    return "участвовал" if number % 10 == 1 and number % 100 != 11 else "участвовали"


WORDS: dict[str, tuple[Word[Subject], ...]] = {
    "справка": (
        Word("участвовали", "«участвовал» или «участвовали» по числу", "участвовали", _took_part),
        Word(
            "доля",
            "Доля участвовавших, целых процентов",
            "77",
            lambda _, request: _percent(request.inputs["участников"], request.inputs["всего"]),
        ),
        Word("запросы", "Строки карты, частые первыми", "строка.запрос", _needs, of=ROW),
        Word("выводы", "Пункты выводов", "…", lambda _, request: lines(request, "выводы")),
        Word("рекомендации", "Пункты рекомендаций", "…", lambda _, one: lines(one, "рекомендации")),
    ),
}

extend = OwnWords(WORDS, required=REQUIRED, check=check)
