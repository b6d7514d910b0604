"""Show a document as a page, whose links are followed by whoever shows it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from PySide6.QtCore import QPointF, QRectF, QUrl, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget
from typing_extensions import override

from reader.ui.appearance.sizes import EDGE, TICK_RADIUS

_FRAME = 2
"""The width of the frame of the link that has the focus."""


class PageBrowser(QTextBrowser):
    """A page in a column of at most ``measure`` pixels; Tab goes from link to link, and then on.

    Nothing is ever loaded: ``link_requested`` carries the address of a link that is pressed. ``column_changed`` carries
    the width of the column whenever it is another one.
    """

    link_requested = Signal(str)
    column_changed = Signal(int)

    def __init__(self, measure: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._measure = measure
        self._column = 0
        self.setProperty("role", "page")
        self.setOpenLinks(False)
        self.anchorClicked.connect(self._on_anchor_clicked)

    @property
    def column_width(self) -> int:
        """Return the width of the column in pixels, which is even: Qt makes a table in an odd one a pixel too wide."""
        return max(2, min(self._measure, self.viewport().width() - 2 * EDGE) // 2 * 2)

    def show_page(self, document: QTextDocument) -> None:
        """Show another document from its beginning."""
        document.setParent(self)
        self.setDocument(document)
        self._set_margins()

    def show_position(self, position: int) -> None:
        """Scroll so that a position is at the top, without moving the cursor."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(position)
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() + self.cursorRect(cursor).top() - EDGE)

    def show_found(self, found: list[QTextCursor], ground: str) -> None:
        """Lay a colour under what was found."""
        selections = []
        colour = QTextCharFormat()
        colour.setBackground(QColor(ground))
        for cursor in found:
            selection = QTextEdit.ExtraSelection()
            selection.cursor, selection.format = cursor, colour
            selections.append(selection)
        self.setExtraSelections(selections)

    @override
    def loadResource(self, _kind: int, _name: QUrl | str) -> object:
        """Load nothing: the document has its pictures."""
        return None

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the beginning and the end also with Ctrl+Home and Ctrl+End, as in a text."""
        scroll_bar = self.verticalScrollBar()
        if event.matches(QKeySequence.StandardKey.MoveToStartOfDocument):
            scroll_bar.setValue(scroll_bar.minimum())
        elif event.matches(QKeySequence.StandardKey.MoveToEndOfDocument):
            scroll_bar.setValue(scroll_bar.maximum())
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the column in the middle."""
        super().resizeEvent(event)
        self._set_margins()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Frame the link that has the focus, as every widget with the focus is framed."""
        super().paintEvent(event)
        if not self.hasFocus() or not self.textCursor().charFormat().isAnchor():
            return
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().link(), _FRAME))
        for rect in self._focused_rects():
            painter.drawRoundedRect(rect.adjusted(-_FRAME, -1, _FRAME, 1), TICK_RADIUS, TICK_RADIUS)
        painter.end()

    def _focused_rects(self) -> Iterator[QRectF]:
        """Yield where the link with the focus stands in the viewport, line by line."""
        cursor = self.textCursor()
        layout = cursor.block().layout()
        start, end = (place - cursor.block().position() for place in (cursor.selectionStart(), cursor.selectionEnd()))
        whole = self.document().documentLayout().blockBoundingRect(cursor.block())
        scrolled = QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        shift = whole.topLeft() - layout.boundingRect().topLeft() - scrolled
        for line in (layout.lineAt(number) for number in range(layout.lineCount())):
            first, last = max(start, line.textStart()), min(end, line.textStart() + line.textLength())
            if first < last:
                left, right = (cast("tuple[float, int]", line.cursorToX(place))[0] for place in (first, last))
                yield QRectF(left, line.y(), right - left, line.height()).translated(shift)

    def _set_margins(self) -> None:
        side = (self.viewport().width() - self.column_width) // 2
        frame = self.document().rootFrame().frameFormat()
        frame.setLeftMargin(side)
        frame.setRightMargin(self.viewport().width() - self.column_width - side)
        frame.setTopMargin(EDGE)
        frame.setBottomMargin(EDGE)
        self.document().rootFrame().setFrameFormat(frame)
        if self._column != self.column_width:
            self._column = self.column_width
            self.column_changed.emit(self._column)

    @Slot(QUrl)
    def _on_anchor_clicked(self, address: QUrl) -> None:
        self.link_requested.emit(address.toString())
