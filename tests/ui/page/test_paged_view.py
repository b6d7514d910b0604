"""The page as pages to turn: keys, mouse, marks and places are those of scrolling."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QWheelEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reader.core.annotations.anchor import Anchor
from reader.core.annotations.model import Annotation, AnnotationKind
from reader.core.text.blocks import Block, BlockKind, Inline, InlineKind
from reader.ui.page.columns import Columns, divide
from reader.ui.page.page_footer import PageFooter
from reader.ui.page.page_turns import EdgeDrag, WheelTurns
from reader.ui.page.page_view import PageView
from reader.ui.page.paged_flow import PagedFlow
from reader.ui.page.passage import Passage, PassageUnit, passage_at
from reader.ui.page.shown_text import ShownText
from reader.ui.page.typography import Typography
from tests.ui.page.conftest import CutText, cut

_LEFT = Qt.MouseButton.LeftButton
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier


def _fitted(typography: Typography, width: int) -> Typography:
    """Return a typography with a column that fits a width, as the program's does."""
    return replace(typography, measure=min(680, (width - 120) // 20 * 20))


@pytest.fixture
def view(qtbot: QtBot, typography: Typography, long_text: CutText) -> Iterator[PageView]:
    view = PageView(lambda width: _fitted(typography, width))
    qtbot.addWidget(view)
    view.resize(900, 700)
    view.set_paged(True)
    view.show()
    _show(view, long_text)
    yield view
    view.clear()


@pytest.fixture
def spread(view: PageView) -> PageView:
    view.resize(1_500, 700)
    assert _columns(view).count == 2
    return view


def _show(view: PageView, text: CutText, place: int = 0) -> None:
    view.show_text(ShownText(text, text.between, lambda _name: None), place, view._setting)


def _flow(view: PageView) -> PagedFlow:
    assert isinstance(view.flow, PagedFlow)
    return view.flow


def _columns(view: PageView) -> Columns:
    return _flow(view).columns


def _point_of(view: PageView, position: int) -> QPoint:
    return view.rect_of(position, position + 1).center()


def _beside(view: PageView, side: int) -> QPoint:
    """Return a point in the left (-1) or right (1) margin."""
    return QPoint(4 if side < 0 else view.viewport().width() - 4, 300)


@pytest.mark.parametrize(
    ("on", "back"),
    [
        ((Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_Space, _SHIFT)),
        ((Qt.Key.Key_PageDown, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_PageUp, Qt.KeyboardModifier.NoModifier)),
        ((Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_Up, Qt.KeyboardModifier.NoModifier)),
    ],
)
def test_keys_turn_on_to_what_follows_and_back(
    view: PageView, on: tuple[object, ...], back: tuple[object, ...]
) -> None:
    first = view.visible_range
    QTest.keyClick(view, *on)  # type: ignore[call-overload]
    assert view.visible_range[0] in {first[1], first[1] + 1}
    QTest.keyClick(view, *back)  # type: ignore[call-overload]
    assert view.visible_range == first


def test_the_ends_of_the_text_are_gone_to_by_key(view: PageView) -> None:
    QTest.keyClick(view, Qt.Key.Key_End, _CONTROL)
    last = view.visible_range
    assert last[1] == view.characters
    assert view.characters - last[0] > 300, "the last page is as full as the others"
    view.turn_page(1)
    assert view.visible_range == last
    QTest.keyClick(view, Qt.Key.Key_Home, _CONTROL)
    assert view.place == 0
    view.turn_page(-1)
    assert view.place == 0


def test_a_spread_shows_two_pages_and_turns_by_two(spread: PageView) -> None:
    flow = _flow(spread)
    starts = flow.page_starts()
    assert len(starts) == 2
    spread.turn_page(1)
    assert starts[1] < flow.page_starts()[0] < flow.page_starts()[1]
    spread.turn_page(-1)
    assert flow.page_starts() == starts


def test_the_last_page_of_a_spread_may_be_empty(spread: PageView) -> None:
    spread.go_to(spread.characters - 30)
    assert len(_flow(spread).page_starts()) == 1
    assert spread.position_near(QPoint(1_300, 300)) == spread.characters
    assert spread.position_under(QPoint(1_300, 300)) is None
    spread.grab()


def test_a_click_in_a_margin_turns_the_page_and_one_on_the_text_does_not(view: PageView) -> None:
    first = view.visible_range
    QTest.mouseClick(view.viewport(), _LEFT, pos=_point_of(view, 100))
    assert view.visible_range == first
    QTest.mouseClick(view.viewport(), _LEFT, pos=_beside(view, 1))
    assert view.place > first[0]
    QTest.mouseClick(view.viewport(), _LEFT, pos=_beside(view, -1))
    assert view.visible_range == first


def test_a_double_click_in_a_margin_turns_twice(view: PageView) -> None:
    QTest.mouseClick(view.viewport(), _LEFT, pos=_beside(view, 1))
    second = view.place
    QTest.mouseDClick(view.viewport(), _LEFT, pos=_beside(view, 1))
    QTest.mouseRelease(view.viewport(), _LEFT, pos=_beside(view, 1))
    assert view.place > second
    assert not view.passage


def test_a_click_that_takes_away_a_selection_turns_nothing(view: PageView) -> None:
    view.select(Passage(10, 40))
    QTest.mouseClick(view.viewport(), _LEFT, pos=_beside(view, 1))
    assert not view.passage
    assert view.place == 0


def test_a_selection_begun_in_a_margin_turns_nothing(view: PageView) -> None:
    QTest.mousePress(view.viewport(), _LEFT, pos=_beside(view, 1))
    QTest.mouseMove(view.viewport(), _point_of(view, 100))
    QTest.mouseRelease(view.viewport(), _LEFT, pos=_point_of(view, 100))
    assert view.passage
    assert view.place == 0


def test_what_scrolls_does_not_turn_by_a_click_in_a_margin(view: PageView) -> None:
    view.set_paged(False)
    QTest.mouseClick(view.viewport(), _LEFT, pos=_beside(view, 1))
    assert view.place == 0


def test_dragging_selects_from_one_column_to_the_other(spread: PageView) -> None:
    second = _flow(spread).page_starts()[1]
    QTest.mousePress(spread.viewport(), _LEFT, pos=_point_of(spread, second - 60))
    QTest.mouseMove(spread.viewport(), _point_of(spread, second + 40))
    QTest.mouseRelease(spread.viewport(), _LEFT, pos=_point_of(spread, second + 40))
    assert spread.passage.start < second < spread.passage.end
    assert abs(spread.passage.start - (second - 60)) <= 1
    assert abs(spread.passage.end - (second + 40)) <= 1
    assert spread.passage_rect().left() >= _columns(spread).left(1) - 1, "the bar stands where the passage ends"


def test_dragging_beyond_the_edge_turns_the_page_after_a_while(view: PageView, qtbot: QtBot) -> None:
    start = view.visible_range[1] - 20
    QTest.mousePress(view.viewport(), _LEFT, pos=_point_of(view, start))
    QTest.mouseMove(view.viewport(), QPoint(400, 697))
    qtbot.waitUntil(lambda: view.place > 0)
    QTest.mouseMove(view.viewport(), QPoint(400, 300))
    QTest.mouseRelease(view.viewport(), _LEFT, pos=QPoint(400, 300))
    assert view.passage.start in range(start - 2, start + 2)
    assert view.passage.end > view.place


def test_a_selection_held_beyond_the_edge_turns_a_page_each_while() -> None:
    drag = EdgeDrag()
    assert [drag.turn(1.0, at) for at in range(0, 2_000, 40)].count(1) == 3
    assert not drag.turn(-1.0, 9_000)
    assert [drag.turn(-1.0, at) for at in range(9_040, 9_700, 40)].count(-1) == 1


def _wheel(
    units: int, *, pixels: int = 0, at: int, phase: Qt.ScrollPhase = Qt.ScrollPhase.NoScrollPhase
) -> QWheelEvent:
    none = Qt.MouseButton.NoButton
    place = QPointF(300, 300)
    event = QWheelEvent(
        place, place, QPoint(0, pixels), QPoint(0, units), none, Qt.KeyboardModifier.NoModifier, phase, False
    )
    event.setTimestamp(at)
    return event


def test_a_notch_of_the_wheel_is_a_page_however_fast(view: PageView) -> None:
    turns = WheelTurns()
    assert [turns.pages(_wheel(-120, at=at)) for at in (0, 20, 40)] == [1, 1, 1]
    assert turns.pages(_wheel(120, at=60)) == -1
    first = view.visible_range
    QTest.wheelEvent(view.windowHandle(), QPointF(300, 300), QPoint(0, -120))
    assert view.visible_range[0] >= first[1]


def test_the_parts_of_a_notch_are_one_page_and_its_rest_is_swallowed() -> None:
    turns = WheelTurns()
    assert [turns.pages(_wheel(-40, at=at)) for at in range(0, 100, 10)] == [0, 0, 1, 0, 0, 0, 0, 0, 0, 0]
    assert [turns.pages(_wheel(-40, at=at)) for at in (400, 410, 420)] == [0, 0, 1]
    assert [turns.pages(_wheel(60, at=at)) for at in (430, 440)] == [0, -1], "turned back at once"


def test_a_swipe_is_one_page_however_far_it_goes() -> None:
    turns, update = WheelTurns(), Qt.ScrollPhase.ScrollUpdate
    swipe = [turns.pages(_wheel(-30, pixels=-30, at=at, phase=update)) for at in range(0, 400, 10)]
    assert swipe.count(1) == 1
    assert not any(
        turns.pages(_wheel(-300, pixels=-300, at=at, phase=Qt.ScrollPhase.ScrollMomentum)) for at in range(400, 900, 9)
    )
    assert [turns.pages(_wheel(-60, pixels=-60, at=at, phase=update)) for at in (1_300, 1_310)] == [0, 1]


def test_the_place_is_kept_at_any_size(view: PageView) -> None:
    view.go_to(5_000)
    before = view.place
    for width, height in ((500, 300), (1_500, 900), (320, 280), (900, 700)):
        view.resize(width, height)
        start, end = view.visible_range
        assert start <= before < end
    assert view.place == before


def test_the_text_goes_on_from_the_same_place_when_opened_again(view: PageView, long_text: CutText) -> None:
    view.go_to(4_000)
    for _ in range(3):
        view.turn_page(1)
    before = view.visible_range
    _show(view, long_text, view.place)
    assert view.visible_range == before


def test_the_reading_cursor_turns_the_page_on_and_back(view: PageView) -> None:
    for key in [Qt.Key.Key_J] * 30 + [Qt.Key.Key_K] * 30:
        QTest.keyClick(view, key)
        assert view.reading_cursor is not None
        start, end = view.visible_range
        assert start <= view.reading_cursor.start < end


@pytest.mark.parametrize("key", [Qt.Key.Key_J, Qt.Key.Key_Right])
def test_the_reading_cursor_begins_on_the_page_that_is_turned_to(view: PageView, key: Qt.Key) -> None:
    QTest.keyClick(view, key)
    for _ in range(30):
        QTest.keyClick(view, Qt.Key.Key_PageDown)
        start, end = view.visible_range
        assert view.reading_cursor is None
        QTest.keyClick(view, key)
        assert view.visible_range == (start, end)
        assert view.reading_cursor is not None
        assert start <= view.reading_cursor.start < end
        assert not passage_at(view, start, PassageUnit.SENTENCE).end + 1 < view.reading_cursor.start


def test_the_reading_cursor_is_kept_for_the_page_that_it_stands_on(view: PageView) -> None:
    QTest.keyClick(view, Qt.Key.Key_J)
    cursor = view.reading_cursor
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    assert view.reading_cursor is None
    QTest.keyClick(view, Qt.Key.Key_PageUp)
    assert view.reading_cursor == cursor


def test_a_passage_is_shown_where_it_stands_and_with_what_goes_before(view: PageView) -> None:
    before = view.visible_range
    view.show_passage(before[0] + 50, before[0] + 60)
    assert view.visible_range == before
    view.show_passage(9_000, 9_010)
    assert view.visible_range[0] < 9_000 < view.visible_range[1]
    assert view.rect_of(9_000, 9_010).top() > 100


def test_back_and_forth_shows_the_same_pages_after_a_jump(view: PageView) -> None:
    view.go_to(7_000)
    seen = [view.visible_range]
    for _ in range(4):
        view.turn_page(-1)
        seen.append(view.visible_range)
    for earlier in reversed(seen[:-1]):
        view.turn_page(1)
        assert view.visible_range == earlier


def test_the_scroll_bar_counts_characters_and_turns_pages(view: PageView) -> None:
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    assert abs(view.place - bar.maximum() // 2) < 60
    before = view.visible_range
    bar.triggerAction(bar.SliderAction.SliderPageStepAdd)
    assert view.place in {before[1], before[1] + 1}
    assert bar.value() == view.place
    bar.triggerAction(bar.SliderAction.SliderPageStepSub)
    assert view.visible_range == before


def test_marks_are_painted_in_both_columns(spread: PageView, long_text: CutText, now: datetime) -> None:
    second = _flow(spread).page_starts()[1]
    long_text.annotations = [
        Annotation("m", "t", AnnotationKind.HIGHLIGHT, now, now, Anchor(second - 90, second + 90, "x"), colour=1)
    ]
    spread.refresh_marks()
    image = QImage(spread.viewport().size(), QImage.Format.Format_RGB32)
    spread.viewport().render(image, QPoint())
    for position in (second - 80, second + 80):
        where = spread.rect_of(position, position + 1).topLeft() + QPoint(1, 3)
        assert image.pixelColor(where) == QColor(spread.typography.ink.marks[0])


def test_the_signs_of_notes_stand_in_the_outer_margins(spread: PageView, long_text: CutText, now: datetime) -> None:
    second = _flow(spread).page_starts()[1]
    plain = spread.grab().toImage()
    long_text.annotations = [
        Annotation(str(at), "t", AnnotationKind.BOOKMARK, now, now, Anchor(at, at + 9, "x")) for at in (60, second + 60)
    ]
    spread.refresh_marks()
    marked = spread.grab().toImage()
    differing = {x for x in range(plain.width()) for y in range(0, 700, 3) if plain.pixel(x, y) != marked.pixel(x, y)}
    columns = _columns(spread)
    assert any(x < columns.left(0) for x in differing)
    assert any(x > columns.left(1) + columns.measure for x in differing)
    assert not any(columns.left(0) <= x <= columns.left(1) + columns.measure for x in differing)


def test_a_click_on_a_sign_shows_its_note_and_turns_nothing(
    view: PageView, long_text: CutText, now: datetime, qtbot: QtBot
) -> None:
    long_text.annotations = [Annotation("b", "t", AnnotationKind.BOOKMARK, now, now, Anchor(60, 69, "x"))]
    view.refresh_marks()
    where = QPoint(_columns(view).left(0) + _columns(view).measure + 20, _point_of(view, 60).y())
    with qtbot.waitSignal(view.annotations_activated, check_params_cb=bool) as shown:
        QTest.mouseClick(view.viewport(), _LEFT, pos=where)
    assert [one.id for one in shown.args[0]] == ["b"]
    assert view.place == 0
    QTest.mouseClick(view.viewport(), _LEFT, pos=where + QPoint(0, 200))
    assert view.place > 0


def test_the_end_of_the_portion_stands_on_a_page_and_none_gets_too_full(view: PageView) -> None:
    flow = _flow(view)
    view.turn_page(1)
    start, block = view.block_at(view.visible_range[0] + 200)
    view.show_portion_end(start + len(block.text))
    for _ in range(4):
        for bands in flow.pages():
            assert all(band.top + band.height <= flow.columns.page_height + 0.5 for band in bands)
        before = view.visible_range[1]
        view.turn_page(1)
        assert view.place in {before, before + 1}


def test_a_text_that_grows_fills_the_last_page(view: PageView, long_text: CutText) -> None:
    all_leaves = long_text.leaves
    long_text.leaves = all_leaves[:1]
    _show(view, long_text, long_text.characters - 20)
    short = view.visible_range
    long_text.leaves = all_leaves
    view.update_length()
    assert view.place == short[0]
    assert view.visible_range[1] > short[1]
    view.turn_page(1)
    assert view.place > short[1]


def test_an_empty_text_has_one_empty_page(view: PageView) -> None:
    _show(view, cut([Block(BlockKind.PARAGRAPH, "")]))
    assert view.visible_range == (0, 0)
    for direction in (1, -1):
        view.turn_page(direction)
        assert view.visible_range == (0, 0)
    view.grab()


def test_the_foot_tells_the_printed_page_else_how_far_it_is(spread: PageView, long_text: CutText) -> None:
    foot, flow = PageFooter(), _flow(spread)
    plain = ShownText(long_text, long_text.between, lambda _name: None, section_end=lambda _position: 9_000)
    spread.turn_page(1)
    percent, left = foot.lines(flow, plain)
    assert percent == f"{100 * spread.place // spread.characters}%"
    a_page = (flow.page_starts()[1] - 0) / 3
    assert left.startswith(f"about {round((9_000 - spread.visible_range[1]) / a_page + 0.5)} ")
    printed = replace(plain, page_label=lambda position: str(position // 1_000))
    first, second = flow.page_starts()
    assert foot.lines(flow, printed) == (f"p. {first // 1_000}", f"p. {second // 1_000}")
    assert foot.lines(flow, replace(plain, section_end=lambda _position: flow.bottom() + 1))[1].startswith("last page")


def test_a_page_with_a_title_alone_is_not_the_measure_of_those_that_follow(view: PageView) -> None:
    text = "读书百遍，其义自见。" * 20
    blocks = [Block(BlockKind.HEADING, "序", level=1), Block(BlockKind.IMAGE, "A mill", image="tall")]
    shown = cut([*blocks, *(Block(BlockKind.PARAGRAPH, text) for _ in range(100))])
    mill = QImage(300, 3_000, QImage.Format.Format_RGB32)
    view.show_text(ShownText(shown, shown.between, lambda _name: mill), 0, view._setting)
    flow = _flow(view)
    assert flow.bottom() < 10
    estimate = shown.characters / flow.characters_of_a_page()
    view.go_to(shown.characters)
    turns = 0
    while view.place > 0:
        view.turn_page(-1)
        turns += 1
    assert estimate < 1.5 * turns


def test_links_lead_on_in_both_columns(spread: PageView, qtbot: QtBot) -> None:
    words = "读书百遍，其义自见。" * 90
    link = Inline(InlineKind.LINK, 880, 890, "#there")
    _show(spread, cut([Block(BlockKind.PARAGRAPH, words, (link,)), Block(BlockKind.PARAGRAPH, words)]))
    assert _flow(spread).page_starts()[1] < 880
    with qtbot.waitSignal(spread.link_activated) as followed:
        QTest.mouseClick(spread.viewport(), _LEFT, pos=_point_of(spread, 884))
    assert followed.args == ["#there"]


def test_a_spread_needs_two_columns_and_three_gutters(typography: Typography) -> None:
    counts = {width: divide(width, 700, lambda w: _fitted(typography, w))[1].count for width in (900, 1_119, 1_120)}
    assert counts == {900: 1, 1_119: 1, 1_120: 2}
    _type, columns = divide(1_500, 700, lambda w: _fitted(typography, w))
    assert columns.left(0) >= 60
    assert columns.left(1) - columns.left(0) - columns.measure >= 60


@pytest.mark.parametrize(("size", "width", "height"), [(64, 320, 300), (11, 320, 300), (64, 1_500, 900)])
def test_every_character_is_seen_on_some_page(
    view: PageView, typography: Typography, size: int, width: int, height: int
) -> None:
    view._setting = lambda w: replace(
        typography, size=size, leading=round(size * 1.7), measure=max(1, (w - 40) // size) * size, indent=2 * size
    )
    _show(view, cut([Block(BlockKind.HEADING, "第一回", level=1), Block(BlockKind.PARAGRAPH, "其义自见" * 60)]))
    view.resize(width, height)
    view.update_typography()
    view.go_to(0)
    seen = set()
    while True:
        start, end = view.visible_range
        for position in range(start, end):
            rect = view.rect_of(position, position + 1)
            assert rect.isEmpty() or view.viewport().rect().contains(rect)
            seen |= set() if rect.isEmpty() else {position}
        view.turn_page(1)
        if view.visible_range == (start, end):
            break
    assert len(seen) >= view.characters - 1


@pytest.mark.parametrize("width", [900, 1_500])
def test_the_ranges_of_pages_that_follow_each_other_touch(view: PageView, width: int) -> None:
    view.resize(width, 700)
    starts_a_block, before = 0, view.visible_range
    while before[1] < view.characters:
        view.turn_page(1)
        after = view.visible_range
        starts_a_block += after[0] == view.block_at(after[0])[0]
        assert after[0] == before[1]
        before = after
    assert starts_a_block
    while before[0]:
        view.turn_page(-1)
        after = view.visible_range
        assert after[1] == before[0]
        before = after
