"""How long an event's whole set of papers takes on SQLite: ``python -m tests.bench.packages``.

Pairs are fixed one after another, eight papers each: the median milliseconds of processor time of the preview
and of the issue; the target is 500 ms for the issue of a pair.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1])]

import package_house  # noqa: E402 - found through the path above
import schools  # noqa: E402 - the same
import served as served_school  # noqa: E402 - the same
from package_forms import with_endings  # noqa: E402 - the same
from served import Served  # noqa: E402 - the same

from registry import people  # noqa: E402 - the same
from registry.snapshot import PrivateFacts  # noqa: E402 - the same
from service.operations.issue_package import issue_package  # noqa: E402 - the same
from service.operations.preview_package import PackageAsked, preview_package  # noqa: E402 - the same

PAIRS = 12


def _pairs(served: Served) -> list[int]:
    """Teachers and pupils: consents of two kinds of people, addendum, order, pay, programme."""
    school = served.told.school
    with served.uow() as uow:
        package_house.complete_school(uow, school)
        curator = schools.make_person(uow, school, "Белова Анна Игоревна", title="заместитель директора")
        ids = []
        for number in range(PAIRS):
            mentor = schools.make_person(
                uow, school, "Иванова Мария Петровна", title="учитель физики",
                contract_number=f"{number}/05", contract_date=schools.DAY,
            )  # fmt: skip
            pupil = schools.make_person(uow, school, "Кузнецова Дарья Олеговна", kind="pupil")
            mother = schools.make_person(
                uow, school, "Кузнецова Елена Викторовна", kind="parent", title="", department="",
                private=PrivateFacts("4500 123456", "г. Ясный, ул. Садовая, д. 1", "+7 900 000-00-01"),
            )  # fmt: skip
            people.represent(uow, pupil, mother, "мать", "свидетельство о рождении I-ЛД № 000001")
            pair_id = schools.make_pair(
                uow, school, mentor_id=mentor, mentee_ids=(pupil,), form_code="teacher_pupil"
            )
            package_house.complete_pair(uow, pair_id, curator)
            ids.append(pair_id)
        uow.commit()
    return ids


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        template = Path(folder) / "template"
        served = Served(template, served_school.make_template(template))
        pairs = _pairs(served)
        parts = with_endings(served.parts, Path(folder) / "forms")
        actor = package_house.Ready(served, parts, 0, 0).actor
        looked, issued, papers = [], [], 0
        for pair_id in pairs:
            asked = PackageAsked("fix_pair", pair_id, package_house.SIGNED)
            begun = time.process_time()
            preview_package(parts, actor, asked, schools.AT)
            looked.append((time.process_time() - begun) * 1000)
            begun = time.process_time()
            papers = len(issue_package(parts, actor, asked, schools.AT).records)
            issued.append((time.process_time() - begun) * 1000)
        print(f"{statistics.median(looked):8.1f} ms  preview of {papers} papers")  # noqa: T201
        print(f"{statistics.median(issued):8.1f} ms  issue of {papers} papers")  # noqa: T201
        served.close()


if __name__ == "__main__":
    main()
