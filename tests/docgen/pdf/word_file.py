"""Small Word files written by hand, element by element: what a test is about stands in the test.

Only what is asked for is in the file; defaults are Times New Roman 12, no spacing, A4 with 3-1.5-2-2 cm margins.
"""

# ruff: noqa: E501 - elements of XML read better unbroken; the lots must be repeatable, not secret.
from __future__ import annotations

from collections.abc import Iterable, Mapping
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STYLES = """<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"
 w:cs="Times New Roman"/><w:sz w:val="24"/><w:lang w:val="ru-RU"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>
<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/>
</w:style><w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr>
<w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>
<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>"""
A4 = '<w:pgSz w:w="11906" w:h="16838"/>'
LANDSCAPE = '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
MARGINS = '<w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701" w:header="709" w:footer="709" w:gutter="0"/>'
GRID = (
    "<w:tblBorders>"
    + "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    + "</w:tblBorders>"
)


def r(text: str, properties: str = "") -> str:
    """A run; a tab and a line break may stand in the text as such."""
    pieces = escape(text).replace("\t", "</w:t><w:tab/><w:t xml:space='preserve'>")
    pieces = pieces.replace("\n", "</w:t><w:br/><w:t xml:space='preserve'>")
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{pieces}</w:t></w:r>"


def p(text: str = "", properties: str = "", *, run: str = "", inside: str = "") -> str:
    """A paragraph of one run, or of the elements given as ``inside``."""
    content = inside or (r(text, run) if text else "")
    mark = f"<w:rPr>{run}</w:rPr>" if run else ""
    return f"<w:p><w:pPr>{properties}{mark}</w:pPr>{content}</w:p>"


def tc(content: str, width: float, properties: str = "") -> str:
    """A cell; plain text becomes a paragraph."""
    body = content if content.startswith("<w:") else p(content)
    return f'<w:tc><w:tcPr><w:tcW w:w="{width:.0f}" w:type="dxa"/>{properties}</w:tcPr>{body}</w:tc>'


def tr(cells: Iterable[str], properties: str = "") -> str:
    """A row."""
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def tbl(grid: Iterable[float], rows: Iterable[str], properties: str = GRID, *, layout: str = "fixed") -> str:
    """A table with its grid."""
    columns = "".join(f'<w:gridCol w:w="{width:.0f}"/>' for width in grid)
    head = f'<w:tblPr><w:tblW w:w="{sum(grid):.0f}" w:type="dxa"/>{properties}<w:tblLayout w:type="{layout}"/></w:tblPr>'
    return f"<w:tbl>{head}<w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"


def plain_table(widths: list[float], texts: list[list[str]], properties: str = GRID) -> str:
    """A table of texts."""
    rows = [tr(tc(text, width) for text, width in zip(row, widths, strict=True)) for row in texts]
    return tbl(widths, rows, properties)


def field(code: str, result: str = "1") -> str:
    """A complex field with its saved result."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def sect(size: str = A4, margins: str = MARGINS, *, inside: str = "", kind: str = "") -> str:
    """Section properties."""
    type_ = f'<w:type w:val="{kind}"/>' if kind else ""
    return f"<w:sectPr>{inside}{type_}{size}{margins}<w:cols w:space='708'/></w:sectPr>"


def document(
    body: str,
    *,
    section: str | None = None,
    styles: str = "",
    numbering: str = "",
    headers: Mapping[str, str] | None = None,
    footnotes: str = "",
    settings: str = "",
    mode: int = 14,
    media: Mapping[str, bytes] | None = None,
    links: Mapping[str, tuple[str, str]] | None = None,
    types: str = "",
) -> bytes:
    """A DOCX. ``headers`` are stories by relationship id (h… or f…); ``links`` more relationships of the body."""
    parts: dict[str, bytes] = {}
    related: dict[str, tuple[str, str]] = {
        "rIdS": ("styles", "styles.xml"),
        "rIdT": ("settings", "settings.xml"),
    }
    overrides = {"document": "document.main", "styles": "styles", "settings": "settings"}
    compat = (
        f'<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
        f'w:val="{mode}"/></w:compat>'
    )
    parts["word/document.xml"] = _xml("document", f"<w:body>{body}{section or sect()}</w:body>")
    parts["word/styles.xml"] = _xml("styles", _STYLES + styles)
    parts["word/settings.xml"] = _xml("settings", f'{settings}<w:defaultTabStop w:val="709"/>{compat}')
    if numbering:
        parts["word/numbering.xml"] = _xml("numbering", numbering)
        related["rIdN"], overrides["numbering"] = ("numbering", "numbering.xml"), "numbering"
    if footnotes:
        parts["word/footnotes.xml"] = _xml("footnotes", footnotes)
        related["rIdF"], overrides["footnotes"] = ("footnotes", "footnotes.xml"), "footnotes"
    for name, story in (headers or {}).items():
        kind = "header" if name.startswith("h") else "footer"
        parts[f"word/{name}.xml"] = _xml("hdr" if kind == "header" else "ftr", story)
        related[name], overrides[name] = (kind, f"{name}.xml"), kind
    parts.update({f"word/{name}": data for name, data in (media or {}).items()})
    related.update(links or {})
    parts["word/_rels/document.xml.rels"] = _relationships(related)
    parts["_rels/.rels"] = _relationships({"rId1": ("officeDocument", "word/document.xml")})
    parts["[Content_Types].xml"] = _content_types(overrides, types)
    return _zipped(parts)


def _xml(root: str, content: str) -> bytes:
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{root} {_NAMESPACES}>{content}</w:{root}>'.encode()


def _relationships(related: Mapping[str, tuple[str, str]]) -> bytes:
    links = "".join(_relationship(name, kind, target) for name, (kind, target) in related.items())
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<?xml version="1.0"?><Relationships xmlns="{space}">{links}</Relationships>'.encode()


def _relationship(name: str, kind: str, target: str) -> str:
    mode = ' TargetMode="External"' if target.startswith(("http", "mailto")) else ""
    return f'<Relationship Id="{name}" Type="{_OFFICE}/{kind}" Target="{escape(target)}"{mode}/>'


def _content_types(overrides: Mapping[str, str], more: str) -> bytes:
    named = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_WORD}.{kind}+xml"/>'
        for name, kind in overrides.items()
    )
    return (
        '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
        f'<Default Extension="jpeg" ContentType="image/jpeg"/>{named}{more}</Types>'
    ).encode()


def _zipped(parts: Mapping[str, bytes]) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name in sorted(parts, key=lambda one: one != "[Content_Types].xml"):
            archive.writestr(ZipInfo(name, (1980, 1, 1, 0, 0, 0)), parts[name], ZIP_DEFLATED)
    return out.getvalue()
