"""Store the groups that the reader studies in, and those who handed something over."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from datetime import datetime
from uuid import uuid4

from reader.core.changes import Changes
from reader.core.errors import Problem, ReaderError
from reader.core.operation_name import OperationName
from reader.core.study.exchange import clean_name, group_of
from reader.core.study.groups import Person, StudyGroup
from reader.storage.connection import Connection, Value
from reader.storage.journal import Journal
from reader.storage.recorded_rows import TouchedRow
from reader.storage.stored_values import stored_tags
from reader.storage.timestamps import format_timestamp

_GROUPS = (
    "SELECT id, name, member, display_name, report_fields, roster FROM study_group WHERE removed IS NULL "
    "ORDER BY made, id"
)
_PUT_GROUP = (
    "INSERT INTO study_group (id, name, member, display_name, report_fields, roster, made, removed) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, NULL) ON CONFLICT (id) DO UPDATE SET name = excluded.name, member = excluded.member, "
    "display_name = excluded.display_name, report_fields = excluded.report_fields, roster = excluded.roster, "
    "removed = NULL"
)
_PEOPLE = "SELECT id, name, earlier_names, study_group, shows_notes FROM person WHERE removed IS NULL ORDER BY made, id"
_PUT_PERSON = (
    "INSERT INTO person (id, name, earlier_names, study_group, shows_notes, made, removed) "
    "VALUES (?, ?, ?, ?, ?, ?, NULL) ON CONFLICT (id) DO UPDATE SET name = excluded.name, "
    "earlier_names = excluded.earlier_names, study_group = excluded.study_group, shows_notes = excluded.shows_notes, "
    "removed = NULL"
)


class StudyGroups:
    """Read and change the groups and the people of a library.

    A group or a person mostly comes with something else, in one step of undo: `put` and `put_person` write the row
    within the work of that step, which names it among its touched rows.
    """

    def __init__(self, connection: Connection, journal: Journal) -> None:
        """Set the connection; changes are recorded in the journal."""
        self._connection = connection
        self._journal = journal

    def all(self) -> list[StudyGroup]:
        """Return the groups, the oldest first."""
        return [_group(row) for row in self._connection.rows(_GROUPS)]

    def get(self, name: str) -> StudyGroup:
        """Return the group with a name or an id; raises ReaderError GROUP_UNKNOWN."""
        wanted = {name, group_of(name).id}
        for group in self.all():
            if group.id in wanted:
                return group
        raise ReaderError(Problem.GROUP_UNKNOWN)

    def named(self, name: str) -> StudyGroup:
        """Return the group with a name, or a new one that is not stored yet, in which the reader has a random id."""
        reference = group_of(name)
        present = next((group for group in self.all() if group.id == reference.id), None)
        return present or StudyGroup(reference.id, reference.name, str(uuid4()))

    def own_ids(self) -> set[str]:
        """Return the ids that the reader has, or had, in groups."""
        return {row[0] for row in self._connection.rows("SELECT member FROM study_group")}

    def change(self, group: StudyGroup, now: datetime) -> Changes:
        """Add a group, or change what it says, as one undo step; nothing is done where nothing changes."""
        if group in self.all():
            return Changes(OperationName.CHANGE_GROUP.value)
        touched = [self.touched(group)]
        return self._journal.record(OperationName.CHANGE_GROUP, now, touched, lambda: self.put(group, now))

    def touched(self, group: StudyGroup) -> TouchedRow:
        """Return the row of a group."""
        return TouchedRow("study_group", group.id)

    def put(self, group: StudyGroup, now: datetime) -> None:
        """Write the row of a group."""
        values: tuple[Value, ...] = (
            *(group.id, group.name, group.member, clean_name(group.display_name)),
            *(_names(group.report_fields), _names(group.roster), format_timestamp(now)),
        )
        self._connection.execute(_PUT_GROUP, values)

    def people(self, group: str | None = None) -> list[Person]:
        """Return those who handed something over, in the order in which they first did; only those of a group."""
        people = [_person(row) for row in self._connection.rows(_PEOPLE)]
        return [one for one in people if group in (None, one.group)]

    def person(self, name: str) -> Person:
        """Return the person with an id or, if only one has it, a name; raises ReaderError PERSON_UNKNOWN."""
        people = self.people()
        for one in people:
            if one.id == name:
                return one
        found = [one for one in people if one.name == name]
        if len(found) != 1:
            raise ReaderError(Problem.PERSON_UNKNOWN)
        return found[0]

    def change_person(self, person: Person, now: datetime) -> Changes:
        """Change what is stored of a person, as one undo step."""
        return self.change_people([person], now)

    def change_people(self, people: Sequence[Person], now: datetime) -> Changes:
        """Change what is stored of people, as one undo step."""

        def work() -> None:
            for person in people:
                self.put_person(person, now)

        touched = [self.touched_person(person) for person in people]
        return self._journal.record(OperationName.CHANGE_GROUP, now, touched, work)

    def touched_person(self, person: Person) -> TouchedRow:
        """Return the row of a person."""
        return TouchedRow("person", person.id)

    def put_person(self, person: Person, now: datetime) -> None:
        """Write the row of a person."""
        values: tuple[Value, ...] = (
            *(person.id, person.name, _names(person.earlier_names), person.group or None, int(person.shows_notes)),
            format_timestamp(now),
        )
        self._connection.execute(_PUT_PERSON, values)


def _names(names: tuple[str, ...]) -> str:
    return json.dumps(names, ensure_ascii=False, separators=(",", ":"))


def _group(row: sqlite3.Row) -> StudyGroup:
    fields, roster = stored_tags(row["report_fields"]), stored_tags(row["roster"])
    return StudyGroup(row["id"], row["name"], row["member"], row["display_name"], fields, roster)


def _person(row: sqlite3.Row) -> Person:
    names = stored_tags(row["earlier_names"])
    return Person(row["id"], row["name"], names, row["study_group"] or "", bool(row["shows_notes"]))
