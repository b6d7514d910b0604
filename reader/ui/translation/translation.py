"""Put the program into the reader's language, and into another one while it runs."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

LANGUAGES = ("en", "zh_CN")


def language_named(name: str) -> str:
    """Return the language of the interface for a preference.

    ``system`` is Chinese on a Chinese system, else English.
    """
    if name in LANGUAGES:
        return name
    return "zh_CN" if QLocale.system().language() is QLocale.Language.Chinese else "en"


class Translation:
    """Hold the translators that are installed; installing others sends LanguageChange to every widget."""

    def __init__(self, application: QCoreApplication, folder: Path) -> None:
        self._application = application
        self._folder = folder
        self._installed: list[QTranslator] = []
        self.language = "en"

    def put_into(self, name: str) -> None:
        """Speak the language of that preference from now on; English is what the source is written in."""
        language = language_named(name)
        QLocale.setDefault(QLocale(language))
        self.take_out()
        self._installed = [one for one in self._translators(language) if self._application.installTranslator(one)]
        self.language = language

    def take_out(self) -> None:
        """Leave the application as it was before: in the words of the source."""
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
        """Return the English forms of one and many; without the file the words stand as written."""
        return _loaded("onehour_en", str(self._folder))


def _loaded(name: str, folder: str) -> QTranslator:
    translator = QTranslator()
    translator.load(name, folder)
    return translator
