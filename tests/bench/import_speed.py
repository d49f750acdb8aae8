"""How fast a list of 100,000 people is imported, beside openpyxl alone reading the same file.

``python tests/bench/import_speed.py [rows] [rounds]``. Each round runs in processes of its own, one after the other
in turn, so that both meet the same weather; medians are printed, with the machine and the peak of memory. «Import»
is the whole dry run: read, map, mend, check, report. The saving import is measured once.
"""

# ruff: noqa: T201, S311, E501 — A benchmark prints; its people are drawn, not guarded.
from __future__ import annotations

import json
import os
import platform
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

ON = date(2026, 9, 1)
HEADER = ["№ п/п", "Табельный номер", "ФИО", "Дата рождения", "Должность", "МО", "Дата приёма", "№ трудового договора",
          "Дата договора", "Стаж", "Категория", "Эл. почта"]  # fmt: skip
SURNAMES = [
    "Иванов",
    "Петров",
    "Сидоров",
    "Кузнецов",
    "Смирнов",
    "Попов",
    "Волков",
    "Соколов",
    "Лебедев",
    "Козлов",
    "Новиков",
    "Морозов",
    "Павлов",
    "Семёнов",
    "Голубев",
    "Виноградов",
    "Богданов",
    "Воробьёв",
    "Фёдоров",
    "Михайлов",
    "Беляев",
    "Тарасов",
    "Белов",
    "Комаров",
    "Орлов",
    "Киселёв",
    "Макаров",
    "Андреев",
    "Ковалёв",
    "Ильин",
    "Гусев",
    "Титов",
    "Кузьмин",
    "Кудрявцев",
    "Баранов",
    "Куликов",
    "Алексеев",
    "Степанов",
    "Яковлев",
    "Сорокин",
    "Сергеев",
    "Романов",
    "Захаров",
    "Борисов",
]
NAMES = [
    "Иван",
    "Пётр",
    "Олег",
    "Игорь",
    "Сергей",
    "Андрей",
    "Дмитрий",
    "Алексей",
    "Михаил",
    "Николай",
    "Павел",
    "Роман",
    "Виктор",
    "Юрий",
    "Антон",
    "Егор",
]
PATRONYMICS = [
    "Иванович",
    "Петрович",
    "Олегович",
    "Игоревич",
    "Сергеевич",
    "Андреевич",
    "Дмитриевич",
    "Алексеевич",
    "Михайлович",
    "Павлович",
]
POSTS = ["учитель математики", "учитель физики", "методист", "воспитатель", "педагог-психолог", "учитель-логопед",
         "учитель русского языка и литературы", "Заместитель директора по УВР"]  # fmt: skip


def make_file(path: Path, rows: int) -> None:
    """A workbook of ``rows`` people; in three rows of a hundred something is untidy or wrong."""
    from xlsxwriter import Workbook  # noqa: PLC0415 — The measured processes must not load it.

    draw = random.Random(2026)
    with Workbook(path, {"constant_memory": True}) as book:
        sheet, dated = book.add_worksheet("Сотрудники"), book.add_format({"num_format": "dd.mm.yyyy"})
        sheet.write_row(0, 0, ["Список работников"])
        sheet.write_row(1, 0, HEADER)
        for number in range(1, rows + 1):
            name = f"{draw.choice(SURNAMES)} {draw.choice(NAMES)} {draw.choice(PATRONYMICS)}"
            birth = date(1960, 1, 1) + timedelta(days=draw.randrange(12_000))
            hired = date(2015, 1, 1) + timedelta(days=draw.randrange(4_000))
            fate = draw.random()
            if fate < 0.02:
                name = draw.choice(
                    [name.upper(), f"  {name}", name.replace(" ", "\u00a0"), name.replace("о", "o")]
                )
            sheet.write_number(number + 1, 0, number)
            sheet.write_string(number + 1, 1, f"{number:06d}")
            sheet.write_string(number + 1, 2, f"{name}1" if fate > 0.995 else name)
            if 0.5 < fate < 0.505:
                sheet.write_string(number + 1, 3, f"{birth:%d.%m.%Y}")
            else:
                sheet.write_datetime(number + 1, 3, birth, dated)
            sheet.write_string(number + 1, 4, draw.choice(POSTS))
            sheet.write_string(number + 1, 5, f"МО учителей № {number % 40}")
            sheet.write_datetime(number + 1, 6, hired, dated)
            sheet.write_string(number + 1, 7, f"{number % 500}/{hired:%y}")
            sheet.write_datetime(number + 1, 8, hired, dated)
            sheet.write_number(number + 1, 9, draw.randrange(10))
            sheet.write_string(number + 1, 10, draw.choice(["высшая", "первая", ""]))
            sheet.write_string(number + 1, 11, f"user{number}@school{number % 90}.example")


