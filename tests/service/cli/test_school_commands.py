"""``nastavnik school``: the first thing an administrator does, and what stands in the card."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
CARD = (ROOT / "samples" / "school" / "school.toml").read_text("utf-8")


def nastavnik(data: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "service", *arguments],
        capture_output=True, text=True, cwd=ROOT, timeout=120, check=False,
        env=os.environ | {"NASTAVNIK_DATA_DIR": str(data)},
    )  # fmt: skip


class TestSchool:
    def test_is_set_up_once_and_takes_an_administrator(self, tmp_path):
        card = tmp_path / "школа.toml"
        card.write_text(CARD, "utf-8")
        first = nastavnik(tmp_path, "school", "add", str(card))
        again = nastavnik(tmp_path, "school", "add", str(card))
        account = nastavnik(tmp_path, "account", "add", "ivanova", "--role", "administrator")
        assert first.returncode == again.returncode == account.returncode == 0
        assert "Школа заведена: МБОУ «СОШ № 12 города Верхнереченска»" in first.stdout
        assert "уже есть, ничего не изменено" in again.stdout
        assert "Учётная запись «ivanova» (администратор) заведена. Пароль:" in account.stdout

    @pytest.mark.parametrize(
        ("wrong", "said"),
        [
            (CARD.replace("inn = ", "ihh = ", 1), "«inn»"),
            (CARD.replace("founder = ", "owner = ", 1), "owner"),
            (CARD.replace("[director]", "[chief]"), "«director»"),
            ("[organisation", "не читается как TOML"),
        ],
    )
    def test_is_refused_with_the_name_of_what_is_wrong(self, tmp_path, wrong, said):
        card = tmp_path / "школа.toml"
        card.write_text(wrong, "utf-8")
        done = nastavnik(tmp_path / "data", "school", "add", str(card))
        assert done.returncode != 0
        assert said in " ".join(done.stderr.split())
        assert "Traceback" not in done.stderr
        assert not (tmp_path / "data" / "registry.db").exists()
