"""Write questions as a package for Anki: gaps as clozes, all others with a front and a back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from reader.core.study.question_sides import front_lines, right_lines
from reader.core.study.questions import GAPS, BankQuestion, Question, QuestionKind, gap_words
from reader.core.translatable import QT_TRANSLATE_NOOP
from reader.exporters.anki_package import AnkiNote, NoteType, anki_package, cloze_field, html_field

_UNKNOWN = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class QuestionLabels:
    """The words of a card that are not in its question."""

    deck: str = QT_TRANSLATE_NOOP("Questions", "Questions")
    true: str = QT_TRANSLATE_NOOP("Questions", "True")
    false: str = QT_TRANSLATE_NOOP("Questions", "False")


SOURCE_LABELS = QuestionLabels()


def question_package(questions: Sequence[BankQuestion], labels: QuestionLabels = SOURCE_LABELS) -> bytes:
    """Return the whole file."""
    return anki_package(question_note(one, labels) for one in questions)


def question_note(one: BankQuestion, labels: QuestionLabels = SOURCE_LABELS) -> AnkiNote:
    """Return the note of a question; its guid is the id of the question."""
    question = one.question
    made = one.made or _UNKNOWN
    gaps = _filled_gaps(question)
    front = cloze_field(*gaps) if gaps else _front(question, labels)
    back = "<br>".join(filter(None, ("" if gaps else _back(question, labels), html_field(question.explanation))))
    source = html_field(" · ".join(filter(None, (question.source, question.category))))
    return AnkiNote(
        one.id,
        NoteType.CLOZE if gaps else NoteType.BASIC,
        (front, back, source),
        created=made,
        modified=made,
        tags=(question.category,) if question.category else (),
        deck=labels.deck,
    )


def _filled_gaps(question: Question) -> tuple[str, list[tuple[int, int]]] | None:
    """Return the stem of a short answer with the words in its gaps, and where they stand; None without gaps."""
    if question.kind is not QuestionKind.SHORT:
        return None
    gaps = list(GAPS.finditer(question.stem))
    words = gap_words(question.accepted[0], len(gaps))
    if not gaps or len(words) != len(gaps):
        return None
    stem, places, end = "", [], 0
    for gap, word in zip(gaps, words, strict=True):
        stem += question.stem[end : gap.start()]
        places.append((len(stem), len(stem) + len(word)))
        stem += word
        end = gap.end()
    return stem + question.stem[end:], places


def _front(question: Question, labels: QuestionLabels) -> str:
    return html_field("\n".join(front_lines(question, (labels.true, labels.false))))


def _back(question: Question, labels: QuestionLabels) -> str:
    return html_field("\n".join(right_lines(question, (labels.true, labels.false))))
