"""Report on a week, a month or a year: as Markdown for reading, as CSV for calculations, as JSON for programs.

Both are computed from the given values alone and contain nothing else, so that a reader sees all that is passed on.
Minutes are whole and rounded down, as everywhere in the program; the CSV also has seconds.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from statistics import median

from reader.core.activity.hours import WeekHours
from reader.core.activity.judging import DayState, JudgedDay
from reader.core.activity.ledger import TimeClass
from reader.core.activity.speed import LATIN_WORD
from reader.core.text.word_count import has_words
from reader.core.translatable import QT_TRANSLATE_NOOP
from reader.exporters.day_words import DayWords

_MINUTE = 60
_TOLERANCE = 0.000_5
"""Seconds; a sum that is short of a whole minute by less than this is rounded up."""


@dataclass(frozen=True, slots=True)
class ReportDay:
    """One day: its judgement, its seconds of each class, those that were declared or corrected, the characters read.

    ``in_words`` are those of the characters that are in texts whose length is told in words.
    """

    judged: JudgedDay
    by_class: Mapping[TimeClass, float] = field(default_factory=dict)
    declared: float = 0.0
    corrected: float = 0.0
    characters: int = 0
    in_words: int = 0

    @property
    def read(self) -> int:
        """Return the words and ideographs that were read, as word processors count them."""
        return self.characters - self.in_words + round(self.in_words / LATIN_WORD)


@dataclass(frozen=True, slots=True)
class PeriodPace:
    """The reader's pace in a language, in characters a minute, from a day on; ``samples`` are the leaves it is from."""

    language: str
    first: date
    speed: float
    samples: int


@dataclass(frozen=True, slots=True)
class Report:
    """A span of days in order, with the seconds spent on each text, by title, the longest first.

    ``streak`` and ``longest`` are in days and as of ``made``, the day on which the report is made; so is ``score``,
    0 to 1. ``started`` and ``finished`` are the titles of texts, ``paces`` are in order of language and time.
    """

    days: tuple[ReportDay, ...]
    texts: tuple[tuple[str, float], ...]
    streak: int
    longest: int
    made: date
    score: float | None = None
    sittings: tuple[float, ...] = ()
    hours: WeekHours | None = None
    paces: tuple[PeriodPace, ...] = ()
    started: tuple[str, ...] = ()
    finished: tuple[str, ...] = ()

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
    def characters(self) -> int:
        """Return the characters that were read."""
        return sum(day.characters for day in self.days)

    @property
    def read(self) -> int:
        """Return the words and ideographs that were read, as word processors count them."""
        return sum(day.read for day in self.days)

    @property
    def ideographs_read(self) -> int:
        """Return the characters that were read in texts whose length is told in characters."""
        return sum(day.characters - day.in_words for day in self.days)

    @property
    def words_read(self) -> int:
        """Return the words that were read in texts whose length is told in words."""
        return self.read - self.ideographs_read

    @property
    def is_in_words(self) -> bool:
        """Return whether most of what was read are words, and not ideographs."""
        return self.words_read > self.ideographs_read

    @property
    def months(self) -> tuple[tuple[ReportDay, ...], ...]:
        """Return the days of each month."""
        return tuple(tuple(days) for _month, days in groupby(self.days, key=lambda day: day.judged.day.replace(day=1)))

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

    title: str = QT_TRANSLATE_NOOP("Report", "Reading, {first} to {last}")
    counted: str = QT_TRANSLATE_NOOP("Report", "Toward the goal")
    of_goal: str = QT_TRANSLATE_NOOP("Report", "{counted} of {goal} min")
    kept: str = QT_TRANSLATE_NOOP("Report", "Days met")
    of_due: str = QT_TRANSLATE_NOOP("Report", "{kept} of {due} due")
    streak: str = QT_TRANSLATE_NOOP("Report", "Streak on {day} (days)")
    longest: str = QT_TRANSLATE_NOOP("Report", "Longest streak (days)")
    score: str = QT_TRANSLATE_NOOP("Report", "Goal met, 13 weeks (recent weeks count more)")
    percent: str = QT_TRANSLATE_NOOP("Report", "{percent}%")
    declared: str = QT_TRANSLATE_NOOP("Report", "Added manually")
    corrected: str = QT_TRANSLATE_NOOP("Report", "Corrections")
    minutes: str = QT_TRANSLATE_NOOP("Report", "{minutes} min")
    sittings: str = QT_TRANSLATE_NOOP("Report", "Sittings")
    usual_sitting: str = QT_TRANSLATE_NOOP("Report", "Typical sitting")
    longest_sitting: str = QT_TRANSLATE_NOOP("Report", "Longest sitting")
    characters: str = QT_TRANSLATE_NOOP("Report", "Characters read")
    words: str = QT_TRANSLATE_NOOP("Report", "Words read")
    a_day: str = QT_TRANSLATE_NOOP("Report", "{number} per day with reading")
    started: str = QT_TRANSLATE_NOOP("Report", "Texts started")
    finished: str = QT_TRANSLATE_NOOP("Report", "Texts finished")
    by_month: str = QT_TRANSLATE_NOOP("Report", "Months")
    month: str = QT_TRANSLATE_NOOP("Report", "Month")
    by_day: str = QT_TRANSLATE_NOOP("Report", "Days")
    by_class: str = QT_TRANSLATE_NOOP("Report", "How the time was spent")
    by_text: str = QT_TRANSLATE_NOOP("Report", "Texts")
    by_hour: str = QT_TRANSLATE_NOOP("Report", "Minutes by hour and weekday")
    hour: str = QT_TRANSLATE_NOOP("Report", "Hour")
    by_pace: str = QT_TRANSLATE_NOOP("Report", "Pace over time")
    language: str = QT_TRANSLATE_NOOP("Report", "Language")
    since: str = QT_TRANSLATE_NOOP("Report", "Since")
    pace: str = QT_TRANSLATE_NOOP("Report", "Per minute")
    pace_in_words: str = QT_TRANSLATE_NOOP("Report", "{number} words")
    pace_in_characters: str = QT_TRANSLATE_NOOP("Report", "{number} characters")
    leaves: str = QT_TRANSLATE_NOOP("Report", "Pages measured")
    day: str = QT_TRANSLATE_NOOP("Report", "Day")
    goal: str = QT_TRANSLATE_NOOP("Report", "Goal")
    state: str = QT_TRANSLATE_NOOP("Report", "State")
    spent_on: str = QT_TRANSLATE_NOOP("Report", "Spent on")
    text: str = QT_TRANSLATE_NOOP("Report", "Text")
    days: DayWords = field(default_factory=DayWords)
    weekdays: tuple[str, ...] = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
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
    "characters",
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
        day.characters,
    )


