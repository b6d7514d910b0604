"""The window lives on while very many notes are changed: it says how far that is, and can stop it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reader.core.annotations import operations
from reader.core.annotations.model import Annotation, AnnotationKind
from reader.core.annotations.operations import Edit, Operation
from reader.core.operation_name import OperationName
from reader.core.screens import ScreenName
from reader.services.clock import FixedClock
from reader.storage import bulk_step
from reader.storage.library import Library
from reader.ui.shell.bulk_progress_bar import BulkProgressBar
from reader.ui.shell.bulk_run import BulkRun
from reader.ui.widgets.button import LinkButton
from tests.support.texts import add_text
from tests.support.window import WindowDriver

COUNT, PART = 40, 4


@pytest.fixture
def driver(qtbot: QtBot, tmp_path: Path, now: datetime, monkeypatch: pytest.MonkeyPatch) -> Iterator[WindowDriver]:
    """Return a window over forty notes, which are changed four at a time."""
    monkeypatch.setattr(bulk_step, "PART_SIZE", PART)
    with Library.open(tmp_path / "library.db", now) as library:
        text = add_text(library, "One", ["We become what we do. " * 200], now, language="en").id
        edits: list[Edit] = []
        for number in range(COUNT):
            edits += operations.annotate(text, AnnotationKind.NOTE, None, now, body=f"note {number}").edits
        library.commit(Operation(OperationName.IMPORT_NOTES, tuple(edits), now))
        with WindowDriver(qtbot, library, FixedClock(now)) as driver:
            yield driver


def notes(driver: WindowDriver) -> list[Annotation]:
    return driver.library.annotations.all()


def tag_all(driver: WindowDriver) -> BulkRun:
    """Tag all notes, as far as the first part of them, and return the run that goes on."""
    begun: list[BulkRun] = []
    commands = driver.commands
    commands.bulk_begun.connect(begun.append)
    ids = tuple(note.id for note in notes(driver))
    assert driver.annotation_commands.tag_all(ids, ("many",), ())
    commands.bulk_begun.disconnect(begun.append)
    (run,) = begun
    return run


def tagged(driver: WindowDriver) -> int:
    return sum(note.tags == ("many",) for note in notes(driver))


def bar_of(driver: WindowDriver) -> BulkProgressBar:
    bar = driver.window.findChild(BulkProgressBar)
    assert bar is not None
    return bar


def test_it_goes_on_in_the_event_loop_and_the_views_are_told_once(driver: WindowDriver, qtbot: QtBot) -> None:
    told: list[int] = []
    driver.change_notifier.changed.connect(lambda changes, _initiator: told.append(changes.changed))
    run = tag_all(driver)
    assert tagged(driver) == PART
    assert told == []
    with qtbot.wait_signal(run.ended):
        pass
    assert tagged(driver) == COUNT
    assert told == [COUNT]
    with qtbot.wait_signal(driver.change_notifier.changed):
        driver.controller.undo()
    assert tagged(driver) == 0
    assert told == [COUNT, COUNT]


def test_the_bar_tells_how_many_and_stops_it(driver: WindowDriver, qtbot: QtBot) -> None:
    before = notes(driver)
    run = tag_all(driver)
    with qtbot.wait_signal(run.progressed):
        pass
    bar = bar_of(driver)
    assert f"Notes changed: {run.step.done}" in [label.text() for label in bar.findChildren(type(bar._message))]
    with qtbot.wait_signal(run.ended):
        bar.findChildren(LinkButton)[0].click()
    assert notes(driver) == before
    assert driver.library.undo_name() is OperationName.IMPORT_NOTES
    assert driver.toast.message == "Stopped. All notes are as they were."
    assert not bar.isVisible()


def test_what_is_done_is_not_said_to_be_stopped(driver: WindowDriver, qtbot: QtBot) -> None:
    run = tag_all(driver)
    run.progressed.connect(lambda: tagged(driver) == COUNT and run.cancel())
    with qtbot.wait_signal(run.ended):
        pass
    assert tagged(driver) == COUNT
    assert driver.toast.message == ""


def test_what_else_is_done_is_refused_and_what_is_typed_is_kept(driver: WindowDriver, qtbot: QtBot) -> None:
    run = tag_all(driver)
    commands = driver.annotation_commands
    first, last = notes(driver)[0], notes(driver)[-1]
    assert not commands.recolour(first.id, 2)
    assert driver.toast.message.startswith("Many notes are being changed.")
    driver.controller.undo()
    assert not commands.write(last.id, "typed")
    with qtbot.wait_signal(run.ended):
        pass
    assert driver.toast.message == ""
    assert tagged(driver) == COUNT
    assert commands.write(last.id, "typed")


def test_notes_that_are_being_removed_can_be_looked_at_until_the_list_is_told(
    driver: WindowDriver, qtbot: QtBot
) -> None:
    driver.window.show_screen(ScreenName.NOTES)
    ids = tuple(note.id for note in notes(driver))
    screen = driver.window.screen_widget(ScreenName.NOTES)
    screen.grab()
    driver.annotation_commands.remove(ids)
    model = screen.list.model  # type: ignore[attr-defined]
    model.forget()
    assert [model.annotation(row).id for row in range(model.rowCount())] == list(ids)
    qtbot.wait_until(lambda: model.rowCount() == 0)


def test_the_window_closes_with_all_of_it_done(driver: WindowDriver) -> None:
    tag_all(driver)
    driver.window.close()
    assert tagged(driver) == COUNT


def test_the_window_is_hidden_with_all_of_it_done(driver: WindowDriver) -> None:
    tag_all(driver)
    driver.controller.flush()
    assert tagged(driver) == COUNT
