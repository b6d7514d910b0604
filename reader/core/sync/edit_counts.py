"""Which edits of a record were seen: counts of edits by writer, and the rule of removals.

A writer is one opening of the program on one machine: a machine that was cloned, or restored from a backup, counts
anew. A writer counts its own edits of each record; a removal names the counts that it had seen. A record is removed
only if some removal has seen every edit (sync.md §4).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

EditCounts = Mapping[str, int]
"""The number of edits by writer."""


def writer_name(replica: int, session: str) -> str:
    """Return the name of a writer: a machine, and one opening of the program there."""
    return f"{replica_name(replica)}.{session}"


def replica_name(replica: int) -> str:
    """Return the id of a machine as it is written: 16 hexadecimal digits."""
    return f"{replica:016x}"


def machine_of(writer: str) -> str:
    """Return the machine of a writer."""
    return writer.partition(".")[0]


def has_seen(seen: EditCounts, edits: EditCounts) -> bool:
    """Return whether whoever had seen the first counts knew all edits of the second."""
    return all(seen.get(writer, 0) >= count for writer, count in edits.items())


def is_removed(edits: EditCounts, removals: Iterable[EditCounts]) -> bool:
    """Return whether a record is removed, given what each removal of it had seen."""
    return any(has_seen(seen, edits) for seen in removals)


def united_counts(first: EditCounts, second: EditCounts) -> dict[str, int]:
    """Return the edits that the first or the second counts."""
    return {writer: max(first.get(writer, 0), second.get(writer, 0)) for writer in {**first, **second}}
