"""Format a report as JSON, with all that the Markdown has; lengths are in seconds."""

from __future__ import annotations

from statistics import median

from reader.exporters.report import PeriodPace, Report, ReportDay

Row = dict[str, object]


def report_record(report: Report) -> Row:
    """Return a report as plain values; names and states are the library's own in every language."""
    return {
        "first": report.first.isoformat(),
        "last": report.last.isoformat(),
        "counted": _seconds(report.counted),
        "goal": _seconds(report.goal),
        "states": {state.value: number for state, number in sorted(report.states.items())},
        "streak": report.streak,
        "longest": report.longest,
        "score": report.score,
        "made": report.made.isoformat(),
        "classes": {name.value: _seconds(seconds) for name, seconds in report.by_class.items()},
        "texts": [{"title": title, "seconds": _seconds(seconds)} for title, seconds in report.texts],
        "started": list(report.started),
        "finished": list(report.finished),
        "sittings": _sittings_row(report),
        "characters": report.characters,
        "pace": [_pace_row(pace) for pace in report.paces],
        "hours": [[_seconds(hour) for hour in weekday] for weekday in report.hours.seconds] if report.hours else [],
        "days": [_day_row(day) for day in report.days],
    }


def _sittings_row(report: Report) -> Row | None:
    if not report.sittings:
        return None
    usual, longest = _seconds(median(report.sittings)), _seconds(max(report.sittings))
    return {"number": len(report.sittings), "usual": usual, "longest": longest}


def _pace_row(pace: PeriodPace) -> Row:
    speed = round(pace.speed, 1)
    return {"language": pace.language, "from": pace.first.isoformat(), "speed": speed, "samples": pace.samples}


def _day_row(day: ReportDay) -> Row:
    judged = day.judged
    return {
        "day": judged.day.isoformat(),
        "state": judged.state.value,
        "goal": _seconds(judged.goal),
        "counted": _seconds(judged.counted),
        "classes": {name.value: _seconds(seconds) for name, seconds in sorted(day.by_class.items())},
        "declared": _seconds(day.declared),
        "corrected": _seconds(day.corrected),
        "characters": day.characters,
    }


def _seconds(seconds: float) -> float | int:
    rounded = round(seconds, 3)
    return int(rounded) if rounded == int(rounded) else rounded
