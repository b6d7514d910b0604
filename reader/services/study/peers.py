"""Take in the notes of others: find their texts and passages, and keep them apart from the reader's own.

As for notes of other programs, there are three steps: gather, place, store. Only the first and the last touch the
library, so that placing may run in another thread. What is stored can be part of a larger step of undo, as that of a
study pack: `plan_peer_notes` says which rows are written, and `put_peer_notes` writes them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from reader.core.annotations.foreign_notes import ForeignNote, ForeignNotes, ForeignSet, NoteSource
from reader.core.annotations.imported_notes import PlacedNote, note_id, unplaced_notes, was_undone
from reader.core.annotations.reanchoring.comparison import Comparison
from reader.core.changes import Changes
from reader.core.errors import Problem, ReaderError
from reader.core.ids import derived_id
from reader.core.operation_name import OperationName
from reader.core.study.exchange import PersonReference, clean_name
from reader.core.study.groups import Person, met_person
from reader.core.study.peer_notes import PeerNote, PeerNoteMerge, merge_peer_notes, peer_note_id
from reader.core.tags import clean_tags
from reader.core.text.sanitise import one_line
from reader.services.annotations.notes_import import NotesOfOneText, NotesReport, PlacementTask, find_texts
from reader.storage.library import Library
from reader.storage.recorded_rows import TouchedRow

_PLAIN_ID = re.compile(r"[\w.:@/+-]{1,200}", re.ASCII)
"""An id that is kept as it is; any other is replaced by one that follows from it."""

_NO_TIME = datetime(1970, 1, 1, tzinfo=UTC)
"""When a note was changed of which nobody knows."""

Author = tuple[str, str]
"""The id and the name of who made a note, as the file has them."""


@dataclass(frozen=True, slots=True)
class PeerNotesOptions:
    """What is known of notes beside what their file says.

    ``path`` is the path of the file, ``person`` who handed it over, ``name`` what the reader calls who made them,
    ``accepts_name`` whether another name of a known person is accepted, ``group`` the id of a group that is in the
    library, or will be, and ``pack`` the id of the pack that they come in.
    """

    path: Path
    person: PersonReference | None = None
    name: str = ""
    accepts_name: bool = False
    group: str = ""
    pack: str = ""


@dataclass(frozen=True, slots=True)
class PeerPlacementTask:
    """All that placing notes of others needs; ``people`` are their authors, without the reader."""

    foreign: ForeignNotes
    options: PeerNotesOptions
    people: Mapping[Author, Person]
    placement: PlacementTask

    def place_notes(self) -> PlacedPeerNotes:
        """Find the texts and the passages."""
        return PlacedPeerNotes(self, tuple(self.placement.place_notes()))


@dataclass(frozen=True, slots=True)
class PlacedPeerNotes:
    """Notes of others with their passages, which are not stored yet."""

    task: PeerPlacementTask
    placed: tuple[tuple[NotesOfOneText, list[PlacedNote]], ...]


@dataclass(frozen=True, slots=True)
class PeerNotesReport:
    """What became of the notes of a file: by whom they are, the counts, and the entries that could not be read."""

    path: Path
    people: tuple[Person, ...]
    counts: PeerNoteMerge
    skipped: tuple[ReaderError, ...] = ()
    texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PeerNotesPlan:
    """The rows that taking in notes of others writes, and what is said of it."""

    people: tuple[Person, ...]
    notes: tuple[PeerNote, ...]
    report: PeerNotesReport

    @property
    def is_empty(self) -> bool:
        """Return whether there is nothing to write."""
        return not (self.people or self.notes)


def gather_peer_notes(
    library: Library, foreign: ForeignNotes, options: PeerNotesOptions, comparison: Comparison
) -> PeerPlacementTask:
    """Find out by whom notes are and which texts they are on.

    Raises ReaderError NAME_MISSING where neither the file nor the options say by whom, NAME_CHANGED, NAME_TAKEN.
    """
    own = library.study_groups.own_ids()
    people = _people(library.study_groups.people(), foreign, options, own)
    texts = library.texts.by_digest({note.digest for note in foreign.notes if note.digest})
    notes = [
        replace(note, text=texts.get(note.digest, note.text)) for note in foreign.notes if note.creator_id not in own
    ]
    placement = find_texts(library, replace(foreign, notes=tuple(notes)), options.path, "", comparison)
    return PeerPlacementTask(foreign, options, people, placement)


def plan_peer_notes(library: Library, placed: PlacedPeerNotes, now: datetime) -> PeerNotesPlan:
    """Return what is to be written to take in placed notes."""
    task = placed.task
    arrivals = [note for group, notes in placed.placed for note in _arrivals(task, group, notes, now)]
    known = library.peer_notes.some(note.id for note in arrivals)
    written_here = library.annotations.known([note.original for note in arrivals])
    own = {identifier for identifier, annotation in written_here.items() if not was_undone(annotation)}
    missing = _missing(library, task, {note.id for note in arrivals})
    merge = merge_peer_notes(arrivals, known, own, missing, now)
    mine = len(task.foreign.notes) - sum(len(group.notes) for group, _notes in placed.placed)
    merge = replace(merge, own=merge.own + mine)
    present = {person.id: person for person in library.study_groups.people()}
    authors = {note.person for note in merge.notes}
    people = tuple(
        person
        for person in _distinct(task.people.values())
        if present.get(person.id) != person and (person.id in authors or person.id in present)
    )
    texts = tuple(dict.fromkeys(note.text for note in merge.notes if note.text))
    report = PeerNotesReport(task.options.path, _distinct(task.people.values()), merge, task.foreign.skipped, texts)
    return PeerNotesPlan(people, merge.notes, report)


def touched_rows(library: Library, plan: PeerNotesPlan) -> list[TouchedRow]:
    """Return the rows that a plan writes, for the step of undo that it is part of."""
    people = [library.study_groups.touched_person(person) for person in plan.people]
    return people + library.peer_notes.touched(plan.notes)


def put_peer_notes(library: Library, plan: PeerNotesPlan, now: datetime) -> None:
    """Write what was planned, within the work of a step of undo; a pack and a group that it names come before."""
    for person in plan.people:
        library.study_groups.put_person(person, now)
    library.peer_notes.put(plan.notes, now)


def store_peer_notes(library: Library, plan: PeerNotesPlan, now: datetime) -> Changes | None:
    """Take in notes of others as one undo step; None where there is nothing new."""
    if plan.is_empty:
        return None
    return library.peer_notes.record(
        OperationName.ADD_PEER_NOTES, now, touched_rows(library, plan), lambda: put_peer_notes(library, plan, now)
    )


def as_notes_report(report: PeerNotesReport, source: NoteSource) -> NotesReport:
    """Return what became of notes of others as the report of an import of notes."""
    counts, path = report.counts, report.path
    known = tuple(ReaderError(Problem.NOTE_SKIPPED, path, number=0, why="known") for _one in range(counts.known))
    return NotesReport(
        path,
        source,
        counts.matched,
        counts.orphaned + counts.waiting,
        counts.waiting,
        0,
        (*known, *report.skipped),
        texts=report.texts,
        people=tuple(person.name for person in report.people),
    )


def plan_sets(
    library: Library, foreign: ForeignNotes, options: PeerNotesOptions, comparison: Comparison, now: datetime
) -> PeerNotesPlan:
    """Gather and place notes, and return what is to be written, for a caller that waits."""
    placed = gather_peer_notes(library, foreign, options, comparison).place_notes()
    return plan_peer_notes(library, placed, now)


def add_peer_notes(
    library: Library, foreign: ForeignNotes, options: PeerNotesOptions, comparison: Comparison, now: datetime
) -> tuple[PeerNotesReport, Changes | None]:
    """Take in the notes of a file as one undo step, for a caller that waits."""
    plan = plan_sets(library, foreign, options, comparison, now)
    return plan.report, store_peer_notes(library, plan, now)


def person_id_of(creator_id: str) -> str:
    """Return the id under which somebody is known whom a file names by ``creator_id``."""
    return creator_id if _PLAIN_ID.fullmatch(creator_id) else derived_id(None, f"peer-id {creator_id}")


def person_id_of_name(name: str) -> str:
    """Return the id of somebody of whom only the name is known."""
    return derived_id(None, f"peer-name {name.casefold()}")


# --- who the notes are by -------------------------------------------------------------------------------------------


def _people(
    known: Sequence[Person], foreign: ForeignNotes, options: PeerNotesOptions, own: set[str]
) -> dict[Author, Person]:
    """Return the authors of notes, without the reader."""
    authors = [_author(note) for note in foreign.notes]
    authors += [_author(described) for described in foreign.sets if described.is_complete and any(_author(described))]
    people: dict[Author, Person] = {}
    for author in dict.fromkeys(authors or [("", "")]):
        if author[0] in own:
            continue
        reference = _reference(author, foreign.source, options, known)
        person = met_person(reference, options.group, known, accepts_name=options.accepts_name)
        known = [*(one for one in known if one.id != person.id), person]
        people[author] = person
    return people


def _author(one: ForeignNote | ForeignSet) -> Author:
    return one.creator_id, one.creator


def _reference(
    author: Author, source: NoteSource, options: PeerNotesOptions, known: Sequence[Person]
) -> PersonReference:
    """Return whom a file, or else the reader, names as the author of notes."""
    creator_id, name = person_id_of(author[0]) if author[0] else "", clean_name(author[1])
    given = clean_name(options.name)
    if given and source is not NoteSource.ONE_HOUR:
        name = given
    if options.person is not None and not creator_id and name in {"", options.person.name}:
        return options.person
    namesakes = [one for one in known if one.name == (name or given)]
    if creator_id:
        present = next((one.name for one in known if one.id == creator_id), "")
        return PersonReference(creator_id, name or given or present)
    name = name or given
    if len(namesakes) == 1 and (given == name or options.accepts_name):
        return PersonReference(namesakes[0].id, name)
    return PersonReference(person_id_of_name(name), name)


def _distinct(people: Iterable[Person]) -> tuple[Person, ...]:
    """Return each person once, with the name that came last."""
    return tuple({person.id: person for person in people}.values())


# --- what becomes of them -------------------------------------------------------------------------------------------


def _arrivals(
    task: PeerPlacementTask, group: NotesOfOneText, notes: Sequence[PlacedNote], now: datetime
) -> list[PeerNote]:
    """Return the notes on one text as they are to be stored."""
    placed = notes if group.text else unplaced_notes(group.notes, "")
    return [_peer_note(task, one, now) for one in placed]


def _peer_note(task: PeerPlacementTask, placed: PlacedNote, now: datetime) -> PeerNote:
    note = placed.note
    person = task.people[_author(note)].id
    original = _original(note.source_id) or note_id(task.foreign, note)
    created = note.created or now
    return PeerNote(
        peer_note_id(person, original),
        person,
        original,
        note.kind,
        created,
        note.modified or note.created or _NO_TIME,
        "" if placed.waits else placed.text,
        one_line(note.title),
        one_line(note.author),
        note.digest,
        placed.anchor,
        note.colour,
        note.note,
        clean_tags(tuple(map(one_line, note.tags))),
        placed.orphan and not placed.waits,
        _original(note.answers),
        task.options.pack,
        style=note.style,
    )


def _original(identifier: str) -> str:
    """Return the id of a note in the library of its author; empty for none."""
    if not identifier or not _PLAIN_ID.fullmatch(identifier):
        return derived_id(None, f"peer-note {identifier}") if identifier else ""
    return identifier.lower() if len(identifier) == len("00000000-0000-7000-8000-000000000000") else identifier


def _missing(library: Library, task: PeerPlacementTask, arrived: set[str]) -> list[PeerNote]:
    """Return the notes that the complete sets of a file lack; one with entries that could not be read lacks none."""
    if task.foreign.skipped:
        return []
    missing: dict[str, PeerNote] = {}
    for described in task.foreign.sets:
        person = _author_of_set(task, described) if described.is_complete else None
        for note in library.peer_notes.of_person(person.id) if person else ():
            if note.pack == task.options.pack and note.id not in arrived and _is_on_text(note, described):
                missing[note.id] = note
    return list(missing.values())


def _author_of_set(task: PeerPlacementTask, described: ForeignSet) -> Person | None:
    """Return who made a set; None for the reader, and where that cannot be told."""
    if described.creator or described.creator_id:
        return task.people.get(_author(described))
    people = _distinct(task.people.values())
    return people[0] if len(people) == 1 else None


def _is_on_text(note: PeerNote, described: ForeignSet) -> bool:
    if note.digest and note.digest == described.digest:
        return True
    return (note.title, note.author) == (one_line(described.title), one_line(described.author))
