"""Every link a role sees opens, and every form it sees leads to a page that takes it."""

from __future__ import annotations

import html
import re
from collections import Counter, deque
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from sample_served import all_pairs, sign_all
from served import Served
from starlette.routing import Match
from starlette.testclient import TestClient

from service import web
from service.access import ROLES, robot
from service.jobs.at_once import JobsAtOnce
from service.operations.demo_school import take_in_plans
from service.operations.draft_document import DATED, begin_draft, fill_draft
from service.operations.issue_document import Request, issue_document
from service.operations.start_batch import start_batch
from service.operations.upload_road_map import upload_road_map
from service.operations.upload_table import upload_table
from service.operations.void_document import void_document

ROADMAPS = Path(__file__).parents[3] / "samples" / "roadmaps"
EACH = 3
"""So many pages of one kind are opened: three people, three papers."""

STAFF = "ФИО;Дата рождения\nИванова Анна Петровна;01.02.1980\nЧернов Ол3г Львович;31.02.1990\n"


@pytest.fixture
def busy(sample: Served) -> Served:
    """The sample school in the middle of its work: every section has something to show."""
    parts, at, actor = sample.parts, sample.at, robot(sample.told.school, "secretary")
    jobs = sample.app.state.jobs = JobsAtOnce(parts, lambda: at)
    found = [pair for pair in all_pairs(sample) if pair.mentor.is_employee]
    first, second, third = (pair.id for pair in found[:3])
    sign_all(sample, first, second)
    issue_document(parts, actor, Request("mentor_consent", (first,), at.date()), at)
    issue_document(parts, actor, Request("order_pairing", (first, second), at.date()), at)
    draft = begin_draft(parts, actor, "order_pairing", (third,), at)
    methodist = robot(sample.told.school, "methodist")
    begin_draft(parts, methodist, "personal_program", (first, second), at)
    fill_draft(parts, actor, draft, {DATED.name: "14.09.2026", "вид_акта": "приказ"}, at)
    blank = issue_document(parts, actor, Request("consent_pd_adult", (found[0].mentor.id,), at.date()), at)
    void_document(parts, actor, blank.id, reason="опечатка", on=at.date(), at=at)
    for type_id in ("personal_program", "labour_addendum"):
        start_batch(
            parts,
            actor,
            jobs,
            type_id=type_id,
            subject_ids=[first, second],
            dated=at.date(),
            inputs={},
            at=at,
        )
    take_in_plans(parts, actor, ROADMAPS, at)
    road_map = ROADMAPS / "3_stages_with_results.txt"
    upload_road_map(parts, actor, road_map.name, road_map.read_bytes(), at)
    upload_table(parts, actor, "people", "Список.csv", STAFF.encode(), at)
    return sample


class Crawl:
    """Follows links from the first page on; gathers where the forms lead, and what did not open."""

    def __init__(self, client: TestClient) -> None:
        self.client = client
        self.seen: Counter[str] = Counter()
        self.actions: set[tuple[str, str]] = set()
        self.faults: list[tuple[str, int]] = []

    def run(self, *starts: str) -> None:
        waiting, known = deque(starts), {*starts}
        while waiting:
            address = waiting.popleft()
            if self._is_enough(address):
                continue
            answer = self.client.get(address, follow_redirects=True)
            if answer.status_code >= 400:
                self.faults.append((address, answer.status_code))
            if "text/html" in answer.headers.get("content-type", ""):
                found = self._links(answer.text, str(answer.url)) - known
                known |= found
                waiting += sorted(found)

    def _is_enough(self, address: str) -> bool:
        kind = re.sub(r"\d+", "N", urlsplit(address).path)
        self.seen[kind] += 1
        return self.seen[kind] > EACH

    def _links(self, page: str, here: str) -> set[str]:
        for tag in re.findall(r"<form\b[^>]*>", page):
            method = re.search(r'method="(\w+)"', tag)
            action = re.search(r'action="([^"]*)"', tag)
            target = html.unescape(action[1]) if action else urlsplit(here).path
            self.actions.add(((method[1] if method else "get").upper(), urlsplit(target).path))
        asked = re.findall(r'(?:href|hx-get|data)="([^"]+)"', page)
        paths = {html.unescape(one).partition("#")[0] for one in asked}
        return {one for one in paths if one.startswith("/") and not one.startswith("/static")}

    def lost_actions(self) -> set[tuple[str, str]]:
        return {one for one in self.actions if not self._leads_somewhere(*one)}

    def _leads_somewhere(self, method: str, path: str) -> bool:
        scope = {"type": "http", "method": method, "path": path, "headers": []}
        routes = (route for router in web.ROUTERS for route in router.routes)
        return any(route.matches(scope)[0] is Match.FULL for route in routes)


def pages_of_the_pair(busy: Served) -> list[str]:
    """The pair that has everything, and its people, so that they are among the few that are opened."""
    pair = next(pair for pair in all_pairs(busy) if pair.order is not None)
    return [f"/people/{pair.mentees[0].id}", f"/people/{pair.mentor.id}", f"/pairs/{pair.id}"]


class TestEveryLink:
    @pytest.mark.parametrize("role", ROLES)
    def test_opens_and_every_form_is_taken(self, busy: Served, role: str) -> None:
        crawl = Crawl(busy.client(role))
        crawl.run("/", *(pages_of_the_pair(busy) if role != "operator" else ()))
        assert crawl.faults == []
        assert crawl.lost_actions() == set()
        assert len(crawl.seen) >= (2 if role == "operator" else 15)

    def test_a_withdrawal_is_among_them(self, busy: Served) -> None:
        crawl = Crawl(busy.client("secretary"))
        crawl.run("/", *pages_of_the_pair(busy))
        assert "/consents/N/withdraw" in crawl.seen
        assert ("POST", "/sign-out") in crawl.actions
