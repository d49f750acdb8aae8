"""``nastavnik audit verify`` on a registry whose file somebody had in his hands."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from served import Served
from typer.testing import CliRunner, Result

from service.cli import app


@pytest.fixture
def verify(served: Served, monkeypatch: pytest.MonkeyPatch) -> object:
    monkeypatch.setenv("NASTAVNIK_DATA_DIR", str(served.parts.settings.data_dir))

    def command(*arguments: str) -> Result:
        return CliRunner().invoke(app, ["audit", "verify", *arguments])

    return command


def tamper(served: Served, statement: str) -> None:
    with closing(sqlite3.connect(str(served.parts.database.url.database))) as connection:
        for name in ("audit_log_no_UPDATE", "audit_log_no_DELETE"):
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute(statement)
        connection.commit()


def test_a_log_that_is_whole_gives_its_digest_and_knows_it_again(verify) -> None:
    told = verify()
    assert told.exit_code == 0
    assert "Журнал действий цел" in told.output

    digest = told.output.split("Отпечаток: ")[1].split()[0]
    assert verify("--expect", digest).exit_code == 0
    assert verify("--expect", "f" * 64).exit_code == 1


def test_a_changed_row_is_named_and_fails_the_command(verify, served: Served) -> None:
    tamper(served, "UPDATE audit_log SET actor = 'nobody' WHERE id = 7")

    told = verify()
    assert told.exit_code == 1
    assert "Строка 7 изменена" in told.output
    assert "nobody" in told.output


def test_a_removed_row_is_named_and_fails_the_command(verify, served: Served) -> None:
    tamper(served, "DELETE FROM audit_log WHERE id = 7")

    told = verify()
    assert told.exit_code == 1
    assert "Строка 7 удалена" in told.output
