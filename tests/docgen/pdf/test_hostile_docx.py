"""A file from outside: whatever stands in it, the engine makes a PDF of it or refuses it, soon."""

from __future__ import annotations

import socket
import warnings
from collections.abc import Callable
from random import Random

import pytest
from effort import within
from mutations import mutate
from specimen_pictures import inline, png
from specimens import SPECIMENS
from word_file import document, p, sect, tbl, tc, tr

from docgen.errors import DocgenError, UnsafePackage
from docgen.pdf import to_pdf

# Calls of functions: the hardest of these documents asks for eight million.
_EFFORT = 12_000_000


def _nested(depth: int) -> bytes:
    body = p("x")
    for _ in range(depth):
        body = tbl([9000], [tr([tc(body + p(), 9000)])])
    return document(body)


def _wide() -> bytes:
    cell = tc("а", 100, '<w:gridSpan w:val="200"/>')
    return document(tbl([10] * 60, [tr([cell]) for _ in range(50)]))


def _cramped() -> bytes:
    section = (
        '<w:sectPr><w:pgSz w:w="100" w:h="100"/><w:pgMar w:top="9000" w:bottom="9000" w:left="9000" '
        'w:right="9000" w:header="0" w:footer="0"/></w:sectPr>'
    )
    return document(p("слово " * 500), section=section)


def _header() -> bytes:
    section = sect(inside='<w:headerReference w:type="default" r:id="h1"/>')
    return document(p("слово " * 200), section=section, headers={"h1": p("слово " * 2000)})


_HARD: dict[str, Callable[[], bytes]] = {
    "tables twenty deep": lambda: _nested(20),
    "cells wider than the table": _wide,
    "a page smaller than its margins": _cramped,
    "a header higher than the page": _header,
    "a word of 200,000 letters": lambda: document(p("ш" * 200_000)),
    "letters higher than the page": lambda: document(p("слово " * 200, run='<w:sz w:val="3276"/>')),
    "letters of no width": lambda: document(p("слово " * 200, run='<w:w w:val="0"/>')),
    "letters that run back": lambda: document(p("слово " * 200, run='<w:spacing w:val="-2000"/>')),
    "indents wider than the page": lambda: document(p("слово", '<w:ind w:left="30000" w:right="30000"/>')),
    "a chain of three thousand": lambda: document(p("слово", "<w:keepNext/>") * 3000),
    "five thousand tabs": lambda: document(p("\t" * 5000)),
}  # fmt: skip


class TestHardDocuments:
    @pytest.mark.parametrize("name", _HARD)
    def test_are_laid_out_with_bounded_effort(self, name: str) -> None:
        docx = _HARD[name]()

        with within(_EFFORT):
            assert to_pdf(docx).startswith(b"%PDF")

    def test_nested_too_deep_are_refused(self) -> None:
        with pytest.raises(UnsafePackage, match="глубоко"):
            to_pdf(_nested(60))

    @pytest.mark.parametrize("picture", [png(4, 4)[:40], b"\x89PNG\r\n\x1a\n" + b"\0" * 50])
    def test_with_a_broken_picture_are_refused(self, picture: bytes) -> None:
        links = {"rIdP": ("image", "media/a.png")}

        with pytest.raises(UnsafePackage, match="рисунок"):
            to_pdf(document(p(inside=inline("rIdP", 9, 9)), media={"media/a.png": picture}, links=links))

    def test_never_reach_for_the_network(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def refuse(*_: object) -> None:
            raise AssertionError("the network was asked")

        monkeypatch.setattr(socket.socket, "connect", refuse)
        links = {"rIdW": ("hyperlink", "https://example.org/")}

        assert to_pdf(document(p(inside='<w:hyperlink r:id="rIdW"/>'), links=links))


def _made_or_refused(docx: bytes) -> bool:
    try:
        return to_pdf(docx).startswith(b"%PDF")
    except DocgenError as refused:
        return bool(refused.message)


def _sweep(seed: int, count: int) -> None:
    lots = Random(seed)  # noqa: S311 - the lots must be repeatable, not secret
    sources = [SPECIMENS[name]() for name in sorted(SPECIMENS)]
    for _ in range(count):
        docx = mutate(lots.choice(sources), lots)
        with warnings.catch_warnings(), within(_EFFORT):
            warnings.simplefilter("ignore")  # zipfile warns of names that are met twice.
            assert _made_or_refused(docx)


class TestDamagedDocuments:
    def test_are_made_or_refused(self) -> None:
        _sweep(1, 60)

    @pytest.mark.slow
    def test_are_made_or_refused_however_damaged(self) -> None:
        for seed in range(2, 10):
            _sweep(seed, 400)
