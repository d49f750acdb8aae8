"""Pictures: what a file's first bytes say of its kind and size, and the XML that shows it in a text.

Knows PNG, JPEG, GIF and BMP; anything else is refused, so that nothing but a picture goes into a document.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

from docgen.errors import RenderError
from docgen.template.escape import escape
from docgen.template.inserts import Image

MILLIMETRE = 36_000
_INCH = 914_400
_DRAWING = (
    '<wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<wp:extent cx="{cx}" cy="{cy}"/><wp:docPr id="{number}" name="Picture {name_number}"{descr}{click_end}'
    '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
    '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
    '<pic:pic><pic:nvPicPr><pic:cNvPr id="0" name="{name}"{pic_end}<pic:cNvPicPr/></pic:nvPicPr>'
    '<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
    '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{cx}" cy="{cy}"/></a:xfrm>'
    '<a:prstGeom prst="rect"/></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>'
)


@dataclass(frozen=True)
class Picture:
    """A picture file: its extension, content type and own size in EMU."""

    extension: str
    content_type: str
    width: int
    height: int


def read_picture(data: bytes) -> Picture:
    """The kind and size of a picture from its first bytes. RenderError when it is none of the four kinds."""
    try:
        for signature, extension, content_type, reader in _KINDS:
            if data.startswith(signature):
                width, height, across, down = reader(data)
                if min(width, height, across, down) > 0:
                    return Picture(
                        extension, content_type, round(width * _INCH / across), round(height * _INCH / down)
                    )
    except (struct.error, IndexError):
        pass
    raise RenderError("Картинка не читается: нужен файл PNG, JPEG, GIF или BMP.")


def _png(data: bytes) -> tuple[int, int, float, float]:
    width, height = struct.unpack(">II", data[16:24])
    position = 33
    while position + 8 <= len(data) and data[position + 4 : position + 8] != b"IDAT":
        length, kind = struct.unpack(">I4s", data[position : position + 8])
        if kind == b"pHYs":
            across, down, unit = struct.unpack(">IIB", data[position + 8 : position + 17])
            if unit == 1 and across and down:
                return width, height, round(across * 0.0254), round(down * 0.0254)
        position += length + 12
    return width, height, 72, 72


def _jpeg(data: bytes) -> tuple[int, int, float, float]:
    across, down, position = 72, 72, 2
    while True:
        marker = data[position + 1]
        (length,) = struct.unpack(">H", data[position + 2 : position + 4])
        if marker == 0xE0 and data[position + 4 : position + 8] == b"JFIF":
            unit, x, y = struct.unpack(">BHH", data[position + 11 : position + 16])
            scale = {1: 1.0, 2: 2.54}.get(unit)
            if scale and x and y:
                across, down = round(x * scale), round(y * scale)
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", data[position + 5 : position + 9])
            return width, height, across, down
        position += length + 2


def _gif(data: bytes) -> tuple[int, int, float, float]:
    width, height = struct.unpack("<HH", data[6:10])
    return width, height, 72, 72


def _bmp(data: bytes) -> tuple[int, int, float, float]:
    width, height = struct.unpack("<ii", data[18:26])
    return width, abs(height), 96, 96


_KINDS = (
    (b"\x89PNG\r\n\x1a\n", "png", "image/png", _png),
    (b"\xff\xd8", "jpg", "image/jpeg", _jpeg),
    (b"GIF8", "gif", "image/gif", _gif),
    (b"BM", "bmp", "image/bmp", _bmp),
)


def fitted(image: Image, picture: Picture) -> tuple[int, int]:
    """The size of an image on paper in EMU: into its box, keeping the ratio, unless it is stretched."""
    width, height = round(image.width * MILLIMETRE), round(image.height * MILLIMETRE)
    if not width and not height:
        return picture.width, picture.height
    if width and height and image.stretch:
        return width, height
    scales = [wanted / own for wanted, own in ((width, picture.width), (height, picture.height)) if wanted]
    scale = min(scales)
    return round(picture.width * scale), round(picture.height * scale)


def drawing(image: Image, picture: Picture, relation: str, link: str, number: int, name_number: int) -> str:
    """The drawing of an image; ``relation`` and ``link`` are ids of relationships of its part."""
    cx, cy = fitted(image, picture)
    click = f'><a:hlinkClick r:id="{link}"/></' if link else ""
    return _DRAWING.format(
        cx=cx,
        cy=cy,
        number=number,
        name_number=name_number,
        descr=f' descr="{escape(image.description)}"' if image.description else "",
        click_end=f"{click}wp:docPr>" if link else "/>",
        name=escape(image.name or f"image.{picture.extension}"),
        pic_end=f"{click}pic:cNvPr>" if link else "/>",
        relation=relation,
    )
