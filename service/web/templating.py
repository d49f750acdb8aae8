"""The Jinja environment of the pages, and the filters that write Russian dates and numbers."""

from __future__ import annotations

import hashlib
from datetime import date, datetime
from functools import cache
from pathlib import Path
from urllib.parse import urlencode

import jinja2
from starlette.requests import Request

HERE = Path(__file__).parent
STATIC = HERE.parent / "static"
NBSP = "\u00a0"


def day(value: date | None) -> str:
    """«20.11.2026»; nothing for no date."""
    return value.strftime("%d.%m.%Y") if value else ""


def moment(value: datetime) -> str:
    """«20.11.2026, 14:05» in the zone the time is given in."""
    return value.strftime("%d.%m.%Y, %H:%M")


def span(since: date, until: date | None) -> str:
    """«с 01.09.2026 по 31.05.2027»; the beginning of time is not said."""
    begins = f"с{NBSP}{day(since)}" if since.year > 1900 else ""
    ends = f"по{NBSP}{day(until)}" if until else ""
    return " ".join(part for part in (begins, ends) if part) or "всё время"


def number(value: int) -> str:
    """Thousands apart by no-break spaces."""
    return f"{value:,}".replace(",", NBSP)


def counted(value: int, one: str, few: str, many: str) -> str:
    """«1 человек», «3 человека», «12 человек»."""
    if value % 10 == 1 and value % 100 != 11:
        word = one
    elif value % 10 in (2, 3, 4) and value % 100 not in (12, 13, 14):
        word = few
    else:
        word = many
    return f"{number(value)}{NBSP}{word}"


def with_query(request: Request, **changes: object) -> str:
    """This page's address with some of its query changed; what is empty is left out."""
    query = {key: value for key, value in request.query_params.items() if key not in changes}
    query |= {key: str(value) for key, value in changes.items()}
    kept = {key: value for key, value in query.items() if value}
    return f"{request.url.path}?{urlencode(kept)}" if kept else request.url.path


@cache
def static(path: str) -> str:
    """The address of a file under ``static``, with its hash, so that browsers may keep it for long."""
    digest = hashlib.sha256((STATIC / path).read_bytes()).hexdigest()[:12]
    return f"/static/{path}?v={digest}"


def make_environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "day": day, "moment": moment, "span": span, "number": number, "counted": counted,
    }  # fmt: skip
    environment.globals |= {"static": static, "with_query": with_query}
    return environment


ENVIRONMENT = make_environment()
