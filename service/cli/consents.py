"""``nastavnik consent``: signed papers that came back."""

from __future__ import annotations

from typing import Annotated

import typer

from registry.consents import Terms
from registry.reference.purposes import items, purposes
from service.cli.console import actor, at, console, day, opened
from service.operations.record_consent import record_consent
from service.operations.withdraw_consent import tasks_of, withdraw_consent

app = typer.Typer(help="Согласия: отметить подписанное, отозвать.", no_args_is_help=True)


@app.command("record")
def record(
    person: Annotated[int, typer.Argument(help="Номер человека в реестре.")],
    kind: Annotated[str, typer.Argument(help=f"Вид согласия: {', '.join(purposes())}.")],
    signed: Annotated[str, typer.Option(help="Дата подписания, 07.09.2026.")],
    until: Annotated[str, typer.Option(help="Действует до; пусто — до конца пары или бессрочно.")] = "",
    pair: Annotated[int | None, typer.Option(help="Номер пары, если согласие о ней.")] = None,
    signer: Annotated[
        int | None, typer.Option(help="Кто подписал за несовершеннолетнего, если представителей несколько.")
    ] = None,
    allow: Annotated[
        list[str] | None,
        typer.Option(help=f"Пункт с отметкой «да», по одному; остальные – «нет»: {', '.join(items())}."),
    ] = None,
    page: Annotated[list[str] | None, typer.Option(help="Адрес страницы из согласия, по одному.")] = None,
    inn: Annotated[str, typer.Option(help="ИНН школы, если школ несколько.")] = "",
) -> None:
    """Отметить, что согласие подписано."""
    answers = dict.fromkeys(items(), False) | dict.fromkeys(allow or (), True) if allow else {}
    with opened() as parts:
        consent_id = record_consent(
            parts, actor(parts, inn), person_id=person, kind=kind, signed_on=day(signed), at=at(parts),
            valid_until=day(until) if until else None, pair_id=pair, signer_id=signer,
            terms=Terms(items=answers, resources=tuple(page or ())),
        )  # fmt: skip
    console.print(f"Согласие записано под номером {consent_id}.")


@app.command("withdraw")
def withdraw(
    consent: Annotated[int, typer.Argument(help="Номер согласия.")],
    on: Annotated[str, typer.Option(help="С какого дня отозвано.")],
    inn: Annotated[str, typer.Option(help="ИНН школы, если школ несколько.")] = "",
) -> None:
    """Отметить отзыв согласия."""
    with opened() as parts:
        who = actor(parts, inn)
        withdraw_consent(parts, who, consent, on=day(on), at=at(parts))
        with parts.reading(who, at(parts)) as uow:
            tasks = tasks_of(uow, consent)
    console.print("Отзыв записан.")
    for task in tasks:
        console.print(f"До {task.due_on:%d.%m.%Y}: {task.title}{f' – {task.place}' if task.place else ''}")
