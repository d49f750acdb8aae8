"""The service on the sample school of ``samples/school``: its people and pairs, and no papers yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from served import PASSWORD, Served, settings_of

from registry import accounts, organisations, pairs, reading
from registry.snapshot import Pair
from registry.unit_of_work import UnitOfWork
from service import passwords
from service.access import ROLES, robot
from service.operations.demo_school import confirm_names, take_in_school
from service.operations.missing_consents import missing_consents
from service.operations.record_consent import Signed, record_consents
from service.parts import open_parts

AT = datetime(2026, 9, 14, 10, 30, tzinfo=ZoneInfo("Europe/Moscow"))
SIGNED_ON = date(2026, 9, 7)
SCHOOL_FILES = Path(__file__).parents[1] / "samples" / "school"


@dataclass(frozen=True, slots=True)
class Sample:
    """What the template holds."""

    school: int
    municipality: int


def make_template(folder: Path, database_url: str = "") -> Sample:
    """Fill an empty data folder from the school's own Excel files, with an account for every role."""
    parts = open_parts(settings_of(folder, database_url))
    try:
        school = take_in_school(parts, SCHOOL_FILES, AT)
        confirm_names(parts, robot(school, "tests"), AT)
        with UnitOfWork(parts.database, actor="tests", at=AT) as uow:
            municipality = organisations.above(uow.session, school)
            assert municipality is not None
            password_hash = passwords.hash_password(PASSWORD)
            for role, title in ROLES.items():
                accounts.add(
                    uow,
                    organisation_id=municipality if role == "operator" else school,
                    login=role,
                    display_name=f"Тестов Т. Т., {title}",
                    role=role,
                    password_hash=password_hash,
                )
            uow.commit()
    finally:
        parts.close()
    return Sample(school, municipality)


def at_sample_time(served: Served) -> Served:
    served.at = AT
    return served


def all_pairs(served: Served) -> tuple[Pair, ...]:
    """The sample pairs as of the day of the tests, in the order of their ids."""
    school: int = served.told.school
    with served.uow() as uow:
        return reading.pairs(uow, pairs.ids(uow.session, school), AT.date())


def sign_all(served: Served, *pair_ids: int) -> None:
    """Every consent these pairs miss comes back signed; of two representatives the first has signed."""
    with served.uow() as uow:
        missing = missing_consents(uow, served.parts, pair_ids, AT.date())
    signed = [
        Signed(one.person_id, one.kind, one.pair_id, one.signers[0][0] if one.signers else None)
        for one in missing
    ]
    actor = robot(served.told.school, "tests")
    record_consents(served.parts, actor, signed, signed_on=SIGNED_ON, at=AT)
