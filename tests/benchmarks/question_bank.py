"""Measure the question bank with 5,000 questions, and the package for Anki of 5,000 cards."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import self_test
from figures import Figure, median, times, write_figures

from reader.core.study.quiz import QuizMode
from reader.exporters.export_labels import ExportLabels
from reader.exporters.export_run import ExportOptions
from reader.exporters.formats import PACKAGE
from reader.exporters.questions.anki_notes import SOURCE_LABELS, question_package
from reader.importers.questions.formats import parsed_questions
from reader.services.exporting.export_job import gather_export
from reader.services.study.card_making import blank_card, make_cards
from reader.services.study.question_bank import import_questions
from reader.services.study.quizzes import new_quiz
from reader.storage.library import Library

NOW = datetime.fromisoformat("2026-03-02T09:00:00+08:00")
QUESTIONS = 5_000


def measure() -> list[Figure]:
    """Return the figures of one library."""
    size = f"{QUESTIONS:,} questions"
    gift = "\n\n".join(f"::q{n}::第{n}题，哪一个对？{{=甲{n} ~乙{n} ~丙{n}#不对}}" for n in range(QUESTIONS))
    text = "\n".join(f"{n}. 第{n}题，哪一个对？\nA.甲{n} B.乙{n} C.丙{n}\n答案：B" for n in range(1, QUESTIONS + 1))
    with tempfile.TemporaryDirectory() as folder, Library.open(Path(folder) / "library.db", NOW) as library:
        found = parsed_questions(gift)
        read = {name: _seconds(lambda words=words: parsed_questions(words)) for name, words in _files(gift, text)}
        stored = _seconds(lambda: import_questions(library, found, Path("bank.txt"), NOW))
        known = _seconds(lambda: import_questions(library, found, Path("bank.txt"), NOW))
        questions = library.questions.all()
        listed = times(lambda _number: library.questions.all(), 5)
        paper = times(lambda number: new_quiz(library, number, QuizMode.TIMED, 20), 5)
        package = _seconds(lambda: question_package(questions, SOURCE_LABELS))
    return [
        *(Figure(f"read questions, {name}", size, seconds, "s") for name, seconds in read.items()),
        Figure("take questions into the bank", size, stored, "s"),
        Figure("take in questions that are known", size, known, "s"),
        Figure("list of all questions", size, median(listed), "ms"),
        Figure("paper of a quiz", size, median(paper), "ms"),
        Figure("package for Anki of the bank", size, package, "s", 3),
        Figure("package for Anki of a text's cards, written", f"{self_test.CARDS:,} cards", _cards_package(), "s", 3),
    ]


def _files(gift: str, text: str) -> list[tuple[str, str]]:
    return [("GIFT", gift), ("text", text)]


def _cards_package() -> float:
    with tempfile.TemporaryDirectory() as folder, Library.open(Path(folder) / "library.db", NOW) as library:
        marks = self_test._marks(library)
        make_cards(library, [blank_card(mark, mark.quote[3:7]) for mark in marks], NOW)
        options = ExportOptions(Path(folder) / "out", PACKAGE)
        texts = library.texts.all()
        return _seconds(lambda: gather_export(library, texts, options, NOW, ExportLabels()).write())


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


if __name__ == "__main__":
    write_figures(measure())
