"""The variants of certificates, letters, agreements and the papers that open and close a school's year."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import factories
import pytest
from papers import Paper, sampled_paper, subject_of
from pypdf import PdfReader
from test_gallery import MINORS, PEOPLE, SCHOOLS, assert_clean

from docgen import DocgenError, to_pdf
from registry.snapshot import Person

AWARDED_ON = date(2027, 5, 31)


def certificate(person: Person, **answers: str) -> Paper:
    school = answers.pop("school", None)
    named: dict[str, Any] = SCHOOLS[school] if school else {}
    organisation = factories.make_organisation(**named)
    subject = factories.make_subject(person=person, on=AWARDED_ON, organisation=organisation)
    return sampled_paper("award_certificate", subject, **answers)


def letter(**answers: str) -> Paper:
    return sampled_paper(
        "information_letter", subject_of("information_letter", factories.make_pair()), **answers
    )


class TestCertificate:
    def test_names_whoever_is_honoured_in_the_nominative(self) -> None:
        text = certificate(factories.make_person()).text

        assert "награждается\nИванова Анна Петровна,\nучитель математики МБОУ «СОШ № 5»," in text
        assert "Приказ от 28 мая 2027 г. № 33-ЛС" in text

    def test_thanks_in_the_dative(self) -> None:
        text = certificate(factories.make_person(), вид="благодарность").text

        assert "объявляется\nИвановой Анне Петровне,\nучителю математики МБОУ «СОШ № 5»," in text

    def test_of_a_partner_names_his_own_organisation(self) -> None:
        text = certificate(factories.make_partner(), вид="письмо").text

        assert "вручается\nЛебедеву Олегу Игоревичу,\nинженеру-конструктору АО «Вектор & Ко»," in text

    @pytest.mark.parametrize(
        ("kind", "words"),
        [
            ("грамота", "награждается\nАО «Вектор & Ко»"),
            ("письмо", "направляется\nАкционерному обществу «Вектор»"),
        ],
    )
    def test_honours_an_organisation(self, kind: str, words: str) -> None:
        typed = {"организация": "Акционерное общество «Вектор»"} if kind == "письмо" else {}
        text = certificate(factories.make_partner(), вид=kind, кому="организация", **typed).text

        assert words in text
        assert "Лебедев" not in text

    def test_asks_which_organisation(self) -> None:
        with pytest.raises(DocgenError, match="наименование организации"):
            certificate(factories.make_person(), кому="организация")

    @pytest.mark.parametrize("kind", ["грамота", "благодарность", "письмо"])
    def test_prints_clean_for_hard_people(self, kind: str) -> None:
        people = [factories.make_person(**facts) for facts in PEOPLE.values()]
        pupils = [factories.make_pupil(**facts) for facts in MINORS.values()]
        for person in (*people, *pupils):
            assert_clean(certificate(person, вид=kind))

    @pytest.mark.parametrize("school", SCHOOLS)
    def test_stays_one_page(self, school: str) -> None:
        long = factories.make_person("Римская-Корсакова Александра Константиновна", "f")
        paper = certificate(long, вид="письмо", school=school)

        assert len(PdfReader(io.BytesIO(to_pdf(paper.data))).pages) == 1

    def test_stands_on_its_drawn_sheet(self) -> None:
        data = certificate(factories.make_person()).data

        assert "background.png" in certificate(factories.make_person()).document.element.xml
        assert b"/Subtype /Image" in to_pdf(data)


class TestLetter:
    @pytest.mark.parametrize("whom", ["педагоги", "родители", "обучающиеся", "выпускники", "партнёры"])
    def test_prints_clean_for_everybody(self, whom: str) -> None:
        assert_clean(letter(группа=whom, адресат_фио="", адресат_должность=""))

    def test_greets_one_person_by_name(self) -> None:
        text = letter().text

        assert "Генеральному директору Акционерного общества «Вектор»" in text
        assert "Уважаемая Наталья Олеговна!" in text

    def test_invites_to_an_event(self) -> None:
        event = {"мероприятие": "Шаги к успеху", "место": "актовый зал", "дата_мероприятия": "20.05.2027"}
        paper = letter(вид="приглашение", группа="родители", адресат_фио="", адресат_должность="", **event)

        assert_clean(paper)
        assert "приглашает родителей (законных представителей) обучающихся принять участие" in paper.text

    def test_asks_where_and_when(self) -> None:
        with pytest.raises(DocgenError, match="место проведения"):
            letter(вид="приглашение")


LATER = {"вступает": "01.10.2026"}
PAID = {"платно": "да", "условия_оплаты": "Партнёр оплачивает работу наставников"}


class TestVariants:
    @pytest.mark.parametrize(
        ("type_id", "answers"),
        [
            ("cooperation_agreement", {"кто_наставники": "студенты", "практика": "да", **PAID}),
            (
                "cooperation_agreement",
                {"несовершеннолетние": "нет", "на_территории": "нет", "продление": "нет"},
            ),
            (
                "pay_regulation_amendment",
                {"способ": "процент", "значение": "20", "категории": "нет", **LATER},
            ),
            ("pay_regulation_amendment", {"способ": "баллы", "значение": "5", "премия": "нет", **LATER}),
            ("pay_regulation_amendment", {"мнение_профсоюза": "", "акт_омсу": "", **LATER}),
            ("collective_agreement_addendum", {"молодые": "нет", "отпуск_дней": ""}),
            ("school_mentoring_program", {"обучающиеся": "нет", "партнёры": "нет"}),
            ("school_mentoring_program", {"педагоги": "нет", "протокол": ""}),
            ("final_event_protocol", {"вид": "педсовет"}),
            ("final_event_protocol", {"вид": "мероприятие", "выступили": "", "решения": ""}),
            ("mentor_training_plan", {"вид": "установочная сессия", "участники": "", "внешнее": ""}),
            ("mentee_needs_report", {"кого": "обучающиеся", "состав": ""}),
            ("municipal_contest_regulation", {"конкурс": "", "очный": ""}),
            ("best_practice_case", {"отзыв": "", "риски": "", "вывод": "", "фото": "3 фотографии на сайте"}),
        ],
    )
    def test_print_clean(self, type_id: str, answers: dict[str, str]) -> None:
        assert_clean(sampled_paper(type_id, subject_of(type_id, factories.make_ordered_pair()), **answers))

    @pytest.mark.parametrize("case", PEOPLE)
    def test_nominations_print_clean_for_hard_people(self, case: str) -> None:
        person = factories.make_person(**PEOPLE[case])
        subject = factories.make_subject(person=person, on=AWARDED_ON.replace(month=6, day=1))

        assert_clean(sampled_paper("award_nomination", subject))


class TestRefusals:
    @pytest.mark.parametrize(
        ("type_id", "answers", "told"),
        [
            ("cooperation_agreement", {"партнёр_инн": "123"}, "ИНН партнёра"),
            ("cooperation_agreement", {"партнёр_фио": "Гриценко Н. О."}, "не полное"),
            ("cooperation_agreement", {"платно": "да"}, "условия оплаты"),
            ("pay_regulation_amendment", {"способ": "процент"}, "процент или баллы"),
            ("final_event_protocol", {"победители": ""}, "победители"),
            ("final_event_protocol", {"всего_членов": "20"}, "кворума нет"),
            ("award_nomination", {"против": "31"}, "не принято"),
            ("mentee_needs_report", {"запросы": "Работа с родителями; 25"}, "не больше 24"),
            ("mentor_training_plan", {"темы": "Лекция"}, "часы темы"),
            ("municipal_contest_regulation", {"итоги": "01.01.2027"}, "раньше предыдущего"),
            ("school_mentoring_program", {"педагоги": "нет", "обучающиеся": "нет"}, "ни о ком"),
        ],
    )
    def test_say_what_is_wrong(self, type_id: str, answers: dict[str, str], told: str) -> None:
        fact = factories.make_person() if type_id == "award_nomination" else factories.make_ordered_pair()
        with pytest.raises(DocgenError, match=told):
            sampled_paper(type_id, subject_of(type_id, fact, on=date(2027, 6, 1)), **answers)


class TestNeeds:
    def test_hide_small_groups(self) -> None:
        rows = sampled_paper("mentee_needs_report", subject_of("mentee_needs_report")).rows(0)

        assert ["", "Организация групповой работы на уроке", "14", "58 %"] in rows
        assert ["", "Подготовка к аттестации", "менее 5", "не показывается"] in rows
