"""Store the notes of others, in a table of their own, and what the reader's annotations have to do with them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from reader.core.annotations.anchor import Anchor
from reader.core.annotations.model import Annotation, AnnotationKind, AnnotationStyle
from reader.core.changes import Changes
from reader.core.errors import Problem
from reader.core.operation_name import OperationName
from reader.core.study.groups import Person
from reader.core.study.peer_notes import PeerLink, PeerLinkRole, PeerNote
from reader.storage.annotation_columns import replace_surrogates
from reader.storage.connection import Connection, Value
from reader.storage.journal import Journal
from reader.storage.recorded_rows import TouchedRow
from reader.storage.repositories.annotations import Annotations
from reader.storage.repositories.study_groups import StudyGroups
from reader.storage.stored_values import parsed_kind, stored_optional_time, stored_tags, stored_time
from reader.storage.timestamps import format_optional_timestamp, format_timestamp

_PRESENT = "EXISTS (SELECT 1 FROM text t WHERE t.id = p.text AND t.removed IS NULL AND t.digest IS NOT NULL)"
_SELECT = (
    "SELECT p.id, p.person, p.original, p.kind, p.created, p.modified, "  # noqa: S608
    f"CASE WHEN {_PRESENT} THEN p.text END AS text, p.title, p.author, p.digest, "
    'p.start, p."end", p.exact, p.prefix, p.suffix, p.section, p.colour, p.body, p.tags, p.orphan, p.answers, p.pack, '
    "p.withdrawn, p.style FROM peer_note p WHERE p.removed IS NULL "
)
_ORDER = 'ORDER BY p.text, p.start IS NULL, p.orphan, p.start, p."end", p.created, p.id'
_SOME = f"{_SELECT} AND p.id IN (SELECT value FROM json_each(?))"  # noqa: S608
_PASSAGES = (
    'SELECT id, person, start, "end" FROM peer_note WHERE text = ?1 AND start > ?2 AND start < ?3 '
    'AND max("end", start + 1) > ?4 AND person IN (SELECT value FROM json_each(?5)) '
    'AND removed IS NULL AND withdrawn IS NULL AND orphan = 0 ORDER BY start, "end", id'
)
_LINKS = (
    "SELECT l.annotation, l.peer_note, l.role FROM peer_link l JOIN annotation a ON a.id = l.annotation "
    "WHERE l.removed IS NULL AND a.deleted IS NULL "
)
_PUT_LINK = (
    "INSERT INTO peer_link (annotation, peer_note, role, removed) VALUES (?, ?, ?, NULL) "
    "ON CONFLICT (annotation) DO UPDATE SET peer_note = excluded.peer_note, role = excluded.role, removed = NULL"
)


@dataclass(frozen=True, slots=True)
class PeerNoteCounts:
    """The number of notes of others on a text, by person: those of ``others``, and those of the ``leads`` of packs."""

    others: Mapping[str, int]
    leads: Mapping[str, int]

    @property
    def people(self) -> frozenset[str]:
        """Return the ids of all who have notes on the text."""
        return frozenset(self.others) | frozenset(self.leads)


class PeerNotes:
    """Read and change the notes of others in a library.

    `put` writes notes within the work of a step of undo, which names them among its touched rows: they mostly come
    with a person, and may come with a whole pack.
    """

    def __init__(self, connection: Connection, journal: Journal, annotations: Annotations) -> None:
        """Set the connection; changes are recorded in the journal."""
        self._connection = connection
        self._journal = journal
        self._annotations = annotations

    def all(self) -> list[PeerNote]:
        """Return all notes of others, by text and in text order, with those that were withdrawn."""
        return [_note(row) for row in self._connection.rows(_SELECT + _ORDER)]

    def of_text(self, text: str) -> list[PeerNote]:
        """Return the notes of others on a text in text order; last come orphans, then those on the text as a whole."""
        return [_note(row) for row in self._connection.rows(f"{_SELECT} AND p.text = ? {_ORDER}", (text,))]

    def of_person_on(self, text: str, person: str) -> list[PeerNote]:
        """Return the notes of a person on a text that came in no pack, in text order."""
        where = "AND p.text = ? AND p.person = ? AND p.pack IS NULL"
        return [_note(row) for row in self._connection.rows(f"{_SELECT} {where} {_ORDER}", (text, person))]

    def of_leads_on(self, text: str) -> list[PeerNote]:
        """Return the notes on a text that came in packs, in text order."""
        where = "AND p.text = ? AND p.pack IS NOT NULL"
        return [_note(row) for row in self._connection.rows(f"{_SELECT} {where} {_ORDER}", (text,))]

    def of_person(self, person: str) -> list[PeerNote]:
        """Return the notes of a person, by text and in text order."""
        return [_note(row) for row in self._connection.rows(f"{_SELECT} AND p.person = ? {_ORDER}", (person,))]

    def get(self, prefix: str) -> PeerNote:
        """Return the note whose id is ``prefix``, or the only one whose id begins with it; raises PEER_NOTE_UNKNOWN."""
        return _note(self._connection.by_prefix(_SELECT, "p.id", prefix, Problem.PEER_NOTE_UNKNOWN))

    def some(self, notes: Iterable[str]) -> dict[str, PeerNote]:
        """Return those of these notes that are in the library, by id."""
        rows = self._connection.rows(_SOME, (json.dumps(list(notes)),))
        return {row["id"]: _note(row) for row in rows}

    def passages(self, text: str, start: int, end: int, people: Iterable[str]) -> list[tuple[str, str, int, int]]:
        """Return the passages of people's notes that share a code point with [``start``, ``end``), in text order.

        Each is the id of the note, that of the person, its start and its end: a page asks for thousands of them.
        """
        longest = self._connection.number(
            'SELECT max("end" - start) FROM peer_note WHERE text = ? AND removed IS NULL AND orphan = 0', (text,)
        )
        values = (text, start - max(1, longest), end, start, json.dumps(list(people)))
        return [(row[0], row[1], row[2], row[3]) for row in self._connection.rows(_PASSAGES, values)]

    def counts(self, text: str) -> PeerNoteCounts:
        """Return how many notes on a text, that were not withdrawn, each person has, and each lead of a pack."""
        rows = self._connection.rows(
            "SELECT person, count(*) - count(pack), count(pack) FROM peer_note "
            "WHERE text = ? AND removed IS NULL AND withdrawn IS NULL GROUP BY person",
            (text,),
        )
        others = {row[0]: row[1] for row in rows if row[1]}
        return PeerNoteCounts(others, {row[0]: row[2] for row in rows if row[2]})

    def counts_by_person(self) -> dict[str, int]:
        """Return how many notes, that were not withdrawn, each person has on all texts, by the person's id."""
        rows = self._connection.rows(
            "SELECT person, count(*) FROM peer_note WHERE removed IS NULL AND withdrawn IS NULL GROUP BY person"
        )
        return {row[0]: row[1] for row in rows}

    def count_of_pack(self, pack: str) -> int:
        """Return how many notes that came with a pack are there."""
        sql = "SELECT count(*) FROM peer_note WHERE pack = ? AND removed IS NULL AND withdrawn IS NULL"
        return self._connection.number(sql, (pack,))

    def waiting(self) -> list[PeerNote]:
        """Return the notes whose text is not in the library, with those of which the text was removed."""
        return [_note(row) for row in self._connection.rows(f"{_SELECT} AND NOT {_PRESENT} {_ORDER}")]

    def record(
        self, name: OperationName, now: datetime, touched: Sequence[TouchedRow], work: Callable[[], object]
    ) -> Changes:
        """Run ``work``, which writes notes and what comes with them, as one undo step."""
        return self._journal.record(name, now, touched, work)

    def move(
        self,
        annotations: Sequence[Annotation],
        notes: Sequence[PeerNote],
        person: Person,
        groups: StudyGroups,
        now: datetime,
    ) -> Changes:
        """Put notes in the place of own annotations, which are no longer there, as one undo step."""

        def work() -> None:
            for annotation in annotations:
                self._annotations.put(replace(annotation, deleted=now))
            groups.put_person(person, now)
            self.put(notes, now)

        touched = [TouchedRow("annotation", annotation.id) for annotation in annotations]
        touched += [groups.touched_person(person), *self.touched(notes)]
        return self._journal.record(OperationName.MOVE_TO_PEER, now, touched, work)

    def touched(self, notes: Iterable[PeerNote]) -> list[TouchedRow]:
        """Return the rows of notes."""
        return [TouchedRow("peer_note", note.id) for note in notes]

    def put(self, notes: Iterable[PeerNote], now: datetime) -> None:
        """Write the rows of notes; one that is new was received ``now``."""
        self._connection.execute_many(_PUT, (_values(note, now) for note in notes))

    def place(self, notes: Sequence[PeerNote], now: datetime) -> None:
        """Write where notes stand, in no step of undo: they waited for a text that has come."""
        self._connection.write(lambda: self.put(notes, now))

    # --- links of own annotations ----------------------------------------------------------------------------------

    def links(self, annotations: Iterable[str] | None = None) -> dict[str, PeerLink]:
        """Return the links of the reader's annotations, or of these only, by the annotation's id."""
        some = "AND l.annotation IN (SELECT value FROM json_each(?))"
        values = () if annotations is None else (json.dumps(list(annotations)),)
        rows = self._connection.rows(_LINKS + ("" if annotations is None else some), values)
        return {row["annotation"]: _link(row) for row in rows}

    def links_to(self, notes: Iterable[str]) -> list[PeerLink]:
        """Return the links to these notes of others."""
        rows = self._connection.rows(
            f"{_LINKS} AND l.peer_note IN (SELECT value FROM json_each(?)) ORDER BY l.annotation",  # noqa: S608
            (json.dumps(list(notes)),),
        )
        return [_link(row) for row in rows]

    def link(self, name: OperationName, annotation: Annotation, link: PeerLink, now: datetime) -> Changes:
        """Add an own annotation with its link to a note of another, as one undo step."""

        def work() -> None:
            self._annotations.put(annotation)
            self.put_link(link)

        touched = [TouchedRow("annotation", annotation.id), TouchedRow("peer_link", annotation.id)]
        return self._journal.record(name, now, touched, work)

    def put_link(self, link: PeerLink) -> None:
        """Write the row of a link."""
        self._connection.execute(_PUT_LINK, (link.annotation, link.peer_note, link.role.value))


