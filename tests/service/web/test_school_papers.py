"""A paper about the whole school through its pages: people are chosen in its questions."""

from __future__ import annotations

import re

from schools import make_person
from served import Served

from registry import journal

TYPE = "order_final_event"
PAGE = f"/documents/new/{TYPE}"


def answers(served: Served, **changed: object) -> dict[str, object]:
    told = served.told
    return {
        "дата_документа": "01.09.2025",
        "название": "Шаги к успеху",
        "вид_мероприятия": "круглый стол",
        "дата_мероприятия": "20.09.2025",
        "место": "актовый зал",
        "формат": "очный",
        "оргкомитет": [str(told.teacher), str(told.young_teacher)],
        "ответственный": str(told.teacher),
        "программа": "14.00; Открытие; директор",
        **changed,
    }


def begin(served: Served) -> str:
    sent = served.client("secretary").post(PAGE, data={"s": str(served.told.school)})
    return str(sent.headers["location"])


class TestSchoolPaper:
    def test_begins_with_the_school_alone(self, served: Served) -> None:
        page = served.client("secretary").get(PAGE).text

        assert "Документ один на школу: МБОУ «Школа № 1»" in page
        assert "Начать документ" in page

    def test_asks_for_people_by_name(self, served: Served) -> None:
        page = served.client("secretary").get(begin(served)).text

        assert re.search(r'type="checkbox" id="оргкомитет-\d+" name="оргкомитет"', page)
        assert re.search(r"<option value=\"\d+\">Иванова Мария Петровна, учитель физики</option>", page)
        assert "Чужакова" not in page

    def test_is_issued_and_listed_with_those_it_names(self, served: Served) -> None:
        client, draft = served.client("secretary"), begin(served)

        assert client.post(draft, data=answers(served)).headers["location"] == f"{draft}/check"
        preview = client.get(f"{draft}/preview").text
        assert "Иванова Мария Петровна, учитель физики; Смирнов Олег Ильич" in preview
        issued = client.post(f"{draft}/issue")
        assert issued.headers["location"].startswith("/documents/issued/"), client.get(f"{draft}/check").text
        with served.uow() as uow:
            [paper] = [
                one for one in journal.of_person(uow.session, served.told.teacher) if one.type_id == TYPE
            ]
            about = journal.subjects_of(uow.session, [paper.id])[paper.id]
        assert set(about) == {("person", served.told.teacher), ("person", served.told.young_teacher)}

    def test_keeps_the_boxes_ticked_when_something_is_wrong(self, served: Served) -> None:
        page = served.client("secretary").post(begin(served), data=answers(served, название=""))

        assert page.status_code == 422
        ticked = (
            rf'id="оргкомитет-{served.told.teacher}" name="оргкомитет" value="{served.told.teacher}" checked'
        )
        assert re.search(ticked, page.text)

    def test_knows_nobody_of_another_school(self, served: Served) -> None:
        client, draft = served.client("secretary"), begin(served)
        client.post(draft, data=answers(served, ответственный=str(served.told.foreigner)))

        assert client.get(f"{draft}/check").status_code == 404
        assert client.post(f"{draft}/issue").status_code == 404

    def test_of_another_school_is_as_unknown_as_none(self, served: Served) -> None:
        client = served.client("secretary")

        assert client.post(PAGE, data={"s": str(served.told.other_school)}).status_code == 404
        assert client.post(PAGE, data={"s": "999"}).status_code == 404

    def test_stands_on_no_page_of_a_pair(self, served: Served) -> None:
        assert TYPE not in served.client("secretary").get(f"/pairs/{served.told.pair}").text

    def test_counts_those_who_left_no_more(self, served: Served) -> None:
        with served.uow() as uow:
            left = served.at.date()
            make_person(uow, served.told.school, "Ушедшая Анна Олеговна", dismissed_on=left)
            uow.commit()

        assert "Ушедшая" not in served.client("secretary").get(begin(served)).text
