"""Days stand in exported sheets as the reader's language writes them."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from reader.exporters.day_words import DayWords
from reader.resources import resource
from reader.services.exporting.translated_labels import day_words
from reader.ui.translation.day_labels import month_of_year, plain_date
from reader.ui.translation.translation import Translation

DAYS = [date(2026, month, 2) for month in range(1, 13)]


def test_a_day_has_its_month_and_year() -> None:
    assert DayWords().of(date(2026, 3, 2)) == "2 March 2026"


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_sheets_write_days_as_the_window_does(qapp: QApplication, language: str) -> None:
    translation = Translation(qapp, resource("translations"))
    translation.set_language(language)
    words = day_words(QCoreApplication.translate)
    try:
        assert [words.of(day) for day in DAYS] == [plain_date(day) for day in DAYS]
        assert month_of_year(DAYS[2]) == {"en": "March 2026", "zh_CN": "2026年3月"}[language]
    finally:
        translation.set_language("en")
