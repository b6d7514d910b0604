"""Paint what stands at the foot of pages: the page of the printed edition, else how far the text is read.

Pages of the window have no numbers, since these would be others in another window.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from reader.ui.page.typography import Ink, proportional
from reader.ui.translation.labels import page_label

if TYPE_CHECKING:
    from reader.ui.page.paged_flow import PagedFlow
    from reader.ui.page.shown_text import ShownText

_SIZE = 12
"""Size of the letters in pixels."""

_FOLD = 0.5
"""Share of the margin that the line between two pages reaches into, above and below."""


class PageFooter(QObject):
    """The lines at the foot of the pages on the screen, and the line between two of them."""

    def paint(self, painter: QPainter, flow: PagedFlow, shown: ShownText, ink: Ink) -> None:
        """Paint them for the pages that a flow shows of a text."""
        columns, font = flow.columns, proportional(QFont())
        font.setPixelSize(_SIZE)
        painter.setFont(font)
        painter.setPen(QColor(ink.muted))
        first, last = self.lines(flow, shown)
        at_left, at_right = (last, first) if columns.mirrored else (first, last)
        for words, column, side in (
            (at_left, 0, Qt.AlignmentFlag.AlignLeft),
            (at_right, columns.count - 1, Qt.AlignmentFlag.AlignRight),
        ):
            area = QRectF(columns.left(column), columns.height - columns.margin, columns.measure, columns.margin)
            painter.drawText(area, side | Qt.AlignmentFlag.AlignVCenter, words)
        if columns.count > 1:
            x, inset = columns.area(1).left() + 0.5, columns.margin * _FOLD
            painter.setPen(QPen(QColor(ink.line), 1))
            painter.drawLine(QLineF(x, inset, x, columns.height - inset))

    def lines(self, flow: PagedFlow, shown: ShownText) -> tuple[str, str]:
        """Return what stands at the outer side of the first page and of the last one."""
        starts = flow.page_starts()
        labels = [page_label(label) if (label := shown.page_label(start)) else "" for start in starts]
        if any(labels):
            return labels[0], labels[1] if len(labels) > 1 else ""
        percent = int(100 * starts[0] / max(1, shown.leaves.characters))
        return self.tr("{percent}%").format(percent=percent), self._left(flow, shown)

    def _left(self, flow: PagedFlow, shown: ShownText) -> str:
        bottom = flow.bottom()
        end = shown.section_end(bottom - 1)
        if end is None:
            return ""
        pages = math.ceil((end - bottom - 1) / max(1.0, flow.characters_of_a_page()))
        if pages <= 0:
            return self.tr("last page of this section")
        return self.tr("about %n page(s) left in this section", None, pages)