def openpyxl_alone(path: Path) -> dict[str, float]:
    from openpyxl import load_workbook  # noqa: PLC0415 — Loaded only by the process that is measured with it.

    start = time.perf_counter()
    book = load_workbook(path, read_only=True)
    rows = sum(1 for _ in book.worksheets[0].iter_rows(values_only=True))
    return _measured(start, rows=rows)


def our_import(path: Path) -> dict[str, float]:
    from registry.importing.people import read  # noqa: PLC0415 — The same.

    start = time.perf_counter()
    report = read(path.read_bytes(), path.name, on=ON)
    return _measured(start, accepted=report.accepted, rejected=report.rejected)


def saving_import(path: Path) -> dict[str, float]:
    from registry import organisations  # noqa: PLC0415 — The same.
    from registry.database import Database  # noqa: PLC0415
    from registry.importing.people import read  # noqa: PLC0415
    from registry.importing.saving_people import save  # noqa: PLC0415
    from registry.privacy import Cipher  # noqa: PLC0415
    from registry.unit_of_work import UnitOfWork  # noqa: PLC0415
    from service.declension import decline_name  # noqa: PLC0415

    database = Database(f"sqlite:///{path.with_suffix('.db')}", Cipher([Cipher.new_key()]), decline_name)
    database.migrate()
    start = time.perf_counter()
    with UnitOfWork(database, actor="bench", at=datetime(2026, 9, 1, tzinfo=UTC)) as uow:
        school = organisations.add(uow, "school", organisations.Details("Школа", "Школа"))
        outcome = save(uow, school, read(path.read_bytes(), path.name, on=ON).rows(), ON)
        uow.commit()
    return _measured(start, created=outcome.created)


def _measured(start: float, **counts: float) -> dict[str, float]:
    own, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime
    return {
        "wall": time.perf_counter() - start,
        "cpu": cpu,
        "peak": (own.ru_maxrss + children.ru_maxrss) / 1024,
    } | counts


MEASURED = {"openpyxl": openpyxl_alone, "import": our_import, "saving": saving_import}


def run(which: str, path: Path) -> dict[str, float]:
    command = [sys.executable, __file__, "--measure", which, str(path)]
    told: dict[str, float] = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    return told


def main(rows: int, rounds: int, *, saving: bool) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "people.xlsx"
        make_file(path, rows)
        size = path.stat().st_size / 2**20
        print(f"{platform.processor() or platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, "
              f"load {os.getloadavg()[0]:.1f}")  # fmt: skip
        print(f"{rows:,} rows × {len(HEADER)} columns, {size:.1f} MB, {rounds} rounds in turn")
        told: dict[str, list[dict[str, float]]] = {"openpyxl": [], "import": []}
        for _ in range(rounds):
            for which, results in told.items():
                results.append(run(which, path))
        walls = {which: statistics.median(one["wall"] for one in results) for which, results in told.items()}
        for which, results in told.items():
            cpu, peak = (statistics.median(one[key] for one in results) for key in ("cpu", "peak"))
            print(f"{which:>9}: {walls[which]:6.2f} s, cpu {cpu:6.2f} s, peak {peak:4.0f} MB, {results[0]}")
        print(
            f"the import is {walls['openpyxl'] / walls['import']:.2f} times as fast as openpyxl alone reads"
        )
        if saving:
            one = run("saving", path)
            print(
                f"   saving: {one['wall']:6.2f} s, peak {one['peak']:4.0f} MB, {one['created']:,.0f} people"
            )


if __name__ == "__main__":
    if sys.argv[1:2] == ["--measure"]:
        print(json.dumps(MEASURED[sys.argv[2]](Path(sys.argv[3]))))
    else:
        numbers = [int(word) for word in sys.argv[1:] if word.isdigit()]
        main(*(numbers + [100_000, 5][len(numbers) :]), saving="--no-saving" not in sys.argv)
