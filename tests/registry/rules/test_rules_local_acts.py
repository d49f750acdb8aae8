"""Local acts and orders: approval, appendices, curator, grounds, opinion, age (V-01…V-07)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import factories
import pytest

from registry.acts import Act
from registry.law_facts import Law, RelatedPaper
from registry.rules import RULES, Paper, Remedy
from registry.snapshot import Subject

DAY = date(2026, 9, 15)
APPROVED = {"номер_приказа": "12-ОД", "дата_приказа": date(2026, 9, 1)}
ORDER = RelatedPaper(1, "order_program_launch", "12-ОД", date(2026, 9, 1))


def found(rule: str, subject: Subject | None = None, **facts: Any) -> list[str]:
    subject = subject or factories.make_subject()
    return [one.message for one in RULES[rule].findings(subject, Paper("any", DAY, **facts))]


class TestApproval:
    """V-01."""

    def test_names_number_and_date(self) -> None:
        assert len(found("V-01")) == 2
        assert len(found("V-01", inputs={"номер_приказа": "12-ОД"})) == 1
        assert found("V-01", inputs=APPROVED) == []

    def test_has_the_date_of_the_order_in_the_journal(self) -> None:
        subject = replace(factories.make_subject(), law=Law(papers=(ORDER,)))
        assert found("V-01", subject, inputs=APPROVED) == []
        (told,) = found("V-01", subject, inputs={**APPROVED, "дата_приказа": date(2026, 9, 2)})
        assert "в журнале он от 01.09.2026" in told


class TestAppendices:
    """V-02."""

    @pytest.mark.parametrize(
        "lines",
        [
            ("1. Утвердить.", "2. Контроль."),
            ("1. Утвердить состав согласно приложению.", "Приложение", "к приказу № 1"),
            (
                "1. Положение (приложение № 1).",
                "2. Карта (приложение № 2).",
                "Приложение № 1",
                "Приложение № 2",
            ),
        ],
    )
    def test_are_right(self, lines: tuple[str, ...]) -> None:
        assert found("V-02", lines=lines) == []

    @pytest.mark.parametrize(
        ("lines", "words"),
        [
            (("1. Утвердить.", "Приложение", "к приказу"), "не называет приложение"),
            (("1. Карта (приложение № 1).", "Приложение № 1"), "номер ему не ставят"),
            (
                ("1. А (приложение № 1), Б (приложение № 3).", "Приложение № 1", "Приложение № 3"),
                "не подряд",
            ),
            (("1. А (приложение № 1).", "Приложение № 1", "Приложение № 2"), "№ 2 не названо"),
            (
                (
                    "А (приложение № 1), Б (приложение № 2), В (приложение № 3).",
                    "Приложение № 1",
                    "Приложение № 2",
                ),
                "№ 3, а самого приложения нет",
            ),
        ],
    )
    def test_are_wrong(self, lines: tuple[str, ...], words: str) -> None:
        assert any(words in told for told in found("V-02", lines=lines))


class TestCurator:
    """V-03."""

    APPOINTED = Law(papers=(ORDER,))

    def test_is_appointed_by_an_order_before(self) -> None:
        subject = factories.make_subject()
        assert len(found("V-03", subject)) == 1
        assert found("V-03", replace(subject, law=self.APPOINTED)) == []
        late = Law(papers=(replace(ORDER, date=date(2026, 9, 16)),))
        assert len(found("V-03", replace(subject, law=late))) == 1

    def test_is_an_employee_at_work(self) -> None:
        gone = replace(factories.CURATOR, dismissed_on=DAY)
        outside = replace(factories.CURATOR, kind="partner")
        for curator in (gone, outside):
            pair = factories.make_pair(curator=curator)
            (told,) = found("V-03", replace(factories.make_subject(pair), law=self.APPOINTED))
            assert factories.CURATOR.name.full in told


class TestGrounds:
    """V-04."""

    @pytest.mark.parametrize(
        "inputs",
        [
            {"дата_протокола": date(2026, 9, 15)},
            {"положение": "приказом от 29.08.2025 № 112-ОД"},
            {"срок_программ": date(2026, 10, 15)},
            {"положение": "приказом от 31.02.2027 № 1"},
        ],
    )
    def test_came_first(self, inputs: dict[str, Any]) -> None:
        assert found("V-04", inputs=inputs) == []

    @pytest.mark.parametrize(
        "inputs",
        [{"дата_протокола": date(2026, 9, 16)}, {"положение": "приказом от 16.09.2026 № 112-ОД"}],
    )
    def test_came_later(self, inputs: dict[str, Any]) -> None:
        (one,) = RULES["V-04"].findings(factories.make_subject(), Paper("any", DAY, inputs))
        assert one.remedy == Remedy("input", field=next(iter(inputs)))
        assert one.overridable


class TestOpinion:
    """V-05."""

    def test_of_the_union_or_a_council_is_named(self) -> None:
        assert len(found("V-05")) == 1
        assert len(found("V-05", inputs={"мнение_профсоюза": " "})) == 1
        assert found("V-05", inputs={"мнение_профсоюза": "протокол от 01.09.2026 № 3"}) == []


class TestTeachersRegulation:
    """V-06."""

    WHOLE = (
        "Наставник даёт письменное согласие (статья 351.8 ТК РФ).",
        "Работник вправе досрочно отказаться; порядок досрочного отказа описан ниже.",
        "Размер выплаты – по Положению об оплате труда.",
    )

    def test_tells_of_consent_refusal_and_pay(self) -> None:
        assert found("V-06", lines=self.WHOLE) == []

    @pytest.mark.parametrize("left_out", range(3))
    def test_lacks_one_of_them(self, left_out: int) -> None:
        lines = tuple(line for place, line in enumerate(self.WHOLE) if place != left_out)
        assert len(found("V-06", lines=lines)) == 1


class TestAge:
    """V-07."""

    @pytest.mark.parametrize(
        ("dated", "renewed"),
        [("28.02.2025", "351.8"), ("31.08.2025", "отдельный документ"), ("01.09.2025", "")],
    )
    def test_of_a_typed_regulation(self, dated: str, renewed: str) -> None:
        told = found("V-07", inputs={"положение": f"приказом от {dated} № 112-ОД"})
        assert (renewed in told[0]) if renewed else told == []

    def test_of_a_regulation_in_the_register(self) -> None:
        old = Act("own-1", "положение", "5", date(2023, 1, 10), "О наставничестве", level="own")
        subject = factories.make_subject()
        assert len(found("V-07", replace(subject, law=Law(own_acts=(old,))))) == 1
        cancelled = replace(old, in_force_to=date(2026, 8, 31))
        assert found("V-07", replace(subject, law=Law(own_acts=(cancelled,)))) == []
