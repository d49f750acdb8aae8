"""Names of organisations: «муниципального автономного общеобразовательного учреждения «СОШ № 5»».

The head noun and its adjectives decline, what stands in quotation marks never does, an abbreviation stands
still and gives the gender. Knows no registry of organisations.
"""

from __future__ import annotations

import re
from functools import lru_cache

from docgen.russian.dictionary import is_known
from docgen.russian.forms import Forms, Gender, forms_by, frozen
from docgen.russian.owners import decline_owner
from docgen.russian.phrases import Head, Word, adjacent, read_head, to_forms, words_of
from docgen.russian.spelling import tidy, word_set

# What an apposition without quotation marks may be: charters decline it («учреждения … школы № 15»).
_APPOSITIONS = word_set(
    """школа гимназия прогимназия лицей сад колледж техникум училище центр интернат школа-интернат корпус
    институт университет академия дом дворец станция организация учреждение"""
)

# The head noun hides in the last letter: учреждение, общество, школа, центр.
_ABBREVIATION_GENDERS: dict[str, Gender] = {
    "ИП": "m",
    "АНО": "f",
    "РОНО": "m",
    "ППО": "f",
    "ЦДО": "m",
    "ЦО": "m",
}
_LAST_LETTER_GENDERS: dict[str, Gender] = {"У": "n", "О": "n", "Ш": "f"}

_PERSON_AFTER = frozenset({"предприниматель"})

# Abbreviations a person's name follows: «ИП Белова».
_OWNED = frozenset({"ип", "чп"})


@lru_cache(maxsize=1024)
def decline_organisation(text: str) -> Forms:
    """The organisation's name in six cases, with the gender its participles follow («именуемое»).

    Low confidence and the text unchanged when no head can be found.
    """
    name = tidy(text)
    words = words_of(name)
    if not words:
        doubt = "Название организации не начинается с русского слова: проверьте падежи."
        return frozen(name, gender="n", confidence="low", doubts=(doubt,))
    if words[0].text.lower() in _OWNED and len(words) > 1 and not _quoted_next(name, words[0]):
        return _joined(frozen(words[0].text), decline_owner(name[words[0].end :]))
    if _is_abbreviation(words[0].text, name):
        return _abbreviated(name, words[0].text)
    heads = _heads(name, words)
    if not heads:
        doubt = f"Не удалось понять, какое слово склонять в названии «{name}»: проверьте падежи."
        return frozen(name, gender="n", confidence="low", doubts=(doubt,))
    return _with_owner(name, heads[0]) or to_forms(name, heads)


def _quoted_next(name: str, word: Word) -> bool:
    return name[word.end :].lstrip()[:1] in '«"„“'


def _with_owner(name: str, head: Head) -> Forms | None:
    """«Индивидуального предпринимателя Иванова Ивана Ивановича»: the tail is a person's name."""
    if head.words[-1].text.lower() not in _PERSON_AFTER or not name[head.end :].strip():
        return None
    title = to_forms(name[: head.end], [head])
    return _joined(title, decline_owner(name[head.end :]))


def _joined(title: Forms, owner: Forms) -> Forms:
    return forms_by(
        lambda case: f"{title.case(case)} {owner.case(case)}", title.gender, owner.confidence, owner.doubts
    )


def _is_abbreviation(word: str, name: str) -> bool:
    if not word.isupper() or len(word) < 2:
        return False
    return len(word) == 2 or (len(word) <= 8 and not (name.isupper() and is_known(word)))


def _abbreviated(name: str, word: str) -> Forms:
    gender = _ABBREVIATION_GENDERS.get(word) or next(
        (gender for end, gender in _LAST_LETTER_GENDERS.items() if word.endswith(end)), None
    )
    if gender is not None:
        return frozen(name, gender=gender)
    doubt = f"Род сокращения «{word}» неизвестен: проверьте слова «именуемое», «расположенное» рядом с ним."
    return frozen(name, gender="n", confidence="medium", doubts=(doubt,))


def _heads(name: str, words: tuple[Word, ...]) -> list[Head]:
    head = read_head(name, words, 0, animate=None)
    if head is None:
        return []
    heads = [head]
    for position in range(len(head.words), len(words)):
        inside = words[position].start < heads[-1].end
        later = None if inside else _later_head(name, words, position)
        if later is not None:
            heads.append(later)
    return heads


def _later_head(name: str, words: tuple[Word, ...], position: int) -> Head | None:
    """«… учреждение | средняя школа», «начальная школа – | детский сад»."""
    before, word = words[position - 1], words[position]
    dash = re.fullmatch(r"\s[–—-]\s", name[before.end : word.start])
    if not (dash or adjacent(name, before, word)):
        return None
    head = read_head(name, words, position, animate=False)
    if head is None or head.words[-1].text.lower() not in _APPOSITIONS:
        return None
    return head
