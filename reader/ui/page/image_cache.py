"""Decode the images of a text within limits, and cache the last few."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QImage, QImageReader

if TYPE_CHECKING:
    from reader.core.text.model import Image

_CACHE_SIZE = 16
_MAX_MEGABYTES = 256
_MAX_WIDTH = 2_400
"""Greatest width of a decoded image in pixels: that of a column on a screen with twice the pixel density."""

_FORMATS = {"image/png": b"png", "image/jpeg": b"jpeg", "image/gif": b"gif", "image/webp": b"webp"}


class ImageCache:
    """An LRU cache of decoded images by their hash; one that cannot be decoded is None and shows only its caption."""

    def __init__(self, source: Callable[[str], Image | None]) -> None:
        self._source = source
        self._images: OrderedDict[str, QImage | None] = OrderedDict()
        QImageReader.setAllocationLimit(_MAX_MEGABYTES)

    def __call__(self, name: str) -> QImage | None:
        """Return the decoded image with this hash, or None."""
        if name not in self._images:
            image = self._source(name) if name else None
            self._images[name] = _decode(image) if image is not None else None
            while len(self._images) > _CACHE_SIZE:
                self._images.popitem(last=False)
        self._images.move_to_end(name)
        return self._images[name]


def _decode(image: Image) -> QImage | None:
    buffer = QBuffer()
    buffer.setData(QByteArray(image.data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(_FORMATS.get(image.media_type, b"png")))
    reader.setAutoTransform(True)
    size = reader.size()
    if size.width() > _MAX_WIDTH:
        reader.setScaledSize(QSize(_MAX_WIDTH, max(1, round(size.height() * _MAX_WIDTH / size.width()))))
    picture = reader.read()
    return None if picture.isNull() else picture
