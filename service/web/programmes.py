"""The form of a pair's programme: the note, and the plan row by row."""

from __future__ import annotations

from fastapi import APIRouter, Response

from registry.programmes import NewProgramme
from registry.snapshot import Activity, Pair
from service.http.bounds import PathId, read_number
from service.operations.edit_pair import write_programme
from service.web.forms import Form, TypedForm
from service.web.pages import OpenVisit, Visit
from service.web.pair_forms import NOTHING_CAME, pair_for

router = APIRouter(prefix="/pairs")

MOST_ROWS = 80
SPARE_ROWS = 3
LONG = 5000

NOTE = (
    ("request", "Запрос", "Какую трудность или пожелание решает программа."),
    ("goal", "Цель", "Одним предложением, так, чтобы результат можно было проверить."),
    ("expected_result", "Ожидаемый результат", "Чем измерите: сколько уроков, баллов, работ."),
    ("meetings", "Встречи", "Когда и где: дни недели, время, кабинет."),
)
COLUMNS = (
    ("section", "Раздел", 300),
    ("title", "Мероприятие", 1000),
    ("kind", "Вид работы", 300),
    ("term", "Срок", 200),
    ("responsible", "Ответственный", 300),
    ("planned_result", "Планируемый результат", 1000),
)


@router.get("/{pair_id:id}/programme")
def ask(visit: OpenVisit, pair_id: PathId) -> Response:
    pair = pair_for(visit, pair_id, "edit_pairs")
    form = _written(pair)
    return _page(visit, pair, form, _rows_in(form) + SPARE_ROWS)


@router.post("/{pair_id:id}/programme")
def save(visit: OpenVisit, pair_id: PathId, form: TypedForm) -> Response:
    """«Добавить строки» shows the page again with more room; «Сохранить» keeps the programme."""
    pair = pair_for(visit, pair_id, "edit_pairs")
    rows = _rows_in(form)
    if not rows and not form.holds("tasks", *(name for name, _, _ in NOTE)):
        kept = _written(pair)
        kept.faults["request"] = NOTHING_CAME
        return _page(visit, pair, kept, _rows_in(kept) + SPARE_ROWS)
    if form["do"] == "rows":
        return _page(visit, pair, form, rows + 5)
    new = _programme(form, rows)
    if form.faults:
        return _page(visit, pair, form, rows)
    write_programme(visit.parts, visit.actor, pair_id, new, visit.at)
    return visit.redirect(f"/pairs/{pair_id}", "Программа и план мероприятий сохранены.")


def _written(pair: Pair) -> Form:
    """What is known of the programme as the fields show it."""
    programme = pair.programme
    if programme is None:
        return Form({"request": pair.request})
    texts = {name: getattr(programme, name) for name, _, _ in NOTE} | {"tasks": "\n".join(programme.tasks)}
    for index, activity in enumerate(programme.activities):
        texts |= {f"{name}_{index}": getattr(activity, name) for name, _, _ in COLUMNS}
    return Form(texts)


def _rows_in(form: Form) -> int:
    """How many rows of the plan the form holds, empty ones in its end included."""
    ends = [name.rpartition("_")[2] for name in form.typed if name.startswith("title_")]
    numbers = [number for end in ends if (number := read_number(end)) is not None]
    return min(MOST_ROWS, max(numbers, default=-1) + 1)


def _programme(form: Form, rows: int) -> NewProgramme:
    note = {name: form.text(name, longest=LONG) for name, _, _ in NOTE}
    tasks = tuple(line.strip() for line in form.typed.get("tasks", "").splitlines() if line.strip())
    if sum(map(len, tasks)) > LONG:
        form.faults["tasks"] = f"Слишком длинно: можно не больше {LONG} знаков."
    found = [texts for index in range(rows) if (texts := _activity(form, index))]
    plan = tuple(Activity(ordinal, **texts) for ordinal, texts in enumerate(found, start=1))
    return NewProgramme(tasks=tasks, activities=plan, **note)


def _activity(form: Form, index: int) -> dict[str, str]:
    """The row's texts; nothing for an empty row."""
    texts = {name: form.text(f"{name}_{index}", longest=longest) for name, _, longest in COLUMNS}
    if not any(texts.values()):
        return {}
    if not texts["title"]:
        form.faults[f"title_{index}"] = f"Строка {index + 1}: напишите мероприятие или очистите строку."
    return texts


def _page(visit: Visit, pair: Pair, form: Form, rows: int) -> Response:
    return visit.page(
        "pairs/programme.html",
        status=422 if form.faults else 200,
        pair=pair,
        form=form,
        note=NOTE,
        columns=COLUMNS,
        rows=min(rows, MOST_ROWS),
        is_full=rows >= MOST_ROWS,
    )
