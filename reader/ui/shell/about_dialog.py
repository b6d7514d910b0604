"""Show what the program is, its version and the path of the library."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from reader.ui.appearance.appearance import Appearance
from reader.ui.appearance.sizes import CARD_SPACE, EDGE, SPACE
from reader.ui.widgets.dialog import Dialog
from reader.ui.widgets.label import Label, LabelRole

_PICTURE = 72
_WIDTH = 360


class AboutDialog(Dialog):
    """Show the name, the version, the promise and the path of the library."""

    def __init__(self, appearance: Appearance, version: str, library_path: Path | None, parent: QWidget) -> None:
        super().__init__(
            self.tr("About One Hour"), parent, margins=(2 * CARD_SPACE, EDGE, 2 * CARD_SPACE, EDGE), spacing=SPACE
        )
        picture = Label()
        picture.setPixmap(appearance.icons.pixmap("onehour", appearance.theme.text, _PICTURE, self.devicePixelRatioF()))
        self.column.addWidget(picture, 0, Qt.AlignmentFlag.AlignHCenter)
        self._add_line(self.tr("One Hour {version}").format(version=version), "heading")
        self._add_line(self.tr("A desktop reader for an hour a day."), "muted")
        self._add_line(
            self.tr("It works offline. Everything you mark and write is kept in one file on your disk:"), "muted"
        )
        self._add_line(str(library_path) if library_path else "", "")
        self._add_line(self.tr("MIT licence. Qt is used under the LGPL."), "faint")
        self.buttons.add_close()

    def _add_line(self, text: str, role: LabelRole) -> None:
        label = Label(text, role, wraps=True, selectable=True)
        label.setMinimumWidth(_WIDTH)
        label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.column.add(label)
