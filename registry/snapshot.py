"""Frozen facts as of a date: all that leaves the registry.

Plain dataclasses of the standard library, complete in themselves: no row, no session, no lazy loading
behind an attribute. A document is made from a snapshot alone, and the journal keeps the snapshot with it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

from registry.indicator_facts import Indicators
from registry.law_facts import Law
from registry.plan_facts import Plan

Gender = Literal["m", "f"]
PersonKind = Literal["staff", "pupil", "parent", "partner"]
PairStatus = Literal["draft", "active", "closed", "cancelled"]
EndingReason = Literal["refusal", "cancellation", "finished", "mentor_changed", "amended"]
Confidence = Literal["high", "medium", "low", ""]
FormsSource = Literal["rules", "person", "shared list"]

CASES = ("nominative", "genitive", "dative", "accusative", "instrumental", "prepositional")


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name as written in the papers, on one date.

    ``confirmed`` maps an English case name (see ``CASES``) to the full name in that case as a person
    confirmed it; empty when nobody did. ``declined`` are the forms kept as the rules gave them when the name
    was written, ``confidence`` how sure the rules were (empty when nobody declined it yet), ``doubt`` what
    they were unsure of, in Russian; ``source`` says whose word holds now.
    """

    surname: str
    first_name: str
    patronymic: str = ""
    confirmed: Mapping[str, str] = field(default_factory=dict)
    declined: Mapping[str, str] = field(default_factory=dict)
    confidence: Confidence = ""
    doubt: str = ""
    source: FormsSource = "rules"

    @property
    def full(self) -> str:
        """Surname, first name and patronymic, joined by plain spaces."""
        return " ".join(part for part in (self.surname, self.first_name, self.patronymic) if part)

    @property
    def forms(self) -> dict[str, str]:
        """What is kept of the six cases: the confirmed forms over those of the rules; maybe nothing yet."""
        return {**self.declined, **self.confirmed}

    @property
    def is_confirmed(self) -> bool:
        """Whether somebody has answered for every oblique case."""
        return all(self.confirmed.get(case) for case in CASES[1:])


@dataclass(frozen=True, slots=True)
class PrivateFacts:
    """What few papers need and the registry keeps sealed; read only for a type that says so."""

    passport: str = ""
    address: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who signs for an organisation, by which authority."""

    name: PersonName
    gender: Gender
    position: str
    acting: bool = False
    authority: str = "Устава"  # In the genitive, as it stands after «действующего на основании».


@dataclass(frozen=True, slots=True)
class Letterhead:
    """How the organisation's papers begin and are marked.

    ``emblem`` is the SHA-256 of a kept PNG, empty when there is none; ``act`` is what its directives are
    called; ``with_address``: orders bear the address too; ``with_code``: papers bear a QR code.
    """

    emblem: str = ""
    act: Literal["order", "directive"] = "order"
    with_address: bool = False
    with_code: bool = False


@dataclass(frozen=True, slots=True)
class Organisation:
    id: int
    full_name: str
    short_name: str
    city: str
    director: Signatory
    founder: str = ""
    address: str = ""
    inn: str = ""
    ogrn: str = ""
    phone: str = ""
    email: str = ""
    site_url: str = ""
    municipality: str = ""
    is_municipal: bool = True
    letterhead: Letterhead = Letterhead()


@dataclass(frozen=True, slots=True)
class Contract:
    """The labour contract an addendum changes."""

    number: str
    signed_on: date


@dataclass(frozen=True, slots=True)
class Representative:
    """A legal representative of a minor; ``relation`` is the word the papers use: мать, отец, опекун."""

    person: Person
    relation: str
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    id: int
    kind: PersonKind
    name: PersonName
    gender: Gender
    birth_date: date | None = None
    position: str = ""
    department: str = ""
    class_label: str = ""
    employer: str = ""
    experience_years: int | None = None
    category: str = ""
    email: str = ""
    hired_on: date | None = None
    dismissed_on: date | None = None
    contract: Contract | None = None
    roles: tuple[str, ...] = ()
    representatives: tuple[Representative, ...] = ()
    private: PrivateFacts | None = None

    @property
    def is_employee(self) -> bool:
        return self.kind == "staff"

    def age_on(self, day: date) -> int | None:
        """Full years on ``day``; None when the birth date is not known."""
        if self.birth_date is None:
            return None
        before_birthday = (day.month, day.day) < (self.birth_date.month, self.birth_date.day)
        return day.year - self.birth_date.year - before_birthday

    def is_minor_on(self, day: date) -> bool:
        age = self.age_on(day)
        return self.kind == "pupil" if age is None else age < 18


@dataclass(frozen=True, slots=True)
class Form:
    """A form of mentoring: a row of data, never an enum (requirements A1: practice is wider than Р-145)."""

    code: str
    title: str  # «учитель – ученик»
    federal: bool  # One of the forms the federal acts name.


@dataclass(frozen=True, slots=True)
class Activity:
    """One row of a personal programme's plan."""

    ordinal: int
    section: str
    title: str
    kind: str = ""
    term: str = ""
    responsible: str = ""
    planned_result: str = ""
    actual_result: str = ""


