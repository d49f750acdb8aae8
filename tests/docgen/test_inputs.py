"""Answers typed by a person become values, or faults that come all together."""

from __future__ import annotations

import contextlib
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.inputs import InputFaults, parse_inputs
from docgen.manifest import InputField

CHOICES = [{"value": "тонкое", "label": "Тонкое"}, {"value": "пышное", "label": "Пышное"}]


def field(kind: str, name: str = "поле", **rest: Any) -> InputField:
    if kind == "choice":
        rest["choices"] = CHOICES
    return InputField.model_validate(
        {"name": name, "label": "Тесто", "why": "Так надо.", "type": kind, **rest}
    )


def parse(kind: str, raw: str, **rest: Any) -> Any:
    return parse_inputs([field(kind, **rest)], {"поле": raw})["поле"]


def refusal(kind: str, raw: str, **rest: Any) -> str:
    with pytest.raises(InputFaults) as caught:
        parse(kind, raw, **rest)
    (fault,) = caught.value.faults
    assert fault.field == "поле"
    assert fault.message.startswith("Поле «Тесто»: ")
    return fault.message


class TestAnswers:
    @pytest.mark.parametrize(
        ("kind", "raw", "value"),
        [
            ("text", "  много \n пробелов\t", "много пробелов"),
            ("long_text", " одна\r\nдругая ", "одна\nдругая"),
            ("date", "01.09.2026", date(2026, 9, 1)),
            ("date", "1.9.2026", date(2026, 9, 1)),
            ("date", "2026-09-01", date(2026, 9, 1)),
            ("number", "1\xa0000", 1000),
            ("number", "-5", -5),
            ("money", "1 500", Decimal("1500.00")),
            ("money", "1500.5 руб.", Decimal("1500.50")),
            ("money", "0", Decimal("0.00")),
            ("bool", "on", True),
            ("bool", "Да", True),
            ("bool", "", False),
            ("bool", "нет", False),
            ("choice", "тонкое", "тонкое"),
        ],
    )
    def test_become_values(self, kind: str, raw: str, value: object) -> None:
        assert parse(kind, raw) == value
        assert type(parse(kind, raw)) is type(value)

    @pytest.mark.parametrize(
        ("kind", "raw", "reason"),
        [
            ("text", "  ", "заполните"),
            ("date", "", "заполните"),
            ("text", "а" * 501, "слишком длинно"),
            ("long_text", "а" * 5001, "слишком длинно"),
            ("date", "31.02.2026", "такой даты нет"),
            ("date", "завтра", "напишите дату"),
            ("number", "12,5", "целое число"),
            ("number", "9" * 12, "слишком велико"),
            ("number", "١٢", "целое число"),
            ("money", "много", "напишите сумму"),
            ("money", "-1", "не меньше нуля"),
            ("money", "1,005", "двух знаков"),
            ("money", "NaN", "сумм"),
            ("money", "Infinity", "сумм"),
            ("money", "1e999999", "сумм"),
            ("bool", "может быть", "«да» или «нет»"),
            ("choice", "никакое", "«Тонкое», «Пышное»"),
        ],
    )
    def test_are_refused_with_a_reason(self, kind: str, raw: str, reason: str) -> None:
        assert reason in refusal(kind, raw)

    def test_may_have_a_length_of_their_own(self) -> None:
        assert "можно до 3" in refusal("text", "абвг", max_length=3)

    @pytest.mark.parametrize("kind", ["text", "long_text", "date", "number", "money", "choice"])
    def test_may_be_left_empty_when_not_required(self, kind: str) -> None:
        assert parse(kind, " ", required=False) is None

    @pytest.mark.parametrize(
        ("kind", "default", "value"),
        [
            ("text", "соус", "соус"),
            ("date", date(2026, 9, 1), date(2026, 9, 1)),
            ("number", 3, 3),
            ("money", 10.5, Decimal("10.50")),
            ("bool", True, True),
            ("bool", False, False),
            ("choice", "пышное", "пышное"),
        ],
    )
    def test_take_the_default_when_nobody_was_asked(self, kind: str, default: object, value: object) -> None:
        assert parse_inputs([field(kind, default=default)], {}) == {"поле": value}

    def test_left_empty_are_not_the_default(self) -> None:
        assert parse("text", "", default="соус", required=False) is None
        assert parse("bool", "", default=True) is False

    def test_are_all_checked_at_once(self) -> None:
        fields = [field("text", "первое"), field("date", "второе"), field("text", "третье")]
        with pytest.raises(InputFaults) as caught:
            parse_inputs(fields, {"второе": "?", "третье": "да", "лишнее": "1"})
        assert {fault.field for fault in caught.value.faults} == {"первое", "второе", "лишнее"}
        assert caught.value.code == "input_faults"

    @given(st.sampled_from(["text", "long_text", "date", "number", "money", "bool", "choice"]), st.text())
    def test_of_any_kind_never_break_the_parser(self, kind: str, raw: str) -> None:
        with contextlib.suppress(InputFaults):
            assert parse(kind, raw) is not None
