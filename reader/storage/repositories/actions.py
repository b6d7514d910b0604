"""Store the actions with their history, and the projects that they are measures of."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime

from reader.core.changes import Changes
from reader.core.errors import Problem
from reader.core.ids import new_id
from reader.core.operation_name import OperationName
from reader.core.study.actions import (
    Action,
    ActionChange,
    ActionChangeKind,
    ActionRecord,
    ActionState,
    Project,
    in_order,
)
from reader.storage.connection import Connection
from reader.storage.journal import Journal
from reader.storage.recorded_rows import TouchedRow
from reader.storage.stored_values import parsed_day, parsed_kind, stored_time
from reader.storage.timestamps import format_timestamp

_SOURCE = (
    "(SELECT s.id FROM annotation s JOIN text t ON t.id = s.text "
    "WHERE s.id = action.annotation AND s.deleted IS NULL AND t.removed IS NULL)"
)
_ACTIONS = (
    f"SELECT id, project, what, who, due, state, outcome, {_SOURCE} AS source, source_words, made, day, done "  # noqa: S608
    "FROM action WHERE removed IS NULL "
)
_CHANGES = "SELECT action, at, day, kind, value, words FROM action_change WHERE removed IS NULL "
_PROJECTS = "SELECT id, title, made, done FROM project WHERE removed IS NULL "


class Actions:
    """Read and change the actions of a library."""

    def __init__(self, connection: Connection, journal: Journal) -> None:
        """Set the connection; changes are recorded in the journal."""
        self._connection = connection
        self._journal = journal

    # queries

    def all(self) -> list[ActionRecord]:
        """Return all actions by day, those that are closed last."""
        return self._records(self._connection.rows(_ACTIONS))

    def get(self, prefix: str) -> ActionRecord:
        """Return the action whose id is ``prefix``, or begins so; raises ReaderError ACTION_UNKNOWN."""
        row = self._connection.by_prefix(_ACTIONS, "id", prefix, Problem.ACTION_UNKNOWN)
        return self._records([row])[0]

    def knows(self, id_: str) -> bool:
        """Return whether there is an action with this id."""
        return self._connection.row(f"{_ACTIONS} AND id = ?", (id_,)) is not None

    def measures(self, project: str) -> list[ActionRecord]:
        """Return the actions of a project by day."""
        return self._records(self._connection.rows(f"{_ACTIONS} AND project = ?", (project,)))

    def of_annotation(self, annotation: str) -> list[ActionRecord]:
        """Return the actions that came from a mark or note."""
        return self._records(self._connection.rows(f"{_ACTIONS} AND annotation = ?", (annotation,)))

    def projects(self) -> list[Project]:
        """Return all projects, the oldest first."""
        return [_project(row) for row in self._connection.rows(f"{_PROJECTS} ORDER BY made, id")]

    def project(self, id_or_title: str) -> Project | None:
        """Return the project with this id or title; None if there is none."""
        sql = f"{_PROJECTS} AND (id = ?1 OR title = ?1) ORDER BY id = ?1 DESC, made LIMIT 1"
        row = self._connection.row(sql, (id_or_title,))
        return None if row is None else _project(row)

    # commands

    def add(self, actions: Sequence[Action], project: Project | None, now: datetime) -> Changes:
        """Add actions as one step of undo, with their project if that is new."""
        changes = [
            ActionChange(action.id, now, action.day, ActionChangeKind.MADE, _iso(action.due) or "")
            for action in actions
        ]
        ids = [new_id(now) for _change in changes]
        touched = [TouchedRow("project", project.id)] if project else []
        touched += [TouchedRow("action", action.id) for action in actions]
        touched += [TouchedRow("action_change", id_) for id_ in ids]

        def work() -> None:
            if project:
                self._put_project(project)
            for action in actions:
                self._put(action)
            self._put_changes(ids, changes)

        return self._journal.record(OperationName.ADD_ACTION, now, touched, work)

    def change(self, actions: Sequence[Action], changes: Sequence[ActionChange], now: datetime) -> Changes:
        """Write actions as they are now, with what was changed of them, as one step of undo."""
        ids = [new_id(now) for _change in changes]
        touched = [TouchedRow("action", action.id) for action in actions]
        touched += [TouchedRow("action_change", id_) for id_ in ids]

        def work() -> None:
            for action in actions:
                self._put(action)
            self._put_changes(ids, changes)

        return self._journal.record(OperationName.CHANGE_ACTION, now, touched, work)

    def remove(self, action: str, now: datetime) -> Changes:
        """Remove an action."""
        return self._journal.record(
            OperationName.REMOVE_ACTION,
            now,
            [TouchedRow("action", action)],
            lambda: self._connection.execute(
                "UPDATE action SET removed = ? WHERE id = ?", (format_timestamp(now), action)
            ),
        )

    def change_project(self, project: Project, now: datetime) -> Changes:
        """Write a project as it is now."""
        touched = [TouchedRow("project", project.id)]
        return self._journal.record(OperationName.CHANGE_PROJECT, now, touched, lambda: self._put_project(project))

    def _put(self, action: Action) -> None:
        """Insert an action, or write what may change of one; the mark that it came from stays, even if it is gone."""
        self._connection.execute(
            "INSERT INTO action (id, project, what, who, due, state, outcome, annotation, source_words, made, day, "
            "done, removed) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL) ON CONFLICT (id) DO UPDATE SET "
            "project = excluded.project, what = excluded.what, who = excluded.who, due = excluded.due, "
            "state = excluded.state, outcome = excluded.outcome, done = excluded.done",
            (
                action.id,
                action.project or None,
                action.what,
                action.who,
                _iso(action.due),
                action.state.value,
                action.outcome,
                action.annotation or None,
                action.source,
                format_timestamp(action.made),
                action.day.isoformat(),
                _iso(action.done),
            ),
        )

    def _put_changes(self, ids: Sequence[str], changes: Sequence[ActionChange]) -> None:
        self._connection.execute_many(
            "INSERT INTO action_change (id, action, at, day, kind, value, words, removed) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, NULL)",
            (
                (
                    id_,
                    change.action,
                    format_timestamp(change.at),
                    change.day.isoformat(),
                    change.kind.value,
                    change.value,
                    change.words,
                )
                for id_, change in zip(ids, changes, strict=True)
            ),
        )

    def _put_project(self, project: Project) -> None:
        self._connection.execute(
            "INSERT INTO project (id, title, made, done, removed) VALUES (?, ?, ?, ?, NULL) "
            "ON CONFLICT (id) DO UPDATE SET title = excluded.title, done = excluded.done, removed = NULL",
            (project.id, project.title, format_timestamp(project.made), _iso(project.done)),
        )

    def _records(self, rows: Sequence[sqlite3.Row]) -> list[ActionRecord]:
        actions = [_action(row) for row in rows]
        titles = {project.id: project.title for project in self.projects()}
        history = self._history(actions)
        return in_order(
            [ActionRecord(action, titles.get(action.project, ""), tuple(history[action.id])) for action in actions]
        )

    def _history(self, actions: Sequence[Action]) -> defaultdict[str, list[ActionChange]]:
        sql = f"{_CHANGES} AND action IN (SELECT value FROM json_each(?)) ORDER BY at, rowid"  # noqa: S608
        found: defaultdict[str, list[ActionChange]] = defaultdict(list)
        for row in self._connection.rows(sql, (json.dumps([action.id for action in actions]),)):
            if (change := _change(row)) is not None:
                found[change.action].append(change)
        return found


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _action(row: sqlite3.Row) -> Action:
    made = stored_time(row["made"])
    return Action(
        id=row["id"],
        what=row["what"],
        made=made,
        day=parsed_day(row["day"]) or made.date(),
        who=row["who"],
        due=parsed_day(row["due"]),
        state=parsed_kind(ActionState, row["state"]) or ActionState.OPEN,
        outcome=row["outcome"],
        project=row["project"] or "",
        annotation=row["source"] or "",
        source=row["source_words"],
        done=parsed_day(row["done"]),
    )


def _change(row: sqlite3.Row) -> ActionChange | None:
    day, kind = parsed_day(row["day"]), parsed_kind(ActionChangeKind, row["kind"])
    if day is None or kind is None:
        return None
    return ActionChange(row["action"], stored_time(row["at"]), day, kind, row["value"], row["words"])


def _project(row: sqlite3.Row) -> Project:
    return Project(row["id"], row["title"], stored_time(row["made"]), parsed_day(row["done"]))
