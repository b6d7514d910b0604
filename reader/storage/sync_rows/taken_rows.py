"""Gather what a step from other machines has written: for the journal, for the views, and for its numbers."""

from __future__ import annotations

from dataclasses import dataclass, field

from reader.core.sync.library_state import PlaceElsewhere
from reader.storage.recorded_rows import KINDS, RecordedRow, State


@dataclass(slots=True)
class TakenRows:
    """What was written."""

    steps: list[RecordedRow] = field(default_factory=list)
    """The rows with their states before and after, as the journal records them."""
    differing: list[tuple[str, str]] = field(default_factory=list)
    """The kinds and keys of rows that are not as the other machines have them, and so go out again."""
    notes: set[str] = field(default_factory=set)
    texts: set[str] = field(default_factory=set)
    removed: set[tuple[str, str]] = field(default_factory=set)
    entries: list[str] = field(default_factory=list)
    seconds: float = 0.0
    added: dict[str, int] = field(default_factory=dict)
    """The number of rows that were added, by kind."""
    new_items: set[tuple[str, str]] = field(default_factory=set)
    """The kind of list and the id of members that were not here before."""
    places: dict[str, PlaceElsewhere] = field(default_factory=dict)

    def record(self, kind: str, key: str, before: State | None, after: State) -> None:
        """Record what a row was and is, in the columns that operations change; nothing if none of those changed."""
        columns = KINDS[kind].columns
        now = {column: after[column] for column in columns if column in after}
        was = None if before is None else {column: before[column] for column in now}
        if was is None:
            self.steps.append(RecordedRow(kind, key, None, now))
        elif changed := [column for column in now if was[column] != now[column]]:
            states = ({column: state[column] for column in changed} for state in (was, now))
            self.steps.append(RecordedRow(kind, key, *states))
