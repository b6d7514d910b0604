"""Provide the base of the pages of the notes screen: a bar above a list of annotations."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from reader.core.changes import Changes
from reader.ui.annotations.annotation_list import AnnotationList
from reader.ui.appearance.theme import Theme
from reader.ui.shell.context import AppContext
from reader.ui.widgets.frame import HeaderBar
from reader.ui.widgets.layout import Column
from reader.ui.widgets.translated_widget import TranslatedWidget

MARGIN = 24
"""Pixels at the left of the bar and at both sides of the cards."""

MAX_WIDTH = 760
"""The largest width of the cards, in pixels."""


class NotesPage(TranslatedWidget, QWidget):
    """A page with a list of annotations, which is loaded again when it is shown after a change."""

    list: AnnotationList

    def __init__(self, context: AppContext, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._context = context
        self._stale = False

    def set_up(self, bar: HeaderBar, notes: AnnotationList) -> None:
        """Lay out the bar above the list, and follow changes of the library and of the theme."""
        self.list = notes
        self.column = Column(self, margins=0, spacing=0)
        self.column.add(bar, notes, grows=notes)
        self.setFocusProxy(notes)
        notes.edit_finished.connect(notes.view.setFocus)
        self._context.change_notifier.changed.connect(self._on_change_notifier_changed)
        self._context.appearance.changed.connect(self._on_appearance_changed)

    @Slot()
    def reload(self) -> None:
        """Load the list again from the library."""
        raise NotImplementedError

    @override
    def showEvent(self, event: QShowEvent) -> None:
        if self._stale:
            self.reload()
        super().showEvent(event)

    @Slot(object, object)
    def _on_change_notifier_changed(self, changes: Changes, initiator: object) -> None:
        raise NotImplementedError

    @Slot(object)
    def _on_appearance_changed(self, theme: Theme) -> None:
        raise NotImplementedError
