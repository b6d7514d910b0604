"""Read files of questions in a child process with limits of memory and time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from reader.core.study.foreign_questions import ForeignQuestions
from reader.workers.client import Worker
from reader.workers.limits import MEMORY_FOR_ONE, WorkerLimits, peak_memory
from reader.workers.main import Reply

LIMITS = WorkerLimits()


@dataclass(frozen=True, slots=True)
class QuestionRequest:
    """A request to read the questions in a file."""

    path: Path


QuestionWorker = Worker[QuestionRequest, ForeignQuestions]


def question_worker() -> QuestionWorker:
    """Return a worker that reads files of questions, one after the other."""
    return Worker("reader.importers.questions.question_job:QuestionJob", limits=LIMITS)


class QuestionJob:
    """Read the questions in a file."""

    @property
    def is_worn_out(self) -> bool:
        """Return whether the last file took so much memory that a fresh process is safer."""
        return peak_memory() >= MEMORY_FOR_ONE

    def answer(self, request: QuestionRequest) -> Iterator[Reply]:
        """Yield the questions; the importers are loaded here, in the child alone."""
        from reader.importers.questions.formats import read_questions

        yield Reply(read_questions(request.path))
