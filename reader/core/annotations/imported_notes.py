"""Match notes from another program to the texts of the library, and keep those without a match.

If the text is known, its quotations are placed by the anchor rules; a quotation that occurs several times may still be
identified by the notes before and after it, since programs know the order of their notes. Nothing is dropped: a
quotation that is not found is kept as an orphan, and a note whose text is missing is kept under a placeholder with the
text's title.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

from reader.core.annotations.anchor import CONTEXT, Anchor
from reader.core.annotations.foreign_notes import ForeignNote, ForeignNotes, NoteSource
from reader.core.annotations.model import Annotation, AnnotationKind
from reader.core.annotations.operations import Edit, Operation
from reader.core.annotations.reanchoring.anchor_match import Edition
from reader.core.annotations.reanchoring.comparison import Comparison, FoldedText, weight
from reader.core.annotations.reanchoring.passages import reanchor
from reader.core.errors import Problem, ReaderError
from reader.core.ids import derived_id
from reader.core.operation_name import OperationName
from reader.core.tags import clean_tags

_MIN_WEIGHT = 4
"""Minimum weight of a quotation that is placed by its neighbours: 2 Chinese characters or 4 letters."""

_MIN_WEIGHT_AT_END = 8
"""The same with a neighbour on one side only."""

_MAX_OCCURRENCES = 200

_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PlacedNote:
    """A note with its target: a text's id, and the anchor in it, None without a passage.

    ``waits`` is set if the text is not in the library yet; then the id is that of a placeholder.
    """

    note: ForeignNote
    text: str
    anchor: Anchor | None = None
    orphan: bool = False
    waits: bool = False


@dataclass(frozen=True, slots=True)
class ImportedNotes:
    """The result of an import: one operation, without edits if nothing is new, and the counts of notes by outcome.

    ``matched`` counts the notes that are on their passage, ``whole`` those that have none and are on the text as a
    whole, ``orphaned`` those whose passage was not found, ``waiting`` those of them whose text is missing.
    """

    operation: Operation
    matched: int = 0
    orphaned: int = 0
    waiting: int = 0
    whole: int = 0
    skipped: tuple[ReaderError, ...] = ()


def place_notes(notes: Sequence[ForeignNote], text: str, edition: Edition, comparison: Comparison) -> list[PlacedNote]:
    """Place the notes that belong to one text; the order is kept."""
    anchors = [_foreign_anchor(note) for note in notes]
    with_quote = [number for number, anchor in enumerate(anchors) if anchor is not None]
    found: dict[int, Anchor] = {}
    answers = reanchor([anchor for anchor in anchors if anchor is not None], edition, comparison)
    for number, answer in zip(with_quote, answers, strict=True):
        anchor = _unchanged(anchors[number], edition) or answer.anchor
        if anchor is not None:
            found[number] = anchor
    found |= _placed_by_neighbours(notes, found, edition, comparison)
    return [
        PlacedNote(note, text, found.get(number, anchors[number]), anchors[number] is not None and number not in found)
        for number, note in enumerate(notes)
    ]


def unplaced_notes(notes: Sequence[ForeignNote], title: str) -> list[PlacedNote]:
    """Return notes as orphans under a placeholder; ``title`` is its id."""
    anchors = map(_foreign_anchor, notes)
    return [
        PlacedNote(note, title, anchor, anchor is not None, waits=True)
        for note, anchor in zip(notes, anchors, strict=True)
    ]


def note_id(clippings: ForeignNotes, note: ForeignNote) -> str:
    """Return the id of a note's annotation: One Hour's own, else one that is the same at every import of the same note.

    It does not depend on the comment on a quotation, so that the comment may change in the other program; nor on the
    time, where the program dates only the comment; nor on the title, where Apple Books has it in another file.
    """
    if _UUID.fullmatch(note.id):
        return note.id.lower()
    is_dated = note.created is not None and not (clippings.source is NoteSource.WEREAD and note.quote)
    created_at = note.created if is_dated else None
    created = created_at.astimezone(UTC).isoformat() if created_at else ""
    own = note.note if not note.quote else ""
    mark = "bookmark" if note.kind is AnnotationKind.BOOKMARK else ""
    has_other_title = clippings.source is NoteSource.APPLE_BOOKS and note.work
    named = ("", "") if has_other_title else (note.title, note.author)
    parts = (clippings.source.value, *named, note.work, mark, note.quote, own, created)
    place = note.place if created_at is None else ""
    return derived_id(created_at, "\x1f".join((*parts, place)))


def import_operation(
    clippings: ForeignNotes,
    arrivals: Sequence[PlacedNote],
    known: Mapping[str, Annotation],
    path: Path,
    at: datetime,
    *,
    gone: Collection[str] = (),
) -> ImportedNotes:
    """Return the single operation that imports the notes.

    ``known`` are the present and deleted annotations of the library, by id, ``gone`` the ids of their texts that were
    removed.
    """
    builder = _ImportBuilder(clippings, known, path, at, gone)
    for arrival in sorted(arrivals, key=lambda arrival: arrival.note.number):
        builder.add(arrival)
    return builder.result()


class _ImportBuilder:
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
        self._matched = self._orphaned = self._waiting = self._whole = 0

    def add(self, arrival: PlacedNote) -> None:
        identifier = note_id(self._clippings, arrival.note)
        before = self._known.get(identifier)
        if identifier in self._edits:
            self._skip(arrival, "repeated")
            return
        if before is None or was_undone(before):
            self._keep(arrival, Edit(None, self._annotation(arrival, identifier)))
        elif before.deleted is not None:
            self._skip(arrival, "taken-out")
        else:
            self._update(arrival, before)

    def result(self) -> ImportedNotes:
        operation = Operation(OperationName.IMPORT_NOTES, tuple(self._edits.values()), self._at)
        skipped = tuple(sorted(self._skipped, key=lambda error: error.number("number")))
        return ImportedNotes(operation, self._matched, self._orphaned, self._waiting, self._whole, skipped)

    def _update(self, arrival: PlacedNote, before: Annotation) -> None:
        """Update a known note: its anchor if it was an orphan, and its comment if it changed in the other program."""
        if arrival.note.is_as_written:
            self._skip(arrival, "known")
            return
        after = before
        found_now = before.orphan and arrival.anchor is not None and not arrival.orphan
        if found_now or before.text in self._gone:
            after = replace(after, text=arrival.text, anchor=arrival.anchor, orphan=arrival.orphan)
        updated = self._annotation(arrival, before.id)
        if updated.body != before.body and _may_update(arrival.note, before):
            modified = updated.modified if arrival.note.id else before.created
            after = replace(after, body=updated.body, kind=updated.kind, modified=modified)
        if after != before:
            self._keep(arrival, Edit(before, after))
        else:
            self._skip(arrival, "known" if updated.body == before.body else "edited-here")

    def _keep(self, arrival: PlacedNote, edit: Edit) -> None:
        self._edits[edit.id] = edit
        unplaced = arrival.orphan or arrival.waits
        self._matched += not unplaced and arrival.anchor is not None
        self._whole += not unplaced and arrival.anchor is None
        self._orphaned += unplaced
        self._waiting += arrival.waits

    def _skip(self, arrival: PlacedNote, why: str) -> None:
        self._skipped.append(ReaderError(Problem.NOTE_SKIPPED, self._path, number=arrival.note.number, why=why))

    def _annotation(self, arrival: PlacedNote, identifier: str) -> Annotation:
        note = arrival.note
        created = note.created or self._at
        original = note.original or Annotation(identifier, arrival.text, note.kind, created, created)
        return replace(
            original,
            id=identifier,
            text=arrival.text,
            kind=note.kind,
            created=created,
            modified=(note.modified or created) if note.id else created,
            anchor=arrival.anchor,
            colour=note.colour,
            style=note.style,
            body=_body(note),
            tags=clean_tags(note.tags),
            creator=note.creator,
            orphan=arrival.orphan,
        )


def _foreign_anchor(note: ForeignNote) -> Anchor | None:
    """Return the anchor to look for; without a position it starts at the note's sort key in the other program."""
    if not note.quote:
        return None
    start = note.start if note.start is not None else max(0, int(note.order or 0))
    section = note.section or note.place
    prefix, suffix = note.prefix[-CONTEXT:], note.suffix[:CONTEXT]
    return Anchor(start, start + len(note.quote), note.quote, prefix, suffix, section)


