"""What makes a PDF fit for archives (PDF/A): its colour space, its metadata, the DOCX inside (part 3).

The rules are those of ISO 19005-2 and 19005-3, level B, and level A where the paper is tagged.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from docgen.pdf.resolve.content import Document
from docgen.pdf.streams import Plain, Stream, text

LEVELS = {"2b": ("2", "B"), "3b": ("3", "B"), "2a": ("2", "A"), "3a": ("3", "A")}
_PROFILE = Path(__file__).with_name("srgb.icc")
_WORD = "application#2Fvnd.openxmlformats-officedocument.wordprocessingml.document"
_NAME = "document.docx"


def make_archival(canvas: Any, document: Document, level: str, moment: str, source: bytes) -> None:
    """Write into the catalogue what a level asks for; part 3 carries the DOCX it was made from."""
    part, conformance = LEVELS[level]
    pdf, catalogue = canvas._doc, canvas._doc.Catalog
    more = ["OutputIntents"]
    profile = pdf.Reference(Stream(_PROFILE.read_bytes(), "/N 3"), "profile")
    intent = Plain(
        "[<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) /Info (sRGB) "
        "/DestOutputProfile ", profile, " >>]",
    )  # fmt: skip
    catalogue.OutputIntents = intent
    metadata = Stream(
        _metadata(document, part, conformance, moment), "/Type /Metadata /Subtype /XML", packed=True
    )
    catalogue.Metadata = pdf.Reference(metadata, "metadata")
    if part == "3":
        file = _attached(pdf, source, moment)
        catalogue.AF = Plain("[", file, "]")
        catalogue.Names = Plain("<< /EmbeddedFiles << /Names [", text(_NAME), " ", file, "] >> >>")
        more.append("AF")
    _add_entries(catalogue, more)


def _add_entries(thing: Any, names: list[str]) -> None:
    """Let reportlab write further entries of the catalogue."""
    thing.__NoDefault__ = [*thing.__NoDefault__, *names]
    thing.__Refs__ = [*thing.__Refs__, *names]


def _attached(pdf: Any, source: bytes, moment: str) -> Any:
    digest = hashlib.md5(source, usedforsecurity=False).hexdigest()
    entries = (
        f"/Type /EmbeddedFile /Subtype /{_WORD} "
        f"/Params << /Size {len(source)} /ModDate ({moment}) /CheckSum <{digest}> >>"
    )
    stream = pdf.Reference(Stream(source, entries, packed=True), "attached")
    return pdf.Reference(
        Plain(
            f"<< /Type /Filespec /F ({_NAME}) /UF {text(_NAME)} /AFRelationship /Source /EF << /F ", stream,
            " /UF ", stream, " >> >>",
        ),
        "attachment",
    )  # fmt: skip


def _metadata(document: Document, part: str, conformance: str, moment: str) -> bytes:
    """XMP that says the same as the document information."""
    stamp = (
        f"{moment[2:6]}-{moment[6:8]}-{moment[8:10]}T{moment[10:12]}:{moment[12:14]}:{moment[14:16]}+00:00"
    )
    creator = f"<dc:creator><rdf:Seq><rdf:li>{escape(document.author)}</rdf:li></rdf:Seq></dc:creator>"
    subject = _alternative("description", document.subject)
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" '
        'xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">'
        f"<pdfaid:part>{part}</pdfaid:part><pdfaid:conformance>{conformance}</pdfaid:conformance>"
        f"{_alternative('title', title_of(document))}{creator if document.author else ''}"
        f"{subject if document.subject else ''}"
        f"<dc:language><rdf:Bag><rdf:li>{escape(language_of(document))}</rdf:li></rdf:Bag></dc:language>"
        f"<xmp:CreateDate>{stamp}</xmp:CreateDate><xmp:ModifyDate>{stamp}</xmp:ModifyDate>"
        "<xmp:CreatorTool>Наставник</xmp:CreatorTool><pdf:Producer>Наставник</pdf:Producer>"
        '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
    ).encode()


def _alternative(name: str, value: str) -> str:
    return f'<dc:{name}><rdf:Alt><rdf:li xml:lang="x-default">{escape(value)}</rdf:li></rdf:Alt></dc:{name}>'


def title_of(document: Document) -> str:
    """The title a reader's window shows: never empty, as PDF/A asks."""
    return document.title or "Документ"


def language_of(document: Document) -> str:
    """The language of the text; Russian where the file does not say."""
    return document.language or "ru-RU"
