"""Compare what a library holds with what the group of a folder holds, before they are joined."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from reader.core.sync.records import OutgoingChanges, SyncRecord, SyncRow
from reader.core.sync.status import MachineStatus, SyncProblem
from reader.sync.requests import GroupPreview


@dataclass(frozen=True, slots=True)
class ComparedTexts:
    """Texts that are the same on both sides, only here, only there; ``like`` are other readings of the same file."""

    same: int
    here: int
    there: int
    like: int


@dataclass(frozen=True, slots=True)
class ComparedNotes:
    """Notes that are the same on both sides, only here, only there; of ``both`` the words of both are kept."""

    same: int
    here: int
    there: int
    both: int


@dataclass(frozen=True, slots=True)
class ComparedEntries:
    """Entries of the ledger that are on both sides, only here, only there; ``overlap`` count their time once."""

    same: int
    here: int
    there: int
    overlap: int


@dataclass(frozen=True, slots=True)
class PreviewedPlan:
    """A plan of the history that both sides make together: its first day as it was made, and its goal in minutes."""

    effective: str
    goal: int
    made: str
    machine: str


@dataclass(frozen=True, slots=True)
class JoinPreview:
    """What joining brings; nothing is lost on either side."""

    machines: tuple[MachineStatus, ...]
    texts: ComparedTexts
    notes: ComparedNotes
    entries: ComparedEntries
    plans: tuple[PreviewedPlan, ...]
    problems: tuple[SyncProblem, ...]


def join_preview(own: OutgoingChanges, group: GroupPreview) -> JoinPreview:
    """Return what joining the group brings to a library and takes to the others."""
    theirs = [changed.after for changed in group.changes.records]
    rows = group.changes.rows
    names = {machine.id: machine.name for machine in group.machines}
    return JoinPreview(
        group.machines,
        _compared_texts(_living(own.records, "text"), _living(theirs, "text")),
        _compared_notes(_living(own.records, "annotation"), _living(theirs, "annotation")),
        _compared_entries(_rows(own.rows, "entry"), _rows(rows, "entry")),
        _plans(_rows(own.rows, "plan"), _rows(rows, "plan"), names),
        group.problems,
    )


def _living(records: Iterable[SyncRecord], kind: str) -> Mapping[str, SyncRecord]:
    return {record.id: record for record in records if record.kind == kind and not record.removed}


def _rows(rows: Iterable[SyncRow], kind: str) -> Mapping[str, SyncRow]:
    return {row.id: row for row in rows if row.kind == kind}


def _compared_texts(here: Mapping[str, SyncRecord], there: Mapping[str, SyncRecord]) -> ComparedTexts:
    same = here.keys() & there.keys()
    files = {file for key in there.keys() - same if (file := there[key].fields.get("file"))}
    like = [key for key in here.keys() - same if here[key].fields.get("file") in files]
    return ComparedTexts(len(same), len(here) - len(same) - len(like), len(there) - len(same) - len(like), len(like))


def _compared_notes(here: Mapping[str, SyncRecord], there: Mapping[str, SyncRecord]) -> ComparedNotes:
    known = here.keys() & there.keys()
    same = sum(1 for key in known if _content(here[key]) == _content(there[key]))
    return ComparedNotes(same, len(here) - len(known), len(there) - len(known), len(known) - same)


def _content(record: SyncRecord) -> tuple[object, ...]:
    """Return what a reader sees of a note; its place in the text is found by each machine for itself."""
    fields = {name: value for name, value in record.fields.items() if name != "anchor"}
    return fields, dict(record.words), dict(record.sets)


def _compared_entries(here: Mapping[str, SyncRow], there: Mapping[str, SyncRow]) -> ComparedEntries:
    same = here.keys() & there.keys()
    spans = sorted(_spans(there, there.keys() - same))
    overlap = sum(1 for start, end in _spans(here, here.keys() - same) if _overlaps(start, end, spans))
    return ComparedEntries(len(same), len(here) - len(same), len(there) - len(same), overlap)


def _spans(rows: Mapping[str, SyncRow], ids: Collection[str]) -> Iterable[tuple[datetime, datetime]]:
    """Yield start and end of the entries with these ids that are no corrections."""
    for key in ids:
        values = rows[key].values
        start, end = values.get("start"), values.get("end")
        if isinstance(start, str) and isinstance(end, str) and not values.get("refers_to"):
            yield datetime.fromisoformat(start), datetime.fromisoformat(end)


def _overlaps(start: datetime, end: datetime, spans: list[tuple[datetime, datetime]]) -> bool:
    """Return whether one of the spans, in order of their starts, has begun before ``end`` and ends after ``start``."""
    before = bisect_left(spans, (end, end))
    return any(stop > start for _begin, stop in spans[max(0, before - 50) : before])


def _plans(
    here: Mapping[str, SyncRow], there: Mapping[str, SyncRow], names: Mapping[str, str]
) -> tuple[PreviewedPlan, ...]:
    """Return the plans of both sides in the order in which they were made."""
    rows = sorted({**there, **here}.values(), key=lambda row: (str(row.values.get("made")), row.id))
    return tuple(
        PreviewedPlan(
            str(row.values.get("effective_day", "")),
            int(row.values.get("goal_minutes") or 0),
            str(row.values.get("made", "")),
            names.get(row.machine, ""),
        )
        for row in rows
    )
