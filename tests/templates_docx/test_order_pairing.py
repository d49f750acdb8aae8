"""The pairing order: who stands in which case, which norm for whom, what only some orders say."""

from __future__ import annotations

import factories
import pytest
from papers import Paper, make_paper

from registry.snapshot import Pair, PrivateFacts
from templates_docx.errors import MissingFacts

PETROV = factories.make_person("Петров Пётр Ильич", "m", position="учитель физики")
SHEVCHUK = factories.make_person("Шевчук Дарья Олеговна", "f", position="педагог-психолог")


ALWAYS_CHARGED = ["ответственный за ведение официального сайта", "ответственный за делопроизводство"]


def posts_of(paper: Paper) -> list[str]:
    """The posts in the acquaintance sheet beside which a name is written by hand."""
    named = (row[1].partition(", ") for row in paper.rows(0)[1:])
    return [post for name, _, post in named if not name.strip("_")]


def order_of(*pairs: Pair, **answers: str) -> Paper:
    return make_paper("order_pairing", factories.make_pairs_subject(*pairs), **answers)


class TestOrder:
    def test_fixes_one_pair_in_a_sentence(self) -> None:
        text = order_of(factories.make_pair(mentor=SHEVCHUK, mentees=(PETROV,))).text

        assert (
            "Закрепить за Петровым Петром Ильичом, учителем физики, наставника Шевчук Дарью Олеговну, "
            in text
        )
        assert "педагога-психолога, на период с 15 сентября 2026 г. по 31 мая 2027 г." in text

    def test_names_a_group_in_the_genitive(self) -> None:
        text = order_of(factories.make_group(2)).text

        assert (
            "за группой в составе: Громовой Ирины Юрьевны, учителя химии; Шевчук Дарьи Олеговны, "
            "учителя географии – наставника Иванову Анну Петровну, учителя математики"
        ) in text

    def test_lists_more_than_three_pairs_in_an_appendix(self) -> None:
        paper = order_of(*(factories.make_pair() for _ in range(3)), factories.make_group(2))

        assert "согласно приложению к настоящему приказу" in paper.text
        assert "Приложение\nк приказу МБОУ «СОШ № 5»\nот 15.09.2026 № 12-ОД" in paper.text
        assert len(paper.rows(0)) == 1 + 3 + 1
        assert (
            paper.rows(0)[4][2]
            == "Громова Ирина Юрьевна, учитель химии Шевчук Дарья Олеговна, учитель географии"
        )
        assert paper.rows(0)[1] == [
            "",  # Word itself numbers the rows.
            "Иванова Анна Петровна, учитель математики",
            "Сидоров Пётр Ильич, учитель физики",
            "«педагог – педагог»",
            "традиционное",
            "15.09.2026 – 31.05.2027",
            "Орлова Татьяна Николаевна, заместитель директора по УВР",
        ]

    def test_has_no_appendix_for_three_pairs(self) -> None:
        paper = order_of(*(factories.make_pair() for _ in range(3)))

        assert "Приложение" not in paper.text
        assert len(paper.document.tables) == 1

    def test_acquaints_employees_once_each_and_no_pupil(self) -> None:
        mentor = factories.make_person()
        paper = order_of(
            factories.make_pair(mentor=mentor),
            factories.make_pupil_pair(mentor=mentor),
            factories.make_partner_pair(),
        )

        acquainted = [(row[1].split(",")[0], row[2]) for row in paper.rows(0)[1:] if row[2]]
        assert acquainted == [
            ("Иванова Анна Петровна", "ознакомлена"),
            ("Орлова Татьяна Николаевна", "ознакомлена"),
            ("Сидоров Пётр Ильич", "ознакомлен"),
        ]

    def test_leaves_lines_for_those_it_charges_by_post(self) -> None:
        paid, unpaid = factories.make_pair(), factories.make_partner_pair()

        assert [posts_of(order_of(pair)) for pair in (paid, unpaid)] == [
            ["специалист по кадрам", "бухгалтер", *ALWAYS_CHARGED],
            ALWAYS_CHARGED,
        ]

    def test_rests_on_the_labour_code_for_employees(self) -> None:
        text = order_of(factories.make_pair()).text

        assert "со статьёй 351.8 Трудового кодекса" in text
        assert "№ АЗ-1128/08" in text
        assert "Р-145" not in text

    def test_rests_on_the_law_on_education_for_pupils(self) -> None:
        text = order_of(factories.make_pupil_pair()).text

        assert "351.8" not in text
        assert "со статьёй 60.2 Трудового кодекса Российской Федерации, Федеральным законом" in text
        assert "№ 273-ФЗ" in text
        assert (
            "распоряжением Министерства просвещения Российской Федерации от 25 декабря 2019 г. № Р-145"
            in text
        )
        assert "законных представителей несовершеннолетних участников" in text

    def test_cites_both_articles_when_there_are_both_kinds_of_work(self) -> None:
        text = order_of(factories.make_pair(), factories.make_pupil_pair()).text

        assert "со статьями 60.2 и 351.8 Трудового кодекса Российской Федерации, Федеральным законом" in text

    def test_obliges_invited_mentors_only_as_agreed(self) -> None:
        invited = factories.make_partner_pair()

        assert "Наставнику (по согласованию) разработать" in order_of(invited).text
        assert "со статьёй" not in order_of(invited).text
        assert (
            "работниками и обучающимися организации, – по согласованию):" in order_of(invited, invited).text
        )

    def test_gives_the_curator_work_in_the_dative(self) -> None:
        text = order_of(factories.make_pair()).text

        assert "Куратору наставничества Орловой Татьяне Николаевне, заместителю директора по УВР:" in text

    def test_leaves_control_to_whom_it_was_told(self) -> None:
        pair = factories.make_pair()

        assert "настоящего приказа оставляю за собой." in order_of(pair).text
        assert (
            "возложить на Орлову Татьяну Николаевну, заместителя директора по УВР."
            in order_of(pair, контроль="возложить на куратора").text
        )

    def test_may_be_another_kind_of_act(self) -> None:
        text = order_of(factories.make_pair(), вид_акта="распоряжение").text

        assert "РАСПОРЯЖЕНИЕ" in text
        assert "ОБЯЗЫВАЮ:" in text
        assert "настоящего распоряжения оставляю" in text
        assert "ПРИКАЗ\n" not in text

    def test_speaks_of_pay_only_where_there_is_some(self) -> None:
        assert "приказа по личному составу" in order_of(factories.make_pair()).text
        assert "приказа по личному составу" not in order_of(factories.make_partner_pair()).text

    def test_says_of_an_outside_mentor_that_he_agreed(self) -> None:
        text = order_of(factories.make_partner_pair()).text

        assert (
            "наставника Лебедева Олега Игоревича, инженера-конструктора АО «Вектор & Ко» (по согласованию)"
            in text
        )

    def test_prints_neither_birth_dates_nor_private_facts(self) -> None:
        private = PrivateFacts("паспорт 00 00 000000", "ул. Тайная, д. 1", "+7 000")
        pupil = factories.make_pupil(private=private)
        text = order_of(factories.make_pupil_pair(mentees=(pupil,))).text

        assert "2012" not in text.replace("29 декабря 2012", "")
        assert "Тайная" not in text
        assert "000000" not in text

    def test_refuses_a_term_before_the_order(self) -> None:
        with pytest.raises(MissingFacts, match=r"срок представления программ \(01\.09\.2026\) раньше даты"):
            order_of(factories.make_pair(), срок_программ="01.09.2026")


class TestDraft:
    def test_is_marked_on_every_page_and_has_no_number(self) -> None:
        subject = factories.make_pairs_subject(factories.make_pair())
        paper = make_paper("order_pairing", subject, draft=True)

        assert "№ б/н" in paper.text
        assert all("ПРОЕКТ" in header for header in paper.headers)

    def test_mark_is_gone_when_issued(self) -> None:
        paper = make_paper("order_pairing", factories.make_pairs_subject(factories.make_pair()))

        assert not any("ПРОЕКТ" in header for header in paper.headers)


class TestSignature:
    def test_of_a_director(self) -> None:
        assert "Директор\t\tЕ. Т. Борисова" in order_of(factories.make_pair()).text

    def test_of_an_acting_director(self) -> None:
        acting = factories.make_signatory("Шевчук Дарья Олеговна", "f", acting=True)
        school = factories.make_organisation(director=acting)
        subject = factories.make_pairs_subject(factories.make_pair(), organisation=school)

        assert "И. о. директора\t\tД. О. Шевчук" in make_paper("order_pairing", subject).text
