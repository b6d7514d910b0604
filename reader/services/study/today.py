"""Gather what there is to study on a day: the lesson, the self-test, actions, questions, and what others hand over."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from reader.core.activity.plan_change import study_day_now
from reader.core.annotations.model import Annotation, AnnotationKind
from reader.core.errors import ReaderError
from reader.core.study.actions import ActionRecord, in_order
from reader.core.study.rota import LESSON_ROTA, RotaDay
from reader.core.text.model import Text
from reader.services.study.actions import due_actions
from reader.services.study.group_today import StudyTogether, study_together
from reader.services.study.lessons import ShownLesson, TodaysLesson
from reader.services.study.self_test import WaitingCards, waiting_cards
from reader.storage.library import Library

HOSTS_SHOWN = 5
"""How many of the next hosts of the lesson are shown."""

_SECONDS_A_MINUTE = 60


@dataclass(frozen=True, slots=True)
class StudyToday:
    """What there is to study on a study day.

    ``lesson`` is None where there is nothing to hold one on, with ``lesson_text`` the text that it is from. ``due`` are
    the actions that are to be done within a week, ``actions`` all that are not closed, ``questions`` the reader's own,
    the newest first. ``needing`` counts the cards that wait for a choice of the reader. ``hosts`` are the next days of
    the rota of the lesson, ``together`` what there is to do with others. ``is_pending`` says that the lesson has still
    to be chosen, and ``needing`` to be counted.
    """

    day: date
    lesson: ShownLesson | None
    lesson_text: Text | None
    waiting: WaitingCards
    cards: int
    needing: int
    bank: int
    due: tuple[ActionRecord, ...]
    actions: tuple[ActionRecord, ...]
    questions: tuple[Annotation, ...]
    titles: dict[str, str]
    hosts: tuple[RotaDay, ...]
    is_pending: bool = False
    together: StudyTogether = field(default_factory=StudyTogether)

    @property
    def minutes(self) -> int:
        """Return about how many minutes the lesson and the self-test take."""
        if self.lesson is None or self.lesson.lesson.done:
            return self.waiting.minutes
        return max(1, round(self.lesson.seconds / _SECONDS_A_MINUTE)) + self.waiting.minutes

    @property
    def is_empty(self) -> bool:
        """Return whether there is nothing to study, and nothing that was begun."""
        own = self.lesson is not None or self.cards or self.bank or self.actions or self.questions
        return not own and self.together.is_empty


def study_today(library: Library, now: datetime, *, chooses: bool = True) -> StudyToday:
    """Return what there is to study on the study day of a local time.

    Choosing the lesson takes a while, once a day; without ``chooses`` it is only there if it has been chosen.
    """
    day = study_day_now(library.plans.history(), now)
    is_pending = not chooses and not library.lessons.of_day(day)
    lesson = None if is_pending else _lesson(library, now)
    records = in_order([record for record in library.actions.all() if not record.action.is_closed])
    questions = sorted(library.annotations.all(kind=AnnotationKind.QUESTION), key=_created, reverse=True)
    texts = {question.text for question in questions} | ({lesson.lesson.passage.text} if lesson else set())
    known = {text.id: text for text in library.texts.some(texts)}
    return StudyToday(
        day,
        lesson,
        known.get(lesson.lesson.passage.text) if lesson else None,
        waiting_cards(library, now),
        library.cards.count(),
        0 if is_pending else len(library.cards.needing_reader()),
        library.questions.count(),
        tuple(due_actions(library, day)),
        tuple(records),
        tuple(question for question in questions if question.text in known),
        {identifier: text.title for identifier, text in known.items()},
        library.rotas.get(LESSON_ROTA).days(day, HOSTS_SHOWN),
        is_pending,
        study_together(library, day),
    )


def _lesson(library: Library, now: datetime) -> ShownLesson | None:
    try:
        return TodaysLesson(library, now).shown()
    except ReaderError:
        return None


def _created(annotation: Annotation) -> datetime:
    return annotation.created
