"""Report to the activity tracker what is on the screen, and what the reader does there."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Qt, Slot

from reader.core.activity.events import EventKind
from reader.core.changes import Changes
from reader.core.screens import ScreenName
from reader.ui.reading.read_screen import ReadScreen
from reader.ui.shell.context import AppContext
from reader.ui.shell.main_window import MainWindow

if TYPE_CHECKING:
    from reader.ui.notes.notes_screen import NotesScreen
    from reader.ui.study.study_screen import StudyScreen


class ActivityController(QObject):
    """A text on the reading screen is counted, notes on the screen Notes, and what is reviewed on the screen Study.

    All other screens count nothing.
    """

    def __init__(self, context: AppContext, window: MainWindow, read_screen: ReadScreen) -> None:
        super().__init__(window)
        self._library, self._tracker = context.library, context.tracker
        self._window, self._read_screen = window, read_screen
        window.screen_left.connect(self._tracker.close_text)  # so that the next screen can show what was counted
        read_screen.text_closed.connect(self._tracker.close_text)
        read_screen.view_changed.connect(self._on_read_screen_view_changed)
        read_screen.page.passage_changed.connect(self._on_page_passage_changed)
        read_screen.page.cursor_moved.connect(self._on_page_cursor_moved)
        context.change_notifier.changed.connect(self._on_change_notifier_changed)

    def update(self) -> None:
        """Report what is on the screen now."""
        name = self._window.current
        if name is ScreenName.READ and self._read_screen.open_text is not None:
            self._report_view()
        elif name is ScreenName.NOTES and self._library.annotations.has_any():
            self._tracker.show_notes(self._notes_kind())
        elif name is ScreenName.STUDY and self._is_reviewing():
            self._tracker.show_notes(EventKind.REVIEW)
        else:
            self._tracker.close_text()

    def _notes_kind(self) -> EventKind:
        """Return what input is on the screen Notes: the marks of a text are read again there, all else is sorted."""
        screen = cast("NotesScreen", self._window.screen_widget(ScreenName.NOTES))
        screen.page_shown.connect(self._on_notes_screen_page_shown, Qt.ConnectionType.UniqueConnection)
        return EventKind.REVIEW if screen.shows_excerpts else EventKind.NOTE

    def _is_reviewing(self) -> bool:
        """Return whether the page of the study screen is one on which marks or questions are gone through."""
        screen = cast("StudyScreen", self._window.screen_widget(ScreenName.STUDY))
        screen.page_shown.connect(self._on_study_screen_page_shown, Qt.ConnectionType.UniqueConnection)
        return screen.current.is_review

    def _report_view(self) -> None:
        opened, page = self._read_screen.open_text, self._read_screen.page
        if opened is None or page.flow is None:
            return
        start, end = page.visible_range
        pictures = page.flow.pictures(start, end)
        self._tracker.view_changed(opened.card.id, opened.card.language, start, end, pictures)

    @Slot()
    def _on_notes_screen_page_shown(self) -> None:
        if self._window.current is ScreenName.NOTES:
            self.update()

    @Slot()
    def _on_study_screen_page_shown(self) -> None:
        if self._window.current is ScreenName.STUDY:
            self.update()

    @Slot()
    def _on_read_screen_view_changed(self) -> None:
        if self._window.current is ScreenName.READ:
            self._report_view()

    @Slot()
    def _on_page_passage_changed(self) -> None:
        if self._read_screen.page.passage and self._window.current is ScreenName.READ:
            self._tracker.selection_changed()

    @Slot()
    def _on_page_cursor_moved(self) -> None:
        if self._window.current is ScreenName.READ:
            self._tracker.cursor_moved()

    @Slot(object, object)
    def _on_change_notifier_changed(self, changes: Changes, _initiator: object) -> None:
        """Count on the screen Notes from the first note on, and no longer than there are notes."""
        if changes.annotations and self._window.current is ScreenName.NOTES:
            self.update()
