"""The table of forms that schools share: written, read back the same, its faults told all at once."""

from __future__ import annotations

import csv
import io

import pytest

from registry import shared_forms
from registry.errors import UnreadableSpreadsheet
from registry.shared_forms import HEADINGS, OBLIQUE, SharedForm

KULISH = SharedForm(
    "surname", "Кулиш", "m",
    dict(zip(OBLIQUE, ("Кулиша", "Кулишу", "Кулиша", "Кулишом", "Кулише"), strict=True)),
)  # fmt: skip
ALIA = SharedForm(
    "first_name", "Алия", "f", dict(zip(OBLIQUE, ("Алии", "Алие", "Алию", "Алиёй", "Алие"), strict=True))
)


def table(*rows: tuple[str, ...], heading: tuple[str, ...] = HEADINGS) -> bytes:
    kept = io.StringIO()
    csv.writer(kept, delimiter=";").writerows([heading, *rows])
    return kept.getvalue().encode()


class TestTheTable:
    @pytest.mark.parametrize(
        ("write", "name"), [(shared_forms.as_csv, "a.csv"), (shared_forms.as_xlsx, "a.xlsx")]
    )
    def test_is_read_back_as_written(self, write, name):
        found = shared_forms.read(write([ALIA, KULISH]), name)
        assert found.rows == (KULISH, ALIA)
        assert found.faults == ()

    def test_holds_surnames_apart_from_first_names(self):
        first, *lines = shared_forms.as_csv([ALIA, KULISH]).decode("utf-8-sig").splitlines()
        assert first == ";".join(HEADINGS)
        assert [line.split(";")[:3] for line in lines] == [["фамилия", "Кулиш", "м"], ["имя", "Алия", "ж"]]

    def test_may_have_its_columns_in_another_order_and_a_title_above(self):
        turned = tuple(reversed(HEADINGS))
        row = tuple(reversed(("Фамилия", "Кулиш", "муж.", *KULISH.forms.values())))
        source = table(row, heading=turned)
        assert shared_forms.read(("Список;;;;;;;\n".encode() + source), "a.csv").rows == (KULISH,)

    @pytest.mark.parametrize(
        ("row", "words"),
        [
            (("кличка", "Кулиш", "м", *KULISH.forms.values()), "Первым стоит"),
            (("фамилия", "Кулиш", "ср", *KULISH.forms.values()), "Первым стоит"),
            (("фамилия", "Кулиш", "м", "Кулиша", "", "Кулиша", "Кулишом", "Кулише"), "пустых клеток"),
            (("фамилия", "=1+1", "м", *KULISH.forms.values()), "только слова"),
            (("фамилия", "Кулиш", "м", "Кулиша Ивана", *tuple(KULISH.forms.values())[1:]), "столько же слов"),
        ],
    )
    def test_says_what_is_wrong_with_a_row_and_takes_the_others(self, row, words):
        good = ("имя", "Алия", "ж", *ALIA.forms.values())
        found = shared_forms.read(table(row, good), "a.csv")
        assert found.rows == (ALIA,)
        assert [fault.row for fault in found.faults] == [2]
        assert words in found.faults[0].message

    def test_two_answers_for_one_name_are_none(self):
        one = ("фамилия", "Кулиш", "м", *KULISH.forms.values())
        other = (*one[:6], "Кулишем", one[7])
        found = shared_forms.read(table(one, one, other), "a.csv")
        assert found.rows == ()
        assert [fault.row for fault in found.faults] == [4]

    def test_another_table_is_refused_with_the_headings_it_lacks(self):
        with pytest.raises(UnreadableSpreadsheet, match="Часть имени"):
            shared_forms.read(table(("1", "2"), heading=("ФИО", "Класс")), "a.csv")
