"""Draw the picture of the guide's section on other machines: a laptop that has been joined by a desktop.

Usage: machines_scene.py LANGUAGE FOLDER AT. Both have a library that is made for the picture, and share a folder.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from drawing import SIZE, THEMES, draw_scenes, end, settle
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication

from reader import __version__
from reader.app.composition import Application, build
from reader.core.sync.library_state import TextChoice
from reader.resources import resource
from reader.services.clock import FixedClock
from reader.services.importing.file_import import import_file
from reader.services.importing.import_run import ImportRequest
from reader.services.sync.exchange import SyncStart
from reader.services.sync.session import SyncSession
from reader.storage.library import Library
from reader.ui.preferences.preference_spec import SettingsGroup
from reader.ui.preferences.preference_store import Settings
from reader.ui.translation.translation import Translation

SAMPLES = Path(__file__).parent / "samples"
NAMES = {"en": ("Laptop", "Desktop"), "zh_CN": ("笔记本电脑", "书房的电脑")}
_SETTLE_MS = 2_000


class MachinesScene:
    """Show how the machines of one reader stand, and draw it."""

    def __init__(self, program: Application) -> None:
        """Set the program over the library of one of them."""
        self._program = program

    def all(self) -> dict[str, Callable[[], QPixmap]]:
        """Return the functions that draw the scenes, by the names of their pictures."""
        return {"machines": self._machines}

    def _machines(self) -> QPixmap:
        controller = self._program.controller
        controller.window.resize(*SIZE)
        controller.window.show()
        controller.open_settings(SettingsGroup.MACHINES)
        settle(_SETTLE_MS)
        return controller.window.grab()


def join(laptop: Library, desktop: Library, folder: Path, language: str, at: datetime) -> None:
    """Let the desktop join what the laptop has begun in a folder, and the laptop hear of it."""
    for library, name, founds in zip((laptop, desktop), NAMES[language], (True, False), strict=True):
        with SyncSession(library, __version__, at) as session:
            session.begin(SyncStart(folder, name, TextChoice.ALL, founds=founds))
    with SyncSession(laptop, __version__, at + timedelta(minutes=9)) as session:
        session.exchange()


def main() -> None:
    """Draw the scene in one language, in all themes."""
    language, folder, at = sys.argv[1:]
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication(["onehour"])
    now = datetime.fromisoformat(at)
    with tempfile.TemporaryDirectory() as place:
        libraries = [Path(place) / name / "library.db" for name in ("laptop", "desktop")]
        shared = Path(place) / "OneHour"
        for path in (*(library.parent for library in libraries), shared):
            path.mkdir()
        with Library.open(libraries[0], now) as laptop, Library.open(libraries[1], now) as desktop:
            for sample in sorted(SAMPLES.glob("*.md")):
                import_file(laptop, ImportRequest(sample), now)
            join(laptop, desktop, shared, language, now - timedelta(minutes=40))
            settings = Settings(laptop.preferences)
            settings.change(language=language)
            translation = Translation(application, resource("translations"))
            program = build(application, laptop, settings, translation, FixedClock(now))
            for theme in THEMES:
                settings.change(theme=theme)
                draw_scenes(MachinesScene(program).all(), Path(folder), language, theme)
            end(program)


if __name__ == "__main__":
    main()
