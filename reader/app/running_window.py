"""Let a running window run commands of the command line on its library."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from PySide6.QtCore import QObject

from reader.app.console import InstalledTranslator
from reader.core.changes import Changes, united_changes
from reader.core.errors import ReaderError
from reader.core.undo_history import changes_between
from reader.storage.library import Library
from reader.ui.shell.context import AppContext
from reader.ui.shell.single_instance import CommandRequest


class AnswerRequest(Protocol):
    """Run the command of a request on a library, and return what the command line awaits."""

    def __call__(
        self, request: Mapping[str, object], library: Library, translator: InstalledTranslator, /
    ) -> Mapping[str, object]:
        """Return the exit code, what is to be written, and the changes that are no steps of the history."""
        ...


class CommandHost(QObject):
    """Run the commands that arrive at a window, on its library and in its thread, and tell the views what changed."""

    translator = InstalledTranslator()

    def __init__(self, context: AppContext, answer_request: AnswerRequest, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._answer_request = answer_request

    def answer(self, request: CommandRequest) -> None:
        """Run the command of a request, and tell the command line what it writes."""
        if not self._context.library.read_only:
            self._context.commands.run(lambda: self._run(request), self)

    def _run(self, request: CommandRequest) -> Changes:
        library = self._context.library
        try:
            before = library.history()
            answer = dict(self._answer_request(request.values, library, self.translator))
            others = answer.pop("changes", ())
        except Exception as error:
            # it is told there, so that it is not asked for again, and here as any error or bug
            request.reply({"code": 1, "output": "", "errors": f"{self._sentence(error)}\n"})
            raise
        request.reply(answer)
        made = changes_between(before, library.history())
        return united_changes((made, *others)) if isinstance(others, tuple) and others else made

    def _sentence(self, error: Exception) -> str:
        if isinstance(error, ReaderError):
            return self.translator.sentence(error)
        return f"{type(error).__name__}: {error}"