def _lines(report: Report, labels: ReportLabels) -> Iterator[str]:
    yield f"# {labels.title.format(first=labels.days.of(report.first), last=labels.days.of(report.last))}"
    yield ""
    yield from (f"- {name}: {value}" for name, value in report_facts(report, labels))
    if report.texts:
        yield from _section(labels.by_text, (labels.text, labels.counted))
        yield from (f"| {_cell(title)} | {minutes_label(seconds, labels)} |" for title, seconds in report.texts)
    for heading, titles in ((labels.started, report.started), (labels.finished, report.finished)):
        if titles:
            yield from ("", f"## {heading}", "", *(f"- {_cell(title)}" for title in titles))
    if report.by_class:
        yield from _section(labels.by_class, (labels.spent_on, labels.counted))
        yield from (
            f"| {labels.classes[time_class]} | {minutes_label(spent, labels)} |"
            for time_class, spent in report.by_class.items()
        )
    yield from _pace_lines(report, labels)
    yield from _hour_lines(report, labels)
    if len(report.months) > 1:
        yield from _section(labels.by_month, (labels.month, labels.counted, labels.kept, read_label(report, labels)))
        yield from (_month_line(days, labels) for days in report.months)
    yield from _section(labels.by_day, (labels.day, labels.counted, labels.goal, labels.state))
    for day in report.days:
        judged = day.judged
        figures = f"{minutes_label(judged.counted, labels)} | {minutes_label(judged.goal, labels)}"
        yield f"| {judged.day.isoformat()} | {figures} | {labels.states[judged.state]} |"


