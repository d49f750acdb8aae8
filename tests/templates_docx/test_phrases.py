"""Exact phrases of the papers: who stands in which case, which norm for whom, what only some papers say."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import factories
import pytest
from papers import Paper, make_paper

from registry.snapshot import Pair, PrivateFacts, Representative, Terms
from templates_docx.errors import MissingFacts

PETROV = factories.make_person("Петров Пётр Ильич", "m", position="учитель физики")
SHEVCHUK = factories.make_person("Шевчук Дарья Олеговна", "f", position="педагог-психолог")


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

        acquainted = [(row[1].split(",")[0], row[2]) for row in paper.rows(0)[1:]]
        assert acquainted == [
            ("Иванова Анна Петровна", "ознакомлена"),
            ("Орлова Татьяна Николаевна", "ознакомлена"),
            ("Сидоров Пётр Ильич", "ознакомлен"),
        ]

    def test_rests_on_the_labour_code_for_employees(self) -> None:
        text = order_of(factories.make_pair()).text

        assert "со статьёй 351.8 Трудового кодекса" in text
        assert "№ АЗ-1128/08" in text
        assert "Р-145" not in text

    def test_rests_on_the_law_on_education_for_pupils(self) -> None:
        text = order_of(factories.make_pupil_pair()).text

        assert "351.8" not in text
        assert "№ 273-ФЗ" in text
        assert (
            "распоряжением Министерства просвещения Российской Федерации от 25 декабря 2019 г. № Р-145"
            in text
        )
        assert "законных представителей несовершеннолетних участников" in text

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


class TestAddendum:
    def test_names_both_sides(self) -> None:
        text = make_paper("labour_addendum", factories.make_subject(factories.make_pair())).text

        assert (
            "учреждение «Средняя общеобразовательная школа № 5» (МБОУ «СОШ № 5»), именуемое в дальнейшем"
            in text
        )
        assert "в лице директора Борисовой Елены Тимуровны, действующей на основании Устава" in text
        assert "Иванова Анна Петровна, учитель математики, именуемая в дальнейшем «Работник»" in text
        assert "письменного согласия Работника от 7 сентября 2026 г." in text

    def test_is_signed_by_an_acting_man(self) -> None:
        acting = factories.make_signatory("Ткач Илья Ильич", "m", acting=True)
        school = factories.make_organisation(director=acting)
        text = make_paper("labour_addendum", factories.make_subject(organisation=school)).text

        assert (
            "в лице исполняющего обязанности директора Ткача Ильи Ильича, действующего на основании" in text
        )

    def test_has_the_four_blocks_of_the_labour_code(self) -> None:
        text = make_paper("labour_addendum", factories.make_subject(factories.make_pair())).text

        assert "помощи в овладении навыками работы" in text
        assert "с 15 сентября 2026 г. по 31 мая 2027 г. включительно" in text
        assert "режим – очно" in text
        assert "Объём работы – 8 часов в месяц" in text
        assert (
            "выплата стимулирующего характера в размере 5 000,00 руб. (пять тысяч рублей 00 копеек)" in text
        )

    def test_lets_either_side_end_the_work(self) -> None:
        text = make_paper("labour_addendum", factories.make_subject(factories.make_pair())).text

        assert "Работник вправе досрочно отказаться" in text
        assert "предупредив об этом Работника не менее чем за 3 (три) рабочих дня" in text

    def test_rests_on_additional_work_when_pupils_are_mentored(self) -> None:
        text = make_paper("labour_addendum", factories.make_subject(factories.make_pupil_pair())).text

        assert "со статьями 60.2, 72 и 151" in text
        assert "351.8" not in text
        assert "наставничество в отношении Петрова Ивана Сергеевича, обучающегося 8 «А» класса" in text
        assert "ежемесячная доплата" in text

    def test_counts_a_group(self) -> None:
        text = make_paper("labour_addendum", factories.make_subject(factories.make_group(4))).text

        assert "с группой наставляемых численностью 4 человека" in text
        assert "оказание другим работникам (Громовой Ирине Юрьевне, учителю химии; " in text

    def test_of_remote_work_tells_who_gives_the_means(self) -> None:
        pair = factories.make_pair(terms=Terms(Decimal("1500.50"), 4, "дистанционно"))
        text = make_paper("labour_addendum", factories.make_subject(pair)).text

        assert "Взаимодействие в дистанционном режиме" in text
        assert "1 500,50 руб. (одна тысяча пятьсот рублей 50 копеек)" in text

    def test_notes_the_copy_received_by_gender(self) -> None:
        man = factories.make_pair(mentor=PETROV)

        assert (
            "Экземпляр Соглашения получила:" in make_paper("labour_addendum", factories.make_subject()).text
        )
        assert (
            "Экземпляр Соглашения получил:" in make_paper("labour_addendum", factories.make_subject(man)).text
        )

    def test_tells_everything_missing_at_once(self) -> None:
        mentor = factories.make_person(contract=None, position="")
        pair = factories.make_pair(mentor=mentor, terms=Terms(), curator=None)
        school = factories.make_organisation(address="", inn="")

        with pytest.raises(MissingFacts) as caught:
            make_paper("labour_addendum", factories.make_subject(pair, organisation=school))

        assert [fault.place for fault in caught.value.faults] == [
            "организация.адрес",
            "организация.инн",
            "пара.наставник.должность",
            "пара.наставник.договор",
            "пара.сумма",
            "пара.куратор",
        ]
        assert "должность (карточка человека): Иванова Анна Петровна" in caught.value.message


class TestMentorConsent:
    def test_addresses_the_director(self) -> None:
        text = make_paper("mentor_consent", factories.make_subject(factories.make_pair(mentor=SHEVCHUK))).text

        assert (
            "Директору\nМБОУ «СОШ № 5»\nБорисовой Е. Т.\nот педагога-психолога\nШевчук Дарьи Олеговны" in text
        )
        assert "в отношении Сидорова Петра Ильича, учителя физики, на следующих условиях:" in text

    def test_of_work_within_the_job_tells_so(self) -> None:
        terms = Terms(
            None, 8, "очно", in_job_function=True, job_function_clause="пункт 2.7 должностной инструкции"
        )
        text = make_paper("mentor_consent", factories.make_subject(factories.make_pair(terms=terms))).text

        assert "работа входит в мою трудовую функцию (пункт 2.7 должностной инструкции)" in text

    def test_promises_no_addendum_where_none_is_made(self) -> None:
        unpaid = factories.make_pupil_pair(terms=Terms(hours_per_month=4))
        text = make_paper("mentor_consent", factories.make_subject(unpaid)).text

        assert "оплата: в порядке, установленном положением об оплате труда работников." in text
        assert "дополнительным соглашением" not in text

    def test_is_not_for_an_outside_mentor(self) -> None:
        with pytest.raises(MissingFacts, match="согласие на работу даёт только работник"):
            make_paper("mentor_consent", factories.make_subject(factories.make_partner_pair()))


class TestConsentOfAnAdult:
    def test_has_the_nine_items_of_the_law(self) -> None:
        paper = make_paper("consent_pd_adult", factories.make_subject(person=SHEVCHUK))
        items = [one for one in paper.document.paragraphs if one.style and one.style.name.startswith("Пункт")]

        assert len(items) == 9
        assert "действует со дня подписания по 31 августа 2027 г. включительно" in paper.text
        assert "ознакомлена, согласна." in paper.text

    def test_prints_what_the_registry_keeps(self) -> None:
        private = PrivateFacts(
            "паспорт 00 00 000001, выдан 01.02.2010", "г. Озёрск-на-Каме, ул. Садовая, д. 2"
        )
        person = factories.make_person(private=private)
        text = make_paper("consent_pd_adult", factories.make_subject(person=person)).text

        assert "Документ, удостоверяющий личность: паспорт 00 00 000001" in text
        assert "заполняется" not in text

    def test_leaves_lines_for_the_pen_when_told(self) -> None:
        private = PrivateFacts("паспорт 00 00 000001", "ул. Садовая")
        subject = factories.make_subject(person=factories.make_person(private=private))
        text = make_paper("consent_pd_adult", subject, паспорт_и_адрес="впишет подписывающий").text

        assert "00 00 000001" not in text
        assert "Садовая" not in text
        assert "заполняется субъектом персональных данных" in text

    def test_names_a_recipient_with_the_address(self) -> None:
        subject = factories.make_subject(person=SHEVCHUK)
        recipient = {
            "получатель": "МАУ «Центр развития образования»",
            "адрес_получателя": "г. Озёрск-на-Каме",
        }
        text = make_paper("consent_pd_adult", subject, **recipient).text

        assert "МАУ «Центр развития образования», адрес: г. Озёрск-на-Каме" in text
        assert "передача (предоставление) лицу, указанному в пункте 5" in text
        with pytest.raises(MissingFacts, match="адрес получателя"):
            make_paper("consent_pd_adult", subject, получатель="МАУ «Центр развития образования»")

    def test_sends_a_minor_to_the_other_form(self) -> None:
        with pytest.raises(MissingFacts, match="законный представитель"):
            make_paper("consent_pd_adult", factories.make_subject(person=factories.make_pupil()))


class TestConsentForAMinor:
    def test_speaks_for_a_son(self) -> None:
        text = make_paper("consent_pd_minor", factories.make_subject(person=factories.make_pupil())).text

        assert "в интересах моего сына" in text
        assert (
            "Я, Петрова Ольга Ивановна, мать и законный представитель несовершеннолетнего "
            "Петрова Ивана Сергеевича, 12.03.2012 года рождения, обучающегося 8 «А» класса"
        ) in text

    def test_speaks_for_a_ward(self) -> None:
        guardian = factories.make_person("Гриценко Олег Иванович", "m", kind="parent")
        girl = factories.make_pupil("Ким Алина", "f", representatives=(Representative(guardian, "опекун"),))
        text = make_paper("consent_pd_minor", factories.make_subject(person=girl)).text

        assert "моей подопечной" in text
        assert (
            "Я, Гриценко Олег Иванович, опекун и законный представитель несовершеннолетней Ким Алины" in text
        )
        assert "реквизиты акта органа опеки и попечительства" in text

    @pytest.mark.parametrize(
        ("born", "signs"),
        [(date(2012, 9, 16), False), (date(2012, 9, 15), True), (date(2008, 9, 16), True)],
    )
    def test_is_signed_by_the_pupil_too_from_fourteen(self, born: date, signs: bool) -> None:
        pupil = factories.make_pupil(birth_date=born)
        text = make_paper("consent_pd_minor", factories.make_subject(person=pupil)).text

        assert ("обработки моих персональных данных ознакомлен, согласен" in text) is signs

    def test_asks_for_a_representative_and_the_birth_date(self) -> None:
        pupil = factories.make_pupil(representatives=(), birth_date=None)

        with pytest.raises(MissingFacts) as caught:
            make_paper("consent_pd_minor", factories.make_subject(person=pupil))

        assert [fault.place for fault in caught.value.faults] == ["лицо.дата_рождения", "представитель"]

    def test_is_not_for_the_grown_up(self) -> None:
        pupil = factories.make_pupil(birth_date=date(2008, 9, 15))

        with pytest.raises(MissingFacts, match="с 18 лет"):
            make_paper("consent_pd_minor", factories.make_subject(person=pupil))


class TestProgramme:
    def test_is_approved_by_the_director(self) -> None:
        text = make_paper("personal_program", factories.make_subject(factories.make_ordered_pair())).text

        assert text.startswith("УТВЕРЖДАЮ\nДиректор\nМБОУ «СОШ № 5»")
        assert "приказ от 15.09.2026 № 12-ОД" in text

    def test_is_approved_by_an_order_when_there_is_one(self) -> None:
        subject = factories.make_subject(factories.make_ordered_pair())
        text = make_paper("personal_program", subject, номер_приказа="15-ОД", дата_приказа="15.09.2026").text

        assert text.startswith("УТВЕРЖДЕНА\nприказом МБОУ «СОШ № 5»\nот 15.09.2026 № 15-ОД")
        with pytest.raises(MissingFacts, match="указываются вместе"):
            make_paper("personal_program", subject, номер_приказа="15-ОД")

    def test_numbers_the_plan_through_its_sections(self) -> None:
        paper = make_paper("personal_program", factories.make_subject(factories.make_ordered_pair()))
        plan = [row[0] or row[1] for row in paper.rows(1)[1:]]

        assert plan == [
            "Анализ затруднений",
            "Входная анкета и беседа",
            "Профессиональное развитие",
            "Посещение уроков наставника",
            "Открытый урок наставляемого",
        ]

    def test_is_signed_by_every_mentee(self) -> None:
        paper = make_paper("personal_program", factories.make_subject(factories.make_group(3)))

        assert [row[0] for row in paper.rows(3)] == [
            "Наставник",
            *["Наставляемый"] * 3,
            "СОГЛАСОВАНО: куратор",
        ]

    def test_is_not_made_without_a_plan(self) -> None:
        with pytest.raises(MissingFacts, match="персонализированная программа пары"):
            make_paper("personal_program", factories.make_subject(factories.make_pair(programme=None)))
