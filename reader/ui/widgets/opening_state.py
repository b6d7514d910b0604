"""Say what to do where there is no text, or which file is being opened there."""

from __future__ import annotations

from abc import abstractmethod

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QPushButton
from typing_extensions import override

from reader.ui.widgets.empty_state import EmptyState
from reader.ui.widgets.translated_widget import TranslatedWidget


class OpeningState(TranslatedWidget, EmptyState):
    """An empty state that names the file that is being opened, until its first page comes."""

    def __init__(self, *buttons: QPushButton) -> None:
        super().__init__(*buttons)
        self.buttons = buttons
        self._file_name = ""
        self.retranslate()

    @Slot(str)
    def show_opening(self, file_name: str) -> None:
        """Show that a file is being opened; for an empty name, what to do without a text."""
        self._file_name = file_name
        for button in self.buttons:
            button.setVisible(not file_name)
        self.retranslate()

    @override
    def retranslate(self) -> None:
        """Set all labels in the current language."""
        self.label_empty()
        if self._file_name:
            self.heading.setText(self.tr("Opening “{name}”").format(name=self._file_name))
            self.explanation.setText(self.tr("The first page will be here in a moment."))

    @abstractmethod
    def label_empty(self) -> None:
        """Set the labels for when nothing is being opened."""
