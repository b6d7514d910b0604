"""Store the answers to cards: they only grow, and an undo withdraws one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from reader.core.activity.study_day import offset_of
from reader.core.changes import Changes
from reader.core.ids import later_id
from reader.core.operation_name import OperationName
from reader.core.study.answers import WEIGHTS, AnswerGiven, CardState, Rating, is_scheduled
from reader.core.study.cards import is_sticking
from reader.core.study.review_queue import AnsweredToday
from reader.core.study.scheduling import AnswerRating, state_after
from reader.storage.connection import Connection
from reader.storage.journal import Journal
from reader.storage.recorded_rows import TouchedRow
from reader.storage.repositories.card_states import CardStates
from reader.storage.repositories.cards import PreparedCards
from reader.storage.timestamps import format_timestamp

_INSERT = (
    "INSERT INTO answer (id, card, at, utc_offset, day, rating, verdict, seconds, place, retention, weights) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_TODAY = (
    "SELECT coalesce(c.annotation, c.question), max(EXISTS (SELECT 1 FROM answer e "
    "WHERE e.card = a.card AND e.withdrawn IS NULL AND e.day < a.day)) "
    "FROM answer a JOIN card c ON c.id = a.card WHERE a.day = ? AND a.withdrawn IS NULL GROUP BY 1"
)
_MISSED = (
    "SELECT a.card FROM answer a "
    "JOIN (SELECT min(id) AS first, max(id) AS last FROM answer WHERE day = ? AND withdrawn IS NULL GROUP BY card) d "
    "ON d.last = a.id JOIN card c ON c.id = a.card LEFT JOIN annotation m ON m.id = c.annotation "
    "LEFT JOIN mark_option o ON o.annotation = m.id AND o.removed IS NULL "
    "WHERE a.rating = ? AND c.removed IS NULL AND m.deleted IS NULL "
    "GROUP BY iif(o.all_blanks, m.id, a.card) ORDER BY min(d.first)"
)
_SHARES = (
    "SELECT coalesce(m.text, q.text), count(*), count(*) FILTER (WHERE a.rating <> ?) FROM answer a "
    "JOIN card c ON c.id = a.card LEFT JOIN annotation m ON m.id = c.annotation "
    "LEFT JOIN question q ON q.id = c.question WHERE a.day > ? AND a.day <= ? AND a.withdrawn IS NULL "
    "AND a.id = (SELECT min(id) FROM answer WHERE card = a.card AND day = a.day AND withdrawn IS NULL) "
    "AND coalesce(m.text, q.text) IS NOT NULL GROUP BY 1"
)
_RECENT = 200
"""How many of the last answers tell how long a card takes."""


@dataclass(frozen=True, slots=True)
class RecallShare:
    """How many cards of a text were asked, and how many of them were known."""

    asked: int
    right: int


@dataclass(frozen=True, slots=True)
class AnsweredCard:
    """An answer that was given: the card, its state after it, and whether the answer was scheduled.

    ``prompted`` are the lapses at which the reader was last asked what to do about the card.
    """

    card: str
    state: CardState
    is_counted: bool
    prompted: int


class Answers:
    """Read and add the answers of a library."""

    def __init__(self, connection: Connection, journal: Journal, states: CardStates) -> None:
        """Set the connection; answers are recorded in the journal."""
        self._connection = connection
        self._journal = journal
        self._states = states

    # queries

    def on_day(self, day: date) -> AnsweredToday:
        """Return what was asked on a study day."""
        rows = self._connection.rows(_TODAY, (day.isoformat(),))
        waiting = sum(row[1] for row in rows)
        return AnsweredToday(waiting, len(rows) - waiting, frozenset(row[0] for row in rows))

    def missed_on(self, day: date) -> list[str]:
        """Return the cards that were not known when they were asked last on a study day, in the order of asking.

        Of a mark whose blanks are asked for at once it is one card.
        """
        return [row[0] for row in self._connection.rows(_MISSED, (day.isoformat(), Rating.AGAIN.value))]

    def recent_seconds(self) -> list[float]:
        """Return how long the last answers took."""
        sql = "SELECT seconds FROM answer WHERE withdrawn IS NULL AND seconds > 0 ORDER BY id DESC LIMIT ?"
        return [row[0] for row in self._connection.rows(sql, (_RECENT,))]

    def recall_shares(self, day: date, days: int) -> dict[str, RecallShare]:
        """Return how many cards were known when they were first asked on a day, over the last days, by text."""
        bounds = (day - timedelta(days=days)).isoformat(), day.isoformat()
        rows = self._connection.rows(_SHARES, (Rating.AGAIN.value, *bounds))
        return {row[0]: RecallShare(row[1], row[2]) for row in rows}

    # commands

    def add(
        self,
        answers: Mapping[str, AnswerGiven],
        prompted: Mapping[str, int],
        now: datetime,
        day: date,
        new: PreparedCards | None = None,
    ) -> tuple[list[AnsweredCard], Changes]:
        """Add answers to cards, given at once, as one undo step.

        ``prompted`` are the lapses at which the reader was last asked what to do about each card; one that was asked
        about with its last answer, and is answered again, is not asked about any more. ``now`` is local, ``day`` its
        study day. ``new`` are cards that are made in the same step.
        """
        ids = dict(zip(answers, self._new_ids(now, len(answers)), strict=True))
        befores = {card: self._states.get(card) for card in answers}
        settled = {
            card: state.lapses
            for card, state in befores.items()
            if state is not None and is_sticking(state.lapses, prompted[card])
        }
        states = {
            card: state_after(befores[card], AnswerRating(day, given.rating, given.retention, WEIGHTS))
            for card, given in answers.items()
        }

        def work() -> None:
            if new is not None:
                new.write()
            for card, given in answers.items():
                self._insert(ids[card], card, given, now, day)
            self._states.put(states)
            sql = "UPDATE card SET prompted = ? WHERE id = ?"
            self._connection.execute_many(sql, [(lapses, card) for card, lapses in settled.items()])

        made = () if new is None else new.touched
        rows = [*(TouchedRow("answer", ids[card]) for card in answers), *(TouchedRow("card", card) for card in settled)]
        touched = [*made, *(row for row in rows if row not in made)]
        changes = self._journal.record(OperationName.ANSWER, now, touched, work)
        return [
            AnsweredCard(card, states[card], is_scheduled(befores[card], day), settled.get(card, prompted[card]))
            for card in answers
        ], changes

    def _insert(self, identifier: str, card: str, given: AnswerGiven, now: datetime, day: date) -> None:
        values = (
            *(identifier, card, format_timestamp(now), offset_of(now), day.isoformat(), given.rating.value),
            *(given.verdict, given.seconds, given.place.value, given.retention, WEIGHTS),
        )
        self._connection.execute(_INSERT, values)

    def _new_ids(self, now: datetime, count: int) -> Iterator[str]:
        """Yield ids that sort after those of all answers, whatever the clock says."""
        last = str(self._connection.value("SELECT max(id) FROM answer") or "")
        for _number in range(count):
            last = later_id(now, last)
            yield last
