"""``nastavnik serve``: the service on loopback."""

from __future__ import annotations

import socket
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from service.cli import demo
from service.cli.console import console, opened
from service.settings import Settings

if TYPE_CHECKING:
    import uvicorn


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
    with _listening(settings.host, port or settings.port) as door:
        if with_demo:
            with opened(settings) as parts:
                demo.run(parts, demo.DEMO_OUT)
                demo.leave_work(parts)
            demo.show_accounts()
        address = f"http://{settings.host}:{door.getsockname()[1]}/"
        console.print(f"Наставник работает: [bold]{address}[/bold] (остановить — Ctrl+C)")
        config = uvicorn.Config(create_app(settings), log_level="warning", server_header=False)
        _run(uvicorn.Server(config), door)


def _listening(host: str, port: int) -> socket.socket:
    """The door is taken first: nobody waits for a demo to learn that another service stands in it."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as error:
        console.print(
            f"Адрес {host}:{port} занят или недоступен: остановите другую службу или укажите --port.",
            style="red",
        )
        raise typer.Exit(1) from error


def _run(server: uvicorn.Server, door: socket.socket) -> None:
    try:
        server.run(sockets=[door])
    except SystemExit:
        console.print(
            "Служба не запустилась; что случилось, записано строкой выше. Чаще всего на диске нет места или "
            "папка данных закрыта для записи.",
            style="red",
        )
        raise
