"""The year in review tells words of texts that have them, and characters of the others."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from reader.core.activity.judging import DayState, JudgedDay
from reader.exporters.report import Report, ReportDay
from reader.ui.appearance.theme import PAPER
from reader.ui.progress.year_review import YearReview, draw_year_review

FIRST = date(2026, 1, 1)


def year(*amounts: tuple[int, int]) -> Report:
    """Return the report of days with so many characters read, and how many of these are in words."""
    days = (
        ReportDay(
            JudgedDay(FIRST + timedelta(days=number), DayState.MET, 3_600, 40 * 3_600),
            characters=characters,
            in_words=in_words,
        )
        for number, (characters, in_words) in enumerate(amounts)
    )
    return Report(tuple(days), (("Emma", 3_600.0),), 1, 1, FIRST, sittings=(9_000.0,))


@pytest.mark.parametrize(
    ("report", "told"),
    [
        (year((72_000, 72_000)), ["12,000 words read"]),
        (year((30_000, 0)), ["30,000 characters read"]),
        (year((72_000, 72_000), (30_000, 0)), ["12,000 words read", "30,000 characters read"]),
        (year((72_000, 72_000), (30, 0)), ["12,000 words read"]),
        (year((0, 0)), []),
    ],
)
def test_words_and_characters_are_told_apart(qtbot: QtBot, report: Report, told: list[str]) -> None:
    review = YearReview(report, PAPER)
    qtbot.addWidget(review)
    labels = [label.text() for label in review.findChildren(QLabel)]
    units = [number for number, label in enumerate(labels) if label.endswith(" read") and label != "Most read"]
    assert [f"{labels[number - 1]} {labels[number]}" for number in units] == told


def test_the_picture_of_both_is_as_wide_as_any(qtbot: QtBot) -> None:
    both, one = year((720_000, 720_000), (3_000_000, 0)), year((720_000, 720_000))
    assert draw_year_review(both, PAPER).width() == draw_year_review(one, PAPER).width()
