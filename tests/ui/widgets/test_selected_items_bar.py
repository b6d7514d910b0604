"""The bar for several selected items says how many there are, in the language of the window."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.resources import resource
from reader.ui.notes.selected_notes_bar import SelectedNotesBar
from reader.ui.translation.translation import Translation


def test_the_number_is_told_in_chinese(qtbot: QtBot, qapp: QApplication) -> None:
    translation = Translation(qapp, resource("translations"))
    translation.set_language("zh_CN")
    try:
        bar = SelectedNotesBar()
        qtbot.addWidget(bar)
        bar.show_count(50_000)
        assert bar._count_label.text() == "已选 50000 项"
    finally:
        translation.uninstall()
