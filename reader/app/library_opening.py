"""Open the library at the start; where that fails, show why and offer what can be done."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from reader.core.errors import Problem, ReaderError
from reader.storage.backup import restore
from reader.storage.library import Library
from reader.ui.translation.error_messages import error_message
from reader.ui.widgets.message_dialog import MessageDialog

_CAN_BE_READ = frozenset({Problem.LIBRARY_LOCKED, Problem.LIBRARY_READ_ONLY, Problem.LIBRARY_FULL, Problem.LIBRARY_IO})


def open_library(path: Path, now: datetime) -> Library | None:
    """Open the library, as the reader chooses if there is a problem; None if the reader chooses to quit."""
    read_only = False
    while True:
        try:
            return Library.open(path, now, read_only=read_only)
        except ReaderError as error:
            read_only = error.problem in _CAN_BE_READ
            if not _offer_choices(error, path, now):
                return None


def _offer_choices(error: ReaderError, path: Path, now: datetime) -> bool:
    if error.problem is Problem.LIBRARY_DAMAGED:
        return _offer_repair(error, path, now)
    choices = [QCoreApplication.translate("Opening", "Quit")]
    if error.problem in _CAN_BE_READ:
        choices.insert(0, QCoreApplication.translate("Opening", "Open It to Read"))
    return _ask(error, path, choices) == 0 and len(choices) == 2


def _offer_repair(error: ReaderError, path: Path, now: datetime) -> bool:
    """Offer the newest good backup or an empty library; the damaged file has been set aside and stays."""
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
            restore(Path(backup), path, now)
        except ReaderError as failure:
            return _offer_choices(failure, path, now)
    return chosen != choices[-1]


def _ask(error: ReaderError, path: Path, choices: list[str]) -> int:
    """Show the message and the file, and return the number of the choice; closing the dialog is the last one."""
    set_aside = str(error.detail.get("set_aside", ""))
    message = "\n\n".join(part for part in (error_message(error), str(path), set_aside) if part)
    dialog = MessageDialog(
        QCoreApplication.translate("Opening", "The library could not be opened"), message, tuple(choices)
    )
    dialog.exec()
    return dialog.chosen if dialog.chosen >= 0 else len(choices) - 1