def _pace_lines(report: Report, labels: ReportLabels) -> Iterator[str]:
    if not report.paces:
        return
    yield from _section(labels.by_pace, (labels.since, labels.language, labels.pace, labels.leaves))
    for pace in report.paces:
        speed = _pace_label(pace, labels)
        yield f"| {pace.first.isoformat()} | {_cell(pace.language)} | {speed} | {pace.samples} |"


def _pace_label(pace: PeriodPace, labels: ReportLabels) -> str:
    if has_words(pace.language):
        return labels.pace_in_words.format(number=round(pace.speed / LATIN_WORD))
    return labels.pace_in_characters.format(number=round(pace.speed))


def _hour_lines(report: Report, labels: ReportLabels) -> Iterator[str]:
    """Yield a row for each hour of the day with a minute of reading, and a column for each weekday."""
    hours = report.hours
    if hours is None or max(hours.by_hour) < _MINUTE:
        return
    yield from _section(labels.by_hour, (labels.hour, *labels.weekdays))
    for hour, total in enumerate(hours.by_hour):
        if total >= _MINUTE:
            cells = (str(_minutes(weekday[hour]) or "") for weekday in hours.seconds)
            yield f"| {hour:02}:00 | {' | '.join(cells)} |"


def _month_line(days: Sequence[ReportDay], labels: ReportLabels) -> str:
    counted = minutes_label(sum(day.judged.counted for day in days), labels)
    due = due_label(Counter(day.judged.state for day in days), labels)
    return f"| {days[0].judged.day:%Y-%m} | {counted} | {due} | {sum(day.read for day in days)} |"


def read_label(report: Report, labels: ReportLabels) -> str:
    """Return the name of what is counted of the texts that were read: words, or characters."""
    return labels.words if report.is_in_words else labels.characters


def due_label(states: Counter[DayState], labels: ReportLabels) -> str:
    """Return how many of the days that were due were kept."""
    kept = states[DayState.MET] + states[DayState.MADE_UP]
    return labels.of_due.format(kept=kept, due=kept + states[DayState.MISSED])


def report_facts(report: Report, labels: ReportLabels) -> Iterator[tuple[str, str]]:
    """Yield what there is to say of the whole span of days: each fact by its name."""
    states = report.states
    total = labels.of_goal.format(counted=_minutes(report.counted), goal=_minutes(report.goal))
    yield labels.counted, total
    yield labels.kept, due_label(states, labels)
    for state in (DayState.MADE_UP, DayState.REST, DayState.OPEN):
        if states[state]:
            name = labels.states[state]
            yield name[:1].upper() + name[1:], str(states[state])
    yield labels.streak.format(day=labels.days.of(report.made)), str(report.streak)
    yield labels.longest, str(report.longest)
    if report.score is not None:
        yield labels.score, labels.percent.format(percent=int(report.score * 100 + 0.5))
    if report.sittings:
        yield labels.sittings, str(len(report.sittings))
        yield labels.usual_sitting, minutes_label(median(report.sittings), labels)
        yield labels.longest_sitting, minutes_label(max(report.sittings), labels)
    if report.characters:
        a_day = round(report.read / sum(day.characters > 0 for day in report.days))
        yield read_label(report, labels), f"{report.read} ({labels.a_day.format(number=a_day)})"
    for name, seconds in (
        (labels.declared, sum(day.declared for day in report.days)),
        (labels.corrected, sum(day.corrected for day in report.days)),
    ):
        if abs(seconds) >= 1:
            yield name, minutes_label(seconds, labels)


def _section(heading: str, columns: tuple[str, ...]) -> Iterator[str]:
    yield ""
    yield f"## {heading}"
    yield ""
    yield f"| {' | '.join(columns)} |"
    yield "|" + "---|" * len(columns)


def minutes_label(seconds: float, labels: ReportLabels) -> str:
    """Return seconds as whole minutes in words."""
    sign = "−" if seconds < 0 else ""
    return labels.minutes.format(minutes=f"{sign}{_minutes(abs(seconds))}")


def _minutes(seconds: float) -> int:
    return int((seconds + _TOLERANCE) // _MINUTE)


def _cell(title: str) -> str:
    """Format a title as a table cell: one line, with Markdown characters escaped."""
    line = " ".join(title.split())
    return "".join(f"\\{character}" if character in "\\|*_`[]<#" else character for character in line)
