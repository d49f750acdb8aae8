"""Effort counted in calls: the same on every machine, under any load."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any


class TooMuchEffort(AssertionError):
    """More was done than the test allows."""


@contextmanager
def within(calls: int) -> Iterator[None]:
    """Stop the block, and fail the test, when it calls more than ``calls`` functions, built-in ones too."""
    left = calls
    before: Callable[..., Any] | None = sys.getprofile()

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal left
        left -= event in ("call", "c_call")
        if left < 0:
            sys.setprofile(None)
            raise TooMuchEffort(f"more than {calls} calls")

    sys.setprofile(count)
    try:
        yield
    finally:
        sys.setprofile(before)
