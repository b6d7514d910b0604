"""Bring notes from another program onto the texts of the library, and keep those that have no place there.

Where a text is known the anchor rules place its quotations; a quotation that stands in it several times may still be
told by the notes before and after it, since programs know the order of their notes. Nothing is dropped: a quotation
without a place is kept as an orphan, a note without its text waits under the text's title.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from reader.core.annotations.anchor import CONTEXT, Anchor
from reader.core.annotations.foreign_notes import ForeignNote, ForeignNotes
from reader.core.annotations.model import Annotation, AnnotationKind
from reader.core.annotations.operations import Edit, Operation
from reader.core.annotations.reanchoring.anchor_match import Edition
from reader.core.annotations.reanchoring.comparison import Comparison, weight
from reader.core.annotations.reanchoring.passages import reanchor
from reader.core.changes import OperationName
from reader.core.errors import Problem, ReaderError
from reader.core.ids import derived_id
from reader.core.tags import clean_tags

_LEAST = 4
"""What a quotation weighs at least that is told by its neighbours: 2 Chinese characters or 4 letters."""

_LEAST_AT_END = 8
"""The same where there is a neighbour on one side only."""

_MOST_PLACES = 200

_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PlacedNote:
    """Hold a note and where it goes: a text's id, and the anchor in it, None without a passage.

    ``waits`` says that the text is not there yet: then the id is that of the title it waits under.
    """

    note: ForeignNote
    text: str
    anchor: Anchor | None = None
    orphan: bool = False
    waits: bool = False


@dataclass(frozen=True, slots=True)
class ImportedNotes:
    """Say what an import does: one operation, without edits where nothing is new, and what became of the notes.

    ``orphaned`` counts notes that found no passage, ``waiting`` those of them whose text is not there.
    """

    operation: Operation
    matched: int = 0
    orphaned: int = 0
    waiting: int = 0
    skipped: tuple[ReaderError, ...] = ()


def place_notes(notes: Sequence[ForeignNote], text: str, edition: Edition, comparison: Comparison) -> list[PlacedNote]:
    """Place the notes that belong to one text, in the order they have."""
    anchors = [_wanted(note) for note in notes]
    with_words = [number for number, anchor in enumerate(anchors) if anchor is not None]
    found: dict[int, Anchor] = {}
    answers = reanchor([one for one in anchors if one is not None], edition, comparison)
    for number, answer in zip(with_words, answers, strict=True):
        here = _as_it_was(anchors[number], edition) or answer.anchor
        if here is not None:
            found[number] = here
    found |= _told_by_neighbours(notes, found, edition, comparison)
    return [
        PlacedNote(note, text, found.get(number, anchors[number]), anchors[number] is not None and number not in found)
        for number, note in enumerate(notes)
    ]


def unplaced_notes(notes: Sequence[ForeignNote], title: str) -> list[PlacedNote]:
    """Let notes wait under a title, given by its id, as orphans."""
    anchors = map(_wanted, notes)
    return [
        PlacedNote(note, title, anchor, anchor is not None, waits=True)
        for note, anchor in zip(notes, anchors, strict=True)
    ]


def note_id(clippings: ForeignNotes, note: ForeignNote) -> str:
    """Return the id of a note's annotation: One Hour's own, else one that is the same at every import of the same note.

    What was written of the words is not part of it, so that it may change in the other program.
    """
    if _UUID.fullmatch(note.id):
        return note.id.lower()
    created = note.created.astimezone(UTC).isoformat() if note.created else ""
    own = note.note if not note.quote else ""
    mark = "bookmark" if note.kind is AnnotationKind.BOOKMARK else ""
    parts = (clippings.source.value, note.title, note.author, note.work, mark, note.quote, own, created)
    place = note.place if not note.created else ""
    return derived_id(note.created, "\x1f".join((*parts, place)))


def import_operation(
    clippings: ForeignNotes,
    arrivals: Sequence[PlacedNote],
    known: Mapping[str, Annotation],
    path: Path,
    at: datetime,
    *,
    gone: Collection[str] = (),
) -> ImportedNotes:
    """Make the one operation that takes notes in.

    ``known`` are the annotations that are or were here, by id, ``gone`` the ids of their texts that were removed.
    """
    taking = _Taking(clippings, known, path, at, gone)
    for arrival in sorted(arrivals, key=_number):
        taking.take(arrival)
    return taking.incoming()


class _Taking:
    def __init__(
        self,
        clippings: ForeignNotes,
        known: Mapping[str, Annotation],
        path: Path,
        at: datetime,
        gone: Collection[str],
    ) -> None:
        self._clippings = clippings
        self._gone = gone
        self._known = known
        self._path = path
        self._at = at
        self._edits: dict[str, Edit] = {}
        self._skipped = list(clippings.skipped)
        self._matched = self._orphaned = self._waiting = 0

    def take(self, arrival: PlacedNote) -> None:
        identifier = note_id(self._clippings, arrival.note)
        before = self._known.get(identifier)
        if identifier in self._edits:
            self._skip(arrival, "repeated")
            return
        if before is None or _was_undone(before):
            self._keep(arrival, Edit(None, self._made(arrival, identifier)))
        elif before.deleted is not None:
            self._skip(arrival, "taken-out")
        else:
            self._bring_up_to_date(arrival, before)

    def incoming(self) -> ImportedNotes:
        operation = Operation(OperationName.IMPORT_NOTES, tuple(self._edits.values()), self._at)
        skipped = tuple(sorted(self._skipped, key=_entry))
        return ImportedNotes(operation, self._matched, self._orphaned, self._waiting, skipped)

    def _bring_up_to_date(self, arrival: PlacedNote, before: Annotation) -> None:
        """Give a note that is here already a place it did not have, or the words it has now in the other program."""
        after = before
        found_now = before.orphan and arrival.anchor is not None and not arrival.orphan
        if found_now or before.text in self._gone:
            after = replace(after, text=arrival.text, anchor=arrival.anchor, orphan=arrival.orphan)
        made = self._made(arrival, before.id)
        if made.body != before.body and _may_follow(arrival.note, before):
            after = replace(after, body=made.body, kind=made.kind, modified=made.modified)
        if after != before:
            self._keep(arrival, Edit(before, after))
        else:
            self._skip(arrival, "known" if made.body == before.body else "edited-here")

    def _keep(self, arrival: PlacedNote, edit: Edit) -> None:
        self._edits[edit.id] = edit
        lost = arrival.orphan or arrival.waits
        self._matched += not lost
        self._orphaned += lost
        self._waiting += arrival.waits

    def _skip(self, arrival: PlacedNote, why: str) -> None:
        self._skipped.append(ReaderError(Problem.NOTE_SKIPPED, self._path, number=arrival.note.number, why=why))

    def _made(self, arrival: PlacedNote, identifier: str) -> Annotation:
        note = arrival.note
        created = note.created or self._at
        return Annotation(
            id=identifier,
            text=arrival.text,
            kind=note.kind,
            created=created,
            modified=(note.modified or created) if note.id else created,
            anchor=arrival.anchor,
            colour=note.colour,
            body=_body(note),
            tags=clean_tags(note.tags),
            creator=note.creator,
            orphan=arrival.orphan,
        )


def _wanted(note: ForeignNote) -> Anchor | None:
    """Make the anchor that a note asks for; without a position it stands where the other program orders it."""
    if not note.quote:
        return None
    start = note.start if note.start is not None else max(0, int(note.order or 0))
    section = note.section or note.place
    prefix, suffix = note.prefix[-CONTEXT:], note.suffix[:CONTEXT]
    return Anchor(start, start + len(note.quote), note.quote, prefix, suffix, section)


def _as_it_was(anchor: Anchor | None, edition: Edition) -> Anchor | None:
    """Leave an anchor of One Hour's own alone where its words and all of its context stand at its position."""
    if anchor is None or not (anchor.prefix or anchor.suffix):
        return None
    start = anchor.start - len(anchor.prefix)
    around = anchor.prefix + anchor.exact + anchor.suffix
    return anchor if start >= 0 and edition.whole.startswith(around, start) else None


