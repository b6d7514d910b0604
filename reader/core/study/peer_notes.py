"""Define the notes of others, and what a set of them that comes in does to those that are there (study.md, §7).

A note of another is known by who made it and by its id there. It stands beside the reader's own annotations, never
among them: neither search nor exports, counts, cards or lessons ever read it.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from uuid import UUID, uuid5

from reader.core.annotations.anchor import Anchor
from reader.core.annotations.model import Annotation, AnnotationKind, AnnotationStyle

_NAMESPACE = UUID("5f0a2b9c-6a51-4c5b-9d0e-7a1f0c8d3e62")
"""The ids of the notes of others are derived within it, so that a note that comes again has the same one."""


class PeerLinkRole(StrEnum):
    """What an own annotation has to do with a note of another; the value is stored in the library."""

    REPLY = "reply"
    COPY = "copy"


@dataclass(frozen=True, slots=True)
class PeerLink:
    """The link of an own ``annotation`` to the note of another that it replies to, or was taken over from."""

    annotation: str
    peer_note: str
    role: PeerLinkRole


@dataclass(frozen=True, slots=True)
class PeerNote:
    """A note of another, with the anchor that it has in this library.

    ``person`` is the id of who made it, ``original`` its id there, ``answers`` that of the note it replies to. ``text``
    is the id of the text here, empty while that is not in the library; ``title``, ``author`` and ``digest`` are those
    of the text that it was made on. ``pack`` is the id of the pack that it came in, as a note of the lead.
    ``withdrawn`` says since when it no longer stands in a complete set of its author.
    """

    id: str
    person: str
    original: str
    kind: AnnotationKind
    created: datetime
    modified: datetime
    text: str = ""
    title: str = ""
    author: str = ""
    digest: str = ""
    anchor: Anchor | None = None
    colour: int = 0
    body: str = ""
    tags: tuple[str, ...] = ()
    orphan: bool = False
    answers: str = ""
    pack: str = ""
    withdrawn: datetime | None = None
    style: AnnotationStyle = AnnotationStyle.HIGHLIGHT

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

    @property
    def is_placed(self) -> bool:
        """Return whether it stands on its passage, or on the text as a whole, in a text of the library."""
        return bool(self.text) and not self.orphan and self.withdrawn is None

    def as_annotation(self, creator: str = "") -> Annotation:
        """Return the note as an annotation for display, which is never stored."""
        return Annotation(
            self.id,
            self.text,
            self.kind,
            self.created,
            self.modified,
            self.anchor,
            self.colour,
            self.body,
            self.tags,
            creator,
            self.orphan,
            style=self.style,
        )


def peer_note_id(person: str, original: str) -> str:
    """Return the id of the note that somebody knows as ``original``."""
    return str(uuid5(_NAMESPACE, json.dumps([person, original], ensure_ascii=False)))


class ArrivalKind(StrEnum):
    """What becomes of a note that comes in; the value is used in JSON."""

    ADDED = "added"
    KNOWN = "known"
    UPDATED = "updated"
    IGNORED = "ignored"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class PeerNoteMerge:
    """What a set of notes comes to: the ``notes`` to be written, and the counts by outcome.

    Of those that were added, ``matched`` stand on their passage or on the text as a whole, ``orphaned`` in a text that
    does not have their passage, and ``waiting`` for their text. ``withdrawn`` are those that a complete set lacks.
    """

    notes: tuple[PeerNote, ...] = ()
    added: int = 0
    matched: int = 0
    orphaned: int = 0
    waiting: int = 0
    known: int = 0
    updated: int = 0
    ignored: int = 0
    withdrawn: int = 0
    own: int = 0


def merge_peer_notes(
    arrivals: Sequence[PeerNote],
    known: Mapping[str, PeerNote],
    own: Collection[str],
    missing: Iterable[PeerNote],
    at: datetime,
) -> PeerNoteMerge:
    """Return what notes that come in do to those that are there.

    ``known`` are the notes of others in the library, by id, ``own`` the ids of the reader's own annotations, and
    ``missing`` the notes that a complete set of their author lacks.
    """
    written: dict[str, PeerNote] = {}
    outcomes: Counter[ArrivalKind] = Counter()
    places: Counter[str] = Counter()
    for arrival in _newest(arrivals):
        outcome, note = _outcome(arrival, known.get(arrival.id), own)
        outcomes[outcome] += 1
        if note is not None:
            written[note.id] = note
        if outcome is ArrivalKind.ADDED:
            places["waiting" if not arrival.text else "orphaned" if arrival.orphan else "matched"] += 1
    withdrawn = [replace(note, withdrawn=at) for note in missing if note.withdrawn is None and note.id not in written]
    return PeerNoteMerge(
        (*written.values(), *withdrawn),
        outcomes[ArrivalKind.ADDED],
        places["matched"],
        places["orphaned"],
        places["waiting"],
        outcomes[ArrivalKind.KNOWN],
        outcomes[ArrivalKind.UPDATED],
        outcomes[ArrivalKind.IGNORED],
        len(withdrawn),
        outcomes[ArrivalKind.OWN],
    )


def _newest(arrivals: Iterable[PeerNote]) -> Iterable[PeerNote]:
    """Return each note once: the one that was changed last."""
    newest: dict[str, PeerNote] = {}
    for arrival in arrivals:
        other = newest.get(arrival.id)
        if other is None or arrival.modified > other.modified:
            newest[arrival.id] = arrival
    return newest.values()


def _outcome(arrival: PeerNote, before: PeerNote | None, own: Collection[str]) -> tuple[ArrivalKind, PeerNote | None]:
    """Return what becomes of a note, and the row to be written, None for none."""
    if before is None:
        return (ArrivalKind.OWN, None) if arrival.original in own else (ArrivalKind.ADDED, arrival)
    if arrival.modified < before.modified:
        return ArrivalKind.IGNORED, None
    present = replace(arrival, pack=arrival.pack or before.pack)
    if before.is_placed and not arrival.is_placed and arrival.quote == before.quote:
        present = replace(present, text=before.text, anchor=before.anchor, orphan=before.orphan)
    if arrival.modified > before.modified or before.withdrawn is not None:
        return ArrivalKind.UPDATED, present
    is_better_placed = present.is_placed and not before.is_placed
    changed = replace(before, pack=present.pack)
    if is_better_placed:
        changed = replace(changed, text=present.text, anchor=present.anchor, orphan=False)
    return ArrivalKind.KNOWN, changed if changed != before else None


def visible_notes(
    notes: Iterable[PeerNote], ranges: Sequence[tuple[int, int]], shown: Collection[str]
) -> list[PeerNote]:
    """Return the notes whose passage has been read, of the people whose notes are ``shown``.

    ``ranges`` are the ranges of the text that were read, in text order, none of which touches another. A note on the
    text as a whole is visible at once.
    """
    return [note for note in notes if note.person in shown and note.is_placed and is_read(note, ranges)]


def is_read(note: PeerNote, ranges: Sequence[tuple[int, int]]) -> bool:
    """Return whether the whole passage of a note lies in one of the ranges that were read."""
    return note.anchor is None or any(start <= note.start and note.end <= end for start, end in ranges)
