"""Import files of questions in the background."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject
from typing_extensions import override

from reader.core.errors import Problem, ReaderError
from reader.importers.questions.question_worker import question_worker
from reader.services.study.question_bank import BankReport, import_questions
from reader.ui.importing.file_queue import Steps, WorkerFileQueue
from reader.ui.shell.context import AppContext


@dataclass(frozen=True, slots=True)
class ImportedQuestions:
    """What came of a file of questions."""

    path: Path
    report: BankReport


class QuestionImportQueue(WorkerFileQueue):
    """Import the questions of files; what is imported of each is an `ImportedQuestions`."""

    def __init__(self, context: AppContext, parent: QObject) -> None:
        super().__init__(question_worker(), context.clock, parent)
        self._library = context.library
        self._change_notifier = context.change_notifier

    @override
    def _import(self, path: Path) -> Steps:
        self._worker.ask((path,), path)
        foreign = yield self._worker.result
        if self._is_cancelled:
            raise ReaderError(Problem.IMPORT_CANCELLED, path)
        report, changes = import_questions(self._library, foreign, path, self._clock.now())
        self._outcome.imported.append(ImportedQuestions(path, report))
        if changes is not None:
            self._change_notifier.announce(changes, self)
