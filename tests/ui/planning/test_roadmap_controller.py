"""A roadmap is made in a dialog, shown beside the library, and left by a way that is looked at first."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QMenu, QPushButton, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from reader.core.planning.catch_up_options import CatchUpOptionName, catch_up_options
from reader.core.planning.roadmap import Roadmap, RoadmapItem
from reader.core.text.filing import Track
from reader.core.text.model import Text
from reader.services.clock import FixedClock
from reader.services.planning.pace import ReadingPaces
from reader.services.planning.roadmap import RoadmapStatus, roadmap_status
from reader.storage.library import Library
from reader.ui.appearance.theme import DARK, PAPER, Theme
from reader.ui.library.library_screen import LibraryScreen
from reader.ui.library.shelf import Shelf
from reader.ui.planning.catch_up_dialog import CatchUpDialog
from reader.ui.planning.minutes_calendar import CalendarDays, MinutesCalendar
from reader.ui.planning.roadmap_card import RoadmapCard
from reader.ui.planning.roadmap_chart import RoadmapChart
from reader.ui.planning.roadmap_controller import RoadmapController
from reader.ui.planning.roadmap_dialog import RoadmapDialog
from reader.ui.planning.roadmap_table import RoadmapModel
from reader.ui.shell.context import AppContext
from tests.support.context import end_context, make_context

Add = Callable[..., Text]
TODAY = date(2026, 3, 28)


@pytest.fixture
def context(qapp: QApplication, library: Library, now: datetime) -> Iterator[AppContext]:
    context = make_context(qapp, library, FixedClock(now))
    yield context
    end_context(context)


@pytest.fixture
def planning(qtbot: QtBot, context: AppContext) -> RoadmapController:
    window = QWidget()
    qtbot.addWidget(window)
    return RoadmapController(context, window)


def behind(library: Library, add: Add, now: datetime) -> RoadmapStatus:
    """Put ten hours on the roadmap that shall be done in eight days at an hour a day."""
    texts = [add("甲", 4), add("乙", 6)]
    items = tuple(RoadmapItem(text.id, Track.WORK) for text in texts)
    library.roadmap.change(Roadmap(items, TODAY + timedelta(days=7)), now)
    return roadmap_status(library, now, 0)


def shown(widget: QWidget, kind: type[QLabel | QPushButton]) -> list[str]:
    return [plural(one.text()) for one in widget.findChildren(kind) if one.isVisibleTo(widget) and one.text()]


def plural(words: str) -> str:
    """Write plurals as they stand in the source, whether or not a translation is in force."""
    return words.replace("days after the target date", "day(s) after the target date")


def test_the_card_tells_the_end_and_offers_the_ways_out_when_behind(
    qtbot: QtBot, context: AppContext, library: Library, add: Add, now: datetime
) -> None:
    card = RoadmapCard(context.action_set, PAPER)
    qtbot.addWidget(card)
    card.show_course(behind(library, add, now))
    assert "60 min a day: all read by 7 April, 3 day(s) after the target date." in shown(card, QLabel)
    button = next(one for one in card.findChildren(QPushButton) if one.text() == "Replan…")
    with qtbot.waitSignal(card.catch_up_requested) as asked:
        button.click()
    assert asked.args == [CatchUpOptionName.CATCH_UP]


def test_the_card_is_calm_without_a_roadmap(qtbot: QtBot, context: AppContext, library: Library, now: datetime) -> None:
    card = RoadmapCard(context.action_set, PAPER)
    qtbot.addWidget(card)
    card.show_course(roadmap_status(library, now, 0))
    assert shown(card, QLabel) == ["Roadmap", "Put texts in order and see the day each will be finished."]
    assert shown(card, QPushButton) == ["Start a Roadmap…"]


def test_the_table_has_in_words_what_the_chart_shows(
    qtbot: QtBot, context: AppContext, library: Library, add: Add, now: datetime
) -> None:
    card = RoadmapCard(context.action_set, PAPER)
    qtbot.addWidget(card)
    course = behind(library, add, now)
    card.show_course(course)
    switch = next(one for one in card.findChildren(QPushButton) if one.isCheckable())
    switch.click()
    assert card._table.isVisibleTo(card)
    assert not card._chart.isVisibleTo(card)
    model = RoadmapModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_course(course)
    row = [model.index(0, column).data() for column in range(model.columnCount())]
    assert row == ["甲", "Work", "4 h", "28 March", "1 April", "4 April"]
    description = plural(card._chart.accessibleDescription())
    assert description.splitlines()[1] == "乙 · 6 h left · 1 April to 7 April · 3 day(s) after the target date"
    tester.deleteLater()


@pytest.mark.parametrize("theme", [PAPER, DARK])
def test_the_chart_paints_done_late_endless_and_wished_texts(
    qtbot: QtBot, library: Library, add: Add, now: datetime, theme: Theme
) -> None:
    done, late, long = add("甲", 1), add("乙", 2), add("丙", 1)
    library.coverage.add(done.id, 0, done.characters)
    own = RoadmapItem(late.id, target_date=TODAY)
    library.roadmap.change(Roadmap((RoadmapItem(done.id), own, RoadmapItem(long.id)), TODAY + timedelta(days=400)), now)
    chart = RoadmapChart(theme)
    qtbot.addWidget(chart)
    chart.show_course(roadmap_status(library, now, 0))
    chart.resize(360, chart.height())
    picture = chart.grab().toImage()
    assert {picture.pixelColor(x, 48 - 20).name() for x in range(100, 360)} != {picture.pixelColor(0, 0).name()}


def test_a_text_is_put_on_the_roadmap_and_taken_off_by_undoable_steps(
    planning: RoadmapController, library: Library, add: Add, now: datetime
) -> None:
    text = add("甲", 1)
    planning.ask_for_all([text.id])
    assert library.roadmap.present().items == (RoadmapItem(text.id),)
    planning.ask_for_all([text.id])
    assert library.roadmap.present().items == ()
    library.undo(now)
    assert library.roadmap.present().items == (RoadmapItem(text.id),)


@pytest.fixture
def dialog(qtbot: QtBot, library: Library, add: Add, now: datetime) -> RoadmapDialog:
    for title in ("甲", "乙", "丙"):
        add(title, 2)
    by_title = {text.title: text.id for text in library.texts.all()}
    roadmap = Roadmap((RoadmapItem(by_title["甲"]), RoadmapItem(by_title["乙"])))
    dialog = RoadmapDialog(roadmap, lambda one: roadmap_status(library, now, 0, one), ReadingPaces(library))
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def titles(dialog: RoadmapDialog, library: Library) -> list[str]:
    return [library.texts.get(item.text).title for item in dialog.answer().items]


def test_texts_are_added_ordered_by_keys_and_taken_off(qtbot: QtBot, dialog: RoadmapDialog, library: Library) -> None:
    add = dialog.findChildren(QComboBox)[0]
    assert [add.itemText(row) for row in range(add.count())] == ["Add Text…", "丙"]
    add.setCurrentIndex(1)
    add.activated.emit(1)
    assert titles(dialog, library) == ["甲", "乙", "丙"]
    table = dialog._table
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert titles(dialog, library) == ["甲", "丙", "乙"]
    qtbot.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert titles(dialog, library) == ["甲", "乙"]


def test_a_row_is_dragged_to_another_place(dialog: RoadmapDialog, library: Library) -> None:
    model = dialog._model
    data = model.mimeData([model.index(1, 0)])
    model.dropMimeData(data, Qt.DropAction.MoveAction, 0, 0, QModelIndex())
    assert titles(dialog, library) == ["乙", "甲"]
    model.dropMimeData(model.mimeData([model.index(0, 0)]), Qt.DropAction.MoveAction, -1, -1, QModelIndex())
    assert titles(dialog, library) == ["甲", "乙"]


def test_tracks_and_wished_ends_are_chosen(dialog: RoadmapDialog) -> None:
    dialog._table.selectRow(1)
    dialog._track.setCurrentIndex(dialog._track.findData(Track.RESEARCH))
    dialog._track.activated.emit(0)
    dialog._target_date._on.click()
    dialog._final_date._on.click()
    roadmap = dialog.answer()
    assert roadmap.items[1].track is Track.RESEARCH
    assert roadmap.items[1].target_date == TODAY + timedelta(days=30)
    assert roadmap.items[0].target_date is None
    assert roadmap.target_date == TODAY + timedelta(days=30)
    dialog._final_date._on.click()
    assert dialog.answer().target_date is None


def test_each_way_out_is_shown_before_one_is_chosen(qtbot: QtBot, library: Library, add: Add, now: datetime) -> None:
    course = behind(library, add, now)
    dialog = CatchUpDialog(catch_up_options(course.context), course, CatchUpOptionName.EXTEND, PAPER)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.answer().name is CatchUpOptionName.EXTEND
    described = {button.text(): button.accessibleDescription() for button in dialog.findChildren(QRadioButton)}
    assert described == {
        "Catch up": "95 min a day until 31 March, then 60 again; done by 4 April.",
        "Rebalance": "76 min a day until 4 April, then 60 again; done by 4 April.",
        "Extend": "Keep 60 min a day; the target date moves to 7 April.",
    }
    dialog.findChildren(QRadioButton)[1].click()
    assert dialog.answer().name is CatchUpOptionName.REBALANCE
    assert dialog._calendar._marked.minutes[TODAY] == 76


def test_a_way_that_is_chosen_changes_the_plan_in_one_step(
    planning: RoadmapController, library: Library, add: Add, now: datetime
) -> None:
    course = behind(library, add, now)
    before = library.plans.history()[-1]
    way = next(one for one in catch_up_options(course.context) if one.name is CatchUpOptionName.CATCH_UP)
    planning.choose(way)
    assert roadmap_status(library, now, 0).forecast == way.forecast
    assert roadmap_status(library, now, 0).forecast.late_days == 0
    library.undo(now)
    tomorrow = TODAY + timedelta(days=1)
    assert library.plans.history()[-1] == replace(before, effective_day=tomorrow)
    assert library.plans.in_force(TODAY) == way.plans[0]


def test_extending_moves_the_wished_end_in_one_step(
    planning: RoadmapController, library: Library, add: Add, now: datetime
) -> None:
    course = behind(library, add, now)
    planning.choose(next(one for one in catch_up_options(course.context) if one.name is CatchUpOptionName.EXTEND))
    assert library.roadmap.present().target_date == TODAY + timedelta(days=10)
    library.undo(now)
    assert library.roadmap.present() == course.roadmap


def test_a_roadmap_that_is_not_behind_needs_no_way_out(planning: RoadmapController) -> None:
    planning.show_catch_up_options(CatchUpOptionName.CATCH_UP)
    assert planning._context.toast.message == "The roadmap is on schedule."


def test_the_calendar_is_as_tall_as_its_months_need(qtbot: QtBot) -> None:
    calendar = MinutesCalendar(PAPER)
    qtbot.addWidget(calendar)
    days = {TODAY + timedelta(days=number): 60 for number in range(80)}
    calendar.show_minutes(CalendarDays(TODAY, days, 60, max(days), max(days)))
    assert calendar.heightForWidth(300) == 2 * calendar.heightForWidth(700)
    calendar.resize(700, calendar.heightForWidth(700))
    assert not calendar.grab().isNull()


def test_the_library_asks_for_the_roadmap(qtbot: QtBot, context: AppContext, add: Add) -> None:
    add("甲", 1)
    shelf = Shelf(context)
    screen = LibraryScreen(context, shelf)
    qtbot.addWidget(screen)
    asked: list[bool] = []
    context.action_set.bind("roadmap", lambda: asked.append(True))
    screen.roadmap._edit.click()
    assert asked == [True]
    screen.refresh()
    menu = QMenu(screen)
    row = shelf.model.shown()[0]
    shelf.menu.fill(menu, [row], planned=False)
    offer = next(action for action in menu.actions() if action.text().startswith("Add to Roadmap"))
    with qtbot.waitSignal(shelf.menu.roadmap_requested) as chosen:
        offer.trigger()
    assert chosen.args == [[row.text.id]]
