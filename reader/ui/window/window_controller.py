"""Furnish the window: build the screens, connect them, and carry out what concerns more than one of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from reader.core.changes import Changes
from reader.core.errors import ReaderError
from reader.core.library_links import SCHEME, link_of, may_leave
from reader.core.screens import ScreenName
from reader.services.planning.todays_reading import TodaysReading
from reader.ui.importing.import_progress_bar import ImportProgressBar
from reader.ui.library.filing_controller import FilingController
from reader.ui.library.text_controller import TextController
from reader.ui.planning.roadmap_controller import RoadmapController
from reader.ui.preferences import Preferences
from reader.ui.reading.portion_controller import PortionController
from reader.ui.reading.read_screen import ReadScreen
from reader.ui.shell.actions.action_spec import ActionSpec
from reader.ui.shell.context import AppContext
from reader.ui.shell.main_window import MainWindow
from reader.ui.shell.screen_spec import ScreenSpec
from reader.ui.shell.status import StatusReader
from reader.ui.shell.status_bar import HourStatus
from reader.ui.translation.translation import Translation

if TYPE_CHECKING:
    from reader.services.importing.import_progress import ImportOutcome
    from reader.ui.importing.notes_import_controller import NotesImportController
    from reader.ui.library.library_screen import LibraryScreen
    from reader.ui.library.shelf import Shelf
    from reader.ui.progress.progress_screen import ProgressScreen

_PLACE_MS = 250


class WindowController(QObject):
    """Hold the window with its screens; the reading screen is there from the start, the others when first shown.

    ``leaving_wanted`` carries an address outside of the library that the reader clicked.
    """

    leaving_requested = Signal(str)
    hour_told = Signal(object)
    """How the day stands now."""
    search_requested = Signal(str)
    """Words to search for in all texts and notes; empty: to be typed."""

    def __init__(
        self,
        context: AppContext,
        translation: Translation,
        screens: Sequence[ScreenSpec[WindowController]],
        actions: Sequence[ActionSpec[Any]],
    ) -> None:
        super().__init__()
        self.context = context
        self._translation = translation
        factories = {screen.name: partial(screen.factory, self) for screen in screens}
        self.window = MainWindow(context.appearance, screens, factories, actions)
        progress_bar = ImportProgressBar()
        self.window.add_bar(progress_bar)
        self.texts = TextController(context, self.window, self.window.toast, progress_bar)
        self.planning = RoadmapController(context, self.window, self.window.toast)
        self.filing = FilingController(context, self.window, self.window.toast)
        self.progress_bar = progress_bar
        self._notes_import: NotesImportController | None = None
        self._standing = StatusReader(context.library, context.tracker, context.clock)
        self._place_timer = QTimer(self, singleShot=True, interval=_PLACE_MS)
        self.read_screen = self._built_read()
        self._portion = PortionController(context.library, context.tracker, context.clock, self.read_screen)
        self._connect()
        self._tell_hour()
        self._tell_undo()

    @property
    def notes_import(self) -> NotesImportController:
        """Return what imports notes, built when it is first needed."""
        from reader.ui.importing.notes_import_controller import NotesImportController

        if self._notes_import is None:
            self._notes_import = NotesImportController(self.context, self.window, self.window.toast, self.progress_bar)
        return self._notes_import

    # --- opening -------------------------------------------------------------------------------------------------

    @Slot(str)
    def open_text(self, text_id: str) -> None:
        """Show a text where its reader was."""
        self.open_at(text_id, -1, "")

    @Slot(str, int, str)
    def open_at(self, text_id: str, position: int, annotation: str) -> None:
        """Show a text at a position (-1: where its reader was) or at an annotation."""
        try:
            if not annotation:
                self.read_screen.open(text_id, None if position < 0 else position)
        except ReaderError as error:
            self.window.toast.tell_error(error)
            return
        self.window.show_screen(ScreenName.READ)
        if annotation:
            self.read_screen.show_annotation(annotation)
        self._after_opening()

    @Slot(str, int, str, str)
    def open_found(self, text_id: str, position: int, annotation: str, words: str) -> None:
        """Show what a search found, with its words found on the page too."""
        self.open_at(text_id, position, annotation)
        if not annotation and self.read_screen.text_id == text_id:
            self.read_screen.finding.find(words, position)

    @Slot()
    def go_to_today(self) -> None:
        """Go to the first unread place of the text whose turn it is today."""
        context = self.context
        reading = TodaysReading(context.library, context.clock.now(), context.tracker.counted_today)
        if not reading.turns:
            self.window.toast.tell(self.tr("Everything is read. Add a text, or put one on the roadmap."))
            return
        text = next((turn.text for turn in reading.turns if turn.seconds > 0), reading.turns[0].text)
        self.open_at(text.id, reading.place(text), "")

    def open_address(self, address: str) -> None:
        """Follow a link that came from outside: into the library."""
        link = link_of(address)
        if link is None:
            return
        try:
            text = self.context.library.texts.get(link.text).id
            note = self.context.library.annotations.get(link.annotation).id if link.annotation else ""
        except ReaderError as error:
            self.window.toast.tell_error(error)
            return
        self.open_at(text, -1, note)

    @Slot(list)
    def take_arguments(self, arguments: Sequence[str]) -> None:
        """Come to the front and open what a second start was called with: files or links."""
        self.window.raise_up()
        links = [one for one in arguments if one.lower().startswith(SCHEME)]
        files = [Path(one) for one in arguments if not one.lower().startswith(SCHEME)]
        for link in links:
            self.open_address(link)
        self.texts.given.emit(files)

    @Slot(str)
    def follow_link(self, address: str) -> None:
        """Follow a link that stands in a text or a note; what leads outside is asked about first."""
        if link_of(address):
            self.open_address(address)
        elif may_leave(address):
            self.leaving_requested.emit(address)
        else:
            self.window.toast.tell(self.tr("Links like this one are not opened: {address}").format(address=address))

    def close(self) -> None:
        """Bring everything to disk, in order, as the window closes."""
        self.settle()
        self.context.tracker.close_text()
        self.context.tracker.save()
        self.texts.queue.close()
        self._place_timer.stop()

    def settle(self) -> None:
        """Bring to disk what is being written and counted, while the window goes out of sight."""
        self.read_screen.notes.settle()
        self.read_screen.save_place()
        self.context.tracker.save()

    def step_text_size(self, step: int) -> None:
        """Make the text larger or smaller by so many points; 0 gives it its usual size."""
        usual = Preferences().font_size
        size = max(8, min(48, self.context.settings.values.font_size + step)) if step else usual
        self.context.settings.change(font_size=size)

    def toggle_focus_mode(self) -> None:
        """Leave only the text on the whole display, or bring the frame back."""
        on = not self.window.isFullScreen()
        self.window.show_screen(ScreenName.READ)
        self.window.set_focus_mode(on)
        self.read_screen.set_focus_mode(on)

    @Slot(str)
    def search_all(self, words: str = "") -> None:
        """Go to the search in all texts and notes, with words to search for."""
        self.window.show_screen(ScreenName.LIBRARY)
        self.search_requested.emit(words)

    # --- screens -------------------------------------------------------------------------------------------------

    def _built_read(self) -> ReadScreen:
        screen = self.window.screen_widget(ScreenName.READ)
        assert isinstance(screen, ReadScreen)
        self.window.actions_table.bind_page(screen.page)
        return screen

    def shelf(self) -> Shelf:
        """Return the shelf of the library's screen."""
        return cast("LibraryScreen", self.window.screen_widget(ScreenName.LIBRARY)).shelf

    def progress(self) -> ProgressScreen:
        """Show the Progress screen and give it."""
        self.window.show_screen(ScreenName.PROGRESS)
        return cast("ProgressScreen", self.window.screen_widget(ScreenName.PROGRESS))

    def follow_hour(self, show: Callable[[HourStatus], None]) -> None:
        """Call ``show`` with the status of the day, now and whenever it changes."""
        self.hour_told.connect(show)
        show(self._standing.hour())

    # --- what happens --------------------------------------------------------------------------------------------

    def _connect(self) -> None:
        context = self.context
        context.tracker.state_changed.connect(self._on_tracker_changed)
        context.tracker.today_changed.connect(self._on_tracker_changed)
        context.tracker.saving_failed.connect(self.window.toast.tell_error)
        context.annotation_commands.failed.connect(self.window.toast.tell_error)
        context.annotation_commands.settling.connect(self._on_annotation_commands_settling)
        context.change_notifier.changed.connect(self._on_change_notifier_changed)
        context.settings.changed.connect(self._on_settings_changed)
        self.window.status_bar.pause_requested.connect(context.tracker.toggle_pause)
        self.window.screen_shown.connect(self._on_window_screen_shown)
        self.window.closing.connect(self.close)
        self.texts.opened.connect(self.open_text)
        self.texts.queue.finished.connect(self._on_queue_finished)
        self.texts.grown.connect(self._on_acts_grown)
        self._place_timer.timeout.connect(self._tell_place)

    def _open_any(self) -> None:
        """Open the text that was read last or came in last, so that no empty page is shown while there is one."""
        text = self.context.library.texts.last()
        if text is not None:
            self.read_screen.open(text.id)

    def _after_opening(self) -> None:
        self.window.actions_table.set_reading(bool(self.read_screen.text_id))
        self._tell_place()

    @Slot(object)
    def _on_queue_finished(self, outcome: ImportOutcome) -> None:
        if outcome.added and self.context.library.placeholders.all():
            self.notes_import.offer(outcome)

    @Slot(object)
    def _on_window_screen_shown(self, name: ScreenName) -> None:
        if name is ScreenName.READ and not self.read_screen.text_id:
            self._open_any()
        reading = name is ScreenName.READ and bool(self.read_screen.text_id)
        self.window.actions_table.set_reading(reading)
        self.window.actions_table.set_on_shelf(name is ScreenName.LIBRARY)
        if name is not ScreenName.READ and self.window.isFullScreen():
            self.window.set_focus_mode(False)
            self.read_screen.set_focus_mode(False)
        self._tell_clock(name)
        self._tell_hour()
        self._tell_place()

    @Slot()
    def keep_reading(self) -> None:
        """Go back to the text on the page, or to the library where there is none."""
        self.window.show_screen(ScreenName.READ if self.read_screen.text_id else ScreenName.LIBRARY)

    @Slot(str, str)
    def open_annotation(self, text_id: str, annotation: str) -> None:
        """Show a text at an annotation."""
        self.open_at(text_id, -1, annotation)

    @Slot(str, str, int, int)
    def report_view(self, text: str, language: str, start: int, end: int) -> None:
        """Pass on to the tracker which code points of which text are on the screen."""
        if self.window.current is ScreenName.READ:
            self.context.tracker.view_changed(text, language, start, end)
        if not self._place_timer.isActive():
            self._place_timer.start()

    @Slot()
    def _on_annotation_commands_settling(self) -> None:
        """Keep the place before the text may change; off the screen it was kept when the page went."""
        if self.window.current is ScreenName.READ:
            self.read_screen.save_place()

    @Slot()
    def report_text_closed(self) -> None:
        """Tell the tracker and the actions that no text is open any more."""
        self.context.tracker.close_text()
        self._after_opening()

    @Slot(str)
    def _on_acts_grown(self, text_id: str) -> None:
        if text_id == self.read_screen.text_id:
            self.read_screen.grow()

    @Slot()
    def _on_tracker_changed(self) -> None:
        self._tell_hour()

    @Slot(object, object)
    def _on_change_notifier_changed(self, changes: Changes, _initiator: object) -> None:
        self._tell_undo()
        if changes.entries or changes.plan:
            self._standing.forget()
            self.context.tracker.refresh()
        if changes.entries or changes.plan or changes.roadmap or changes.texts:
            self._portion.refresh()

    @Slot(object, object)
    def _on_settings_changed(self, before: Preferences, after: Preferences) -> None:
        if before.language != after.language:
            self._translation.put_into(after.language)
        self.window.actions_table.set_checked("contents", after.show_contents)
        self.window.actions_table.set_checked("notes-pane", after.show_notes)

    def _tell_hour(self) -> None:
        standing = self._standing.hour()
        self.window.show_hour(standing)
        self.hour_told.emit(standing)

    @Slot()
    def _tell_place(self) -> None:
        self.window.status_bar.show_place(self._standing.place(self.read_screen.open_text, self.read_screen.page.place))

    def _tell_clock(self, name: ScreenName) -> None:
        """Count nothing where neither a text nor a note is on the screen."""
        opened = self.read_screen.open_text
        if name in (ScreenName.LIBRARY, ScreenName.PROGRESS):
            self.context.tracker.close_text()
        elif name is ScreenName.READ and opened is not None:
            self.context.tracker.view_changed(
                opened.card.id, opened.card.language, *self.read_screen.page.visible_range
            )

    def _tell_undo(self) -> None:
        library = self.context.library
        self.window.actions_table.show_undo(library.undo_name(), library.redo_name())
