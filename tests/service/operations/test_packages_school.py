"""Events of the whole school: the year begins and is summed up, each with its set of papers."""

from __future__ import annotations

import schools
from package_house import Ready

from registry import document_links, plans
from registry.plan_facts import NewPlan, PlanItem, PlanStage, Term
from service.operations.issue_package import IssuedPackage, issue_package
from service.operations.preview_package import PackageAsked, PackagePreview, preview_package


def asked(ready: Ready, event: str, **typed: str) -> PackageAsked:
    return PackageAsked(event, ready.served.told.school, typed)


def preview(ready: Ready, event: str, **typed: str) -> PackagePreview:
    return preview_package(ready.parts, ready.actor, asked(ready, event, **typed), ready.served.at)


def issue(ready: Ready, event: str, **typed: str) -> IssuedPackage:
    return issue_package(ready.parts, ready.actor, asked(ready, event, **typed), ready.served.at)


def with_plan(ready: Ready) -> None:
    term = Term("months", "сентябрь", months=(9,))
    items = (PlanItem(1, "Закрепление пар", number="1", term_words="сентябрь", terms=(term,)),)
    with ready.served.uow() as uow:
        plans.add(
            uow,
            ready.served.told.school,
            NewPlan(
                "az-1128",
                "Дорожная карта на 2025–2026 учебный год",
                schools.DAY.replace(month=9, day=1),
                schools.DAY.replace(year=2026, month=8, day=31),
                stages=(PlanStage(1, items=items),),
            ),
        )
        uow.commit()


def launch_answers(ready: Ready) -> dict[str, str]:
    curator, teacher = str(ready.curator_id), str(ready.served.told.teacher)
    return {
        "внедрить_с": "01.09.2025", "куратор": curator, "за_обеспечение": teacher, "за_данные": curator,
        "за_сайт": teacher, "срок_баз": "20.09.2025", "срок_пар": "01.10.2025",
        "срок_мониторинга": "29.05.2026", "составитель": curator, "срок": "2025–2026 учебный год",
        "учёт_мнения": "протокол от 27.08.2025 № 4", "протокол_педсовета": "протокол от 28.08.2025 № 1",
    }  # fmt: skip


class TestLaunchingTheYear:
    def test_is_previewed_whole_with_every_question_asked_once(self, ready: Ready) -> None:
        with_plan(ready)

        shown = preview(ready, "launch_year")

        assert [card.paper.rule.type for card in shown.cards][:3] == [
            "order_program_launch", "mentoring_regulation", "roadmap_org",
        ]  # fmt: skip
        names = [question.name for question in shown.questions.all]
        assert len(names) == len(set(names))

    def test_makes_the_order_first_and_rests_the_others_on_it(self, ready: Ready) -> None:
        with_plan(ready)
        shown = preview(ready, "launch_year", **launch_answers(ready))
        assert [one.message for one in shown.blocks] == []
        assert dict(shown.input_faults) == {}

        issued = issue(ready, "launch_year", **launch_answers(ready))

        order, *approved = issued.records[:3]
        assert order.type_id == "order_program_launch"
        with ready.served.uow() as uow:
            chains = [document_links.chain(uow.session, one.id) for one in approved]
        for chain in chains:
            assert [(one.kind, one.document_id) for one in chain.does] == [("based_on", order.id)]

    def test_without_a_road_map_makes_nothing(self, ready: Ready) -> None:
        shown = preview(ready, "launch_year", **launch_answers(ready))

        assert not shown.may_be_issued
        assert any("дорожная карта" in fault.message for card in shown.cards for fault in card.faults)


class TestSummingUp:
    def test_is_previewed_whole_in_the_lawful_order(self, ready: Ready) -> None:
        shown = preview(ready, "sum_up")

        assert [card.paper.rule.type for card in shown.cards] == [
            "order_final_event", "final_event_protocol", "monitoring_report_org", "order_awards",
            "annual_report_org",
        ]  # fmt: skip
        assert shown.plan.event.title == "Подвести итоги года"
