"""Open the library at the start; where that fails, show why and offer what can be done."""

from __future__ import annotations

from datetime import datetime
from enum import Enum, auto
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from reader.core.errors import Problem, ReaderError
from reader.services.backups import restore_lost
from reader.storage.library import Library
from reader.ui.translation.error_messages import error_message
from reader.ui.widgets.message_dialog import MessageDialog

_LOST = frozenset({Problem.LIBRARY_DAMAGED, Problem.LIBRARY_MISSING})
_CAN_BE_READ = frozenset({Problem.LIBRARY_LOCKED, Problem.LIBRARY_READ_ONLY, Problem.LIBRARY_FULL, Problem.LIBRARY_IO})


def open_library(path: Path, now: datetime) -> Library | None:
    """Open the library, as the reader chooses if there is a problem; None if the reader chooses to quit."""
    choice = _Choice.OPEN
    while choice is not _Choice.QUIT:
        try:
            return Library.open(path, now, read_only=choice is _Choice.READ, new=choice is _Choice.BEGIN)
        except ReaderError as error:
            choice = _offer_choices(error, path, now)
    return None


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
        choices.insert(0, QCoreApplication.translate("Opening", "Open It to Read"))
    return _Choice.READ if _ask(error, path, choices) == 0 and len(choices) == 2 else _Choice.QUIT


def _offer_copies(error: ReaderError, path: Path, now: datetime) -> _Choice:
    """Offer the newest good backup, what can be read of the damaged file, or an empty library; the files stay."""
    backup, damaged = (str(error.detail.get(name, "")) for name in ("backup", "set_aside"))
    choices = {
        QCoreApplication.translate("Opening", "Use the Newest Backup"): backup,
        QCoreApplication.translate("Opening", "Recover What Can Be Read"): damaged,
    }
    files = {choice: file for choice, file in choices.items() if file}
    begin, leave = (
        QCoreApplication.translate("Opening", "Begin With an Empty Library"),
        QCoreApplication.translate("Opening", "Quit"),
    )
    offered = [*files, begin, leave]
    chosen = offered[_ask(error, path, offered)]
    if chosen in files:
        try:
            restore_lost(path, Path(files[chosen]), now)
        except ReaderError as failure:
            return _offer_choices(failure, path, now)
        return _Choice.OPEN
    return _Choice.BEGIN if chosen == begin else _Choice.QUIT


def _ask(error: ReaderError, path: Path, choices: list[str]) -> int:
    """Show the message and the file, and return the number of the choice; closing the dialog is the last one."""
    copies = [str(error.detail.get(name, "")) for name in ("set_aside", "backup")]
    message = "\n\n".join(part for part in (error_message(error), str(path), *copies) if part)
    dialog = MessageDialog(
        QCoreApplication.translate("Opening", "The library could not be opened"), message, tuple(choices)
    )
    dialog.exec()
    return dialog.chosen if dialog.chosen >= 0 else len(choices) - 1
