"""Reports: every number is that of the facts, sentences follow rules, what is not known is said to be so."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import factories
import pytest
from papers import CATALOG, NBSP, make_paper, sample_paper, sampled_paper

from docgen import InputFaults
from registry.indicator_facts import Indicator, Measure
from registry.plan_facts import Plan, PlanItem, PlanStage, Point
from registry.suppression import LEAST
from templates_docx.errors import MissingFacts
from templates_docx.vocabulary.indicators import number, sentence
from templates_docx.vocabulary.plan_fact import by_stage, late_items, progress

ON = date(2026, 5, 28)
REPORTS = ("annual_report_org", "monitoring_report_org")


def share(now: int | None, before: int | None, whole: int = 100) -> Indicator:
    def measure(part: int | None) -> Measure:
        return Measure(None if part is None else Decimal(part), Decimal(whole))

    return Indicator("I1", "Доля довольных", "а / б", "реестр", now=measure(now), before=measure(before))


class TestSentences:
    @pytest.mark.parametrize(
        ("one", "said"),
        [
            (share(71, 62), "Доля довольных выросла с 62 до 71 %."),
            (share(62, 71), "Доля довольных снизилась с 71 до 62 %."),
            (share(62, 62), "Доля довольных – 62 %, как и год назад."),
            (share(62, None), "Доля довольных – 62 %; данных за прошлый год для сравнения нет."),
            (share(None, 62), ""),
            (share(2, 2, whole=LEAST - 1), ""),
            (replace(share(14, 12), title="Число пар", unit="count"), "Число пар выросло с 12 до 14."),
            (replace(share(1, 2), title="Средний балл", unit="mean"), "Средний балл снизился с 2 до 1."),
            (
                replace(share(7, 9), title="Число наставников, получивших выплату", unit="count"),
                "Число наставников, получивших выплату, снизилось с 9 до 7.",
            ),
        ],
    )
    def test_tell_what_has_changed(self, one: Indicator, said: str) -> None:
        assert sentence(one).replace(NBSP, " ") == said

    def test_numbers_are_written_as_in_print(self) -> None:
        written = [number(Decimal(one)) for one in ("62.0", "7.5", "0.0", "100.0", "12000")]
        assert written == ["62", "7,5", "0", "100", f"12{NBSP}000"]


class TestNumbers:
    @pytest.mark.parametrize("type_id", REPORTS)
    def test_are_those_of_the_facts(self, type_id: str) -> None:
        counted = factories.make_indicators(ON, pairs=17, mentees=23, paid_mentors=11)
        subject = replace(factories.make_school_subject(on=ON), indicators=counted)
        paper = sampled_paper(type_id, subject)
        table = next(
            rows for n in range(len(paper.document.tables)) if (rows := paper.rows(n))[0][0] == "Код"
        )
        told = {row[0]: row[2:] for row in table[1:]}
        assert told["I7"] == ["–", "17", "15", "+2"]
        assert told["I8"] == ["–", "23", "21", "+2"]
        assert told["I14"] == ["–", "11", "9", "+2"]
        assert told["I1"] == ["12 из 412", "2,9 %", "2,5 %", "+0,4 п. п."]
        assert told["I17"] == ["нет данных", "нет данных", "нет данных", "–"]

    def test_parts_are_hidden_when_small_and_make_the_total(self) -> None:
        paper = sample_paper("annual_report_org")
        rows = paper.rows(0)
        assert ["традиционное", "*", ""] in rows
        assert ["педагог – педагог", "7", ""] in rows
        assert ["Итого", "", "14"] in rows
        assert "Группы меньше 5 человек" in paper.text

    def test_a_share_of_a_small_group_is_not_printed(self) -> None:
        counted = factories.make_indicators(ON, young_staff=3, young_mentees=2)
        subject = replace(factories.make_school_subject(on=ON), indicators=counted)
        text = sampled_paper("annual_report_org", subject).text
        assert "группа менее 5 чел." in text
        assert "2 из 3\n" in text  # The road map counts no people: two of three activities.

    @pytest.mark.parametrize("type_id", REPORTS)
    def test_who_knows_nothing_says_so(self, type_id: str) -> None:
        answers = {"начало": "2026-01-12", "конец": "2026-05-22"} if "monitoring" in type_id else {}
        text = make_paper(type_id, factories.make_school_subject(on=ON), **answers).text
        assert "Нет данных по показателям: доля обучающихся 10–19 лет" in text
        assert "анкеты наставляемых – нет данных" in text

    def test_few_answers_are_marked(self) -> None:
        assert "6 из 13 (46 %, мало данных)" in sample_paper("annual_report_org").text

    def test_no_participant_is_named(self) -> None:
        subject = factories.make_school_subject(factories.make_ordered_pair(), on=ON)
        text = sampled_paper("annual_report_org", subject).text
        assert not [one for pair in subject.pairs for one in pair.mentees if one.name.surname in text]

    def test_a_line_of_scales_is_understood_or_refused(self) -> None:
        subject = factories.make_school_subject(on=ON)
        with pytest.raises(MissingFacts, match="строка 2 не понята"):
            make_paper("annual_report_org", subject, динамика="общение; 5; 6\nпланы; 5; 60")

    def test_an_unknown_question_is_refused(self) -> None:
        with pytest.raises(InputFaults):
            CATALOG["annual_report_org"].parse_inputs({"обучающихся_10_19": "много"})


class TestPlanAndFact:
    def plan(self) -> Plan:
        def item(n: int, *points: Point) -> PlanItem:
            return PlanItem(n, f"Дело {n}", n, points=points)

        first = (
            item(1, Point(1, None, date(2026, 3, 1), "done", date(2026, 2, 20))),
            item(2, Point(2, None, date(2026, 4, 1))),
            item(3, Point(3, None, date(2026, 4, 2), "cancelled")),
        )
        second = (
            item(4, Point(4, None, date(2026, 8, 1))),
            item(5, Point(5, None, date(2026, 5, 1), "done", date(2026, 6, 1))),
        )
        stages = (PlanStage(1, "Подготовка", items=first), PlanStage(2, items=second))
        found: Plan = factories.make_plan(stages=stages)
        return found

    def test_are_counted_by_stage(self) -> None:
        found = [(one.title, one.points, one.due, one.done, one.late) for one in by_stage(self.plan(), ON)]
        assert found == [("Подготовка", 2, 2, 1, 1), ("Раздел 2", 2, 1, 0, 1)]

    def test_add_up(self) -> None:
        whole = progress("Всего", self.plan().items, ON)
        assert [whole.points, whole.due, whole.done, whole.late, whole.percent] == [4, 3, 1, 2, 33]

    def test_name_what_is_late(self) -> None:
        assert [one.title for one in late_items(self.plan(), ON)] == ["Дело 2", "Дело 5"]


def test_the_chart_is_native_and_holds_the_shares() -> None:
    parts = {
        str(part.partname): part for part in sample_paper("annual_report_org").document.part.package.parts
    }
    chart = parts["/word/charts/chart1.xml"].blob.decode()
    assert "Молодые педагоги" in chart
    assert "<c:v>75.0</c:v>" in chart
