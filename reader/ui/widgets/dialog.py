"""Frame dialogs: a column of content, and the buttons below it."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QWidget

from reader.ui.widgets.button import Clicked
from reader.ui.widgets.layout import Column, Margins

_Role = QDialogButtonBox.ButtonRole
_Standard = QDialogButtonBox.StandardButton


class Dialog(QDialog):
    """A dialog with its content in ``column`` and its ``buttons``, which accept or reject it."""

    def __init__(
        self,
        title: str,
        parent: QWidget | None,
        *,
        margins: Margins | None = (22, 18, 22, 16),
        spacing: int | None = 12,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.column = Column(self, margins=margins, spacing=spacing)
        self.buttons = DialogButtons(self)


class DialogButtons(QDialogButtonBox):
    """The buttons of a dialog, in the order of the desktop."""

    def __init__(self, dialog: QDialog) -> None:
        super().__init__(dialog)
        self.accepted.connect(dialog.accept)
        self.rejected.connect(dialog.reject)

    def add_accept(self, text: str) -> QPushButton:
        """Add a button that accepts the dialog."""
        return self.addButton(text, _Role.AcceptRole)

    def add_reject(self, text: str) -> QPushButton:
        """Add a button that rejects the dialog."""
        return self.addButton(text, _Role.RejectRole)

    def add_action(self, text: str, clicked: Clicked) -> QPushButton:
        """Add a button that does something and leaves the dialog open."""
        button: QPushButton = self.addButton(text, _Role.ActionRole)
        if clicked is not None:
            button.clicked.connect(clicked)
        return button

    def add_ok(self) -> QPushButton:
        """Add OK and Cancel, and return OK."""
        ok: QPushButton = self.addButton(_Standard.Ok)
        self.addButton(_Standard.Cancel)
        return ok

    def add_cancel(self) -> None:
        """Add Cancel."""
        self.addButton(_Standard.Cancel)

    def add_close(self) -> None:
        """Add Close."""
        self.addButton(_Standard.Close)
