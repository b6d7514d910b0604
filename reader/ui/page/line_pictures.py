"""Draw the pictures that stand within a line of text, such as those of rare characters."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter

from reader.core.text.blocks import Inline, LinePicture

_HIGHEST = 8.0
"""The greatest height in em."""
_SAMPLE = 24
_GREY = 28
"""The greatest difference of the colours of a pixel that is still grey."""
_LIGHT = 128


@dataclass(frozen=True, slots=True)
class DrawnPicture:
    """A picture in a line: its mark, the picture and its size in pixels."""

    mark: Inline
    image: QImage
    width: float
    height: float


def drawn_picture(mark: Inline, image: QImage, em: float, ink: QColor, widest: float) -> DrawnPicture:
    """Return a picture with the pixels with which it is drawn; a black one gets the colour of the text."""
    height = min(_HIGHEST, LinePicture.of(mark).height) * em
    width = image.width() * height / max(1, image.height())
    if width > widest:
        height, width = height * widest / width, widest
    ratio = QGuiApplication.primaryScreen().devicePixelRatio()
    size = QSize(max(1, round(width * ratio)), max(1, round(height * ratio)))
    scaled = image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
    return DrawnPicture(mark, _in_ink(scaled, ink) if _is_black(image) else scaled, width, height)


def _is_black(image: QImage) -> bool:
    """Return whether a picture is black, or grey, on a light or transparent ground."""
    sample = _on_white(image.scaled(QSize(_SAMPLE, _SAMPLE), Qt.AspectRatioMode.IgnoreAspectRatio))
    pixels = [sample.pixelColor(x, y) for x in range(_SAMPLE) for y in range(_SAMPLE)]
    is_grey = all(
        max(pixel.red(), pixel.green(), pixel.blue()) - min(pixel.red(), pixel.green(), pixel.blue()) <= _GREY
        for pixel in pixels
    )
    return is_grey and sum(pixel.lightness() for pixel in pixels) > _LIGHT * len(pixels)


def _in_ink(image: QImage, ink: QColor) -> QImage:
    """Return a picture in which the darkness of each pixel is the opacity of the ink."""
    mask = _on_white(image).convertToFormat(QImage.Format.Format_Grayscale8)
    mask.invertPixels()
    drawn = QImage(image.size(), QImage.Format.Format_ARGB32)
    drawn.fill(ink)
    drawn.setAlphaChannel(mask)
    return drawn


def _on_white(image: QImage) -> QImage:
    ground = QImage(image.size(), QImage.Format.Format_RGB32)
    ground.fill(Qt.GlobalColor.white)
    painter = QPainter(ground)
    painter.drawImage(0, 0, image)
    painter.end()
    return ground