@dataclass(frozen=True, slots=True)
class Programme:
    id: int
    request: str  # The difficulty or wish the programme answers.
    goal: str
    tasks: tuple[str, ...] = ()
    expected_result: str = ""
    meetings: str = ""
    activities: tuple[Activity, ...] = ()


@dataclass(frozen=True, slots=True)
class Terms:
    """What a staff mentor is paid, and how the work is done (ТК РФ, ст. 351.8: content, term, form, pay)."""

    amount: Decimal | None = None  # Roubles a month.
    hours_per_month: int | None = None
    mode: str = "очно"
    in_job_function: bool = False
    job_function_clause: str = ""


@dataclass(frozen=True, slots=True)
class Consent:
    """A signed consent of one purpose, or the mark that the purpose stands on another basis of law.

    ``youth_signed``: whether a minor of 14–17 signed beside the representative; None where nobody was asked.
    ``items``: what may be spread, by its code: what is not among them is «нет». ``other_basis``: the norm and
    the paper that stand in the place of a consent (152-ФЗ, ст. 6 ч. 1, ст. 10.1 ч. 15).
    """

    id: int
    kind: str  # A purpose of registry/reference/consent_purposes.toml.
    person_id: int
    signed_on: date
    valid_until: date | None = None
    withdrawn_on: date | None = None
    signer_id: int | None = None
    pair_id: int | None = None
    youth_signed: bool | None = None
    items: Mapping[str, bool] = field(default_factory=dict)
    resources: tuple[str, ...] = ()
    recipient: str = ""
    other_basis: str = ""
    paused_on: date | None = None
    resumed_on: date | None = None

    def is_live_on(self, day: date) -> bool:
        """Signed, not yet expired, not withdrawn and not paused on ``day``."""
        expired = self.valid_until is not None and day > self.valid_until
        withdrawn = self.withdrawn_on is not None and day >= self.withdrawn_on
        return self.signed_on <= day and not (expired or withdrawn or self.is_paused_on(day))

    def is_paused_on(self, day: date) -> bool:
        """Whether the work under it is suspended: from the pause's first day until it is resumed."""
        begun = self.paused_on is not None and day >= self.paused_on
        return begun and (self.resumed_on is None or day < self.resumed_on)

    def allows(self, item: str) -> bool:
        """Whether the item may be spread: silence is «нет» (152-ФЗ, ст. 10.1; приказ Роскомнадзора № 18)."""
        return bool(self.other_basis) or self.items.get(item, False)

    def covers(self, person: Person, day: date) -> bool:
        """Live for this very person: what a representative signed does not outlive the 18th birthday."""
        if not self.is_live_on(day):
            return False
        by_another = self.signer_id is not None and self.signer_id != person.id
        return not by_another or bool(self.other_basis) or person.is_minor_on(day)


