"""How a paper calls things: the form of the work, words with a label, the organisation, papers it cites."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from docgen.consistency.expected import Citation, Contradiction, Paper
from docgen.consistency.figures import DATE, bonds_of, read_day
from docgen.consistency.lines import Line, contradiction, plain
from docgen.russian.dates import date_short
from docgen.russian.forms import CASES, Forms

_NUMBER = r"(?P<number{0}>[\w/]+(?: ?[-–] ?[\w/.]+)*)"
_CITED = re.compile(
    rf"от (?P<day>{DATE})\s*№ ?{_NUMBER.format('')}|№ ?{_NUMBER.format(2)} от (?P<day2>{DATE})"
)
_LOOKED_BACK = 160
# What may stand between a label and its value: «режим работы – очно».
_OF_WHAT = "(?:наставничества|работы|встреч)"
# An organisation by its kind and its name in quotation marks.
_ORGANISATION = re.compile(
    r"(?:\b[А-ЯЁ]{0,6}ОУ|\bучреждени\w+)(?: [А-Яа-яёЁ ,]{0,60}?)? ?«(?P<name>(?:[^«»]|«[^«»]*»)+)»"
)


def title_faults(paper: Paper, lines: Sequence[Line]) -> Iterator[Contradiction]:
    """Everything amiss in how things are called and cited."""
    free = plain("\n".join(paper.expected.free))
    names = _all_forms(paper.expected.names)
    former = [one for one in _all_forms(paper.expected.former) if not any(one in name for name in names)]
    for at, line in enumerate(lines):
        yield from _form_faults(paper, line, free)
        yield from _label_faults(paper, line, free)
        yield from _organisation_faults(paper, line, names, former, free)
        yield from _citation_faults(paper, line, lines[at - 1].text if at else "")
    yield from _own_number_faults(paper, lines)


def _form_faults(paper: Paper, line: Line, free: str) -> Iterator[Contradiction]:
    right = {plain(bond.form) for bond in bonds_of(paper, line)}
    if not right or "" in right:
        return
    for title in map(plain, paper.expected.forms):
        place = line.text.find(f"«{title}»")
        if place >= 0 and title not in right and title not in free:
            message = f"форма «{title}», а должна быть «{'», «'.join(sorted(right))}»"
            yield contradiction("form", paper, line, (place, place + len(title) + 2), message)


def _label_faults(paper: Paper, line: Line, free: str) -> Iterator[Contradiction]:
    bonds = bonds_of(paper, line)
    for label in {label for bond in bonds for label, _ in bond.labels}:
        right = {plain(value).lower() for bond in bonds for known, value in bond.labels if known == label}
        for match in re.finditer(rf"\b{label}(?: {_OF_WHAT})? [–—-] ([а-яё][а-яё ]*)", line.text):
            if match.group() in free:
                continue  # The form's own words: «вид наставничества – способ взаимодействия».
            said = match[1].strip()
            if not any(said == value or said.startswith(f"{value} ") for value in right):
                message = f"{label} – «{said}», а должно быть «{'», «'.join(sorted(right))}»"
                yield contradiction("form", paper, line, match.span(), message)


def _organisation_faults(
    paper: Paper, line: Line, names: Sequence[str], former: Sequence[str], free: str
) -> Iterator[Contradiction]:
    if not names:
        return
    right = paper.expected.names[0].nominative
    told: list[range] = []
    for old in former:
        place = line.text.find(old)
        if place >= 0 and not any(place in span for span in told):
            told.append(range(place, place + len(old)))
            message = f"прежнее наименование «{old}», а на дату документа – «{plain(right)}»"
            yield contradiction("organisation", paper, line, (place, place + len(old)), message)
    for match in _ORGANISATION.finditer(line.text):
        known = any(match["name"] in text for text in (*names, free))
        if not known and not any(match.start("name") in span for span in told):
            message = f"организация «{match['name']}», а должна быть «{plain(right)}»"
            yield contradiction("organisation", paper, line, match.span(), message)


def _all_forms(names: Sequence[Forms]) -> list[str]:
    """Every form of every name, the longest first."""
    found = {plain(name.case(case)) for name in names for case in CASES}
    return sorted(found - {""}, key=len, reverse=True)


def citations(line: str, before: str = "") -> Iterator[tuple[re.Match[str], str, date, str]]:
    """Papers cited in a line: the match, the number, the day, and the words that lead to it."""
    for match in _CITED.finditer(line):
        day = read_day(match["day"] or match["day2"])
        if day is not None:
            lead = f"{before[-_LOOKED_BACK:]} {line[max(0, match.start() - _LOOKED_BACK) : match.start()]}"
            yield match, _plain_number(match["number"] or match["number2"]), day, lead.lower()


def _citation_faults(paper: Paper, line: Line, before: str) -> Iterator[Contradiction]:
    known = paper.expected.citations
    for match, number, day, lead in citations(line.text, before):
        word = _nearest_word(lead, known)
        of_kind = [one for one in known if one.word == word]
        if any(_plain_number(one.number) == number and one.dated == day for one in known):
            continue
        for one in of_kind:
            if _plain_number(one.number) == number:
                message = (
                    f"{word} № {one.number} назван с датой {date_short(day)}, а он от {date_short(one.dated)}"
                )
                yield contradiction("reference_date", paper, line, match.span(), message)
                break
        else:
            same_day = [one for one in of_kind if one.dated == day]
            if same_day:
                message = f"{word} от {date_short(day)} назван под № {number}, а он № {same_day[0].number}"
                yield contradiction("reference_number", paper, line, match.span(), message)


def _nearest_word(lead: str, known: Sequence[Citation]) -> str:
    """What kind of paper is cited: the word that stands nearest before the date."""
    places = {one.word: lead.rfind(one.word) for one in known}
    return (
        max(places, key=lambda word: places[word], default="")
        if max(places.values(), default=-1) >= 0
        else ""
    )


def _plain_number(number: str) -> str:
    return re.sub(r"\s*[-–—]\s*", "-", plain(number).strip(". "))


def _own_number_faults(paper: Paper, lines: Sequence[Line]) -> Iterator[Contradiction]:
    """The paper's own number is printed, whenever the form prints it at all."""
    number = _plain_number(paper.expected.number)
    if not number:
        return
    whole = "\n".join(_plain_number(line.text) for line in lines)
    if not re.search(rf"№ ?{re.escape(number)}(?![\w/-])", whole):
        yield Contradiction(
            "own_number", paper.title, f"в документе нет его номера: № {paper.expected.number}"
        )
    for line in lines:
        header = re.fullmatch(rf"({DATE})\b[^№]*№ ?{re.escape(number)}", _plain_number(line.text))
        day = read_day(header[1]) if header else None
        if day is not None and paper.expected.dated not in (None, day):
            message = f"документ датирован {date_short(day)}, а в журнале {date_short(paper.expected.dated)}"
            yield contradiction("own_number", paper, line, (0, len(line.text)), message)
