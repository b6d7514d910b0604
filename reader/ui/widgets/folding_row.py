"""Lay out what belongs to the start and to the end of a row, in two rows where there is no room for one."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from reader.ui.appearance.sizes import SPACE
from reader.ui.widgets.layout import Row


class FoldingRow(QWidget):
    """A row with a ``start`` and an ``end``, which stand one below the other where there is no room for both."""

    def __init__(self, *, spacing: int = SPACE) -> None:
        super().__init__()
        self.start, self.end = Row(margins=0, spacing=spacing), Row(margins=0, spacing=spacing)
        self._row = Row(self, margins=0, spacing=spacing)
        self._row.add(self.start, self.end, grows=self.start)

    @override
    def minimumSizeHint(self) -> QSize:
        """Return the width of the wider part, and the height that the parts have now."""
        width = max(part.sizeHint().width() for part in (self.start, self.end))
        return QSize(width, super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the row to the new width."""
        super().resizeEvent(event)
        self._fold()

    @override
    def event(self, event: QEvent) -> bool:
        """Fold the row when what stands in it needs another width."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fold()
        return super().event(event)

    def _fold(self) -> None:
        width = self.start.sizeHint().width() + self._row.spacing() + self.end.sizeHint().width()
        folds = width > self.width()
        self._row.setDirection(Row.Direction.TopToBottom if folds else Row.Direction.LeftToRight)
