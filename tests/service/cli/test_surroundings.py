"""What is wrong around the house is told in Russian, in a line, and changes nothing."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from registry.privacy import Cipher
from service.settings import Settings

ROOT = Path(__file__).parents[3]
CARD = ROOT / "samples" / "school" / "school.toml"


def nastavnik(data: Path, *arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "service", *arguments],
        capture_output=True, text=True, cwd=ROOT, timeout=120, check=False,
        env=os.environ | {"NASTAVNIK_DATA_DIR": str(data)} | settings,
    )  # fmt: skip


def said(done: subprocess.CompletedProcess[str]) -> str:
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    return " ".join((done.stdout + done.stderr).split())


@pytest.fixture
def data(tmp_path: Path) -> Path:
    assert nastavnik(tmp_path / "data", "school", "add", str(CARD)).returncode == 0
    return tmp_path / "data"


class TestKey:
    def test_a_lost_key_is_asked_for_and_no_other_made(self, data):
        key = data / "registry.key"
        kept = key.read_text("ascii")
        key.unlink()
        assert "нет его ключа registry.key" in said(nastavnik(data, "document", "journal"))
        assert not key.exists()
        key.write_text(kept, "ascii")
        assert nastavnik(data, "document", "journal").returncode == 0

    def test_a_spoilt_key_is_told(self, data):
        (data / "registry.key").write_text("", "ascii")
        assert "Ключ шифрования персональных данных задан неверно" in said(
            nastavnik(data, "document", "journal")
        )

    def test_a_folder_of_data_is_nobody_elses(self, data):
        assert data.stat().st_mode & 0o077 == 0


class TestSettings:
    @pytest.mark.parametrize(
        ("name", "value", "told"),
        [
            ("PORT", "99999999", "Настройки заданы неверно: port."),
            ("TIME_ZONE", "Mars/Phobos", "Настройки заданы неверно: time_zone."),
            ("KEYS", "secret-words", "Настройки заданы неверно: keys."),
            ("DATABASE_URL", "nowhere", "Настройки заданы неверно: database_url."),
            (
                "DATABASE_URL",
                "postgresql+psycopg://a:secret-words@127.0.0.1:1/a",
                "База данных не открывается",
            ),
        ],
    )
    def test_are_named_and_never_shown(self, tmp_path, name, value, told):
        done = said(nastavnik(tmp_path / "data", "document", "journal", **{f"NASTAVNIK_{name}": value}))
        assert told in done
        assert "secret-words" not in done


class TestFolder:
    def test_that_is_a_file_is_told(self, tmp_path):
        file = tmp_path / "data"
        file.write_text("", "ascii")
        assert "это файл, а нужна папка" in said(nastavnik(file, "document", "journal"))

    def test_with_a_spoilt_database_is_told(self, data):
        shutil.rmtree(data / "files", ignore_errors=True)
        (data / "registry.db").write_bytes(b"no database at all")
        assert "верните его из резервной копии" in said(nastavnik(data, "document", "journal"))


class TestServe:
    def test_an_address_taken_by_another_is_told_before_anything_is_opened(self, tmp_path):
        with socket.create_server(("127.0.0.1", 0)) as other:
            port = str(other.getsockname()[1])
            done = nastavnik(tmp_path / "data", "serve", "--port", port)
        assert f"Адрес 127.0.0.1:{port} занят" in said(done)
        assert not (tmp_path / "data").exists()


def test_the_first_key_is_whole_and_stays(tmp_path):
    settings = Settings(data_dir=tmp_path / "data")
    sealed = settings.cipher().seal(b"facts")
    assert settings.cipher().open(sealed) == b"facts"
    assert len((tmp_path / "data" / "registry.key").read_text("ascii")) == len(Cipher.new_key())
    assert [one.name for one in (tmp_path / "data").iterdir()] == ["registry.key"]
