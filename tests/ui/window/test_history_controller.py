"""The dialogs of new editions, of the history, and of notes without a place."""

from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reader.core.annotations.anchor import Anchor
from reader.core.annotations.model import Annotation, AnnotationKind
from reader.core.annotations.reanchoring.anchor_match import Candidate, Edition
from reader.core.annotations.reanchoring.carry_over import preview_edition
from reader.core.annotations.reanchoring.comparison import Comparison
from reader.core.annotations.reanchoring.edition_preview import EditionPreview, PresentEdition
from reader.core.changes import Changes
from reader.core.undo_history import HistoryEntry, HistoryStep
from reader.ui.importing.edition_preview_dialog import EditionPreviewDialog
from reader.ui.notes.orphans_dialog import OrphanedNote, OrphansDialog, PlaceOffer
from reader.ui.shell.history_dialog import HistoryDialog

WHOLE = "天命之谓性，率性之谓道，修道之谓教。道也者，不可须臾离也，可离非道也。是故君子戒慎乎其所不睹，恐惧乎其所不闻。"


def mark(number: int, words: str, now: datetime) -> Annotation:
    start = WHOLE.index(words)
    anchor = Anchor(
        start, start + len(words), words, WHOLE[max(0, start - 32) : start], WHOLE[start + len(words) :][:32]
    )
    return Annotation(str(number), "text", AnnotationKind.NOTE, now, now, anchor, body="想", orphan=number > 9)


@pytest.fixture
def rehearsal(now: datetime) -> EditionPreview:
    marks = [mark(1, "率性之谓道", now), mark(2, "不可须臾离也", now), mark(3, "恐惧乎其所不闻", now)]
    new = WHOLE.replace("是故君子戒慎乎其所不睹，恐惧乎其所不闻。", "其余从略。").replace("道也者", "夫道也者")
    return preview_edition(PresentEdition(WHOLE, marks), Edition(new, lambda _position: ""), Comparison(), now)


def test_a_rehearsal_is_told_in_words_with_what_needs_the_reader_first(qtbot: QtBot, rehearsal: EditionPreview) -> None:
    dialog = EditionPreviewDialog("中庸", rehearsal)
    qtbot.addWidget(dialog)
    rows = [dialog.list.topLevelItem(row) for row in range(dialog.list.topLevelItemCount())]
    assert [row.text(0) for row in rows] == ["needs your attention", "moved", "unchanged"]
    assert [row.text(1) for row in rows] == ["恐惧乎其所不闻", "不可须臾离也", "率性之谓道"]
    assert rows[0].text(2) == ""
    dialog.replace_button.click()
    assert dialog.result() == EditionPreviewDialog.DialogCode.Accepted


def past(now: datetime) -> tuple[HistoryStep, ...]:
    return tuple(
        HistoryStep(number, now, Changes(name, annotations=(str(number),)), f"第{number}步", undone=number == 4)
        for number, name in ((4, "remove"), (3, "add-note"), (2, "recolour"), (1, "highlight"))
    )


def history_dialog(qtbot: QtBot, steps: tuple[HistoryStep, ...], size: int = 0) -> tuple[HistoryDialog, list[int]]:
    """Return a dialog of these steps, and the numbers of those that it has read."""
    read: list[int] = []
    by_number = {step.number: step for step in steps}
    entries = [
        HistoryEntry(step.number, step.at, step.changes.operation, step.words, step.undone, size, (step.number,))
        for step in steps
    ]

    def read_step(number: int) -> HistoryStep:
        read.append(number)
        return by_number[number]

    dialog = HistoryDialog(entries, read_step)
    qtbot.addWidget(dialog)
    return dialog, read


def test_the_history_reads_only_the_steps_that_lead_to_the_chosen_one_and_large_ones_one_by_one(
    qtbot: QtBot, now: datetime
) -> None:
    dialog, read = history_dialog(qtbot, past(now), size=1_000_000)
    assert read == []
    dialog.list.setCurrentItem(dialog.list.topLevelItem(3))
    assert read == [3]
    assert dialog.go.isEnabled()
    assert dialog.outcome.text() == "2 step(s) would be undone: new note, changing the colour."
    qtbot.waitUntil(lambda: "2 note(s)" in dialog.outcome.text())
    assert read == [3, 2]


def test_the_history_shows_where_it_stands_and_what_going_back_would_change(qtbot: QtBot, now: datetime) -> None:
    dialog, _read = history_dialog(qtbot, past(now))
    assert dialog.chosen == 3
    assert not dialog.go.isEnabled()
    dialog.list.setCurrentItem(dialog.list.topLevelItem(3))
    assert dialog.chosen == 1
    assert dialog.go.isEnabled()
    assert "2 step(s) would be undone: new note, changing the colour." in dialog.outcome.text()
    assert "2 note(s)" in dialog.outcome.text()
    dialog.list.setCurrentItem(dialog.list.topLevelItem(0))
    assert "1 step(s) would be redone: removing a mark." in dialog.outcome.text()
    dialog.list.setCurrentItem(dialog.list.topLevelItem(4))
    assert dialog.chosen == 0


def orphan(number: int, words: str, now: datetime, places: int) -> OrphanedNote:
    offers = tuple(
        PlaceOffer(Candidate(10 * at, 10 * at + 5, 0.9 - at / 10), words, "前", "后") for at in range(places)
    )
    return OrphanedNote(mark(number, words, now), "中庸", offers)


def test_a_digit_and_enter_attach_an_orphan_and_bring_the_next(qtbot: QtBot, now: datetime) -> None:
    dialog = OrphansDialog([orphan(10, "率性之谓道", now, 3), orphan(11, "不可须臾离也", now, 1)])
    qtbot.addWidget(dialog)
    attached: list[tuple[str, int, int]] = []
    dialog.attached.connect(lambda *values: attached.append(values))
    dialog.show()
    assert "90%" in dialog.offers.item(0).text()
    QTest.keyClick(dialog.offers, Qt.Key.Key_2)
    QTest.keyClick(dialog.offers, Qt.Key.Key_Return)
    assert attached == [("10", 10, 15)]
    QTest.keyClick(dialog.offers, Qt.Key.Key_1)
    QTest.keyClick(dialog.offers, Qt.Key.Key_Return)
    assert attached == [("10", 10, 15), ("11", 0, 5)]
    assert dialog.list.count() == 0
    assert not dialog.attach_button.isEnabled()


def test_an_orphan_is_attached_by_hand_when_no_place_is_like_it(qtbot: QtBot, now: datetime) -> None:
    dialog = OrphansDialog([orphan(10, "率性之谓道", now, 0)])
    qtbot.addWidget(dialog)
    assert not dialog.attach_button.isEnabled()
    with qtbot.waitSignal(dialog.manual_placement_requested) as asked:
        dialog.hand_button.click()
    assert asked.args == ["10"]
