"""Filling forms: our engine beside docxtpl and the JavaScript engines, on the forms and data of forms/.

``python -m tests.bench.templates [--modules FOLDER] [--examples FOLDER]``: FOLDER of node packages
(docxtemplater, pizzip, easy-template-x, docx-templates, carbone), installed with npm when it is not given
and npm is there; a folder of docxtpl's own example forms, which the project does not keep.
"""

from __future__ import annotations

import argparse
import gzip
import io
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import CodeType
from typing import Any

import docxtpl
from jinja2 import Environment

import docgen
from docgen import archive
from docgen.bundle import Bundle
from docgen.template.rendering import Rendering
from docgen.template.template import Template
from tests.bench import examples
from tests.bench.timing import Contestant, machine, peak, pin, ratio, rounds, timed

FORMS = Path(__file__).parent / "forms"
PACKAGES = [
    "docxtemplater@3.71.0",
    "pizzip@3.3.0",
    "easy-template-x@7.2.8",
    "docx-templates@4.15.0",
    "carbone@3.8.2",
]
NODE_ENGINES = ("docxtemplater", "easy-template-x", "docx-templates", "carbone")
ROUNDS = 25
WARM = 60


def say(text: str = "") -> None:
    print(text, flush=True)  # noqa: T201


def data_of(name: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads(gzip.decompress((FORMS / f"{name}.json.gz").read_bytes()))
    return rows


def by_docxtpl(form: bytes) -> Callable[[dict[str, Any]], bytes]:
    """docxtpl used skilfully: one template object, one environment, bytes in memory."""
    template, environment = docxtpl.DocxTemplate(io.BytesIO(form)), Environment(autoescape=True)

    def render(row: dict[str, Any]) -> bytes:
        out = io.BytesIO()
        template.render(row, environment)
        template.save(out)
        return out.getvalue()

    return render


def with_zlib(template: Template) -> Callable[[dict[str, Any]], bytes]:
    """Our engine with plain zlib, level 6: docxtpl's file size."""

    def render(row: dict[str, Any]) -> bytes:
        kept = archive.deflate, archive.crc32
        archive.deflate, archive.crc32 = archive.deflate_zlib, archive.zlib.crc32
        try:
            return template.render(row)
        finally:
            archive.deflate, archive.crc32 = kept

    return render


def floor_of(template: Template, rows: list[dict[str, Any]]) -> Callable[[int], bytes]:
    """What no engine can do without: values to bytes, ready bytes joined, deflated, written as a zip."""
    static = {id(constant) for story in template.stories for constant in _constants(story.fill.__code__)}  # type: ignore[union-attr]
    ready = [[(name, _values(pieces, static)) for name, pieces in _pieces(template, row)] for row in rows]

    def write(number: int) -> bytes:
        parts = [
            (name, b"".join([piece if piece.__class__ is bytes else piece.encode() for piece in pieces]))
            for name, pieces in ready[number % len(ready)]
        ]
        return template.archive.write(parts)

    return write


def _pieces(template: Template, row: dict[str, Any]) -> Iterator[tuple[str, list[bytes]]]:
    rendering = Rendering(template.facts)
    for story in template.stories:
        rendering.begin(story.facts)
        yield story.facts.name, story.fill(row.get, rendering)  # type: ignore[misc]


def _values(pieces: list[bytes], static: set[int]) -> list[Any]:
    return [piece if id(piece) in static else piece.decode() for piece in pieces]


def _constants(code: CodeType) -> Iterator[object]:
    for constant in code.co_consts:
        yield from constant if isinstance(constant, tuple) else (constant,)


class NodeWorker:
    """A JavaScript engine in a process of its own, warmed before it is measured."""

    def __init__(self, engine: str, modules: Path, name: str, folder: Path) -> None:
        rows = folder / f"{name}.json"
        rows.write_text(json.dumps(data_of(name)), encoding="utf-8")
        script, form = Path(__file__).with_name("peers.cjs"), FORMS / f"{name}.{engine}.docx"
        command = ["node", str(script), engine, str(modules), str(form), str(rows)]
        self._node = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        self.size = 0

    def __call__(self, times: int) -> float:
        assert self._node.stdin
        assert self._node.stdout
        self._node.stdin.write(f"{times}\n")
        self._node.stdin.flush()
        spent, size = self._node.stdout.readline().split()[:2]
        if spent == "failed":
            raise RuntimeError(size)
        self.size = int(size)
        return float(spent)

    def close(self) -> None:
        assert self._node.stdin
        self._node.stdin.close()
        self._node.wait(30)


def node_workers(modules: Path | None, name: str, folder: Path) -> dict[str, NodeWorker]:
    workers = {}
    for engine in NODE_ENGINES if modules else ():
        worker = NodeWorker(engine, modules, name, folder)  # type: ignore[arg-type]
        try:
            worker(1)
            until = time.monotonic() + 4
            while time.monotonic() < until:
                worker(10)
        except (RuntimeError, ValueError, OSError) as error:
            say(f"  {engine}: left out ({error})")
            worker.close()
            continue
        workers[engine] = worker
    return workers


def against_peers(name: str, modules: Path | None, folder: Path) -> None:
    """The table of one form: everybody, warm, in turns."""
    form, rows = (FORMS / f"{name}.docxtpl.docx").read_bytes(), data_of(name)
    template, theirs = docgen.compile_template(form), by_docxtpl(form)
    plain, floor = with_zlib(template), floor_of(template, rows)
    workers = node_workers(modules, name, folder)
    contestants: dict[str, Contestant] = {
        "docxtpl 0.20.2": timed(lambda n: theirs(rows[n % 16]), 1),
        "ours": timed(lambda n: template.render(rows[n % 16]), 48),
        "ours, zlib 6": timed(lambda n: plain(rows[n % 16]), 16),
        "the floor": timed(floor, 48),
        **{engine: lambda _, worker=worker: worker(4) for engine, worker in workers.items()},
    }
    results = rounds(contestants, ROUNDS)
    sizes = {
        "docxtpl 0.20.2": len(theirs(rows[0])),
        "ours": len(template.render(rows[0])),
        "ours, zlib 6": len(plain(rows[0])),
    }
    say(f"\n{name}: {len(form):,} bytes, generated code: {template.is_generated}")
    for engine, spent in results.items():
        size = sizes.get(engine) or (workers[engine].size if engine in workers else 0)
        times = ratio(spent, results["ours"])
        say(f"  {engine:18} {statistics.median(spent):9.3f} ms  {size or '':>7}  {times:7.1f} × ours")
    zlib = ratio(results["docxtpl 0.20.2"], results["ours, zlib 6"])
    over = ratio(results["ours"], results["the floor"])
    say(f"  docxtpl ÷ ours with zlib 6: {zlib:.1f};  ours ÷ floor: {over:.2f}")
    for worker in workers.values():
        worker.close()


def tables() -> None:
    """The order with 20, 200 and 2,000 pairs in its table."""
    form, row = (FORMS / "order.docxtpl.docx").read_bytes(), data_of("order")[0]
    template, theirs = docgen.compile_template(form), by_docxtpl(form)
    for count in (20, 200, 2000):
        pairs = [{**row["pairs"][n % len(row["pairs"])], "n": n} for n in range(count)]
        long = {**row, "pairs": pairs}
        contestants = {
            "docxtpl": timed(lambda _, long=long: theirs(long), 1),
            "ours": timed(lambda _, long=long: template.render(long), max(8, 800 // count)),
        }
        results = rounds(contestants, 7 if count > 200 else ROUNDS)
        say(f"  {count:5} rows: {_both(results)}")


def _both(results: Mapping[str, list[float]]) -> str:
    theirs, ours = (statistics.median(results[name]) for name in ("docxtpl", "ours"))
    times = ratio(results["docxtpl"], results["ours"])
    return f"docxtpl {theirs:8.2f} ms, ours {ours:7.3f} ms, {times:6.1f} times"


def example_forms(folder: Path) -> None:
    """docxtpl's own example forms with values like those of its example scripts."""
    found = []
    for name, context in examples.CONTEXTS.items():
        path = folder / f"{name}.docx"
        if not path.is_file():
            continue
        form = path.read_bytes()
        template = docgen.compile_template(form)
        theirs = examples.docxtpl_renderer(form, context)
        contestants = {
            "docxtpl": timed(lambda _, theirs=theirs: theirs(), 1),
            "ours": timed(lambda _, template=template, context=context: template.render(context), 20),
        }
        results = rounds(contestants, 9)
        found.append(ratio(results["docxtpl"], results["ours"]))
        say(f"  {name:34} {_both(results)}")
    if found:
        say(f"  of {len(found)} forms: median {statistics.median(found):.0f} times, least {min(found):.1f}")


def bulk() -> None:
    """Orders into one ZIP by one process."""
    rows, count = data_of("order"), 5000
    template = docgen.compile_template(FORMS / "order.docxtpl.docx")
    for _ in range(3):
        with tempfile.TemporaryFile() as file, Bundle(file) as bundle:
            begun, used = time.perf_counter(), time.thread_time()
            for number in range(count):
                bundle.add(f"Приказ {number}.docx", template.render(rows[number % 16]))
            bundle.close()
            spent, used = time.perf_counter() - begun, time.thread_time() - used
        pace = f"{count / used:,.0f} a second of one core"
        say(f"  {count} orders into one ZIP: {spent:.2f} s; of the processor {used:.2f} s: {pace}")


COLD = peak("""
import gzip, json, sys
from pathlib import Path
import docgen
forms, kept = Path(sys.argv[1]), Path(sys.argv[2])
docgen.keep_compiled(kept)
name = sys.argv[4]
rows = json.loads(gzip.decompress((forms / f'{name}.json.gz').read_bytes()))
template = docgen.compile_template(forms / f'{name}.docxtpl.docx')
for number in range(int(sys.argv[3])):
    template.render(rows[number % 16])""")


def cold(folder: Path) -> None:
    """A whole process that fills forms, compiled before or now: its time and its peak memory."""
    kept = folder / "kept"
    for name in ("order", "programme"):
        command = [sys.executable, "-c", COLD, str(FORMS), str(kept), "1", name]
        subprocess.run(command, capture_output=True, check=True)
    for title, name, times, count, fresh in (
        ("one order, form compiled before", "order", 9, 1, False),
        ("1,000 orders, form compiled before", "order", 1, 1000, False),
        ("1,000 programmes, form compiled before", "programme", 1, 1000, False),
        ("one order, form compiled now", "order", 3, 1, True),
        ("1,000 orders, form compiled now", "order", 1, 1000, True),
        ("1,000 programmes, form compiled now", "programme", 1, 1000, True),
    ):
        spent, used, peaks = [], [], []
        for _ in range(times):
            if fresh:
                shutil.rmtree(kept, ignore_errors=True)
            begun, before = time.perf_counter(), os.times()
            said = subprocess.run(
                [sys.executable, "-c", COLD, str(FORMS), str(kept), str(count), name],
                capture_output=True, text=True, check=True,
            ).stdout.split()  # fmt: skip
            spent.append(time.perf_counter() - begun)
            after = os.times()
            used.append(sum(after[2:4]) - sum(before[2:4]))
            peaks.append(int(said[0]) / 1024 if said else 0.0)
        clock, processor = statistics.median(spent), statistics.median(used)
        say(f"  {title}: {clock:.3f} s, {processor:.3f} of the processor, peak memory {max(peaks):.1f} MB")


def node_modules(given: Path | None, folder: Path) -> Path | None:
    """The folder of node packages, installed by npm when none is given and npm is there."""
    if given is not None or not (shutil.which("node") and shutil.which("npm")):
        return given
    command = ["npm", "install", "--silent", "--no-fund", "--no-audit", "--prefix", str(folder), *PACKAGES]
    (folder / "package.json").write_text("{}", encoding="utf-8")
    done = subprocess.run(command, capture_output=True, check=False, timeout=300)
    return folder if done.returncode == 0 else None


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--modules", type=Path)
    parser.add_argument("--examples", type=Path)
    given = parser.parse_args(arguments or [])
    pin()
    say(machine())
    say(f"deflate: {'ISA-L' if archive.igzip_lib else 'zlib'}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        modules = node_modules(given.modules, folder)
        for form in ("order", "programme"):
            against_peers(form, modules, folder)
        say("\ntables")
        tables()
        if given.examples:
            say("\ndocxtpl's example forms")
            example_forms(given.examples)
        say("\nbulk")
        bulk()
        say("\ncold")
        cold(folder)


if __name__ == "__main__":
    main(sys.argv[1:])