@dataclass(frozen=True, slots=True)
class IssuedReference:
    """What a later paper needs to know of an issued one."""

    document_id: int
    type_id: str
    number: str
    date: date


@dataclass(frozen=True, slots=True)
class Pair:
    """A pair, or a group when there are several mentees."""

    id: int
    organisation_id: int
    form: Form
    kind: str  # традиционное, реверсивное, групповое, дистанционное, …
    mentor: Person
    mentees: tuple[Person, ...]
    curator: Person | None
    starts_on: date
    ends_on: date
    status: PairStatus
    request: str = ""
    department: str = ""
    terms: Terms = Terms()
    programme: Programme | None = None
    order: IssuedReference | None = None  # The live order that fixed the pair.

    @property
    def is_group(self) -> bool:
        return len(self.mentees) > 1

    @property
    def is_between_employees(self) -> bool:
        """Whether ТК РФ, ст. 351.8 applies: an employee helps another employee."""
        return self.mentor.is_employee and all(mentee.is_employee for mentee in self.mentees)


@dataclass(frozen=True, slots=True)
class Ending:
    """How the work of a pair ends, or what is told of it changes: what the papers of that event agree on.

    ``last_day`` is the last day of the work. ``notified_on``: when the employee gave the statement, or was
    handed the notice; ``earliest`` the third working day after it by the school's calendar (ТК РФ,
    ст. 351.8). ``successor``: the pair that takes the work over. ``stops_pay``, ``closes_programme``: whether
    the papers of the event, or earlier ones, do so.
    """

    reason: EndingReason
    last_day: date
    notified_on: date | None = None
    earliest: date | None = None
    successor: Pair | None = None
    stops_pay: bool = True
    closes_programme: bool = True


@dataclass(frozen=True, slots=True)
class Subject:
    """What one paper is about: the organisation and a person, a pair, or several pairs, as of a date.

    ``kind`` says which of the fields is filled: "person" → ``person``, "pair" → exactly one of
    ``pairs``, "pairs" → one or more of ``pairs``; "organisation" → nobody in particular: ``pairs`` are all
    that are at work that day, ``staff`` all who are employed. ``consents`` are those of every person in it.
    ``papers``: what is in force already of the paper's own type about the person or the one pair.
    ``chosen``: people the office worker named in the paper's questions. ``law``: what rules look at besides.
    """

    kind: Literal["person", "pair", "pairs", "organisation"]
    on: date
    organisation: Organisation
    person: Person | None = None
    pairs: tuple[Pair, ...] = ()
    consents: tuple[Consent, ...] = ()
    papers: tuple[IssuedReference, ...] = ()
    ending: Ending | None = None  # Of a paper by which a pair's work ends or is changed.
    chosen: tuple[Person, ...] = ()
    staff: tuple[Person, ...] = ()
    plan: Plan | None = None  # The road map of the day, and that of the municipality above.
    plan_above: Plan | None = None
    indicators: Indicators | None = None  # Of a paper that reports them.
    law: Law = Law()

    @property
    def people(self) -> tuple[Person, ...]:
        """Everybody a paper about the subject may name, once; of a minor's representatives the signer.

        A paper of the whole school declines nobody but the curators and those chosen for it: participants
        stand in its lists as they are called.
        """
        found = [self.person] if self.person else []
        found += [one.person for one in self.person.representatives[:1]] if self.person else []
        successor = self.ending.successor if self.ending else None
        for pair in (*self.pairs, *((successor,) if successor else ())):
            participants = () if self.kind == "organisation" else (pair.mentor, *pair.mentees)
            found += [*participants, *([pair.curator] if pair.curator else [])]
        found += self.chosen
        return tuple({one.id: one for one in found}.values())

    @property
    def pair(self) -> Pair:
        """The one pair of a "pair" subject."""
        return self.pairs[0]
