"""Store the topics and their outlines; every change is an undo step.

An annotation that is deleted, or whose text is removed, keeps its row in the outline: when it is restored, it is back
in its place.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from datetime import datetime

from reader.core.annotations.topics import Outline, Topic, TopicItem, gathered, without
from reader.core.changes import Changes
from reader.core.errors import Problem
from reader.core.ids import new_id
from reader.core.operation_name import OperationName
from reader.storage.connection import Connection
from reader.storage.journal import Journal
from reader.storage.recorded_rows import TouchedRow
from reader.storage.stored_values import stored_time
from reader.storage.timestamps import format_timestamp

_PRESENT = (
    "FROM topic_item i LEFT JOIN annotation a ON a.id = i.annotation LEFT JOIN text t ON t.id = a.text "
    "WHERE i.removed IS NULL AND (i.annotation IS NULL OR (a.deleted IS NULL AND t.removed IS NULL)) "
)
_SIZE = f"(SELECT count(*) {_PRESENT} AND i.topic = topic.id)"
_TOPICS = f"SELECT id, question, created, {_SIZE} FROM topic WHERE removed IS NULL "  # noqa: S608
_ITEMS = f"SELECT i.id, i.annotation, i.words, i.level, i.place {_PRESENT} AND i.topic = ? ORDER BY i.place, i.id"
_PUT = (
    "INSERT INTO topic_item (id, topic, place, level, annotation, words, removed) VALUES (?, ?, ?, ?, ?, ?, NULL) "
    "ON CONFLICT (id) DO UPDATE SET topic = excluded.topic, place = excluded.place, level = excluded.level, "
    "words = excluded.words, removed = NULL"
)


class Topics:
    """Read and change the topics of a library."""

    def __init__(self, connection: Connection, journal: Journal) -> None:
        """Set the connection; changes are recorded in the journal."""
        self._connection = connection
        self._journal = journal

    # queries

    def all(self) -> list[Topic]:
        """Return all topics, the oldest first."""
        return [_topic(row) for row in self._connection.rows(_TOPICS + "ORDER BY created, id")]

    def get(self, prefix: str) -> Topic:
        """Return the topic whose id is ``prefix``, or the only one that starts so; raises ReaderError TOPIC_UNKNOWN."""
        return _topic(self._connection.by_prefix(_TOPICS, "id", prefix, Problem.TOPIC_UNKNOWN))

    def outline(self, topic: str) -> Outline:
        """Return the items of a topic in order, without those whose annotation is deleted."""
        return tuple(item for item, _place in self._rows(topic))

    def topics_of(self, annotations: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """Return, for each of these annotations that is in a topic, the ids of its topics."""
        rows = self._connection.rows(
            f"SELECT i.annotation, i.topic {_PRESENT} AND i.annotation IN (SELECT value FROM json_each(?)) "  # noqa: S608
            "AND i.topic IN (SELECT id FROM topic WHERE removed IS NULL) ORDER BY i.topic",
            (json.dumps(list(annotations)),),
        )
        topics: dict[str, tuple[str, ...]] = {}
        for annotation, topic in rows:
            topics[annotation] = (*topics.get(annotation, ()), topic)
        return topics

    def pairs(self) -> list[tuple[str, str]]:
        """Return pairs of topic id and annotation id, oldest topic first, in the order of the outlines."""
        rows = self._connection.rows(
            f"SELECT i.topic, i.annotation {_PRESENT} AND i.annotation IS NOT NULL "  # noqa: S608
            "AND i.topic IN (SELECT id FROM topic WHERE removed IS NULL) ORDER BY i.topic, i.place, i.id"
        )
        return [(row[0], row[1]) for row in rows]

    # commands

    def begin(self, question: str, now: datetime, annotations: Iterable[str] = ()) -> tuple[str, Changes]:
        """Add a topic that contains these annotations; return its id with the changes."""
        topic = new_id(now)
        outline = gathered((), annotations, now)
        touched = [TouchedRow("topic", topic), *(TouchedRow("topic_item", item.id) for item in outline)]

        def work() -> None:
            sql = "INSERT INTO topic (id, question, created, removed) VALUES (?, ?, ?, NULL)"
            self._connection.execute(sql, (topic, question, format_timestamp(now)))
            self._write(topic, (), outline, now)

        return topic, self._journal.record(OperationName.ADD_TOPIC, now, touched, work)

    def rename(self, topic: str, question: str, now: datetime) -> Changes:
        """Change the question of a topic; raises ReaderError TOPIC_UNKNOWN."""
        sql = "UPDATE topic SET question = ? WHERE id = ?"
        return self._update_topic(OperationName.RENAME_TOPIC, topic, sql, question, now)

    def remove(self, topic: str, now: datetime) -> Changes:
        """Remove a topic; its annotations are not affected. Raises ReaderError TOPIC_UNKNOWN."""
        sql = "UPDATE topic SET removed = ? WHERE id = ?"
        return self._update_topic(OperationName.REMOVE_TOPIC, topic, sql, format_timestamp(now), now)

    def change(
        self, topic: str, outline: Outline, now: datetime, name: OperationName, *, joins: bool = False
    ) -> Changes:
        """Replace the outline of a topic; raises ReaderError TOPIC_UNKNOWN."""
        return self._change_all({topic: outline}, now, name, joins=joins)

    def gather(self, topic: str, annotations: Iterable[str], now: datetime, source: str = "") -> Changes:
        """Append annotations to a topic, and remove them from the topic ``source``, in one undo step.

        Raises ReaderError TOPIC_UNKNOWN.
        """
        chosen = tuple(annotations)
        outlines = {topic: gathered(self.outline(topic), chosen, now)}
        if source and source != topic:
            left = self.outline(source)
            outlines[source] = without(left, {item.id for item in left if item.annotation in set(chosen)})
        return self._change_all(outlines, now, OperationName.GATHER)

    def _update_topic(self, name: OperationName, topic: str, sql: str, value: str, now: datetime) -> Changes:
        known = self.get(topic).id
        return self._journal.record(
            name, now, [TouchedRow("topic", known)], lambda: self._connection.execute(sql, (value, known))
        )

    def _change_all(
        self, outlines: dict[str, Outline], now: datetime, name: OperationName, *, joins: bool = False
    ) -> Changes:
        befores = {topic: self._rows(self.get(topic).id) for topic in outlines}
        touched = [
            TouchedRow("topic_item", item)
            for topic, outline in outlines.items()
            for item in _differing(befores[topic], outline)
        ]
        if not touched:
            return Changes(name.value)

        def work() -> None:
            for topic, outline in outlines.items():
                self._write(topic, befores[topic], outline, now)

        return self._journal.record(name, now, touched, work, joins=joins)

    def _rows(self, topic: str) -> tuple[tuple[TopicItem, int], ...]:
        rows = self._connection.rows(_ITEMS, (topic,))
        return tuple((TopicItem(row[0], row[1] or "", row[2], row[3]), row[4]) for row in rows)

    def _write(self, topic: str, before: tuple[tuple[TopicItem, int], ...], outline: Outline, now: datetime) -> None:
        changed = _differing(before, outline)
        kept = {item.id for item in outline}
        gone = [(format_timestamp(now), item) for item in changed if item not in kept]
        self._connection.execute_many("UPDATE topic_item SET removed = ? WHERE id = ?", gone)
        rows = [
            (item.id, topic, place, item.level, item.annotation or None, item.text)
            for place, item in enumerate(outline)
            if item.id in changed
        ]
        self._connection.execute_many(_PUT, rows)


def _differing(before: tuple[tuple[TopicItem, int], ...], after: Outline) -> dict[str, None]:
    """Return the ids of the items that changed or moved, in a stable order."""
    old = {item.id: (item, place) for item, place in before}
    new = {item.id: (item, place) for place, item in enumerate(after)}
    return dict.fromkeys(item for item in (*old, *new) if old.get(item) != new.get(item))


def _topic(row: sqlite3.Row) -> Topic:
    return Topic(row[0], row[1], stored_time(row[2]), row[3])
