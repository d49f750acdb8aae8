"""The table of filters on the page about Russian, with examples made by the filters themselves.

Renewed by ``python -m docgen.russian.page docs/russian.md``; the text around the table is written by hand.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from docgen.russian.filters import FILTERS
from docgen.russian.persons import decline_person
from docgen.russian.typography import NBSP

START, END = "<!-- таблица фильтров: пишется командой -->", "<!-- конец таблицы фильтров -->"

_NAME = decline_person("Ткач", "Иван", "Ильич", "m")
_DAY = date(2026, 9, 1)
_EXAMPLES: dict[str, Sequence[Any]] = {
    "прописью": (22, "ж", "родительный"),
    "сумма": (1500,),
    "сумма_прописью": (1500, "родительный"),
    "дата": (_DAY,),
    "дата_кратко": (_DAY,),
    "дата_прописью": (_DAY, "родительный"),
    "учебный_год": (_DAY,),
    "склонение": (5, "календарный день"),
    "порядковый": (9, "класс", "предложный"),
    "род": ("ознакомлен", "ж"),
    "с_прописной": ("учитель химии",),
    "со_строчной": ("Учитель химии",),
    "типографика": ('МБОУ "Лицей № 1"',),
    "инициалы": (_NAME, "творительный"),
}


def table() -> str:
    """The filters as Markdown: name, what it does, what comes out of an example."""
    rows = [
        f"| `{name}` | {_asked(name)} | {_shown(name)} | {_first_line(function.__doc__)} |"
        for name, function in FILTERS.items()
    ]
    return "\n".join(("| Фильтр | Пример | Что выходит | Что делает |", "|---|---|---|---|", *rows))


def _arguments(name: str) -> Sequence[Any]:
    return _EXAMPLES.get(name, (_NAME,))


def _asked(name: str) -> str:
    value, *rest = _arguments(name)
    shown = value.strftime("%d.%m.%Y") if isinstance(value, date) else str(value)
    more = ", ".join(f"'{one}'" for one in rest)
    return f"{shown} → `{name}({more})`" if more else f"{shown} → `{name}`"


def _shown(name: str) -> str:
    return str(FILTERS[name](*_arguments(name))).replace(NBSP, " ")


def _first_line(text: str | None) -> str:
    return (text or "").strip().splitlines()[0]


def renewed(page: str) -> str:
    """The page with the table between its marks as it is today."""
    before, _, rest = page.partition(START)
    _, _, after = rest.partition(END)
    return f"{before}{START}\n{table()}\n{END}{after}"


def main(path: Path) -> None:
    path.write_text(renewed(path.read_text("utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
