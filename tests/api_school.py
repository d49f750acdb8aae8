"""How the tests speak to the API: by role, path and the numbers of things of one's own and another school."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from served import Served
from starlette.testclient import TestClient


@dataclass(frozen=True, slots=True)
class Ids:
    """One school's things by number."""

    person: int
    pair: int
    document: int
    batch: int
    consent: int
    mentor: int
    plan: int = 0
    point: int = 0
    held: int = 0
    package: int = 0


@dataclass(frozen=True, slots=True)
class Api:
    """``api.get("secretary", "/people")``; ``own`` and ``foreign``: things of this and of another school."""

    served: Served
    own: Ids
    foreign: Ids

    def client(self, role: str) -> TestClient:
        return self.served.client(role)

    def get(self, role: str, path: str, **parameters: Any) -> Any:
        return self.client(role).get(f"/api/v1{path}", params=parameters)

    def post(self, role: str, path: str, body: object = None) -> Any:
        return self.client(role).post(f"/api/v1{path}", json=body)
