"""What the words of a paper must say, or must not, for the sake of personal data (V-20, V-21, V-23, V-30)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from registry.reference.purposes import HEALTH
from registry.rules.consents import participants
from registry.rules.finding import Breach, Paper, Remedy, Rule
from registry.rules.purposes import is_covered, plain
from registry.snapshot import Pair, Subject

_HEALTH = re.compile(r"\bОВЗ\b|\bПМПК\b|\bдиагноз\w*|\bинвалид\w*|\bзаболевани\w*", re.IGNORECASE)
_AGREES = re.compile(r"\b(даю|даём|дает|даёт)\b.{0,250}?согласие на обработку", re.IGNORECASE | re.DOTALL)
_SPREADS = re.compile(r"согласие на распространение|разрешаю распространять", re.IGNORECASE)
_OPEN_ENDED = re.compile(r"\bи др\.|\bи т\. ?[дп]\.|\bи прочее\b|\bи ины[ех]\b|\bв иных\b", re.IGNORECASE)
_NINE = (
    ("документ, удостоверяющий личность субъекта", r"документ, удостоверяющий личность"),
    ("цель обработки", r"цель"),
    ("перечень персональных данных", r"перечень персональных данных"),
    ("лицо, обрабатывающее данные по поручению", r"по поручению"),
    ("перечень действий и способы обработки", r"перечень действий"),
    ("срок действия", r"срок действия"),
    ("порядок отзыва", r"отозван|прекращается по требованию"),
    ("подпись", r"\(подпись\)"),
)


def consent_stands_alone(subject: Subject, paper: Paper) -> Iterator[Breach]:
    """The words of a consent stand in a paper of its own (152-ФЗ, ст. 9 ч. 1 в ред. 156-ФЗ)."""
    text = _text(paper)
    if paper.series != "consents" and _AGREES.search(text):
        yield "В документе есть текст согласия на обработку персональных данных: оформите его отдельно.", None
    if paper.series == "consents" and _AGREES.search(text) and _SPREADS.search(text):
        yield "В одном документе два согласия: на обработку и на распространение. Разделите их.", None


def health_is_not_told(subject: Subject, paper: Paper) -> Iterator[Breach]:
    """Nothing of health is written without a consent to it (152-ФЗ, ст. 10: a special category)."""
    told = [(one, _answers(paper)) for one in [subject.person] if one]
    told += [(mentee, _requests(pair)) for pair in subject.pairs for mentee in pair.mentees]
    for person, text in told:
        found = _HEALTH.search(text)
        if found and not is_covered(subject, HEALTH, person):
            yield (
                f"В тексте упомянуто здоровье («{found[0]}»), а согласия на эти сведения нет: "
                f"{person.name.full}. Уберите упоминание.",
                Remedy("person", person_id=person.id),
            )


def nine_items_are_there(subject: Subject, paper: Paper) -> Iterator[Breach]:
    """A consent to processing says everything that the law asks, in closed lists (152-ФЗ, ст. 9 ч. 4)."""
    text = _text(paper)
    operator = subject.organisation
    for what, value in (
        ("наименование оператора", operator.full_name),
        ("адрес оператора", operator.address),
    ):
        if not value or plain(value) not in plain(text):
            yield f"В согласии не указано: {what}. Проверьте настройки школы и форму.", None
    for what, mark in _NINE:
        if not re.search(mark, text, re.IGNORECASE):
            yield f"В согласии не указано: {what}. Верните этот пункт в форму.", None
    opened = _OPEN_ENDED.search(text)
    if opened:
        yield f"Перечень в согласии открытый («{opened[0]}»): назовите всё по отдельности.", None


def only_counts_are_told(subject: Subject, paper: Paper) -> Iterator[Breach]:
    """A report names no participant (152-ФЗ, ст. 5 ч. 5; requirements V-30)."""
    text = plain(_text(paper))
    for person in participants(subject):
        if plain(person.name.full) in text:
            yield (
                f"В отчёте назван участник: {person.name.full}. Оставьте только числа.",
                Remedy("person", person_id=person.id),
            )


def _text(paper: Paper) -> str:
    return "\n".join(paper.lines or ())


def _answers(paper: Paper) -> str:
    return "\n".join(str(value) for value in paper.inputs.values() if isinstance(value, str))


def _requests(pair: Pair) -> str:
    programme = pair.programme
    told = (programme.request, programme.goal, programme.expected_result) if programme else ()
    return "\n".join((pair.request, *told))


RULES: tuple[Rule, ...] = (
    Rule(
        "V-20-TEXT",
        "block",
        "152-ФЗ, ст. 9 ч. 1 (в ред. 156-ФЗ)",
        "Текст согласия стоит в отдельном документе, одно согласие – один документ (для всех видов).",
        consent_stands_alone,
        acts=("fz-152:9", "fz-156"),
        reads="text",
    ),
    Rule(
        "V-21",
        "warn",
        "152-ФЗ, ст. 10",
        "Здоровье, диагноз и ОВЗ не упоминаются без отдельного согласия.",
        health_is_not_told,
        certain=False,
        acts=("fz-152:10",),
        reads="paper",
    ),
    Rule(
        "V-23",
        "block",
        "152-ФЗ, ст. 9 ч. 4",
        "В согласии есть все девять сведений закона, перечни закрытые.",
        nine_items_are_there,
        certain=False,
        acts=("fz-152:9",),
        reads="text",
    ),
    Rule(
        "V-30",
        "block",
        "152-ФЗ, ст. 5 ч. 5",
        "В отчётах и муниципальных формах – только числа, участники не названы.",
        only_counts_are_told,
        certain=False,
        acts=("fz-152:5",),
        reads="text",
    ),
)
