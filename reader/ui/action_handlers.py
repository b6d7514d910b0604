"""Bind every action to what it does."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from reader import __version__
from reader.core.activity.study_day import study_day
from reader.core.changes import Changes
from reader.core.errors import ReaderError
from reader.core.text.filing import Track
from reader.core.text.script import is_ideographic
from reader.ui.library.paste_controller import PasteController
from reader.ui.lookup.lookup_controller import LookupController
from reader.ui.reminders.focus_hour import FocusHour
from reader.ui.shell.actions.specs import ActionName
from reader.ui.shell.preload import Preloader
from reader.ui.window.controller import WindowController
from reader.ui.window.excerpt_navigation import ExcerptNavigation
from reader.ui.window.history_controller import HistoryController

_COLOURS = (
    ActionName.COLOUR_1,
    ActionName.COLOUR_2,
    ActionName.COLOUR_3,
    ActionName.COLOUR_4,
    ActionName.COLOUR_5,
)

_TRACKS = {
    ActionName.TRACK_CATCH_UP: Track.CATCH_UP,
    ActionName.TRACK_ACCUMULATE: Track.ACCUMULATE,
    ActionName.TRACK_WORK: Track.WORK,
    ActionName.TRACK_RESEARCH: Track.RESEARCH,
    ActionName.TRACK_NONE: Track.NONE,
}


class ActionHandlers(QObject):
    """Connect the actions and the buttons that open dialogs; ``welcome`` gives the welcome text's file."""

    def __init__(self, controller: WindowController, welcome: Callable[[], Path]) -> None:
        super().__init__(controller.window)
        self._controller = controller
        self._context = controller.context
        self._window = controller.window
        self._welcome = welcome
        self._history = HistoryController(controller)
        self.focus_hour = FocusHour(controller)
        self.lookup = LookupController(controller)
        self._pasting = PasteController(controller.context.library, controller.texts, controller.window)
        self._warming = Preloader(controller.context.tasks, controller.window)
        self._bind()
        self._context.tracker.doubt_raised.connect(self.tell_of_clock_doubt)
        controller.leaving_requested.connect(self._on_controller_leaving_requested)
        controller.read_screen.typography_requested.connect(self._on_read_typography_requested)
        controller.read_screen.theme_requested.connect(self._on_read_theme_requested)
        self._window.nav_rail.settings_requested.connect(self.open_settings)

    def open_settings(self) -> None:
        """Show the preferences."""
        from reader.ui.settings.settings_dialog import SettingsDialog

        library = self._context.library
        plan = library.plans.in_force(self._context.tracker.today)
        SettingsDialog(self._context.settings, plan, library.path, self._window).exec()

    def open_welcome(self) -> None:
        """Open the welcome text in the language of the interface, adding it if it is not there."""
        self._controller.texts.add([self._welcome()])

    def ask_for_plan(self) -> None:
        """Ask for the first plan; skipping keeps the one that a new library has."""
        from reader.ui.progress.first_plan_dialog import FirstPlanDialog

        dialog = FirstPlanDialog(self._window)
        if dialog.exec():
            now = self._context.clock.now()
            plan = dialog.plan(self._context.tracker.today)
            plan = dialog.plan(study_day(now, plan.day_start))
            self._context.change_notifier.announce(self._context.library.plans.set(plan, now), self)

    def _bind(self) -> None:
        name, read, tracker = ActionName, self._controller.read_screen, self._context.tracker
        acts: dict[ActionName, Callable[[], object]] = {
            name.ADD_TEXTS: self._controller.texts.ask_for_files,
            name.PASTE_TEXT: self._pasting.paste,
            name.SEARCH_ALL: self._controller.search_all,
            name.EXPORT: self._export,
            name.IMPORT_NOTES: self._import_notes,
            name.EXPORT_ALL: self._controller.texts.export_all,
            name.EXPORT_AS: self._export_as,
            name.CORRECT_TEXT: self._correct,
            name.BACK_UP: self._controller.texts.back_up,
            name.SETTINGS: self.open_settings,
            name.UNDO: self._context.annotation_commands.undo,
            name.REDO: self._context.annotation_commands.redo,
            name.HISTORY: self._history.show_history,
            name.ORPHANS: self._history.show_orphans,
            name.COPY: read.marking.copy,
            name.FIND: read.finding.begin,
            name.FIND_NEXT: read.finding.next,
            name.FIND_PREVIOUS: read.finding.previous,
            name.NOTE: read.marking.write_note,
            name.QUESTION: read.marking.ask_question,
            name.TAGS: read.marking.edit_tags,
            name.BOOKMARK: read.marking.bookmark,
            name.REMOVE: read.marking.remove,
            name.LOOK_UP: read.marking.look_up,
            name.DICTIONARIES: self.lookup.show_dictionaries,
            name.GO_TO: self._go_to,
            name.ROADMAP: self._controller.planning.edit,
            name.TODAYS_PLACE: self._controller.go_to_today,
            name.BACK: read.back,
            name.FORWARD: read.forward,
            name.CONTENTS: read.toggle_contents,
            name.NOTES_PANE: read.toggle_notes,
            name.CONDENSED: ExcerptNavigation(self._controller).toggle,
            name.LARGER: partial(self._controller.step_text_size, 1),
            name.SMALLER: partial(self._controller.step_text_size, -1),
            name.USUAL_SIZE: partial(self._controller.step_text_size, 0),
            name.FOCUS_MODE: self._controller.toggle_focus_mode,
            name.FOCUS_HOUR: self.focus_hour.toggle,
            name.PAUSE: tracker.toggle_pause,
            name.PLAN: lambda: self._controller.progress().ask_for_plan(),
            name.ADD_TIME: lambda: self._controller.progress().ask_for_time(),
            name.CORRECT_TIME: lambda: self._controller.progress().ask_for_correction(),
            name.REPORT: lambda: self._controller.progress().show_report(),
            name.DID_READ: self._did_read,
            name.WELCOME: self.open_welcome,
            name.ABOUT: self._about,
        }
        acts |= self._shelf_acts()
        for colour, action in enumerate(_COLOURS, start=1):
            acts[action] = partial(read.marking.highlight, colour)
        for action, act in acts.items():
            self._window.actions_table.bind(action, act)
        values = self._context.settings.values
        self._window.actions_table.set_checked(name.CONTENTS, values.show_contents)
        self._window.actions_table.set_checked(name.NOTES_PANE, values.show_notes)

    def _shelf_acts(self) -> dict[ActionName, Callable[[], object]]:
        """Return what is done to the texts that are chosen on the shelf, which is built when it is first shown."""
        name, shelf = ActionName, self._controller.shelf
        acts: dict[ActionName, Callable[[], object]] = {
            name.REQUIRED: lambda: shelf().turn_required(),
            name.TEXT_TAGS: lambda: shelf().ask_for_tags(),
            name.ON_ROADMAP: lambda: shelf().ask_for_roadmap(),
            name.ARCHIVE: lambda: shelf().turn_archived(),
            name.REMOVE_TEXTS: lambda: shelf().ask_for_removal(),
            name.SHELF_COVERS: lambda: shelf().turn_to_cards(),
        }
        for action, track in _TRACKS.items():
            acts[action] = partial(self._put_on_track, track)
        return acts

    def _put_on_track(self, track: Track) -> None:
        self._controller.shelf().put_on_track(track)

    def _export(self) -> None:
        self._controller.texts.export(self._controller.read_screen.text_id)

    @Slot()
    def tell_of_clock_doubt(self) -> None:
        """Say that the days which a clock in doubt passed over are held open, and let the reader confirm them."""
        if self._context.library.clock_doubts.standing(self._context.clock.now()) is None:
            return
        words = self.tr(
            "The machine’s clock went ahead by more than a day. The days it passed over are held open until it has "
            "been right for a day. No minute is lost."
        )
        self._window.toast.tell(words, self.tr("Those days have passed"), self._believe_clock)

    def _believe_clock(self) -> None:
        try:
            self._context.library.clock_doubts.confirm()
        except ReaderError as error:
            self._window.toast.tell_error(error)
            return
        self._context.change_notifier.announce(Changes("believe-clock", plan=True), self)

    def _did_read(self) -> None:
        """Count as read what was taken for skimmed just now, and say so."""
        toast = self._window.toast
        try:
            changes = self._context.tracker.did_read(self.tr("I did read this"))
        except ReaderError as error:
            toast.tell_error(error)
            return
        if changes is not None:
            self._context.change_notifier.announce(changes, self)
        toast.tell(self.tr("What you passed quickly just now counts as read."))

    def _export_as(self) -> None:
        opened = self._controller.read_screen.open_text
        self._controller.texts.ask_for_export(opened.card.id if opened else "")

    def _import_notes(self) -> None:
        self._controller.notes_import.ask_for_files()

    def _correct(self) -> None:
        self._controller.texts.correcting.ask(self._controller.read_screen.text_id)

    def _go_to(self) -> None:
        from reader.ui.reading.go_to_dialog import GoToDialog

        opened = self._controller.read_screen.open_text
        if opened is None:
            return
        stored = opened.stored
        dialog = GoToDialog(stored.outline(), opened.card.characters, stored.pages(), self._window)
        position = dialog.answer() if dialog.exec() else None
        if position is not None:
            self._controller.read_screen.jump(position)

    def _about(self) -> None:
        from reader.ui.shell.about_dialog import AboutDialog

        AboutDialog(self._context.appearance, __version__, self._context.library.path, self._window).exec()

    @Slot(str)
    def _on_controller_leaving_requested(self, address: str) -> None:
        from reader.ui.widgets.message_dialog import MessageDialog

        choices = (self.tr("Open"), self.tr("Stay here"))
        heading = self.tr("This link leads out of your library")
        dialog = MessageDialog(heading, address, choices, self._window)
        dialog.exec()
        if dialog.chosen == 0:
            QDesktopServices.openUrl(QUrl(address))

    @Slot(QWidget)
    def _on_read_typography_requested(self, button: QWidget) -> None:
        from reader.ui.settings.typography_popover import TypographyPopover

        opened = self._controller.read_screen.open_text
        chinese = opened is not None and is_ideographic(opened.card.language)
        TypographyPopover(self._context.settings, chinese, self._window).show_under(button)

    @Slot(QWidget)
    def _on_read_theme_requested(self, button: QWidget) -> None:
        from reader.ui.settings.typography_popover import ThemeMenu

        ThemeMenu(self._context.settings, self._window).show_under(button)
