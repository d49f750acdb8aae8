"""The five real road maps: item by item, no word lost, and every known defect of theirs found.

They lie beside the project, not in it: where they are not, these tests are skipped with a word about it. The
samples of the same shapes, in ``samples/roadmaps``, are held to the same everywhere.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from road_maps import REAL, SAMPLES, lines_of, real, words, words_of_file, words_of_plan

from registry.roadmaps.assemble import assemble
from registry.roadmaps.findings import find
from registry.roadmaps.remarks import Remark
from registry.roadmaps.source import read_text

S0 = "000_e00419799f39d2a3.txt"
S1 = "001_33ff5025feb62b67.txt"
S2 = "002_419a6d8e3813a93f.txt"
S3 = "003_37f660dc48794423.txt"
S4 = "004_95e128b3ede6e454.txt"
ALL = (S0, S1, S2, S3, S4)


def remarks(name: str) -> list[Remark]:
    return list(find(assemble(read_text(real(name), name))))


def codes(name: str) -> set[str]:
    return {one.code for one in remarks(name)}


def told(name: str, code: str) -> str:
    return " | ".join(f"{one.message} [{one.place}]" for one in remarks(name) if one.code == code)


@pytest.fixture(params=[*ALL, *SAMPLES], ids=str)
def content(request: pytest.FixtureRequest) -> bytes:
    if isinstance(request.param, Path):
        return request.param.read_bytes()
    return real(request.param)


class TestNothingIsLost:
    def test_every_word_of_the_file_stands_in_the_plan_as_often(self, content: bytes) -> None:
        source = read_text(content, "карта.txt")
        assert words_of_plan(assemble(source).plan) == words_of_file(source)

    def test_every_word_of_a_cell_of_terms_is_in_a_typed_term(self, content: bytes) -> None:
        for item in assemble(read_text(content, "карта.txt")).plan.items:
            assert [word for term in item.terms for word in words(term.words)] == words(item.term_words)

    def test_every_word_about_who_answers_is_in_a_typed_responsible(self, content: bytes) -> None:
        for item in assemble(read_text(content, "карта.txt")).plan.items:
            typed = [word for one in item.responsible for word in words(one.words)]
            assert set(typed) == set(words(item.responsible_words))

    def test_every_term_is_understood(self, content: bytes) -> None:
        plan = assemble(read_text(content, "карта.txt")).plan
        assert not [term.words for item in plan.items for term in item.terms if term.kind == "unknown"]

    def test_everybody_named_has_a_role(self, content: bytes) -> None:
        plan = assemble(read_text(content, "карта.txt")).plan
        assert not [one.words for item in plan.items for one in item.responsible if not one.role]


class TestShapes:
    @pytest.mark.parametrize(
        ("name", "profile", "stages", "items"),
        [
            (S0, "az-1128", 7, 18),
            (S1, "r-145", 7, 35),
            (S2, "r-145", 7, 22),
            (S3, "az-1128", 1, 26),
            (S4, "municipal", 6, 17),
        ],
    )
    def test_family_stages_and_items(self, name: str, profile: str, stages: int, items: int) -> None:
        plan = assemble(read_text(real(name), name)).plan
        assert (plan.profile, len(plan.stages), sum(1 for _ in plan.items)) == (profile, stages, items)

    def test_numbers_of_items_are_those_of_the_map(self) -> None:
        plan = assemble(read_text(real(S1), S1)).plan
        assert [item.number for item in plan.stages[5].items] == [f"6.{n}" for n in range(1, 9)]

    def test_a_line_torn_by_a_page_is_whole_again(self) -> None:
        plan = assemble(read_text(real(S1), S1)).plan
        torn = next(item for item in plan.items if item.number == "5.2")
        assert torn.title.endswith("наставника/наставляемого после завершения групповой встречи")

    def test_a_stage_keeps_its_task_and_result(self) -> None:
        stage = assemble(read_text(real(S1), S1)).plan.stages[6]
        assert stage.title == "Завершение наставничества"
        assert stage.goal.startswith("усилить")
        assert stage.task.startswith("подведение")
        assert stage.result.startswith("достигнуты")

    def test_a_list_inside_an_item_stays_a_list(self) -> None:
        first = next(assemble(read_text(real(S3), S3)).plan.items)
        assert len(first.content) == 6
        assert lines_of(first)[4].startswith("приказ о закреплении")

    def test_terms_and_people_go_to_the_line_they_stand_against(self) -> None:
        items = assemble(read_text(real(S4), S4)).plan.stages[0].items
        assert [item.term_words for item in items] == [
            "январь – февраль 2022", "ежегодно", "январь – февраль 2022", "март 2022",
        ]  # fmt: skip
        assert items[2].responsible[0].role == "school_heads"


class TestKnownDefects:
    """The list of requirements A0."""

    def test_no_mark_of_approval_and_no_responsible(self) -> None:
        assert {"APPROVAL-MISSING", "V-09"} <= codes(S0)
        assert "Не указаны ответственные ни у одного из 18" in told(S0, "V-09")

    def test_a_month_before_the_school_year_of_the_title(self) -> None:
        assert "Март 2022 года" in told(S0, "V-10-BEFORE")

    def test_a_mark_without_day_month_and_number(self) -> None:
        assert {"APPROVAL-NO-DAY", "APPROVAL-NO-NUMBER"} <= codes(S1)

    def test_two_spellings_of_the_organisation(self) -> None:
        said = told(S1, "ORGANISATION-SPELLINGS")
        assert "«СО(РК)Ш№2»" in said
        assert "«СО(РК)школа №2»" in said

    def test_empty_terms_and_responsible(self) -> None:
        said = told(S1, "V-09")
        assert "Не указаны сроки" in said
        assert "Не указаны ответственные" in said

    def test_two_kinds_of_mark_in_one(self) -> None:
        assert "APPROVAL-MIXED" in codes(S2)

    def test_a_term_before_the_order(self) -> None:
        said = told(S2, "V-08")
        assert "22.09.2023" in said
        assert "До 20.09.2023" in said
        assert "строка 21" in said

    def test_mentees_listed_by_a_mentor_before_there_are_pairs(self) -> None:
        assert "ROLE-TOO-EARLY" in codes(S2)

    def test_terms_of_the_months_before_the_order(self) -> None:
        said = told(S4, "V-08")
        assert "27.10.2022" in said
        assert "январь – февраль 2022" in said

    def test_the_requisites_of_the_attachment(self) -> None:
        assert {"ATTACHMENT-NO-SIGN", "ATTACHMENT-ORDER"} <= codes(S4)

    def test_the_map_that_has_but_one_fault_is_told_of_one(self) -> None:
        assert codes(S3) == {"APPROVAL-MISSING"}


def test_says_whether_the_real_road_maps_were_there() -> None:
    """What was tested is seen in the run itself: five are read, or a word tells that they were not."""
    if not REAL.is_dir():
        pytest.skip("настоящих дорожных карт рядом с проектом нет: проверены только образцы проекта")
    assert sorted(path.name for path in REAL.glob("*.txt")) == sorted(ALL)
