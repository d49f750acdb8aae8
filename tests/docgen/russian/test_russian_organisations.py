"""Names of organisations and labels of classes."""

import pytest

from docgen.russian import decline_class, decline_organisation

ORGANISATIONS = [
    (
        "Муниципальное автономное общеобразовательное учреждение «СОШ № 5»",
        "Муниципального автономного общеобразовательного учреждения «СОШ № 5»",
        "n",
    ),
    (
        "муниципальное бюджетное учреждение средняя школа № 7 с. Липовка",
        "муниципального бюджетного учреждения средней школы № 7 с. Липовка",
        "n",
    ),
    ("Управление образования города Липовска", "Управления образования города Липовска", "n"),
    ("Городской методический центр", "Городского методического центра", "m"),
    ("Казачий кадетский корпус", "Казачьего кадетского корпуса", "m"),
    ("Детская школа искусств № 2", "Детской школы искусств № 2", "f"),
    ("начальная школа – детский сад № 3", "начальной школы – детского сада № 3", "f"),
    ("Школа-интернат № 4", "Школы-интерната № 4", "f"),
    (
        "Общество с ограниченной ответственностью «Вектор»",
        "Общества с ограниченной ответственностью «Вектор»",
        "n",
    ),
    ("Индивидуальный предприниматель", "Индивидуального предпринимателя", "m"),
    (
        "Индивидуальный предприниматель Белов Пётр Ильич",
        "Индивидуального предпринимателя Белова Петра Ильича",
        "m",
    ),
    ("Вечерняя (сменная) школа № 1", "Вечерней (сменной) школы № 1", "f"),
    ("ИП Белов", "ИП Белова", "m"),
    ("ИП Белова А. П.", "ИП Беловой А. П.", "m"),
    ("Индивидуальный предприниматель Белов А. П.", "Индивидуального предпринимателя Белова А. П.", "m"),
    ("ИП «Белова»", "ИП «Белова»", "m"),
    ("МБОУ «Лицей № 1»", "МБОУ «Лицей № 1»", "n"),
    ("СОШ № 15", "СОШ № 15", "f"),
    ("ООО «Вектор»", "ООО «Вектор»", "n"),
    ("АНО «Рост»", "АНО «Рост»", "f"),
    ("ГОРОДСКОЙ СОВЕТ", "ГОРОДСКОГО СОВЕТА", "m"),
]


class TestOrganisation:
    @pytest.mark.parametrize(("name", "genitive", "gender"), ORGANISATIONS)
    def test_declines_its_head_and_gives_the_gender(self, name, genitive, gender):
        forms = decline_organisation(name)
        assert (forms.genitive, forms.gender, forms.confidence) == (genitive, gender, "high")

    def test_the_accusative_of_a_thing_is_its_nominative(self):
        assert (
            decline_organisation("Городской методический центр").accusative == "Городской методический центр"
        )
        assert decline_organisation("Средняя школа № 2").accusative == "Среднюю школу № 2"

    @pytest.mark.parametrize(
        ("name", "confidence"),
        [("", "low"), ("«Вектор»", "low"), ("по делам школ", "low"), ("РКЦ", "medium"), ("УК А", "medium")],
    )
    def test_says_what_it_does_not_know(self, name, confidence):
        forms = decline_organisation(name)
        assert set(forms.by_case.values()) == {name}
        assert forms.confidence == confidence
        assert forms.doubts


class TestClassLabel:
    @pytest.mark.parametrize(
        ("label", "genitive", "prepositional"),
        [
            ("5 «А»", "5 «А» класса", "5 «А» классе"),
            ("10 класс", "10 класса", "10 классе"),
            ("класс 9 «Б»", "класса 9 «Б»", "классе 9 «Б»"),
        ],
    )
    def test_only_the_word_class_declines(self, label, genitive, prepositional):
        forms = decline_class(label)
        assert (forms.genitive, forms.prepositional) == (genitive, prepositional)
