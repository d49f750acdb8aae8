"""Headers found under titles and understood by meaning, within bounds."""

import pytest
from workbooks import xlsx

from registry.importing.fields import PAIRS, PEOPLE, PLANS, synonyms
from registry.spreadsheet.header import Header, Vocabulary, find, simplified
from registry.spreadsheet.reading import opened

PEOPLE_WORDS = Vocabulary(synonyms(PEOPLE))


def header_of(*rows: list[object], merged: list[tuple[int, int, int, int]] | None = None) -> Header | None:
    with opened(xlsx(*rows, merged=merged or []), "a.xlsx") as sheets:
        sheet = next(sheets)
        return find(sheet, next(sheet.batches), PEOPLE_WORDS, frozenset({"full_name", "surname"}), None)


class TestVocabulary:
    @pytest.mark.parametrize("fields", [PEOPLE, PAIRS, PLANS])
    def test_no_word_means_two_fields(self, fields):
        owners = {}
        for name, field in fields.items():
            for word in field.synonyms:
                assert owners.setdefault(simplified(word), name) == name, word

    @pytest.mark.parametrize(
        ("header", "field", "how"),
        [
            ("ФИО", "full_name", "exact"),
            ("  Ф. И. О. ", "full_name", "exact"),
            ("Дата рождения (ДД.ММ.ГГГГ)", "birth_date", "exact"),
            ("Дата рождениия", "birth_date", "similar"),
            ("Телефон домашний или рабочий", "phone", "similar"),
            ("Мать: Ф.И.О.", "mother_name", "exact"),
            ("Телефон родителя (законного представителя)", "parent_phone", "exact"),
            ("E-mail", "email", "exact"),
            ("Tел.", "phone", "exact"),
            ("Размер обуви", "", "unknown"),
        ],
    )
    def test_recognises(self, header, field, how):
        assert PEOPLE_WORDS.recognise(header) == (field, how)


class TestFind:
    def test_the_row_that_names_most_fields_wins(self):
        found = header_of(
            ["Список ФИО"], ["ФИО", "подпись"], ["ФИО", "Стаж", "Должность"], ["Ким Анна", 3, "учитель"]
        )
        assert found is not None
        assert (found.last_row, set(found.fields)) == (3, {"full_name", "experience_years", "position"})

    def test_a_first_row_of_people_is_not_taken_into_the_header(self):
        found = header_of(["ФИО", "Должность"], ["Ким Анна", "учитель физики"])
        assert found is not None
        assert [column.header for column in found.columns] == ["ФИО", "Должность"]

    def test_two_rows_are_joined_where_cells_are_merged(self):
        rows = [["ФИО", "Трудовой договор", ""], ["", "номер", "дата"], ["Ким Анна", "5", "01.09.2020"]]
        found = header_of(*rows, merged=[(0, 1, 0, 2)])
        assert found is not None
        assert set(found.fields) == {"full_name", "contract_number", "contract_date"}
        assert found.last_row == 2

    def test_without_merges_an_empty_upper_cell_belongs_to_its_left(self):
        found = header_of(["ФИО", "Мать", ""], ["", "ФИО", "телефон"], ["Ким Анна", "Ким Ольга", "1"])
        assert found is not None
        assert set(found.fields) == {"full_name", "mother_name", "mother_phone"}

    def test_a_merge_beyond_the_last_cell_harms_nothing(self):
        found = header_of(["ФИО", "Стаж"], ["Ким Анна", 1], [""] * 9, merged=[])
        assert found is not None

    def test_misspelt_headers_alone_are_still_found(self):
        found = header_of(["Фамилия, имя, отчесво", "Дата рожденя"], ["Ким Анна", "01.02.1990"])
        assert found is not None
        assert set(found.fields) == {"full_name", "birth_date"}

    def test_likeness_is_sought_only_so_far(self):
        asked = []

        class Counting(Vocabulary):
            def recognise(self, header):
                asked.append(header)
                return super().recognise(header)

        wide = [[f"слово {row} {column}" for column in range(50)] for row in range(40)]
        with opened(xlsx(*wide), "a.xlsx") as sheets:
            sheet = next(sheets)
            words = Counting({"full_name": ["ФИО"]})
            assert find(sheet, next(sheet.batches), words, frozenset({"full_name"}), None) is None
        assert len(asked) == 200
