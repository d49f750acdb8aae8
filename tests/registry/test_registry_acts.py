"""The register of acts: what is known, what holds on a day, how an act is cited."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from registry import acts
from registry.acts import Act

ACTS = acts.federal()


class TestRegister:
    def test_knows_the_acts_of_the_requirements(self) -> None:
        wanted = {"tk", "fz-152", "fz-273", "r-145", "az-1128-08", "r-3273", "r-1264", "rkn-18", "mp-196"}
        assert wanted <= ACTS.keys()
        assert len(ACTS) >= 45

    @pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
    def test_keeps_of_every_act_what_a_reader_may_check(self, act: Act) -> None:
        assert act.number
        assert act.title
        assert act.source
        assert act.verified_on is not None
        assert act.standing in acts.STANDINGS
        assert act.in_force_to is None or act.in_force_from < act.in_force_to
        assert acts.parse(act.id).act_id == act.id

    def test_names_a_successor_that_exists(self) -> None:
        assert {act.replaced_by for act in ACTS.values()} - {""} <= ACTS.keys()

    def test_lists_articles_of_known_acts_only(self) -> None:
        assert {act_id for act_id, _ in acts.articles()} <= ACTS.keys()


class TestTimeInForce:
    @pytest.mark.parametrize(
        ("reference", "last_day"),
        [
            ("gost-7-0-97-2016", date(2025, 8, 17)),
            ("mp-582", date(2025, 2, 28)),
            ("rkn-18", date(2027, 8, 31)),
            ("mp-196", date(2029, 8, 31)),
            ("r-1264", date(2030, 12, 31)),
        ],
    )
    def test_ends_with_the_last_day(self, reference: str, last_day: date) -> None:
        assert acts.in_force(reference, last_day)
        assert not acts.in_force(reference, last_day + timedelta(days=1))

    def test_of_an_article_may_begin_later_than_that_of_its_act(self) -> None:
        assert acts.in_force("tk", date(2025, 2, 28))
        assert not acts.in_force("tk:351.8", date(2025, 2, 28))
        assert acts.in_force("tk:351.8", date(2025, 3, 1))

    def test_of_a_school_s_own_act_takes_the_place_of_the_table_s(self) -> None:
        cancelled = Act(
            "r-145", "распоряжение", "Р-145", date(2019, 12, 25), "", in_force_to=date(2026, 8, 31)
        )
        assert not acts.in_force("r-145", date(2026, 9, 1), acts.merged([cancelled]))
        assert acts.in_force("r-145", date(2026, 9, 1))


class TestCertainty:
    def test_is_the_article_s_own(self) -> None:
        assert acts.is_certain("tk:351.8")
        assert not acts.is_certain("tk:60.2")
        assert not acts.is_certain("tk:999")
        assert not acts.is_certain("r-145")


class TestCitation:
    @pytest.mark.parametrize(
        ("reference", "words"),
        [
            ("tk:351.8", "ст. 351.8 ТК РФ"),
            ("fz-152:9", "ст. 9 Федерального закона от 27.07.2006 № 152-ФЗ"),
            ("rosarchive-236:19", "ст. 19 приказа Росархива от 20.12.2019 № 236"),
            ("r-145", "распоряжение Минпросвещения России от 25.12.2019 № Р-145"),
            ("gost-7-0-97-2025", "ГОСТ Р 7.0.97-2025"),
        ],
    )
    def test_in_short(self, reference: str, words: str) -> None:
        assert acts.brief(reference) == words

    def test_in_full_names_both_issuers(self) -> None:
        full = ACTS["az-1128-08"].full
        assert full.startswith("письмо Министерства просвещения Российской Федерации от 21 декабря 2021 г.")
        assert "Профессионального союза" in full

    @pytest.mark.parametrize("wrong", ["ТК", "tk:", "tk:351.8.", "tk 351", ""])
    def test_refuses_what_is_no_reference(self, wrong: str) -> None:
        with pytest.raises(ValueError, match="reference"):
            acts.parse(wrong)

    def test_refuses_an_act_nobody_knows(self) -> None:
        with pytest.raises(KeyError):
            acts.brief("fz-1")
