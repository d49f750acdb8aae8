"""A paper on its way, without JavaScript: what is refused, where it is said; nothing typed is lost."""

from __future__ import annotations

import io
from datetime import date

import sample_served
from pypdf import PdfReader
from sample_served import all_pairs, sign_all
from served import Served
from starlette.testclient import TestClient

from registry import consents, journal, pairs, people
from registry.models import Person
from registry.pairs import NewPair
from registry.people import NewPerson
from service.operations.draft_document import DATED

ORDER = "order_pairing"
GOOD = {DATED.name: "14.09.2026", "вид_акта": "приказ", "контроль": "оставить за руководителем"}


def begin(client: TestClient, *pair_ids: int, type_id: str = ORDER) -> str:
    """The path of a new draft."""
    answer = client.post(f"/documents/new/{type_id}", data={"s": [str(one) for one in pair_ids]})
    assert answer.status_code == 303
    return str(answer.headers["location"])


def issue_order(sample: Served, *pair_ids: int) -> int:
    """The secretary's whole way; the id of the order."""
    sign_all(sample, *pair_ids)
    client = sample.client("secretary")
    draft = begin(client, *pair_ids)
    client.post(draft, data=GOOD)
    answer = client.post(f"{draft}/issue")
    return int(answer.headers["location"].rpartition("/")[2])


def issued(sample: Served) -> int:
    with sample.uow() as uow:
        return journal.search(uow.session, sample.told.school, journal.Query()).total


class TestQuestions:
    def test_an_empty_date_is_told_at_its_field_and_the_rest_stays(self, sample: Served) -> None:
        client = sample.client("secretary")
        draft = begin(client, all_pairs(sample)[0].id)
        answer = client.post(draft, data=GOOD | {DATED.name: "", "исполнитель": "Белова О. Н."})
        assert answer.status_code == 422
        assert f'id="{DATED.name}-fault"' in answer.text
        assert f'href="#{DATED.name}"' in answer.text
        assert "Белова О. Н." in answer.text

    def test_a_day_that_does_not_exist_is_said_and_shown_again(self, sample: Served) -> None:
        client = sample.client("secretary")
        draft = begin(client, all_pairs(sample)[0].id)
        answer = client.post(draft, data=GOOD | {DATED.name: "31.02.2026"})
        assert answer.status_code == 422
        assert "такой даты нет" in answer.text
        assert "31.02.2026" in answer.text

    def test_ten_thousand_signs_are_refused_and_kept(self, sample: Served) -> None:
        client = sample.client("secretary")
        draft = begin(client, all_pairs(sample)[0].id)
        answer = client.post(draft, data=GOOD | {"исполнитель": "ж" * 10_000})
        assert answer.status_code == 422
        assert "слишком длинно" in answer.text
        assert "ж" * 10_000 in answer.text

    def test_what_was_typed_waits_for_the_next_visit(self, sample: Served) -> None:
        client = sample.client("secretary")
        draft = begin(client, all_pairs(sample)[0].id)
        client.post(draft, data=GOOD | {DATED.name: "31.02.2026", "исполнитель": "Белова О. Н."})
        page = client.get(draft).text
        assert "31.02.2026" in page
        assert "Белова О. Н." in page

    def test_the_typed_text_is_kept_sealed(self, sample: Served) -> None:
        client = sample.client("secretary")
        draft = begin(client, all_pairs(sample)[0].id)
        client.post(draft, data=GOOD | {"исполнитель": "Белова О. Н."})
        database = sample.parts.settings.data_dir / "registry.db"
        kept = b"".join(path.read_bytes() for path in database.parent.glob("registry.db*"))
        assert "Белова О. Н.".encode() not in kept

    def test_nobody_chosen_is_said_on_the_list(self, sample: Served) -> None:
        client = sample.client("secretary")
        answer = client.post(f"/documents/new/{ORDER}")
        assert answer.headers["location"] == f"/pairs?to={ORDER}"
        assert "Никто не выбран" in client.get(answer.headers["location"]).text