_COLUMNS = (
    *("id", "person", "original", "pack", "text", "title", "author", "digest", "kind", "created", "modified"),
    *("start", "end", "exact", "prefix", "suffix", "section", "colour", "body", "tags", "orphan", "answers"),
    *("received", "withdrawn", "style", "removed"),
)
_KEPT = {"id", "received", "text"}
_SETTINGS = ", ".join(f'"{column}" = excluded."{column}"' for column in _COLUMNS if column not in _KEPT)
_NAMES = ", ".join(f'"{column}"' for column in _COLUMNS)
_PUT = (
    f"INSERT INTO peer_note ({_NAMES}) "  # noqa: S608
    f"VALUES ({', '.join('?' * len(_COLUMNS))}) "
    f"ON CONFLICT (id) DO UPDATE SET {_SETTINGS}, text = ifnull(excluded.text, text)"
)
"""A note whose text was removed keeps its id, so that it stands there again when the text comes back."""


def _values(note: PeerNote, now: datetime) -> tuple[Value, ...]:
    anchor = note.anchor
    passage: tuple[Value, ...] = (None,) * 6
    if anchor is not None:
        passage = (anchor.start, anchor.end, anchor.exact, anchor.prefix, anchor.suffix, anchor.section)
    tags = json.dumps([replace_surrogates(tag) for tag in note.tags], ensure_ascii=False)
    return (
        *(note.id, note.person, note.original, note.pack or None, note.text or None, note.title, note.author),
        *(note.digest, note.kind.value, format_timestamp(note.created), format_timestamp(note.modified)),
        *passage,
        *(note.colour, replace_surrogates(note.body), tags, int(note.orphan), note.answers or None),
        *(format_timestamp(now), format_optional_timestamp(note.withdrawn), note.style.value, None),
    )


def _note(row: sqlite3.Row) -> PeerNote:
    anchor = None
    if row["start"] is not None:
        context = (row["prefix"] or "", row["suffix"] or "", row["section"] or "")
        anchor = Anchor(row["start"], row["end"], row["exact"], *context)
    return PeerNote(
        row["id"],
        row["person"],
        row["original"],
        parsed_kind(AnnotationKind, row["kind"]) or AnnotationKind.NOTE,
        stored_time(row["created"]),
        stored_time(row["modified"]),
        row["text"] or "",
        row["title"],
        row["author"],
        row["digest"],
        anchor,
        row["colour"],
        row["body"],
        stored_tags(row["tags"]),
        bool(row["orphan"]),
        row["answers"] or "",
        row["pack"] or "",
        stored_optional_time(row["withdrawn"]),
        parsed_kind(AnnotationStyle, row["style"]) or AnnotationStyle.HIGHLIGHT,
    )


def _link(row: sqlite3.Row) -> PeerLink:
    return PeerLink(row["annotation"], row["peer_note"], parsed_kind(PeerLinkRole, row["role"]) or PeerLinkRole.COPY)
