"""w:drawing → pictures and charts with their size and place; everything else drawn is unsupported."""

from __future__ import annotations

from docgen.pdf.read.charts import unknown_kinds
from docgen.pdf.read.names import PIC, WP, A, C, Element, R, local, whole
from docgen.pdf.read.source import Source
from docgen.pdf.resolve.content import Picture, Position
from docgen.pdf.resolve.findings import Findings
from docgen.pdf.resolve.formats import RunFormat

_EMU = 635  # English metric units in a twip.
_WRAPS = {
    "wrapNone": "none",
    "wrapSquare": "square",
    "wrapTight": "square",
    "wrapThrough": "square",
    "wrapTopAndBottom": "rows",
}
_IMAGES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*")
_CROP = ("l", "t", "r", "b")


def read_drawing(
    drawing: Element, part: str, source: Source, findings: Findings, run: RunFormat
) -> Picture | None:
    """The picture or chart of a w:drawing; None, with a finding, where it is something else."""
    holder = next((one for one in drawing if local(one) in {"inline", "anchor"}), None)
    content = None if holder is None else holder.find(f"{A}graphic/{A}graphicData")
    if holder is None or content is None or len(content) == 0:
        findings.add("пустой рисунок")
        return None
    if local(content[0]) == "pic":
        return _image(holder, content[0], part, source, findings, run)
    if local(content[0]) == "chart":
        return _chart(holder, content[0], part, source, findings, run)
    findings.add(_NAMES.get(local(content[0]), "фигура или надпись"))
    return None


_NAMES = {
    "wsp": "надпись (текстовое поле) или фигура",
    "wgp": "группа фигур",
    "wpc": "полотно",
    "relIds": "рисунок SmartArt",
    "chartSpace": "диаграмма нового вида",
}


def _image(
    holder: Element, picture: Element, part: str, source: Source, findings: Findings, run: RunFormat
) -> Picture | None:
    blip = picture.find(f"{PIC}blipFill/{A}blip")
    link = None if blip is None else source.links(part).get(blip.get(R + "embed", ""))
    data = source.package.members.get(link.target) if link and not link.external else None
    if link is None or data is None:
        findings.add("рисунок, которого нет в файле")
        return None
    if not data.startswith(_IMAGES):
        findings.add("рисунок не в формате PNG, JPEG, GIF, BMP или TIFF")
        return None
    shape = picture.find(f"{PIC}spPr/{A}xfrm")
    turned = whole(shape.get("rot")) / 60000 if shape is not None else 0.0
    if shape is not None and (shape.get("flipH") in {"1", "true"} or shape.get("flipV") in {"1", "true"}):
        findings.add("отражённый рисунок")
    crop = picture.find(f"{PIC}blipFill/{A}srcRect")
    cropped = tuple(0.0 if crop is None else whole(crop.get(side)) / 100000 for side in _CROP)
    return _placed(holder, link.target, part, findings, run, crop=cropped, turned=turned)


def _chart(
    holder: Element, chart: Element, part: str, source: Source, findings: Findings, run: RunFormat
) -> Picture | None:
    link = source.links(part).get(chart.get(R + "id", ""))
    root = None if link is None or link.external else source.root(link.target)
    if chart.tag != C + "chart" or link is None or root is None:
        findings.add("диаграмма, которой нет в файле")
        return None
    findings.add(*(f"диаграмма вида {kind}" for kind in unknown_kinds(root)))
    return _placed(holder, link.target, part, findings, run, chart=True)


def _placed(
    holder: Element,
    target: str,
    part: str,
    findings: Findings,
    run: RunFormat,
    *,
    crop: tuple[float, ...] = (0, 0, 0, 0),
    turned: float = 0,
    chart: bool = False,
) -> Picture:
    extent, about = holder.find(WP + "extent"), holder.find(WP + "docPr")
    width, height = ((whole(None if extent is None else extent.get(one)) / _EMU) for one in ("cx", "cy"))
    anchored = local(holder) == "anchor"
    wrap = _wrap(holder) if anchored else "inline"
    if wrap not in {"inline", "none"}:
        findings.add("рисунок, который обтекает текст,")
    left, top, right, bottom = (whole(holder.get(one)) / _EMU for one in ("distL", "distT", "distR", "distB"))
    return Picture(
        name=target,
        part=part,
        width=max(0, width),
        height=max(0, height),
        format=run,
        horizontal=_position(holder, "positionH", findings) if anchored else None,
        vertical=_position(holder, "positionV", findings) if anchored else None,
        wrap=wrap,
        behind=holder.get("behindDoc") in {"1", "true"},
        distances=(left, top, right, bottom),
        crop=(crop[0], crop[1], crop[2], crop[3]),
        turned=turned,
        description="" if about is None else about.get("descr") or about.get("title") or "",
        chart=chart,
    )


def _wrap(holder: Element) -> str:
    return next((_WRAPS[local(one)] for one in holder if local(one) in _WRAPS), "none")


def _position(holder: Element, name: str, findings: Findings) -> Position:
    found = holder.find(WP + name)
    if found is None:
        return Position("column" if name == "positionH" else "paragraph")
    offset, align = found.find(WP + "posOffset"), found.find(WP + "align")
    if offset is None and align is None:
        findings.add("рисунок, место которого задано в процентах")
    return Position(
        found.get("relativeFrom") or "column",
        0 if offset is None else whole(offset.text) / _EMU,
        "" if align is None else (align.text or "").strip(),
    )
