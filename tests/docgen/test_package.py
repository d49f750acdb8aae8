"""A .docx is read with suspicion and written repeatably."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from effort import within
from word_forms import make_form, members_of, with_body, with_member, zipped

from docgen import UnsafePackage
from docgen.package import Package

RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def with_link(kind: str, target: str, *, external: bool = True) -> bytes:
    mode = ' TargetMode="External"' if external else ""
    link = f'<Relationship Id="rId900" Type="{RELATION}/{kind}" Target="{target}"{mode}/></Relationships>'
    return with_member(
        make_form("текст"),
        "word/_rels/document.xml.rels",
        lambda part: part.replace(b"</Relationships>", link.encode()),
    )


def with_field(*codes: str) -> bytes:
    runs = "".join(f'<w:r><w:instrText xml:space="preserve">{code}</w:instrText></w:r>' for code in codes)
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
    return with_body(make_form("текст"), f"<w:p>{begin}{runs}{end}</w:p>")


def repeated(data: bytes, name: str) -> bytes:
    out = BytesIO(data)
    with pytest.warns(UserWarning, match="Duplicate name"), ZipFile(out, "a") as archive:
        archive.writestr(name, b"<x/>")
    return out.getvalue()


def refusal(data: bytes) -> str:
    with pytest.raises(UnsafePackage) as caught:
        Package.open(data)
    return caught.value.message


class TestOpening:
    def test_reads_an_ordinary_file_from_bytes_and_from_a_path(self, tmp_path: Path) -> None:
        form = make_form("текст")
        path = tmp_path / "form.docx"
        path.write_bytes(form)
        assert Package.open(form) == Package.open(path)

    @pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"\xd0\xcf\x11\xe0old word"])
    def test_refuses_what_is_not_a_zip(self, data: bytes) -> None:
        assert "не документ .docx" in refusal(data)

    def test_refuses_a_cut_file(self) -> None:
        assert "повреждён" in refusal(make_form("текст")[:2000])

    def test_refuses_damaged_bytes(self) -> None:
        form = bytearray(make_form("текст"))
        with ZipFile(BytesIO(bytes(form))) as archive:
            start = archive.getinfo("word/document.xml").header_offset
        form[start + 60 : start + 120] = bytes(60)
        assert "повреждён" in refusal(bytes(form))

    def test_refuses_another_zip(self) -> None:
        message = refusal(zipped({"a.txt": b"text"}))
        assert "[Content_Types].xml" in message
        assert "_rels/.rels" in message

    def test_refuses_a_spreadsheet(self) -> None:
        form = with_member(
            make_form("т"), "[Content_Types].xml", lambda part: part.replace(b"document.main", b"sheet.main")
        )
        assert "не документ .docx" in refusal(form)

    def test_names_every_reason_at_once(self) -> None:
        form = with_member(make_form("т"), "word/vbaProject.bin", b"\x01")
        message = refusal(with_member(form, "word/activeX/activeX1.xml", b"<!DOCTYPE a><a/>"))
        assert "макросы" in message
        assert "ActiveX" in message
        assert "DOCTYPE" in message


class TestLimits:
    def test_refuses_a_hundred_thousand_paragraphs_before_parsing(self) -> None:
        form = with_body(make_form("текст"), "<w:p/>" * 100_000)
        assert len(form) < 60_000
        with within(20_000):
            assert "слишком много элементов" in refusal(form)

    def test_refuses_more_than_25_megabytes(self) -> None:
        assert "больше 25 МБ" in refusal(
            with_member(make_form("т"), "word/media/a.bmp", bytes(26 * 1024 * 1024))
        )

    def test_refuses_a_suspicious_ratio(self) -> None:
        assert "zip-бомбы" in refusal(
            with_member(make_form("т"), "word/media/a.bmp", bytes(20 * 1024 * 1024))
        )

    def test_refuses_too_many_members(self) -> None:
        members = members_of(make_form("т")) | {f"word/media/{number}.png": b"1" for number in range(1000)}
        assert "больше 1000 частей" in refusal(zipped(members))

    def test_refuses_duplicate_members(self) -> None:
        assert "повторяются" in refusal(repeated(make_form("т"), "word/document.xml"))

    def test_refuses_members_that_differ_by_case_alone(self) -> None:
        assert "повторяются" in refusal(with_member(make_form("т"), "WORD/document.xml", b"<x/>"))

    def test_refuses_an_encrypted_file(self) -> None:
        form = bytearray(make_form("т"))
        position = form.find(b"PK\x01\x02")
        form[position + 8] |= 1
        assert "паролем" in refusal(bytes(form))

    @pytest.mark.parametrize("name", ["/etc/passwd", "../x.xml", "word/../../x", "c:/x", "word\\x\x01"])
    def test_refuses_bad_names(self, name: str) -> None:
        assert "недопустимым именем" in refusal(with_member(make_form("т"), name, b"1"))


class TestContent:
    @pytest.mark.parametrize(
        ("kind", "external", "reason"),
        [
            ("vbaProject", False, "макросы"),
            ("oleObject", False, "OLE"),
            ("control", False, "ActiveX"),
            ("attachedTemplate", True, "шаблон Word"),
            ("aFChunk", False, "altChunk"),
            ("image", True, "внешний файл"),
            ("frame", True, "внешний файл"),
        ],
    )
    def test_refuses_relationships_that_bring_code_or_reach_out(
        self, kind: str, external: bool, reason: str
    ) -> None:
        assert reason in refusal(with_link(kind, "http://example.org/x", external=external))

    def test_takes_a_link_to_a_site(self) -> None:
        assert Package.open(with_link("hyperlink", "https://example.org"))

    @pytest.mark.parametrize("target", ["file:///etc/passwd", "javascript:alert(1)", "\\\\host\\share"])
    def test_refuses_a_link_to_a_file_or_a_script(self, target: str) -> None:
        assert "гиперссылка" in refusal(with_link("hyperlink", target))

    @pytest.mark.parametrize(
        "codes",
        [
            ("DDEAUTO c:\\x.exe",),
            (" INCLUDE", "TEXT \\\\host\\x"),
            (' includepicture "http://example.org"',),
            (" DDE x",),
            ("",),
        ],
    )
    def test_refuses_fields_that_fetch(self, codes: tuple[str, ...]) -> None:
        assert "поле" in refusal(with_field(*codes))

    def test_refuses_a_simple_field_that_fetches(self) -> None:
        field = '<w:p><w:fldSimple w:instr="INCLUDETEXT x"><w:r><w:t>x</w:t></w:r></w:fldSimple></w:p>'
        assert "INCLUDETEXT" in refusal(with_body(make_form("т"), field))

    def test_takes_ordinary_fields(self) -> None:
        assert Package.open(with_field(" PAGE ", " \\* MERGEFORMAT "))

    def test_refuses_an_embedded_program(self) -> None:
        assert "OLE" in refusal(with_member(make_form("т"), "word/embeddings/oleObject1.bin", b"\x01"))

    def test_refuses_a_macro_document(self) -> None:
        form = with_member(
            make_form("т"),
            "[Content_Types].xml",
            lambda part: part.replace(
                b"application/xml", b"application/vnd.ms-word.document.macroEnabled.12"
            ),
        )
        assert "макросы" in refusal(form)

    @pytest.mark.parametrize(
        "part", [b'<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>', b"\xef\xbb\xbf<!DOCTYPE a><a/>"]
    )
    def test_refuses_a_doctype_in_any_part(self, part: bytes) -> None:
        assert "DOCTYPE" in refusal(with_member(make_form("т"), "customXml/item1.xml", part))

    def test_refuses_an_encoding_that_would_hide_a_doctype(self) -> None:
        hidden = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a><a/>'.encode("utf-16")
        assert "UTF-8" in refusal(with_member(make_form("т"), "word/extra.xml", hidden))

    def test_refuses_broken_xml(self) -> None:
        assert "повреждена" in refusal(with_member(make_form("т"), "word/document.xml", b"<w:document"))


class TestWriting:
    def test_gives_the_same_bytes_whatever_the_order_and_the_clock(self) -> None:
        members = members_of(make_form("текст"))
        backwards = dict(reversed(members.items()))
        assert Package(members).write() == Package(backwards).write()

    def test_puts_the_content_types_first(self) -> None:
        with ZipFile(BytesIO(Package.open(make_form("т")).write())) as archive:
            entries = archive.infolist()
        assert [entry.filename for entry in entries[:2]] == ["[Content_Types].xml", "_rels/.rels"]
        assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
        assert {entry.compress_type for entry in entries} == {ZIP_DEFLATED}

    def test_takes_a_part_out_with_its_declaration_and_its_links(self) -> None:
        package = Package.open(make_form("т")).without_parts(frozenset({"word/settings.xml"}))
        assert "word/settings.xml" not in package.members
        assert b"settings" not in package.members["[Content_Types].xml"].replace(b"webSettings", b"")
        assert b'"settings.xml"' not in package.members["word/_rels/document.xml.rels"]

    def test_adds_the_core_properties_where_there_are_none(self) -> None:
        bare = Package.open(make_form("т")).without_parts(frozenset({"docProps/core.xml"}))
        package = bare.with_core_properties()
        assert package.core_properties() == "docProps/core.xml"
        assert Package.open(package.write()).core_properties() == "docProps/core.xml"
