"""Hold what a reader leaves on a text: highlights, notes, questions, bookmarks."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from reader.core.annotations.anchor import Anchor

COLOURS = range(1, 6)
"""The five colours, by the key that gives them; 0 stands for none."""


class AnnotationKind(StrEnum):
    """Name the kinds of annotation; the value stands in the library and in JSON."""

    HIGHLIGHT = "highlight"
    NOTE = "note"
    QUESTION = "question"
    BOOKMARK = "bookmark"


@dataclass(frozen=True, slots=True)
class Annotation:
    """Hold one annotation; its fields are independent of each other.

    ``text`` is the text's id. ``anchor`` is None for a note on the text as a whole. ``orphan`` says that the anchor's
    passage is not in the present edition. ``body`` is Markdown. Times are aware, in UTC. ``deleted`` is None while the
    annotation stands. ``page`` is the label of the page of the printed edition that the passage begins on, where the
    text knows of pages: it is told by the library, and no operation changes it.
    """

    id: str
    text: str
    kind: AnnotationKind
    created: datetime
    modified: datetime
    anchor: Anchor | None = None
    colour: int = 0
    body: str = ""
    tags: tuple[str, ...] = ()
    creator: str = ""
    orphan: bool = False
    deleted: datetime | None = None
    page: str = field(default="", compare=False)

    @property
    def start(self) -> int:
        """Return the position where the passage begins; 0 without a passage."""
        return self.anchor.start if self.anchor else 0

    @property
    def end(self) -> int:
        """Return the position after the passage; 0 without a passage."""
        return self.anchor.end if self.anchor else 0

    @property
    def quote(self) -> str:
        """Return the words of the passage; empty without one."""
        return self.anchor.exact if self.anchor else ""
