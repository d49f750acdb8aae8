"""Papers by which a pair's work ends or is paid: who stands in which case, which variant says what."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import factories
import pytest
from papers import make_paper, sampled_paper

from registry.snapshot import Ending, Pair, Subject, Terms
from templates_docx.errors import MissingFacts

ORDERED = factories.make_ordered_pair()
APRIL = date(2027, 4, 12)


def ended(ending: Ending | None = None, pair: Pair = ORDERED) -> Subject:
    return replace(factories.make_subject(pair, on=APRIL), ending=ending)


def change(ending: Ending | None = None, pair: Pair = ORDERED, **answers: str) -> str:
    return make_paper("order_pairing_change", ended(ending, pair), **answers).text


class TestOrderOfChange:
    def test_of_a_refusal_rests_on_the_statement_and_revokes_the_old_point(self) -> None:
        text = change(factories.make_ending("refusal", notified_on=APRIL), причина="отказ")

        assert "О досрочном прекращении работы наставнической пары" in text
        assert (
            "письменного заявления Ивановой Анны Петровны, учителя математики, от 12 апреля 2027 г." in text
        )
        assert "Последний день работы – 15 апреля 2027 г." in text
        assert "Признать утратившим силу с 16 апреля 2027 г. приказ от 15.09.2026 № 12-ОД в части" in text
        assert "о прекращении с 16 апреля 2027 г. выплаты наставнику" in text

    def test_of_a_new_mentor_fixes_the_new_pair(self) -> None:
        text = change(factories.make_ending("mentor_changed", with_successor=True), причина="замена")

        assert "О замене наставника" in text
        assert (
            "Закрепить с 16 апреля 2027 г. за Сидоровым Петром Ильичом, учителем физики, наставника "
            "Кузнецову Веру Андреевну, учителя информатики" in text
        )
        assert "Учителю информатики Кузнецовой В. А. разработать" in text
        assert "об установлении выплаты вновь назначенному наставнику" in text

    def test_of_a_finished_programme_asks_for_no_agreement(self) -> None:
        text = change(factories.make_ending("finished", date(2027, 5, 31)), причина="завершение")

        assert "О завершении работы наставнической пары" in text
        assert "соглашение о прекращении" not in text
        assert "рассмотреть отчёт наставника" in text

    def test_of_new_facts_ends_nothing(self) -> None:
        text = change(причина="изменение", что_изменено="В связи с переменой фамилии наставника")

        assert "Внести изменения в приказ от 15.09.2026 № 12-ОД" in text
        assert "в связи с переменой фамилии наставника, изложив" in text
        assert "Прекратить" not in text
        assert "утратившим силу" not in text

    def test_speaks_of_a_group_and_of_no_pay_where_there_is_none(self) -> None:
        group = factories.make_group(2, terms=Terms(in_job_function=True))
        text = change(pair=group, причина="отмена")

        assert "наставнической группы" in text
        assert "выплат" not in text

    def test_acquaints_the_new_mentor_too(self) -> None:
        ending = factories.make_ending("mentor_changed", with_successor=True)
        rows = make_paper("order_pairing_change", ended(ending), причина="замена").rows(0)

        assert "Кузнецова Вера Андреевна, учитель информатики" in [row[1] for row in rows]

    def test_refuses_a_day_outside_the_period(self) -> None:
        with pytest.raises(MissingFacts, match=r"последний день \(01\.06\.2028\) вне периода"):
            change(причина="отказ", последний_день="01.06.2028")


class TestStatementAndNotice:
    def test_of_an_employee_needs_no_reason(self) -> None:
        text = sampled_paper("mentor_refusal_statement", ended()).text

        assert "Борисовой Е. Т.\nот учителя математики\nИвановой Анны Петровны" in text
        assert "статьёй 351.8 Трудового кодекса Российской Федерации досрочно отказываюсь" in text
        assert "причин" not in text

    def test_notice_speaks_to_the_person(self) -> None:
        text = sampled_paper("mentor_cancellation_notice", ended()).text

        assert "Учителю математики\nИвановой Анне Петровне" in text
        assert "Уважаемая Анна Петровна!" in text
        assert "Последним днём работы по наставничеству является 15 апреля 2027 г." in text
        assert "Уведомление получила:" in text

    @pytest.mark.parametrize(
        "type_id",
        ["mentor_refusal_statement", "mentor_cancellation_notice", "labour_addendum_termination"],
    )
    def test_are_for_employees_alone(self, type_id: str) -> None:
        with pytest.raises(MissingFacts, match="Лебедев Олег Игоревич"):
            make_paper(type_id, ended(pair=factories.make_partner_pair()))

    def test_agreement_settles_the_pay_and_no_sanction(self) -> None:
        text = sampled_paper("labour_addendum_termination", ended()).text

        assert "5 000,00 руб. (пять тысяч рублей 00 копеек) в месяц" in text
        assert "не влечёт для Работника дисциплинарной ответственности" in text
        assert "дополнительным соглашением от 10 сентября 2026 г. № 3/к" in text


class TestPay:
    def test_is_set_in_figures_and_words(self) -> None:
        paper = sampled_paper("order_mentoring_payment", factories.make_pairs_subject(ORDERED))

        assert "Об установлении выплаты наставнику" in paper.text
        assert paper.rows(0)[1][4] == "5 000,00 руб. (пять тысяч рублей 00 копеек)"
        assert "пункта 4.5 Положения об оплате труда" in paper.text

    def test_is_stopped_from_the_day_after_the_last(self) -> None:
        subject = replace(
            factories.make_pairs_subject(ORDERED, on=APRIL), ending=factories.make_ending("refusal")
        )
        text = sampled_paper("order_mentoring_payment", subject, действие="прекратить").text

        assert "Прекратить с 16 апреля 2027 г. выплату" in text
        assert "по 15 апреля 2027 г. включительно" in text

    def test_of_work_with_pupils_is_extra_pay(self) -> None:
        text = sampled_paper(
            "order_mentoring_payment", factories.make_pairs_subject(factories.make_pupil_pair())
        )

        assert "со статьями 60.2, 135 и 151 Трудового кодекса" in text.text
        assert "ежемесячную доплату" in text.text

    def test_bonus_needs_a_sum(self) -> None:
        subject = factories.make_pairs_subject(ORDERED)
        with pytest.raises(MissingFacts, match="размер премии"):
            make_paper("order_mentoring_payment", subject, действие="премировать")
        text = make_paper(
            "order_mentoring_payment", subject, действие="премировать", сумма_премии="3000"
        ).text

        assert "О премировании наставника" in text
        assert "3 000,00 руб. (три тысячи рублей 00 копеек)" in text

    def test_commission_without_a_quorum_decides_nothing(self) -> None:
        subject = factories.make_pairs_subject(ORDERED)

        with pytest.raises(MissingFacts, match="кворума нет: присутствуют 4 из 9"):
            sampled_paper("payment_commission_protocol", subject, всего_членов="9")
        with pytest.raises(MissingFacts, match="голосов 6, а присутствуют 4"):
            sampled_paper("payment_commission_protocol", subject, за="6")


class TestReport:
    def test_counts_what_was_done_of_the_plan(self) -> None:
        rows = [factories.make_activity(n, actual_result="сделано" if n < 3 else "") for n in (1, 2, 3)]
        pair = replace(ORDERED, programme=factories.make_programme(activities=tuple(rows)))
        text = sampled_paper("mentor_report", factories.make_subject(pair)).text

        assert "Всего в плане 3 мероприятия." in text
        assert (
            "отмечен у 2 мероприятий (выполнение плана – 67 %). Результат не отмечен у 1 мероприятия." in text
        )

    def test_leaves_lines_where_nothing_was_typed(self) -> None:
        text = make_paper("mentor_report", factories.make_subject(ORDERED)).text

        assert "Результаты работы (заполняется от руки):" in text
        assert "Самооценка" not in text

    def test_log_has_a_row_a_meeting(self) -> None:
        rows = make_paper("meeting_log", factories.make_subject(ORDERED), регулярных="2").rows(1)

        assert [row[2] for row in rows[1:]] == [
            "первая (организационная)", "пробная", "планирование",
            "регулярная", "регулярная", "заключительная",
        ]  # fmt: skip


class TestSchoolPapers:
    def test_event_has_its_programme_in_the_appendix(self) -> None:
        paper = sampled_paper("order_final_event", factories.make_school_subject(on=date(2027, 5, 11)))

        assert "в 2026–2027 учебном году" in paper.text
        assert "согласно приложению к настоящему приказу" in paper.text
        assert "возложить на Орлову Татьяну Николаевну, заместителя директора по УВР." in paper.text
        assert paper.rows(0)[2][1:] == ["14.00", "Открытие, приветствие директора", "директор"]

    def test_event_is_not_before_its_order(self) -> None:
        with pytest.raises(MissingFacts, match=r"мероприятие \(26\.05\.2027\) раньше даты приказа"):
            sampled_paper("order_final_event", factories.make_school_subject(on=date(2027, 6, 1)))

    def test_awards_give_each_his_own(self) -> None:
        text = sampled_paper("order_awards", factories.make_school_subject(on=date(2027, 5, 28))).text

        assert "Ивановой Анне Петровне, учителю математики;" in text
        assert "Объявить благодарность Кузнецовой Дарье Олеговне, обучающейся." in text
        assert "Вручить благодарственное письмо Лебедеву Олегу Игоревичу, инженеру-конструктору." in text

    def test_bonus_goes_to_employees_alone(self) -> None:
        with pytest.raises(MissingFacts, match="премию получают только работники школы"):
            sampled_paper("order_awards", factories.make_school_subject(), вид="премия", сумма="1000")

    def test_pay_speaks_of_each_sum(self) -> None:
        other = factories.make_pair(terms=Terms(Decimal("1500.50"), 4))
        paper = sampled_paper("order_mentoring_payment", factories.make_pairs_subject(ORDERED, other))

        assert [row[4].split(" руб")[0] for row in paper.rows(0)[1:]] == ["5 000,00", "1 500,50"]


class TestCurator:
    def test_is_appointed_in_the_accusative_for_the_school_year(self) -> None:
        text = sampled_paper(
            "order_curator_appointment", factories.make_school_subject(on=date(2026, 8, 31))
        ).text

        assert "Назначить Орлову Татьяну Николаевну, заместителя директора по УВР, куратором" in text
        assert "на период с 1 сентября 2026 г. по 31 августа 2027 г." in text
        assert "возложить его обязанности на Лаптева Игоря Семёновича, методиста." in text

    def test_works_for_extra_pay_by_an_agreement(self) -> None:
        subject = factories.make_school_subject(on=date(2026, 8, 31))
        text = sampled_paper("order_curator_appointment", subject, условия="доплата").text

        assert "статьи 60.2 и 151 Трудового кодекса" in text
        assert "в рамках должностных обязанностей" not in text

    def test_is_not_asked_of_a_school_year_nobody_can_read(self) -> None:
        with pytest.raises(MissingFacts, match="учебный год «2026–2029» не понят"):
            sampled_paper(
                "order_curator_appointment", factories.make_school_subject(), учебный_год="2026–2029"
            )
