from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QMouseEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reader.core.annotations.anchor import Anchor
from reader.core.annotations.model import Annotation, AnnotationKind
from reader.core.text.blocks import Block, BlockKind, Inline, InlineKind
from reader.core.text.leaves import split_into_leaves
from reader.ui.page.page_view import PageView
from reader.ui.page.passage import Passage
from reader.ui.page.shown_text import ShownText
from reader.ui.page.typography import Typography
from tests.ui.page.conftest import cut

_LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(qtbot: QtBot, typography: Typography) -> Iterator[PageView]:
    view = PageView(lambda _width: typography)
    qtbot.addWidget(view)
    view.resize(900, 700)
    view.show()
    yield view
    view.clear()


@pytest.fixture
def long_page(page: PageView, long_text: object) -> PageView:
    show(page, long_text)
    return page


def show(page: PageView, text: object) -> None:
    page.show_text(ShownText(text, text.between, lambda _name: None), 0, page._setting)  # type: ignore[attr-defined]


def point_of(page: PageView, position: int) -> QPoint:
    """Return the middle of a character on the viewport."""
    return page.rect_of(position, position + 1).center()


def text_of(page: PageView, passage: Passage) -> str:
    assert page.flow is not None
    return page.flow.text_between(passage.start, passage.end)


def drag(page: PageView, start: int, end: int) -> None:
    first, last = point_of(page, start), point_of(page, end)
    half = QPoint(page.typography.size // 2, 0)
    QTest.mousePress(page.viewport(), _LEFT, pos=first - half)
    QTest.mouseMove(page.viewport(), last - half)
    QTest.mouseRelease(page.viewport(), _LEFT, pos=last - half)


def test_dragging_selects_what_lies_between(long_page: PageView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(long_page.passage_finished):
        drag(long_page, 10, 25)
    assert (long_page.passage.start, long_page.passage.end) == (10, 25)


def test_a_click_elsewhere_takes_the_selection_away(long_page: PageView) -> None:
    drag(long_page, 10, 25)
    QTest.mouseClick(long_page.viewport(), _LEFT, pos=point_of(long_page, 100))
    assert not long_page.passage


def test_more_clicks_take_word_sentence_and_paragraph(long_page: PageView) -> None:
    where = point_of(long_page, 9)
    for click, expected in (
        (QTest.mouseClick, ""),
        (QTest.mouseDClick, "读书"),
        (QTest.mouseClick, "读书百遍，其义自见。"),
        (QTest.mouseDClick, long_page.block_at(9)[1].text),
        (QTest.mouseClick, ""),
    ):
        click(long_page.viewport(), _LEFT, pos=where)
        assert text_of(long_page, long_page.passage) == expected


def test_a_drag_after_a_double_click_goes_on_by_words_both_ways(page: PageView) -> None:
    show(page, cut([Block(BlockKind.PARAGRAPH, "全面建设社会主义现代化国家，需要认真学习历史。")]))
    places = {position: QPointF(point_of(page, position)) for position in (0, 6, 11, 17)}
    _double_press(page, places[6])
    assert text_of(page, page.passage) == "社会主义"
    _move(page, places[11])
    assert text_of(page, page.passage) == "社会主义现代化国家"
    _move(page, places[17])
    assert text_of(page, page.passage) == "社会主义现代化国家，需要认真"
    _move(page, places[0])
    assert text_of(page, page.passage) == "全面建设社会主义"
    QTest.mouseRelease(page.viewport(), _LEFT, pos=places[0].toPoint())


def _double_press(page: PageView, point: QPointF) -> None:
    none = Qt.KeyboardModifier.NoModifier
    event = QMouseEvent(QEvent.Type.MouseButtonDblClick, point, page.mapToGlobal(point), _LEFT, _LEFT, none)
    QCoreApplication.sendEvent(page.viewport(), event)


def _move(page: PageView, point: QPointF) -> None:
    none = Qt.KeyboardModifier.NoModifier
    nothing = Qt.MouseButton.NoButton
    event = QMouseEvent(QEvent.Type.MouseMove, point, page.mapToGlobal(point), nothing, _LEFT, none)
    QCoreApplication.sendEvent(page.viewport(), event)


def test_copy_gives_the_canonical_text(long_page: PageView) -> None:
    long_page.select(Passage(4, 14))
    QTest.keyClick(long_page, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == text_of(long_page, Passage(4, 14))


def test_a_word_with_soft_hyphens_is_taken_whole_and_copied_without_them(page: PageView) -> None:
    show(page, cut([Block(BlockKind.PARAGRAPH, "The mill was a co\xadoper\xada\xadtive from the be\xadgin\xadning.")]))
    QTest.mouseDClick(page.viewport(), _LEFT, pos=point_of(page, 19))
    assert text_of(page, page.passage) == "co\xadoper\xada\xadtive"
    QTest.keyClick(page, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "cooperative"


def test_v_and_full_stop_select_sentence_by_sentence(long_page: PageView) -> None:
    QTest.keyClick(long_page, Qt.Key.Key_J)
    QTest.keyClick(long_page, Qt.Key.Key_J)
    QTest.keyClick(long_page, Qt.Key.Key_V)
    QTest.keyClick(long_page, Qt.Key.Key_Period)
    assert text_of(long_page, long_page.passage) == "第0段。"
    QTest.keyClick(long_page, Qt.Key.Key_Comma)
    assert text_of(long_page, long_page.passage) == "第0段。读书百遍，"
    QTest.keyClick(long_page, Qt.Key.Key_Greater)
    assert text_of(long_page, long_page.passage) == "第0段。"
    QTest.keyClick(long_page, Qt.Key.Key_Right)
    assert text_of(long_page, long_page.passage) == "第0段。读"
    QTest.keyClick(long_page, Qt.Key.Key_Escape)
    assert not long_page.passage


def test_j_and_k_stand_on_paragraphs(long_page: PageView) -> None:
    QTest.keyClick(long_page, Qt.Key.Key_J)
    for _ in range(3):
        QTest.keyClick(long_page, Qt.Key.Key_J)
    assert long_page.reading_cursor is not None
    assert text_of(long_page, long_page.reading_cursor) == "第2段。"
    QTest.keyClick(long_page, Qt.Key.Key_K)
    assert text_of(long_page, long_page.reading_cursor) == "第1段。"
    QTest.keyClick(long_page, Qt.Key.Key_Right)
    assert text_of(long_page, long_page.reading_cursor) == "读书百遍，其义自见。"


def test_the_reading_cursor_stays_in_sight(long_page: PageView) -> None:
    for _ in range(40):
        QTest.keyClick(long_page, Qt.Key.Key_J)
        cursor = long_page.reading_cursor
        assert cursor is not None
        start, end = long_page.visible_range
        assert start <= cursor.start < end


def test_space_turns_the_page_and_control_end_goes_to_the_end(long_page: PageView) -> None:
    before = long_page.visible_range
    QTest.keyClick(long_page, Qt.Key.Key_Space)
    assert before[0] < long_page.place < before[1]
    QTest.keyClick(long_page, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert long_page.visible_range[1] == long_page.characters
    QTest.keyClick(long_page, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert long_page.place == 0


def test_the_place_survives_another_width_and_another_size(long_page: PageView, typography: Typography) -> None:
    long_page.go_to(5_000)
    before = long_page.place
    long_page._setting = lambda _width: replace(typography, size=26, leading=44, measure=520)
    long_page.resize(700, 500)
    start, end = long_page.visible_range
    assert start <= before < end


def test_the_scroll_bar_counts_characters(long_page: PageView) -> None:
    bar = long_page.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    assert abs(long_page.place - bar.maximum() // 2) < 60
    long_page.go_to(long_page.characters)
    assert bar.value() >= bar.maximum() - 60


def test_a_click_on_overlapping_marks_offers_them_all_the_shortest_first(
    page: PageView, long_text: object, now: datetime, qtbot: QtBot
) -> None:
    marks = [
        Annotation(name, "t", AnnotationKind.HIGHLIGHT, now, now, Anchor(start, end, "x"), colour=1)
        for name, start, end in (("wide", 10, 60), ("narrow", 20, 30))
    ]
    long_text.annotations = marks  # type: ignore[attr-defined]
    show(page, long_text)
    with qtbot.waitSignal(page.annotations_activated) as clicked:
        QTest.mouseClick(page.viewport(), _LEFT, pos=point_of(page, 22))
    assert [one.id for one in clicked.args[0]] == ["narrow", "wide"]


def test_marks_are_seen_on_the_page_and_gone_when_removed(page: PageView, long_text: object, now: datetime) -> None:
    mark = Annotation("m", "t", AnnotationKind.HIGHLIGHT, now, now, Anchor(10, 20, "x"), colour=1)
    show(page, long_text)
    where = page.rect_of(12, 13).topLeft() + QPoint(1, 3)
    plain = colour_at(page, where)
    long_text.annotations = [mark]  # type: ignore[attr-defined]
    page.refresh_marks()
    assert colour_at(page, where) == QColor(page.typography.ink.marks[0])
    long_text.annotations = []  # type: ignore[attr-defined]
    page.refresh_marks()
    assert colour_at(page, where) == plain


def colour_at(page: PageView, where: QPoint) -> QColor:
    image = QImage(page.viewport().size(), QImage.Format.Format_RGB32)
    page.viewport().render(image, QPoint())
    return image.pixelColor(where)


def test_links_and_note_references_are_told_apart(page: PageView, qtbot: QtBot) -> None:
    link = Inline(InlineKind.LINK, 0, 2, "#there")
    note = Inline(InlineKind.NOTE_REFERENCE, 4, 5, "#note")
    leaves = list(split_into_leaves([Block(BlockKind.PARAGRAPH, "链接文字1后文", (link, note))]))

    class Linked:
        characters = leaves[0].end
        leaf_count = 1

        def leaf(self, number: int) -> object:
            return leaves[number]

        def leaf_at(self, position: int) -> object:
            return leaves[0]

        def between(self, start: int, end: int) -> list[Annotation]:
            return []

    show(page, Linked())
    with qtbot.waitSignal(page.link_activated) as followed:
        QTest.mouseClick(page.viewport(), _LEFT, pos=point_of(page, 1))
    assert followed.args == ["#there"]
    with qtbot.waitSignal(page.note_reference_activated) as asked:
        QTest.mouseClick(page.viewport(), _LEFT, pos=point_of(page, 4))
    assert asked.args[0] == "#note"
    with qtbot.waitSignal(page.link_activated):
        QTest.keyClick(page, Qt.Key.Key_J)
        QTest.keyClick(page, Qt.Key.Key_Return)
    page.select(Passage(4, 6))
    with qtbot.waitSignal(page.note_reference_activated) as asked:
        QTest.keyClick(page, Qt.Key.Key_Return)
    assert asked.args[0] == "#note"


def test_the_wheel_scrolls_three_lines(long_page: PageView) -> None:
    before = long_page.flow
    assert before is not None
    long_page.go_to(3_000)
    layout = before.layout_at(3_000)
    top = before.y_of(layout)
    turn_wheel(long_page, -120)
    assert top - before.y_of(layout) == pytest.approx(3 * long_page.typography.leading)


def turn_wheel(page: PageView, angle: int) -> None:
    QTest.wheelEvent(page.windowHandle(), QPointF(300, 300), QPoint(0, angle))


def test_what_is_on_the_screen_is_told(long_page: PageView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(long_page.view_changed) as changed:
        long_page.go_to(4_000)
    assert tuple(changed.args) == long_page.visible_range


@pytest.mark.parametrize("steps", [(37,), (37, 60, -12), (-5, 400), (1, 1, 1), (900,), (200, -200)])
def test_a_page_that_was_scrolled_looks_like_one_that_was_painted_whole(
    page: PageView, long_text: object, now: datetime, steps: tuple[int, ...]
) -> None:
    anchors = [Anchor(start, start + 30, "x") for start in range(2_900, 4_500, 70)]
    kinds = [AnnotationKind.HIGHLIGHT, AnnotationKind.NOTE]
    long_text.annotations = [  # type: ignore[attr-defined]
        Annotation(str(n), "t", kinds[n % 2], now, now, anchor, colour=n % 3) for n, anchor in enumerate(anchors)
    ]
    show(page, long_text)
    page.go_to(3_000)
    QGuiApplication.processEvents()
    for step in steps:
        page.scroll_by(step)
        QGuiApplication.processEvents()
    on_screen = page.screen().grabWindow(page.winId()).toImage()
    page.viewport().update()
    QGuiApplication.processEvents()
    whole = page.screen().grabWindow(page.winId()).toImage()
    assert not whole.isNull()
    assert on_screen == whole


def test_pages_begin_where_the_text_was_scrolled_to_and_leave_it_there(long_page: PageView) -> None:
    long_page.go_to(5_000)
    before = long_page.place
    long_page.set_paged(True)
    assert long_page.place == before
    QTest.keyClick(long_page, Qt.Key.Key_Space)
    QTest.keyClick(long_page, Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    assert long_page.place == before
    long_page.set_paged(False)
    assert long_page.place == before
