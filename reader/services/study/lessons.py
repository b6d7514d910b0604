"""Show the lesson of the day and change it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from reader.core.changes import Changes
from reader.core.errors import Problem, ReaderError
from reader.core.study.lessons import (
    REST_DAYS,
    Lesson,
    LessonForm,
    LessonMark,
    LessonPassage,
    LessonSource,
    choose_mark,
    choose_passage,
    usual_form,
    usual_seconds,
)
from reader.core.study.rota import LESSON_ROTA
from reader.core.text.blocks import BlockKind
from reader.services.study.set_lessons import find_set_passage
from reader.services.study.study_day import study_day_of
from reader.services.study.unread_passages import unread_passages
from reader.storage.library import Library
from reader.storage.repositories.stored_text import StoredText

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class ShownLesson:
    """The lesson of a day with how long it takes and who hosts it; ``passed`` are those that were passed over before.

    ``host`` is empty without a rota.
    """

    lesson: Lesson
    seconds: int
    host: str
    passed: tuple[Lesson, ...]


class TodaysLesson:
    """The lesson of the study day of a local time."""

    def __init__(self, library: Library, now: datetime) -> None:
        """Read the library as of a local time."""
        self._library = library
        self._now = now
        self.day = study_day_of(library, now)

    def shown(self) -> ShownLesson:
        """Return the lesson, which is kept when it is first shown. Raises ReaderError LESSON_NONE."""
        for _step in self.choose():
            pass
        lessons = self._library.lessons.of_day(self.day)
        if not self._is_there(lessons):
            raise ReaderError(Problem.LESSON_NONE)
        lesson = self._present(lessons[-1])
        seconds = usual_seconds(lesson.passage.quote, lesson.form)
        return ShownLesson(lesson, seconds, self._host(lesson), tuple(lessons[:-1]))

    def choose(self) -> Iterator[None]:
        """Choose the lesson and keep it, in steps of some milliseconds; one that is there stays."""
        lessons = self._library.lessons.of_day(self.day)
        if self._is_there(lessons):
            return
        chosen = self._of_table(lessons)
        marks: list[LessonMark] = []
        for some in self._library.lessons.marks_in_steps() if chosen is None else ():
            marks += some
            yield
        chosen = chosen or self._of_marks(marks) or self._of_text()
        # it may have been chosen elsewhere meanwhile
        if chosen is not None and self._library.lessons.of_day(self.day) == lessons:
            self._library.lessons.show(_following(chosen, lessons), self._now)

    def _is_there(self, lessons: list[Lesson]) -> bool:
        """Return whether there is a lesson, and its text is in the library."""
        return bool(lessons and self._library.texts.some([lessons[-1].passage.text]))

    def another(self) -> Changes:
        """Pass the lesson over and show the next one. Raises ReaderError LESSON_NONE."""
        self.shown()
        return self._library.lessons.replace(self._required_next(), self._now)

    def rest(self) -> Changes:
        """Take the mark of the lesson out of the lessons for good, and show the next one.

        Where there is no other, the lesson stays. Raises ReaderError LESSON_NONE, also for a lesson without a mark.
        """
        annotation = self.shown().lesson.passage.annotation
        if not annotation:
            raise ReaderError(Problem.LESSON_NONE, why="no-mark")
        following = self._next(self._library.lessons.of_day(self.day))
        if following is None:
            return self._library.lessons.rest(annotation, self._now)
        return self._library.lessons.replace(following, self._now, rested=annotation)

    def set_form(self, form: LessonForm) -> Changes:
        """Hold the lesson in another form. Raises ReaderError LESSON_NONE."""
        return self._library.lessons.set_form(self.shown().lesson, form, self._now)

    def finish(self) -> Changes:
        """Note that the lesson was held. Raises ReaderError LESSON_NONE."""
        return self._library.lessons.finish(self.shown().lesson, self._now)

    def _required_next(self) -> Lesson:
        following = self._next(self._library.lessons.of_day(self.day))
        if following is None:
            raise ReaderError(Problem.LESSON_NONE, why="no-other")
        return following

    def _next(self, lessons: list[Lesson]) -> Lesson | None:
        """Return the lesson that comes after those that were shown today; None if there is none."""
        chosen = self._of_table(lessons) or self._of_marks(self._library.lessons.marks()) or self._of_text()
        return None if chosen is None else _following(chosen, lessons)

    def _of_table(self, lessons: list[Lesson]) -> Lesson | None:
        """Return the first lesson that is set for today, can be found, and was not shown yet."""
        shown = {(lesson.passage.text, lesson.passage.start) for lesson in lessons}
        for one in self._library.lessons.set_between(self.day, self.day):
            passage = find_set_passage(self._library, one)
            if passage is not None and (passage.text, passage.start) not in shown:
                form = one.form or self._usual_form(passage)
                return Lesson(self.day, 1, LessonSource.PACK, passage, form)
        return None

    def _of_marks(self, marks: list[LessonMark]) -> Lesson | None:
        counts = self._library.lessons.counts()
        mark = choose_mark(marks, counts, self.day)
        if mark is not None and not self._library.lessons.has_mark(mark.id):
            # it was removed while the marks were read in steps
            mark = choose_mark(self._library.lessons.marks(), counts, self.day)
        if mark is None:
            return None
        annotation = self._library.annotations.get(mark.id)
        passage = LessonPassage(annotation.text, annotation.start, annotation.end, annotation.quote, annotation.id)
        return Lesson(self.day, 1, LessonSource.MARKS, passage, self._usual_form(passage))

    def _of_text(self) -> Lesson | None:
        passage = choose_passage(unread_passages(self._library), self._library.lessons.passages(), self.day)
        if passage is None:
            return None
        return Lesson(self.day, 1, LessonSource.TEXT, passage, self._usual_form(passage))

    def _usual_form(self, passage: LessonPassage) -> LessonForm:
        return usual_form(passage.quote, is_verse=is_verse(self._library.texts.view(passage.text), passage))

    def _present(self, lesson: Lesson) -> Lesson:
        """Return a lesson with its passage as it is now, and whether it was one not long ago."""
        passage = lesson.passage
        known = self._library.annotations.known([passage.annotation]) if passage.annotation else {}
        annotation = known.get(passage.annotation)
        if annotation is None or annotation.deleted is not None:
            passage = replace(passage, annotation="")
        elif annotation.anchor is not None and not annotation.orphan:
            passage = LessonPassage(annotation.text, annotation.start, annotation.end, annotation.quote, annotation.id)
        first = self.day - timedelta(days=REST_DAYS - 1)
        again = self._library.lessons.was_shown(lesson.passage, first, self.day - _ONE_DAY)
        return replace(lesson, passage=passage, again=again)

    def _host(self, lesson: Lesson) -> str:
        if lesson.source is LessonSource.PACK:
            hosts = (one.host for one in self._library.lessons.set_between(self.day, self.day) if one.host)
            if host := next(hosts, ""):
                return host
        found = self._library.rotas.get(LESSON_ROTA).on(self.day)
        return found.host if found else ""


def is_verse(stored: StoredText, passage: LessonPassage) -> bool:
    """Return whether a passage consists of lines of verse only."""
    kinds = set()
    position = passage.start
    while position < passage.end:
        leaf = stored.leaf_at(position)
        kinds |= {
            block.kind
            for start, block in leaf.blocks()
            if start < passage.end and start + len(block.text) > position and block.text
        }
        position = max(leaf.end, position) + 1
    return kinds == {BlockKind.VERSE}


def _following(lesson: Lesson, lessons: list[Lesson]) -> Lesson:
    """Return a lesson with the number after those that were shown on its day."""
    return replace(lesson, number=lessons[-1].number + 1 if lessons else 1)
