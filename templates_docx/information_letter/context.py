"""The own words of a letter: to whom, in the dative; how they are addressed; what the letter is about."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.errors import Fault
from docgen.russian import agree
from docgen.russian.filters import capitalised
from registry.snapshot import Subject
from templates_docx.vocabulary.outsiders import (
    name_faults,
    typed,
    typed_organisation,
    typed_person,
    typed_post,
)
from templates_docx.vocabulary.own_words import OwnWords
from templates_docx.vocabulary.word import Request, Word

INVITATION = "приглашение"
PARTNER = "партнёры"
TO = {
    "педагоги": "Педагогическим работникам",
    "родители": "Родителям (законным представителям) обучающихся",
    "обучающиеся": "Обучающимся",
    "выпускники": "Выпускникам",
    PARTNER: "Руководителю организации",
}
GREETING = {
    "педагоги": "Уважаемые коллеги!",
    "родители": "Уважаемые родители!",
    "обучающиеся": "Дорогие ребята!",
    "выпускники": "Уважаемые выпускники!",
    PARTNER: "Уважаемые коллеги!",
}
WHOM = {
    "педагоги": "педагогических работников",
    "родители": "родителей (законных представителей) обучающихся",
    "обучающиеся": "обучающихся",
    "выпускники": "выпускников",
    PARTNER: "представителей Вашей организации",
}

REQUIRED = ("основания.перечень",)


def check(request: Request) -> Iterator[Fault]:
    """An invitation says to what, when and where; a letter to a partner names it."""
    yield from name_faults(request, "адресат_фио")
    if request.inputs.get("группа") == PARTNER and not typed(request, "организация"):
        yield Fault("no_organisation", "наименование организации-партнёра", place="ввод.организация")
    if request.inputs.get("вид") != INVITATION:
        return
    asked = {"мероприятие": "название мероприятия", "место": "место проведения"}
    for name, told in asked.items():
        if not typed(request, name):
            yield Fault("no_event", told, place=f"ввод.{name}")
    day = request.inputs.get("дата_мероприятия")
    if day is None or day < request.registration.date:
        message = "дата мероприятия: не раньше даты письма"
        yield Fault("event_before_letter", message, place="ввод.дата_мероприятия")


def _to(_: Subject, request: Request) -> str:
    post = typed_post(request, "адресат_должность")
    organisation = typed_organisation(request, "организация")
    if post is None:
        whole = TO[request.inputs["группа"]]
        return f"{whole} {organisation.genitive}" if organisation else whole
    told = capitalised(post.dative)
    return f"{told} {organisation.genitive}" if organisation else told


def _to_whom(_: Subject, request: Request) -> str | None:
    name = typed_person(request, "адресат_фио", "адресат_пол")
    return name.dative if name else None


def _greeting(_: Subject, request: Request) -> str:
    name = typed_person(request, "адресат_фио", "адресат_пол")
    if name is None:
        return GREETING[request.inputs["группа"]]
    called = " ".join(typed(request, "адресат_фио").split()[1:])
    return f"{agree('Уважаемый', name.gender)} {called}!"


def _heading(_: Subject, request: Request) -> str:
    if request.inputs.get("вид") == INVITATION:
        return "О приглашении на мероприятие"
    partner = request.inputs["группа"] == PARTNER
    return "О сотрудничестве в области наставничества" if partner else "О программе наставничества"


WORDS: dict[str, tuple[Word[Subject], ...]] = {
    "письмо": (
        Word("кому", "Должность или круг адресатов, в дательном падеже", "Генеральному директору …", _to),
        Word("кому_фио", "Имя адресата, в дательном падеже, если указано", "Гриценко …", _to_whom),
        Word("обращение", "Обращение с восклицательным знаком", "Уважаемые родители!", _greeting),
        Word("заголовок", "Заголовок к тексту", "О программе наставничества", _heading),
        Word(
            "кого",
            "Кого приглашают, в винительном падеже",
            "выпускников",
            lambda _, request: WHOM[request.inputs["группа"]],
        ),
        Word(
            "на_ты",
            "Условие: пишут детям",
            "нет",
            lambda _, request: request.inputs["группа"] == "обучающиеся",
        ),
    ),
}

extend = OwnWords(WORDS, required=REQUIRED, check=check)
