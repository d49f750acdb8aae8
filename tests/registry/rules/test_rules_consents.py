"""The rules of consents from both sides: facts that keep them, sentence and remedy when they do not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import factories
import pytest
from rule_cases import DAY, EVE, data_consent, found, subject_of

from registry.rules import Remedy
from registry.snapshot import Consent, Pair, Person


class TestConsentsToProcessing:
    """V-20: everyone but the employees has a live consent."""

    def test_of_employees_are_not_asked(self, pair: Pair) -> None:
        assert found("V-20", subject_of(pair)) == []

    def test_given_are_enough(self, pupil_pair: Pair, pupil: Person) -> None:
        assert found("V-20", subject_of(pupil_pair, consents=(data_consent(pupil),))) == []

    @pytest.mark.parametrize(
        ("consents", "why"),
        [
            ([], ""),
            ([{"valid_until": EVE}], " (истекло 14.09.2026)"),
            ([{"withdrawn_on": DAY}], " (отозвано 15.09.2026)"),
            ([{"signed_on": date(2026, 9, 16)}], " (подписано 16.09.2026, позже даты документа)"),
        ],
    )
    def test_missing_or_dead_are_named_with_the_reason(
        self, pupil_pair: Pair, pupil: Person, consents: list[dict[str, date]], why: str
    ) -> None:
        given = tuple(data_consent(pupil, **facts) for facts in consents)

        assert found("V-20", subject_of(pupil_pair, consents=given)) == [
            (
                f"Нет согласия на обработку персональных данных: Петров Иван Сергеевич{why}.",
                Remedy("consent", "pd_processing", person_id=pupil.id),
            )
        ]

    def test_of_another_kind_or_person_do_not_help(self, pupil_pair: Pair, pupil: Person) -> None:
        stranger = data_consent(factories.make_pupil())
        other_kind = replace(data_consent(pupil), kind="participation")

        assert len(found("V-20", subject_of(pupil_pair, consents=(stranger, other_kind)))) == 1

    def test_are_asked_once_of_a_person_in_two_pairs(self, pupil: Person) -> None:
        pairs = [factories.make_pupil_pair(mentees=(pupil,)) for _ in range(2)]

        assert len(found("V-20", subject_of(*pairs))) == 1

    def test_are_asked_of_an_outside_mentor_too(self) -> None:
        messages = [message for message, _ in found("V-20", subject_of(factories.make_partner_pair()))]

        assert messages == [
            "Нет согласия на обработку персональных данных: Лебедев Олег Игоревич.",
            "Нет согласия на обработку персональных данных: Ахмедова Лейла Рустам кызы.",
        ]


class TestWhoSignsAConsent:
    """V-25: for a minor, a legal representative."""

    def mother(self, pupil: Person) -> int:
        return pupil.representatives[0].person.id

    def test_is_the_legal_representative(self, pupil_pair: Pair, pupil: Person) -> None:
        given = data_consent(pupil, signer_id=self.mother(pupil))

        assert found("V-25", subject_of(pupil_pair, consents=(given,))) == []

    @pytest.mark.parametrize("signer", ["the minor", "nobody", "a stranger"])
    def test_is_nobody_else(self, pupil_pair: Pair, pupil: Person, signer: str) -> None:
        signer_id = {"the minor": pupil.id, "nobody": None, "a stranger": pupil_pair.mentor.id}[signer]
        given = data_consent(pupil, signer_id=signer_id)

        assert found("V-25", subject_of(pupil_pair, consents=(given,))) == [
            (
                "Согласие от 07.09.2026 за несовершеннолетнего подписал не законный представитель: "
                "Петров Иван Сергеевич.",
                Remedy("consent", "pd_processing", person_id=pupil.id),
            )
        ]

    def test_is_the_grown_person(self) -> None:
        grown = factories.make_pupil(birth_date=date(2008, 9, 7))
        pair = factories.make_pupil_pair(mentees=(grown,))

        assert found("V-25", subject_of(pair, consents=(data_consent(grown),))) == []

    def test_does_not_matter_in_a_consent_that_is_dead_or_of_somebody_else(
        self, pupil_pair: Pair, pupil: Person
    ) -> None:
        dead = data_consent(pupil, withdrawn_on=EVE)
        foreign = data_consent(factories.make_pupil())

        assert found("V-25", subject_of(pupil_pair, consents=(dead, foreign))) == []


class TestWhoWillSign:
    """V-25-SIGNER: before a consent paper is made, it is known who signs it."""

    def test_is_known_of_grown_people_and_of_minors_with_a_parent(self, pupil: Person) -> None:
        assert found("V-25-SIGNER", factories.make_subject(person=pupil)) == []
        assert found("V-25-SIGNER", factories.make_subject(person=factories.make_person())) == []
        assert found("V-25-SIGNER", factories.make_subject()) == []

    def test_is_asked_for_a_minor_nobody_represents(self) -> None:
        orphan = factories.make_pupil(representatives=())

        assert found("V-25-SIGNER", factories.make_subject(person=orphan)) == [
            (
                "Не указан законный представитель несовершеннолетнего: Петров Иван Сергеевич.",
                Remedy("person", person_id=orphan.id),
            )
        ]

    def test_is_not_known_without_a_birth_date(self) -> None:
        ageless = factories.make_pupil(birth_date=None)

        assert found("V-25-SIGNER", factories.make_subject(person=ageless)) == [
            ("Не указана дата рождения: Петров Иван Сергеевич.", Remedy("person", person_id=ageless.id))
        ]


class TestTheMentorsConsentToWork:
    """V-32: of every employed mentor, for this pair, not later than the paper."""

    def consent(self, pair: Pair, **facts: object) -> Consent:
        told: dict[str, object] = {"signed_on": DAY, "pair_id": pair.id} | facts
        return Consent(1, "mentor_work", pair.mentor.id, **told)  # type: ignore[arg-type]

    def test_given_for_the_pair_is_enough(self, pair: Pair) -> None:
        assert found("V-32", subject_of(pair, consents=(self.consent(pair),))) == []

    @pytest.mark.parametrize(
        ("facts", "why"),
        [
            ({"pair_id": 999}, ""),
            ({"pair_id": None}, ""),
            ({"signed_on": date(2026, 9, 16)}, " (подписано 16.09.2026, позже даты документа)"),
        ],
    )
    def test_for_another_pair_or_too_late_is_not(
        self, pair: Pair, facts: dict[str, object], why: str
    ) -> None:
        assert found("V-32", subject_of(pair, consents=(self.consent(pair, **facts),))) == [
            (
                "Нет письменного согласия на работу наставником: Иванова Анна Петровна "
                f"(в паре – Сидоров Пётр Ильич){why}.",
                Remedy("consent", "mentor_work", person_id=pair.mentor.id, pair_id=pair.id),
            )
        ]

    def test_of_a_partner_is_not_asked(self) -> None:
        assert found("V-32", subject_of(factories.make_partner_pair())) == []
