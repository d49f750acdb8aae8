"""What a line of a sheet is: a person, a group heading, a total, or nothing.

Looks at one line at a time, and only at lines whose name is not an ordinary one. Changes nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from registry.importing.cells import as_text, clean_class, clean_label
from registry.spreadsheet.header import simplified
from registry.spreadsheet.text import mend_spaces

LineKind = Literal["person", "empty", "heading", "total", "service"]

_TOTAL = re.compile(r"^(?:итого|всего|итог|общее количество|общее число|кол-во|количество)\b", re.IGNORECASE)
_SERVICE = re.compile(
    r"_{2,}|^(?:директор|секретарь|исполнитель|исп\.|составил|подготовил|проверил|утверждаю|согласовано|подпись|м\.\s*п\."
    r"|примечани|\*)|^\d{1,2}\.\d{1,2}\.\d{4}$",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d+\.?")
_CLASS_HEADING = re.compile(
    r"(?:класс|кл\.?)?\s*(\d{1,2}\s*[-–]?\s*[«\"]?\s*[А-ЯЁа-яё]?\s*[»\"]?)\s*(?:класс|кл\.?)?(?=[\s,(.:–-]|$).*",
    re.IGNORECASE,
)
_PATRONYMIC = re.compile(r"(?:вич|ьич|мич|вна|чна)\b", re.IGNORECASE)
_LONGEST_HEADING = 300  # A longer text on a line of its own is a note: no class or department is called so.
_PARTNERS = re.compile(r"партн[её]р|внешн|приглаш", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Line:
    kind: LineKind
    text: str = ""


PERSON = Line("person")
EMPTY = Line("empty")


def recognise(cells: list[object], name: str, name_at: int, header: frozenset[str], *, merged: bool) -> Line:
    """What the line is.

    ``name`` is the text of its name cells, ``name_at`` their column; ``header`` the simplified headers of the
    sheet; ``merged`` tells that several cells of the line are joined into one, as headings are.
    """
    name = mend_spaces(name)
    if _PATRONYMIC.search(name) and not _TOTAL.match(name) and not _SERVICE.search(name):
        return PERSON
    filled = [text for text in map(mend_spaces, map(as_text, cells)) if text]
    words = [text for text in filled if not _NUMBER.fullmatch(text)]
    if not words:
        return PERSON if name and len(filled) > 1 and not _is_numbering(filled) else EMPTY
    if any(_TOTAL.match(text) for text in words) and not _PATRONYMIC.search(name):
        return Line("total")
    if len(words) > 1 and sum(simplified(text) in header for text in words) * 2 > len(words):
        return Line("service")
    return _named(name, words, merged=merged) if name else _nameless(cells, name_at, words, merged=merged)


def _nameless(cells: list[object], name_at: int, words: list[str], *, merged: bool) -> Line:
    """A heading begins at the left; a text further right belongs to somebody whose name was forgotten."""
    if len(words) > 2 and not merged:
        return PERSON
    if len(words[0]) > _LONGEST_HEADING or _SERVICE.search(words[0]):
        return Line("service")
    begins_at = next(index for index, cell in enumerate(cells) if mend_spaces(as_text(cell)) == words[0])
    return Line("heading", max(words, key=len)) if merged or begins_at <= name_at else PERSON


def _is_numbering(filled: list[str]) -> bool:
    """The row «1 2 3 4 5» that old forms put under the header."""
    return [text.rstrip(".") for text in filled] == [str(n) for n in range(1, len(filled) + 1)]


def _named(name: str, words: list[str], *, merged: bool) -> Line:
    """Text in the name's column: a heading stands there alone and does not read as a name."""
    if len(words) > 1 or _PATRONYMIC.search(name):
        return PERSON
    if len(name) > _LONGEST_HEADING or _SERVICE.search(name):
        return Line("service")
    parts = name.split()
    reads_as_name = 2 <= len(parts) <= 3 and all(part.istitle() for part in parts)
    return PERSON if reads_as_name and not merged else Line("heading", name)


def class_of_heading(text: str) -> str:
    """The class a heading names: «5 А класс», «Класс 7 Б (кл. рук. …)»; empty when it names none."""
    match = _CLASS_HEADING.fullmatch(text)
    return str(clean_class(match[1]).value) if match else ""


def department_of_heading(text: str) -> str:
    return str(clean_label(text.rstrip(":")).value)


def is_of_partners(text: str) -> bool:
    return bool(_PARTNERS.search(text))
