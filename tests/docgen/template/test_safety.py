"""A hostile form is refused early and cheaply, a filled one tells nothing of its author, budgets hold."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hostile_files import HOSTILE, open_alone
from word_forms import make_form, members_of, part_text, with_body, with_member

import docgen
from docgen.package import Package
from docgen.template.rendering import Rendering


class TestRefusal:
    @pytest.mark.parametrize("name", HOSTILE)
    def test_of_a_hostile_form_takes_under_200_megabytes(self, name: str, tmp_path: Path) -> None:
        path = tmp_path / "form.docx"
        path.write_bytes(HOSTILE[name]())
        opened = open_alone(path)
        assert opened.said.startswith("Файл")
        assert opened.megabytes < 200

    def test_names_every_reason(self) -> None:
        form = with_member(
            with_member(make_form("т"), "word/vbaProject.bin", b"1"), "word/activeX/a.xml", b"<a/>"
        )
        with pytest.raises(docgen.UnsafePackage) as caught:
            Package.open(form)
        assert "макросы" in caught.value.message
        assert "ActiveX" in caught.value.message


class TestReleased:
    def test_tells_nothing_of_the_sessions_in_which_its_form_was_written(self) -> None:
        marked = with_body(make_form("{{ x }}"), '<w:p w:rsidR="00A1B2C3" w:rsidRDefault="00A1B2C3"/>')
        form = with_member(
            marked,
            "word/settings.xml",
            lambda part: part.replace(
                b"</w:settings>", b'<w:rsids><w:rsid w:val="00A1B2C3"/></w:rsids></w:settings>'
            ),
        )
        assert b"00A1B2C3" in members_of(form)["word/settings.xml"]
        document = members_of(docgen.compile_template(form).render({"x": 1}))
        assert all(b"00A1B2C3" not in part for part in document.values())
        assert all(b":rsid" not in part for part in document.values())


class TestBudgets:
    def test_of_time_ends_a_slow_rendering(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("docgen.template.rendering.MAX_SECONDS", 0.01)
        template = docgen.compile_template(make_form("{% for i in x %}{{ y }}{% endfor %}"))
        for render in (template.render, template.render_plainly):
            with pytest.raises(docgen.RenderError, match="слишком долго"):
                render({"x": list(range(199_000)), "y": "а" * 50})

    def test_of_size_hold_on_both_paths(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("docgen.template.rendering.MAX_BYTES", 500_000)
        template = docgen.compile_template(make_form("{% for i in x %}{{ y }}{% endfor %}"))
        for render in (template.render, template.render_plainly):
            with pytest.raises(docgen.RenderError, match="слишком большим"):
                render({"x": [1] * 2000, "y": "а" * 1000})

    def test_of_size_count_tables_joined_within_a_loop(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("docgen.template.rendering.MAX_BYTES", 500_000)
        body = (
            "<w:p><w:r><w:t>{%p for i in x %}</w:t></w:r></w:p><w:tbl><w:tblGrid><w:gridCol/></w:tblGrid>"
            "<w:tr><w:tc><w:p><w:r><w:t>{%tr for j in x %}</w:t></w:r></w:p></w:tc></w:tr>"
            "<w:tr><w:tc><w:p><w:r><w:t>{{ y }}</w:t></w:r></w:p></w:tc></w:tr>"
            "<w:tr><w:tc><w:p><w:r><w:t>{%tr endfor %}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
            "<w:p><w:r><w:t>{%p endfor %}</w:t></w:r></w:p>"
        )
        joined, weigh = [], Rendering.weigh_last
        monkeypatch.setattr(
            Rendering, "weigh_last", lambda self, pieces: joined.append(1) or weigh(self, pieces)
        )
        template = docgen.compile_template(with_body(make_form("т"), body))
        assert template.is_generated
        with pytest.raises(docgen.RenderError, match="слишком большим"):
            template.render({"x": [1] * 90, "y": "а" * 50})
        assert 0 < len(joined) < 60

    def test_of_joining_hold(self) -> None:
        template = docgen.compile_template(make_form("{{ y ~ y }}"))
        for render in (template.render, template.render_plainly):
            with pytest.raises(docgen.RenderError, match="слишком длинным"):
                render({"y": "а" * 60_000})

    def test_of_pictures_count(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("docgen.template.rendering.MAX_BYTES", 1000)
        picture = b"BM" + bytes(16) + (1).to_bytes(4, "little") * 2 + bytes(5000)
        with pytest.raises(docgen.RenderError, match="слишком большим"):
            docgen.compile_template(make_form("{{ x }}")).render({"x": docgen.Image(picture)})


class TestRelease:
    def test_never_prints_text_that_a_style_hides(self) -> None:
        style = (
            '<w:style w:type="character" w:styleId="Secret"><w:rPr><w:vanish/></w:rPr></w:style>'
            '<w:style w:type="paragraph" w:styleId="Gone"><w:rPr><w:vanish/></w:rPr></w:style>'
            '<w:style w:type="paragraph" w:styleId="Kept"><w:rPr><w:vanish w:val="0"/></w:rPr>'
            "</w:style></w:styles>"
        )
        form = with_body(
            make_form("{{ x }}"),
            '<w:p><w:r><w:rPr><w:rStyle w:val="Secret"/></w:rPr><w:t>{{ тайна }}</w:t></w:r></w:p>'
            '<w:p><w:pPr><w:pStyle w:val="Gone"/></w:pPr><w:r><w:t>{{ нет }}</w:t></w:r></w:p>'
            '<w:p><w:pPr><w:pStyle w:val="Kept"/></w:pPr><w:r><w:t>видно</w:t></w:r></w:p>',
        )
        form = with_member(form, "word/styles.xml", lambda part: part.replace(b"</w:styles>", style.encode()))
        document = docgen.compile_template(form).render({"x": 1})
        assert part_text(document).split() == ["1", "видно"]

    def test_leads_out_by_nothing_but_hyperlinks(self) -> None:
        members = members_of(docgen.compile_template(make_form("{{ x }}")).render({"x": 1}))
        assert not any(
            b'TargetMode="External"' in part for name, part in members.items() if name.endswith(".rels")
        )

    @pytest.mark.parametrize(
        "value", ["{{ 7*7 }}", "</w:t></w:r></w:p>", "&<>\"'", "\u202eа", "а" * 10_000, "\x00\x1b"]
    )
    def test_prints_any_value_by_both_paths_alike(self, value: str) -> None:
        template = docgen.compile_template(make_form("{{ x }}", header="{{ x }}", title="{{ x }}"))
        document = template.render({"x": value})
        assert document == template.render_plainly({"x": value})
        assert part_text(document).strip() == value.translate({0: None, 0x1B: None})


class TestCompiledOnDisk:
    SCRIPT = """
