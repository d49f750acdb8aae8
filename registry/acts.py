"""Acts as facts: what law, letter or standard a form, a rule or a paper leans on, and since when it holds.

The table ``reference/acts.toml`` comes with the house; what a school or its municipality keeps besides is
laid over it (``registry.act_register``). A reference is written «act» or «act:article»: "tk:351.8". Knows no
database and no form.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal

Standing = Literal["C", "C2", "M", "?"]
Audience = Literal["employees", "pupils", ""]
Day = date

CHECK_THE_TEXT = "проверьте по тексту акта"
"""The mark beside whatever nobody has seen in the text of the act itself."""

STANDINGS: Mapping[str, str] = {
    "C": "подтверждено",
    "C2": "подтверждено косвенно",
    "M": "по памяти",
    "?": "не установлено",
}

_FILE = Path(__file__).parent / "reference" / "acts.toml"
_REFERENCE = re.compile(r"[a-z][a-z0-9-]*(?::[0-9]+(?:\.[0-9]+)*)?")
_MONTHS = (
    "января", "февраля", "марта", "апреля", "мая", "июня",
    "июля", "августа", "сентября", "октября", "ноября", "декабря",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Act:
    """One act. ``in_force_to`` is its last day, None while none is known.

    ``issuer`` stands in the genitive; ``jointly`` names whoever issued it together with the first.
    ``audience`` is whom the act is about, where it is about one kind only.
    ``level``: federal, regional, municipal, own.
    ``is_basis``: an own act that the school wants among the grounds of its orders.
    """

    id: str
    kind: str
    number: str
    date: Day
    title: str
    short: str = ""
    in_force_from: Day = Day(1900, 1, 1)
    in_force_to: Day | None = None
    verified_on: Day | None = None
    source: str = ""
    standing: Standing = "M"
    issuer: str = ""
    issuer_short: str = ""
    jointly: str = ""
    jointly_short: str = ""
    replaced_by: str = ""
    audience: Audience = ""
    level: str = "federal"
    note: str = ""
    is_basis: bool = False

    @property
    def is_certain(self) -> bool:
        return self.standing == "C"

    def in_force_on(self, day: Day) -> bool:
        return self.in_force_from <= day and (self.in_force_to is None or day <= self.in_force_to)

    @property
    def brief(self) -> str:
        """As lists and norms print it: «ТК РФ», «приказ Росархива от 20.12.2019 № 236»."""
        if self.short:
            return self.short
        if self.kind == "ГОСТ":
            return f"{self.kind} {self.number}"
        issuer = f" {self.issuer_short or self.issuer}" if self.issuer else ""
        jointly = f" и {self.jointly_short or self.jointly}" if self.jointly else ""
        kind = "Федеральный закон" if self.kind == "федеральный закон" else self.kind
        return f"{kind}{issuer} от {self.date:%d.%m.%Y} № {self.number}{jointly}"

    @property
    def tail(self) -> str:
        """What follows the word that declines: « Правительства … от 31 декабря 2019 г. № 3273-р «…»»."""
        if self.kind in ("кодекс", "ГОСТ"):
            return ""
        issuer = f" {self.issuer}" if self.issuer else ""
        jointly = f" и {self.jointly}" if self.jointly else ""
        title = f" «{self.title}»" if self.title else ""
        return f"{issuer} от {spelled(self.date)} № {self.number}{jointly}{title}"

    @property
    def full(self) -> str:
        """The whole citation, in the nominative."""
        if self.kind == "кодекс":
            return self.title
        if self.kind == "ГОСТ":
            return f"{self.kind} {self.number}"
        kind = self.kind[0].upper() + self.kind[1:] if self.kind in _CAPITAL else self.kind
        return f"{kind}{self.tail}"


@dataclass(frozen=True, slots=True)
class Article:
    """An article whose certainty or time in force differs from its act's."""

    act: str
    number: str
    title: str
    in_force_from: date | None = None
    in_force_to: date | None = None
    standing: Standing = "M"


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference taken apart: the act's id and the article's number, maybe none."""

    act_id: str
    article: str = ""

    def __str__(self) -> str:
        return f"{self.act_id}:{self.article}" if self.article else self.act_id


Acts = Mapping[str, Act]

_CAPITAL = frozenset({"федеральный закон", "указ"})


def parse(reference: str) -> Reference:
    """«tk:351.8» taken apart. Raises ValueError when it is not written so."""
    if not _REFERENCE.fullmatch(reference):
        raise ValueError(f"«{reference}» is not a reference to an act")
    act_id, _, article = reference.partition(":")
    return Reference(act_id, article)


@cache
def federal() -> Acts:
    """Every act of the table by its id, in the table's order."""
    known = {field.name for field in fields(Act)}
    rows: list[dict[str, Any]] = _table()["act"]
    for row in rows:
        unknown = row.keys() - known
        if unknown:
            raise ValueError(f"acts.toml: {row.get('id')}: {', '.join(sorted(unknown))}")
    return {row["id"]: Act(**row) for row in rows}


@cache
def articles() -> Mapping[tuple[str, str], Article]:
    """(act, article) → what is known of the article apart from its act."""
    return {(row["act"], row["number"]): Article(**row) for row in _table()["article"]}


def merged(own: Iterable[Act]) -> Acts:
    """The table with a school's own acts laid over it: one of the same id takes the place of the table's."""
    return {**federal(), **{act.id: act for act in own}}


def brief(reference: str, acts: Acts | None = None) -> str:
    """«ст. 351.8 ТК РФ». Raises KeyError for an act nobody knows."""
    found = parse(reference)
    act = (federal() if acts is None else acts)[found.act_id]
    return f"ст. {found.article} {_genitive(act)}" if found.article else act.brief


def in_force(reference: str, day: date, acts: Acts | None = None) -> bool:
    """Whether the act, and the article where one is named, hold on the day."""
    found = parse(reference)
    act = (federal() if acts is None else acts)[found.act_id]
    article = articles().get((found.act_id, found.article))
    if not act.in_force_on(day):
        return False
    if article is None:
        return True
    begun = article.in_force_from is None or article.in_force_from <= day
    return begun and (article.in_force_to is None or day <= article.in_force_to)


def is_certain(reference: str, acts: Acts | None = None) -> bool:
    """Whether the act and its article were seen and confirmed."""
    found = parse(reference)
    act = (federal() if acts is None else acts)[found.act_id]
    if not found.article:
        return act.is_certain
    article = articles().get((found.act_id, found.article))
    return act.is_certain and article is not None and article.standing == "C"


def spelled(day: date) -> str:
    """«24 марта 2023 г.»."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year} г."


def _genitive(act: Act) -> str:
    """After an article's number: «ТК РФ», «Федерального закона от …», «приказа Росархива …»."""
    words = {
        "федеральный закон": "Федерального закона", "указ": "Указа", "приказ": "приказа", "письмо": "письма",
        "распоряжение": "распоряжения", "постановление": "постановления", "положение": "положения",
    }  # fmt: skip
    if act.short or act.kind not in words:
        return act.brief
    return words[act.kind] + act.brief[len(act.kind) :]


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(_FILE.read_text("utf-8"))
