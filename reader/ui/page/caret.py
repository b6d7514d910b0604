"""Measure where carets and signs stand in a laid-out line."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from PySide6.QtGui import QGlyphRun, QTextLayout, QTextLine

_TOUCH = 0.5
"""Pixels between signs that stand side by side, at most."""


def caret_x(line: QTextLine, unit: int) -> float:
    """Return the distance of the caret before a UTF-16 unit of the line's block from the block's left edge."""
    return _x(line, unit, QTextLine.Edge.Leading)


def sign_span(line: QTextLine, unit: int) -> tuple[float, float]:
    """Return the left and the right edge of the sign at a unit; it may run to either side."""
    x, far = _x(line, unit, QTextLine.Edge.Leading), _x(line, unit, QTextLine.Edge.Trailing)
    if x == far:  # where the direction changes, both are the end of what stands before; or it is a vowel sign
        rects = [run.boundingRect() for run in _glyphs(line, unit)]
        return (rects[0].left(), rects[0].right()) if rects else (x, x)
    following = caret_x(line, unit + 1)
    if min(x, far) < following < max(x, far):  # the trailing edge is that of the whole ligature
        far = following
    return min(x, far), max(x, far)


def caret_near(layout: QTextLayout, line: QTextLine, x: float) -> int:
    """Return the unit before which a caret is nearest to a place in a line: at one of the sides of the nearest sign."""
    first, end = line.textStart(), line.textStart() + line.textLength()
    spans = ((unit, *sign_span(line, unit)) for unit in range(first, end))
    shown = [(max(left - x, x - right, 0.0), unit, (left + right) / 2) for unit, left, right in spans if right > left]
    if not shown:
        return first
    _distance, unit, middle = min(shown)
    is_before = (x > middle) == any(run.isRightToLeft() for run in _glyphs(line, unit))
    return unit if is_before else layout.nextCursorPosition(unit)


def _glyphs(line: QTextLine, unit: int) -> list[QGlyphRun]:
    return line.glyphRuns(unit, 1, QTextLayout.GlyphRunRetrievalFlag.RetrieveAll)


def joined_spans(spans: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return spans, of which those that touch are one, from left to right."""
    joined: list[tuple[float, float]] = []
    for left, right in sorted(spans):
        if joined and left <= joined[-1][1] + _TOUCH:
            joined[-1] = (joined[-1][0], max(joined[-1][1], right))
        else:
            joined.append((left, right))
    return joined


def _x(line: QTextLine, unit: int, edge: QTextLine.Edge) -> float:
    # WORKAROUND: the binding returns (x, unit) but declares the type "object".
    x, _unit = cast("tuple[float, int]", line.cursorToX(unit, edge))
    return x
