"""Build the window with its screens, and keep them in step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Slot

from reader.core.changes import Changes
from reader.core.errors import ReaderError
from reader.core.operation_name import OperationName
from reader.core.screens import ScreenName
from reader.ui.preferences.preferences import Preferences
from reader.ui.shell.main_window import MainWindow
from reader.ui.translation.labels import single_line

if TYPE_CHECKING:
    from reader.core.text.model import Text
    from reader.services.importing.import_progress import ImportOutcome
    from reader.ui.importing.import_progress_bar import ImportProgressBar
    from reader.ui.importing.notes_import_controller import NotesImportController
    from reader.ui.importing.reading_time_controller import ReadingTimeController
    from reader.ui.library.filing_controller import FilingController
    from reader.ui.library.library_screen import LibraryScreen
    from reader.ui.library.shelf import Shelf
    from reader.ui.library.text_controller import TextController
    from reader.ui.planning.roadmap_controller import RoadmapController
    from reader.ui.preferences.preference_spec import SettingsGroup
    from reader.ui.progress.progress_screen import ProgressScreen
    from reader.ui.reading.portion_controller import PortionController
    from reader.ui.reading.read_screen import ReadScreen
    from reader.ui.reading.tab_controller import TabController
    from reader.ui.settings.preference_history import PreferenceHistory
    from reader.ui.settings.settings_screen import SettingsScreen
    from reader.ui.shell.context import AppContext
    from reader.ui.shell.screen_spec import ScreenSpec
    from reader.ui.study.given_file_controller import GivenFileController
    from reader.ui.translation.translation import Translation
    from reader.ui.window.activity_controller import ActivityController
    from reader.ui.window.navigation_controller import NavigationController
    from reader.ui.window.status_controller import StatusController
    from reader.ui.window.undo_controller import UndoController


class WindowController(QObject):
    """The window, its controllers and its screens; the reading screen is built at the start, the others when shown."""

    def __init__(
        self, context: AppContext, translation: Translation, screens: Sequence[ScreenSpec[WindowController]]
    ) -> None:
        super().__init__()
        self.context = context
        self._translation = translation
        self._notes_import: NotesImportController | None = None
        self._reading_time: ReadingTimeController | None = None
        self._given_files: GivenFileController | None = None
        factories = {screen.name: partial(screen.factory, self) for screen in screens}
        self.window = MainWindow(context, screens, factories)
        self.read_screen = cast("ReadScreen", self.window.screen_widget(ScreenName.READ))
        context.action_set.bind_page(self.read_screen.page)
        context.action_set.show_undo(context.library.undo_name(), context.library.redo_name())
        context.settings.changed.connect(self._on_settings_changed)
        self.window.screen_shown.connect(self._on_window_screen_shown)
        self.window.closing.connect(self.close)
        self.window.ask_before_closing(self._may_leave_notes)
        self.read_screen.tabs_changed.connect(self._show_title)
        self.read_screen.text_opened.connect(self._on_read_screen_text_opened)
        self.read_screen.text_closed.connect(self._on_read_screen_text_closed)

    def complete(self) -> Iterator[None]:
        """Build what the first page did not need, in steps, and let it take up what has been shown meanwhile."""
        for _part in self._build_parts():
            yield
        yield from self.read_screen.complete()
        context = self.context
        context.tracker.saving_failed.connect(context.toast.show_error)
        context.commands.flush_requested.connect(self._on_commands_flush_requested)
        context.change_notifier.changed.connect(self._on_change_notifier_changed)
        self.window.screen_shown.connect(self._report_screen)
        self.read_screen.text_opened.connect(self.status.update_place)
        self.read_screen.text_closed.connect(self.status.update_place)
        self._check_views(context.settings.values)
        self._report_screen()
        self._portion.follow()
        yield

    def _build_parts(self) -> Iterator[object]:
        """Build what the first page did not need, one part after the other: first what counts the time."""
        yield self._activity
        yield self.status
        yield self.preference_history
        yield self.progress_bar
        yield self.texts
        yield self.navigation
        yield self.tabs
        yield self._undo
        yield self._portion
        yield self.planning
        yield self.filing

    # each of these is built once the first page is painted, or before if it is needed

    @cached_property
    def progress_bar(self) -> ImportProgressBar:
        """Return the bar that shows how far an import is."""
        from reader.ui.importing.import_progress_bar import ImportProgressBar

        bar = ImportProgressBar()
        self.window.add_bar(bar)
        return bar

    @cached_property
    def preference_history(self) -> PreferenceHistory:
        """Return the changes of preferences that can be undone."""
        from reader.ui.settings.preference_history import PreferenceHistory

        return PreferenceHistory(self.context.settings, self.context.library)

    @cached_property
    def texts(self) -> TextController:
        """Return what adds, exports and corrects texts."""
        from reader.ui.library.text_controller import TextController

        texts = TextController(self.context, self.window, self.progress_bar)
        texts.queue.finished.connect(self._on_queue_finished)
        texts.text_extended.connect(self._on_texts_text_extended)
        texts.opening_changed.connect(self.read_screen.show_opening)
        return texts

    @cached_property
    def planning(self) -> RoadmapController:
        """Return what edits the roadmap."""
        from reader.ui.planning.roadmap_controller import RoadmapController

        return RoadmapController(self.context, self.window)

    @cached_property
    def filing(self) -> FilingController:
        """Return what files texts."""
        from reader.ui.library.filing_controller import FilingController

        return FilingController(self.context, self.window)

    @cached_property
    def navigation(self) -> NavigationController:
        """Return what goes to texts, notes, hits and addresses."""
        from reader.ui.window.navigation_controller import NavigationController

        return NavigationController(self.context, self.window, self.read_screen, self.texts)

    @cached_property
    def status(self) -> StatusController:
        """Return what shows the status of the day and the place."""
        from reader.ui.window.status_controller import StatusController

        return StatusController(self.context, self.window, self.read_screen)

    @cached_property
    def tabs(self) -> TabController:
        """Return what shows the tabs of the reading screen."""
        from reader.ui.reading.tab_controller import TabController

        tabs = TabController(self.context, self.read_screen)
        tabs.last_closed.connect(self._on_tabs_last_closed)
        return tabs

    @cached_property
    def _undo(self) -> UndoController:
        from reader.ui.window.undo_controller import UndoController

        return UndoController(self.context, self.window, self.read_screen)

    @cached_property
    def _activity(self) -> ActivityController:
        from reader.ui.window.activity_controller import ActivityController

        return ActivityController(self.context, self.window, self.read_screen)

    @cached_property
    def _portion(self) -> PortionController:
        from reader.ui.reading.portion_controller import PortionController

        context = self.context
        return PortionController(context.library, context.tracker, context.clock, self.read_screen)

    @property
    def notes_import(self) -> NotesImportController:
        """Return the controller of notes imports, building it on first use."""
        from reader.ui.importing.notes_import_controller import NotesImportController

        if self._notes_import is None:
            self._notes_import = NotesImportController(self.context, self.window, self.progress_bar)
        return self._notes_import

    @property
    def given_files(self) -> GivenFileController:
        """Return the controller that opens what others handed over, building it on first use."""
        from reader.ui.study.given_file_controller import GivenFileController

        if self._given_files is None:
            self._given_files = GivenFileController(self.context, self.window)
        return self._given_files

    @property
    def reading_time(self) -> ReadingTimeController:
        """Return the controller of reading time in files, building it on first use."""
        from reader.ui.importing.reading_time_controller import ReadingTimeController

        if self._reading_time is None:
            self._reading_time = ReadingTimeController(self.context, self.window, self.progress_bar)
        return self._reading_time

    @property
    def shelf(self) -> Shelf:
        """Return the shelf of the library screen, building it on first use."""
        return cast("LibraryScreen", self.window.screen_widget(ScreenName.LIBRARY)).shelf

    @property
    def progress(self) -> ProgressScreen:
        """Show the Progress screen and return it."""
        self.window.show_screen(ScreenName.PROGRESS)
        return cast("ProgressScreen", self.window.screen_widget(ScreenName.PROGRESS))

    def open_settings(self, group: SettingsGroup | None = None) -> None:
        """Show the settings, at a group or as they were left."""
        screen = cast("SettingsScreen", self.window.screen_widget(ScreenName.SETTINGS))
        if group is not None:
            screen.open(group)
        self.window.show_screen(ScreenName.SETTINGS)

    def open_preference(self, name: str) -> None:
        """Show a preference in its group of the settings, with the focus on its control."""
        self.window.show_screen(ScreenName.SETTINGS)
        cast("SettingsScreen", self.window.screen_widget(ScreenName.SETTINGS)).open_preference(name)

    def undo(self) -> None:
        """Undo the last step; on the settings screen a change of a preference is one too."""
        self.context.commands.flush_requested.emit()
        if not (self._is_on_settings and self.preference_history.undo()):
            self._undo.undo()

    def redo(self) -> None:
        """Redo the step that was undone last; on the settings screen a change of a preference is one too."""
        self.context.commands.flush_requested.emit()
        if not (self._is_on_settings and self.preference_history.redo()):
            self._undo.redo()

    @property
    def _is_on_settings(self) -> bool:
        return self.window.current is ScreenName.SETTINGS

    @Slot()
    def close(self) -> None:
        """Write everything to disk, in order, as the window closes."""
        self.flush()
        self.context.tracker.close_text()
        self.context.tracker.save()
        self.texts.queue.close()
        if self._notes_import is not None:
            self._notes_import.import_queue.close()
        if self._reading_time is not None:
            self._reading_time.import_queue.close()

    def flush(self) -> None:
        """Write unsaved notes and counted time to disk, as the window is hidden."""
        self.context.commands.finish_bulk()
        self.read_screen.notes.finish_editing()
        self.read_screen.place_saver.save()
        self.context.tracker.save()

    def _may_leave_notes(self) -> bool:
        """Return whether all notes are saved, or the reader closes the window although some are not."""
        self.context.commands.finish_bulk()
        self.context.commands.flush_requested.emit()
        if not (notes := self.context.unsaved_notes):
            return True
        from reader.ui.widgets.message_dialog import MessageDialog

        heading = self.tr("%n note(s) could not be saved", None, len(notes))
        if notes.path is not None:
            explanation = self.tr(
                "The library cannot be written to; the disk may be full. Your words are saved in {path} and will be "
                "added to the library at the next start."
            ).format(path=notes.path)
        else:
            explanation = self.tr(
                "The library cannot be written to, and your words could not be saved anywhere else. Copy them, or "
                "free up disk space, before you quit."
            )
        dialog = MessageDialog(heading, explanation, (self.tr("Stay Here"), self.tr("Quit Anyway")), self.window)
        dialog.exec()
        return dialog.chosen == 1

    def show_recovered_notes(self) -> None:
        """Show that notes which could not be saved last time are in the library now."""
        if count := self.context.library.recovered_notes:
            message = self.tr("%n note(s) that could not be saved last time are in the library now.", None, count)
            self.context.toast.show_message(message)

    def step_text_size(self, step: int) -> None:
        """Make the text larger or smaller by ``step`` points, or what the reading screen shows; 0 resets it."""
        if self.window.current is ScreenName.READ and self.read_screen.step_size(step):
            return
        usual = Preferences().font_size
        size = max(8, min(48, self.context.settings.values.font_size + step)) if step else usual
        self.context.settings.change(font_size=size)

    def toggle_focus_mode(self) -> None:
        """Show only the text on the full screen, or leave the focus mode."""
        on = not self.window.isFullScreen()
        self.window.show_screen(ScreenName.READ)
        self._set_focus_mode(on=on)

    def _set_focus_mode(self, *, on: bool) -> None:
        self.window.set_focus_mode(on)
        self.read_screen.set_focus_mode(on)
        self.tabs.set_focus_mode(on=on)

    def show_text(self, text_id: str) -> None:
        """Show a text at the reader's place in it."""
        try:
            self.read_screen.open(text_id)
        except ReaderError as error:
            self.context.toast.show_error(error)
            return
        self.window.show_screen(ScreenName.READ)

    def _open_any(self) -> None:
        """Open the text that was read or added last, so that the page is empty only when the library is."""
        text = self.context.library.texts.last()
        if text is not None:
            self.read_screen.open(text.id)

    @Slot()
    def _on_read_screen_text_opened(self) -> None:
        self.context.action_set.set_reading(self.window.current is ScreenName.READ)

    def reopen_tab(self) -> None:
        """Show the text again whose tab was closed last."""
        if self.tabs.reopen():
            self.window.show_screen(ScreenName.READ)
        else:
            self.context.toast.show_message(self.tr("There is no closed tab to reopen."))

    @Slot()
    def _show_title(self) -> None:
        """Name the text on the page in the title of the window."""
        opened = self.read_screen.open_text if self.window.current is ScreenName.READ else None
        self.window.show_text_title(single_line(opened.card.title) if opened is not None else "")

    @Slot()
    def _on_tabs_last_closed(self) -> None:
        self.window.show_screen(ScreenName.LIBRARY)

    @Slot()
    def _on_read_screen_text_closed(self) -> None:
        self.context.action_set.set_reading(False)

    @Slot(object)
    def _on_queue_finished(self, outcome: ImportOutcome) -> None:
        library = self.context.library
        if outcome.added and library.has_packs:
            self._link_packs(outcome.added)
        if outcome.added and (library.has_peer_notes or library.placeholders.all()):
            self.notes_import.offer(outcome)
        if outcome.annotatable and not library.read_only:
            self.notes_import.offer_embedded(outcome)

    def _link_packs(self, texts: Sequence[Text]) -> None:
        """Let study packs know of texts that they only named."""
        from reader.core.annotations.reanchoring.comparison import Comparison
        from reader.resources import character_variants
        from reader.services.study.pack_progress import link_arrived_text

        comparison = Comparison(character_variants())
        if sum(link_arrived_text(self.context.library, text.id, comparison) for text in texts):
            self.context.change_notifier.announce(Changes(OperationName.PLACE_NOTES.value, study=True), self)

    @Slot(object)
    def _on_window_screen_shown(self, name: ScreenName) -> None:
        if name is ScreenName.READ and not self.read_screen.text_id:
            self._open_any()
        self.context.action_set.set_reading(name is ScreenName.READ and bool(self.read_screen.text_id))
        self.context.action_set.set_on_shelf(name is ScreenName.LIBRARY)
        if name is not ScreenName.READ and self.window.isFullScreen():
            self._set_focus_mode(on=False)
        self._show_title()

    @Slot()
    def _report_screen(self) -> None:
        """Let what follows the screen know which one is shown."""
        self._activity.update()
        self._update_undo()
        self.status.update_hour()
        self.status.update_place()

    @Slot()
    def _on_commands_flush_requested(self) -> None:
        """Save the place before the text may change; when another screen is shown it is saved already."""
        if self.window.current is ScreenName.READ:
            self.read_screen.place_saver.save()

    @Slot(str)
    def _on_texts_text_extended(self, text_id: str) -> None:
        if text_id == self.read_screen.text_id:
            self.read_screen.update_text()

    @Slot(object, object)
    def _on_change_notifier_changed(self, changes: Changes, _initiator: object) -> None:
        self._update_undo()
        if changes.entries or changes.plan or changes.roadmap or changes.texts:
            self._portion.refresh()

    @Slot(object, object)
    def _on_settings_changed(self, before: Preferences, after: Preferences) -> None:
        if before.language != after.language:
            self._translation.set_language(after.language)
        self._check_views(after)
        self._update_undo()

    def _check_views(self, preferences: Preferences) -> None:
        """Check in the menu what is shown on the reading screen."""
        action_set = self.context.action_set
        action_set.set_checked("contents", preferences.show_contents)
        action_set.set_checked("notes-pane", preferences.show_notes)
        action_set.set_checked("peer-notes", preferences.show_peer_notes)
        action_set.set_checked("caret-mode", preferences.caret_mode)

    def _update_undo(self) -> None:
        library, preferences = self.context.library, self.preference_history
        undo, redo = (preferences.undo_name, preferences.redo_name) if self._is_on_settings else (None, None)
        self.context.action_set.show_undo(undo or library.undo_name(), redo or library.redo_name())