def _unchanged(anchor: Anchor | None, edition: Edition) -> Anchor | None:
    """Return an anchor unchanged if its text and all of its context are found at its position, else None."""
    if anchor is None or not (anchor.prefix or anchor.suffix):
        return None
    start = anchor.start - len(anchor.prefix)
    passage = anchor.prefix + anchor.exact + anchor.suffix
    return anchor if start >= 0 and edition.whole.startswith(passage, start) else None


def _placed_by_neighbours(
    notes: Sequence[ForeignNote], found: Mapping[int, Anchor], edition: Edition, comparison: Comparison
) -> dict[int, Anchor]:
    """Place quotations that are short or occur several times, if one occurrence only lies between the neighbours."""
    ordered = sorted(
        (note.order, found[at].start) for at, note in enumerate(notes) if at in found and note.order is not None
    )
    orders = [order for order, _start in ordered]
    text = _ForgivingText(edition.whole, comparison)
    placed: dict[int, Anchor] = {}
    for at, note in enumerate(notes):
        if at in found or not note.quote or note.order is None:
            continue
        before = ordered[bisect_left(orders, note.order) - 1][1] if bisect_left(orders, note.order) else None
        index_after = bisect_right(orders, note.order)
        after = ordered[index_after][1] if index_after < len(ordered) else None
        place = _between(note.quote, text, before, after, weight(comparison.fold(note.quote)))
        if place is not None:
            placed[at] = _anchor_at(edition, *place)
    return placed


