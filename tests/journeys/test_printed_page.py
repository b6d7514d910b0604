"""A reader looks at the printed pages of a PDF, marks on them, and finds the marks in the text."""

from __future__ import annotations

import os
import re
import signal
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel

from reader.ui.page.printed.page_server import PrintedFile
from reader.ui.page.printed.painting import PrintedPainter
from reader.ui.page.printed.printed_flow import SIDE, PrintedFlow
from reader.ui.widgets.message_dialog import MessageDialog
from tests.importers.pdf.samples import BRIDGE, FLOOD, MILL
from tests.support.papers import TWO_COLUMNS, PaperWriter, write_columns
from tests.support.window import TIMEOUT_MS, WindowDriver

OpenWindow = Callable[[datetime], AbstractContextManager[WindowDriver]]


def write_paper(path: Path, pages: int = 4) -> None:
    """Write a paper of two columns on A4."""
    paragraphs = [f"In the year {1_700 + number}, {FLOOD} {BRIDGE} {MILL}" for number in range(8 * pages)]
    with PaperWriter(path) as paper:
        write_columns(paper, paragraphs, TWO_COLUMNS, pages)


def open_printed(driver: WindowDriver, path: Path, pages: int = 4) -> str:
    """Add a paper, open it and show its printed pages; return the id of the text."""
    write_paper(path, pages)
    text = driver.add_text(path)
    driver.open(text)
    driver.trigger("printed")
    wait_for_words(driver)
    return text


def flow_of(driver: WindowDriver) -> PrintedFlow:
    printed = driver.page.printed
    assert printed is not None
    assert printed.flow is not None
    return printed.flow


def wait_for_words(driver: WindowDriver) -> None:
    def is_there() -> bool:
        flow = flow_of(driver)
        return bool(flow.sheets()) and all(flow.words(sheet.index) is not None for sheet in flow.sheets())

    driver.qtbot.waitUntil(is_there, timeout=TIMEOUT_MS)


def place_of(driver: WindowDriver, position: int) -> QPoint:
    """Return a point on the left half of the character at a position."""
    rect = driver.page.rect_of(position, position + 1)
    assert not rect.isEmpty()
    return QPoint(rect.left() + 1, rect.center().y())


def drag(driver: WindowDriver, start: int, end: int) -> None:
    viewport, button = driver.page.viewport(), Qt.MouseButton.LeftButton
    driver.page.go_to(start, third=True)
    wait_for_words(driver)
    QTest.mousePress(viewport, button, pos=place_of(driver, start))
    last = driver.page.rect_of(end - 1, end)
    QTest.mouseMove(viewport, QPoint(last.right() + 1, last.center().y()))
    QTest.mouseRelease(viewport, button, pos=QPoint(last.right() + 1, last.center().y()))


def words_of(driver: WindowDriver, text: str, start: int, end: int) -> str:
    return driver.library.texts.view(text).slice(start, end)


def test_marks_made_on_the_printed_page_are_those_of_the_text(
    open_window: OpenWindow, now: datetime, tmp_path: Path
) -> None:
    with open_window(now) as driver:
        text = open_printed(driver, tmp_path / "paper.pdf")
        whole = words_of(driver, text, 0, 10**6)
        starts = [found.start() for found in re.finditer("the third pier", whole)][:4]
        for number, start in enumerate(starts):
            drag(driver, start, start + len("the third pier"))
            assert driver.page.words_of(driver.page.passage) == "the third pier"
            driver.press(Qt.Key(Qt.Key.Key_1 + number))
        driver.press(Qt.Key.Key_J)
        driver.press(Qt.Key.Key_Right)
        cursor = driver.page.reading_cursor
        assert cursor is not None
        driver.press(Qt.Key.Key_5)
        marks = driver.library.annotations.of_text(text)
        assert sorted((mark.start, mark.quote) for mark in marks) == sorted(
            [*((start, "the third pier") for start in starts),
             (cursor.start, words_of(driver, text, cursor.start, cursor.end))]
        )  # fmt: skip
        driver.trigger("printed")
        assert driver.page.printed is None
        assert [mark.id for mark in driver.page.annotations_at(starts[0])] == [
            mark.id for mark in marks if mark.start == starts[0]
        ]


