"""The service on a small school, for tests of its doors: people of every kind, two pairs, all roles.

A template of the data folder is made once and copied, so that every test has its own and none waits for it.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

import schools
from fastapi import FastAPI
from starlette.testclient import TestClient

from registry import accounts, organisations, people
from registry.organisations import Details
from registry.snapshot import PrivateFacts
from registry.unit_of_work import UnitOfWork
from service import passwords
from service.access import ROLES
from service.app import create_app
from service.parts import Parts, open_parts
from service.settings import Settings

PASSWORD = "verno-i-dlinno"
ORIGIN = "http://testserver"
OWN_FORM = {"Sec-Fetch-Site": "same-origin"}


@dataclass(frozen=True, slots=True)
class Told:
    """Ids of what the template holds."""

    school: int
    other_school: int
    municipality: int
    teacher: int
    young_teacher: int
    pupil: int
    mother: int
    partner: int
    foreigner: int  # Of the other school.
    pair: int
    pupil_pair: int


def settings_of(folder: Path, database_url: str = "") -> Settings:
    return Settings(data_dir=folder, database_url=database_url, session_hours=12, max_upload_mb=2)


def make_template(folder: Path, database_url: str = "") -> Told:
    """Fill an empty data folder; the same every time but for the keys."""
    parts = open_parts(settings_of(folder, database_url))
    try:
        with UnitOfWork(parts.database, actor="tests", at=schools.AT) as uow:
            told = _tell(uow)
            _open_accounts(uow, told)
            uow.commit()
    finally:
        parts.close()
    return told


def _tell(uow: UnitOfWork) -> Told:
    municipality = organisations.add(uow, "municipality", Details("Управление образования", "УО г. Ясный"))
    school = schools.make_school(uow, parent_id=municipality, inn="7700000001")
    other = schools.make_school(uow, Details("МБОУ «Школа № 2»", "Школа № 2"), inn="7700000002")
    teacher = schools.make_person(
        uow,
        school,
        "Иванова Мария Петровна",
        title="учитель физики",
        birth_date=date(1980, 2, 3),
        hired_on=date(2005, 8, 25),
        contract_number="12/05",
        contract_date=date(2005, 8, 25),
        private=PrivateFacts("4500 123456", "г. Ясный, ул. Садовая, д. 1, кв. 2", "+7 900 000-00-01"),
    )
    people.give_role(uow, teacher, "наставник")
    young = schools.make_person(uow, school, "Смирнов Олег Ильич", gender="m", title="учитель математики")
    pupil = schools.make_person(uow, school, "Кузнецова Дарья Олеговна", kind="pupil")
    mother = schools.make_person(
        uow, school, "Кузнецова Елена Викторовна", kind="parent", title="", department=""
    )
    people.represent(uow, pupil, mother, "мать")
    partner = schools.make_person(
        uow,
        school,
        "Волков Пётр Андреевич",
        kind="partner",
        gender="m",
        department="",
        employer="АО «Прибор»",
    )
    pair = schools.make_pair(uow, school, mentor_id=teacher, mentee_ids=(young,))
    pupil_pair = schools.make_pair(
        uow, school, mentor_id=teacher, mentee_ids=(pupil,), form_code="teacher_pupil"
    )
    schools.make_consent(uow, school, pupil, signer_id=mother)
    schools.make_record(
        uow, school, person_ids=(pupil,), title="Согласие на обработку", type_id="consent_pd_minor"
    )
    foreigner = schools.make_person(uow, other, "Чужакова Инна Львовна")
    return Told(
        school, other, municipality, teacher, young, pupil, mother, partner, foreigner, pair, pupil_pair
    )


def _open_accounts(uow: UnitOfWork, told: Told) -> None:
    """One account a role, its login the role's code; they share a password, to hash it once."""
    password_hash = passwords.hash_password(PASSWORD)
    for role, title in ROLES.items():
        where = told.municipality if role == "operator" else told.school
        accounts.add(
            uow,
            organisation_id=where,
            login=role,
            display_name=f"Тестов Т. Т., {title}",
            role=role,
            password_hash=password_hash,
        )


class Served:
    """The service of one test: its parts, its clock, and clients signed in as any role."""

    def __init__(self, folder: Path, told: Told, database_url: str = "") -> None:
        self.told = told
        self.at: datetime = schools.AT
        self.app: FastAPI = create_app(settings_of(folder, database_url), now=lambda: self.at)

    @property
    def parts(self) -> Parts:
        parts: Parts = self.app.state.parts
        return parts

    def uow(self) -> UnitOfWork:
        return UnitOfWork(self.parts.database, actor="tests", at=self.at)

    def client(self, role: str = "") -> TestClient:
        """A browser without JavaScript; with a role, already signed in."""
        client = TestClient(
            self.app, base_url=ORIGIN, headers=OWN_FORM, raise_server_exceptions=False, follow_redirects=False
        )
        if role:
            client.cookies.set("nastavnik_session", self.token(role))
        return client

    def token(self, role: str) -> str:
        """A session opened beside the sign-in page, which takes its time to hash."""
        token = f"token-of-{role}"
        with self.uow() as uow:
            known = accounts.credentials(uow.session, role)
            assert known is not None
            sha256 = hashlib.sha256(token.encode()).hexdigest()
            if accounts.session_account(uow.session, sha256, self.at) is None:
                accounts.open_session(uow, known.account.id, sha256, expires_at=self.at + timedelta(hours=12))
            uow.commit()
        return token

    def close(self) -> None:
        self.parts.close()


def copier(template: Path, told: Told) -> Callable[[Path], Served]:
    """Gives a fresh service in an empty folder, copied from the template."""

    def serve(folder: Path) -> Served:
        shutil.copytree(template, folder)
        return Served(folder, told)

    return serve
