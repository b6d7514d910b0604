"""Provide the base of the pages of the study screen: a header, and the content below it."""

from __future__ import annotations

from abc import abstractmethod
from enum import StrEnum

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from reader.core.changes import Changes
from reader.ui.appearance.sizes import ROW_SPACE
from reader.ui.appearance.theme import Theme
from reader.ui.shell.context import AppContext
from reader.ui.widgets.button import IconButton
from reader.ui.widgets.focus_scope import FocusScope
from reader.ui.widgets.frame import HeaderBar
from reader.ui.widgets.label import Label
from reader.ui.widgets.layout import STRETCH, Column
from reader.ui.widgets.translated_widget import TranslatedWidget


class StudyPageName(StrEnum):
    """The pages of the study screen."""

    TODAY = "today"
    LESSON = "lesson"
    SELF_TEST = "self-test"
    CARDS = "cards"
    QUESTIONS = "questions"
    QUIZ = "quiz"
    ACTIONS = "actions"
    PACKS = "packs"
    BOARD = "board"
    CONTEST = "contest"
    MEETINGS = "meetings"


class StudyPage(FocusScope, TranslatedWidget, QWidget):
    """A page that reads the library again when it is shown after a change; Esc emits ``left``, back to *Today*.

    ``page_requested`` carries the `StudyPageName` of another page and what that is to be opened at, or None.
    ``is_review`` says whether the time on the page counts as reviewing, ``has_back_button`` whether a button in the
    header does what Esc does; pages that end in their own way have none. Subclasses call `set_up` at the end of their
    construction.
    """

    page_requested = Signal(object, object)
    left = Signal()
    is_review = False
    has_back_button = False

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._stale = True
        self.header = HeaderBar(spacing=ROW_SPACE)
        self.title, self.subtitle = Label(role="title"), Label(role="muted")
        self.back_button = IconButton("back", self.left)
        self.back_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.header.row.add(self.back_button, self.title, self.subtitle, STRETCH)
        self.back_button.setVisible(self.has_back_button)
        self.column = Column(self, margins=0, spacing=0)
        self.column.add(self.header)

    def set_up(self) -> None:
        """Follow changes of the library and of the theme, and set all labels."""
        self.context.change_notifier.changed.connect(self._on_change_notifier_changed)
        self.context.appearance.changed.connect(self.set_theme)
        self.set_theme(self.context.appearance.theme)
        self.retranslate()

    @override
    def retranslate(self) -> None:
        """Set the labels of the header; subclasses set all of theirs, and call this."""
        self.back_button.setAccessibleName(self.tr("Back"))
        self.back_button.setToolTip(self.tr("Back to Today (Esc)"))

    def open(self, subject: object = None) -> None:
        """Show the page anew, at what ``page_requested`` carried."""
        del subject
        self.reload()

    @abstractmethod
    def refresh(self) -> None:
        """Show what is in the library now."""

    def reload(self) -> None:
        """Show what is in the library now, and take it that nothing has changed since.

        Where the widget with the focus goes with what it was for, the focus stays on the page.
        """
        self._stale = False
        focused = QApplication.focusWidget()
        is_inside = focused is not None and self.isAncestorOf(focused)
        self.refresh()
        self.setAccessibleName(self.title.text())
        if is_inside and focused is not None and not focused.isVisibleTo(self):
            self.setFocus()

    def follows(self, changes: Changes) -> bool:
        """Return whether changes of the library may change what the page shows."""
        return changes.study or bool(changes.annotations or changes.texts)

    @Slot(object)
    def set_theme(self, theme: Theme) -> None:
        """Apply a theme; a page that paints for itself overrides this."""

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Read the library again if it has changed since."""
        if self._stale:
            self.reload()
        super().showEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to *Today* on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    @Slot(object, object)
    def _on_change_notifier_changed(self, changes: Changes, initiator: object) -> None:
        if initiator is self or not self.follows(changes):
            return
        if self.isVisible():
            self.reload()
        else:
            self._stale = True
