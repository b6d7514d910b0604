"""List the annotations of all texts lazily: first the ids in order, then whole rows.

A list of 50,000 thus opens at once: nothing of an annotation is read before it is needed.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from reader.core.annotations.model import Annotation
from reader.storage.connection import Connection
from reader.storage.repositories.annotations import SELECT, annotation_of

_ORDER = 'start IS NULL, orphan, start, "end", created, id'


class Facet(StrEnum):
    """What a list can be grouped by besides the text; the value is the column."""

    SECTION = "section"
    TAGS = "tags"
    COLOUR = "colour"
    CREATED = "created"


class ListedAnnotation(NamedTuple):
    """What a list of annotations knows of one of them; an orphan has no place.

    ``stored_kind`` and ``value``, that of a facet, are as they are stored.
    """

    id: str
    stored_kind: str
    place: int | None
    value: str | int | None


class AnnotationLists:
    """Read the annotations that are not deleted, no more of them than is needed."""

    def __init__(self, connection: Connection) -> None:
        """Set the connection."""
        self._connection = connection

    def of_texts(self, texts: Sequence[str], facet: Facet | None = None) -> dict[str, list[ListedAnnotation]]:
        """Return the annotations of some texts by text, each in text order; ``value`` is that of the facet."""
        value = "NULL" if facet is None else facet.value
        sql = (
            f"SELECT text, id, kind, iif(orphan, NULL, start), {value} FROM annotation "  # noqa: S608
            f"WHERE deleted IS NULL AND text IN (SELECT value FROM json_each(?)) ORDER BY text, {_ORDER}"
        )
        found: dict[str, list[ListedAnnotation]] = {}
        for text, *values in self._connection.rows(sql, (json.dumps(list(texts)),)):
            found.setdefault(text, []).append(ListedAnnotation(*values))
        return found

    def some(self, annotations: Sequence[str]) -> list[Annotation]:
        """Return these annotations in this order, without those that are deleted or whose text is removed."""
        where = "a.deleted IS NULL AND t.removed IS NULL AND a.id IN (SELECT value FROM json_each(?))"
        sql = f"{SELECT} JOIN text t ON t.id = a.text WHERE {where}"
        rows = self._connection.rows(sql, (json.dumps(list(annotations)),))
        found = {row[0]: annotation_of(row) for row in rows}
        return [found[identifier] for identifier in annotations if identifier in found]
