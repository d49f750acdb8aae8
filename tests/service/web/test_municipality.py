"""What an operator sees of the schools: numbers, no names, nothing of strangers."""

from __future__ import annotations

import re
from datetime import datetime

import schools
from sample_served import all_pairs
from served import Served

from registry import organisations, people


class TestSchools:
    def test_small_groups_are_hidden_and_said_to_be(self, served: Served) -> None:
        page = served.client("operator").get("/").text
        assert "Школа № 1" in page
        assert "скрыто" in page
        assert "меньше пяти человек" in page

    def test_of_a_school_there_are_numbers_and_no_names(self, sample: Served) -> None:
        client = sample.client("operator")
        page = client.get(f"/municipality/schools/{sample.told.school}").text
        assert "СОШ № 12" in page
        assert all(pair.mentor.name.surname not in page for pair in all_pairs(sample))
        with sample.uow() as uow:
            total = sum(people.count_by_kind(uow.session, sample.told.school).values())
        assert re.search(rf"<dt>Людей</dt><dd>{total}</dd>", page.replace("\u00a0", ""))

    def test_a_strange_school_is_as_unknown_as_none(self, served: Served) -> None:
        with served.uow() as uow:
            strange = schools.make_school(uow)
            uow.commit()
        client = served.client("operator")
        for one in (strange, 987654, served.told.municipality):
            answer = client.get(f"/municipality/schools/{one}")
            assert answer.status_code == 404
            assert "Такой организации в реестре нет" in answer.text

    def test_a_school_sees_no_municipality(self, served: Served) -> None:
        assert served.client("director").get(f"/municipality/schools/{served.told.school}").status_code == 403

    def test_near_the_day_of_the_report_it_is_told_how_many_are_missing(self, served: Served) -> None:
        served.at = datetime(2025, 11, 16, 12, tzinfo=served.at.tzinfo)
        client = served.client("operator")
        assert "прислали не все школы: 0 из 1, осталось дней: 14" in client.get("/").text
        with served.uow() as uow:
            for school in dict(
                organisations.schools(uow.session, served.told.municipality, served.at.date())
            ):
                schools.make_record(uow, school, type_id="municipal_monitoring_form", dated=served.at.date())
            uow.commit()
        assert "Сведения для муниципального отчёта прислали" not in client.get("/").text

    def test_far_from_the_day_nothing_is_asked(self, served: Served) -> None:
        assert "Сведения для муниципального отчёта прислали" not in served.client("operator").get("/").text
