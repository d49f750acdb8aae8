"""What a .docx may not be or carry: the gate every package passes before anything else reads it.

Each check returns Russian reasons and never stops at the first. Limits are counted on declared sizes and on
raw bytes, before XML is parsed: 100,000 paragraphs deflate to 43 KB and would cost a parser seconds.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from pathlib import PurePosixPath
from zipfile import BadZipFile, ZipFile, ZipInfo

from lxml import etree

MAGIC = b"PK\x03\x04"
MAX_SIZE = 25 * 1024 * 1024
MAX_RATIO = 100
MAX_MEMBERS = 1000
MAX_ELEMENTS = 50_000  # In one part of the text; a form of twenty pages has about 8,000.
MAX_XML_ELEMENTS = 200_000  # In the whole package: styles and themes are large by nature.
MAX_NAME = 200

_MAIN = "wordprocessingml.document.main+xml"
_FIELDS = frozenset(
    {"DDE", "DDEAUTO", "INCLUDETEXT", "INCLUDEPICTURE", "INCLUDE", "IMPORT", "LINK", "DATABASE", "RD"}
)
_FORBIDDEN_MEMBERS = (
    (re.compile(r"vbaproject|vbadata", re.I), "содержит макросы"),
    (re.compile(r"(^|/)activex/", re.I), "содержит элементы ActiveX"),
    (
        re.compile(r"(^|/)embeddings/.*\.(bin|ole|exe|docm|xlsm|vbs|js)$", re.I),
        "содержит внедрённый объект OLE",
    ),
)
_FORBIDDEN_LINKS = (
    (re.compile(r"/vbaProject$", re.I), "содержит макросы"),
    (re.compile(r"/oleObject$", re.I), "содержит внедрённый объект OLE"),
    (re.compile(r"/(control|activeXControl\w*)$", re.I), "содержит элементы ActiveX"),
    (re.compile(r"/attachedTemplate$", re.I), "присоединён чужой шаблон Word"),
    (re.compile(r"/aFChunk$", re.I), "подключает вложенный файл (altChunk)"),
)
_HYPERLINK = re.compile(r"/hyperlink$", re.I)
_SAFE_LINK = re.compile(r"(https?://|mailto:|#)", re.I)
_ENCODING = re.compile(rb"""^<\?xml[^>]*encoding\s*=\s*["']([^"']+)""")


def container_faults(data: bytes) -> list[str]:
    """What is wrong with the zip itself, from its directory alone: nothing is unpacked."""
    if not data.startswith(MAGIC):
        return ["это не документ .docx (сохраните форму в Word как «Документ Word (.docx)»)"]
    try:
        with ZipFile(BytesIO(data)) as archive:
            entries = archive.infolist()
    except (BadZipFile, ValueError, NotImplementedError, OSError):
        return ["файл повреждён (откройте его в Word и сохраните заново)"]
    return [*_size_faults(entries), *_name_faults(entries)]


def content_faults(members: Mapping[str, bytes]) -> list[str]:
    """What the members may not be: checked on names and raw bytes first, parsed only when those are clean."""
    reasons = [*_member_faults(members), *_raw_faults(members)]
    reasons = reasons or list(_broken_faults(members))
    return _unique(reasons or [*_type_faults(members), *_link_faults(members), *_field_faults(members)])


def _size_faults(entries: list[ZipInfo]) -> Iterator[str]:
    size = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    if len(entries) > MAX_MEMBERS:
        yield f"в файле больше {MAX_MEMBERS} частей"
    if size > MAX_SIZE:
        yield f"после распаковки файл больше {MAX_SIZE // 1024 // 1024} МБ"
    # A small file may well be made of repetitions: the ratio matters when there is something to unpack.
    if size > 1024 * 1024 and size > packed * MAX_RATIO:
        yield f"файл сжат больше чем в {MAX_RATIO} раз, так делают «zip-бомбы»"
    if any(entry.flag_bits & 0x1 for entry in entries):
        yield "файл защищён паролем"


def _name_faults(entries: list[ZipInfo]) -> Iterator[str]:
    names = [entry.filename for entry in entries]
    if any(count > 1 for count in Counter(name.lower() for name in names).values()):
        yield "имена частей повторяются"
    if any(_is_bad_name(name) for name in names):
        yield "в файле есть часть с недопустимым именем"


def _is_bad_name(name: str) -> bool:
    rooted = name.startswith("/") or "\\" in name or ":" in name
    return rooted or ".." in PurePosixPath(name).parts or len(name) > MAX_NAME or not name.isprintable()


def _member_faults(members: Mapping[str, bytes]) -> Iterator[str]:
    for required in ("[Content_Types].xml", "_rels/.rels"):
        if required not in members:
            yield f"это не документ Word (нет части {required})"
    for name in members:
        yield from (reason for pattern, reason in _FORBIDDEN_MEMBERS if pattern.search(name))


def _raw_faults(members: Mapping[str, bytes]) -> Iterator[str]:
    total = 0
    for name, part in members.items():
        if not is_xml(name, part):
            continue
        elements = part.count(b"<") - part.count(b"</")
        total += elements
        if elements > MAX_ELEMENTS and not name.endswith(("styles.xml", "numbering.xml")):
            yield f"в части {name} слишком много элементов ({elements}, можно до {MAX_ELEMENTS})"
        yield from _encoding_faults(name, part)
    if total > MAX_XML_ELEMENTS:
        yield f"в файле слишком много элементов ({total}, можно до {MAX_XML_ELEMENTS})"


def _encoding_faults(name: str, part: bytes) -> Iterator[str]:
    """Another encoding would hide a DTD or a bomb from a check of bytes, so UTF-8 alone is read."""
    declared = _ENCODING.match(part.removeprefix(b"\xef\xbb\xbf"))
    if b"\x00" in part or (declared and declared[1].lower() not in (b"utf-8", b"us-ascii")):
        yield f"часть {name} не в кодировке UTF-8"
    if b"<!DOCTYPE" in part or b"<!ENTITY" in part:
        yield f"в части {name} есть объявление DOCTYPE"


def is_xml(name: str, part: bytes) -> bool:
    """Whether a member is XML, by its name or by its first character."""
    return (
        name.lower().endswith((".xml", ".rels", ".vml"))
        or part[:64].lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<"
    )


def _broken_faults(members: Mapping[str, bytes]) -> Iterator[str]:
    for name, part in members.items():
        if is_xml(name, part):
            try:
                _root(part)
            except etree.XMLSyntaxError:
                yield f"часть {name} повреждена (откройте файл в Word и сохраните заново)"


def _type_faults(members: Mapping[str, bytes]) -> Iterator[str]:
    declared = [element.get("ContentType", "") for element in _elements(members["[Content_Types].xml"])]
    if any("macroEnabled" in kind or "vbaProject" in kind for kind in declared):
        yield "содержит макросы"
    if sum(kind.endswith(_MAIN) for kind in declared) != 1:
        yield "это не документ .docx (сохраните форму в Word как «Документ Word (.docx)»)"


def _link_faults(members: Mapping[str, bytes]) -> Iterator[str]:
    for name, part in members.items():
        if name.lower().endswith(".rels"):
            for link in _elements(part):
                yield from _one_link_faults(link)


def _one_link_faults(link: etree._Element) -> Iterator[str]:
    kind, target = link.get("Type", ""), link.get("Target", "")
    yield from (reason for pattern, reason in _FORBIDDEN_LINKS if pattern.search(kind))
    if link.get("TargetMode", "").lower() != "external":
        return
    if not _HYPERLINK.search(kind):
        yield "ссылается на внешний файл"
    elif not _SAFE_LINK.match(target):
        yield "гиперссылка ведёт не на сайт и не на почту"


def _field_faults(members: Mapping[str, bytes]) -> Iterator[str]:
    for name, part in members.items():
        if name.startswith("word/") and name.endswith(".xml") and (b"instr" in part):
            yield from (_field_reason(code) for code in _field_codes(part) if _is_bad_field(code))


def _field_reason(code: str) -> str:
    name = (code.split() or ["без имени"])[0][:20].upper()
    return f"поле {name} читает чужой файл или запускает программу"


def _is_bad_field(code: str) -> bool:
    """A field whose name is computed by another field hides it, so an empty name is bad too."""
    words = code.split()
    return not words or words[0].strip("\"'").upper() in _FIELDS


def _field_codes(part: bytes) -> Iterator[str]:
    """The code of each field, joined from the runs Word cuts it into, without the fields nested in it."""
    stack: list[str] = []
    for element in _elements(part):
        tag, attributes = etree.QName(element).localname, _local(element)
        if tag == "fldSimple":
            yield attributes.get("instr", "")
        elif tag == "instrText" and stack:
            stack[-1] += element.text or ""
        elif tag == "fldChar" and attributes.get("fldCharType") == "begin":
            stack.append("")
        elif tag == "fldChar" and stack and attributes.get("fldCharType") == "end":
            yield stack.pop()
    yield from stack


def _local(element: etree._Element) -> dict[str, str]:
    return {str(etree.QName(key).localname): str(value) for key, value in element.attrib.items()}


def _elements(part: bytes) -> Iterator[etree._Element]:
    return _root(part).iter("*")


def _root(part: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    return etree.fromstring(part, parser)


def _unique(reasons: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(reasons))
