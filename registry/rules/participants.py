"""Whether those in the pairs may take part: clearance, interview, limits of age and number.

Requirements V-14, V-15, V-31, V-36.
"""

from __future__ import annotations

from collections.abc import Iterator

from registry.rules.finding import Breach, Remedy, Rule
from registry.snapshot import Pair, Subject

YOUNGEST = 10
NOVICE_YEARS = 3
MOST_MENTEES = 5


def employed_outsiders_are_cleared(subject: Subject) -> Iterator[Breach]:
    """An outside mentor of minors with a labour contract brings a certificate (ТК РФ, ст. 331, 351.1)."""
    for pair in _outsiders_with_minors(subject):
        if pair.mentor.contract is not None:
            yield _no_clearance(pair)


def volunteers_are_cleared(subject: Subject) -> Iterator[Breach]:
    """A volunteer or student who mentors minors: whether the certificate is due was not established."""
    for pair in _outsiders_with_minors(subject):
        if pair.mentor.contract is None:
            yield _no_clearance(pair)


def interview_came_first(subject: Subject) -> Iterator[Breach]:
    """The candidate was spoken with before the order, where the regulation says so (S1 4.2)."""
    sheets = [paper for paper in subject.law.of_type("interview_sheet") if paper.date <= subject.on]
    for pair in subject.pairs:
        if not any(pair.mentor.id in sheet.person_ids or pair.id in sheet.pair_ids for sheet in sheets):
            yield (
                f"Собеседование с наставником не записано: {pair.mentor.name.full}.",
                Remedy("paper", type_id="interview_sheet", person_id=pair.mentor.id),
            )


def invitation_follows_the_order(subject: Subject) -> Iterator[Breach]:
    """Nobody is invited to an event before the order about it."""
    orders = subject.law.of_type("order_final_event")
    if not any(order.date <= subject.on for order in orders):
        yield (
            "Приглашение датировано раньше приказа о мероприятии, или приказа ещё нет.",
            Remedy("paper", type_id="order_final_event"),
        )


def limits_are_kept(subject: Subject) -> Iterator[Breach]:
    """As many mentees as the regulation lets one mentor have; pupils from ten; novices up to three years."""
    most = subject.law.limit_of("V-36") or MOST_MENTEES
    told: set[int] = set()
    for pair in subject.pairs:
        number = max(subject.law.load_of(pair.mentor.id), len(pair.mentees))
        if number > most and pair.mentor.id not in told:
            told.add(pair.mentor.id)
            message = f"Наставляемых больше, чем можно ({number}, предел – {most}): {pair.mentor.name.full}."
            yield message, Remedy("pair", pair_id=pair.id)
        for mentee in pair.mentees:
            age = mentee.age_on(subject.on)
            if mentee.kind == "pupil" and age is not None and age < YOUNGEST:
                message = f"Наставляемому {age}: {mentee.name.full}. Целевая модель – с {YOUNGEST} лет."
                yield message, Remedy("person", person_id=mentee.id)
            if _is_no_novice(pair, mentee.experience_years):
                message = (
                    f"Стаж наставляемого – {mentee.experience_years}: {mentee.name.full}. "
                    f"В форме «учитель – учитель» молодой специалист – до {NOVICE_YEARS} лет."
                )
                yield message, Remedy("person", person_id=mentee.id)


def _is_no_novice(pair: Pair, years: int | None) -> bool:
    novice = pair.form.title.replace("—", "–") == "учитель – учитель"
    return novice and years is not None and years > NOVICE_YEARS


def _outsiders_with_minors(subject: Subject) -> Iterator[Pair]:
    cleared = {
        person_id
        for paper in subject.law.of_type("clearance_check")
        if paper.date <= subject.on
        for person_id in paper.person_ids
    }
    for pair in subject.pairs:
        outside = pair.mentor.kind in ("partner", "parent") and not pair.mentor.is_minor_on(subject.on)
        minors = any(mentee.is_minor_on(subject.on) for mentee in pair.mentees)
        if outside and minors and pair.mentor.id not in cleared:
            yield pair


def _no_clearance(pair: Pair) -> Breach:
    message = f"Нет сведений об отсутствии судимости у внешнего наставника: {pair.mentor.name.full}."
    return message, Remedy("paper", type_id="clearance_check", person_id=pair.mentor.id)


RULES: tuple[Rule, ...] = (
    Rule(
        "V-14",
        "block",
        "ТК РФ, ст. 331, 351.1",
        "Внешний наставник несовершеннолетних, с которым заключён трудовой договор, представил справку.",
        employed_outsiders_are_cleared,
        acts=("tk:351.1", "tk:331"),
        looks_at=("clearance_check",),
    ),
    Rule(
        "V-14-VOLUNTEER",
        "warn",
        "ТК РФ, ст. 351.1 (для работников)",
        "У волонтёра или студента, который работает с несовершеннолетними, есть справка.",
        volunteers_are_cleared,
        certain=False,
        acts=("tk:351.1",),
        looks_at=("clearance_check",),
    ),
    Rule(
        "V-15",
        "info",
        "правило реестра",
        "Приглашение – не раньше приказа о мероприятии.",
        invitation_follows_the_order,
        looks_at=("order_final_event",),
    ),
    Rule(
        "V-31",
        "info",
        "распоряжение № Р-145",
        "Собеседование с наставником записано до приказа, если его предусматривает положение.",
        interview_came_first,
        certain=False,
        acts=("r-145",),
        looks_at=("interview_sheet",),
        on_by_default=False,
    ),
    Rule(
        "V-36",
        "warn",
        "распоряжение № Р-145; положение школы",
        "Наставляемых у наставника не больше предела; обучающемуся есть 10 лет; стаж молодого – до 3 лет.",
        limits_are_kept,
        acts=("r-145",),
        limit=MOST_MENTEES,
    ),
)
