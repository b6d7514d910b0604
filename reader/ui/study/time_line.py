"""Show the time that is left as a thin line that gets shorter."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter
from typing_extensions import override

from reader.ui.appearance.theme import Theme
from reader.ui.widgets.themed_widget import ThemedWidget

_THICKNESS = 2


class TimeLine(ThemedWidget):
    """A thin line over the whole width, of which a share is left."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.share = 0.0
        self.setFixedHeight(_THICKNESS)

    def show_share(self, share: float) -> None:
        """Show which share of the time is left, from 0 to 1."""
        if share != self.share:
            self.share = share
            self.update()

    @override
    def paint(self, painter: QPainter) -> None:
        """Paint the line, and on it what is left."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        width, height = self.width(), self.height()
        painter.fillRect(QRectF(0, 0, width, height), QColor(self.theme.line))
        painter.fillRect(QRectF(0, 0, width * self.share, height), QColor(self.theme.accent))
