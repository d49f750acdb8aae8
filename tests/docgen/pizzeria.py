"""A fictional pizzeria: a document type to test with, for docgen knows no mentoring."""

from __future__ import annotations

from pathlib import Path

import word_forms

MANIFEST = """
id = "pizza_menu"
title = "Меню пиццерии"
description = "Список пицц на один день."
stage = "Кухня"
position = 2
subject = "person"
series = "МН"
retention = "1 год"
retention_basis = "Правила пиццерии, п. 1"
acts = ["pizzeria-rules:2"]
file_title = "Меню"
roles = ["cook"]

[[inputs]]
name = "приветствие"
label = "Приветствие"
why = "Его печатают над списком."
type = "text"
max_length = 20

[[inputs]]
name = "скидка"
label = "Скидка"
why = "Её вычитают из каждой цены."
type = "money"
required = false
"""


def add_type(catalogue: Path, manifest: str, name: str = "pizza_menu") -> Path:
    folder = catalogue / name
    folder.mkdir(parents=True)
    (folder / "manifest.toml").write_text(manifest, encoding="utf-8")
    (folder / "template.docx").write_bytes(word_forms.make_form("{{ ввод.приветствие }}"))
    return folder
