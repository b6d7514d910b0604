"""Show, while files are dragged over the window, that they can be dropped there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from reader.ui.appearance.sizes import CARD_RADIUS, EDGE, HEADER_HEIGHT, ROW_HEIGHT, SPACE
from reader.ui.widgets.painting import draw_border, draw_ground
from reader.ui.widgets.themed_widget import ThemedWidget
from reader.ui.widgets.translated_widget import TranslatedWidget

if TYPE_CHECKING:
    from reader.ui.appearance.theme import Theme

_STROKE = 2


class DropFrame(TranslatedWidget, ThemedWidget):
    """A dashed frame over a part of the window, with one line that says what happens when the files are let go."""

    def __init__(self, theme: Theme, content: QWidget) -> None:
        super().__init__(theme, content)
        self._content = content
        self._count = 0
        self._line = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        content.installEventFilter(self)
        self.hide()

    def show_count(self, count: int) -> None:
        """Show the frame for a number of files and folders; hide it for 0."""
        self._count = count
        self.retranslate()
        self.setGeometry(self._content.rect())
        self.setVisible(count > 0)
        self.raise_()

    @override
    def retranslate(self) -> None:
        """Set the line in the current language."""
        self._line = self.tr("Let go to add %n file(s)", None, self._count)
        self.setAccessibleName(self._line)
        self.update()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as what the frame lies over."""
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._content.rect())
        return super().eventFilter(watched, event)

    @override
    def paint(self, painter: QPainter) -> None:
        """Paint the frame and its line."""
        content = QRectF(self.rect()).adjusted(0, HEADER_HEIGHT, 0, 0)
        pen = QPen(QColor(self.theme.accent), _STROKE)
        pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(content.adjusted(SPACE, SPACE, -SPACE, -SPACE), CARD_RADIUS, CARD_RADIUS)
        width = QFontMetricsF(painter.font()).horizontalAdvance(self._line) + 2 * EDGE
        line = QRectF(0, 0, width, ROW_HEIGHT)
        line.moveCenter(content.center())
        draw_ground(painter, line, CARD_RADIUS, self.theme.card)
        draw_border(painter, line, CARD_RADIUS, self.theme.accent)
        painter.setPen(QColor(self.theme.text))
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, self._line)
