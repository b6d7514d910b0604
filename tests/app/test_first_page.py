"""The first page is painted before what it does not need is loaded (docs/decisions/0114)."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta
from fnmatch import fnmatch
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QObject, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from reader.app.composition import Application, build_first_page
from reader.app.first_paint import FirstPaint
from reader.app.startup import show_last_text
from reader.core.annotations.model import AnnotationKind
from reader.core.annotations.operations import annotate
from reader.resources import resource
from reader.services.clock import FixedClock
from reader.storage.library import Library
from reader.ui.page.page_view import PageView
from reader.ui.preferences.preference_store import Settings
from reader.ui.translation.translation import Translation
from tests.support.texts import add_text
from tests.support.window import TIMEOUT_MS, file_urls

ROOT = Path(__file__).parents[2]

MOST_MODULES = 150
"""How many modules of ours, packages among them, the first page may need; lower it with what it has learned to do
without."""

UNWANTED = (
    *("markdown*", "pymdownx*", "nh3*", "jinja2*", "lxml*", "yaml*", "sqlite_utils*", "fsrs*", "pypinyin*", "mammoth*"),
    *(
        "click*",
        "concurrent*",
        "urllib.request",
        "ssl",
        "http.client",
        "email*",
        "csv",
        "difflib",
        "statistics",
        "multiprocessing*",
    ),
    *("reader.exporters*", "reader.importers*", "reader.workers*", "reader.storage.search*", "reader.ui.study*"),
    *("reader.ui.library*", "reader.ui.notes*", "reader.ui.progress*", "reader.ui.settings*", "reader.ui.help*"),
    *("reader.ui.annotations*", "reader.ui.backups*", "reader.ui.importing*", "reader.ui.exporting*"),
    *("reader.ui.lookup*", "reader.ui.planning*", "reader.ui.reminders*", "reader.ui.activity*"),
    *("reader.ui.action_handlers", "reader.ui.command_keywords", "reader.ui.widgets.dialog", "reader.ui.widgets.field"),
    *("reader.services.importing*", "reader.services.study*", "reader.services.exporting*", "reader.core.planning*"),
    *("reader.core.text.headings", "reader.core.text.boundaries", "reader.core.activity.judging"),
)
"""What the first page has no use for."""


@pytest.fixture
def place(tmp_path: Path, now: datetime) -> Path:
    """Return the path of a library with a text that was read, and a note on it."""
    path = tmp_path / "library.db"
    with Library.open(path, now) as library:
        text = add_text(
            library, "红楼梦", [f"第{number}段。满纸荒唐言，一把辛酸泪。" for number in range(2_000)], now
        ).id
        library.commit(annotate(text, AnnotationKind.NOTE, None, now, body="A *note*"))
        library.texts.set_place(text, 100, now)
        library.preferences.set("welcomed", value=True)
    return path


@pytest.fixture
def loaded(place: Path, tmp_path: Path) -> dict[str, str]:
    """Return the modules that are loaded when the first page is painted, with who imported them."""
    to = tmp_path / "loaded.json"
    script = ROOT / "tests/support/first_page.py"
    homes = {name: str(tmp_path) for name in ("XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME")}
    environment = {**os.environ, **homes, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    subprocess.run([sys.executable, str(script), str(place), str(to)], check=True, cwd=ROOT, env=environment)
    found: dict[str, str] = json.loads(to.read_text("ascii"))
    return found


def test_the_first_page_needs_few_modules(loaded: dict[str, str]) -> None:
    own = [name for name in loaded if name.partition(".")[0] == "reader"]
    assert len(own) <= MOST_MODULES, "\n".join(f"{name}, imported by {loaded[name]}" for name in own)
    unwanted = {name: by for name, by in loaded.items() if any(fnmatch(name, pattern) for pattern in UNWANTED)}
    assert unwanted == {}


class ResizeRecorder(QObject):
    """Records of each resize of a page whether there was a text on it, which was laid out again."""

    def __init__(self, page: PageView) -> None:
        super().__init__()
        self._page = page
        self.of_text: list[bool] = []

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.of_text.append(self._page.flow is not None)
        return False


@pytest.fixture
def program(qapp: QApplication, place: Path, now: datetime) -> Iterator[Application]:
    """Yield a program that is ready to show its first page, and is not complete."""
    with Library.open(place, now) as library:
        translation = Translation(qapp, resource("translations"))
        program = build_first_page(qapp, library, Settings(library.preferences), translation, FixedClock(now))
        program.controller.window.resize(1200, 800)
        yield program
        program.controller.window.close()
        program.context.tasks.close()
        translation.uninstall()
        shiboken6.delete(program.controller.window)
        shiboken6.delete(program.controller)


def test_what_is_built_later_takes_up_the_text_that_is_shown(qtbot: QtBot, program: Application) -> None:
    screen = program.controller.read_screen
    show_last_text(program)
    with qtbot.waitSignal(FirstPaint(program.controller.window).done):
        program.controller.window.show()
    place = screen.panes.widget(2)
    width = place.width()
    for _step in program.complete():
        pass
    assert screen.panes.widget(2) is screen.notes
    assert screen.notes.width() == width
    assert screen.notes.isVisible()
    assert screen.notes.list.model.total == 1
    assert program.context.tracker._activity.text == screen.text_id
    assert program.context.action_set.of("find").isEnabled()


@pytest.mark.parametrize("paragraphs", [2_000, 200])
def test_a_text_is_laid_out_for_the_size_that_its_page_has(
    qtbot: QtBot, program: Application, paragraphs: int, now: datetime
) -> None:
    library = program.context.library
    text = add_text(library, "西游记", [f"第{number}段。混沌未分天地乱。" for number in range(paragraphs)], now)
    library.texts.set_place(text.id, 0, now + timedelta(days=1))
    screen = program.controller.read_screen
    screen.await_text()
    program.controller.window.show()
    qtbot.waitExposed(program.controller.window)
    assert screen.panes.isVisible()
    assert not screen._has_empty_page
    resizes = ResizeRecorder(screen.page)
    screen.page.viewport().installEventFilter(resizes)
    show_last_text(program)
    QCoreApplication.sendPostedEvents()
    assert screen.page.flow is not None
    assert not any(resizes.of_text)


def test_an_action_may_be_triggered_before_all_is_built(program: Application) -> None:
    show_last_text(program)
    program.context.action_set.of("find").trigger()
    assert not program.controller.read_screen._find_bar.isHidden()


def test_a_step_may_be_undone_before_all_is_built(program: Application) -> None:
    show_last_text(program)
    text = program.controller.read_screen.text_id
    assert len(program.context.library.annotations.of_text(text)) == 1
    program.context.action_set.of("undo").trigger()
    assert program.context.library.annotations.of_text(text) == []


def test_files_may_be_dropped_before_all_is_built(qtbot: QtBot, program: Application, tmp_path: Path) -> None:
    show_last_text(program)
    path = tmp_path / "early.md"
    path.write_text("# The early book\n\nWords of it.\n", "utf-8")
    none = (Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier)
    files = file_urls(path)
    with qtbot.waitSignal(program.controller.texts.queue.finished, timeout=TIMEOUT_MS):
        program.controller.window.dropEvent(QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, files, *none))
    assert "The early book" in [text.title for text in program.context.library.texts.all()]


def test_text_may_be_dropped_before_all_is_built(qtbot: QtBot, program: Application) -> None:
    show_last_text(program)
    data = QMimeData()
    data.setText("Words that were dragged here from another program.")
    none = (Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier)
    with qtbot.waitSignal(program.controller.texts.queue.finished, timeout=TIMEOUT_MS):
        program.controller.window.dropEvent(QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, *none))
    assert program.context.library.texts.count() == 2


def test_a_window_that_is_not_painted_is_not_waited_for(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    first_paint = FirstPaint(window)
    with qtbot.waitSignal(first_paint.done):
        pass
