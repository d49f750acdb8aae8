"""«Акты» and «Правила»: what leans on an act, own acts, switches, rules set aside, warnings kept."""

from __future__ import annotations

import re
from datetime import date

import pytest
from sample_served import all_pairs, sign_all
from served import Served

from registry import rule_choices
from registry.rule_choices import Setting
from service.access import robot
from service.operations.choose_rules import choose_rules
from service.operations.issue_document import Request, issue_document

LATE = "приказом от 01.12.2099 № 5"


def order(sample: Served, number: int = 0, **inputs: str) -> int:
    pair_id = all_pairs(sample)[number].id
    sign_all(sample, pair_id)
    request = Request("order_pairing", (pair_id,), sample.at.date(), inputs)
    return issue_document(sample.parts, robot(sample.told.school, "tests"), request, sample.at).id


def new_act(**typed: str) -> dict[str, str]:
    return {
        "level": "municipal", "kind": "постановление", "number": "78", "date": "14.04.2022",
        "title": "О целевой модели наставничества", "issuer": "администрации города Ясного", "is_basis": "да",
    } | typed  # fmt: skip


class TestActs:
    def test_are_listed_with_what_leans_on_them(self, sample: Served) -> None:
        page = sample.client("secretary").get("/acts?q=Р-145").text
        assert "распоряжение Минпросвещения России от 25.12.2019 № Р-145" in page
        assert "проверьте по тексту акта" in page

    def test_show_the_forms_and_the_papers_in_force(self, sample: Served) -> None:
        document = order(sample)
        client = sample.client("director")
        page = client.get("/acts/tk").text
        assert "Приказ о закреплении наставнических пар" in page
        assert f'href="/journal/{document}"' in page
        client.post(f"/journal/{document}/void", data={"reason": "Ошибка в составе", "sure": "да"})
        assert f'href="/journal/{document}"' not in client.get("/acts/tk").text

    def test_of_the_school_are_added_and_ended(self, sample: Served) -> None:
        client = sample.client("director")
        client.post("/acts/new", data=new_act())
        page = client.get("/acts?view=own").text
        act_id = re.search(r'href="/acts/(own-\d+)"', page)
        assert act_id is not None
        answer = client.post(f"/acts/{act_id[1]}/end", data={"last_day": "01.01.2021"})
        assert answer.status_code == 422
        client.post(f"/acts/{act_id[1]}/end", data={"last_day": "01.01.2023"})
        assert "state-bad" in client.get(f"/acts/{act_id[1]}").text
        client.post(f"/acts/{act_id[1]}/end", data={"again": "да"})
        assert "state-bad" not in client.get(f"/acts/{act_id[1]}").text

    def test_keep_what_was_typed_with_a_fault(self, sample: Served) -> None:
        answer = sample.client("director").post("/acts/new", data=new_act(number="", date="31.02.2022"))
        assert answer.status_code == 422
        assert "Впишите номер" in answer.text
        assert "О целевой модели наставничества" in answer.text

    def test_read_by_somebody_lose_their_mark(self, sample: Served) -> None:
        client = sample.client("director")
        client.post("/acts/r-145/confirm")
        assert "проверьте по тексту акта" not in client.get("/acts?q=Р-145").text

    def test_marked_out_of_force_are_told_by_papers(self, sample: Served) -> None:
        sample.client("director").post("/acts/az-1128-08/end", data={"last_day": "01.01.2024"})
        document = order(sample)
        page = sample.client("secretary").get(f"/journal/{document}").text
        assert "Замечания при выпуске" in page
        assert "последний день – 01.01.2024" in page

    @pytest.mark.parametrize("path", ["/acts/nothing", "/acts/own-999"])
    def test_unknown_are_not_found(self, sample: Served, path: str) -> None:
        assert sample.client("secretary").get(path).status_code == 404

    def test_are_changed_by_who_manages_the_school(self, sample: Served) -> None:
        client = sample.client("secretary")
        assert client.get("/acts/new").status_code == 403
        assert client.post("/acts/r-145/confirm").status_code == 403
        assert client.post("/acts/r-145/end", data={"last_day": "01.01.2024"}).status_code == 403


