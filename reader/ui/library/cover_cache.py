"""Give the covers of texts: pictures loaded when they are first seen, and covers set from the title."""

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
from reader.ui.appearance.theme import Theme
from reader.ui.library.title_cover import RADIUS, draw_title_cover
from reader.ui.shell.tasks import TaskRunner

K = TypeVar("K")
V = TypeVar("V")

_KEPT = 120
"""Covers that are kept, a few screens of them: in the grid some 10 MB, at 2 pixels a point 39 MB."""

_ASKED = 80
"""Pictures that are waited for; those that were seen earlier have scrolled away."""

_Wanted = tuple[str, int, int, float]


class CoverCache(QObject):
    """Give the cover of a text in a size; a picture that is not there yet comes later, which ``arrived`` tells."""

    arrived = Signal()

    def __init__(
        self, image: Callable[[str], Image | None], tasks: TaskRunner, theme: Theme, parent: QObject | None = None
    ) -> None:
        """Take what gives the picture with a hash, and where it is decoded: apart from the window."""
        super().__init__(parent)
        self._image = image
        self._tasks = tasks
        self._theme = theme
        self._pictures: _Kept[_Wanted, QPixmap | None] = _Kept(_KEPT)
        self._titles: _Kept[tuple[object, ...], QPixmap] = _Kept(_KEPT)
        self._asked: OrderedDict[_Wanted, None] = OrderedDict()
        self._is_loading = False
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._on_timer_timeout)

    def set_theme(self, theme: Theme) -> None:
        """Set titles in the colours of the theme from now on."""
        self._theme = theme
        self._titles.clear()

    def cover(self, title: str, author: str, digest: str, size: QSize, ratio: float) -> QPixmap:
        """Return the picture with this hash as a cover, or the title set as one where there is none, or not yet."""
        picture = self._picture((digest, size.width(), size.height(), ratio)) if digest else None
        return picture if picture is not None else self._titled(title, author, size, ratio)

    def _picture(self, wanted: _Wanted) -> QPixmap | None:
        if wanted in self._pictures:
            return self._pictures[wanted]
        self._asked[wanted] = None
        self._asked.move_to_end(wanted)
        while len(self._asked) > _ASKED:
            self._asked.popitem(last=False)
        if not self._is_loading:
            self._timer.start()
        return None

    def _titled(self, title: str, author: str, size: QSize, ratio: float) -> QPixmap:
        key = (title, author, size.width(), size.height(), ratio)
        if key not in self._titles:
            made = QPixmap(size * ratio)
            made.setDevicePixelRatio(ratio)
            made.fill(Qt.GlobalColor.transparent)
            painter = QPainter(made)
            draw_title_cover(painter, QRectF(0, 0, size.width(), size.height()), title, author, self._theme)
            painter.end()
            self._titles[key] = made
        return self._titles[key]

    @Slot()
    def _on_timer_timeout(self) -> None:
        """Load the picture that was asked for last: that one is surely still seen."""
        if self._is_loading or not self._asked:
            return
        wanted, _none = self._asked.popitem(last=True)
        found = self._image(wanted[0])
        if found is None:
            self._arrive(wanted, None)
            return
        self._is_loading = True
        self._tasks.run(partial(scaled_cover, found.data, *wanted[1:]), partial(self._arrive, wanted), self._pass_over)

    def _arrive(self, wanted: _Wanted, image: QImage | None) -> None:
        self._is_loading = False
        self._pictures[wanted] = None if image is None or image.isNull() else QPixmap.fromImage(image)
        self.arrived.emit()
        if self._asked:
            self._timer.start()

    def _pass_over(self, _error: ReaderError) -> None:
        self._is_loading = False


class _Kept(OrderedDict[K, V], Generic[K, V]):
    """Keep the values that were used last."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    @override
    def __getitem__(self, key: K) -> V:
        """Return a value, which is then the one used last."""
        self.move_to_end(key)
        return super().__getitem__(key)

    @override
    def __setitem__(self, key: K, value: V) -> None:
        """Keep a value, and let go of the one that was not used for longest."""
        super().__setitem__(key, value)
        while len(self) > self._most:
            self.popitem(last=False)


def scaled_cover(data: bytes, width: int, height: int, ratio: float) -> QImage | None:
    """Read a picture and cut it to a cover of so many points, at ``ratio`` pixels each; None where it is none."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    target = QSize(round(width * ratio), round(height * ratio))
    whole = reader.size()
    if whole.isValid() and not whole.isEmpty():
        # twice as large as it will be: decoders drop pixels, and the last step is to be a smooth one
        reader.setScaledSize(whole.scaled(target * 2, Qt.AspectRatioMode.KeepAspectRatioByExpanding))
    picture = reader.read()
    if picture.isNull():
        return None
    fitted = picture.scaled(
        target, Qt.AspectRatioMode.KeepAspectRatioByExpanding, Qt.TransformationMode.SmoothTransformation
    )
    return _bound(fitted, target, ratio)


def _bound(picture: QImage, target: QSize, ratio: float) -> QImage:
    """Cut a picture from its middle, round its corners, and give it an edge, as pale covers stand on pale ground."""
    cover = QImage(target, QImage.Format.Format_ARGB32_Premultiplied)
    cover.fill(Qt.GlobalColor.transparent)
    painter = QPainter(cover)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    frame = QPainterPath()
    frame.addRoundedRect(QRectF(0, 0, target.width(), target.height()), RADIUS * ratio, RADIUS * ratio)
    painter.setClipPath(frame)
    left, top = (picture.width() - target.width()) // 2, (picture.height() - target.height()) // 2
    painter.drawImage(0, 0, picture, left, top, target.width(), target.height())
    painter.setPen(QColor(0, 0, 0, 46))
    painter.drawPath(frame)
    painter.end()
    cover.setDevicePixelRatio(ratio)
    return cover
