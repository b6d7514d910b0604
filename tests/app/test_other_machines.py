"""Two windows with a library each keep the same notes and minutes through a folder."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from reader.core.errors import Problem
from reader.core.sync.library_state import TextChoice
from reader.services.sync.exchange import SyncStart
from reader.storage.library import Library
from reader.ui.preferences.preference_spec import SettingsGroup
from reader.ui.settings.other_machines_page import OtherMachinesPage
from reader.ui.settings.settings_screen import SettingsScreen
from reader.ui.shell.sync_runner import SyncRunner
from reader.ui.sync.both_versions_dialog import BothVersionsDialog
from reader.ui.sync.sync_controller import SyncController
from reader.ui.sync.sync_start_dialog import SyncStartDialog
from reader.ui.widgets.button import Button
from tests.support.clocks import ManualClock
from tests.support.window import TIMEOUT_MS, WindowDriver

WORDS = "# Of Studies\n\nStudies serve for delight, for ornament, and for ability.\n"


class Machine:
    """A library with its window, and what exchanges for it."""

    def __init__(self, qtbot: QtBot, path: Path, now: datetime, stack: ExitStack) -> None:
        path.parent.mkdir(parents=True)
        self.qtbot = qtbot
        self.clock = ManualClock(now)
        self.library = stack.enter_context(Library.open(path, now))
        self.driver = stack.enter_context(WindowDriver(qtbot, self.library, self.clock))
        sync = self.driver.action_handlers.sync
        assert isinstance(sync, SyncController)
        self.sync = sync
        runner = self.driver.context.sync
        assert isinstance(runner, SyncRunner)
        self.runner = runner
        stack.callback(sync.finish)

    def begin(self, folder: Path, name: str, *, founds: bool) -> None:
        self.runner.start(SyncStart(folder, name, TextChoice.ALL, founds=founds), pytest.fail)
        self.wait()

    def exchange(self) -> None:
        self.clock.advance(1)
        self.runner.exchange()
        self.wait()

    def wait(self) -> None:
        self.qtbot.waitUntil(lambda: not self.runner.is_running, timeout=TIMEOUT_MS)

    def page(self) -> OtherMachinesPage:
        self.driver.controller.open_settings(SettingsGroup.MACHINES)
        screen = self.driver.window.findChild(SettingsScreen)
        assert screen is not None
        page = screen.pages[SettingsGroup.MACHINES]
        assert isinstance(page, OtherMachinesPage)
        return page


@pytest.fixture
def machines(qtbot: QtBot, tmp_path: Path, now: datetime) -> Iterator[tuple[Machine, Machine]]:
    """Return a machine that has founded a group, and another one that has joined it."""
    with ExitStack() as stack:
        laptop = Machine(qtbot, tmp_path / "one" / "library.db", now, stack)
        essay = tmp_path / "essay.md"
        essay.write_text(WORDS, "utf-8")
        laptop.driver.add_text(essay)
        folder = tmp_path / "shared"
        folder.mkdir()
        laptop.begin(folder, "Laptop", founds=True)
        desktop = Machine(qtbot, tmp_path / "two" / "library.db", now, stack)
        desktop.begin(folder, "Desktop", founds=False)
        laptop.exchange()
        yield laptop, desktop


def texts(machine: Machine) -> list[str]:
    return [text.title for text in machine.library.texts.all()]


def bodies(machine: Machine) -> list[str]:
    (text,) = machine.library.texts.all()
    return [note.body for note in machine.library.annotations.of_text(text.id)]


def mark(machine: Machine, start: int, end: int, body: str) -> str:
    (text,) = machine.library.texts.all()
    note = machine.driver.highlight(text.id, start, end)
    machine.driver.annotation_commands.write(note.id, body)
    return note.id


def words(page: OtherMachinesPage) -> set[str]:
    return {label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page)}


def test_what_is_written_on_one_is_on_the_other(machines: tuple[Machine, Machine]) -> None:
    laptop, desktop = machines
    assert texts(desktop) == ["Of Studies"]
    mark(laptop, 0, 7, "why?")
    laptop.exchange()
    desktop.exchange()
    assert bodies(desktop) == ["why?"]
    assert desktop.runner.last is not None
    assert desktop.runner.last.taken.notes == 1


def test_a_change_is_sent_by_itself_and_what_comes_is_shown(qtbot: QtBot, machines: tuple[Machine, Machine]) -> None:
    laptop, desktop = machines
    laptop.sync.begin()
    laptop.wait()
    mark(laptop, 0, 7, "by itself")
    qtbot.waitUntil(lambda: laptop.library.sync.dirty == 0 and not laptop.runner.is_running, timeout=TIMEOUT_MS)
    desktop.sync.sync_now()
    desktop.wait()
    assert "Received: 1 note." in desktop.driver.toast_text()


def test_undo_leaves_alone_what_came_from_the_other(machines: tuple[Machine, Machine]) -> None:
    laptop, desktop = machines
    mark(desktop, 8, 13, "mine")
    mark(laptop, 0, 7, "theirs")
    laptop.exchange()
    desktop.exchange()
    desktop.driver.undo()
    assert sorted(bodies(desktop)) == ["", "theirs"]


def test_the_page_shows_this_machine_and_the_others(machines: tuple[Machine, Machine]) -> None:
    laptop, desktop = machines
    page = desktop.page()
    assert page.name.text() == "Desktop"
    assert "Laptop" in words(page)
    page.name.setText("Study")
    page.name.editingFinished.emit()
    desktop.wait()
    laptop.exchange()
    assert [machine.name for machine in laptop.runner.machines] == ["Study"]


def test_words_that_two_machines_wrote_can_be_chosen_from(qtbot: QtBot, machines: tuple[Machine, Machine]) -> None:
    laptop, desktop = machines
    note = mark(laptop, 0, 7, "a first line of some words")
    laptop.exchange()
    desktop.exchange()
    laptop.driver.annotation_commands.write(note, "rewritten here in other words")
    desktop.driver.annotation_commands.write(note, "something else entirely over there")
    laptop.exchange()
    desktop.exchange()
    assert "written on two computers" in desktop.driver.toast_text()
    dialog = BothVersionsDialog(desktop.driver.context, {}, desktop.driver.window)
    qtbot.addWidget(dialog)
    keep = [button for button in dialog.findChildren(Button) if button.text() == "Keep"]
    assert len(keep) == 3
    keep[1].click()
    assert desktop.library.sync.written_on_both() == ()
    assert bodies(desktop)[0] in {"rewritten here in other words", "something else entirely over there"}


def test_a_folder_that_is_gone_is_said_and_nothing_is_lost(machines: tuple[Machine, Machine], tmp_path: Path) -> None:
    laptop, _desktop = machines
    (tmp_path / "shared").rename(tmp_path / "elsewhere")
    mark(laptop, 0, 7, "kept")
    laptop.exchange()
    assert laptop.runner.error is not None
    assert laptop.runner.error.problem is Problem.SYNC_FOLDER_GONE
    assert "shared" in laptop.driver.toast_text()
    laptop.driver.toast.leave()
    laptop.exchange()
    assert laptop.driver.toast_text() == ""
    assert any("shared" in line for line in words(laptop.page()))
    (tmp_path / "elsewhere").rename(tmp_path / "shared")
    laptop.exchange()
    assert (laptop.runner.error, laptop.library.sync.dirty) == (None, 0)


def test_leaving_keeps_the_library(machines: tuple[Machine, Machine]) -> None:
    laptop, _desktop = machines
    laptop.runner.leave(erases=True, failed=pytest.fail)
    laptop.qtbot.waitUntil(lambda: laptop.runner.state is None, timeout=TIMEOUT_MS)
    assert laptop.page().choose.isEnabled()
    assert texts(laptop) == ["Of Studies"]


def test_what_was_not_sent_is_sent_as_the_window_closes(machines: tuple[Machine, Machine]) -> None:
    laptop, desktop = machines
    mark(laptop, 0, 7, "last words")
    laptop.sync.finish()
    desktop.exchange()
    assert bodies(desktop) == ["last words"]


def test_the_dialog_says_what_comes_together(qtbot: QtBot, machines: tuple[Machine, Machine], tmp_path: Path) -> None:
    laptop, _desktop = machines
    previews: list[object] = []
    laptop.runner.leave(erases=False, failed=pytest.fail)
    qtbot.waitUntil(lambda: laptop.runner.state is None, timeout=TIMEOUT_MS)
    start = SyncStart(tmp_path / "shared", "Laptop", TextChoice.ALL, founds=False)
    laptop.runner.preview(start, previews.append, pytest.fail)
    qtbot.waitUntil(lambda: bool(previews), timeout=TIMEOUT_MS)
    dialog = SyncStartDialog(tmp_path / "shared", "Laptop", previews[0], laptop.driver.window)  # type: ignore[arg-type]
    qtbot.addWidget(dialog)
    shown = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "1 on both, 0 only here, 0 only there" in shown
    assert dialog.start == start
