"""Pictures and charts for specimens, made from nothing."""

# ruff: noqa: E501 - elements of XML read better unbroken; the lots must be repeatable, not secret.
from __future__ import annotations

import struct
import zlib

_EMU = 12700


def png(width: int, height: int) -> bytes:
    """A picture of two colours."""
    rows = b"".join(b"\0" + b"".join(_pixel(x, y) for x in range(width)) for y in range(height))
    head = struct.pack(">LLBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", head)
        + _chunk(b"IDAT", zlib.compress(rows))
        + _chunk(b"IEND", b"")
    )


def inline(link: str, width: float, height: float) -> str:
    """A run with a picture in the line; points."""
    return f"<w:r><w:drawing><wp:inline distT='0' distB='0' distL='0' distR='0'>{_extent(width, height)}{_picture(link, width, height)}</wp:inline></w:drawing></w:r>"


def anchored(
    link: str, width: float, height: float, *, x: float, y: float, base: str = "", behind: bool = False
) -> str:
    """A run with a picture at a place of its own; points."""
    across, down = base or "column", base or "paragraph"
    return (
        f"<w:r><w:drawing><wp:anchor distT='0' distB='0' distL='0' distR='0' simplePos='0' relativeHeight='1' "
        f"behindDoc='{int(behind)}' locked='0' layoutInCell='1' allowOverlap='1'><wp:simplePos x='0' y='0'/>"
        f"<wp:positionH relativeFrom='{across}'><wp:posOffset>{x * _EMU:.0f}</wp:posOffset></wp:positionH>"
        f"<wp:positionV relativeFrom='{down}'><wp:posOffset>{y * _EMU:.0f}</wp:posOffset></wp:positionV>"
        f"<wp:extent cx='{width * _EMU:.0f}' cy='{height * _EMU:.0f}'/><wp:wrapNone/><wp:docPr id='1' name='one'/>"
        f"{_picture(link, width, height)}</wp:anchor></w:drawing></w:r>"
    )


def chart(link: str, width: float, height: float) -> str:
    """A run with a native chart."""
    data = (
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">'
        f'<c:chart r:id="{link}"/></a:graphicData></a:graphic>'
    )
    return f"<w:r><w:drawing><wp:inline distT='0' distB='0' distL='0' distR='0'>{_extent(width, height)}{data}</wp:inline></w:drawing></w:r>"


def _extent(width: float, height: float) -> str:
    return f"<wp:extent cx='{width * _EMU:.0f}' cy='{height * _EMU:.0f}'/><wp:docPr id='1' name='one' descr='Рисунок'/>"


def _picture(link: str, width: float, height: float) -> str:
    return (
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        '<pic:nvPicPr><pic:cNvPr id="0" name="one"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{link}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width * _EMU:.0f}" cy="{height * _EMU:.0f}"/></a:xfrm>'
        '<a:prstGeom prst="rect"/></pic:spPr></pic:pic></a:graphicData></a:graphic>'
    )


def _pixel(x: int, y: int) -> bytes:
    return bytes((60, 60, 200) if (x // 4 + y // 4) % 2 else (230, 200, 90))


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">L", len(data)) + kind + data + struct.pack(">L", zlib.crc32(kind + data))


def _series(at: int, name: str, values: list[float]) -> str:
    labels = ["Сентябрь", "Октябрь", "Ноябрь", "Декабрь"]
    cats = "".join(f'<c:pt idx="{i}"><c:v>{one}</c:v></c:pt>' for i, one in enumerate(labels))
    points = "".join(f'<c:pt idx="{i}"><c:v>{one}</c:v></c:pt>' for i, one in enumerate(values))
    return (
        f'<c:ser><c:idx val="{at}"/><c:order val="{at}"/><c:tx><c:strRef><c:f>S!A{at}</c:f><c:strCache><c:ptCount val="1"/>'
        f'<c:pt idx="0"><c:v>{name}</c:v></c:pt></c:strCache></c:strRef></c:tx>'
        f'<c:cat><c:strRef><c:f>S!B</c:f><c:strCache><c:ptCount val="4"/>{cats}</c:strCache></c:strRef></c:cat>'
        f'<c:val><c:numRef><c:f>S!C</c:f><c:numCache><c:ptCount val="4"/>{points}</c:numCache></c:numRef></c:val></c:ser>'
    )


_CHART = (
    '<?xml version="1.0" encoding="UTF-8"?><c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><c:chart><c:title><c:tx><c:rich><a:bodyPr/><a:p><a:r>'
    "<a:t>Встречи</a:t></a:r></a:p></c:rich></c:tx></c:title><c:plotArea><c:layout/><c:barChart><c:barDir val='col'/>"
    "<c:grouping val='clustered'/>" + _series(0, "План", [4, 4, 4, 3]) + _series(1, "Факт", [3, 4, 5, 3]) +
    '<c:axId val="1"/><c:axId val="2"/></c:barChart><c:catAx><c:axId val="1"/><c:crossAx val="2"/></c:catAx><c:valAx>'
    '<c:axId val="2"/><c:crossAx val="1"/></c:valAx></c:plotArea><c:legend><c:legendPos val="b"/></c:legend></c:chart></c:chartSpace>'
)  # fmt: skip
CHART_PARTS = (
    {"charts/chart1.xml": _CHART.encode()},
    '<Override PartName="/word/charts/chart1.xml" ContentType="application/vnd.openxmlformats-officedocument.drawingml.chart+xml"/>',
)
