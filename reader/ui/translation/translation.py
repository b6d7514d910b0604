"""Translate the interface into the reader's language, and switch it at run time."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from reader.core.interface_languages import LANGUAGES
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
"""The words of Qt's own dialogs that its translations leave in English, so that ours have them, by their contexts.

Qt looks them up first in the translator that was installed last, which is ours.
"""


def language_named(name: str) -> str:
    """Return the language of the interface for a value of the preference.

    ``system`` is Chinese on a Chinese system, else English.
    """
    if name in LANGUAGES:
        return name
    return "zh_CN" if QLocale.system().language() is QLocale.Language.Chinese else "en"


class Translation:
    """The installed translators; installing others sends LanguageChange to every widget."""

    def __init__(self, application: QCoreApplication, folder: Path) -> None:
        self._application = application
        self._folder = folder
        self._installed: list[QTranslator] = []
        self._others: list[QTranslator] = []
        self.language = "en"

    def set_language(self, name: str) -> None:
        """Switch to the language of a preference; the source is written in English."""
        language = language_named(name)
        QLocale.setDefault(QLocale(language))
        self.uninstall()
        self._installed = [
            translator for translator in self._translators(language) if self._application.installTranslator(translator)
        ]
        self.language = language

    def wordings(self, context: str, source: str) -> tuple[str, ...]:
        """Return a string in every language that the interface has been made in, whichever is shown."""
        translations = (translator.translate(context, source) for translator in self._all_translators())
        return tuple(dict.fromkeys((source, *filter(None, translations))))

    def _all_translators(self) -> list[QTranslator]:
        """Return a translator for each language but that of the source, loaded on first use."""
        if not self._others:
            self._others = [_loaded(f"onehour_{language}", str(self._folder)) for language in LANGUAGES]
        return self._others

    def uninstall(self) -> None:
        """Remove the translators, so that the strings of the source are shown."""
        for translator in self._installed:
            self._application.removeTranslator(translator)
        self._installed = []

    def _translators(self, language: str) -> list[QTranslator]:
        if language == "en":
            return [self._plurals()]
        qt_folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        return [
            _loaded(f"qtbase_{language}", qt_folder),
            _loaded(f"onehour_{language}", str(self._folder)),
        ]

    def _plurals(self) -> QTranslator:
        """Return the translator with the English plural forms; without its file the strings stay as in the source."""
        return _loaded("onehour_en", str(self._folder))


def _loaded(name: str, folder: str) -> QTranslator:
    translator = QTranslator()
    translator.load(name, folder)
    return translator
