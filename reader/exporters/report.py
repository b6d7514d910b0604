"""Write how a week, a month or a year went: as Markdown to be read, as CSV to be counted with.

Both are made of values alone and hold nothing that is not in them, so that a reader sees all that is handed on. Minutes
are whole and rounded down, as everywhere in the program; seconds stand beside them in the CSV.
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
_NOTHING = 0.000_5
"""Seconds below which a sum is that of the minute beside it."""


@dataclass(frozen=True, slots=True)
class ReportDay:
    """Hold one day: its judgement, its seconds of each class, and how many of them were declared or corrected."""

    judged: JudgedDay
    by_class: Mapping[TimeClass, float] = field(default_factory=dict)
    declared: float = 0.0
    corrected: float = 0.0


@dataclass(frozen=True, slots=True)
class Report:
    """Hold a span of days in order, with the seconds spent on each text (its title), the longest first.

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
        return sum(one.judged.counted for one in self.days)

    @property
    def goal(self) -> float:
        """Return the seconds that the days which were due asked for."""
        return sum(one.judged.goal for one in self.days if one.judged.state is not DayState.REST)

    @property
    def states(self) -> Counter[DayState]:
        """Count the days of each state."""
        return Counter(one.judged.state for one in self.days)

    @property
    def by_class(self) -> dict[TimeClass, float]:
        """Sum the seconds of each class, in the order of the classes."""
        sums = {one: sum(day.by_class.get(one, 0.0) for day in self.days) for one in TimeClass}
        return {one: seconds for one, seconds in sums.items() if seconds >= 1}


@dataclass(frozen=True, slots=True)
class ReportLabels:
    """Hold the words of a report, in the reader's language; the defaults are the source language."""

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
    states: Mapping[DayState, str] = field(default_factory=lambda: {one: one.value for one in DayState})
    classes: Mapping[TimeClass, str] = field(default_factory=lambda: {one: one.value for one in TimeClass})


COLUMNS = (
    "day",
    "state",
    "goal_minutes",
    "counted_minutes",
    "counted_seconds",
    *(f"{one.value}_seconds" for one in TimeClass),
    "declared_seconds",
    "corrected_seconds",
)


def report_markdown(report: Report, labels: ReportLabels) -> str:
    """Write a report to be read."""
    return "\n".join(_lines(report, labels)) + "\n"


def report_table(report: Report) -> str:
    """Write a report as CSV, a row for each day; names and states are the ones of the library in every language."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(COLUMNS)
    rows.writerows(_row(one) for one in report.days)
    return out.getvalue()


def _row(one: ReportDay) -> tuple[str | int, ...]:
    judged = one.judged
    return (
        judged.day.isoformat(),
        judged.state.value,
        _minutes(judged.goal),
        _minutes(judged.counted),
        int(judged.counted + _NOTHING),
        *(int(one.by_class.get(name, 0.0) + _NOTHING) for name in TimeClass),
        int(one.declared + _NOTHING),
        round(one.corrected),
    )


def _lines(report: Report, labels: ReportLabels) -> Iterator[str]:
    yield f"# {labels.title.format(first=report.first, last=report.last)}"
    yield ""
    yield from _facts(report, labels)
    if report.texts:
        yield from _section(labels.by_text, (labels.text, labels.counted))
        yield from (f"| {_cell(title)} | {_told(seconds, labels)} |" for title, seconds in report.texts)
    if report.by_class:
        yield from _section(labels.by_class, (labels.spent_on, labels.counted))
        yield from (f"| {labels.classes[one]} | {_told(spent, labels)} |" for one, spent in report.by_class.items())
    yield from _section(labels.by_day, (labels.day, labels.counted, labels.goal, labels.state))
    for one in report.days:
        judged = one.judged
        figures = f"{_told(judged.counted, labels)} | {_told(judged.goal, labels)}"
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
        (labels.declared, sum(one.declared for one in report.days)),
        (labels.corrected, sum(one.corrected for one in report.days)),
    ):
        if abs(seconds) >= 1:
            yield f"- {name}: {_told(seconds, labels)}"


def _section(heading: str, columns: tuple[str, ...]) -> Iterator[str]:
    yield ""
    yield f"## {heading}"
    yield ""
    yield f"| {' | '.join(columns)} |"
    yield "|" + "---|" * len(columns)


def _told(seconds: float, labels: ReportLabels) -> str:
    sign = "−" if seconds < 0 else ""
    return labels.minutes.format(minutes=f"{sign}{_minutes(abs(seconds))}")


def _minutes(seconds: float) -> int:
    return int((seconds + _NOTHING) // _MINUTE)


def _cell(words: str) -> str:
    """Let a title be a cell of a table: one line, with its signs as signs."""
    line = " ".join(words.split())
    return "".join(f"\\{sign}" if sign in "\\|*_`[]<#" else sign for sign in line)
