"""Read the modules of the program, for tests that hold rules of all of them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
MODULES = sorted((ROOT / "reader").rglob("*.py"))


def module_trees() -> Iterator[tuple[str, ast.Module]]:
    """Yield the path from the root and the syntax tree of each module.

    A test that goes through all of them takes a few seconds, and a test for each module many times as long.
    """
    for module in MODULES:
        yield module.relative_to(ROOT).as_posix(), ast.parse(module.read_text("utf-8"))
