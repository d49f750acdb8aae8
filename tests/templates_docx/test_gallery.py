"""People nobody thinks of: every form with hard subjects prints clean, without a blank or a fault."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Any

import factories
import pytest
from papers import CATALOG, Paper, make_paper, sample_of, sampled_paper, subject_of

from registry.snapshot import Form, Pair, Representative, Terms
from service.operations.fitting import NOT_FOR_THIS
from templates_docx.vocabulary import Registration, Request
from templates_docx.vocabulary.own_words import own_words

LONG_NAME = (
    "Муниципальное автономное общеобразовательное учреждение «Средняя общеобразовательная школа № 118 "
    "с углублённым изучением отдельных предметов имени дважды Героя Советского Союза «А & Б»»"
)
PEOPLE: dict[str, dict[str, Any]] = {
    "no patronymic": {"full": "Саидова Лейла", "gender": "f"},
    "woman, surname on a consonant": {"full": "Шевчук Дарья Олеговна", "gender": "f"},
    "double surname": {"full": "Римская-Корсакова Анна Ильинична", "gender": "f"},
    "indeclinable surname": {"full": "Седых Пётр Ильич", "gender": "m"},
    "Turkic patronymic": {"full": "Алиев Рустам Мамед оглы", "gender": "m"},
    "surname on -ко": {"full": "Гриценко Олег Иванович", "gender": "m"},
    "ampersand": {"full": "Ткач Илья Ильич", "gender": "m", "position": "методист центра «А & Б»"},
    "two-part post": {"full": "Ким Алина Сергеевна", "gender": "f", "position": "социальный педагог"},
    "post with a capital": {"full": "Ким Олег Петрович", "gender": "m", "position": "Учитель 1 «А» класса"},
}
SCHOOLS: dict[str, dict[str, Any]] = {
    "long name": {"full_name": LONG_NAME, "short_name": "МАОУ «СОШ № 118 им. «А & Б»»"},
    "man": {"director": factories.make_signatory("Ткач Илья Ильич", "m")},
    "acting woman": {"director": factories.make_signatory("Шевчук Дарья Олеговна", "f", acting=True)},
    "acting man": {
        "director": factories.make_signatory("Ким Олег", "m", position="и.о. директора", acting=True)
    },
    "head": {"director": factories.make_signatory(position="заведующий")},
    "no founder, not municipal": {"founder": "", "is_municipal": False},
}
GUARDIAN = factories.make_person("Гриценко Олег Иванович", "m", kind="parent", birth_date=date(1980, 1, 1))
MINORS: dict[str, dict[str, Any]] = {
    "of thirteen": {"birth_date": date(2013, 3, 12)},
    "just fourteen": {"birth_date": date(2012, 9, 15)},
    "of seventeen": {"birth_date": date(2008, 9, 16), "class_label": "11А"},
    "girl with a guardian": {
        "full": "Шевчук Дарья",
        "gender": "f",
        "representatives": (Representative(GUARDIAN, "опекун"),),
    },
    "girl with a father": {
        "full": "Ким Алина Олеговна",
        "gender": "f",
        "representatives": (Representative(GUARDIAN, "отец"),),
    },
    "without a class": {"class_label": ""},
}
CIRCUMSTANCES: dict[str, dict[str, Any]] = {
    "remote": {"terms": Terms(Decimal("1500.50"), 4, "дистанционно")},
    "mixed mode": {"terms": Terms(Decimal("21000"), 21, "смешанно"), "kind": "реверсивное"},
    "four mentees": {"mentees": factories.make_group(4).mentees, "kind": "групповое"},
    "forty mentees": {"mentees": factories.make_group(40).mentees, "kind": "групповое"},
    "one rouble": {"terms": Terms(Decimal("1"), 1)},
    "hours unknown": {"terms": Terms(Decimal("4000"))},
    "already in an order": {"order": factories.make_ordered_pair().order},
    "no request": {"request": ""},
    "two school years": {"ends_on": date(2027, 12, 31)},
}


def _pairs() -> dict[str, Pair]:
    people = {name: factories.make_person(**facts) for name, facts in PEOPLE.items()}
    pupils = {name: factories.make_pupil(**facts) for name, facts in MINORS.items()}
    health = Form("special", "учитель – ученик с ОВЗ", federal=False)
    return {
        **{f"mentor: {name}": factories.make_pair(mentor=one) for name, one in people.items()},
        **{f"mentee: {name}": factories.make_pair(mentees=(one,)) for name, one in people.items()},
        **{f"pupil {name}": factories.make_pupil_pair(mentees=(one,)) for name, one in pupils.items()},
        **{name: factories.make_pair(**facts) for name, facts in CIRCUMSTANCES.items()},
        "form that names health": factories.make_pupil_pair(form=health),
    }


PAIRS = _pairs()
ABOUT_PAIRS = [type_id for type_id, one in CATALOG.items() if one.manifest.subject in {"pair", "pairs"}]


def is_for(type_id: str, pair: Pair) -> bool:
    """False when the paper is for others: adults' consents are not of pupils."""
    subject = subject_of(type_id, pair)
    request = Request(subject, {}, Registration("", subject.on))
    return not any(fault.code in NOT_FOR_THIS for fault in own_words(CATALOG[type_id]).check(request))


