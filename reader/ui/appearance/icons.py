"""Render the application's icons in any colour, at the resolution of the screen."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from reader.ui.appearance.sizes import ICON

_INK = b"currentColor"

_MOST_RENDERED = 1_000
"""Drawings that are kept, of a few kilobytes each: all icons in the colours of three themes."""


class Icons:
    """Icons by the name of their file (``library``, ``search``, …) in the folder of SVG files."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._drawings: dict[str, bytes] = {}

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
        """Return the icon, ``size`` device-independent pixels wide at ``ratio`` pixels each."""
        pixmap = QPixmap.fromImage(rendered(self._drawing(name), colour, round(size * ratio)))
        pixmap.setDevicePixelRatio(ratio)
        return pixmap

    def application(self) -> QIcon:
        """Return the icon of the application."""
        icon = QIcon()
        for side in (16, 32, 48, 128):
            icon.addPixmap(self.pixmap("onehour", "#26231f", side, 1.0))
        return icon

    def _drawing(self, name: str) -> bytes:
        if name not in self._drawings:
            self._drawings[name] = (self.folder / f"{name}.svg").read_bytes()
        return self._drawings[name]


@lru_cache(_MOST_RENDERED)
def rendered(drawing: bytes, colour: str, side: int) -> QImage:
    """Return an SVG drawing in a colour (``#rrggbb``), ``side`` pixels wide and high; it is rendered once."""
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(drawing.replace(_INK, colour.encode()))).render(painter, QRectF(0, 0, side, side))
    painter.end()
    return image


def _highest_ratio() -> float:
    application = QGuiApplication.instance()
    return application.devicePixelRatio() if isinstance(application, QGuiApplication) else 1.0
