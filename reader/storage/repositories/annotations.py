"""Store the annotations; they change only through operations, which can be undone."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from reader.core.annotations.model import Annotation, AnnotationKind
from reader.core.errors import Problem, ReaderError
from reader.storage.annotation_columns import COLUMNS, read_annotation, values_of
from reader.storage.page_labels import page_label_query
from reader.storage.recorded_rows import TouchedRow
from reader.storage.stored_values import stored_tags
from reader.storage.timestamps import format_timestamp

if TYPE_CHECKING:
    from reader.core.annotations.operations import Edit, Operation
    from reader.core.changes import Changes
    from reader.core.text.bibliography import Bibliography
    from reader.storage.connection import Connection, Value
    from reader.storage.journal import Journal

_CONTENT = "(SELECT content FROM text WHERE id = a.text)"
_PAGE = f"CASE WHEN a.orphan THEN NULL ELSE ({page_label_query(_CONTENT, 'a.start')}) END"
_COLUMNS = ", ".join(f'a."{column}"' for column in COLUMNS)
SELECT = f"SELECT {_COLUMNS}, {_PAGE} FROM annotation a "  # noqa: S608
"""Selects what `annotation_of` needs, from ``annotation a``."""

_PRESENT = "JOIN text t ON t.id = a.text WHERE a.deleted IS NULL AND t.removed IS NULL "
_TEXT_ORDER = 'a.start IS NULL, a.orphan, a.start, a."end", a.created, a.id'
_ALL = (
    f"{SELECT}{_PRESENT} AND (:kind IS NULL OR a.kind = :kind) AND (:colour IS NULL OR a.colour = :colour) "  # noqa: S608
    "AND (:tag IS NULL OR EXISTS (SELECT 1 FROM json_each(iif(json_valid(a.tags), a.tags, '[]')) WHERE value = :tag)) "
    f"ORDER BY a.text, {_TEXT_ORDER}"
)


class Annotations:
    """The annotations of a library that are not deleted and whose text is not removed."""

    def __init__(self, connection: Connection, journal: Journal) -> None:
        """Set the connection; operations are recorded in the journal."""
        self._connection = connection
        self._journal = journal

    def of_text(self, text: str) -> list[Annotation]:
        """Return a text's annotations in text order; last come orphans, then notes on the text as a whole."""
        rows = self._connection.rows(SELECT + "WHERE a.text = ? AND a.deleted IS NULL ORDER BY " + _TEXT_ORDER, (text,))
        return [annotation_of(row) for row in rows]

    def all(
        self, tag: str | None = None, colour: int | None = None, kind: AnnotationKind | None = None
    ) -> list[Annotation]:
        """Return all annotations, or those with this tag, colour or kind, by text and in text order."""
        filters: dict[str, Value] = {"kind": None if kind is None else str(kind), "colour": colour, "tag": tag}
        rows = self._connection.rows(_ALL, filters)
        return [annotation_of(row) for row in rows]

    def made_since(self, time: datetime) -> list[Annotation]:
        """Return the annotations that were made since a time, the first made first."""
        sql = f"{SELECT}{_PRESENT} AND a.created >= ? ORDER BY a.created, a.id"
        return [annotation_of(row) for row in self._connection.rows(sql, (format_timestamp(time),))]

    def has_any(self) -> bool:
        """Return whether there is an annotation."""
        return bool(self._connection.value("SELECT 1 FROM annotation WHERE deleted IS NULL LIMIT 1"))

    def get(self, prefix: str) -> Annotation:
        """Return the annotation whose id is ``prefix``, or the only one whose id begins with it.

        Raises ReaderError ANNOTATION_UNKNOWN.
        """
        row = self._connection.by_prefix(SELECT + _PRESENT, "a.id", prefix, Problem.ANNOTATION_UNKNOWN)
        return annotation_of(row)

    def known(self, annotations: Sequence[str]) -> dict[str, Annotation]:
        """Return those of these annotations that are or were in the library, including deleted ones, by id."""
        sql = SELECT + "WHERE a.id IN (SELECT value FROM json_each(?))"  # noqa: S608
        rows = self._connection.rows(sql, (json.dumps(list(annotations)),))
        return {row[0]: annotation_of(row) for row in rows}

    def tags(self, annotations: Iterable[str] | None = None) -> list[tuple[str, int]]:
        """Return each tag with the number of annotations, or of these only, that have it, the most frequent first."""
        # all are read in half the time in the order in which they are stored than by an index
        order, some = "NOT INDEXED", ""
        if annotations is not None:
            order, some = "", "AND a.id IN (SELECT value FROM json_each(?))"
        rows = self._connection.rows(
            f"SELECT a.tags, count(*) FROM annotation a {order} JOIN text t ON t.id = a.text "  # noqa: S608
            f"WHERE a.deleted IS NULL AND a.tags <> '[]' AND t.removed IS NULL {some} GROUP BY a.tags",
            () if annotations is None else (json.dumps(list(annotations)),),
        )
        counts: Counter[str] = Counter()
        for stored, count in rows:
            counts.update(dict.fromkeys(stored_tags(stored), count))
        return sorted(counts.items(), key=lambda tag: (-tag[1], tag[0]))

    def in_range(self, text: str, start: int, end: int) -> list[Annotation]:
        """Return the anchored annotations that share a code point with [``start``, ``end``), in text order."""
        # none is longer than the longest one, so the index has to be read only from that far before the start
        longest = self._connection.number(
            'SELECT max("end" - start) FROM annotation '
            "WHERE text = ? AND deleted IS NULL AND orphan = 0 AND start IS NOT NULL",
            (text,),
        )
        rows = self._connection.rows(
            SELECT + "WHERE a.text = ? AND a.deleted IS NULL AND a.orphan = 0 AND a.start IS NOT NULL "
            'AND a.start > ? AND a.start < ? AND max(a."end", a.start + 1) > ? '
            'ORDER BY a.start, a."end", a.created, a.id',
            (text, start - max(1, longest), end, start),
        )
        return [annotation_of(row) for row in rows]

    def counts(self, texts: Iterable[str] | None = None) -> dict[str, int]:
        """Return the number of annotations of each text, or of these texts only, by text id."""
        some = "AND text IN (SELECT value FROM json_each(?))"
        sql = f"SELECT text, count(*) FROM annotation WHERE deleted IS NULL {'' if texts is None else some} "  # noqa: S608
        rows = self._connection.rows(sql + "GROUP BY text", () if texts is None else (json.dumps(list(texts)),))
        return {row[0]: row[1] for row in rows}

    def kind_counts(self, text: str) -> tuple[int, int, int]:
        """Return the number of annotations of a text, of those with a note and no question, and of its questions."""
        (counts,) = self._connection.rows(
            "SELECT count(*), count(*) FILTER (WHERE body <> '' AND kind <> ?1), count(*) FILTER (WHERE kind = ?1) "
            "FROM annotation WHERE text = ?2 AND deleted IS NULL",
            (str(AnnotationKind.QUESTION), text),
        )
        return counts[0], counts[1], counts[2]

    def texts_of(self, annotations: Iterable[str]) -> set[str]:
        """Return the ids of the texts that these annotations are on, including deleted annotations."""
        sql = "SELECT DISTINCT text FROM annotation WHERE id IN (SELECT value FROM json_each(?))"
        return {row[0] for row in self._connection.rows(sql, (json.dumps(list(annotations)),))}

    def commit(self, operation: Operation, data: Mapping[str, Bibliography] | None = None) -> Changes:
        """Apply an operation in one transaction, recorded with the values from before it.

        ``data`` are bibliographic data that texts are given in the same step, by text id.

        Raises ReaderError ANNOTATION_UNKNOWN if one of its annotations is not in the library, TEXT_UNKNOWN if the text
        is not.
        """
        given = data or {}
        touched = [TouchedRow("annotation", edit.id) for edit in operation.edits]
        touched += [TouchedRow("text", text) for text in given]
        return self._journal.record(
            operation.name, operation.at, touched, lambda: self._apply(operation, given), joins=operation.joins
        )

    def _apply(self, operation: Operation, data: Mapping[str, Bibliography]) -> None:
        if data:
            from reader.storage.repositories.bibliographies import Bibliographies

            for text, one in data.items():
                Bibliographies(self._connection).set(text, one)
        for edit in operation.edits:
            self._check(edit)
            if edit.after is None:
                sql = "UPDATE annotation SET deleted = ? WHERE id = ?"
                self._connection.execute(sql, (format_timestamp(operation.at), edit.id))
            else:
                self.put(edit.after)

    def _check(self, edit: Edit) -> None:
        known = self._connection.value("SELECT 1 FROM annotation WHERE id = ?", (edit.id,))
        if edit.before is not None and known is None:
            raise ReaderError(Problem.ANNOTATION_UNKNOWN, id=edit.id, matches=0)
        text = edit.after and edit.after.text
        if text and self._connection.value("SELECT 1 FROM text WHERE id = ?", (text,)) is None:
            raise ReaderError(Problem.TEXT_UNKNOWN, id=text, matches=0)

    def put(self, annotation: Annotation) -> None:
        """Write one annotation as it is, bypassing the journal; only within a transaction that records it elsewhere."""
        self._connection.put("annotation", values_of(annotation))


def annotation_of(row: sqlite3.Row) -> Annotation:
    """Build the annotation of a row that `SELECT` returned."""
    *values, page = row
    return read_annotation(values, page or "")
