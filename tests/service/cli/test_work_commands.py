"""A school's work from a terminal: pairs, consents, papers, the journal, accounts; said in Russian."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import docx
import pytest
import sample_served
from sample_served import all_pairs
from served import Served
from typer.testing import CliRunner, Result

from registry import accounts, consents, journal, pairs, reading
from service.cli import app, console

PAIRS = (
    "Форма наставничества;Наставник;Наставляемый;Начало;Окончание\n"
    "педагог – педагог;{mentor};{mentee};15.06.2027;31.08.2027\n"
)


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory) -> Served:
    """The sample school, the same for all commands of the module; they speak to it through its folder."""
    folder = tmp_path_factory.mktemp("work") / "data"
    return sample_served.at_sample_time(Served(folder, sample_served.make_template(folder)))


@pytest.fixture
def run(school: Served, monkeypatch: pytest.MonkeyPatch) -> object:
    monkeypatch.setenv("NASTAVNIK_DATA_DIR", str(school.parts.settings.data_dir))
    monkeypatch.setattr(console, "now", lambda _zone: school.at)

    def command(*arguments: object) -> Result:
        return CliRunner().invoke(app, [str(one) for one in arguments])

    return command


def adult_pair(school: Served):
    return next(pair for pair in all_pairs(school) if pair.mentor.is_employee and pair.mentees[0].is_employee)


def test_document_types_are_listed(run) -> None:
    told = run("document", "types")
    assert told.exit_code == 0
    assert "order_pairing" in told.output


def test_a_check_names_what_is_missing_and_fails(run, school: Served) -> None:
    told = run("document", "check", "order_pairing", adult_pair(school).id, "--date", "14.09.2026")
    assert told.exit_code == 1
    assert adult_pair(school).mentor.name.full in " ".join(told.output.split())


def test_a_preview_is_written_and_takes_no_number(run, school: Served, tmp_path: Path) -> None:
    target = tmp_path / "проект.docx"
    person = adult_pair(school).mentor.id
    told = run("document", "preview", "consent_pd_adult", person, "--date", "14.09.2026", "--out", target)
    assert told.exit_code == 0, told.output
    assert docx.Document(str(target)).paragraphs
    with school.uow() as uow:
        assert (
            journal.search(uow.session, school.told.school, journal.Query(type_id="consent_pd_adult")).total
            == 0
        )


def test_a_paper_is_issued_found_in_the_journal_and_voided(run, school: Served, tmp_path: Path) -> None:
    person = adult_pair(school).mentor.id
    told = run("document", "issue", "consent_pd_adult", person, "--date", "14.09.2026", "--out", tmp_path)
    assert told.exit_code == 0, told.output
    assert list(tmp_path.glob("*.docx"))
    listed = run("document", "journal", "--year", "2026")
    number = re.search(r"(\d+)\D+1-С", listed.output)
    assert number, listed.output
    voided = run("document", "void", number[1], "--reason", "опечатка", "--on", "14.09.2026")
    assert voided.exit_code == 0, voided.output
    assert "аннулирован" in run("document", "journal", "--year", "2026").output
    with school.uow() as uow:
        assert journal.get(uow.session, int(number[1])).status == "void"


def test_a_consent_is_noted_and_withdrawn(run, school: Served) -> None:
    pair = adult_pair(school)
    told = run(
        "consent", "record", pair.mentor.id, "mentor_work", "--signed", "07.09.2026", "--pair", pair.id
    )
    assert told.exit_code == 0, told.output
    (number,) = re.findall(r"номером (\d+)", told.output)
    with school.uow() as uow:
        assert consents.get(uow.session, int(number)).valid_until == pair.ends_on
    told = run("consent", "withdraw", number, "--on", "10.09.2026")
    assert told.exit_code == 0
    assert "До 15.09.2026: Прекратить пару" in " ".join(told.output.split())
    with school.uow() as uow:
        assert consents.get(uow.session, int(number)).withdrawn_on == date(2026, 9, 10)


def test_a_consent_to_spreading_is_noted_item_by_item(run, school: Served) -> None:
    person = adult_pair(school).mentor.id
    told = run(
        "consent", "record", person, "pd_dissemination", "--signed", "07.09.2026", "--until", "31.08.2027",
        "--allow", "name", "--allow", "photo", "--page", "https://school.example.ru",
    )  # fmt: skip
    assert told.exit_code == 0
    with school.uow() as uow:
        found = consents.of_people(uow.session, [person])[-1]
    assert [code for code, answer in found.items.items() if answer] == ["name", "photo"]
    assert found.resources == ("https://school.example.ru",)


@pytest.mark.parametrize("wrong", [["mentor_work"], ["anything"]])
def test_a_consent_that_cannot_be_is_refused(run, school: Served, wrong: list[str]) -> None:
    told = run("consent", "record", adult_pair(school).mentor.id, *wrong, "--signed", "07.09.2026")
    assert told.exit_code != 0


def test_pairs_are_only_checked_till_told_to_be_saved(run, school: Served, tmp_path: Path) -> None:
    table = tmp_path / "пары.csv"
    found = [pair for pair in all_pairs(school) if pair.mentor.is_employee and pair.mentees[0].is_employee]
    names = {"mentor": found[0].mentor.name.full, "mentee": found[1].mentees[0].name.full}
    table.write_text(PAIRS.format(**names), encoding="utf-8")
    with school.uow() as uow:
        before = len(pairs.ids(uow.session, school.told.school))
    dry = run("import", "pairs", table)
    assert dry.exit_code == 0, dry.output
    assert "Принято строк: 1" in dry.output, dry.output
    with school.uow() as uow:
        assert len(pairs.ids(uow.session, school.told.school)) == before
    saved = run("import", "pairs", table, "--save")
    assert "новых 1" in saved.output, saved.output
    with school.uow() as uow:
        known = pairs.ids(uow.session, school.told.school)
        assert len(known) == before + 1
        assert reading.pair(uow, max(known), date(2027, 6, 15)).mentor.name.full == names["mentor"]


def test_an_account_is_opened_once(run, school: Served) -> None:
    told = run("account", "add", "petrova", "--role", "hr", "--name", "Петрова А. А.")
    assert told.exit_code == 0, told.output
    assert "кадры" in told.output
    with school.uow() as uow:
        known = accounts.credentials(uow.session, "petrova")
    assert known is not None
    assert known.account.role == "hr"
    again = run("account", "add", "petrova", "--role", "hr")
    assert again.exit_code != 0
