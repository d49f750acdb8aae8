"""The API on the small school, with document types of the tests' own and batches made at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import schools
from api_school import Api, Ids
from batch_house import SHEET, write_types
from served import Served

from docgen.catalog import Catalog
from registry import accounts, batches, numbering, packages, reading
from registry import plans as plan_register
from registry.batches import NewBatch
from registry.plan_facts import NewPlan, PlanItem, PlanStage
from registry.reading import plans
from registry.unit_of_work import UnitOfWork
from service.actors import actor_of
from service.jobs.at_once import JobsAtOnce
from service.operations.issue_document import Request, issue_document


@pytest.fixture
def api(serve: Callable[[Path], Served], tmp_path: Path) -> Iterator[Api]:
    write_types(tmp_path / "types")
    served = serve(tmp_path / "data")
    served.app.state.parts = replace(served.parts, catalog=Catalog.load(tmp_path / "types"))
    served.app.state.jobs = JobsAtOnce(served.parts, lambda: served.at)
    told = served.told
    with served.uow() as uow:
        own = _things(uow, served, told.school, told.teacher, told.pair)
        foreign_pair = schools.make_pair(uow, told.other_school)
        foreign = _things(uow, served, told.other_school, told.foreigner, foreign_pair)
        uow.commit()
    own = replace(own, document=_issue(served, told.school, told.teacher))
    foreign = replace(foreign, document=_issue(served, told.other_school, told.foreigner))
    yield Api(served, own, foreign)
    served.close()


def _things(uow: UnitOfWork, served: Served, school: int, person: int, pair: int) -> Ids:
    consent = schools.make_consent(uow, school, person)
    plan = make_plan(uow, school)
    (item,) = plans.plan(uow.session, plan, schools.DAY).items
    batch = batches.add(uow, NewBatch(school, SHEET, schools.DAY, {}, (person,)))
    return Ids(
        person,
        pair,
        0,
        batch,
        consent,
        reading.pair(uow, pair, schools.DAY).mentor.id,
        plan,
        item.points[0].id,
        numbering.hold(uow, school, "certificates", schools.DAY, "грамота"),
        packages.add(uow, school, "finish", pair, schools.DAY),
    )


def make_plan(uow: UnitOfWork, school: int) -> int:
    stage = PlanStage(1, items=(PlanItem(1, "Совет"),))
    return plan_register.add(uow, school, NewPlan("az-1128", "Дорожная карта", stages=(stage,)))


def _issue(served: Served, school: int, person: int) -> int:
    """A paper that is in the journal and in the storage."""
    with served.uow() as uow:
        known = accounts.credentials(uow.session, "administrator")
        assert known is not None
        account = replace(known.account, organisation_id=school)
        actor = actor_of(uow.session, account)
    return issue_document(served.parts, actor, Request(SHEET, (person,), schools.DAY), served.at).id
