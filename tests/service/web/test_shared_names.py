"""Confirmed forms given to another school and taken from it: by pages, by commands, without any person."""

from __future__ import annotations

import csv
import io

import pytest
import schools
from served import Served
from typer.testing import CliRunner

from registry import reading
from registry.snapshot import PersonName
from service.cli.grammar import app

SHARED = "/people/names/shared"


def add(served: Served, full: str, gender: str = "m", school: int | None = None) -> int:
    with served.uow() as uow:
        person_id = schools.make_person(uow, school or served.told.school, full, gender=gender)
        uow.commit()
    return person_id


def name_of(served: Served, person_id: int) -> PersonName:
    with served.uow() as uow:
        return reading.person(uow, person_id, schools.DAY).name


def choose(served: Served, person_id: int, label: str) -> None:
    served.client("hr").post(f"/people/{person_id}/name-forms", data={"choice": label})


def exported(served: Served, kind: str = "csv") -> bytes:
    content: bytes = served.client("secretary").get(f"{SHARED}/file.{kind}").content
    return content


class TestExport:
    def test_tells_parts_and_no_person(self, served: Served) -> None:
        choose(served, add(served, "Кулиш Павел Ильич"), "-ом")
        choose(served, add(served, "Юсупова Гузель Маратовна", "f"), "имя не склонять")

        rows = list(csv.reader(io.StringIO(exported(served).decode("utf-8-sig")), delimiter=";"))

        assert [row[:3] for row in rows[1:]] == [["фамилия", "Кулиш", "м"], ["имя", "Гузель", "ж"]]
        assert rows[1][6] == "Кулишом"
        assert all(word not in exported(served).decode() for word in ("Павл", "Юсупов", "Марат", "учитель"))

    def test_leaves_out_what_the_rules_say_themselves(self, served: Served) -> None:
        choose(served, served.told.young_teacher, "по правилам")
        assert exported(served).decode("utf-8-sig").count("\n") == 1

    def test_is_an_excel_file_too(self, served: Served) -> None:
        assert exported(served, "xlsx").startswith(b"PK")

    @pytest.mark.parametrize("path", [SHARED, f"{SHARED}/file.csv"])
    def test_is_for_those_who_keep_people(self, served: Served, path: str) -> None:
        assert served.client("methodist").get(path).status_code == 403

    def test_tells_nothing_of_another_school(self, served: Served) -> None:
        choose(served, add(served, "Кулиш Павел Ильич", school=served.told.other_school), "-ом")
        assert "Кулиш" not in exported(served).decode()


class TestImport:
    @pytest.fixture
    def table(self, served: Served) -> bytes:
        """What a school that has confirmed «Кулишом» gives away."""
        choose(served, add(served, "Кулиш Павел Ильич"), "-ом")
        return exported(served)

    def upload(self, served: Served, table: bytes) -> str:
        answer = served.client("secretary").post(SHARED, files={"table": ("список.csv", table)})
        return str(answer.text)

    def test_is_tried_first_and_saves_nothing(self, served: Served, table: bytes) -> None:
        other = add(served, "Кулиш Олег Львович")
        page = self.upload(served, table)

        assert "Ещё ничего не сохранено" in page
        assert "<li>Кулиш Олег Львович</li>" in page
        assert not name_of(served, other).is_confirmed

    def test_confirms_with_its_own_source(self, served: Served, table: bytes) -> None:
        other = add(served, "Кулиш Олег Львович")
        answer = served.client("secretary").post(f"{SHARED}/apply", data={"rows": table.decode("utf-8-sig")})

        assert answer.status_code == 303
        name = name_of(served, other)
        assert (name.source, name.confirmed["instrumental"]) == ("shared list", "Кулишом Олегом Львовичем")
        assert "точно: общий список" in served.client("secretary").get(f"/people/{other}").text

    def test_does_not_overrule_a_person(self, served: Served, table: bytes) -> None:
        other = add(served, "Кулиш Олег Львович")
        choose(served, other, "не склонять")
        served.client("secretary").post(f"{SHARED}/apply", data={"rows": table.decode("utf-8-sig")})

        assert name_of(served, other).confirmed["genitive"] == "Кулиш Олега Львовича"

    def test_leaves_a_name_whose_other_part_is_in_doubt(self, served: Served, table: bytes) -> None:
        other = add(served, "Кулиш Гузель Маратовна", "f")
        assert "Кулиш Гузель" not in self.upload(served, table)
        assert not name_of(served, other).is_confirmed

    def test_reaches_no_other_school(self, served: Served, table: bytes) -> None:
        other = add(served, "Кулиш Олег Львович", school=served.told.other_school)
        served.client("secretary").post(f"{SHARED}/apply", data={"rows": table.decode("utf-8-sig")})
        assert not name_of(served, other).is_confirmed

    @pytest.mark.parametrize("table_sent", [b"", b"a;b\n1;2\n", b"PK\x03\x04broken"])
    def test_says_what_is_no_list(self, served: Served, table_sent: bytes) -> None:
        answer = served.client("secretary").post(SHARED, files={"table": ("список.csv", table_sent)})
        assert answer.status_code == 422
        assert "fault-summary" in answer.text


class TestCommands:
    def test_give_and_take_the_same_list(self, served: Served, tmp_path, monkeypatch) -> None:
        monkeypatch.setenv("NASTAVNIK_DATA_DIR", str(served.parts.settings.data_dir))
        choose(served, add(served, "Кулиш Павел Ильич"), "-ом")
        other = add(served, "Кулиш Олег Львович")
        table, inn = str(tmp_path / "формы.xlsx"), ["--inn", "7700000001"]
        run = CliRunner().invoke

        assert run(app, ["export-forms", table, *inn]).exit_code == 0
        tried = run(app, ["import-forms", table, *inn])
        assert "Подтвердится имён: 1. Ещё нужно подтвердить: 0." in tried.output
        assert not name_of(served, other).is_confirmed
        saved = run(app, ["import-forms", table, "--save", *inn])
        assert "Подтверждено имён: 1" in saved.output
        assert name_of(served, other).confirmed["instrumental"] == "Кулишом Олегом Львовичем"

    def test_decline_anew_what_the_rules_have_learnt(self, served: Served, monkeypatch) -> None:
        monkeypatch.setenv("NASTAVNIK_DATA_DIR", str(served.parts.settings.data_dir))
        done = CliRunner().invoke(app, ["renew-forms"])
        assert "Просклонено имён:" in done.output
