"""A text says in its columns, and folded in one line, how far it is read and when it was read last."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from PySide6.QtCore import QLocale
from PySide6.QtGui import QTextLayout
from PySide6.QtWidgets import QApplication

from reader.core.text.filing import Filing, Track
from reader.core.text.model import Text, TextFormat
from reader.services.shelf import ShelfRow
from reader.ui.library.text_labels import (
    filing_label,
    folded_line,
    last_read_label,
    left_label,
    percent_label,
    quiet_line,
)

TODAY = date(2026, 3, 28)
NOON = datetime(2026, 3, 28, 12, tzinfo=UTC)
TEXT = Text("a", "Walden", "Thoreau", "en", TextFormat.EPUB, "utf-8", "/w.epub", 100, 1, 1, NOON)
ROW = ShelfRow(TEXT, 0, 0.0, 600.0)


def opened(at: datetime | None, share: float = 0.0) -> ShelfRow:
    return replace(ROW, text=replace(TEXT, opened=at), share=share)


def test_the_last_reading_is_a_day_in_the_readers_words() -> None:
    QLocale.setDefault(QLocale("en"))
    assert last_read_label(opened(None), TODAY) == "not started"
    assert last_read_label(opened(None, 0.3), TODAY) == "–"
    assert last_read_label(opened(NOON), TODAY) == "today"
    assert last_read_label(opened(NOON.replace(day=27)), TODAY) == "yesterday"
    assert last_read_label(opened(NOON.replace(day=9)), TODAY) == "9 Mar"
    assert last_read_label(opened(NOON.replace(year=2025)), TODAY) == "28 Mar 2025"


def test_what_is_left_becomes_the_day_on_which_it_was_read() -> None:
    QLocale.setDefault(QLocale("en"))
    assert left_label(ROW, TODAY) == "10 min"
    assert left_label(replace(ROW, share=1.0), TODAY) == "read"
    assert left_label(replace(ROW, share=1.0, finished=date(2026, 3, 12)), TODAY) == "read 12 Mar"
    assert left_label(replace(ROW, text=replace(TEXT, complete=False)), TODAY) == "adding…"


def test_a_share_is_rounded_down_and_has_no_space() -> None:
    assert [percent_label(replace(ROW, share=share)) for share in (0.0, 0.469, 0.994, 0.996)] == [
        "0%",
        "46%",
        "99%",
        "100%",
    ]


def test_the_line_under_the_title_takes_in_the_columns_when_they_fold() -> None:
    row = replace(opened(NOON, 0.25), text=replace(TEXT, opened=NOON, filing=Filing(Track.WORK, required=True)))
    assert quiet_line(row) == "Thoreau"
    assert folded_line(row, TODAY) == "Thoreau, Work, 25%, 10 min left, today"
    assert filing_label(row) == "Work, required"
    assert quiet_line(replace(row, text=replace(TEXT, author=""))) == "EPUB"
    assert filing_label(ROW) == "–"


def test_a_number_stays_behind_a_name_from_right_to_left(qapp: QApplication) -> None:
    line = quiet_line(replace(ROW, text=replace(TEXT, author="דוד לוי"), notes=2))
    layout = QTextLayout(line)
    layout.beginLayout()
    shown = layout.createLine()
    layout.endLayout()
    digit, name = line.index("2 note"), line.index("דוד")
    assert shown.cursorToX(digit)[0] > max(shown.cursorToX(at)[0] for at in range(name, name + 7))
