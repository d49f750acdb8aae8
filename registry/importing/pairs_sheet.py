"""Going down one sheet of pairs: the rows of each gathered, its people found, what cannot be told as faults.

Knows rows and the people's index; writes nothing to the registry.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from registry.importing import cells, pair_cells
from registry.importing.cells import Cell, Cleaner
from registry.importing.columns import formula_note
from registry.importing.lines import recognise
from registry.importing.matching import Known, PeopleIndex
from registry.importing.pair_rows import TERMS, TERMS_NOT_TAKEN, PairRow, PairsReport
from registry.importing.report import Remark, quoted
from registry.importing.resolving import Mention, resolve
from registry.reference import forms
from registry.snapshot import Terms
from registry.spreadsheet.header import Header, simplified
from registry.spreadsheet.reading import Batch, Sheet

_FORMS = {form.code: form for form in forms()}
_CLEANERS: dict[str, Cleaner] = {
    "number": cells.clean_russian,
    "form": pair_cells.clean_form,
    "kind": pair_cells.clean_kind,
    "department": cells.clean_label,
    "period": pair_cells.clean_period,
    "starts_on": cells.clean_date,
    "ends_on": cells.clean_date,
    "hours": pair_cells.clean_hours,
    "amount": pair_cells.clean_amount,
    "mode": pair_cells.clean_mode,
    "request": cells.clean_text,
    "goal": cells.clean_text,
    "expected_result": cells.clean_text,
    "meetings": cells.clean_text,
    "function_clause": cells.clean_text,
}


def lines_below(sheet: Sheet, header: Header, first: Batch) -> Iterator[tuple[int, list[Any]]]:
    """The rows below the header, each with the sheet's own number."""
    for batch in (first, *sheet.batches):
        for index in range(batch.height):
            if batch.first_row + index > header.last_row:
                yield batch.first_row + index, batch.row(index)


@dataclass(slots=True)
class _Lines:
    """The rows of one pair: the first tells everything, the next only more mentees."""

    number: int
    told: dict[str, Any]
    mentees: list[tuple[int, Mention]]


