"""Hold what an operation changed, for the views that have to follow it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.core.annotations.model import Annotation

MAX_CARRIED = 200
"""How many changed annotations are carried; after a change of more it is faster to read a view's content anew."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What an operation, an undo or a redo changed: the ids, by kind. Announced once, after the commit.

    ``step`` is the number of the step that was recorded, undone or redone, 0 if it was none or several. ``carried``
    holds the changed annotations as they are now, None for one that is gone; it is empty if they are more than
    `MAX_CARRIED`.
    """

    operation: str
    annotations: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    entries: tuple[str, ...] = ()
    plan: bool = False
    roadmap: bool = False
    topics: bool = False
    study: bool = False
    step: int = field(default=0, compare=False)
    carried: Mapping[str, Annotation | None] = field(default_factory=dict, compare=False)

    @property
    def changed(self) -> int:
        """Count the changed items."""
        kinds = (self.plan, self.roadmap, self.topics, self.study)
        return len(self.annotations) + len(self.texts) + len(self.entries) + sum(kinds)


def united_changes(changes: Sequence[Changes]) -> Changes:
    """Return the union of changes: named as all of them are, and ``step`` the last of their steps."""
    names = {one.operation for one in changes}
    return Changes(
        operation=names.pop() if len(names) == 1 else "",
        annotations=tuple(dict.fromkeys(identifier for one in changes for identifier in one.annotations)),
        texts=tuple(dict.fromkeys(identifier for one in changes for identifier in one.texts)),
        entries=tuple(dict.fromkeys(identifier for one in changes for identifier in one.entries)),
        plan=any(one.plan for one in changes),
        roadmap=any(one.roadmap for one in changes),
        topics=any(one.topics for one in changes),
        study=any(one.study for one in changes),
        step=max((one.step for one in changes), default=0),
    )
