"""Compose the reading screen: contents, page and notes side by side."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from reader.core.changes import Changes
from reader.core.errors import ReaderError
from reader.core.text.model import Text
from reader.core.text.navigation_history import HistoryPlace, NavigationHistory
from reader.services.open_text import OpenText
from reader.services.word_finder import WordFinder
from reader.ui.annotations.notes_pane import NotesPane
from reader.ui.appearance.text_appearance import OpenTextAppearance
from reader.ui.appearance.theme import Theme
from reader.ui.page.contents_pane import ContentsPane
from reader.ui.page.image_cache import ImageCache
from reader.ui.page.page_style import typography_for
from reader.ui.page.page_view import PageView
from reader.ui.page.shown_text import ShownText
from reader.ui.page.throttle import Throttle
from reader.ui.page.typography import Typography
from reader.ui.preferences.preferences import Preferences
from reader.ui.reading.empty_page import EmptyPage
from reader.ui.reading.find_bar import FindBar
from reader.ui.reading.find_controller import FindController
from reader.ui.reading.link_follower import LinkFollower
from reader.ui.reading.mark_controller import MarkController
from reader.ui.reading.page_menu import PageMenu
from reader.ui.reading.peer_notes_controller import PeerNotesController
from reader.ui.reading.read_bar import ReadBar
from reader.ui.reading.screen_reader import ScreenReaderAnnouncer
from reader.ui.reading.selection_bar import SelectionBar
from reader.ui.reading.side_panes import SidePanes
from reader.ui.shell.context import AppContext
from reader.ui.widgets.focus_scope import FocusScope
from reader.ui.widgets.layout import Column
from reader.ui.widgets.translated_widget import TranslatedWidget

_SAVE_PLACE_MS = 1_500
_FOLLOW_MS = 60


class ReadScreen(FocusScope, TranslatedWidget, QWidget):
    """The screen of one text with its contents and its notes; it saves the reading position."""

    view_changed = Signal(str, str, int, int)
    """Text id, language, and start and end of the visible range."""
    text_opened = Signal()
    text_closed = Signal()

    _top = 0
    """The position at the top of the page."""
    _open: OpenText | None = None
    _lost_text = ""
    """The text that was open when a change took it out of the library."""

    def __init__(self, context: AppContext, notes: NotesPane) -> None:
        super().__init__()
        self._context = context
        self._library = context.library
        self._settings = context.settings
        self._appearance = context.appearance
        self._clock = context.clock
        self._history = NavigationHistory()
        self._images = ImageCache(context.library.texts.image)
        self.text_appearance = OpenTextAppearance(context.library, context.settings, self)
        self.page = PageView(partial(self._typography, ""), self)
        self.page.set_paged(self._settings.values.reading_mode == "pages")
        self.notes = notes
        self._empty = EmptyPage(context.navigator)
        self._bar = ReadBar(context, self.text_appearance, self)
        self._find_bar = FindBar(lambda: context.library.index.folding, self)
        self.contents = ContentsPane(context.appearance.theme, self)
        self.panes = SidePanes(context.settings, self.contents, self.page, notes)
        self._selection_bar = SelectionBar(context.appearance.theme, self.page.viewport())
        self.mark_controller = MarkController(self.page, self._selection_bar, context.annotation_commands)
        self.page_menu = PageMenu(context, self.page, self.mark_controller)
        self.find_controller = FindController(self.page, self._find_bar)
        self.peer_notes = PeerNotesController(context, self.page, notes)
        self._link_follower = LinkFollower(self.page, self._images, context.navigator)
        self._speaking = ScreenReaderAnnouncer(self.page)
        self._notes_throttle = Throttle(self._follow_notes, _FOLLOW_MS, self)
        self._save_timer = QTimer(self, singleShot=True, interval=_SAVE_PLACE_MS)
        self._lay_out()
        self._connect()
        self._show_page()
        self.retranslate()

    def _lay_out(self) -> None:
        column = Column(self, margins=0, spacing=0)
        for part in (self._bar, self._find_bar, self.panes, self._empty):
            column.add(part)
        for part in (self.panes, self._empty):
            column.setStretchFactor(part, 1)

    def _connect(self) -> None:
        self.page.view_changed.connect(self._on_page_view_changed)
        self._link_follower.jump_requested.connect(self.jump)
        self._find_bar.all_requested.connect(self._context.navigator.search_requested)
        self.mark_controller.editor_requested.connect(self._on_marking_editor_requested)
        self.mark_controller.mark_chosen.connect(self.notes.show_annotation)
        self.mark_controller.tags_requested.connect(self._on_marking_tags_requested)
        self.mark_controller.action_requested.connect(self._context.navigator.action_requested)
        self.notes.passage_requested.connect(self.show_annotation)
        self.notes.list.edit_finished.connect(self._on_notes_edit_finished)
        self.contents.section_chosen.connect(self.jump)
        self._bar.contents.clicked.connect(self.panes.toggle_contents)
        self._bar.notes.clicked.connect(self.panes.toggle_notes)
        self.panes.shown_changed.connect(self._on_panes_shown_changed)
        self._save_timer.timeout.connect(self.save_place)
        self._settings.changed.connect(self._on_settings_changed)
        self.text_appearance.changed.connect(self._on_text_appearance_changed)
        self._appearance.changed.connect(self._on_appearance_changed)
        self._context.change_notifier.changed.connect(self._on_change_notifier_changed)

    @override
    def retranslate(self) -> None:
        """Set all labels in the current language."""
        self.page.setAccessibleName(self.tr("Text"))
        self._show_heading()

    # --- opening -------------------------------------------------------------------------------------------------

    @property
    def text_id(self) -> str:
        """Return the id of the open text; empty without one."""
        return self._open.card.id if self._open else ""

    @property
    def open_text(self) -> OpenText | None:
        """Return the open text, or None."""
        return self._open

    def open(self, text_id: str, position: int | None = None) -> None:
        """Show a text at a position, else at its saved place. Raises ReaderError TEXT_UNKNOWN."""
        text = self._library.texts.get(text_id)
        if self._open is not None and self._open.card.id == text.id:
            if position is not None:
                self.jump(position)
            return
        if self._open is not None:
            self._history.leave(self._here())
            self.save_place()
        self._show(text, text.place if position is None else position)

    def _show(self, text: Text, position: int) -> None:
        stored = self._library.texts.view(text.id)
        self._open = OpenText(text, stored)
        self._lost_text = ""
        self.text_appearance.set_text(text.id)
        self._show_page()
        self.mark_controller.set_text(text.id)
        self._link_follower.set_text(stored)
        self.contents.set_sections(stored.outline(), text.language)
        self.find_controller.set_text(stored)
        self.peer_notes.set_text(text.id)
        annotations = partial(self._library.annotations.in_range, text.id)
        words, peer_marks = WordFinder(stored, self._library.dictionaries), self.peer_notes.marks.between
        shown = ShownText(stored, annotations, self._images, peer_marks, words, stored.page_at, stored.section_end)
        self.page.show_text(shown, position, partial(self._typography, text.language))
        self.notes.show_text(text.id)
        self._top = self.page.visible_range[0]
        self._show_heading()
        self._follow_notes()
        self.page.setFocus()
        self.text_opened.emit()

    def close_text(self) -> None:
        """Save the place and close the text."""
        self.save_place()
        self._leave_text()

    def _leave_text(self) -> None:
        self._save_timer.stop()
        self._open = None
        self.text_appearance.set_text("")
        self.peer_notes.set_text("")
        self.notes.show_text("")
        self.page.clear()
        self.contents.set_sections(())
        self.find_controller.set_text(None)
        self._link_follower.set_text(None)
        self._show_page()
        self._show_heading()
        self.text_closed.emit()

    def _show_page(self) -> None:
        """Show the page of the open text, or what to do without one."""
        is_open = self._open is not None
        self.panes.setVisible(is_open)
        self._empty.setVisible(not is_open)
        self.set_initial_focus(self.page if is_open else self._empty.button)
        self.panes.show_panes()

    def _show_heading(self) -> None:
        """Show in the bar the chapter at the top of the page, the text and its author."""
        if self._open is None:
            self._bar.show_text("", "")
            return
        text = self._open.card
        chapter = self.contents.title_at(self._top)
        heading, *source = dict.fromkeys(part for part in (chapter, text.title, text.author) if part)
        self._bar.show_text(heading, self.tr(", ", "between title and author").join(source), text.language)

    def update_text(self) -> None:
        """Update the screen after the open text was extended or described anew, or close it if the text is gone."""
        if self._open is None:
            return
        grown = self._open.refreshed(self._library)
        if grown is None:
            self.close_text()
            return
        self._open = grown
        self.contents.set_sections(grown.stored.outline(), grown.card.language)
        self.contents.follow(self._top)
        self.page.update_length()
        self.find_controller.update_length()
        self._show_heading()

    # --- the place -----------------------------------------------------------------------------------------------

    def _here(self) -> HistoryPlace:
        return HistoryPlace(self.text_id, self.page.place)

    @Slot(int)
    def jump(self, position: int) -> None:
        """Go to a position and add the current place to the history."""
        if self._open is not None:
            self._history.leave(self._here())
            self.page.go_to(position)
            self.page.setFocus()

    @Slot(str)
    def show_annotation(self, annotation_id: str) -> None:
        """Open the text of an annotation, go to its passage and highlight it briefly."""
        try:
            annotation = self._library.annotations.get(annotation_id)
            self.open(annotation.text)
        except ReaderError as error:
            self._context.toast.show_error(error)
            return
        if annotation.anchor is not None and not annotation.orphan:
            if not self.page.visible_range[0] <= annotation.start < self.page.visible_range[1]:
                self._history.leave(self._here())
            self.page.show_passage(annotation.start, annotation.end)
        self.mark_controller.choose(annotation)

    def back(self) -> None:
        """Go back in the history."""
        self._revisit(self._history.back(self._here()))

    def forward(self) -> None:
        """Go forward in the history."""
        self._revisit(self._history.forward(self._here()))

    def _revisit(self, stop: HistoryPlace | None) -> None:
        if stop is None:
            return
        if stop.text == self.text_id:
            self.page.go_to(stop.position)
            return
        try:
            text = self._library.texts.get(stop.text)
        except ReaderError as error:
            self._context.toast.show_error(error)
            return
        self.save_place()
        self._show(text, stop.position)

    def save_place(self) -> None:
        """Save the reading position to the library."""
        self._save_timer.stop()
        if self._open is None or self._library.read_only:
            return
        try:
            self._library.texts.set_place(self.text_id, self.page.place, self._clock.now())
        except ReaderError as error:
            self._context.toast.show_error(error)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self.save_place()
        super().hideEvent(event)

    def _follow_notes(self) -> None:
        self.notes.follow(*self.page.visible_range)

    @Slot(int, int)
    def _on_page_view_changed(self, start: int, end: int) -> None:
        if self._open is None:
            return
        self._top = start
        self.contents.follow(start)
        self._show_heading()
        self._notes_throttle.call()
        self._save_timer.start()
        self.view_changed.emit(self.text_id, self._open.card.language, start, end)

    # --- panes and appearance ------------------------------------------------------------------------------------

    def toggle_pages(self) -> None:
        """Show the text in pages to turn, or let it scroll."""
        self._settings.change(reading_mode="scrolling" if self.page.is_paged else "pages")

    def set_focus_mode(self, on: bool) -> None:
        """Hide everything but the text, or show it again."""
        self._bar.setVisible(not on)
        self.panes.set_focus_mode(on=on)

    @Slot(bool, bool)
    def _on_panes_shown_changed(self, contents: bool, notes: bool) -> None:
        self._bar.show_panes(contents=contents, notes=notes)

    @Slot(str)
    def _on_marking_editor_requested(self, annotation_id: str) -> None:
        self.notes.show()
        self.notes.edit(annotation_id)

    @Slot(str)
    def _on_marking_tags_requested(self, annotation_id: str) -> None:
        self.notes.show()
        self.notes.edit_tags(annotation_id)

    @Slot()
    def _on_notes_edit_finished(self) -> None:
        """Return to the page; hide notes that were shown only for the edit."""
        self.panes.show_panes()
        self.page.setFocus()

    def _typography(self, language: str, width: int) -> Typography:
        theme, appearance = self._appearance.theme, self.text_appearance.value
        return typography_for(self._settings.values, theme, language, width, appearance=appearance)

    @Slot()
    def _on_text_appearance_changed(self) -> None:
        self.page.update_typography()

    @Slot(object, object)
    def _on_settings_changed(self, _before: Preferences, after: Preferences) -> None:
        self.panes.show_panes()
        self.page.set_paged(after.reading_mode == "pages")
        self.page.update_typography()

    @Slot(object)
    def _on_appearance_changed(self, theme: Theme) -> None:
        self._bar.set_theme(theme)
        self.contents.set_theme(theme)
        self._selection_bar.set_theme(theme)
        self.page.update_typography()

    @Slot(object, object)
    def _on_change_notifier_changed(self, changes: Changes, _initiator: object) -> None:
        if changes.annotations:
            self.page.refresh_marks()
            self.mark_controller.update_chosen(changes)
        if self._open is None and self._lost_text in changes.texts:
            self._open_lost_text()
        elif self.text_id in changes.texts:
            self._on_open_text_changed()

    def _open_lost_text(self) -> None:
        """Open the text that a change took out of the library, if another one brought it back."""
        if self._library.texts.some([self._lost_text]):
            self.open(self._lost_text)

    def _on_open_text_changed(self) -> None:
        """Follow a change of the open text; it is laid out again only if its words or its language are others."""
        assert self._open is not None
        try:
            text = self._library.texts.get(self.text_id)
        except ReaderError:
            self._lost_text = self.text_id
            self._leave_text()
            return
        if self._library.texts.view(text.id).edition != self._open.stored.edition:
            self._show(text, text.place)
        elif text.language != self._open.card.language:
            self._show(text, self.page.place)
        else:
            self.update_text()
            self.page.refresh_marks()
