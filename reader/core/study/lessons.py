"""Choose the lesson of a day without dice, and say in which form it is held and how long that takes (study.md, §2)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from hashlib import sha256
from math import ceil, sqrt

from reader.core.text.ideographs import IDEOGRAPH

REST_DAYS = 30
"""Days within which a mark is not a lesson again, unless all others have been, too."""

CHARACTERS_PER_MINUTE = 240
WORDS_PER_MINUTE = 130
"""How fast one reads aloud: text that is written without spaces, and text with spaces between words."""

BY_HEART = 4
"""How many times as long as reading aloud learning by heart takes."""

TELLING_SIGNALS = (120, 150, 180)
"""Seconds after which telling is signalled: it lasts from the first to the last of them."""

_CHARACTERS = range(20, 401)
_WORDS = range(8, 121)
"""The lengths of marks that are lessons."""

_LEARNT_CHARACTERS = 60
_LEARNT_WORDS = 24
"""The longest passages that are learnt by heart unless they are verse."""


class LessonForm(StrEnum):
    """How a lesson is held; the value is stored in the library and used in JSON."""

    READ = "read"
    LEARN = "learn"
    TELL = "tell"


class LessonSource(StrEnum):
    """Where a lesson comes from; the value is stored in the library and used in JSON."""

    PACK = "pack"
    MARKS = "marks"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class LessonPassage:
    """A passage to be a lesson; ``annotation`` is the id of its mark, empty without one."""

    text: str
    start: int
    end: int
    quote: str
    annotation: str = ""


@dataclass(frozen=True, slots=True)
class Lesson:
    """A lesson that was shown on a study day; ``number`` counts those of the day from 1, and the last one is in force.

    ``again`` says that its passage was a lesson within `REST_DAYS` before, ``done`` that the reader held it.
    """

    day: date
    number: int
    source: LessonSource
    passage: LessonPassage
    form: LessonForm
    again: bool = False
    done: bool = False


@dataclass(frozen=True, slots=True)
class SetLesson:
    """A lesson that a table or a pack sets for a day; ``text`` is an id or a title.

    Its passage begins at ``start`` or has the words ``quote``. ``form`` is None for the usual one.
    """

    day: date
    text: str
    start: int | None = None
    quote: str = ""
    form: LessonForm | None = None
    host: str = ""


@dataclass(frozen=True, slots=True)
class LessonMark:
    """A mark that may be a lesson, with how often it was and on which day last."""

    id: str
    text: str
    shown: int = 0
    last: date | None = None


@dataclass(frozen=True, slots=True)
class PassageLength:
    """The length of a passage: in words where they are written with spaces between them, else in characters."""

    count: int
    in_words: bool

    @property
    def reading_seconds(self) -> float:
        """Return the seconds for which it is read aloud."""
        return self.count * 60 / (WORDS_PER_MINUTE if self.in_words else CHARACTERS_PER_MINUTE)


def passage_length(quote: str) -> PassageLength:
    """Return the length of a passage; characters are counted without blanks."""
    words = quote.split()
    if _has_spaced_words(quote, len(words)):
        return PassageLength(len(words), in_words=True)
    return PassageLength(sum(map(len, words)), in_words=False)


def fits_lesson(quote: str) -> bool:
    """Return whether a mark has the length of a lesson."""
    length = passage_length(quote)
    return length.count in (_WORDS if length.in_words else _CHARACTERS)


def is_long_enough(quote: str) -> bool:
    """Return whether a passage is no shorter than a lesson."""
    length = passage_length(quote)
    return length.count >= (_WORDS if length.in_words else _CHARACTERS).start


def usual_form(quote: str, *, is_verse: bool = False) -> LessonForm:
    """Return the form in which a passage is held unless the reader chooses another one."""
    length = passage_length(quote)
    if is_verse or length.count <= (_LEARNT_WORDS if length.in_words else _LEARNT_CHARACTERS):
        return LessonForm.LEARN
    return LessonForm.READ if length.count < (_WORDS if length.in_words else _CHARACTERS).stop else LessonForm.TELL


def usual_seconds(quote: str, form: LessonForm) -> int:
    """Return the whole seconds that a lesson usually takes; the longest ones for telling."""
    if form is LessonForm.TELL:
        return TELLING_SIGNALS[-1]
    seconds = passage_length(quote).reading_seconds
    return ceil(seconds * BY_HEART if form is LessonForm.LEARN else seconds)


def choose_mark(marks: Sequence[LessonMark], lessons: Mapping[str, int], day: date) -> LessonMark | None:
    """Return the mark that is the next lesson of a day; None if there is none that was not shown on the day.

    ``marks`` are all that may be one, ``lessons`` the lessons that there were of each text. It is of the text with the
    fewest lessons for the square root of its marks; in it the one that was shown least often, then longest ago, then by
    a digest of day and id. One that was shown within `REST_DAYS` comes only when all were.
    """
    pool = [mark for mark in marks if not is_recent(mark.last, day)]
    pool = pool or [mark for mark in marks if mark.last != day]
    if not pool:
        return None
    sizes = Counter(mark.text for mark in marks)
    texts = {mark.text for mark in pool}
    chosen = min(texts, key=lambda text: (lessons.get(text, 0) / sqrt(sizes[text]), _draw(day, text)))
    return min(
        (mark for mark in pool if mark.text == chosen),
        key=lambda mark: (mark.shown, mark.last or date.min, _draw(day, mark.id)),
    )


def choose_passage(
    passages: Iterable[LessonPassage], shown: Mapping[tuple[str, int], date], day: date
) -> LessonPassage | None:
    """Return the first passage that was no lesson within `REST_DAYS`; else the first that was none on the day.

    ``shown`` is the day on which the passage at a place of a text was a lesson last.
    """
    second: LessonPassage | None = None
    for passage in passages:
        last = shown.get((passage.text, passage.start))
        if not is_recent(last, day):
            return passage
        if second is None and last != day:
            second = passage
    return second


def is_recent(last: date | None, day: date) -> bool:
    """Return whether a day is within `REST_DAYS` before another one, or that day itself."""
    return last is not None and last > day - timedelta(days=REST_DAYS)


def _has_spaced_words(quote: str, words: int) -> bool:
    """Return whether a passage is written with spaces between its words, although it may quote Chinese ones."""
    if quote.isascii() or IDEOGRAPH.search(quote) is None:
        return True
    return words > 1 and len(IDEOGRAPH.findall(quote)) * 2 < words


def _draw(day: date, id_: str) -> str:
    """Return what decides between equals: the same on every machine, and another on every day."""
    return sha256(f"{day.toordinal()}|{id_}".encode()).hexdigest()
