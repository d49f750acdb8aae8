"""docs/openapi.json: the API as data. ``python -m service.api.openapi`` renews it, a test holds it true."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from fastapi import FastAPI

from service.api import DESCRIPTION, TITLE, VERSION, router

FILE = Path(__file__).parents[2] / "docs" / "openapi.json"


def describe() -> dict[str, Any]:
    """The description, made without opening any registry."""
    app = FastAPI(title=TITLE, description=DESCRIPTION, version=VERSION)
    app.include_router(router)
    return app.openapi()


def text() -> str:
    return json.dumps(describe(), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


if __name__ == "__main__":
    FILE.write_text(text(), encoding="utf-8")
