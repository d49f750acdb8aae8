"""How many people of a school are asked about their name: ``python tests/bench/population.py``.

A population by strata, since no list of Russia's people is public. Surnames: the shares of a list of 3.7
million people (heavy in Belarus, so with more doubtful names than a Russian school has: an upper bound) and,
inside a stratum, the surnames of ``tests/docgen/russian/blind_surnames.tsv``. First names: the commonest of a
list of 2.6 million people and its women's names that no spelling decides, by how many bear them.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from docgen.russian import decline_first_name, decline_surname
from docgen.russian.forms import RANK, Confidence, Forms

SURNAMES = Path(__file__).parents[1] / "docgen" / "russian" / "blind_surnames.tsv"

# Of a thousand people so many bear a surname of the stratum; the plain ones stand for -ов, -ин, -ский.
PEOPLE = {"plain": 665, "ко": 90, "ич": 70, "head": 22, "middle": 16, "tail": 137}
MEN = {
    "plain": "Иванов Кузнецов Смирнов Попов Фомин Никитин Ильин Савицкий Козловский Чёрный Зайцев Королёв",
    "ко": "Бондаренко Шевченко Кравченко Марченко Савченко Ткаченко Руденко Петренко Бойко Мурашко",
    "ич": "Станкевич Макаревич Карпович Климович Тарасевич Борисевич Павлович Петрович Савич Кузьмич",
}
WOMEN = {
    **MEN,
    "plain": "Иванова Кузнецова Смирнова Попова Фомина Никитина Ильина Савицкая Козловская Чёрная Машина",
}
FIRST_NAMES = {
    "m": """
    александр 125657, николай 107650, иван 90136, сергей 87087, владимир 79697, михаил 66402, василий
    65228, алексей 58533, андрей 53632, дмитрий 50749, виктор 47289, пётр 36706, юрий 35994, анатолий
    34574, павел 31791, игорь 29285, евгений 28951, олег 25414, валерий 21667, виталий 19745, григорий
    17721, фёдор 17291, геннадий 16960, борис 16768, константин 16649, леонид 16482, вячеслав 14477,
    георгий 11823, валентин 10902, максим 10055, вадим 9830, илья 8091, роман 7950, степан 6896, семён
    6474, антон 5944, эдуард 5907, станислав 5843, яков 5407, владислав 4454, аркадий 4496, егор 3632,
    кирилл 3433, альберт 2957, лев 2868, тимофей 2556, иосиф 2557, никита 1326
    """,
    "f": """
    елена 62796, татьяна 61620, наталья 51553, ольга 51297, мария 47990, анна 45313, ирина 42388,
    светлана 41107, валентина 39438, людмила 34783, галина 33671, нина 30040, екатерина 25784, надежда
    24925, александра 22195, вера 20302, марина 19434, тамара 17868, любовь 17243, юлия 16955, лидия
    16011, антонина 14055, анастасия 13988, оксана 13683, лариса 13027, зинаида 12339, клавдия 10758,
    евгения 10220, алла 9451, раиса 9302, зоя 8619, инна 7840, наталия 7493, евдокия 7295, виктория
    7181, лилия 6360, жанна 5820, елизавета 5173, маргарита 4072, ксения 2698, варвара 2301, софия 2259,
    полина 2184, дарья 2105, гульнара 1942, гузель 1631, айгуль 1235, альфия 1143, зульфия 805, алия
    600, лия 325, гюзель 249, галия 275, ия 221, нурия 201, асия 164, фания 142, сания 130, гульфия 107,
    рахиль 123, эсфирь 84, разия 51, назия 52, закия 47, суфия 37, минигуль 24, нинель 22, румия 27,
    джемиля 35, адель 7, асель 6
    """,
}

Shares = dict[Confidence, float]


def share_of(forms: Iterable[tuple[Forms, float]]) -> Shares:
    """Of one person, how likely each confidence is."""
    counted = list(forms)
    whole = sum(weight for _, weight in counted)
    return {
        level: sum(weight for one, weight in counted if one.confidence == level) / whole for level in RANK
    }


def surnames(gender: str) -> Shares:
    """The confidences of the surnames of one gender by the strata."""
    rows = [line.split("\t")[:2] for line in SURNAMES.read_text("utf-8").splitlines()[1:]]
    found: Shares = dict.fromkeys(RANK, 0.0)
    for stratum, people in PEOPLE.items():
        typed = (MEN if gender == "m" else WOMEN).get(stratum, "").split()
        names = typed or [name for own, name in rows if own == stratum]
        inside = share_of((decline_surname(name, gender), 1) for name in names)
        found = {level: found[level] + inside[level] * people / sum(PEOPLE.values()) for level in RANK}
    return found


def first_names(gender: str) -> Shares:
    """The confidences of the first names of one gender."""
    borne = [one.split() for one in FIRST_NAMES[gender].split(",")]
    return share_of((decline_first_name(name.capitalize(), gender), int(people)) for name, people in borne)


def whole_names(women: float) -> Shares:
    """The confidences of full names, ``women`` of one being women's: a name is as sure as its parts."""
    found: Shares = dict.fromkeys(RANK, 0.0)
    for gender, part in (("m", 1 - women), ("f", women)):
        last, first = surnames(gender), first_names(gender)
        high = last["high"] * first["high"]
        low = 1 - (1 - last["low"]) * (1 - first["low"])
        own: Shares = {"high": high, "medium": 1 - high - low, "low": low}
        found = {level: found[level] + part * own[level] for level in RANK}
    return found


def main() -> None:
    for who, women in (("pupils, half of them girls", 0.5), ("a teaching staff, 87 % women", 0.87)):
        shares = {level: f"{100 * share:5.2f} %" for level, share in whole_names(women).items()}
        told = f"quiet {shares['high']}, grey note {shares['medium']}, to confirm {shares['low']}"
        sys.stdout.write(f"{who:30} {told}\n")


if __name__ == "__main__":
    main()
