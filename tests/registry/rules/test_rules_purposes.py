"""Each purpose on a basis of its own: the rules of consents by purpose, from both sides."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import factories
import pytest
from rule_cases import DAY, EVE, data_consent, found, subject_of

from registry import rules
from registry.rules import Paper
from registry.snapshot import Consent, Pair, Person, Representative

GIVEN = date(2026, 9, 7)


def consent(kind: str, person: Person, **facts: Any) -> Consent:
    told: dict[str, Any] = {"signed_on": GIVEN} | facts
    return Consent(2, kind, person.id, **told)


def of_mother(kind: str, pupil: Person, **facts: Any) -> Consent:
    return consent(kind, pupil, signer_id=pupil.representatives[0].person.id, **facts)


def messages(rule: str, subject: Any, *lines: str, series: str = "od", **inputs: str) -> list[str]:
    paper = Paper("any", DAY, inputs, series, lines=lines or None)
    return [one.message for one in rules.check([rule], subject, paper) if one.rule == rule]


class TestTheSecondSignature:
    """V-25: from fourteen the minor signs too; a guardian shows the act."""

    @pytest.mark.parametrize(("youth", "count"), [(True, 0), (None, 0), (False, 1)])
    def test_is_asked_from_fourteen(
        self, pupil_pair: Pair, pupil: Person, youth: bool | None, count: int
    ) -> None:
        given = of_mother("pd_processing", pupil, youth_signed=youth)

        assert len(found("V-25", subject_of(pupil_pair, consents=(given,)))) == count

    def test_is_not_asked_of_the_younger(self) -> None:
        child = factories.make_pupil(birth_date=date(2012, 9, 8))
        given = of_mother("pd_processing", child, youth_signed=False)

        assert found("V-25", subject_of(factories.make_pupil_pair(mentees=(child,)), consents=(given,))) == []

    @pytest.mark.parametrize(("basis", "count"), [("", 1), ("акт от 01.02.2020 № 3", 0)])
    def test_of_a_guardian_needs_his_act(self, basis: str, count: int) -> None:
        guardian = factories.make_person("Гриценко Олег Иванович", "m", kind="parent")
        pupil = factories.make_pupil(representatives=(Representative(guardian, "опекун", basis),))
        given = of_mother("participation", pupil)
        told = found("V-25", subject_of(factories.make_pupil_pair(mentees=(pupil,)), consents=(given,)))

        assert len(told) == count
        assert all("без документа о полномочиях" in message for message, _ in told)


class TestComingOfAge:
    def of(self, born: date) -> Any:
        pupil = factories.make_pupil(birth_date=born)
        pair = factories.make_pupil_pair(mentees=(pupil,))
        return subject_of(pair, consents=(of_mother("pd_processing", pupil),))

    @pytest.mark.parametrize(
        ("born", "warned"), [(date(2008, 10, 15), 1), (date(2008, 10, 16), 0), (date(2008, 9, 16), 1)]
    )
    def test_is_told_thirty_days_before(self, born: date, warned: int) -> None:
        told = [one for one in rules.check([], self.of(born)) if one.rule == "V-25-AGE"]

        assert len(told) == warned
        assert {one.severity for one in told} <= {"warn"}

    def test_ends_what_the_representative_signed(self) -> None:
        assert found("V-20", self.of(date(2008, 9, 16))) == []
        ((message, _),) = found("V-20", self.of(date(2008, 9, 15)))

        assert message.endswith("(подписал представитель 07.09.2026, а теперь есть 18 лет: нужно своё).")


class TestWhoIsOfAge:
    """V-24: signs for himself."""

    def test_and_nobody_for_him(self) -> None:
        pair = factories.make_partner_pair()
        own = data_consent(pair.mentor)

        assert found("V-24", subject_of(pair, consents=(own,))) == []
        by_wife = replace(own, signer_id=999_999)
        assert len(found("V-24", subject_of(pair, consents=(by_wife,)))) == 1
        law = replace(by_wife, other_basis="договор от 01.09.2026 № 5")
        assert found("V-24", subject_of(pair, consents=(law,))) == []


class TestAPausedConsent:
    def test_holds_nothing_until_it_is_resumed(self, pupil_pair: Pair, pupil: Person) -> None:
        paused = of_mother("pd_processing", pupil, paused_on=EVE)
        ((message, _),) = found("V-20", subject_of(pupil_pair, consents=(paused,)))

        assert message.endswith("(приостановлено 14.09.2026).")
        resumed = replace(paused, resumed_on=DAY)
        assert found("V-20", subject_of(pupil_pair, consents=(resumed,))) == []

    def test_of_the_mentor_stops_the_pair(self, pair: Pair) -> None:
        paused = consent("mentor_work", pair.mentor, pair_id=pair.id, paused_on=EVE)
        ((message, _),) = found("V-32", subject_of(pair, consents=(paused,)))

        assert message.endswith("(приостановлено 14.09.2026).")


class TestWithdrawal:
    """V-28: nothing new is made of data whose consent is withdrawn."""

    @pytest.mark.parametrize("kind", ["pd_processing", "participation"])
    def test_of_a_pupils_consent_refuses(self, pupil_pair: Pair, pupil: Person, kind: str) -> None:
        gone = of_mother(kind, pupil, withdrawn_on=EVE)
        again = of_mother(kind, pupil, signed_on=EVE)

        assert len(found("V-28", subject_of(pupil_pair, consents=(gone,)))) == 1
        assert found("V-28", subject_of(pupil_pair, consents=(gone, again))) == []
        assert found("V-28", subject_of(pupil_pair, consents=(of_mother(kind, pupil),))) == []

    def test_of_the_mentors_consent_refuses_this_pair_alone(self, pair: Pair) -> None:
        other = factories.make_pair(mentor=pair.mentor)
        gone = consent("mentor_work", pair.mentor, pair_id=pair.id, withdrawn_on=EVE)

        ((message, remedy),) = found("V-28", subject_of(pair, other, consents=(gone,)))
        assert remedy is not None
        assert remedy.pair_id == pair.id
        assert "Согласие отозвано 14.09.2026: Иванова Анна Петровна" in message

    def test_leaves_an_employees_labour_papers(self, pair: Pair) -> None:
        gone = consent("pd_processing", pair.mentor, withdrawn_on=EVE)

        assert found("V-28", subject_of(pair, consents=(gone,))) == []


class TestMenteesAgreement:
    """V-33."""

    def test_of_an_adult_is_his_own_and_for_this_pair(self, pair: Pair) -> None:
        mentee = pair.mentees[0]
        own = consent("being_mentored", mentee, pair_id=pair.id)

        assert found("V-33", subject_of(pair, consents=(own,))) == []
        ((message, remedy),) = found(
            "V-33", subject_of(pair, consents=(replace(own, pair_id=pair.id + 999),))
        )
        assert (
            message == "Нет согласия наставляемого на работу с наставником: Сидоров Пётр Ильич "
            "(наставник – Иванова Анна Петровна)."
        )
        assert remedy is not None
        assert (remedy.consent_kind, remedy.person_id) == ("being_mentored", mentee.id)

    def test_of_a_minor_is_the_representatives_to_taking_part(self, pupil_pair: Pair, pupil: Person) -> None:
        assert found("V-33", subject_of(pupil_pair, consents=(of_mother("participation", pupil),))) == []
        ((message, _),) = found("V-33", subject_of(pupil_pair))
        assert message == "Нет согласия представителя на участие в наставничестве: Петров Иван Сергеевич."

    def test_is_asked_of_a_minor_who_mentors_too(self, pupil: Person) -> None:
        pair = factories.make_pupil_pair(mentor=factories.make_pupil("Ким Олег"), mentees=(pupil,))

        assert len(found("V-33", subject_of(pair))) == 2


class TestPsychology:
    """V-51."""

    def test_of_minors_needs_a_consent(self, pupil_pair: Pair, pupil: Person) -> None:
        assert len(found("V-51", subject_of(pupil_pair))) == 1
        assert found("V-51", subject_of(pupil_pair, consents=(of_mother("psychology", pupil),))) == []

    def test_of_adults_does_not(self, pair: Pair) -> None:
        assert found("V-51", subject_of(pair)) == []


class TestSpreading:
    """V-26 and V-27."""

    def yes(self, person: Person, **facts: Any) -> Consent:
        told = {
            "items": {"name": True},
            "resources": ("https://school.example.ru",),
            "valid_until": date(2027, 8, 31),
        }
        return consent("pd_dissemination", person, **(told | facts))

    @pytest.mark.parametrize(
        ("lacks", "what"),
        [
            ({"items": {}}, "отметки «да» или «нет»"),
            ({"resources": ()}, "адреса страниц"),
            ({"valid_until": None}, "срок"),
        ],
    )
    def test_is_settled_item_by_item(self, lacks: dict[str, Any], what: str) -> None:
        person = factories.make_person()
        whole = factories.make_subject(person=person)

        assert found("V-26", replace(whole, consents=(self.yes(person),))) == []
        ((message, _),) = found("V-26", replace(whole, consents=(self.yes(person, **lacks),)))
        assert what in message

    def test_of_a_name_needs_a_yes(self) -> None:
        person = factories.make_person()
        whole = factories.make_subject(person=person)

        assert found("V-27", replace(whole, consents=(self.yes(person),))) == []
        assert len(found("V-27", whole)) == 1
        silent = self.yes(person, items={"photo": True})
        ((message, _),) = found("V-27", replace(whole, consents=(silent,)))
        assert "(в согласии отмечено «нет»)" in message
        law = consent("pd_dissemination", person, other_basis="152-ФЗ, ст. 10.1 ч. 15: приказ № 4")
        assert found("V-27", replace(whole, consents=(law,))) == []


class TestARecipient:
    """V-22: is named in the consent of everybody whose data go to him."""

    def test_must_be_the_one_in_the_consent(self, pupil_pair: Pair, pupil: Person) -> None:
        teacher = data_consent(pupil_pair.mentor, recipient="МАУ «ЦРО»")
        named = subject_of(
            pupil_pair, consents=(teacher, of_mother("pd_processing", pupil, recipient="МАУ «ЦРО»"))
        )
        silent = subject_of(pupil_pair, consents=(teacher, of_mother("pd_processing", pupil)))

        assert messages("V-22", named, получатель="МАУ  «цро»") == []
        assert messages("V-22", named, получатель="Управление образования") != []
        assert messages("V-22", silent, получатель="МАУ «ЦРО»") == [
            "Нет согласия на передачу данных «МАУ «ЦРО»»: Петров Иван Сергеевич."
        ]


class TestTheRegister:
    """V-29."""

    def test_holds_nobody_without_a_basis(self, pupil_pair: Pair, pupil: Person) -> None:
        assert found("V-29", subject_of(pupil_pair, consents=(of_mother("pd_processing", pupil),))) == []
        ((message, _),) = found("V-29", subject_of(pupil_pair))
        assert message.startswith("В базу внести нельзя. Нет согласия")


class TestWordsOfAPaper:
    def test_of_a_consent_stand_alone(self, pair: Pair) -> None:
        whole = subject_of(pair)
        said = "Я, Иванова, даю согласие на обработку моих персональных данных."

        assert len(messages("V-20-TEXT", whole, "Приказываю:", said)) == 1
        assert messages("V-20-TEXT", whole, "Согласия на обработку собраны.") == []
        assert messages("V-20-TEXT", whole, said, series="consents") == []
        both = messages("V-20-TEXT", whole, said, "и согласие на распространение", series="consents")
        assert both == ["В одном документе два согласия: на обработку и на распространение. Разделите их."]

    def test_tell_nothing_of_health(self, pupil_pair: Pair, pupil: Person) -> None:
        ill = replace(pupil_pair, request="адаптация ребёнка с ОВЗ")

        assert len(messages("V-21", subject_of(ill))) == 1
        assert messages("V-21", subject_of(pupil_pair)) == []
        assert messages("V-21", subject_of(ill, consents=(of_mother("pd_special", pupil),))) == []
        alone = factories.make_subject(person=pupil)
        assert len(messages("V-21", alone, трудности="есть диагноз")) == 1

    def test_of_a_report_name_nobody(self, pupil_pair: Pair) -> None:
        whole = subject_of(pupil_pair)

        assert messages("V-30", whole, "Пар: 12", "Школа № 5") == []
        assert messages("V-30", whole, "Лучшим назван Петров\N{NO-BREAK SPACE}Иван Сергеевич") == [
            "В отчёте назван участник: Петров Иван Сергеевич. Оставьте только числа."
        ]
