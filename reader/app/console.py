"""Translate the messages of the command line into the reader's language."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from reader.core.errors import ReaderError
from reader.core.sync.status import SyncProblem
from reader.core.text.omissions import Omission
from reader.resources import resource
from reader.ui.translation.error_messages import error_message
from reader.ui.translation.omission_labels import omissions_message
from reader.ui.translation.sync_messages import sync_problem_message
from reader.ui.translation.translation import Translation


class InstalledTranslator:
    """Translate messages with the translation that is installed."""

    def translate(self, context: str, text: str) -> str:
        """Return the translation of ``text`` in ``context``."""
        return QCoreApplication.translate(context, text)

    def sentence(self, error: ReaderError) -> str:
        """Return the message of an error: what happened, what was kept and what to do."""
        return error_message(error)

    def left_out(self, omissions: Sequence[Omission]) -> str:
        """Return sentences that say what was left out of a text; empty without omissions."""
        return omissions_message(omissions)

    def sync_problem(self, problem: SyncProblem, name: str) -> str:
        """Return the sentence for a problem of the machine with this name."""
        return sync_problem_message(problem, name)


class ConsoleTranslator(InstalledTranslator):
    """Translate the messages of the command line; loads nothing of Qt but its core."""

    def __init__(self, language: str) -> None:
        """Translate into ``language``: ``system`` or a language tag."""
        self._application = QCoreApplication.instance() or QCoreApplication([])
        self._translation = Translation(self._application, resource("translations"))
        self._translation.set_language(language)
