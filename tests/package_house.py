"""Pairs ready for the events that make packages, and what the tests ask of a package."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import schools
import served as served_school
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

BASIS = {
    "основание_выплаты": "пункт 4.5 Положения об оплате труда",
    "пункт_положения": "пункта 4.5 Положения об оплате труда",
}
"""By which point of the regulation the mentor is paid."""

SIGNED = {"согласия_подписаны": "01.09.2025", **BASIS}
"""The consents come back on the day of the tests."""

LATER = datetime(2025, 12, 1, 12, tzinfo=schools.AT.tzinfo)
"""A Monday three months after the pair was fixed."""


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
        asked = PackageAsked(event, self.pair_id, BASIS | typed)
        return issue_package(self.parts, self.actor, asked, self.served.at)

    def preview(self, event: str, **typed: str) -> PackagePreview:
        asked = PackageAsked(event, self.pair_id, BASIS | typed)
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


def prepare(served: Served) -> tuple[int, int]:
    """The template's pair gets a curator, a sum and a programme; its id and the curator's."""
    told = served.told
    with served.uow() as uow:
        complete_school(uow, told.school)
        curator_id = schools.make_person(
            uow, told.school, "Белова Анна Игоревна", title="заместитель директора"
        )
        complete_pair(uow, told.pair, curator_id)
        uow.commit()
    return told.pair, curator_id


def make_ready(served: Served, forms: Path) -> Ready:
    """A pair ready for its events; ``forms`` takes the bare forms of papers the catalogue lacks."""
    pair_id, curator_id = prepare(served)
    served.app.state.parts = with_endings(served.parts, forms)
    return Ready(served, served.parts, pair_id, curator_id)


def copier(folder: Path) -> Callable[[Path, str], Ready]:
    """Prepares each kind of house once, and gives a copy of it in an empty folder."""
    made: dict[str, Ready] = {}

    def prepared(kind: str) -> Ready:
        if kind not in made:
            template = folder / kind
            served = Served(template, served_school.make_template(template))
            made[kind] = make_ready(served, folder / f"forms-{kind}")
            if kind == "fixed":
                made[kind].issue("fix_pair", **SIGNED)
            served.close()
        return made[kind]

    def make(target: Path, kind: str) -> Ready:
        one = prepared(kind)
        shutil.copytree(folder / kind, target)
        served = Served(target, one.served.told)
        served.app.state.parts = replace(served.parts, catalog=one.parts.catalog)
        if kind == "fixed":
            served.at = LATER
        return Ready(served, served.parts, one.pair_id, one.curator_id)

    return make


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
