"""The own words of the order that approves the list of mentors: outsiders among them, who learns of it."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.errors import Fault
from registry.snapshot import Subject
from templates_docx.vocabulary.acquainted import by_choice, by_post, chosen_as
from templates_docx.vocabulary.own_words import OwnWords
from templates_docx.vocabulary.word import Request, Word

NAMED = ("наставники", "резерв", "куратор", "визируют")
TERMS = ("по", "срок_обучения", "срок_пар")

REQUIRED = (
    "организация.город",
    "ввод.наставники.должность",
    "ввод.куратор.должность",
)


def check(request: Request) -> Iterator[Fault]:
    """No term passes before the order; nobody is both on the list and in reserve."""
    for name in TERMS:
        term = request.inputs.get(name)
        if term is not None and term < request.registration.date:
            message = f"срок {term:%d.%m.%Y} раньше даты приказа: укажите более поздний"
            yield Fault("term_before_order", message, place=f"ввод.{name}")
    listed = {one.id for one in chosen_as(request, "наставники")}
    for one in chosen_as(request, "резерв"):
        if one.id in listed:
            message = f"{one.name.full} – и в перечне, и в резерве"
            yield Fault("listed_twice", message, place="ввод.резерв")


WORDS: dict[str, tuple[Word[Subject], ...]] = {
    "отбор": (
        Word(
            "внешние",
            "Условие: среди наставников и резерва есть не работники и не обучающиеся",
            "да",
            lambda _, request: any(
                one.kind in {"partner", "parent"} for name in NAMED[:2] for one in chosen_as(request, name)
            ),
        ),
        by_choice(NAMED),
        by_post(lambda _, __: ["ответственный за делопроизводство"]),
    ),
}

extend = OwnWords(WORDS, required=REQUIRED, check=check)
