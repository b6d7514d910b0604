"""Show the file that something came in, as it was handed over."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from reader.core.study.exchange import ExchangeFile
from reader.exporters.study.bag import bag_files
from reader.ui.appearance.sizes import CARD_SPACE, EDGE
from reader.ui.appearance.theme import Theme
from reader.ui.study.file_preview import FilePreview
from reader.ui.widgets.dialog import Dialog
from reader.ui.widgets.layout import Column

_SIZE = QSize(820, 720)
_LEAST_SIZE = QSize(560, 440)


class OriginalDialog(Dialog):
    """Show the README of a file as it reads, and each of its other files."""

    def __init__(self, file: ExchangeFile, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Shared by {name}").format(name=file.header.person.name), parent, margins=0)
        room = _SIZE if parent is None else parent.window().size() - QSize(2 * EDGE, 2 * EDGE)
        self.resize(_SIZE.boundedTo(room).expandedTo(_LEAST_SIZE))
        self.preview = FilePreview(theme)
        self.preview.show_files(bag_files(file))
        content = Column(margins=(EDGE, CARD_SPACE, EDGE, CARD_SPACE))
        content.add(self.preview, grows=self.preview)
        self.column.addLayout(content, 1)
        self.buttons.add_close()
