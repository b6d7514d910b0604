"""Add the program to the applications menu of a Linux desktop, and remove it from there."""

from __future__ import annotations

import os
from functools import partial

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from reader.services.desktop.desktop_entry import is_on_desktop
from reader.services.desktop.program_file import program_file
from reader.ui.shell.context import AppContext
from reader.workers.system_tools import run_tool


class LauncherController(QObject):
    """Run `onehour desktop install` and `remove` in the background, and offer the first of them once."""

    def __init__(self, context: AppContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context

    def offer(self) -> None:
        """Offer once to add a program that is in no menu; while another message is shown, not before the next start."""
        settings, toast = self._context.settings, self._context.toast
        if settings.values.launcher_offered or toast.message or program_file() is None or is_on_desktop(os.environ):
            return
        settings.change(launcher_offered=True)
        toast.show_message(self.tr("One Hour is not in your applications menu yet."), self.tr("Add It"), self.add)

    def add(self) -> None:
        """Add the program to the applications menu; files and links can then be opened with it."""
        self._run(
            "install", self.tr("Added to the applications menu. Files and onehour: links can be opened with One Hour.")
        )

    def remove(self) -> None:
        """Remove the program from the applications menu."""
        self._run("remove", self.tr("Removed from the applications menu. Your library stays."))

    def _run(self, command: str, message: str) -> None:
        tasks, toast = self._context.tasks, self._context.toast
        tasks.run(partial(_run_command, command), partial(self._on_command_ended, message), toast.show_error)

    @Slot(str, bool)
    def _on_command_ended(self, message: str, succeeded: bool) -> None:
        failure = self.tr("The applications menu could not be changed.")
        self._context.toast.show_message(message if succeeded else failure)


def _run_command(command: str) -> bool:
    """Run the command of this program by which it becomes known to the desktop."""
    program = program_file()
    return program is not None and run_tool(str(program), "--quiet", "desktop", command)
