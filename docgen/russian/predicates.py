"""The predicate right beside a name: «Белова Анна Петровна прошла», «награждён Белов Илья Ильич».

Only the word next to the subject is looked at: farther ones may be said of the order or the contract. Knows
no governing words and no posts.
"""

from __future__ import annotations

import re

from docgen.russian.dictionary import is_infinitive, said_of
from docgen.russian.mentions import Mention
from docgen.russian.text_lines import TextLine

_NEXT = re.compile(r"\s+([а-яё]+)")
_PREVIOUS = re.compile(r"([А-ЯЁа-яё]+)\s+$")

# Where an order begins: nothing but a number before the name, or a date.
_START = re.compile(
    r"(?:^|\b(?:январ|феврал|март|апрел|ма|июн|июл|август|сентябр|октябр|ноябр|декабр)[яа])[^А-ЯЁа-яё]*$"
)

# «Расторгнуть соглашение вправе | Белова»: here the infinitive has a subject.
_MAY = re.compile(r"\b(?:вправе|долж\w+|мо[гж]\w+|обязан\w*|право|готов\w*|согла\w+)\b", re.IGNORECASE)


def wrong_predicate(line: TextLine, mention: Mention, start: int) -> str:
    """The neighbouring predicate of another gender than the subject's; empty when there is none.

    ``start`` is where the subject begins, with the post before the name.
    """
    genders = {gender for case, gender in mention.readings if case == "nominative"}
    if len(genders) != 1 or len(mention.cases) != 1:
        return ""
    found = (_NEXT.match(line.after(mention.end)), _PREVIOUS.search(line.before(start)))
    words = [match[1] for match in found if match is not None]
    return next((word for word in words if (said := said_of(word)) and not said & genders), "")


def is_object_in_nominative(line: TextLine, mention: Mention, start: int) -> bool:
    """«Производить доплату, выдать | Белова Анна Петровна»: an infinitive has no subject in an order."""
    before = line.before(start)
    previous = _PREVIOUS.search(before)
    orders = previous is not None and is_infinitive(previous[1]) and not _MAY.search(before)
    return orders and mention.cases == {"nominative"}


def is_ordered_in_wrong_case(line: TextLine, mention: Mention, start: int) -> bool:
    """«Беловой Анны Петровны | представить отчёт»: who is to do it stands in the dative."""
    following = _NEXT.match(line.after(mention.end))
    ordered = following is not None and is_infinitive(following[1])
    return (
        ordered and bool(_START.search(line.before(start))) and mention.cases <= {"genitive", "instrumental"}
    )
