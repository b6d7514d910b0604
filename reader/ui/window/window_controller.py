"""Build the window, connect its screens, and handle what concerns more than one of them."""

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
    """The window with its screens; the reading screen is built at the start, the others when first shown.

    ``leaving_requested`` carries the address of a link out of the library that the reader clicked.
    """

    leaving_requested = Signal(str)
    hour_changed = Signal(object)
    """Carries the `HourStatus` of the day."""
    search_requested = Signal(str)
    """Carries the query for a search in all texts and notes; empty: the reader types it."""

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
        self._status_reader = StatusReader(context.library, context.tracker, context.clock)
        self._place_timer = QTimer(self, singleShot=True, interval=_PLACE_MS)
        self.read_screen = self._build_read_screen()
        self._portion = PortionController(context.library, context.tracker, context.clock, self.read_screen)
        self._connect()
        self._update_hour()
        self._update_undo()

    @property
    def notes_import(self) -> NotesImportController:
        """Return the controller of notes imports, building it on first use."""
        from reader.ui.importing.notes_import_controller import NotesImportController

        if self._notes_import is None:
            self._notes_import = NotesImportController(self.context, self.window, self.window.toast, self.progress_bar)
        return self._notes_import

    # --- opening -------------------------------------------------------------------------------------------------

    @Slot(str)
    def open_text(self, text_id: str) -> None:
        """Show a text at the reader's place in it."""
        self.open_at(text_id, -1, "")

    @Slot(str, int, str)
    def open_at(self, text_id: str, position: int, annotation: str) -> None:
        """Show a text at a position (-1: the reader's place in it) or at an annotation."""
        try:
            if not annotation:
                self.read_screen.open(text_id, None if position < 0 else position)
        except ReaderError as error:
            self.window.toast.show_error(error)
            return
        self.window.show_screen(ScreenName.READ)
        if annotation:
            self.read_screen.show_annotation(annotation)
        self._after_opening()

    @Slot(str, int, str, str)
    def open_found(self, text_id: str, position: int, annotation: str, query: str) -> None:
        """Show a search hit, and find the query in the text too."""
        self.open_at(text_id, position, annotation)
        if not annotation and self.read_screen.text_id == text_id:
            self.read_screen.find_controller.find(query, position)

    @Slot()
    def go_to_today(self) -> None:
        """Go to the first unread place of the text that is planned for today."""
        context = self.context
        reading = TodaysReading(context.library, context.clock.now(), context.tracker.counted_today)
        if not reading.turns:
            self.window.toast.show_message(self.tr("Everything is read. Add a text, or put one on the roadmap."))
            return
        text = next((turn.text for turn in reading.turns if turn.seconds > 0), reading.turns[0].text)
        self.open_at(text.id, reading.resume_position(text), "")

    def open_address(self, address: str) -> None:
        """Follow a link into the library that came from another program."""
        link = link_of(address)
        if link is None:
            return
        try:
            text = self.context.library.texts.get(link.text).id
            note = self.context.library.annotations.get(link.annotation).id if link.annotation else ""
        except ReaderError as error:
            self.window.toast.show_error(error)
            return
        self.open_at(text, -1, note)

    @Slot(list)
    def open_arguments(self, arguments: Sequence[str]) -> None:
        """Raise the window and open the files and links that a second start was called with."""
        self.window.raise_up()
        links = [argument for argument in arguments if argument.lower().startswith(SCHEME)]
        files = [Path(argument) for argument in arguments if not argument.lower().startswith(SCHEME)]
        for link in links:
            self.open_address(link)
        self.texts.files_chosen.emit(files)

    @Slot(str)
    def follow_link(self, address: str) -> None:
        """Follow a link in a text or a note; ask before opening one that leads outside."""
        if link_of(address):
            self.open_address(address)
        elif may_leave(address):
            self.leaving_requested.emit(address)
        else:
            self.window.toast.show_message(
                self.tr("Links like this one are not opened: {address}").format(address=address)
            )

    def close(self) -> None:
        """Write everything to disk, in order, as the window closes."""
        self.flush()
        self.context.tracker.close_text()
        self.context.tracker.save()
        self.texts.queue.close()
        self._place_timer.stop()

    def flush(self) -> None:
        """Write unsaved notes and counted time to disk, as the window is hidden."""
        self.read_screen.notes.finish_editing()
        self.read_screen.save_place()
        self.context.tracker.save()

    def step_text_size(self, step: int) -> None:
        """Make the text larger or smaller by ``step`` points; 0 resets it to its usual size."""
        usual = Preferences().font_size
        size = max(8, min(48, self.context.settings.values.font_size + step)) if step else usual
        self.context.settings.change(font_size=size)

    def toggle_focus_mode(self) -> None:
        """Show only the text on the full screen, or leave the focus mode."""
        on = not self.window.isFullScreen()
        self.window.show_screen(ScreenName.READ)
        self.window.set_focus_mode(on)
        self.read_screen.set_focus_mode(on)

    @Slot(str)
    def search_all(self, query: str = "") -> None:
        """Show the search in all texts and notes, with a query if there is one."""
        self.window.show_screen(ScreenName.LIBRARY)
        self.search_requested.emit(query)

    # --- screens -------------------------------------------------------------------------------------------------

    def _build_read_screen(self) -> ReadScreen:
        screen = self.window.screen_widget(ScreenName.READ)
        assert isinstance(screen, ReadScreen)
        self.window.action_set.bind_page(screen.page)
        return screen

    def shelf(self) -> Shelf:
        """Return the shelf of the library screen."""
        return cast("LibraryScreen", self.window.screen_widget(ScreenName.LIBRARY)).shelf

    def progress(self) -> ProgressScreen:
        """Show the Progress screen and return it."""
        self.window.show_screen(ScreenName.PROGRESS)
        return cast("ProgressScreen", self.window.screen_widget(ScreenName.PROGRESS))

    def follow_hour(self, show: Callable[[HourStatus], None]) -> None:
        """Call ``show`` with the status of the day, now and whenever it changes."""
        self.hour_changed.connect(show)
        show(self._status_reader.hour())

    # --- signals -------------------------------------------------------------------------------------------------

    def _connect(self) -> None:
        context = self.context
        context.tracker.state_changed.connect(self._on_tracker_changed)
        context.tracker.today_changed.connect(self._on_tracker_changed)
        context.tracker.saving_failed.connect(self.window.toast.show_error)
        context.annotation_commands.failed.connect(self.window.toast.show_error)
        context.annotation_commands.flush_requested.connect(self._on_annotation_commands_flush_requested)
        context.change_notifier.changed.connect(self._on_change_notifier_changed)
        context.settings.changed.connect(self._on_settings_changed)
        self.window.status_bar.pause_requested.connect(context.tracker.toggle_pause)
        self.window.screen_shown.connect(self._on_window_screen_shown)
        self.window.closing.connect(self.close)
        self.texts.opened.connect(self.open_text)
        self.texts.queue.finished.connect(self._on_queue_finished)
        self.texts.text_extended.connect(self._on_texts_text_extended)
        self._place_timer.timeout.connect(self._update_place)

    def _open_any(self) -> None:
        """Open the text that was read or added last, so that the page is empty only when the library is."""
        text = self.context.library.texts.last()
        if text is not None:
            self.read_screen.open(text.id)

    def _after_opening(self) -> None:
        self.window.action_set.set_reading(bool(self.read_screen.text_id))
        self._update_place()

    @Slot(object)
    def _on_queue_finished(self, outcome: ImportOutcome) -> None:
        if outcome.added and self.context.library.placeholders.all():
            self.notes_import.offer(outcome)

    @Slot(object)
    def _on_window_screen_shown(self, name: ScreenName) -> None:
        if name is ScreenName.READ and not self.read_screen.text_id:
            self._open_any()
        reading = name is ScreenName.READ and bool(self.read_screen.text_id)
        self.window.action_set.set_reading(reading)
        self.window.action_set.set_on_shelf(name is ScreenName.LIBRARY)
        if name is not ScreenName.READ and self.window.isFullScreen():
            self.window.set_focus_mode(False)
            self.read_screen.set_focus_mode(False)
        self._update_tracker(name)
        self._update_hour()
        self._update_place()

    @Slot()
    def keep_reading(self) -> None:
        """Go back to the text on the page, or to the library if no text is open."""
        self.window.show_screen(ScreenName.READ if self.read_screen.text_id else ScreenName.LIBRARY)

    @Slot(str, str)
    def open_annotation(self, text_id: str, annotation: str) -> None:
        """Show a text at an annotation."""
        self.open_at(text_id, -1, annotation)

    @Slot(str, str, int, int)
    def report_view(self, text: str, language: str, start: int, end: int) -> None:
        """Report to the tracker the code points from ``start`` up to ``end`` of a text that are on the screen."""
        if self.window.current is ScreenName.READ:
            self.context.tracker.view_changed(text, language, start, end)
        if not self._place_timer.isActive():
            self._place_timer.start()

    @Slot()
    def _on_annotation_commands_flush_requested(self) -> None:
        """Save the place before the text may change; when another screen is shown it is saved already."""
        if self.window.current is ScreenName.READ:
            self.read_screen.save_place()

    @Slot()
    def report_text_closed(self) -> None:
        """Update the tracker and the actions when no text is open any more."""
        self.context.tracker.close_text()
        self._after_opening()

    @Slot(str)
    def _on_texts_text_extended(self, text_id: str) -> None:
        if text_id == self.read_screen.text_id:
            self.read_screen.update_text()

    @Slot()
    def _on_tracker_changed(self) -> None:
        self._update_hour()

    @Slot(object, object)
    def _on_change_notifier_changed(self, changes: Changes, _initiator: object) -> None:
        self._update_undo()
        if changes.entries or changes.plan:
            self._status_reader.forget()
            self.context.tracker.refresh()
        if changes.entries or changes.plan or changes.roadmap or changes.texts:
            self._portion.refresh()

    @Slot(object, object)
    def _on_settings_changed(self, before: Preferences, after: Preferences) -> None:
        if before.language != after.language:
            self._translation.set_language(after.language)
        self.window.action_set.set_checked("contents", after.show_contents)
        self.window.action_set.set_checked("notes-pane", after.show_notes)

    def _update_hour(self) -> None:
        status = self._status_reader.hour()
        self.window.show_hour(status)
        self.hour_changed.emit(status)

    @Slot()
    def _update_place(self) -> None:
        self.window.status_bar.show_place(
            self._status_reader.place(self.read_screen.open_text, self.read_screen.page.place)
        )

    def _update_tracker(self, name: ScreenName) -> None:
        """Report the visible text to the tracker, which counts nothing on screens without texts and notes."""
        opened = self.read_screen.open_text
        if name in (ScreenName.LIBRARY, ScreenName.PROGRESS):
            self.context.tracker.close_text()
        elif name is ScreenName.READ and opened is not None:
            self.context.tracker.view_changed(
                opened.card.id, opened.card.language, *self.read_screen.page.visible_range
            )

    def _update_undo(self) -> None:
        library = self.context.library
        self.window.action_set.show_undo(library.undo_name(), library.redo_name())
