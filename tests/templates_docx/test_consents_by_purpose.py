"""The consents beside that to processing: to spreading, to taking part, of mentees; and their withdrawal."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import factories
import pytest
from papers import CATALOG, make_paper

from registry import acts, rules
from registry.reference.purposes import items, purposes
from registry.rules import Paper
from registry.snapshot import Consent, PrivateFacts, Subject
from templates_docx.errors import MissingFacts

SITE = {"ресурсы": "https://school5.example.ru\nhttps://vk.example.ru/school5"}


def pupil_of(born: date = date(2012, 3, 12)) -> Subject:
    return factories.make_subject(person=factories.make_pupil(birth_date=born))


class TestConsentToSpreading:
    def test_asks_yes_or_no_of_every_item_and_names_the_pages(self) -> None:
        paper = make_paper(
            "consent_dissemination", factories.make_subject(person=factories.make_person()), **SITE
        )
        table = paper.rows(0)

        assert table[0] == ["№ п/п", "Персональные данные", "Да", "Нет", "Запреты и условия"]
        assert [row[1] for row in table[1:]] == [item.title for item in items().values()]
        assert all(row[2:] == ["", "", ""] for row in table[1:])
        assert "https://school5.example.ru;\nhttps://vk.example.ru/school5." in paper.text
        assert "Строка без отметки означает «нет»." in paper.text
        assert "ИНН 5900000001, ОГРН 1025900000001" in paper.text
        assert "действует со дня подписания по 31 августа 2027 г." in paper.text

    def test_takes_the_schools_site_unless_told(self) -> None:
        school = factories.make_organisation(site_url="https://school5.example.ru")
        subject = factories.make_subject(person=factories.make_person(), organisation=school)

        assert "https://school5.example.ru." in make_paper("consent_dissemination", subject).text
        with pytest.raises(MissingFacts, match="адреса страниц"):
            make_paper("consent_dissemination", factories.make_subject(person=factories.make_person()))

    @pytest.mark.parametrize(
        ("born", "mother", "pupil"),
        [
            (date(2012, 9, 16), True, False),
            (date(2012, 9, 15), True, True),
            (date(2008, 9, 15), False, True),
        ],
    )
    def test_is_signed_by_age(self, born: date, mother: bool, pupil: bool) -> None:
        paper = make_paper("consent_dissemination", pupil_of(born), **SITE)
        signed = [
            row[0][1] for row in (paper.rows(number) for number in range(1, len(paper.document.tables)))
        ]

        assert ("/ О. И. Петрова /" in signed) is mother
        assert ("/ И. С. Петров /" in signed) is pupil


class TestConsentToTakingPart:
    def test_says_in_what_when_and_where(self) -> None:
        text = make_paper("consent_participation_minor", pupil_of(), форма="ученик – ученик").text

        assert "роль: наставляемый;" in text
        assert "форма наставничества: «ученик – ученик»;" in text
        assert "период: с 15 сентября 2026 г. по 31 августа 2027 г.;" in text
        assert "режим встреч: очно." in text
        assert "Согласие на обработку персональных данных" in text

    def test_asks_who_goes_along_outside_the_school(self) -> None:
        with pytest.raises(MissingFacts, match="кто сопровождает"):
            make_paper("consent_participation_minor", pupil_of(), вне_школы="АО «Вектор»")

    def test_speaks_of_video_only_where_there_is_any(self) -> None:
        remote = make_paper("consent_participation_minor", pupil_of(), режим="по видеосвязи").text

        assert "не записываются" in remote
        assert "не записываются" not in make_paper("consent_participation_minor", pupil_of()).text

    def test_does_not_end_before_it_begins(self) -> None:
        with pytest.raises(MissingFacts, match="раньше, чем начинается"):
            make_paper(
                "consent_participation_minor", pupil_of(), начало="01.12.2026", действует_по="01.11.2026"
            )

    def test_is_not_for_the_grown_up(self) -> None:
        with pytest.raises(MissingFacts, match="с 18 лет"):
            make_paper("consent_participation_minor", pupil_of(date(2008, 9, 15)))


class TestWithdrawal:
    def test_takes_the_day_of_the_live_consent(self) -> None:
        person = factories.make_person(private=PrivateFacts(phone="+7 900 000-00-01"))
        given = [
            Consent(1, "pd_processing", person.id, date(2025, 9, 1), valid_until=date(2026, 8, 31)),
            Consent(2, "pd_processing", person.id, date(2026, 9, 1)),
            Consent(3, "pd_dissemination", person.id, date(2026, 9, 2)),
        ]
        subject = replace(factories.make_subject(person=person), consents=tuple(given))
        text = make_paper("consent_withdrawal", subject).text

        assert "отзываю согласие от 1 сентября 2026 г. на обработку моих персональных данных" in text
        assert "не более 30 (тридцати) дней" in text
        assert "контакт: +7 900 000-00-01" in text

    def test_of_spreading_demands_an_end_in_three_working_days(self) -> None:
        person = factories.make_person()
        given = Consent(
            3, "pd_dissemination", person.id, date(2026, 9, 2), resources=("https://school5.example.ru",)
        )
        subject = replace(factories.make_subject(person=person), consents=(given,))
        text = make_paper("consent_withdrawal", subject, вид="pd_dissemination", перечень="фотография").text

        assert "не позднее 3 (трёх) рабочих дней" in text
        assert "распространение которых прекращается: фотография." in text
        assert "Где размещены: https://school5.example.ru." in text

    def test_without_a_live_consent_asks_for_its_day(self) -> None:
        with pytest.raises(MissingFacts, match="впишите дату"):
            make_paper("consent_withdrawal", pupil_of())

    def test_is_not_older_than_the_consent(self) -> None:
        with pytest.raises(MissingFacts, match="раньше самого согласия"):
            make_paper("consent_withdrawal", pupil_of(), дата_согласия="16.09.2026")

    def test_for_a_minor_comes_from_the_representative(self) -> None:
        text = make_paper("consent_withdrawal", pupil_of(), дата_согласия="01.09.2026").text

        assert "от Петровой Ольги Ивановны" in text
        assert "Являясь законным представителем несовершеннолетнего Петрова Ивана Сергеевича" in text
        assert "Я, Петров Иван Сергеевич, с отзывом согласен." in text


class TestConsentOfMentees:
    def test_of_one_is_a_statement_of_his_own(self) -> None:
        text = make_paper("mentee_consent", factories.make_subject(factories.make_pair())).text

        assert "от учителя физики\nСидорова Петра Ильича" in text
        assert "в качестве наставника Ивановой Анны Петровны, учителя математики" in text

    def test_of_a_group_is_signed_by_every_adult(self) -> None:
        grown = factories.make_group(3).mentees
        pair = factories.make_pair(mentees=(*grown, factories.make_pupil()))
        paper = make_paper("mentee_consent", factories.make_subject(pair))

        assert "Мы, нижеподписавшиеся, согласны" in paper.text
        assert len(paper.rows(0)) == 1 + len(grown)
        assert "Петров" not in " ".join(row[1] for row in paper.rows(0))

    def test_is_not_for_minors(self) -> None:
        with pytest.raises(MissingFacts, match="согласие законного представителя на участие"):
            make_paper("mentee_consent", factories.make_subject(factories.make_pupil_pair()))


class TestConsentsAreSeparate:
    """V-20: the words of a consent to processing stand in consents alone, and only one purpose in each."""

    def outline(self, type_id: str) -> str:
        folder: Path = CATALOG[type_id].folder
        return (folder / "outline.txt").read_text(encoding="utf-8").replace("\N{NO-BREAK SPACE}", " ")

    @pytest.mark.parametrize("type_id", list(CATALOG))
    def test_no_other_form_takes_one_along(self, type_id: str) -> None:
        own = CATALOG[type_id].manifest.records_consent in {"pd_processing", "pd_dissemination"}
        speaks = any(
            "даю" in line and "персональных данных" in line for line in self.outline(type_id).split("\n")
        )

        assert speaks is own

    @pytest.mark.parametrize("type_id", ["consent_pd_adult", "consent_pd_minor", "consent_dissemination"])
    def test_its_lists_are_closed(self, type_id: str) -> None:
        text = self.outline(type_id).lower()

        assert [
            word for word in ("и др.", "и т. д", "и т. п", "и иные", "в иных", "и прочее") if word in text
        ] == []


class TestTheNineItems:
    """V-23: a consent says all that the law asks; what somebody took out of the form is missed."""

    @pytest.mark.parametrize("type_id", ["consent_pd_adult", "consent_pd_minor"])
    def test_are_in_our_forms_and_missed_when_gone(self, type_id: str) -> None:
        person = factories.make_pupil() if type_id.endswith("minor") else factories.make_person()
        subject = factories.make_subject(person=person)
        lines = tuple(make_paper(type_id, subject).paragraphs)

        assert self.told(subject, lines) == []
        for gone in (
            "Цель обработки",
            "Срок действия согласия",
            "Перечень действий",
            "удостоверяющий личность",
        ):
            left = tuple(line for line in lines if gone not in line)
            assert len(self.told(subject, left)) >= 1, gone
        opened = (*lines, "Перечень: имя, фамилия и др.")
        assert self.told(subject, opened) == [
            "Перечень в согласии открытый («и др.»): назовите всё по отдельности."
        ]

    def test_name_the_operator_and_his_address(self) -> None:
        subject = factories.make_subject(person=factories.make_person())
        lines = tuple(make_paper("consent_pd_adult", subject).paragraphs)
        moved = replace(subject, organisation=factories.make_organisation(address="г. Иной, ул. Новая, д. 1"))

        assert self.told(moved, lines) == [
            "В согласии не указано: адрес оператора. Проверьте настройки школы и форму."
        ]

    def told(self, subject: Subject, lines: tuple[str, ...]) -> list[str]:
        paper = Paper("any", subject.on, series="consents", lines=lines)
        return [one.message for one in rules.check(["V-23"], subject, paper) if one.rule == "V-23"]


DESTROYED_BY = {"должность_исполнителя": "секретарь", "исполнитель": "А. П. Иванова"}


class TestTheActOfDestruction:
    def test_says_what_is_gone_and_what_the_law_keeps(self) -> None:
        answers = DESTROYED_BY | {"хранится": "приказ о закреплении пары", "дата_уничтожения": "10.09.2026"}
        paper = make_paper("erasure_act", pupil_of(), **answers)

        assert "Персональные данные Петрова Ивана Сергеевича уничтожены 10.09.2026." in paper.text
        assert ["Причина уничтожения", "отзыв согласия субъектом персональных данных"] in paper.rows(0)
        assert "хранится по закону: приказ о закреплении пары." in paper.text

    def test_is_not_written_before_the_deed(self) -> None:
        with pytest.raises(MissingFacts, match="раньше уничтожения"):
            make_paper("erasure_act", pupil_of(), **DESTROYED_BY, дата_уничтожения="16.09.2026")


class TestThePurposes:
    def test_name_only_papers_there_are(self) -> None:
        named = {one.withdrawn_by for one in purposes().values()}
        named |= {task.paper for one in purposes().values() for task in one.tasks}

        assert named - {""} <= set(CATALOG)

    def test_are_what_the_forms_record(self) -> None:
        recorded = {one.manifest.records_consent for one in CATALOG.values()} - {None}

        assert recorded <= set(purposes())

    def test_lean_on_acts_there_are(self) -> None:
        assert [
            ref
            for one in purposes().values()
            for ref in one.acts
            if acts.parse(ref).act_id not in acts.federal()
        ] == []
