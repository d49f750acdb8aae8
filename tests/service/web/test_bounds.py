"""Whatever numbers and signs a request brings, nothing breaks: it is refused, or shown as nothing found."""

from __future__ import annotations

import re

import pytest
from _pytest.mark import ParameterSet
from fastapi.routing import APIRoute
from sample_served import all_pairs
from served import Served

from service import web

HUGE = ("1" + "0" * 25, "9" * 5000, "2147483648", "0", "-1")
TEXTS = ("\x00", "Ив\x00ан", "\x01\x1f", "\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16"))
# The sweep over every page is long: each run takes the likeliest values, the whole run all of them.
LIKELY = ("2147483648", "-1", "\x00")
FIELDS = (
    "s", "mentor", "mentee", "curator", "one", "signer", "pair", "d", "page", "subject", "skip", "hours",
    "amount", "experience_years", "title_0", "kind", "series", "status", "year", "q", "text", "login",
    "display_name", "surname", "first_name", "reason", "since", "on", "signed_on", "номер", "column.0",
    "field.0", "type",
)  # fmt: skip


def some(*values: str) -> list[ParameterSet]:
    return [pytest.param(one, marks=[] if one in LIKELY else [pytest.mark.slow]) for one in values]


def paths(method: str) -> list[str]:
    """Every path of the pages that takes this method."""
    routes = [route for router in web.ROUTERS for route in router.routes if isinstance(route, APIRoute)]
    found = [route.path_format for route in routes if method in route.methods]
    assert len(found) > 20
    return found


def filled(path: str, value: str) -> str:
    known = path.replace("{type_id}", "order_pairing").replace("{kind}", "people")
    return re.sub(r"\{\w+\}", value, known)


class TestBounds:
    @pytest.mark.parametrize("value", some(*HUGE))
    def test_a_number_in_the_path_is_of_no_page(self, sample: Served, value: str) -> None:
        client = sample.client("administrator")
        for method in ("GET", "POST"):
            for path in paths(method):
                if "_id}" in path.replace("{type_id}", ""):
                    answer = client.request(method, filled(path, value))
                    assert answer.status_code in {404, 422}, (method, path)

    @pytest.mark.parametrize("value", some(*HUGE))
    def test_a_number_in_the_query_breaks_nothing(self, sample: Served, value: str) -> None:
        client = sample.client("administrator")
        pair = str(all_pairs(sample)[0].id)
        for path in paths("GET"):
            for few in (FIELDS[start : start + 8] for start in range(0, len(FIELDS), 8)):
                answer = client.get(filled(path, pair), params=dict.fromkeys(few, value))
                assert answer.status_code < 500, path

    @pytest.mark.parametrize("value", some(*HUGE, *TEXTS))
    def test_a_field_of_a_form_breaks_nothing(self, sample: Served, value: str) -> None:
        client = sample.client("administrator")
        pair = str(all_pairs(sample)[0].id)
        fields = dict.fromkeys(FIELDS, value) | {f"title_{value}": "x"}
        fields["one"] = f"pd_processing.{value}.{value}"
        for path in paths("POST"):
            for more in ({}, {"do": "save"}, {"do": "record"}, {"do": "paper"}):
                answer = client.post(filled(path, pair), data=fields | more)
                assert answer.status_code < 500, (path, answer.text[-2000:])
                client.cookies.set("nastavnik_session", sample.token("administrator"))

    @pytest.mark.parametrize("value", some(*TEXTS))
    def test_a_sign_in_the_address_breaks_nothing(self, sample: Served, value: str) -> None:
        client = sample.client("secretary")
        for path in ("/people", "/pairs", "/journal", "/consents/signed", "/documents/new/consent_pd_adult"):
            for field in FIELDS:
                assert client.get(path, params={field: value}).status_code < 500, (path, field)

    def test_control_signs_are_taken_out_of_what_is_typed(self, served: Served) -> None:
        client = served.client("secretary")
        data = {"kind": "staff", "surname": "Со\x00коло\x1fва", "first_name": "Анна", "gender": "f"}
        assert client.post("/people/new", data=data).status_code == 303
        assert "Соколова Анна" in client.get("/people?q=Соколова").text
