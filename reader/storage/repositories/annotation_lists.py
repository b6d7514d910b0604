"""List the annotations of all texts leanly: their ids in order first, what they can be filtered by next, whole last.

So that a list of 50,000 opens at once: nothing of an annotation is read before it is needed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from reader.core.annotations.model import Annotation
from reader.storage.connection import Connection
from reader.storage.repositories.annotations import SELECT, annotation_of

_ORDER = 'start IS NULL, orphan, start, "end", created, id'


class Facet(StrEnum):
    """Name what a list can be grouped by besides the text; the value is the column."""

    SECTION = "section"
    TAGS = "tags"
    COLOUR = "colour"
    CREATED = "created"


@dataclass(frozen=True, slots=True)
class AnnotationFacts:
    """Hold what an annotation is filtered by; ``stock`` has all its words, folded, its tags led by number signs."""

    id: str
    text: str
    kind: str
    colour: int
    orphan: bool
    tags: tuple[str, ...]
    stock: str


class AnnotationLists:
    """Give the annotations that are not deleted, in as little as is asked for."""

    def __init__(self, connection: Connection) -> None:
        """Work on one connection."""
        self._connection = connection

    def ids(self, text: str) -> list[str]:
        """Return the ids of a text's annotations in text order: an index alone is read for it."""
        sql = f"SELECT id FROM annotation WHERE text = ? AND deleted IS NULL ORDER BY {_ORDER}"  # noqa: S608
        return [row[0] for row in self._connection.rows(sql, (text,))]

    def of_text(self, text: str, facet: Facet) -> list[tuple[str, str | int | None]]:
        """Return the ids of a text's annotations in text order, each with the bare value of one column."""
        sql = f"SELECT id, {facet.value} FROM annotation WHERE text = ? AND deleted IS NULL ORDER BY {_ORDER}"  # noqa: S608
        return [(row[0], row[1]) for row in self._connection.rows(sql, (text,))]

    def facts(self, after: str, most: int) -> list[AnnotationFacts]:
        """Return the facts of at most so many annotations whose ids come after ``after``, in the order of the ids."""
        return self._facts("id > ? ORDER BY id LIMIT ?", (after, most))

    def facts_of(self, annotations: Iterable[str]) -> list[AnnotationFacts]:
        """Return the facts of these annotations, as far as they stand."""
        return self._facts("id IN (SELECT value FROM json_each(?))", (json.dumps(list(annotations)),))

    def some(self, annotations: Sequence[str]) -> list[Annotation]:
        """Return these annotations whole and in this order, without those that do not stand."""
        where = "a.deleted IS NULL AND t.removed IS NULL AND a.id IN (SELECT value FROM json_each(?))"
        sql = f"{SELECT} JOIN text t ON t.id = a.text WHERE {where}"
        rows = self._connection.rows(sql, (json.dumps(list(annotations)),))
        found = {row[0]: annotation_of(row) for row in rows}
        return [found[one] for one in annotations if one in found]

    def _facts(self, where: str, values: tuple[str | int, ...]) -> list[AnnotationFacts]:
        sql = (
            "SELECT id, text, kind, colour, orphan, tags, exact, body, section FROM annotation "  # noqa: S608
            f"WHERE deleted IS NULL AND {where}"
        )
        return [_made(*row) for row in self._connection.rows(sql, values)]


def _made(  # noqa: PLR0917  the columns in their order
    identifier: str,
    text: str,
    kind: str,
    colour: int,
    orphan: int,
    tags: str,
    exact: str | None,
    body: str,
    section: str | None,
) -> AnnotationFacts:
    named = tuple(json.loads(tags)) if tags != "[]" else ()
    words = [exact or "", body, section or ""]
    words += [f"#{tag}" for tag in named]
    return AnnotationFacts(identifier, text, kind, colour, bool(orphan), named, "\n".join(words).casefold())
