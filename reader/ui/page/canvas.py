"""Paint the visible part of a page, or only the regions that have changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QPainter, QRegion

from reader.ui.page.margin import MarginSigns, paint_margins, paint_reading_cursor
from reader.ui.page.painting import EDGE, Mark, paint_leaf

if TYPE_CHECKING:
    from reader.ui.page.flow import LeafPart
    from reader.ui.page.marks import LeafMarks
    from reader.ui.page.passage import Passage
    from reader.ui.page.typography import Ink


@dataclass(frozen=True, slots=True)
class Canvas:
    """The content and colours of one repaint; the signs of notes stand beside each column as ``signs`` says."""

    parts: Sequence[LeafPart]
    marks: LeafMarks
    passing: Sequence[Mark]
    cursor: Passage | None
    portion_end: int | None
    ink: Ink
    signs: Sequence[MarginSigns]

    def paint(self, painter: QPainter, changed: QRegion) -> None:
        """Paint the parts that have changed; Qt has clipped the painter to them."""
        for region in changed:  # type: ignore[attr-defined]
            painter.fillRect(region, QColor(self.ink.paper))
            for part in self.parts:
                self._paint_part(painter, part, QRectF(region) & part.area)

    def _paint_part(self, painter: QPainter, part: LeafPart, changed: QRectF) -> None:
        # where lines run down, a leaf is parted by lines, of which a clip would cut what stands beside them
        layout, clip = part.layout, part.inside(part.area if part.is_vertical else changed)
        if changed.isEmpty() or clip.bottom() < 0 or clip.top() > layout.height:
            return
        painter.save()
        painter.setClipRect(changed)
        painter.translate(part.left, part.top)
        if part.is_vertical:
            painter.rotate(90)
        paint_leaf(painter, layout, [*self.marks.marks(layout.leaf), *self.passing], self.ink, clip)
        if self.portion_end is not None:
            from reader.ui.page.portion_mark import paint_portion_end

            paint_portion_end(painter, layout, self.portion_end, clip)
        annotations, initials = self.marks.annotations(layout.leaf), self.marks.initials(layout.leaf)
        if self.cursor is not None:
            paint_reading_cursor(painter, layout, self.cursor)
        paint_margins(painter, layout, self.signs[part.column], annotations, initials, clip)
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
