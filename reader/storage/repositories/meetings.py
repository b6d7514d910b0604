"""Store the meetings; every change is an undo step."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import replace
from datetime import datetime, time

from reader.core.changes import Changes
from reader.core.errors import Problem
from reader.core.operation_name import OperationName
from reader.core.study.groups import StudyGroup
from reader.core.study.meeting import Meeting, MeetingTemplate
from reader.core.study.meeting_content import meeting_content, parsed_meeting_content
from reader.storage.connection import Connection, Value
from reader.storage.journal import Journal
from reader.storage.recorded_rows import TouchedRow
from reader.storage.repositories.study_groups import StudyGroups
from reader.storage.stored_values import parsed_day, parsed_json, parsed_kind, stored_time
from reader.storage.timestamps import format_timestamp

_ROWS = (
    "SELECT id, study_group, title, template, day, start, place, minutes, content, made, held FROM meeting "
    "WHERE removed IS NULL "
)
_PUT = (
    "INSERT INTO meeting (id, study_group, title, template, day, start, place, minutes, content, made, held, removed) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL) ON CONFLICT (id) DO UPDATE SET study_group = excluded.study_group, "
    "title = excluded.title, template = excluded.template, day = excluded.day, start = excluded.start, "
    "place = excluded.place, minutes = excluded.minutes, content = excluded.content, held = excluded.held, "
    "removed = NULL"
)


class Meetings:
    """Read and change the meetings of a library."""

    def __init__(self, connection: Connection, journal: Journal, groups: StudyGroups) -> None:
        """Set the connection; changes are recorded in the journal."""
        self._connection = connection
        self._journal = journal
        self._groups = groups

    def all(self) -> list[Meeting]:
        """Return all meetings, the earliest first."""
        meetings = (_meeting(row) for row in self._connection.rows(_ROWS))
        return sorted(meetings, key=lambda meeting: (meeting.begins, meeting.made, meeting.id))

    def of_group(self, group: str) -> list[Meeting]:
        """Return the meetings of a group by its id, or those of none for an empty one, the earliest first."""
        return [meeting for meeting in self.all() if meeting.group == group]

    def get(self, prefix: str) -> Meeting:
        """Return the meeting whose id is ``prefix``, or the only one that starts so; raises MEETING_UNKNOWN."""
        return _meeting(self._connection.by_prefix(_ROWS, "id", prefix, Problem.MEETING_UNKNOWN))

    def received_notes(self, since: datetime) -> frozenset[str]:
        """Return the ids of the notes of others that came in since a time."""
        rows = self._connection.rows("SELECT id FROM peer_note WHERE received >= ?", (format_timestamp(since),))
        return frozenset(row[0] for row in rows)

    def change(
        self, meeting: Meeting, now: datetime, *, group: StudyGroup | None = None, joins: bool = False
    ) -> Changes:
        """Add a meeting or replace the one with its id, as one undo step, or as a part of the last one with ``joins``.

        A ``group`` that is not known yet is added with it. Nothing is done where nothing changes.
        """
        if replace(meeting, made=stored_time(format_timestamp(meeting.made))) in self.all():
            return Changes(OperationName.CHANGE_MEETING.value)
        new_group = group if group is not None and group not in self._groups.all() else None
        touched = [self._groups.touched(new_group)] if new_group else []
        touched.append(self.touched(meeting))

        def work() -> None:
            if new_group:
                self._groups.put(new_group, now)
            self.put(meeting)

        return self._journal.record(OperationName.CHANGE_MEETING, now, touched, work, joins=joins)

    def touched(self, meeting: Meeting) -> TouchedRow:
        """Return the row of a meeting."""
        return TouchedRow("meeting", meeting.id)

    def put(self, meeting: Meeting) -> None:
        """Write the row of a meeting, within the work of a step that names it; its group is there, or comes before."""
        self._connection.execute(_PUT, _columns(meeting))

    def remove(self, meeting: str, now: datetime) -> Changes:
        """Remove a meeting as one undo step."""
        values = (format_timestamp(now), meeting)
        return self._journal.record(
            OperationName.CHANGE_MEETING,
            now,
            [TouchedRow("meeting", meeting)],
            lambda: self._connection.execute("UPDATE meeting SET removed = ? WHERE id = ?", values),
        )


def _columns(meeting: Meeting) -> tuple[Value, ...]:
    content = json.dumps(meeting_content(meeting), ensure_ascii=False, separators=(",", ":"))
    start = meeting.start.isoformat("minutes") if meeting.start else ""
    return (
        *(meeting.id, meeting.group or None, meeting.title, meeting.template.value, meeting.day.isoformat(), start),
        *(meeting.place, meeting.length, content, format_timestamp(meeting.made)),
        meeting.held.isoformat() if meeting.held else None,
    )


def _meeting(row: sqlite3.Row) -> Meeting:
    made = stored_time(row["made"])
    content = parsed_meeting_content(parsed_json(row["content"]))
    return Meeting(
        id=row["id"],
        title=row["title"],
        day=parsed_day(row["day"]) or made.date(),
        made=made,
        template=parsed_kind(MeetingTemplate, row["template"]) or MeetingTemplate.EVERYONE,
        start=_stored_start(row["start"]),
        place=row["place"],
        length=row["minutes"],
        agenda=content.agenda,
        roster=content.roster,
        present=content.present,
        each=content.each,
        contributions=content.contributions,
        questions=content.questions,
        record=content.record,
        group=row["study_group"] or "",
        revision=content.revision,
        held=parsed_day(row["held"]),
    )


def _stored_start(value: str) -> time | None:
    """Return a stored time of day; None where none is set."""
    try:
        return time.fromisoformat(value).replace(tzinfo=None)
    except ValueError:
        return None
