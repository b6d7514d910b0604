"""Open the library at the start; where that fails, show why and offer what can be done."""

from __future__ import annotations

from datetime import datetime
from enum import Enum, auto
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from reader.core.errors import Problem, ReaderError
from reader.storage.backup import replace_library
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
    """Offer the newest good backup or an empty library; what was set aside stays."""
    backup = str(error.detail.get("backup", ""))
    choices = [
        QCoreApplication.translate("Opening", "Begin With an Empty Library"),
        QCoreApplication.translate("Opening", "Quit"),
    ]
    if backup:
        choices.insert(0, QCoreApplication.translate("Opening", "Use the Newest Backup"))
    chosen = choices[_ask(error, path, choices)]
    if backup and chosen == choices[0]:
        try:
            replace_library(Path(backup), path, now)
        except ReaderError as failure:
            return _offer_choices(failure, path, now)
        return _Choice.OPEN
    return _Choice.QUIT if chosen == choices[-1] else _Choice.BEGIN


def _ask(error: ReaderError, path: Path, choices: list[str]) -> int:
    """Show the message and the file, and return the number of the choice; closing the dialog is the last one."""
    copies = [str(error.detail.get(name, "")) for name in ("set_aside", "backup")]
    message = "\n\n".join(part for part in (error_message(error), str(path), *copies) if part)
    dialog = MessageDialog(
        QCoreApplication.translate("Opening", "The library could not be opened"), message, tuple(choices)
    )
    dialog.exec()
    return dialog.chosen if dialog.chosen >= 0 else len(choices) - 1