class TestCheck:
    def test_names_everybody_whose_consent_is_missing(self, sample: Served) -> None:
        pair = next(
            one for one in all_pairs(sample) if one.mentor.is_employee and not one.is_between_employees
        )
        client = sample.client("secretary")
        draft = begin(client, pair.id)
        page = client.get(client.post(draft, data=GOOD).headers["location"]).text
        assert "Пока нельзя выпустить" in page
        assert pair.mentor.name.full in page
        assert pair.mentees[0].name.full in page

    def test_an_order_without_consents_is_not_issued(self, sample: Served) -> None:
        client = sample.client("secretary")
        draft = begin(client, all_pairs(sample)[0].id)
        client.post(draft, data=GOOD)
        answer = client.post(f"{draft}/issue")
        assert answer.status_code == 409
        assert "Документ не выпущен" in answer.text
        assert issued(sample) == 0

    def test_a_second_order_for_the_pair_names_the_first(self, sample: Served) -> None:
        pair = all_pairs(sample)[0]
        issue_order(sample, pair.id)
        client = sample.client("secretary")
        draft = begin(client, pair.id)
        client.post(draft, data=GOOD)
        assert "уже закреплена приказом от 14.09.2026 № 1-ОД" in client.get(f"{draft}/check").text
        assert client.post(f"{draft}/issue").status_code == 409
        assert issued(sample) == 1

    def test_a_dismissed_mentor_is_named_with_the_day(self, sample: Served) -> None:
        pair = all_pairs(sample)[0]
        sign_all(sample, pair.id)
        dismiss(sample, pair.mentor.id)
        client = sample.client("secretary")
        draft = begin(client, pair.id)
        client.post(draft, data=GOOD)
        page = client.get(f"{draft}/check").text
        assert f"{pair.mentor.name.full}: выбыла 01.09.2026" in page
        assert f'href="/people/{pair.mentor.id}"' in page

    def test_a_pair_in_the_way_can_be_left_out(self, sample: Served) -> None:
        first, second = all_pairs(sample)[:2]
        issue_order(sample, first.id)
        sign_all(sample, second.id)
        client = sample.client("secretary")
        draft = begin(client, first.id, second.id)
        client.post(draft, data=GOOD)
        client.post(f"{draft}/leave-out", data={"s": str(first.id)})
        assert "Всё готово" in client.get(f"{draft}/check").text


class TestIssue:
    def test_pressed_twice_it_issues_once(self, sample: Served) -> None:
        pair = all_pairs(sample)[0]
        sign_all(sample, pair.id)
        client = sample.client("secretary")
        draft = begin(client, pair.id)
        client.post(draft, data=GOOD)
        first, second = client.post(f"{draft}/issue"), client.post(f"{draft}/issue")
        assert first.headers["location"] == second.headers["location"]
        assert issued(sample) == 1

    def test_the_preview_takes_no_number(self, sample: Served) -> None:
        pair = all_pairs(sample)[0]
        sign_all(sample, pair.id)
        client = sample.client("secretary")
        draft = begin(client, pair.id)
        client.post(draft, data=GOOD)
        for _ in range(3):
            assert "№ 1-ОД" in client.get(f"{draft}/preview").text
            assert client.get(f"{draft}/preview.docx").content.startswith(b"PK")

    def test_the_preview_shows_the_pages_and_lets_only_our_own_page_frame_them(self, sample: Served) -> None:
        pair = all_pairs(sample)[0]
        client = sample.client("secretary")
        draft = begin(client, pair.id)
        client.post(draft, data=GOOD)
        page = client.get(f"{draft}/preview")
        assert f'data="{draft}/preview.pdf#' in page.text
        assert page.headers["content-security-policy"].endswith("object-src 'self'; frame-src 'self'")
        assert "unsafe" not in page.headers["content-security-policy"]
        pages = client.get(f"{draft}/preview.pdf")
        assert pages.headers["content-type"] == "application/pdf"
        assert pages.headers["content-disposition"].startswith("inline")
        assert pages.headers["content-security-policy"] == "default-src 'none'; frame-ancestors 'self'"
        assert pages.headers["x-frame-options"] == "SAMEORIGIN"
        assert "О закреплении" in text_of(pages.content)
        assert "ПРОЕКТ" in text_of(pages.content)

    def test_a_finished_draft_leads_to_its_paper(self, sample: Served) -> None:
        document = issue_order(sample, all_pairs(sample)[0].id)
        client = sample.client("secretary")
        assert client.get("/documents/drafts/1").headers["location"] == f"/documents/issued/{document}"

    def test_a_withdrawn_consent_meanwhile_stops_it(self, sample: Served) -> None:
        pair = all_pairs(sample)[0]
        sign_all(sample, pair.id)
        client = sample.client("secretary")
        draft = begin(client, pair.id)
        client.post(draft, data=GOOD)
        assert "Выпустить" in client.get(f"{draft}/preview").text
        withdraw_all(sample, pair.mentor.id)
        assert client.post(f"{draft}/issue").status_code == 409


