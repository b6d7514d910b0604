"""Drive the program's real window over a library, as a reader does."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Self

import shiboken6
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from reader.app.composition import build
from reader.app.startup import show_last_text
from reader.core.annotations.model import Annotation
from reader.core.screens import ScreenName
from reader.resources import resource
from reader.services.clock import Clock
from reader.services.importing.import_progress import ImportOutcome
from reader.storage.library import Library
from reader.ui.preferences.preference_spec import Scalar
from reader.ui.preferences.preference_store import Settings
from reader.ui.translation.translation import Translation

if TYPE_CHECKING:
    from pytestqt.wait_signal import SignalBlocker

    from reader.exporters.export_folder import ExportReport

TIMEOUT_MS = 20_000
"""Milliseconds that work in the background may take on a busy machine."""


class WindowDriver:
    """Build the program over an open library, show its window, act on it, and tear it down at the end.

    Its attributes are the parts of the program under short names; `preferences` are set before the program is built.
    """

    def __init__(
        self,
        qtbot: QtBot,
        library: Library,
        clock: Clock,
        *,
        size: tuple[int, int] = (1200, 800),
        **preferences: Scalar,
    ) -> None:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self.qtbot = qtbot
        self.library = library
        self.clock = clock
        self.settings = Settings(library.preferences)
        self.settings.change(**{"language": "en", **preferences})
        translation = Translation(application, resource("translations"))
        self.program = build(application, library, self.settings, translation, clock)
        self._name_parts()
        self.window.resize(*size)
        show_last_text(self.program)
        self.window.show()
        qtbot.waitExposed(self.window)

    def _name_parts(self) -> None:
        self.context, self.controller = self.program.context, self.program.controller
        self.action_handlers = self.program.action_handlers
        self.commands = self.context.commands
        self.annotation_commands = self.context.annotation_commands
        self.change_notifier = self.context.change_notifier
        self.tracker = self.context.tracker
        self.window = self.controller.window
        self.toast = self.context.toast
        self.read_screen = self.controller.read_screen
        self.page = self.read_screen.page
        self.texts = self.controller.texts
        self.queue = self.texts.queue
        self.text_options = self.texts.text_options
        self.editions = self.texts.editions
        self.export_runner = self.texts._export_runner

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the window as a reader does, and delete the program."""
        self.settings.change(language="en")
        self.window.close()
        self.context.tasks.close()
        self.program.translation.uninstall()
        shiboken6.delete(self.window)
        shiboken6.delete(self.controller)

    # --- navigation ----------------------------------------------------------------------------------------------

    @property
    def screen(self) -> ScreenName | None:
        """Return the screen that is shown."""
        return self.window.current

    @property
    def text_id(self) -> str:
        """Return the id of the open text, empty where none is open."""
        return self.read_screen.text_id

    def show(self, screen: ScreenName) -> QWidget:
        """Show a screen and return it."""
        self.window.show_screen(screen)
        return self.window.screen_widget(screen)

    def open(self, text_id: str) -> None:
        """Open a text at the reader's place."""
        self.controller.navigation.open_at(text_id)

    def action(self, name: str) -> QAction:
        """Return an action of the menu."""
        return self.window.action_set.of(name)

    def trigger(self, name: str) -> None:
        """Trigger an action of the menu."""
        self.action(name).trigger()

    def press(self, key: Qt.Key) -> None:
        """Press a key on the page."""
        QTest.keyClick(self.page, key)

    # --- texts and their notes -----------------------------------------------------------------------------------

    def wait_import(self, timeout: int = TIMEOUT_MS) -> SignalBlocker:
        """Return a context that waits at its end until the import is finished; its only argument is the outcome."""
        return self.qtbot.waitSignal(self.queue.finished, timeout=timeout)

    def add(self, *paths: Path, timeout: int = TIMEOUT_MS) -> ImportOutcome:
        """Add files, wait until all are imported, and return the outcome."""
        with self.wait_import(timeout) as finished:
            self.texts.add(paths)
        assert finished.args is not None
        (outcome,) = finished.args
        assert isinstance(outcome, ImportOutcome)
        return outcome

    def add_text(self, path: Path) -> str:
        """Add a file with one new text and return its id."""
        (text,) = self.add(path).added
        return text.id

    def drop(self, data: QMimeData) -> None:
        """Drop data from another program on the window."""
        none = (Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier)
        self.window.dropEvent(QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, *none))

    def highlight(self, text_id: str, start: int, end: int, colour: int = 1) -> Annotation:
        """Highlight a passage."""
        made = self.annotation_commands.highlight(text_id, start, end, colour)
        assert made is not None
        return made

    def undo(self) -> None:
        """Undo the last step."""
        self.commands.undo()

    def wait_export(self) -> SignalBlocker:
        """Return a context that waits at its end until the export is finished."""
        return self.qtbot.waitSignal(self.export_runner.finished, timeout=TIMEOUT_MS)

    def export(self, text_id: str) -> list[ExportReport]:
        """Export the notes of a text and return the reports."""
        with self.wait_export() as finished:
            self.texts.export(text_id)
        assert finished.args is not None
        reports: list[ExportReport] = finished.args[0]
        return reports

    # --- messages ------------------------------------------------------------------------------------------------

    def toast_text(self) -> str:
        """Return the message of the toast, empty where none is shown."""
        label = self.toast.findChild(QLabel)
        assert label is not None
        return label.text() if self.toast.isVisible() else ""

    def press_toast_button(self, label: str = "") -> None:
        """Press the button of the toast; ``label`` is the text that it must have."""
        button = next(one for one in self.toast.buttons if one.isVisible() and label in {"", one.text()})
        button.click()


def file_urls(*paths: Path) -> QMimeData:
    """Return files as data that is dragged or copied."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data
