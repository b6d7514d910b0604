"""Give out what a library has changed, and take in what other machines of the same reader have changed.

What changes is noted by triggers, in the transaction that changes it (version 10 of the schema). What comes in is one
step of the journal, below the reader's own steps, and is not noted: it is there already on the other machines
(decisions/0135).
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from reader.core.annotations import operations
from reader.core.changes import Changes
from reader.core.errors import Problem, ReaderError
from reader.core.operation_name import OperationName
from reader.core.sync.intake import Intake
from reader.core.sync.library_state import Outgoing, SyncState, Taken, TextChoice
from reader.core.sync.membership import Membership
from reader.core.sync.records import IncomingChanges, OutgoingChanges, SyncRow, WrittenOnBoth
from reader.storage.recorded_rows import changes_of
from reader.storage.stored_values import parsed_json, parsed_kind
from reader.storage.sync_rows.passages import Passages
from reader.storage.sync_rows.record_reader import RecordReader
from reader.storage.sync_rows.sync_kinds import PLACE, RECORD_KINDS, ROW_KINDS, WITHDRAWAL
from reader.storage.sync_rows.taken_rows import TakenRows
from reader.storage.sync_rows.taking import Taking
from reader.storage.sync_rows.taking_context import TakingContext
from reader.storage.sync_rows.text_keys import TextKeys
from reader.storage.sync_rows.waiting_rows import waiting_things
from reader.storage.timestamps import format_timestamp

if TYPE_CHECKING:
    from reader.storage.connection import Connection, Value
    from reader.storage.journal import Journal
    from reader.storage.repositories.annotations import Annotations

_STATE = 'SELECT folder, name, texts, "group", replica, epoch, nonce FROM sync_group WHERE folder IS NOT NULL'
_PUT_STATE = (
    'INSERT OR REPLACE INTO sync_group (number, noting, folder, name, texts, "group", replica, epoch, nonce) '
    "VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_DIRTY = "SELECT kind, id, max(counter) FROM sync_dirty WHERE counter > ? GROUP BY kind, id ORDER BY kind, id"
_RECORD_KINDS = (*RECORD_KINDS, PLACE, WITHDRAWAL)

_NOTE_UNREADY = tuple(
    f"INSERT INTO sync_dirty (kind, id) SELECT DISTINCT d.kind, d.id FROM sync_dirty d JOIN {table} r ON r.id = d.id "  # noqa: S608
    f"JOIN text t ON t.id = r.text WHERE d.kind = '{table}' AND d.counter <= ?1 "
    "AND t.digest IS NULL AND t.own_digest IS NULL AND t.format <> 'awaited' AND t.edition_of IS NULL"
    for table in ("annotation", "entry")
)
"""Note again what could not go out yet, since the words of its text are still coming in."""


class LibrarySync:
    """What a library gives to the other machines of its group, and takes from them."""

    def __init__(self, connection: Connection, journal: Journal, annotations: Annotations) -> None:
        """Set the connection; what comes in is recorded in the journal."""
        self._connection = connection
        self._journal = journal
        self._annotations = annotations

    # membership

    @property
    def is_on(self) -> bool:
        """Return whether the library belongs to a group of machines."""
        return self.state is not None

    @property
    def state(self) -> SyncState | None:
        """Return the membership of the library; None if it belongs to no group."""
        row = self._connection.row(_STATE)
        if row is None:
            return None
        membership = Membership(row["group"], row["replica"], row["epoch"], row["nonce"])
        choice = parsed_kind(TextChoice, row["texts"]) or TextChoice.ALL
        return SyncState(Path(row["folder"]), row["name"], choice, membership)

    def set_state(self, state: SyncState) -> None:
        """Store the membership, as after a change of the name of this machine or of the texts that travel."""
        self._connection.write(lambda: self._put_state(state, is_noting=True))

    def end(self) -> None:
        """Forget the group: nothing is noted any more. What waits for its text goes on waiting."""

        def forget() -> None:
            for table in ("sync_group", "sync_dirty", "sync_both"):
                self._connection.execute(f"DELETE FROM {table}")  # noqa: S608

        self._connection.write(forget)

    def _put_state(self, state: SyncState, *, is_noting: bool) -> None:
        member = state.membership
        own = (str(state.folder), state.name, state.texts.value)
        values = (int(is_noting), *own, member.group, member.replica, member.epoch, member.nonce)
        self._connection.execute(_PUT_STATE, values)

    # out

    @property
    def dirty(self) -> int:
        """Return how many things have changed since they were sent last."""
        return self._connection.number("SELECT count(*) FROM (SELECT DISTINCT kind, id FROM sync_dirty)")

    def outgoing(self) -> Outgoing:
        """Return what has changed since it was sent last."""
        reader = self._reader()
        dirty: dict[str, list[str]] = {}
        mark = 0
        for kind, identifier, counter in self._connection.rows(_DIRTY, (0,)):
            dirty.setdefault(kind, []).append(identifier)
            mark = max(mark, counter)
        records = chain.from_iterable(reader.records(kind, dirty[kind]) for kind in _RECORD_KINDS if kind in dirty)
        rows = chain.from_iterable(reader.rows(kind, dirty[kind]) for kind in ROW_KINDS if kind in dirty)
        orders = reader.orders(dirty.get("order", ()))
        return Outgoing(OutgoingChanges(tuple(records), tuple(orders), tuple(rows)), mark)

    def everything(self) -> Outgoing:
        """Return all that travels, with what waits here; the mark covers all that is noted now.

        In a library that belongs to no group, what changes is noted from now on, until `end`.
        """
        if self._connection.value("SELECT noting FROM sync_group") is None and not self._connection.read_only:
            begin = "INSERT OR IGNORE INTO sync_group (number, noting) VALUES (1, 1)"
            self._connection.write(lambda: self._connection.execute(begin))
        reader = self._reader()
        records = {(one.kind, one.id): one for kind in _RECORD_KINDS for one in reader.records(kind)}
        rows = {(one.kind, one.id): one for kind in ROW_KINDS for one in reader.rows(kind)}
        for thing in waiting_things(self._connection):
            if isinstance(thing, SyncRow):
                rows.setdefault((thing.kind, thing.id), thing)
            else:
                records.setdefault((thing.kind, thing.id), thing)
        orders = tuple(reader.orders())
        mark = self._connection.number("SELECT max(counter) FROM sync_dirty")
        return Outgoing(OutgoingChanges(tuple(records.values()), orders, tuple(rows.values())), mark)

    def edited(self) -> frozenset[tuple[str, str]]:
        """Return the kinds and ids of the records that have changed since they were sent last."""
        return frozenset((record.kind, record.id) for record in self.outgoing().changes.records)

    def _reader(self) -> RecordReader:
        return RecordReader(self._connection, TextKeys(self._connection), Passages(self._connection))

    # in

    def take(
        self, incoming: IncomingChanges, state: SyncState, mark: int, now: datetime, names: Mapping[str, str]
    ) -> Taken:
        """Store the membership, take in what came, and forget what was noted up to the mark: it was sent.

        All of it is one transaction, and what the reader can undo of it one step, which is called after the machines
        in ``names``, the names by replica id of those that sent something. Raises ReaderError LIBRARY_* and
        STEP_UNFINISHED with nothing changed.
        """
        if self._connection.read_only:
            raise ReaderError(Problem.LIBRARY_READ_ONLY, self._connection.path)
        self._journal.require_finished()
        return self._connection.write(lambda: self._take(incoming, state, mark, now, names))

    def _take(
        self, incoming: IncomingChanges, state: SyncState, mark: int, now: datetime, names: Mapping[str, str]
    ) -> Taken:
        edited = {(row[0], row[1]): row[2] for row in self._connection.rows(_DIRTY, (mark,))}
        self._put_state(state, is_noting=False)
        taking = Taking(TakingContext.over(self._connection, edited, state.membership.replica, now))
        taking.run(incoming)
        self._keep_both(incoming.both, now)
        for statement in (*_NOTE_UNREADY, "DELETE FROM sync_dirty WHERE counter <= ?1"):
            self._connection.execute(statement, (mark,))
        note = "INSERT INTO sync_dirty (kind, id) VALUES (?, ?)"
        self._connection.execute_many(note, dict.fromkeys(taking.taken.differing))
        self._put_state(state, is_noting=True)
        return self._told(taking.taken, tuple(names.values()), now, taking.waiting.count())

    def _told(self, taken: TakenRows, machines: tuple[str, ...], now: datetime, waiting: int) -> Taken:
        """Record the step, and return what came."""
        others = sum(taken.added.values()) - len(taken.entries)
        intake = Intake(machines, len(taken.notes), len(taken.texts), taken.seconds, max(0, others))
        step = self._journal.record_intake(now, taken.steps, intake) if taken.steps else 0
        changes = _changes(taken, step)
        return Taken(
            changes if changes.changed else None,
            len(taken.notes),
            len(taken.entries),
            taken.seconds,
            len(taken.texts),
            len(taken.removed),
            tuple(taken.places.values()),
            waiting,
        )

    def _keep_both(self, both: Sequence[WrittenOnBoth], now: datetime) -> None:
        sql = "INSERT OR REPLACE INTO sync_both (kind, id, field, merged, versions, at) VALUES (?, ?, ?, ?, ?, ?)"
        rows: list[tuple[Value, ...]] = [
            (*(one.kind, one.id, one.field, one.merged), json.dumps(dict(one.versions)), format_timestamp(now))
            for one in both
            if one.kind in RECORD_KINDS and one.field in RECORD_KINDS[one.kind].words
        ]
        self._connection.execute_many(sql, rows)

    # written on both

    def written_on_both(self) -> tuple[WrittenOnBoth, ...]:
        """Return the words that two machines wrote without having seen each other, the latest first."""
        rows = self._connection.rows("SELECT * FROM sync_both ORDER BY at DESC, kind, id, field")
        return tuple(
            WrittenOnBoth(row["kind"], row["id"], row["field"], row["merged"], _versions(row["versions"]))
            for row in rows
        )

    def choose(self, kind: str, identifier: str, words: str, now: datetime) -> Changes:
        """Let words of a note that was written on both machines be these; a step of undo if that changes them.

        Raises ReaderError ANNOTATION_UNKNOWN.
        """

        def work() -> Changes:
            sql = "DELETE FROM sync_both WHERE kind = ? AND id = ?"
            self._connection.execute(sql, (kind, identifier))
            note = self._annotations.get(identifier)
            if note.body == words:
                return Changes(OperationName.EDIT_NOTE.value)
            return self._annotations.commit(operations.write(note, words, now))

        return self._connection.write(work)


def _versions(stored: str) -> dict[str, str]:
    versions = parsed_json(stored)
    return {str(name): str(words) for name, words in versions.items()} if isinstance(versions, dict) else {}


def _changes(taken: TakenRows, step: int) -> Changes:
    """Return what the views have to follow."""
    recorded = changes_of(OperationName.TAKE_IN, taken.steps)
    return replace(
        recorded,
        annotations=tuple(dict.fromkeys((*recorded.annotations, *sorted(taken.notes)))),
        texts=tuple(dict.fromkeys((*recorded.texts, *sorted(taken.texts), *taken.places))),
        entries=tuple(dict.fromkeys((*recorded.entries, *taken.entries))),
        plan=recorded.plan or "plan" in taken.added,
        study=recorded.study or "answer" in taken.added,
        step=step,
    )
