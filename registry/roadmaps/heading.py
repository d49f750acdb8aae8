"""What stands above a road map's table: the mark of approval, the title with its period, and the rest.

Nothing is lost: every line comes out as one of the four. It judges nothing: ``findings`` does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from registry.plan_facts import Approval
from registry.plan_terms import MONTHS
from registry.roadmaps.source import Line

_APPROVAL = re.compile(r"^(?:утвержд|согласован|принят[оа]|приложение)", re.IGNORECASE)
_TITLE = re.compile(r"^[«\"]?(?:муниципальная\s+)?(?:дорожн|план\b|программ)", re.IGNORECASE)
_PERIOD = re.compile(
    r"(?P<first>20\d\d)\s*[-–—/]\s*(?P<last>20\d\d)\s*(?P<word>учебн|уч\.|г)?"
    r"|(?:на\s+)(?P<only>20\d\d)\s*(?P<one>учебн|год|г\.)",
    re.IGNORECASE,
)
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(20\d\d)")
_SPELLED = re.compile(rf"«?\s*(\d{{1,2}})\s*»?\s+({'|'.join(MONTHS)})\s+(20\d\d)", re.IGNORECASE)
_NUMBER = re.compile(r"№\s*(?!\d+-?\s*(?:ФЗ))([\w/-]+)")
_BESIDE_DATE = re.compile(
    r"№\s*([\w/-]+)\s+от\s+«?\s*\d|\bот\s+«?\s*\d{1,2}[^№]{0,30}?№\s*([\w/-]+)", re.IGNORECASE
)
_ACT = re.compile(r"приказ|распоряжени|постановлени|решени", re.IGNORECASE)
_LONGEST_TITLE = 500


@dataclass(frozen=True, slots=True)
class Heading:
    """The lines above the table by their meaning, each kept as it stands."""

    title: str
    approval: Approval
    heading: tuple[str, ...]
    preamble: tuple[str, ...]
    starts_on: date | None
    ends_on: date | None

    @property
    def text(self) -> str:
        return " ".join((*self.heading, *self.approval.words, self.title))


def read_heading(lines: Iterable[Line]) -> Heading:
    paragraphs = _paragraphs(lines)
    place = _title_place(paragraphs)
    title = " ".join(paragraphs[place]) if place is not None else ""
    above = paragraphs[:place] if place is not None else paragraphs
    below = paragraphs[place + 1 :] if place is not None else []
    begins = next((n for n, one in enumerate(above) if _APPROVAL.match(one[0])), len(above))
    words = tuple(line for paragraph in above[begins:] for line in paragraph)
    first, last = read_period(title)
    return Heading(
        title,
        read_approval(words),
        tuple(line for paragraph in above[:begins] for line in paragraph),
        tuple(" ".join(paragraph) for paragraph in below),
        first,
        last,
    )


def read_period(title: str) -> tuple[date | None, date | None]:
    """The days a plan is for: a school year from September to August, else calendar years."""
    match = _PERIOD.search(title)
    if match is None:
        return None, None
    first = int(match["first"] or match["only"])
    last = int(match["last"] or first)
    word = (match["word"] or match["one"] or "").casefold()
    if word.startswith("уч"):
        return date(first, 9, 1), date(max(last, first + 1), 8, 31)
    if not word and last == first + 1:
        return date(first, 9, 1), date(last, 8, 31)
    return (date(first, 1, 1), date(last, 12, 31)) if last >= first else (None, None)


def read_approval(words: tuple[str, ...]) -> Approval:
    """The kind of the mark, and the number and date of the act as far as they are told."""
    if not words:
        return Approval()
    text = " ".join(words)
    number = _act_number(text)
    first = words[0].casefold()
    if first.startswith("приложение"):
        kind = "attachment"
    else:
        kind = "signature" if first.startswith("утверждаю") else "act"
    return Approval(words, kind, number, read_day(text))  # type: ignore[arg-type]


def read_day(text: str) -> date | None:
    """The first full date of the text; None when there is none, or no such day."""
    try:
        dotted = _DOTTED.search(text)
        if dotted:
            return date(int(dotted[3]), int(dotted[2]), int(dotted[1]))
        spelled = _SPELLED.search(text)
        if spelled:
            month = next(n for n, one in enumerate(MONTHS, 1) if re.match(one, spelled[2].casefold()))
            return date(int(spelled[3]), month, int(spelled[1]))
    except ValueError:
        return None
    return None


def _act_number(text: str) -> str:
    """The number beside the date of an act; else the first one after the word, those in quotes aside."""
    act = _ACT.search(text)
    if act is None:
        return ""
    after = text[act.start() :]
    beside = _BESIDE_DATE.search(after)
    if beside:
        return beside[1] or beside[2]
    number = _NUMBER.search(re.sub(r"«[^»]*»", " ", after))
    return number[1] if number else ""


def _paragraphs(lines: Iterable[Line]) -> list[list[str]]:
    found: list[list[str]] = []
    for line in lines:
        if line.joined and found:
            found[-1].append(line.text)
        else:
            found.append([line.text])
    return found


def _title_place(paragraphs: list[list[str]]) -> int | None:
    """The first that is called a plan and names its years; else the last one that is called a plan."""
    called = [
        number
        for number, lines in enumerate(paragraphs)
        if _TITLE.match(lines[0]) and len(" ".join(lines)) <= _LONGEST_TITLE
    ]
    dated = [number for number in called if re.search(r"20\d\d", " ".join(paragraphs[number]))]
    return next(iter(dated), called[-1] if called else None)
