"""The whole service, started: a batch asked for through the API is made by its own engine."""

from __future__ import annotations

import time
from dataclasses import replace

import schools
from served import OWN_FORM, Served
from starlette.testclient import TestClient

from registry import journal, organisations
from registry.models import Organisation
from service.jobs.durable import DurableJobs

TYPE = "consent_pd_adult"


class TestService:
    def test_makes_a_batch_behind_the_answer(self, served: Served) -> None:
        complete(served)
        people = [served.told.teacher, served.told.young_teacher]
        body = {"type_id": TYPE, "subject_ids": people, "dated": schools.DAY.isoformat()}
        cookies = {"nastavnik_session": served.token("secretary")}
        with TestClient(served.app, headers=OWN_FORM, cookies=cookies) as client:
            assert isinstance(served.app.state.jobs, DurableJobs)
            batch = client.post("/api/v1/batches", json=body).json()
            assert batch["waiting"] == 2
            deadline = time.monotonic() + 30
            while not batch["is_over"]:
                assert time.monotonic() < deadline
                time.sleep(0.1)
                batch = client.get(f"/api/v1/batches/{batch['id']}").json()
            assert (batch["done"], batch["refusals"]) == (2, [])
            taken = client.get(f"/api/v1/batches/{batch['id']}/zip")
            assert taken.status_code == 200
            assert taken.content.startswith(b"PK")


def complete(served: Served) -> None:
    """What the small school lacks for a real paper: an address, an ОГРН and the paper's journal."""
    details = replace(schools.SCHOOL, address="г. Ясный, ул. Школьная, д. 1")
    series = served.parts.document_type(TYPE).manifest.series
    with served.uow() as uow:
        organisations.change_details(uow, served.told.school, details)
        uow.session.get_one(Organisation, served.told.school).ogrn = "1027700000001"
        journal.open_series(uow, served.told.school, series, "Согласия", "{n}")
        uow.commit()
