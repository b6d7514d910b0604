"""List the annotations of all texts lazily: first the ids in order, then whole rows.

A list of 50,000 thus opens at once: nothing of an annotation is read before it is needed.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from enum import StrEnum

from reader.core.annotations.model import Annotation, AnnotationKind
from reader.storage.connection import Connection
from reader.storage.repositories.annotations import SELECT, annotation_of
from reader.storage.stored_values import parsed_kind

_ORDER = 'start IS NULL, orphan, start, "end", created, id'


class Facet(StrEnum):
    """What a list can be grouped by besides the text; the value is the column."""

    SECTION = "section"
    TAGS = "tags"
    COLOUR = "colour"
    CREATED = "created"


class AnnotationLists:
    """Read the annotations that are not deleted, no more of them than is needed."""

    def __init__(self, connection: Connection) -> None:
        """Set the connection."""
        self._connection = connection

    def ids(self) -> dict[str, list[str]]:
        """Return the ids of the annotations by text, each in text order: only an index is read for all of them."""
        sql = f"SELECT text, id FROM annotation WHERE deleted IS NULL ORDER BY text, {_ORDER}"  # noqa: S608
        found: dict[str, list[str]] = {}
        for text, identifier in self._connection.rows(sql):
            found.setdefault(text, []).append(identifier)
        return found

    def facets(self, facet: Facet) -> dict[str, list[tuple[str, str | int | None]]]:
        """Return the annotations by text, each in text order, as pairs of the id and the raw value of one column."""
        sql = f"SELECT text, id, {facet.value} FROM annotation WHERE deleted IS NULL ORDER BY text, {_ORDER}"  # noqa: S608
        found: dict[str, list[tuple[str, str | int | None]]] = {}
        for text, identifier, value in self._connection.rows(sql):
            found.setdefault(text, []).append((identifier, value))
        return found

    def places(self) -> dict[str, int]:
        """Return where the passages of all annotations begin, by id; orphans have no place."""
        sql = "SELECT id, start FROM annotation WHERE deleted IS NULL AND orphan = 0 AND start IS NOT NULL"
        return dict(map(tuple, self._connection.rows(sql)))

    def kind_counts(self) -> Counter[AnnotationKind]:
        """Return how many annotations there are of each kind; one of which the kind is damaged is read as a note."""
        sql = """SELECT kind, count(*) FROM annotation WHERE deleted IS NULL
                 AND text NOT IN (SELECT id FROM text WHERE removed IS NOT NULL) GROUP BY kind"""
        counts: Counter[AnnotationKind] = Counter()
        for kind, count in self._connection.rows(sql):
            counts[parsed_kind(AnnotationKind, kind) or AnnotationKind.NOTE] += count
        return counts

    def some(self, annotations: Sequence[str]) -> list[Annotation]:
        """Return these annotations in this order, without those that are deleted or whose text is removed."""
        where = "a.deleted IS NULL AND t.removed IS NULL AND a.id IN (SELECT value FROM json_each(?))"
        sql = f"{SELECT} JOIN text t ON t.id = a.text WHERE {where}"
        rows = self._connection.rows(sql, (json.dumps(list(annotations)),))
        found = {row[0]: annotation_of(row) for row in rows}
        return [found[identifier] for identifier in annotations if identifier in found]
