"""Noting signed consents: for whom, for which pair, and who signed."""

from __future__ import annotations

from datetime import date

import pytest
import schools
from served import Served

from registry import consents, people
from registry.errors import InvalidFact, NotFound
from registry.snapshot import Consent
from service.access import Actor, robot
from service.operations.record_consent import Signed, record_consent, record_consents

DAY = schools.DAY


def actor_of(served: Served) -> Actor:
    return robot(served.told.school, "tests")


def record(served: Served, person_id: int, kind: str = "pd_processing", **facts: int | date | None) -> int:
    told = {"signed_on": DAY} | facts
    return record_consent(
        served.parts,
        actor_of(served),
        person_id=person_id,
        kind=kind,
        at=served.at,
        **told,
    )


def kept(served: Served, consent_id: int) -> Consent:
    with served.uow() as uow:
        return consents.get(uow.session, consent_id)


def add_father(served: Served) -> int:
    """The pupil's second legal representative."""
    with served.uow() as uow:
        father = schools.make_person(
            uow, served.told.school, "Кузнецов Олег Иванович", kind="parent", gender="m", title=""
        )
        people.represent(uow, served.told.pupil, father, "отец")
        uow.commit()
    return father


class TestPair:
    def test_of_another_school_is_as_unknown_as_none(self, served: Served) -> None:
        with served.uow() as uow:
            foreign = schools.make_pair(uow, served.told.other_school)
            uow.commit()
        for pair_id in (foreign, 99_999):
            with pytest.raises(NotFound, match="Такой пары"):
                record(served, served.told.teacher, "mentor_work", pair_id=pair_id)

    def test_must_hold_the_person(self, served: Served) -> None:
        with pytest.raises(InvalidFact, match="не участвует") as fault:
            record(served, served.told.partner, pair_id=served.told.pair)
        assert fault.value.place == "pair"

    def test_of_a_mentors_consent_is_the_one_he_mentors(self, served: Served) -> None:
        with pytest.raises(InvalidFact, match="не наставник"):
            record(served, served.told.pupil, "mentor_work", pair_id=served.told.pupil_pair)
        with pytest.raises(InvalidFact, match="укажите пару"):
            record(served, served.told.teacher, "mentor_work")

    def test_is_asked_for_in_a_list_of_many_too(self, served: Served) -> None:
        told = served.told
        wrong = [
            Signed(told.teacher, "mentor_work"),
            Signed(told.young_teacher, "mentor_work", told.pair),
        ]
        for one in wrong:
            with pytest.raises(InvalidFact):
                record_consents(served.parts, actor_of(served), [one], signed_on=DAY, at=served.at)

    def test_ends_the_consent_that_is_for_it(self, served: Served) -> None:
        found = record(served, served.told.teacher, "mentor_work", pair_id=served.told.pair)
        assert kept(served, found).valid_until == date(2026, 5, 31)


class TestKind:
    def test_must_be_known(self, served: Served) -> None:
        with pytest.raises(InvalidFact, match="вида согласия нет") as fault:
            record(served, served.told.teacher, "anything")
        assert fault.value.place == "kind"


class TestSigner:
    def test_is_the_only_representative_unless_told(self, served: Served) -> None:
        found = record(served, served.told.pupil, signed_on=date(2025, 8, 30))
        assert kept(served, found).signer_id == served.told.mother

    def test_of_two_representatives_must_be_told(self, served: Served) -> None:
        father = add_father(served)
        with pytest.raises(InvalidFact, match="выберите, кто") as fault:
            record(served, served.told.pupil, signed_on=date(2025, 8, 30))
        assert fault.value.place == "signer"
        found = record(served, served.told.pupil, signed_on=date(2025, 8, 30), signer_id=father)
        assert kept(served, found).signer_id == father

    @pytest.mark.parametrize("who", ["teacher", "pupil", "foreigner"])
    def test_of_a_minors_consent_is_nobody_else(self, served: Served, who: str) -> None:
        with pytest.raises(InvalidFact, match="не его законный представитель"):
            record(served, served.told.pupil, signer_id=getattr(served.told, who))

    def test_of_an_adults_consent_is_the_adult(self, served: Served) -> None:
        with pytest.raises(InvalidFact, match="не его законный представитель"):
            record(served, served.told.partner, signer_id=served.told.mother)
        found = record(served, served.told.partner, signer_id=served.told.partner)
        assert kept(served, found).signer_id == served.told.partner
