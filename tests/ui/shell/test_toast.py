"""Messages go by themselves, offer what can be done, and can be read later."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QPoint, QRect, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from reader.core.screens import ScreenName
from reader.resources import resource
from reader.services.clock import FixedClock
from reader.storage.library import Library
from reader.ui.appearance.icons import Icons
from reader.ui.appearance.theme import PAPER
from reader.ui.shell.messages_dialog import MessagesDialog
from reader.ui.shell.toast import Toast
from reader.ui.widgets.dialog import Dialog
from reader.ui.widgets.file_links import file_links, show_in_folder
from reader.ui.widgets.layout import Column
from tests.support.texts import add_text
from tests.support.window import WindowDriver


class Desktop(QObject):
    """Stands in the place of the desktop's programs, and keeps what they are asked to open."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[Path] = []
        QDesktopServices.setUrlHandler("file", self, "take")  # type: ignore[arg-type]  # the stubs require bytes

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.opened.append(Path(url.toLocalFile()))


@pytest.fixture
def toast(qtbot: QtBot, now: datetime) -> Iterator[Toast]:
    """Return a toast in a window with a field that has the focus."""
    toast, window = Toast(Icons(resource("icons")), PAPER, FixedClock(now)), QWidget()
    qtbot.addWidget(window)
    field = QLineEdit()
    Column(window).add(field, toast)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    field.setFocus()
    yield toast
    window.close()


def shown_links(toast: Toast) -> list[str]:
    return [button.text() for button in toast.buttons if not button.isHidden()]


def test_a_message_goes_by_itself_and_stays_among_the_last(toast: Toast) -> None:
    toast.show_message("Said first.")
    toast.show_message("Said last.", "Undo", lambda: None)
    assert toast._timer.isActive()
    toast._timer.timeout.emit()
    assert toast.message == ""
    assert [one.text for one in toast.messages] == ["Said last.", "Said first."]


def test_a_message_stays_while_the_focus_is_on_it(toast: Toast) -> None:
    toast.show_message("Done.", "Undo", lambda: None)
    toast.buttons[0].setFocus()
    toast._timer.timeout.emit()
    assert toast.message == "Done."
    assert toast._timer.isActive()


def test_what_offers_something_stays_longer(toast: Toast) -> None:
    toast.show_message("Said.")
    short = toast._timer.interval()
    toast.show_message("Done.", "Undo", lambda: None)
    assert toast._timer.interval() > short >= 8_000


def test_a_written_file_can_be_opened_and_shown(toast: Toast, tmp_path: Path) -> None:
    desktop, file = Desktop(), tmp_path / "notes.md"
    file.write_text("words")
    taken: list[str] = []
    toast.show_written("Written.", file)
    assert shown_links(toast) == ["Open", "Show in Folder"]
    toast.follow(0)
    assert (desktop.opened, toast.message) == ([file], "")
    toast.show_written("Written.", file, "Take", lambda: taken.append("taken"), opens=False)
    assert shown_links(toast) == ["Take", "Show in Folder"]
    toast.follow(0)
    assert taken == ["taken"]
    toast.show_written("Written.", tmp_path)
    assert shown_links(toast) == ["Open Folder"]
    QDesktopServices.unsetUrlHandler("file")


