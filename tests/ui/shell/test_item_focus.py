"""The rows of lists, trees and tables as assistive technology finds them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QAccessible, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QListView, QTableView, QTreeView, QWidget
from pytestqt.qtbot import QtBot

from reader.ui.shell.item_focus import ItemFocus, accessible_child
from tests.support.assistive_technology import assistive_technology


def model() -> QStandardItemModel:
    """Return three rows of two columns, the first with a row below it."""
    rows = QStandardItemModel(0, 2)
    for number in range(3):
        rows.appendRow([QStandardItem(f"{number} left"), QStandardItem(f"{number} right")])
    rows.item(0).appendRow([QStandardItem("below left"), QStandardItem("below right")])
    return rows


@pytest.mark.parametrize("kind", [QListView, QTreeView, QTableView])
def test_the_child_that_stands_for_an_item_has_its_words(qtbot: QtBot, kind: type[QAbstractItemView]) -> None:
    view, rows = kind(), model()
    qtbot.addWidget(view)
    view.setModel(rows)
    if isinstance(view, QTreeView):
        view.expandAll()
    view.show()
    interface = QAccessible.queryAccessibleInterface(view)
    assert interface is not None
    items = [rows.index(2, 0)] if kind is QListView else [rows.index(2, 0), rows.index(1, 1)]
    items += [rows.index(0, 1, rows.index(0, 0))] if kind is QTreeView else []
    for index in items:
        child = interface.child(accessible_child(view, index))
        assert child.text(QAccessible.Text.Name) == index.data()


def test_a_list_says_its_row_when_it_gets_the_focus_and_somebody_listens(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    other, view = QLineEdit(window), QListView(window)
    focus = ItemFocus(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    other.setFocus()
    view.setFocus()
    assert not focus._timer.isActive()
    with assistive_technology():
        for rows in (None, model()):
            other.setFocus()
            view.setModel(rows)  # type: ignore[arg-type]
            view.setCurrentIndex(rows.index(1, 0) if rows is not None else QModelIndex())
            view.setFocus()
            assert focus._timer.isActive()
            qtbot.waitUntil(lambda: not focus._timer.isActive())
