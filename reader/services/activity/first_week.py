"""Read what the first seven days of a reader's plan have come to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from reader.core.activity.judging import DayState, JudgedDay
from reader.core.activity.speed import SAMPLES_NEEDED, reading_speed
from reader.core.planning.timetable import Timetable
from reader.core.text.outline import place_name
from reader.services.activity.progress import ProgressStatus
from reader.services.shelf import ShelfRow, shelf_rows
from reader.storage.library import Library

DAYS = 7
_MOST_TEXTS = 5


@dataclass(frozen=True, slots=True)
class FirstWeek:
    """The first seven days of the plan: those up to today as they are judged, then those to come.

    ``number`` is that of today, from 1; ``marks`` are all annotations of the library.
    """

    number: int
    days: tuple[JudgedDay, ...]
    marks: int

    @property
    def so_far(self) -> tuple[JudgedDay, ...]:
        """Return the days up to today."""
        return self.days[: self.number]

    @property
    def today(self) -> JudgedDay:
        """Return today."""
        return self.days[self.number - 1]

    def with_today(self, today: JudgedDay) -> FirstWeek:
        """Return the week with today as the clock counts it."""
        return replace(self, days=(*self.so_far[:-1], today, *self.days[self.number :]))

    @property
    def met(self) -> int:
        """Return how many days before today were met or made up."""
        return sum(day.state in (DayState.MET, DayState.MADE_UP) for day in self.so_far[:-1])

    @property
    def counted(self) -> float:
        """Return the seconds that were counted."""
        return sum(day.counted for day in self.so_far)

    @property
    def next_rest(self) -> date | None:
        """Return the next day of rest among those to come."""
        return next((day.day for day in self.days[self.number :] if day.rests), None)


@dataclass(frozen=True, slots=True)
class TextRead:
    """A text that was read: its row of the shelf, the seconds spent on it, and the chapter where reading goes on."""

    row: ShelfRow
    seconds: float
    section: str


@dataclass(frozen=True, slots=True)
class OwnPace:
    """The reader's pace in a language, in characters a minute, and the number of leaves that it is told from."""

    language: str
    speed: float
    samples: int


def first_week(library: Library, progress: ProgressStatus) -> FirstWeek | None:
    """Return the first week; None once it is over."""
    number = len(progress.judged)
    if not 1 <= number <= DAYS:
        return None
    plans = tuple(library.plans.history())
    timetable = Timetable(plans, progress.today, frozenset(library.plans.rest_days()))
    coming = (progress.today + timedelta(days=ahead) for ahead in range(1, DAYS - number + 1))
    days = (*progress.judged, *(_coming_day(timetable, day) for day in coming))
    return FirstWeek(number, days, sum(library.annotations.counts().values()))


def texts_read(library: Library) -> tuple[TextRead, ...]:
    """Return the texts with the most time, the one with most of it first."""
    seconds = {text: spent for text, spent in library.ledger.seconds_by_text().items() if spent >= 1}
    most = sorted(seconds, key=lambda text: (-seconds[text], text))[:_MOST_TEXTS]
    rows = {row.text.id: row for row in shelf_rows(library, most)}
    return tuple(TextRead(rows[text], seconds[text], _section(library, rows[text])) for text in most if text in rows)


def own_pace(library: Library, language: str) -> OwnPace | None:
    """Return the reader's own pace in a language; None until it is known."""
    samples = library.speed.samples(language)
    if len(samples) < SAMPLES_NEEDED:
        return None
    return OwnPace(language, reading_speed((), samples, language), len(samples))


def _section(library: Library, row: ShelfRow) -> str:
    if row.is_finished:
        return ""
    return place_name(library.outlines.titles(row.text.id, row.text.place), row.text.title)


def _coming_day(timetable: Timetable, day: date) -> JudgedDay:
    rests = timetable.rests_on(day)
    state = DayState.REST if rests else DayState.OPEN
    return JudgedDay(day, state, timetable.plan(day).goal_on(day), rests=rests)
