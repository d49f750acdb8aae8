"""What spelling cannot decide comes with its alternatives as ready forms, a switch each."""

import pytest

from docgen.russian import CASES, decline_first_name, decline_person, decline_surname


def labels(forms) -> dict[str, str]:
    return {one.label: one.forms.genitive for one in forms.alternatives}


class TestSwitches:
    @pytest.mark.parametrize(
        ("surname", "gender", "switch", "genitive", "instrumental"),
        [
            ("Кулиш", "m", "-ом", "Кулиша", "Кулишом"),
            ("Ткач", "m", "-ем", "Ткача", "Ткачем"),
            ("Ткач", "m", "не склонять", "Ткач", "Ткач"),
            ("Ремень", "m", "с беглой гласной: Ремня", "Ремня", "Ремнем"),
            ("Заяц", "m", "без беглой гласной: Заяца", "Заяца", "Заяцем"),
            ("Соловей", "m", "без беглой гласной: Соловея", "Соловея", "Соловеем"),
            ("Кравец", "m", "без беглой гласной: Кравеца", "Кравеца", "Кравецем"),
            ("Калина", "f", "как существительное: Калины", "Калины", "Калиной"),
            ("Рева", "f", "как фамилия на -ева: Ревой", "Ревой", "Ревой"),
            ("Ковальска", "f", "как существительное", "Ковальски", "Ковальской"),
            ("Чаплин", "m", "-ым", "Чаплина", "Чаплиным"),
            ("Малих", "m", "склонять: Малиха", "Малиха", "Малихом"),
            ("Шевченко", "m", "по старой норме: Шевченки, Шевченке", "Шевченки", "Шевченкой"),
            ("Лавр-Карамов", "m", "первую часть не склонять", "Лавр-Карамова", "Лавр-Карамовым"),
            ("КУЛИШ", "m", "-ом", "КУЛИША", "КУЛИШОМ"),
        ],
    )
    def test_of_a_surname_hold_whole_forms(self, surname, gender, switch, genitive, instrumental):
        found = {one.label: one.forms for one in decline_surname(surname, gender).alternatives}
        assert (found[switch].genitive, found[switch].instrumental) == (genitive, instrumental)

    @pytest.mark.parametrize(
        ("name", "switch", "dative"),
        [
            ("Алия", "-е: Алие", "Алие"),
            ("Айгуль", "имя склонять: Айгули", "Айгули"),
            ("Гузель", "имя не склонять", "Гузель"),
        ],
    )
    def test_of_a_first_name(self, name, switch, dative):
        found = {one.label: one.forms for one in decline_first_name(name, "f").alternatives}
        assert found[switch].dative == dative

    @pytest.mark.parametrize(("surname", "gender"), [("Белов", "m"), ("Белова", "f"), ("Ильинский", "m")])
    def test_a_plain_surname_needs_none(self, surname, gender):
        assert decline_surname(surname, gender).alternatives == ()


class TestOfAPerson:
    def test_hold_the_full_name_and_can_be_confirmed_at_once(self):
        person = decline_person("Кулиш", "Пётр", "Ильич", "m")
        chosen = next(one.forms for one in person.alternatives if one.label == "-ом")
        assert chosen.instrumental == "Кулишом Петром Ильичом"
        confirmed = person.replace_confirmed({case: chosen.case(case) for case in CASES[1:]})
        assert (confirmed.surname("instrumental"), confirmed.confidence) == ("Кулишом", "high")
        assert (confirmed.doubts, confirmed.alternatives) == ((), ())

    def test_two_doubtful_parts_can_be_switched_together(self):
        person = decline_person("Калина", "Алия", "Ильинична", "f")
        assert labels(person)["как существительное: Калины; -е: Алие"] == "Калины Алии Ильиничны"
        assert len(person.alternatives) == 3

    def test_are_different_from_the_forms_offered_first(self):
        for surname, gender in (
            ("Кулиш", "m"),
            ("Кравец", "m"),
            ("Калина", "f"),
            ("Дробыш", "m"),
            ("Пень", "m"),
        ):
            forms = decline_surname(surname, gender)
            for other in forms.alternatives:
                assert other.forms.by_case != forms.by_case
