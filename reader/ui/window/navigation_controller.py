"""Go to texts, notes, search hits and addresses, as the views, the actions and other programs ask for."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices

from reader.core.errors import ReaderError
from reader.core.library_links import SCHEME, link_of, may_leave
from reader.core.screens import ScreenName
from reader.services.planning.todays_reading import TodaysReading
from reader.ui.library.text_controller import TextController
from reader.ui.reading.read_screen import ReadScreen
from reader.ui.shell.context import AppContext
from reader.ui.shell.main_window import MainWindow

if TYPE_CHECKING:
    from reader.ui.library.library_screen import LibraryScreen
    from reader.ui.notes.notes_screen import NotesScreen
    from reader.ui.study.study_screen import StudyScreen


class NavigationController(QObject):
    """Carry out the requests of the `Navigator`, and follow addresses."""

    def __init__(self, context: AppContext, window: MainWindow, read_screen: ReadScreen, texts: TextController) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._read_screen = read_screen
        self._texts = texts
        navigator = context.navigator
        navigator.text_requested.connect(self.open_at)
        navigator.hit_requested.connect(self.open_found)
        navigator.tab_requested.connect(self.open_in_tab)
        navigator.link_requested.connect(self.follow_link)
        navigator.link_tab_requested.connect(self.follow_link_in_tab)
        navigator.search_requested.connect(self.search_all)
        navigator.excerpts_requested.connect(self.show_excerpts)
        navigator.study_requested.connect(self.show_study)
        navigator.reading_requested.connect(self.keep_reading)

    @Slot(str, int, str)
    def open_at(self, text_id: str, position: int = -1, annotation: str = "", *, in_new_tab: bool = False) -> None:
        """Show a text at a position (-1: the reader's place in it) or at an annotation."""
        try:
            if in_new_tab or not annotation:
                place = None if position < 0 or annotation else position
                self._read_screen.open(text_id, place, in_new_tab=in_new_tab)
        except ReaderError as error:
            self._context.toast.show_error(error)
            return
        self._window.show_screen(ScreenName.READ)
        if annotation:
            self._read_screen.show_annotation(annotation)

    @Slot(str, int, str, str)
    def open_found(self, text_id: str, position: int, annotation: str, query: str, *, in_new_tab: bool = False) -> None:
        """Show a search hit, and find the query in the text too."""
        self.open_at(text_id, position, annotation, in_new_tab=in_new_tab)
        if not annotation and self._read_screen.text_id == text_id:
            self._read_screen.find_controller.find(query, position)

    @Slot(str, int, str, str)
    def open_in_tab(self, text_id: str, position: int = -1, annotation: str = "", query: str = "") -> None:
        """Show a text, or a hit of a query in it, in a new tab, unless the text has one."""
        if query:
            self.open_found(text_id, position, annotation, query, in_new_tab=True)
        else:
            self.open_at(text_id, position, annotation, in_new_tab=True)

    def go_to_today(self) -> None:
        """Go to the first unread place of the text that is planned for today."""
        context = self._context
        reading = TodaysReading(context.library, context.clock.now(), context.tracker.counted_today)
        if not reading.turns:
            context.toast.show_message(self.tr("All texts are read. Add a text, or put one on the roadmap."))
            return
        text = next((turn.text for turn in reading.turns if turn.seconds > 0), reading.turns[0].text)
        self.open_at(text.id, reading.resume_position(text))

    @Slot()
    def keep_reading(self) -> None:
        """Go back to the text on the page, or to the library if no text is open."""
        self._window.show_screen(ScreenName.READ if self._read_screen.text_id else ScreenName.LIBRARY)

    @Slot(str)
    def search_all(self, query: str = "") -> None:
        """Show the search in all texts and notes, with a query if there is one."""
        self._window.show_screen(ScreenName.LIBRARY)
        cast("LibraryScreen", self._window.screen_widget(ScreenName.LIBRARY)).search(query)

    @Slot(str)
    def show_excerpts(self, text_id: str) -> None:
        """Show the excerpts of a text."""
        self._window.show_screen(ScreenName.NOTES)
        cast("NotesScreen", self._window.screen_widget(ScreenName.NOTES)).show_excerpts(text_id)

    @Slot(str, object)
    def show_study(self, page: str, subject: object = None) -> None:
        """Show a page of the study screen."""
        screen = cast("StudyScreen", self._window.screen_widget(ScreenName.STUDY))
        self._window.show_screen(ScreenName.STUDY)
        screen.open(page, subject)

    def toggle_excerpts(self) -> None:
        """Show the excerpts of the text on the page, or of the current note's text; if they are shown, go back."""
        previous = self._window.current
        screen = cast("NotesScreen", self._window.screen_widget(ScreenName.NOTES))
        if previous is ScreenName.NOTES and screen.shows_excerpts:
            screen.leave_excerpts()
            return
        reading = previous is ScreenName.READ
        text = self._read_screen.text_id if reading else screen.current_text or self._read_screen.text_id
        if text:
            self._read_screen.notes.finish_editing()
            self._window.show_screen(ScreenName.NOTES)
            screen.show_excerpts(text, from_reading=reading)

    # --- addresses -----------------------------------------------------------------------------------------------

    @Slot(list)
    def open_arguments(self, arguments: Sequence[str]) -> None:
        """Raise the window and open the files and links that a second start was called with."""
        self._window.raise_up()
        for link in (argument for argument in arguments if argument.lower().startswith(SCHEME)):
            self.open_address(link)
        self._texts.files_chosen.emit(_files(arguments))

    def announce_arguments(self, arguments: Sequence[str]) -> None:
        """Show already in the first painting which file will be opened."""
        self._texts.announce_opening(_files(arguments))

    def open_address(self, address: str, *, in_new_tab: bool = False) -> None:
        """Follow a link into the library that came from another program."""
        link = link_of(address)
        if link is None:
            return
        try:
            text = self._context.library.texts.get(link.text).id
            note = self._context.library.annotations.get(link.annotation).id if link.annotation else ""
        except ReaderError as error:
            self._context.toast.show_error(error)
            return
        self.open_at(text, annotation=note, in_new_tab=in_new_tab)

    @Slot(str)
    def follow_link_in_tab(self, address: str) -> None:
        """Follow a link as `follow_link` does, but show what is in the library in a new tab."""
        self.follow_link(address, in_new_tab=True)

    @Slot(str)
    def follow_link(self, address: str, *, in_new_tab: bool = False) -> None:
        """Follow a link in a text or a note; ask before opening one that leads outside."""
        if link_of(address):
            self.open_address(address, in_new_tab=in_new_tab)
        elif may_leave(address):
            self._ask_before_leaving(address)
        else:
            self._context.toast.show_message(
                self.tr("This kind of link cannot be opened: {address}").format(address=address)
            )

    def _ask_before_leaving(self, address: str) -> None:
        from reader.ui.widgets.message_dialog import MessageDialog

        choices = (self.tr("Open"), self.tr("Stay Here"))
        dialog = MessageDialog(self.tr("This link leads outside your library"), address, choices, self._window)
        dialog.exec()
        if dialog.chosen == 0:
            QDesktopServices.openUrl(QUrl(address))


def _files(arguments: Sequence[str]) -> list[Path]:
    return [Path(argument) for argument in arguments if not argument.lower().startswith(SCHEME)]
