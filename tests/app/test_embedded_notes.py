"""The marks that a file holds itself are offered once its text was added, and lie on the printed page only once."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from reader.storage.library import Library
from reader.ui.page.printed.page_server import PageRequest
from tests.cli.commands.test_embedded_notes import MASONS, MILLER, STICKY, write
from tests.support.window import TIMEOUT_MS, WindowDriver

SIZE = (800, 1200)


@pytest.fixture
def marked(tmp_path: Path) -> Path:
    return write(tmp_path / "paper.pdf", MILLER.replace(b"/Rect", b"/C [1 0 0] /Rect"), MASONS, STICKY)


def wait_for_offer(qtbot: QtBot, driver: WindowDriver, words: str) -> None:
    toast = driver.context.toast

    def is_offered() -> bool:
        if words not in toast.message:
            toast.leave()
        return words in toast.message

    qtbot.waitUntil(is_offered, timeout=TIMEOUT_MS)


def follow_offer(qtbot: QtBot, driver: WindowDriver) -> None:
    with qtbot.waitSignal(driver.controller.notes_import.import_queue.finished, timeout=TIMEOUT_MS):
        driver.context.toast.buttons[0].click()


def test_what_a_file_holds_is_offered_and_imported(
    qtbot: QtBot, driver: WindowDriver, library: Library, marked: Path
) -> None:
    text = driver.add_text(marked)
    wait_for_offer(qtbot, driver, "“Floods” came with 3 highlights and notes.")
    follow_offer(qtbot, driver)
    notes = library.annotations.of_text(text)
    assert sorted(note.anchor.exact if note.anchor else "" for note in notes) == ["", "masons", "miller"]
    driver.undo()
    assert library.annotations.of_text(text) == []


def test_several_files_are_offered_together(qtbot: QtBot, driver: WindowDriver, marked: Path, tmp_path: Path) -> None:
    other = write(tmp_path / "other.pdf", STICKY)
    other.write_bytes(other.read_bytes().replace(b"winter", b"summer"))
    driver.add(marked, other)
    wait_for_offer(qtbot, driver, "The added files came with 4 highlights and notes.")


def red(picture: QImage) -> int:
    return sum(
        picture.pixelColor(x, y).red() > 200 and picture.pixelColor(x, y).blue() < 120
        for x in range(0, picture.width(), 4)
        for y in range(0, picture.height(), 4)
    )


def test_the_printed_page_shows_an_imported_mark_only_as_the_readers(
    qtbot: QtBot, driver: WindowDriver, marked: Path
) -> None:
    driver.add_text(marked)
    wait_for_offer(qtbot, driver, "came with")
    printed = driver.controller.read_screen.printed_controller
    driver.trigger("printed")
    server = printed.server

    def picture() -> QImage:
        server.want([PageRequest(0, *SIZE)])
        qtbot.waitUntil(lambda: not server.is_busy and server.picture(0) is not None, timeout=TIMEOUT_MS)
        found = server.picture(0)
        assert found is not None
        return found

    assert red(picture()) > 0
    follow_offer(qtbot, driver)
    assert red(picture()) == 0
    driver.undo()
    assert red(picture()) > 0
