"""Every rule from both sides: the facts that keep it, and the sentence and remedy when they do not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import factories
import pytest

from registry import rules
from registry.rules import RULES, Finding, Remedy, Rule
from registry.snapshot import Consent, Contract, IssuedReference, Pair, Person, Programme, Subject, Terms

DAY = factories.TODAY
EVE = date(2026, 9, 14)


def found(rule: str, subject: Subject) -> list[tuple[str, Remedy | None]]:
    return [(finding.message, finding.remedy) for finding in rules.check([rule], subject)]


def subject_of(*pairs: Pair, consents: tuple[Consent, ...] = (), on: date = DAY) -> Subject:
    return replace(factories.make_pairs_subject(*pairs, on=on), consents=consents)


def data_consent(person: Person, **facts: object) -> Consent:
    told: dict[str, object] = {"signed_on": date(2026, 9, 7), "signer_id": person.id} | facts
    return Consent(1, "pd_processing", person.id, **told)  # type: ignore[arg-type]


@pytest.fixture
def pair() -> Pair:
    """Иванова mentors Сидоров."""
    return factories.make_pair()


@pytest.fixture
def pupil() -> Person:
    return factories.make_pupil()


@pytest.fixture
def pupil_pair(pupil: Person) -> Pair:
    """Иванова mentors the pupil Петров."""
    return factories.make_pupil_pair(mentees=(pupil,))


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
                "Нет письменного согласия наставника Иванова Анна Петровна на работу с: "
                f"Сидоров Пётр Ильич{why}.",
                Remedy("consent", "mentor_work", person_id=pair.mentor.id, pair_id=pair.id),
            )
        ]

    def test_of_a_partner_is_not_asked(self) -> None:
        assert found("V-32", subject_of(factories.make_partner_pair())) == []


class TestPairsThatCannotBe:
    """V-34: nobody mentors himself, no pair stands twice, none is mirrored."""

    def test_are_not_among_ordinary_ones(self, pair: Pair) -> None:
        assert found("V-34", subject_of(pair, factories.make_pair())) == []

    def test_of_one_person(self, pair: Pair) -> None:
        lonely = replace(pair, mentees=(pair.mentor,))

        assert found("V-34", subject_of(lonely)) == [
            (
                "Наставник и наставляемый — один человек: Иванова Анна Петровна.",
                Remedy("pair", pair_id=pair.id),
            )
        ]

    def test_named_twice(self, pair: Pair) -> None:
        message = "Пара указана дважды: Иванова Анна Петровна — Сидоров Пётр Ильич."
        twin = replace(pair, id=999)

        assert found("V-34", subject_of(pair, pair)) == [(message, Remedy("pair", pair_id=pair.id))]
        assert found("V-34", subject_of(pair, twin)) == [(message, Remedy("pair", pair_id=999))]

    def test_of_another_period_are_other_pairs(self, pair: Pair) -> None:
        later = replace(pair, id=999, starts_on=date(2027, 6, 1), ends_on=date(2027, 8, 31))

        assert found("V-34", subject_of(pair, later)) == []

    def test_mirrored(self, pair: Pair) -> None:
        mirrored = replace(pair, id=999, mentor=pair.mentees[0], mentees=(pair.mentor,))

        assert found("V-34", subject_of(pair, mirrored)) == [
            (
                "Взаимная пара допустима только для вида «реверсивное»: "
                "Иванова Анна Петровна — Сидоров Пётр Ильич.",
                Remedy("pair", pair_id=999),
            )
        ]
        assert found("V-34", subject_of(pair, replace(mirrored, kind="реверсивное"))) == []


class TestPeopleWhoLeft:
    """DISMISSED: nobody in the pair has left, nobody comes later."""

    @pytest.mark.parametrize("part", ["mentor", "mentees", "curator"])
    def test_on_the_day_of_the_paper_stop_it(self, pair: Pair, part: str) -> None:
        left = factories.make_person("Громова Ирина Юрьевна", dismissed_on=DAY)
        broken = replace(pair, **{part: (left,) if part == "mentees" else left})

        assert found("DISMISSED", subject_of(broken)) == [
            (
                "Громова Ирина Юрьевна: выбыла 15.09.2026, в паре участвовать не может.",
                Remedy("person", person_id=left.id),
            )
        ]

    def test_are_told_of_as_men_or_women(self, pair: Pair) -> None:
        left = replace(pair.mentees[0], dismissed_on=EVE)

        ((message, _),) = found("DISMISSED", subject_of(replace(pair, mentees=(left,))))
        assert message == "Сидоров Пётр Ильич: выбыл 14.09.2026, в паре участвовать не может."

    def test_later_do_not(self, pair: Pair) -> None:
        leaving = replace(pair.mentor, dismissed_on=date(2026, 9, 16))

        assert found("DISMISSED", subject_of(replace(pair, mentor=leaving))) == []

    def test_or_have_not_come_yet(self, pair: Pair) -> None:
        coming = replace(pair.mentor, hired_on=date(2026, 9, 16))

        assert found("DISMISSED", subject_of(replace(pair, mentor=coming))) == [
            (
                "Иванова Анна Петровна: дата приёма 16.09.2026 позже даты документа.",
                Remedy("person", person_id=coming.id),
            )
        ]
        assert found("DISMISSED", subject_of(replace(pair, mentor=replace(coming, hired_on=DAY)))) == []

    def test_are_looked_for_where_there_is_no_curator(self, pair: Pair) -> None:
        assert found("DISMISSED", subject_of(replace(pair, curator=None))) == []


class TestTheOrder:
    """SECOND-ORDER and V-47: one live order, and it comes before the programme."""

    def test_is_only_one(self) -> None:
        ordered = factories.make_ordered_pair()

        assert found("SECOND-ORDER", subject_of(ordered)) == [
            (
                "Пара уже закреплена приказом от 15.09.2026 № 12-ОД: "
                "Иванова Анна Петровна — Сидоров Пётр Ильич. Сначала отмените тот приказ.",
                Remedy("order", pair_id=ordered.id),
            )
        ]

    def test_is_not_in_the_way_of_a_pair_without_one(self, pair: Pair) -> None:
        assert found("SECOND-ORDER", subject_of(pair)) == []

    def test_comes_before_the_programme(self, pair: Pair) -> None:
        assert found("V-47", subject_of(factories.make_ordered_pair())) == []
        assert found("V-47", subject_of(pair)) == [
            (
                "Пара ещё не закреплена приказом: Иванова Анна Петровна — Сидоров Пётр Ильич.",
                Remedy("order", pair_id=pair.id),
            )
        ]

    def test_is_not_later_than_the_programme(self) -> None:
        late = IssuedReference(1, "order_pairing", "12-ОД", date(2026, 9, 16))
        pair = factories.make_pair(order=late)

        assert found("V-47", subject_of(pair)) == [
            (
                "Программа датирована раньше приказа о закреплении пары: "
                "Иванова Анна Петровна — Сидоров Пётр Ильич.",
                Remedy("order", pair_id=pair.id),
            )
        ]


class TestThePlan:
    """V-47-PLAN: a programme has a goal and activities."""

    def test_written_is_enough(self, pair: Pair) -> None:
        assert found("V-47-PLAN", subject_of(pair)) == []

    @pytest.mark.parametrize(
        "programme", [None, factories.make_programme(goal=""), factories.make_programme(activities=())]
    )
    def test_missing_or_half_written_is_not(self, pair: Pair, programme: Programme | None) -> None:
        assert found("V-47-PLAN", subject_of(replace(pair, programme=programme))) == [
            (
                "Не заполнены цель или план мероприятий программы: "
                "Иванова Анна Петровна — Сидоров Пётр Ильич.",
                Remedy("pair", pair_id=pair.id),
            )
        ]


class TestTheCurator:
    def test_is_named(self, pair: Pair) -> None:
        assert found("CURATOR", subject_of(pair)) == []

    def test_missing_is_asked_for(self, pair: Pair) -> None:
        assert found("CURATOR", subject_of(replace(pair, curator=None))) == [
            (
                "У пары не назначен куратор: Иванова Анна Петровна — Сидоров Пётр Ильич.",
                Remedy("pair", pair_id=pair.id),
            )
        ]


class TestThePeriod:
    def test_lasts_through_its_last_day(self, pair: Pair) -> None:
        assert found("PERIOD", subject_of(pair, on=date(2027, 5, 31))) == []

    def test_over_stops_the_paper(self, pair: Pair) -> None:
        assert found("PERIOD", subject_of(pair, on=date(2027, 6, 1))) == [
            (
                "Период пары истёк 31.05.2027, раньше даты документа: "
                "Иванова Анна Петровна — Сидоров Пётр Ильич.",
                Remedy("pair", pair_id=pair.id),
            )
        ]


class TestTheTermsOfTheWork:
    """V-41: form and amount of the work are told."""

    def test_told_are_enough(self, pair: Pair) -> None:
        assert found("V-41", subject_of(pair)) == []

    def test_missing_are_all_named(self, pair: Pair) -> None:
        remedy = Remedy("pair", pair_id=pair.id)

        assert found("V-41", subject_of(replace(pair, terms=Terms(mode="")))) == [
            (
                "Не указана форма работы (очно, дистанционно): Иванова Анна Петровна — Сидоров Пётр Ильич.",
                remedy,
            ),
            ("Не указан объём работы (часов в месяц): Иванова Анна Петровна — Сидоров Пётр Ильич.", remedy),
        ]


class TestThePay:
    """V-42: the work is paid, or it is part of the job and no addendum is made."""

    def test_settled_is_enough(self, pair: Pair) -> None:
        assert found("V-42", subject_of(pair)) == []

    @pytest.mark.parametrize("amount", [None, Decimal(0), Decimal(-1)])
    def test_missing_is_asked_for(self, pair: Pair, amount: Decimal | None) -> None:
        assert found("V-42", subject_of(replace(pair, terms=Terms(amount)))) == [
            ("Не указан размер выплаты наставнику: Иванова Анна Петровна.", Remedy("pair", pair_id=pair.id))
        ]

    def test_within_the_job_needs_no_addendum(self, pair: Pair) -> None:
        within = replace(pair, terms=Terms(Decimal(5000), in_job_function=True))

        assert found("V-42", subject_of(within)) == [
            (
                "Наставничество входит в трудовую функцию, дополнительное соглашение не требуется: "
                "Иванова Анна Петровна.",
                Remedy("omit", pair_id=pair.id),
            )
        ]


class TestTheContract:
    """V-43: the addendum names a contract and comes before the work."""

    def test_named_in_time_is_enough(self, pair: Pair) -> None:
        assert found("V-43", subject_of(pair)) == []

    @pytest.mark.parametrize("contract", [None, Contract("", date(2018, 9, 3))])
    def test_missing_is_asked_for(self, pair: Pair, contract: Contract | None) -> None:
        mentor = replace(pair.mentor, contract=contract)

        assert found("V-43", subject_of(replace(pair, mentor=mentor))) == [
            (
                "Не указаны номер и дата трудового договора: Иванова Анна Петровна.",
                Remedy("person", person_id=mentor.id),
            )
        ]

    def test_is_not_amended_after_the_work_began(self, pair: Pair) -> None:
        assert found("V-43", subject_of(pair, on=date(2026, 9, 16))) == [
            (
                "Дополнительное соглашение датировано 16.09.2026, позже начала наставничества 15.09.2026: "
                "Иванова Анна Петровна.",
                Remedy("pair", pair_id=pair.id),
            )
        ]

    def test_of_an_outsider_does_not_exist(self) -> None:
        pair = factories.make_partner_pair()

        assert found("V-43", subject_of(pair)) == [
            (
                "Наставник не работник школы, трудового договора нет: Лебедев Олег Игоревич.",
                Remedy("omit", pair_id=pair.id),
            )
        ]


class TestCheck:
    def test_finds_nothing_wrong_with_a_pair_in_order(self, pair: Pair) -> None:
        subject = replace(factories.make_pairs_subject(pair), consents=factories.make_consents(pair))

        assert rules.check(set(RULES) - {"V-47"}, subject) == []

    def test_gives_all_findings_at_once_with_their_norms(self, pair: Pair) -> None:
        broken = replace(pair, curator=None, terms=Terms())
        findings = rules.check(["CURATOR", "V-41", "V-42"], subject_of(broken))

        assert [(one.rule, one.severity) for one in findings] == [
            ("CURATOR", "block"),
            ("V-41", "block"),
            ("V-42", "block"),
        ]
        assert findings[1].norm == "ТК РФ, ст. 351.8"

    def test_puts_the_graver_first(self, monkeypatch: pytest.MonkeyPatch, pair: Pair) -> None:
        def breach(_: Subject) -> list[tuple[str, None]]:
            return [("Нарушено.", None)]

        for severity in ("info", "warn", "block"):
            monkeypatch.setitem(RULES, severity, Rule(severity, severity, "норма", "Правило.", breach))  # type: ignore[arg-type]

        found_now = rules.check(["info", "warn", "block", "warn"], subject_of(pair))
        assert [one.rule for one in found_now] == ["block", "warn", "warn", "info"]
        assert found_now[0] == Finding("block", "block", "Нарушено.", "норма", None)

    def test_does_not_pass_over_an_unknown_rule(self, pair: Pair) -> None:
        with pytest.raises(KeyError, match="V-999"):
            rules.check(["V-999"], subject_of(pair))

    def test_asked_of_one_person_says_nothing_of_pairs(self) -> None:
        alone = factories.make_subject(person=factories.make_person())

        assert rules.check(RULES, alone) == []

    def test_knows_every_rule_by_its_own_id(self) -> None:
        assert all(rule.id == key for key, rule in RULES.items())
