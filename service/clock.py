"""The one clock of the house; below the service a date is always an argument."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo


def now(time_zone: str) -> datetime:
    """The time where the school is, so that its date is the school's own date."""
    return datetime.now(ZoneInfo(time_zone))