def test_a_click_on_a_mark_or_on_its_sign_opens_it(open_window: OpenWindow, now: datetime, tmp_path: Path) -> None:
    with open_window(now) as driver:
        text = open_printed(driver, tmp_path / "paper.pdf")
        at = words_of(driver, text, 0, 1_000).index("cattle")
        made = driver.annotation_commands.note(text, at, at + 20)
        assert made is not None
        click, viewport = Qt.MouseButton.LeftButton, driver.page.viewport()
        with driver.qtbot.waitSignal(driver.page.annotations_activated) as clicked:
            QTest.mouseClick(viewport, click, pos=place_of(driver, at))
        assert [mark.id for mark in clicked.args[0]] == [made.id]
        driver.read_screen.mark_controller.choose(None)
        sheet = flow_of(driver).sheets()[0]
        sign = QPoint(round(sheet.area.right()) + SIDE // 2, driver.page.rect_of(at, at + 1).center().y())
        QTest.mouseClick(viewport, click, pos=sign)
        chosen = driver.read_screen.mark_controller.chosen
        assert chosen is not None
        assert chosen.id == made.id


def test_clicks_select_words_and_sentences(open_window: OpenWindow, now: datetime, tmp_path: Path) -> None:
    with open_window(now) as driver:
        text = open_printed(driver, tmp_path / "paper.pdf")
        whole = words_of(driver, text, 0, 10**6)
        at = whole.index("hammer")
        point, viewport, button = place_of(driver, at + 2), driver.page.viewport(), Qt.MouseButton.LeftButton
        QTest.mouseClick(viewport, button, pos=point)
        QTest.mouseDClick(viewport, button, pos=point)
        assert driver.page.words_of(driver.page.passage) == "hammer"
        QTest.mouseClick(viewport, button, pos=point)
        assert driver.page.words_of(driver.page.passage).startswith("Their marks can still be seen")
        driver.page.copy()
        assert QGuiApplication.clipboard().text().startswith("Their marks")


@pytest.mark.parametrize("mode", ["scrolling", "pages"])
def test_the_place_is_the_same_both_ways(open_window: OpenWindow, now: datetime, tmp_path: Path, mode: str) -> None:
    with open_window(now) as driver:
        driver.settings.change(reading_mode=mode)
        text = open_printed(driver, tmp_path / "paper.pdf")
        driver.trigger("printed")
        whole = words_of(driver, text, 0, 10**6)
        for place in (0, len(whole) // 3, len(whole) // 2, len(whole) - 400):
            driver.page.go_to(place)
            before = driver.page.place
            driver.trigger("printed")
            wait_for_words(driver)
            assert driver.page.place == before
            start, end = driver.page.visible_range
            assert start <= before < end
            driver.trigger("printed")
            assert driver.page.place == before


def test_what_leads_into_the_text_leads_to_the_printed_page(
    open_window: OpenWindow, now: datetime, tmp_path: Path
) -> None:
    with open_window(now) as driver:
        text = open_printed(driver, tmp_path / "paper.pdf")
        starts = driver.library.texts.view(text).pages().starts
        last = starts[-1].start + 500
        for go in (
            lambda: driver.read_screen.jump(last),
            lambda: driver.page.show_passage(last, last + 20),
            lambda: driver.page.reveal(last),
            lambda: driver.page.go_to(last, third=True),
        ):
            driver.page.go_to(0)
            go()
            wait_for_words(driver)
            rect = driver.page.rect_of(last, last + 20)
            assert not rect.isEmpty()
            assert any(sheet.index == 3 for sheet in flow_of(driver).sheets())
        driver.page.go_to(driver.page.characters)
        driver.press(Qt.Key.Key_PageDown)
        assert flow_of(driver).sheets()[-1].index == 3


def test_the_printed_pages_of_a_text_come_again_when_it_is_opened_again(
    open_window: OpenWindow, now: datetime, tmp_path: Path
) -> None:
    with open_window(now) as driver:
        text = open_printed(driver, tmp_path / "paper.pdf")
        (tmp_path / "other.txt").write_text(FLOOD)
        driver.open(driver.add_text(tmp_path / "other.txt"))
        assert driver.page.printed is None
        assert not driver.read_screen._bar.printed.isVisible()
        driver.open(text)
        wait_for_words(driver)
        assert driver.action("printed").isChecked()
        driver.trigger("printed")
        driver.read_screen.close_text()
        driver.open(text)
        assert driver.page.printed is None


def test_pages_can_be_made_larger_and_shown_whole(open_window: OpenWindow, now: datetime, tmp_path: Path) -> None:
    with open_window(now) as driver:
        open_printed(driver, tmp_path / "paper.pdf")
        before = flow_of(driver).sheets()[0].area.width()
        driver.trigger("larger")
        driver.trigger("larger")
        assert flow_of(driver).sheets()[0].area.width() > before * 1.15
        assert driver.page.horizontalScrollBar().maximum() > 0
        driver.trigger("usual-size")
        assert flow_of(driver).sheets()[0].area.width() == pytest.approx(before, abs=2)
        assert not driver.action("pages").isChecked()
        driver.trigger("pages")
        driver.settings.change(printed_dark=True)
        assert driver.action("pages").isChecked()
        assert driver.read_screen._bar.pages.isChecked()
        driver.page.go_to(0)
        (sheet,) = flow_of(driver).sheets()[:1]
        assert sheet.area.height() <= driver.page.viewport().height()
        driver.press(Qt.Key.Key_Space)
        middle = driver.page.viewport().height() / 2
        (shown,) = [one.index for one in flow_of(driver).sheets() if one.area.top() < middle < one.area.bottom()]
        assert shown == 1
        start, end = driver.page.visible_range
        pages = driver.library.texts.view(driver.text_id).pages().starts
        assert (start, end) == (pages[1].start, pytest.approx(pages[2].start, abs=2))
        driver.trigger("printed")
        assert driver.action("pages").isChecked() is (driver.settings.values.reading_mode == "pages")


def test_a_killed_process_costs_one_page_and_says_so(open_window: OpenWindow, now: datetime, tmp_path: Path) -> None:
    with open_window(now) as driver:
        open_printed(driver, tmp_path / "paper.pdf", pages=12)
        server = driver.read_screen.printed_controller.server
        driver.qtbot.waitUntil(lambda: not server.is_busy, timeout=TIMEOUT_MS)
        assert server.pid is not None
        os.kill(server.pid, signal.SIGKILL)
        last = driver.library.texts.view(driver.text_id).pages().starts[-1].start
        driver.page.go_to(last + 10)
        driver.qtbot.waitUntil(lambda: server.problem(11) is not None, timeout=TIMEOUT_MS)
        driver.page.go_to(0)
        driver.page.go_to(last + 10)
        wait_for_words(driver)
        assert server.problem(11) is None


def test_a_page_of_other_words_cannot_be_selected_and_says_so(
    open_window: OpenWindow, now: datetime, tmp_path: Path
) -> None:
    with open_window(now) as driver:
        text = open_printed(driver, tmp_path / "paper.pdf")
        driver.trigger("printed")
        stored = driver.library.texts.view(text)
        other = "".join("xyzw"[n % 4] for n in range(stored.characters))
        server = driver.read_screen.printed_controller.server
        source = driver.library.texts.source_file(text)
        starts = stored.pages().starts
        file = PrintedFile(Path(source.path), source.digest, "onehour:", starts, len(other), lambda a, b: other[a:b])
        server.show_file(file)
        driver.page.show_printed(driver.read_screen.printed_controller.mode)
        driver.qtbot.waitUntil(lambda: server.words(0) is not None, timeout=TIMEOUT_MS)
        viewport = driver.page.viewport()
        QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=QPoint(200, 200))
        QTest.mouseMove(viewport, QPoint(400, 400))
        QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=QPoint(400, 400))
        assert not driver.page.passage
        label = PrintedPainter().label(flow_of(driver), server, 0)
        assert "cannot be selected" in label


