"""The wizard «Загрузить из Excel»: upload, report, mend, confirm."""

from __future__ import annotations

import re
from datetime import timedelta
from io import BytesIO

import pytest
import schools
from openpyxl import Workbook, load_workbook
from served import Served
from starlette.testclient import TestClient

from registry import pairs, people
from registry.people import Query
from registry.unit_of_work import UnitOfWork

HEADER = ("ФИО", "Дата рождения", "Должность", "Кабинет")
GOOD = ("Белова Анна Игоревна", "14.03.1981", "учитель химии", "214")
FAULTY = ("Чернов Ол3г Львович", "31.02.1990", "учитель физики", "215")


def workbook(*rows: tuple[str, ...]) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Список"
    for row in rows:
        sheet.append(row)
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def upload(client: TestClient, content: bytes, kind: str = "people", name: str = "Список.xlsx") -> str:
    """The address of the report."""
    answer = client.post(f"/imports/{kind}", files={"table": (name, content)})
    assert answer.status_code == 303, answer.text
    return str(answer.headers["location"])


def found(uow: UnitOfWork, served: Served, text: str) -> list[str]:
    page = people.search(uow.session, served.told.school, Query(text=text), schools.DAY)
    return [line.full_name for line in page.rows]


class TestUpload:
    def test_nothing_is_saved_until_confirmed(self, served: Served) -> None:
        client = served.client("secretary")
        report = upload(client, workbook(HEADER, GOOD))
        assert "Ещё ничего не сохранено" in client.get(report).text
        with served.uow() as uow:
            assert found(uow, served, "Белова") == []
        assert client.post(f"{report}/save", data={"since": "2025-09-01"}).status_code == 303
        with served.uow() as uow:
            assert found(uow, served, "Белова") == ["Белова Анна Игоревна"]
        page = client.get(report)
        assert page.status_code == 200
        assert "Новых записей: 1" in page.text
        assert "Таблица сохранена" in page.text
        assert "не переносится" in page.text

    def test_every_fault_is_named_with_its_place_and_the_good_rows_can_be_saved(self, served: Served) -> None:
        client = served.client("hr")
        report = upload(client, workbook(HEADER, GOOD, FAULTY))
        page = client.get(report).text
        assert page.count('data-label="Строка">3<') >= 2
        assert "Сохранить 1\u00a0строку" in page
        client.post(f"{report}/save", data={"since": "2025-09-01"})
        with served.uow() as uow:
            assert found(uow, served, "Белова")
            assert not found(uow, served, "Черн")

    def test_the_same_workbook_comes_back_with_remarks(self, served: Served) -> None:
        client = served.client("hr")
        answer = client.get(f"{upload(client, workbook(HEADER, GOOD, FAULTY))}/remarks.xlsx")
        assert "attachment" in answer.headers["content-disposition"]
        sheet = load_workbook(BytesIO(answer.content)).active
        assert sheet is not None
        assert "Ошибка" in str(sheet.cell(3, 5).value)
        assert sheet.cell(2, 1).value == GOOD[0]

    def test_the_upload_outlives_a_restart(self, served: Served) -> None:
        report = upload(served.client("secretary"), workbook(HEADER, GOOD))
        again = Served(served.parts.settings.data_dir, served.told)
        try:
            assert "Белова" not in again.client("secretary").get("/people").text
            assert "Сохранить 1\u00a0строку" in again.client("secretary").get(report).text
            assert "Список.xlsx" in again.client("secretary").get("/imports/people").text
        finally:
            again.close()

    def test_the_file_lies_sealed(self, served: Served) -> None:
        upload(served.client("secretary"), workbook(HEADER, GOOD))
        kept = [path for path in served.parts.settings.files_dir.rglob("*") if path.is_file()]
        assert kept
        assert not any(path.read_bytes().startswith(b"PK") for path in kept)

    @pytest.mark.parametrize(
        ("name", "content"),
        [("list.xlsx", b""), ("list.xlsx", b"PK\x03\x04 broken"), ("list.exe", b"MZ" + b"0" * 100)],
    )
    def test_a_file_that_is_no_table_is_refused_at_its_field(
        self, served: Served, name: str, content: bytes
    ) -> None:
        page = served.client("secretary").post("/imports/people", files={"table": (name, content)})
        assert page.status_code == 422
        assert 'href="#table"' in page.text

    def test_a_table_without_a_known_header_is_told_what_it_needs(self, served: Served) -> None:
        client = served.client("secretary")
        page = client.get(upload(client, "один;два\nтри;четыре\n".encode(), name="list.csv")).text
        assert "заголовк" in page
        assert "Сохранять пока нечего" in page

    def test_no_file_at_all_is_told(self, served: Served) -> None:
        page = served.client("secretary").post("/imports/people", data={"nothing": ""})
        assert page.status_code == 422
        assert "Выберите файл" in page.text

    def test_a_second_click_saves_nothing_twice(self, served: Served) -> None:
        client = served.client("secretary")
        report = upload(client, workbook(HEADER, GOOD))
        data = {"since": "2025-09-01"}
        assert client.post(f"{report}/save", data=data).status_code == 303
        assert client.post(f"{report}/save", data=data).status_code == 409

    def test_a_wrong_day_is_told_at_its_field(self, served: Served) -> None:
        client = served.client("secretary")
        page = client.post(f"{upload(client, workbook(HEADER, GOOD))}/save", data={"since": "вчера"})
        assert page.status_code == 422
        assert 'value="вчера"' in page.text


