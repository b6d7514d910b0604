"""Run a meeting: which part of the agenda it is at, who speaks, and how much of the time is left.

Time comes in as seconds of a clock that never goes backward. What is run is never stored as time of the hour.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reader.core.study.meeting import Meeting, MeetingTimes, PartName, meeting_times, signals

MORE = 60
"""Seconds that are added at a time."""


@dataclass(frozen=True, slots=True)
class MeetingStep:
    """A part of the agenda by its place in it, or what one speaker has of it; ``number`` counts speakers from 1."""

    part: int
    seconds: int
    speaker: str = ""
    number: int = 0


class MeetingSession:
    """The course of one meeting, from step to step; after the last one it is over."""

    def __init__(self, meeting: Meeting, now: float) -> None:
        """Begin at the first step; raises ReaderError MEETING_INVALID."""
        self.meeting = meeting
        self.times: MeetingTimes = meeting_times(meeting)
        self.steps = tuple(_steps(meeting, self.times))
        self._place = 0
        self._since = now
        self._extra: dict[int, int] = {}
        self._passed: set[int] = set()

    @property
    def step(self) -> MeetingStep | None:
        """Return the present step; None once the meeting is over."""
        return self.steps[self._place] if self._place < len(self.steps) else None

    @property
    def seconds(self) -> int:
        """Return the seconds of the present step, with those that were added."""
        return (self.step.seconds if self.step else 0) + self._extra.get(self._place, 0)

    @property
    def signals(self) -> tuple[int, ...]:
        """Return the seconds of the present step after which a speaker is signalled; none where nobody speaks."""
        return signals(self.seconds) if self.step and self.step.speaker and self.seconds else ()

    def spent(self, now: float) -> float:
        """Return the seconds that the present step has lasted."""
        return max(0.0, now - self._since)

    def left(self, now: float) -> float:
        """Return the seconds that are left of the present step; below 0 once it takes longer."""
        return self.seconds - self.spent(now)

    def coming(self) -> tuple[MeetingStep, ...]:
        """Return those who speak after the present step, in order."""
        return tuple(step for step in self.steps[self._place + 1 :] if step.speaker)

    def speakers(self) -> int:
        """Return how many speak in the meeting."""
        return sum(1 for step in self.steps if step.speaker)

    def has_passed(self, step: MeetingStep) -> bool:
        """Return whether a speaker did not speak this time."""
        return self.steps.index(step) in self._passed

    def advance(self, now: float) -> None:
        """Go to the next step."""
        self._go(self._place + 1, now)

    def pass_over(self, now: float) -> None:
        """Go to the next step without what the present one is for, which is as good."""
        self._passed.add(self._place)
        self.advance(now)

    def back(self, now: float) -> None:
        """Go back to the step before."""
        self._go(self._place - 1, now)
        self._passed.discard(self._place)

    def add_minute(self) -> None:
        """Add a minute to the present step."""
        self._extra[self._place] = self._extra.get(self._place, 0) + MORE

    def _go(self, place: int, now: float) -> None:
        self._place = min(max(0, place), len(self.steps))
        self._since = now


def _steps(meeting: Meeting, times: MeetingTimes) -> Iterator[MeetingStep]:
    number = 0
    for place, (part, seconds) in enumerate(zip(meeting.agenda, times.parts, strict=True)):
        if part.name != PartName.ROUND:
            yield MeetingStep(place, seconds)
            continue
        for name in meeting.speakers:
            number += 1
            yield MeetingStep(place, times.seconds, name, number)
