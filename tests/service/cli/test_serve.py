"""``nastavnik serve --demo`` as a person runs it: a process that says where it is, answers, and stops."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import urlopen

ROOT = Path(__file__).parents[3]


def test_says_the_address_and_how_to_sign_in_answers_and_stops(tmp_path: Path) -> None:
    settings = {"NASTAVNIK_PORT": "0", "PYTHONPATH": str(ROOT), "COLUMNS": "120"}
    said = tmp_path / "said.txt"
    with said.open("w") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "service", "serve", "--demo"],
            cwd=tmp_path,
            env=os.environ | settings,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        address = wait_for_address(process, said)
        with urlopen(f"{address}sign-in", timeout=60) as answer:  # noqa: S310 - our own address on loopback.
            page = answer.read().decode()
        assert answer.status == 200
        assert 'name="password"' in page
        process.send_signal(signal.SIGINT)
        process.wait(60)
    finally:
        process.kill()
        process.wait()
    told = said.read_text("utf-8")
    for role in ("secretary", "hr", "methodist"):
        assert role in told
    assert "Ctrl+C" in told
    assert "Traceback" not in told


def wait_for_address(process: subprocess.Popen[bytes], said: Path) -> str:
    deadline = time.monotonic() + 240
    while time.monotonic() < deadline:
        found = re.search(r"http://127\.0\.0\.1:\d+/", said.read_text("utf-8"))
        if found:
            return found[0]
        assert process.poll() is None, said.read_text("utf-8")
        time.sleep(0.2)
    raise AssertionError("the service never said where it is")
