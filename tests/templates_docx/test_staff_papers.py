"""The papers of an employed mentor: the addendum and the consent to the work."""

from __future__ import annotations

from decimal import Decimal

import factories
import pytest
from papers import make_paper

from registry.snapshot import Terms
from templates_docx.errors import MissingFacts

PETROV = factories.make_person("Петров Пётр Ильич", "m", position="учитель физики")
SHEVCHUK = factories.make_person("Шевчук Дарья Олеговна", "f", position="педагог-психолог")


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
        assert "знакомит наставляемого с требованиями" in text
        assert "1 500,50 руб. (одна тысяча пятьсот рублей 50 копеек)" in text

    def test_does_not_teach_a_senior_colleague_the_ways_of_the_school(self) -> None:
        pair = factories.make_pair(kind="Реверсивное")
        text = make_paper("labour_addendum", factories.make_subject(pair)).text

        assert "вид – реверсивное" in text
        assert "знакомит" not in text

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
