"""Begin, answer and end the exchange with other machines, as the reader asks for it in the window."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from reader.core.errors import Problem, ReaderError
from reader.core.sync.library_state import TextChoice
from reader.services.sync.exchange import RestoredChoice, SyncStart
from reader.services.sync.machine_name import machine_name
from reader.services.sync.outcome import SyncOutcome, outcome_problems
from reader.services.sync.preview import JoinPreview
from reader.ui.shell.context import AppContext
from reader.ui.shell.sync_runner import SyncRunner
from reader.ui.sync.sync_labels import SyncLabels, recent_moment
from reader.ui.sync.sync_timer import SyncTimer
from reader.ui.translation.error_messages import error_message
from reader.ui.translation.sync_messages import sync_problem_message
from reader.ui.widgets.message_dialog import MessageDialog
from reader.ui.widgets.start_folder import HOME, start_folder


class SyncController(QObject):
    """What the reader does about the exchange, and what is said about it."""

    def __init__(self, context: AppContext, runner: SyncRunner, open_text: Callable[[], str], window: QWidget) -> None:
        """Set what exchanges; ``open_text`` returns the id of the text on the page, or nothing."""
        super().__init__(window)
        self._open_text = open_text
        self._context = context
        self._runner = runner
        self._window = window
        self._labels = SyncLabels(self)
        self._is_asking = self._is_asked_for = False
        self._told = ""
        self._timer = SyncTimer(context.change_notifier, runner, self)
        runner.exchanged.connect(self._on_runner_exchanged)
        runner.changed.connect(self._on_runner_changed)
        runner.leaving_requested.connect(self.leave)
        runner.comparison_requested.connect(self.compare)

    def begin(self) -> None:
        """Exchange now, and by itself from now on."""
        self._timer.start()

    def sync_now(self) -> None:
        """Exchange now, and say what came of it."""
        self._is_asked_for = True
        self._runner.exchange()

    def finish(self) -> None:
        """Send what was not sent, as the window closes."""
        self._timer.finish()

    # --- beginning and leaving -----------------------------------------------------------------------------------

    @Slot()
    def choose_folder(self) -> None:
        """Let the reader choose a folder, and begin in it or join the machines that are there."""
        caption = self.tr("Choose the Shared Folder")
        chosen = QFileDialog.getExistingDirectory(self._window, caption, start_folder(HOME))
        if chosen:
            self.look_into(Path(chosen))

    def look_into(self, folder: Path) -> None:
        """Ask how to begin in a folder, once it is known who is there."""
        start = SyncStart(folder, machine_name(), TextChoice.ALL, founds=False)
        self._runner.preview(start, partial(self._ask_to_join, folder), partial(self._on_no_preview, folder))

    def _on_no_preview(self, folder: Path, error: ReaderError) -> None:
        if error.problem is Problem.SYNC_GROUP_NONE:
            self._ask_to_start(folder, None)
        else:
            self._context.toast.show_error(error)

    def _ask_to_join(self, folder: Path, preview: JoinPreview) -> None:
        self._ask_to_start(folder, preview)

    def _ask_to_start(self, folder: Path, preview: JoinPreview | None) -> None:
        from reader.ui.sync.sync_start_dialog import SyncStartDialog

        dialog = SyncStartDialog(folder, machine_name(), preview, self._window)
        is_accepted, start = bool(dialog.exec()), dialog.start
        dialog.deleteLater()
        if is_accepted:
            self._context.commands.flush_requested.emit()
            self._is_asked_for = True
            self._runner.start(start, self._context.toast.show_error)
            self._timer.start()

    @Slot()
    def leave(self) -> None:
        """Ask whether to leave, and whether the files of this machine are to be deleted."""
        choices = (self.tr("Leave"), self.tr("Leave and Delete Its Files"), self.tr("Cancel"))
        dialog = MessageDialog(
            self.tr("Stop syncing with the other computers?"),
            self.tr(
                "All that is in the library stays, here and on the other computers. The files that this computer wrote "
                "into the folder can stay, so that a computer that was away for long still finds them, or be deleted."
            ),
            choices,
            self._window,
        )
        dialog.exec()
        chosen = dialog.chosen
        dialog.deleteLater()
        if chosen in {0, 1}:
            self._runner.leave(erases=chosen == 1, failed=self._context.toast.show_error)

    # --- what is said --------------------------------------------------------------------------------------------

    @Slot(object)
    def _on_runner_exchanged(self, outcome: SyncOutcome) -> None:
        names = {machine.id: machine.name for machine in outcome.machines}
        page = self._open_text()
        place = next((place for place in outcome.places if place.text == page), None)
        toast = self._context.toast
        if place is not None:
            now = self._context.clock.now()
            words = self.tr("{machine} was at {percent}% of this text, {time}.").format(
                machine=names.get(place.machine, self.tr("Another computer")),
                percent=round(100 * place.share),
                time=recent_moment(place.time, now),
            )
            toast.show_message(words, self.tr("Go There"), partial(self._go_to, place.text))
        elif outcome.taken.both:
            words = self.tr(
                "%n note(s) were written on two computers; both wordings were kept.", None, len(outcome.taken.both)
            )
            toast.show_message(words, self.tr("Compare…"), self.compare)
        elif self._is_asked_for:
            arrived = self._labels.arrived(outcome)
            toast.show_message(
                self.tr("Received: {what}.").format(what=arrived) if arrived else self.tr("Nothing new.")
            )
        self._is_asked_for = False

    def _go_to(self, text: str) -> None:
        place = self._context.library.texts.get(text).place
        self._context.navigator.text_requested.emit(text, place, "")

    @Slot()
    def compare(self) -> None:
        """Show the notes that were written on two machines, to choose between their wordings."""
        from reader.ui.sync.both_versions_dialog import BothVersionsDialog

        dialog = BothVersionsDialog(self._context, self._names(), self._window)
        dialog.exec()
        dialog.deleteLater()

    def _names(self) -> dict[str, str]:
        outcome, state = self._runner.last, self._runner.state
        names = {machine.id: machine.name for machine in outcome.machines} if outcome is not None else {}
        return names if state is None else names | {state.membership.replica: state.name}

    @Slot()
    def _on_runner_changed(self) -> None:
        """Show a problem once, until it is over; after a backup was restored, ask what holds."""
        error = self._runner.error
        if error is not None and error.problem is Problem.SYNC_RESTORED:
            if not self._is_asking:
                self._ask_what_holds()
        elif not self._runner.is_running:
            self._tell_problem()

    def _tell_problem(self) -> None:
        error, names = self._runner.error, self._names()
        _waiting, problems = outcome_problems(self._runner.problems)
        sentences = [] if error is None else [error_message(error)]
        sentences += [sync_problem_message(problem, names.get(problem.machine, "")) for problem in problems]
        sentence = sentences[0] if sentences else ""
        if sentence and sentence != self._told:
            show = self._context.action_set.of("other-machines").trigger
            self._context.toast.show_message(sentence, self.tr("Show"), show)
        self._told = sentence

    def _ask_what_holds(self) -> None:
        self._is_asking = True
        choices = (self.tr("Bring It Up to Date"), self.tr("What Was Restored Holds"), self.tr("Later"))
        dialog = MessageDialog(
            self.tr("The library was restored from a backup"),
            self.tr(
                "The other computers have what was changed since. This computer can be brought up to date, or "
                "what was restored can hold on all computers. Notes and minutes added since stay in either case."
            ),
            choices,
            self._window,
        )
        dialog.exec()
        chosen = dialog.chosen
        dialog.deleteLater()
        if chosen in {0, 1}:
            self._is_asking = False
            self._runner.exchange(RestoredChoice.UPDATE if chosen == 0 else RestoredChoice.KEEP)
