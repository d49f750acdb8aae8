"""A document type is one folder, found by itself; its manifest is read strictly."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from pizzeria import MANIFEST, add_type
from word_forms import make_form, part_text

import docgen
from docgen import Catalog, ManifestError

DRINKS = (
    MANIFEST.replace("pizza_menu", "drinks").replace("Кухня", "Бар").replace("position = 2", "position = 1")
)
MONEY = 'type = "money"'
COOK = 'roles = ["cook"]'


def refusal(folder: Path) -> str:
    with pytest.raises(ManifestError) as caught:
        Catalog.load(folder)
    return caught.value.message


class TestCatalog:
    def test_finds_every_folder_with_a_manifest(self, catalog_folder: Path) -> None:
        add_type(
            catalog_folder,
            MANIFEST.replace("pizza_menu", "drinks").replace("position = 2", "position = 1"),
            "drinks",
        )
        (catalog_folder / "not_a_type").mkdir()
        catalog = Catalog.load(catalog_folder)
        assert list(catalog) == ["drinks", "pizza_menu"]
        assert len(catalog) == 2
        assert catalog["pizza_menu"].manifest.title == "Меню пиццерии"

    def test_groups_the_types_by_stage(self, catalog_folder: Path) -> None:
        drinks = (
            MANIFEST.replace("pizza_menu", "drinks")
            .replace("Кухня", "Бар")
            .replace("position = 2", "position = 1")
        )
        add_type(catalog_folder, drinks, "drinks")
        stages = Catalog.load(catalog_folder).by_stage()
        assert {stage: [found.id for found in types] for stage, types in stages.items()} == {
            "Бар": ["drinks"],
            "Кухня": ["pizza_menu"],
        }
        assert list(stages) == ["Бар", "Кухня"]

    def test_is_empty_where_there_is_nothing(self, tmp_path: Path) -> None:
        assert not Catalog.load(tmp_path)

    def test_names_the_faults_of_all_manifests_together(self, catalog_folder: Path) -> None:
        add_type(catalog_folder, MANIFEST, "wrong_name")
        add_type(catalog_folder, "id = [", "broken")
        add_type(
            catalog_folder,
            MANIFEST.replace("position = 2", "position = 'два'").replace('"Кухня"', "1"),
            "extra",
        )
        message = refusal(catalog_folder)
        assert "wrong_name/manifest.toml: id «pizza_menu» не совпадает с именем папки «wrong_name»" in message
        assert "broken/manifest.toml: файл не читается как TOML" in message
        assert "extra/manifest.toml: stage: нужен текст" in message
        assert "extra/manifest.toml: position: нужно целое число" in message

    def test_wants_a_form(self, catalog_folder: Path) -> None:
        (catalog_folder / "pizza_menu" / "template.docx").unlink()
        assert "pizza_menu: нет формы template.docx" in refusal(catalog_folder)

    def test_wants_utf_8(self, catalog_folder: Path) -> None:
        (catalog_folder / "pizza_menu" / "manifest.toml").write_bytes("id = 'меню'".encode("cp1251"))
        assert "не в кодировке UTF-8" in refusal(catalog_folder)


class TestManifest:
    @pytest.mark.parametrize(
        ("old", "new", "reason"),
        [
            ("position = 2", 'position = "2"', "position: нужно целое число"),
            ("position = 2", "position = 2\nunknown = 1", "unknown: такого ключа нет"),
            ('title = "Меню пиццерии"', "", "title: ключа нет, а он нужен"),
            ('title = "Меню пиццерии"', 'title = ""', "title: текст пуст"),
            (
                'subject = "person"',
                'subject = "pizza"',
                "subject: можно только 'person', 'pair', 'pairs' или 'organisation'",
            ),
            (COOK, "roles = []", "roles: список пуст"),
            (COOK, 'roles = "cook"', "roles: нужен список"),
            (COOK, "roles = [1]", "roles.1: нужен текст"),
            (
                'roles = ["cook"]',
                'roles = ["cook"]\nneeds_private = 1',
                "needs_private: нужно true или false",
            ),
            (COOK, COOK + "\ncopies = 0", "copies: нужно не меньше 1"),
            ('name = "скидка"', 'name = "приветствие"', "поле «приветствие» описано дважды"),
            ('name = "скидка"', 'name = "Скидка 1"', "inputs.2.name: имя состоит из строчных букв"),
            (
                MONEY,
                'type = "choice"',
                "нужны полю вида «choice»",
            ),
            (MONEY, 'type = "date"\ndefault = "завтра"', "по умолчанию не того вида"),
            (MONEY, "type = 'money'\ndefault = true", "по умолчанию не того вида"),
            (
                MONEY,
                "type = 'date'\ndefault = 2026-09-01T10:00:00",
                "по умолчанию не того вида",
            ),
            (
                MONEY,
                "type = 'choice'\ndefault = 'в'\nchoices = [{value = 'а', label = 'А'}]",
                "по умолчанию не того вида",
            ),
        ],
    )
    def test_names_the_key_and_the_reason(
        self, catalog_folder: Path, old: str, new: str, reason: str
    ) -> None:
        path = catalog_folder / "pizza_menu" / "manifest.toml"
        assert old in MANIFEST
        path.write_text(MANIFEST.replace(old, new), encoding="utf-8")
        assert reason in refusal(catalog_folder)

    def test_has_modest_defaults(self, catalog_folder: Path) -> None:
        manifest = Catalog.load(catalog_folder)["pizza_menu"].manifest
        assert (manifest.copies, manifest.rules) == (1, ())
        assert (manifest.needs_private, manifest.records_consent, manifest.required_consents) == (
            False,
            None,
            (),
        )


class TestDocumentType:
    def test_compiles_its_form_when_asked(self, catalog_folder: Path) -> None:
        menu = Catalog.load(catalog_folder)["pizza_menu"]
        document = menu.template.render({"ввод": menu.parse_inputs({"приветствие": "Добрый день"})})
        assert part_text(document).strip() == "Добрый день"
        assert menu.template is menu.template

    def test_reads_its_sample(self, catalog_folder: Path) -> None:
        menu = Catalog.load(catalog_folder)["pizza_menu"]
        with pytest.raises(ManifestError, match="Нет файла"):
            _ = menu.sample
        path = catalog_folder / "pizza_menu" / "sample.toml"
        path.write_text("date = [", encoding="utf-8")
        with pytest.raises(ManifestError, match="не читается"):
            _ = menu.sample
        path.write_text("date = 2026-09-01", encoding="utf-8")
        assert menu.sample == {"date": date(2026, 9, 1)}

    def test_offers_the_words_it_computes(self, catalog_folder: Path) -> None:
        path = catalog_folder / "pizza_menu" / "context.py"
        path.write_text(
            "from __future__ import annotations\nfrom dataclasses import dataclass\n\n"
            "@dataclass\nclass Pizza:\n    name: str\n\n"
            "def extend(context, subject):\n    return {**context, 'пицца': subject}\n",
            encoding="utf-8",
        )
        first, second = (Catalog.load(catalog_folder)["pizza_menu"].context_builder for _ in range(2))
        assert first is not None
        assert first({"а": 1}, "Ай") == {"а": 1, "пицца": "Ай"}
        assert first is second

    def test_may_compute_no_words(self, catalog_folder: Path) -> None:
        assert Catalog.load(catalog_folder)["pizza_menu"].context_builder is None

    def test_wants_extend_in_its_context(self, catalog_folder: Path) -> None:
        (catalog_folder / "pizza_menu" / "context.py").write_text("extend = 1", encoding="utf-8")
        with pytest.raises(ManifestError, match="нет функции extend"):
            _ = Catalog.load(catalog_folder)["pizza_menu"].context_builder

    def test_says_what_is_wrong_with_its_form(self, catalog_folder: Path) -> None:
        (catalog_folder / "pizza_menu" / "template.docx").write_bytes(b"not a form")
        with pytest.raises(docgen.UnsafePackage):
            _ = Catalog.load(catalog_folder)["pizza_menu"].template

    def test_parses_answers(self, catalog_folder: Path) -> None:
        menu = Catalog.load(catalog_folder)["pizza_menu"]
        assert menu.parse_inputs({"приветствие": " Добрый\n день ", "скидка": "1 000,5"}) == {
            "приветствие": "Добрый день",
            "скидка": Decimal("1000.50"),
        }


class TestForms:
    def test_are_compiled_all_at_once(self, catalog_folder: Path) -> None:
        Catalog.load(catalog_folder).compile_forms()

    def test_tell_every_fault_with_the_type_it_is_in(self, catalog_folder: Path) -> None:
        for name in ("pizza_menu", "second"):
            folder = catalog_folder / name
            if not folder.exists():
                add_type(catalog_folder, MANIFEST.replace('"pizza_menu"', f'"{name}"'), name)
            (folder / "template.docx").write_bytes(make_form("{{ x | нет }}"))
        with pytest.raises(docgen.TemplateFaults) as caught:
            Catalog.load(catalog_folder).compile_forms()
        assert [fault.place for fault in caught.value.faults] == ["pizza_menu, абзац 1", "second, абзац 1"]
