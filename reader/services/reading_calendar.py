"""List what was read, what is planned and the portion of today as events of a calendar."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from reader.core.activity.judging import DayState, JudgedDay
from reader.core.planning.forecast import Stage
from reader.exporters.icalendar import CalendarEvent, CalendarLabels
from reader.services.activity.progress import ProgressStatus, progress_status
from reader.services.planning.roadmap import RoadmapStatus, roadmap_status
from reader.services.planning.todays_reading import TodaysReading
from reader.storage.library import Library

DAYS = 28
"""The number of days before and after today in a calendar."""

_DOMAIN = "onehour.invalid"
"""Stands in the UIDs of events: a name that no other program uses."""


@dataclass(frozen=True, slots=True)
class _Calendar:
    """The library as of a local time, with the words for it."""

    library: Library
    now: datetime
    labels: CalendarLabels
    states: Mapping[DayState, str]
    progress: ProgressStatus
    course: RoadmapStatus

    def past(self, days: int) -> Iterator[CalendarEvent]:
        """Yield the days before today, as they are judged."""
        for day in self.progress.last_days(days + 1)[:-1]:
            if day.state is not DayState.BEFORE:
                summary = self.labels.done.format(
                    counted=_minutes(day.counted), goal=_minutes(day.goal), state=self.states[day.state]
                )
                yield _day_event(day.day, self.labels.rest if _is_rest(day) else summary)

    def coming(self, days: int) -> Iterator[CalendarEvent]:
        """Yield today and the days to come: what the plan asks for, and of which texts."""
        shares = _shares(self.course)
        today = self.progress.today
        for number in range(days + 1):
            day = today + timedelta(days=number)
            seconds = self.course.context.timetable.seconds(day)
            if self.course.context.timetable.rests_on(day):
                yield _day_event(day, self.labels.rest)
            elif seconds > 0 or day == today:
                yield self._planned_day(day, seconds, shares.get(day, {}))

    def stages(self) -> Iterator[CalendarEvent]:
        """Yield each text of the roadmap from its first to its last day."""
        for stage in self.course.forecast.stages:
            if stage.start is not None and stage.end is not None:
                summary = self.labels.stage.format(title=self.course.texts[stage.text].title)
                uid = f"text-{stage.text}@{_DOMAIN}"
                yield CalendarEvent(uid, stage.start, stage.end, summary, self._stage_description(stage))

    def _planned_day(self, day: date, seconds: float, shares: Mapping[str, float]) -> CalendarEvent:
        if day != self.progress.today:
            lines = [self._text_line(text, share) for text, share in shares.items()]
            return _day_event(day, self.labels.plan.format(minutes=_minutes(seconds)), "\n".join(lines))
        judged = self.progress.judged[-1]
        summary = self.labels.plan.format(minutes=_minutes(judged.goal))
        if judged.state is DayState.MET:
            summary = self.labels.done.format(
                counted=_minutes(judged.counted), goal=_minutes(judged.goal), state=self.states[judged.state]
            )
        elif judged.counted >= 1:
            summary = self.labels.left.format(minutes=_minutes_up(seconds))
        return _day_event(day, summary, "\n".join(self._portion_lines()))

    def _portion_lines(self) -> Iterator[str]:
        """Yield a line for each text of today, with the chapter in which its portion ends."""
        reading = TodaysReading(self.library, self.now, self.course.context.timetable.counted)
        for turn in reading.turns:
            if turn.seconds < 1:
                continue
            stored = self.library.texts.view(turn.text.id)
            portion = reading.portion(turn.text, stored)
            titles = [section.title for section in stored.outline() if portion and section.start < portion.end]
            template = self.labels.portion if titles else self.labels.text
            section = titles[-1] if titles else ""
            yield template.format(title=turn.text.title, minutes=_minutes_up(turn.seconds), section=section)

    def _text_line(self, text: str, seconds: float) -> str:
        return self.labels.text.format(title=self.course.texts[text].title, minutes=_minutes_up(seconds))

    def _stage_description(self, stage: Stage) -> str:
        hours, minutes = divmod(_minutes_up(stage.seconds), 60)
        description = self.labels.stage_left.format(hours=hours, minutes=minutes)
        if stage.due is not None:
            description += "\n" + self.labels.due.format(day=stage.due.isoformat())
        return description


def calendar_events(
    library: Library, now: datetime, labels: CalendarLabels, states: Mapping[DayState, str], days: int = DAYS
) -> tuple[CalendarEvent, ...]:
    """Return the events of the days around today, by ``days`` before and after it, and of the texts of the roadmap.

    ``states`` are the labels of the states of days.
    """
    progress = progress_status(library, now)
    course = roadmap_status(library, now, progress.judged[-1].counted)
    calendar = _Calendar(library, now, labels, states, progress, course)
    return (*calendar.past(days), *calendar.coming(days), *calendar.stages())


def _shares(course: RoadmapStatus) -> dict[date, dict[str, float]]:
    """Return the seconds of each text on each day: the texts take the days of the forecast in order."""
    left = dict(course.forecast.days)
    shares: dict[date, dict[str, float]] = {}
    for stage in course.forecast.stages:
        seconds = stage.seconds
        for day in sorted(left):
            part = min(seconds, left[day])
            if part > 0:
                shares.setdefault(day, {})[stage.text] = part
                left[day] -= part
                seconds -= part
            if seconds <= 0:
                break
    return shares


def _is_rest(day: JudgedDay) -> bool:
    return day.state is DayState.REST and day.counted < 1


def _day_event(day: date, summary: str, description: str = "") -> CalendarEvent:
    return CalendarEvent(f"day-{day.isoformat()}@{_DOMAIN}", day, day, summary, description)


def _minutes(seconds: float) -> int:
    return int((seconds + 0.000_5) // 60)


def _minutes_up(seconds: float) -> int:
    return -int(-max(0.0, seconds - 0.000_5) // 60)
