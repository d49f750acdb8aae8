"""``nastavnik serve``: the service on loopback."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from service.cli import demo
from service.cli.console import console, opened
from service.settings import Settings


def serve(
    port: Annotated[int | None, typer.Option(help="Порт; по умолчанию из настроек.")] = None,
    with_demo: Annotated[bool, typer.Option("--demo", help="Учебная школа: реестр в data/demo.")] = False,
    data: Annotated[Path | None, typer.Option(help="Папка данных.")] = None,
) -> None:
    """Запустить службу; страницы открываются в браузере по напечатанному адресу."""
    # The web stack takes half a second to load, which no other command should wait for.
    import uvicorn  # noqa: PLC0415

    from service.app import create_app  # noqa: PLC0415

    chosen = data or (demo.DEMO_DATA if with_demo else None)
    settings = Settings(data_dir=chosen) if chosen else Settings()
    if with_demo:
        with opened(settings) as parts:
            demo.run(parts, demo.DEMO_OUT)
            demo.leave_work(parts)
        demo.show_accounts()
    address = f"http://{settings.host}:{port or settings.port}/"
    console.print(f"Наставник работает: [bold]{address}[/bold] (остановить — Ctrl+C)")
    uvicorn.run(
        create_app(settings),
        host=settings.host,
        port=port or settings.port,
        log_level="warning",
        server_header=False,
    )
