"""Show why the library could not be opened at the start, and offer what can be done."""

from __future__ import annotations

from datetime import datetime
from enum import Enum, auto
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from reader.core.errors import Problem, ReaderError
from reader.resources import resource
from reader.storage.library import Library
from reader.ui.appearance.appearance import apply_theme, theme_in_force
from reader.ui.appearance.icons import Icons
from reader.ui.translation.translation import language_named

_LOST = frozenset({Problem.LIBRARY_DAMAGED, Problem.LIBRARY_MISSING})
_CAN_BE_READ = frozenset({Problem.LIBRARY_LOCKED, Problem.LIBRARY_READ_ONLY, Problem.LIBRARY_FULL, Problem.LIBRARY_IO})

_SYSTEM = "system"
"""The theme and the language of the desktop: those that the reader chose are in the library."""


def open_as_chosen(error: ReaderError, path: Path, now: datetime) -> Library | None:
    """Open a library, which raised an error, as the reader chooses; None if the reader chooses to quit."""
    _apply_theme()
    while (choice := _offer_choices(error, path, now)) is not _Choice.QUIT:
        try:
            return Library.open(path, now, read_only=choice is _Choice.READ, new=choice is _Choice.BEGIN)
        except ReaderError as again:
            error = again
    return None


def _apply_theme() -> None:
    """Show the dialogs as those of the window are shown."""
    application = _application()
    application.setStyle("Fusion")
    theme = theme_in_force(application, _SYSTEM)
    apply_theme(application, theme, language_named(_SYSTEM), Icons(resource("icons")))


class _Choice(Enum):
    """How the library is opened next."""

    OPEN = auto()
    READ = auto()
    BEGIN = auto()
    QUIT = auto()


def _offer_choices(error: ReaderError, path: Path, now: datetime) -> _Choice:
    if error.problem in _LOST:
        return _offer_copies(error, path, now)
    choices = [QCoreApplication.translate("Opening", "Quit")]
    if error.problem in _CAN_BE_READ:
        choices.insert(0, QCoreApplication.translate("Opening", "Open Read-Only"))
    return _Choice.READ if _ask(error, path, choices) == 0 and len(choices) == 2 else _Choice.QUIT


def _offer_copies(error: ReaderError, path: Path, now: datetime) -> _Choice:
    """Offer the newest good backup, what can be read of the damaged file, or an empty library; the files stay."""
    backup, damaged = (str(error.detail.get(name, "")) for name in ("backup", "set_aside"))
    choices = {
        QCoreApplication.translate("Opening", "Use the Newest Backup"): backup,
        QCoreApplication.translate("Opening", "Recover What Can Be Read"): damaged,
    }
    files = {choice: file for choice, file in choices.items() if file}
    another, begin, leave = (
        QCoreApplication.translate("Opening", "Choose Another Backup…"),
        QCoreApplication.translate("Opening", "Start with an Empty Library"),
        QCoreApplication.translate("Opening", "Quit"),
    )
    offered = [*files, another, begin, leave]
    chosen = offered[_ask(error, path, offered)]
    while chosen == another:
        if _restore_another(path, now):
            return _Choice.OPEN
        chosen = offered[_ask(error, path, offered)]
    if chosen in files:
        from reader.services.backups import restore_lost

        try:
            restore_lost(path, Path(files[chosen]), now)
        except ReaderError as failure:
            return _offer_choices(failure, path, now)
        return _Choice.OPEN
    return _Choice.BEGIN if chosen == begin else _Choice.QUIT


def _restore_another(path: Path, now: datetime) -> bool:
    """Let the reader choose a file that takes the library's place; return whether one did."""
    from reader.services.restore_target import LostLibrary
    from reader.ui.backups.restore_dialog import RestoreDialog
    from reader.ui.shell.tasks import TaskRunner

    tasks = TaskRunner()
    dialog = RestoreDialog(LostLibrary(path), tasks, now, theme_in_force(_application(), _SYSTEM))
    try:
        return bool(dialog.exec())
    finally:
        dialog.release()
        dialog.deleteLater()
        tasks.close()


def _application() -> QApplication:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    return application


def _ask(error: ReaderError, path: Path, choices: list[str]) -> int:
    """Show the message and the file, and return the number of the choice; closing the dialog is the last one."""
    from reader.ui.translation.error_messages import error_message
    from reader.ui.widgets.message_dialog import MessageDialog

    copies = [str(error.detail.get(name, "")) for name in ("set_aside", "backup")]
    message = "\n\n".join(part for part in (error_message(error), str(path), *copies) if part)
    dialog = MessageDialog(
        QCoreApplication.translate("Opening", "The library could not be opened"), message, tuple(choices)
    )
    dialog.exec()
    return dialog.chosen if dialog.chosen >= 0 else len(choices) - 1
