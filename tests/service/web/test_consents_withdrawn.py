"""Withdrawing a consent on its page, and choosing who signed for a minor."""

from __future__ import annotations

import re
from datetime import date

import pytest
import schools
from sample_served import AT, all_pairs, sign_all
from served import Served

from registry import consents, people, withdrawals
from registry.snapshot import Consent
from service.access import robot
from service.errors import Refused
from service.operations.issue_document import Request, issue_document
from service.operations.withdraw_consent import consequences, withdraw_consent

SURE = {"on": "01.09.2025", "sure": "да"}


def consent_of(served: Served, person_id: int) -> Consent:
    with served.uow() as uow:
        return consents.of_people(uow.session, [person_id])[-1]


def add_father(served: Served) -> int:
    with served.uow() as uow:
        father = schools.make_person(
            uow, served.told.school, "Кузнецов Олег Иванович", kind="parent", gender="m", title=""
        )
        people.represent(uow, served.told.pupil, father, "отец")
        uow.commit()
    return father


class TestWithdrawal:
    def test_is_reached_from_the_persons_page_and_written_down(self, served: Served) -> None:
        client = served.client("secretary")
        address = f"/consents/{consent_of(served, served.told.pupil).id}/withdraw"
        assert f'href="{address}"' in client.get(f"/people/{served.told.pupil}").text
        asked = client.get(address).text
        assert "Кузнецова Дарья Олеговна" in asked
        assert "до 01.10.2025" in asked
        answer = client.post(address, data=SURE)
        assert answer.headers["location"] == address.removesuffix("/withdraw")
        assert consent_of(served, served.told.pupil).withdrawn_on == date(2025, 9, 1)
        assert "отозвано с 01.09.2025" in client.get(f"/people/{served.told.pupil}").text

    def test_asks_for_the_day_and_whether_one_is_sure(self, served: Served) -> None:
        address = f"/consents/{consent_of(served, served.told.pupil).id}/withdraw"
        page = served.client("secretary").post(address, data={"on": "31.02.2025"})
        assert page.status_code == 422
        for field in ("on", "sure"):
            assert f'href="#{field}"' in page.text
        assert "31.02.2025" in page.text
        assert consent_of(served, served.told.pupil).withdrawn_on is None

    def test_before_the_signing_is_refused_at_the_day(self, served: Served) -> None:
        address = f"/consents/{consent_of(served, served.told.pupil).id}/withdraw"
        page = served.client("secretary").post(address, data=SURE | {"on": "31.08.2025"})
        assert page.status_code == 422
        assert "раньше" in page.text

    def test_is_for_those_who_keep_consents(self, served: Served) -> None:
        address = f"/consents/{consent_of(served, served.told.pupil).id}/withdraw"
        for role in ("methodist", "director"):
            assert served.client(role).get(address).status_code == 403
            assert served.client(role).post(address, data=SURE).status_code == 403

    def test_of_another_schools_consent_is_as_unknown_as_none(self, served: Served) -> None:
        with served.uow() as uow:
            foreign = schools.make_consent(uow, served.told.other_school, served.told.foreigner)
            uow.commit()
        client = served.client("secretary")
        pages = [client.post(f"/consents/{one}/withdraw", data=SURE) for one in (foreign, 99_999)]
        assert [page.status_code for page in pages] == [404, 404]
        assert pages[0].text == pages[1].text


class TestSigner:
    def test_of_two_is_asked_on_the_persons_page(self, served: Served) -> None:
        father = add_father(served)
        client = served.client("secretary")
        address = f"/people/{served.told.pupil}"
        assert 'name="signer"' in client.get(address).text
        data = {"kind": "pd_processing", "signed_on": "30.08.2025"}
        page = client.post(f"{address}/consents", data=data)
        assert page.status_code == 422
        assert 'href="#signer"' in page.text
        assert client.post(f"{address}/consents", data=data | {"signer": str(father)}).status_code == 303
        with served.uow() as uow:
            found = consents.of_people(uow.session, [served.told.pupil])
        assert father in {one.signer_id for one in found}

    def test_of_two_is_asked_in_the_list_of_missing_consents(self, served: Served) -> None:
        father = add_father(served)
        told = consent_of(served, served.told.pupil)
        with served.uow() as uow:
            consents.withdraw(uow, told.id, on=schools.DAY)
            uow.commit()
        client = served.client("secretary")
        address = f"/consents?pair={served.told.pupil_pair}"
        field = f"signer.{served.told.pupil}"
        asked = client.get(address).text
        assert f'name="{field}"' in asked
        group = re.findall(r'name="group" value="([^"]+)"', asked.split(field)[0])[-1]
        data = {
            "group": group,
            "one": f"pd_processing.{served.told.pupil}.",
            "do": "record",
            "подписано": "01.09.2025",
            "действует_по": "",
        }
        page = client.post(address, data=data)
        assert page.status_code == 422
        assert "выберите, кто" in page.text
        assert client.post(address, data=data | {field: str(father)}).status_code == 303
        assert consent_of(served, served.told.pupil).signer_id == father


class TestWhatFollows:
    def test_divides_papers_and_stops_new_ones(self, sample: Served) -> None:
        pair = next(
            one
            for one in all_pairs(sample)
            if not one.is_group and one.mentor.is_employee and one.mentees[0].kind == "pupil"
        )
        actor = robot(sample.told.school, "tests")
        sign_all(sample, pair.id)
        order = issue_document(sample.parts, actor, Request("order_pairing", (pair.id,), AT.date()), AT)
        plan = issue_document(sample.parts, actor, Request("personal_program", (pair.id,), AT.date()), AT)
        with sample.uow() as uow:
            given = consents.of_people(uow.session, [pair.mentees[0].id])
        consent = next(one for one in given if one.kind == "pd_processing")

        withdraw_consent(sample.parts, actor, consent.id, on=AT.date(), at=AT)

        with sample.uow() as uow:
            told = consequences(uow, sample.parts, consent.id, AT.date())
            tasks = withdrawals.of_consent(uow.session, consent.id)
        assert [one.paper.document_id for one in told.to_destroy] == [plan.id]
        assert [one.paper.document_id for one in told.kept_by_law] == [order.id]
        assert [one.id for one in told.pairs] == [pair.id]
        assert [task.kind for task in tasks] == ["stop", "destroy", "act"]
        again = Request("personal_program", (pair.id,), AT.date())
        with pytest.raises(Refused) as refused:
            issue_document(sample.parts, actor, again, AT)
        assert "V-28" in {one.rule for one in refused.value.findings}
