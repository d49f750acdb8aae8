"""No message of the registry or the service puts a name in the nominative where another case is asked.

The sources are read, since most messages need a rare fact to be made: every f-string in Russian whose name
comes right after a word. A colon, a dash, a bracket or a comma before the name stops the governing.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
SOURCES = [path for folder in ("registry", "service") for path in sorted((ROOT / folder).rglob("*.py"))]
NAME = re.compile(r"[а-яё] \{[\w.\[\]]*\bname\.full\}")


def spelled(node: ast.JoinedStr) -> str:
    parts = (
        str(part.value)
        if isinstance(part, ast.Constant)
        else "{" + ast.unparse(part.value if isinstance(part, ast.FormattedValue) else part) + "}"
        for part in node.values
    )
    return "".join(parts)


def messages(path: Path) -> Iterator[str]:
    tree = ast.parse(path.read_text("utf-8"))
    return (spelled(node) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr))


class TestNamesInMessages:
    def test_the_pattern_sees_a_governed_name(self) -> None:
        governed = ast.parse('f"согласия наставника {mentor.name.full} на работу"').body[0]
        assert isinstance(governed, ast.Expr)
        assert isinstance(governed.value, ast.JoinedStr)
        assert NAME.search(spelled(governed.value))

    @pytest.mark.parametrize("folder", ["registry", "service"])
    def test_stand_after_a_colon_or_alone(self, folder: str) -> None:
        governed = {
            f"{path.relative_to(ROOT)}: {text}"
            for path in SOURCES
            if path.relative_to(ROOT).parts[0] == folder
            for text in messages(path)
            if NAME.search(text)
        }
        assert governed == set()
