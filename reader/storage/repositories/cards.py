"""Store the cards of the self-test; every change is an undo step.

What becomes of a card when its mark is removed, orphaned or changed is stored nowhere: the annotation is joined. So
undo and new editions need no rules of their own.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from reader.core.changes import Changes
from reader.core.errors import Problem, ReaderError
from reader.core.operation_name import OperationName
from reader.core.study.answers import CardState
from reader.core.study.card_info import CardInfo
from reader.core.study.cards import (
    CARDS_OF_A_MARK,
    LAPSES_TO_PROMPT,
    CardContent,
    CardField,
    CardKind,
    CardSource,
    Flashcard,
    card_id,
    rest_reason,
)
from reader.core.study.review_queue import QueuedCard
from reader.core.study.scheduling import retrievability
from reader.storage.connection import Connection, Value
from reader.storage.journal import Journal
from reader.storage.recorded_rows import TouchedRow
from reader.storage.repositories.card_states import CardStates, state_of
from reader.storage.stored_values import UNKNOWN_TIME, parsed_day, parsed_kind, stored_time
from reader.storage.timestamps import format_timestamp

_PRESENT = (
    "FROM card c LEFT JOIN annotation a ON a.id = c.annotation LEFT JOIN question q ON q.id = c.question "
    "LEFT JOIN text t ON t.id = coalesce(a.text, q.text) "
    "LEFT JOIN mark_option o ON o.annotation = c.annotation AND o.removed IS NULL "
    "LEFT JOIN card_state s ON s.card = c.id "
    "WHERE c.removed IS NULL AND ((a.id IS NOT NULL AND a.deleted IS NULL AND t.removed IS NULL) "
    "OR (q.id IS NOT NULL AND q.removed IS NULL)) "
)
_CARD = (
    "c.id, c.kind, c.field, c.words, c.nth, c.annotation, c.question, c.quote, c.made, c.day, c.rests_until, c.prompted"
)
_SOURCE = (
    "coalesce(t.id, ''), coalesce(t.title, ''), coalesce(a.section, ''), coalesce(a.exact, q.quote, ''), "
    "coalesce(a.body, q.stem, ''), coalesce(a.created, q.made), coalesce(a.orphan, 0), coalesce(o.all_blanks, 0), "
    "coalesce(q.content, '')"
)
_STATE = "s.due, s.stability, s.difficulty, s.last_day, s.lapses, s.answers"
_INFO = f"SELECT {_CARD}, {_SOURCE}, {_STATE} {_PRESENT}"
_ORDER = "ORDER BY t.title, t.id, a.start IS NULL, a.start, c.made, c.id"
_QUEUE = (
    "SELECT c.id, c.kind, coalesce(c.annotation, c.question), coalesce(a.created, q.made), c.made, s.due, s.stability, "
    "s.last_day, c.rests_until IS NOT NULL OR c.field <> 'passage' OR a.exact IS NOT c.quote "
    f"{_PRESENT} AND (s.due IS NULL OR s.due <= ?)"
)
_DOUBTFUL = (
    "SELECT c.id FROM card c LEFT JOIN annotation a ON a.id = c.annotation LEFT JOIN card_state s ON s.card = c.id "
    "WHERE c.removed IS NULL AND (s.lapses / ?1 > c.prompted / ?1 OR c.field <> 'passage' OR a.exact IS NOT c.quote)"
)
"""Selects the cards that may need the reader, told by their columns alone."""

_KINDS = {kind.value: kind for kind in CardKind}
_SAME = "SELECT id FROM card WHERE {source} = ? AND kind = ? AND field = ? AND words = ? AND nth = ? "


@dataclass(frozen=True, slots=True)
class NewCard:
    """A card to make, of an annotation or of a question of the bank; ``quote`` are the words as they are now."""

    content: CardContent
    quote: str
    annotation: str | None = None
    question: str | None = None


@dataclass(frozen=True, slots=True)
class MadeCard:
    """The id of a card that was to be made, and whether it was not there before."""

    id: str
    is_new: bool


@dataclass(frozen=True, slots=True)
class PreparedCards:
    """Cards that are about to be made: the rows that they touch, and what writes them within a transaction."""

    made: list[MadeCard]
    touched: tuple[TouchedRow, ...]
    write: Callable[[], None]


class Cards:
    """Read and change the cards of a library."""

    def __init__(self, connection: Connection, journal: Journal, states: CardStates) -> None:
        """Set the connection; changes are recorded in the journal."""
        self._connection = connection
        self._journal = journal
        self._states = states

    # queries

    def all(self, text: str | None = None) -> list[CardInfo]:
        """Return all cards, or those of a text, by text and in text order; not those whose mark is removed."""
        return self._infos(f"{_INFO} AND (?1 IS NULL OR t.id = ?1) {_ORDER}", (text,))

    def count(self) -> int:
        """Count the cards whose marks and questions are there."""
        return self._connection.number(f"SELECT count(*) {_PRESENT}")

    def of_annotations(self, annotations: Iterable[str]) -> list[CardInfo]:
        """Return the cards of these annotations, in the order in which they were made."""
        sql = f"{_INFO} AND c.annotation IN (SELECT value FROM json_each(?)) ORDER BY c.made, c.id"  # noqa: S608
        return self._infos(sql, (json.dumps(list(annotations)),))

    def some(self, cards: Iterable[str]) -> dict[str, CardInfo]:
        """Return those of these cards that are there, by id."""
        sql = f"{_INFO} AND c.id IN (SELECT value FROM json_each(?))"  # noqa: S608
        return {info.card.id: info for info in self._infos(sql, (json.dumps(list(cards)),))}

    def get(self, prefix: str) -> CardInfo:
        """Return the card whose id is ``prefix``, or the only one that starts so; raises ReaderError CARD_UNKNOWN."""
        missing = self._states.fill()
        row = self._connection.by_prefix(_INFO, "c.id", prefix, Problem.CARD_UNKNOWN)
        return _info(row, missing)

    def needing_reader(self) -> list[CardInfo]:
        """Return the cards that wait for a choice of the reader, by text and in text order."""
        self._states.fill()
        doubtful = [row[0] for row in self._connection.rows(_DOUBTFUL, (LAPSES_TO_PROMPT,))]
        sql = f"{_INFO} AND c.id IN (SELECT value FROM json_each(?)) {_ORDER}"  # noqa: S608
        infos = self._infos(sql, (json.dumps(doubtful),))
        return [info for info in infos if info.needs_reader]

    def counts(self, annotations: Iterable[str]) -> dict[str, int]:
        """Return how many cards each of these annotations has, by the id of the annotation."""
        rows = self._connection.rows(
            "SELECT annotation, count(*) FROM card WHERE removed IS NULL "
            "AND annotation IN (SELECT value FROM json_each(?)) GROUP BY annotation",
            (json.dumps(list(annotations)),),
        )
        return {row[0]: row[1] for row in rows}

    def queued(self, day: date) -> list[QueuedCard]:
        """Return the cards that wait on a study day and the new ones, without those that rest."""
        missing = self._states.fill()
        rows = self._connection.rows(_QUEUE, (day.isoformat(),))
        doubtful = self.some(row[0] for row in rows if row[8])
        read = _QueueReader(missing, day).read
        queued = (read(row) for row in rows if not row[8] or _is_asked(doubtful.get(row[0]), day))
        return [card for card in queued if card.due is None or card.due <= day]

    # commands

    def make(
        self, cards: Sequence[NewCard], now: datetime, day: date, replaced: Sequence[str] = ()
    ) -> tuple[list[MadeCard], Changes]:
        """Add cards as one undo step; those that were there before are the same ones, with their history.

        ``replaced`` are cards that are removed in the same step, unless they are among those made. ``day`` is the study
        day of ``now``.

        Raises ReaderError CARD_LIMIT (``most``) if a mark would have too many.
        """
        prepared = self.prepare(cards, now, day, replaced)
        if not prepared.touched:
            return prepared.made, Changes(OperationName.MAKE_CARDS.value)
        changes = self._journal.record(OperationName.MAKE_CARDS, now, prepared.touched, prepared.write)
        return prepared.made, changes

    def prepare(
        self, cards: Sequence[NewCard], now: datetime, day: date, replaced: Sequence[str] = ()
    ) -> PreparedCards:
        """Return what `make` would write, so that it can be a part of another step; raises ReaderError CARD_LIMIT."""
        made = [self._made(card) for card in cards]
        kept = {one.id for one in made}
        gone = [card for card in replaced if card not in kept]
        self._require_room(cards, made, gone)
        changed = dict.fromkeys([one.id for one in made if one.is_new] + gone)

        def write() -> None:
            for card, one in zip(cards, made, strict=True):
                if one.is_new:
                    self._put(one.id, card, now, day)
            self._mark_removed(gone, now)

        return PreparedCards(made, tuple(TouchedRow("card", card) for card in changed), write)

    def remove(self, cards: Iterable[str], now: datetime) -> Changes:
        """Remove cards, as one undo step; their answers are kept."""
        removed = [self.get(card).card.id for card in cards]
        return self._record(OperationName.REMOVE_CARDS, now, removed, lambda: self._mark_removed(removed, now))

    def edit(self, card: str, content: CardContent, quote: str, now: datetime) -> Changes:
        """Change the words of a card, which keeps its history; raises ReaderError CARD_UNKNOWN, CARD_KNOWN."""
        info = self.get(card)
        same = self._same(NewCard(content, quote, info.card.annotation, info.card.question), present=True)
        if same is not None and same != info.card.id:
            raise ReaderError(Problem.CARD_KNOWN, id=same)
        values = (content.field.value, content.words, content.nth, quote, info.lapses, info.card.id)
        sql = "UPDATE card SET field = ?, words = ?, nth = ?, quote = ?, prompted = ?, rests_until = NULL WHERE id = ?"
        return self._change(info.card.id, sql, values, now)

    def rest(self, cards: Iterable[str], until: date | None, now: datetime) -> Changes:
        """Let cards rest until a study day, or ask them again; raises ReaderError CARD_UNKNOWN."""
        infos = [self.get(card) for card in cards]
        rests_until = None if until is None else until.isoformat()
        values = [(rests_until, info.lapses, info.card.id) for info in infos]
        sql = "UPDATE card SET rests_until = ?, prompted = ? WHERE id = ?"
        return self._record(
            OperationName.CHANGE_CARD,
            now,
            [info.card.id for info in infos],
            lambda: self._connection.execute_many(sql, values),
        )

    def settle(self, card: str, now: datetime) -> Changes:
        """Note that the reader was asked what to do about a card, and leaves it; raises ReaderError CARD_UNKNOWN."""
        info = self.get(card)
        return self._change(info.card.id, "UPDATE card SET prompted = ? WHERE id = ?", (info.lapses, info.card.id), now)

    def _infos(self, sql: str, values: Sequence[Value]) -> list[CardInfo]:
        missing = self._states.fill()
        return [_info(row, missing) for row in self._connection.rows(sql, values)]

    def _made(self, card: NewCard) -> MadeCard:
        """Return the id that a card has or gets, and whether it has to be written."""
        present = self._same(card, present=True)
        if present is not None:
            return MadeCard(present, is_new=False)
        return MadeCard(self._same(card, present=False) or self._free_id(card), is_new=True)

    def _require_room(self, cards: Sequence[NewCard], made: Sequence[MadeCard], replaced: Sequence[str]) -> None:
        new = {one.id: card.annotation for card, one in zip(cards, made, strict=True) if one.is_new}
        counts = Counter(annotation for annotation in new.values() if annotation is not None)
        present = self.counts(counts)
        gone = Counter(info.card.annotation for info in self.some(replaced).values()) if replaced else Counter()
        if any(present.get(mark, 0) + count - gone[mark] > CARDS_OF_A_MARK for mark, count in counts.items()):
            raise ReaderError(Problem.CARD_LIMIT, most=CARDS_OF_A_MARK)

    def _same(self, card: NewCard, *, present: bool) -> str | None:
        """Return the id of the card with the same words of the same mark that is there, or was."""
        source = "annotation" if card.annotation is not None else "question"
        content = card.content
        sql = _SAME.format(source=source) + ("AND removed IS NULL" if present else "ORDER BY id")
        values = (card.annotation or card.question, content.kind.value, content.field.value, content.words, content.nth)
        found = self._connection.value(sql, values)
        return None if found is None else str(found)

    def _free_id(self, card: NewCard) -> str:
        """Return the id that follows from the words of a card; the next one, if a card that was edited since has it."""
        source = card.annotation or card.question or ""
        copy = 0
        while self._connection.value("SELECT 1 FROM card WHERE id = ?", (card_id(source, card.content, copy),)):
            copy += 1
        return card_id(source, card.content, copy)

    def _put(self, identifier: str, card: NewCard, now: datetime, day: date) -> None:
        content = card.content
        self._connection.execute(
            "INSERT INTO card (id, kind, annotation, question, field, words, nth, quote, made, day, prompted) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0) "
            "ON CONFLICT (id) DO UPDATE SET quote = excluded.quote, rests_until = NULL, removed = NULL",
            (
                *(identifier, content.kind.value, card.annotation, card.question, content.field.value, content.words),
                *(content.nth, card.quote, format_timestamp(now), day.isoformat()),
            ),
        )

    def _mark_removed(self, cards: Iterable[str], now: datetime) -> None:
        removed = format_timestamp(now)
        self._connection.execute_many("UPDATE card SET removed = ? WHERE id = ?", [(removed, card) for card in cards])

    def _change(self, card: str, sql: str, values: Sequence[Value], now: datetime) -> Changes:
        return self._record(OperationName.CHANGE_CARD, now, [card], lambda: self._connection.execute(sql, values))

    def _record(self, name: OperationName, now: datetime, cards: Iterable[str], work: Callable[[], object]) -> Changes:
        return self._journal.record(name, now, [TouchedRow("card", card) for card in cards], work)


def _info(row: sqlite3.Row, missing: dict[str, CardState]) -> CardInfo:
    card, source, state = row[:12], row[12:21], row[21:]
    return CardInfo(_card(card), _source(source), state_of(state) or missing.get(card[0]))


def _card(row: Sequence[Any]) -> Flashcard:
    identifier, kind, field, words, nth, annotation, question, quote, made, day, rests_until, prompted = row
    content = CardContent(
        parsed_kind(CardKind, kind) or CardKind.RECALL, words, nth, parsed_kind(CardField, field) or CardField.PASSAGE
    )
    return Flashcard(
        *(identifier, content, annotation, question, quote, stored_time(made)),
        *(parsed_day(day) or UNKNOWN_TIME.date(), parsed_day(rests_until), prompted),
    )


def _source(row: Sequence[Any]) -> CardSource:
    text, title, section, passage, note, created, is_orphan, all_blanks, content = row
    return CardSource(
        text, title, section, passage, note, stored_time(created), bool(is_orphan), bool(all_blanks), content
    )


def _is_asked(info: CardInfo | None, day: date) -> bool:
    return info is not None and rest_reason(info.card, info.source, day) is None


class _QueueReader:
    """Read the rows of the queue on a study day, each day of the calendar once: there are thousands of rows."""

    def __init__(self, missing: dict[str, CardState], day: date) -> None:
        self._missing = missing
        self._day = day
        self._days: dict[str, date | None] = {}

    def read(self, row: sqlite3.Row) -> QueuedCard:
        """Return the card of a row; one with a damaged state as a new card, whose first answer counts it again."""
        identifier, kind, source, source_made, made, due, stability, last_day, _doubtful = row
        known = _KINDS.get(kind, CardKind.RECALL)
        waits_since, last = self._date(due), self._date(last_day)
        if due is None and identifier in self._missing:
            state = self._missing[identifier]
            waits_since, stability, last = state.due, state.stability, state.last_day
        if waits_since is None or last is None:
            return QueuedCard(identifier, known, source, source_made, made)
        recalled = retrievability(stability, last, self._day)
        return QueuedCard(identifier, known, source, source_made, made, waits_since, recalled)

    def _date(self, stored: str | None) -> date | None:
        if stored is None:
            return None
        if stored not in self._days:
            self._days[stored] = parsed_day(stored)
        return self._days[stored]
