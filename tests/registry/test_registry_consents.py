"""Consents: recorded once, live for their days, withdrawn."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from schools import (
    DAY,
    OpenUnit,
    forget,
    make_consent,
    make_order,
    make_pair,
    make_person,
    make_record,
    make_school,
)
from sqlalchemy import text

from registry import audit, consents, reading
from registry.consent_register import Query, search
from registry.errors import Conflict, InvalidFact, NotFound
from registry.snapshot import Consent
from registry.unit_of_work import UnitOfWork

EVE = date(2025, 8, 31)
NEXT = date(2025, 9, 2)


@pytest.fixture
def school(uow: UnitOfWork) -> int:
    return make_school(uow)


@pytest.fixture
def person(uow: UnitOfWork, school: int) -> int:
    return make_person(uow, school)


def only(uow: UnitOfWork, person: int) -> Consent:
    forget(uow)
    (found,) = consents.of_people(uow.session, [person])
    return found


class TestAConsent:
    def test_is_read_back_as_recorded(self, uow: UnitOfWork, school: int, person: int) -> None:
        signer = make_person(uow, school)
        pair = make_pair(uow, school, mentor_id=person)
        paper = make_record(uow, school)
        recorded = make_consent(
            uow, school, person, kind="mentor_work", valid_until=date(2026, 5, 31), signer_id=signer,
            pair_id=pair, document_id=paper,
        )  # fmt: skip

        expected = Consent(
            recorded, "mentor_work", person, DAY, date(2026, 5, 31), signer_id=signer, pair_id=pair
        )
        assert only(uow, person) == expected
        assert consents.get(uow.session, recorded) == expected
        assert consents.organisation_of(uow.session, recorded) == school

    def test_is_live_from_the_day_it_was_signed(self, uow: UnitOfWork, school: int, person: int) -> None:
        make_consent(uow, school, person)

        consent = only(uow, person)
        assert not consent.is_live_on(EVE)
        assert consent.is_live_on(DAY)

    def test_is_live_through_its_last_day(self, uow: UnitOfWork, school: int, person: int) -> None:
        make_consent(uow, school, person, valid_until=NEXT)

        consent = only(uow, person)
        assert consent.is_live_on(NEXT)
        assert not consent.is_live_on(date(2025, 9, 3))

    def test_is_dead_from_the_day_of_its_withdrawal(self, uow: UnitOfWork, school: int, person: int) -> None:
        recorded = make_consent(uow, school, person)
        consents.withdraw(uow, recorded, on=NEXT)

        consent = only(uow, person)
        assert consent.withdrawn_on == NEXT
        assert consent.is_live_on(DAY)
        assert not consent.is_live_on(NEXT)

    def test_recorded_twice_for_one_day_is_kept_once(self, uow: UnitOfWork, school: int, person: int) -> None:
        first = make_consent(uow, school, person)

        assert make_consent(uow, school, person) == first
        assert only(uow, person).id == first

    def test_told_again_takes_the_last_word_on_its_end_and_signer(
        self, uow: UnitOfWork, school: int, person: int
    ) -> None:
        signer = make_person(uow, school)
        first = make_consent(uow, school, person, valid_until=NEXT)
        written = len(audit.latest(uow.session))

        make_consent(uow, school, person, valid_until=date(2026, 5, 31), signer_id=signer)

        told = only(uow, person)
        assert (told.id, told.valid_until, told.signer_id) == (first, date(2026, 5, 31), signer)
        (line, *before) = audit.latest(uow.session)
        assert (line.action, line.object_kind, line.object_id) == ("update", "Consent", str(first))
        assert line.columns == ("valid_until", "signer_id")
        assert len(before) == written

    def test_told_again_in_fewer_words_loses_nothing(self, uow: UnitOfWork, school: int, person: int) -> None:
        make_consent(uow, school, person, valid_until=NEXT, signer_id=person)

        make_consent(uow, school, person)

        assert (only(uow, person).valid_until, only(uow, person).signer_id) == (NEXT, person)

    def test_is_of_somebody_known(self, uow: UnitOfWork, school: int) -> None:
        with pytest.raises(NotFound):
            make_consent(uow, school, 999_999)

    def test_withdrawn_is_not_withdrawn_again(self, uow: UnitOfWork, school: int, person: int) -> None:
        """A later day told anew would have brought it back to life for the days between."""
        recorded = make_consent(uow, school, person)
        consents.withdraw(uow, recorded, on=DAY)

        with pytest.raises(Conflict, match=r"^Согласие уже отозвано 01\.09\.2025\.$"):
            consents.withdraw(uow, recorded, on=NEXT)
        assert not only(uow, person).is_live_on(DAY)

    def test_of_another_pair_or_kind_is_another(self, uow: UnitOfWork, school: int, person: int) -> None:
        pair = make_pair(uow, school, mentor_id=person)
        ids = {
            make_consent(uow, school, person),
            make_consent(uow, school, person, kind="mentor_work"),
            make_consent(uow, school, person, kind="mentor_work", pair_id=pair),
        }

        assert len(ids) == 3

    def test_withdrawn_may_be_given_again_the_same_day(
        self, uow: UnitOfWork, school: int, person: int
    ) -> None:
        first = make_consent(uow, school, person)
        consents.withdraw(uow, first, on=DAY)

        assert make_consent(uow, school, person) != first

    def test_does_not_end_before_it_begins(self, uow: UnitOfWork, school: int, person: int) -> None:
        with pytest.raises(InvalidFact, match=r"^Срок согласия истекает раньше даты его подписания: "):
            make_consent(uow, school, person, valid_until=EVE)

    def test_is_not_signed_in_the_future(self, uow: UnitOfWork, school: int, person: int) -> None:
        for day in (NEXT, NEXT.replace(year=NEXT.year + 40)):
            with pytest.raises(InvalidFact, match=r"подписано будущим числом \(.*\): проверьте дату\.$"):
                make_consent(uow, school, person, signed_on=day)

    def test_is_not_older_than_the_law(self, uow: UnitOfWork, school: int, person: int) -> None:
        with pytest.raises(InvalidFact, match=r"раньше закона о персональных данных: проверьте год\.$"):
            make_consent(uow, school, person, signed_on=date(1925, 9, 1))

    def test_does_not_hold_for_a_century(self, uow: UnitOfWork, school: int, person: int) -> None:
        with pytest.raises(InvalidFact, match=r"дольше 75 лет: проверьте год\.$"):
            make_consent(uow, school, person, valid_until=date(2127, 9, 1))

    def test_is_not_withdrawn_years_ahead(self, uow: UnitOfWork, school: int, person: int) -> None:
        recorded = make_consent(uow, school, person)
        with pytest.raises(InvalidFact, match=r"больше чем через год: проверьте дату\.$"):
            consents.withdraw(uow, recorded, on=NEXT.replace(year=2055))

    def test_is_not_withdrawn_before_it_is_signed(self, uow: UnitOfWork, school: int, person: int) -> None:
        recorded = make_consent(uow, school, person)

        with pytest.raises(InvalidFact, match=r"^Согласие нельзя отозвать раньше, чем оно подписано\.$"):
            consents.withdraw(uow, recorded, on=EVE)

    def test_unknown_is_not_found(self, uow: UnitOfWork) -> None:
        for ask in (consents.get, consents.organisation_of):
            with pytest.raises(NotFound, match=r"^Такого согласия в реестре нет\.$"):
                ask(uow.session, 999_999)
        with pytest.raises(NotFound, match=r"^Такого согласия в реестре нет\.$"):
            consents.withdraw(uow, 999_999, on=DAY)

    def test_signed_this_morning_in_the_east_is_not_of_the_future(self, open_uow: OpenUnit) -> None:
        early = datetime(2025, 9, 2, 1, 0, tzinfo=ZoneInfo("Asia/Vladivostok"))

        with open_uow(at=early) as uow:
            school = make_school(uow)
            assert make_consent(uow, school, make_person(uow, school), signed_on=NEXT)


class TestConsentsOfPeople:
    def test_come_the_oldest_first_dead_or_alive(self, uow: UnitOfWork, school: int, person: int) -> None:
        late = make_consent(uow, school, person)
        early = make_consent(uow, school, person, signed_on=date(2024, 9, 1), valid_until=date(2025, 8, 31))
        make_consent(uow, school, make_person(uow, school))

        assert [one.id for one in consents.of_people(uow.session, [person])] == [early, late]
        assert consents.of_people(uow.session, []) == ()


class TestTheListOfConsents:
    def test_is_of_one_school_the_newest_first(self, uow: UnitOfWork, school: int, person: int) -> None:
        old = make_consent(uow, school, person, signed_on=date(2024, 9, 1))
        new = make_consent(uow, school, person, kind="mentor_work")
        other = make_school(uow)
        make_consent(uow, other, make_person(uow, other))

        page = search(uow.session, school, Query(), DAY)
        assert [(line.id, line.full_name, line.kind) for line in page.rows] == [
            (new, "Иванова Мария Петровна", "mentor_work"),
            (old, "Иванова Мария Петровна", "pd_processing"),
        ]
        assert page.total == 2

    def test_can_be_of_one_kind_and_is_cut_into_pages(
        self, uow: UnitOfWork, school: int, person: int
    ) -> None:
        for year in (2022, 2023, 2024):
            make_consent(uow, school, person, signed_on=date(year, 9, 1))
        make_consent(uow, school, person, kind="mentor_work")

        page = search(uow.session, school, Query(kind="pd_processing", page=2, size=2), DAY)
        assert [line.signed_on.year for line in page.rows] == [2022]
        assert (page.total, page.last_number) == (3, 2)

    def test_can_be_of_one_state_and_of_names_that_begin_so(self, uow: UnitOfWork, school: int) -> None:
        told = {
            "withdrawn": make_consent(uow, school, make_person(uow, school, "Ким Алина")),
            "expired": make_consent(
                uow, school, make_person(uow, school), signed_on=date(2024, 9, 1), valid_until=EVE
            ),
            "soon": make_consent(uow, school, make_person(uow, school), valid_until=date(2025, 10, 1)),
            "paused": make_consent(uow, school, make_person(uow, school)),
            "live": make_consent(uow, school, make_person(uow, school)),
        }
        consents.withdraw(uow, told["withdrawn"], on=DAY)
        consents.pause(uow, told["paused"], on=DAY)
        mother = make_person(uow, school, "Ким Ольга", kind="parent", title="")
        pupil = make_person(uow, school, "Ким Олег", kind="pupil", birth_date=date(2007, 10, 1))
        told["of_age"] = make_consent(uow, school, pupil, signer_id=mother)
        later = make_person(uow, school, "Ким Илья", kind="pupil", birth_date=date(2007, 10, 2))
        make_consent(uow, school, later, signer_id=mother)

        for state, consent_id in told.items():
            page = search(uow.session, school, Query(state=state), DAY)
            assert {line.id for line in page.rows if line.state == state} >= {consent_id}
            assert page.total == len(page.rows)
        assert [one.id for one in search(uow.session, school, Query(state="of_age"), DAY).rows] == [
            told["of_age"]
        ]
        named = search(uow.session, school, Query(name="ким ал"), DAY)
        assert [(one.id, one.state) for one in named.rows] == [(told["withdrawn"], "withdrawn")]


class TestAPause:
    def test_stops_the_consent_until_it_is_resumed(self, uow: UnitOfWork, school: int, person: int) -> None:
        recorded = make_consent(uow, school, person)
        consents.pause(uow, recorded, on=DAY)
        assert not only(uow, person).is_live_on(DAY)

        consents.resume(uow, recorded, on=NEXT)

        assert not only(uow, person).is_live_on(DAY)
        assert only(uow, person).is_live_on(NEXT)

    def test_is_refused_where_it_makes_no_sense(self, uow: UnitOfWork, school: int, person: int) -> None:
        recorded = make_consent(uow, school, person)

        with pytest.raises(InvalidFact, match="раньше"):
            consents.pause(uow, recorded, on=EVE)
        with pytest.raises(InvalidFact, match="не приостановлено"):
            consents.resume(uow, recorded, on=NEXT)
        consents.pause(uow, recorded, on=DAY)
        with pytest.raises(Conflict, match="уже приостановлено"):
            consents.pause(uow, recorded, on=NEXT)


class TestTheTerms:
    def test_are_kept_and_read_back_with_the_conditions_sealed(
        self, uow: UnitOfWork, school: int, person: int
    ) -> None:
        told = consents.Terms(
            youth_signed=True, items={"name": True, "photo": False}, resources=("https://school.example.ru",),
            conditions="Не публиковать вместе с адресом.", recipient="МАУ «ЦРО»",
        )  # fmt: skip
        recorded = make_consent(uow, school, person, kind="pd_dissemination", terms=told)

        found = only(uow, person)
        assert (found.youth_signed, dict(found.items), found.resources, found.recipient) == (
            True, {"name": True, "photo": False}, ("https://school.example.ru",), "МАУ «ЦРО»",
        )  # fmt: skip
        assert consents.conditions_of(uow, recorded) == "Не публиковать вместе с адресом."
        kept = uow.session.scalar(text("SELECT conditions_sealed FROM consents"))
        assert "Не публиковать".encode() not in kept

    def test_left_out_of_the_items_mean_no(self) -> None:
        told = Consent(1, "pd_dissemination", 1, DAY, items={"name": True, "photo": False})

        assert [told.allows(one) for one in ("name", "photo", "video")] == [True, False, False]
        assert Consent(1, "pd_dissemination", 1, DAY, other_basis="152-ФЗ, ст. 10.1 ч. 15").allows("photo")


class TestConsentsInASubject:
    def test_of_a_school_are_of_those_in_its_pairs(self, uow: UnitOfWork, school: int, person: int) -> None:
        pair = make_pair(uow, school, mentor_id=person)
        make_order(uow, school, pair)
        given = make_consent(uow, school, person)
        make_consent(uow, school, make_person(uow, school))

        found = reading.subject(uow, "organisation", [school], DAY)
        assert [one.id for one in found.consents] == [given]

    def test_are_of_the_people_chosen_too(self, uow: UnitOfWork, school: int, person: int) -> None:
        other = make_person(uow, school)
        ids = [make_consent(uow, school, one) for one in (person, other)]

        found = reading.subject(uow, "person", [person], DAY, chosen=(other, person))
        assert [one.id for one in found.consents] == ids
