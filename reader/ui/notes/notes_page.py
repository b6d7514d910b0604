"""Provide the base of the pages of the notes screen: a list of annotations, and the header above it."""

from __future__ import annotations

from abc import abstractmethod

from PySide6.QtCore import Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from reader.core.changes import Changes
from reader.ui.annotations.annotation_list import AnnotationList
from reader.ui.appearance.sizes import EDGE
from reader.ui.shell.context import AppContext
from reader.ui.widgets.frame import HeaderBar
from reader.ui.widgets.layout import Column
from reader.ui.widgets.translated_widget import TranslatedWidget


class NotesPage(TranslatedWidget, QWidget):
    """A page with a list of annotations, which is loaded again when it is shown after a change.

    The screen shows its ``header`` above everything else.
    """

    list: AnnotationList

    def __init__(self, context: AppContext, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._context = context
        self._stale = False
        self.header = HeaderBar()
        self.column = Column(self, margins=0, spacing=0)

    def set_up(self, notes: AnnotationList) -> None:
        """Lay out the list, and follow changes of the library."""
        self.list = notes
        self.column.add(notes, grows=notes)
        self.list.view.set_width(EDGE, 0)
        notes.edit_finished.connect(notes.view.setFocus)
        self._context.change_notifier.changed.connect(self._on_change_notifier_changed)

    @Slot()
    @abstractmethod
    def reload(self) -> None:
        """Load the list again from the library."""

    @override
    def showEvent(self, event: QShowEvent) -> None:
        if self._stale:
            self.reload()
        super().showEvent(event)

    @Slot(object, object)
    @abstractmethod
    def _on_change_notifier_changed(self, changes: Changes, initiator: object) -> None:
        """Show changes of the library, at once or when the page is shown."""
