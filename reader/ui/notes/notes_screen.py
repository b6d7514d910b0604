"""Compose the notes screen: the sidebar, and beside it all notes, a topic, or the excerpts of a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from reader.core.changes import Changes
from reader.core.errors import ReaderError
from reader.ui.annotations.annotation_list import AnnotationList
from reader.ui.appearance.appearance import Appearance
from reader.ui.notes.all_notes_page import AllNotesPage
from reader.ui.notes.notes_page import NotesPage
from reader.ui.notes.notes_sidebar import ALL, NotesSidebar
from reader.ui.shell.change_notifier import ChangeNotifier
from reader.ui.shell.context import AppContext
from reader.ui.widgets.focus_scope import FocusScope
from reader.ui.widgets.frame import VerticalRule
from reader.ui.widgets.layout import Column, Row

if TYPE_CHECKING:
    from reader.ui.notes.excerpts_page import ExcerptsPage
    from reader.ui.notes.topic_page import TopicPage


class NotesScreen(FocusScope, QWidget):
    """The screen with the pages of notes; ``essay_requested`` carries an `Essay` to be written to a file.

    ``talk_requested`` carries the `TalkSource` of a talk; ``page_shown`` is emitted when another page is shown.
    """

    essay_requested = Signal(object)
    talk_requested = Signal(object)
    page_shown = Signal()

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._library = context.library
        self._topic: TopicPage | None = None
        self._excerpts: ExcerptsPage | None = None
        self._stale = True
        self._came_from_reading = False
        self.places = NotesSidebar(context.appearance.theme, self)
        self.all = AllNotesPage(self._context, self)
        self._headers, self._stack = QStackedWidget(self), QStackedWidget(self)
        self._lay_out()
        self._connect(context.change_notifier, context.appearance)

    @property
    def list(self) -> AnnotationList:
        """Return the list of all notes."""
        return self.all.list

    @property
    def topic(self) -> TopicPage:
        """Return the page of a topic, built when first needed."""
        from reader.ui.notes.topic_page import TopicPage

        if self._topic is None:
            self._topic = TopicPage(self._context, self)
            self._add(self._topic)
            self._topic.essay_requested.connect(self.essay_requested)
            self._topic.talk_requested.connect(self.talk_requested)
            self._topic.list.menu.excerpts_requested.connect(self.show_excerpts)
            self._topic.vanished.connect(self.show_all)
        return self._topic

    @property
    def excerpts_page(self) -> ExcerptsPage:
        """Return the page of a text's excerpts, built when first needed."""
        from reader.ui.notes.excerpts_page import ExcerptsPage

        if self._excerpts is None:
            self._excerpts = ExcerptsPage(self._context, self)
            self._add(self._excerpts)
            self._excerpts.left.connect(self.leave_excerpts)
        return self._excerpts

    def _lay_out(self) -> None:
        content = Row(margins=0, spacing=0)
        content.add(self.places, VerticalRule(), self._stack, grows=self._stack)
        column = Column(self, margins=0, spacing=0)
        column.add(self._headers, content, grows=content)
        self._add(self.all)
        self.set_initial_focus(self.all.list)

    def _connect(self, change_notifier: ChangeNotifier, appearance: Appearance) -> None:
        self.all.essay_requested.connect(self.essay_requested)
        self.all.talk_requested.connect(self.talk_requested)
        self.all.list.menu.excerpts_requested.connect(self.show_excerpts)
        self.places.chosen.connect(self._on_places_chosen)
        self.places.new_requested.connect(self._on_places_new_requested)
        self.places.rename_requested.connect(self._on_places_rename_requested)
        self.places.removal_requested.connect(self.list.topics.remove)
        change_notifier.changed.connect(self._on_change_notifier_changed)
        appearance.changed.connect(self.places.set_theme)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make the list of topics narrower in a narrow window."""
        self.places.fit(event.size().width())
        super().resizeEvent(event)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        if self._stale:
            self._list_topics()
        super().showEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the excerpts on Esc."""
        if event.key() == Qt.Key.Key_Escape and self.shows_excerpts:
            self.leave_excerpts()
        else:
            super().keyPressEvent(event)

    # navigation

    @Slot()
    def show_all(self) -> None:
        """Show all notes."""
        self.places.choose(ALL)
        self._show(self.all)

    def show_topic(self, topic_id: str) -> None:
        """Show a topic, or an error if it no longer exists."""
        try:
            self.topic.show_topic(topic_id)
        except ReaderError as error:
            self._context.toast.show_error(error)
            return
        self.places.choose(topic_id)
        self._show(self.topic)

    @Slot(str)
    def show_excerpts(self, text_id: str, annotation_id: str = "", *, from_reading: bool = False) -> None:
        """Show the excerpts of a text, or an error if it cannot be read."""
        try:
            self.excerpts_page.show_text(text_id, annotation_id)
        except ReaderError as error:
            self._context.toast.show_error(error)
            return
        self._came_from_reading = from_reading
        self.places.choose(ALL)
        self._show(self.excerpts_page)

    @property
    def shows_excerpts(self) -> bool:
        """Return whether the excerpts of a text are shown."""
        return self._excerpts is not None and self._stack.currentWidget() is self._excerpts

    @property
    def current_text(self) -> str:
        """Return the id of the current note's text; empty without one."""
        return self.excerpts_page.text_id if self.shows_excerpts else self.all.current_text

    @Slot()
    def leave_excerpts(self) -> None:
        """Leave the excerpts for all notes, or for the reading screen if the reader came from there."""
        self.show_all()
        if self._came_from_reading:
            self._context.navigator.reading_requested.emit()

    def _add(self, page: NotesPage) -> None:
        self._stack.addWidget(page)
        self._headers.addWidget(page.header)

    def _show(self, page: NotesPage) -> None:
        self._stack.setCurrentWidget(page)
        self._headers.setCurrentWidget(page.header)
        self.set_initial_focus(page.list)
        self.setFocus()
        self.page_shown.emit()

    def _list_topics(self) -> None:
        self._stale = False
        self.places.show_topics(self._library.topics.all())

    # slots

    @Slot(str)
    def _on_places_chosen(self, place: str) -> None:
        """Show a place, and keep the focus in the sidebar if the reader is moving through it by keys."""
        had_focus = self.places.holds_focus()
        if place == ALL:
            self.show_all()
        else:
            self.show_topic(place)
        if had_focus:
            self.places.focus()

    @Slot()
    def _on_places_new_requested(self) -> None:
        topic = self.list.topics.ask_and_begin()
        if topic:
            self.show_topic(topic)

    @Slot(str)
    def _on_places_rename_requested(self, topic: str) -> None:
        self.list.topics.ask_and_rename(self._library.topics.get(topic))

    @Slot(object, object)
    def _on_change_notifier_changed(self, changes: Changes, _initiator: object) -> None:
        if changes.topics or changes.annotations or changes.texts:
            self._stale = True
            if self.isVisible():
                self._list_topics()