class TestMapping:
    def selects(self, page: str) -> dict[str, str]:
        """The mapping form as a browser would send it."""
        columns = re.findall(r'name="(column\.\d+)" value="([^"]+)"', page)
        sent = {name: value.replace("&#34;", '"') for name, value in columns}
        for name, body in re.findall(r'name="(field\.\d+)"[^>]*>(.*?)</select>', page, re.DOTALL):
            chosen = re.search(r'value="(\w*)" selected', body)
            sent[name] = chosen.group(1) if chosen else ""
        return sent

    def test_is_shown_and_a_person_may_change_it(self, served: Served) -> None:
        client = served.client("secretary")
        report = upload(client, workbook(HEADER, GOOD))
        sent = self.selects(client.get(report).text)
        assert (sent["field.0"], sent["field.2"], sent["field.3"]) == ("full_name", "position", "")
        changed = sent | {"field.2": "", "field.3": "position"}
        assert client.post(f"{report}/mapping", data=changed).status_code == 303
        assert self.selects(client.get(report).text)["field.3"] == "position"
        client.post(f"{report}/save", data={"since": "2025-09-01"})
        with served.uow() as uow:
            (line,) = people.search(uow.session, served.told.school, Query(text="Белова"), schools.DAY).rows
        assert line.place == "214"

    def test_without_names_there_is_no_list(self, served: Served) -> None:
        client = served.client("secretary")
        report = upload(client, workbook(HEADER, GOOD))
        sent = self.selects(client.get(report).text) | {"field.0": ""}
        page = client.post(f"{report}/mapping", data=sent)
        assert page.status_code == 422
        assert 'href="#mapping"' in page.text

    @pytest.mark.parametrize("key", ["{", "[1]", '["a"]'])
    def test_what_no_page_has_sent_is_refused_calmly(self, served: Served, key: str) -> None:
        client = served.client("secretary")
        report = upload(client, workbook(HEADER, GOOD))
        page = client.post(f"{report}/mapping", data={"column.0": key, "field.0": "full_name"})
        assert page.status_code == 422


class TestPairs:
    def test_are_found_among_the_people_and_saved_as_drafts(self, served: Served) -> None:
        client = served.client("methodist")
        rows = (
            ("№", "Форма наставничества", "Наставник", "Наставляемый", "Начало", "Окончание"),
            ("1", "педагог – педагог", "Смирнов О. И.", "Иванова М. П.", "15.06.2026", "31.08.2026"),
        )
        report = upload(client, workbook(*rows), "pairs")
        assert "Сохранить 1\u00a0строку" in client.get(report).text
        assert client.post(f"{report}/save", data={"since": "2025-09-01"}).status_code == 303
        with served.uow() as uow:
            page = pairs.search(uow.session, served.told.school, pairs.Query(text="Смирнов"), schools.DAY)
        assert [line.status for line in page.rows] == ["draft"]

    def test_people_are_not_for_the_methodist_to_load(self, served: Served) -> None:
        answer = served.client("methodist").post("/imports/people", files={"table": ("a.xlsx", b"")})
        assert answer.status_code == 403


class TestReach:
    def test_anothers_upload_is_as_unknown_as_none(self, served: Served) -> None:
        report = upload(served.client("secretary"), workbook(HEADER, GOOD))
        client = served.client("secretary")
        with served.uow() as uow:
            row = uow.session.connection().exec_driver_sql(
                f"UPDATE uploads SET organisation_id = {served.told.other_school}"
            )
            assert row.rowcount == 1
            uow.commit()
        for path in ("", "/remarks.xlsx"):
            assert client.get(f"{report}{path}").status_code == 404
        assert client.post(f"{report}/save", data={"since": "2025-09-01"}).status_code == 404

    @pytest.mark.parametrize("kind", ["people", "pairs"])
    def test_a_sample_can_be_downloaded_and_is_itself_accepted(self, served: Served, kind: str) -> None:
        client = served.client("administrator")
        sample = client.get(f"/imports/{kind}/sample")
        assert sample.status_code == 200
        if kind == "pairs":
            people_sample = client.get("/imports/people/sample").content
            client.post(f"{upload(client, people_sample)}/save", data={"since": "2025-09-01"})
        page = client.get(upload(client, sample.content, kind)).text
        assert "Ошибки в таблице" not in page
        assert "Сохранить" in page


def files_of(served: Served) -> set[str]:
    return {path.name for path in served.parts.settings.files_dir.rglob("*") if path.is_file()}


class TestKeptFiles:
    def test_a_dropped_table_leaves_no_file(self, served: Served) -> None:
        client = served.client("secretary")
        before = files_of(served)
        report = upload(client, workbook(HEADER, GOOD))
        assert len(files_of(served) - before) == 1
        client.post(f"{report}/drop")
        assert files_of(served) == before

    def test_a_file_that_another_upload_names_stays(self, served: Served) -> None:
        client = served.client("secretary")
        content = workbook(HEADER, GOOD)
        saved = upload(client, content)
        client.post(f"{saved}/save", data={"since": "2025-09-01"})
        again = upload(client, content)
        client.post(f"{again}/drop")
        assert client.get(saved).status_code == 200

    def test_tables_of_last_month_are_forgotten_saved_or_not(self, served: Served) -> None:
        client = served.client("secretary")
        before = files_of(served)
        saved = upload(client, workbook(HEADER, GOOD))
        client.post(f"{saved}/save", data={"since": "2025-09-01"})
        waiting = upload(client, workbook(HEADER, GOOD, FAULTY))
        served.at += timedelta(days=31)
        client = served.client("hr")
        new = upload(client, workbook(HEADER, FAULTY))
        assert len(files_of(served) - before) == 1
        assert client.get(waiting).status_code == 404
        assert "Белова" not in client.get(new).text