class TestWhoMay:
    def test_hr_issues_no_order(self, sample: Served) -> None:
        pair = all_pairs(sample)[0]
        draft = begin(sample.client("secretary"), pair.id)
        client = sample.client("hr")
        assert client.post(f"/documents/new/{ORDER}", data={"s": str(pair.id)}).status_code == 403
        for path in (
            draft,
            f"{draft}/check",
            f"{draft}/preview",
            f"{draft}/preview.docx",
            f"{draft}/preview.pdf",
        ):
            assert client.get(path).status_code == 403
        assert client.post(f"{draft}/issue").status_code == 403

    def test_an_operator_sees_no_pair_and_no_paper(self, sample: Served) -> None:
        document = issue_order(sample, all_pairs(sample)[0].id)
        client = sample.client("operator")
        for path in ("/pairs", "/pairs/1", "/journal", f"/journal/{document}", "/consents", "/batches"):
            assert client.get(path).status_code == 403, path

    def test_another_schools_pair_is_as_unknown_as_none(self, served: Served) -> None:
        with served.uow() as uow:
            stranger = people.add(uow, served.told.other_school, stranger_named("Сухих Лев Ильич"))
            foreign = pairs.add(uow, served.told.other_school, pair_of(served.told.foreigner, stranger))
            uow.commit()
        client = served.client("secretary")
        told = [client.post(f"/documents/new/{ORDER}", data={"s": str(one)}) for one in (foreign, 99_999)]
        assert [answer.status_code for answer in told] == [404, 404]
        assert told[0].text == told[1].text
        for path in ("", "/edit", "/terms", "/programme"):
            pages = [client.get(f"/pairs/{one}{path}") for one in (foreign, 99_999)]
            assert [page.status_code for page in pages] == [404, 404]
            assert pages[0].text == pages[1].text


def text_of(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


def dismiss(sample: Served, person_id: int) -> None:
    with sample.uow() as uow:
        row = uow.session.get(Person, person_id)
        assert row is not None
        row.dismissed_on = date(2026, 9, 1)
        uow.commit()


def withdraw_all(sample: Served, person_id: int) -> None:
    with sample.uow() as uow:
        for consent in consents.of_people(uow.session, [person_id]):
            consents.withdraw(uow, consent.id, on=sample_served.AT.date())
        uow.commit()


def stranger_named(name: str) -> NewPerson:
    surname, first_name, patronymic = name.split()
    return NewPerson("staff", surname, first_name, patronymic, "m")


def pair_of(mentor_id: int, mentee_id: int) -> NewPair:
    return NewPair("teacher_teacher", mentor_id, (mentee_id,), date(2025, 9, 1), date(2026, 5, 31))
