"""Decode the pictures of a text, within limits, and keep the last few."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QImage, QImageReader

from reader.core.text.model import Image

_KEPT = 16
_MOST_MEGABYTES = 256
_WIDEST = 2_400
"""Pixels: a picture is decoded no wider than a column on a screen of twice the pixels."""

_FORMATS = {"image/png": b"png", "image/jpeg": b"jpeg", "image/gif": b"gif", "image/webp": b"webp"}


class ImageCache:
    """Give pictures by their hash; what cannot be decoded is None, and its description stands alone."""

    def __init__(self, source: Callable[[str], Image | None]) -> None:
        self._source = source
        self._kept: OrderedDict[str, QImage | None] = OrderedDict()
        QImageReader.setAllocationLimit(_MOST_MEGABYTES)

    def __call__(self, name: str) -> QImage | None:
        """Return the picture with this hash, decoded."""
        if name not in self._kept:
            image = self._source(name) if name else None
            self._kept[name] = _decoded(image) if image is not None else None
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(name)
        return self._kept[name]


def _decoded(image: Image) -> QImage | None:
    buffer = QBuffer()
    buffer.setData(QByteArray(image.data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(_FORMATS.get(image.media_type, b"png")))
    reader.setAutoTransform(True)
    size = reader.size()
    if size.width() > _WIDEST:
        reader.setScaledSize(QSize(_WIDEST, max(1, round(size.height() * _WIDEST / size.width()))))
    picture = reader.read()
    return None if picture.isNull() else picture
