"""The lines of a paper made plain for comparison, and where known people stand in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from docgen.consistency.expected import Contradiction, Paper, Party
from docgen.russian.forms import CASES, PersonForms
from docgen.russian.mentions import Mention, find_mentions

_PLAIN = str.maketrans(
    {
        "\N{NO-BREAK SPACE}": " ",
        "\N{NARROW NO-BREAK SPACE}": " ",
        "\N{NON-BREAKING HYPHEN}": "-",
        "\N{HYPHEN}": "-",
    }
)
_START = re.compile(r"(?<![А-ЯЁа-яё-])[А-ЯЁ]")
_LETTER = re.compile(r"[А-ЯЁа-яё-]")
_QUOTED_AROUND = 40


def plain(text: str) -> str:
    """The text with ordinary spaces and hyphens, as long as it was."""
    return text.translate(_PLAIN)


@dataclass(frozen=True)
class Named:
    """A known person in a line; ``keys`` are several where initials fit more than one."""

    start: int
    end: int
    text: str
    keys: frozenset[str]
    is_full: bool


@dataclass(frozen=True)
class Line:
    """One line of a paper: the people known and those nobody knows."""

    number: int
    text: str
    named: tuple[Named, ...]
    strangers: tuple[Mention, ...]

    @cached_property
    def keys(self) -> frozenset[str]:
        """Everybody known who is surely named here."""
        return frozenset(key for one in self.named if len(one.keys) == 1 for key in one.keys)


class Spellings:
    """Every way the known people may be written, found by the first word."""

    def __init__(self, parties: Iterable[Party]) -> None:
        self._by_first: dict[str, dict[str, tuple[set[str], bool]]] = {}
        for party in parties:
            for text, is_full in _spellings(party.name):
                known = self._by_first.setdefault(_first(text), {})
                known.setdefault(text, (set(), is_full))[0].add(party.key)
        self._ordered = {
            first: sorted(texts.items(), key=lambda one: -len(one[0]))
            for first, texts in self._by_first.items()
        }

    def find(self, text: str) -> Iterator[Named]:
        """The known people of a line, one after another, the longest spelling first."""
        taken = 0
        for match in _START.finditer(text):
            start = match.start()
            if start < taken:
                continue
            for spelling, (keys, is_full) in self._ordered.get(_first(text[start : start + 60]), ()):
                end = start + len(spelling)
                if text.startswith(spelling, start) and not _LETTER.match(text, end):
                    yield Named(start, end, spelling, frozenset(keys), is_full)
                    taken = end
                    break


def read_lines(paper: Paper) -> list[Line]:
    """The paper's lines with their people; a stranger overlaps nobody known."""
    known = Spellings(paper.expected.parties)
    return [_line(number, plain(text), known) for number, text in enumerate(paper.lines, start=1)]


def contradiction(kind: str, paper: Paper, line: Line, span: tuple[int, int], message: str) -> Contradiction:
    """A contradiction with the words around the place."""
    start, end = max(0, span[0] - _QUOTED_AROUND), span[1] + _QUOTED_AROUND
    words = " ".join(line.text[start:end].replace("→", " ").split())
    return Contradiction(kind, paper.title, message, line.number, words.strip(" |"))


def _line(number: int, text: str, known: Spellings) -> Line:
    named = tuple(known.find(text))
    strangers = tuple(
        mention
        for mention in find_mentions(text)
        if not any(one.start < mention.end and mention.start < one.end for one in named)
    )
    return Line(number, text, named, strangers)


def _spellings(name: PersonForms) -> Iterator[tuple[str, bool]]:
    for case in CASES:
        surname, given = plain(name.surname(case)), plain(name.given_names(case))
        if not surname:
            continue
        initials = " ".join(plain(name.initials).split())
        if given:
            yield f"{surname} {given}", True
            yield f"{given} {surname}", True
        for short in {initials, initials.replace(" ", "")} - {""}:
            yield f"{surname} {short}", False
            yield f"{short} {surname}", False
            yield f"{short}{surname}", False


def _first(text: str) -> str:
    """The first word of a spelling; of initials the first letter with its stop."""
    found = re.match(r"[А-ЯЁ]\.|[А-ЯЁа-яё-]+", text)
    return found.group() if found else ""
