"""Pairs ready for the events that make packages, and what the tests ask of a package."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import schools
from package_forms import with_endings
from served import Served

from registry import journal, organisations, pair_endings, pairs, programmes, reading
from registry.models import Organisation
from registry.pair_changes import Change, change
from registry.reference.plans import default_programme
from registry.reference.series import all_series
from registry.snapshot import Pair, Terms
from registry.unit_of_work import UnitOfWork
from service.access import Actor, robot
from service.operations.issue_package import IssuedPackage, issue_package
from service.operations.preview_package import PackageAsked, PackagePreview, preview_package
from service.parts import Parts

SIGNED = {"согласия_подписаны": "01.09.2025"}
"""The consents come back on the day of the tests."""


@dataclass(frozen=True, slots=True)
class Ready:
    """A pair that lacks nothing but its papers."""

    served: Served
    parts: Parts
    pair_id: int
    curator_id: int

    @property
    def actor(self) -> Actor:
        return robot(self.served.told.school, "administrator")

    def as_role(self, role: str) -> Actor:
        school = self.served.told.school
        return Actor(None, role, role, role, school, (school,))

    def issue(self, event: str, **typed: str) -> IssuedPackage:
        asked = PackageAsked(event, self.pair_id, typed)
        return issue_package(self.parts, self.actor, asked, self.served.at)

    def preview(self, event: str, **typed: str) -> PackagePreview:
        asked = PackageAsked(event, self.pair_id, typed)
        return preview_package(self.parts, self.actor, asked, self.served.at)

    def preview_as(self, role: str, event: str) -> PackagePreview:
        asked = PackageAsked(event, self.pair_id, {})
        return preview_package(self.parts, self.as_role(role), asked, self.served.at)

    def pair(self, pair_id: int = 0) -> Pair:
        with self.served.uow() as uow:
            return reading.pair(uow, pair_id or self.pair_id, schools.DAY)

    def count_papers(self) -> int:
        with self.served.uow() as uow:
            return journal.search(uow.session, self.served.told.school, journal.Query()).total

    def successor(self, mentor_id: int, starts_on: date) -> int:
        with self.served.uow() as uow:
            found = pair_endings.prepare_successor(uow, self.pair_id, mentor_id, starts_on)
            uow.commit()
        return found


def make_ready(served: Served, folder: Path, pair_id: int = 0) -> Ready:
    """The template's pair with a curator, a sum and a programme; ``folder`` takes the bare forms."""
    told = served.told
    pair_id = pair_id or told.pair
    with served.uow() as uow:
        complete_school(uow, told.school)
        curator_id = schools.make_person(
            uow, told.school, "Белова Анна Игоревна", title="заместитель директора"
        )
        complete_pair(uow, pair_id, curator_id)
        uow.commit()
    return Ready(served, with_endings(served.parts, folder), pair_id, curator_id)


def complete_school(uow: UnitOfWork, school: int) -> None:
    """What papers ask of a school beyond its name, and every journal the house knows."""
    for one in all_series():
        journal.open_series(uow, school, one.code, one.title, one.pattern)
    address = "618000, г. Ясный, ул. Школьная, д. 1"
    organisations.change_details(uow, school, replace(schools.SCHOOL, address=address))
    row = uow.session.get_one(Organisation, school)
    row.ogrn = "1027700000001"


def complete_pair(uow: UnitOfWork, pair_id: int, curator_id: int) -> None:
    pair = reading.pair(uow, pair_id, schools.DAY)
    request = "трудно вести групповую работу"
    change(uow, pair_id, Change(curator_id, pair.kind, pair.starts_on, pair.ends_on, "", request))
    pairs.set_terms(uow, pair_id, Terms(Decimal(5000), 8, "очно"))
    programmes.write(uow, pair_id, default_programme(pair.form.code, pair.starts_on, pair.ends_on, request))
