"""Draw scenes one after the other into files, and wait for the window meanwhile."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QDialog

from reader.app.composition import Application

THEMES = ("paper", "dark")
SIZE = (1440, 900)

Scenes = Mapping[str, Callable[[], QPixmap]]
"""The functions that draw the scenes, by the names of their pictures."""


def picture_name(scene: str, language: str, theme: str, suffix: str) -> str:
    """Return the name of the file of a scene."""
    return ".".join(filter(None, (scene, language, "" if theme == THEMES[0] else theme, suffix)))


def draw_scenes(scenes: Scenes, folder: Path, language: str, theme: str) -> None:
    """Draw scenes as PNG files into a folder."""
    for name, draw in scenes.items():
        to = folder / picture_name(name, language, theme, "png")
        draw().save(str(to), "PNG")
        sys.stdout.write(f"{to}\n")


def drawn(dialog: QDialog) -> QPixmap:
    """Show a dialog, and return a picture of it; it is closed then."""
    dialog.show()
    settle()
    picture = dialog.grab()
    dialog.reject()
    dialog.deleteLater()
    return picture


def settle(milliseconds: int = 600) -> None:
    """Let everything happen that is under way."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def end(program: Application) -> None:
    """End the background work; what is still to be laid out is, as no event may be left for when Python has ended."""
    settle()
    program.controller.window.hide()
    program.context.tasks.close()
