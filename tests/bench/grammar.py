"""How fast full names decline, how long Russian takes to start: ``python tests/bench/grammar.py``.

Every surname is different and every cache is emptied before a round, so that each part of a name is declined
anew; pytrovich alone runs in turn with ours on the same names, as a measure of the machine. Prints medians.
"""

from __future__ import annotations

import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import cycle, islice

from pytrovich.enums import Case, Gender, NamePart
from pytrovich.maker import PetrovichDeclinationMaker

from docgen import russian
from docgen.russian import dictionary, name_parts, persons

ROUNDS = 7
NAMES = 3000


def words(line: str) -> list[str]:
    return line.split()


STEMS = words(
    """Бел Вол Гор Дуб Ерм Жук Зуб Игн Кал Лоб Мал Нов Орл Пав Род Сав Тар Ург Фед Хар Цар Чер Шап Щер Юр Яков
    Бород Верет Голуб Дмитр Елис Жар Зайц Исак Кудр Латыш Мельн Никон Осип Петр Рябин Сивер Трубач Устин"""
)
MALE = ("ов", "ев", "ин", "ский", "енко", "ук", "ич", "ак", "ец", "ань", "оян", "ия")
FEMALE = ("ова", "ева", "ина", "ская", "енко", "ук", "ич", "ак", "ец", "ань", "оян", "ия")
PREFIXES = ("", "За", "По", "На", "До", "Не")
FIRST = {
    "m": words("Иван Пётр Лев Павел Илья Айрат Тимур Ян Олег Глеб Захар Эмиль Фома Игорь Рустам Георгий"),
    "f": words("Анна Ольга Мария Алия Любовь Наталья Гузель Ия Зоя Нина Ева Юлия Эльмира Софья Дарья"),
}
MIDDLE = {
    "m": [f"{name}ович" for name in ("Олег", "Иван", "Семён", "Рустам", "Тимур", "Артур", "Глеб", "Захар")],
    "f": [f"{name}овна" for name in ("Олег", "Иван", "Семён", "Рустам", "Тимур", "Артур", "Глеб", "Захар")],
}
START = """
import time
start = time.perf_counter()
from docgen import russian
russian.decline_full_name("Ковалец Аристарх Ильич")
russian.decline_full_name("Дзюба Анна Петровна")
russian.decline_post("учитель-логопед")
taken = time.perf_counter() - start
peak = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(taken, time.process_time(), int(peak.split()[1]) / 1024)
"""  # ru_maxrss would count the process that started this one.


def people() -> list[tuple[str, str, str, str]]:
    """So many people with different surnames, half of them women."""
    made = []
    for gender, endings in (("m", MALE), ("f", FEMALE)):
        surnames = (
            (prefix + (stem.lower() if prefix else stem) + ending)
            for prefix in PREFIXES
            for ending in endings
            for stem in STEMS
        )
        given = zip(cycle(FIRST[gender]), cycle(MIDDLE[gender]), strict=False)
        made += [
            (last, first, middle, gender) for last, (first, middle) in zip(surnames, given, strict=False)
        ]
    step = len(made) // NAMES or 1
    return list(islice(made[::step], NAMES))


def forget() -> None:
    """Every cache that keeps a form of a name."""
    for kept in (
        *(name_parts.decline_surname, name_parts.decline_first_name, name_parts.decline_patronymic),
        *(persons._decline_parts, dictionary.readings, dictionary._paradigm),
    ):
        kept.cache_clear()


def ours(names: list[tuple[str, str, str, str]]) -> None:
    for surname, first, middle, gender in names:
        russian.decline_person(surname, first, middle, gender)


def theirs(names: list[tuple[str, str, str, str]]) -> None:
    maker = PetrovichDeclinationMaker()
    parts = (NamePart.LASTNAME, NamePart.FIRSTNAME, NamePart.MIDDLENAME)
    for *words, gender in names:
        sex = Gender.FEMALE if gender == "f" else Gender.MALE
        for part, word in zip(parts, words, strict=True):
            for case in list(Case)[1:]:
                maker.make(part, sex, case, word)


def seconds(
    run: Callable[[list[tuple[str, str, str, str]]], None], names: list[tuple[str, str, str, str]]
) -> float:
    forget()
    start = time.process_time()
    run(names)
    return time.process_time() - start


def main() -> None:
    names = people()
    taken: dict[str, list[float]] = {"ours": [], "pytrovich alone": []}
    for _ in range(ROUNDS):
        taken["ours"].append(seconds(ours, names))
        taken["pytrovich alone"].append(seconds(theirs, names))
    lines = [
        f"machine: {platform.machine()}, {platform.system()}, Python {platform.python_version()}; one core",
        f"{len(names)} full names, five cases, caches empty, median of {ROUNDS} rounds of CPU time:",
        *(f"  {who:16} {len(names) / statistics.median(times):7.0f} names/s" for who, times in taken.items()),
    ]
    starts = [tuple(map(float, _fresh().split())) for _ in range(ROUNDS)]
    wall, cpu, peak = (statistics.median(column) for column in zip(*starts, strict=True))
    lines.append(f"fresh process to the first names: {wall:.3f} s, {cpu:.3f} s of CPU time, {peak:.0f} MB")
    sys.stdout.write("\n".join(lines) + "\n")


def _fresh() -> str:
    return subprocess.run([sys.executable, "-c", START], capture_output=True, text=True, check=True).stdout


if __name__ == "__main__":
    main()
