"""Personal programmes: written, and written anew."""

from __future__ import annotations

import pytest
from schools import DAY, forget, make_pair, make_school

from registry import programmes, reading
from registry.errors import NotFound
from registry.programmes import NewProgramme
from registry.snapshot import Activity
from registry.unit_of_work import UnitOfWork

PLAN = (
    Activity(1, "Анализ трудностей", "Беседа", "встреча", "сентябрь", "наставник", "карта запросов", ""),
    Activity(2, "Развитие", "Открытый урок", term="март", actual_result="проведён"),
)


class TestAProgramme:
    def test_is_read_back_as_written(self, uow: UnitOfWork) -> None:
        pair = make_pair(uow, make_school(uow))
        written = programmes.write(
            uow, pair, NewProgramme("запрос", "цель", ("первая", "вторая"), "результат", "по средам", PLAN)
        )
        forget(uow)

        read = reading.pair(uow, pair, DAY).programme
        assert read is not None
        assert (read.id, read.request, read.goal) == (written, "запрос", "цель")
        assert (read.tasks, read.expected_result) == (("первая", "вторая"), "результат")
        assert (read.meetings, read.activities) == ("по средам", PLAN)

    def test_written_anew_keeps_nothing_of_the_old(self, uow: UnitOfWork) -> None:
        pair = make_pair(uow, make_school(uow))
        first = programmes.write(uow, pair, NewProgramme("запрос", "цель", ("задача",), activities=PLAN))
        anew = NewProgramme(goal="другая цель", activities=(Activity(1, "Итоги", "Рефлексия"),))
        second = programmes.write(uow, pair, anew)
        forget(uow)

        read = reading.pair(uow, pair, DAY).programme
        assert read is not None
        assert first == second
        assert (read.request, read.goal, read.tasks) == ("", "другая цель", ())
        assert [row.title for row in read.activities] == ["Рефлексия"]

    def test_keeps_the_order_of_its_rows(self, uow: UnitOfWork) -> None:
        pair = make_pair(uow, make_school(uow))
        programmes.write(uow, pair, NewProgramme(activities=PLAN[::-1]))
        forget(uow)

        read = reading.pair(uow, pair, DAY).programme
        assert read is not None
        assert read.activities == PLAN

    def test_needs_a_pair(self, uow: UnitOfWork) -> None:
        with pytest.raises(NotFound, match=r"^Такой пары в реестре нет\.$"):
            programmes.write(uow, 999_999, NewProgramme())
