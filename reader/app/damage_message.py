"""Tell in the window that the library file is damaged, and offer what the start offers for such a file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from reader.ui.widgets.message_dialog import MessageDialog


def wants_reopening(path: Path, window: QWidget) -> bool:
    """Return whether the reader, who is told what is wrong, wants the library closed and restored now."""
    message = QCoreApplication.translate(
        "Damage",
        "The daily check found damage in the library file. The backups stay as they are, and no new ones are made of "
        "the damaged file.\n\nOne Hour can close the library and open it again: the damaged file is then set aside, "
        "and you choose between the newest backup, another one, and everything in the file that can still be read. "
        "What you add until then may be lost.",
    )
    choices = (
        QCoreApplication.translate("Damage", "Reopen and Restore…"),
        QCoreApplication.translate("Damage", "Not Now"),
    )
    heading = QCoreApplication.translate("Damage", "The library file is damaged")
    dialog = MessageDialog(heading, f"{message}\n\n{path}", choices, window)
    dialog.exec()
    dialog.deleteLater()
    return dialog.chosen == 0
