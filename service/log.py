"""The log: one line of JSON an event, on the standard error. Names, logins and values never stand in it."""

from __future__ import annotations

import sys
import traceback
from pathlib import Path

import structlog


def configure() -> None:
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        # The stream is looked up at each line: whoever redirects it later is heard.
        logger_factory=lambda *_: structlog.PrintLogger(sys.stderr),
    )


def places(error: BaseException, most: int = 8) -> list[str]:
    """File, line and function of the last frames, never the exception's words: they may hold a name."""
    frames = traceback.extract_tb(error.__traceback__)[-most:]
    return [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
