"""What is typed is searched for at once, opened from the keyboard, and searched again when the index is whole."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest
from PySide6.QtCore import QEvent, QModelIndex, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QTreeView, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from reader.core.annotations.anchor import make_anchor
from reader.core.annotations.model import AnnotationKind
from reader.core.annotations.operations import annotate
from reader.storage.library import Library
from reader.storage.search.hits import Hit, HitGroup
from reader.ui.appearance.theme import DARK, PAPER
from reader.ui.library.search_results import SearchResults
from reader.ui.library.search_results_model import (
    MoreHits,
    SearchResultsModel,
    accessible_text,
    count_label,
    more_label,
)
from tests.support.texts import add_text

LONG = "长" * 2_500


def add(library: Library, title: str, *paragraphs: str, now: datetime, indexed: bool = True) -> str:
    return add_text(library, title, paragraphs, now, author="曹雪芹", source="/from", indexed=indexed).id


@pytest.fixture
def library(now: datetime) -> Iterator[Library]:
    with Library.in_memory(now) as library:
        yield library


class SearchPanel(QWidget):
    """Hold a field and the results that it serves, as the library screen does."""

    def __init__(self, library: Library) -> None:
        super().__init__()
        self.field = QLineEdit()
        self.results = SearchResults(library, PAPER)
        self.results.serve(self.field)
        self.field.textChanged.connect(self.results.search)
        self.list = self.results.findChildren(QTreeView)[0]
        column = QVBoxLayout(self)
        column.addWidget(self.field)
        column.addWidget(self.results)

    def rows(self) -> list[str]:
        model = self.list.model()
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]

    def words(self) -> str:
        return self.results.findChildren(QLabel)[0].text()


@pytest.fixture
def panel(qtbot: QtBot, library: Library) -> SearchPanel:
    panel = SearchPanel(library)
    qtbot.addWidget(panel)
    panel.resize(900, 600)
    panel.show()
    qtbot.waitExposed(panel)
    panel.field.setFocus()
    return panel


def test_what_is_typed_is_found_key_by_key(qtbot: QtBot, panel: SearchPanel, library: Library, now: datetime) -> None:
    add(library, "红楼梦", "满纸荒唐言", now=now)
    add(library, "别的", "满纸空言", now=now)
    panel.field.setText("满纸")
    qtbot.waitUntil(lambda: len(panel.rows()) == 4)
    panel.field.setText("滿紙荒")
    qtbot.waitUntil(lambda: panel.rows() == ["红楼梦", "满纸荒唐言"])
    assert panel.words() == "Found in 1 text(s)"


def test_a_query_that_is_typed_over_is_dropped(
    qtbot: QtBot, panel: SearchPanel, library: Library, now: datetime
) -> None:
    add(library, "红楼梦", "满纸荒唐言", now=now)
    panel.field.setText("满纸")
    panel.field.setText("无此")
    qtbot.waitUntil(lambda: "“无此”" in panel.words())
    assert panel.rows() == []


def test_down_leads_into_the_list_enter_opens_and_escape_leads_back(
    qtbot: QtBot, panel: SearchPanel, library: Library, now: datetime
) -> None:
    text = add(library, "红楼梦", "满纸荒唐言", now=now)
    panel.field.setText("荒唐")
    qtbot.waitUntil(lambda: len(panel.rows()) == 2)
    QTest.keyClick(panel.field, Qt.Key.Key_Down)
    assert panel.list.hasFocus()
    with qtbot.waitSignal(panel.results.opened) as opened:
        QTest.keyClick(panel.list, Qt.Key.Key_Return)
    assert opened.args == [text, 2, "", "荒唐"]
    QTest.keyClick(panel.list, Qt.Key.Key_Escape)
    assert panel.field.hasFocus()
    QTest.keyClick(panel.field, Qt.Key.Key_Escape)
    assert panel.field.text() == ""


def test_up_from_the_first_row_leads_back_to_the_field(
    qtbot: QtBot, panel: SearchPanel, library: Library, now: datetime
) -> None:
    add(library, "红楼梦", "满纸荒唐言", now=now)
    panel.field.setText("荒唐")
    qtbot.waitUntil(lambda: len(panel.rows()) == 2)
    QTest.keyClick(panel.field, Qt.Key.Key_Return)
    QTest.keyClick(panel.list, Qt.Key.Key_Up)
    assert panel.list.hasFocus()
    QTest.keyClick(panel.list, Qt.Key.Key_Up)
    assert panel.field.hasFocus()


def test_headings_notes_and_the_rest_open_what_they_stand_for(
    qtbot: QtBot, panel: SearchPanel, library: Library, now: datetime
) -> None:
    text = add(library, "红楼梦", *(["荒唐" + LONG] * 60), now=now)
    anchor = make_anchor(library.texts.view(text), 0, 2)
    note = annotate(text, AnnotationKind.NOTE, anchor, now, body="不荒唐", colour=2)
    library.commit(note)
    panel.field.setText("荒唐")
    qtbot.waitUntil(lambda: len(panel.rows()) == 53)
    expected = {0: [text, -1, "", ""], 1: [text, 0, note.edits[0].id, "荒唐"], 52: [text, 0, "", "荒唐"]}
    for row, args in expected.items():
        with qtbot.waitSignal(panel.results.opened) as opened:
            panel.list.activated.emit(panel.list.model().index(row, 0))
        assert opened.args == args
    assert panel.rows()[-1] == "All results in this text…"


def test_texts_that_are_not_searched_yet_are_told_and_found_once_they_are(
    qtbot: QtBot, panel: SearchPanel, library: Library, now: datetime
) -> None:
    add(library, "一", "荒唐", now=now)
    late = add(library, "二", "荒唐言", now=now, indexed=False)
    with qtbot.waitSignal(panel.results.indexing_requested):
        panel.field.setText("荒唐")
    assert panel.words() == "Found in 1 text(s) · 1 text(s) of 2 not searched yet"
    panel.results._on_waiting_timeout()
    assert len(panel.rows()) == 2
    library.index.index_text(late)
    panel.results._on_waiting_timeout()
    qtbot.waitUntil(lambda: len(panel.rows()) == 4)
    assert panel.words() == "Found in 2 text(s)"


def test_a_long_search_shows_what_it_has_so_far(
    qtbot: QtBot, panel: SearchPanel, library: Library, now: datetime
) -> None:
    for number in range(40):
        add(library, f"卷{number}", *(["梦" + LONG] * 7), f"尾{number}", now=now)
    sizes: list[int] = []
    panel.list.model().rowsInserted.connect(lambda _parent, _first, last: sizes.append(last + 1))
    panel.field.setText("梦")
    qtbot.waitUntil(lambda: len(panel.rows()) == 40 * 7)
    assert len(sizes) >= 2
    assert sizes == sorted(sizes)


@pytest.mark.parametrize("theme", [PAPER, DARK])
def test_rows_of_every_kind_are_painted(
    qtbot: QtBot, panel: SearchPanel, library: Library, now: datetime, theme: object
) -> None:
    text = add(library, "名" * 200, *(["荒唐" + LONG] * 60), now=now)
    anchor = make_anchor(library.texts.view(text), 0, 2)
    for colour in (0, 5):
        library.commit(annotate(text, AnnotationKind.NOTE, anchor, now, body="𠮷荒唐" * 30, colour=colour))
    panel.results.set_theme(theme)  # type: ignore[arg-type]
    panel.field.setText("荒唐")
    qtbot.waitUntil(lambda: len(panel.rows()) == 54)
    QTest.keyClick(panel.field, Qt.Key.Key_Down)
    picture = QPixmap(panel.size())
    panel.render(picture)
    assert picture.toImage().pixelColor(5, 5).isValid()


def test_the_model_is_a_good_one(qtbot: QtBot) -> None:
    model = SearchResultsModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    hit = Hit("t", "题", None, 0, 1, "梦", ((0, 1),), "第一回", "12")
    model.add([HitGroup("t", "题", "人", False, (hit,), 9, False, 2, True)])
    model.add([])
    assert [model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())] == [
        "题. 人. at least 9 place(s) · 2 note(s)",
        "梦. 第一回 · page 12",
        "All results in this text…",
    ]
    assert isinstance(model.row(model.first_hit()), Hit)
    model.clear()
    assert not model.first_hit().isValid()
    assert model.data(QModelIndex()) is None
    tester.deleteLater()


def test_counts_say_what_is_known() -> None:
    group = HitGroup("t", "题", "", False, (), 9, True, 3, False)
    assert count_label(group) == "9 place(s) · at least 3 note(s)"
    assert more_label(MoreHits(group)) == "All 9 place(s) in this text…"
    assert accessible_text(MoreHits(group)) == more_label(MoreHits(group))


def test_the_help_follows_the_language(panel: SearchPanel, qapp: QApplication) -> None:
    before = panel.results.findChildren(QLabel)[1].text()
    assert "tag:" in before
    QApplication.sendEvent(panel.results, QEvent(QEvent.Type.LanguageChange))
    assert panel.results.findChildren(QLabel)[1].text() == before


def test_what_searches_need_is_read_when_the_field_is_entered(
    qtbot: QtBot, panel: SearchPanel, library: Library, now: datetime
) -> None:
    text = add(library, "红楼梦", "满纸荒唐言", now=now)
    anchor = make_anchor(library.texts.view(text), 0, 2)
    library.commit(annotate(text, AnnotationKind.NOTE, anchor, now, body="眉批"))
    panel.list.setFocus()
    panel.field.setFocus()
    qtbot.waitUntil(lambda: not panel.results._work.isActive())
    assert len(library.index._note_texts.of_text(text)) == 1