def test_a_pdf_that_has_moved_is_asked_for_and_one_that_changed_is_refused(
    open_window: OpenWindow, now: datetime, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def answer(dialog: MessageDialog) -> int:
        asked.append(" ".join(label.text() for label in dialog.findChildren(QLabel)))
        dialog.chosen = 1
        return 1

    monkeypatch.setattr(MessageDialog, "exec", answer)
    with open_window(now) as driver:
        driver.settings.change(keep_pdfs=False)
        path = tmp_path / "paper.pdf"
        write_paper(path)
        text = driver.add_text(path)
        driver.open(text)
        moved = path.rename(tmp_path / "moved.pdf")
        driver.trigger("printed")
        driver.qtbot.waitUntil(lambda: bool(asked), timeout=TIMEOUT_MS)
        assert str(path) in asked[0]
        assert driver.page.printed is None
        controller, opened = driver.read_screen.printed_controller, driver.read_screen.open_text
        assert opened is not None
        write_paper(tmp_path / "other.pdf", pages=1)
        controller.take_file(opened, tmp_path / "other.pdf")
        driver.qtbot.waitUntil(lambda: "another file" in driver.toast_text(), timeout=TIMEOUT_MS)
        assert driver.page.printed is None
        controller.take_file(opened, moved)
        driver.qtbot.waitUntil(lambda: driver.page.printed is not None, timeout=TIMEOUT_MS)
        wait_for_words(driver)
        driver.trigger("printed")
        write_paper(moved, pages=2)
        driver.trigger("printed")
        driver.qtbot.waitUntil(lambda: len(asked) == 2, timeout=TIMEOUT_MS)
        assert "changed" in asked[1]


def test_the_text_is_shown_again_where_no_other_file_is_chosen(
    open_window: OpenWindow, now: datetime, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[MessageDialog] = []

    def choose_the_file(dialog: MessageDialog) -> int:
        asked.append(dialog)
        dialog.chosen = 0
        return 1

    monkeypatch.setattr(MessageDialog, "exec", choose_the_file)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_arguments: ("", ""))
    with open_window(now) as driver:
        driver.settings.change(keep_pdfs=False)
        path = tmp_path / "paper.pdf"
        write_paper(path, pages=1)
        text = driver.add_text(path)
        driver.open(text)
        path.unlink()
        driver.trigger("printed")
        driver.qtbot.waitUntil(lambda: bool(asked), timeout=TIMEOUT_MS)
        driver.read_screen.close_text()
        driver.open(text)
        assert driver.page.printed is None