FITTING = [
    (type_id, case) for type_id in ABOUT_PAIRS for case, pair in PAIRS.items() if is_for(type_id, pair)
]


def assert_clean(paper: Paper) -> None:
    """Nothing a reader would send back: no tag, no None, no doubled space or mark, no number sign alone."""
    raw = "\n".join(paper.paragraphs)
    assert re.findall(r"[{}]|\bNone\b|\bОВЗ\b", raw) == []
    assert re.findall(r".{9}[ \u00a0]{2}.{9}", raw) == []
    assert re.findall(r".{9}(?:\.\.|,,|;;|\( | \)|[ \u00a0][,;.])", raw) == []
    assert re.findall(r".{9}№(?!\u00a0).{9}", raw) == []


class TestPapersAboutPairs:
    @pytest.mark.parametrize(("type_id", "case"), FITTING)
    def test_print_clean(self, type_id: str, case: str) -> None:
        assert_clean(sampled_paper(type_id, subject_of(type_id, PAIRS[case])))

    @pytest.mark.parametrize("type_id", ABOUT_PAIRS)
    @pytest.mark.parametrize("case", SCHOOLS)
    def test_print_clean_for_a_school(self, type_id: str, case: str) -> None:
        school = factories.make_organisation(**SCHOOLS[case])

        assert_clean(sampled_paper(type_id, subject_of(type_id, factories.make_pair(), organisation=school)))


ABOUT_SCHOOLS = [type_id for type_id, one in CATALOG.items() if one.manifest.subject == "organisation"]


@pytest.mark.parametrize("type_id", ABOUT_SCHOOLS)
class TestPapersAboutSchools:
    @pytest.mark.parametrize("case", SCHOOLS)
    def test_print_clean(self, type_id: str, case: str) -> None:
        school = factories.make_organisation(**SCHOOLS[case])
        day = sample_of(type_id)["date"]
        subject = subject_of(type_id, *PAIRS.values(), on=day, organisation=school)

        assert_clean(sampled_paper(type_id, subject))


class TestOrder:
    @pytest.mark.parametrize("count", [1, 2, 3, 4, 40])
    def test_prints_clean_for_any_number_of_pairs(self, count: int) -> None:
        pairs = [factories.make_pair() for _ in range(count)]

        assert_clean(make_paper("order_pairing", factories.make_pairs_subject(*pairs)))

    def test_prints_clean_for_all_of_them_together(self) -> None:
        assert_clean(make_paper("order_pairing", factories.make_pairs_subject(*PAIRS.values())))


ANSWERS = {
    "consent_dissemination": {"ресурсы": "https://school.example.ru"},
    "consent_withdrawal": {"дата_согласия": "01.09.2026"},
}


class TestConsents:
    @pytest.mark.parametrize("type_id", ["consent_pd_adult", "consent_dissemination", "consent_withdrawal"])
    @pytest.mark.parametrize("case", PEOPLE)
    def test_of_an_adult_prints_clean(self, case: str, type_id: str) -> None:
        person = factories.make_person(**PEOPLE[case])

        assert_clean(make_paper(type_id, factories.make_subject(person=person), **ANSWERS.get(type_id, {})))

    @pytest.mark.parametrize(
        "type_id",
        ["consent_pd_minor", "consent_dissemination", "consent_withdrawal", "consent_participation_minor"],
    )
    @pytest.mark.parametrize("case", MINORS)
    def test_for_a_minor_prints_clean(self, case: str, type_id: str) -> None:
        person = factories.make_pupil(**MINORS[case])

        assert_clean(make_paper(type_id, factories.make_subject(person=person), **ANSWERS.get(type_id, {})))

    @pytest.mark.parametrize("kind", ["pd_processing", "pd_dissemination", "participation", "psychology"])
    def test_of_every_kind_is_withdrawn_clean(self, kind: str) -> None:
        for person in (factories.make_person(), factories.make_pupil()):
            subject = factories.make_subject(person=person)
            assert_clean(make_paper("consent_withdrawal", subject, вид=kind, дата_согласия="01.09.2026"))

    @pytest.mark.parametrize("case", SCHOOLS)
    def test_print_clean_for_a_school(self, case: str) -> None:
        school = factories.make_organisation(**SCHOOLS[case])
        subject = factories.make_subject(person=factories.make_person(), organisation=school)

        assert_clean(make_paper("consent_pd_adult", subject))
