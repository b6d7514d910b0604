"""Check the library in the window: what is wrong is told in words, and mended when the reader says so."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta, timezone
from pathlib import Path
from sqlite3 import connect
from typing import NamedTuple

import pytest
from pytestqt.qtbot import QtBot

from reader.core.annotations.model import AnnotationKind
from reader.core.annotations.operations import annotate
from reader.services.clock import FixedClock
from reader.storage.integrity import FindingKind, IntegrityFinding
from reader.storage.library import Library
from reader.ui.backups.check_dialog import CheckDialog
from reader.ui.backups.check_labels import KIND_LABELS, CheckLabels
from reader.ui.backups.restore_dialog import RestoreDialog
from tests.support.dialogs import answer_dialog
from tests.support.texts import add_text
from tests.support.window import WindowDriver

NOW = datetime(2026, 3, 28, 21, 10, tzinfo=timezone(timedelta(hours=8)))


@pytest.fixture
def driver(qtbot: QtBot, tmp_path: Path) -> Iterator[WindowDriver]:
    with Library.open(tmp_path / "library.db", NOW) as library:
        text = add_text(library, "题", ["甲乙丙"], NOW)
        library.commit(annotate(text.id, AnnotationKind.NOTE, None, NOW, body="想", tags=("梦",)))
        with WindowDriver(qtbot, library, FixedClock(NOW)) as driver:
            yield driver


def spoil(driver: WindowDriver, statement: str) -> None:
    """Change the file behind the window, as a faulty disk does."""
    assert driver.library.path is not None
    with closing(connect(driver.library.path)) as raw, raw:
        raw.execute(statement)


def rows(dialog: CheckDialog) -> list[tuple[str, ...]]:
    items = (dialog.list.topLevelItem(index) for index in range(dialog.list.topLevelItemCount()))
    return [tuple(item.text(column) for column in range(3)) for item in items if item is not None]


class Seen(NamedTuple):
    """What the dialog shows."""

    message: str
    rows: list[tuple[str, ...]]
    can_mend: bool
    leads_to_backups: bool


def seen(dialog: CheckDialog) -> Seen:
    buttons = (not button.isHidden() for button in (dialog.repair_button, dialog.restore_button))
    return Seen(dialog.message.text(), rows(dialog), *buttons)


def check(driver: WindowDriver, *, mend: bool = False) -> list[Seen]:
    """Open the dialog, and return what it shows once the check has ended, and after mending."""
    shown: list[Seen] = []

    def act(dialog: CheckDialog) -> None:
        shown.append(seen(dialog))
        if mend:
            dialog.repair_button.click()
            shown.append(seen(dialog))
        dialog.reject()

    answer_dialog(CheckDialog, act, is_ready=lambda dialog: "checked." in dialog.message.text())
    driver.trigger("check")
    return shown


def test_a_sound_library_says_so(driver: WindowDriver) -> None:
    (shown,) = check(driver)
    assert shown == Seen("No problems found. 1 text and 1 note checked.", [], can_mend=False, leads_to_backups=False)


def test_a_damaged_row_is_told_and_mended(driver: WindowDriver) -> None:
    spoil(driver, 'UPDATE annotation SET tags = \'["梦", "b}\'')
    before, after = check(driver, mend=True)
    what = "Rows with unreadable values"
    assert before == Seen(
        "Problems found; nothing has been changed yet. 1 text and 1 note checked.",
        [(what, "1", "can be repaired")],
        can_mend=True,
        leads_to_backups=False,
    )
    assert (after.rows, after.can_mend) == ([(what, "1", "repaired")], False)
    assert after.message.startswith("Everything was repaired; unreadable parts were set aside.")
    assert driver.library.annotations.all()[0].tags == ("梦", "b")
    assert driver.library.check(now=NOW).findings == ()


def test_what_cannot_be_mended_leads_to_the_backups(driver: WindowDriver) -> None:
    spoil(driver, "UPDATE leaf SET content = '甲乙'")
    (shown,) = check(driver)
    assert (shown.rows, shown.can_mend) == ([("Incomplete texts", "1", "needs a backup")], False)
    restoring = answer_dialog(RestoreDialog, RestoreDialog.reject)
    answer_dialog(CheckDialog, lambda dialog: dialog.restore_button.click(), is_ready=lambda dialog: bool(rows(dialog)))
    driver.trigger("check")
    assert len(restoring) == 1


@pytest.mark.parametrize("kind", FindingKind)
def test_each_kind_of_fault_has_words_and_a_remedy(kind: FindingKind) -> None:
    finding = IntegrityFinding(kind, "id", "facts")
    assert CheckLabels().kind(kind) == KIND_LABELS[kind]
    assert CheckLabels().remedy(repaired=False, repairable=finding.is_repairable) in {
        "can be repaired",
        "needs a backup",
    }
