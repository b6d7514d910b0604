"""Read files of questions in a child process with limits of memory and time."""

from __future__ import annotations

from pathlib import Path

from reader.core.study.foreign_questions import ForeignQuestions
from reader.workers.client import Worker
from reader.workers.limits import WorkerLimits

LIMITS = WorkerLimits()

QuestionWorker = Worker[tuple[Path], ForeignQuestions]


def question_worker() -> QuestionWorker:
    """Return a worker that reads files of questions, one after the other."""
    return Worker("reader.workers.file_job:FileJob", "reader.importers.questions.formats:read_questions", limits=LIMITS)
