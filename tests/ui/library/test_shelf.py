"""Everything on the shelf can be done by the mouse and by keys."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from reader.core.text.filing import FilingChange, Track
from reader.core.text.import_options import DEFAULT_OPTIONS
from reader.core.text.model import Text, TextDetails
from reader.storage.library import Library
from reader.ui.appearance.theme import DARK
from reader.ui.library.shelf import Shelf
from reader.ui.library.shelf_filter_bar import TrackChip
from reader.ui.library.shelf_order import ReadingState, ShelfFilter, ShelfOrder
from reader.ui.library.text_delegate import ShelfDelegate
from reader.ui.shell.context import AppContext

AddText = Callable[..., Text]
_LEFT = Qt.MouseButton.LeftButton
_NONE = Qt.KeyboardModifier.NoModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def texts(shelf: Shelf, add_text: AddText, now: datetime) -> list[Text]:
    """Return five texts in the order in which they stand on the shelf."""
    made = [add_text(f"Text {number}", at=now - timedelta(minutes=number)) for number in range(5)]
    shelf.refresh()
    return made


def click(shelf: Shelf, place: int, modifiers: Qt.KeyboardModifier = _NONE, at: str = "") -> None:
    area = shelf.view.visualRect(shelf.model.index(place))
    delegate = shelf.view.delegates[shelf.view.shows_cards]
    point = {"mark": delegate.mark_area(area).center(), "more": delegate.more_area(area).center()}
    QTest.mouseClick(shelf.view.viewport(), _LEFT, modifiers, point.get(at, area.center()))


def chosen(shelf: Shelf) -> list[str]:
    return [row.text.title[-1] for row in shelf.chosen()]


def offers(menu: QMenu) -> set[str]:
    return {one.text().partition("\t")[0] for one in menu.actions() if not one.isSeparator()}


@pytest.mark.parametrize("covers", [False, True])
def test_a_click_opens_and_ctrl_or_shift_chooses(
    qtbot: QtBot, context: AppContext, shelf: Shelf, texts: list[Text], covers: bool
) -> None:
    shelf.view.show_as_cards(on=covers)
    with qtbot.waitSignal(context.navigator.text_requested) as opened:
        click(shelf, 1)
    assert opened.args == [texts[1].id, -1, ""]
    with qtbot.assertNotEmitted(context.navigator.text_requested):
        click(shelf, 0, _CONTROL)
        click(shelf, 3, _CONTROL)
        assert chosen(shelf) == ["0", "1", "3"]
        click(shelf, 1, _CONTROL)
        assert chosen(shelf) == ["0", "3"]
        click(shelf, 4, _SHIFT)
    assert chosen(shelf)[-1] == "4"


@pytest.mark.parametrize("covers", [False, True])
def test_the_circle_chooses_and_the_dots_offer_the_acts(
    qtbot: QtBot, context: AppContext, shelf: Shelf, texts: list[Text], covers: bool
) -> None:
    shelf.view.show_as_cards(on=covers)
    with qtbot.assertNotEmitted(context.navigator.text_requested):
        click(shelf, 2, at="mark")
        assert shelf._selected_texts_bar.isVisible()
        click(shelf, 0, at="mark")
        assert chosen(shelf) == ["0", "2"]
        click(shelf, 2, at="more")
    menu = next(one for one in shelf.findChildren(QMenu) if one.isVisible())
    offered = {"Track", "Required", "Tags…", "Add to Roadmap", "Export Notes…", "Archive", "Remove from Library"}
    assert offers(menu) == offered
    menu.close()
    click(shelf, 0, at="mark")
    click(shelf, 2, at="mark")
    assert not shelf._selected_texts_bar.isVisible()


def test_one_text_is_offered_more(shelf: Shelf, texts: list[Text]) -> None:
    menu = QMenu(shelf)
    shelf.menu.fill(menu, shelf.model.shown()[:1], planned=True)
    words = offers(menu)
    assert {"Open", "Correct…", "Replace with a New Edition…", "Remove from Roadmap"} < words


def test_keys_open_choose_and_let_go(qtbot: QtBot, context: AppContext, shelf: Shelf, texts: list[Text]) -> None:
    view = shelf.view
    view.choose(texts[0].id)
    with qtbot.waitSignal(context.navigator.text_requested) as opened:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert opened.args == [texts[0].id, -1, ""]
    QTest.keyClick(view, Qt.Key.Key_Space)
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert chosen(shelf) == ["0", "2"]
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert chosen(shelf) == ["2"]
    assert not shelf._selected_texts_bar.isVisible()
    QTest.keyClick(view, Qt.Key.Key_A, _CONTROL)
    assert chosen(shelf) == ["0", "1", "2", "3", "4"]
    QTest.keyClick(view, Qt.Key.Key_Escape)
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert chosen(shelf) == ["3"]


def test_what_is_asked_for_goes_to_all_that_are_chosen(qtbot: QtBot, shelf: Shelf, texts: list[Text]) -> None:
    click(shelf, 0, _CONTROL)
    click(shelf, 1, _CONTROL)
    ids = [texts[0].id, texts[1].id]
    asked: list[object] = []
    shelf.menu.refile_requested.connect(lambda those, refiling: asked.append((those, refiling)))
    shelf.put_on_track(Track.WORK)
    shelf.toggle_required()
    shelf.toggle_archived()
    expected = [FilingChange(track=Track.WORK), FilingChange(required=True), FilingChange(archived=True)]
    assert asked == [(ids, refiling) for refiling in expected]
    for signal, act in (
        (shelf.menu.tags_requested, shelf._selected_texts_bar._tags.click),
        (shelf.menu.remove_requested, shelf._selected_texts_bar._remove.click),
        (shelf.menu.roadmap_requested, shelf.ask_for_roadmap),
    ):
        with qtbot.waitSignal(signal) as sent:
            act()
        assert sent.args == [ids]


def test_the_bar_offers_tracks_and_more(qtbot: QtBot, shelf: Shelf, texts: list[Text]) -> None:
    click(shelf, 0, _CONTROL)
    shelf._selected_texts_bar.tracks.aboutToShow.emit()
    actions = {one.text(): one for one in shelf._selected_texts_bar.tracks.actions()}
    with qtbot.waitSignal(shelf.menu.refile_requested) as asked:
        actions["Research\t4"].trigger()
    assert asked.args == [[texts[0].id], FilingChange(track=Track.RESEARCH)]
    shelf._selected_texts_bar.more.aboutToShow.emit()
    more = {one.text(): one for one in shelf._selected_texts_bar.more.actions()}
    with qtbot.waitSignal(shelf.menu.refile_requested) as asked:
        more["Required"].trigger()
    assert asked.args == [[texts[0].id], FilingChange(required=True)]


def test_a_change_is_shown_where_the_texts_stand(
    shelf: Shelf, library: Library, texts: list[Text], now: datetime
) -> None:
    click(shelf, 1, _CONTROL)
    click(shelf, 2, _CONTROL)
    shelf.apply_changes(library.filing.file([texts[1].id, texts[2].id], FilingChange(track=Track.WORK), now))
    assert [row.filing.track.value for row in shelf.model.shown()] == ["", "work", "work", "", ""]
    assert chosen(shelf) == ["1", "2"]
    shelf.apply_changes(library.filing.file([texts[1].id], FilingChange(archived=True), now))
    assert shelf.shown == shelf.candidates == 4
    shelf.apply_changes(library.undo(now))
    assert shelf.shown == 5


def test_chips_menus_and_crosses_choose_what_is_shown(
    shelf: Shelf, library: Library, texts: list[Text], now: datetime
) -> None:
    library.filing.file([texts[1].id], FilingChange(track=Track.WORK, added=("史",)), now)
    library.filing.file([texts[2].id], FilingChange(archived=True), now)
    shelf.refresh()
    chips = {chip.label: chip for chip in shelf.findChildren(TrackChip)}
    QTest.mouseClick(chips["Work"], _LEFT)
    assert [row.text.title for row in shelf.model.shown()] == ["Text 1"]
    assert (shelf.shown, shelf.candidates) == (1, 4)
    QTest.mouseClick(chips["Work"], _LEFT)
    assert shelf.shown == 4
    shelf.bar._filter.menu().aboutToShow.emit()
    menu = {one.text(): one for one in shelf.bar._filter.menu().actions()}
    menu["Archived"].trigger()
    assert [row.text.title for row in shelf.model.shown()] == ["Text 2"]
    assert shelf.model.choice.state is ReadingState.ARCHIVED
    crosses = [one for one in shelf.bar._active.findChildren(QPushButton) if one.text().startswith("Archived")]
    QTest.mouseClick(crosses[-1], _LEFT)
    assert shelf.shown == 4
    shelf.bar._filter.menu().aboutToShow.emit()
    tags = next(one.menu() for one in shelf.bar._filter.menu().actions() if one.text() == "Tag")
    tags.actions()[0].trigger()
    assert [row.text.title for row in shelf.model.shown()] == ["Text 1"]


def test_nothing_that_is_like_that_is_said(shelf: Shelf, texts: list[Text]) -> None:
    chips = {chip.label: chip for chip in shelf.findChildren(TrackChip)}
    QTest.mouseClick(chips["Research"], _LEFT)
    assert shelf._no_match.isVisible()
    assert not shelf.view.isVisible()
    QTest.mouseClick(shelf._clear, _LEFT)
    assert shelf.view.isVisible()
    assert shelf.model.rowCount() == len(texts)


def test_order_and_covers_are_remembered(shelf: Shelf, texts: list[Text]) -> None:
    shelf.bar._sort.menu().aboutToShow.emit()
    next(one for one in shelf.bar._sort.menu().actions() if one.text() == "Title").trigger()
    shelf.bar._sort.menu().aboutToShow.emit()
    next(one for one in shelf.bar._sort.menu().actions() if one.text() == "Reverse order").trigger()
    assert [row.text.title[-1] for row in shelf.model.shown()] == ["4", "3", "2", "1", "0"]
    QTest.mouseClick(shelf.bar._cards, _LEFT)
    assert shelf.view.shows_cards
    kept = shelf._settings.values
    assert (kept.shelf_order, kept.shelf_backward, kept.shelf_covers) == (ShelfOrder.TITLE.value, True, True)
    shelf.toggle_covers()
    assert not shelf.view.shows_cards


def test_all_covers_can_be_reached_at_each_width(qtbot: QtBot, shelf: Shelf, texts: list[Text]) -> None:
    view, bar = shelf.view, shelf.view.verticalScrollBar()
    view.setParent(None)
    qtbot.addWidget(view)
    view.show_as_cards(on=True)
    view.show()

    def all_can_be_reached() -> bool:
        lowest = max(view.visualRect(shelf.model.index(row)).bottom() for row in range(len(texts)))
        return lowest < view.viewport().height() + bar.maximum() and bar.isVisible() == (bar.maximum() > 0)

    for width in range(480, 840, 6):
        view.resize(width, view.height_of_all() + 12)
        qtbot.waitUntil(all_can_be_reached)


def test_the_head_of_a_column_sorts_by_it_and_back(shelf: Shelf, library: Library, texts: list[Text]) -> None:
    library.coverage.add(texts[3].id, 0, texts[3].characters // 2)
    shelf.refresh()
    heads = shelf.heads.heads
    QTest.mouseClick(heads[ShelfOrder.PROGRESS], _LEFT)
    assert [row.text.title[-1] for row in shelf.model.shown()] == ["3", "0", "1", "2", "4"]
    QTest.keyClick(heads[ShelfOrder.TITLE], Qt.Key.Key_Return)
    assert [row.text.title[-1] for row in shelf.model.shown()] == ["0", "1", "2", "3", "4"]
    QTest.keyClick(heads[ShelfOrder.TITLE], Qt.Key.Key_Space)
    assert [row.text.title[-1] for row in shelf.model.shown()] == ["4", "3", "2", "1", "0"]
    assert shelf.bar._sort.text() == "Title, reversed"
    assert heads[ShelfOrder.TITLE].accessibleDescription() == "sorted by this, descending"
    assert heads[ShelfOrder.PROGRESS].accessibleDescription() == ""


def test_tab_reaches_each_head(shelf: Shelf, texts: list[Text]) -> None:
    heads = list(shelf.heads.heads.values())
    heads[0].setFocus()
    for head in heads[1:]:
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is head


def test_heads_stand_over_their_columns_and_go_with_them(shelf: Shelf, texts: list[Text]) -> None:
    area = shelf.view.visualRect(shelf.model.index(0))
    (delegate, _cards) = shelf.view.delegates
    assert isinstance(delegate, ShelfDelegate)
    columns = delegate.columns(area)
    right = columns.last_read.left + columns.last_read.width
    assert right == shelf.width() - 24
    head = shelf.heads.heads[ShelfOrder.TRACK]
    assert abs(head.x() + 4 - columns.track.left) <= 1
    shelf.fold_columns(True)
    assert not shelf.heads.isVisible()
    assert delegate.columns(area).are_folded
    shelf.fold_columns(False)
    assert shelf.heads.isVisible()
    shelf.toggle_covers()
    assert not shelf.heads.isVisible()


def test_chips_and_the_foot_count_the_texts(shelf: Shelf, library: Library, texts: list[Text], now: datetime) -> None:
    library.filing.file([texts[0].id, texts[1].id], FilingChange(track=Track.WORK), now)
    library.filing.file([texts[2].id], FilingChange(archived=True), now)
    shelf.refresh()
    counts = {chip.label: chip.text().rpartition("  ")[2] for chip in shelf.findChildren(TrackChip)}
    assert counts == {"All": "4", "Catch up": "0", "Accumulate": "0", "Work": "2", "Research": "0"}
    assert shelf._archived.text() == "1 more in the archive"
    shelf.bar.choose(ShelfFilter(state=ReadingState.ARCHIVED))
    assert shelf._archived.text() == ""


def test_a_narrow_bar_puts_its_parts_one_below_the_other(shelf: Shelf, texts: list[Text]) -> None:
    def rows() -> tuple[int, int]:
        return shelf.bar._head.start.geometry().y(), shelf.bar._head.end.geometry().y()

    shelf.resize(1000, 640)
    assert rows()[0] == rows()[1]
    shelf.resize(620, 640)
    QTest.qWait(0)
    assert rows()[0] < rows()[1]
    for part in (*shelf.findChildren(TrackChip), shelf.bar._filter, shelf.bar._sort):
        assert part.width() >= part.sizeHint().width()


def test_texts_dropped_on_a_track_are_put_on_it(qtbot: QtBot, shelf: Shelf, texts: list[Text]) -> None:
    chip = next(one for one in shelf.findChildren(TrackChip) if one.label == "Research")
    data = shelf.model.mimeData([shelf.model.index(0), shelf.model.index(2)])
    over = QDragEnterEvent(QPoint(3, 3), Qt.DropAction.CopyAction, data, _LEFT, _NONE)
    QApplication.sendEvent(chip, over)
    assert over.isAccepted()
    with qtbot.waitSignal(shelf.menu.refile_requested) as asked:
        QApplication.sendEvent(chip, QDropEvent(QPointF(3, 3), Qt.DropAction.CopyAction, data, _LEFT, _NONE))
    assert asked.args == [[texts[0].id, texts[2].id], FilingChange(track=Track.RESEARCH)]
    empty = QMimeData()
    other = QDragEnterEvent(QPoint(3, 3), Qt.DropAction.CopyAction, empty, _LEFT, _NONE)
    other.ignore()
    QApplication.sendEvent(chip, other)
    assert not other.isAccepted()


def test_the_text_after_a_removed_one_is_where_the_keys_go_on(
    shelf: Shelf, library: Library, texts: list[Text], now: datetime
) -> None:
    shelf.view.setFocus()
    shelf.view.choose(texts[1].id)
    shelf.apply_changes(library.texts.remove(texts[1].id, now))
    assert chosen(shelf) == ["2"]


def test_what_is_filtered_away_chooses_nothing_and_the_first_that_is_left_is_seen(
    shelf: Shelf, texts: list[Text]
) -> None:
    shelf.resize(900, 300)
    shelf.view.setFocus()
    shelf.view.verticalScrollBar().setValue(200)
    shelf.look_for("text")
    assert shelf.view.verticalScrollBar().value() == 0
    shelf.look_for("text 3")
    assert [row.text.title for row in shelf.model.shown()] == ["Text 3"]
    assert shelf.chosen() == []


def test_the_shelf_is_painted_in_every_way(shelf: Shelf, library: Library, texts: list[Text], now: datetime) -> None:
    library.filing.file([texts[0].id], FilingChange(track=Track.WORK, required=True, added=("a",), archived=True), now)
    library.coverage.add(texts[1].id, 0, texts[1].characters)
    library.texts.describe(texts[2].id, TextDetails("红楼梦，一个很长很长的题目", "曹雪芹", "zh"), DEFAULT_OPTIONS, now)
    shelf.refresh()
    light = shelf.grab().toImage()
    shelf.set_theme(DARK)
    click(shelf, 1, _CONTROL)
    assert shelf.grab().toImage() != light
    shelf.toggle_covers()
    assert shelf.grab().toImage() != light


def test_the_texts_of_a_large_library_are_read_in_steps(
    qtbot: QtBot, context: AppContext, add_text: AddText, now: datetime
) -> None:
    made = [add_text(f"Text {number}", at=now - timedelta(minutes=number)) for number in range(5)]
    shelf = Shelf(context, most_at_once=2)
    qtbot.addWidget(shelf)
    with qtbot.waitSignal(shelf.loaded):
        shelf.refresh()
        assert [row.text.title[-1] for row in shelf.model.shown()] == ["0", "1"]
        assert (shelf.total, shelf.is_loading) == (5, True)
        shelf.view.choose(made[1].id)
        shelf.apply_changes(context.library.texts.remove(made[4].id, now))
        shelf.apply_changes(context.library.filing.file([made[0].id], FilingChange(track=Track.WORK), now))
    assert [row.text.title[-1] for row in shelf.model.shown()] == ["0", "1", "2", "3"]
    assert shelf.model.shown()[0].filing.track is Track.WORK
    assert (shelf.total, shelf.is_loading, chosen(shelf)) == (4, False, ["1"])


def test_steps_sorted_otherwise_keep_what_is_selected(
    qtbot: QtBot, context: AppContext, add_text: AddText, now: datetime
) -> None:
    made = [add_text(f"Text {number}", at=now + timedelta(minutes=number)) for number in range(5)]
    shelf = Shelf(context, most_at_once=2)
    qtbot.addWidget(shelf)
    shelf.sort_by(ShelfOrder.TITLE, backward=False)
    with qtbot.waitSignal(shelf.loaded):
        shelf.refresh()
        shelf.view.choose(made[4].id)
    assert [row.text.title[-1] for row in shelf.model.shown()] == ["0", "1", "2", "3", "4"]
    assert chosen(shelf) == ["4"]