class PairsSheet:
    """Goes down a sheet of pairs, gathers the rows of each, and tells what is wrong with it."""

    def __init__(
        self, sheet: Sheet, header: Header, report: PairsReport, index: PeopleIndex, *, takes_terms: bool
    ) -> None:
        self._sheet = sheet
        self._header = header
        self._report = report
        self._index = index
        self._takes_terms = takes_terms
        self._words = frozenset(simplified(column.header) for column in header.columns)
        self._seen: dict[tuple[int, frozenset[int]], int] = {}
        self._is_bad = False

    def read(self, first: Batch) -> None:
        for lines in self._gathered(first):
            self._is_bad = False
            pair = self._pair(lines)
            if pair is not None and not self._is_bad:
                self._report.pairs.append(pair)
                self._report.accepted += 1
            else:
                self._report.rejected += 1

    def _gathered(self, first: Batch) -> Iterator[_Lines]:
        current: _Lines | None = None
        for number, row in lines_below(self._sheet, self._header, first):
            told = {
                name: row[column.index]
                for name, column in self._header.fields.items()
                if column.index < len(row)
            }
            mentor, mentees = (
                cells.as_text(told.get("mentor", "")).strip(),
                pair_cells.several(told.get("mentees", "")),
            )
            line = recognise(row, mentor, self._header.fields["mentor"].index, self._words, merged=False)
            if current and not mentor and mentees:
                current.mentees += self._mentions(number, mentees, told)
            elif line.kind == "person" or (mentor and mentees):
                if current:
                    yield current
                self._note_formulas(number, told)
                current = _Lines(number, told, self._mentions(number, mentees, told))
        if current:
            yield current

    def _mentions(self, number: int, names: list[str], told: dict[str, Any]) -> list[tuple[int, Mention]]:
        places = pair_cells.several(told.get("mentee_place", ""))
        each = places if len(places) == len(names) else [" ".join(places)] * len(names)
        return [(number, Mention.of(name, place)) for name, place in zip(names, each, strict=True)]

    def _note_formulas(self, number: int, told: dict[str, Any]) -> None:
        for name, column in self._header.fields.items():
            formula = self._sheet.formulas.get((number - 1, column.index))
            if formula is not None:
                remark = formula_note(formula, told.get(name, ""))
                self._report.note(self._sheet.name, number, column.header, remark)
                told[name] = told.get(name) or formula

    def _pair(self, lines: _Lines) -> PairRow | None:
        told = {name: self._clean(name, clean, lines) for name, clean in _CLEANERS.items()}
        mentor = self._person(lines.number, "mentor", Mention.of(
            cells.as_text(lines.told.get("mentor", "")), cells.as_text(lines.told.get("mentor_place", ""))
        ))  # fmt: skip
        mentees = [self._person(number, "mentees", mention) for number, mention in lines.mentees]
        curator = self._curator(lines)
        if not lines.mentees:
            self._fault(lines.number, "mentees", Remark("mentee_missing", "Не указан наставляемый."))
        start, end = self._period(lines, told)
        found = [mentee for mentee in mentees if mentee is not None]
        if mentor is None or len(found) < len(lines.mentees) or not found or start is None or end is None:
            self._is_bad = True
            return None
        self._check(lines, mentor, found, str(told["form"]), start)
        return PairRow(
            self._sheet.name,
            lines.number,
            str(told["number"] or ""),
            str(told["form"]),
            str(told["kind"] or ("групповое" if len(found) > 1 else "традиционное")),
            mentor.id,
            tuple(mentee.id for mentee in found),
            curator.id if curator else None,
            start,
            end,
            str(told["department"] or mentor.post.get("department", "")),
            self._terms(told, mentor, found, lines),
            str(told["request"] or ""),
            str(told["goal"] or ""),
            str(told["expected_result"] or ""),
            str(told["meetings"] or ""),
            told=self._told(lines),
        )

    def _told(self, lines: _Lines) -> frozenset[str]:
        """The columns in which the pair's own row says something: «нет» is a word too, an empty cell none."""
        told = {name for name in self._header.fields if cells.as_text(lines.told.get(name, "")).strip(" -–—")}
        if self._takes_terms:
            return frozenset(told)
        for name in sorted(TERMS.keys() & told):
            self._report.note_once(
                self._sheet.name, self._header.last_row, self._title(name), TERMS_NOT_TAKEN
            )
        return frozenset(told - TERMS.keys())

    def _clean(self, name: str, clean: Cleaner, lines: _Lines) -> Any:
        if name not in self._header.fields and name != "form":
            return (None, None) if name == "period" else None
        cell: Cell = clean(lines.told.get(name, ""))
        for note in cell.notes:
            self._report.note(self._sheet.name, lines.number, self._title(name), note)
        if cell.fault:
            self._fault(lines.number, name, cell.fault)
        return cell.value

    def _person(self, number: int, name: str, mention: Mention) -> Known | None:
        if not mention.name:
            missing = Remark("mentor_missing", "Не указан наставник.")
            self._fault(number, name, missing)
            return None
        found = resolve(mention, self._index)
        if found.fault:
            self._fault(number, name, found.fault)
        if found.note:
            self._report.note(self._sheet.name, number, self._title(name), found.note)
        return found.person

    def _curator(self, lines: _Lines) -> Known | None:
        text = cells.as_text(lines.told.get("curator", ""))
        mention = Mention.of(text)
        if not mention.name:
            return None
        curator = self._person(lines.number, "curator", mention)
        if curator is not None and curator.kind != "staff":
            message = f"Куратором может быть только работник организации: {quoted(mention.name)}."
            self._fault(lines.number, "curator", Remark("curator_not_staff", message))
        return curator

    def _period(self, lines: _Lines, told: dict[str, Any]) -> tuple[date | None, date | None]:
        start, end = told["starts_on"] or told["period"][0], told["ends_on"] or told["period"][1]
        if start is None or end is None:
            if not self._is_bad:
                message = "Не указан период работы пары: нужны дата начала и дата окончания."
                self._fault(lines.number, "starts_on", Remark("period_missing", message))
        elif end < start:
            message = f"Окончание периода {end:%d.%m.%Y} раньше его начала {start:%d.%m.%Y}."
            self._fault(lines.number, "ends_on", Remark("period_impossible", message))
        return start, end

    def _check(self, lines: _Lines, mentor: Known, mentees: list[Known], form_code: str, start: date) -> None:
        ids = frozenset(mentee.id for mentee in mentees)
        if mentor.id in ids:
            message = f"Наставник и наставляемый – один и тот же человек: {quoted(mentor.full_name)}."
            self._fault(lines.number, "mentees", Remark("mentor_is_mentee", message))
        if len(ids) < len(mentees):
            message = "Один и тот же наставляемый указан в группе дважды."
            self._fault(lines.number, "mentees", Remark("mentee_repeated", message))
        for name, person in (("mentor", mentor), *(("mentees", mentee) for mentee in mentees)):
            if person.dismissed_on is not None and person.dismissed_on <= start:
                message = (
                    f"{quoted(person.full_name)}: уволен(а) {person.dismissed_on:%d.%m.%Y}, до начала "
                    "работы пары."
                )
                code = "mentor_dismissed" if name == "mentor" else "mentee_dismissed"
                self._fault(lines.number, name, Remark(code, message))
        first = self._seen.setdefault((mentor.id, ids), lines.number)
        if first != lines.number:
            message = f"Такая пара уже есть в строке {first}; оставьте одну."
            self._fault(lines.number, "mentees", Remark("pair_repeated", message))
        self._check_form(lines, mentor, mentees, form_code)

    def _check_form(self, lines: _Lines, mentor: Known, mentees: list[Known], form_code: str) -> None:
        form = _FORMS.get(form_code)
        if form is None:  # Its own fault is already told.
            return
        strangers = [mentee for mentee in mentees if mentee.kind not in form.mentee_kinds]
        strangers += [mentor] if mentor.kind not in form.mentor_kinds else []
        if strangers:
            message = (
                f"Форме {quoted(form.title)} не подходит участник "
                f"{quoted(strangers[0].full_name)}; проверьте форму."
            )
            self._fault(lines.number, "form", Remark("form_mismatch", message))

    def _terms(self, told: dict[str, Any], mentor: Known, mentees: list[Known], lines: _Lines) -> Terms:
        amount, clause = told["amount"], str(told["function_clause"] or "")
        is_labour = mentor.kind == "staff" and all(mentee.kind == "staff" for mentee in mentees)
        if not self._takes_terms:
            return Terms()
        if is_labour and amount is None and not clause:
            message = "Не указана выплата: без неё не составить дополнительное соглашение (ТК РФ, ст. 351.8)."
            self._report.note(
                self._sheet.name, lines.number, self._title("amount"), Remark("amount_missing", message)
            )
        amount = amount if isinstance(amount, Decimal) else None
        return Terms(amount, told["hours"], str(told["mode"] or "очно"), bool(clause), clause)

    def _fault(self, number: int, name: str, remark: Remark) -> None:
        self._is_bad = True
        self._report.fault(self._sheet.name, number, self._title(name), remark)

    def _title(self, name: str) -> str:
        column = self._header.of(name)
        return column.header if column else ""
