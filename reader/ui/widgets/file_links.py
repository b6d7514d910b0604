"""Open a file that was written, or show it in its folder, through the desktop."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices

from reader.core.translatable import QT_TRANSLATE_NOOP

FileLink = tuple[str, Callable[[], object]]
"""The label of a link, and what it does."""

_OPEN = QT_TRANSLATE_NOOP("FileLinks", "Open")
_OPEN_FOLDER = QT_TRANSLATE_NOOP("FileLinks", "Open Folder")
_SHOW = QT_TRANSLATE_NOOP("FileLinks", "Show in Folder")


def file_links(path: Path, *, opens: bool = True) -> list[FileLink]:
    """Return the links for a written file or folder; ``opens`` is False for a file that only One Hour can read."""
    if path.is_dir():
        return [(_translated(_OPEN_FOLDER), partial(open_file, path))]
    shown = (_translated(_SHOW), partial(show_in_folder, path))
    return [(_translated(_OPEN), partial(open_file, path)), shown] if opens else [shown]


def open_file(path: Path) -> None:
    """Open a file in the program for its kind, or a folder in the file manager."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.absolute())))


def show_in_folder(path: Path) -> None:
    """Show a file selected in the file manager; where that cannot select one, open its folder."""
    command = _selecting_command(path.absolute())
    if command:
        subprocess.Popen(command)  # noqa: S603 - a program of the system, and a path that was just written
    elif not _is_selected(path.absolute()):
        open_file(path.parent)


def _selecting_command(path: Path) -> list[str]:
    """Return the command that shows a file on Windows or macOS; empty elsewhere."""
    if sys.platform == "win32":
        return ["explorer", f"/select,{path}"]
    if sys.platform == "darwin":
        return ["open", "-R", str(path)]
    return []


def _is_selected(path: Path) -> bool:
    from reader.ui.widgets.file_manager import show_selected

    return show_selected(path)


def _translated(source: str) -> str:
    return QCoreApplication.translate("FileLinks", source)
