"""Open the program's real window over a library file, as often as a journey needs it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.app.composition import Application, build
from reader.app.startup import show_first
from reader.resources import resource
from reader.services.clock import FixedClock
from reader.storage.library import Library
from reader.ui.preferences import Settings
from reader.ui.translation.translation import Translation

Sitting = Callable[[datetime], AbstractContextManager[Application]]


@pytest.fixture
def sitting(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Sitting:
    """Give what opens the window at a time, and closes it in order when the sitting is over."""

    @contextmanager
    def sit_down(now: datetime) -> Iterator[Application]:
        with Library.open(tmp_path / "library.db", now) as library:
            settings = Settings(library.preferences)
            settings.change(export_folder=str(tmp_path / "notes"), language="en")
            program = build(qapp, library, settings, Translation(qapp, resource("translations")), FixedClock(now))
            program.controller.window.resize(1440, 900)
            show_first(program)
            program.controller.window.show()
            qtbot.waitExposed(program.controller.window)
            try:
                yield program
            finally:
                settings.change(language="en")
                program.controller.window.close()
                program.context.tasks.close()
                program.translation.take_out()
                shiboken6.delete(program.controller.window)
                shiboken6.delete(program.controller)

    return sit_down