class _ForgivingText:
    """A canonical text in which a quotation is found as it stands or, failing that, by its letters."""

    def __init__(self, whole: str, comparison: Comparison) -> None:
        self.whole = whole
        self._comparison = comparison

    @cached_property
    def _folded(self) -> FoldedText:
        return FoldedText(self.whole, self._comparison)

    def places(self, quote: str, low: int, high: int) -> list[tuple[int, int]]:
        """Return the start and end of each occurrence between two positions."""
        found = [(start, start + len(quote)) for start in _occurrences(quote, self.whole, low, high)]
        folded = "" if found else self._comparison.fold(quote)
        if not folded:
            return found
        text = self._folded
        starts = _occurrences(folded, text.words, text.folded(low), text.folded(high))
        return [text.span(start, start + len(folded)) for start in starts]


def _between(
    quote: str, text: _ForgivingText, before: int | None, after: int | None, quote_weight: int
) -> tuple[int, int] | None:
    minimum = _MIN_WEIGHT if before is not None and after is not None else _MIN_WEIGHT_AT_END
    if quote_weight < minimum or (before is None and after is None):
        return None
    low, high = before or 0, len(text.whole) if after is None else after + len(quote)
    places = text.places(quote, low, high)
    return places[0] if len(places) == 1 else None


def _occurrences(quote: str, whole: str, low: int, high: int) -> Iterator[int]:
    at = whole.find(quote, low, high)
    for _ in range(_MAX_OCCURRENCES):
        if at < 0:
            return
        yield at
        at = whole.find(quote, at + 1, high)


def _anchor_at(edition: Edition, start: int, end: int) -> Anchor:
    whole = edition.whole
    prefix, suffix = whole[max(0, start - CONTEXT) : start], whole[end : end + CONTEXT]
    return Anchor(start, end, whole[start:end], prefix, suffix, edition.section_at(start))


def was_undone(annotation: Annotation) -> bool:
    """Return whether an annotation was deleted by undoing its import; removal would have set its modification time."""
    return annotation.deleted is not None and annotation.deleted != annotation.modified


def _may_update(note: ForeignNote, before: Annotation) -> bool:
    """Return whether a note's text may replace that in the library, which has not been edited since its import."""
    if note.id:
        return note.modified is not None and note.modified > before.modified
    return before.modified == before.created


def _body(note: ForeignNote) -> str:
    """Return the body of a note; without a passage it includes the position in the other program."""
    if note.quote or not note.place or note.id:
        return note.note
    return f"{note.note}\n\n— {note.place}" if note.note else note.place
