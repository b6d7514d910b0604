"""Start the program with its window."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs
import shiboken6
from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication

from reader import __version__
from reader.app.bug_reporter import BugReporter
from reader.app.composition import Application, build_first_page
from reader.app.first_paint import FirstPaint
from reader.app.termination_signals import TerminationSignals
from reader.core.errors import Problem, ReaderError
from reader.core.screens import ScreenName
from reader.resources import resource
from reader.services.clock import Clock
from reader.services.open_tabs import has_stored_tabs
from reader.storage.library import Library
from reader.storage.location import library_path, server_name
from reader.ui.preferences.preference_store import Settings
from reader.ui.shell.single_instance import SingleInstance, send_to_running
from reader.ui.shell.window_state import WindowState
from reader.ui.translation.translation import Translation

if TYPE_CHECKING:
    from reader.app.backup_timer import BackupTimer
    from reader.app.running_window import AnswerRequest, CommandHost
    from reader.core.text.model import Text
    from reader.importers.text_reader import TextReader
    from reader.ui.reminders.reminder_controller import ReminderController
    from reader.ui.shell.single_instance import CommandRequest

_INDEX_MS = 1_500
_LAST_STEP = object()
_NO_DISPLAY = "There is no display here: neither DISPLAY nor WAYLAND_DISPLAY is set."


def main(
    arguments: Sequence[str] = (),
    library: Path | None = None,
    answer_request: AnswerRequest | None = None,
    reader: TextReader | None = None,
) -> int:
    """Open the window with files or ``onehour://`` addresses in it; return the exit code.

    If a window of the same library is open already, that one is raised and receives the arguments. With
    ``answer_request`` the window runs commands of the command line. ``reader`` has begun to read one of the files.
    """
    if _has_no_display():
        sys.stderr.write(_NO_DISPLAY + "\n")
        return 1
    _choose_input_method()
    path = library_path(library, os.environ)
    application = _application()
    signals = TerminationSignals(application)
    socket_name = server_name(path)
    if send_to_running(socket_name, _targets(arguments)):
        return 0
    clock = Clock()
    translation = Translation(application, resource("translations"))
    translation.set_language("system")
    BugReporter(platformdirs.user_log_path("onehour", appauthor=False) / "onehour.log", application)
    targets = _targets(arguments)
    while (opened := open_library(path, clock.now())) is not None:
        with opened:
            settings = Settings(opened.preferences, writable=not opened.read_only)
            program = build_first_page(application, opened, settings, translation, clock)
            window_run = _WindowRun(application, program, socket_name, answer_request, reader)
            code = window_run.run(targets)
        if not window_run.wants_reopening:
            return code
        window_run.delete()
        targets, reader = [], None
    return signals.exit_code or 1


def open_library(path: Path, now: datetime) -> Library | None:
    """Open the library, as the reader chooses if there is a problem; None if the reader chooses to quit.

    The daily check of its pages is left to `BackupTimer`, unless the library was not closed in order.
    """
    try:
        return Library.open(path, now, checks_later=True)
    except ReaderError as error:
        from reader.app.library_opening import open_as_chosen

        return open_as_chosen(error, path, now)


class _WindowRun(QObject):
    """One run of the window, from the first paint to the last save."""

    def __init__(
        self,
        application: QApplication,
        program: Application,
        socket_name: str,
        answer_request: AnswerRequest | None,
        reader: TextReader | None,
    ) -> None:
        super().__init__()
        self.application = application
        self.program = program
        self.socket_name = socket_name
        self.answer_request = answer_request
        self.reader = reader
        self.wants_reopening = False
        """Whether the library is to be opened again, as it is damaged."""
        self._steps: Iterator[None] = iter(())
        self._early_arguments: list[str] | None = []
        self._reminders: ReminderController | None = None

    def run(self, arguments: Sequence[str]) -> int:
        """Show the window until it is closed, and return the exit code."""
        window = self.program.controller.window
        state = WindowState(platformdirs.user_state_path("onehour", appauthor=False) / "window.ini")
        instance = SingleInstance(self.socket_name, self.application)
        instance.arguments_received.connect(self._on_instance_arguments_received)
        instance.command_received.connect(self._on_instance_command_received)
        state.restore(window)
        first_time = not self.program.context.settings.values.welcomed
        self._steps = self._after_first_paint(arguments, first_time=first_time)
        FirstPaint(window).done.connect(self._take_step)
        if last_text(self.program.context.library) is not None:
            self.program.controller.read_screen.await_text()
            window.show()
        show_last_text(self.program)
        if arguments and not self.program.controller.read_screen.text_id:
            self.program.controller.navigation.announce_arguments(arguments)
        window.show()
        code = self.application.exec()
        instance.close()
        if window.isVisible():  # ended from outside: everything is saved all the same
            if self._reminders is not None:
                self._reminders.let_session_end()
            window.close()
        state.keep(window)
        self._leave()
        return code

    @cached_property
    def _backups(self) -> BackupTimer:
        from reader.app.backup_timer import BackupTimer

        timer = BackupTimer(self.program.context, self)
        timer.damage_found.connect(self._on_damage_found)
        return timer

    @cached_property
    def _command_host(self) -> CommandHost:
        from reader.app.running_window import CommandHost

        assert self.answer_request is not None
        return CommandHost(self.program.context, self.answer_request, self)

    @Slot()
    def _on_damage_found(self) -> None:
        from reader.app.damage_message import wants_reopening

        path = self.program.context.library.path
        assert path is not None
        if wants_reopening(path, self.program.controller.window):
            self.wants_reopening = True
            self.application.exit()

    @Slot()
    def _on_reminders_ended(self) -> None:
        self.application.exit()

    @Slot(list)
    def _on_instance_arguments_received(self, arguments: Sequence[str]) -> None:
        """Raise the window, and open the arguments as soon as what opens them is built."""
        if self._early_arguments is None:
            self.program.controller.navigation.open_arguments(arguments)
        else:
            self.program.controller.window.raise_up()
            self._early_arguments += arguments

    @Slot(object)
    def _on_instance_command_received(self, request: CommandRequest) -> None:
        if self.answer_request is not None:
            self._command_host.answer(request)

    @Slot()
    def _take_step(self) -> None:
        """Build one more part of what the first page did not need; what the reader does comes in between."""
        if next(self._steps, _LAST_STEP) is not _LAST_STEP:
            QTimer.singleShot(0, self._take_step)

    def _after_first_paint(self, arguments: Sequence[str], *, first_time: bool) -> Iterator[None]:
        from reader.services.freed_memory import map_large_blocks

        map_large_blocks()
        controller, context = self.program.controller, self.program.context
        yield from self.program.complete()
        context.tracker.watch(controller.window)
        self._remind()
        yield
        if context.library.read_only:
            context.toast.show_error(ReaderError(Problem.LIBRARY_READ_ONLY, context.library.path))
        elif first_time:
            context.settings.change(welcomed=True)
        controller.show_recovered_notes()
        self.program.action_handlers.show_clock_doubt()
        arguments = [*arguments, *self._take_early_arguments(), *self._follow_finder()]
        self._start_collector()
        controller.texts.queue.begun_reader = self.reader
        if first_time and not context.library.read_only and not context.library.texts.has_any():
            self._welcome(arguments)
        else:
            self._open(arguments)
        self._backups.start()
        if context.library.sync.state is not None and (sync := self.program.action_handlers.sync) is not None:
            sync.begin()
        QTimer.singleShot(_INDEX_MS, controller.texts.indexing.begin)

    def _remind(self) -> None:
        from reader.ui.reminders.reminder_controller import ReminderController

        self._reminders = ReminderController(self.program.controller)
        self._reminders.ended.connect(self._on_reminders_ended)

    def _take_early_arguments(self) -> list[str]:
        """Open from now on what later starts ask for, and return what they asked for until now."""
        early, self._early_arguments = self._early_arguments or [], None
        return early

    def _follow_finder(self) -> list[str]:
        """Open from now on what the Finder asks for, and return what it asked for during the start."""
        if sys.platform != "darwin":
            return []
        from reader.app.mac_application import MacApplication

        if not isinstance(self.application, MacApplication):
            return []
        self.application.arguments_received.connect(self.program.controller.navigation.open_arguments)
        return self.application.begin_opening()

    def _start_collector(self) -> None:
        """Collect garbage from now on: what the start has made is there."""
        from reader.app.garbage_collector import GarbageCollector

        GarbageCollector(self).start()

    def _welcome(self, arguments: Sequence[str]) -> None:
        """Open the welcome text, or what the program was started with as soon as that text is added; ask for the plan.

        What is being added is on the page behind the question, and stays if the program ends before the answer.
        """
        handlers = self.program.action_handlers
        if arguments:
            handlers.texts.queue.finished.connect(
                lambda _outcome: self._open(arguments), Qt.ConnectionType.SingleShotConnection
            )
        handlers.open_welcome()
        handlers.ask_for_plan()
        if not arguments:
            self._open(arguments)

    def _open(self, arguments: Sequence[str]) -> None:
        """Open files and addresses; without any, offer to add the program to the menu."""
        if arguments:
            self.program.controller.navigation.open_arguments(arguments)
            self.program.controller.texts.queue.drop_begun_reader()
        elif sys.platform == "linux" and not self.program.context.library.read_only:
            self.program.action_handlers.launcher.offer()

    def delete(self) -> None:
        """Delete the window and what belongs to it; another one takes its place."""
        for part in (self.program.controller.window, self.program.controller, self):
            shiboken6.delete(part)

    def _leave(self) -> None:
        """End the background tasks, and back up what was changed."""
        self.program.action_handlers.finish_sync()
        self.program.context.tasks.close()
        self._backups.finish()


def show_last_text(program: Application) -> None:
    """Show the text that was read last, at its place, beside the tabs that were open; else the library screen."""
    if has_stored_tabs(program.context.library):
        program.controller.tabs.restore()
    last = last_text(program.context.library)
    if last is not None:
        program.controller.show_text(last.id)
    else:
        program.controller.window.show_screen(ScreenName.LIBRARY)


def last_text(library: Library) -> Text | None:
    """Return the text that was read last; None if none was opened."""
    text = library.texts.last()
    return text if text is not None and text.opened is not None else None


def _targets(arguments: Sequence[str]) -> list[str]:
    """Return the addresses and the absolute paths of the files that the window is to open."""
    if not arguments:
        return []
    from reader.core.library_links import SCHEME

    return [target if target.lower().startswith(SCHEME) else str(Path(target).absolute()) for target in arguments]


def _application() -> QApplication:
    QApplication.setApplicationName("onehour")
    QApplication.setApplicationVersion(__version__)
    QApplication.setDesktopFileName("onehour")
    present = QApplication.instance()
    if isinstance(present, QApplication):
        return present
    if sys.platform == "darwin":
        from reader.app.mac_application import MacApplication

        return MacApplication(sys.argv[:1])
    return QApplication(sys.argv[:1])


def _has_no_display() -> bool:
    """Return whether Qt would end the program at once because there is no display."""
    variables = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform.startswith("linux") and not any(os.environ.get(name) for name in variables)


def _choose_input_method() -> None:
    """Make Chinese input work under fcitx: Qt's wheels have no plug-in for it, but fcitx speaks ibus too."""
    if os.environ.get("QT_IM_MODULE", "").startswith("fcitx"):
        os.environ["QT_IM_MODULE"] = "ibus"
