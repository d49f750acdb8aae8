"""Names nobody can decline by their spelling stop a paper; the nearly sure ones are only noted."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import factories
from rule_cases import DAY, found, subject_of

from registry import rules
from registry.rules import Remedy
from registry.snapshot import CASES, Person


def named(person: Person, **facts: Any) -> Person:
    return replace(person, name=replace(person.name, **facts))


def doubtful(person: Person) -> Person:
    return named(person, confidence="low", doubt="Ременя или Ремня.")


class TestDoubtfulNames:
    def test_block_by_name_and_lead_to_the_forms(self) -> None:
        mentor = doubtful(factories.make_person("Ремень Анна Ивановна"))
        subject = subject_of(factories.make_pair(mentor=mentor))

        message = "Подтвердите склонение: Ремень Анна Ивановна. Ременя или Ремня."
        assert found("NAME-FORMS", subject) == [(message, Remedy("name", person_id=mentor.id, on=DAY))]

    def test_are_asked_of_every_paper_though_no_type_names_the_rule(self) -> None:
        mentee = doubtful(factories.make_person())
        findings = rules.check([], subject_of(factories.make_pair(mentees=(mentee,))))

        assert [(one.rule, one.severity) for one in findings] == [("NAME-FORMS", "block")]

    def test_count_everybody_the_paper_may_name_once(self) -> None:
        people = [doubtful(factories.make_person()) for _ in range(3)]
        pair = factories.make_pair(mentor=people[0], mentees=(people[1],), curator=people[2])

        told = [remedy.person_id for _, remedy in found("NAME-FORMS", subject_of(pair, pair)) if remedy]
        assert told == [one.id for one in people]

    def test_count_whoever_signs_and_whoever_stands_for_a_minor(self) -> None:
        director = factories.make_signatory()
        school = factories.make_organisation(
            director=replace(director, name=replace(director.name, confidence="low"))
        )
        pupil = factories.make_pupil()
        mother = pupil.representatives[0]
        pupil = replace(pupil, representatives=(replace(mother, person=doubtful(mother.person)),))

        told = found("NAME-FORMS", factories.make_subject(person=pupil, organisation=school))
        assert [remedy.person_id for _, remedy in told if remedy] == [None, mother.person.id]

    def test_are_silent_once_confirmed(self) -> None:
        forms = dict.fromkeys(CASES[1:], "Ремень Анна Ивановна")
        mentor = named(doubtful(factories.make_person()), confirmed=forms)

        assert found("NAME-FORMS", subject_of(factories.make_pair(mentor=mentor))) == []


class TestNearlySureNames:
    def test_are_noted_and_do_not_block(self) -> None:
        mentor = named(factories.make_person("Кравец Анна Ивановна"), confidence="medium")
        (finding,) = rules.check([], subject_of(factories.make_pair(mentor=mentor)))

        assert (finding.rule, finding.severity) == ("NAME-NOTE", "info")
        assert "Кравец Анна Ивановна" in finding.message
