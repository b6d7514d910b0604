"""Measure where a caret stands in a laid-out line."""

from __future__ import annotations

from typing import cast

from PySide6.QtGui import QTextLine


def caret_x(line: QTextLine, unit: int) -> float:
    """Return the distance of the caret before a UTF-16 unit of the line's block from the block's left edge."""
    # WORKAROUND: the binding returns (x, unit) but declares the type "object".
    x, _unit = cast("tuple[float, int]", line.cursorToX(unit))
    return x
