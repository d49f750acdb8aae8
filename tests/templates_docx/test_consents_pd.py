"""The consents to the processing of personal data, of an adult and for a minor."""

from __future__ import annotations

from datetime import date

import factories
import pytest
from papers import make_paper

from registry.snapshot import PrivateFacts, Representative
from templates_docx.errors import MissingFacts

SHEVCHUK = factories.make_person("Шевчук Дарья Олеговна", "f", position="педагог-психолог")


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

    def test_calls_bare_figures_a_passport(self) -> None:
        person = factories.make_person(private=PrivateFacts("00 00 № 000001, выдан 01.02.2010"))
        text = make_paper("consent_pd_adult", factories.make_subject(person=person)).text

        assert "Документ, удостоверяющий личность: паспорт 00 00 № 000001" in text

    def test_says_who_in_the_pair_learns_what(self) -> None:
        papers = [
            make_paper("consent_pd_adult", factories.make_subject(person=SHEVCHUK)),
            make_paper("consent_pd_minor", factories.make_subject(person=factories.make_pupil())),
        ]

        for text in (paper.text for paper in papers):
            assert "передача (предоставление, доступ) другим участникам той же наставнической пары" in text
            assert "Иным лицам персональные данные не передаются" in text

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