def test_without_a_file_manager_that_selects_the_folder_is_opened(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desktop = Desktop()
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
    show_in_folder(tmp_path / "notes.md")
    assert desktop.opened == [tmp_path]
    QDesktopServices.unsetUrlHandler("file")


def test_a_dialog_links_to_the_file_it_wrote_until_it_says_something_else(qtbot: QtBot, tmp_path: Path) -> None:
    file, dialog = tmp_path / "report.md", Dialog("Report", None)
    qtbot.addWidget(dialog)
    dialog.outcome.show_written("The report was written.", file)
    assert dialog.outcome.link.text() == file_links(file)[-1][0]
    assert not dialog.outcome.link.isHidden()
    dialog.outcome.setText("Something else.")
    assert dialog.outcome.link.isHidden()


def test_the_last_messages_are_listed_with_their_links(qtbot: QtBot, toast: Toast) -> None:
    taken: list[str] = []
    toast.show_message("First.", "Undo", lambda: taken.append("undone"))
    toast.show_message("Second.")
    dialog = MessagesDialog(tuple(toast.messages), None)
    qtbot.addWidget(dialog)
    rows = dialog.list.findItems("", Qt.MatchFlag.MatchContains, 1)
    assert [row.text(1) for row in rows] == ["Second.", "First."]
    assert [button.text() for button in dialog.buttons.all()] == ["Close"]
    dialog.list.setCurrentItem(rows[1])
    dialog.buttons.all()[-1].click()
    assert taken == ["undone"]


def test_a_text_that_was_added_with_a_folder_can_be_opened(qtbot: QtBot, now: datetime, tmp_path: Path) -> None:
    (tmp_path / "one.md").write_text("# One\n\nWords of the only text.")
    with Library.in_memory(now) as library, WindowDriver(qtbot, library, FixedClock(now)) as driver:
        driver.add(tmp_path)
        assert driver.toast.message.startswith("1 text")
        QTest.mouseClick(driver.toast.buttons[0], Qt.MouseButton.LeftButton)
        assert driver.read_screen.open_text is not None
        assert driver.read_screen.open_text.card.title == "One"


def test_a_message_lies_over_the_screen_and_moves_nothing(qtbot: QtBot, now: datetime) -> None:
    with Library.in_memory(now) as library, WindowDriver(qtbot, library, FixedClock(now)) as driver:
        screen, toast = driver.window.screen_widget(ScreenName.LIBRARY), driver.toast
        before = screen.geometry()
        toast.show_message("Done.", "Undo", lambda: None)
        QApplication.processEvents()
        assert screen.geometry() == before
        assert toast.width() < screen.width() / 2
        short, foot = toast.height(), toast.geometry().bottom()
        assert screen.rect().contains(toast.geometry())
        toast.show_message("Many words that do not end. " * 20)
        QApplication.processEvents()
        assert toast.height() > short
        assert toast.geometry().bottom() == foot
        assert screen.rect().contains(toast.geometry())
        driver.window.resize(driver.window.width(), driver.window.height() + 60)
        QApplication.processEvents()
        assert toast.geometry().bottom() > foot


def test_a_message_stays_over_the_screen_that_is_shown_after_it(qtbot: QtBot, now: datetime) -> None:
    with Library.in_memory(now) as library, WindowDriver(qtbot, library, FixedClock(now)) as driver:
        driver.toast.show_message("Done.")
        for name in (ScreenName.PROGRESS, ScreenName.SETTINGS, ScreenName.PROGRESS):
            screens = driver.show(name).parentWidget()
            assert screens is not None
            seen = screens.childAt(driver.toast.geometry().center())
            assert seen is not None
            assert driver.toast.isAncestorOf(seen)


def test_a_message_covers_no_button_at_the_foot_of_the_screen(qtbot: QtBot, now: datetime) -> None:
    with Library.in_memory(now) as library:
        add_text(library, "One", ["He foresaw the storm long before the others did."], now, language="en")
        with WindowDriver(qtbot, library, FixedClock(now)) as driver:
            driver.highlight(library.texts.all()[0].id, 0, 47)
            driver.trigger("lesson")
            driver.toast.show_message("Done.", "Undo", lambda: None)
            QApplication.processEvents()
            screen = driver.window.screen_widget(ScreenName.STUDY)
            buttons = [button for button in screen.findChildren(QAbstractButton) if button.isVisible()]
            rects = [QRect(button.mapTo(screen, QPoint()), button.size()) for button in buttons]
            assert any(rect.bottom() > screen.height() - 80 for rect in rects)
            assert not any(rect.intersects(driver.toast.geometry()) for rect in rects)


def test_the_focus_goes_from_a_message_back_to_the_screen(qtbot: QtBot, now: datetime) -> None:
    with Library.in_memory(now) as library, WindowDriver(qtbot, library, FixedClock(now)) as driver:
        driver.show(ScreenName.SETTINGS)
        driver.window.activateWindow()
        qtbot.waitUntil(driver.window.isActiveWindow)
        driver.toast.show_message("Done.", "Undo", lambda: None)
        driver.toast.buttons[0].setFocus()
        QTest.keyClick(driver.toast.buttons[0], Qt.Key.Key_Return)
        focused = driver.window.focusWidget()
        assert focused is not None
        assert driver.window.screen_widget(ScreenName.SETTINGS).isAncestorOf(focused)
