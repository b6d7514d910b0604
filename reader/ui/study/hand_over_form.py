"""Provide the base of the forms at the left of the dialog in which something is handed over."""

from __future__ import annotations

from abc import abstractmethod
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from reader.core.study.exchange import ExchangeFile
from reader.ui.shell.context import AppContext


class HandOverForm(QWidget):
    """What the reader hands over, ticked one by one; ``changed`` says that the file would be another one now.

    ``has_line`` says whether it can also be copied as text for a chat group.
    """

    changed = Signal()
    has_line = False

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context

    @abstractmethod
    def title(self) -> str:
        """Return the title of the dialog."""

    @abstractmethod
    def exchange_file(self) -> ExchangeFile | None:
        """Return what would be handed over now; None while something is missing, which `missing` says.

        It is called in the window's thread; packing comes after that, in the background. Raises ReaderError.
        """

    @abstractmethod
    def file_name(self) -> str:
        """Return the name that is proposed for the file, with ``.study.zip``."""

    def missing(self) -> str:
        """Return what has to be said or chosen first, as a sentence."""
        return ""

    def saved(self, path: Path | None) -> None:
        """Record what was handed over: written to a file, or None if it was copied as text."""
