"""The shelf shows the texts that are asked for, in the order that is asked for."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from reader.core.text.filing import Filing, Track
from reader.core.text.model import Text, TextFormat
from reader.services.shelf import ShelfRow
from reader.ui.library.shelf_model import ShelfModel
from reader.ui.library.shelf_order import ReadingState, ShelfFilter, ShelfOrder, ShelfSorter

DAY = datetime(2026, 3, 1, tzinfo=UTC)


def row(
    title: str,
    *,
    author: str = "",
    number: int = 0,
    opened: int | None = None,
    share: float = 0.0,
    left: float = 600.0,
    filing: Filing | None = None,
    language: str = "zh",
    text_format: TextFormat = TextFormat.PLAIN,
) -> ShelfRow:
    text = Text(
        *(title, title, author, language, text_format, "utf-8", "/a", 100, 1, 1, DAY + timedelta(days=number)),
        opened=None if opened is None else DAY + timedelta(days=opened),
        filing=filing or Filing(),
    )
    return ShelfRow(text, 0, share, left, date(2026, 3, 2) if share == 1 else None)


_NOVEL, _ASSIGNED = Filing(Track.ACCUMULATE, tags=("小说",)), Filing(Track.CATCH_UP, required=True)
_ALL = ShelfFilter()
ROWS = (
    row(
        "红楼梦",
        author="曹雪芹",
        number=1,
        opened=9,
        share=0.2,
        left=900,
        filing=Filing(Track.ACCUMULATE, tags=("小说",)),
    ),
    row(
        "《阿Q正传》", author="鲁迅", number=2, opened=5, share=1, left=0, filing=Filing(Track.CATCH_UP, required=True)
    ),
    row("三国演义", author="罗贯中", number=3, share=0, left=800, filing=Filing(archived=DAY)),
    row("Walden", author="Thoreau", number=4, language="en", left=300, text_format=TextFormat.EPUB),
    row("第10回", number=5, left=100),
    row("第2回", number=6, left=200, filing=Filing(Track.CATCH_UP)),
)


def titles(choice: ShelfFilter = _ALL, order: ShelfOrder = ShelfOrder.READ, *, backward: bool = False) -> list[str]:
    return [one.text.title for one in ShelfSorter().sort(ROWS, choice, order, backward=backward)]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (ShelfOrder.READ, ["红楼梦", "《阿Q正传》", "第2回", "第10回", "Walden"]),
        (ShelfOrder.ADDED, ["第2回", "第10回", "Walden", "《阿Q正传》", "红楼梦"]),
        (ShelfOrder.TITLE, ["《阿Q正传》", "第2回", "第10回", "红楼梦", "Walden"]),
        (ShelfOrder.AUTHOR, ["红楼梦", "《阿Q正传》", "Walden", "第2回", "第10回"]),
        (ShelfOrder.PROGRESS, ["《阿Q正传》", "红楼梦", "第2回", "第10回", "Walden"]),
        (ShelfOrder.LEFT, ["第10回", "第2回", "Walden", "红楼梦", "《阿Q正传》"]),
        (ShelfOrder.TRACK, ["《阿Q正传》", "第2回", "红楼梦", "第10回", "Walden"]),
    ],
)
def test_an_order_and_the_same_from_its_end(order: ShelfOrder, expected: list[str]) -> None:
    assert titles(order=order) == expected
    assert titles(order=order, backward=True) == expected[::-1]


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        (ShelfFilter(track=Track.CATCH_UP), ["《阿Q正传》", "第2回"]),
        (ShelfFilter(track=Track.NONE), ["第10回", "Walden"]),
        (ShelfFilter(required=True), ["《阿Q正传》"]),
        (ShelfFilter(required=False, track=Track.CATCH_UP), ["第2回"]),
        (ShelfFilter(tag="小说"), ["红楼梦"]),
        (ShelfFilter(state=ReadingState.UNREAD), ["第2回", "第10回", "Walden"]),
        (ShelfFilter(state=ReadingState.READING), ["红楼梦"]),
        (ShelfFilter(state=ReadingState.FINISHED), ["《阿Q正传》"]),
        (ShelfFilter(state=ReadingState.ARCHIVED), ["三国演义"]),
        (ShelfFilter(language="en"), ["Walden"]),
        (ShelfFilter(format=TextFormat.EPUB), ["Walden"]),
        (ShelfFilter(query="ＷALD"), ["Walden"]),
        (ShelfFilter(query="曹 小说"), ["红楼梦"]),
        (ShelfFilter(query="曹 鲁"), []),
    ],
)
def test_a_choice_shows_what_meets_all_of_it(choice: ShelfFilter, expected: list[str]) -> None:
    assert titles(choice) == expected


@pytest.fixture
def model(qtbot: QtBot) -> ShelfModel:
    model = ShelfModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    tester.setParent(model)
    model.set_rows(ROWS)
    return model


def shown(model: ShelfModel) -> list[str]:
    return [model.index(place).data() for place in range(model.rowCount())]


def test_one_changed_text_changes_one_row(qtbot: QtBot, model: ShelfModel) -> None:
    other = row("第10回", number=5, share=0.5)
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged) as changed:
        model.renew(["第10回"], [other])
    assert changed.args[0].row() == changed.args[1].row() == model.index_of("第10回").row() == 3
    assert model.row(model.index(3)) == other


def test_texts_that_move_stay_chosen_and_current(qtbot: QtBot, model: ShelfModel) -> None:
    chosen = QItemSelectionModel(model)
    for title in ("Walden", "第2回"):
        chosen.setCurrentIndex(model.index_of(title), QItemSelectionModel.SelectionFlag.Select)
    with qtbot.assertNotEmitted(model.modelReset):
        model.sort_by(ShelfOrder.TITLE)
    assert shown(model) == titles(order=ShelfOrder.TITLE)
    assert {index.data() for index in chosen.selectedIndexes()} == {"Walden", "第2回"}
    assert chosen.currentIndex().data() == "第2回"


def test_texts_come_and_go(qtbot: QtBot, model: ShelfModel) -> None:
    held = QItemSelectionModel(model)
    held.setCurrentIndex(model.index_of("Walden"), QItemSelectionModel.SelectionFlag.Select)
    with qtbot.assertNotEmitted(model.modelReset):
        model.renew(["红楼梦", "New"], [row("New", opened=20)])
        assert shown(model) == ["New", "《阿Q正传》", "第2回", "第10回", "Walden"]
        model.choose(ShelfFilter(state=ReadingState.ARCHIVED))
        assert shown(model) == ["三国演义"]
        model.choose(ShelfFilter())
    assert shown(model) == ["New", "《阿Q正传》", "第2回", "第10回", "Walden"]
    assert len(model.everything()) == 6


def test_very_many_that_come_at_once_begin_the_list_anew(qtbot: QtBot, model: ShelfModel) -> None:
    with qtbot.waitSignal(model.modelReset):
        model.set_rows([row(f"{number:03}", number=number) for number in range(300)])
    assert shown(model)[:2] == ["299", "298"]
    assert model.rowCount() == 300


def test_a_row_says_all_of_itself_to_a_screen_reader(model: ShelfModel) -> None:
    model.today = date(2026, 3, 9)
    words = model.index_of("《阿Q正传》").data(Qt.ItemDataRole.AccessibleTextRole)
    assert words == "《阿Q正传》. 鲁迅 · Catch up · required. 100% · finished 2 March"
    model.today = date(2027, 3, 9)
    assert model.index_of("《阿Q正传》").data(Qt.ItemDataRole.AccessibleTextRole).endswith("2 March 2026")


def test_titles_are_sorted_without_their_article() -> None:
    rows = [row("The Waste Land"), row("A Tale of Two Cities"), row("Walden"), row("An Essay on Man")]
    sorted_rows = ShelfSorter().sort(rows, ShelfFilter(), ShelfOrder.TITLE, backward=False)
    found = [one.text.title for one in sorted_rows]
    assert found == ["An Essay on Man", "A Tale of Two Cities", "Walden", "The Waste Land"]


def test_the_tracks_are_counted_without_the_archive(model: ShelfModel) -> None:
    assert model.track_counts[None] == 5
    assert (model.track_counts[Track.CATCH_UP], model.track_counts[Track.ACCUMULATE]) == (2, 1)
    model.renew(
        ["第2回", "红楼梦"], [row("第2回", filing=Filing(Track.WORK)), row("红楼梦", filing=Filing(archived=DAY))]
    )
    assert model.track_counts[None] == 4
    counts = [model.track_counts[track] for track in (Track.CATCH_UP, Track.WORK, Track.ACCUMULATE)]
    assert counts == [1, 1, 0]
