"""Report on a week, a month or a year: as Markdown for reading, as CSV for calculations.

Both are computed from the given values alone and contain nothing else, so that a reader sees all that is passed on.
Minutes are whole and rounded down, as everywhere in the program; the CSV also has seconds.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from reader.core.activity.judging import DayState, JudgedDay
from reader.core.activity.ledger import TimeClass

_MINUTE = 60
_TOLERANCE = 0.000_5
"""Seconds; a sum that is short of a whole minute by less than this is rounded up."""


@dataclass(frozen=True, slots=True)
class ReportDay:
    """One day: its judgement, its seconds of each class, and how many of them were declared or corrected."""

    judged: JudgedDay
    by_class: Mapping[TimeClass, float] = field(default_factory=dict)
    declared: float = 0.0
    corrected: float = 0.0


@dataclass(frozen=True, slots=True)
class Report:
    """A span of days in order, with the seconds spent on each text, by title, the longest first.

    ``streak`` and ``longest`` are in days and as of ``made``, the day on which the report is made.
    """

    days: tuple[ReportDay, ...]
    texts: tuple[tuple[str, float], ...]
    streak: int
    longest: int
    made: date

    @property
    def first(self) -> date:
        """Return the first day."""
        return self.days[0].judged.day

    @property
    def last(self) -> date:
        """Return the last day."""
        return self.days[-1].judged.day

    @property
    def counted(self) -> float:
        """Return the seconds that were counted."""
        return sum(day.judged.counted for day in self.days)

    @property
    def goal(self) -> float:
        """Return the sum of the goals in seconds, without days of rest."""
        return sum(day.judged.goal for day in self.days if day.judged.state is not DayState.REST)

    @property
    def states(self) -> Counter[DayState]:
        """Return the number of days in each state."""
        return Counter(day.judged.state for day in self.days)

    @property
    def by_class(self) -> dict[TimeClass, float]:
        """Return the seconds of each class, in the order of the classes; those below one second are left out."""
        sums = {time_class: sum(day.by_class.get(time_class, 0.0) for day in self.days) for time_class in TimeClass}
        return {time_class: seconds for time_class, seconds in sums.items() if seconds >= 1}


@dataclass(frozen=True, slots=True)
class ReportLabels:
    """The labels of a report, in the reader's language; the defaults are the source language."""

    title: str = "Reading, {first} to {last}"
    counted: str = "Counted"
    of_goal: str = "{counted} of {goal} min"
    kept: str = "Days kept"
    of_due: str = "{kept} of {due} due"
    streak: str = "Streak on {day}, in days"
    longest: str = "Longest streak, in days"
    declared: str = "Declared by hand"
    corrected: str = "Changed by corrections"
    minutes: str = "{minutes} min"
    by_day: str = "Days"
    by_class: str = "What the time was spent on"
    by_text: str = "Texts"
    day: str = "Day"
    goal: str = "Goal"
    state: str = "State"
    spent_on: str = "Spent on"
    text: str = "Text"
    states: Mapping[DayState, str] = field(default_factory=lambda: {state: state.value for state in DayState})
    classes: Mapping[TimeClass, str] = field(
        default_factory=lambda: {time_class: time_class.value for time_class in TimeClass}
    )


COLUMNS = (
    "day",
    "state",
    "goal_minutes",
    "counted_minutes",
    "counted_seconds",
    *(f"{time_class.value}_seconds" for time_class in TimeClass),
    "declared_seconds",
    "corrected_seconds",
)


def report_markdown(report: Report, labels: ReportLabels) -> str:
    """Format a report as Markdown."""
    return "\n".join(_lines(report, labels)) + "\n"


def report_table(report: Report) -> str:
    """Format a report as CSV, one row per day; names and states are the library's own in every language."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(COLUMNS)
    rows.writerows(_row(day) for day in report.days)
    return out.getvalue()


def _row(day: ReportDay) -> tuple[str | int, ...]:
    judged = day.judged
    return (
        judged.day.isoformat(),
        judged.state.value,
        _minutes(judged.goal),
        _minutes(judged.counted),
        int(judged.counted + _TOLERANCE),
        *(int(day.by_class.get(name, 0.0) + _TOLERANCE) for name in TimeClass),
        int(day.declared + _TOLERANCE),
        round(day.corrected),
    )


def _lines(report: Report, labels: ReportLabels) -> Iterator[str]:
    yield f"# {labels.title.format(first=report.first, last=report.last)}"
    yield ""
    yield from _facts(report, labels)
    if report.texts:
        yield from _section(labels.by_text, (labels.text, labels.counted))
        yield from (f"| {_cell(title)} | {_minutes_text(seconds, labels)} |" for title, seconds in report.texts)
    if report.by_class:
        yield from _section(labels.by_class, (labels.spent_on, labels.counted))
        yield from (
            f"| {labels.classes[time_class]} | {_minutes_text(spent, labels)} |"
            for time_class, spent in report.by_class.items()
        )
    yield from _section(labels.by_day, (labels.day, labels.counted, labels.goal, labels.state))
    for day in report.days:
        judged = day.judged
        figures = f"{_minutes_text(judged.counted, labels)} | {_minutes_text(judged.goal, labels)}"
        yield f"| {judged.day.isoformat()} | {figures} | {labels.states[judged.state]} |"


def _facts(report: Report, labels: ReportLabels) -> Iterator[str]:
    states = report.states
    kept = states[DayState.MET] + states[DayState.MADE_UP]
    total = labels.of_goal.format(counted=_minutes(report.counted), goal=_minutes(report.goal))
    yield f"- {labels.counted}: {total}"
    yield f"- {labels.kept}: {labels.of_due.format(kept=kept, due=kept + states[DayState.MISSED])}"
    for state in (DayState.MADE_UP, DayState.REST, DayState.OPEN):
        if states[state]:
            yield f"- {labels.states[state]}: {states[state]}"
    yield f"- {labels.streak.format(day=report.made)}: {report.streak}"
    yield f"- {labels.longest}: {report.longest}"
    for name, seconds in (
        (labels.declared, sum(day.declared for day in report.days)),
        (labels.corrected, sum(day.corrected for day in report.days)),
    ):
        if abs(seconds) >= 1:
            yield f"- {name}: {_minutes_text(seconds, labels)}"


def _section(heading: str, columns: tuple[str, ...]) -> Iterator[str]:
    yield ""
    yield f"## {heading}"
    yield ""
    yield f"| {' | '.join(columns)} |"
    yield "|" + "---|" * len(columns)


def _minutes_text(seconds: float, labels: ReportLabels) -> str:
    sign = "−" if seconds < 0 else ""
    return labels.minutes.format(minutes=f"{sign}{_minutes(abs(seconds))}")


def _minutes(seconds: float) -> int:
    return int((seconds + _TOLERANCE) // _MINUTE)


def _cell(title: str) -> str:
    """Format a title as a table cell: one line, with Markdown characters escaped."""
    line = " ".join(title.split())
    return "".join(f"\\{character}" if character in "\\|*_`[]<#" else character for character in line)
