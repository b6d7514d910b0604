"""Name the words of Qt's own dialogs that Qt's translations leave in English, so that ours have them."""

from __future__ import annotations

from typing import Final

from reader.core.translatable import QT_TRANSLATE_NOOP

QT_WORDS: Final = {
    "QFileDialog": (
        QT_TRANSLATE_NOOP("QFileDialog", "&Look in:"),
        QT_TRANSLATE_NOOP("QFileDialog", "Files of &type:"),
    ),
    "QPrintSettingsOutput": (QT_TRANSLATE_NOOP("QPrintSettingsOutput", "Page &Set:"),),
    "QCalendarWidget": (
        QT_TRANSLATE_NOOP("QCalendarWidget", "Previous Month"),
        QT_TRANSLATE_NOOP("QCalendarWidget", "Next Month"),
    ),
}
"""The words by the contexts in which Qt looks them up, first in the translator that was installed last: ours."""
