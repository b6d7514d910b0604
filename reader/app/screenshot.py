"""Draw a screen of the program to a file, without a display."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from reader.app.composition import Application, build
from reader.core.errors import Problem, ReaderError
from reader.core.screens import ScreenName
from reader.resources import resource
from reader.services.clock import FixedClock
from reader.storage.library import Library
from reader.ui.preferences.preference_spec import Scalar
from reader.ui.preferences.preference_store import Settings
from reader.ui.translation.translation import Translation

_SETTLING_MS = 350


@dataclass(frozen=True, slots=True)
class Screenshot:
    """What to draw: the screen, the text, the position on the page (-1: the reader's place in it), and the look.

    ``width`` and ``height`` are in device-independent pixels; an empty ``theme`` or ``language`` is the preferred one.
    """

    screen: ScreenName = ScreenName.READ
    text: str = ""
    position: int = -1
    width: int = 1440
    height: int = 900
    theme: str = ""
    language: str = ""


def save_screenshot(library: Library, to: Path, picture: Screenshot, at: datetime) -> tuple[int, int]:
    """Draw a picture of an open library as of ``at`` to a PNG file, and return its width and height in pixels.

    Nothing in the library changes if it was opened read-only. Raises ReaderError TEXT_UNKNOWN, or EXPORT_FAILED where
    the file cannot be written.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    present = QApplication.instance()
    application = present if isinstance(present, QApplication) else QApplication(["onehour"])
    settings = Settings(_ScreenshotPreferences(library, picture), writable=False)
    program = build(application, library, settings, Translation(application, resource("translations")), FixedClock(at))
    try:
        return _draw(program, to, picture)
    finally:
        program.context.tasks.close()
        # timers must not fire when the library is closed
        program.controller.window.deleteLater()
        program.controller.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        program.translation.uninstall()


@dataclass(frozen=True, slots=True)
class _ScreenshotPreferences:
    """The reader's preferences, overridden by the look of the picture; nothing is stored."""

    library: Library
    picture: Screenshot

    def get(self, key: str) -> object:
        override = {"theme": self.picture.theme, "language": self.picture.language}.get(key)
        return override or self.library.preferences.get(key)

    def set(self, key: str, value: Scalar) -> None:
        """Do nothing: a picture changes no preference."""


def _draw(program: Application, to: Path, picture: Screenshot) -> tuple[int, int]:
    window = program.controller.window
    window.resize(picture.width, picture.height)
    _open(program, picture)
    window.show()
    _settle()
    grabbed = window.grab()
    if not grabbed.save(str(to), "PNG"):
        raise ReaderError(Problem.EXPORT_FAILED, to, why="picture")
    window.hide()
    return grabbed.width(), grabbed.height()


def _open(program: Application, picture: Screenshot) -> None:
    texts = program.context.library.texts
    chosen = picture.text or next((text.id for text in texts.all()), "")
    if chosen:
        program.controller.read_screen.open(texts.get(chosen).id, None if picture.position < 0 else picture.position)
    program.controller.window.show_screen(picture.screen)


def _settle() -> None:
    """Wait until layout and timers have settled."""
    loop = QEventLoop()
    QTimer.singleShot(_SETTLING_MS, loop.quit)
    loop.exec()
