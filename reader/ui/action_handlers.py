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

    def __init__(self, room: WindowController, welcome: Callable[[], Path]) -> None:
        super().__init__(room.window)
        self._room = room
        self._around = room.around
        self._window = room.window
        self._welcome = welcome
        self._finding_back = HistoryController(room)
        self.focus_hour = FocusHour(room)
        self.look_up_desk = LookupController(room)
        self._pasting = PasteController(room.around.library, room.acts, room.window)
        self._warming = Preloader(room.around.background, room.window)
        self._bind()
        self._around.clock.doubt_raised.connect(self.tell_of_clock_doubt)
        room.leaving_wanted.connect(self._on_room_leaving_wanted)
        room.read.typography_wanted.connect(self._on_read_typography_wanted)
        room.read.theme_wanted.connect(self._on_read_theme_wanted)
        self._window.rail.settings_asked.connect(self.open_settings)

    def open_settings(self) -> None:
        """Show the preferences."""
        from reader.ui.settings.settings_dialog import SettingsDialog

        library = self._around.library
        plan = library.plans.in_force(self._around.clock.today)
        SettingsDialog(self._around.settings, plan, library.path, self._window).exec()

    def open_welcome(self) -> None:
        """Open the welcome text in the language of the interface, adding it if it is not there."""
        self._room.acts.add([self._welcome()])

    def ask_for_plan(self) -> None:
        """Ask for the first plan; skipping keeps the one that a new library has."""
        from reader.ui.progress.first_plan_dialog import FirstPlanDialog

        dialog = FirstPlanDialog(self._window)
        if dialog.exec():
            now = self._around.moment.now()
            plan = dialog.plan(self._around.clock.today)
            plan = dialog.plan(study_day(now, plan.day_start))
            self._around.announcer.announce(self._around.library.plans.set(plan, now), self)

    def _bind(self) -> None:
        name, read, clock = ActionName, self._room.read, self._around.clock
        acts: dict[ActionName, Callable[[], object]] = {
            name.ADD_TEXTS: self._room.acts.ask_for_files,
            name.PASTE_TEXT: self._pasting.paste,
            name.SEARCH_ALL: self._room.search_all,
            name.EXPORT: self._export,
            name.IMPORT_NOTES: self._import_notes,
            name.EXPORT_ALL: self._room.acts.export_all,
            name.EXPORT_AS: self._export_as,
            name.CORRECT_TEXT: self._correct,
            name.BACK_UP: self._room.acts.back_up,
            name.SETTINGS: self.open_settings,
            name.UNDO: self._around.annotator.undo,
            name.REDO: self._around.annotator.redo,
            name.HISTORY: self._finding_back.show_history,
            name.ORPHANS: self._finding_back.show_orphans,
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
            name.DICTIONARIES: self.look_up_desk.show_dictionaries,
            name.GO_TO: self._go_to,
            name.ROADMAP: self._room.planning.edit,
            name.TODAYS_PLACE: self._room.go_to_today,
            name.BACK: read.back,
            name.FORWARD: read.forward,
            name.CONTENTS: read.toggle_contents,
            name.NOTES_PANE: read.toggle_notes,
            name.CONDENSED: ExcerptNavigation(self._room).toggle,
            name.LARGER: partial(self._room.step_text_size, 1),
            name.SMALLER: partial(self._room.step_text_size, -1),
            name.USUAL_SIZE: partial(self._room.step_text_size, 0),
            name.FOCUS_MODE: self._room.toggle_focus_mode,
            name.FOCUS_HOUR: self.focus_hour.toggle,
            name.PAUSE: clock.toggle_pause,
            name.PLAN: lambda: self._room.progress().ask_for_plan(),
            name.ADD_TIME: lambda: self._room.progress().ask_for_time(),
            name.CORRECT_TIME: lambda: self._room.progress().ask_for_correction(),
            name.REPORT: lambda: self._room.progress().show_report(),
            name.DID_READ: self._did_read,
            name.WELCOME: self.open_welcome,
            name.ABOUT: self._about,
        }
        acts |= self._shelf_acts()
        for colour, action in enumerate(_COLOURS, start=1):
            acts[action] = partial(read.marking.highlight, colour)
        for action, act in acts.items():
            self._window.actions_table.bind(action, act)
        values = self._around.settings.values
        self._window.actions_table.set_checked(name.CONTENTS, values.show_contents)
        self._window.actions_table.set_checked(name.NOTES_PANE, values.show_notes)

    def _shelf_acts(self) -> dict[ActionName, Callable[[], object]]:
        """Give what is done to the texts that are chosen on the shelf, which is built when it is first shown."""
        name, shelf = ActionName, self._room.shelf
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
        self._room.shelf().put_on_track(track)

    def _export(self) -> None:
        self._room.acts.export(self._room.read.text_id)

    @Slot()
    def tell_of_clock_doubt(self) -> None:
        """Say that the days which a clock in doubt passed over are held open, and let the reader confirm them."""
        if self._around.library.clock_doubts.standing(self._around.moment.now()) is None:
            return
        words = self.tr(
            "The machine’s clock went ahead by more than a day. The days it passed over are held open until it has "
            "been right for a day. No minute is lost."
        )
        self._window.notice.tell(words, self.tr("Those days have passed"), self._believe_clock)

    def _believe_clock(self) -> None:
        try:
            self._around.library.clock_doubts.confirm()
        except ReaderError as error:
            self._window.notice.tell_error(error)
            return
        self._around.announcer.announce(Changes("believe-clock", plan=True), self)

    def _did_read(self) -> None:
        """Count as read what was taken for skimmed just now, and say so."""
        notice = self._window.notice
        try:
            changes = self._around.clock.did_read(self.tr("I did read this"))
        except ReaderError as error:
            notice.tell_error(error)
            return
        if changes is not None:
            self._around.announcer.announce(changes, self)
        notice.tell(self.tr("What you passed quickly just now counts as read."))

    def _export_as(self) -> None:
        opened = self._room.read.open_text
        self._room.acts.ask_for_export(opened.card.id if opened else "")

    def _import_notes(self) -> None:
        self._room.note_acts.ask_for_files()

    def _correct(self) -> None:
        self._room.acts.correcting.ask(self._room.read.text_id)

    def _go_to(self) -> None:
        from reader.ui.reading.go_to_dialog import GoToDialog

        opened = self._room.read.open_text
        if opened is None:
            return
        stored = opened.stored
        dialog = GoToDialog(stored.outline(), opened.card.characters, stored.pages(), self._window)
        position = dialog.answer() if dialog.exec() else None
        if position is not None:
            self._room.read.jump(position)

    def _about(self) -> None:
        from reader.ui.shell.about_dialog import AboutDialog

        AboutDialog(self._around.appearance, __version__, self._around.library.path, self._window).exec()

    @Slot(str)
    def _on_room_leaving_wanted(self, address: str) -> None:
        from reader.ui.widgets.message_dialog import MessageDialog

        choices = (self.tr("Open"), self.tr("Stay here"))
        heading = self.tr("This link leads out of your library")
        dialog = MessageDialog(heading, address, choices, self._window)
        dialog.exec()
        if dialog.chosen == 0:
            QDesktopServices.openUrl(QUrl(address))

    @Slot(QWidget)
    def _on_read_typography_wanted(self, button: QWidget) -> None:
        from reader.ui.settings.typography_popover import TypographyPopover

        opened = self._room.read.open_text
        chinese = opened is not None and is_ideographic(opened.card.language)
        TypographyPopover(self._around.settings, chinese, self._window).show_under(button)

    @Slot(QWidget)
    def _on_read_theme_wanted(self, button: QWidget) -> None:
        from reader.ui.settings.typography_popover import ThemeMenu

        ThemeMenu(self._around.settings, self._window).show_under(button)
