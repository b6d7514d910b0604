"""Tell assistive technology which row is current when a list gets the focus."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QTimer, Slot
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QTableView, QTreeView, QWidget


class ItemFocus(QObject):
    """Says with the focus of every list which of its rows is current; Qt says it only when another one becomes so."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._on_timer_timeout)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_application_focus_changed)

    @Slot(QWidget, QWidget)
    def _on_application_focus_changed(self, _before: QWidget | None, after: QWidget | None) -> None:
        if isinstance(after, QAbstractItemView) and QAccessible.isActive():
            self._timer.start()  # after Qt has said that the list has the focus

    @Slot()
    def _on_timer_timeout(self) -> None:
        view = QApplication.focusWidget()
        if isinstance(view, QAbstractItemView) and view.currentIndex().isValid():
            event = QAccessibleEvent(view, QAccessible.Event.Focus)
            event.setChild(accessible_child(view, view.currentIndex()))
            QAccessible.updateAccessibility(event)


def accessible_child(view: QAbstractItemView, index: QModelIndex) -> int:
    """Return the number of the accessible child that stands for an item of a view; headers are children too."""
    if isinstance(view, QTreeView):
        return (_rows_above(view, index) + 1) * view.header().count() + index.column()
    if isinstance(view, QTableView):
        return (index.row() + 1) * (view.horizontalHeader().count() + 1) + index.column() + 1
    return index.row()


def _rows_above(view: QTreeView, index: QModelIndex) -> int:
    rows = 0
    while (index := view.indexAbove(index)).isValid():
        rows += 1
    return rows
