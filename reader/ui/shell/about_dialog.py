"""Show what the program is, its version and the path of the library."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from reader.ui.appearance.appearance import Appearance

_ICON = 72


class AboutDialog(QDialog):
    """Show the name, the version, the promise and the path of the library."""

    def __init__(self, appearance: Appearance, version: str, library_path: Path | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About One Hour"))
        column = QVBoxLayout(self)
        column.setContentsMargins(30, 26, 30, 20)
        column.setSpacing(8)
        picture = QLabel()
        picture.setPixmap(appearance.icons.pixmap("onehour", appearance.theme.text, _ICON, self.devicePixelRatioF()))
        column.addWidget(picture, 0, Qt.AlignmentFlag.AlignHCenter)
        place = str(library_path) if library_path else ""
        for text, role in (
            (self.tr("One Hour {version}").format(version=version), "heading"),
            (self.tr("A desktop reader for an hour a day."), "muted"),
            (self.tr("It uses no network. All you mark and write lies in one file on your disk:"), "muted"),
            (place, ""),
            (self.tr("MIT licence. Qt is used under the LGPL."), "faint"),
        ):
            label = QLabel(text)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setProperty("role", role)
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(label)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self.setMinimumWidth(420)
