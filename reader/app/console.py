"""Speak the reader's language where there is no window: on the command line."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from reader.core.errors import ReaderError
from reader.resources import resource
from reader.ui.translation.error_messages import sentence
from reader.ui.translation.translation import Translation


class ConsoleTranslator:
    """Put the command line's words into a language; loads nothing of Qt but its core."""

    def __init__(self, language: str) -> None:
        """Take a preference of language: ``system`` or a tag."""
        self._application = QCoreApplication.instance() or QCoreApplication([])
        self._translation = Translation(self._application, resource("translations"))
        self._translation.put_into(language)

    def translate(self, context: str, words: str, sense: str = "", number: int = -1) -> str:
        """Return words in the reader's language; ``%n`` stands for the number, ``sense`` tells equal words apart."""
        return QCoreApplication.translate(context, words, sense, number)

    def sentence(self, error: ReaderError) -> str:
        """Return what happened, what was kept and what to do."""
        return sentence(error)
