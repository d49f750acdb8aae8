"""Word files damaged by lot: bytes lost, numbers gone wild, elements doubled, dropped, given odd values."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from random import Random
from zipfile import ZIP_DEFLATED, ZipFile

_NUMBER = re.compile(rb'"(-?\d+)"')
_EMPTY = re.compile(rb"<w:(\w+)[^<>]*/>")
_BLOCK = re.compile(rb"<w:p[ >].*?</w:p>|<w:tr[ >].*?</w:tr>", re.S)
_VALUE = re.compile(rb'w:val="[^"]*"')
_WILD = (b"-1", b"0", b"99999999", b"1e9", b"", b"abc", b"2147483648", b"-99999", b"0.0001")
_ODD = (b"zz", b"-5", b"continue", b"restart", b"exact", b"nil", b"FFFFFFF", b"btLr")


def mutate(docx: bytes, lots: Random) -> bytes:
    """The file with one to four parts of it damaged."""
    with ZipFile(BytesIO(docx)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    names = [name for name in parts if name.endswith((".xml", ".rels", ".png"))]
    for _ in range(lots.choice((1, 1, 2, 4))):
        name = lots.choice(names)
        parts[name] = lots.choice(_DAMAGES)(parts[name], lots)
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()


def _bytes(part: bytes, lots: Random) -> bytes:
    damaged = bytearray(part)
    for _ in range(lots.randint(1, 6)):
        damaged[lots.randrange(len(damaged))] = lots.randrange(256)
    return bytes(damaged)


def _cut(part: bytes, lots: Random) -> bytes:
    at = lots.randrange(len(part))
    return part[:at] + part[at + lots.randint(1, 200) :]


def _at(pattern: re.Pattern[bytes], change: Callable[[bytes, Random], bytes], group: int = 0):  # type: ignore[no-untyped-def]
    """A damage of one place of a pattern."""

    def damage(part: bytes, lots: Random) -> bytes:
        found = list(pattern.finditer(part))
        if not found:
            return part
        one = lots.choice(found)
        return part[: one.start(group)] + change(one[group], lots) + part[one.end(group) :]

    return damage


_DAMAGES = (
    _bytes,
    _cut,
    _at(_NUMBER, lambda _, lots: lots.choice(_WILD), 1),
    _at(_EMPTY, lambda found, lots: found * lots.choice((2, 6, 300))),
    _at(_BLOCK, lambda found, lots: found * lots.choice((2, 11, 100))),
    _at(_EMPTY, lambda _, __: b""),
    _at(_VALUE, lambda _, lots: b'w:val="' + lots.choice(_ODD) + b'"'),
)
