"""Compose the reading screen: contents, page and notes side by side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from typing_extensions import override

from reader.core.errors import ReaderError
from reader.core.text.model import TextFormat
from reader.core.text.navigation_history import HistoryPlace
from reader.core.text.text_tabs import TextTab, TextTabs
from reader.services.open_tabs import tab_changes
from reader.services.open_text import OpenText
from reader.ui.page.page_style import typography_for
from reader.ui.page.passage import Passage
from reader.ui.page.shown_text import ShownText
from reader.ui.reading.place_saver import PlaceSaver
from reader.ui.reading.reading_parts import ReadingParts
from reader.ui.widgets.focus_scope import FocusScope
from reader.ui.widgets.translated_widget import TranslatedWidget

if TYPE_CHECKING:
    from reader.core.changes import Changes
    from reader.core.text.model import Text
    from reader.services.word_finder import WordFinder
    from reader.ui.appearance.theme import Theme
    from reader.ui.page.typography import Typography
    from reader.ui.preferences.preferences import Preferences
    from reader.ui.shell.context import AppContext


class ReadScreen(FocusScope, TranslatedWidget, ReadingParts):
    """The screen of one text with its contents and its notes; it saves the reading position."""

    view_changed = Signal(str, str, int, int)
    """Text id, language, and start and end of the visible range."""
    tabs_changed = Signal()
    """Other texts are open, their order or their titles are others, or another one of them is shown."""

    _words: WordFinder | None = None
    _awaits_text = False

    def __init__(self, context: AppContext) -> None:
        super().__init__(context, partial(self._typography, ""))
        self.tabs = TextTabs()
        self.place_saver = PlaceSaver(context, self.page)
        self.page.set_paged(self._settings.values.reading_mode == "pages")
        self._connect()
        self._show_mode()
        self.panes.hide()
        self.retranslate()

    def _connect(self) -> None:
        self.page.view_changed.connect(self._on_page_view_changed)
        self.contents.section_chosen.connect(self.jump)
        self._bar.contents.clicked.connect(self.panes.toggle_contents)
        self._bar.notes.clicked.connect(self.panes.toggle_notes)
        self.panes.shown_changed.connect(self._bar.show_panes)
        self._settings.changed.connect(self._on_settings_changed)
        self.text_appearance.changed.connect(self._on_text_appearance_changed)
        self._context.change_notifier.changed.connect(self.text_appearance.follow)
        self._appearance.changed.connect(self._on_appearance_changed)
        self._context.change_notifier.changed.connect(self._on_change_notifier_changed)

    @override
    def retranslate(self) -> None:
        """Set all labels in the current language."""
        self._name_page()
        self._outline.show_heading()

    def _name_page(self) -> None:
        """Name the page after its text, for screen readers."""
        self.page.setAccessibleName(self._open.card.title if self._open is not None else self.tr("Text"))

    # --- opening -------------------------------------------------------------------------------------------------

    def await_text(self) -> None:
        """Show the page before the text that is opened next, so that this is laid out once, for the size it has."""
        self._awaits_text = True
        self.panes.show()
        self.panes.show_panes()

    def open(self, text_id: str, position: int | None = None, *, in_new_tab: bool = False) -> None:
        """Show a text at a position, else at its saved place; in its tab if it has one, else in the shown tab.

        Raises ReaderError TEXT_UNKNOWN.
        """
        opened = self._opened(text_id)
        text = opened.card
        if text.id == self.text_id:
            if position is not None:
                self.jump(position)
            return
        self._leave_tab()
        tab = self.tabs.of(text.id)
        if tab is not None:
            self._show_tab(tab, opened, position)
            return
        if self.tabs.shown is None or in_new_tab:
            self.tabs.add(text.id, archived=text.filing.is_archived)
        else:
            self.tabs.shown.history.leave(self._here())
            self.tabs.shown.turn_to(text.id, archived=text.filing.is_archived)
        self._show(opened, text.place if position is None else position)

    def open_tab(self, tab: TextTab) -> None:
        """Show the text of another tab where it was left. Raises ReaderError TEXT_UNKNOWN."""
        if tab is self.tabs.shown and tab.text == self.text_id:
            return
        opened = self._opened(tab.text)
        self._leave_tab()
        self._show_tab(tab, opened)

    def close_tab(self, tab: TextTab) -> None:
        """Close a tab; if it was shown, its neighbour is shown now, or no text if it was the last one."""
        if tab is self.tabs.shown:
            self._leave_tab()
        self._take_out(tab, self.tabs.close)

    def close_text(self) -> None:
        """Close the tab that is shown."""
        if self.tabs.shown is not None:
            self.close_tab(self.tabs.shown)

    def _opened(self, text_id: str) -> OpenText:
        text = self._library.texts.get(text_id)
        return OpenText(text, self._library.texts.view(text.id))

    def _show_tab(self, tab: TextTab, opened: OpenText, position: int | None = None) -> None:
        """Show the text of a tab where it was left, or at a position from which the reader can go back to there."""
        self.tabs.show(tab)
        place = opened.card.place if tab.place is None else tab.place
        if position is not None:
            tab.history.leave(HistoryPlace(tab.text, place))
        self._show(opened, place if position is None else position)
        if position is None and tab.passage[0] < tab.passage[1]:
            with QSignalBlocker(self.page):  # it is no new evidence of reading
                self.page.select(Passage(*tab.passage))

    def _leave_tab(self) -> None:
        """Save the place in the text on the page, and keep what is selected there for when its tab is shown again."""
        tab = self.tabs.shown
        if tab is not None and self._open is not None:
            self.place_saver.save()
            tab.place, tab.passage = self.page.place, (self.page.passage.start, self.page.passage.end)

    def _take_out(self, tab: TextTab, take: Callable[[TextTab], None]) -> None:
        """Take a tab out of the row; if its text was on the page, show that of the next tab, or none."""
        was_shown = tab is self.tabs.shown
        take(tab)
        if not was_shown:
            self.tabs_changed.emit()
        elif self.tabs.shown is None:
            self._clear_page()
        else:
            self._show_tab(self.tabs.shown, self._opened(self.tabs.shown.text))

    def _show(self, opened: OpenText, position: int) -> None:
        self._open, self._awaits_text = opened, False
        text, stored = opened.card, opened.stored
        self.text_appearance.set_text(text.id)
        self._show_page()
        self.place_saver.set_text(text.id)
        self._outline.set_text(opened)
        self._name_page()
        self._text_set.emit(text.id)
        self._stored_text_set.emit(stored)
        annotations = partial(self._library.annotations.in_range, text.id)
        self._words = None
        words, peer_marks = self._word_finder, self._peer_marks_between
        shown = ShownText(stored, annotations, self._images, peer_marks, words, stored.page_at, stored.section_end)
        printed = self.printed_controller.mode_for(opened) if self.text_appearance.value.printed else None
        self.page.show_text(shown, position, partial(self._typography, text.language), printed)
        self._bar.printed.setVisible(text.format is TextFormat.PDF)
        self._show_printed()
        self._outline.follow(self.page.visible_range[0])
        self.page.setFocus()
        self.text_opened.emit()
        self.tabs_changed.emit()

    def _word_finder(self) -> WordFinder:
        """Return what finds the words of the open text, as long as that is open."""
        from reader.services.word_finder import WordFinder

        if self._words is None:
            self._words = WordFinder(self._stored_text, lambda: self._library.dictionaries)
        return self._words

    def _clear_page(self) -> None:
        """Show no text."""
        self._open = None
        self.place_saver.set_text("")
        self._text_set.emit("")
        self._stored_text_set.emit(None)
        self.page.clear()
        self._outline.set_text(None)
        self._show_page()
        self.text_closed.emit()
        self.tabs_changed.emit()

    def _show_page(self) -> None:
        """Show the page of the open text, or what to do without one."""
        is_open = self._open is not None
        self.panes.setVisible(is_open)
        self.set_initial_focus(self.page)
        if not is_open or self._has_empty_page:
            self._empty.setVisible(not is_open)
            self.set_initial_focus(self.page if is_open else self._empty.button)
        self.panes.show_panes()

    @Slot(str)
    def show_opening(self, file_name: str) -> None:
        """Show which file is being opened while no text is; an empty name says that none is."""
        if file_name or self._has_empty_page:
            self._empty.show_opening(file_name)

    def update_text(self) -> None:
        """Update the screen after the open text was extended or described anew, or close it if the text is gone."""
        if self._open is None:
            return
        grown = self._open.refreshed(self._library)
        if grown is None:
            self._follow_texts((self.text_id,))
            return
        self._open = grown
        self._name_page()
        self._outline.update(grown)
        self.page.update_length()
        self.find_controller.update_length()

    # --- the place -----------------------------------------------------------------------------------------------

    def _here(self) -> HistoryPlace:
        return HistoryPlace(self.text_id, self.page.place)

    @override
    @Slot(int)
    def jump(self, position: int) -> None:
        """Go to a position and add the current place to the history."""
        if self.tabs.shown is not None:
            self.tabs.shown.history.leave(self._here())
            self.page.go_to(position)
            self.page.setFocus()

    @override
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
            tab = self.tabs.shown
            if tab is not None and not self.page.visible_range[0] <= annotation.start < self.page.visible_range[1]:
                tab.history.leave(self._here())
            self.page.show_passage(annotation.start, annotation.end)
        self.mark_controller.choose(annotation)

    def back(self) -> None:
        """Go back in the history of the tab."""
        if self.tabs.shown is not None:
            self._revisit(self.tabs.shown, self.tabs.shown.history.back(self._here()))

    def forward(self) -> None:
        """Go forward in the history of the tab."""
        if self.tabs.shown is not None:
            self._revisit(self.tabs.shown, self.tabs.shown.history.forward(self._here()))

    def _revisit(self, tab: TextTab, stop: HistoryPlace | None) -> None:
        """Show a place of the history in this tab, or in that of its text if it has got one of its own."""
        if stop is None:
            return
        if stop.text == tab.text:
            self.page.go_to(stop.position)
            return
        try:
            opened = self._opened(stop.text)
        except ReaderError as error:
            self._context.toast.show_error(error)
            return
        self._leave_tab()
        other = self.tabs.of(stop.text)
        if other is None:
            tab.turn_to(stop.text, archived=opened.card.filing.is_archived)
        else:
            self.tabs.show(other)
        self._show(opened, stop.position)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Show what to do while no text is open."""
        if self._open is None and not self._awaits_text:
            self._show_page()
        super().showEvent(event)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self.place_saver.save()
        super().hideEvent(event)

    @Slot(int, int)
    def _on_page_view_changed(self, start: int, end: int) -> None:
        if self._open is None:
            return
        self._outline.follow(start)
        self.view_changed.emit(self.text_id, self._open.card.language, start, end)

    # --- panes and appearance ------------------------------------------------------------------------------------

    def show_typography(self) -> None:
        """Show how the text is set, to change it."""
        self._bar.show_typography()

    def toggle_caret_mode(self) -> None:
        """Let the arrow keys move the caret of a screen reader by character, word and line, or the page again."""
        on = not self._settings.values.caret_mode
        self._settings.change(caret_mode=on)
        message = self.tr("Caret mode on.") if on else self.tr("Caret mode off.")
        if on and self.screen_reader.text is None:
            message = self.tr("Caret mode on. It needs a screen reader, and none is running.")
        self._context.toast.show_message(message)

    def set_focus_mode(self, on: bool) -> None:
        """Hide everything but the text, or show it again."""
        self._bar.setVisible(not on)
        self.panes.set_focus_mode(on=on)

    def _typography(self, language: str, width: int) -> Typography:
        theme, appearance = self._appearance.theme, self.text_appearance.value
        typography = typography_for(self._settings.values, theme, language, width, appearance=appearance)
        typography = replace(typography, right_to_left=self._outline.right_to_left)
        return (
            replace(typography, vertical=True)
            if appearance.vertical and self._can_be_vertical(typography)
            else typography
        )

    def _can_be_vertical(self, typography: Typography) -> bool:
        from reader.ui.page.vertical_forms import vertical_obstacle

        return vertical_obstacle(typography.language, typography.families) is None

    @Slot()
    def _on_text_appearance_changed(self) -> None:
        if self._open is not None:
            self._outline.update(self._open)
            self.page.update_typography()

    @Slot(object, object)
    def _on_settings_changed(self, _before: Preferences, after: Preferences) -> None:
        self.panes.show_panes()
        self.page.set_paged(after.reading_mode == "pages")
        self._show_mode()
        self.page.update_typography()

    @Slot(object)
    def _on_appearance_changed(self, theme: Theme) -> None:
        self._bar.set_theme(theme)
        self.contents.set_theme(theme)
        self.page.update_typography()

    @Slot(object, object)
    def _on_change_notifier_changed(self, changes: Changes, _initiator: object) -> None:
        if changes.annotations:
            self.page.refresh_marks()
            self.mark_controller.update_chosen(changes)
        if changes.texts:
            self._follow_texts(changes.texts)

    def _follow_texts(self, changed: Sequence[str]) -> None:
        """Follow a change of texts in the tabs, and on the page if it is one of them."""
        found = tab_changes(self.tabs, self._library, changed)
        for tab in found.back:
            self.tabs.recover(tab)
        for tab, text in found.changed:
            tab.archived = text.filing.is_archived
            if tab is self.tabs.shown:
                self._on_open_text_changed(text)
            else:
                tab.forget_place()
        for tab in found.gone:
            self._take_out(tab, self.tabs.lose)
        tab_to_show = self.tabs.of(found.back[0].text) if found.back and self.tabs.shown is None else None
        if tab_to_show is not None:
            self.open_tab(tab_to_show)
        elif found.back or found.changed:
            self.tabs_changed.emit()

    def _on_open_text_changed(self, text: Text) -> None:
        """Follow a change of the open text; it is laid out again only if its words or its language are others."""
        assert self._open is not None
        if self._library.texts.view(text.id).edition != self._open.stored.edition:
            self._show(self._opened(text.id), text.place)
        elif text.language != self._open.card.language:
            self._show(self._opened(text.id), self.page.place)
        else:
            self.update_text()
            self.page.refresh_marks()
