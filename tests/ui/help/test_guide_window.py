"""F1 opens the guide in a window of its own, at the page of what is shown."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, QSize, Qt, QUrl
from PySide6.QtGui import QImage, QShortcut, QTextCursor, QTextDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.core.screens import ScreenName
from reader.services.clock import FixedClock
from reader.services.guide import Guide
from reader.storage.library import Library
from reader.ui.appearance.theme import PAPER
from reader.ui.help.guide_document import PICTURE, guide_document
from reader.ui.help.guide_window import GuideWindow
from reader.ui.help.picture_dialog import PictureDialog
from reader.ui.shell.about_dialog import AboutDialog
from reader.ui.widgets.markdown_document import NoteStyle
from reader.ui.widgets.window_sizes import PaneSplitter, WindowSizes
from tests.support.window import WindowDriver


@pytest.fixture
def driver(qtbot: QtBot, now: datetime) -> Iterator[WindowDriver]:
    with Library.in_memory(now) as library, WindowDriver(qtbot, library, FixedClock(now)) as window:
        yield window


@pytest.fixture
def guide(driver: WindowDriver) -> GuideWindow:
    driver.trigger("guide")
    return driver.action_handlers.guide.guide


def test_the_guide_opens_at_the_page_of_the_screen_and_stays_beside_it(driver: WindowDriver) -> None:
    for screen in (ScreenName.NOTES, ScreenName.PROGRESS, ScreenName.SETTINGS, ScreenName.STUDY):
        driver.show(screen)
        driver.trigger("guide")
        guide = driver.action_handlers.guide.guide
        assert guide.place == (str(screen), "")
        assert guide.isVisible()
    driver.trigger("lesson")
    driver.trigger("guide")
    assert guide.place[0] == "lesson"
    driver.trigger("shortcuts")
    assert guide.place[0] == "keys"
    assert not guide.isModal()
    driver.window.close()
    assert not guide.isVisible()


def test_the_key_opens_the_page_of_a_dialog_in_front_of_it(driver: WindowDriver, qtbot: QtBot) -> None:
    dialog = AboutDialog(driver.context.appearance, "1", None, driver.window)
    dialog.setModal(True)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.findChild(QShortcut, "F1") is not None)
    QTest.keyClick(dialog, Qt.Key.Key_F1)
    guide = driver.action_handlers.guide.guide
    assert guide.place[0] == "window"
    assert guide.windowHandle().transientParent() is dialog.windowHandle()
    dialog.reject()
    driver.show(ScreenName.NOTES)
    driver.trigger("guide")
    assert guide.place[0] == "notes"
    assert guide.windowHandle().transientParent() is None


def test_going_back_begins_at_the_page_that_was_asked_for(driver: WindowDriver) -> None:
    driver.show(ScreenName.NOTES)
    driver.trigger("guide")
    guide = driver.action_handlers.guide.guide
    assert not guide.back.isEnabled()
    guide.show_page("keys")
    assert guide.back.isEnabled()


def test_the_size_of_the_guide_and_of_its_panes_are_kept(driver: WindowDriver, tmp_path: Path) -> None:
    store = QSettings(str(tmp_path / "state.ini"), QSettings.Format.IniFormat)
    sizes = WindowSizes(store, driver.window)
    driver.trigger("guide")
    guide = driver.action_handlers.guide.guide
    guide.reject()
    assert sizes.size("GuideWindow") is None
    guide.show()
    guide.resize(733, 588)
    guide.findChildren(PaneSplitter)[0].choose_sizes([300, 430])
    guide.reject()
    again = GuideWindow(driver.context)
    again.place_beside(driver.window)
    assert again.size() == QSize(733, 588)
    assert again.findChildren(PaneSplitter)[0].chosen_sizes == [300, 430]
    again.deleteLater()


def test_keys_press_the_buttons_and_go_to_both_ends_of_a_page(guide: GuideWindow) -> None:
    guide.show_page("keys")
    guide.back.setFocus()
    QTest.keyClick(guide.back, Qt.Key.Key_Return)
    assert guide.place[0] != "keys"
    guide.show_page("reading")
    scroll_bar = guide.view.verticalScrollBar()
    QTest.keyClick(guide.view, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert scroll_bar.value() == scroll_bar.maximum() > 0
    QTest.keyClick(guide.view, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert scroll_bar.value() == 0


def test_the_link_with_the_focus_is_framed(guide: GuideWindow, qtbot: QtBot) -> None:
    guide.show_page("reading")
    guide.activateWindow()
    qtbot.waitUntil(guide.isActiveWindow)
    guide.view.setFocus()
    accent = guide.palette().link().color()

    def framed() -> list[tuple[int, int]]:
        image = guide.view.viewport().grab().toImage()
        places = ((x, y) for x in range(image.width()) for y in range(0, image.height(), 2))
        return [(x, y) for x, y in places if image.pixelColor(x, y) == accent]

    for _ in range(3):
        QTest.keyClick(guide.view, Qt.Key.Key_Tab)
    assert guide.view.textCursor().selectedText() == "Search"
    before = len(framed())
    guide.back.setFocus()
    assert len(framed()) < before


def test_no_page_is_wider_than_the_window(guide: GuideWindow) -> None:
    for more in (0, 1):
        guide.resize(guide.width() + more, guide.height())
        for page in Guide("en").pages:
            guide.show_page(page.name)
            assert guide.view.horizontalScrollBar().maximum() == 0, (page.name, more)


def test_links_lead_to_pages_and_back(guide: GuideWindow) -> None:
    guide.show_page("notes")
    guide.view.anchorClicked.emit(QUrl("finding.md"))
    assert guide.place == ("finding", "")
    guide.show_page("keys")
    QTest.keyClick(guide, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert guide.place == ("finding", "")
    guide.back.click()
    assert guide.place == ("notes", "")
    QTest.keyClick(guide, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert guide.place == ("finding", "")
    guide.show_page("library")
    assert not guide.forward.isEnabled()


def test_what_is_found_is_shown_as_it_is_typed_and_one_step_leads_back(guide: GuideWindow, qtbot: QtBot) -> None:
    guide.show_page("library")
    QTest.keyClick(guide, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    field = guide.contents.field
    with qtbot.waitSignal(guide.contents.query_changed):
        QTest.keyClicks(field, "calendar")
    assert guide.contents.found.topLevelItemCount() > 1
    first = guide.place
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert guide.place != first
    marked = [selection.cursor.selectedText() for selection in guide.view.extraSelections()]
    assert {word.casefold() for word in marked} == {"calendar"}
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert guide.focusWidget() is guide.view
    QTest.keyClick(guide, Qt.Key.Key_F3)
    assert guide.view.textCursor().selectedText().casefold() == "calendar"
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert guide.isVisible()
    assert field.text() == ""
    guide.back.click()
    assert guide.place == ("library", "")
    QTest.keyClick(guide.view, Qt.Key.Key_Escape)
    assert not guide.isVisible()


def test_it_is_said_when_nothing_is_found(guide: GuideWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(guide.contents.query_changed):
        QTest.keyClicks(guide.contents.field, "xyzzy")
    assert not guide.contents.found.isVisible()
    assert guide.contents.nothing.isVisible()


def test_the_guide_follows_the_language_and_the_theme(driver: WindowDriver, guide: GuideWindow, qtbot: QtBot) -> None:
    guide.show_page("library")
    driver.settings.change(language="zh_CN", theme="dark")
    qtbot.waitUntil(lambda: guide.windowTitle() == "「一小时」使用指南")
    assert guide.view.toPlainText().startswith("书库")
    assert _pictures(guide.view.document())[0] == f"{PICTURE}library.zh_CN.dark.webp"
    assert guide.place == ("library", "")


def test_tab_goes_through_the_links_of_the_page(guide: GuideWindow) -> None:
    guide.show_page("library")
    guide.view.setFocus()
    QTest.keyClick(guide.view, Qt.Key.Key_Tab)
    assert guide.view.textCursor().charFormat().anchorHref().startswith(PICTURE)


def test_a_picture_opens_in_its_full_size(guide: GuideWindow, qtbot: QtBot) -> None:
    dialog = PictureDialog("library.en.webp", guide)
    qtbot.addWidget(dialog)
    widget = dialog.view.widget()
    assert widget is not None
    assert widget.sizeHint() == QSize(1440, 900)


def _pictures(document: QTextDocument) -> list[str]:
    names = []
    block = document.begin()
    while block.isValid():
        formats = (piece.fragment().charFormat() for piece in block)
        names += [found.toImageFormat().name() for found in formats if found.isImageFormat()]
        block = block.next()
    return names


@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_a_picture_has_a_pixel_for_each_of_the_screen(ratio: float) -> None:
    made = guide_document(Guide("en").page("library"), NoteStyle(QApplication.font(), PAPER))
    made.fit_pictures(500, ratio)
    name = _pictures(made.document)[0]
    image = made.document.resource(QTextDocument.ResourceType.ImageResource.value, QUrl(name))
    assert isinstance(image, QImage)
    assert image.width() == round(500 * ratio)
    cursor = QTextCursor(made.document)
    cursor.setPosition(made.pictures[0].position + 1)
    assert cursor.charFormat().toImageFormat().width() == 500


def test_a_page_is_printed_with_its_pictures(guide: GuideWindow, tmp_path: Path) -> None:
    guide.show_page("library")
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(tmp_path / "library.pdf"))
    guide.print_on(printer)
    assert (tmp_path / "library.pdf").read_bytes().startswith(b"%PDF")
