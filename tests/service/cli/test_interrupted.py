"""Ctrl+C at any moment is one Russian line and never a traceback, even while the house is still loading."""

from __future__ import annotations

import subprocess
import sys

STOPPED_WHILE_LOADING = """
import os, signal
from service import __main__ as start

start.import_module = lambda name: os.kill(os.getpid(), signal.SIGINT)
start.main()
"""


def test_a_command_stopped_while_it_loads_tells_so() -> None:
    told = subprocess.run(
        [sys.executable, "-c", STOPPED_WHILE_LOADING], capture_output=True, timeout=60, check=False
    )

    assert told.returncode == 130
    assert told.stderr.decode().strip() == "Остановлено: незавершённое не сохранено."
