"""The ten longest files and functions, so that growth is seen while it is small."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

SOURCES = Path(__file__).parent.parent / "src"


def functions(path: Path) -> Iterator[tuple[int, str]]:
    """Lines and place of each function in a file."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            yield lines, f"{path.relative_to(SOURCES)}:{node.lineno} {node.name}"


def main() -> None:
    """Print both lists, without tests and migrations."""
    paths = [path for path in SOURCES.rglob("*.py") if not {"tests", "migrations"} & set(path.parts)]
    files = [(path.read_text(encoding="utf-8").count("\n"), str(path.relative_to(SOURCES))) for path in paths]
    for title, rows in (("files", files), ("functions", [row for path in paths for row in functions(path)])):
        print(f"Ten longest {title}:")
        for lines, place in sorted(rows, reverse=True)[:10]:
            print(f"  {lines:5} {place}")


if __name__ == "__main__":
    main()
