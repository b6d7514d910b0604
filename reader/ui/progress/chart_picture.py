"""Render charts as pictures, and save or copy them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QColor, QFont, QGuiApplication, QImage, QKeySequence, QPainter
from PySide6.QtWidgets import QFileDialog, QWidget

from reader.ui.appearance.sizes import HEAD
from reader.ui.appearance.theme import Theme
from reader.ui.widgets.painting import scaled_font
from reader.ui.widgets.start_folder import PICTURES, start_folder

_RATIO = 2.0
"""Pixels for each device-independent one, so that a picture is sharp on high-resolution screens and in print."""

_MARGIN, _HEAD = 24, 40


def picture_of(widget: QWidget, heading: str, theme: Theme) -> QImage:
    """Render a widget on a card below a heading, at twice the resolution of its size in pixels."""
    size = QSize(widget.width() + 2 * _MARGIN, widget.height() + 2 * _MARGIN + _HEAD)
    image = QImage(size * _RATIO, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(_RATIO)
    image.fill(QColor(theme.card))
    painter = QPainter(image)
    painter.setFont(scaled_font(widget.font(), HEAD, weight=QFont.Weight.Bold))
    painter.setPen(QColor(theme.text))
    painter.drawText(QRectF(_MARGIN, _MARGIN - 6, widget.width(), _HEAD), Qt.AlignmentFlag.AlignTop, heading)
    widget.render(painter, QPoint(_MARGIN, _MARGIN + _HEAD), renderFlags=QWidget.RenderFlag.DrawChildren)
    painter.end()
    return image


class PictureActions(QObject):
    """Add "save as a picture" and "copy as a picture" to a chart's context menu, with keys while it has the focus.

    ``message_requested`` carries a message about the result, ``written`` one about a file and its path.
    """

    message_requested = Signal(str)
    written = Signal(str, object)

    def __init__(self, chart: QWidget, heading: Callable[[], str], theme: Theme) -> None:
        super().__init__(chart)
        self._chart, self._heading, self.theme = chart, heading, theme
        self._saving, self._copying = QAction(chart), QAction(chart)
        self._saving.setShortcut(QKeySequence("Ctrl+S"))
        self._copying.setShortcut(QKeySequence("Ctrl+C"))
        for action, slot in ((self._saving, self._ask_and_save), (self._copying, self.copy)):
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(slot)
            chart.addAction(action)
        chart.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.retranslate()

    def retranslate(self) -> None:
        """Set all labels in the current language."""
        self._saving.setText(self.tr("Save as Picture…"))
        self._copying.setText(self.tr("Copy as Picture"))

    def save(self, path: Path) -> None:
        """Write the picture to a PNG file, and emit a message about the result."""
        if self._picture().save(str(path)):
            self.written.emit(self.tr("Picture saved to {path}.").format(path=path), path)
        else:
            self.message_requested.emit(self.tr("The picture could not be saved to {path}.").format(path=path))

    def copy(self) -> None:
        """Copy the picture to the clipboard."""
        QGuiApplication.clipboard().setImage(self._picture())
        self.message_requested.emit(self.tr("Picture copied to the clipboard."))

    def _picture(self) -> QImage:
        return picture_of(self._chart, self._heading(), self.theme)

    def _ask_and_save(self) -> None:
        folder = start_folder(PICTURES)
        suggested = Path(folder) / f"{self._heading()}.png"
        path, _filter = QFileDialog.getSaveFileName(
            self._chart.window(), self._saving.text(), str(suggested), self.tr("Pictures (*.png)")
        )
        if path:
            self.save(Path(path))
