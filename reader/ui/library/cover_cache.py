"""Cache the covers of texts: pictures, loaded when first shown, and covers drawn from the title."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from functools import partial
from typing import Generic, TypeVar

from PySide6.QtCore import QBuffer, QByteArray, QObject, QRectF, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QImage, QImageReader, QPainter, QPainterPath, QPixmap
from typing_extensions import override

from reader.core.errors import ReaderError
from reader.core.text.model import Image
from reader.ui.appearance.sizes import TICK_RADIUS
from reader.ui.appearance.theme import Theme
from reader.ui.library.title_cover import draw_title_cover
from reader.ui.shell.tasks import TaskRunner
from reader.ui.widgets.painting import clear_pixmap

K = TypeVar("K")
V = TypeVar("V")

_CACHE_SIZE = 120
"""The number of cached covers, a few screens of them: in the grid some 10 MB, at 2 pixels a point 39 MB."""

_MAX_REQUESTS = 80
"""The number of pictures queued for loading; those requested earlier have scrolled out of view."""

_CoverKey = tuple[str, int, int, float]


class CoverCache(QObject):
    """Cached covers of texts; ``arrived`` is emitted when a picture that was still missing has been loaded."""

    arrived = Signal()

    def __init__(
        self, image: Callable[[str], Image | None], tasks: TaskRunner, theme: Theme, parent: QObject | None = None
    ) -> None:
        """Set the function that returns the picture with a hash, and the thread in which pictures are decoded."""
        super().__init__(parent)
        self._image = image
        self._tasks = tasks
        self._theme = theme
        self._pictures: _LruCache[_CoverKey, QPixmap | None] = _LruCache(_CACHE_SIZE)
        self._titles: _LruCache[tuple[object, ...], QPixmap] = _LruCache(_CACHE_SIZE)
        self._requests: OrderedDict[_CoverKey, None] = OrderedDict()
        self._is_loading = False
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._on_timer_timeout)

    def set_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        self._theme = theme
        self._titles.clear()

    def cover(self, title: str, author: str, digest: str, size: QSize, ratio: float, *, language: str = "") -> QPixmap:
        """Return the picture with this hash as a cover, or a cover drawn from the title while there is none."""
        picture = self._picture((digest, size.width(), size.height(), ratio)) if digest else None
        return picture if picture is not None else self._title_cover(title, author, language, size, ratio)

    def _picture(self, key: _CoverKey) -> QPixmap | None:
        if key in self._pictures:
            return self._pictures[key]
        self._requests[key] = None
        self._requests.move_to_end(key)
        while len(self._requests) > _MAX_REQUESTS:
            self._requests.popitem(last=False)
        if not self._is_loading:
            self._timer.start()
        return None

    def _title_cover(self, title: str, author: str, language: str, size: QSize, ratio: float) -> QPixmap:
        key = (title, author, language, size.width(), size.height(), ratio)
        if key not in self._titles:
            pixmap = clear_pixmap(size, ratio)
            painter = QPainter(pixmap)
            area = QRectF(0, 0, size.width(), size.height())
            draw_title_cover(painter, area, title, author, self._theme, language=language)
            painter.end()
            self._titles[key] = pixmap
        return self._titles[key]

    @Slot()
    def _on_timer_timeout(self) -> None:
        """Load the picture that was requested last, which is most likely still visible."""
        if self._is_loading or not self._requests:
            return
        key, _none = self._requests.popitem(last=True)
        found = self._image(key[0])
        if found is None:
            self._store_picture(key, None)
            return
        self._is_loading = True
        self._tasks.run(
            partial(scaled_cover, found.data, *key[1:]), partial(self._store_picture, key), self._ignore_error
        )

    def _store_picture(self, key: _CoverKey, image: QImage | None) -> None:
        self._is_loading = False
        self._pictures[key] = None if image is None or image.isNull() else QPixmap.fromImage(image)
        self.arrived.emit()
        if self._requests:
            self._timer.start()

    def _ignore_error(self, _error: ReaderError) -> None:
        self._is_loading = False


class _LruCache(OrderedDict[K, V], Generic[K, V]):
    """A least-recently-used cache of at most ``size`` values."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self._size = size

    @override
    def __getitem__(self, key: K) -> V:
        """Return a value and mark it as the most recently used."""
        self.move_to_end(key)
        return super().__getitem__(key)

    @override
    def __setitem__(self, key: K, value: V) -> None:
        """Store a value, and drop the least recently used one if the cache is full."""
        super().__setitem__(key, value)
        while len(self) > self._size:
            self.popitem(last=False)


def scaled_cover(data: bytes, width: int, height: int, ratio: float) -> QImage | None:
    """Decode a picture and crop it to ``width`` × ``height`` points of ``ratio`` pixels; None if it is no picture."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    target = QSize(round(width * ratio), round(height * ratio))
    whole = reader.size()
    if whole.isValid() and not whole.isEmpty():
        # decode at twice the size: decoders drop pixels, so that the last step has to be a smooth one
        reader.setScaledSize(whole.scaled(target * 2, Qt.AspectRatioMode.KeepAspectRatioByExpanding))
    picture = reader.read()
    if picture.isNull():
        return None
    fitted = picture.scaled(
        target, Qt.AspectRatioMode.KeepAspectRatioByExpanding, Qt.TransformationMode.SmoothTransformation
    )
    return _framed(fitted, target, ratio)


def _framed(picture: QImage, target: QSize, ratio: float) -> QImage:
    """Crop a picture to its middle, round its corners, and draw an edge, as pale covers lie on a pale background."""
    cover = QImage(target, QImage.Format.Format_ARGB32_Premultiplied)
    cover.fill(Qt.GlobalColor.transparent)
    painter = QPainter(cover)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    frame = QPainterPath()
    frame.addRoundedRect(QRectF(0, 0, target.width(), target.height()), TICK_RADIUS * ratio, TICK_RADIUS * ratio)
    painter.setClipPath(frame)
    left, top = (picture.width() - target.width()) // 2, (picture.height() - target.height()) // 2
    painter.drawImage(0, 0, picture, left, top, target.width(), target.height())
    painter.setPen(QColor(0, 0, 0, 46))
    painter.drawPath(frame)
    painter.end()
    cover.setDevicePixelRatio(ratio)
    return cover
