from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.core.study.bag_names import MANIFEST, PAYLOAD
from reader.core.study.study_json import README, STUDY_JSON
from reader.ui.appearance.theme import THEMES
from reader.ui.study.file_preview import FilePreview
from tests.support.cut_texts import cut_texts

FILES = dict.fromkeys((f"{PAYLOAD}{README}", f"{PAYLOAD}{STUDY_JSON}", MANIFEST, f"{PAYLOAD}a.txt"), b"{}")


def test_the_words_beside_the_tabs_give_way_to_them(qtbot: QtBot) -> None:
    preview = FilePreview(THEMES["paper"])
    qtbot.addWidget(preview)
    preview.show_files(FILES)
    preview.show()
    shown = set()
    for width in range(1_000, 0, -20):
        preview.resize(preview.minimumSizeHint().expandedTo(QSize(width, 300)))
        QApplication.sendPostedEvents()
        assert cut_texts(preview) == [], width
        shown.add(preview._explanation.isVisible())
    assert shown == {True, False}
