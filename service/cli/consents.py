"""``nastavnik consent``: signed papers that came back."""

from __future__ import annotations

from typing import Annotated

import typer

from service.cli.console import actor, at, console, day, opened
from service.operations.record_consent import record_consent
from service.operations.withdraw_consent import withdraw_consent

app = typer.Typer(help="Согласия: отметить подписанное, отозвать.", no_args_is_help=True)


@app.command("record")
def record(
    person: Annotated[int, typer.Argument(help="Номер человека в реестре.")],
    kind: Annotated[str, typer.Argument(help="Вид согласия: pd_processing, mentor_work, participation.")],
    signed: Annotated[str, typer.Option(help="Дата подписания, 07.09.2026.")],
    until: Annotated[str, typer.Option(help="Действует до; пусто — до конца пары или бессрочно.")] = "",
    pair: Annotated[int | None, typer.Option(help="Номер пары, если согласие о ней.")] = None,
    signer: Annotated[
        int | None, typer.Option(help="Кто подписал за несовершеннолетнего, если представителей несколько.")
    ] = None,
    inn: Annotated[str, typer.Option(help="ИНН школы, если школ несколько.")] = "",
) -> None:
    """Отметить, что согласие подписано."""
    with opened() as parts:
        consent_id = record_consent(
            parts, actor(parts, inn), person_id=person, kind=kind, signed_on=day(signed), at=at(parts),
            valid_until=day(until) if until else None, pair_id=pair, signer_id=signer,
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
        withdraw_consent(parts, actor(parts, inn), consent, on=day(on), at=at(parts))
    console.print("Отзыв записан.")
