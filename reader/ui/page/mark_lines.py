"""Paint the lines under marked passages: straight and wavy ones, below those that Qt draws for other marks.

Qt paints a wavy line from a small picture that is not made for the scale of the screen; at twice the scale it is
coarse. These are drawn on the pixels of the device.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QPolygonF

from reader.core.annotations.model import AnnotationStyle
from reader.core.text.blocks import BlockKind

if TYPE_CHECKING:
    from reader.ui.page.leaf_layout import LeafLayout

_DEPTH = 0.2
"""The distance of a line from the baseline in ems: below the characters of Chinese fonts."""

_STEP = 0.13
"""How much deeper, in ems, a line lies for each other line above it."""

_MAX_ABOVE = 2
_THICKNESS = 1 / 16
_AMPLITUDE = 0.055
_WAVELENGTH = 0.3
"""The measures of lines in ems."""

_POINTS = 12
_WAVES = 24
"""How many points a wave is drawn by, and how many waves are in a picture."""


@dataclass(frozen=True, slots=True)
class LineUnderWords:
    """A line under a range of the text, in code points; ``above`` is the number of lines between it and the words."""

    start: int
    end: int
    colour: str
    style: AnnotationStyle
    above: int = 0


def stacked(lines: Sequence[LineUnderWords], drawn: Sequence[tuple[int, int]] = ()) -> Iterator[LineUnderWords]:
    """Yield lines, each below those before it that it overlaps, and below what is ``drawn`` right under the words."""
    taken = [(start, end, 0) for start, end in drawn]
    for line in lines:
        levels = {above for start, end, above in taken if start < line.end and end > line.start}
        free = next((level for level in range(_MAX_ABOVE) if level not in levels), _MAX_ABOVE)
        taken.append((line.start, line.end, free))
        yield LineUnderWords(line.start, line.end, line.colour, line.style, free)


def paint_mark_lines(
    painter: QPainter,
    layout: LeafLayout,
    lines: Sequence[LineUnderWords],
    drawn: Sequence[tuple[int, int]],
    visible: tuple[int, int],
) -> None:
    """Paint the lines as far as they lie in the visible range, below what is ``drawn`` under the words already."""
    first, last = visible
    for line in stacked(lines, drawn):
        _start, block = layout.block_at(line.start)
        is_heading = block.kind is BlockKind.HEADING
        em = layout.typography.heading_size(block.level) if is_heading else layout.typography.size
        for baseline in layout.baselines(max(line.start, first), min(line.end, last)):
            paint_line(painter, baseline, line.style, line.colour, em, line.above)


def paint_line(  # noqa: PLR0917  where, what and how large
    painter: QPainter, baseline: QLineF, style: AnnotationStyle, colour: str, em: float, above: int = 0
) -> None:
    """Paint the line of a style below words whose font has an ``em`` in pixels, as ``above`` lines lie there already.

    A highlight has none.
    """
    if style is AnnotationStyle.HIGHLIGHT:
        return
    scale = painter.device().devicePixelRatio()
    line = baseline.translated(0, em * (_DEPTH + _STEP * above))
    if style is AnnotationStyle.WAVY:
        _paint_wave(painter, line, QColor(colour), em, scale)
    else:
        _paint_straight(painter, line, QColor(colour), em, scale)


def line_thickness(em: float, scale: float) -> float:
    """Return how thick a line is, in logical pixels: a whole number of the device's, at least one."""
    return max(1, round(em * _THICKNESS * scale)) / scale


def _paint_straight(painter: QPainter, line: QLineF, colour: QColor, em: float, scale: float) -> None:
    top = round(line.y1() * scale) / scale
    painter.fillRect(QRectF(line.x1(), top, line.length(), line_thickness(em, scale)), colour)


def _paint_wave(painter: QPainter, line: QLineF, colour: QColor, em: float, scale: float) -> None:
    tile = wave_tile(colour.rgba(), em, scale)
    height = tile.height() / scale
    top = round((line.y1() - height / 2) * scale) / scale
    painter.drawTiledPixmap(QRectF(line.x1(), top, line.length(), height), tile)


@lru_cache(maxsize=32)
def wave_tile(colour: int, em: float, scale: float) -> QPixmap:
    """Return a picture of some whole waves, on the pixels of the device, to be laid side by side.

    A wave is drawn once: as one path of a whole paragraph it takes a hundred times as long as the words.
    """
    thickness = max(1.1, line_thickness(em, scale))
    amplitude = max(1.2, em * _AMPLITUDE)
    pixels = max(4, round(em * _WAVELENGTH * scale))
    length = pixels / scale
    tile = QPixmap(_WAVES * pixels, math.ceil(2 * (amplitude + thickness) * scale))
    tile.setDevicePixelRatio(scale)
    tile.fill(Qt.GlobalColor.transparent)
    middle = tile.height() / scale / 2
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor.fromRgba(colour), thickness))
    painter.drawPolyline(_wave(QLineF(-length, middle, (_WAVES + 1) * length, middle), amplitude, length))
    painter.end()
    return tile


def _wave(line: QLineF, amplitude: float, length: float) -> QPolygonF:
    """Return the points of a wave along a level line; ``length`` is that of one wave."""
    count = math.ceil(line.length() / length * _POINTS)
    step, turn = line.length() / count, 2 * math.pi / length
    return QPolygonF(
        [
            QPointF(line.x1() + number * step, line.y1() - amplitude * math.sin(number * step * turn))
            for number in range(count + 1)
        ]
    )
