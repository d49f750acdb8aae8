"""Draws the pictures of docs/template-language.md: a form beside the document it gives.

``python tests/docgen/template/draw_pictures.py`` needs LibreOffice, pdftoppm and Pillow; for developers.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
from docx.shared import Cm, Pt
from PIL import Image, ImageChops, ImageDraw

sys.path.insert(0, str(Path(__file__).parents[3]))

import docgen
from docgen.russian.forms import Forms

FOLDER = Path(__file__).parents[3] / "docs/pictures"
COOK = Forms("Ли Анна", "Ли Анны", "Ли Анне", "Ли Анну", "Ли Анной", "Ли Анне", "f")
PIZZAS = [
    {"имя": "Маргарита", "цена": 450, "вид": "без мяса", "острая": False},
    {"имя": "Четыре сыра", "цена": 520, "вид": "без мяса", "острая": False},
    {"имя": "Дьявола", "цена": 560, "вид": "с мясом", "острая": True},
]


def document(*paragraphs: str, table: list[list[str]] | None = None) -> bytes:
    made = docx.Document()
    made.styles["Normal"].font.name, made.styles["Normal"].font.size = "PT Serif", Pt(12)
    section = made.sections[0]
    section.page_width, section.page_height = Cm(14), Cm(11)
    section.left_margin = section.right_margin = section.top_margin = Cm(0.8)
    for text in paragraphs:
        style = "List Number" if text.startswith("# ") else None
        made.add_paragraph(text.removeprefix("# "), style=style)
    if table:
        grid = made.add_table(len(table), len(table[0]), style="Table Grid")
        for row, texts in zip(grid.rows, table, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
    out = BytesIO()
    made.save(out)
    return out.getvalue()


PICTURES: dict[str, tuple[bytes, dict[str, Any]]] = {
    "words": (
        document(
            "Назначить {{ повар | винительный }}, {{ должность }}, ответственной за меню {{ день | дата }}",
            'Скидка: {{ скидка | или("не предусмотрена") }}.',
        ),
        {"повар": COOK, "должность": "шеф-повара", "день": date(2026, 9, 1), "скидка": None},
    ),
    "rows": (
        document(
            table=[
                ["№", "Пицца", "Цена, руб."],
                ["{%tr for п in пиццы %}", "", ""],
                ["{{ loop.index }}", "{{ п.имя }}", "{{ п.цена }}"],
                ["{%tr endfor %}", "", ""],
            ]
        ),
        {"пиццы": PIZZAS},
    ),
    "conditions": (
        document(
            "{%p for п in пиццы %}",
            "{{ п.имя }}{% if п.острая %} (острая){% endif %}",
            "{% if п.острая %}Подаётся со стаканом молока.{% endif %}",
            "{%p endfor %}",
            "Приятного аппетита!",
        ),
        {"пиццы": PIZZAS[1:]},
    ),
    "groups": (
        document(
            table=[
                ["Вид", "Пицца"],
                ["{%tr for п in пиццы %}", ""],
                ["{% vm п.вид %}{{ п.вид }}", "{{ п.имя }}"],
                ["{%tr endfor %}", ""],
            ]
        ),
        {"пиццы": PIZZAS},
    ),
    "lists": (
        document("{%p for п in пиццы %}", "{{ п.имя }}:", "# раскатать тесто;", "# испечь.", "{%p endfor %}"),
        {"пиццы": PIZZAS[:2]},
    ),
}


def drawn(file: bytes, folder: Path, name: str) -> Image.Image:
    path = folder / f"{name}.docx"
    path.write_bytes(file)
    profile = f"-env:UserInstallation=file://{folder}/profile"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(path)],
        check=True,
        capture_output=True,
    )
    subprocess.run(
        ["pdftoppm", "-r", "90", "-png", "-singlefile", str(path.with_suffix(".pdf")), str(folder / name)],
        check=True,
    )
    page = Image.open(folder / f"{name}.png").convert("RGB")
    box = ImageChops.difference(page, Image.new("RGB", page.size, "white")).getbbox()
    return page.crop((0, 0, page.width, (box[3] if box else 40) + 16))


def beside(form: Image.Image, result: Image.Image) -> Image.Image:
    height = max(form.height, result.height)
    sheet = Image.new("RGB", (form.width + result.width + 24, height + 8), "#d8dde6")
    for page, left in ((form, 4), (result, form.width + 20)):
        canvas = Image.new("RGB", (page.width, height), "white")
        canvas.paste(page)
        sheet.paste(canvas, (left, 4))
    arrow = form.width + 8
    ImageDraw.Draw(sheet).polygon(
        [(arrow, height // 2 - 6), (arrow + 9, height // 2), (arrow, height // 2 + 6)], fill="#334"
    )
    return sheet.quantize(32)


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for title, (form, context) in PICTURES.items():
            result = docgen.compile_template(form).render(context)
            sheet = beside(drawn(form, folder, f"{title}-form"), drawn(result, folder, title))
            sheet.save(FOLDER / f"template-{title}.png", optimize=True)


if __name__ == "__main__":
    main()
