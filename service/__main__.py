"""Where the command ``nastavnik`` and ``python -m service`` begin: Ctrl+C is one Russian line at any moment.

The house takes a second to load, and whoever presses Ctrl+C meanwhile must not read a traceback either.
"""

from __future__ import annotations

import signal
import sys
from importlib import import_module
from types import FrameType

STOPPED = 130
"""The code of a command stopped by Ctrl+C, as shells have it."""


def main() -> None:
    """Run a command of ``service.cli``."""
    signal.signal(signal.SIGINT, _stop)
    # Loaded only now, when somebody listens for Ctrl+C.
    import_module("service.cli").main()


def _stop(_signal: int, _frame: FrameType | None) -> None:
    """What was begun and not saved is rolled back on the way out."""
    sys.stderr.write("\nОстановлено: незавершённое не сохранено.\n")
    raise SystemExit(STOPPED)


if __name__ == "__main__":
    main()
