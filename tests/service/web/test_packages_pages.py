"""The pages of events: from a pair's page to its whole set, and what it has made."""

from __future__ import annotations

from datetime import date

import schools
from lxml import html
from package_house import SIGNED, Ready


def begin(ready: Ready, event: str) -> str:
    answered = ready.served.client("administrator").post(f"/pairs/{ready.pair_id}/events/{event}")
    return str(answered.headers["location"])


def filled(page: str, **typed: str) -> dict[str, str]:
    """What the browser sends of the set's form: what stands in its fields, and what was typed."""
    form = next(one for one in html.fromstring(page).forms if "/packages/drafts/" in (one.action or ""))
    return {name: value or "" for name, value in form.form_values()} | typed


class TestAnEvent:
    def test_leads_from_the_pairs_page_to_its_papers(self, ready: Ready) -> None:
        client = ready.served.client("administrator")
        assert "Закрепить пару" in client.get(f"/pairs/{ready.pair_id}").text
        where = begin(ready, "fix_pair")
        first = client.get(where).text
        assert "Сначала согласия" in first
        assert "ПРИКАЗЫВАЮ" in first

        checked = client.post(where, data=filled(first, do="check", **SIGNED))
        assert "Всё готово" in checked.text
        issued = client.post(where, data=filled(checked.text, do="issue"))

        made = issued.headers["location"]
        assert "Пара закреплена" in client.get(made).text
        assert client.get(f"{made}/documents.zip").headers["content-type"] == "application/zip"
        assert client.get(f"{made}/print").content.startswith(b"%PDF")
        assert client.get(where).headers["location"] == made
        page = client.get(f"/pairs/{ready.pair_id}").text
        assert "Наставник отказывается" in page
        assert "Документы по времени" in page

    def test_shows_a_paper_as_pages_before_it_is_issued(self, ready: Ready) -> None:
        client = ready.served.client("administrator")
        where = begin(ready, "fix_pair")

        assert client.get(f"{where}/papers/order_pairing.pdf").content.startswith(b"%PDF")
        assert client.get(f"{where}/papers/nothing.pdf").status_code == 404

    def test_keeps_what_was_typed_and_tells_what_is_wrong(self, ready: Ready) -> None:
        client = ready.served.client("administrator")
        where = begin(ready, "fix_pair")

        typed = filled(client.get(where).text, do="issue", дата_приказа="31.02.2025")
        answered = client.post(where, data=typed)

        assert answered.status_code == 422
        assert "такой даты нет" in answered.text
        assert "31.02.2025" in client.get(where).text
        assert ready.pair().status == "draft"

    def test_that_may_not_happen_leads_back_with_the_reason(self, ready: Ready) -> None:
        client = ready.served.client("administrator")
        answered = client.post(f"/pairs/{ready.pair_id}/events/refuse")

        assert answered.headers["location"] == f"/pairs/{ready.pair_id}"

    def test_of_another_school_is_unknown(self, ready: Ready) -> None:
        client = ready.served.client("operator")

        assert client.post("/pairs/999/events/fix_pair").status_code == 404
        assert ready.served.client("secretary").get("/packages/999").status_code == 404

    def test_of_another_mentor_asks_who_it_is(self, fixed: Ready) -> None:
        with fixed.served.uow() as uow:
            mentor = schools.make_person(
                uow, fixed.served.told.school, "Фёдорова Ольга Ивановна",
                contract_number="3/10", contract_date=date(2010, 8, 25),
            )  # fmt: skip
            uow.commit()
        client = fixed.served.client("administrator")
        where = client.post(f"/pairs/{fixed.pair_id}/events/change_mentor").headers["location"]
        assert "Фёдорова Ольга Ивановна" in client.get(where).text

        empty = client.post(where, data={"do": "save", "starts_on": "08.12.2025"})
        assert empty.status_code == 422
        assert "Выберите нового наставника" in empty.text
        chosen = client.post(where, data={"do": "save", "starts_on": "08.12.2025", "mentor": str(mentor)})
        shown = client.get(chosen.headers["location"]).text
        assert "Новый наставник:" in shown
        assert "07.12.2025" in shown
