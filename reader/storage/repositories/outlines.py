"""Read the sections around the places of texts."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter

from reader.core.annotations.model import Annotation
from reader.core.text.model import Section
from reader.core.text.outline import SectionOutline, path_titles
from reader.storage.connection import Connection
from reader.storage.repositories.stored_text import read_sections

_KEPT = 16
"""How many outlines are kept."""


class Outlines:
    """The outlines of texts; those that were used last are kept, as the sections of an edition never change."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._outlines: dict[str, SectionOutline] = {}

    def titles(self, text: str, position: int) -> tuple[str, ...]:
        """Return the titles of the sections around a position of a text, the outermost first; none if it is unknown."""
        row = self._connection.row("SELECT content, title FROM text WHERE id = ? AND digest IS NOT NULL", (text,))
        return () if row is None else self.titles_in(row["content"], row["title"], position)

    def titles_in(self, edition: str, title: str, position: int) -> tuple[str, ...]:
        """Return the titles around a position of an edition of the text with this title."""
        return path_titles(self.of_edition(edition).path(position), title)

    def titles_of(self, annotation: Annotation) -> tuple[str, ...]:
        """Return the titles around the passage of an annotation; for one without a place what its anchor names."""
        if annotation.anchor is None:
            return ()
        titles = () if annotation.orphan else self.titles(annotation.text, annotation.start)
        return titles or tuple(filter(None, (" ".join(annotation.anchor.section.split()),)))

    def of_texts(self, texts: Sequence[str]) -> Iterator[tuple[str, SectionOutline]]:
        """Yield the outline of each of some texts that has sections, with the id of the text: in one query."""
        rows = self._connection.rows(
            'SELECT t.id, s.title, s.level, s.start, s."end" FROM text t JOIN section s ON s.text = t.content '
            "WHERE t.removed IS NULL AND t.digest IS NOT NULL "
            "AND t.id IN (SELECT value FROM json_each(?)) ORDER BY t.id, s.number",
            (json.dumps(list(texts)),),
        )
        for text, sections in groupby(rows, itemgetter(0)):
            yield text, SectionOutline([Section(*values) for _text, *values in sections])

    def of_edition(self, edition: str) -> SectionOutline:
        """Return the outline of a complete edition."""
        outline = self._outlines.pop(edition, None)
        if outline is None:
            outline = SectionOutline(read_sections(self._connection, edition))
            while len(self._outlines) >= _KEPT:
                del self._outlines[next(iter(self._outlines))]
        self._outlines[edition] = outline
        return outline
