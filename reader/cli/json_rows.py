"""Convert values of the library to JSON rows (cli.md)."""

from __future__ import annotations

from datetime import datetime

from reader.core.activity.ledger import LedgerEntry
from reader.core.activity.plan import Plan
from reader.core.activity.study_day import local_time
from reader.core.annotations.model import Annotation
from reader.core.changes import Changes
from reader.core.text.model import Text

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

Row = dict[str, object]


def time_text(time: datetime, like: datetime) -> str:
    """Return a time in ISO 8601 with the offset of ``like``, a time in the reader's zone."""
    return time.astimezone(like.tzinfo).isoformat()


def text_row(text: Text) -> Row:
    """Return the metadata of a text."""
    return {
        "id": text.id,
        "title": text.title,
        "author": text.author,
        "language": text.language,
        "format": text.format.value,
        "characters": text.characters,
    }


def annotation_row(annotation: Annotation, at: datetime) -> Row:
    """Return an annotation; positions are in code points, 0 to 0 for one on the text as a whole.

    ``page``, the page of the printed edition, is present only if the text has page numbers.
    """
    page: Row = {"page": annotation.page} if annotation.page else {}
    return {
        "id": annotation.id,
        "text": annotation.text,
        "kind": annotation.kind.value,
        "colour": annotation.colour,
        "start": annotation.start,
        "end": annotation.end,
        "quote": annotation.quote,
        "body": annotation.body,
        "tags": list(annotation.tags),
        "created": time_text(annotation.created, at),
        "modified": time_text(annotation.modified, at),
        "orphan": annotation.orphan,
        **page,
    }


def entry_row(entry: LedgerEntry, counted: float) -> Row:
    """Return an entry of the ledger in the local time of its making; ``counted`` seconds of it count for the goal."""
    return {
        "id": entry.id,
        "class": entry.time_class.value,
        "start": local_time(entry.start, entry.offset).isoformat(),
        "end": local_time(entry.end, entry.offset).isoformat(),
        "offset": entry.offset,
        "day": entry.day.isoformat(),
        "seconds": round_seconds(entry.seconds),
        "counted": round_seconds(counted),
        "origin": entry.origin.value,
        "text": entry.text,
        "reason": entry.reason,
        "refers_to": entry.refers_to,
        "flag": entry.flag,
    }


def plan_row(plan: Plan) -> Row:
    """Return a plan; ``goal`` is in seconds, ``goal_minutes`` in minutes."""
    return {
        "effective": plan.effective_day.isoformat(),
        "goal": round_seconds(plan.goal_seconds),
        "goal_minutes": plan.goal_minutes,
        "rest": [WEEKDAYS[day] for day in sorted(plan.rest_weekdays)],
        "day_start": plan.day_start,
        "make_up": plan.make_up_days,
    }


def changes_row(changes: Changes) -> Row:
    """Return the name and the number of changes of an operation, an undo or a redo."""
    return {"operation": changes.operation, "changed": changes.changed}


def round_seconds(seconds: float) -> float | int:
    """Return seconds rounded to the millisecond, as an integer where they are whole."""
    rounded = round(seconds, 3)
    return int(rounded) if rounded == int(rounded) else rounded
