"""Files that were made to harm whoever opens them, and a process of its own to open one in."""

from __future__ import annotations

import json
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile

from word_forms import make_form, with_body, with_member

import docgen

_OPENING = """
import json, sys, time
sys.path.insert(0, sys.argv[2])
from pathlib import Path
from docgen.package import Package
from docgen.errors import UnsafePackage
data = Path(sys.argv[1]).read_bytes()
begun = time.perf_counter()
try:
    Package.open(data)
    said = ""
except UnsafePackage as error:
    said = error.message
peak = [int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmHWM")][0]
print(json.dumps([said, time.perf_counter() - begun, peak // 1024]))
"""


class Opened(NamedTuple):
    """What a fresh process said of a file, the seconds that took, and its memory at the most."""

    said: str
    seconds: float
    megabytes: int


def open_alone(path: Path) -> Opened:
    """Open a file with the package reader in a fresh process."""
    command = [sys.executable, "-c", _OPENING, str(path), str(Path(docgen.__file__).parents[1])]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    return Opened(*json.loads(done.stdout))


def bomb(size: int) -> bytes:
    """A form with one member that unpacks to ``size`` zeros."""
    out = BytesIO(make_form("т"))
    with ZipFile(out, "a", ZIP_DEFLATED) as archive, archive.open("word/media/a.bmp", "w") as member:
        for _ in range(size // 2**20):
            member.write(bytes(2**20))
    return out.getvalue()


def lying(form: bytes) -> bytes:
    """A bomb that declares to be small: the sizes in the directory are not those of the data."""
    with ZipFile(BytesIO(form)) as archive:
        entry = archive.getinfo("word/media/a.bmp")
        size = entry.file_size.to_bytes(4, "little")
    return form.replace(size, (1000).to_bytes(4, "little"))


HOSTILE = {
    "zip bomb": lambda: bomb(500 * 2**20),
    "lying zip bomb": lambda: lying(bomb(200 * 2**20)),
    "100,000 paragraphs": lambda: with_body(make_form("т"), "<w:p/>" * 100_000),
    "300,000 paragraphs": lambda: with_body(make_form("т"), "<w:p/>" * 300_000),
    "deep nesting": lambda: with_body(make_form("т"), "<w:p>" * 24_000 + "</w:p>" * 24_000),
    "billion laughs": lambda: with_member(
        make_form("т"), "word/settings.xml", b'<!DOCTYPE a [<!ENTITY b "' + b"b" * 9999 + b'">]><a>&b;</a>'
    ),
    "huge attribute": lambda: with_body(make_form("т"), f'<w:p w:rsidR="{"a" * 20_000_000}"/>'),
}
