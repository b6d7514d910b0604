"""Paint the visible part of a page, or only the regions that have changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QPainter, QRegion

from reader.ui.page.flow import LeafFlow
from reader.ui.page.margin import paint_initials, paint_margin
from reader.ui.page.marks import LeafMarks
from reader.ui.page.painting import EDGE, Mark, paint_edges, paint_leaf
from reader.ui.page.passage import Passage
from reader.ui.page.portion_mark import paint_portion_end
from reader.ui.page.typography import Ink


@dataclass(frozen=True, slots=True)
class Canvas:
    """The content and colours of one repaint; ``column_left`` and ``size`` are in pixels of the viewport."""

    flow: LeafFlow
    marks: LeafMarks
    passing: Sequence[Mark]
    cursor: Passage | None
    portion_end: int | None
    ink: Ink
    column_left: int
    size: QRect

    def paint(self, painter: QPainter, changed: QRegion) -> None:
        """Paint the parts that have changed; Qt has clipped the painter to them."""
        for part in changed:  # type: ignore[attr-defined]
            self._paint_part(painter, part)
        paint_edges(painter, self.size.width(), self.size.height(), self.ink)

    def _paint_part(self, painter: QPainter, part: QRect) -> None:
        painter.fillRect(part, QColor(self.ink.paper))
        for layout, y in self.flow.visible():
            clip = QRectF(part).translated(-self.column_left, -y)
            if clip.bottom() < 0 or clip.top() > layout.height:
                continue
            painter.save()
            painter.setClipRect(part)
            painter.translate(self.column_left, y)
            paint_leaf(painter, layout, [*self.marks.marks(layout.leaf), *self.passing], self.ink, clip)
            paint_portion_end(painter, layout, self.portion_end, clip)
            paint_initials(painter, layout, self.marks.initials(layout.leaf), clip)
            paint_margin(painter, layout, self.marks.annotations(layout.leaf), self.cursor, clip)
            painter.restore()


def shifted_parts(size: QRect, pixels: int) -> QRegion:
    """Return the region to repaint after a page was shifted up by ``pixels`` (down if negative).

    It covers what has come into view, and the fading edges at their old and new positions.
    """
    edge = round(EDGE)
    above, below = edge + max(0, -pixels), edge + max(0, pixels)
    top = QRect(0, 0, size.width(), above)
    bottom = QRect(0, size.height() - below, size.width(), below)
    return QRegion(top).united(QRegion(bottom))
