"""How the benchmarks measure: on one core, in turns, medians of processor time; and what machine it was.

Processor time, because a neighbour that takes the core away for a while would be counted otherwise.
"""

from __future__ import annotations

import os
import platform
import statistics
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

Contestant = Callable[[int], float]


def pin() -> None:
    """Keep this process and its children on the last core."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


@contextmanager
def unpinned() -> Iterator[None]:
    """Let this process and its children have every core again, for what is to be spread over them."""
    if not hasattr(os, "sched_setaffinity"):
        yield
        return
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, range(os.cpu_count() or 1))
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


def peak(script: str) -> str:
    """A script of a fresh process that ends by printing the most memory it held, in kilobytes (Linux).

    The kernel's own count of a program: ``ru_maxrss`` would begin with what its parent held.
    """
    return f"{script}\nprint(*(line.split()[1] for line in open('/proc/self/status') if line[:5] == 'VmHWM'))"


def machine() -> str:
    """The processor, the system and the load, in one line."""
    names = [line.split(":")[1].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")]
    load = f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "?"
    cpu = f"{len(names)} × {names[0]}" if names else platform.processor()
    return f"{cpu}; {platform.system()} {platform.release()}; Python {platform.python_version()}; load {load}"


def _lines(path: str) -> list[str]:
    file = Path(path)
    return file.read_text(encoding="utf-8").splitlines() if file.is_file() else []


def timed(work: Callable[[int], object], times: int) -> Contestant:
    """A contestant that does its work ``times`` times a round; the answer is milliseconds for one."""

    def contestant(turn: int) -> float:
        begun = time.thread_time()
        for number in range(times):
            work(turn * times + number)
        return (time.thread_time() - begun) * 1000 / times

    return contestant


def rounds(contestants: Mapping[str, Contestant], count: int) -> dict[str, list[float]]:
    """Milliseconds of every contestant in every round, taken in turns."""
    results: dict[str, list[float]] = {name: [] for name in contestants}
    for contestant in contestants.values():
        contestant(0)
    for turn in range(count):
        for name, contestant in contestants.items():
            results[name].append(contestant(turn))
    return results


def ratio(slow: list[float], fast: list[float]) -> float:
    """How many times ``fast`` is faster: the median of the ratios taken inside a round."""
    return statistics.median(one / other for one, other in zip(slow, fast, strict=True))
