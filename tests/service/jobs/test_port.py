"""The engine stays behind its port."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[3]
HOUSE = ("docgen", "registry", "service", "templates_docx")
IMPORTS_DBOS = re.compile(r"^\s*(?:import|from)\s+dbos\b", re.MULTILINE)


class TestPort:
    def test_one_module_knows_the_engine(self) -> None:
        sources = [path for folder in HOUSE for path in (ROOT / folder).rglob("*.py")]
        knowing = [path for path in sources if IMPORTS_DBOS.search(path.read_text(encoding="utf-8"))]
        assert [path.relative_to(ROOT).as_posix() for path in knowing] == ["service/jobs/durable.py"]
