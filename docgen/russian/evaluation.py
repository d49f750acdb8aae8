"""How right the grammar is on a table of known forms: every row is asked through the front door.

A table is tab-separated with a header. It holds names (``part``), posts (``head_gender``), organisations,
numbers (``kind``) or agreement (``masc``); the header tells. Letters are compared strictly, ё and capitals
too. Knows no files: lines come in, a report goes out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from docgen.errors import RenderError
from docgen.russian.agreement import agree
from docgen.russian.dates import date_in_words
from docgen.russian.forms import Case, Confidence, Forms
from docgen.russian.name_parts import decline_first_name, decline_patronymic, decline_surname
from docgen.russian.numerals import count, money, number_in_words, ordinal, ordinal_in_words
from docgen.russian.organisations import decline_organisation
from docgen.russian.persons import decline_full_name
from docgen.russian.posts import decline_post
from docgen.russian.typography import NBSP

SHORT_CASES: dict[str, Case] = {
    "nom": "nominative",
    "gen": "genitive",
    "dat": "dative",
    "acc": "accusative",
    "ins": "instrumental",
    "loc": "prepositional",
}
_GENDERS = {"masc": "m", "femn": "f", "neut": "n", "plur": "p"}


@dataclass(frozen=True)
class Question:
    """One row: what is asked, of which class, and the answers that are right."""

    topic: str
    text: str
    gender: str
    case: str
    expected: tuple[str, ...]
    unit: str = ""


@dataclass(frozen=True)
class Mistake:
    """A question answered wrongly."""

    question: Question
    answer: str


@dataclass
class Report:
    """Right and all answers, by class, by case and by gender, every mistake, and how many are doubted."""

    right: Counter[tuple[str, str]] = field(default_factory=Counter)
    total: Counter[tuple[str, str]] = field(default_factory=Counter)
    mistakes: list[Mistake] = field(default_factory=list)
    asked: set[tuple[str, str, str]] = field(default_factory=set)
    sureness: Counter[Confidence] = field(default_factory=Counter)

    def add(self, question: Question, answer: str, good: bool) -> None:
        """Count one answer under each of its headings."""
        for heading in _headings(question):
            self.total[heading] += 1
            self.right[heading] += good
        if _whole(question) not in self.asked and (forms := declined(question)) is not None:
            self.sureness[forms.confidence] += 1
        self.asked.add(_whole(question))
        if not good:
            self.mistakes.append(Mistake(question, answer))

    def share(self, heading: tuple[str, str]) -> float:
        """The part of right answers under a heading, 1.0 when nothing was asked."""
        return self.right[heading] / self.total[heading] if self.total[heading] else 1.0

    @property
    def whole_right(self) -> tuple[int, int]:
        """How many words and phrases are right in every form asked, and how many were asked."""
        wrong = {_whole(mistake.question) for mistake in self.mistakes}
        return len(self.asked) - len(wrong), len(self.asked)


def _headings(question: Question) -> tuple[tuple[str, str], ...]:
    return (
        ("всего", ""),
        ("класс", question.topic),
        ("падеж", question.case or "–"),
        ("род", question.gender or "–"),
    )


def _whole(question: Question) -> tuple[str, str, str]:
    return (question.topic, question.text, question.gender)


def evaluate(lines: Iterable[str], *, fold_yo: bool = False) -> Report:
    """Ask every row of the table and count. ``fold_yo`` takes ё for е, for tables printed without it.

    ValueError when the header is not one of the known kinds.
    """
    report = Report()
    for question in read_questions(lines):
        answer = answer_to(question)
        given, wanted = answer, question.expected
        if fold_yo:
            given, wanted = _folded(given), tuple(_folded(text) for text in wanted)
        report.add(question, answer, given in wanted)
    return report


def _folded(text: str) -> str:
    return text.replace("ё", "е").replace("Ё", "Е")


def read_questions(lines: Iterable[str]) -> Iterator[Question]:
    """The rows of the table as questions."""
    rows = iter(lines)
    header = next(rows, "").rstrip("\n").split("\t")
    kind = next((kind for kind in _READERS if kind in header), None)
    if kind is None or "expected" not in header:
        raise ValueError(f"не понята шапка таблицы: {', '.join(header)}")
    for line in rows:
        row = dict(zip(header, line.rstrip("\n").split("\t"), strict=False))
        if row.get("expected"):
            yield _READERS[kind](row)


def _number_row(row: dict[str, str]) -> Question:
    expected = tuple(_uncapital(text) for text in row["expected"].split("|"))
    unit = row.get("unit", "")
    gender = unit if row["kind"].endswith("_raw") else ""
    return Question(row["kind"], row["value"], gender, row["case"], expected, unit)


def _uncapital(text: str) -> str:
    """Sums are printed with a capital in some tables; the words are the same."""
    return text[:1].lower() + text[1:]


def _agreement_row(row: dict[str, str]) -> Question:
    return Question("agreement", row["masc"], row["gender"], "", tuple(row["expected"].split("|")))


def _name_row(row: dict[str, str]) -> Question:
    topic = f"{row['part']}: {row['class']}" if row.get("class") else row["part"]
    return Question(
        topic, row["nominative"], row["gender"], row["case"], tuple(row["expected"].split("|")), row["part"]
    )


def _post_row(row: dict[str, str]) -> Question:
    expected = tuple(row["expected"].split("|"))
    return Question("post", row["nominative"], row["head_gender"], row["case"], expected, "professions")


def _organisation_row(row: dict[str, str]) -> Question:
    expected = tuple(row["expected"].split("|"))
    return Question("organisation", row["nominative"], "", row["case"], expected, "organizations")


_READERS: dict[str, Callable[[dict[str, str]], Question]] = {
    "kind": _number_row,
    "masc": _agreement_row,
    "part": _name_row,
    "head_gender": _post_row,
    "nominative": _organisation_row,
}


def answer_to(question: Question) -> str:
    """What the front door says; a refusal is an answer too."""
    try:
        if question.topic == "agreement":
            return agree(question.text, _GENDERS[question.gender])
        if question.topic in _NUMBERS:
            return _NUMBERS[question.topic](question, SHORT_CASES[question.case])
        return _form(question)
    except RenderError as error:
        return f"– {error}"


def declined(question: Question) -> Forms | None:
    """All forms of the name, the post or the organisation asked about; None for numbers and agreement."""
    return _declined(question) if question.unit in _PHRASES or question.unit in _PARTS else None


def _form(question: Question) -> str:
    plural, _, case = question.case.rpartition(".")
    if plural:
        return decline_post(question.text, plural=True).case(SHORT_CASES[case])
    if question.unit == "short":
        return _with_initials(question)
    return _declined(question).case(SHORT_CASES[case])


def _declined(question: Question) -> Forms:
    if question.unit in _PHRASES:
        return _PHRASES[question.unit](question.text)
    return _PARTS[question.unit](question.text, question.gender)


def _with_initials(question: Question) -> str:
    person = decline_full_name(question.text, question.gender)
    return f"{person.surname(SHORT_CASES[question.case])} {person.initials}".replace(NBSP, " ")


_PHRASES: dict[str, Callable[[str], Forms]] = {
    "professions": decline_post,
    "organizations": decline_organisation,
    "any_phrases": decline_organisation,
    "misc_terms": decline_organisation,
    "full_names": decline_full_name,
}
_PARTS: dict[str, Callable[[str, str], Forms]] = {
    "last": decline_surname,
    "first": decline_first_name,
    "middle": decline_patronymic,
    "full": decline_full_name,
}
_NUMBERS: dict[str, Callable[[Question, Case], str]] = {
    "card": lambda question, case: count(int(question.text), question.unit, case),
    "card_raw": lambda question, case: number_in_words(int(question.text), question.unit, case),  # type: ignore[arg-type]
    "ord": lambda question, case: ordinal(int(question.text), question.unit, case),
    "ord_raw": lambda question, case: ordinal_in_words(int(question.text), question.unit, case),  # type: ignore[arg-type]
    "money": lambda question, case: money(Decimal(question.text), case),
    "money_int": lambda question, case: money(Decimal(question.text), case),
    "date": lambda question, case: date_in_words(date.fromisoformat(question.text), case),
}
