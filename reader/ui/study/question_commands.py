"""Open the passages of questions, and take questions into the self-test."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject

from reader.core.changes import Changes
from reader.core.errors import ReaderError
from reader.services.study.question_passages import question_passage, take_into_self_test
from reader.ui.shell.context import AppContext


class QuestionCommands(QObject):
    """What can be done with questions of the bank wherever they are shown."""

    def __init__(self, context: AppContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._library = context.library

    def open_passage(self, question: str) -> None:
        """Open the passage that a question asks about, or say that there is none."""
        try:
            found = question_passage(self._library, self._library.questions.get(question).question)
        except ReaderError as error:
            self._context.toast.show_error(error)
            return
        if found is None:
            self._context.toast.show_message(self.tr("No text in the library contains this passage."))
        else:
            self._context.navigator.hit_requested.emit(found.text, found.start, "", "")

    def take_into_self_test(self, questions: Sequence[str]) -> None:
        """Make cards of questions."""
        added = 0

        def take() -> Changes | None:
            nonlocal added
            added, changes = take_into_self_test(self._library, questions, self._context.clock.now())
            return changes if added else None

        if self._context.commands.run(take, message=lambda _changes: self._taken_message(added)) and not added:
            self._context.toast.show_message(self.tr("These questions are already in your self-test."))

    def _taken_message(self, added: int) -> str:
        return self.tr("%n question(s) added to your self-test.", None, added)
