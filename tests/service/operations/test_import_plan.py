"""Road maps from Word and text files: the same plan from both, and clear words for what is no road map."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from served import Served

from registry import reading
from registry.errors import Conflict, UnreadableRoadMap
from registry.reading import plans
from service.access import robot
from service.errors import Forbidden
from service.operations.import_plan import RoadMapReport, known_plan, read_road_map, save_road_map

SAMPLES = Path(__file__).parents[3] / "samples" / "roadmaps"
TABLE = "Дорожная карта на 2026-2027 учебный год\n\n№\tМероприятие\tСроки\tОтветственные\n"


def read(text: str) -> RoadMapReport:
    return read_road_map((TABLE + text).encode(), "карта.txt")


class TestReading:
    @pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.txt")), ids=lambda path: path.stem)
    def test_word_and_text_give_the_same_plan(self, path: Path) -> None:
        of_text = read_road_map(path.read_bytes(), path.name).plan
        word = path.with_suffix(".docx")
        assert replace(read_road_map(word.read_bytes(), word.name).plan, source_name=path.name) == of_text

    def test_a_remark_tells_its_row_of_the_word_file(self) -> None:
        word = SAMPLES / "3_stages_with_results.docx"
        found = read_road_map(word.read_bytes(), word.name).remarks
        assert "таблица 2, строка 3" in [one.place for one in found if one.code == "V-08"]

    def test_columns_nobody_knows_keep_their_words(self) -> None:
        text = TABLE.replace("Ответственные", "Форма работы\tОтветственные")
        report = read_road_map(f"{text}1\tСовет\tмай 2027\tпедсовет\tдиректор\n".encode(), "карта.txt")
        (item,) = report.plan.items
        assert [line.text for line in item.content] == ["Форма работы: педсовет"]

    @pytest.mark.parametrize(
        ("content", "name", "said"),
        [
            ("Просто текст без таблицы".encode(), "письмо.txt", "нет таблицы дорожной карты"),
            (TABLE.encode(), "пустая.txt", "нет ни одного мероприятия"),
            (b"\xd0\xcf\x11\xe0" + b"\x00" * 600, "старый.doc", "сохраните как .docx"),
            (b"PK\x03\x04 broken", "битый.docx", "повреждён"),
            (b"%PDF-1.7\x00\x01", "карта.pdf", "сохраните дорожную карту как .docx"),
            (b"", "пусто.txt", "нет таблицы"),
        ],
    )
    def test_what_is_no_road_map_is_refused_in_words(self, content: bytes, name: str, said: str) -> None:
        with pytest.raises(UnreadableRoadMap, match=said) as refusal:
            read_road_map(content, name)
        assert refusal.value.place == name

    def test_an_old_encoding_is_read(self) -> None:
        path = SAMPLES / "4_demo_school.txt"
        text = path.read_text("utf-8")
        report = read_road_map(text.encode("cp1251", errors="ignore"), path.name)
        assert report.item_count == 16

    def test_a_word_file_without_a_table(self) -> None:
        document = Document()
        document.add_paragraph("Дорожная карта")
        kept = BytesIO()
        document.save(kept)
        with pytest.raises(UnreadableRoadMap):
            read_road_map(kept.getvalue(), "без таблицы.docx")


class TestSaving:
    def test_everything_comes_back_from_the_registry(self, served: Served) -> None:
        path = SAMPLES / "4_demo_school.txt"
        report = read_road_map(path.read_bytes(), path.name)
        actor = robot(served.told.school, "tests")
        plan_id = save_road_map(served.parts, actor, report, served.at)
        with served.uow() as uow:
            kept = plans.plan(uow.session, plan_id, served.at.date())
        assert [item.title for item in kept.items] == [item.title for item in report.plan.items]
        assert [item.terms for item in kept.items] == [item.terms for item in report.plan.items]
        assert [item.content for item in kept.items] == [item.content for item in report.plan.items]
        assert kept.approval == report.plan.approval
        assert kept.columns == report.plan.columns

    def test_the_same_file_is_not_taken_twice(self, served: Served) -> None:
        path = SAMPLES / "4_demo_school.txt"
        report = read_road_map(path.read_bytes(), path.name)
        actor = robot(served.told.school, "tests")
        plan_id = save_road_map(served.parts, actor, report, served.at)
        with pytest.raises(Conflict):
            save_road_map(served.parts, actor, report, served.at)
        assert known_plan(served.parts, actor, report, served.at) == plan_id

    def test_people_named_are_found_in_the_registry(self, served: Served) -> None:
        report = read("1\tСовет\tмай 2027\tИванова М. П., Никто Н. Н.\n")
        actor = robot(served.told.school, "tests")
        plan_id = save_road_map(served.parts, actor, report, served.at)
        with served.uow() as uow:
            (item,) = plans.plan(uow.session, plan_id, served.at.date()).items
            person = reading.person(uow, served.told.teacher, served.at.date())
        assert [one.person_id for one in item.responsible] == [person.id, None]

    def test_a_role_without_the_right_saves_nothing(self, served: Served) -> None:
        report = read("1\tСовет\tмай 2027\tдиректор\n")
        actor = replace(robot(served.told.school, "tests"), role="hr")
        with pytest.raises(Forbidden):
            save_road_map(served.parts, actor, report, served.at)
