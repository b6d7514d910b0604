"""Show a text's table of contents beside the page, with the section being read selected."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from reader.core.activity.coverage import Range, shares
from reader.core.text.blocks import LINE
from reader.core.text.model import Section
from reader.ui.appearance.theme import Theme
from reader.ui.page.typography import proportional
from reader.ui.widgets.frame import SideFrame
from reader.ui.widgets.label import Label
from reader.ui.widgets.layout import Column
from reader.ui.widgets.painting import draw_ground
from reader.ui.widgets.themed_widget import RowDelegate
from reader.ui.widgets.translated_widget import TranslatedWidget

_Index = QModelIndex | QPersistentModelIndex
_INDENT = 14
_PAD_X, _PAD_Y = 10, 6
_MOST_LINES = 6
_BATCH_MS = 30
_READ = 0.995
"""The share from which a section counts as read."""

_READ_OPACITY = 0.55
_BAR = 3
"""Width in pixels of the bar that shows how much of a section was read."""


class ContentsModel(QAbstractListModel):
    """A list model with one row for each section of a text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sections: tuple[Section, ...] = ()
        self._starts: list[int] = []
        self._shares: tuple[float, ...] = ()

    def set_sections(self, sections: tuple[Section, ...]) -> None:
        """Replace the sections."""
        self.beginResetModel()
        self._sections = sections
        self._starts = [section.start for section in sections]
        self._shares = ()
        self.endResetModel()

    def set_coverage(self, ranges: Sequence[Range]) -> bool:
        """Set the ranges that were read, in code points; return whether any share changes.

        No ``dataChanged`` is emitted: the view would measure thousands of rows again for a change that moves none.
        """
        # the line feed at the end of a section does not count as text to read
        extents = ((part.start, max(part.start + 1, part.end - len(LINE))) for part in self._sections)
        before, self._shares = self._shares, shares(ranges, extents) if ranges else ()
        return before != self._shares

    def share(self, row: int) -> float | None:
        """Return the share of a section that was read, 0 to 1; None if nothing of the text was read."""
        return self._shares[row] if self._shares else None

    def section(self, row: int) -> Section:
        """Return the section in a row."""
        return self._sections[row]

    def row_at(self, position: int) -> int:
        """Return the row of the section that contains a position; -1 before the first."""
        return bisect_right(self._starts, position) - 1

    @override
    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        return 0 if parent.isValid() else len(self._sections)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        title = self._sections[index.row()].title
        if role == Qt.ItemDataRole.DisplayRole:
            return title
        label = coverage_label(self.share(index.row()))
        if role == Qt.ItemDataRole.ToolTipRole:
            return label or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{title} · {label}" if label else title
        return None


def coverage_label(share: float | None) -> str:
    """Return a label for how much of a section was read; empty if the text was not begun."""
    if share is None:
        return ""
    if share >= _READ:
        return QCoreApplication.translate("Contents", "read")
    percent = max(1, int(share * 100)) if share else 0
    return QCoreApplication.translate("Contents", "{percent} % read").format(percent=percent)