def _told_by_neighbours(
    notes: Sequence[ForeignNote], found: Mapping[int, Anchor], edition: Edition, comparison: Comparison
) -> dict[int, Anchor]:
    """Place quotations that stand several times, or are short: exactly one place lies between the neighbours'."""
    ordered = sorted(
        (note.order, found[at].start) for at, note in enumerate(notes) if at in found and note.order is not None
    )
    orders = [order for order, _start in ordered]
    told: dict[int, Anchor] = {}
    for at, note in enumerate(notes):
        if at in found or not note.quote or note.order is None:
            continue
        before = ordered[bisect_left(orders, note.order) - 1][1] if bisect_left(orders, note.order) else None
        behind = bisect_right(orders, note.order)
        after = ordered[behind][1] if behind < len(ordered) else None
        start = _between(note.quote, edition.whole, before, after, weight(comparison.fold(note.quote)))
        if start is not None:
            told[at] = _anchor_at(edition, start, len(note.quote))
    return told


def _between(quote: str, whole: str, before: int | None, after: int | None, heft: int) -> int | None:
    least = _LEAST if before is not None and after is not None else _LEAST_AT_END
    if heft < least or (before is None and after is None):
        return None
    low, high = before or 0, len(whole) if after is None else after + len(quote)
    places = list(_places(quote, whole, low, high))
    return places[0] if len(places) == 1 else None


def _places(quote: str, whole: str, low: int, high: int) -> Iterator[int]:
    at = whole.find(quote, low, high)
    for _one in range(_MOST_PLACES):
        if at < 0:
            return
        yield at
        at = whole.find(quote, at + 1, high)


def _anchor_at(edition: Edition, start: int, length: int) -> Anchor:
    whole, end = edition.whole, start + length
    prefix, suffix = whole[max(0, start - CONTEXT) : start], whole[end : end + CONTEXT]
    return Anchor(start, end, whole[start:end], prefix, suffix, edition.section_at(start))


def _was_undone(annotation: Annotation) -> bool:
    """Return whether an annotation is gone because its import was undone: removing it would have changed its time."""
    return annotation.deleted is not None and annotation.deleted != annotation.modified


def _may_follow(note: ForeignNote, before: Annotation) -> bool:
    """Return whether a note's words may take the place of those here: nobody has changed these since they came."""
    if note.id:
        return note.modified is not None and note.modified > before.modified
    return before.modified == before.created


def _body(note: ForeignNote) -> str:
    """Return the words of a note; one without a passage says where it stood in the other program."""
    if note.quote or not note.place or note.id:
        return note.note
    return f"{note.note}\n\n— {note.place}" if note.note else note.place


def _number(arrival: PlacedNote) -> int:
    return arrival.note.number


def _entry(error: ReaderError) -> int:
    return int(error.detail["number"])
