"""Paint a leaf whose lines run down: its marks, its characters, and what stands beside them.

The painter is turned by a quarter to the right, so that all lengths are those of the leaf, whose lines run from left to
right; "above" a line is at its right on the screen, and "below" it at its left.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from reader.core.text.blocks import BlockKind, InlineKind
from reader.ui.page.leaf_document import LABEL_GAP, NOTE_LABEL
from reader.ui.page.vertical_text import MIDDLE, paint_words, words_length

if TYPE_CHECKING:
    from reader.ui.page.inline_writer import Ornament
    from reader.ui.page.leaf_layout import LeafLayout
    from reader.ui.page.typography import Ink

_RUBY = 0.5
"""Size of ruby readings, as a share of the text's size."""

_DASH_DEPTH = 0.17
"""Distance of dashes and dots from the baseline, in ems."""


@dataclass(frozen=True, slots=True)
class MarkShapes:
    """What is seen of marks beside lines: the grounds under their words, and dashes or dots beside these."""

    grounds: Sequence[tuple[int, int, QColor]]
    dashes: Sequence[tuple[int, int, Qt.PenStyle]]


def paint_vertical_leaf(painter: QPainter, layout: LeafLayout, shapes: MarkShapes, ink: Ink, clip: QRectF) -> None:
    """Paint the lines of a leaf whose middle is within ``clip``, with their marks and what stands beside them."""
    first, last = shown_range(layout, clip)
    for start, end, colour in shapes.grounds:
        for rect in layout.rects(max(start, first), min(end, last)):
            painter.fillRect(rect.translated(0, _off_middle(layout) * rect.height()), colour)
    layout.vertical_text.paint(painter, QColor(ink.text), clip.top(), clip.bottom())
    for start, end, style in shapes.dashes:
        painter.setPen(QPen(QColor(ink.accent), 1, style))
        for line in layout.baselines(max(start, first), min(end, last)):
            painter.drawLine(line.translated(0, layout.typography.size * _DASH_DEPTH))
    for ornament in layout.ornaments:
        if first <= ornament.start <= last and _is_within(clip, layout.cursor_rect(ornament.start)):
            _paint_ornament(painter, layout, ornament, ink)


def shown_range(layout: LeafLayout, clip: QRectF) -> tuple[int, int]:
    """Return the range of text on the lines whose middle is within a clip."""
    lines = [line for line in layout.lines if clip.top() <= (line.top + line.bottom) / 2 < clip.bottom()]
    if not lines:
        return layout.leaf.start, layout.leaf.start
    return min(line.start for line in lines), max(line.end for line in lines)


def _is_within(clip: QRectF, box: QRectF) -> bool:
    return clip.top() <= box.center().y() < clip.bottom()


def _off_middle(layout: LeafLayout) -> float:
    """Return how far the middle of characters is from that of their boxes, as a share of the height of these."""
    metrics = QFontMetricsF(layout.typography.font())
    middle = metrics.ascent() - MIDDLE * layout.typography.size
    return middle / max(1.0, metrics.height()) - 0.5


def middle_of(layout: LeafLayout, rect: QRectF) -> float:
    """Return where the middle of the characters is in a box of a line."""
    return rect.center().y() + _off_middle(layout) * rect.height()


def paint_aligned(painter: QPainter, area: QRectF, side: Qt.AlignmentFlag, words: str, font: QFont) -> None:
    """Paint words of an interface down the middle of an area, at its beginning, its end or its centre."""
    free = area.width() - words_length(words, font)
    share = {Qt.AlignmentFlag.AlignRight: 1.0, Qt.AlignmentFlag.AlignHCenter: 0.5}.get(side, 0.0)
    painter.setFont(font)
    paint_words(painter, QPointF(area.left() + share * free, area.center().y()), words, font)


def _paint_ornament(painter: QPainter, layout: LeafLayout, ornament: Ornament, ink: Ink) -> None:
    painter.setPen(QColor(ink.muted))
    if ornament.kind is InlineKind.RUBY:
        _paint_ruby(painter, layout, ornament)
    elif ornament.kind is BlockKind.RULE:
        middle, reach = layout.typography.measure / 2, layout.typography.size * 2
        y = layout.cursor_rect(ornament.start).center().y()
        painter.setPen(QPen(QColor(ink.line), 1.5))
        painter.drawLine(QPointF(middle - reach, y), QPointF(middle + reach, y))
    else:
        _paint_label(painter, layout, ornament)


def _paint_ruby(painter: QPainter, layout: LeafLayout, ornament: Ornament) -> None:
    """Paint a reading at the right of its characters, in the middle of them; a long one reaches beyond both ends."""
    rects = layout.rects(ornament.start, ornament.end)
    if not rects:
        return
    base, em = rects[0], layout.typography.size
    font = layout.typography.small_font(_RUBY)
    area = QRectF(base.left(), 0, base.width(), font.pixelSize())
    area.moveBottom(middle_of(layout, base) - em / 2)
    paint_aligned(painter, area, Qt.AlignmentFlag.AlignHCenter, ornament.text, font)


def _paint_label(painter: QPainter, layout: LeafLayout, ornament: Ornament) -> None:
    first = layout.cursor_rect(ornament.start)
    font = layout.typography.small_font(NOTE_LABEL if ornament.kind is BlockKind.FOOTNOTE else 1.0)
    middle, gap = middle_of(layout, first), layout.typography.size * LABEL_GAP
    area = QRectF(0, middle - 1, first.left() - gap, 2)
    paint_aligned(painter, area, Qt.AlignmentFlag.AlignRight, ornament.text, font)
