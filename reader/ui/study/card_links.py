"""Offer what can be done with a card, each by a link with its key."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from reader.ui.appearance.sizes import ROW_SPACE
from reader.ui.widgets.key_cap import KeyLinkButton
from reader.ui.widgets.layout import Row
from reader.ui.widgets.translated_widget import TranslatedWidget


class CardCommand(StrEnum):
    """What can be done with a card; the value is its key."""

    OPEN_TEXT = "O"
    EDIT = "E"
    TAKE_BACK = "Z"
    SKIP = "S"
    DECLINE = "X"


class CardLinks(TranslatedWidget, QWidget):
    """A row of links; ``chosen`` carries the `CardCommand` of one."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._links = {
            command: KeyLinkButton("", command.value, partial(self._choose, command)) for command in CardCommand
        }
        Row(self, margins=0, spacing=ROW_SPACE).add(*self._links.values())
        self.retranslate()

    def show_commands(self, commands: Collection[CardCommand]) -> None:
        """Show the links of these commands only."""
        for command, link in self._links.items():
            link.setVisible(command in commands)

    def show_keys(self, *, on: bool) -> None:
        """Show the keys, or hide them while they are typed into a field."""
        for link in self._links.values():
            link.show_key(on)

    @override
    def retranslate(self) -> None:
        """Set all labels in the current language."""
        labels = {
            CardCommand.OPEN_TEXT: self.tr("Open in Text"),
            CardCommand.EDIT: self.tr("Edit Card"),
            CardCommand.TAKE_BACK: self.tr("Undo Last Answer"),
            CardCommand.SKIP: self.tr("Skip"),
            CardCommand.DECLINE: self.tr("Don’t Ask Again"),
        }
        for command, label in labels.items():
            self._links[command].setText(label)

    def _choose(self, command: CardCommand, _checked: bool = False) -> None:
        self.chosen.emit(command)
