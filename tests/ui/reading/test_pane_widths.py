"""The widths of the contents and the notes are those that the reader gave them, in the next session, too."""

from datetime import datetime
from pathlib import Path

from pytestqt.qtbot import QtBot

from reader.services.clock import FixedClock
from reader.storage.library import Library
from reader.ui.reading.side_panes import SidePanes
from reader.ui.shell.window_state import WindowState
from tests.support.texts import add_text, heading
from tests.support.window import WindowDriver


def panes_of(driver: WindowDriver) -> SidePanes:
    panes = driver.window.findChild(SidePanes)
    assert isinstance(panes, SidePanes)
    return panes


def test_the_widths_of_the_panes_come_back(qtbot: QtBot, tmp_path: Path, now: datetime) -> None:
    with Library.open(tmp_path / "library.db", now) as library:
        text = add_text(library, "One", [heading("Chapter"), "words " * 500, heading("Next"), "words " * 500], now).id
        with WindowDriver(qtbot, library, FixedClock(now), size=(1400, 800)) as driver:
            state = WindowState(tmp_path / "window.ini")
            state.restore(driver.window)
            driver.window.resize(1400, 800)
            driver.open(text)
            panes = panes_of(driver)
            usual = panes.sizes()
            panes.setSizes([200, 700, 430])
            panes.splitterMoved.emit(200, 1)
            chosen = panes.sizes()
            assert chosen != usual
            driver.window.resize(1250, 800)
            assert panes.sizes()[2] == chosen[2]
            driver.window.resize(1400, 800)
            panes.toggle_notes()
            panes.toggle_notes()
            assert panes.sizes() == chosen
            state.keep(driver.window)
        with WindowDriver(qtbot, library, FixedClock(now), size=(1400, 800)) as driver:
            WindowState(tmp_path / "window.ini").restore(driver.window)
            driver.window.resize(1400, 800)
            driver.open(text)
            assert panes_of(driver).sizes() == chosen
