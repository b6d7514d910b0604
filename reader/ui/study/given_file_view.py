"""Provide the base of what is shown of files that others handed over, before anything is taken in."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from reader.core.study.exchange import ExchangeFile
from reader.ui.importing.file_queue import Steps
from reader.ui.shell.context import AppContext


class GivenFileView(QWidget):
    """Who handed over what, what would change, and ticks; ``changed`` says that the reader chose otherwise.

    `prepare` and `accept` are generators in the window's thread that yield work for the background and are sent its
    results; both may raise ReaderError.
    """

    changed = Signal()

    def __init__(self, context: AppContext, files: Sequence[ExchangeFile], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.files = files

    @abstractmethod
    def title(self) -> str:
        """Return the title of the dialog: who handed over what."""

    @abstractmethod
    def outcome(self) -> str:
        """Return what taking in would change, in words; it stands in the foot of the dialog."""

    def accept_label(self) -> str:
        """Return what stands on the button."""
        return self.tr("Add")

    def is_acceptable(self) -> bool:
        """Return whether there is anything to take in."""
        return True

    def prepare(self) -> Steps:
        """Compare with the library and show what was found, before the view is shown."""
        yield from ()

    @abstractmethod
    def accept(self) -> Steps:
        """Take in what is ticked, as one step of undo by ``context.commands``; a backup was made before."""
