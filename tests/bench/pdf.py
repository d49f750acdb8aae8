"""How long a PDF takes, beside LibreOffice where it is installed: ``python -m tests.bench.pdf``.

Processor time, medians of runs that take turns. What is asked: 10 ms a page warm, a twenty-fifth of
LibreOffice's process per document and a third of its best batch, a fresh process in 0.6 s and 80 MB, linear
to 1,000 pages.
"""

from __future__ import annotations

import os
import platform
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from random import Random
from zipfile import ZipFile

sys.path.insert(0, str(Path(__file__).parents[1] / "docgen" / "pdf"))

from word_file import document, p
from words import prose

from docgen.pdf import LibreOffice, to_pdf
from docgen.pdf.conversion import Level, lay_out
from tests.bench.timing import peak, unpinned

_FORMS = Path(__file__).parents[1] / "docgen" / "pdf" / "reference" / "forms.zip"
_ROUNDS = 5
_BOTH = '<w:jc w:val="both"/>'
LEVELS: tuple[Level | None, ...] = (None, "3b")
_TIMES = 200  # Papers that processes share.


def main() -> None:
    """Print everything that is asked, with the machine."""
    papers = _papers()
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}")  # noqa: T201
    _warm(papers)
    _beside_libreoffice(papers[:10])
    _fresh(papers[0])
    _long()
    _scaling(papers)


def _papers() -> list[bytes]:
    with ZipFile(_FORMS) as archive:
        return [archive.read(name) for name in sorted(archive.namelist()) if "forty" not in name]


def _warm(papers: list[bytes]) -> None:
    pages = sum(len(lay_out(docx)[1].pages) for docx in papers)
    for level in LEVELS:
        spent = statistics.median(_cpu(lambda one=level: _all(papers, one)) for _ in range(_ROUNDS))  # type: ignore[misc]
        each, paper = spent / pages * 1000, spent / len(papers) * 1000
        named = f"warm, PDF/A-{level}" if level else "warm"
        _say(named, f"{each:.1f} ms a page, {paper:.1f} ms a paper ({len(papers)} papers, {pages} pages)")


def _all(papers: list[bytes], level: Level | None) -> None:
    for docx in papers:
        to_pdf(docx, pdfa=level)


def _beside_libreoffice(papers: list[bytes]) -> None:
    office = LibreOffice()
    if not office.is_there():
        _say("LibreOffice", "is not installed here")
        return
    ours, alone, batch = [], [], []
    for docx in papers[:_ROUNDS]:
        ours.append(_cpu(lambda one=docx: to_pdf(one)))  # type: ignore[misc]
        alone.append(_children(lambda one=docx: office.to_pdf(one)))  # type: ignore[misc]
        batch.append(_children(lambda: office.batch(papers)) / len(papers))
    own, process, shared = (statistics.median(times) * 1000 for times in (ours, alone, batch))
    _say("ours", f"{own:.0f} ms a paper")
    _say("LibreOffice, a process a paper", f"{process:.0f} ms, {process / own:.0f} times ours")
    _say(f"LibreOffice, {len(papers)} papers a process", f"{shared:.0f} ms, {shared / own:.1f} times ours")


def _fresh(docx: bytes) -> None:
    script = peak("import sys\nfrom docgen.pdf import to_pdf\nto_pdf(sys.stdin.buffer.read())")
    walls, spent, memory = [], [], 0
    for _ in range(_ROUNDS):
        begun, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
        done = subprocess.run([sys.executable, "-c", script], input=docx, capture_output=True, check=True)
        walls.append(time.perf_counter() - begun)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
        memory = max(memory, int(done.stdout or 0) // 1024)
    wall, cpu = statistics.median(walls), statistics.median(spent)
    _say("fresh process", f"{wall:.2f} s by the clock, {cpu:.2f} s of the processor, {memory} MB")


def _long() -> None:
    for count in (100, 300, 1000):
        docx = _paper_of(count)
        spent = _cpu(lambda one=docx: to_pdf(one))  # type: ignore[misc]
        _say(f"{count} pages", f"{spent:.2f} s, {spent / count * 1000:.1f} ms a page")


def _paper_of(pages: int) -> bytes:
    """A paper of so many pages, each with a heading and paragraphs."""
    lots, body = Random(pages), []  # noqa: S311 - the lots must be repeatable, not secret
    for at in range(pages):
        body += [p(f"Раздел {at}", "<w:pageBreakBefore/>"), *(p(prose(lots, 5), _BOTH) for _ in range(4))]
    return document("".join(body))


def _scaling(papers: list[bytes]) -> None:
    """Papers a second of one process, two, … on all cores, the best of three rounds.

    By the clock it is true on a machine that nobody else uses; beside it stands what the processes would do
    with a core each, from the processor time of each: it falls when they stand in each other's way.
    """
    counts = range(1, (os.cpu_count() or 1) + 1)
    paces = dict.fromkeys(counts, (0.0, 0.0))
    with unpinned():
        for _ in range(3):
            for count in counts:
                clock, processor = _pace(papers, count)
                paces[count] = max(paces[count][0], clock), max(paces[count][1], processor)
    for count, (clock, processor) in paces.items():
        by_clock, by_processor = clock / paces[1][0], processor / paces[1][1]
        found = f"{clock:.0f} papers a second ({by_clock:.2f} times one)"
        _say(
            f"{count} processes", f"{found}; with a core each {processor:.0f} ({by_processor:.2f} times one)"
        )


def _pace(papers: list[bytes], count: int) -> tuple[float, float]:
    """Papers a second by the clock, and by the processor time of each process."""
    many = (papers * (_TIMES // len(papers) + 1))[:_TIMES]
    with ProcessPoolExecutor(count) as pool:
        list(pool.map(to_pdf, papers[: 2 * count]))
        begun = time.perf_counter()
        spent = sum(pool.map(_spent, many, chunksize=10))
        return _TIMES / (time.perf_counter() - begun), count * _TIMES / spent


def _spent(docx: bytes) -> float:
    return _cpu(lambda: to_pdf(docx))


def _cpu(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


def _children(work: Callable[[], object]) -> float:
    begun = resource.getrusage(resource.RUSAGE_CHILDREN)
    work()
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    return ended.ru_utime + ended.ru_stime - begun.ru_utime - begun.ru_stime


def _say(what: str, found: str) -> None:
    print(f"{what}: {found}", flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
