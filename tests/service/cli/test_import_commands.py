"""``nastavnik import`` as a person or a program runs it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
SCHOOL = ROOT / "samples" / "school"


def nastavnik(data: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "service", *arguments],
        capture_output=True, text=True, cwd=ROOT, timeout=120, check=False,
        env=os.environ | {"NASTAVNIK_DATA_DIR": str(data)},
    )  # fmt: skip


ROADMAPS = ROOT / "samples" / "roadmaps"


class TestRoadMap:
    def test_is_read_and_told_with_places_and_nothing_is_kept(self, tmp_path):
        done = nastavnik(tmp_path / "none", "import", "roadmap", str(ROADMAPS / "3_stages_with_results.docx"))
        assert done.returncode == 0
        assert "мероприятий: 18" in done.stdout
        assert "[V-08] таблица 2, строка 3" in done.stdout
        assert not (tmp_path / "none" / "registry.db").exists()

    def test_is_json_for_programs(self, tmp_path):
        done = nastavnik(tmp_path / "none", "import", "roadmap", str(ROADMAPS / "5_municipal.txt"), "--json")
        report = json.loads(done.stdout)
        assert (report["profile"], report["items"], len(report["stages"])) == ("municipal", 17, 6)
        assert {"code", "severity", "place", "message"} == set(report["remarks"][0])

    def test_what_is_no_road_map_is_one_line(self, tmp_path):
        letter = tmp_path / "письмо.txt"
        letter.write_text("Здравствуйте!", "utf-8")
        done = nastavnik(tmp_path / "none", "import", "roadmap", str(letter))
        assert done.returncode == 1
        assert "нет таблицы дорожной карты" in done.stderr
        assert "Traceback" not in done.stderr


class TestDryRun:
    def test_reports_faults_as_json_and_needs_no_registry(self, tmp_path):
        done = nastavnik(
            tmp_path / "none",
            "import",
            "people",
            str(SCHOOL / "staff_with_faults.xlsx"),
            "--dry-run",
            "--json",
        )
        report = json.loads(done.stdout)
        assert done.returncode == 0
        assert report["accepted"] == 4
        assert report["rejected"] == 16
        assert {"sheet", "row", "column", "code", "message"} == set(report["faults"][0])
        assert not (tmp_path / "none" / "registry.db").exists()

    def test_says_in_russian_what_is_wrong_and_writes_the_remarks(self, tmp_path):
        table = tmp_path / "с замечаниями.xlsx"
        done = nastavnik(
            tmp_path, "import", "people", str(SCHOOL / "staff_with_faults.xlsx"), "--remarks", str(table)
        )
        assert "Такой даты в календаре нет: «31.02.1983»" in done.stdout
        assert table.stat().st_size > 5_000

    @pytest.mark.parametrize("content", [b"", b"\x00\x01\x02", b"PK\x03\x04broken"])
    def test_refuses_what_is_no_table_in_one_russian_line(self, tmp_path, content):
        broken = tmp_path / "список.xlsx"
        broken.write_bytes(content)
        done = nastavnik(tmp_path, "import", "people", str(broken))
        assert done.returncode == 1
        assert "Traceback" not in done.stderr
        assert len(done.stderr.strip().splitlines()) == 1

    def test_takes_a_column_for_what_it_is_told(self, tmp_path):
        table = tmp_path / "список.csv"
        table.write_text("Кто;Когда\nИванов Пётр Ильич;01.02.1980\n", encoding="cp1251")
        told = ["--column", "список/Кто=full_name", "--column", "список/Когда=birth_date"]
        done = nastavnik(tmp_path, "import", "people", str(table), "--json", *told)
        report = json.loads(done.stdout)
        assert report["accepted"] == 1, report


class TestSave:
    def test_keeps_people_once_however_often_it_is_told(self, tmp_path):
        demo = ["demo", "--out", str(tmp_path / "out"), "--data", str(tmp_path)]
        assert nastavnik(tmp_path, *demo).returncode == 0
        done = nastavnik(tmp_path, "import", "people", str(SCHOOL / "staff.xlsx"), "--save")
        assert "новых 0, изменено 0" in done.stdout, done.stdout + done.stderr
