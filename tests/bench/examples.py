"""Values for docxtpl's example forms, like those of its example scripts."""

from __future__ import annotations

import struct
import sys
import zlib
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import docxtpl
from jinja2 import Environment

import docgen
from docgen.template.inserts import Run

# The tests' own way of speaking to docxtpl is used here too.
sys.path[:0] = [str(Path(__file__).parents[1] / "docgen"), str(Path(__file__).parents[1] / "docgen/template")]

from docxtpl_side import theirs  # noqa: E402


def picture(points: int, **sides: float) -> docgen.Image:
    """A PNG of 40 × ``points``."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 40, points, 8, 2, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\x10\x80\xff" * 40) * points)
    data = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    return docgen.Image(data, **sides)  # type: ignore[arg-type]


def _rich() -> docgen.RichText:
    text = docgen.RichText().add(Run("an example of "))
    text = text.add(Run("a rich text", style="myrichtextstyle")).add(Run("violet", color="ff00ff"))
    text = text.add(Run("small", size=7)).add(Run("struck", strike=True)).add(Run("italic", italic=True))
    return text.add(Run("\nfirst line\n\n<cool> & \ttab\anew paragraph\fnew page"))


def _rich_paragraphs() -> docgen.RichText:
    text = docgen.RichText().paragraph(Run("styled & sound"), style="myrichparastyle")
    return text.paragraph(Run("bold", bold=True), Run("custom\abullets"), style="SquareBullet")


_ITEMS = [{"desc": "Python & Co", "qty": 2, "price": "0,00"}, {"desc": "Snakes", "qty": 1, "price": "5,00"}]
CONTEXTS: Mapping[str, dict[str, Any]] = {
    "doc_properties_tpl": {"test": "A & B"},
    "dynamic_table_tpl": {
        "col_labels": ["fruit", "vegetable", "stone", "thing"],
        "tbl_contents": [{"label": name, "cols": list("abcd")} for name in ("yellow", "red", "green")],
    },
    "footnotes_tpl": {"a_jinja_variable": "a variable & more"},
    "header_footer_inline_image_tpl": {
        "inline_image": picture(21, width=10),
        "images": [picture(22, width=10), picture(23, width=20), picture(22, width=30)],
    },
    "horizontal_merge_tpl": {},
    "inline_image_tpl": {
        "myimage": picture(21, width=20),
        "myimageratio": picture(22, width=30, height=60, stretch=True),
        "frameworks": [{"image": picture(n, height=10), "desc": f"number & {n}"} for n in range(20, 25)],
    },
    "less_cells_after_loop_tpl": {},
    "merge_paragraph_tpl": {"living_in_town": True},
    "nested_for_tpl": {
        "dishes": [{"name": name, "ingredients": ["bread", "ham", "cheese"]} for name in ("Pizza", "Pie")],
        "authors": [{"name": name, "books": [{"title": "L'aviateur"}, {"title": "Vol"}]} for name in "SB"],
    },
    "order_tpl": {
        "customer_name": "Eric\tand\nCo", "items": _ITEMS, "in_europe": True, "is_paid": False,
        "company_name": "The World Wide company", "total_price": "5,00",
    },
    "richtext_paragraph_tpl": {"example": _rich_paragraphs()},
    "richtext_tpl": {"example": _rich()},
    "vertical_merge_tpl": {"items": _ITEMS, "total_price": "5,00", "category": "Books"},
}  # fmt: skip


def docxtpl_renderer(form: bytes, context: Mapping[str, Any]) -> Callable[[], bytes]:
    """docxtpl used skilfully on an example form."""
    template, environment = docxtpl.DocxTemplate(BytesIO(form)), Environment(autoescape=True)

    def render() -> bytes:
        template.render({word: theirs(value, template) for word, value in context.items()}, environment)
        out = BytesIO()
        template.save(out)
        return out.getvalue()

    return render
