"""Convert values of the library to JSON rows (cli.md)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from reader.core.activity.day_totals import counted_of_entries
from reader.core.activity.study_day import local_time
from reader.core.activity.uncounted import Uncounted, uncounted_reasons
from reader.core.activity.union import overlapped_seconds
from reader.core.annotations.annotation_json import annotation_record

if TYPE_CHECKING:
    from reader.core.activity.ledger import LedgerEntry
    from reader.core.activity.plan import Plan, WeekGoal
    from reader.core.annotations.model import Annotation
    from reader.core.text.model import Text
    from reader.storage.search.hits import Hit

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

Row = dict[str, object]


def time_text(time: datetime, like: datetime) -> str:
    """Return a time in ISO 8601 with the offset of ``like``, a time in the reader's zone."""
    return time.astimezone(like.tzinfo).isoformat()


def attributes(value: object, *names: str) -> Row:
    """Return these attributes of a value by their names."""
    return {name: getattr(value, name) for name in names}


def text_row(text: Text) -> Row:
    """Return the metadata of a text."""
    return attributes(text, "id", "title", "author", "language", "format", "characters")


def annotation_row(annotation: Annotation, at: datetime) -> Row:
    """Return an annotation; positions are in code points, 0 to 0 for one on the text as a whole.

    ``page``, the page of the printed edition, is present only if the text has page numbers, ``damaged`` only if a value
    could not be read.
    """
    times = {"created": time_text(annotation.created, at), "modified": time_text(annotation.modified, at)}
    row = annotation_record(annotation) | times
    if annotation.page:
        row["page"] = annotation.page
    if annotation.damaged:
        row["damaged"] = True
    return {name: value for name, value in row.items() if name not in {"anchor", "creator"}}


def hit_row(hit: Hit) -> Row:
    """Return a place that a search found; positions are in code points."""
    return attributes(hit, "text", "title", "annotation", "start", "end", "excerpt")


def entry_row(entry: LedgerEntry, counted: float, why: str | None = None) -> Row:
    """Return an entry of the ledger in the local time of its making.

    ``counted`` seconds of it count for the goal; ``why`` is why the others do not, None if there are none.
    """
    return {
        "id": entry.id,
        "class": entry.time_class,
        "start": local_time(entry.start, entry.offset).isoformat(),
        "end": local_time(entry.end, entry.offset).isoformat(),
        "offset": entry.offset,
        "day": entry.day.isoformat(),
        "seconds": round_seconds(entry.seconds),
        "counted": round_seconds(counted),
        "why": why,
        **attributes(entry, "origin", "text", "reason", "refers_to", "flag"),
    }


def entry_rows(entries: Sequence[LedgerEntry], plan: Plan | None) -> list[Row]:
    """Return the entries of a day, with what counts of each by the plan of the day; before the first plan all does."""
    if plan is None:
        return [entry_row(entry, entry.seconds) for entry in entries]
    alone = counted_of_entries(entries, plan)
    reasons = uncounted_reasons(entries, alone, plan)
    lost = overlapped_seconds(entries)
    counted = [
        max(0.0, seconds - lost[entry.id]) if entry.id in lost else seconds
        for entry, seconds in zip(entries, alone, strict=True)
    ]
    why = [
        Uncounted.OTHER_MACHINE if entry.id in lost else reason for entry, reason in zip(entries, reasons, strict=True)
    ]
    return [entry_row(*row) for row in zip(entries, counted, why, strict=True)]


def with_parts(row: Row, rows: list[Row]) -> Row:
    """Return one of these rows, with all of them in it as its parts if there are several."""
    return row | {"parts": rows} if len(rows) > 1 else row


def plan_row(plan: Plan) -> Row:
    """Return a plan; ``goal``, ``goals`` of the weekdays that differ, and ``week`` are in seconds.

    ``week`` is a string such as ``5d`` for a goal in days kept, and null without one.
    """
    return {
        "effective": plan.effective_day.isoformat(),
        "goal": plan.goal_minutes * 60,
        "goal_minutes": plan.goal_minutes,
        "goals": {WEEKDAYS[day]: minutes * 60 for day, minutes in enumerate(plan.weekday_minutes) if minutes},
        "week": _week_goal(plan.week_goal),
        "rest": [WEEKDAYS[day] for day in sorted(plan.rest_weekdays)],
        "day_start": plan.day_start,
        "make_up": plan.make_up_days,
    }


def _week_goal(goal: WeekGoal) -> int | str | None:
    return goal.minutes * 60 or (f"{goal.days}d" if goal.days else None)


def round_seconds(seconds: float) -> float | int:
    """Return seconds rounded to the millisecond, as an integer where they are whole."""
    rounded = round(seconds, 3)
    return int(rounded) if rounded == int(rounded) else rounded
