"""«Сверить документы»: the pages that say what finished papers contradict, and the JSON of the same."""

from __future__ import annotations

from papers import reworded
from sample_served import all_pairs, sign_all
from served import Served
from sqlalchemy import text

from service.access import robot
from service.operations.issue_document import Request, issue_document


def issue(sample: Served, type_id: str, pair_id: int) -> int:
    sign_all(sample, pair_id)
    actor = robot(sample.told.school, "tests")
    return issue_document(sample.parts, actor, Request(type_id, (pair_id,), sample.at.date()), sample.at).id


def alter(sample: Served, document_id: int, says: str, put: str) -> None:
    """The kept file now says otherwise."""
    with sample.parts.database.writing.begin() as connection:
        kept = connection.scalar(
            text("SELECT sha256 FROM issued_documents WHERE id = :id"), {"id": document_id}
        )
        altered = sample.parts.storage.put(reworded(sample.parts.storage.get(kept), says, put))
        change = text("UPDATE issued_documents SET sha256 = :sha256 WHERE id = :id")
        connection.execute(change, {"sha256": altered, "id": document_id})


class TestThePage:
    def test_says_that_the_papers_of_a_pair_agree(self, sample: Served) -> None:
        pair = all_pairs(sample)[0]
        issue(sample, "labour_addendum", pair.id)
        client = sample.client("hr")

        assert f'href="/proof/pairs/{pair.id}"' in client.get(f"/pairs/{pair.id}").text
        page = client.get(f"/proof/pairs/{pair.id}")
        assert page.status_code == 200
        assert "Расхождений нет. Сверено документов: 1." in page.text

    def test_names_the_paper_the_line_and_the_words(self, sample: Served) -> None:
        pair = all_pairs(sample)[0]
        document = issue(sample, "labour_addendum", pair.id)
        alter(sample, document, "по 29 мая 2027 г.", "по 31 мая 2027 г.")

        page = sample.client("hr").get("/proof", params={"d": [document]}).text
        assert "Период другой" in page
        assert "строка 14" in page
        assert "по 31 мая 2027 г." in page

    def test_asks_to_tick_something(self, sample: Served) -> None:
        answer = sample.client("secretary").get("/proof")
        assert (answer.status_code, answer.headers["location"]) == (303, "/journal")

    def test_knows_no_pair_of_another_school(self, sample: Served) -> None:
        assert sample.client("secretary").get("/proof/pairs/999999").status_code == 404


class TestTheApi:
    def test_gives_contradictions_as_data(self, sample: Served) -> None:
        pair = all_pairs(sample)[0]
        document = issue(sample, "order_pairing", pair.id)
        alter(sample, document, "Е. В. Громова", "К. И. Петренко")
        client = sample.client("secretary")

        told = client.post("/api/v1/proof", json={"document_ids": [document]}).json()
        assert (told["holds"], told["papers"]) == (False, [document])
        assert [one["kind"] for one in told["contradictions"]] == ["signer"]
        assert client.get(f"/api/v1/proof/pairs/{pair.id}").json() == told

    def test_is_closed_to_those_without_a_school(self, sample: Served) -> None:
        assert sample.client("operator").get("/api/v1/proof/pairs/1").status_code in {403, 404}
