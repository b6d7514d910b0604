"""Define the annotations of a text: highlights, notes, questions and bookmarks."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.core.annotations.anchor import Anchor


class AnnotationKind(StrEnum):
    """The kinds of annotation; the value is stored in the library and used in JSON."""

    HIGHLIGHT = "highlight"
    NOTE = "note"
    QUESTION = "question"
    BOOKMARK = "bookmark"


class AnnotationStyle(StrEnum):
    """The ways in which a passage is marked; the value is stored in the library and used in JSON."""

    HIGHLIGHT = "highlight"
    """A stripe of colour behind the words."""
    UNDERLINE = "underline"
    WAVY = "wavy"
    """A wavy line under the words."""


@dataclass(frozen=True, slots=True)
class Annotation:
    """A highlight, note, question or bookmark on a text; its fields are independent of each other.

    ``text`` is the text's id. ``anchor`` is None for a note on the text as a whole. ``orphan`` is set if the anchor's
    passage is not in the present edition. ``body`` is Markdown, ``style`` how the passage is marked in its colour.
    Times are aware, in UTC. ``deleted`` is None unless the annotation was removed. ``page`` is the label of the page of
    the printed edition on which the passage begins, if the text has pages, ``damaged`` says that a value of its row
    could not be read; the library fills them in, and no operation changes them.
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
    style: AnnotationStyle = AnnotationStyle.HIGHLIGHT
    page: str = field(default="", compare=False)
    damaged: bool = field(default=False, compare=False)

    @property
    def start(self) -> int:
        """Return the position at which the passage begins; 0 without a passage."""
        return self.anchor.start if self.anchor else 0

    @property
    def end(self) -> int:
        """Return the position after the passage; 0 without a passage."""
        return self.anchor.end if self.anchor else 0

    @property
    def quote(self) -> str:
        """Return the text of the passage; empty without one."""
        return self.anchor.exact if self.anchor else ""
