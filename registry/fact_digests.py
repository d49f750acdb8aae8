"""The facts a snapshot states, each as a digest: whether two say the same is seen without the words.

It reads a snapshot as the journal keeps it, plain dictionaries, or the same made of today's facts.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from registry.snapshot import Organisation, Pair, Person

Facts = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Stated:
    """One fact: of what (person, pair, organisation), which («person.name»), and the digest of its words."""

    kind: str
    subject_id: int
    fact: str
    said: str


def stated_by(subject: Facts) -> Iterator[Stated]:
    """Every fact that the subject of a paper holds, each once."""
    yield from of_organisation(subject["organisation"])
    people: dict[int, Facts] = {}
    if subject.get("person"):
        people[subject["person"]["id"]] = subject["person"]
    for pair in subject.get("pairs", ()):
        yield from of_pair(pair)
        people |= {one["id"]: one for one in (pair["mentor"], *pair["mentees"])}
    for person in people.values():
        yield from of_person(person)


def of_person(facts: Facts) -> Iterator[Stated]:
    yield _fact("person", facts, "name", name_text(facts["name"]))
    yield _fact("person", facts, "post", post_text(facts))


def of_organisation(facts: Facts) -> Iterator[Stated]:
    yield _fact("organisation", facts, "name", facts["full_name"])
    yield _fact("organisation", facts, "director", director_text(facts))


def of_pair(facts: Facts) -> Iterator[Stated]:
    yield _fact("pair", facts, "period", period_text(facts))
    yield _fact("pair", facts, "kind", f"{facts['form']['title']}|{facts['kind']}")
    yield _fact("pair", facts, "curator", curator_text(facts))
    yield _fact("pair", facts, "terms", terms_text(facts))
    people = sorted(str(one["id"]) for one in facts["mentees"])
    yield _fact("pair", facts, "people", f"{facts['mentor']['id']}|{','.join(people)}")


def current(of: Person | Pair | Organisation) -> dict[str, str]:
    """Fact → digest, of facts as they are now."""
    facts = asdict(of)
    if isinstance(of, Person):
        found = of_person(facts)
    elif isinstance(of, Pair):
        found = of_pair(facts)
    else:
        found = of_organisation(facts)
    return {one.fact: one.said for one in found}


def name_text(name: Facts) -> str:
    return " ".join(part for part in (name["surname"], name["first_name"], name["patronymic"]) if part)


def post_text(person: Facts) -> str:
    """The post, the class or the place of work: what stands beside the name in a paper."""
    return str(person["position"] or person["class_label"] or person["employer"])


def director_text(organisation: Facts) -> str:
    director = organisation["director"]
    acting = "и. о. " if director["acting"] else ""
    return f"{name_text(director['name'])}, {acting}{director['position']}"


def period_text(pair: Facts) -> str:
    return f"{pair['starts_on']} – {pair['ends_on']}"


def curator_text(pair: Facts) -> str:
    """Who it is, not how the name is written: another surname of the same curator is another fact."""
    return str(pair["curator"]["id"]) if pair["curator"] else ""


def terms_text(pair: Facts) -> str:
    terms = pair["terms"]
    amount = "" if terms["amount"] is None else f"{float(terms['amount']):.2f}"
    return f"{amount}|{terms['hours_per_month']}|{terms['mode']}|{terms['in_job_function']}"


def _fact(kind: str, facts: Facts, name: str, text: str) -> Stated:
    digest = hashlib.blake2b(text.encode(), digest_size=8).hexdigest()
    return Stated(kind, facts["id"], f"{kind}.{name}", digest)
