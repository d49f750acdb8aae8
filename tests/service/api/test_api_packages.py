"""Events through the API: the set before its issue, the issue, what came of it."""

from __future__ import annotations

from typing import Any

from package_house import BASIS, SIGNED, Ready


def asked(ready: Ready, event: str, **answers: str) -> dict[str, Any]:
    return {"event": event, "subject_id": ready.pair_id, "answers": BASIS | answers}


class TestEvents:
    def test_are_looked_at_issued_and_found_again(self, ready: Ready) -> None:
        client = ready.served.client("administrator")
        shown = client.post("/api/v1/packages/preview", json=asked(ready, "fix_pair")).json()
        assert shown["title"] == "Закрепить пару"
        assert {"согласия_подписаны", "дата_приказа"} <= {one["name"] for one in shown["questions"]}
        assert any(one["type_id"] == "order_pairing" and one["state"] == "make" for one in shown["papers"])

        made = client.post("/api/v1/packages", json=asked(ready, "fix_pair", **SIGNED))
        assert made.status_code == 201, made.text
        again = client.post("/api/v1/packages", json=asked(ready, "fix_pair", **SIGNED)).json()
        assert again == made.json()
        assert client.get(f"/api/v1/packages/{again['id']}").json() == again
        archive = client.get(f"/api/v1/packages/{again['id']}/documents.zip")
        assert archive.headers["content-type"] == "application/zip"
        assert client.get("/api/v1/packages/stale").json() == []

    def test_refused_tell_every_finding(self, ready: Ready) -> None:
        client = ready.served.client("administrator")
        late = asked(ready, "fix_pair", **SIGNED, дата_соглашения="02.09.2025", дата_приказа="01.09.2025")
        answered = client.post("/api/v1/packages", json=late)

        assert answered.status_code in (409, 422)
        assert {"V-04", "V-43"} <= {one["rule"] for one in answered.json()["findings"]}

    def test_of_an_unknown_kind_or_pair_are_not_found(self, ready: Ready) -> None:
        client = ready.served.client("administrator")
        unknown = {"event": "nothing", "subject_id": ready.pair_id}
        assert client.post("/api/v1/packages/preview", json=unknown).status_code == 404
        nobody = {"event": "fix_pair", "subject_id": 999}
        assert client.post("/api/v1/packages", json=nobody).status_code == 404
