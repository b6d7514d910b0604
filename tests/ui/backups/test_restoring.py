"""Restore from a backup in the window: what is offered, what would change, what changes, and one undo."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from reader.core.annotations.model import AnnotationKind
from reader.core.annotations.operations import annotate
from reader.services.clock import FixedClock
from reader.storage.library import Library
from reader.ui.annotations.notes_pane import NotesPane
from reader.ui.backups.restore_dialog import RestoreDialog
from reader.ui.backups.restore_preview_view import FigureCard, FigureCell, RowLine, RowSection
from tests.support.backups import CHANGED, GONE, NEW, REWRITTEN, changed_library, ledger_entry
from tests.support.dialogs import answer_dialog
from tests.support.window import TIMEOUT_MS, WindowDriver

NOW = datetime(2026, 3, 28, 21, 10, tzinfo=timezone(timedelta(hours=8)))
YESTERDAY = datetime(2026, 3, 27, 20, 14, tzinfo=NOW.tzinfo)


@pytest.fixture
def driver(qtbot: QtBot, tmp_path: Path) -> Iterator[WindowDriver]:
    """Return the window over a library that was backed up yesterday and changed since."""
    with (
        changed_library(tmp_path / "library.db", YESTERDAY, NOW) as library,
        WindowDriver(qtbot, library, FixedClock(NOW)) as driver,
    ):
        yield driver


def bodies(library: Library) -> set[str]:
    return {note.body for note in library.annotations.all()}


def entries(library: Library) -> list[str]:
    days = (YESTERDAY.date(), NOW.date())
    return [entry.id for day in days for entry in library.ledger.entries(day)]


def in_dialog(driver: WindowDriver, act: Callable[[RestoreDialog], object]) -> RestoreDialog:
    """Open the dialog by its action, act on it once the newest file was read, and return it when it is closed."""
    answered = answer_dialog(RestoreDialog, act, is_ready=lambda dialog: dialog.is_ready)
    driver.trigger("restore")
    (dialog,) = answered
    return dialog


def wait_until_ready(driver: WindowDriver, dialog: RestoreDialog) -> None:
    driver.qtbot.waitUntil(lambda: dialog.is_ready, timeout=TIMEOUT_MS)


def go_back(driver: WindowDriver, dialog: RestoreDialog) -> None:
    """Choose to go back, by the keys of the control."""
    dialog.mode.setFocus()
    QTest.keyClick(dialog.mode, Qt.Key.Key_Right)
    wait_until_ready(driver, dialog)


def words(dialog: RestoreDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel))


def figures(dialog: RestoreDialog) -> list[str]:
    return [cell.accessibleName() for cell in dialog.preview.widget().findChildren(FigureCell)]


def rows(dialog: RestoreDialog) -> list[str]:
    return [line.accessibleName() for line in dialog.preview.widget().findChildren(RowLine)]


def test_what_is_missing_comes_back_and_one_undo_takes_it_away(driver: WindowDriver) -> None:
    seen: list[str] = []

    def restore(dialog: RestoreDialog) -> None:
        seen.extend([*figures(dialog), *rows(dialog), words(dialog)])
        QTest.keyClick(dialog.list, Qt.Key.Key_Return)

    before = bodies(driver.library)
    in_dialog(driver, restore)
    assert "+1 note restored" in seen
    assert "1 h 4 min of reading since then is kept" in seen
    assert f"+ {GONE}, Walden, removed today 21:10" in seen
    assert "Yesterday, Friday 27 March, 20:14" in seen[-1]
    assert "Compared with the library as it is now: 1 text, 2 notes" in seen[-1]
    assert bodies(driver.library) == before | {GONE}
    assert driver.toast.message == "Restore complete: 1 note restored."
    assert driver.action("undo").text() == "Undo restoring"
    driver.press_toast_button("Undo")
    assert bodies(driver.library) == before
    assert entries(driver.library) == ["both", "since"]


def test_the_library_goes_back_to_how_it_was_without_losing_a_minute(driver: WindowDriver) -> None:
    seen: list[str] = []

    def restore(dialog: RestoreDialog) -> None:
        go_back(driver, dialog)
        seen.extend([*figures(dialog), *rows(dialog)])
        dialog.restore_button.click()

    before = bodies(driver.library)
    dialog = in_dialog(driver, restore)
    assert seen[:4] == [
        "+1 note restored",
        "1 note reverted",
        "1 note added since is removed",
        "1 h 4 min of reading since then is kept",
    ]
    assert "≠ rewritten, note: “as it was” instead of “rewritten”" in seen
    assert f"− {NEW}, Walden, today 21:10" in seen
    assert bodies(driver.library) == {GONE, CHANGED}
    assert entries(driver.library) == ["both", "since"]
    assert dialog.backup is not None
    assert "before-restore" in dialog.backup.name
    driver.trigger("undo")
    assert bodies(driver.library) == before
    driver.trigger("redo")
    assert bodies(driver.library) == {GONE, CHANGED}


def test_the_notes_pane_shows_at_once_what_came_back(driver: WindowDriver) -> None:
    driver.open(driver.library.texts.all()[0].id)
    driver.settings.change(show_notes=True)
    pane = driver.window.findChild(NotesPane)
    assert pane is not None
    in_dialog(driver, lambda dialog: dialog.restore_button.click())
    model = pane.list.model
    shown = {str(model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)) for row in range(model.rowCount())}
    assert any(GONE in words for words in shown)


def test_the_list_says_when_and_why_each_file_was_made(driver: WindowDriver) -> None:
    assert driver.library.path is not None
    folder = driver.library.path.parent
    folder.joinpath("library.damaged-2026-03-01-080000.db").write_bytes(b"SQLite format 3\x00" + b"\x5a" * 9000)
    driver.library.backup(folder / "backups" / "library.before-notes-2026-03-28-070000.db", NOW)
    seen: list[str] = []

    def look(dialog: RestoreDialog) -> None:
        model = dialog.list.model()
        rows = [model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())]
        seen.extend(str(row).rpartition(",")[0] for row in rows)
        seen.append(words(dialog))
        dialog.reject()

    # the newest file is the library as it is: nothing to restore from it
    answered = answer_dialog(RestoreDialog, look, is_ready=lambda dialog: "Nothing would change" in words(dialog))
    driver.trigger("restore")
    assert len(answered) == 1
    assert seen[:3] == [
        "Today, 07:00, before importing notes, 1 text, 2 notes",
        "Yesterday, 20:14, daily, 1 text, 2 notes",
        "1 March, 08:00, set aside as damaged, damaged",
    ]
    assert "3 files to restore from, 1 of them damaged" in seen[-1]
    assert bodies(driver.library) == {REWRITTEN, NEW}


def test_a_damaged_file_is_restored_as_far_as_it_can_be_read(driver: WindowDriver, tmp_path: Path) -> None:
    assert driver.library.path is not None
    backup = next((driver.library.path.parent / "backups").iterdir())
    data = bytearray(backup.read_bytes())
    data[-4096:] = b"\x5a" * 4096
    file = tmp_path / "elsewhere.db"
    file.write_bytes(data)
    seen: list[str] = []

    def restore(dialog: RestoreDialog) -> None:
        dialog.add_file(file)
        driver.qtbot.waitUntil(lambda: dialog.is_ready and "elsewhere" in words(dialog), timeout=TIMEOUT_MS)
        seen.append(words(dialog))
        dialog.restore_button.click()

    dialog = in_dialog(driver, restore)
    assert "The file is damaged" in seen[0]
    assert GONE in bodies(driver.library)
    assert dialog.source is None


@pytest.mark.parametrize("kind", ["database", "picture", "gone"])
def test_a_file_that_is_no_library_is_told_in_a_sentence(driver: WindowDriver, tmp_path: Path, kind: str) -> None:
    file = tmp_path / "other.db"
    if kind == "database":
        with closing(sqlite3.connect(file)) as raw:
            raw.execute("CREATE TABLE other (a)")
            raw.commit()
    elif kind == "picture":
        file.write_bytes(b"\x89PNG" + bytes(5000))
    sentence = "is no longer there" if kind == "gone" else "not a One Hour library"

    def look(dialog: RestoreDialog) -> None:
        dialog.add_file(file)
        driver.qtbot.waitUntil(lambda: sentence in words(dialog), timeout=TIMEOUT_MS)
        assert dialog.restore_button.isEnabled() is (kind == "gone")
        dialog.reject()

    before = bodies(driver.library)
    in_dialog(driver, look)
    assert bodies(driver.library) == before


def test_esc_leaves_everything_as_it_was(driver: WindowDriver) -> None:
    before, step = bodies(driver.library), driver.library.last_step()
    in_dialog(driver, lambda dialog: QTest.keyClick(dialog.list, Qt.Key.Key_Escape))
    assert (bodies(driver.library), driver.library.last_step()) == (before, step)


def test_minutes_alone_come_without_a_step_of_undo(driver: WindowDriver, tmp_path: Path) -> None:
    file = tmp_path / "minutes.db"
    with Library.open(file, YESTERDAY) as other:
        other.ledger.put(ledger_entry("elsewhere", YESTERDAY - timedelta(hours=5)))
    step = driver.library.last_step()

    def restore(dialog: RestoreDialog) -> None:
        dialog.add_file(file)
        driver.qtbot.waitUntil(lambda: dialog.is_ready and "minutes.db" in words(dialog), timeout=TIMEOUT_MS)
        dialog.restore_button.click()

    in_dialog(driver, restore)
    assert set(entries(driver.library)) == {"both", "since", "elsewhere"}
    assert driver.library.last_step() == step
    assert driver.toast.message == "Restore complete: 1 h 4 min of reading restored."


def test_the_figures_stay_together_where_nothing_would_change(driver: WindowDriver, tmp_path: Path) -> None:
    file = driver.library.backup(tmp_path / "same.db", NOW).path
    heights: list[int] = []

    def choose(dialog: RestoreDialog) -> None:
        dialog.add_file(file)
        driver.qtbot.waitUntil(lambda: "Nothing would change" in words(dialog), timeout=TIMEOUT_MS)
        QTest.qWait(0)
        (card,) = dialog.preview.widget().findChildren(FigureCard)
        heights.extend((card.height(), card.heightForWidth(card.width())))
        dialog.reject()

    in_dialog(driver, choose)
    assert heights[0] == heights[1]


def test_more_rows_are_shown_when_they_are_asked_for(driver: WindowDriver) -> None:
    text = driver.library.texts.all()[0].id
    for number in range(6):
        at = NOW + timedelta(seconds=number)
        driver.library.commit(annotate(text, AnnotationKind.NOTE, None, at, body=f"note {number}"))

    def look(dialog: RestoreDialog) -> None:
        go_back(driver, dialog)
        section = dialog.preview.widget().findChildren(RowSection)[-1]
        lines = section.findChildren(RowLine)
        assert sum(line.isVisible() for line in lines) == 3
        assert "7 in all, 3 shown" in words(dialog)
        section.show_all.click()
        assert all(line.isVisible() for line in lines)
        assert "7 in all, 7 shown" in words(dialog)
        dialog.reject()

    in_dialog(driver, look)


def test_a_library_that_is_only_read_cannot_be_restored(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    Library.open(path, NOW).close()
    with Library.open(path, NOW, read_only=True) as library:
        driver = WindowDriver(qtbot, library, FixedClock(NOW))
        driver.trigger("restore")
        assert QApplication.activeModalWidget() is None
        assert "read" in driver.toast.message
        driver.close()


def test_a_dialog_that_is_closed_while_it_reads_leaves_nothing_behind(driver: WindowDriver) -> None:
    answered = answer_dialog(RestoreDialog, lambda dialog: dialog.reject(), is_ready=lambda dialog: dialog.isVisible())
    driver.trigger("restore")
    assert len(answered) == 1
    assert answered[0].source is None