import sys, hashlib
from pathlib import Path
import docgen
docgen.keep_compiled(Path(sys.argv[2]))
template = docgen.compile_template(Path(sys.argv[1]))
document = template.render({"x": "а", "y": [1, 2]})
print(hashlib.sha256(document).hexdigest(), "lxml.etree" in sys.modules, "jinja2" in sys.modules)
"""

    def run(self, form: Path, folder: Path) -> list[str]:
        command = [sys.executable, "-c", self.SCRIPT, str(form), str(folder)]
        root = {"PYTHONPATH": str(Path(docgen.__file__).parents[1])}
        return subprocess.run(command, env=root, capture_output=True, text=True, check=True).stdout.split()

    def test_a_form_is_filled_without_the_compiler(self, tmp_path: Path) -> None:
        form, folder = tmp_path / "form.docx", tmp_path / "kept"
        form.write_bytes(make_form("{{ x }}{% for п in y %}{{ п }}{% endfor %}", header="{{ x }}"))
        first, second = self.run(form, folder), self.run(form, folder)
        assert first[1:] == ["True", "True"]
        assert second == [first[0], "False", "False"]

    def test_a_damaged_or_foreign_file_is_compiled_anew(self, tmp_path: Path) -> None:
        form, folder = tmp_path / "form.docx", tmp_path / "kept"
        form.write_bytes(make_form("{{ x }}{% for п in y %}{{ п }}{% endfor %}"))
        first = self.run(form, folder)
        (kept,) = folder.iterdir()
        for damage in (b"", kept.read_bytes()[:100], b"i\x01\x00\x00\x00"):
            kept.write_bytes(damage)
            assert self.run(form, folder)[0] == first[0]
