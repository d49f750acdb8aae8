"""«Сегодня», the missing consents and the batches, as the roles see them."""

from __future__ import annotations

from importlib import import_module

import pytest
from sample_served import all_pairs, sign_all
from served import Served

from registry import consents
from service.operations import waiting
from service.operations.missing_consents import missing_consents


def missing_of(sample: Served, pair_id: int) -> list[str]:
    with sample.uow() as uow:
        return [one.key for one in missing_consents(uow, sample.parts, [pair_id], sample.at.date())]


class TestToday:
    def test_the_secretary_sees_names_and_the_button(self, sample: Served) -> None:
        page = sample.client("secretary").get("/").text
        assert "не хватает" in page
        assert "Гердт Инна Марковна" in page
        assert "Выпустить приказ" in page

    def test_an_operator_sees_counts_and_no_names(self, sample: Served) -> None:
        page = sample.client("operator").get("/").text
        assert "СОШ № 12" in page
        assert all(pair.mentor.name.surname not in page for pair in all_pairs(sample))

    def test_every_office_role_has_a_first_page(self, sample: Served) -> None:
        for role in ("secretary", "hr", "methodist", "deputy", "director", "administrator", "operator"):
            assert sample.client(role).get("/").status_code == 200, role


class TestManyPairs:
    """With more pairs than one page looks into, nothing untrue is said of the rest."""

    def test_the_first_page_counts_all_and_says_how_many_it_looked_into(
        self, sample: Served, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(waiting, "MOST_PAIRS", 2)
        total = len(all_pairs(sample))
        page = sample.client("secretary").get("/").text
        assert f"Не закреплены приказом: {total}" in page
        assert f"по первым 2 парам из {total}" in page

    def test_a_consent_missing_far_down_the_list_is_found(
        self, sample: Served, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(import_module("service.web.consents"), "MOST_PAIRS", 2)
        every = [pair.id for pair in all_pairs(sample)]
        sign_all(sample, *every[:5])
        page = sample.client("secretary").get("/consents").text
        assert "Все согласия на месте" not in page
        assert missing_of(sample, every[5])[0] in page
        sign_all(sample, *every)
        assert "Все согласия на месте" in sample.client("secretary").get("/consents").text


class TestMissingConsents:
    def test_many_are_noted_with_one_day(self, sample: Served) -> None:
        pair = all_pairs(sample)[0]
        sent = {
            "do": "record",
            "one": missing_of(sample, pair.id),
            "подписано": "07.09.2026",
            "действует_по": "",
        }
        answer = sample.client("secretary").post(f"/consents?pair={pair.id}", data=sent)
        assert answer.headers["location"] == f"/consents?pair={pair.id}"
        assert missing_of(sample, pair.id) == []

    def test_a_mentors_consent_lasts_as_long_as_the_pair(self, sample: Served) -> None:
        pair = next(one for one in all_pairs(sample) if one.mentor.is_employee)
        sign_all(sample, pair.id)
        with sample.uow() as uow:
            given = consents.of_people(uow.session, [pair.mentor.id])
        assert [one.valid_until for one in given if one.kind == "mentor_work"] == [pair.ends_on]

    def test_a_day_to_come_is_refused_and_the_ticks_stay(self, sample: Served) -> None:
        pair = all_pairs(sample)[0]
        keys = missing_of(sample, pair.id)
        page = sample.client("secretary").get(f"/consents?pair={pair.id}").text
        group = page.partition('name="group" value="')[2].partition('"')[0]
        sent = {"do": "record", "group": group, "one": keys, "подписано": "20.10.2026"}
        answer = sample.client("secretary").post(f"/consents?pair={pair.id}", data=sent)
        assert answer.status_code == 422
        assert "будущим числом" in answer.text
        assert f'value="{keys[0]}"' in answer.text
        assert "20.10.2026" in answer.text
        assert missing_of(sample, pair.id) == keys

    def test_nobody_ticked_is_told(self, sample: Served) -> None:
        answer = sample.client("secretary").post(
            "/consents", data={"do": "record", "подписано": "07.09.2026"}
        )
        assert answer.status_code == 422

    def test_a_key_no_page_has_sent_is_refused(self, sample: Served) -> None:
        sent = {"do": "record", "one": "mentor_work.x", "подписано": "07.09.2026"}
        answer = sample.client("secretary").post("/consents", data=sent)
        assert answer.status_code == 422
        assert "Traceback" not in answer.text

    def test_a_methodist_notes_no_consent(self, sample: Served) -> None:
        pair = all_pairs(sample)[0]
        sent = {"do": "record", "one": missing_of(sample, pair.id), "подписано": "07.09.2026"}
        assert sample.client("methodist").post("/consents", data=sent).status_code == 403

    def test_their_papers_begin_as_one_draft(self, sample: Served) -> None:
        client = sample.client("secretary")
        keys = [key for pair in all_pairs(sample)[:3] for key in missing_of(sample, pair.id)]
        works = [key for key in keys if key.startswith("mentor_work")]
        sent = {"do": "paper", "type": "mentor_consent", "one": works}
        answer = client.post("/consents", data=sent)
        assert f"Документов будет: {len(works)}" in client.get(answer.headers["location"]).text

    def test_the_noted_ones_are_listed(self, sample: Served) -> None:
        pair = all_pairs(sample)[0]
        sign_all(sample, pair.id)
        page = sample.client("hr").get("/consents/signed").text
        assert pair.mentor.name.full in page


class TestBatches:
    def test_an_unknown_batch_is_a_clear_page(self, sample: Served) -> None:
        assert sample.client("hr").get("/batches/777").status_code == 404

    def test_the_empty_list_teaches(self, sample: Served) -> None:
        assert "Здесь будут пакеты" in sample.client("hr").get("/batches").text