class TestRules:
    def test_are_shown_with_norm_and_certainty(self, sample: Served) -> None:
        page = sample.client("director").get("/settings/rules").text
        assert "V-L1. Основание: ТК РФ, ст. 351.8" in page
        assert re.search(r'id="on-V-32"[^>]* disabled', page)

    def test_are_switched_where_the_norm_is_uncertain(self, sample: Served) -> None:
        actor = robot(sample.told.school, "tests")
        choose_rules(sample.parts, actor, {"V-04": Setting(on=False)}, sample.at)
        assert order(sample, положение=LATE)

    def test_keep_their_number(self, sample: Served) -> None:
        client = sample.client("director")
        page = client.get("/settings/rules").text
        kept = dict.fromkeys(re.findall(r'name="(on-[^"]+)" value="да" checked', page), "да")
        assert client.post("/settings/rules", data=kept | {"value-V-36": "много"}).status_code == 422
        client.post("/settings/rules", data=kept | {"value-V-36": "7"})
        with sample.uow() as uow:
            chosen = rule_choices.settings(uow.session, sample.told.school)
        assert chosen == {"V-36": Setting(on=True, value="7")}

    def test_are_for_who_manages_the_school(self, sample: Served) -> None:
        assert sample.client("secretary").get("/settings/rules").status_code == 403


class TestSettingAside:
    def begin(self, sample: Served, login: str) -> str:
        pair_id = all_pairs(sample)[0].id
        sign_all(sample, pair_id)
        client = sample.client(login)
        begun = client.post("/documents/new/order_pairing", data={"s": str(pair_id)})
        here = str(begun.headers["location"])
        typed = {"дата_документа": f"{sample.at:%d.%m.%Y}", "положение": LATE}
        client.post(here, data=typed | {"вид_акта": "приказ", "контроль": "оставить за руководителем"})
        return here

    def test_wants_a_reason_and_stands_on_the_paper_s_page(self, sample: Served) -> None:
        here = self.begin(sample, "director")
        client = sample.client("director")
        assert "позже самого документа" in client.get(f"{here}/check").text
        assert client.post(f"{here}/issue").status_code == 409
        answer = client.post(f"{here}/set-aside", data={"rule": "V-04", "reason": "надо"})
        assert answer.status_code == 422
        assert 'value="надо"' in answer.text
        reason = "Положение утверждается одновременно с приказом"
        client.post(f"{here}/set-aside", data={"rule": "V-04", "reason": reason})
        assert reason in client.get(f"{here}/check").text
        issued = str(client.post(f"{here}/issue").headers["location"])
        page = client.get(issued.replace("/documents/issued", "/journal")).text
        assert "Выпущен вопреки правилу" in page
        assert reason in page

    def test_may_be_taken_back(self, sample: Served) -> None:
        here = self.begin(sample, "director")
        client = sample.client("director")
        client.post(f"{here}/set-aside", data={"rule": "V-04", "reason": "Положение готовится"})
        client.post(f"{here}/take-back", data={"rule": "V-04"})
        assert client.post(f"{here}/issue").status_code == 409

    def test_is_not_for_every_rule_nor_every_role(self, sample: Served) -> None:
        here = self.begin(sample, "secretary")
        typed = {"rule": "V-04", "reason": "Положение готовится"}
        assert sample.client("secretary").post(f"{here}/set-aside", data=typed).status_code == 403
        answer = sample.client("director").post(f"{here}/set-aside", data={**typed, "rule": "V-32"})
        assert answer.status_code == 422
        missing = sample.client("director").post(f"{here}/set-aside", data={**typed, "rule": "V-999"})
        assert missing.status_code == 404


def test_a_misquoted_norm_keeps_the_paper_back(sample: Served) -> None:
    here = TestSettingAside().begin(sample, "director")
    client = sample.client("director")
    typed = {
        "дата_документа": f"{date(2026, 1, 1):%d.%m.%Y}", "вид_акта": "приказ",
        "контроль": "оставить за руководителем",
        "положение": "приказом во исполнение постановления от 24.12.2019 № Р-145",
    }  # fmt: skip
    client.post(here, data=typed | {"дата_документа": f"{sample.at:%d.%m.%Y}"})
    assert "Верно: распоряжение Минпросвещения России" in client.get(f"{here}/check").text
    assert client.post(f"{here}/issue").status_code == 409
