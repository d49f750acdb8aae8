"""Acts over HTTP: what leans on each, a school's own, rules set aside for a paper."""

from __future__ import annotations

from api_school import Api
from batch_house import CARD, SHEET
from test_papers import asked


class TestActs:
    def test_tell_forms_and_papers(self, api: Api) -> None:
        made = api.post("secretary", "/documents", asked(api)).json()
        found = api.get("secretary", "/acts/tk").json()
        assert SHEET in [form["type_id"] for form in found["forms"]]
        assert made["id"] in [paper["document_id"] for paper in found["papers"]["rows"]]
        assert found["papers"]["rows"][0]["references"] == ["tk:351.8"]
        counted = {one["id"]: one["papers"] for one in api.get("secretary", "/acts").json()}
        assert counted["tk"] == found["papers"]["total"]

    def test_of_the_school_are_added_ended_and_found(self, api: Api) -> None:
        body = {
            "level": "own",
            "kind": "положение",
            "number": "5",
            "dated": "2024-01-10",
            "title": "О наставничестве",
        }
        assert api.post("secretary", "/acts", body).status_code == 403
        act = api.post("director", "/acts", body).json()
        assert (act["citation"], act["in_force"]) == ("положение от 10.01.2024 № 5", True)
        ended = api.post("director", f"/acts/{act['id']}/end", {"last_day": "2024-02-01"}).json()
        assert ended["in_force_to"] == "2024-02-01"
        wrong = api.post("director", f"/acts/{act['id']}/end", {"last_day": "2023-01-01"})
        assert (wrong.status_code, wrong.json()["code"]) == (422, "invalid_fact")

    def test_unknown_are_not_found(self, api: Api) -> None:
        assert api.get("secretary", "/acts/nothing").status_code == 404


class TestOverrides:
    REASON = "Куратора назначат следующим приказом"

    def test_are_for_who_answers_for_the_school(self, api: Api) -> None:
        body = asked(api, CARD, overrides={"V-04": self.REASON})
        assert api.post("secretary", "/documents", body).status_code == 403

    def test_are_for_rules_that_allow_it(self, api: Api) -> None:
        body = asked(api, CARD, overrides={"V-32": self.REASON})
        assert api.post("administrator", "/documents", body).json()["code"] == "invalid_fact"
        assert (
            api.post("administrator", "/documents", body | {"overrides": {"V-999": "x"}}).status_code == 404
        )

    def test_want_a_reason(self, api: Api) -> None:
        body = asked(api, CARD, overrides={"V-04": "надо"})
        assert api.post("administrator", "/documents", body).json()["code"] == "invalid_fact"
