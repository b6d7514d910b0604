"""Show a form with a live preview of its outcome or of the error."""

from __future__ import annotations

from abc import abstractmethod

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from reader.core.errors import ReaderError
from reader.ui.appearance.sizes import CARD_SPACE, ROW_SPACE, SPACE
from reader.ui.translation.error_messages import error_message
from reader.ui.widgets.dialog import Dialog
from reader.ui.widgets.layout import Form

_WIDTH = 360
"""Minimum width of the description in pixels."""


class PreviewForm(Dialog):
    """A dialog with a form and a description of its outcome, or of the error that prevents it, below.

    Subclasses call `update_preview` whenever a field changes.
    """

    def __init__(self, title: str, accept: str, parent: QWidget | None) -> None:
        super().__init__(title, parent, spacing=ROW_SPACE)
        self.form = Form(spacing=SPACE, column_spacing=CARD_SPACE, labels_left=True)
        self.outcome.setMinimumWidth(_WIDTH)
        self.outcome.setMinimumHeight(3 * self.fontMetrics().lineSpacing())
        self.buttons.add_cancel()
        self.accept_button = self.buttons.add_accept(accept)
        self.column.add(self.form)

    @abstractmethod
    def preview(self) -> str:
        """Return a description of the outcome of the current input; raise ReaderError if the input is invalid."""

    @property
    def is_complete(self) -> bool:
        """Return whether all required fields are filled in."""
        return True

    @property
    def invitation(self) -> str:
        """Return what to fill in, shown instead of an error until the reader has entered something; empty after."""
        return ""

    @Slot()
    def update_preview(self) -> None:
        """Update the preview of the current input."""
        try:
            text, is_valid, is_error = self.preview(), True, False
        except ReaderError as error:
            text, is_valid, is_error = self.invitation or error_message(error), False, not self.invitation
        self.accept_button.setEnabled(is_valid and self.is_complete)
        self.outcome.setText(text)
        self.outcome.set_role("accent" if is_error else "muted")
        self.outcome.setAccessibleName(text)
