"""Store study packs, those that were made here and those that were opened, with all that comes in one."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime

from reader.core.changes import Changes
from reader.core.errors import Problem, ReaderError
from reader.core.ids import derived_id
from reader.core.operation_name import OperationName
from reader.core.planning.roadmap import Roadmap
from reader.core.study.exchange import PersonReference
from reader.core.study.groups import Person, StudyGroup
from reader.core.study.lessons import SetLesson
from reader.core.study.meeting import Meeting
from reader.core.study.pack import LibraryPack, LibraryText, PackPart, PackPortion, PackSummary, PackText, pack_origin
from reader.core.study.pack_content import (
    lesson_records,
    meeting_records,
    parsed_lessons,
    parsed_meetings,
    parsed_portions,
    parsed_rota,
    portion_records,
    rota_records,
)
from reader.core.study.peer_notes import PeerNote
from reader.core.study.questions import BankQuestion
from reader.core.text.import_events import TextEnd
from reader.storage.connection import Connection, Value
from reader.storage.journal import Journal
from reader.storage.recorded_rows import TouchedRow
from reader.storage.repositories.annotations import Annotations
from reader.storage.repositories.lessons import Lessons
from reader.storage.repositories.mark_options import MarkOptions
from reader.storage.repositories.meetings import Meetings
from reader.storage.repositories.peer_notes import PeerNotes
from reader.storage.repositories.questions import Questions
from reader.storage.repositories.roadmap import StoredRoadmap
from reader.storage.repositories.rotas import RotaRow, Rotas
from reader.storage.repositories.study_groups import StudyGroups
from reader.storage.repositories.text_writer import TextWriter
from reader.storage.stored_values import parsed_day, parsed_json, parsed_kind, stored_optional_time, stored_time
from reader.storage.timestamps import format_optional_timestamp, format_timestamp

_PACKS = (
    "SELECT id, number, study_group, person, title, words, content, made, opened FROM pack {where} "
    "ORDER BY coalesce(opened, made) DESC, id"
)
_TEXTS = (
    "SELECT p.id, p.title, p.author, p.characters, p.digest, p.portions, t.id AS text FROM pack_text p "
    "LEFT JOIN text t ON t.id = p.text AND t.removed IS NULL AND t.digest IS NOT NULL "
    "WHERE p.pack = ? AND p.removed IS NULL ORDER BY p.place"
)
_PUT = (
    "INSERT INTO pack (id, number, study_group, person, title, words, content, made, opened, removed) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, NULL) ON CONFLICT (id) DO UPDATE SET number = excluded.number, "
    "study_group = excluded.study_group, person = excluded.person, title = excluded.title, words = excluded.words, "
    "content = excluded.content, made = excluded.made, opened = excluded.opened, removed = NULL"
)
_PUT_TEXT = (
    "INSERT INTO pack_text (id, pack, place, title, author, characters, digest, text, portions, removed) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, NULL) ON CONFLICT (id) DO UPDATE SET place = excluded.place, "
    "title = excluded.title, author = excluded.author, characters = excluded.characters, digest = excluded.digest, "
    "text = excluded.text, portions = excluded.portions, removed = NULL"
)


@dataclass(frozen=True, slots=True)
class ArrivedText:
    """A text that was written batch by batch and becomes complete with the step that it belongs to."""

    writer: TextWriter
    ending: TextEnd


@dataclass(frozen=True, slots=True)
class PackArrival:
    """All that opening a pack writes, in one step.

    ``returning`` are the ids of texts that were removed and come back, ``unset`` the lessons of an earlier number that
    are taken back, ``earlier_texts`` the texts of that number.
    """

    pack: LibraryPack
    arrived: tuple[ArrivedText, ...] = ()
    returning: tuple[str, ...] = ()
    questions: tuple[BankQuestion, ...] = ()
    lessons: tuple[SetLesson, ...] = ()
    unset: tuple[SetLesson, ...] = ()
    notes: tuple[PeerNote, ...] = ()
    roadmap: Roadmap | None = None
    rota: tuple[RotaRow, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    group: StudyGroup | None = None
    person: Person | None = None
    earlier_texts: tuple[LibraryText, ...] = ()


@dataclass(frozen=True, slots=True)
class PackStores:
    """The other repositories that a pack is written into."""

    questions: Questions
    lessons: Lessons
    roadmap: StoredRoadmap
    rotas: Rotas
    meetings: Meetings
    groups: StudyGroups
    notes: PeerNotes


class Packs:
    """Read and change the study packs of a library."""

    def __init__(self, connection: Connection, journal: Journal, stores: PackStores) -> None:
        """Set the connection; changes are recorded in the journal. ``stores`` are those over the same connection."""
        self._connection = connection
        self._journal = journal
        self.stores = stores

    # queries

    def all(self) -> list[LibraryPack]:
        """Return the packs, the one that was opened or made last first."""
        rows = self._connection.rows(_PACKS.format(where="WHERE removed IS NULL"))
        return [pack for row in rows if (pack := self._pack(row)) is not None]

    def get(self, prefix: str) -> LibraryPack:
        """Return the pack whose id is ``prefix``, or the only one that starts so; raises ReaderError PACK_UNKNOWN."""
        found = [pack for pack in self.all() if pack.id.startswith(prefix)]
        exact = [pack for pack in found if pack.id == prefix]
        if len(exact or found) != 1:
            raise ReaderError(Problem.PACK_UNKNOWN)
        return (exact or found)[0]

    def find(self, identifier: str) -> LibraryPack | None:
        """Return the pack with this id; None if there is none."""
        rows = self._connection.rows(_PACKS.format(where="WHERE removed IS NULL AND id = ?"), (identifier,))
        return self._pack(rows[0]) if rows else None

    def made_as(self, title: str, group: str) -> LibraryPack | None:
        """Return the pack that the reader made under a title for a group, even if making it was undone."""
        where = "WHERE person IS NULL AND title = ? AND coalesce(study_group, '') = ?"
        rows = self._connection.rows(_PACKS.format(where=where), (title, group))
        return self._pack(rows[0]) if rows else None

    def waiting_texts(self) -> list[tuple[LibraryPack, LibraryText]]:
        """Return the texts of packs that are not in the library."""
        return [(pack, text) for pack in self.all() for text in pack.texts if not text.text]

    def texts_with_digest(self, digests: Iterable[str]) -> dict[str, tuple[str, bool]]:
        """Return the text with each of these digests: its id, and whether it was removed."""
        rows = self._connection.rows(
            "SELECT digest, id, removed IS NOT NULL FROM text WHERE edition_of IS NULL "
            "AND digest IN (SELECT value FROM json_each(?)) ORDER BY removed IS NULL, added",
            (json.dumps(list(digests)),),
        )
        return {row[0]: (row[1], bool(row[2])) for row in rows}

    # commands

    def make(self, pack: LibraryPack, group: StudyGroup | None, now: datetime) -> Changes:
        """Record that a pack was made, as one undo step; nothing is done where nothing changes."""
        present = self.find(pack.id)
        if present == pack and (group is None or group in self.stores.groups.all()):
            return Changes(OperationName.MAKE_PACK.value)
        touched = self._touched(pack, present.texts if present else ())
        touched += [self.stores.groups.touched(group)] if group else []

        def work() -> None:
            if group is not None:
                self.stores.groups.put(group, now)
            self._put(pack, present.texts if present else (), now)

        return self._journal.record(OperationName.MAKE_PACK, now, touched, work)

    def open(self, arrival: PackArrival, now: datetime) -> Changes:
        """Write all that comes in a pack, as one undo step."""
        stores = self.stores
        touched = [
            *(TouchedRow("text", arrived.writer.id) for arrived in arrival.arrived),
            *(TouchedRow("text", text) for text in arrival.returning),
            *([stores.groups.touched(arrival.group)] if arrival.group else []),
            *([stores.groups.touched_person(arrival.person)] if arrival.person else []),
            *self._touched(arrival.pack, arrival.earlier_texts),
            *map(stores.questions.touched, arrival.questions),
            *map(stores.lessons.touched, (*arrival.lessons, *arrival.unset)),
            *stores.notes.touched(arrival.notes),
            *(stores.roadmap.touched(arrival.roadmap) if arrival.roadmap else []),
            *map(stores.rotas.touched, arrival.rota),
            *map(stores.meetings.touched, arrival.meetings),
        ]
        return self._journal.record(OperationName.OPEN_PACK, now, touched, lambda: self._write(arrival, now))

    def link(self, texts: Sequence[LibraryText]) -> None:
        """Note that texts of packs have come into the library; no step of undo: where they go, the packs wait again."""
        rows = [(text.text, text.id) for text in texts]
        sql = "UPDATE pack_text SET text = ? WHERE id = ?"
        self._connection.write(lambda: self._connection.execute_many(sql, rows))

    def remove(self, pack: LibraryPack, now: datetime) -> Changes:
        """Remove a pack from the list, as one undo step; what came in it stays."""
        sql = "UPDATE pack SET removed = ? WHERE id = ?"
        return self._journal.record(
            OperationName.REMOVE_PACK,
            now,
            [TouchedRow("pack", pack.id)],
            lambda: self._connection.execute(sql, (format_timestamp(now), pack.id)),
        )

    def _touched(self, pack: LibraryPack, earlier: Sequence[LibraryText]) -> list[TouchedRow]:
        texts = dict.fromkeys(text.id for text in (*pack.texts, *earlier))
        return [TouchedRow("pack", pack.id), *(TouchedRow("pack_text", text) for text in texts)]

    def _write(self, arrival: PackArrival, now: datetime) -> None:
        stores = self.stores
        for arrived in arrival.arrived:
            arrived.writer.close(arrived.ending)
        self._connection.execute_many(
            "UPDATE text SET removed = NULL WHERE id = ?", [(text,) for text in arrival.returning]
        )
        if arrival.group is not None:
            stores.groups.put(arrival.group, now)
        if arrival.person is not None:
            stores.groups.put_person(arrival.person, now)
        self._put(arrival.pack, arrival.earlier_texts, now)
        stores.questions.put(arrival.questions)
        stores.lessons.unset(arrival.unset, now)
        stores.lessons.put_set(arrival.lessons, pack_origin(arrival.pack.id), now)
        stores.notes.put(arrival.notes, now)
        if arrival.roadmap is not None:
            stores.roadmap.put(arrival.roadmap, now)
        stores.rotas.put(arrival.rota)
        for meeting in arrival.meetings:
            stores.meetings.put(meeting)

    def _put(self, pack: LibraryPack, earlier: Sequence[LibraryText], now: datetime) -> None:
        content = json.dumps(_content(pack), ensure_ascii=False, separators=(",", ":"))
        values: tuple[Value, ...] = (
            *(pack.id, pack.summary.number, pack.group or None, pack.person or None, pack.title, pack.words, content),
            *(pack.summary.made.isoformat(), format_optional_timestamp(pack.opened)),
        )
        self._connection.execute(_PUT, values)
        gone = {text.id for text in earlier} - {text.id for text in pack.texts}
        removed = format_timestamp(now)
        self._connection.execute_many(
            "UPDATE pack_text SET removed = ? WHERE id = ?", [(removed, text) for text in sorted(gone)]
        )
        self._connection.execute_many(
            _PUT_TEXT, [_text_values(pack, place, text) for place, text in enumerate(pack.texts)]
        )

    def _pack(self, row: sqlite3.Row) -> LibraryPack | None:
        """Return the pack of a row; None if its day cannot be read."""
        made = parsed_day(row["made"])
        if made is None:
            return None
        content = parsed_json(row["content"])
        record: Mapping[str, object] = content if isinstance(content, dict) else {}
        stems, whole = record.get("stems"), _list(record, "whole")
        rows = self._connection.rows(_TEXTS, (row["id"],))
        texts = tuple(_text(text, stems if isinstance(stems, dict) else {}, whole) for text in rows)
        return LibraryPack(
            row["id"],
            row["title"],
            row["person"] or "",
            row["study_group"] or "",
            row["words"],
            _summary(row["number"], made, texts, record),
            texts,
            stored_optional_time(row["opened"]),
            frozenset(part for one in _list(record, "taken") if (part := parsed_kind(PackPart, one)) is not None),
            _person(record.get("made_as")),
            str(record.get("fingerprint") or ""),
            parsed_day(record.get("first_day")),
        )


def open_packs(connection: Connection, journal: Journal, annotations: Annotations) -> Packs:
    """Return the packs of a library with all other repositories that one is written into, over one connection."""
    groups = StudyGroups(connection, journal)
    stores = PackStores(
        Questions(connection, journal),
        Lessons(connection, journal, MarkOptions(connection, journal)),
        StoredRoadmap(connection, journal),
        Rotas(connection, journal),
        Meetings(connection, journal, groups),
        groups,
        PeerNotes(connection, journal, annotations),
    )
    return Packs(connection, journal, stores)


def pack_text_id(pack: str, digest: str) -> str:
    """Return the id of a text of a pack, which follows from both."""
    return derived_id(None, f"pack-text|{pack}|{digest}")


def _content(pack: LibraryPack) -> dict[str, object]:
    summary = pack.summary
    return {
        "lessons": lesson_records(summary.lessons),
        "questions": list(summary.questions),
        "notes": {note: format_timestamp(modified) for note, modified in summary.notes.items()},
        "rota": rota_records(summary.rota),
        "meetings": meeting_records(summary.meetings),
        "taken": sorted(part.value for part in pack.taken),
        "whole": [text.id for text in pack.texts if text.described.is_whole],
        "stems": {text.id: text.described.stem for text in pack.texts},
        "made_as": [pack.made_as.id, pack.made_as.name] if pack.made_as else None,
        "fingerprint": pack.fingerprint,
        "first_day": pack.first_day.isoformat() if pack.first_day else None,
    }


def _text_values(pack: LibraryPack, place: int, text: LibraryText) -> tuple[Value, ...]:
    described = text.described
    portions = json.dumps(portion_records(described.portions), ensure_ascii=False, separators=(",", ":"))
    return (
        *(text.id, pack.id, place, described.title, described.author, described.characters, described.digest),
        *(text.text or None, portions),
    )


def _text(row: sqlite3.Row, stems: Mapping[str, object], whole: Sequence[object]) -> LibraryText:
    portions: tuple[PackPortion, ...] = ()
    with suppress(ReaderError):
        portions = parsed_portions(parsed_json(row["portions"]) or [])
    about = (row["title"], row["author"], row["characters"], row["digest"])
    described = PackText(*about, str(stems.get(row["id"], "")), row["id"] in whole, portions)
    return LibraryText(row["id"], described, row["text"] or "")


def _summary(number: int, made: date, texts: Sequence[LibraryText], record: Mapping[str, object]) -> PackSummary:
    notes = record.get("notes")
    try:
        lessons, rota = parsed_lessons(_list(record, "lessons")), parsed_rota(_list(record, "rota"))
        meetings = parsed_meetings(_list(record, "meetings"))
    except ReaderError:
        lessons, rota, meetings = (), (), ()
    return PackSummary(
        number,
        made,
        tuple(text.described for text in texts),
        lessons,
        tuple(map(str, _list(record, "questions"))),
        {str(note): stored_time(modified) for note, modified in notes.items()} if isinstance(notes, dict) else {},
        rota,
        meetings,
    )


def _list(record: Mapping[str, object], name: str) -> list[object]:
    value = record.get(name)
    return value if isinstance(value, list) else []


def _person(value: object) -> PersonReference | None:
    match value:
        case [str(identifier), str(name)]:
            return PersonReference(identifier, name)
    return None
