"""Handle the actions that the reader can trigger (`reader.ui.action_table` lists them)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from reader import __version__
from reader.core.activity.study_day import study_day
from reader.core.changes import Changes
from reader.core.errors import Problem, ReaderError
from reader.resources import welcome_text
from reader.ui.help.guide_controller import GuideController
from reader.ui.library.paste_controller import PasteController
from reader.ui.lookup.lookup_controller import LookupController
from reader.ui.reading.script_controller import ScriptController
from reader.ui.reading.vertical_controller import VerticalController
from reader.ui.reminders.focus_hour import FocusHour
from reader.ui.shell.item_focus import ItemFocus
from reader.ui.shell.preload import Preloader
from reader.ui.translation.translation import Translation
from reader.ui.window.flashcard_controller import FlashcardController
from reader.ui.window.history_controller import HistoryController
from reader.ui.window.window_controller import WindowController

if TYPE_CHECKING:
    from pathlib import Path

    from reader.ui.aloud.aloud_controller import AloudController
    from reader.ui.backups.restore_controller import RestoreController
    from reader.ui.shell.launcher_controller import LauncherController
    from reader.ui.sync.sync_controller import SyncController
    from reader.ui.window.palette_controller import PaletteController


class ActionHandlers(QObject):
    """Handle the actions of the table, and open the dialogs that belong to no screen."""

    def __init__(self, controller: WindowController, translation: Translation) -> None:
        super().__init__(controller.window)
        self.controller = controller
        self.context = controller.context
        self.window = controller.window
        self.texts = controller.texts
        self.read_screen = controller.read_screen
        self.mark_controller = controller.read_screen.mark_controller
        self.find_controller = controller.read_screen.find_controller
        self._translation = translation
        self._aloud: AloudController | None = None
        self._backups: RestoreController | None = None
        self._launcher: LauncherController | None = None
        self._palette: PaletteController | None = None
        self._sync: SyncController | None = None
        self.history = HistoryController(controller)
        self.flashcards = FlashcardController(controller)
        self.scripts = ScriptController(controller.context, controller.read_screen)
        self.vertical = VerticalController(controller.context, controller.read_screen)
        self.focus_hour = FocusHour(controller)
        self.lookup = LookupController(controller)
        self.pasting = PasteController(controller.context, controller.texts, controller.window)
        self.pasting.notes_pasted.connect(self.import_pasted_notes)
        self.guide = GuideController(controller)

    def begin(self) -> None:
        """Follow what is asked for on any screen, and load in the background what the reader needs next."""
        self._preloader = Preloader(self.context.tasks, self.window)
        self._item_focus = ItemFocus(self.window)
        self.context.navigator.action_requested.connect(self.ask_for_action)
        self.context.tracker.doubt_raised.connect(self.show_clock_doubt)

    @property
    def aloud(self) -> AloudController:
        """Return what reads the text aloud, building it on first use."""
        from reader.ui.aloud.aloud_controller import AloudController

        if self._aloud is None:
            self._aloud = AloudController(self.controller)
        return self._aloud

    @property
    def backups(self) -> RestoreController:
        """Return the controller of restoring, building it on first use."""
        from reader.ui.backups.restore_controller import RestoreController

        if self._backups is None:
            self._backups = RestoreController(self.context, self.window)
            self._backups.restored.connect(self.texts.indexing.begin)
        return self._backups

    @property
    def launcher(self) -> LauncherController:
        """Return the controller of the entry in the applications menu, building it on first use."""
        from reader.ui.shell.launcher_controller import LauncherController

        if self._launcher is None:
            self._launcher = LauncherController(self.context, self.window)
        return self._launcher

    @property
    def palette(self) -> PaletteController:
        """Return the controller of the command palette, building it on first use."""
        from reader.ui.window.palette_controller import PaletteController

        if self._palette is None:
            self._palette = PaletteController(self.controller, self._translation)
        return self._palette

    @property
    def sync(self) -> SyncController | None:
        """Return what syncs with other machines, building it on first use; None where the library cannot."""
        if self._sync is None and (runner := self.context.sync) is not None:
            from reader.ui.sync.sync_controller import SyncController

            screen = self.controller.read_screen
            self._sync = SyncController(self.context, runner, lambda: screen.text_id, self.window)
        return self._sync

    def choose_other_machines(self) -> None:
        """Choose the folder through which other machines are synced, or show how they stand."""
        from reader.ui.preferences.preference_spec import SettingsGroup

        if self.context.library.sync.state is not None:
            self.controller.open_settings(SettingsGroup.MACHINES)
        elif (sync := self.sync) is not None:
            sync.choose_folder()
        else:
            self.context.toast.show_error(ReaderError(Problem.LIBRARY_READ_ONLY, self.context.library.path))

    def sync_now(self) -> None:
        """Sync with the other machines now; without any, choose a folder."""
        if self.context.library.sync.state is None or (sync := self.sync) is None:
            self.choose_other_machines()
        else:
            sync.sync_now()

    def finish_sync(self) -> None:
        """Send what was not sent yet, as the window closes."""
        if self._sync is not None:
            self._sync.finish()

    def check_library(self) -> None:
        """Check the library, and mend it if the reader wants."""
        from reader.ui.backups.check_controller import CheckController

        controller = CheckController(self.context, self.window, self.backups.show)
        controller.show()
        controller.deleteLater()

    @Slot(object)
    def import_pasted_notes(self, path: Path) -> None:
        """Import the notes of another program that were copied there and pasted here."""
        self.controller.notes_import.import_files([path])

    @Slot(str)
    def ask_for_action(self, annotation: str) -> None:
        """Ask for an action that grows out of a mark or note."""
        from reader.ui.study.action_controller import ActionController

        controller = ActionController(self.context, self.window)
        controller.ask_for_action(annotation)
        controller.deleteLater()

    def edit_rota(self) -> None:
        """Edit the rota of those who host the lesson."""
        from reader.ui.study.rota_dialog import RotaDialog

        dialog = RotaDialog(self.context, parent=self.window)
        dialog.exec()
        dialog.deleteLater()

    def edit_groups(self) -> None:
        """Edit the groups that the reader studies in."""
        from reader.ui.study.groups_dialog import GroupsDialog

        dialog = GroupsDialog(self.context, self.window)
        dialog.exec()
        dialog.deleteLater()

    def hand_over(self) -> None:
        """Hand over something that the reader chooses."""
        from reader.ui.study.hand_over_controller import HandOverController

        controller = HandOverController(self.context, self.window)
        controller.show()
        controller.deleteLater()

    def open_welcome(self) -> None:
        """Open the welcome text in the language of the interface, adding it if it is missing."""
        self.texts.add([welcome_text(self._translation.language)])

    def ask_for_plan(self) -> None:
        """Ask for the first plan; if the reader skips it, the plan of a new library stays in force."""
        from reader.ui.progress.first_plan_dialog import FirstPlanDialog

        dialog = FirstPlanDialog(self.window)
        if dialog.exec():
            now = self.context.clock.now()
            plan = dialog.plan(self.context.tracker.today)
            plan = dialog.plan(study_day(now, plan.day_start))
            self.context.commands.run(lambda: self.context.library.plans.set(plan, now), self)

    def export_open_text(self) -> None:
        """Export the notes of the text on the page."""
        self.texts.export(self.read_screen.text_id)

    @Slot()
    def show_clock_doubt(self) -> None:
        """Show that the days skipped by a doubtful clock are held open, and offer to confirm them."""
        if self.context.library.clock_doubts.current(self.context.clock.now()) is None:
            return
        message = self.tr(
            "The computer’s clock jumped ahead by more than a day. The days in between stay open until the clock "
            "has been right for a day. No minutes are lost."
        )
        self.context.toast.show_message(message, self.tr("Those Days Have Passed"), self._confirm_clock)

    def _confirm_clock(self) -> None:
        def confirm() -> Changes:
            self.context.library.clock_doubts.confirm()
            return Changes("believe-clock", plan=True)

        self.context.commands.run(confirm, self)

    def count_as_read(self) -> None:
        """Count the passage that was just taken for skimmed as read, and show a message."""
        message = self.tr("The part you just skimmed was marked as read.")
        counted = self.context.commands.run(
            lambda: self.context.tracker.did_read(self.tr("Mark as Read")), self, message=lambda _changes: message
        )
        if counted and self.context.toast.message != message:
            self.context.toast.show_message(message)

    def export_as(self) -> None:
        """Ask what to export, where to and in which format."""
        opened = self.read_screen.open_text
        self.texts.ask_for_export(opened.card.id if opened else "")

    def correct_open_text(self) -> None:
        """Show the import options of the text on the page, to correct how it was imported."""
        self.texts.text_options.ask(self.read_screen.text_id)

    def ask_where_to_go(self) -> None:
        """Ask for a percentage, a section or a page, and go there."""
        from reader.ui.reading.go_to_dialog import GoToDialog

        opened = self.read_screen.open_text
        if opened is None:
            return
        stored = opened.stored
        characters = opened.card.characters
        dialog = GoToDialog(stored.outline(), characters, stored.pages(), stored.page_at, self.window)
        position = dialog.answer() if dialog.exec() else None
        if position is not None:
            self.read_screen.jump(position)

    def show_about(self) -> None:
        """Show the version and the path of the library."""
        from reader.ui.shell.about_dialog import AboutDialog

        AboutDialog(self.context.appearance, __version__, self.context.library.path, self.window).exec()
