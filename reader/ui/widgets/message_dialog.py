"""Show a modal message: an error with details to copy, or a question with choices."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QWidget

from reader.ui.widgets.dialog import Dialog
from reader.ui.widgets.field import PlainTextView
from reader.ui.widgets.label import Label

_WIDTH = 520


class MessageDialog(Dialog):
    """A dialog with a heading, a message and buttons in plain text; ``chosen`` is the index of the clicked button.

    The first choice is the filled button; Esc leaves ``chosen`` at -1.
    """

    remembers_size = False

    def __init__(self, heading: str, message: str, choices: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(self.tr("One Hour"), parent)
        self.setMinimumWidth(_WIDTH)
        self.outcome.setMinimumWidth(0)  # the message says it, and the buttons may need all the width
        self.chosen = -1
        self.column.add(Label(heading, "heading", wraps=True, selectable=True))
        self.column.add(Label(message, wraps=True, selectable=True))
        first, *others = choices
        for choice in others:
            self.buttons.add_action(choice, self._on_button_clicked)
        self.buttons.add_primary(first, self._on_button_clicked)
        self._choices = choices

    def add_details(self, details: str) -> None:
        """Add a box with details, and a button that copies them."""
        box = PlainTextView(details)
        box.setAccessibleName(self.tr("Details"))
        box.setMinimumHeight(180)
        self.column.insertWidget(2, box, 1)
        self.buttons.add_action(self.tr("Copy Details"), partial(self._copy, details))

    def _copy(self, text: str, _checked: bool = False) -> None:
        QGuiApplication.clipboard().setText(text)

    def _on_button_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, QPushButton):
            self.chosen = self._choices.index(button.text())
            self.accept()
