"""Which person of the registry a list means by «Шевчук А. П., зам. директора по УВР».

A name and, where namesakes are, a post, a class or a place of work. Knows the people's index; writes nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from registry.importing.cells import clean_class, clean_position
from registry.importing.matching import Known, PeopleIndex
from registry.importing.names import clean_name, parts
from registry.importing.report import Remark, quoted
from registry.spreadsheet.text import capitalise_name, fold, mend_alphabet, mend_spaces

_INITIALS = re.compile(
    r"(?P<surname>[А-ЯЁ][А-Яа-яё]+(?:-[А-ЯЁ]?[А-Яа-яё]+)?)\s+(?P<first>[А-ЯЁ])\.\s*(?:(?P<second>[А-ЯЁ])\.?)?"
)
_CLASS = re.compile(r"\b(\d{1,2}\s*[-–]?\s*[«\"]?\s*[А-ЯЁа-яё]?[»\"]?)(?:\s*кл(?:асс\w*|\.)?)?(?=[\s,)]|$)")


@dataclass(frozen=True, slots=True)
class Mention:
    """How a list names somebody: the name as typed and the post, class or place beside it."""

    name: str
    place: str = ""

    @classmethod
    def of(cls, text: str, place: str = "") -> Mention:
        """Part «ФИО, должность» or «ФИО (5 А)»; a place in a column of its own is added."""
        tidy = mend_spaces(text)
        name, _, rest = re.sub(r"[(;]", ",", tidy.replace(")", "")).partition(",")
        return cls(name.strip(), " ".join(filter(None, (rest.strip(), mend_spaces(place)))))


@dataclass(frozen=True, slots=True)
class Resolved:
    """The person meant, or why it cannot be told; ``note`` is what is worth saying of a person found."""

    person: Known | None = None
    fault: Remark | None = None
    note: Remark | None = None


def resolve(mention: Mention, index: PeopleIndex) -> Resolved:
    """The one person of the registry the mention fits."""
    candidates = _by_name(mention.name, index)
    if not candidates:
        return Resolved(fault=_unknown(mention, index))
    fitting = [known for known in candidates if fits(known, mention.place)] if mention.place else candidates
    if len(candidates) == 1:
        return Resolved(candidates[0], note=None if fitting else _differs(mention, candidates[0]))
    if len(fitting) == 1:
        return Resolved(fitting[0])
    message = (
        f"В реестре несколько человек с именем {quoted(mention.name)} ({len(candidates)}): "
        "укажите рядом должность или класс."
    )
    return Resolved(fault=Remark("person_ambiguous", message))


def fits(known: Known, place: str) -> bool:
    """Whether a post, class or place of work told in a list can be this person's."""
    words = fold(str(clean_position(place).value))
    if known.kind == "pupil":
        found = _CLASS.search(mend_alphabet(place, whole_words=True))
        return found is not None and str(clean_class(found[1]).value) == known.post.get("class_label")
    if known.kind == "parent":
        return bool(re.search(r"родит|мать|отец|мам|пап|представит|опекун", words))
    told = [fold(known.post.get(fact, "")) for fact in ("title", "employer", "department")]
    return any(fact and (fact in words or words in fact) for fact in told)


def _by_name(name: str, index: PeopleIndex) -> list[Known]:
    turned = mend_alphabet(name, whole_words=True)
    if initials := _INITIALS.fullmatch(turned):
        return [known for known in index.by_surname(initials["surname"]) if _has_initials(known, initials)]
    cleaned = clean_name(name)
    if cleaned.fault:
        return []
    surname, first_name, patronymic = parts(str(cleaned.value))
    full = " ".join(filter(None, (surname, first_name, patronymic)))
    if same := index.named(full):
        return same
    if patronymic:
        return []
    # A list often leaves the patronymic out.
    wanted = fold(capitalise_name(f"{surname} {first_name}"))
    return [
        known for known in index.by_surname(surname) if fold(f"{known.surname} {known.first_name}") == wanted
    ]


def _has_initials(known: Known, initials: re.Match[str]) -> bool:
    second = initials["second"]
    return known.first_name[:1] == initials["first"] and (not second or known.patronymic[:1] == second)


def _unknown(mention: Mention, index: PeopleIndex) -> Remark:
    near = index.alike(mention.name)
    hint = f"возможно, это {quoted(near)}" if near else "сначала загрузите список людей или исправьте имя"
    return Remark("person_unknown", f"В реестре нет человека {quoted(mention.name)}: {hint}.")


def _differs(mention: Mention, known: Known) -> Remark:
    post = (
        known.post.get("title") or known.post.get("class_label") or known.post.get("employer") or "не указано"
    )
    return Remark("place_differs", f"В файле указано {quoted(mention.place)}, в реестре {quoted(post)}.")