class _SectionDelegate(RowDelegate):
    """Paint a section's title, indented by its level and wrapped."""

    @override
    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        rect: QRect = option.rect
        state = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            draw_ground(painter, QRectF(rect).adjusted(0, 1, 0, -1), 6, self.theme.tint if chosen else self.theme.track)
        painter.setFont(option.font)
        painter.setPen(QColor(self.theme.accent if chosen else self.theme.muted))
        area = rect.adjusted(_PAD_X + self._indent(index), _PAD_Y, -_PAD_X, -_PAD_Y)
        painter.drawText(area, _WRAPPED, str(index.data()))
        self._paint_share(painter, QRectF(rect), index)

    def _paint_share(self, painter: QPainter, rect: QRectF, index: _Index) -> None:
        """Paint at the row's edge a track that fills from the top as the section is read."""
        model = index.model()
        assert isinstance(model, ContentsModel)
        share = model.share(index.row())
        if share is None:
            return
        track = QRectF(rect.right() - _BAR, rect.top() + 4, _BAR, rect.height() - 8)
        draw_ground(painter, track, _BAR / 2, self.theme.track)
        if share > 0:
            is_read = share >= _READ
            track.setHeight(track.height() if is_read else max(_BAR, track.height() * share))
            painter.setOpacity(_READ_OPACITY if is_read else 1.0)
            painter.setBrush(QColor(self.theme.good if is_read else self.theme.accent))
            painter.drawRoundedRect(track, _BAR / 2, _BAR / 2)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QListView) else 200
        metrics: QFontMetrics = option.fontMetrics
        area = QRect(0, 0, max(60, width - 2 * _PAD_X - self._indent(index)), 10_000)
        height = metrics.boundingRect(area, _WRAPPED, str(index.data())).height()
        return QSize(width, min(height, _MOST_LINES * metrics.lineSpacing()) + 2 * _PAD_Y)

    def _indent(self, index: _Index) -> int:
        model = index.model()
        assert isinstance(model, ContentsModel)
        return (min(6, model.section(index.row()).level) - 1) * _INDENT


_WRAPPED = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)


class _SectionList(QListView):
    """A list whose row heights depend on its width; Qt itself lays rows out again only when the height changes."""

    width_changed = Signal()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()
            self.width_changed.emit()


class ContentsPane(TranslatedWidget, SideFrame):
    """The list of a text's sections; choosing one emits its position."""

    section_chosen = Signal(int)
    """The start of the chosen section."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = ContentsModel(self)
        self._view = _SectionList(self)
        self._view.setModel(self._model)
        self._delegate = _SectionDelegate(theme, self._view)
        self._view.setItemDelegate(self._delegate)
        self._view.setResizeMode(QListView.ResizeMode.Adjust)
        self._view.setLayoutMode(QListView.LayoutMode.Batched)
        self._scroll_timer = QTimer(self, singleShot=True, interval=_BATCH_MS)
        self._scroll_timer.timeout.connect(self._show_current)
        self._view.width_changed.connect(self._scroll_timer.start)
        self._view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._view.setMouseTracking(True)
        self._view.clicked.connect(self._on_view_activated)
        self._view.activated.connect(self._on_view_activated)
        self._heading = Label(role="faint", parent=self)
        layout = Column(self, margins=(14, 22, 12, 8), spacing=8)
        self._heading.setIndent(_PAD_X)
        layout.add(self._heading, self._view)
        self.setFocusProxy(self._view)
        self.retranslate()

    @override
    def retranslate(self) -> None:
        """Set all labels in the current language."""
        self._heading.setText(self.tr("Contents"))
        self._view.setAccessibleName(self.tr("Contents"))

    def set_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        self._delegate.set_theme(theme)

    def set_sections(self, sections: tuple[Section, ...], language: str = "") -> None:
        """Show the sections of another text, whose language is ``language`` (BCP 47)."""
        self._view.setFont(proportional(self.font(), language))
        self._model.set_sections(sections)

    def show_coverage(self, ranges: Sequence[Range]) -> None:
        """Show how much of each section was read; ``ranges`` are in code points."""
        if self._model.set_coverage(ranges):
            self._view.viewport().update()

    def follow(self, position: int) -> None:
        """Select the section that contains a position."""
        row = self._model.row_at(position)
        if row == self._view.currentIndex().row():
            return
        self._view.setCurrentIndex(self._model.index(row))
        self._show_current()

    @Slot()
    def _show_current(self) -> None:
        """Scroll to the current section, again once the rows before it are laid out.

        Rows are laid out in batches so that thousands of sections do not block the page.
        """
        index = self._view.currentIndex()
        if not index.isValid():
            return
        if self._view.visualRect(self._model.index(self._model.rowCount() - 1)).isEmpty():
            self._scroll_timer.start()
        self._view.scrollTo(index)

    @Slot(QModelIndex)
    def _on_view_activated(self, index: QModelIndex) -> None:
        self.section_chosen.emit(self._model.section(index.row()).start)
