"""A frame shows where files can be let go, while they are dragged over the window and never else."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent
from PySide6.QtWidgets import QApplication

from reader.core.screens import ScreenName
from reader.ui.library.drop_area import DropArea
from reader.ui.shell.drop_frame import DropFrame
from tests.support.window import WindowDriver, file_urls


def drag(driver: WindowDriver, data: QMimeData) -> DropFrame:
    none = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(driver.window, QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, data, *none))
    (frame,) = driver.window.findChildren(DropFrame)
    return frame


def test_the_frame_comes_and_goes_with_dragged_files(driver: WindowDriver, tmp_path: Path) -> None:
    files = file_urls(*(tmp_path / f"{number}.txt" for number in range(3)))
    assert not driver.window.findChildren(DropFrame)
    for screen in ScreenName:
        shown = driver.show(screen)
        frame = drag(driver, files)
        assert frame.isVisible()
        assert frame.accessibleName() == "Let go to add 3 files"
        assert frame.size() == shown.size()
        QApplication.sendEvent(driver.window, QDragLeaveEvent())
        assert not frame.isVisible()


def test_the_frame_goes_when_the_files_are_let_go(driver: WindowDriver, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Some words to read.", "utf-8")
    frame = drag(driver, file_urls(path))
    assert frame.accessibleName() == "Let go to add 1 file"
    with driver.wait_import():
        driver.drop(file_urls(path))
    assert not frame.isVisible()


def test_text_that_is_dragged_needs_no_frame(driver: WindowDriver) -> None:
    data = QMimeData()
    data.setText("words of another program")
    assert not drag(driver, data).isVisible()


def test_only_an_empty_library_keeps_a_place_for_files(driver: WindowDriver, tmp_path: Path) -> None:
    driver.show(ScreenName.LIBRARY)
    (area,) = driver.window.findChildren(DropArea)
    assert area.isVisible()
    path = tmp_path / "a.txt"
    path.write_text("Some words to read.", "utf-8")
    driver.add_text(path)
    driver.show(ScreenName.LIBRARY)
    assert not area.isVisible()
