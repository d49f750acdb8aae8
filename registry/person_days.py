"""Days of a person that cannot be: one rule for whoever adds a person and whoever corrects one."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from registry.errors import InvalidFact


class Days(Protocol):
    """What has a person's days: a new person, or the facts told anew of a known one."""

    @property
    def birth_date(self) -> date | None: ...

    @property
    def hired_on(self) -> date | None: ...

    @property
    def dismissed_on(self) -> date | None: ...


def check_days(facts: Days, today: date) -> None:
    """Raises InvalidFact with the name of the day at fault as its place."""
    if facts.birth_date and facts.birth_date > today:
        raise InvalidFact("Дата рождения ещё не наступила: проверьте год.", place="birth_date")
    if facts.birth_date and facts.hired_on and facts.birth_date >= facts.hired_on:
        raise InvalidFact("Дата приёма не может быть раньше даты рождения.", place="hired_on")
    if facts.hired_on and facts.dismissed_on and facts.dismissed_on < facts.hired_on:
        raise InvalidFact("Дата увольнения не может быть раньше даты приёма.", place="dismissed_on")
