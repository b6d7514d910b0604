from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from reader.core.lookup.entries import DictionaryFormat, DictionaryHeader, entry_of
from reader.core.lookup.headword_keys import HeadwordKeys
from reader.services.importing.import_progress import ImportProgress
from reader.storage.library import Library
from reader.ui.lookup.dictionaries_dialog import DictionariesDialog
from reader.ui.widgets.message_dialog import MessageDialog

Add = Callable[..., str]


@pytest.fixture
def library(tmp_path: Path, now: datetime) -> Iterator[Library]:
    with Library.open(tmp_path / "library.db", now) as library:
        yield library


@pytest.fixture
def add(library: Library, now: datetime) -> Add:
    def add_one(name: str, missing: int = 0) -> str:
        head = DictionaryHeader(name, DictionaryFormat.TABBED, name)
        writer = library.dictionaries.shelf(HeadwordKeys(), now).begin(head)
        writer.add([entry_of("word", "", [])])
        card = writer.finish(missing)
        library.dictionaries.store_order()
        return card.id

    return add_one


def opened(qtbot: QtBot, library: Library) -> DictionariesDialog:
    dialog = DictionariesDialog(library)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def kept(library: Library) -> list[tuple[str, bool]]:
    return [(one.name, one.is_on) for one in library.dictionaries.all()]


def test_an_empty_list_says_what_dictionaries_are(qtbot: QtBot, library: Library) -> None:
    dialog = opened(qtbot, library)
    shown = " ".join(one.text() for one in dialog.findChildren(QLabel) if one.isVisible())
    assert ".ifo, .idx and .dict" in shown
    assert not dialog.remove.isEnabled()


def test_the_list_names_dictionaries_and_what_is_missing(qtbot: QtBot, library: Library, add: Add) -> None:
    add("First", missing=2)
    dialog = opened(qtbot, library)
    item = dialog.list.topLevelItem(0)
    assert item is not None
    assert item.text(0) == "First"
    assert item.text(1).startswith("1 (")


def test_order_is_changed_by_keys_and_buttons_and_kept_at_once(qtbot: QtBot, library: Library, add: Add) -> None:
    for name in ("First", "Second", "Third"):
        add(name)
    dialog = opened(qtbot, library)
    QTest.keyClick(dialog.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [name for name, _on in kept(library)] == ["Second", "First", "Third"]
    dialog.down.click()
    assert [name for name, _on in kept(library)] == ["Second", "Third", "First"]
    assert not dialog.down.isEnabled()
    dialog.up.click()
    assert [name for name, _on in kept(library)] == ["Second", "First", "Third"]


def test_the_order_after_a_drag_is_kept(qtbot: QtBot, library: Library, add: Add) -> None:
    for name in ("First", "Second"):
        add(name)
    dialog = opened(qtbot, library)
    item = dialog.list.takeTopLevelItem(0)
    dialog.list.insertTopLevelItem(1, item)
    qtbot.waitUntil(lambda: [name for name, _on in kept(library)] == ["Second", "First"])


def test_a_dictionary_is_switched_off(qtbot: QtBot, library: Library, add: Add) -> None:
    add("First")
    dialog = opened(qtbot, library)
    item = dialog.list.topLevelItem(0)
    assert item is not None
    item.setCheckState(0, Qt.CheckState.Unchecked)
    assert kept(library) == [("First", False)]


@pytest.mark.parametrize(("answer", "left"), [("Remove", []), ("Keep", ["First"])])
def test_removing_asks_once(qtbot: QtBot, library: Library, add: Add, answer: str, left: list[str]) -> None:
    add("First")
    dialog = opened(qtbot, library)

    def say() -> None:
        asked = QApplication.activeModalWidget()
        assert isinstance(asked, MessageDialog)
        next(one for one in asked.findChildren(QPushButton) if one.text() == answer).click()

    QTimer.singleShot(0, say)
    QTest.keyClick(dialog.list, Qt.Key.Key_Delete)
    assert [name for name, _on in kept(library)] == left


def test_progress_is_shown_and_what_came_in_is_listed(qtbot: QtBot, library: Library, add: Add) -> None:
    dialog = opened(qtbot, library)
    dialog.show_progress(ImportProgress("big.ifo", 1, 2, 0.5))
    stop = next(one for one in dialog.findChildren(QPushButton) if one.text() == "Stop")
    assert stop.isVisible()
    with qtbot.waitSignal(dialog.stop_button.clicked):
        stop.click()
    add("First")
    dialog.end_progress()
    assert not stop.isVisible()
    assert dialog.list.topLevelItemCount() == 1


def test_a_damaged_dictionary_says_so(qtbot: QtBot, library: Library, add: Add, tmp_path: Path) -> None:
    identifier = add("First")
    (tmp_path / "dictionaries" / f"{identifier}.db").write_bytes(b"broken" * 100)
    dialog = opened(qtbot, library)
    item = dialog.list.topLevelItem(0)
    assert item is not None
    assert (item.text(0), item.text(1)) == ("First", "damaged: remove it and add it again")
