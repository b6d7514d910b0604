"""Render the application's icons in any colour, at the resolution of the screen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from reader.ui.appearance.sizes import ICON

_INK = b"currentColor"


class Icons:
    """Icons by the name of their file (``library``, ``search``, …) in the folder of SVG files."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._drawings: dict[str, bytes] = {}
        self._pixmaps: dict[tuple[str, str, int, float], QPixmap] = {}

    def icon(self, name: str, colour: str, *, checked: str = "", size: int = ICON) -> QIcon:
        """Return the icon in a colour (``#rrggbb``), and in another for a button that is checked.

        ``size`` is in device-independent pixels; it is rendered for the screen with the highest resolution.
        """
        ratio = _highest_ratio()
        icon = QIcon(self.pixmap(name, colour, size, ratio))
        if checked:
            icon.addPixmap(self.pixmap(name, checked, size, ratio), QIcon.Mode.Normal, QIcon.State.On)
        return icon

    def pixmap(self, name: str, colour: str, size: int, ratio: float) -> QPixmap:
        """Return the icon, ``size`` device-independent pixels wide at ``ratio`` pixels each; it is rendered once."""
        key = (name, colour, size, ratio)
        if key not in self._pixmaps:
            self._pixmaps[key] = self._rendered(name, colour, size, ratio)
        return self._pixmaps[key]

    def application(self) -> QIcon:
        """Return the icon of the application."""
        icon = QIcon()
        for side in (16, 32, 48, 128):
            icon.addPixmap(self.pixmap("onehour", "#26231f", side, 1.0))
        return icon

    def _rendered(self, name: str, colour: str, size: int, ratio: float) -> QPixmap:
        side = round(size * ratio)
        pixmap = QPixmap(QSize(side, side))
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        drawing = QByteArray(self._drawing(name).replace(_INK, colour.encode()))
        QSvgRenderer(drawing).render(painter, QRectF(0, 0, side, side))
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        return pixmap

    def _drawing(self, name: str) -> bytes:
        if name not in self._drawings:
            self._drawings[name] = (self.folder / f"{name}.svg").read_bytes()
        return self._drawings[name]


def _highest_ratio() -> float:
    application = QGuiApplication.instance()
    return application.devicePixelRatio() if isinstance(application, QGuiApplication) else 1.0
